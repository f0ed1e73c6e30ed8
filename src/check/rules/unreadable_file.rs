//! A file that cannot be read as text.
//!
//! # What it finds
//!
//! A `*.ron`, `*.bib` or `*.json` file of the folder that is a link, is no regular file, may not be read, is not UTF-8, or is
//! larger than 256 MiB; and a folder in it that may not be opened, is reached by a link, or lies more than 64 folders deep.
//!
//! # Why it matters
//!
//! What stands in it is missing from every answer.
//!
//! # Example
//!
//! ```text
//! graph/acts/1960.ron -> /somewhere/else/1960.ron
//! ```
//!
//! # How to fix
//!
//! Put a UTF-8 text in its place, or take it out of the folder. Links are never followed, so that a graph folder
//! reads nothing outside itself.

use crate::check::Rule;
use crate::diagnostic::Severity;
use crate::load;

pub(in crate::check) const RULE: Rule = Rule {
    code: load::UNREADABLE_FILE,
    severity: Severity::Error,
    page: include_str!("unreadable_file.rs"),
    run: None,
};
