//! The strip of Goldstein sums: a stepped line for each side, on the same days as the ladder.

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::wrap;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::Anchor;
use crate::present::figure::scene::GROUND;
use crate::present::figure::scene::Group;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::Block;
use crate::present::figure::sheet::MARGIN;
use crate::present::figure::sheet::SMALL;
use crate::present::figure::sheet::Sheet;
use crate::query::escalation::Escalation;
use crate::query::escalation::WhichSide;

use super::axis::Axis;
use super::axis::day;
use super::marks;

/// How high it is.
const HEIGHT: f64 = 58.0;

/// The corners of the line of a side: days as places, sums as values.
pub(super) fn line(
    graph: &Graph,
    acts: &[(ActKey, WhichSide)],
    side: WhichSide,
    axis: &Axis,
) -> Vec<(f64, f64)> {
    let mut values: Vec<(f64, f64)> = acts
        .iter()
        .filter(|(_, of)| *of == side)
        .filter_map(|&(key, _)| {
            let act = graph.act(key);
            Some((axis.x(day(act.bounds())?), act.goldstein()?))
        })
        .collect();
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut line = vec![(axis.left, 0.0)];
    let mut sum = 0.0;
    for (x, value) in values {
        // What was done on one day is one step.
        if line.len() > 1 && line.last().is_some_and(|&(before, _)| before >= x) {
            line.pop();
        } else {
            line.push((x, sum));
        }
        sum += value;
        line.push((x, sum));
    }
    line.push((axis.right, sum));
    line
}

/// The strip, below what is drawn.
pub(super) fn draw(graph: &Graph, sheet: &mut Sheet<'_>, answer: &Escalation, axis: &Axis) {
    let edge = MARGIN + sheet.room();
    let acts: Vec<(ActKey, WhichSide)> =
        answer.acts.iter().map(|stand| (stand.act, stand.side)).collect();
    let lines = WhichSide::BOTH.map(|side| line(graph, &acts, side, axis));
    let values = || lines.iter().flatten().map(|(_, value)| *value);
    let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let step = step(most - least);
    let (low, high) = (
        (least / step).floor() * step,
        ((most / step).ceil() * step).max(if least < 0.0 { 0.0 } else { step }),
    );
    let (top, bottom) = (sheet.y + 7.0, sheet.y + 7.0 + HEIGHT);
    let y = |value: f64| bottom - (value - low) / (high - low) * HEIGHT;
    let mut ground = Vec::new();
    let mut words = Vec::new();
    let mut value = low;
    while value <= high + step / 2.0 {
        let ink = if value.abs() < step / 2.0 { Ink::Muted } else { Ink::Faint };
        let ends = vec![Point::new(axis.left, y(value)), Point::new(axis.right, y(value))];
        ground.push(Shape::Line(ends, Stroke::new(ink, 0.5)));
        let place = Point::new(axis.left - 3.0, y(value) + SMALL * 0.3);
        words.push(Shape::Text(
            Text::new(&number(value), place, Type::of(SMALL))
                .anchored(Anchor::End)
                .inked(Ink::Muted),
        ));
        value += step;
    }
    sheet.draw(Group::new(GROUND, ground));
    let title = wrap(
        "Goldstein sum of each side since the first act (cumulative, dated acts; a fall is conflict)",
        SMALL,
        Weight::Regular,
        axis.left - MARGIN - 30.0,
    );
    let block = Block { left: MARGIN, top: top - 3.0, type_face: Type::of(SMALL), ink: Ink::Text };
    words.extend(block.lines(&title));
    sheet.draw(Group::new("axis", words));
    let mut ends: Vec<(WhichSide, f64, f64)> = Vec::new();
    for (side, corners) in WhichSide::BOTH.into_iter().zip(&lines) {
        let points: Vec<Point> =
            corners.iter().map(|&(x, value)| Point::new(x, y(value))).collect();
        let stroke = Stroke::new(marks::tone(side), 1.5).dashed(marks::dash(side));
        sheet.draw(Group::new("sum", vec![Shape::Line(points, stroke)]));
        ends.extend(corners.last().map(|&(_, sum)| (side, sum, y(sum))));
    }
    let below = end_words(sheet, answer, ends, (axis.right + 4.0, edge));
    sheet.y =
        below.max(bottom).max(top - 3.0 + length(title.len()) * Type::of(SMALL).leading()) + 5.0;
}

/// The name of each side and its sum at the end of its line, apart from each other; tells where they end.
fn end_words(
    sheet: &mut Sheet<'_>,
    answer: &Escalation,
    mut ends: Vec<(WhichSide, f64, f64)>,
    (left, edge): (f64, f64),
) -> f64 {
    ends.sort_by(|one, other| one.2.total_cmp(&other.2));
    let type_face = Type::of(SMALL);
    let mut free = f64::NEG_INFINITY;
    for (side, sum, y) in ends {
        let name = &answer.sides[side.position()].name;
        let mut lines = wrap_to(name, SMALL, Weight::Regular, (edge - left, 1));
        lines.push(number(sum));
        let top = (y - type_face.leading()).max(free);
        let block = Block { left, top, type_face, ink: Ink::Text };
        sheet.draw(Group::new("sum", block.lines(&lines)));
        free = top + length(lines.len()) * type_face.leading() + 1.0;
    }
    free
}

/// The distance of values that are named: one, two or five of some power of ten, for three to six of them.
fn step(span: f64) -> f64 {
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle().take(24) {
        if span / step <= 5.0 {
            break;
        }
        step *= factor;
    }
    step
}

/// A value with its sign, the minus as wide as a digit.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    match text.strip_prefix('-') {
        Some("0") => "0".to_owned(),
        Some(rest) => format!("−{rest}"),
        None => text.to_owned(),
    }
}
