//! Lines between boxes that stand in columns: where each leaves and enters a box, and which way it runs.
//!
//! A box has a row for each line at the side where it is tied; the label of a line stands in its row beside the box
//! where the line begins, and nothing else does. Between columns there are only lines, and a line past a column keeps
//! the height that is free of boxes there. So no line crosses a text, whatever the lines are. Lines between boxes of one
//! column are arcs: at the left of the first column, at the right of the others.

use std::collections::BTreeMap;

use super::scene::Anchor;
use super::scene::Point;
use super::scene::length;

/// The height of the row of a line.
pub(super) const ROW: f64 = 8.8;
/// The room of a row that has no label.
pub(super) const BARE: f64 = 7.0;
/// Between a label and its box, and its line.
const GAP: f64 = 2.0;
/// How far the deepest arc runs out of its rows.
pub(super) const DEPTH: f64 = 22.0;

/// A box: in which column, and the height of its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) column: usize,
    pub(super) middle: f64,
}

/// A line from one box to another, by their places; the room of its label, and its height in the columns that it passes,
/// in the order of passing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: f64,
    pub(super) past: Vec<f64>,
}

/// The side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Flank {
    Left,
    Right,
}

/// The course of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Track {
    /// Where the label is tied, on the middle of its row, and by which end.
    pub(super) label: (Point, Anchor),
    pub(super) start: Point,
    pub(super) curves: Vec<[Point; 3]>,
    /// Where the line ends, short of the head.
    pub(super) end: Point,
    /// Where the head touches the box.
    pub(super) tip: Point,
}

/// Columns: the sides of their boxes, and the room for labels beside them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) boxes: Vec<[f64; 2]>,
    pub(super) rows: Vec<[f64; 2]>,
}

/// At which sides a line leaves and enters, from the columns of its boxes.
pub(super) fn flanks(from: usize, to: usize) -> [Flank; 2] {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => [Flank::Right, Flank::Left],
        std::cmp::Ordering::Greater => [Flank::Left, Flank::Right],
        std::cmp::Ordering::Equal if from == 0 => [Flank::Left, Flank::Left],
        std::cmp::Ordering::Equal => [Flank::Right, Flank::Right],
    }
}

/// The most rows that each box has at one side, from the columns of the boxes and the ends of the lines.
pub(super) fn loads(columns: &[usize], ends: &[(usize, usize)]) -> Vec<usize> {
    let mut loads = vec![[0_usize; 2]; columns.len()];
    for &(from, to) in ends {
        let [leaves, enters] = flanks(columns[from], columns[to]);
        loads[from][usize::from(leaves == Flank::Right)] += 1;
        loads[to][usize::from(enters == Flank::Right)] += 1;
    }
    loads.into_iter().map(|[left, right]| left.max(right)).collect()
}

/// The room beside the boxes of each column for the labels of lines.
pub(super) fn rows(spots: &[Spot], runs: &[Run], columns: usize) -> Vec<[f64; 2]> {
    let mut rows = vec![[BARE; 2]; columns];
    for run in runs {
        let column = spots[run.from].column;
        let [leaves, _] = flanks(column, spots[run.to].column);
        let row = &mut rows[column][usize::from(leaves == Flank::Right)];
        *row = row.max(run.label + 2.0 * GAP);
    }
    rows
}

/// The courses of some lines; `head` is the length of the head of each.
pub(super) fn tracks(spots: &[Spot], bounds: &Bounds, runs: &[Run], heads: &[f64]) -> Vec<Track> {
    let heights = heights(spots, runs);
    let each = runs.iter().zip(&heights).zip(heads);
    each.map(|((run, &[leaves, enters]), &head)| {
        track(spots, bounds, run, ([leaves, enters], head))
    })
    .collect()
}

/// What decides the row of an end of a line, then the line and which end it is.
type Tied = (u8, f64, usize, usize);

/// The heights at which lines leave and enter: at each side, arcs upwards at the top, the nearest first, lines to other
/// columns in the order of where they lead, arcs downwards at the bottom, the nearest last.
fn heights(spots: &[Spot], runs: &[Run]) -> Vec<[f64; 2]> {
    let mut tied: BTreeMap<(usize, Flank), Vec<Tied>> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        let (from, to) = (spots[run.from], spots[run.to]);
        let flanks = flanks(from.column, to.column);
        let away = to.middle - from.middle;
        let begins = match (from.column == to.column, away > 0.0) {
            (false, _) => (1, run.past.first().copied().unwrap_or(to.middle)),
            (true, false) => (0, -away),
            (true, true) => (2, -away),
        };
        let ends = match (from.column == to.column, away > 0.0) {
            (false, _) => (1, run.past.last().copied().unwrap_or(from.middle)),
            (true, true) => (0, away),
            (true, false) => (2, away),
        };
        tied.entry((run.from, flanks[0])).or_default().push((begins.0, begins.1, at, 0));
        tied.entry((run.to, flanks[1])).or_default().push((ends.0, ends.1, at, 1));
    }
    let mut heights = vec![[0.0; 2]; runs.len()];
    for ((spot, _), mut lines) in tied {
        lines.sort_by(|one, other| {
            let places = (one.2, one.3).cmp(&(other.2, other.3));
            one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)).then(places)
        });
        let top = spots[spot].middle - ROW * (length(lines.len()) - 1.0) / 2.0;
        for (row, (_, _, at, end)) in lines.into_iter().enumerate() {
            heights[at][end] = top + ROW * length(row);
        }
    }
    heights
}

fn track(
    spots: &[Spot],
    bounds: &Bounds,
    run: &Run,
    ([leaves, enters], head): ([f64; 2], f64),
) -> Track {
    let columns = [spots[run.from].column, spots[run.to].column];
    let flanks = flanks(columns[0], columns[1]);
    let way = |flank: Flank| if flank == Flank::Right { 1.0 } else { -1.0 };
    let edge =
        |column: usize, flank: Flank| bounds.boxes[column][usize::from(flank == Flank::Right)];
    let outer = |column: usize, flank: Flank| {
        edge(column, flank) + way(flank) * bounds.rows[column][usize::from(flank == Flank::Right)]
    };
    let out = way(flanks[0]);
    let begins = edge(columns[0], flanks[0]);
    let taken = if run.label > 0.0 { run.label + 2.0 * GAP } else { 0.0 };
    let start = Point::new(begins + out * taken, leaves);
    let anchor = if flanks[0] == Flank::Right { Anchor::Start } else { Anchor::End };
    let tip = Point::new(edge(columns[1], flanks[1]), enters);
    let end = Point::new(tip.x + way(flanks[1]) * head, enters);
    let mut path = Path { at: start, curves: Vec::new() };
    path.straight(outer(columns[0], flanks[0]));
    let arrival = Point::new(outer(columns[1], flanks[1]), enters);
    if columns[0] == columns[1] {
        // Beside labels of the next column there is less room.
        let room = match bounds.boxes.get(columns[0] + 1) {
            Some(_) if columns[0] > 0 => outer(columns[0] + 1, Flank::Left) - arrival.x - 1.0,
            _ => DEPTH,
        };
        let depth = (9.0 + (enters - leaves).abs() * 0.1).min(DEPTH.min(room.max(1.0))) * out;
        // A curve reaches three quarters of the way to its handles.
        let handle = |x: f64, y: f64| Point::new(x + depth / 0.75, y);
        path.curves.push([handle(path.at.x, leaves), handle(arrival.x, enters), arrival]);
        path.at = arrival;
    } else {
        let between = columns[0].min(columns[1]) + 1..columns[0].max(columns[1]);
        let mut passed: Vec<usize> = between.collect();
        if columns[0] > columns[1] {
            passed.reverse();
        }
        for (&column, &y) in passed.iter().zip(&run.past) {
            path.bend(Point::new(outer(column, flanks[1]), y));
            path.straight(outer(column, flanks[0]));
        }
        path.bend(arrival);
    }
    path.straight(end.x);
    let label = Point::new(begins + out * GAP, leaves);
    Track { label: (label, anchor), start, curves: path.curves, end, tip }
}

/// A line under way.
struct Path {
    at: Point,
    curves: Vec<[Point; 3]>,
}

impl Path {
    /// On the same height to a place.
    fn straight(&mut self, x: f64) {
        let (from, y) = (self.at.x, self.at.y);
        if (x - from).abs() > 0.001 {
            let third = (x - from) / 3.0;
            let to = Point::new(x, y);
            self.curves.push([Point::new(from + third, y), Point::new(x - third, y), to]);
            self.at = to;
        }
    }

    /// To another height, level at both ends.
    fn bend(&mut self, to: Point) {
        let middle = f64::midpoint(self.at.x, to.x);
        self.curves.push([Point::new(middle, self.at.y), Point::new(middle, to.y), to]);
        self.at = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(column: usize, middle: f64) -> Spot {
        Spot { column, middle }
    }

    fn run(from: usize, to: usize, past: &[f64]) -> Run {
        Run { from, to, label: 0.0, past: past.to_vec() }
    }

    /// How far the arc from one height to another runs out of its column: where its only curve turns.
    fn turn(bounds: &Bounds, column: usize, heights: [f64; 2]) -> f64 {
        let spots = heights.map(|y| spot(column, y));
        let track = &tracks(&spots, bounds, &[run(0, 1, &[])], &[0.0])[0];
        let bent = track.curves.iter().find(|curve| curve[0].y.to_bits() != curve[1].y.to_bits());
        let [one, other, end] = bent.unwrap();
        // The ends of an arc are on one plumb line, from where half of a curve is three quarters of the way to its handles.
        f64::midpoint(one.x, other.x) * 0.75 + end.x * 0.25
    }

    #[track_caller]
    fn near(is: f64, should: f64) {
        assert!((is - should).abs() < 1e-9, "{is} is not {should}");
    }

    #[test]
    fn long_lines_leave_and_enter_in_the_order_of_where_they_pass() {
        let spots = [spot(0, 100.0), spot(1, 50.0), spot(2, 150.0), spot(3, 200.0)];
        // The long line passes above the box in column 1 and below that in column 2.
        let runs = [run(0, 3, &[10.0, 300.0]), run(0, 1, &[]), run(2, 3, &[])];
        let column = |at: f64| [at * 200.0, at * 200.0 + 100.0];
        let bounds =
            Bounds { boxes: [0.0, 1.0, 2.0, 3.0].map(column).to_vec(), rows: vec![[7.0; 2]; 4] };
        let tracks = tracks(&spots, &bounds, &runs, &[0.0; 3]);
        // Two rows of 8.8 around the middle of a box stand 4.4 above and below it.
        near(tracks[0].start.y, 95.6);
        near(tracks[1].start.y, 104.4);
        near(tracks[2].tip.y, 195.6);
        near(tracks[0].tip.y, 204.4);
    }

    #[test]
    fn arcs_run_out_further_the_longer_they_are_as_far_as_there_is_room() {
        let bounds = Bounds {
            boxes: vec![[100.0, 150.0], [200.0, 260.0], [290.0, 350.0]],
            rows: vec![[7.0; 2]; 3],
        };
        // The rows of the first column end at 93: out of them by 9 and a tenth of the way, at most by 22.
        near(turn(&bounds, 0, [0.0, 50.0]), 79.0);
        near(turn(&bounds, 0, [50.0, 0.0]), 79.0);
        near(turn(&bounds, 0, [0.0, 500.0]), 71.0);
        // Between the rows of the second, which end at 267, and those of the third, from 283 on, less one point.
        near(turn(&bounds, 1, [0.0, 500.0]), 282.0);
        // Right of the last, whose rows end at 357, there is room again.
        near(turn(&bounds, 2, [0.0, 500.0]), 379.0);
    }
}
