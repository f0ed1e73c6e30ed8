//! Rolling up: who counts as whom, on which days.
//!
//! A person acts for a party, a party for a state: a role with `acts_for` that can cover the day of an act. Rolled up,
//! what the holder does counts as done by the other as well, through any number of such roles.

use std::collections::BTreeMap;

use crate::model::Bounds;
use crate::model::DayRange;
use crate::model::NodeKey;

use super::Graph;
use super::Node;

/// Some actors and everyone who acts for them, each with the days on which that can hold.
#[derive(Clone, Debug, Default)]
pub struct RollUp {
    days: BTreeMap<NodeKey, Vec<DayRange>>,
}

impl RollUp {
    pub(super) fn new(graph: &Graph, roots: &[NodeKey]) -> RollUp {
        let mut holders: BTreeMap<NodeKey, Vec<(NodeKey, DayRange)>> = BTreeMap::new();
        for (holder, actor) in graph.actors() {
            for role in actor.roles.iter().filter(|role| role.acts_for) {
                holders.entry(role.within).or_default().push((holder, role.days()));
            }
        }
        let mut rolled = RollUp::default();
        let mut open: Vec<(NodeKey, DayRange)> =
            roots.iter().map(|&root| (root, DayRange::ALWAYS)).collect();
        while let Some((node, days)) = open.pop() {
            let known = rolled.days.entry(node).or_default();
            if known.iter().any(|range| range.contains(days)) {
                continue;
            }
            known.push(days);
            for &(holder, covered) in holders.get(&node).map_or(&[][..], Vec::as_slice) {
                open.extend(days.common(covered).map(|both| (holder, both)));
            }
        }
        rolled
    }

    /// Whether a node can count as one of the roots on some day of these bounds.
    pub fn covers(&self, node: NodeKey, bounds: Bounds) -> bool {
        let days = self.days.get(&node).map_or(&[][..], Vec::as_slice);
        days.iter().any(|range| range.common(bounds.hull()).is_some())
    }

    /// Every node that counts as one of the roots on some day, in order.
    pub fn nodes(&self) -> impl Iterator<Item = NodeKey> {
        self.days.keys().copied()
    }

    /// The days on which a node can count as one of the roots; ranges may overlap.
    pub fn days(&self, node: NodeKey) -> &[DayRange] {
        self.days.get(&node).map_or(&[], Vec::as_slice)
    }

    /// The nodes that two of these have in common on a day, in order, each with the first such days.
    pub fn common(&self, other: &RollUp) -> BTreeMap<NodeKey, DayRange> {
        let shared = self.days.iter().filter_map(|(&node, days)| {
            let pairs = days
                .iter()
                .flat_map(|one| other.days(node).iter().map(move |two| one.common(*two)));
            pairs.flatten().min().map(|both| (node, both))
        });
        shared.collect()
    }
}

impl Graph {
    /// The roles by which an actor acts for another, for outputs that roll up: the root it counts as, or itself.
    pub fn root_of(&self, node: NodeKey, bounds: Bounds) -> NodeKey {
        let mut at = node;
        // Roles have no cycles, so this ends.
        loop {
            let Node::Actor(actor) = self.node(at) else { return at };
            let covering = |range: DayRange| range.common(bounds.hull()).is_some();
            match actor.roles.iter().find(|role| role.acts_for && covering(role.days())) {
                Some(role) => at = role.within,
                None => return at,
            }
        }
    }
}
