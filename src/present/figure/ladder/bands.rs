//! The rungs as bands, and the places of acts on them.
//!
//! The main path runs along the middle of a band. The small marks of the side named first stand above it, those of the
//! other below: each on its day, in the row nearest to the middle where it is free.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Type;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::SMALL;
use crate::query::escalation::ChainAct;
use crate::query::escalation::WhichSide;

use super::axis::Axis;
use super::axis::day;
use super::choice::Choice;

/// From one row of small marks to the next.
const ROW: f64 = 8.2;
/// From the middle of a band to the middle of its first row.
const FIRST: f64 = 13.0;
/// The least half of a band.
const HALF: f64 = 18.5;
/// Half the width of a small mark, and of one of the path.
pub(super) const SMALL_MARK: f64 = 2.5;
pub(super) const PATH_MARK: f64 = 3.9;
/// Rows of marks that all have their numbers beside them, and of those that need not.
const ROWS: [usize; 2] = [5, 9];
/// How far a line runs that has no end.
const OPEN: f64 = 14.0;
/// The most lines of the name of a rung.
const NAME_LINES: usize = 4;

/// A rung.
#[derive(Debug)]
pub(super) struct Band {
    pub(super) rung: u8,
    pub(super) name: Vec<String>,
    pub(super) top: f64,
    pub(super) middle: f64,
    pub(super) bottom: f64,
}

/// An act in its place.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) stand: ChainAct,
    pub(super) at: Point,
    /// Where its possible days begin and end, and whether each end is on the line.
    pub(super) bar: Option<([f64; 2], [bool; 2])>,
    /// Where its number begins, if there is room beside it.
    pub(super) number: Option<f64>,
}

/// The rungs from the highest, and the acts on them.
#[derive(Debug)]
pub(super) struct Bands {
    pub(super) rungs: Vec<Band>,
    pub(super) path: Vec<Mark>,
    pub(super) small: Vec<Mark>,
    /// How many small marks have no room.
    pub(super) cramped: usize,
}

/// What takes room in the rows of one side on one rung.
#[derive(Debug, Default)]
struct Half {
    /// Acts with the places of their marks.
    acts: Vec<(ChainAct, f64)>,
    /// Where the main path runs up through it.
    risers: Vec<f64>,
}

impl Bands {
    /// The bands below a height; `name` is the room for the names of rungs.
    pub(super) fn new(
        graph: &Graph,
        choice: &Choice<'_>,
        axis: &Axis,
        (top, name, digits): (f64, f64, usize),
    ) -> Bands {
        let path = path_places(graph, &choice.path, axis);
        let mut halves: BTreeMap<(u8, WhichSide), Half> = BTreeMap::new();
        for &stand in &choice.small {
            let at = day(graph.act(stand.act).bounds()).map_or(axis.left, |day| axis.x(day));
            halves.entry((stand.rung, stand.side)).or_default().acts.push((stand, at));
        }
        let rungs = rungs(graph, choice);
        for (x, [low, high]) in risers(&path) {
            for &rung in rungs.iter().filter(|&&rung| low <= rung && rung <= high) {
                for side in WhichSide::BOTH {
                    let is_outside = match side {
                        WhichSide::First => rung == high,
                        WhichSide::Second => rung == low,
                    };
                    if !is_outside {
                        halves.entry((rung, side)).or_default().risers.push(x);
                    }
                }
            }
        }
        let number = width(&"0".repeat(digits), SMALL, Weight::Regular)
            + width("[]", SMALL, Weight::Regular);
        let packed: Packed =
            halves.iter().map(|(&key, half)| (key, half.pack(graph, axis, number))).collect();
        let mut bands =
            Bands { rungs: Vec::new(), path: Vec::new(), small: Vec::new(), cramped: 0 };
        let mut y = top;
        for &rung in rungs.iter().rev() {
            y = bands.set(graph, (rung, name), &packed, y);
        }
        bands.path = path
            .into_iter()
            .map(|(stand, x)| Mark {
                stand,
                at: Point::new(x, bands.middle(stand.rung)),
                bar: bar(graph, stand.act, axis, x),
                number: None,
            })
            .collect();
        bands
    }

    /// Sets a band below a height with the small marks on it, and tells where it ends.
    fn set(&mut self, graph: &Graph, (rung, name): (u8, f64), packed: &Packed, top: f64) -> f64 {
        let label = wrap_to(graph.ladder().label(rung), SMALL, Weight::Regular, (name, NAME_LINES));
        let least = (length(label.len()) * Type::of(SMALL).leading() / 2.0 + 3.0).max(HALF);
        let of = |side: WhichSide| packed.get(&(rung, side)).map_or(&[][..], |(acts, _)| acts);
        let half = |side: WhichSide| {
            let rows = of(side).iter().map(|placed| placed.row + 1).max().unwrap_or(0);
            (FIRST + length(rows) * ROW - ROW / 2.0 + 2.0).max(least)
        };
        let middle = top + half(WhichSide::First);
        let bottom = middle + half(WhichSide::Second);
        for side in WhichSide::BOTH {
            let way = match side {
                WhichSide::First => -1.0,
                WhichSide::Second => 1.0,
            };
            self.cramped += packed.get(&(rung, side)).map_or(0, |(_, cramped)| *cramped);
            self.small.extend(of(side).iter().map(|placed| Mark {
                stand: placed.stand,
                at: Point::new(placed.x, middle + way * (FIRST + length(placed.row) * ROW)),
                bar: placed.bar,
                number: placed.number,
            }));
        }
        self.rungs.push(Band { rung, name: label, top, middle, bottom });
        bottom
    }

    pub(super) fn middle(&self, rung: u8) -> f64 {
        self.rungs.iter().find(|band| band.rung == rung).map_or(0.0, |band| band.middle)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.rungs.last().map_or(0.0, |band| band.bottom)
    }
}

/// The rungs from the lowest to the one above the highest that an act reaches.
fn rungs(graph: &Graph, choice: &Choice<'_>) -> BTreeSet<u8> {
    let acts = choice.path.iter().chain(&choice.small);
    let mut rungs: BTreeSet<u8> = acts.map(|stand| stand.rung).collect();
    rungs.extend(choice.undated.iter().map(|&act| graph.act(act).rung()));
    rungs.insert(0);
    let highest = rungs.iter().next_back().copied().unwrap_or(0);
    let ladder = || graph.ladder().rungs.iter().map(|rung| rung.value);
    let next = ladder().filter(|&rung| rung > highest).min();
    rungs.extend(ladder().filter(|&rung| rung < highest));
    rungs.extend(next);
    rungs
}

/// Where the acts of the path stand: on their days, but apart from each other and never back in time.
fn path_places(graph: &Graph, path: &[ChainAct], axis: &Axis) -> Vec<(ChainAct, f64)> {
    let room = axis.right - axis.left - 2.0 * PATH_MARK;
    let gap = (room / length(path.len().saturating_sub(1).max(1))).min(PATH_MARK * 2.0 + 3.0);
    let is_timeless = axis.pieces.is_empty();
    let mut least = axis.left + PATH_MARK;
    let mut places: Vec<(ChainAct, f64)> = Vec::with_capacity(path.len());
    for &stand in path {
        let own = day(graph.act(stand.act).bounds()).map(|day| axis.x(day));
        let x = own.unwrap_or(least).max(least);
        places.push((stand, x));
        least = x + if is_timeless { room / length(path.len()) } else { gap };
    }
    let mut most = axis.right - PATH_MARK;
    for (_, x) in places.iter_mut().rev() {
        *x = x.min(most);
        most = *x - gap;
    }
    places
}

/// Where the path goes up (or down to an act that it passes through), and between which rungs.
pub(super) fn risers(path: &[(ChainAct, f64)]) -> Vec<(f64, [u8; 2])> {
    let mut risers = Vec::new();
    let mut level: Option<u8> = None;
    for &(stand, x) in path {
        if let Some(before) = level.filter(|&before| before != stand.rung) {
            risers.push((x, [before.min(stand.rung), before.max(stand.rung)]));
        }
        if stand.counted {
            level = Some(stand.rung);
        }
    }
    risers
}

/// The possible days of an act whose mark stands at a place; open ends as a short line.
fn bar(graph: &Graph, act: ActKey, axis: &Axis, x: f64) -> Option<([f64; 2], [bool; 2])> {
    let ([left, right], [starts, ends]) = axis.bar(graph.act(act).bounds())?;
    let left = if starts { left } else { (x - OPEN).max(axis.left) };
    let right = if ends { right } else { (x + OPEN).min(axis.right) };
    // What the path moves a mark by must not lead away from its days.
    Some(([left.min(x), right.max(x)], [starts, ends]))
}

/// The acts of each rung and side in rows, and how many the rows do not hold.
type Packed = BTreeMap<(u8, WhichSide), (Vec<Placed>, usize)>;

/// An act in a row.
#[derive(Clone, Debug)]
struct Placed {
    stand: ChainAct,
    x: f64,
    row: usize,
    bar: Option<([f64; 2], [bool; 2])>,
    number: Option<f64>,
}

impl Half {
    /// Its acts in rows: with a number beside each mark where five rows hold them, else nine rows of marks; how many
    /// these do not hold.
    fn pack(&self, graph: &Graph, axis: &Axis, number: f64) -> (Vec<Placed>, usize) {
        let numbered = self.fill(graph, axis, (Some(number), ROWS[0]));
        if numbered.len() == self.acts.len() {
            return (numbered, 0);
        }
        let bare = self.fill(graph, axis, (None, ROWS[1]));
        let cramped = self.acts.len() - bare.len();
        (bare, cramped)
    }

    fn fill(
        &self,
        graph: &Graph,
        axis: &Axis,
        (number, most): (Option<f64>, usize),
    ) -> Vec<Placed> {
        let mut rows: Vec<Vec<[f64; 2]>> = vec![Vec::new(); most];
        let meets = |one: [f64; 2], other: [f64; 2]| one[0] < other[1] && other[0] < one[1];
        let mut placed = Vec::with_capacity(self.acts.len());
        for &(stand, day) in &self.acts {
            let riser = |room: [f64; 2]| {
                self.risers.iter().find(|&&x| room[0] - 2.0 < x && x < room[1] + 2.0)
            };
            let room = |x: f64| [x - SMALL_MARK, x + SMALL_MARK];
            let mut x = day.clamp(axis.left + SMALL_MARK, axis.right - SMALL_MARK);
            // A mark on the line of the path moves just beside it.
            if let Some(&on) = riser(room(x)) {
                x = on + SMALL_MARK + 2.2;
            }
            let bar = bar(graph, stand.act, axis, x);
            let mut whole = bar.map_or(room(x), |([left, right], _)| {
                [left.min(x - SMALL_MARK), right.max(x + SMALL_MARK)]
            });
            let at = number.and_then(|number| {
                let sides = [whole[1] + 1.6, whole[0] - 1.6 - number];
                sides.into_iter().find(|&at| {
                    at + number <= axis.right + 2.0 && riser([at, at + number]).is_none()
                })
            });
            if let (Some(at), Some(number)) = (at, number) {
                whole = [whole[0].min(at), whole[1].max(at + number)];
            }
            let taken = [whole[0] - 1.0, whole[1] + 1.0];
            let free = rows.iter().position(|row| !row.iter().any(|other| meets(*other, taken)));
            if let Some(row) = free {
                rows[row].push(taken);
                placed.push(Placed { stand, x, row, bar, number: at });
            }
        }
        placed
    }
}
