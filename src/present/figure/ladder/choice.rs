//! Which acts a figure of a ladder draws, and as what.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::figure::lanes::choice::ROWS_MAX;
use crate::present::figure::lanes::choice::foremost;
use crate::query::escalation::ChainAct;
use crate::query::escalation::Escalation;
use crate::query::escalation::OffRamp;

use super::axis::day;

/// The most off-ramps with a tick of their own.
const RAMPS_MAX: usize = 40;

/// Acts by what becomes of them; each list in order of time.
#[derive(Debug, Default)]
pub(super) struct Choice<'a> {
    /// On the main path, dated or not, in its order.
    pub(super) path: Vec<ChainAct>,
    /// Beside it: off-ramps.
    pub(super) ramps: Vec<&'a OffRamp>,
    /// Beside it: all others that have a place in time.
    pub(super) small: Vec<ChainAct>,
    /// Without any date: only listed.
    pub(super) undated: Vec<ActKey>,
    /// How many of these are not even listed.
    pub(super) undated_left: usize,
    /// How many with a date are left out because there are too many.
    pub(super) thinned: usize,
}

impl<'a> Choice<'a> {
    pub(super) fn new(graph: &Graph, answer: &'a Escalation) -> Choice<'a> {
        let path = answer.paths.first();
        let on_path: BTreeSet<ActKey> =
            path.map_or(BTreeSet::new(), |path| path.acts.iter().map(|stand| stand.act).collect());
        let has_place =
            |act: ActKey| on_path.contains(&act) || day(graph.act(act).bounds()).is_some();
        let (dated, mut undated): (Vec<ActKey>, Vec<ActKey>) =
            answer.acts.iter().map(|stand| stand.act).partition(|&act| has_place(act));
        let ramps = path.and_then(|path| path.detail.as_ref()).map(|detail| &detail.off_ramps);
        let ramps: Vec<&OffRamp> = ramps
            .into_iter()
            .flatten()
            .filter(|ramp| !on_path.contains(&ramp.act))
            .take(RAMPS_MAX)
            .collect();
        let mut drawn: BTreeSet<ActKey> = dated.iter().copied().collect();
        if dated.len() > ROWS_MAX {
            let mut first = on_path.clone();
            first.extend(ramps.iter().map(|ramp| ramp.act));
            drawn = foremost(graph, &dated, &first).into_iter().collect();
        }
        let ramps: Vec<&OffRamp> =
            ramps.into_iter().filter(|ramp| drawn.contains(&ramp.act)).collect();
        let undated_left = undated.len().saturating_sub(ROWS_MAX);
        undated.truncate(ROWS_MAX);
        let is_ramp = |act| ramps.binary_search_by_key(&act, |ramp| ramp.act).is_ok();
        let small = answer.acts.iter().copied().filter(|stand| {
            drawn.contains(&stand.act) && !on_path.contains(&stand.act) && !is_ramp(stand.act)
        });
        let small = small.collect();
        let path = path.map_or(Vec::new(), |path| {
            path.acts.iter().copied().filter(|stand| drawn.contains(&stand.act)).collect()
        });
        let thinned = dated.len() - drawn.len();
        Choice { path, ramps, small, undated, undated_left, thinned }
    }

    /// Every act that is drawn, in order of time.
    pub(super) fn drawn(&self) -> Vec<ActKey> {
        let mut all: Vec<ActKey> =
            self.path.iter().chain(&self.small).map(|stand| stand.act).collect();
        all.extend(self.ramps.iter().map(|ramp| ramp.act));
        all.sort_unstable();
        all
    }
}
