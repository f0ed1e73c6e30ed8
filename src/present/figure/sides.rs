//! On which side of a dispute an actor stands, for figures that group actors by side whatever the day.

use crate::graph::Graph;
use crate::graph::RollUp;
use crate::model::DisputeKey;
use crate::model::NodeKey;
use crate::model::Side;

/// The sides by which a figure groups actors; none where it names no dispute.
pub(in crate::present) struct Sides<'g> {
    pub(in crate::present) sides: &'g [Side],
    rolled: Vec<RollUp>,
}

impl<'g> Sides<'g> {
    pub(in crate::present) fn new(graph: &'g Graph, dispute: Option<DisputeKey>) -> Sides<'g> {
        let sides = dispute.map_or(&[][..], |dispute| &graph.dispute(dispute).sides[..]);
        Sides { sides, rolled: sides.iter().map(|side| graph.roll_up(&side.actors)).collect() }
    }

    /// The side on which a node stands; nothing for one on none, or on several in turn.
    pub(in crate::present) fn of(&self, node: NodeKey) -> Option<usize> {
        let holds = |rolled: &RollUp| !rolled.days(node).is_empty();
        let mut on = (0..self.rolled.len()).filter(|&side| holds(&self.rolled[side]));
        match (on.next(), on.next()) {
            (Some(side), None) => Some(side),
            (_, _) => None,
        }
    }

    /// The tone of a side.
    pub(in crate::present) fn tone(side: usize) -> u8 {
        u8::try_from(side % 4).unwrap_or(0)
    }
}
