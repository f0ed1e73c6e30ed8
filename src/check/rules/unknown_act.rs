//! An act that no record describes.
//!
//! # What it finds
//!
//! An id in `responds_to`, `continues`, `within` or `conflicts_with` that is the id of no act, and one in `order` that is
//! the id of no act or event.
//!
//! # Why it matters
//!
//! The link or the statement of order is left out, and so is an act whose carrier (`within`) is not known.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(id: "reply", actors: ["mao"], type: "decided", responds_to: [Link(act: "leter")], evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Correct the id, or add an `Act` with it.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::reference;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("unknown-act");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("unknown_act.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    reference::unknown(draft, CODE, Kind::Act, found);
}
