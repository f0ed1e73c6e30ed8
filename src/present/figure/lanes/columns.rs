//! The lifelines of a figure of lanes: one for each actor as far as there is room, by sides; the rest rolled up.
//!
//! Where there are more actors than lifelines, those with the most acts in the figure keep one. Each of the others goes
//! to the nearest actor for whom it acts that has one; else to the actor of its side for whom it acts; where even these
//! are too many, to the first actor of its side; and where these are too many, or it is on no side, to one lifeline for
//! all others.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::Node;
use crate::graph::RollUp;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::model::NodeKey;
use crate::model::Side;
use crate::present::dot::label;

/// Whom a lifeline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::present) enum Lane {
    /// An actor or event, and whoever is rolled up to it.
    Node(NodeKey),
    /// Everyone who has no other.
    Others,
}

/// The lifelines from left to right, and who goes where.
#[derive(Debug)]
pub(in crate::present) struct Columns<'g> {
    pub(in crate::present) banks: Vec<Bank<'g>>,
    /// Who goes on the lifeline of another.
    lanes: BTreeMap<NodeKey, Lane>,
}

/// Lifelines side by side: those of a side, or of all who are on none.
#[derive(Debug)]
pub(in crate::present) struct Bank<'g> {
    pub(in crate::present) side: Option<(u8, &'g Side)>,
    pub(in crate::present) lanes: Vec<Lane>,
}

/// To whom those without a lifeline of their own are rolled up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coarseness {
    Roots,
    Sides,
    Others,
}

impl<'g> Columns<'g> {
    /// Lifelines for some acts, at most `most` of them.
    pub(in crate::present) fn new(
        graph: &'g Graph,
        acts: &[ActKey],
        dispute: Option<DisputeKey>,
        most: usize,
    ) -> Columns<'g> {
        let sides = dispute.map_or(&[][..], |dispute| &graph.dispute(dispute).sides[..]);
        let ground = Ground::new(graph, acts, sides);
        let lanes = ground.lanes(most.max(1));
        let banks = ground.banks(graph, &lanes);
        Columns { banks, lanes }
    }

    /// The lifeline of a party.
    pub(in crate::present) fn of(&self, node: NodeKey) -> Lane {
        self.lanes.get(&node).copied().unwrap_or(Lane::Others)
    }

    /// How many lifelines there are.
    pub(super) fn count(&self) -> usize {
        self.banks.iter().map(|bank| bank.lanes.len()).sum()
    }

    /// How many sides have lifelines.
    pub(in crate::present) fn sides(&self) -> usize {
        self.banks.iter().filter(|bank| bank.side.is_some()).count()
    }

    /// Whether anybody is drawn on the lifeline of another.
    pub(in crate::present) fn is_rolled_up(&self) -> bool {
        self.lanes.iter().any(|(&node, &lane)| lane != Lane::Node(node))
    }

    /// Whether all who take part in an act have lifelines of their own.
    pub(super) fn shows_all(&self, act: ActRef<'_>) -> bool {
        parties(act).all(|node| self.of(node) == Lane::Node(node))
    }
}

/// Who takes part in an act as a figure draws it: towards nobody, the first of those of whom it speaks counts.
pub(in crate::present) fn parties(act: ActRef<'_>) -> impl Iterator<Item = NodeKey> {
    act.actors().iter().chain(targets(act)).copied()
}

/// Towards whom an act is drawn.
pub(in crate::present) fn targets(act: ActRef<'_>) -> &[NodeKey] {
    match act.recipients() {
        [] => act.prose().about.get(..1).unwrap_or(&[]),
        recipients => recipients,
    }
}

/// What lifelines are chosen from.
struct Ground<'g> {
    sides: &'g [Side],
    /// For each side, for each of its actors, everyone who acts for it.
    roots: Vec<Vec<(NodeKey, RollUp)>>,
    /// How many of the acts each takes part in.
    counts: BTreeMap<NodeKey, usize>,
    /// For whom each acts on some day, the nearest first.
    above: BTreeMap<NodeKey, Vec<NodeKey>>,
}

impl<'g> Ground<'g> {
    fn new(graph: &Graph, acts: &[ActKey], sides: &'g [Side]) -> Ground<'g> {
        let root = |&root: &NodeKey| (root, graph.roll_up(&[root]));
        let roots = sides.iter().map(|side| side.actors.iter().map(root).collect()).collect();
        let mut counts: BTreeMap<NodeKey, usize> = BTreeMap::new();
        for &act in acts {
            let taking_part: BTreeSet<NodeKey> = parties(graph.act(act)).collect();
            for node in taking_part {
                *counts.entry(node).or_default() += 1;
            }
        }
        let above = counts.keys().map(|&node| (node, superiors(graph, node))).collect();
        Ground { sides, roots, counts, above }
    }

    /// The side on which a node stands; nothing for one on none, or on several in turn.
    fn side_of(&self, node: NodeKey) -> Option<usize> {
        let on = |side: &usize| self.roots[*side].iter().any(|(_, rolled)| holds(rolled, node));
        let mut sides = (0..self.sides.len()).filter(on);
        match (sides.next(), sides.next()) {
            (Some(side), None) => Some(side),
            (_, _) => None,
        }
    }

    fn lanes(&self, most: usize) -> BTreeMap<NodeKey, Lane> {
        let mut ranked: Vec<NodeKey> = self.counts.keys().copied().collect();
        ranked.sort_by_key(|node| std::cmp::Reverse(self.counts[node]));
        let above: Vec<&[NodeKey]> =
            ranked.iter().map(|node| self.above.get(node).map_or(&[][..], Vec::as_slice)).collect();
        for coarseness in [Coarseness::Roots, Coarseness::Sides, Coarseness::Others] {
            let elsewhere: Vec<Lane> =
                ranked.iter().map(|&node| self.elsewhere(node, coarseness)).collect();
            for own in (0..=ranked.len().min(most)).rev() {
                let with_own: BTreeSet<NodeKey> = ranked.iter().take(own).copied().collect();
                let lane = |(at, &node): (usize, &NodeKey)| {
                    let nearest = above[at].iter().find(|node| with_own.contains(node));
                    let lane = match nearest {
                        _ if at < own => Lane::Node(node),
                        Some(&nearest) => Lane::Node(nearest),
                        None => elsewhere[at],
                    };
                    (node, lane)
                };
                let lanes: BTreeMap<NodeKey, Lane> = ranked.iter().enumerate().map(lane).collect();
                if lanes.values().collect::<BTreeSet<_>>().len() <= most {
                    return lanes;
                }
            }
        }
        BTreeMap::new()
    }

    /// Where a node goes that has no lifeline of its own.
    fn elsewhere(&self, node: NodeKey, coarseness: Coarseness) -> Lane {
        let Some(side) = self.side_of(node) else { return Lane::Others };
        let root = match coarseness {
            Coarseness::Roots => self.roots[side]
                .iter()
                .find(|(_, rolled)| holds(rolled, node))
                .map(|(root, _)| root),
            Coarseness::Sides => self.sides[side].actors.first(),
            Coarseness::Others => None,
        };
        root.map_or(Lane::Others, |&root| Lane::Node(root))
    }

    /// Lifelines by side. On the first side the busiest stand to the right, elsewhere to the left: most arrows are short.
    fn banks(&self, graph: &Graph, lanes: &BTreeMap<NodeKey, Lane>) -> Vec<Bank<'g>> {
        let mut weights: BTreeMap<Lane, usize> = BTreeMap::new();
        for (node, lane) in lanes {
            *weights.entry(*lane).or_default() += self.counts.get(node).copied().unwrap_or(0);
        }
        let mut banks: Vec<Vec<Lane>> = vec![Vec::new(); self.sides.len() + 1];
        for &lane in weights.keys() {
            let side = match lane {
                Lane::Node(node) => self.side_of(node),
                Lane::Others => None,
            };
            banks[side.unwrap_or(self.sides.len())].push(lane);
        }
        let mut made = Vec::new();
        for (at, mut lanes) in banks.into_iter().enumerate().filter(|(_, lanes)| !lanes.is_empty())
        {
            lanes.sort_by_key(|lane| {
                let unnamed = match lane {
                    Lane::Node(node) => graph.is_unstated(*node),
                    Lane::Others => true,
                };
                (unnamed, std::cmp::Reverse(weights[lane]))
            });
            if at == 0 && !self.sides.is_empty() {
                lanes.reverse();
            }
            let tone = u8::try_from(at % 4).unwrap_or(0);
            made.push(Bank { side: self.sides.get(at).map(|side| (tone, side)), lanes });
        }
        made
    }
}

/// Everyone for whom a node acts on some day, through any number of roles, the nearest first.
fn superiors(graph: &Graph, node: NodeKey) -> Vec<NodeKey> {
    let mut found = vec![node];
    let mut at = 0;
    while let Some(&next) = found.get(at) {
        if let Node::Actor(actor) = graph.node(next) {
            for role in actor.roles.iter().filter(|role| role.acts_for) {
                if !found.contains(&role.within) {
                    found.push(role.within);
                }
            }
        }
        at += 1;
    }
    found.split_off(1)
}

fn holds(rolled: &RollUp, node: NodeKey) -> bool {
    !rolled.days(node).is_empty()
}

/// The name over a lifeline.
pub(in crate::present) fn heading(graph: &Graph, lane: Lane) -> &str {
    match lane {
        Lane::Node(node) if graph.is_unstated(node) => "not named",
        Lane::Node(node) => label::name(graph, node),
        Lane::Others => "others",
    }
}
