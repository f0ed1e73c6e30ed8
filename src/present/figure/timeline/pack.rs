//! Acts and events set into the rows of a lane so that no mark or label covers another.

use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::scene::Anchor;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::SMALL;

use super::marks::Mark;

/// The height of a row.
pub(super) const ROW: f64 = 9.8;
/// Between a mark and its label.
const BESIDE: f64 = 2.4;
/// Between what stands in one row.
const GAP: f64 = 4.0;

/// Something to be set: its mark and its label, of which it shows as much as there is room for.
#[derive(Debug)]
pub(super) struct Item {
    /// The place among what the figure draws.
    pub(super) at: usize,
    pub(super) mark: Mark,
    pub(super) label: String,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The row of its mark.
    pub(super) row: usize,
    /// The row of its label: that of the mark, or the one above.
    pub(super) label_row: usize,
    /// Where its label is tied to.
    pub(super) x: f64,
    /// By which end.
    pub(super) anchor: Anchor,
}

/// Sets items into the first rows that have room, in order; and tells how many rows there are.
///
/// A label stands to the right of its mark; where the axis ends, to the left; where there is no room either, above.
pub(super) fn pack(items: &[Item], [left, right]: [f64; 2]) -> (Vec<Place>, usize) {
    let mut rows: Vec<Vec<[f64; 2]>> = Vec::new();
    let mut places = Vec::with_capacity(items.len());
    for item in items {
        let own = width(&item.label, SMALL, Weight::Regular);
        let [from, to] = item.mark.room;
        let place = |row, label_row, x, anchor| Place { row, label_row, x, anchor };
        if to + BESIDE + own <= right {
            let row = first_free(&mut rows, &[[from, to + BESIDE + own]]);
            places.push(place(row, row, to + BESIDE, Anchor::Start));
        } else if from - BESIDE - own >= left {
            let row = first_free(&mut rows, &[[from - BESIDE - own, to]]);
            places.push(place(row, row, from - BESIDE, Anchor::End));
        } else {
            let x = from.min(right - own).max(left);
            let row = first_free(&mut rows, &[[x, x + own], [from, to]]);
            places.push(place(row + 1, row, x, Anchor::Start));
        }
    }
    (places, rows.len())
}

/// The first row from which on some stretches, one a row, are free; they are taken.
fn first_free(rows: &mut Vec<Vec<[f64; 2]>>, wanted: &[[f64; 2]]) -> usize {
    let is_free = |taken: &[[f64; 2]], [from, to]: [f64; 2]| {
        taken.iter().all(|other| other[1] + GAP <= from || to + GAP <= other[0])
    };
    let fits = |at: &usize| {
        let row = |down: usize| rows.get(at + down).map_or(&[][..], Vec::as_slice);
        wanted.iter().enumerate().all(|(down, &stretch)| is_free(row(down), stretch))
    };
    let first = (0..=rows.len()).find(fits).unwrap_or(rows.len());
    rows.resize(rows.len().max(first + wanted.len()), Vec::new());
    for (row, &stretch) in rows.iter_mut().skip(first).zip(wanted) {
        row.push(stretch);
    }
    first
}

/// How high so many rows are.
pub(super) fn height(rows: usize) -> f64 {
    length(rows) * ROW
}
