//! A source that no record describes.
//!
//! # What it finds
//!
//! A citation whose `source` is the id of no source.
//!
//! # Why it matters
//!
//! Nobody could look it up. The citation is left out, and with it perhaps the only ground of what it supports.
//!
//! # Example
//!
//! ```ron
//! [Event(id: "visit", name: "A visit", evidence: [Cite(source: "luthi", page: "12")])]
//! ```
//!
//! # How to fix
//!
//! Correct the id, or add a `Source` with it.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::reference;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("unknown-source");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("unknown_source.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    reference::unknown(draft, CODE, Kind::Source, found);
}
