//! An act that nobody did.
//!
//! # What it finds
//!
//! An act whose list of actors is empty.
//!
//! # Why it matters
//!
//! An act is something somebody did. Without an actor it is on no side and answers no question, so it is left out.
//!
//! # Example
//!
//! ```ron
//! [Act(id: "call", actors: [], type: "decided", evidence: [])]
//! ```
//!
//! # How to fix
//!
//! Name who did it: an actor, or an event (a gathering that resolves something). Write `unstated` where the source does
//! not say who it was.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("act-without-actor");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("act_without_actor.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in draft.records.acts.iter().filter(|item| item.record.actors.is_empty()) {
        found.push(
            Diagnostic::error(CODE, format!("nobody did the act `{}`", item.id))
                .at(item.label_id("has no actors"))
                .help("name who did it, or write `unstated` where the source does not say"),
        );
    }
}
