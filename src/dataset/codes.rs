//! The codes of a data set: what each means in the vocabulary.

use crate::model::ActType;
use crate::model::Class;
use crate::model::CodeBook;
use crate::model::Id;
use crate::model::Recipients;
use crate::model::Scope;
use crate::model::TypeKey;

use super::CODES_MAX;

/// A code of a data set: a place in its list of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeKey(pub(super) u32);

impl CodeKey {
    /// The code of a place in the list of codes.
    pub fn new(position: u32) -> CodeKey {
        CodeKey(position)
    }

    /// Its place in the list of codes.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// A code as rows write it, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Coded {
    /// As rows write it: `010` is not `10`.
    pub code: String,
    /// What the code book calls it; nothing where the book does not have it.
    pub label: Option<String>,
    /// The act type it comes to; nothing where the book does not have it.
    pub act_type: Option<Id>,
    /// The rung of that type; 0 where there is none.
    pub rung: u8,
    /// The class of that type; neutral where there is none.
    pub class: Class,
    /// Whether acts of that type have recipients.
    pub recipients: Recipients,
    /// Whether acts of that type go towards another actor, so that they can escalate.
    pub is_dyadic: bool,
    /// The Goldstein value of the code.
    pub goldstein: Option<f64>,
    /// How many acts have it.
    pub acts: usize,
}

impl Coded {
    /// A code by a code book, which has it as a code or else as a label.
    pub fn new<'t>(
        code: &str,
        book: &CodeBook,
        act_type: impl Fn(TypeKey) -> &'t ActType,
    ) -> Coded {
        let Some(entry) = book.find(code).or_else(|| book.find_label(code)) else {
            return Coded::unknown(code);
        };
        let act_type = act_type(entry.act_type);
        Coded {
            code: code.to_owned(),
            label: Some(entry.label.clone()),
            act_type: Some(act_type.id.clone()),
            rung: act_type.rung,
            class: act_type.class,
            recipients: act_type.recipients,
            is_dyadic: act_type.scope == Scope::Dyadic,
            goldstein: entry.goldstein,
            acts: 0,
        }
    }

    /// A code that no code book has.
    pub fn unknown(code: &str) -> Coded {
        Coded {
            code: code.to_owned(),
            label: None,
            act_type: None,
            rung: 0,
            class: Class::Neutral,
            recipients: Recipients::Optional,
            is_dyadic: false,
            goldstein: None,
            acts: 0,
        }
    }
}

/// Some of the codes of a data set.
#[derive(Clone, Debug)]
pub struct CodeSet {
    words: Vec<u64>,
    mask: u32,
}

impl CodeSet {
    /// The codes for which something holds.
    pub fn new(codes: &[Coded], holds: impl Fn(&Coded) -> bool) -> CodeSet {
        CodeSet::of_each(codes.iter().map(holds))
    }

    /// The codes marked, in order of the list of codes.
    pub fn of(marked: &[bool]) -> CodeSet {
        CodeSet::of_each(marked.iter().copied())
    }

    fn of_each(marked: impl Iterator<Item = bool>) -> CodeSet {
        let mut set = CodeSet { words: Vec::new(), mask: 0 };
        for (position, is_marked) in marked.take(CODES_MAX).enumerate() {
            if position % 64 == 0 {
                set.words.push(0);
            }
            set.words[position / 64] |= u64::from(is_marked) << (position % 64);
            set.mask |= u32::from(is_marked) << (position % 32);
        }
        set
    }

    /// Whether a code is among them.
    #[inline]
    pub fn contains(&self, code: CodeKey) -> bool {
        let word = self.words.get(code.0 as usize / 64);
        word.is_some_and(|word| word >> (code.0 % 64) & 1 == 1)
    }

    /// A bit for every 32nd code.
    pub(super) fn mask(&self) -> u32 {
        self.mask
    }
}
