//! Paths in their order, one after the other.
//!
//! Lawler's partition: the paths that are left are divided by what they have in common with those found, a beginning and
//! the steps that must not follow it. Of each part only the first path is known, and the least of these is the next of
//! all; its part is then divided along it. A part costs one walk down the distances, or where that would meet
//! the beginning again, distances of its own.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::collections::BinaryHeap;

use crate::model::ActKey;
use crate::model::Day;
use crate::model::NodeKey;

use super::Path;
use super::Step;
use super::distances::Distances;
use super::network::Network;

/// How many steps are looked at before the search is given up.
const LOOKS_MAX: usize = 20_000_000;

/// The paths between two nodes, first ones first.
pub(super) struct Search<'s, 'g> {
    network: &'s Network<'g>,
    distances: &'s Distances,
    from: NodeKey,
    to: NodeKey,
    parts: BinaryHeap<Reverse<Part>>,
    /// The part whose first path was given last; it is divided when another path is asked for.
    given: Option<Part>,
    looks: usize,
    /// Whether the search was given up; what was found until then stands.
    pub(super) is_cut: bool,
}

/// Some of the paths: those that begin with the first steps of a path and go on with none of the excluded steps.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    /// The order of the first of its paths.
    rank: (usize, Vec<ActKey>, Vec<NodeKey>),
    /// The first of its paths.
    path: Path,
    /// How many steps they have in common.
    common: usize,
    /// Acts and nodes which must not follow.
    excluded: BTreeSet<(ActKey, NodeKey)>,
}

/// A step of a walk, and the place of the one before it.
struct Reached {
    step: Step,
    parent: usize,
}

impl<'s, 'g> Search<'s, 'g> {
    pub(super) fn new(
        network: &'s Network<'g>,
        distances: &'s Distances,
        from: NodeKey,
        to: NodeKey,
    ) -> Search<'s, 'g> {
        let parts = BinaryHeap::new();
        let mut search =
            Search { network, distances, from, to, parts, given: None, looks: 0, is_cut: false };
        search.file(&[], BTreeSet::new());
        search
    }

    /// Files the part of the paths that begin with some steps and go on with none of those excluded.
    fn file(&mut self, beginning: &[Step], excluded: BTreeSet<(ActKey, NodeKey)>) {
        if self.looks > LOOKS_MAX {
            self.is_cut = true;
            return;
        }
        let Some(rest) = self.first(beginning, &excluded) else { return };
        let steps: Vec<Step> = beginning.iter().copied().chain(rest).collect();
        let acts = steps.iter().map(|step| step.act).collect();
        let nodes = steps.iter().map(|step| step.to).collect();
        self.looks += steps.len();
        self.parts.push(Reverse(Part {
            rank: (steps.len(), acts, nodes),
            path: Path { steps },
            common: beginning.len(),
            excluded,
        }));
    }

    /// The first way to the end that goes on from some steps.
    fn first(
        &mut self,
        beginning: &[Step],
        excluded: &BTreeSet<(ActKey, NodeKey)>,
    ) -> Option<Vec<Step>> {
        self.looks += beginning.len();
        let nodes = beginning.iter().map(|step| step.to);
        let met: BTreeSet<NodeKey> = std::iter::once(self.from).chain(nodes).collect();
        let spur = beginning.last().map_or(self.from, |step| step.to);
        let earliest = beginning.iter().map(|step| self.network.window(step.act).first);
        let earliest = earliest.max().unwrap_or(Day::PAST);
        let follows =
            |step: &Step| !met.contains(&step.to) && !excluded.contains(&(step.act, step.to));
        let steps = self.walk(self.distances, (spur, earliest), follows)?;
        if !steps.iter().any(|step| met.contains(&step.to)) {
            return Some(steps);
        }
        let distances = Distances::avoiding(self.network, [self.from, self.to], &met);
        self.looks += distances.looks;
        self.is_cut |= distances.is_cut;
        self.walk(&distances, (spur, earliest), follows)
    }

    /// The first of the shortest ways down the distances, from a node at a day by a first step that is allowed.
    ///
    /// Ways over the same acts are walked side by side: only their acts decide which comes first.
    fn walk(
        &mut self,
        distances: &Distances,
        (node, earliest): (NodeKey, Day),
        allowed: impl Fn(&Step) -> bool,
    ) -> Option<Vec<Step>> {
        let network = self.network;
        let left = |step: &Step, earliest: Day| {
            let window = network.window(step.act);
            if window.last < earliest {
                return None;
            }
            distances.least(step.to, earliest.max(window.first))
        };
        let openings = network.onward(node).inspect(|_| self.looks += 1);
        let openings: Vec<(usize, Step)> = openings
            .filter(|step| allowed(step))
            .filter_map(|step| Some((left(&step, earliest)?, step)))
            .collect();
        let mut remaining = openings.iter().map(|(steps, _)| *steps).min()?;
        let openings = openings.into_iter().filter(|(steps, _)| *steps == remaining);
        let mut layers =
            vec![layer(openings.map(|(_, step)| Reached { step, parent: 0 }).collect())];
        let mut earliest = earliest;
        while remaining > 0 {
            let last = layers.last()?;
            earliest = earliest.max(network.window(last.first()?.step.act).first);
            remaining -= 1;
            let mut next = Vec::new();
            for (parent, reached) in last.iter().enumerate() {
                for step in network.onward(reached.step.to) {
                    self.looks += 1;
                    if left(&step, earliest) == Some(remaining) {
                        next.push(Reached { step, parent });
                    }
                }
            }
            layers.push(layer(next));
        }
        Some(trace(&layers))
    }
}

/// Of some steps those by the first act, one to each node: that from the least parent.
fn layer(mut reached: Vec<Reached>) -> Vec<Reached> {
    let first = reached.iter().map(|reached| reached.step.act).min();
    reached.retain(|reached| Some(reached.step.act) == first);
    reached.sort_by_key(|reached| (reached.step.to, reached.parent, reached.step.sense));
    reached.dedup_by_key(|reached| reached.step.to);
    reached.sort_by_key(|reached| (reached.parent, reached.step.to));
    reached
}

/// The way that ends in the first of the last layer.
fn trace(layers: &[Vec<Reached>]) -> Vec<Step> {
    let mut at = 0;
    let mut steps = Vec::with_capacity(layers.len());
    for layer in layers.iter().rev() {
        let Some(reached) = layer.get(at) else { break };
        steps.push(reached.step);
        at = reached.parent;
    }
    steps.reverse();
    steps
}

impl Iterator for Search<'_, '_> {
    type Item = Path;

    fn next(&mut self) -> Option<Path> {
        if let Some(Part { path, common, mut excluded, .. }) = self.given.take() {
            for (place, step) in path.steps.iter().enumerate().skip(common) {
                excluded.insert((step.act, step.to));
                self.file(path.steps.get(..place)?, std::mem::take(&mut excluded));
            }
        }
        if self.is_cut {
            return None;
        }
        let Reverse(part) = self.parts.pop()?;
        let path = part.path.clone();
        self.given = Some(part);
        Some(path)
    }
}
