//! The axis of a timeline: days set on a line, with long empty stretches cut out, and what is written along it.
//!
//! The axis covers the days of all that is dated to a year or closer, in whole months up to three years, beyond in whole
//! years. Of those, three empty years or more in a row that take a sixth of the axis are cut out. What reaches beyond runs
//! to the end of the axis.

use std::collections::BTreeSet;

use crate::model::Bounds;
use crate::model::Day;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::SMALL;

/// Up to so many months an axis is of whole months.
const MONTHS_MAX: i32 = 36;
/// The fewest empty years that are cut out.
const EMPTY: i32 = 3;
/// The part of the axis that they take at least.
const EMPTY_PART: i32 = 6;
/// The room of a cut: the label of a year fits into it.
const CUT: f64 = 20.0;
/// The least room from one label to the next, by what they name.
const YEAR_ROOM: f64 = 26.0;
const MONTH_ROOM: f64 = 22.0;
const DAY_ROOM: f64 = 130.0;
const STEPS: [i32; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Days set on a line.
#[derive(Debug)]
pub(super) struct Axis {
    pieces: Vec<Piece>,
    /// The room for a day.
    day: f64,
}

/// Days without a cut.
#[derive(Clone, Copy, Debug)]
struct Piece {
    first: Day,
    last: Day,
    left: f64,
    right: f64,
}

/// A place on the axis that has a rule, and perhaps words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) x: f64,
    /// Empty where there is no room for any.
    pub(super) words: String,
    pub(super) rank: Rank,
}

/// What begins at a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    Year,
    Within,
}

impl Axis {
    /// The axis for some dates; nothing where no day is known.
    pub(super) fn new([left, right]: [f64; 2], all: &[Bounds]) -> Option<Axis> {
        let is_close = |bounds: &&Bounds| {
            let hull = bounds.hull();
            hull.is_bounded() && hull.last.days_since(hull.first) < 366
        };
        let days = |bounds: &mut dyn Iterator<Item = &Bounds>| -> BTreeSet<Day> {
            bounds.flat_map(|one| one.known()).collect()
        };
        let close = days(&mut all.iter().filter(is_close));
        let days = if close.is_empty() { days(&mut all.iter()) } else { close };
        let mut pieces = pieces(&days)?;
        let cuts = length(pieces.len() - 1) * CUT;
        let total: f64 = pieces.iter().map(|piece| days_of(piece.first, piece.last)).sum();
        let day = (right - left - cuts) / total;
        let mut x = left;
        for piece in &mut pieces {
            piece.left = x;
            piece.right = x + days_of(piece.first, piece.last) * day;
            x = piece.right + CUT;
        }
        Some(Axis { pieces, day })
    }

    pub(super) fn ends(&self) -> [f64; 2] {
        let left = self.pieces.first().map_or(0.0, |piece| piece.left);
        [left, self.pieces.last().map_or(left, |piece| piece.right)]
    }

    /// Whether a day is known and not before or after the axis.
    pub(super) fn holds(&self, day: Day) -> bool {
        let (first, last) = (self.pieces.first(), self.pieces.last());
        let is_within = |(first, last): (&Piece, &Piece)| first.first <= day && day <= last.last;
        day.is_bounded() && first.zip(last).is_some_and(is_within)
    }

    /// Where a day begins; the middle of a cut for days in it, the end of the axis for days beyond.
    pub(super) fn x(&self, day: Day) -> f64 {
        let mut x = self.ends()[0];
        for piece in &self.pieces {
            if day < piece.first {
                return f64::midpoint(x, piece.left);
            }
            if day <= piece.last {
                return piece.left + days_of(piece.first, day.plus(-1)) * self.day;
            }
            x = piece.right;
        }
        x
    }

    /// Where a day ends.
    pub(super) fn x_after(&self, day: Day) -> f64 {
        let ends = |piece: &&Piece| piece.first <= day && day <= piece.last;
        match self.pieces.iter().find(ends) {
            Some(piece) => piece.left + days_of(piece.first, day) * self.day,
            None => self.x(day),
        }
    }

    /// The cuts: from where to where, and the years that are missing.
    pub(super) fn cuts(&self) -> Vec<([f64; 2], [i32; 2])> {
        let years =
            |one: &Piece, other: &Piece| Some([one.last.year()? + 1, other.first.year()? - 1]);
        let cut = |pair: &[Piece]| {
            let [one, other] = pair else { return None };
            Some(([one.right, other.left], years(one, other)?))
        };
        self.pieces.windows(2).filter_map(cut).collect()
    }

    /// Where years begin, with as many words as there is room for.
    pub(super) fn years(&self) -> Vec<Tick> {
        let step = STEPS.into_iter().find(|&step| f64::from(step) * 365.25 * self.day >= YEAR_ROOM);
        let step = step.unwrap_or(STEPS[STEPS.len() - 1]);
        let (mut ticks, mut free) = (Vec::new(), f64::NEG_INFINITY);
        for piece in &self.pieces {
            let (Some(first), Some(last)) = (piece.first.year(), piece.last.year()) else {
                continue;
            };
            for year in (first..=last).filter(|year| *year == first || year.rem_euclid(step) == 0) {
                let x = Day::new(year, 1, 1).map_or(piece.left, |day| self.x(day.max(piece.first)));
                let words = year.to_string();
                let own = width(&words, SMALL, Weight::Regular) + 4.0;
                let fits = x >= free && x + own <= self.ends()[1] + 4.0;
                free = if fits { x + own } else { free };
                let words = if fits { words } else { String::new() };
                ticks.push(Tick { x, words, rank: Rank::Year });
            }
        }
        ticks
    }

    /// Where months or quarters begin, and days within months, where there is room for their names.
    pub(super) fn within(&self) -> Vec<Tick> {
        let month = self.day * 30.4;
        let step = if month >= MONTH_ROOM { 1 } else { 3 };
        if month * 3.0 < MONTH_ROOM {
            return Vec::new();
        }
        let days: &[u8] = if month >= DAY_ROOM { &[1, 8, 15, 22] } else { &[1] };
        let mut ticks = Vec::new();
        for piece in &self.pieces {
            let (Some(first), Some(last)) = (piece.first.year(), piece.last.year()) else {
                continue;
            };
            for year in first..=last {
                for (at, name) in (0_u8..).zip(MONTHS).filter(|(at, _)| at % step == 0) {
                    for &day in days {
                        let Some(on) = Day::new(year, at + 1, day) else { continue };
                        if piece.first <= on && on <= piece.last {
                            let words =
                                if day == 1 { name.to_owned() } else { format!("{day} {name}") };
                            ticks.push(Tick { x: self.x(on), words, rank: Rank::Within });
                        }
                    }
                }
            }
        }
        ticks
    }
}

/// How many days there are from one to another, both included.
fn days_of(first: Day, last: Day) -> f64 {
    i32::try_from(last.days_since(first) + 1).map_or(0.0, f64::from)
}

/// The stretches of time that hold some days, without their places.
fn pieces(days: &BTreeSet<Day>) -> Option<Vec<Piece>> {
    let (first, last) = (*days.first()?, *days.last()?);
    let month = |day: Day| Some((day.year()?, day.month()?));
    let (from, to) = (month(first)?, month(last)?);
    let piece = |first, last| Some(Piece { first, last, left: 0.0, right: 0.0 });
    if (to.0 - from.0) * 12 + i32::from(to.1) - i32::from(from.1) < MONTHS_MAX {
        return Some(vec![piece(Day::new(from.0, from.1, 1)?, month_end(to.0, to.1)?)?]);
    }
    let years: BTreeSet<i32> = days.iter().filter_map(|day| day.year()).collect();
    let all = to.0 - from.0 + 1;
    let mut runs: Vec<[i32; 2]> = vec![[from.0, from.0]];
    for &year in &years {
        let end = runs.last().map_or(year, |run| run[1]);
        let empty = year - end - 1;
        if empty >= EMPTY && empty * EMPTY_PART >= all {
            runs.push([year, year]);
        } else if let Some(run) = runs.last_mut() {
            run[1] = year;
        }
    }
    runs.iter().map(|run| piece(Day::new(run[0], 1, 1)?, Day::new(run[1], 12, 31)?)).collect()
}

fn month_end(year: i32, month: u8) -> Option<Day> {
    if month == 12 { Day::new(year, 12, 31) } else { Some(Day::new(year, month + 1, 1)?.plus(-1)) }
}
