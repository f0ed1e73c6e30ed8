//! What is taken of the ground, and where words beside a place still fit.

use crate::present::figure::scene::Area;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::length;

/// Between words and whatever else is drawn.
const CLEAR: f64 = 1.2;
/// How close words stand without a line that leads to them.
pub(super) const NEAR: f64 = 7.0;
/// From one place that is tried to the next.
const STEP: f64 = 4.0;

/// What is drawn so far.
#[derive(Debug, Default)]
pub(super) struct Taken {
    boxes: Vec<Area>,
    /// What words keep clear of, but a line that leads to them may cross.
    bars: Vec<Area>,
    lines: Vec<[Point; 2]>,
}

impl Taken {
    pub(super) fn take(&mut self, area: Area) {
        self.boxes.push(area);
    }

    pub(super) fn take_bar(&mut self, area: Area) {
        self.bars.push(area);
    }

    pub(super) fn take_line(&mut self, points: &[Point]) {
        self.lines.extend(points.windows(2).map(|pair| [pair[0], pair[1]]));
    }

    /// Whether words can stand there.
    pub(super) fn is_free(&self, area: Area) -> bool {
        let wide = Area {
            left: area.left - CLEAR,
            top: area.top - CLEAR,
            right: area.right + CLEAR,
            bottom: area.bottom + CLEAR,
        };
        !self.boxes.iter().chain(&self.bars).any(|other| other.overlaps(wide))
            && !self.lines.iter().any(|[from, to]| crosses(*from, *to, wide))
    }

    /// Whether a line from a place to words runs through nothing else that is a box; what lies at the place itself is
    /// where it begins.
    fn is_clear(&self, from: Point, to: Point) -> bool {
        let at_start = |area: &Area| {
            (area.left..=area.right).contains(&from.x) && (area.top..=area.bottom).contains(&from.y)
        };
        !self.boxes.iter().any(|area| !at_start(area) && crosses(from, to, *area))
    }

    /// The free box of a size nearest to a place within bounds, of those that a straight line reaches; those above
    /// are taken before those as near below.
    pub(super) fn nearest(&self, at: Point, size: [f64; 2], within: Area) -> Option<Area> {
        let steps = |room: f64| {
            (0_u32..).map(move |step| f64::from(step) * STEP).take_while(move |step| *step <= room)
        };
        let mut tried: Vec<(f64, Area)> = Vec::new();
        for down in steps(within.height() - size[1]) {
            for right in steps(within.width() - size[0]) {
                let area = Area::new(within.left + right, within.top + down, size[0], size[1]);
                let to = facing(area, at);
                let below = if area.top > at.y { 6.0 } else { 0.0 };
                // A line that leads across others is as bad as one much longer.
                let start = Point::new(at.x + (to.x - at.x) * 0.2, at.y + (to.y - at.y) * 0.2);
                let over = self.lines.iter().any(|[one, two]| meet([start, to], [*one, *two]));
                let cost = (to.x - at.x).hypot(to.y - at.y)
                    + below
                    + if over { 60.0 } else { 0.0 }
                    + (f64::midpoint(area.left, area.right) - at.x).abs() * 0.06;
                tried.push((cost, area));
            }
        }
        tried.sort_by(|one, other| one.0.total_cmp(&other.0));
        let is_good = |area: &Area| self.is_free(*area) && self.is_clear(at, facing(*area, at));
        tried.into_iter().map(|(_, area)| area).find(is_good)
    }
}

/// The place on the edge of a box that is nearest to another place.
pub(super) fn facing(area: Area, at: Point) -> Point {
    Point::new(at.x.clamp(area.left, area.right), at.y.clamp(area.top, area.bottom))
}

/// The box of some lines of text, the widest being `width` wide.
pub(super) fn block(width: f64, lines: usize, leading: f64) -> [f64; 2] {
    [width, length(lines) * leading]
}

/// Whether two lines cross.
fn meet(one: [Point; 2], other: [Point; 2]) -> bool {
    let turn = |[from, to]: [Point; 2], at: Point| {
        (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x) > 0.0
    };
    turn(one, other[0]) != turn(one, other[1]) && turn(other, one[0]) != turn(other, one[1])
}

/// Whether a line enters a box (Liang and Barsky).
fn crosses(from: Point, to: Point, area: Area) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    let sides = [
        (-dx, from.x - area.left),
        (dx, area.right - from.x),
        (-dy, from.y - area.top),
        (dy, area.bottom - from.y),
    ];
    for (step, room) in sides {
        if step < 0.0 {
            first = first.max(room / step);
        } else if step > 0.0 {
            last = last.min(room / step);
        } else if room < 0.0 {
            return false;
        }
    }
    first <= last
}
