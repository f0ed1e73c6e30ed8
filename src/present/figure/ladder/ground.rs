//! What lies below and around the acts of a ladder: bands and their names, thresholds, stripes, the names of days.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::Day;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::Anchor;
use crate::present::figure::scene::Area;
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

use super::Drawn;
use super::GAP;
use super::axis::Axis;
use super::axis::Unit;
use super::bands::Bands;

/// Bands, their names, thresholds, and the stripes of what is cut.
pub(super) fn draw(graph: &Graph, sheet: &mut Sheet<'_>, answer: &Escalation, drawn: &Drawn<'_>) {
    let axis = &drawn.axis;
    let (top, bottom) = (drawn.bands.rungs.first().map_or(0.0, |band| band.top), sheet.y);
    let mut shapes = Vec::new();
    for piece in axis.pieces.iter().filter(|piece| piece.is_cut) {
        let area = Area { left: piece.left, top, right: piece.right, bottom };
        shapes.push(Shape::Box(area, 0.0, Fill::Solid(Ink::Band), None));
    }
    for band in &drawn.bands.rungs {
        for (y, stroke) in [
            (band.middle, Stroke::new(Ink::Faint, 0.4).dashed(Dash::Dotted)),
            (band.bottom, Stroke::new(Ink::Faint, 0.5)),
        ] {
            shapes.push(Shape::Line(
                vec![Point::new(axis.left, y), Point::new(axis.right, y)],
                stroke,
            ));
        }
    }
    sheet.draw(Group::new(GROUND, shapes));
    for band in &drawn.bands.rungs {
        let height = length(band.name.len().max(1)) * Type::of(SMALL).leading();
        let block =
            |left: f64, top: f64, type_face: Type| Block { left, top, type_face, ink: Ink::Text };
        let mut shapes = block(MARGIN, band.middle - SMALL * 0.5, Type::of(8.0).bold())
            .lines(&[band.rung.to_string()]);
        shapes.extend(
            block(MARGIN + 12.0, band.middle - height / 2.0, Type::of(SMALL)).lines(&band.name),
        );
        sheet.draw(Group::new("rung", shapes));
    }
    thresholds(graph, sheet, answer, drawn);
    if !drawn.ramps.is_empty() {
        let block = Block {
            left: MARGIN,
            top: drawn.bands.bottom() + 6.0,
            type_face: Type::of(SMALL),
            ink: Ink::Text,
        };
        let words =
            wrap_to("off-ramps of the path", SMALL, Weight::Regular, (axis.left - GAP - MARGIN, 2));
        sheet.draw(Group::new("rung", block.lines(&words)));
    }
}

/// The thresholds that lie below bands, and how low.
fn threshold_lines(graph: &Graph, bands: &Bands) -> BTreeMap<usize, f64> {
    let thresholds = graph.ladder().thresholds.iter().enumerate();
    thresholds
        .filter_map(|(place, threshold)| {
            let band = bands.rungs.iter().rev().find(|band| band.rung >= threshold.enters)?;
            Some((place, band.bottom))
        })
        .collect()
}

/// A strong line below the first rung beyond each threshold, with its name and the first act beyond at the right.
fn thresholds(graph: &Graph, sheet: &mut Sheet<'_>, answer: &Escalation, drawn: &Drawn<'_>) {
    let axis = &drawn.axis;
    let edge = MARGIN + sheet.room();
    let mut below: Vec<(f64, Vec<String>)> = Vec::new();
    for (place, y) in threshold_lines(graph, &drawn.bands) {
        let Some(threshold) = graph.ladder().thresholds.get(place) else { continue };
        let mut words = threshold.name.clone();
        let first = answer.crossings.iter().find(|crossing| crossing.threshold == place);
        let tag = first.map_or(String::new(), |crossing| drawn.numbers.tag(crossing.act));
        if !tag.is_empty() {
            let uncertain = first.is_some_and(|crossing| crossing.order_uncertain);
            let order = if uncertain { ", order uncertain" } else { "" };
            words += &format!(" (first: {tag}{order})");
        }
        match below.last_mut() {
            Some((before, all)) if (*before - y).abs() < 0.01 => all.push(words),
            Some(_) | None => below.push((y, vec![words])),
        }
    }
    for (y, words) in below {
        let ends = vec![Point::new(axis.left, y), Point::new(edge, y)];
        let line = Shape::Line(ends, Stroke::new(Ink::Conflict, 0.9).dashed(Dash::Dashed));
        sheet.draw(Group::new(GROUND, vec![line]));
        let lines =
            wrap_to(&words.join("; "), SMALL, Weight::Regular, (edge - axis.right - 5.0, 3));
        let type_face = Type::of(SMALL);
        let top = y - 1.5 - length(lines.len()) * type_face.leading();
        let block = Block { left: axis.right + 5.0, top, type_face, ink: Ink::Text };
        sheet.draw(Group::new("threshold", block.lines(&lines)));
    }
}

/// The names of weeks, months or years below the strip, as far as there is room; years in a row of their own.
pub(super) fn days(sheet: &mut Sheet<'_>, axis: &Axis) {
    let (mut ground, mut words) = (Vec::new(), Vec::new());
    let y = sheet.y;
    let mut free = [f64::NEG_INFINITY; 2];
    let mut word = |row: usize, words: &str, at: f64, right: f64| {
        let long = width(words, SMALL, Weight::Regular);
        if words.is_empty() || at < free[row] || at + long > right {
            return None;
        }
        free[row] = at + long + 3.0;
        let place = Point::new(at, y + 8.0 + length(row) * 8.0);
        Some(Shape::Text(Text::new(words, place, Type::of(SMALL)).inked(Ink::Muted)))
    };
    let edge = MARGIN + sheet.room();
    let shown = || axis.pieces.iter().filter(|piece| !piece.is_cut);
    let room = shown().map(|piece| piece.right - piece.left).fold(f64::INFINITY, f64::min);
    let mut year = None;
    for piece in shown() {
        let tick = vec![Point::new(piece.left, y), Point::new(piece.left, y + 3.0)];
        ground.push(Shape::Line(tick, Stroke::new(Ink::Muted, 0.5)));
        let first = piece.first;
        let upper = match axis.unit {
            Unit::Week => first.to_string(),
            Unit::Month => month(first, room).to_owned(),
            Unit::Year => String::new(),
        };
        words.extend(word(0, &upper, piece.left + 1.0, edge));
        if axis.unit != Unit::Week && first.year() != year {
            year = first.year();
            let name = year.map_or(String::new(), |year| year.to_string());
            words.extend(word(1, &name, piece.left + 1.0, edge));
        }
    }
    ground.push(Shape::Line(
        vec![Point::new(axis.left, y), Point::new(axis.right, y)],
        Stroke::new(Ink::Muted, 0.6),
    ));
    if axis.pieces.is_empty() {
        let place = Point::new(axis.left, y + 8.0);
        words.push(Shape::Text(
            Text::new("no day is known", place, Type::of(SMALL)).inked(Ink::Muted),
        ));
    }
    let place = Point::new(axis.left - 3.0, y + 8.0);
    words.push(Shape::Text(
        Text::new("time", place, Type::of(SMALL)).anchored(Anchor::End).inked(Ink::Muted),
    ));
    sheet.draw(Group::new(GROUND, ground));
    sheet.draw(Group::new("axis", words));
    sheet.y = y + 21.0;
}

/// The name of a month, as long as there is room for all.
fn month(day: Day, room: f64) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name = NAMES.get(usize::from(day.month().unwrap_or(1)) - 1).copied().unwrap_or("");
    // The widest of them, so that all are written alike.
    if width("May", SMALL, Weight::Regular) + 2.0 <= room {
        return name;
    }
    let initial = name.get(..1).unwrap_or("");
    if width(initial, SMALL, Weight::Regular) + 2.0 <= room { initial } else { "" }
}
