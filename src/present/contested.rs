//! What is not settled, for people: each side of it beside the other, with the evidence of both.

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Status;
use crate::query::Contested;

use super::Report;
use super::Table;
use super::sentence;
use super::sentence::count;

/// Accounts that contradict each other, acts that are contested or rejected or of low certainty, and corrections.
pub fn contested(graph: &Graph, answer: &Contested) -> Report {
    let mut report = Report::new();
    for &[one, other] in &answer.conflicts {
        let (one, other) = (graph.act(one), graph.act(other));
        report.heading(format!("Accounts that conflict: {} and {}", one.id(), other.id()));
        report.table(side_by_side(graph, one, other));
    }
    let told =
        |title: &str, acts: &[ActKey]| format!("{title}: {}", count(acts.len(), "act", "acts"));
    if !answer.disputed.is_empty() {
        report.heading(told("Contested or rejected", &answer.disputed));
        report.table(doubted(graph, &answer.disputed, "why it is disputed", status));
    }
    if !answer.uncertain.is_empty() {
        report.heading(told("Of low certainty", &answer.uncertain));
        report.table(doubted(graph, &answer.uncertain, "what a reader should know", note));
    }
    for act in answer.corrected.iter().map(|&key| graph.act(key)) {
        report.heading(format!("Corrected: {}", act.id()));
        report.table(corrected(graph, act));
    }
    if answer.conflicts_unlisted > 0 {
        report.paragraph(format!(
            "{} more pairs of acts in conflict are not listed.",
            answer.conflicts_unlisted
        ));
    }
    report.paragraph(summary(answer));
    report
}

fn side_by_side(graph: &Graph, one: ActRef<'_>, other: ActRef<'_>) -> Table {
    let mut table = Table::comparison(&["", "one account", "the other"]);
    let mut row = |name: &str, of: &dyn Fn(ActRef<'_>) -> String| {
        let (one, other) = (of(one), of(other));
        if !(one.is_empty() && other.is_empty()) {
            table.row([name.to_owned(), one, other]);
        }
    };
    row("act", &|act| sentence::act(graph, act));
    row("actors", &|act| sentence::names(graph, act.actors()));
    row("date", &|act| sentence::date(act.timing()));
    row("status", &status);
    row("evidence", &|act| evidence(graph, act));
    row("note", &note);
    table
}

/// The status and its reason; nothing of an act that stands.
fn status(act: ActRef<'_>) -> String {
    match (act.status(), &act.prose().status_reason) {
        (Status::Accepted, _) => String::new(),
        (Status::Contested | Status::Rejected, None) => act.status().name().to_owned(),
        (Status::Contested | Status::Rejected, Some(reason)) => {
            format!("{}: {reason}", act.status().name())
        }
    }
}

fn evidence(graph: &Graph, act: ActRef<'_>) -> String {
    sentence::evidence(graph, &act.prose().evidence).join(". ")
}

fn note(act: ActRef<'_>) -> String {
    act.prose().note.clone().unwrap_or_default()
}

/// Acts with their evidence beside what is held against them.
fn doubted(
    graph: &Graph,
    acts: &[ActKey],
    against: &'static str,
    told: fn(ActRef<'_>) -> String,
) -> Table {
    let mut table = Table::comparison(&["date", "what is said, and where", against]);
    for act in acts.iter().map(|&key| graph.act(key)) {
        let said = format!("{} ({})", sentence::act(graph, act), evidence(graph, act));
        table.row([sentence::date(act.timing()), said, told(act)]);
    }
    table
}

fn corrected(graph: &Graph, act: ActRef<'_>) -> Table {
    let mut table = Table::comparison(&["", "as printed", "as an editor reads it"]);
    for one in &act.prose().corrections {
        table.row([one.field.name().to_owned(), one.printed.clone(), one.reading.clone()]);
        table.row(["stands on".to_owned(), evidence(graph, act), one.reason.clone()]);
    }
    table
}

fn summary(answer: &Contested) -> String {
    format!(
        "{} in conflict, {} contested or rejected, {} of low certainty, {} corrected.",
        count(answer.conflicts.len() + answer.conflicts_unlisted, "pair of acts", "pairs of acts"),
        count(answer.disputed.len(), "act", "acts"),
        answer.uncertain.len(),
        answer.corrected.len(),
    )
}
