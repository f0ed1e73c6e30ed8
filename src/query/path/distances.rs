//! How many steps lead from each node to the end of a path, and until when one may set out.
//!
//! In time, a longer way may be open longer than a short one. So a node has several labels: by so many steps the
//! end can be reached by whoever is there no later than such a day. More steps are kept only where they leave more time.
//! Cutting a loop out of a way never makes it later; so what has the fewest steps meets no node twice.

use std::collections::BTreeSet;

use crate::model::Day;
use crate::model::NodeKey;

use super::network::Network;

/// How many steps are looked at before labelling is given up.
const LOOKS_MAX: usize = 50_000_000;

/// The labels of all nodes.
pub(super) struct Distances {
    /// Per node: (steps, the last day on which one may be there), both rising.
    labels: Vec<Vec<(usize, Day)>>,
    /// Whether labelling was given up.
    pub(super) is_cut: bool,
    /// How many steps were looked at.
    pub(super) looks: usize,
}

/// How far labelling goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// To every node.
    All,
    /// As far as the first label of the node where paths begin.
    ToStart,
}

impl Distances {
    /// Labels nodes with their distance to the end of paths between two nodes.
    pub(super) fn new(network: &Network<'_>, ends: [NodeKey; 2], extent: Extent) -> Distances {
        Distances::by_ways(network, ends, extent, &BTreeSet::new())
    }

    /// Labels all nodes, by ways which meet none of some nodes.
    pub(super) fn avoiding(
        network: &Network<'_>,
        ends: [NodeKey; 2],
        avoided: &BTreeSet<NodeKey>,
    ) -> Distances {
        Distances::by_ways(network, ends, Extent::All, avoided)
    }

    fn by_ways(
        network: &Network<'_>,
        [start, end]: [NodeKey; 2],
        extent: Extent,
        avoided: &BTreeSet<NodeKey>,
    ) -> Distances {
        let mut distances =
            Distances { labels: vec![Vec::new(); network.nodes()], is_cut: false, looks: 0 };
        distances.labels[end.position()].push((0, Day::FUTURE));
        let is_closed = |node: NodeKey| {
            avoided.contains(&node)
                || (node != start && node != end && network.graph.is_unstated(node))
        };
        let goes_on = |distances: &Distances| match extent {
            Extent::All => true,
            Extent::ToStart => distances.any(start).is_none(),
        };
        let mut frontier = vec![(end, Day::FUTURE)];
        let mut steps = 0;
        while !frontier.is_empty() && goes_on(&distances) {
            steps += 1;
            let mut reached: Vec<(NodeKey, Day)> = Vec::new();
            for (node, latest) in frontier {
                for (act, before) in network.inward(node) {
                    distances.looks += 1;
                    let window = network.window(act);
                    let latest = window.last.min(latest);
                    if window.first <= latest && distances.leaves_more(before, latest) {
                        reached.push((before, latest));
                    }
                }
            }
            frontier = distances.label(steps, reached, is_closed);
            if distances.looks > LOOKS_MAX {
                distances.is_cut = true;
                break;
            }
        }
        distances
    }

    /// Labels what a round has reached, each with its latest day; gives what is new.
    fn label(
        &mut self,
        steps: usize,
        mut reached: Vec<(NodeKey, Day)>,
        is_closed: impl Fn(NodeKey) -> bool,
    ) -> Vec<(NodeKey, Day)> {
        reached.sort_unstable_by_key(|&(node, latest)| (node, std::cmp::Reverse(latest)));
        reached.dedup_by_key(|(node, _)| *node);
        reached.retain(|&(node, _)| !is_closed(node));
        for &(node, latest) in &reached {
            self.labels[node.position()].push((steps, latest));
        }
        reached
    }

    fn leaves_more(&self, node: NodeKey, latest: Day) -> bool {
        self.labels[node.position()].last().is_none_or(|&(_, known)| known < latest)
    }

    /// The fewest steps to the end from a node, for whoever is there on this day.
    pub(super) fn least(&self, node: NodeKey, day: Day) -> Option<usize> {
        let labels = &self.labels[node.position()];
        labels.get(labels.partition_point(|&(_, latest)| latest < day)).map(|&(steps, _)| steps)
    }

    /// The fewest steps to the end from a node, whenever one is there.
    pub(super) fn any(&self, node: NodeKey) -> Option<usize> {
        self.least(node, Day::PAST)
    }
}
