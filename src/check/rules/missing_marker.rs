//! A folder without `demarche.ron`.
//!
//! # What it finds
//!
//! A graph folder whose top holds no file named `demarche.ron`.
//!
//! # Why it matters
//!
//! The file marks the folder, so that commands find it from below, and holds the title, the licence of the data and the
//! version of the format. Without it nobody can tell what the data are and what may be done with them.
//!
//! # Example
//!
//! ```text
//! graph/actors.ron
//! graph/acts.ron
//! ```
//!
//! # How to fix
//!
//! Add a file `demarche.ron` at the top of the folder:
//!
//! ```text
//! Graph(title: "A dispute", licence: "CC-BY-4.0", format: 1)
//! ```
//!
//! `demarche check --fix` writes one with the name of the folder as its title and `to be stated` as its licence, where the
//! folder holds records and is no part of another graph. Set both right.

use crate::check::Rule;
use crate::diagnostic::Severity;
use crate::load;

pub(in crate::check) const RULE: Rule = Rule {
    code: load::MISSING_MARKER,
    severity: Severity::Warning,
    page: include_str!("missing_marker.rs"),
    run: None,
};
