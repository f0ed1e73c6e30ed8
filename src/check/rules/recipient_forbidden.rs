//! An act towards somebody whose type is done by an actor alone.
//!
//! # What it finds
//!
//! An act with recipients whose type forbids them: a decision, a view, a suspicion, a wish.
//!
//! # Why it matters
//!
//! It would count as something done to the recipient, who may never have known of it. It is left out.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Actor(id: "ussr", name: "Soviet Union", kind: State),
//!     Act(id: "doubt", actors: ["mao"], type: "suspected", recipients: ["ussr"], evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Move them to `about`; or choose a type that is done towards somebody.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Recipients;

const CODE: Code = Code("recipient-forbidden");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("recipient_forbidden.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (at, item) in draft.records.acts.iter().enumerate() {
        let Some(act_type) = draft.act_type(at) else { continue };
        let Some(recipient) = item.record.recipients.first() else { continue };
        if act_type.recipients == Recipients::Forbidden {
            let message = format!("an act of type `{}` has no recipients", act_type.id);
            found.push(
                Diagnostic::error(CODE, message)
                    .at(item.label(recipient, "cannot be a recipient of it"))
                    .and(item.label(&item.record.act_type, "done by the actor alone"))
                    .help("put those of whom it speaks in `about`"),
            );
        }
    }
}
