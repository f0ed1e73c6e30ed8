//! The marks of a timeline: what is certain of a date is drawn whole, what is only possible with a broken outline.
//!
//! The class of an act is its hue and its form: round for words, square for deeds, pointed for neither; filled against,
//! hollow where it helps.

use crate::graph::ActRef;
use crate::model::Bounds;
use crate::model::Class;
use crate::model::Modality;
use crate::present::figure::ink;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;

use super::axis::Axis;

/// The height of a bar.
const BAR: f64 = 5.0;
/// Half the width of the mark of one day.
const DAY: f64 = 2.6;
/// The least width of a bar.
const LEAST: f64 = 5.0;
/// How far the tip of an open end lies beyond the axis.
pub(super) const OPEN: f64 = 4.5;

/// How something looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    ink: Ink,
    form: Form,
    body: Body,
    is_actual: Actual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Round,
    Square,
    Pointed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    Filled,
    Hollow,
    Pale,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Actual {
    Happened,
    Imagined,
}

impl Look {
    /// That of an event.
    pub(super) const EVENT: Look =
        Look { ink: Ink::Muted, form: Form::Square, body: Body::Pale, is_actual: Actual::Happened };

    /// That of an act.
    pub(super) fn of(act: ActRef<'_>) -> Look {
        let look = Look::of_class(act.act_type().class);
        if act.modality() == Modality::Actual { look } else { look.imagined() }
    }

    pub(super) fn of_class(class: Class) -> Look {
        let (form, body) = match class {
            Class::VerbalCooperation => (Form::Round, Body::Hollow),
            Class::MaterialCooperation => (Form::Square, Body::Hollow),
            Class::VerbalConflict => (Form::Round, Body::Filled),
            Class::MaterialConflict => (Form::Square, Body::Filled),
            Class::Neutral => (Form::Pointed, Body::Filled),
        };
        Look { ink: ink::class(class), form, body, is_actual: Actual::Happened }
    }

    /// The same of what has not happened.
    pub(super) fn imagined(self) -> Look {
        Look { is_actual: Actual::Imagined, ..self }
    }

    fn certain(self) -> (Fill, Stroke) {
        let stroke = Stroke::new(self.ink, 1.0);
        match (self.is_actual, self.body) {
            (Actual::Imagined, _) => self.possible(Dash::Dotted),
            (Actual::Happened, Body::Filled) => (Fill::Solid(self.ink), stroke),
            (Actual::Happened, Body::Hollow) => (Fill::Solid(Ink::Paper), stroke),
            (Actual::Happened, Body::Pale) => (Fill::Solid(Ink::Faint), stroke),
        }
    }

    fn possible(self, dash: Dash) -> (Fill, Stroke) {
        let fill = match self.body {
            Body::Filled => Fill::Hatched(self.ink),
            Body::Hollow | Body::Pale => Fill::Solid(Ink::Paper),
        };
        (fill, Stroke::new(self.ink, 0.7).dashed(dash))
    }

    /// A bar of what is certain, for the key.
    pub(super) fn bar(self, area: [f64; 2]) -> Shape {
        self.shape(area, 0.0, self.certain())
    }

    /// A bar of what is possible, for the key.
    pub(super) fn soft(self, area: [f64; 2]) -> Shape {
        let dash = match self.is_actual {
            Actual::Happened => Dash::Dashed,
            Actual::Imagined => Dash::Dotted,
        };
        self.shape(area, 0.0, self.possible(dash))
    }

    /// The mark of one day.
    pub(super) fn day(self, x: f64) -> Shape {
        self.shape([x - DAY, x + DAY], 0.0, self.certain())
    }

    fn shape(self, [left, right]: [f64; 2], y: f64, (fill, stroke): (Fill, Stroke)) -> Shape {
        let (top, bottom) = (y - BAR / 2.0, y + BAR / 2.0);
        let area = Area { left, top, right, bottom };
        match self.form {
            Form::Round => Shape::Box(area, BAR / 2.0, fill, Some(stroke)),
            Form::Square => Shape::Box(area, 0.0, fill, Some(stroke)),
            Form::Pointed => {
                let tip = BAR / 2.0;
                let sides = vec![
                    Point::new(left, y),
                    Point::new(left + tip, top),
                    Point::new(right - tip, top),
                    Point::new(right, y),
                    Point::new(right - tip, bottom),
                    Point::new(left + tip, bottom),
                ];
                Shape::Polygon(sides, fill, Some(stroke))
            }
        }
    }
}

/// A date drawn on an axis, with its middle at the height 0.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) shapes: Vec<Shape>,
    /// From where to where it takes room.
    pub(super) room: [f64; 2],
}

/// The mark of a date.
pub(super) fn mark(axis: &Axis, bounds: Bounds, look: Look) -> Mark {
    let hull = bounds.hull();
    if bounds.is_one_day() {
        let x = f64::midpoint(axis.x(hull.first), axis.x_after(hull.first));
        return Mark { shapes: vec![look.day(x)], room: [x - DAY, x + DAY] };
    }
    let whole = at_least([axis.x(hull.first), axis.x_after(hull.last)], axis);
    let mut shapes = Vec::new();
    let core = bounds.core();
    if core != Some(hull) {
        shapes.push(look.soft(whole));
    }
    if let Some(core) = core {
        shapes.push(look.bar(at_least([axis.x(core.first), axis.x_after(core.last)], axis)));
    }
    let mut room = whole;
    let tip = |x: f64, way: f64| {
        let back = x + way;
        let through =
            vec![Point::new(back, -2.4), Point::new(x + OPEN * way, 0.0), Point::new(back, 2.4)];
        Shape::Line(through, Stroke::new(look.ink, 0.8))
    };
    if !axis.holds(hull.first) {
        shapes.push(tip(whole[0], -1.0));
        room[0] -= OPEN;
    }
    if !axis.holds(hull.last) {
        shapes.push(tip(whole[1], 1.0));
        room[1] += OPEN;
    }
    Mark { shapes, room }
}

/// A stretch widened until it can be seen, within the axis.
fn at_least([left, right]: [f64; 2], axis: &Axis) -> [f64; 2] {
    if right - left >= LEAST {
        return [left, right];
    }
    let [first, last] = axis.ends();
    let left = (f64::midpoint(left, right) - LEAST / 2.0).min(last - LEAST).max(first);
    [left, left + LEAST]
}
