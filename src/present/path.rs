//! Paths for people: chains of acts, or why there is none and what comes nearest.

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::NodeKey;
use crate::model::Role;
use crate::query::NearestMiss;
use crate::query::NearestNode;
use crate::query::Path;
use crate::query::PathQuestion;
use crate::query::Paths;
use crate::query::Sense;
use crate::query::Tie;
use crate::query::TieKind;

use super::Report;
use super::Table;
use super::notes;
use super::register::hidden;
use super::sentence;
use super::sentence::count;

/// The chains of acts that were found; where there are none, the nearest miss.
pub fn paths(graph: &Graph, question: &PathQuestion, answer: &Paths) -> Report {
    let (from, to) = (graph.node(question.from).name(), graph.node(question.to).name());
    let mut report = Report::new();
    for (position, path) in answer.paths.iter().enumerate() {
        let number =
            if answer.paths.len() > 1 { format!("{}. ", position + 1) } else { String::new() };
        report
            .heading(format!("{number}{from} → {to}: {}", count(path.steps.len(), "act", "acts")));
        report.table(steps(graph, path));
    }
    if question.from == question.to {
        report.paragraph(format!("{from} is both ends: a path leads from one actor to another."));
    } else if answer.paths.is_empty() && answer.is_cut {
        report.paragraph(format!("The search for a path from {from} to {to} was given up as too long: narrow it with terms."));
    } else if answer.paths.is_empty() {
        report.paragraph(format!("No path leads from {from} to {to}{}", hidden(answer.hidden)));
    } else if answer.is_cut {
        report.paragraph(
            "There are more paths than are listed: narrow the question with terms, or raise --max.",
        );
    }
    if let Some(miss) = &answer.miss {
        report.list(reasons(from, to, miss));
        if let Some(nearest) = &miss.nearest {
            near(graph, &mut report, to, nearest);
        }
    }
    report
}

fn steps(graph: &Graph, path: &Path) -> Table {
    let mut table = Table::new(&["", "date", "act", "source"]);
    for (position, step) in path.steps.iter().enumerate() {
        let act = graph.act(step.act);
        let (from, to) = (graph.node(step.from).name(), graph.node(step.to).name());
        let arrow = match step.sense {
            Sense::Forward => "→",
            Sense::Backward => "←",
        };
        let evidence = &act.prose().evidence;
        let cells = [
            (position + 1).to_string(),
            sentence::date(act.timing()),
            format!("{from} {arrow} {to}: {}", sentence::act(graph, act)),
            sentence::citations(graph, evidence),
        ];
        table.row_citing(cells, notes::places(graph, evidence));
    }
    table
}

fn reasons(from: &str, to: &str, miss: &NearestMiss) -> Vec<String> {
    let mut reasons = Vec::new();
    if miss.acts_on_nobody {
        reasons.push(format!("{from} acts on nobody."));
    }
    if miss.is_acted_on_by_nobody {
        reasons.push(format!("Nobody acts on {to}."));
    }
    reasons.push(format!(
        "Of {} other actors and events, chains of acts lead from {from} to {}, and from {} to {to}.",
        miss.others, miss.reached, miss.reaching
    ));
    let instead = [
        (miss.either_way, "if acts are followed from recipient to actor as well (--either-way)"),
        (miss.any_time, "if dates may go back (without --in-time)"),
        (
            miss.with_hidden,
            "if acts that are not actual or are rejected are let in (modality:any status:any)",
        ),
    ];
    for (length, how) in instead {
        reasons.extend(
            length.map(|length| {
                format!("There is a path of {} {how}.", count(length, "act", "acts"))
            }),
        );
    }
    reasons
}

fn near(graph: &Graph, report: &mut Report, to: &str, nearest: &NearestNode) {
    let name = graph.node(nearest.node).name();
    if nearest.path.steps.is_empty() {
        report.paragraph(format!(
            "Nearest miss: {name}, the beginning itself, is tied to {to} by other ways:"
        ));
    } else {
        report.paragraph(format!("Nearest miss: acts lead as far as {name}:"));
        report.table(steps(graph, &nearest.path));
        report.paragraph(format!("and what ties {name} to {to} is"));
    }
    report.list(nearest.ties.iter().map(|tie| told(graph, tie)).collect());
}

/// A tie in words.
fn told(graph: &Graph, tie: &Tie) -> String {
    let (from, to) = (graph.node(tie.from).name(), graph.node(tie.to).name());
    match tie.kind {
        TieKind::Role => {
            let titles = [titles(graph, tie.from, tie.to), titles(graph, tie.to, tie.from)];
            format!("{from} — {to}: {}", titles.concat().join(", "))
        }
        TieKind::Participation => format!("{from} — {to}: taking part"),
        TieKind::Act(key) => {
            let act = graph.act(key);
            let place = sentence::citations(graph, &act.prose().evidence);
            format!("{from} — {to}: {} ({place})", sentence::act(graph, act))
        }
    }
}

/// The roles that one holds in another: "ambassador (chapter ¶2 n. 543)".
fn titles(graph: &Graph, holder: NodeKey, within: NodeKey) -> Vec<String> {
    let Node::Actor(actor) = graph.node(holder) else { return Vec::new() };
    let told = |role: &Role| {
        let place = sentence::citations(graph, &role.evidence);
        if place.is_empty() { role.title.clone() } else { format!("{} ({place})", role.title) }
    };
    actor.roles.iter().filter(|role| role.within == within).map(told).collect()
}
