//! Which acts a figure of responses draws, in which column each stands, and which links lie between them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::model::Link;
use crate::present::dot::links_among;
use crate::present::figure::lanes::choice::ROWS_MAX;
use crate::present::figure::lanes::choice::foremost;
use crate::present::figure::lanes::choice::main_path;
use crate::present::figure::lanes::choice::main_steps;
use crate::present::figure::lanes::columns::Columns;

/// What is drawn, and what becomes of the rest.
#[derive(Debug)]
pub(super) struct Choice<'g> {
    /// In order of time; the number of an act is one more than its place.
    pub(super) acts: Vec<ActKey>,
    /// With the places of their acts, the earlier first.
    pub(super) links: Vec<(usize, usize, &'g Link)>,
    /// The column of each act.
    pub(super) columns: Vec<usize>,
    /// The names of the columns, with the tone and id of those that are sides.
    pub(super) sides: Vec<Option<(u8, &'g crate::model::Side)>>,
    /// The main escalation path, as far as it is drawn.
    pub(super) path: Vec<ActKey>,
    /// Acts without a link to another.
    pub(super) untied: usize,
    /// Acts left out because there are too many.
    pub(super) thinned: usize,
}

impl<'g> Choice<'g> {
    pub(super) fn new(
        graph: &'g Graph,
        acts: &[ActKey],
        dispute: Option<DisputeKey>,
        most: usize,
    ) -> Choice<'g> {
        let all = tied(graph, acts);
        let kept = if all.len() > ROWS_MAX {
            tied(graph, &foremost(graph, &all, &main_path(graph, dispute)))
        } else {
            all.clone()
        };
        let place = |act: ActKey| kept.binary_search(&act).ok();
        let links = links_among(graph, &kept).into_iter();
        let links = links
            .filter_map(|link| Some((place(link.earlier)?, place(link.later)?, link)))
            .collect();
        let (columns, sides) = columns(graph, &kept, dispute, most);
        let path = main_steps(graph, dispute);
        let path = path.into_iter().filter(|act| place(*act).is_some()).collect();
        Choice {
            links,
            columns,
            sides,
            path,
            untied: acts.len() - all.len(),
            thinned: all.len() - kept.len(),
            acts: kept,
        }
    }

    /// Whether a link is a step of the main path.
    pub(super) fn is_on_path(&self, link: &Link) -> bool {
        self.path.windows(2).any(|step| step == [link.earlier, link.later])
    }
}

/// Those of some acts that have a link to another of them, in order of time.
fn tied(graph: &Graph, acts: &[ActKey]) -> Vec<ActKey> {
    let links = links_among(graph, acts);
    let tied: BTreeSet<ActKey> = links.iter().flat_map(|link| [link.earlier, link.later]).collect();
    tied.into_iter().collect()
}

/// A column for each side whose actors act first in one of the acts, and one for the rest; at most so many.
#[expect(clippy::type_complexity, reason = "columns, and what each is")]
fn columns<'g>(
    graph: &'g Graph,
    acts: &[ActKey],
    dispute: Option<DisputeKey>,
    most: usize,
) -> (Vec<usize>, Vec<Option<(u8, &'g crate::model::Side)>>) {
    let lanes = Columns::new(graph, acts, dispute, usize::MAX);
    let sides: Vec<_> = lanes.banks.iter().filter(|bank| bank.side.is_some()).collect();
    let of = |act: &ActKey| {
        let lane = graph.act(*act).actors().first().map(|&actor| lanes.of(actor));
        let bank = lane.and_then(|lane| sides.iter().position(|bank| bank.lanes.contains(&lane)));
        bank.unwrap_or(sides.len())
    };
    let mut wished: Vec<usize> = acts.iter().map(of).collect();
    let used: BTreeSet<usize> = wished.iter().copied().collect();
    if used.len() > most {
        let framed: BTreeSet<usize> = used
            .iter()
            .copied()
            .filter(|at| *at < sides.len())
            .take(most.saturating_sub(1))
            .collect();
        for at in wished.iter_mut().filter(|at| !framed.contains(at)) {
            *at = sides.len();
        }
    }
    let used: BTreeSet<usize> = wished.iter().copied().collect();
    let places: BTreeMap<usize, usize> =
        used.iter().enumerate().map(|(place, &at)| (at, place)).collect();
    let columns = wished.iter().map(|at| places.get(at).copied().unwrap_or(0)).collect();
    (columns, used.into_iter().map(|at| sides.get(at).and_then(|bank| bank.side)).collect())
}
