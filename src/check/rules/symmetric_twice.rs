//! One mutual act that is recorded from both ends.
//!
//! # What it finds
//!
//! Two acts of the same symmetric type and the same modality, with the same stated date or both without one, where the actors
//! of the one are the recipients of the other.
//!
//! # Why it matters
//!
//! When A meets B, B meets A: it is one act. Two records of it count twice in every matrix and every timeline.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Actor(id: "khrushchev", name: "Khrushchev", kind: Person),
//!     Act(id: "meeting", actors: ["mao"], type: "met-with", recipients: ["khrushchev"], date: "1959-10-02", evidence: []),
//!     Act(id: "talk", actors: ["khrushchev"], type: "met-with", recipients: ["mao"], date: "1959-10-02", evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Keep one record, with the evidence of both. Where there were two, give what tells them apart: the days, the places.

use std::collections::BTreeMap;

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::Date;
use crate::model::Day;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::model::TypeKey;
use crate::record::Act;

const CODE: Code = Code("symmetric-twice");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("symmetric_twice.rs"),
    run: Some(run),
};

/// What two records of one act have in common: type, modality, stated days, and parties, the lesser list first.
type Deed = (TypeKey, Modality, Option<[Day; 4]>, Vec<NodeKey>, Vec<NodeKey>);

fn run(draft: &Draft<'_, '_>, graph: &Graph, found: &mut Vec<Diagnostic>) {
    let mut deeds: BTreeMap<Deed, [Option<ActRef<'_>>; 2]> = BTreeMap::new();
    for act in graph.acts().filter(|act| act.act_type().symmetric) {
        let (actors, recipients) = (sorted(act.actors()), sorted(act.recipients()));
        if actors == recipients || recipients.is_empty() {
            continue;
        }
        let mirrored = actors > recipients;
        let (lesser, greater) = if mirrored { (recipients, actors) } else { (actors, recipients) };
        let deed = (act.type_key(), act.modality(), stated(act), lesser, greater);
        let records = deeds.entry(deed).or_default();
        records[usize::from(mirrored)].get_or_insert(act);
    }
    for records in deeds.values() {
        let [Some(one), Some(other)] = records else { continue };
        let (first, second) = if one.key() < other.key() { (one, other) } else { (other, one) };
        let (Some(first), Some(second)) = (record(draft, *first), record(draft, *second)) else {
            continue;
        };
        let message =
            format!("`{}` and `{}` are one act, told from both ends", first.id, second.id);
        found.push(
            Diagnostic::error(CODE, message)
                .at(second.label_id("the same again"))
                .and(first.label_id("recorded here"))
                .help("keep one of the two, with the evidence of both"),
        );
    }
}

fn sorted(nodes: &[NodeKey]) -> Vec<NodeKey> {
    let mut nodes = nodes.to_vec();
    nodes.sort_unstable();
    nodes
}

fn stated(act: ActRef<'_>) -> Option<[Day; 4]> {
    let bounds = act.timing().date.as_ref().map(Date::bounds)?;
    Some([bounds.start.first, bounds.start.last, bounds.end.first, bounds.end.last])
}

fn record<'d, 't>(draft: &Draft<'d, 't>, act: ActRef<'_>) -> Option<&'d Item<'t, Box<Act<'t>>>> {
    let position = draft.names.position(Kind::Act, act.id().as_str())?;
    draft.records.acts.get(position)
}
