//! A text that is no list of records.
//!
//! # What it finds
//!
//! A file, or a record in it, that is not well formed: a missing comma or bracket, a string that is never closed, a value
//! of the wrong sort, something after the closing bracket of the list.
//!
//! # Why it matters
//!
//! The record is left out. The records around it are read all the same: reading goes on at the next line that begins
//! a record.
//!
//! # Example
//!
//! ```ron
//! [
//!     Topic(id: "border" name: "The border"),
//! ]
//! ```
//!
//! # How to fix
//!
//! Look at the place shown and just before it. A file is one list of records in square brackets, with commas between them;
//! a record is its kind and its fields in round brackets, with commas between them.

use crate::check::Rule;
use crate::diagnostic::Severity;
use crate::load;

pub(in crate::check) const RULE: Rule = Rule {
    code: load::SYNTAX,
    severity: Severity::Error,
    page: include_str!("syntax.rs"),
    run: None,
};
