//! An event or a role for which no source is named.
//!
//! # What it finds
//!
//! An event, or a role of an actor, whose `evidence` is empty.
//!
//! # Why it matters
//!
//! Roles decide who counts as whom, and events tie acts together. Both are claims, and a reader must be able to look them up.
//!
//! # Example
//!
//! ```ron
//! [Event(id: "visit", name: "A visit", evidence: [])]
//! ```
//!
//! # How to fix
//!
//! Add a citation: `evidence: [Cite(source: "…", page: "…")]`.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("uncited-record");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("uncited_record.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    let help = "add `evidence: [Cite(source: \"…\", page: \"…\")]`";
    for item in &draft.records.actors {
        for role in item.record.roles.iter().filter(|role| role.evidence.is_empty()) {
            let message = format!("a role of `{}` cites no source", item.id);
            let label = item.label(&role.title, "who says so?");
            found.push(Diagnostic::error(CODE, message).at(label).help(help));
        }
    }
    for item in draft.records.events.iter().filter(|item| item.record.evidence.is_empty()) {
        let message = format!("the event `{}` cites no source", item.id);
        let label = item.label_id("who says so?");
        found.push(Diagnostic::error(CODE, message).at(label).help(help));
    }
}
