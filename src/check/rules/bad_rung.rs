//! A rung that the ladder does not have.
//!
//! # What it finds
//!
//! A `rung` of an act, or of an act type that the folder adds or uses, that is no rung of the ladder.
//!
//! # Why it matters
//!
//! Escalation is counted in rungs. A rung beside the ladder has no label, crosses no threshold, and would still be compared
//! with the others.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(id: "order", actors: ["mao"], type: "decided", rung: (value: 12, reason: "unheard of"), evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Use a rung of the ladder. A folder that brings a ladder of its own says for each act type on which of its rungs it
//! stands: add an `ActType` with the id of the built-in one, which it replaces.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("bad-rung");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_rung.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    let Some(ladder) = draft.records.ladders.first().filter(|item| !item.record.rungs.is_empty())
    else {
        return;
    };
    let has = |value: u8| ladder.record.rungs.iter().any(|rung| rung.value == value);
    let report = |value: u8, place: Option<Label>| {
        Diagnostic::error(CODE, format!("the ladder `{}` has no rung {value}", ladder.id))
            .at(place)
            .and(if ladder.is_built_in() { None } else { ladder.label_id("the ladder") })
            .help(format!("its rungs are: {}", values(ladder)))
    };
    let mut reported = vec![false; draft.records.act_types.len()];
    for (item, reported) in draft.records.act_types.iter().zip(&mut reported) {
        if !item.is_built_in() && !has(item.record.rung) {
            *reported = true;
            found.push(report(item.record.rung, item.label_id("of this type")));
        }
    }
    for (at, item) in draft.records.acts.iter().enumerate() {
        if let Some(own) = item.record.rung.as_ref() {
            if !has(own.value) {
                found.push(report(own.value, item.label(&own.reason, "of this act")));
            }
            continue;
        }
        let Some(act_type) = draft.act_type(at).filter(|act_type| !has(act_type.rung)) else {
            continue;
        };
        let known = draft.names.position(Kind::ActType, &act_type.id);
        let reported = known.and_then(|position| reported.get_mut(position));
        if reported.is_some_and(|reported| !std::mem::replace(reported, true)) {
            let label = item.label(&item.record.act_type, "of this built-in type");
            found.push(report(act_type.rung, label));
        }
    }
}

fn values(ladder: &Item<'_, crate::record::Ladder<'_>>) -> String {
    let values: Vec<String> =
        ladder.record.rungs.iter().map(|rung| rung.value.to_string()).collect();
    values.join(", ")
}
