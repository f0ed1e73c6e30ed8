//! Why there is no path, and what comes nearest to one.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BinaryHeap;

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::Day;
use crate::model::NodeKey;

use super::Direction;
use super::Hidden;
use super::InTime;
use super::Path;
use super::PathQuestion;
use super::distances::Distances;
use super::distances::Extent;
use super::network::Network;
use super::search::Search;

/// What comes nearest, where there is no path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestMiss {
    /// How many actors and events there are besides the two ends, without the one whom no source names.
    pub others: usize,
    /// How many of these can be reached from the first, by the rules of the question.
    pub reached: usize,
    /// How many of these can reach the last, by the rules of the question.
    pub reaching: usize,
    /// Whether the first node does nothing to anybody in the acts that the filter lets through.
    pub acts_on_nobody: bool,
    /// Whether nobody does anything to the last node in them.
    pub is_acted_on_by_nobody: bool,
    /// How many steps a path has if acts are walked either way; nothing where there is none or the question does so.
    pub either_way: Option<usize>,
    /// How many steps a path has if dates may decrease; nothing where there is none or the question lets them.
    pub any_time: Option<usize>,
    /// How many steps a path has if what the filter hides is let in; nothing where there is none or nothing is hidden.
    pub with_hidden: Option<usize>,
    /// The node that can be reached and is tied closest to the last; nothing where none is tied to it at all.
    pub nearest: Option<NearestNode>,
}

/// A node that can be reached, and what ties it to the end of the path that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestNode {
    /// The node; the first of the question where nothing nearer can be reached.
    pub node: NodeKey,
    /// The shortest path to it; no steps where it is the first node.
    pub path: Path,
    /// The fewest ties from it to the last node.
    pub ties: Vec<Tie>,
}

/// A tie between two nodes, whichever way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The node that is nearer to the beginning.
    pub from: NodeKey,
    /// The node that is nearer to the end.
    pub to: NodeKey,
    /// What ties them.
    pub kind: TieKind,
}

/// What ties two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TieKind {
    /// One holds a role in the other.
    Role,
    /// One took part in the other.
    Participation,
    /// One did this to the other.
    Act(ActKey),
}

impl NearestMiss {
    pub(super) fn new(
        question: &PathQuestion,
        network: &Network<'_>,
        distances: &Distances,
        hidden: Hidden,
    ) -> NearestMiss {
        let (from, to) = (question.from, question.to);
        let reached = reached(network, from);
        let is_other =
            |node: &NodeKey| *node != from && *node != to && !network.graph.is_unstated(*node);
        let others: Vec<NodeKey> = network.graph.nodes().filter(is_other).collect();
        let other_direction = || network.with(question.in_time, Direction::EitherWay);
        let other_time = || network.with(InTime::Any, question.direction);
        let everything = || {
            let acts = question.filter.clone().with_hidden().select(network.graph).acts;
            Network::new(network.graph, &acts, question.in_time, question.direction)
        };
        NearestMiss {
            others: others.len(),
            reached: others.iter().filter(|node| reached[node.position()]).count(),
            reaching: others.iter().filter(|&&node| distances.any(node).is_some()).count(),
            acts_on_nobody: is_none(network, network.graph.acts_towards(from)),
            is_acted_on_by_nobody: is_none(network, network.graph.acts_from(to)),
            either_way: (question.direction == Direction::AsActed)
                .then(|| length(&other_direction(), from, to))
                .flatten(),
            any_time: (question.in_time == InTime::NeverBack)
                .then(|| length(&other_time(), from, to))
                .flatten(),
            with_hidden: (!hidden.is_nothing()).then(|| length(&everything(), from, to)).flatten(),
            nearest: nearest(network, &reached, from, to),
        }
    }
}

fn is_none(network: &Network<'_>, mut acts: impl Iterator<Item = (ActKey, NodeKey)>) -> bool {
    !acts.any(|(act, _)| network.admits(act))
}

fn length(network: &Network<'_>, from: NodeKey, to: NodeKey) -> Option<usize> {
    Distances::new(network, [from, to], Extent::ToStart).any(from)
}

/// Which nodes can be reached from a node, by arriving at each as early as can be.
fn reached(network: &Network<'_>, from: NodeKey) -> Vec<bool> {
    let mut settled = vec![false; network.nodes()];
    let mut open = BinaryHeap::from([Reverse((Day::PAST, from))]);
    while let Some(Reverse((day, node))) = open.pop() {
        if std::mem::replace(&mut settled[node.position()], true) {
            continue;
        }
        if node != from && network.graph.is_unstated(node) {
            continue;
        }
        for step in network.onward(node) {
            let window = network.window(step.act);
            if day <= window.last && !settled[step.to.position()] {
                open.push(Reverse((day.max(window.first), step.to)));
            }
        }
    }
    settled
}

/// The reached node with the fewest ties to the end; of equals that with the shortest path, then the least.
fn nearest(
    network: &Network<'_>,
    reached: &[bool],
    from: NodeKey,
    to: NodeKey,
) -> Option<NearestNode> {
    let ties = TiesTo::new(network, to, reached);
    let paths = ties.nearest.iter().map(|&node| {
        let path = if node == from {
            Path::default()
        } else {
            let distances = Distances::new(network, [from, node], Extent::ToStart);
            Search::new(network, &distances, from, node).next()?
        };
        Some((path.steps.len(), node, path))
    });
    let (_, node, path) = paths.flatten().min()?;
    Some(NearestNode { node, path, ties: ties.from(node) })
}

/// How nodes are tied to one, found breadth first up to the first reached nodes.
struct TiesTo {
    /// Of each node that was met, its tie to the next one nearer.
    next: BTreeMap<NodeKey, Tie>,
    /// The reached nodes with the fewest ties.
    nearest: Vec<NodeKey>,
}

/// How many of the nearest nodes are weighed against each other.
const NEAREST_MAX: usize = 16;

impl TiesTo {
    fn new(network: &Network<'_>, end: NodeKey, reached: &[bool]) -> TiesTo {
        let lasting = lasting_ties(network.graph);
        let mut ties = TiesTo { next: BTreeMap::new(), nearest: Vec::new() };
        let mut frontier = vec![end];
        while !frontier.is_empty() && ties.nearest.is_empty() {
            let mut met: Vec<(NodeKey, Tie)> = Vec::new();
            for &to in &frontier {
                let tie = |from: NodeKey, kind: TieKind| (from, Tie { from, to, kind });
                let lasting = lasting.get(&to).into_iter().flatten();
                met.extend(lasting.map(|&(from, kind)| tie(from, kind)));
                let acts = network.graph.acts_from(to).chain(network.graph.acts_towards(to));
                let acts = acts.filter(|(act, _)| network.admits(*act));
                met.extend(acts.map(|(act, from)| tie(from, TieKind::Act(act))));
            }
            met.sort_by_key(|(from, tie)| (*from, tie.to, tie.kind));
            met.dedup_by_key(|(from, _)| *from);
            met.retain(|(from, _)| {
                *from != end && !ties.next.contains_key(from) && !network.graph.is_unstated(*from)
            });
            frontier = met.iter().map(|(from, _)| *from).collect();
            ties.next.extend(met);
            let is_reached = |node: &&NodeKey| reached[node.position()];
            ties.nearest = frontier.iter().filter(is_reached).take(NEAREST_MAX).copied().collect();
        }
        ties
    }

    fn from(&self, node: NodeKey) -> Vec<Tie> {
        std::iter::successors(self.next.get(&node), |tie| self.next.get(&tie.to)).copied().collect()
    }
}

/// Roles and participations of each node, whichever way they go.
fn lasting_ties(graph: &Graph) -> BTreeMap<NodeKey, Vec<(NodeKey, TieKind)>> {
    let mut ties: BTreeMap<NodeKey, Vec<(NodeKey, TieKind)>> = BTreeMap::new();
    let mut tie = |one: NodeKey, other: NodeKey, kind: TieKind| {
        ties.entry(one).or_default().push((other, kind));
        ties.entry(other).or_default().push((one, kind));
    };
    for node in graph.nodes() {
        match graph.node(node) {
            Node::Actor(actor) => {
                actor.roles.iter().for_each(|role| tie(node, role.within, TieKind::Role));
            }
            Node::Event(event) => event
                .participants
                .iter()
                .for_each(|one| tie(node, one.actor, TieKind::Participation)),
        }
    }
    ties
}
