//! An act towards nobody whose type is done towards somebody.
//!
//! # What it finds
//!
//! An act without recipients whose type requires them.
//!
//! # Why it matters
//!
//! The act would be an edge without an end: nobody could ask on whom it was done. It is left out.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(id: "speech", actors: ["mao"], type: "accused", evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Name the recipients. Who is only spoken of stands in `about`: then another type fits (`regarded`, `suspected`).

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Recipients;

const CODE: Code = Code("recipient-required");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("recipient_required.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (at, item) in draft.records.acts.iter().enumerate() {
        let Some(act_type) = draft.act_type(at) else { continue };
        if act_type.recipients == Recipients::Required && item.record.recipients.is_empty() {
            found.push(
                Diagnostic::error(CODE, format!("the act `{}` has no recipients", item.id))
                    .at(item.label(&item.record.act_type, "done towards somebody"))
                    .help("name the recipients, or choose a type that an actor does alone"),
            );
        }
    }
}
