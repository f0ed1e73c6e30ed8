//! The lines of a figure of relations: between whom, for which acts; and which there is room for.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Class;
use crate::model::DisputeKey;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::present::dot::Edges;
use crate::present::dot::strength;
use crate::present::figure::lanes::choice::foremost;
use crate::present::figure::lanes::choice::main_path;
use crate::present::figure::lanes::columns::Columns;
use crate::present::figure::lanes::columns::Lane;
use crate::present::figure::lanes::columns::targets;

/// The most boxes of a figure; those without one are drawn as others.
pub(super) const BOXES_MAX: usize = 48;
/// The most lines of a figure.
pub(super) const LINES_MAX: usize = 200;
/// The most acts of a figure.
pub(super) const ACTS_MAX: usize = crate::present::figure::lanes::choice::ROWS_MAX;

/// Who stands in a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Party {
    pub(super) lane: Lane,
    /// One whom the source does not name is another each time: with whom this one has to do.
    beside: Option<Lane>,
}

/// Between whom a line runs, and how far its acts were done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ends {
    pub(super) from: Party,
    pub(super) to: Party,
    pub(super) is_spoken_of: bool,
    pub(super) is_actual: bool,
}

/// A line and its acts, in order of time.
#[derive(Clone, Debug)]
pub(super) struct Tie {
    pub(super) ends: Ends,
    pub(super) acts: Vec<ActKey>,
}

/// What is drawn, and what becomes of the rest.
#[derive(Debug)]
pub(super) struct Choice<'g> {
    pub(super) columns: Columns<'g>,
    pub(super) ties: Vec<Tie>,
    /// Acts towards nobody.
    pub(super) aimless: usize,
    /// Acts left out because there are too many.
    pub(super) thinned: usize,
    /// Lines left out because there are too many.
    pub(super) lines_left: usize,
}

impl<'g> Choice<'g> {
    pub(super) fn new(
        graph: &'g Graph,
        acts: &[ActKey],
        lines: Edges,
        dispute: Option<DisputeKey>,
    ) -> Choice<'g> {
        let is_aimed = |act: &ActKey| {
            let act = graph.act(*act);
            !act.actors().is_empty() && !targets(act).is_empty()
        };
        let (mut drawn, aimless): (Vec<ActKey>, Vec<ActKey>) =
            acts.iter().copied().partition(is_aimed);
        let thinned = drawn.len().saturating_sub(ACTS_MAX);
        if thinned > 0 {
            drawn = foremost(graph, &drawn, &main_path(graph, dispute));
        }
        let columns = Columns::new(graph, &drawn, dispute, BOXES_MAX);
        let mut ties = ties(graph, &drawn, &columns);
        if lines == Edges::Each {
            let single = |tie: Tie| {
                let ends = tie.ends;
                tie.acts.into_iter().map(move |act| Tie { ends, acts: vec![act] })
            };
            ties = ties.into_iter().flat_map(single).collect();
        }
        let lines_left = ties.len().saturating_sub(LINES_MAX);
        if lines_left > 0 {
            // Those of the strongest acts stay, then of the most; sorting keeps the order of equals.
            let mut ranked: Vec<usize> = (0..ties.len()).collect();
            ranked.sort_by_key(|&at| {
                let tie = &ties[at];
                (Reverse(strongest(graph, tie).map(strength)), Reverse(tie.acts.len()))
            });
            let kept: BTreeSet<usize> = ranked.into_iter().take(LINES_MAX).collect();
            let mut at = 0..;
            ties.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
        }
        Choice { columns, ties, aimless: aimless.len(), thinned, lines_left }
    }

    /// All acts that are drawn.
    pub(super) fn acts(&self) -> BTreeSet<ActKey> {
        self.ties.iter().flat_map(|tie| tie.acts.iter().copied()).collect()
    }
}

/// The earliest of the strongest acts of a line.
pub(super) fn strongest<'g>(graph: &'g Graph, tie: &Tie) -> Option<ActRef<'g>> {
    // `max_by_key` would give the last.
    tie.acts.iter().rev().map(|&act| graph.act(act)).max_by_key(|&act| strength(act))
}

/// The class of a line: that of its strongest act.
pub(super) fn class(graph: &Graph, tie: &Tie) -> Class {
    strongest(graph, tie).map_or(Class::Neutral, |act| act.act_type().class)
}

fn ties(graph: &Graph, acts: &[ActKey], columns: &Columns<'_>) -> Vec<Tie> {
    let mut ties: BTreeMap<Ends, Vec<ActKey>> = BTreeMap::new();
    for &key in acts {
        let act = graph.act(key);
        for &from in act.actors() {
            for &to in targets(act) {
                let ends = Ends {
                    from: party(graph, columns, from, to),
                    to: party(graph, columns, to, from),
                    is_spoken_of: act.recipients().is_empty(),
                    is_actual: act.modality() == Modality::Actual,
                };
                let filed = ties.entry(ends).or_default();
                if filed.last() != Some(&key) {
                    filed.push(key);
                }
            }
        }
    }
    ties.into_iter().map(|(ends, acts)| Tie { ends, acts }).collect()
}

fn party(graph: &Graph, columns: &Columns<'_>, node: NodeKey, other: NodeKey) -> Party {
    let lane = columns.of(node);
    let is_unnamed = graph.is_unstated(node) && lane == Lane::Node(node);
    Party { lane, beside: is_unnamed.then(|| columns.of(other)) }
}
