//! Dossiers for people: everything the graph holds about one id.

mod act;
mod node;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Citation;
use crate::model::Locator;
use crate::model::NodeKey;
use crate::query::DisputeDossier;
use crate::query::Dossier;
use crate::query::Exchange;
use crate::query::SideDossier;
use crate::query::SourceDossier;
use crate::query::TopicDossier;
use crate::query::TypeDossier;

use super::Report;
use super::Table;
use super::notes;
use super::register;
use super::sentence;
use super::sentence::count;
use super::vocabulary;

/// Everything about what an id names.
pub fn dossier(graph: &Graph, answer: &Dossier) -> Report {
    match answer {
        Dossier::Actor(about) => node::actor(graph, about),
        Dossier::Event(about) => node::event(graph, about),
        Dossier::Act(about) => act::act(graph, about),
        Dossier::Type(about) => act_type(graph, about),
        Dossier::Source(about) => source(graph, about),
        Dossier::Topic(about) => topic(graph, about),
        Dossier::Dispute(about) => dispute(graph, about),
        Dossier::Side(about) => side(graph, about),
    }
}

/// A heading and a register of acts, unless there are none.
fn acts(graph: &Graph, report: &mut Report, heading: &str, acts: &[ActKey]) {
    if !acts.is_empty() {
        report.heading(format!("{heading}: {}", count(acts.len(), "act", "acts")));
        report.table(register::table(graph, acts.iter().copied()));
    }
}

/// A paragraph "Note: …", where there is one.
fn note(report: &mut Report, note: Option<&String>) {
    if let Some(note) = note {
        report.paragraph(format!("Note: {note}"));
    }
}

/// Citations in full, in a list.
fn evidence(graph: &Graph, report: &mut Report, evidence: &[Citation]) {
    if !evidence.is_empty() {
        report.paragraph("Evidence:");
        report.list(sentence::evidence(graph, evidence));
        report.cited(notes::places(graph, evidence));
    }
}

fn names(graph: &Graph, nodes: &[NodeKey]) -> String {
    let names: Vec<&str> = nodes.iter().map(|&node| graph.node(node).name()).collect();
    names.join(", ")
}

fn act_type(graph: &Graph, about: &TypeDossier) -> Report {
    let mut report = vocabulary::act_type(graph, graph.act_type(about.act_type));
    let counted = |nodes: &[(NodeKey, usize)]| {
        let told: Vec<String> = nodes
            .iter()
            .map(|&(node, acts)| format!("{} ({acts})", graph.node(node).name()))
            .collect();
        told.join(", ")
    };
    if !about.acts.is_empty() {
        report.paragraph(format!("Actors: {}.", counted(&about.actors)));
        if !about.recipients.is_empty() {
            report.paragraph(format!("Recipients: {}.", counted(&about.recipients)));
        }
    }
    acts(graph, &mut report, "Use", &about.acts);
    report
}

fn source(graph: &Graph, about: &SourceDossier) -> Report {
    let source = graph.source(about.source);
    let mut report = Report::new();
    report.heading(format!("{}: {}", source.id, source.title));
    let authors = if source.authors.is_empty() {
        "no author stated".to_owned()
    } else {
        source.authors.join(", ")
    };
    let year = source.year.map_or_else(|| "no year stated".to_owned(), |year| year.to_string());
    report.paragraph(format!("A {}; {authors}; {year}.", source.kind.label()));
    report.listed(graph.shared_source(about.source));
    note(&mut report, source.note.as_ref());
    if !source.repairs.is_empty() {
        report.paragraph("Slips of the copy, and how they are read:");
        let sign = match source.locator {
            Locator::Paragraph => "¶",
            Locator::Page => "p. ",
            Locator::Section => "§",
        };
        let told = |repair: &crate::model::Repair| {
            format!("{sign}{} “{}”, read “{}”", repair.at, repair.printed, repair.read)
        };
        report.list(source.repairs.iter().map(told).collect());
    }
    let division = match source.locator {
        Locator::Paragraph | Locator::Page => "paragraph",
        Locator::Section => "section",
    };
    let paragraphs = about.paragraphs.iter();
    let paragraphs = paragraphs.map(|(at, acts)| (at.as_deref().unwrap_or("none"), acts));
    report.table(cited_by(graph, division, paragraphs));
    report.table(cited_by(graph, "page", about.pages.iter().map(|(at, acts)| (at.as_str(), acts))));
    report.table(cited_by(graph, "note", about.notes.iter().map(|(at, acts)| (at.as_str(), acts))));
    report.paragraph(format!(
        "{}, {} and {} cite it.",
        count(about.acts.len(), "act", "acts"),
        count(about.actors.len(), "actor", "actors"),
        count(about.events.len(), "event", "events")
    ));
    report
}

/// What acts name of the place in a source, and which acts.
fn cited_by<'a>(
    graph: &Graph,
    what: &'static str,
    places: impl Iterator<Item = (&'a str, &'a Vec<ActKey>)>,
) -> Table {
    let mut table = Table::new(&[what, "acts"]);
    for (place, acts) in places {
        table.row([place.to_owned(), ids(graph, acts)]);
    }
    table
}

fn ids(graph: &Graph, acts: &[ActKey]) -> String {
    acts.iter().map(|&act| graph.act(act).id().as_str()).collect::<Vec<_>>().join(", ")
}

fn topic(graph: &Graph, about: &TopicDossier) -> Report {
    let topic = graph.topic(about.topic);
    let mut report = Report::new();
    report.heading(format!("{}: {}", topic.id, topic.name));
    note(&mut report, topic.note.as_ref());
    if !about.events.is_empty() {
        report.paragraph(format!("Events: {}.", names(graph, &about.events)));
    }
    acts(graph, &mut report, "About it", &about.acts);
    report
}

fn dispute(graph: &Graph, about: &DisputeDossier) -> Report {
    let dispute = graph.dispute(about.dispute);
    let mut report = Report::new();
    report.heading(format!("{}: {}", dispute.id, dispute.name));
    if let Some(period) = &dispute.period {
        report.paragraph(format!("Period: {}.", period.written()));
    }
    note(&mut report, dispute.note.as_ref());
    for (side, members) in dispute.sides.iter().zip(&about.members) {
        report.paragraph(format!("{} ({}): {}.", side.name, side.id, names(graph, members)));
    }
    exchanges(graph, &mut report, about.dispute, &about.exchanges);
    report
}

fn side(graph: &Graph, about: &SideDossier) -> Report {
    let dispute = graph.dispute(about.dispute);
    let mut report = Report::new();
    if let Some(side) = dispute.sides.get(about.side) {
        report.heading(format!("{}: {}, a side of {}", side.id, side.name, dispute.name));
    }
    report.paragraph(format!("Members: {}.", names(graph, &about.members)));
    exchanges(graph, &mut report, about.dispute, &about.exchanges);
    report
}

fn exchanges(
    graph: &Graph,
    report: &mut Report,
    dispute: crate::model::DisputeKey,
    exchanges: &[Exchange],
) {
    let name = |place: usize| {
        graph.dispute(dispute).sides.get(place).map_or("", |side| side.name.as_str())
    };
    for exchange in exchanges {
        let heading = format!("{} towards {}", name(exchange.from), name(exchange.to));
        acts(graph, report, &heading, &exchange.acts);
    }
}
