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
/// Figures with less room have no strip.
const STRIP_ROOM: f64 = 380.0;
/// The column of rungs.
const CHIP: f64 = 12.0;
/// The margin in which links are drawn.
const ARCS: f64 = 24.0;
/// The least and the most room for a lifeline.
const PITCH: [u32; 2] = [15, 34];
/// The part of the room beside dates and margins that lifelines may take, and the most room that the name of a side
/// asks for. In figures so narrow that a side would have no lifeline, more is given, in the end without regard to names.
const SHARES: [(f64, f64); 4] = [(0.43, 44.0), (0.55, 44.0), (0.68, 44.0), (0.68, 0.0)];
/// Fewer lifelines than this are enough only if there are no more parties.
const ENOUGH: usize = 5;
/// Between the lifelines of two sides.
const BETWEEN: f64 = 5.0;
/// The type of the names of sides.
pub(super) const SIDE_TYPE: f64 = 7.0;

/// How wide lifelines are spread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spread {
    /// How far they stand apart.
    pub(super) pitch: f64,
    /// The most room for the name of a side.
    name: f64,
}

/// The columns, by where they begin and end.
#[derive(Debug)]
pub(super) struct Grid<'g> {
    pub(super) columns: Columns<'g>,
    pub(super) number: f64,
    pub(super) date: f64,
    /// Nothing where there is no room for it.
    pub(super) strip: Option<[f64; 2]>,
    /// Where each side begins and ends.
    pub(super) banks: Vec<[f64; 2]>,
    /// Where each lifeline stands.
    pub(super) lanes: BTreeMap<Lane, f64>,
    pub(super) spread: Spread,
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
        let has_strip = room >= STRIP_ROOM;
        let left = if has_strip { strip + STRIP + 8.0 } else { strip + 2.0 };
        let right = MARGIN + room - ARCS - 4.0 - CHIP - 8.0;
        let (columns, spread) = fitting(graph, acts, dispute, right - left);
        let mut grid = Grid {
            columns,
            number,
            date,
            strip: has_strip.then_some([strip, strip + STRIP]),
            banks: Vec::new(),
            lanes: BTreeMap::new(),
            spread,
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
            let pitch = self.spread.pitch;
            let own = bank_width(bank, self.spread);
            let first = x + (own - length(bank.lanes.len()) * pitch) / 2.0 + pitch / 2.0;
            for (at, &lane) in bank.lanes.iter().enumerate() {
                self.lanes.insert(lane, first + length(at) * pitch);
            }
            self.banks.push([x, x + own]);
            x += own + BETWEEN;
        }
        x - if self.banks.is_empty() { 0.0 } else { BETWEEN }
    }
}

/// The most lifelines that fit into their share of a room, as far apart as they can be.
fn fitting<'g>(
    graph: &'g Graph,
    acts: &[ActKey],
    dispute: Option<DisputeKey>,
    room: f64,
) -> (Columns<'g>, Spread) {
    let all = Columns::new(graph, acts, dispute, usize::MAX);
    let is_enough = |columns: &Columns<'_>| {
        columns.sides() == all.sides() && columns.count() >= all.count().min(ENOUGH)
    };
    let [least, most] = PITCH;
    let mut best = None;
    for (share, name) in SHARES {
        let spread = |pitch: u32| Spread { pitch: f64::from(pitch), name };
        let mut count = 2;
        while length(count + 1) * f64::from(least) <= room * share {
            count += 1;
        }
        let (columns, spread) = loop {
            let columns = Columns::new(graph, acts, dispute, count);
            let fits = |pitch: &u32| columns_width(&columns, spread(*pitch)) <= room * share;
            if let Some(pitch) = (least..=most).rev().find(fits) {
                break (columns, spread(pitch));
            }
            if count <= 1 {
                break (columns, spread(least));
            }
            count -= 1;
        };
        if is_enough(&columns) {
            return (columns, spread);
        }
        best = Some((columns, spread));
    }
    best.unwrap_or((all, Spread { pitch: f64::from(least), name: 0.0 }))
}

fn columns_width(columns: &Columns<'_>, spread: Spread) -> f64 {
    let banks = columns.banks.iter().map(|bank| bank_width(bank, spread) + BETWEEN);
    banks.sum::<f64>() - BETWEEN
}

fn bank_width(bank: &Bank<'_>, spread: Spread) -> f64 {
    let name = bank
        .side
        .map_or(0.0, |(_, side)| width(&side.name, SIDE_TYPE, Weight::Bold).min(spread.name) + 6.0);
    (length(bank.lanes.len()) * spread.pitch).max(name)
}
