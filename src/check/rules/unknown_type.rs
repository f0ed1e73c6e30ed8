//! An act type that the vocabulary does not have.
//!
//! # What it finds
//!
//! A `type` of an act or of a code in a code book, or the reading of a correction of its type, that is the id of no act type.
//!
//! # Why it matters
//!
//! The act, or the code, is left out: nobody could tell what was done.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(id: "speech", actors: ["mao"], type: "accuse", evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! `demarche types` lists the act types with their definitions and the borders between them. A folder may add its own
//! as `ActType`.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::reference;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("unknown-type");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("unknown_type.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    reference::unknown(draft, CODE, Kind::ActType, found);
}
