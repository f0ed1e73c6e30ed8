//! A bibliography that cannot be read.
//!
//! # What it finds
//!
//! In a `*.bib` file, an entry that is not closed, lacks a comma or uses an abbreviation that is not defined; `crossref` and
//! `xdata` that name no entry, go round or lead too far. In a `*.json` file that is a list, what is no JSON, or an item without
//! `id`. In both, a date that is none, a type that CSL does not know, and a field or entry of excessive length or depth.
//!
//! # Why it matters
//!
//! The entry, or the field of which the finding speaks, is left out: citations of the entry would lead nowhere, and notes would
//! be incomplete. Entries around it are read all the same.
//!
//! # Example
//!
//! ```bibtex
//! @book{river-war,
//!     author = {Doe, Jane},
//!     title = {The River War,
//! }
//! ```
//!
//! # How to fix
//!
//! Look at the place shown and just before it, most often for a missing brace or comma. Each entry begins at the start of a
//! line.

use crate::bibliography;
use crate::check::Rule;
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    code: bibliography::BAD_REFERENCE,
    severity: Severity::Error,
    page: include_str!("bad_reference.rs"),
    run: None,
};
