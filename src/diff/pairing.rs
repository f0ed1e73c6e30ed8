//! Which record of the one version is which of the other.
//!
//! First by kind and id. What is left of a kind is compared without its id: records that say the same are one that was
//! renamed, then those of whose statements three quarters or more are the same ([`near`]). Acts come last, so that the names
//! of everybody in them are settled; an id that is not settled yet counts as any other such.
//!
//! Passages that are no acts have no ids: all of them go the second way. Of several records with one id those that say the
//! same are paired, then the rest in the order of what they say.

use std::collections::BTreeMap;

use super::Version;
use super::names::Names;
use super::names::Of;
use super::near;
use super::near::AtLeast;
use super::near::Seeker;

/// Which records go together, by their places in the versions.
#[derive(Debug, Default)]
pub(super) struct Pairing<'v> {
    /// The old and the new place of each record that both have.
    pub(super) pairs: Vec<(usize, usize)>,
    /// The places of those that only the old version has.
    pub(super) gone: Vec<usize>,
    /// The places of those that only the new version has.
    pub(super) come: Vec<usize>,
    /// The ids of those that were renamed.
    pub(super) names: Names<'v>,
}

/// Places of records of both versions that have one name.
type Places = [Vec<usize>; 2];

/// How much alike a record and its renamed self must be: three quarters.
const RENAMED_LEAST: AtLeast = AtLeast(3, 4);

pub(super) fn pair<'v>(old: &'v Version<'_>, new: &'v Version<'_>) -> Pairing<'v> {
    let mut by_id: BTreeMap<(&'static str, Option<&str>), Places> = BTreeMap::new();
    for (side, version) in [old, new].into_iter().enumerate() {
        for (place, entry) in version.entries.iter().enumerate() {
            let name = (entry.record.kind(), entry.record.id().map(|id| &**id));
            by_id.entry(name).or_default()[side].push(place);
        }
    }
    let mut pairing = Pairing::default();
    let mut left: BTreeMap<&'static str, Places> = BTreeMap::new();
    for ((kind, id), places) in by_id {
        let [of_old, of_new] = &places;
        match (of_old.as_slice(), of_new.as_slice()) {
            ([one], [other]) if id.is_some() => pairing.pairs.push((*one, *other)),
            ([], _) | (_, []) => {
                pairing.names.open.extend(id);
                let rest = left.entry(kind).or_default();
                rest[0].extend(of_old);
                rest[1].extend(of_new);
            }
            (_, _) if id.is_some() => pairing.same_id(old, new, &places),
            (_, _) => drop(left.insert(kind, places)),
        }
    }
    let (acts, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|(kind, _)| *kind == "Act");
    for (_, places) in others.into_iter().chain(acts) {
        pairing.same_but_for_id(old, new, &places);
    }
    pairing
}

impl<'v> Pairing<'v> {
    /// Pairs records of one kind and id, of which a version has several.
    fn same_id(&mut self, old: &Version<'_>, new: &Version<'_>, [of_old, of_new]: &Places) {
        let names = Names::default();
        let spelled = |version: &Version<'_>, places: &[usize]| {
            let spelling =
                |&place: &usize| (names.spelling("", &version.value(place), Of::New), place);
            places.iter().map(spelling).collect::<Vec<_>>()
        };
        let rest = self.equal(spelled(old, of_old), spelled(new, of_new));
        let [gone, come] = &rest;
        self.pairs.extend(gone.iter().copied().zip(come.iter().copied()));
        self.gone.extend(gone.iter().skip(come.len()));
        self.come.extend(come.iter().skip(gone.len()));
    }

    /// Pairs records of one kind that have no id in common.
    fn same_but_for_id(
        &mut self,
        old: &'v Version<'_>,
        new: &'v Version<'_>,
        [of_old, of_new]: &Places,
    ) {
        let known = self.pairs.len();
        let rest = {
            let spelled = |version: &Version<'_>, places: &[usize], of: Of| {
                let spelling = |&place: &usize| {
                    (self.names.spelling("", &version.value(place).without_id(), of), place)
                };
                places.iter().map(spelling).collect::<Vec<_>>()
            };
            let (left, right) = (spelled(old, of_old, Of::Old), spelled(new, of_new, Of::New));
            self.equal(left, right)
        };
        let [gone, come] = &rest;
        let seekers = |version: &Version<'_>, places: &[usize], of: Of| {
            let seeker = |&place: &usize| {
                let value = version.value(place).without_id();
                let name = version
                    .id(place)
                    .map_or_else(|| self.names.spelling("", &value, of), str::to_owned);
                Seeker { name, statements: self.names.statements(&value, of) }
            };
            places.iter().map(seeker).collect::<Vec<_>>()
        };
        let near =
            near::pairs(&seekers(old, gone, Of::Old), &seekers(new, come, Of::New), RENAMED_LEAST);
        self.pairs.extend(near.iter().map(|&(one, other)| (gone[one], come[other])));
        let left = |places: &[usize], taken: Vec<usize>| -> Vec<usize> {
            let mut is_taken = vec![false; places.len()];
            for place in taken {
                is_taken[place] = true;
            }
            let kept = places.iter().zip(is_taken).filter(|(_, taken)| !taken);
            kept.map(|(place, _)| *place).collect()
        };
        self.gone.extend(left(gone, near.iter().map(|pair| pair.0).collect()));
        self.come.extend(left(come, near.iter().map(|pair| pair.1).collect()));
        for &(one, other) in &self.pairs[known..] {
            self.names.renamed.extend(old.id(one).zip(new.id(other)));
        }
        for id in of_old
            .iter()
            .filter_map(|&at| old.id(at))
            .chain(of_new.iter().filter_map(|&at| new.id(at)))
        {
            self.names.open.remove(id);
        }
    }

    /// Pairs those of one spelling, those of one in the order of ids; gives the rest, in order of spelling.
    fn equal(&mut self, old: Vec<(String, usize)>, new: Vec<(String, usize)>) -> Places {
        let mut by_spelling: BTreeMap<String, Places> = BTreeMap::new();
        for (side, spelled) in [old, new].into_iter().enumerate() {
            for (spelling, place) in spelled {
                by_spelling.entry(spelling).or_default()[side].push(place);
            }
        }
        let mut rest = Places::default();
        for [old, new] in by_spelling.into_values() {
            self.pairs.extend(old.iter().copied().zip(new.iter().copied()));
            rest[0].extend(old.iter().skip(new.len()));
            rest[1].extend(new.iter().skip(old.len()));
        }
        rest
    }
}
