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

use super::Page;
use super::Table;
use super::notes;
use super::register;
use super::sentence;
use super::sentence::count;
use super::vocabulary;

/// Everything about what an id names.
pub fn dossier(graph: &Graph, answer: &Dossier) -> Page {
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
fn acts(graph: &Graph, page: &mut Page, heading: &str, acts: &[ActKey]) {
    if !acts.is_empty() {
        page.heading(format!("{heading}: {}", count(acts.len(), "act", "acts")));
        page.table(register::table(graph, acts.iter().copied()));
    }
}

/// A paragraph "Note: …", where there is one.
fn note(page: &mut Page, note: Option<&String>) {
    if let Some(note) = note {
        page.paragraph(format!("Note: {note}"));
    }
}

/// Citations in full, in a list.
fn evidence(graph: &Graph, page: &mut Page, evidence: &[Citation]) {
    if !evidence.is_empty() {
        page.paragraph("Evidence:");
        page.list(sentence::evidence(graph, evidence));
        page.cited(notes::places(graph, evidence));
    }
}

fn names(graph: &Graph, nodes: &[NodeKey]) -> String {
    let names: Vec<&str> = nodes.iter().map(|&node| graph.node(node).name()).collect();
    names.join(", ")
}

fn act_type(graph: &Graph, about: &TypeDossier) -> Page {
    let mut page = vocabulary::act_type(graph, graph.act_type(about.act_type));
    let counted = |nodes: &[(NodeKey, usize)]| {
        let told: Vec<String> = nodes
            .iter()
            .map(|&(node, acts)| format!("{} ({acts})", graph.node(node).name()))
            .collect();
        told.join(", ")
    };
    if !about.acts.is_empty() {
        page.paragraph(format!("Actors: {}.", counted(&about.actors)));
        if !about.recipients.is_empty() {
            page.paragraph(format!("Recipients: {}.", counted(&about.recipients)));
        }
    }
    acts(graph, &mut page, "Use", &about.acts);
    page
}

fn source(graph: &Graph, about: &SourceDossier) -> Page {
    let source = graph.source(about.source);
    let mut page = Page::new();
    page.heading(format!("{}: {}", source.id, source.title));
    let authors = if source.authors.is_empty() {
        "no author stated".to_owned()
    } else {
        source.authors.join(", ")
    };
    let year = source.year.map_or_else(|| "no year stated".to_owned(), |year| year.to_string());
    page.paragraph(format!("A {}; {authors}; {year}.", source.kind.label()));
    page.listed(graph.shared_source(about.source));
    note(&mut page, source.note.as_ref());
    if !source.repairs.is_empty() {
        page.paragraph("Slips of the copy, and how they are read:");
        let sign = match source.locator {
            Locator::Paragraph => "¶",
            Locator::Page => "p. ",
            Locator::Section => "§",
        };
        let told = |repair: &crate::model::Repair| {
            format!("{sign}{} “{}”, read “{}”", repair.at, repair.printed, repair.read)
        };
        page.list(source.repairs.iter().map(told).collect());
    }
    let division = match source.locator {
        Locator::Paragraph | Locator::Page => "paragraph",
        Locator::Section => "section",
    };
    let paragraphs = about.paragraphs.iter();
    let paragraphs = paragraphs.map(|(at, acts)| (at.as_deref().unwrap_or("none"), acts));
    page.table(cited_by(graph, division, paragraphs));
    page.table(cited_by(graph, "page", about.pages.iter().map(|(at, acts)| (at.as_str(), acts))));
    page.table(cited_by(graph, "note", about.notes.iter().map(|(at, acts)| (at.as_str(), acts))));
    page.paragraph(format!(
        "{}, {} and {} cite it.",
        count(about.acts.len(), "act", "acts"),
        count(about.actors.len(), "actor", "actors"),
        count(about.events.len(), "event", "events")
    ));
    page
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

fn topic(graph: &Graph, about: &TopicDossier) -> Page {
    let topic = graph.topic(about.topic);
    let mut page = Page::new();
    page.heading(format!("{}: {}", topic.id, topic.name));
    note(&mut page, topic.note.as_ref());
    if !about.events.is_empty() {
        page.paragraph(format!("Events: {}.", names(graph, &about.events)));
    }
    acts(graph, &mut page, "About it", &about.acts);
    page
}

fn dispute(graph: &Graph, about: &DisputeDossier) -> Page {
    let dispute = graph.dispute(about.dispute);
    let mut page = Page::new();
    page.heading(format!("{}: {}", dispute.id, dispute.name));
    if let Some(period) = &dispute.period {
        page.paragraph(format!("Period: {}.", period.written()));
    }
    note(&mut page, dispute.note.as_ref());
    for (side, members) in dispute.sides.iter().zip(&about.members) {
        page.paragraph(format!("{} ({}): {}.", side.name, side.id, names(graph, members)));
    }
    exchanges(graph, &mut page, about.dispute, &about.exchanges);
    page
}

fn side(graph: &Graph, about: &SideDossier) -> Page {
    let dispute = graph.dispute(about.dispute);
    let mut page = Page::new();
    if let Some(side) = dispute.sides.get(about.side) {
        page.heading(format!("{}: {}, a side of {}", side.id, side.name, dispute.name));
    }
    page.paragraph(format!("Members: {}.", names(graph, &about.members)));
    exchanges(graph, &mut page, about.dispute, &about.exchanges);
    page
}

fn exchanges(
    graph: &Graph,
    page: &mut Page,
    dispute: crate::model::DisputeKey,
    exchanges: &[Exchange],
) {
    let name = |place: usize| {
        graph.dispute(dispute).sides.get(place).map_or("", |side| side.name.as_str())
    };
    for exchange in exchanges {
        let heading = format!("{} towards {}", name(exchange.from), name(exchange.to));
        acts(graph, page, &heading, &exchange.acts);
    }
}
