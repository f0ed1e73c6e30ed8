//! The acts that a path may consist of, as steps between nodes.

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DayRange;
use crate::model::NodeKey;

use super::Direction;
use super::InTime;
use super::Sense;
use super::Step;

/// The steps that a question allows.
pub(super) struct Network<'g> {
    pub(super) graph: &'g Graph,
    pub(super) in_time: InTime,
    pub(super) direction: Direction,
    admitted: Vec<bool>,
}

impl<'g> Network<'g> {
    pub(super) fn new(
        graph: &'g Graph,
        acts: &[ActKey],
        in_time: InTime,
        direction: Direction,
    ) -> Network<'g> {
        let mut admitted = vec![false; graph.acts().len()];
        for act in acts {
            admitted[act.position()] = true;
        }
        Network { graph, in_time, direction, admitted }
    }

    /// The same acts, with other rules for the steps.
    pub(super) fn with(&self, in_time: InTime, direction: Direction) -> Network<'g> {
        Network { graph: self.graph, in_time, direction, admitted: self.admitted.clone() }
    }

    pub(super) fn nodes(&self) -> usize {
        self.graph.nodes().count()
    }

    /// The steps that lead on from a node.
    pub(super) fn onward(&self, from: NodeKey) -> impl Iterator<Item = Step> {
        let forward = self.graph.acts_towards(from);
        let forward = forward.map(move |(act, to)| Step { act, from, to, sense: Sense::Forward });
        let backward = self.is_either_way().then(|| self.graph.acts_from(from));
        let backward = backward.into_iter().flatten();
        let backward =
            backward.map(move |(act, to)| Step { act, from, to, sense: Sense::Backward });
        forward.chain(backward).filter(|step| self.admits(step.act))
    }

    /// The acts by which a step leads to a node, and the nodes it leads from.
    pub(super) fn inward(&self, to: NodeKey) -> impl Iterator<Item = (ActKey, NodeKey)> {
        let backward = self.is_either_way().then(|| self.graph.acts_towards(to));
        let steps = self.graph.acts_from(to).chain(backward.into_iter().flatten());
        steps.filter(|(act, _)| self.admits(*act))
    }

    /// The days on which an act counts as done: those on which it can have started, or any where time is no matter.
    pub(super) fn window(&self, act: ActKey) -> DayRange {
        match self.in_time {
            InTime::Any => DayRange::ALWAYS,
            InTime::NeverBack => self.graph.act(act).bounds().start,
        }
    }

    pub(super) fn admits(&self, act: ActKey) -> bool {
        self.admitted[act.position()]
    }

    fn is_either_way(&self) -> bool {
        match self.direction {
            Direction::AsActed => false,
            Direction::EitherWay => true,
        }
    }
}
