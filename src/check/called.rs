//! What people call a record when they do not know its id: the names of actors, the verbs of act types.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::model::Id;

use super::records::Records;

/// So many act types are proposed for one verb; of more none.
const TYPES_MAX: usize = 3;

/// Every actor by its names, and by each word of its name that is no other actor's, in lower case.
pub(super) fn actors<'d>(records: &'d Records<'_>) -> BTreeMap<String, &'d Id> {
    let mut called = BTreeMap::new();
    let actors = &records.actors;
    for item in actors {
        for name in std::iter::once(&item.record.name).chain(&item.record.also) {
            called.entry(name.trim().to_lowercase()).or_insert(&item.id);
        }
    }
    let mut words: BTreeMap<String, Option<&Id>> = BTreeMap::new();
    for item in actors {
        for word in item.record.name.split_whitespace().map(str::to_lowercase) {
            let holder = words.entry(word).or_insert(Some(&item.id));
            *holder = holder.filter(|id| **id == item.id);
        }
    }
    for (word, holder) in words {
        if let Some(id) = holder {
            called.entry(word).or_insert(id);
        }
    }
    called
}

/// Every act type by its verbs, and by the first word of each, in lower case.
pub(super) fn types<'d>(records: &'d Records<'_>) -> BTreeMap<String, BTreeSet<&'d Id>> {
    let mut called: BTreeMap<String, BTreeSet<&Id>> = BTreeMap::new();
    for item in &records.act_types {
        let record = &item.record;
        let verbs = [&record.label, &record.past].into_iter().chain(&record.aliases);
        for verb in verbs.map(|verb| verb_of(verb)) {
            let first = verb.split(' ').next().unwrap_or("").to_owned();
            for word in [first, verb] {
                called.entry(word).or_default().insert(&item.id);
            }
        }
    }
    called.retain(|_, ids| ids.len() <= TYPES_MAX);
    called
}

/// A verb as it is looked up: in lower case, its words apart from each other.
pub(super) fn verb_of(written: &str) -> String {
    written.trim().to_lowercase().replace(['-', '_'], " ")
}
