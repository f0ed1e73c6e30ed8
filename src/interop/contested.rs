//! What is not settled, as rows: a row for each pair of acts in conflict, and for each doubt about an act.

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::Correction;
use crate::model::Date;
use crate::query::Contested;

use super::Document;
use super::Field;
use super::Row;
use super::act;

/// Conflicts, then what is contested or rejected, then what is of low certainty, then corrections; each in order of time.
///
/// Every row has the same fields: those about the other act are empty but in a conflict, those about a field but in a
/// correction.
pub fn contested(graph: &Graph, answer: &Contested) -> Document {
    let one = |key| graph.act(key);
    let mut rows = Vec::new();
    for &[act, other] in &answer.conflicts {
        rows.push(row(graph, "conflict", one(act), Some(one(other)), None));
    }
    for act in answer.disputed.iter().copied().map(one) {
        rows.push(row(graph, act.status().name(), act, None, None));
    }
    for act in answer.uncertain.iter().copied().map(one) {
        rows.push(row(graph, "low-certainty", act, None, None));
    }
    for act in answer.corrected.iter().copied().map(one) {
        let corrections = act.prose().corrections.iter();
        rows.extend(
            corrections.map(|correction| row(graph, "correction", act, None, Some(correction))),
        );
    }
    let beside = Row::new().with("conflicts_unlisted", answer.conflicts_unlisted);
    Document::new(graph, "contested", "doubts", rows, beside)
}

fn row(
    graph: &Graph,
    doubt: &'static str,
    act: ActRef<'_>,
    other: Option<ActRef<'_>>,
    correction: Option<&Correction>,
) -> Row {
    let text = |pick: fn(&Correction) -> &str| correction.map(pick);
    let reason = text(|one| &one.reason).map(str::to_owned);
    let row = Row::new().with("doubt", doubt);
    let row = account(graph, row, NAMES, Some(act));
    account(graph, row, OTHER_NAMES, other)
        .with("field", text(|one| one.field.name()))
        .with("printed", text(|one| &one.printed))
        .with("reading", text(|one| &one.reading))
        .with("reason", reason.or_else(|| act.prose().status_reason.clone()))
}

/// The names of the fields of one account, and of the other.
const NAMES: [&str; 9] =
    ["act", "actors", "summary", "date", "modality", "status", "certainty", "evidence", "note"];
const OTHER_NAMES: [&str; 9] = [
    "other",
    "other_actors",
    "other_summary",
    "other_date",
    "other_modality",
    "other_status",
    "other_certainty",
    "other_evidence",
    "other_note",
];

fn account(graph: &Graph, row: Row, names: [&'static str; 9], of: Option<ActRef<'_>>) -> Row {
    let values: [Field; 9] = [
        of.map(|act| act.id()).into(),
        of.map(|act| act::ids(graph, act.actors())).into(),
        of.and_then(|act| act.prose().summary.clone()).into(),
        of.and_then(|act| act.timing().date.as_ref()).map(Date::written).into(),
        of.map(|act| act.modality().name()).into(),
        of.map(|act| act.status().name()).into(),
        of.map(|act| act.certainty().name()).into(),
        of.map(|act| act::citations(graph, &act.prose().evidence)).into(),
        of.and_then(|act| act.prose().note.clone()).into(),
    ];
    names.into_iter().zip(values).fold(row, |row, (name, value)| row.with(name, value))
}
