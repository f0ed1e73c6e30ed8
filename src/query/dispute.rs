//! Which dispute some acts belong to.

use std::cmp::Reverse;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DisputeKey;

use super::condition::Sides;

/// The dispute between whose sides the most of some acts pass, the first by id of equals; nothing where none do.
pub fn dispute_of(graph: &Graph, acts: &[ActKey]) -> Option<DisputeKey> {
    let counts = graph.disputes().map(|(key, dispute)| {
        let sides = Sides::new(graph, dispute);
        let passing = acts.iter().filter(|&&act| sides.pairs(graph.act(act)).next().is_some());
        (key, passing.count())
    });
    let most =
        counts.filter(|(_, count)| *count > 0).max_by_key(|&(key, count)| (count, Reverse(key)));
    most.map(|(key, _)| key)
}
