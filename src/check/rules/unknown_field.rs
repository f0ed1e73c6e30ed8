//! A field that its record does not have.
//!
//! # What it finds
//!
//! A field whose name is none of those that its kind of record has.
//!
//! # Why it matters
//!
//! A name that is a letter off would lose what it holds without a word. The record is left out until it is mended.
//!
//! # Example
//!
//! ```ron
//! [Topic(id: "border", name: "The border", remark: "in the north")]
//! ```
//!
//! # How to fix
//!
//! Use one of the fields that the message names; `note` takes whatever has no field of its own. The codebook
//! (`graph/README.md`) says for every field what to write.

use crate::check::Rule;
use crate::diagnostic::Severity;
use crate::load;

pub(in crate::check) const RULE: Rule = Rule {
    code: load::UNKNOWN_FIELD,
    severity: Severity::Error,
    page: include_str!("unknown_field.rs"),
    run: None,
};
