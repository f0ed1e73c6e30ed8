//! Paths: chains of acts from one node to another.
//!
//! A step is an act: two acts between the same nodes make two paths. A path meets no node twice and never leads through
//! the unstated actor, who is somebody else each time. There is no path from a node to itself. Shorter paths come
//! first, of equals those whose acts come first in order of time, act by act; of paths over the same acts those through
//! lesser nodes.
//!
//! In time, dates never decrease: each act must be able to start no earlier than every act before it, that is, its last
//! possible first day is no earlier than any first possible first day so far. So there are days for all of the acts, in
//! their bounds, which never go back.

mod distances;
mod miss;
mod network;
mod search;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::NodeKey;

use super::Filter;
use super::Hidden;

pub use miss::NearestMiss;
pub use miss::NearestNode;
pub use miss::Tie;
pub use miss::TieKind;

use distances::Distances;
use distances::Extent;
use network::Network;
use search::Search;

/// How many paths `All` lists where nobody says otherwise.
pub const PATHS_MAX: usize = 1000;

/// A question for paths.
#[derive(Clone, Debug)]
pub struct PathQuestion {
    /// Where they begin.
    pub from: NodeKey,
    /// Where they end.
    pub to: NodeKey,
    /// Of which acts they may consist.
    pub filter: Filter,
    /// Which of them are asked for.
    pub which: Which,
    /// Whether dates may decrease.
    pub in_time: InTime,
    /// Whether acts are walked against their direction too.
    pub direction: Direction,
}

/// Which paths are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The first.
    Shortest,
    /// So many, the first ones.
    Best(usize),
    /// All of them, up to a number.
    All {
        /// How many at most; see [`PATHS_MAX`].
        max: usize,
    },
}

/// Whether dates may decrease along a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTime {
    /// They may.
    Any,
    /// They never decrease.
    NeverBack,
}

/// Whether acts are walked against their direction too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From actor to recipient alone.
    AsActed,
    /// From recipient to actor as well.
    EitherWay,
}

/// The paths that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The paths, first ones first.
    pub paths: Vec<Path>,
    /// Whether there are more than the number asked for by `All`, or the search was given up as too long.
    pub is_cut: bool,
    /// Where there is no path: what comes nearest. Nothing where both ends are the same node.
    pub miss: Option<NearestMiss>,
    /// What the filter hides by default, in the whole graph.
    pub hidden: Hidden,
}

/// A chain of acts: each step begins where the one before ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// The steps.
    pub steps: Vec<Step>,
}

/// One act of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The act.
    pub act: ActKey,
    /// Where the step begins.
    pub from: NodeKey,
    /// Where it ends.
    pub to: NodeKey,
    /// Whether the act is walked as it was done.
    pub sense: Sense,
}

/// Whether an act is walked as it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// From actor to recipient.
    Forward,
    /// From recipient to actor.
    Backward,
}

impl PathQuestion {
    /// The shortest path between two nodes over what the default filter lets through, as acted, at any time.
    pub fn new(from: NodeKey, to: NodeKey) -> PathQuestion {
        PathQuestion {
            from,
            to,
            filter: Filter::default(),
            which: Which::Shortest,
            in_time: InTime::Any,
            direction: Direction::AsActed,
        }
    }

    /// Finds the paths.
    pub fn answer(&self, graph: &Graph) -> Paths {
        let selection = self.filter.select(graph);
        let mut paths = Paths { hidden: selection.hidden, ..Paths::default() };
        if self.from == self.to {
            return paths;
        }
        let network = Network::new(graph, &selection.acts, self.in_time, self.direction);
        let extent = match self.which {
            Which::Shortest | Which::Best(1) => Extent::ToStart,
            Which::Best(_) | Which::All { .. } => Extent::All,
        };
        let distances = Distances::new(&network, [self.from, self.to], extent);
        paths.is_cut = distances.is_cut;
        if distances.any(self.from).is_none() && !distances.is_cut {
            paths.miss = Some(NearestMiss::new(self, &network, &distances, selection.hidden));
            return paths;
        }
        let mut search = Search::new(&network, &distances, self.from, self.to);
        let limit = match self.which {
            Which::Shortest => 1,
            Which::Best(number) => number,
            // One more than asked for tells whether there are more.
            Which::All { max } => max.saturating_add(1),
        };
        paths.paths.extend(search.by_ref().take(limit));
        paths.is_cut |= search.is_cut;
        if let Which::All { max } = self.which {
            paths.is_cut |= paths.paths.len() > max;
            paths.paths.truncate(max);
        }
        paths
    }
}
