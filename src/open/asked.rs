//! Terms asked of a collection, with the rows of data sets that they name.
//!
//! A term may name an act: `id:events-7`, `id:events-7*`, `link:events-7`. An act of a data set stands in no graph until a question
//! is about it, so those that are named are looked up first; in a graph with them the terms can be read.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::graph::Named;
use crate::model::ActKey;
use crate::query::Filter;
use crate::query::dataset::Narrow;
use crate::query::named_acts;

use super::ACTS_MAX;
use super::Attached;
use super::Collection;

/// Terms, and the collection of which they are asked.
#[derive(Debug)]
pub struct Asked<'c> {
    pub(super) collection: &'c Collection,
    pub(super) terms: &'c [String],
    /// The collection's own graph and the acts that are named, where there are any.
    graph: Option<Graph>,
    /// Of each data set, by place, the acts that are named one by one: no graph lacks them in which the terms are read.
    pub(super) single: Vec<Vec<u32>>,
    /// The acts of each data set that are named, by their keys in the graph; nothing where they are too many to be looked up.
    named: Option<Vec<BTreeMap<ActKey, u32>>>,
}

impl Collection {
    /// Terms that are to be asked of it.
    pub fn asked<'c>(&'c self, terms: &'c [String]) -> Asked<'c> {
        let patterns = named_acts(terms);
        let of_all = |patterns: &[String]| -> Vec<Vec<u32>> {
            let of_each = |attached: &Attached| attached.places_named(patterns);
            self.datasets().iter().map(of_each).collect()
        };
        let (many, single): (Vec<String>, Vec<String>) =
            patterns.into_iter().partition(|pattern| pattern.ends_with('*'));
        let single = of_all(&single);
        let mut places = of_all(&many);
        let is_whole = places.iter().map(Vec::len).sum::<usize>() <= ACTS_MAX;
        for (places, single) in places.iter_mut().zip(&single) {
            if !is_whole {
                places.clear();
            }
            add(places, single.iter().copied());
        }
        let names_none = places.iter().all(Vec::is_empty);
        let own = (!names_none).then(|| self.with_acts(&places));
        let graph = own.as_ref().unwrap_or(self.graph());
        let keys = |(attached, places): (&Attached, &Vec<u32>)| {
            let key = |&place: &u32| match graph.named(&attached.act_id(place)) {
                Some(Named::Act(key)) => Some((key, place)),
                _ => None,
            };
            places.iter().filter_map(key).collect()
        };
        let named = is_whole.then(|| self.datasets().iter().zip(&places).map(keys).collect());
        Asked { collection: self, terms, graph: own, single, named }
    }
}

impl Asked<'_> {
    /// A graph in which the terms can be read. Actors, types and sources have the keys that they have in the collection's own.
    pub fn graph(&self) -> &Graph {
        self.graph.as_ref().unwrap_or(self.collection.graph())
    }

    /// What a filter that was read in [`Asked::graph`] asks of each data set.
    pub fn narrow(&self, filter: &Filter) -> Vec<Narrow> {
        let datasets = self.collection.datasets().iter().enumerate();
        let narrow = datasets.map(|(at, attached)| {
            let named = self.named.as_ref().and_then(|named| named.get(at));
            Narrow::with_named(filter, attached.beside(), named)
        });
        narrow.collect()
    }
}

impl Asked<'_> {
    /// The acts of each data set, by place, that a graph needs in which the terms are read and judged: those found, those
    /// that are named, and those to which a link ties one of them.
    ///
    /// # Errors
    ///
    /// Where more than `most` are found in a data set: its place among them, and how many.
    pub fn places(&self, narrows: &[Narrow], most: usize) -> Result<Vec<Vec<u32>>, (usize, usize)> {
        let datasets = self.collection.datasets().iter().zip(narrows).zip(&self.single);
        let places = datasets.enumerate().map(|(at, ((attached, narrow), single))| {
            let dataset = attached.dataset();
            let mut places = narrow.places(dataset, most).map_err(|count| (at, count))?;
            add(&mut places, single.iter().copied());
            let linked: Vec<u32> = dataset.linked_to(&places).collect();
            add(&mut places, linked.into_iter());
            Ok(places)
        });
        places.collect()
    }
}

/// Takes in places, so that all are in order, each once.
pub(super) fn add(places: &mut Vec<u32>, more: impl Iterator<Item = u32>) {
    places.extend(more);
    places.sort_unstable();
    places.dedup();
}

impl Attached {
    /// The acts whose ids are among these, by place, in order; a star at the end of one stands for anything.
    fn places_named(&self, patterns: &[String]) -> Vec<u32> {
        let begin = format!("{}-", self.id());
        let mut found = Vec::new();
        for pattern in patterns {
            let (bare, is_whole) = match pattern.strip_suffix('*') {
                Some(bare) => (bare, false),
                None => (pattern.as_str(), true),
            };
            if let Some(rest) = bare.strip_prefix(&begin) {
                self.add_named(rest, is_whole, &mut found);
            } else if !is_whole && begin.starts_with(bare) {
                found.extend(0..u32::try_from(self.dataset().len()).unwrap_or(u32::MAX));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Takes in the acts whose ids end so behind that of the data set, or go on from there.
    fn add_named(&self, rest: &str, is_whole: bool, found: &mut Vec<u32>) {
        let dataset = self.dataset();
        let digits = rest.split('-').next().unwrap_or(rest);
        let number = digits.parse::<u32>().ok().filter(|number| number.to_string() == digits);
        // A row whose number goes on may be meant, where no ordinal follows.
        let goes_on = !is_whole && digits == rest;
        let fits = |row: u32| match number {
            None => goes_on && digits.is_empty(),
            Some(number) if goes_on => begins_with(row, number),
            Some(number) => row == number,
        };
        let places = 0..u32::try_from(dataset.len()).unwrap_or(u32::MAX);
        let of_rows = places.filter(|&place| fits(dataset.row(place)));
        let is_named = |place: &u32| {
            let id = self.act_id(*place);
            let end = id.get(self.id().len() + 1..).unwrap_or_default();
            if is_whole { end == rest } else { end.starts_with(rest) }
        };
        found.extend(of_rows.filter(is_named));
    }
}

/// Whether a number is written beginning with another.
fn begins_with(mut number: u32, beginning: u32) -> bool {
    while number > beginning {
        number /= 10;
    }
    number == beginning
}
