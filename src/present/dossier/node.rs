//! The dossiers of actors and events.

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::NodeKey;
use crate::model::Role;
use crate::query::ActorDossier;
use crate::query::EventDossier;
use crate::query::NodeActs;

use super::Report;
use super::acts;
use super::evidence;
use super::names;
use super::note;
use super::sentence;

pub(super) fn actor(graph: &Graph, about: &ActorDossier) -> Report {
    let mut report = Report::new();
    let Node::Actor(actor) = graph.node(about.actor) else { return report };
    report.heading(format!("{}: {}, {}", actor.id, actor.name, actor.kind.label()));
    if !actor.also.is_empty() {
        report.paragraph(format!("Also: {}.", actor.also.join(", ")));
    }
    if let Some(life) = &actor.life {
        report.paragraph(format!("Life: {}.", life.written()));
    }
    note(&mut report, actor.note.as_ref());
    let held: Vec<String> = actor.roles.iter().map(|one| role(graph, one, one.within)).collect();
    if !held.is_empty() {
        report.paragraph("Roles:");
        report.list(held);
    }
    let holders: Vec<String> = about
        .holders
        .iter()
        .filter_map(|&(holder, place)| holder_told(graph, holder, place))
        .collect();
    if !holders.is_empty() {
        report.paragraph("Who holds a role in it:");
        report.list(holders);
    }
    for &(dispute, place) in &about.sides {
        let dispute = graph.dispute(dispute);
        let side = dispute.sides.get(place).map_or("", |side| side.name.as_str());
        report.paragraph(format!("In {} ({}) on the side of {side}.", dispute.name, dispute.id));
    }
    if !about.events.is_empty() {
        report.paragraph(format!("Took part in: {}.", names(graph, &about.events)));
    }
    evidence(graph, &mut report, &actor.evidence);
    node_acts(graph, &mut report, &about.acts);
    report
}

fn holder_told(graph: &Graph, holder: NodeKey, place: usize) -> Option<String> {
    let Node::Actor(actor) = graph.node(holder) else { return None };
    actor.roles.get(place).map(|held| role(graph, held, holder))
}

/// "ambassador to Moscow — China, acts for it, from 1959 (chapter ¶2)".
fn role(graph: &Graph, role: &Role, other: NodeKey) -> String {
    let mut told = format!("{} — {}", graph.node(other).name(), role.title);
    if role.acts_for {
        told += ", acting for it";
    }
    for (word, date) in [("from", &role.from), ("to", &role.to)] {
        told += &date.as_ref().map_or(String::new(), |date| format!(", {word} {}", date.written()));
    }
    let place = sentence::citations(graph, &role.evidence);
    if place.is_empty() { told } else { format!("{told} ({place})") }
}

pub(super) fn event(graph: &Graph, about: &EventDossier) -> Report {
    let mut report = Report::new();
    let Node::Event(event) = graph.node(about.event) else { return report };
    report.heading(format!("{}: {}, event", event.id, event.name));
    let place = event.place.as_ref().map_or(String::new(), |place| format!("; {place}"));
    report.paragraph(format!("{}{place}.", sentence::date(&event.timing)));
    if let Some(whole) = event.part_of {
        report.paragraph(format!("Part of {}.", graph.node(whole).name()));
    }
    if !about.parts.is_empty() {
        report.paragraph(format!("Its parts: {}.", names(graph, &about.parts)));
    }
    let participants = event.participants.iter().map(|one| {
        let title = one.title.as_ref().map_or(String::new(), |title| format!(" ({title})"));
        format!("{}{title}", graph.node(one.actor).name())
    });
    let participants: Vec<String> = participants.collect();
    if !participants.is_empty() {
        report.paragraph(format!("Took part: {}.", participants.join(", ")));
    }
    if !event.topics.is_empty() {
        let topics: Vec<&str> =
            event.topics.iter().map(|&topic| graph.topic(topic).name.as_str()).collect();
        report.paragraph(format!("Topics: {}.", topics.join(", ")));
    }
    note(&mut report, event.note.as_ref());
    evidence(graph, &mut report, &event.evidence);
    acts(graph, &mut report, "Acts in it", &about.belonging);
    node_acts(graph, &mut report, &about.acts);
    report
}

fn node_acts(graph: &Graph, report: &mut Report, about: &NodeActs) {
    acts(graph, report, "Done", &about.done);
    acts(graph, report, "Received", &about.received);
    acts(graph, report, "Spoken of", &about.spoken_of);
}
