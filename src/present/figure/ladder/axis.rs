//! Time across: days set on a line on which stretches without acts are cut short.
//!
//! The line is made of whole weeks, months or years. Where two or more in a row have no act, they shrink to a stripe of
//! fixed width, so that the days on which much happened have room. Within the others a day is as wide as any other.

use crate::model::Bounds;
use crate::model::Day;
use crate::present::figure::scene::length;

/// The width of stretches that are cut.
const CUT: f64 = 9.0;
/// The most days between the first and the last act for the line to have weeks, and months.
const WEEKS: i64 = 62;
const MONTHS: i64 = 366 * 8;

/// Days on a line.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) unit: Unit,
    /// Side by side; empty where no day is known.
    pub(super) pieces: Vec<Piece>,
}

/// Of what the line is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Week,
    Month,
    Year,
}

/// A stretch of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) first: Day,
    /// The day after its last.
    pub(super) end: Day,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) is_cut: bool,
}

/// The day in the middle of those on which something can have started, as far as they are known; else the one day that is
/// known.
pub(super) fn day(bounds: Bounds) -> Option<Day> {
    let start = bounds.start;
    match (start.first.is_bounded(), start.last.is_bounded()) {
        (true, true) => {
            let days = i32::try_from(start.last.days_since(start.first) / 2).unwrap_or(0);
            Some(start.first.plus(days))
        }
        (true, false) => Some(start.first),
        (false, true) => Some(start.last),
        (false, false) => {
            [bounds.end.first, bounds.end.last].into_iter().find(|day| day.is_bounded())
        }
    }
}

impl Axis {
    /// A line with a place for some days.
    pub(super) fn new([left, right]: [f64; 2], days: &[Day]) -> Axis {
        let mut axis = Axis { left, right, unit: Unit::Month, pieces: Vec::new() };
        let mut days = days.to_vec();
        days.sort_unstable();
        let (Some(&first), Some(&last)) = (days.first(), days.last()) else { return axis };
        let span = last.days_since(first);
        axis.unit = if span <= WEEKS {
            Unit::Week
        } else if span <= MONTHS {
            Unit::Month
        } else {
            Unit::Year
        };
        let mut from = axis.unit.start(first);
        while from <= last {
            let end = axis.unit.next(from);
            if end <= from {
                break;
            }
            let busy =
                days.partition_point(|day| *day < end) > days.partition_point(|day| *day < from);
            axis.pieces.push(Piece { first: from, end, left, right, is_cut: !busy });
            from = end;
        }
        axis.cut();
        axis.set();
        axis
    }

    /// Joins quiet units that follow each other; one alone is not cut.
    fn cut(&mut self) {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut joined = 0;
        for piece in std::mem::take(&mut self.pieces) {
            match pieces.last_mut() {
                Some(before) if before.is_cut && piece.is_cut => {
                    before.end = piece.end;
                    joined += 1;
                }
                _ => {
                    if let Some(before) = pieces.last_mut().filter(|_| joined == 0) {
                        before.is_cut = false;
                    }
                    joined = 0;
                    pieces.push(piece);
                }
            }
        }
        self.pieces = pieces;
    }

    /// Gives each piece its width.
    fn set(&mut self) {
        let cuts = length(self.pieces.iter().filter(|piece| piece.is_cut).count());
        let width = CUT.min((self.right - self.left) / 2.0 / cuts.max(1.0));
        let whole = self.pieces.iter().filter(|piece| !piece.is_cut).map(Piece::days).sum::<f64>();
        let day = (self.right - self.left - cuts * width) / whole.max(1.0);
        let mut x = self.left;
        for piece in &mut self.pieces {
            piece.left = x;
            x += if piece.is_cut { width } else { piece.days() * day };
            piece.right = x;
        }
    }

    /// Where a day is: in the middle of its width; at the end of the line where it is beyond.
    pub(super) fn x(&self, day: Day) -> f64 {
        let at = self.pieces.partition_point(|piece| piece.end <= day);
        let Some(piece) = self.pieces.get(at) else { return self.right };
        if day < piece.first {
            return self.left;
        }
        let days = i32::try_from(day.days_since(piece.first)).map_or(0.0, f64::from);
        piece.left + (piece.right - piece.left) * (days + 0.5) / piece.days().max(1.0)
    }

    /// Whether a day is known and on the line.
    pub(super) fn holds(&self, day: Day) -> bool {
        let ends = self.pieces.first().zip(self.pieces.last());
        day.is_bounded() && ends.is_some_and(|(first, last)| first.first <= day && day < last.end)
    }

    /// Where possible days begin and end, and whether each end is on the line; nothing where it is one day.
    pub(super) fn bar(&self, bounds: Bounds) -> Option<([f64; 2], [bool; 2])> {
        let hull = bounds.hull();
        if self.pieces.is_empty() || bounds.is_one_day() {
            return None;
        }
        let [starts, ends] = [hull.first, hull.last].map(|day| self.holds(day));
        let left = if hull.first.is_bounded() { self.x(hull.first) } else { self.left };
        let right = if hull.last.is_bounded() { self.x(hull.last) } else { self.right };
        Some(([left, right], [starts, ends]))
    }
}

impl Piece {
    fn days(&self) -> f64 {
        i32::try_from(self.end.days_since(self.first)).map_or(0.0, f64::from)
    }
}

impl Unit {
    /// The first day of the unit of a day; weeks begin anywhere.
    fn start(self, day: Day) -> Day {
        let parts = (day.year().unwrap_or(0), day.month().unwrap_or(1));
        match self {
            Unit::Week => Some(day),
            Unit::Month => Day::new(parts.0, parts.1, 1),
            Unit::Year => Day::new(parts.0, 1, 1),
        }
        .unwrap_or(day)
    }

    fn next(self, day: Day) -> Day {
        let (year, month) = (day.year().unwrap_or(0), day.month().unwrap_or(1));
        match self {
            Unit::Week => Some(day.plus(7)),
            Unit::Month if month < 12 => Day::new(year, month + 1, 1),
            Unit::Month | Unit::Year => Day::new(year + 1, 1, 1),
        }
        .unwrap_or(Day::FUTURE)
    }

    /// What it is called, one and several.
    pub(super) fn name(self) -> [&'static str; 2] {
        match self {
            Unit::Week => ["week", "weeks"],
            Unit::Month => ["month", "months"],
            Unit::Year => ["year", "years"],
        }
    }
}
