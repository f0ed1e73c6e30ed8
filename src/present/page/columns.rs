//! Where actors stand on the page: in columns by side, in the order of whom they act for.
//!
//! The order follows from actors, roles and sides alone, so that an act that is added moves nothing.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::DisputeKey;
use crate::model::NodeKey;

/// One column.
pub(super) struct Column {
    /// What stands above it.
    pub(super) name: String,
    /// The place of its side among the sides of the dispute; nothing for those on no side.
    pub(super) side: Option<usize>,
    /// Who stands in it, from above.
    pub(super) nodes: Vec<NodeKey>,
}

/// The columns of a dispute: its first side, then everyone on no side and below them the events that act or are acted upon,
/// then its other sides. Without a dispute nobody is on a side.
pub(super) fn columns(graph: &Graph, dispute: Option<DisputeKey>) -> Vec<Column> {
    let mut placed = BTreeSet::new();
    let mut sides = Vec::new();
    let listed = dispute.map(|key| graph.dispute(key).sides.as_slice()).unwrap_or_default();
    for (place, side) in listed.iter().enumerate() {
        let members = graph.roll_up(&side.actors);
        let nodes: Vec<NodeKey> = members.nodes().filter(|node| placed.insert(*node)).collect();
        let nodes = in_order(graph, nodes);
        sides.push(Column { name: side.name.clone(), side: Some(place), nodes });
    }
    let others = graph.actors().map(|(key, _)| key).filter(|key| !placed.contains(key)).collect();
    let name = if listed.is_empty() { "Actors" } else { "On neither side" };
    let mut others = in_order(graph, others);
    let parties =
        |key: &NodeKey| !graph.done_by(*key).is_empty() || !graph.done_to(*key).is_empty();
    others.extend(graph.events().map(|(key, _)| key).filter(parties));
    let middle = Column { name: name.to_owned(), side: None, nodes: others };
    let middle = Some(middle).filter(|column| !column.nodes.is_empty());
    let mut sides = sides.into_iter();
    sides.next().into_iter().chain(middle).chain(sides).collect()
}

/// Actors, each behind the one for whom it acts, else by id.
fn in_order(graph: &Graph, mut nodes: Vec<NodeKey>) -> Vec<NodeKey> {
    nodes.sort_by_cached_key(|&node| line_of(graph, node));
    nodes
}

/// The ids of those for whom a node acts, the last of them first, and its own.
fn line_of(graph: &Graph, node: NodeKey) -> Vec<String> {
    let mut line = Vec::new();
    let mut at = Some(node);
    // Roles have no cycles, so this ends.
    while let Some(node) = at {
        line.push(graph.node(node).id().to_string());
        at = match graph.node(node) {
            Node::Actor(actor) => {
                actor.roles.iter().find(|role| role.acts_for).map(|role| role.within)
            }
            Node::Event(_) => None,
        };
    }
    line.reverse();
    line
}
