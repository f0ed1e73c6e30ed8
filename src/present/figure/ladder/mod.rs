//! The figure of a ladder: how two sides escalated, time to the right and rungs upwards.
//!
//! The main path is a stepped line with its cues; small marks are the other acts between the sides, ticks below the
//! lowest rung the off-ramps of the path. A strip under it sums the Goldstein values of each side on the same days.

mod axis;
mod bands;
mod choice;
mod key;
mod marks;
mod ramps;
mod room;
mod stairs;
mod sums;
mod told;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Day;
use crate::present::dot::label;
use crate::query::escalation::ChainKind;
use crate::query::escalation::Escalation;
use crate::query::escalation::WhichSide;

use super::ink::Dash;
use super::ink::Fill;
use super::ink::Ink;
use super::ink::Stroke;
use super::measure::Weight;
use super::measure::width;
use super::measure::wrap_to;
use super::scene::Anchor;
use super::scene::Area;
use super::scene::GROUND;
use super::scene::Group;
use super::scene::Point;
use super::scene::Scene;
use super::scene::Shape;
use super::scene::Text;
use super::scene::Type;
use super::scene::length;
use super::sheet::Block;
use super::sheet::Frame;
use super::sheet::MARGIN;
use super::sheet::SMALL;
use super::sheet::Sheet;
use super::sheet::note;

use axis::Axis;
use axis::Unit;
use axis::day;
use bands::Bands;
use bands::Mark;
use bands::PATH_MARK;
use bands::SMALL_MARK;
use choice::Choice;
use ramps::Ramp;
use room::Taken;

/// The room for the names of rungs, and for those of thresholds, as parts of the whole; at most so much.
const NAMES: (f64, f64) = (0.25, 96.0);
const THRESHOLDS: (f64, f64) = (0.16, 64.0);
/// Between the names of rungs and the first day.
const GAP: f64 = 18.0;

/// What a figure shows, in its places.
struct Drawn<'a> {
    axis: Axis,
    bands: Bands,
    ramps: Vec<Ramp<'a>>,
    stairs: Vec<(Vec<Point>, Stroke)>,
    /// The kinds of chains beside the path of which an act is drawn as a small mark.
    badges: BTreeSet<ChainKind>,
}

/// How two sides escalated, as the answer to a question about them; `title` is what the answer is called.
///
/// Of more than 400 dated acts those on the main path are drawn first, then by rung, links, citations and time. Undated acts
/// are listed only, but for those of the path.
pub fn ladder(graph: &Graph, title: &str, answer: &Escalation, frame: &Frame) -> Scene {
    let choice = Choice::new(graph, answer);
    let heading = told::heading(graph, answer, &choice, frame);
    let mut sheet =
        Sheet::new(graph, "ladder", frame, &told::title(graph, title, answer), &heading);
    let mut numbers: BTreeMap<ActKey, usize> = BTreeMap::new();
    for (at, act) in choice.drawn().into_iter().chain(choice.undated.iter().copied()).enumerate() {
        numbers.insert(act, at + 1);
    }
    let drawn = place(graph, &mut sheet, answer, (&choice, &numbers));
    let mut taken = Taken::default();
    ground(graph, &mut sheet, answer, (&drawn, &numbers));
    let homeless = draw_acts(graph, &mut sheet, answer, (&drawn, &numbers, &mut taken));
    sums::draw(graph, &mut sheet, answer, &drawn.axis);
    days(&mut sheet, &drawn.axis);
    asides(&mut sheet, answer, (&drawn, &numbers), homeless);
    sheet.key(&key::keys(answer, &drawn));
    let notes = |acts: &[ActKey]| {
        let number = |act: &ActKey| numbers.get(act).copied().unwrap_or(0);
        acts.iter().map(|act| note(graph, number(act), graph.act(*act))).collect()
    };
    sheet.notes("The acts and where the source says so", notes(&choice.drawn()));
    sheet.notes("Undated: no place in the order of time", notes(&choice.undated));
    sheet.finish(&told::description(graph, answer, &choice))
}

/// Sets everything above the strip of sums in its place, and the sheet below it.
fn place<'a>(
    graph: &Graph,
    sheet: &mut Sheet<'_>,
    answer: &Escalation,
    (choice, numbers): (&Choice<'a>, &BTreeMap<ActKey, usize>),
) -> Drawn<'a> {
    let room = sheet.room();
    let [names, right] = [NAMES, THRESHOLDS].map(|(part, most)| (room * part).min(most));
    let left = MARGIN + names + GAP;
    let edge = MARGIN + room;
    let days: Vec<Day> =
        choice.drawn().into_iter().filter_map(|act| day(graph.act(act).bounds())).collect();
    let axis = Axis::new([left, edge - right], &days);
    let digits = numbers.len().to_string().len();
    let bands = Bands::new(graph, choice, &axis, (sheet.y + 2.0, names - 12.0, digits));
    let number =
        |act: ActKey| numbers.get(&act).map_or(String::new(), |number| format!("[{number}]"));
    let (ramps, bottom) = ramps::ramps(graph, &choice.ramps, &axis, (bands.bottom(), edge), number);
    let path = answer.paths.first();
    let stairs = path.map_or(Vec::new(), |path| stairs::pieces(path, &bands.path));
    sheet.y = bottom + 2.0;
    let small: BTreeSet<ActKey> = bands.small.iter().map(|mark| mark.stand.act).collect();
    let badges = badges(answer).into_iter().filter(|(act, _)| small.contains(act));
    let badges = badges.map(|(_, kind)| kind).collect();
    Drawn { axis, bands, ramps, stairs, badges }
}

/// The chains beside the path to which acts belong; the first of each.
fn badges(answer: &Escalation) -> BTreeMap<ActKey, ChainKind> {
    let mut badges = BTreeMap::new();
    for chain in answer.polemics.iter().chain(&answer.ratchets).chain(&answer.de_escalations) {
        for stand in &chain.acts {
            badges.entry(stand.act).or_insert(chain.kind);
        }
    }
    badges
}

/// Bands, their names, thresholds, and the stripes of what is cut.
fn ground(
    graph: &Graph,
    sheet: &mut Sheet<'_>,
    answer: &Escalation,
    (drawn, numbers): (&Drawn<'_>, &BTreeMap<ActKey, usize>),
) {
    let axis = &drawn.axis;
    let (top, bottom) = (drawn.bands.bands.first().map_or(0.0, |band| band.top), sheet.y);
    let mut shapes = Vec::new();
    for piece in axis.pieces.iter().filter(|piece| piece.is_cut) {
        let area = Area { left: piece.left, top, right: piece.right, bottom };
        shapes.push(Shape::Box(area, 0.0, Fill::Solid(Ink::Band), None));
    }
    for band in &drawn.bands.bands {
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
    for band in &drawn.bands.bands {
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
    thresholds(graph, sheet, answer, (drawn, numbers));
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
            let band = bands.bands.iter().rev().find(|band| band.rung >= threshold.enters)?;
            Some((place, band.bottom))
        })
        .collect()
}

/// A strong line below the first rung beyond each threshold, with its name and the first act beyond at the right.
fn thresholds(
    graph: &Graph,
    sheet: &mut Sheet<'_>,
    answer: &Escalation,
    (drawn, numbers): (&Drawn<'_>, &BTreeMap<ActKey, usize>),
) {
    let axis = &drawn.axis;
    let edge = MARGIN + sheet.room();
    let mut below: Vec<(f64, Vec<String>)> = Vec::new();
    for (place, y) in threshold_lines(graph, &drawn.bands) {
        let Some(threshold) = graph.ladder().thresholds.get(place) else { continue };
        let mut words = threshold.name.clone();
        let first = answer.crossings.iter().find(|crossing| crossing.threshold == place);
        if let Some(number) = first.and_then(|crossing| numbers.get(&crossing.act)) {
            let uncertain = first.is_some_and(|crossing| crossing.order_uncertain);
            let order = if uncertain { ", order uncertain" } else { "" };
            words += &format!(" (first: [{number}]{order})");
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

/// The path, the small marks, the off-ramps, and their numbers; tells how many acts of the path have no room for theirs.
fn draw_acts(
    graph: &Graph,
    sheet: &mut Sheet<'_>,
    answer: &Escalation,
    (drawn, numbers, taken): (&Drawn<'_>, &BTreeMap<ActKey, usize>, &mut Taken),
) -> usize {
    let number =
        |act: ActKey| numbers.get(&act).map_or(String::new(), |number| format!("[{number}]"));
    for band in &drawn.bands.bands {
        let (left, right) = (drawn.axis.left, drawn.axis.right);
        taken.take_bar(Area { left, top: band.bottom, right, bottom: band.bottom });
    }
    for (points, stroke) in &drawn.stairs {
        taken.take_line(points);
        sheet.draw(Group::new("path", vec![Shape::Line(points.clone(), *stroke)]));
    }
    let chains = badges(answer);
    let small = drawn.bands.small.iter().map(|mark| (mark, SMALL_MARK));
    let path = drawn.bands.path.iter().map(|mark| (mark, PATH_MARK));
    for (mark, half) in small.clone().chain(path) {
        let act = graph.act(mark.stand.act);
        let mut shapes = Vec::new();
        if let Some(bar) = mark.bar {
            let y = mark.at.y + if half == PATH_MARK { beside(mark.stand.side) } else { 0.0 };
            let core = act.bounds().core().filter(|core| core.first < core.last);
            let core = core.map(|core| [drawn.axis.x(core.first), drawn.axis.x(core.last)]);
            shapes.extend(marks::bar(bar, core, y));
            taken.take_bar(Area { left: bar.0[0], top: y - 1.8, right: bar.0[1], bottom: y + 1.8 });
        }
        shapes.push(marks::mark(act, mark.stand.side, mark.at, half));
        if half == SMALL_MARK {
            shapes
                .extend(chains.get(&mark.stand.act).and_then(|&kind| marks::badge(kind, mark.at)));
        }
        taken.take(Area::new(mark.at.x - half, mark.at.y - half, half * 2.0, half * 2.0));
        let told = format!("{} {}", number(act.key()), label::told(graph, [act].into_iter()));
        let class = if half == PATH_MARK { "path-act" } else { "act" };
        sheet.draw(Group::new(class, shapes).about(act.id(), told));
    }
    let beside = small.clone().filter_map(|(mark, _)| Some((mark, mark.number?)));
    for (mark, at) in beside {
        draw_number(sheet, taken, (&number(mark.stand.act), at, mark.at.y));
    }
    let within = Area {
        left: drawn.axis.left,
        top: drawn.bands.bands.first().map_or(0.0, |band| band.top + 1.0),
        right: drawn.axis.right,
        bottom: drawn.bands.bottom() - 1.0,
    };
    let mut homeless = 0;
    if let Some(path) = answer.paths.first() {
        let of_mark = |mark: &Mark| number(mark.stand.act);
        let (groups, missing) =
            stairs::words(graph, path, (&drawn.bands.path, &of_mark), (taken, within));
        groups.into_iter().for_each(|group| sheet.draw(group));
        homeless = missing;
    }
    for (mark, _) in small.filter(|(mark, _)| mark.number.is_none()) {
        let words = number(mark.stand.act);
        let long = width(&words, SMALL, Weight::Regular);
        let places = [mark.at.x + SMALL_MARK + 1.6, mark.at.x - SMALL_MARK - 1.6 - long];
        let free = places.into_iter().find(|&at| {
            let area = Area::new(at, mark.at.y - SMALL * 0.5, long, SMALL);
            at >= within.left && at + long <= within.right && taken.is_free(area)
        });
        if let Some(at) = free {
            draw_number(sheet, taken, (&words, at, mark.at.y));
        }
    }
    for ramp in &drawn.ramps {
        draw_ramp(graph, sheet, ramp);
    }
    homeless
}

/// How far from the path the possible days of an act on it lie: on the half of its side.
fn beside(side: WhichSide) -> f64 {
    match side {
        WhichSide::First => -PATH_MARK - 3.0,
        WhichSide::Second => PATH_MARK + 3.0,
    }
}

fn draw_number(sheet: &mut Sheet<'_>, taken: &mut Taken, (words, left, y): (&str, f64, f64)) {
    let text =
        Text::new(words, Point::new(left, y + SMALL * 0.3), Type::of(SMALL)).inked(Ink::Text);
    taken.take(text.area());
    sheet.draw(Group::new("number", vec![Shape::Text(text)]));
}

fn draw_ramp(graph: &Graph, sheet: &mut Sheet<'_>, ramp: &Ramp<'_>) {
    let act = graph.act(ramp.ramp.act);
    let mut shapes = marks::fall(ramp.at, ramp.to);
    shapes.push(marks::mark(act, ramp.ramp.side, ramp.at, SMALL_MARK));
    let place = Point::new(ramp.at.x + 3.0, ramp.to);
    shapes.push(Shape::Text(Text::new(&ramp.words, place, Type::of(SMALL))));
    let told = format!("{}\n{}", ramp.words, label::told(graph, [act].into_iter()));
    sheet.draw(Group::new("off-ramp", shapes).about(act.id(), told));
}

/// The names of weeks, months or years below the strip, as far as there is room; years in a row of their own.
fn days(sheet: &mut Sheet<'_>, axis: &Axis) {
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
    let mut year = None;
    for piece in axis.pieces.iter().filter(|piece| !piece.is_cut) {
        let tick = vec![Point::new(piece.left, y), Point::new(piece.left, y + 3.0)];
        ground.push(Shape::Line(tick, Stroke::new(Ink::Muted, 0.5)));
        let (first, room) = (piece.first, piece.right - piece.left);
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

/// The name of a month as long as there is room.
fn month(day: Day, room: f64) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name = NAMES.get(usize::from(day.month().unwrap_or(1)) - 1).copied().unwrap_or("");
    if width(name, SMALL, Weight::Regular) + 2.0 <= room {
        return name;
    }
    let initial = name.get(..1).unwrap_or("");
    if width(initial, SMALL, Weight::Regular) + 2.0 <= room { initial } else { "" }
}

/// What stands beside the path, and what of the picture has no room.
fn asides(
    sheet: &mut Sheet<'_>,
    answer: &Escalation,
    (drawn, numbers): (&Drawn<'_>, &BTreeMap<ActKey, usize>),
    homeless: usize,
) {
    let mut lines = Vec::new();
    let beside = told::beside(answer, numbers);
    if !beside.is_empty() {
        lines.push(format!("Beside the path: {}.", beside.join("; ")));
    }
    if drawn.bands.cramped > 0 {
        lines.push(format!(
            "{} of the acts listed have no room for a mark beside others of their days.",
            drawn.bands.cramped
        ));
    }
    if homeless > 0 {
        lines.push(format!("{homeless} of the acts of the path have no room for their number."));
    }
    for line in lines {
        sheet.paragraph("asides", &line, Type::of(SMALL), Ink::Text);
    }
}
