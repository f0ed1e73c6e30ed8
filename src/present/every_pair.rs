//! The main paths of all pairs of actors for people: a line a pair, and the steps of the best.

use crate::graph::Graph;
use crate::query::dataset::PairAct;
use crate::query::dataset::RankedPair;
use crate::query::dataset::Ranking;
use crate::query::escalation::Infer;

use super::Report;
use super::Table;
use super::sentence::count;

/// Which pairs escalated most, and how.
pub fn every_pair(graph: &Graph, answer: &Ranking) -> Report {
    let mut report = Report::new();
    let mut table = Table::new(&[
        "",
        "first step by",
        "and",
        "rungs",
        "thresholds",
        "links",
        "days",
        "first act",
        "last act",
    ]);
    for (position, pair) in answer.pairs.iter().enumerate() {
        let [one, other] = pair.actors.map(|node| graph.node(node).name().to_owned());
        table.row([
            (position + 1).to_string(),
            one,
            other,
            format!("{} → {}", pair.first_rung, pair.last_rung),
            pair.thresholds.to_string(),
            links(pair),
            pair.days.map_or(String::new(), |days| days.to_string()),
            pair.acts.first().map_or(String::new(), when),
            pair.acts.last().map_or(String::new(), when),
        ]);
    }
    report.table(table);
    if let Some(best) = answer.pairs.first() {
        report.heading(best.actors.map(|node| graph.node(node).name()).join(" and "));
        report.table(steps(graph, best));
    }
    report.paragraph(summary(graph, answer));
    report
}

fn links(pair: &RankedPair) -> String {
    match (pair.explicit_links, pair.inferred_links) {
        (0, inferred) => format!("{inferred} inferred"),
        (explicit, 0) => explicit.to_string(),
        (explicit, inferred) => format!("{explicit}, {inferred} inferred"),
    }
}

fn when(act: &PairAct) -> String {
    if act.first == act.last {
        act.first.to_string()
    } else {
        format!("{}..{}", act.first, act.last)
    }
}

fn steps(graph: &Graph, pair: &RankedPair) -> Table {
    let mut table = Table::new(&["", "date", "actor", "act", "rung", "id"]);
    for (position, act) in pair.acts.iter().enumerate() {
        table.row([
            (position + 1).to_string(),
            when(act),
            graph.node(act.actor).name().to_owned(),
            act.what.clone(),
            act.rung.to_string(),
            act.id.clone(),
        ]);
    }
    table
}

/// Why no pair has a path.
fn nothing(answer: &Ranking) -> &'static str {
    match (answer.infer, answer.has_links) {
        (Infer::Never, false) => {
            "No pair of actors can have a path: no link between acts is on record, and none is inferred without --infer, as in `--infer 60`."
        }
        (Infer::Never, true) => {
            "No pair of actors has a path over the links on record. `--infer 60` adds links by the order of days."
        }
        (Infer::Latest { .. } | Infer::Any { .. }, _) => "No pair of actors has a path.",
    }
}

fn summary(graph: &Graph, answer: &Ranking) -> String {
    let mut told = match answer.found {
        0 => nothing(answer).to_owned(),
        found => format!("{} a path", count(found, "pair of actors has", "pairs of actors have")),
    };
    match answer.pairs.len() {
        shown if shown == answer.found => {}
        0 => told += "; none is shown",
        1 => told += "; the best is shown",
        shown => told += &format!("; the best {shown} are shown"),
    }
    if answer.found > 0 {
        told += &format!(
            ". Rungs are those of {}; the best path has the greatest net rise, then the most thresholds, the fewest inferred links, the fewest days.",
            graph.ladder().name
        );
    }
    if answer.passed_over > 0 {
        told += &format!(
            " {} passed over: they can be asked in a graph alone, and their acts are too many for one; narrow the question with --where.",
            count(answer.passed_over, "pair is", "pairs are")
        );
    }
    told
}
