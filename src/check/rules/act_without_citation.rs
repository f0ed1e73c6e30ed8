//! An act for which no source is named.
//!
//! # What it finds
//!
//! An act whose `evidence` is empty.
//!
//! # Why it matters
//!
//! Every line of every answer can be followed to the place that says so. An act without a citation is a claim of the
//! curator's own.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(id: "order", actors: ["mao"], type: "decided", evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Add a citation: `evidence: [Cite(source: "…", page: "…")]`. What no source says does not belong in the graph.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("act-without-citation");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("act_without_citation.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in draft.records.acts.iter().filter(|item| item.record.evidence.is_empty()) {
        found.push(
            Diagnostic::error(CODE, format!("the act `{}` cites no source", item.id))
                .at(item.label_id("who says so?"))
                .help("add `evidence: [Cite(source: \"…\", page: \"…\")]`"),
        );
    }
}
