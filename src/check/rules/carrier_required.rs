//! An act that did not happen and stands in no act that did.
//!
//! # What it finds
//!
//! An act with a `modality` other than `Actual` that names no other act in `within`.
//!
//! # Why it matters
//!
//! A plan is somebody's plan and an allegation somebody's allegation. Without the act that carries it nobody could tell who
//! said so, and it would read as a fact. It is left out.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(id: "plan", actors: ["mao"], type: "decided", modality: Planned, evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Name in `within` the act by which it was said, planned or foretold. Add that act where it is missing: somebody `wanted`,
//! `decided`, `accused` or `reported-to`.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Modality;

const CODE: Code = Code("carrier-required");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("carrier_required.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in draft.records.acts.iter().filter(|item| item.record.within.is_none()) {
        let word = match item.record.modality {
            Modality::Actual => continue,
            Modality::Planned => "planned",
            Modality::Hypothetical => "hypothetical",
            Modality::Predicted => "predicted",
            Modality::Alleged => "alleged",
        };
        found.push(
            Diagnostic::error(CODE, format!("the {word} act `{}` stands in no other act", item.id))
                .at(item.label_id("who says so, and in which act?"))
                .help("name in `within` the act that carries it"),
        );
    }
}
