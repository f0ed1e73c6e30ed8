//! Off-ramps below the lowest rung: a mark on its day, a tick that falls from it, and what became of it.

use crate::graph::Graph;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::SMALL;
use crate::query::escalation::OffRamp;
use crate::query::escalation::OffRampOutcome;

use super::Numbers;
use super::axis::Axis;
use super::axis::day;
use super::bands::SMALL_MARK;

/// From one row of words to the next.
const ROW: f64 = 8.4;
/// From the mark to the first row.
const FALL: f64 = 15.0;

/// An off-ramp in its place.
#[derive(Debug)]
pub(super) struct Ramp<'a> {
    pub(super) offer: &'a OffRamp,
    pub(super) at: Point,
    /// How far its tick falls.
    pub(super) to: f64,
    pub(super) words: String,
}

/// Off-ramps in their places below a height, and where they end. Words stand right of the tick, in the highest
/// row where neither words nor ticks are in the way.
pub(super) fn ramps<'a>(
    graph: &Graph,
    ramps: &[&'a OffRamp],
    axis: &Axis,
    numbers: &Numbers,
    (top, edge): (f64, f64),
) -> (Vec<Ramp<'a>>, f64) {
    if ramps.is_empty() {
        return (Vec::new(), top);
    }
    let y = top + 6.0;
    let mut placed: Vec<Ramp<'a>> = Vec::with_capacity(ramps.len());
    let gap = ((axis.right - axis.left) / length(ramps.len())).min(SMALL_MARK * 2.0 + 2.6);
    let mut least = axis.left + SMALL_MARK;
    for &ramp in ramps {
        let own = day(graph.act(ramp.act).bounds()).map_or(least, |day| axis.x(day));
        let x = own.max(least);
        least = x + gap;
        let words = words(ramp, numbers);
        placed.push(Ramp { offer: ramp, at: Point::new(x, y), to: y, words });
    }
    placed.sort_by(|one, other| one.at.x.total_cmp(&other.at.x));
    let mut most = axis.right - SMALL_MARK;
    for ramp in placed.iter_mut().rev() {
        ramp.at.x = ramp.at.x.min(most);
        most = ramp.at.x - gap;
        let long = width(&ramp.words, SMALL, Weight::Regular);
        if ramp.at.x + 3.0 + long > edge {
            ramp.words = numbers.tag(ramp.offer.act);
        }
    }
    let mut bottom = y;
    for at in (0..placed.len()).rev() {
        let (before, after) = placed.split_at_mut(at + 1);
        let Some(ramp) = before.last_mut() else { continue };
        let row = (0..=after.len()).find(|&row| {
            let area = words_area(ramp, y + FALL + length(row) * ROW);
            let is_in_way = |other: &Ramp<'_>| {
                let fall = Area {
                    left: other.at.x - 2.0,
                    top: y,
                    right: other.at.x + 2.0,
                    bottom: other.to,
                };
                words_area(other, other.to).overlaps(area) || fall.overlaps(area)
            };
            !after.iter().any(is_in_way)
        });
        ramp.to = y + FALL + length(row.unwrap_or(after.len())) * ROW;
        bottom = bottom.max(ramp.to + 3.0);
    }
    (placed, bottom)
}

/// The room of the words of an off-ramp whose tick ends at a height.
fn words_area(ramp: &Ramp<'_>, to: f64) -> Area {
    let long = width(&ramp.words, SMALL, Weight::Regular);
    Area::new(ramp.at.x + 3.0, to - SMALL * 0.9, long + 2.0, SMALL * 1.2)
}

/// What became of an off-ramp, with the number of what decided it.
fn words(ramp: &OffRamp, numbers: &Numbers) -> String {
    let by = ramp.answers.first().map_or(String::new(), |tie| numbers.tag(tie.later));
    let by = if by.is_empty() { by } else { format!(" {by}") };
    format!("{} {}{by}", numbers.tag(ramp.act), outcome(ramp.outcome))
}

/// What became of an off-ramp.
pub(super) fn outcome(outcome: OffRampOutcome) -> &'static str {
    match outcome {
        OffRampOutcome::AnsweredInKind => "answered in kind",
        OffRampOutcome::Refused => "refused",
        OffRampOutcome::Unanswered => "unanswered",
    }
}
