//! The signs of a figure of a ladder: marks of acts by side and class, bars of possible days, off-ramps.

use crate::graph::ActRef;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::query::escalation::ChainKind;
use crate::query::escalation::WhichSide;

/// The tone of a side.
pub(super) fn tone(side: WhichSide) -> Ink {
    match side {
        WhichSide::First => Ink::Side(0),
        WhichSide::Second => Ink::Side(1),
    }
}

/// How the line of a side is broken.
pub(super) fn dash(side: WhichSide) -> Dash {
    match side {
        WhichSide::First => Dash::Solid,
        WhichSide::Second => Dash::Dashed,
    }
}

/// The mark of an act: a square for the side named first and a disc for the other, hollow where the act helps or eases.
pub(super) fn mark(act: ActRef<'_>, side: WhichSide, at: Point, half: f64) -> Shape {
    let is_hollow = act.act_type().class.is_cooperative();
    plain(side, is_hollow, at, half)
}

/// The mark of a side.
pub(super) fn plain(side: WhichSide, is_hollow: bool, at: Point, half: f64) -> Shape {
    let ink = tone(side);
    let fill = Fill::Solid(if is_hollow { Ink::Paper } else { ink });
    let outline = Some(Stroke::new(
        if is_hollow { ink } else { Ink::Text },
        if is_hollow { 1.1 } else { 0.5 },
    ));
    match side {
        WhichSide::First => {
            let half = half * 0.9;
            let area = Area::new(at.x - half, at.y - half, half * 2.0, half * 2.0);
            Shape::Box(area, 0.0, fill, outline)
        }
        WhichSide::Second => Shape::Disc(at, half, fill, outline),
    }
}

/// What a small mark bears if its act is part of a chain beside the path: a level stroke for a polemic, an upright one for
/// a rise without an answer, a slanted one for a way down.
pub(super) fn badge(kind: ChainKind, at: Point) -> Option<Shape> {
    let reach = 1.5;
    let (across, down) = match kind {
        ChainKind::Polemic => (reach, 0.0),
        ChainKind::Ratchet => (0.0, reach),
        ChainKind::DeEscalation => (reach * 0.75, reach * 0.75),
        ChainKind::Escalation => return None,
    };
    let ends = vec![Point::new(at.x - across, at.y - down), Point::new(at.x + across, at.y + down)];
    Some(Shape::Line(ends, Stroke::new(Ink::Text, 1.0)))
}

/// Possible days as a dotted line at a height, with a tick at each end that is known; the days that it took for certain
/// as a thick one.
pub(super) fn bar(
    ([left, right], [starts, ends]): ([f64; 2], [bool; 2]),
    core: Option<[f64; 2]>,
    y: f64,
) -> Vec<Shape> {
    let line = |from: f64, to: f64, stroke| {
        Shape::Line(vec![Point::new(from, y), Point::new(to, y)], stroke)
    };
    let mut shapes = vec![line(left, right, Stroke::new(Ink::Text, 0.9).dashed(Dash::Dotted))];
    let tick = |x: f64| {
        let ends = vec![Point::new(x, y - 1.8), Point::new(x, y + 1.8)];
        Shape::Line(ends, Stroke::new(Ink::Text, 0.7))
    };
    shapes.extend(starts.then(|| tick(left)));
    shapes.extend(ends.then(|| tick(right)));
    shapes
        .extend(core.map(|[from, to]| line(from, to.max(from + 0.5), Stroke::new(Ink::Text, 1.8))));
    shapes
}

/// The falling tick of an off-ramp, from its mark to where its words stand.
pub(super) fn fall(from: Point, to: f64) -> Vec<Shape> {
    let stroke = Stroke::new(Ink::Cooperation, 1.0);
    let tip = vec![
        Point::new(from.x, to),
        Point::new(from.x - 1.7, to - 3.8),
        Point::new(from.x + 1.7, to - 3.8),
    ];
    vec![
        Shape::Line(vec![from, Point::new(from.x, to - 3.0)], stroke),
        Shape::Polygon(tip, Fill::Solid(Ink::Cooperation), None),
    ]
}
