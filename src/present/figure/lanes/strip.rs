//! The strip of time beside the dates: each row shows when its act was, on one scale for all rows.
//!
//! What is certain is whole, what is in doubt dotted: a day is a disc, a span a bar, possible days a dotted line with a
//! tick at each end that is known.

use crate::model::Bounds;
use crate::model::Day;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::scene::Anchor;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::sheet::SMALL;

/// The most years that are ruled apart.
const RULED_MAX: i32 = 12;

/// Possible days that take less room than this are a hollow disc.
const SHORT: f64 = 6.0;
/// How far a line runs out of the strip that has no end.
const OPEN: f64 = 3.5;

/// Days set on a line, over whole years.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strip {
    left: f64,
    right: f64,
    years: [i32; 2],
    first: Day,
    days: f64,
}

impl Strip {
    /// A strip on which the days of all that is dated to a year or closer have a place; where nothing is, all known
    /// days. Nothing where none is known.
    pub(super) fn new([left, right]: [f64; 2], all: &[Bounds]) -> Option<Strip> {
        let is_close = |bounds: &&Bounds| {
            let hull = bounds.hull();
            hull.is_bounded() && hull.last.days_since(hull.first) < 366
        };
        let years = |bounds: Vec<&Bounds>| -> Vec<i32> {
            bounds.into_iter().flat_map(|one| one.known()).filter_map(Day::year).collect()
        };
        let close = years(all.iter().filter(is_close).collect());
        let years = if close.is_empty() { years(all.iter().collect()) } else { close };
        let years = [*years.iter().min()?, *years.iter().max()?];
        let first = Day::new(years[0], 1, 1)?;
        let last = Day::new(years[1], 12, 31)?;
        let days = i32::try_from(last.days_since(first)).ok().map(f64::from)?;
        Some(Strip { left, right, years, first, days })
    }

    /// Whether a day is known and on the strip.
    fn holds(self, day: Day) -> bool {
        day.year().is_some_and(|year| (self.years[0]..=self.years[1]).contains(&year))
    }

    /// Where a line that begins or ends with a day does so: outside of the strip where the day is.
    fn edge(self, day: Day) -> f64 {
        match (self.holds(day), day < self.first) {
            (true, _) => self.x(day),
            (false, true) => self.left - OPEN,
            (false, false) => self.right + OPEN,
        }
    }

    fn x(self, day: Day) -> f64 {
        let days = i32::try_from(day.days_since(self.first)).map_or(0.0, f64::from);
        self.left + (self.right - self.left) * (days / self.days).clamp(0.0, 1.0)
    }

    /// Lines between years.
    pub(super) fn rules(self, [top, bottom]: [f64; 2]) -> Vec<Shape> {
        let inner = if self.years[1] - self.years[0] < RULED_MAX {
            self.years[0] + 1
        } else {
            self.years[1] + 1
        };
        let starts = (inner..=self.years[1]).filter_map(|year| Day::new(year, 1, 1));
        let mut at: Vec<f64> = starts.map(|day| self.x(day)).collect();
        at.extend([self.left, self.right]);
        let line = |x| {
            Shape::Line(
                vec![Point::new(x, top), Point::new(x, bottom)],
                Stroke::new(Ink::Faint, 0.4),
            )
        };
        at.into_iter().map(line).collect()
    }

    /// The first and the last year, above each other's end where both are.
    pub(super) fn heading(self, y: f64) -> Vec<Shape> {
        let type_face = Type::of(SMALL);
        let word = |year: i32, x, anchor| {
            Shape::Text(
                Text::new(&year.to_string(), Point::new(x, y), type_face)
                    .anchored(anchor)
                    .inked(Ink::Muted),
            )
        };
        let mut words = vec![word(self.years[0], self.left, Anchor::Start)];
        if self.years[1] > self.years[0] {
            words.push(word(self.years[1], self.right, Anchor::End));
        }
        words
    }

    /// When something was.
    pub(super) fn mark(self, bounds: Bounds, y: f64) -> Vec<Shape> {
        let hull = bounds.hull();
        if bounds.is_one_day() {
            return vec![Shape::Disc(
                Point::new(self.x(hull.first), y),
                1.6,
                Fill::Solid(Ink::Text),
                None,
            )];
        }
        let [starts, ends] = [hull.first, hull.last].map(|day| self.holds(day));
        let left = self.edge(hull.first);
        let right = self.edge(hull.last).max(left + 1.5);
        if starts && ends && right - left < SHORT {
            let middle = Point::new(f64::midpoint(left, right), y);
            let outline = Some(Stroke::new(Ink::Text, 0.8));
            return vec![Shape::Disc(middle, 1.7, Fill::Solid(Ink::Paper), outline)];
        }
        let line = |from, to, stroke| Shape::Line(vec![from, to], stroke);
        let at = |x| Point::new(x, y);
        let soft = Stroke::new(Ink::Text, 0.9).dashed(Dash::Dotted);
        let mut shapes = vec![line(at(left), at(right), soft)];
        let tick =
            |x| line(Point::new(x, y - 2.0), Point::new(x, y + 2.0), Stroke::new(Ink::Text, 0.7));
        shapes.extend(starts.then(|| tick(left)));
        shapes.extend(ends.then(|| tick(right)));
        if let Some(core) = bounds.core() {
            let (from, to) = (self.x(core.first), self.x(core.last));
            shapes.push(line(at(from), at(to.max(from + 1.0)), Stroke::new(Ink::Text, 2.0)));
        }
        shapes
    }
}
