//! Ids for what a data set names: made of its names, free in the folder.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::graph::Graph;
use crate::model::UNSTATED;

/// The most letters that a name gives to an id: the id of an act must have room for that of its data set.
const SLUG_MAX: usize = 60;

/// The ids that are given already, those that acts of data sets will have among them.
pub(super) struct Taken {
    /// Each with the number that was put behind it last, where many names come to one id.
    ids: BTreeMap<String, u32>,
    datasets: Vec<String>,
}

impl Taken {
    pub(super) fn new<'d>(graph: &Graph, datasets: impl Iterator<Item = &'d str>) -> Taken {
        let names = graph.names().map(|(id, _)| (id.as_str().to_owned(), 1));
        let mut ids: BTreeMap<String, u32> = names.collect();
        ids.insert(UNSTATED.to_owned(), 1);
        Taken { ids, datasets: datasets.map(str::to_owned).collect() }
    }

    /// Ids that are taken besides.
    pub(super) fn add<'i>(&mut self, ids: impl Iterator<Item = &'i String>) {
        for id in ids {
            self.ids.entry(id.clone()).or_insert(1);
        }
    }

    /// An id for a data set, with which those of its acts may begin.
    pub(super) fn dataset(&mut self, name: &str) -> String {
        let mut id = slug(name, "data-set");
        while self.ids.contains_key(&id) || self.is_of_act(&id) || self.has_as_of_act(&id) {
            id.insert_str(0, "data-set-");
        }
        self.ids.insert(id.clone(), 1);
        self.datasets.push(id.clone());
        id
    }

    /// An id, with a number where it is taken.
    pub(super) fn free(&mut self, mut id: String, otherwise: &str) -> String {
        // Behind any other id a number makes none that an act may have.
        while self.is_of_act(&id) || self.datasets.contains(&id) {
            id = format!("{otherwise}-{id}");
        }
        let Some(mut number) = self.ids.get(&id).copied() else {
            self.ids.insert(id.clone(), 1);
            return id;
        };
        let free = loop {
            number += 1;
            let numbered = format!("{id}-{number}");
            if !self.ids.contains_key(&numbered) {
                break numbered;
            }
        };
        self.ids.insert(id, number);
        self.ids.insert(free.clone(), 1);
        free
    }

    /// Whether an act of a data set may have an id.
    fn is_of_act(&self, id: &str) -> bool {
        self.datasets.iter().any(|dataset| is_of_act(id, dataset))
    }

    /// Whether an id is taken that an act of a data set of this id might have.
    fn has_as_of_act(&self, dataset: &str) -> bool {
        let begin = format!("{dataset}-");
        let mut ids = self.ids.range(begin.clone()..).map(|(id, _)| id);
        ids.by_ref().take_while(|id| id.starts_with(&begin)).any(|id| is_of_act(id, dataset))
    }
}

/// Whether an id is made of that of a data set and of numbers.
fn is_of_act(id: &str, dataset: &str) -> bool {
    let numbers = id.strip_prefix(dataset).and_then(|rest| rest.strip_prefix('-'));
    numbers.is_some_and(|rest| rest.bytes().all(|sign| sign == b'-' || sign.is_ascii_digit()))
}

/// The letters and digits of a name, small and without accents; no more than make a short id.
pub(super) fn slug(name: &str, otherwise: &str) -> String {
    let mut id = String::new();
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() == SLUG_MAX {
            break;
        }
    }
    let bare = id.trim_end_matches('-');
    match bare.chars().next() {
        None => otherwise.to_owned(),
        Some(first) if first.is_ascii_alphabetic() => bare.to_owned(),
        Some(_) => format!("{otherwise}-{bare}"),
    }
}
