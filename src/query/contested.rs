//! What is not settled: acts that contradict each other, that are contested or rejected, of which the coding is of low
//! certainty, or that an editor corrects.

use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Certainty;
use crate::model::Status;

use super::Filter;

/// How many pairs of acts in conflict are listed.
pub const CONFLICTS_MAX: usize = 10_000;

/// A question for what is not settled among the acts that a filter lets through.
///
/// Unlike other questions it hides nothing by default: what is rejected or only alleged is what it is about.
#[derive(Clone, Debug, Default)]
pub struct ContestedQuestion {
    /// Which acts.
    pub filter: Filter,
}

/// Acts that are not settled, in order of time. An act stands in every list to which it belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contested {
    /// Acts that contradict each other, each pair once and the earlier first. The filter lets at least one of them through.
    /// At most [`CONFLICTS_MAX`].
    pub conflicts: Vec<[ActKey; 2]>,
    /// How many more pairs there are.
    pub conflicts_unlisted: usize,
    /// Acts that are contested or rejected.
    pub disputed: Vec<ActKey>,
    /// Acts of low certainty.
    pub uncertain: Vec<ActKey>,
    /// Acts with corrections.
    pub corrected: Vec<ActKey>,
}

impl ContestedQuestion {
    /// Finds them.
    pub fn answer(&self, graph: &Graph) -> Contested {
        let selected = self.filter.clone().with_hidden().select(graph).acts;
        let mut pairs = BTreeSet::new();
        for &act in &selected {
            let others = &graph.act(act).prose().conflicts_with;
            pairs.extend(others.iter().map(|&other| [act.min(other), act.max(other)]));
        }
        let which = |holds: fn(ActRef<'_>) -> bool| -> Vec<ActKey> {
            selected.iter().copied().filter(|&act| holds(graph.act(act))).collect()
        };
        Contested {
            conflicts_unlisted: pairs.len().saturating_sub(CONFLICTS_MAX),
            conflicts: pairs.into_iter().take(CONFLICTS_MAX).collect(),
            disputed: which(|act| act.status() != Status::Accepted),
            uncertain: which(|act| act.certainty() == Certainty::Low),
            corrected: which(|act| !act.prose().corrections.is_empty()),
        }
    }
}

impl Contested {
    /// Whether everything is settled.
    pub fn is_empty(&self) -> bool {
        self.conflicts.is_empty()
            && self.disputed.is_empty()
            && self.uncertain.is_empty()
            && self.corrected.is_empty()
    }
}
