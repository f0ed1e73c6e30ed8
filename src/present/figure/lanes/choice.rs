//! Which acts a figure of lanes or a timeline draws, in which order, and what becomes of the rest.

use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::query::escalation::Question;
use crate::query::escalation::escalation;

/// The most rows of a figure.
pub(in crate::present) const ROWS_MAX: usize = 400;

/// Acts sorted by what becomes of them; each list in order of time.
#[derive(Debug, Default)]
pub(in crate::present) struct Choice {
    /// Drawn, a row each.
    pub(in crate::present) rows: Vec<ActKey>,
    /// Without any date, stated or derived: they have no place among the rows and are only listed.
    pub(in crate::present) undated: Vec<ActKey>,
    /// How many of these are not even listed, because there are too many.
    pub(in crate::present) undated_left: usize,
    /// How many with a date are left out because there are too many.
    pub(in crate::present) thinned: usize,
}

impl Choice {
    pub(in crate::present) fn new(
        graph: &Graph,
        acts: &[ActKey],
        dispute: Option<DisputeKey>,
    ) -> Choice {
        let (mut rows, mut undated): (Vec<ActKey>, Vec<ActKey>) =
            acts.iter().partition(|&&act| is_dated(graph.act(act)));
        let thinned = rows.len().saturating_sub(ROWS_MAX);
        if thinned > 0 {
            rows = foremost(graph, &rows, &main_path(graph, dispute));
        }
        let undated_left = undated.len().saturating_sub(ROWS_MAX);
        undated.truncate(ROWS_MAX);
        Choice { rows, undated, undated_left, thinned }
    }

    /// That some are left out because there are too many, and which.
    pub(in crate::present) fn thinned_words(&self) -> Option<String> {
        (self.thinned > 0).then(|| {
            format!(
                "Thinned: {} dated acts are left out. Those drawn come first by: main escalation path, rung, links to \
                 other acts, citations, date.",
                self.thinned
            )
        })
    }
}

/// Whether any day is known of an act, stated or derived.
pub(in crate::present) fn is_dated(act: ActRef<'_>) -> bool {
    act.bounds().known().next().is_some()
}

/// As many as there are rows: first the acts of the main escalation path, then the higher rung, then the more links to
/// others of these acts, then the more citations, then the earlier.
pub(in crate::present) fn foremost(
    graph: &Graph,
    acts: &[ActKey],
    path: &BTreeSet<ActKey>,
) -> Vec<ActKey> {
    let among: BTreeSet<ActKey> = acts.iter().copied().collect();
    let mut ranked: Vec<_> = acts
        .iter()
        .map(|&key| {
            let act = graph.act(key);
            let back = graph.links_back(key).map(|link| graph.link(link).earlier);
            let on = graph.links_on(key).map(|link| graph.link(link).later);
            let links = back.chain(on).filter(|other| among.contains(other)).count();
            let weight = (path.contains(&key), act.rung(), links, act.prose().evidence.len());
            (std::cmp::Reverse(weight), key)
        })
        .collect();
    ranked.sort_unstable();
    ranked.truncate(ROWS_MAX);
    let mut kept: Vec<ActKey> = ranked.into_iter().map(|(_, key)| key).collect();
    kept.sort_unstable();
    kept
}

pub(in crate::present) fn main_path(
    graph: &Graph,
    dispute: Option<DisputeKey>,
) -> BTreeSet<ActKey> {
    main_steps(graph, dispute).into_iter().collect()
}

/// The acts of the main escalation path between the first two sides of a dispute, in its order.
pub(in crate::present) fn main_steps(graph: &Graph, dispute: Option<DisputeKey>) -> Vec<ActKey> {
    let question = dispute.and_then(|dispute| Question::of_dispute(graph, dispute, [0, 1]));
    let answer = question.map(|question| escalation(graph, &question));
    let path = answer.as_ref().and_then(|answer| answer.paths.first());
    path.map_or(Vec::new(), |path| path.acts.iter().map(|stand| stand.act).collect())
}
