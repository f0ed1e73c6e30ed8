//! The parts of a graph put together: names, and the two petgraph graphs.

use std::collections::BTreeMap;

use petgraph::graph::DiGraph;
use petgraph::graph::NodeIndex;

use crate::model::Act;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::model::Id;
use crate::model::Link;
use crate::model::LinkKey;
use crate::model::NodeKey;
use crate::model::SourceKey;
use crate::model::TopicKey;
use crate::model::TypeKey;

use super::Edge;
use super::Named;
use super::Parts;

pub(super) fn names(parts: &Parts) -> BTreeMap<Id, Named> {
    let nodes = parts.actors.iter().map(|actor| &actor.id);
    let nodes = nodes.chain(parts.events.iter().map(|event| &event.id)).enumerate();
    let acts = parts.acts.iter().enumerate();
    let types = parts.act_types.iter().enumerate();
    let sources = parts.sources.iter().enumerate();
    let topics = parts.topics.iter().enumerate();
    // Collected at once, a map of a hundred thousand ids is built in a fraction of the time.
    let mut names: BTreeMap<Id, Named> = nodes
        .map(|(at, id)| (id.clone(), Named::Node(NodeKey::new(at))))
        .chain(acts.map(|(at, act)| (act.id.clone(), Named::Act(ActKey::new(at)))))
        .chain(types.map(|(at, word)| (word.id.clone(), Named::Type(TypeKey::new(at)))))
        .chain(sources.map(|(at, source)| (source.id.clone(), Named::Source(SourceKey::new(at)))))
        .chain(topics.map(|(at, topic)| (topic.id.clone(), Named::Topic(TopicKey::new(at)))))
        .collect();
    for (at, dispute) in parts.disputes.iter().enumerate() {
        let key = DisputeKey::new(at);
        names.insert(dispute.id.clone(), Named::Dispute(key));
        for (place, side) in dispute.sides.iter().enumerate() {
            names.entry(side.id.clone()).or_insert(Named::Side(key, place));
        }
    }
    names
}

/// A contradiction holds both ways, whichever of the two acts names it. No act contradicts itself.
pub(super) fn mirror_conflicts(acts: &mut [Act]) {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (position, act) in acts.iter_mut().enumerate() {
        let others = std::mem::take(&mut act.prose.conflicts_with).into_iter();
        let others = others.map(ActKey::position).filter(|&other| other != position);
        pairs.extend(others.flat_map(|other| [(position, other), (other, position)]));
    }
    pairs.sort_unstable();
    pairs.dedup();
    for (one, other) in pairs {
        acts[one].prose.conflicts_with.push(ActKey::new(other));
    }
}

/// Edges are added last first, because petgraph gives the newest first.
pub(super) fn actor_graph(parts: &Parts, nodes: usize) -> DiGraph<(), Edge> {
    let mut graph = DiGraph::with_capacity(nodes, parts.acts.len());
    for _ in 0..nodes {
        graph.add_node(());
    }
    let index = |key: NodeKey| NodeIndex::new(key.position());
    for (position, act) in parts.acts.iter().enumerate().rev() {
        for &actor in act.actors.iter().rev() {
            for &recipient in act.recipients.iter().rev() {
                graph.add_edge(index(actor), index(recipient), Edge::Act(ActKey::new(position)));
            }
        }
    }
    for (position, actor) in parts.actors.iter().enumerate() {
        for role in &actor.roles {
            graph.add_edge(NodeIndex::new(position), index(role.within), Edge::Role);
        }
    }
    for (position, event) in parts.events.iter().enumerate() {
        for participant in &event.participants {
            graph.add_edge(
                index(participant.actor),
                NodeIndex::new(parts.actors.len() + position),
                Edge::Participation,
            );
        }
    }
    graph
}

pub(super) fn response_graph(acts: usize, links: &[Link]) -> DiGraph<(), LinkKey> {
    let mut graph = DiGraph::with_capacity(acts, links.len());
    for _ in 0..acts {
        graph.add_node(());
    }
    for (position, link) in links.iter().enumerate().rev() {
        let (earlier, later) =
            (NodeIndex::new(link.earlier.position()), NodeIndex::new(link.later.position()));
        graph.add_edge(earlier, later, LinkKey::new(position));
    }
    graph
}
