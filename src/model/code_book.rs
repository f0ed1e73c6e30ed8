//! Code books: what the codes of event data mean in the words of the vocabulary.

use std::collections::BTreeSet;

use super::Id;
use super::TypeKey;

/// The codes of a scheme, found by code or by label.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeBook {
    id: Id,
    name: String,
    version: String,
    /// As given, each code once.
    codes: Vec<Code>,
    /// The positions of the codes, in order of code.
    by_code: Vec<usize>,
    /// The positions of the codes, in order of label.
    by_label: Vec<usize>,
}

/// A code of a code book, and the act type that it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The code, as text: `010` is not `10`.
    pub code: String,
    /// What the scheme calls it.
    pub label: String,
    /// The Goldstein value of the code itself, which need not be that of the act type.
    pub goldstein: Option<f64>,
    /// The act type.
    pub act_type: TypeKey,
}

impl CodeBook {
    /// A code book of some codes; of several entries for one code the first stays.
    pub fn new(id: Id, name: String, version: String, mut codes: Vec<Code>) -> CodeBook {
        let mut seen = BTreeSet::new();
        codes.retain(|entry| seen.insert(entry.code.clone()));
        let mut by_code: Vec<usize> = (0..codes.len()).collect();
        let mut by_label = by_code.clone();
        by_code.sort_by(|&a, &b| codes[a].code.cmp(&codes[b].code));
        by_label.sort_by(|&a, &b| codes[a].label.cmp(&codes[b].label));
        CodeBook { id, name, version, codes, by_code, by_label }
    }

    /// Its id.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its version, as its authors give it.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every code, in the order of the book.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The entry of a code, letter by letter.
    pub fn find(&self, code: &str) -> Option<&Code> {
        let found = self.by_code.binary_search_by(|&at| self.codes[at].code.as_str().cmp(code));
        found.ok().map(|place| &self.codes[self.by_code[place]])
    }

    /// The entry of a label, letter by letter; the first in the book where several have it.
    pub fn find_label(&self, label: &str) -> Option<&Code> {
        let at = self.by_label.partition_point(|&at| self.codes[at].label.as_str() < label);
        let entry = &self.codes[*self.by_label.get(at)?];
        (entry.label == label).then_some(entry)
    }
}
