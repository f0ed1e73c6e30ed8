//! The dossiers of actors and events.

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::NodeKey;
use crate::model::Role;
use crate::query::ActorDossier;
use crate::query::EventDossier;
use crate::query::NodeActs;

use super::Page;
use super::acts;
use super::evidence;
use super::names;
use super::note;
use super::sentence;

pub(super) fn actor(graph: &Graph, about: &ActorDossier) -> Page {
    let mut page = Page::new();
    let Node::Actor(actor) = graph.node(about.actor) else { return page };
    page.heading(format!("{}: {}, {}", actor.id, actor.name, actor.kind.label()));
    if !actor.also.is_empty() {
        page.paragraph(format!("Also: {}.", actor.also.join(", ")));
    }
    if let Some(life) = &actor.life {
        page.paragraph(format!("Life: {}.", life.written()));
    }
    note(&mut page, actor.note.as_ref());
    let held: Vec<String> = actor.roles.iter().map(|one| role(graph, one, one.within)).collect();
    if !held.is_empty() {
        page.paragraph("Roles:");
        page.list(held);
    }
    let holders: Vec<String> = about
        .holders
        .iter()
        .filter_map(|&(holder, place)| holder_told(graph, holder, place))
        .collect();
    if !holders.is_empty() {
        page.paragraph("Who holds a role in it:");
        page.list(holders);
    }
    for &(dispute, place) in &about.sides {
        let dispute = graph.dispute(dispute);
        let side = dispute.sides.get(place).map_or("", |side| side.name.as_str());
        page.paragraph(format!("In {} ({}) on the side of {side}.", dispute.name, dispute.id));
    }
    if !about.events.is_empty() {
        page.paragraph(format!("Took part in: {}.", names(graph, &about.events)));
    }
    evidence(graph, &mut page, &actor.evidence);
    node_acts(graph, &mut page, &about.acts);
    page
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

pub(super) fn event(graph: &Graph, about: &EventDossier) -> Page {
    let mut page = Page::new();
    let Node::Event(event) = graph.node(about.event) else { return page };
    page.heading(format!("{}: {}, event", event.id, event.name));
    let place = event.place.as_ref().map_or(String::new(), |place| format!("; {place}"));
    page.paragraph(format!("{}{place}.", sentence::date(&event.timing)));
    if let Some(whole) = event.part_of {
        page.paragraph(format!("Part of {}.", graph.node(whole).name()));
    }
    if !about.parts.is_empty() {
        page.paragraph(format!("Its parts: {}.", names(graph, &about.parts)));
    }
    let participants = event.participants.iter().map(|one| {
        let title = one.title.as_ref().map_or(String::new(), |title| format!(" ({title})"));
        format!("{}{title}", graph.node(one.actor).name())
    });
    let participants: Vec<String> = participants.collect();
    if !participants.is_empty() {
        page.paragraph(format!("Took part: {}.", participants.join(", ")));
    }
    if !event.topics.is_empty() {
        let topics: Vec<&str> =
            event.topics.iter().map(|&topic| graph.topic(topic).name.as_str()).collect();
        page.paragraph(format!("Topics: {}.", topics.join(", ")));
    }
    note(&mut page, event.note.as_ref());
    evidence(graph, &mut page, &event.evidence);
    acts(graph, &mut page, "Acts in it", &about.belonging);
    node_acts(graph, &mut page, &about.acts);
    page
}

fn node_acts(graph: &Graph, page: &mut Page, about: &NodeActs) {
    acts(graph, page, "Done", &about.done);
    acts(graph, page, "Received", &about.received);
    acts(graph, page, "Spoken of", &about.spoken_of);
}
