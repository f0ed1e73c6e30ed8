//! A word that is none of those a field allows.
//!
//! # What it finds
//!
//! A kind of record that does not exist, and a word where the format has a closed list of words: the kind of an
//! actor, a modality, a certainty.
//!
//! # Why it matters
//!
//! demarche decides by these words, so a new one would mean nothing to it. The record is left out until it is mended.
//!
//! # Example
//!
//! ```ron
//! [Actor(id: "liu-xiao", name: "Liu Xiao", kind: Ambassador)]
//! ```
//!
//! # How to fix
//!
//! Use one of the words that the message names, with its capital letter and without quotation marks. What an act *is* can be
//! extended: act types are records (`ActType`), not words of the format.

use crate::check::Rule;
use crate::diagnostic::Severity;
use crate::load;

pub(in crate::check) const RULE: Rule = Rule {
    code: load::UNKNOWN_VARIANT,
    severity: Severity::Error,
    page: include_str!("unknown_variant.rs"),
    run: None,
};
