//! The arrows of a figure of lanes: from every actor of an act to every recipient, on one line.

use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::model::Class;
use crate::present::figure::ink;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;

use super::columns::Lane;
use super::columns::targets;
use super::grid::Grid;

/// The width of the line of an act.
pub(super) const LINE: f64 = 1.1;
/// The length of an arrowhead.
const HEAD: f64 = 4.2;

/// How the head of an arrow looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::present::figure) enum Head {
    /// The head of a class.
    Of(Class),
    /// Towards one who is spoken of.
    Open,
}

/// The arrow of an act at a height.
pub(super) fn arrow(act: ActRef<'_>, grid: &Grid<'_>, y: f64) -> Vec<Shape> {
    let lanes = |nodes: &[crate::model::NodeKey]| -> BTreeSet<Lane> {
        nodes.iter().map(|&node| grid.columns.of(node)).collect()
    };
    let (actors, recipients) = (lanes(act.actors()), lanes(targets(act)));
    let at = |lane: &Lane| grid.lanes.get(lane).copied();
    let from: Vec<f64> = actors.iter().filter_map(at).collect();
    let to: Vec<f64> = recipients.difference(&actors).filter_map(at).collect();
    let back: Vec<f64> = recipients.intersection(&actors).filter_map(at).collect();
    let is_spoken_of = act.recipients().is_empty();
    let head = if is_spoken_of { Head::Open } else { Head::Of(act.act_type().class) };
    let mut stroke = ink::act(act, LINE);
    if is_spoken_of {
        stroke = stroke.dashed(Dash::Dotted);
    }
    let mut shapes = line(&from, &to, y, stroke);
    for &x in &to {
        let nearest =
            from.iter().copied().min_by(|one, two| (one - x).abs().total_cmp(&(two - x).abs()));
        let is_rightward = nearest.is_none_or(|nearest| nearest < x);
        shapes.extend(tip(
            head,
            Point::new(x, y),
            if is_rightward { 1.0 } else { -1.0 },
            stroke.ink,
        ));
    }
    for &x in &back {
        shapes.extend(turn(head, Point::new(x, y), stroke));
    }
    shapes.extend(
        from.iter().map(|&x| Shape::Disc(Point::new(x, y), 1.8, Fill::Solid(stroke.ink), None)),
    );
    shapes
}

/// The line that joins all parties, short of the arrowheads at its ends.
fn line(from: &[f64], to: &[f64], y: f64, stroke: Stroke) -> Vec<Shape> {
    let is_end = |x: f64| to.contains(&x);
    let all = || from.iter().chain(to).copied();
    let (left, right) =
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    if left >= right {
        return Vec::new();
    }
    let left = left + if is_end(left) { HEAD } else { 0.0 };
    let right = right - if is_end(right) { HEAD } else { 0.0 };
    vec![Shape::Line(vec![Point::new(left, y), Point::new(right, y)], stroke)]
}

/// An arrow to the lifeline from which it comes.
fn turn(head: Head, at: Point, stroke: Stroke) -> Vec<Shape> {
    let (out, below) = (at.x + 9.0, at.y + 5.0);
    let end = Point::new(at.x + HEAD, below);
    let curve = [Point::new(out, at.y), Point::new(out, below), end];
    let mut shapes = vec![Shape::Curve(at, vec![curve], stroke)];
    shapes.extend(tip(head, Point::new(at.x, below), -1.0, stroke.ink));
    shapes
}

/// An arrowhead that ends at a place; `way` is 1 to the right and -1 to the left.
pub(super) fn tip(head: Head, at: Point, way: f64, ink: Ink) -> Vec<Shape> {
    tip_of(head, at, way * HEAD, ink)
}

/// An arrowhead of a length, which is negative to the left.
pub(in crate::present::figure) fn tip_of(head: Head, at: Point, size: f64, ink: Ink) -> Vec<Shape> {
    let (base, half) = (at.x - size, size.abs() * 0.42);
    let wings = [Point::new(base, at.y - half), Point::new(base, at.y + half)];
    let outline = Some(Stroke::new(ink, 0.8));
    match head {
        Head::Open => vec![
            Shape::Line(vec![wings[0], at, wings[1]], Stroke::new(ink, 0.9)),
            Shape::Line(
                vec![Point::new(base, at.y), at],
                Stroke::new(ink, LINE).dashed(Dash::Dotted),
            ),
        ],
        Head::Of(Class::VerbalCooperation | Class::MaterialCooperation) => {
            vec![Shape::Polygon(vec![at, wings[0], wings[1]], Fill::Solid(Ink::Paper), outline)]
        }
        Head::Of(Class::VerbalConflict | Class::MaterialConflict) => {
            vec![Shape::Polygon(vec![at, wings[0], wings[1]], Fill::Solid(ink), outline)]
        }
        Head::Of(Class::Neutral) => {
            let middle = at.x - size * 0.5;
            let sides = vec![
                at,
                Point::new(middle, at.y - half * 0.9),
                Point::new(base, at.y),
                Point::new(middle, at.y + half * 0.9),
            ];
            vec![Shape::Polygon(sides, Fill::Solid(ink), None)]
        }
    }
}
