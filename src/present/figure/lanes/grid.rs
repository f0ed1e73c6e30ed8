//! Where the columns of a figure of lanes stand: numbers, dates, the strip of time, lifelines, labels and arcs.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::MARGIN;

use super::columns::Bank;
use super::columns::Columns;
use super::columns::Lane;

/// The column of numbers, `[123]`.
const NUMBER: f64 = 20.0;
/// The column of dates.
pub(super) const DATE: f64 = 54.0;
/// The strip on which time runs to the right.
const STRIP: f64 = 38.0;
/// The column of rungs.
const CHIP: f64 = 12.0;
/// The margin in which links are drawn.
const ARCS: f64 = 24.0;
/// The least and the most room for a lifeline.
const PITCH: [u32; 2] = [15, 34];
/// The part of the room beside dates and margins that lifelines may take.
const SHARE: f64 = 0.43;
/// The most room that the name of a side asks for.
const SIDE: f64 = 44.0;
/// Between the lifelines of two sides.
const BETWEEN: f64 = 5.0;
/// The type of the names of sides.
pub(super) const SIDE_TYPE: f64 = 7.0;

/// The columns, by where they begin and end.
#[derive(Debug)]
pub(super) struct Grid<'g> {
    pub(super) columns: Columns<'g>,
    pub(super) number: f64,
    pub(super) date: f64,
    pub(super) strip: [f64; 2],
    /// Where each side begins and ends.
    pub(super) banks: Vec<[f64; 2]>,
    /// Where each lifeline stands.
    pub(super) lanes: BTreeMap<Lane, f64>,
    /// How far lifelines stand apart.
    pub(super) pitch: f64,
    pub(super) chip: f64,
    pub(super) label: [f64; 2],
    pub(super) arcs: [f64; 2],
}

impl<'g> Grid<'g> {
    /// The columns for some acts in a room; as many lifelines as fit into their share.
    pub(super) fn new(
        graph: &'g Graph,
        acts: &[ActKey],
        dispute: Option<DisputeKey>,
        room: f64,
    ) -> Grid<'g> {
        let number = MARGIN;
        let date = number + NUMBER + 2.0;
        let strip = date + DATE + 4.0;
        let left = strip + STRIP + 8.0;
        let right = MARGIN + room - ARCS - 4.0 - CHIP - 8.0;
        let share = (right - left) * SHARE;
        let (columns, pitch) = fitting(graph, acts, dispute, share);
        let mut grid = Grid {
            columns,
            number,
            date,
            strip: [strip, strip + STRIP],
            banks: Vec::new(),
            lanes: BTreeMap::new(),
            pitch,
            chip: 0.0,
            label: [0.0; 2],
            arcs: [MARGIN + room - ARCS, MARGIN + room],
        };
        let end = grid.place(left);
        grid.chip = end + 6.0;
        grid.label = [grid.chip + CHIP + 2.0, grid.arcs[0] - 4.0];
        grid
    }

    /// Sets the lifelines side by side and tells where they end.
    fn place(&mut self, left: f64) -> f64 {
        let mut x = left;
        for bank in &self.columns.banks {
            let own = bank_width(bank, self.pitch);
            let first = x + (own - length(bank.lanes.len()) * self.pitch) / 2.0 + self.pitch / 2.0;
            for (at, &lane) in bank.lanes.iter().enumerate() {
                self.lanes.insert(lane, first + length(at) * self.pitch);
            }
            self.banks.push([x, x + own]);
            x += own + BETWEEN;
        }
        x - if self.banks.is_empty() { 0.0 } else { BETWEEN }
    }
}

/// The most lifelines that fit, as far apart as they can be.
fn fitting<'g>(
    graph: &'g Graph,
    acts: &[ActKey],
    dispute: Option<DisputeKey>,
    room: f64,
) -> (Columns<'g>, f64) {
    let [least, most] = PITCH.map(f64::from);
    let fits = |columns: &Columns<'_>, pitch: f64| {
        let banks = columns.banks.iter().map(|bank| bank_width(bank, pitch) + BETWEEN);
        banks.sum::<f64>() - BETWEEN <= room
    };
    let mut count = 2;
    while length(count + 1) * least <= room {
        count += 1;
    }
    loop {
        let columns = Columns::new(graph, acts, dispute, count);
        if fits(&columns, least) || count <= 1 {
            let pitches = (PITCH[0]..=PITCH[1]).rev().map(f64::from);
            let pitch = pitches.into_iter().find(|&pitch| fits(&columns, pitch)).unwrap_or(least);
            return (columns, pitch.min(most));
        }
        count -= 1;
    }
}

fn bank_width(bank: &Bank<'_>, pitch: f64) -> f64 {
    let name = bank
        .side
        .map_or(0.0, |(_, side)| width(&side.name, SIDE_TYPE, Weight::Bold).min(SIDE) + 6.0);
    (length(bank.lanes.len()) * pitch).max(name)
}
