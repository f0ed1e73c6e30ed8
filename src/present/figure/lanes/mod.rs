//! The figure of lanes: actors as lifelines grouped by side, a row an act in order of time, an arrow from who acted to
//! whom.
//!
//! From left to right: the number of the act in the list below, its date as stated, the days on which it can have been,
//! the lifelines, the rung, what was done, and the links between acts as arcs. Acts without any date have no place in
//! the order of time and are only listed.

pub(super) mod arcs;
pub(super) mod arrows;
pub(in crate::present) mod choice;
pub(in crate::present) mod columns;
mod grid;
pub(super) mod key;
mod rows;
mod strip;

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Bounds;
use crate::model::DisputeKey;
use crate::model::NodeKey;
use crate::present::dot::label;
use crate::present::sentence::count;

use super::ink::Fill;
use super::ink::Ink;
use super::ink::Stroke;
use super::measure::Weight;
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
use super::sheet::hidden_words;
use super::sheet::listed;
use super::sheet::note;

pub(super) use choice::Choice;
use columns::Lane;
use columns::heading;
use grid::Grid;
use grid::SIDE_TYPE;
use rows::LABEL;
use rows::Row;
use rows::rows;
use strip::Strip;

/// The most room for the names of actors, which run upwards.
const NAME: f64 = 92.0;

/// Who acted on whom, in order of time; lifelines are grouped by the sides of a dispute if one is named.
///
/// `acts` are in order of time. At most 400 are drawn: those on the main escalation path of the dispute first, then by rung,
/// links, citations and time.
pub fn lanes(graph: &Graph, acts: &[ActKey], dispute: Option<DisputeKey>, frame: &Frame) -> Scene {
    let choice = Choice::new(graph, acts, dispute);
    let about = heading_lines(graph, &choice, frame);
    let mut sheet = Sheet::new(graph, "lanes", frame, &title(graph, acts), &about);
    let grid = Grid::new(graph, &choice.rows, dispute, sheet.room());
    let mut links = Vec::new();
    let mut drawn = Vec::new();
    if !choice.rows.is_empty() {
        let bounds: Vec<Bounds> = choice.rows.iter().map(|&act| graph.act(act).bounds()).collect();
        let strip = grid.strip.and_then(|ends| Strip::new(ends, &bounds));
        head(graph, &mut sheet, &grid, strip);
        drawn = rows(graph, &choice.rows, &grid, sheet.y);
        links = arcs::links(graph, &drawn);
        ground(&mut sheet, &grid, strip, &drawn);
        for row in &drawn {
            draw_row(graph, &mut sheet, &grid, strip, row);
        }
        for arc in arcs::arcs(graph, &drawn, &links, grid.arcs) {
            sheet.draw(arc);
        }
        sheet.y = drawn.last().map_or(sheet.y, |row| row.bottom) + 2.0;
    }
    sheet.key(&key::keys(graph, &drawn, &grid, &links));
    let numbered = |acts: &[ActKey], first: usize| {
        let each = acts.iter().enumerate();
        each.map(|(at, &act)| note(graph, first + at, graph.act(act))).collect()
    };
    sheet.notes("The acts and where the source says so", numbered(&choice.rows, 1));
    sheet.notes(
        "Undated: no place in the order of time",
        numbered(&choice.undated, choice.rows.len() + 1),
    );
    sheet.finish(&description(graph, &choice, &grid))
}

fn title(graph: &Graph, acts: &[ActKey]) -> String {
    if acts.is_empty() {
        return "Who acted on whom: no acts to draw".to_owned();
    }
    let years = label::years(acts.iter().map(|&act| graph.act(act)));
    format!("Who acted on whom, {years}")
}

/// What is drawn, what is not, and why.
fn heading_lines(graph: &Graph, choice: &Choice, frame: &Frame) -> Vec<String> {
    let mut line = format!("{} in order of time", count(choice.rows.len(), "act", "acts"));
    let parties: BTreeSet<NodeKey> =
        choice.rows.iter().flat_map(|&act| columns::parties(graph.act(act))).collect();
    line += &format!(" between {}", count(parties.len(), "party", "parties"));
    line += &listed(frame, choice.undated.len());
    line.push('.');
    let mut left = hidden_words(frame.hidden);
    if choice.undated_left > 0 {
        left.push(format!("{} more undated", choice.undated_left));
    }
    let mut lines = vec![line];
    if !left.is_empty() {
        lines.push(format!("Left out: {}.", left.join("; ")));
    }
    lines.extend(choice.thinned_words());
    lines
}

fn description(graph: &Graph, choice: &Choice, grid: &Grid<'_>) -> String {
    let mut words = vec![
        "A lifeline for each actor, a row for each act from the earliest at the top.".to_owned(),
    ];
    for bank in &grid.columns.banks {
        let names: Vec<&str> = bank.lanes.iter().map(|&lane| heading(graph, lane)).collect();
        let side = bank.side.map_or("On no side", |(_, side)| side.name.as_str());
        words.push(format!("{side}: {}.", names.join(", ")));
    }
    let told = |act: ActKey| {
        let act = graph.act(act);
        format!("{} {}", label::deed(graph, act), label::date_aside(act))
    };
    if let (Some(&first), Some(&last)) = (choice.rows.first(), choice.rows.last()) {
        words.push(format!("The first act: {}. The last: {}.", told(first), told(last)));
    }
    // The earliest of the strongest: `max_by_key` would give the last.
    let strongest = choice.rows.iter().rev().copied().max_by_key(|&act| graph.act(act).rung());
    words.extend(
        strongest.map(|act| format!("The highest rung, {}: {}.", graph.act(act).rung(), told(act))),
    );
    words.join(" ")
}

/// The names of sides and actors, and the years of the strip.
fn head(graph: &Graph, sheet: &mut Sheet<'_>, grid: &Grid<'_>, strip: Option<Strip>) {
    let type_face = Type::of(SIDE_TYPE).bold();
    let sides: Vec<Vec<String>> = grid
        .columns
        .banks
        .iter()
        .zip(&grid.banks)
        .map(|(bank, [left, right])| {
            let name = bank.side.map_or("", |(_, side)| side.name.as_str());
            wrap_to(name, SIDE_TYPE, Weight::Bold, (right - left - 4.0, 2))
        })
        .collect();
    let lines = sides.iter().map(Vec::len).max().unwrap_or(0);
    let side_height = if lines == 0 { 0.0 } else { length(lines) * type_face.leading() + 3.0 };
    let most = if grid.spread.pitch >= 26.0 { 3 } else { 2 };
    let names: Vec<(Lane, f64, Vec<String>)> = grid
        .lanes
        .iter()
        .map(|(&lane, &x)| {
            (lane, x, wrap_to(heading(graph, lane), SMALL, Weight::Regular, (NAME, most)))
        })
        .collect();
    let longest = names
        .iter()
        .flat_map(|(_, _, lines)| lines)
        .map(|line| super::measure::width(line, SMALL, Weight::Regular))
        .fold(18.0, f64::max);
    let (top, middle) = (sheet.y, sheet.y + side_height);
    let bottom = middle + 3.0 + longest + 3.0;
    for ((bank, [left, right]), lines) in grid.columns.banks.iter().zip(&grid.banks).zip(&sides) {
        let Some((tone, side)) = bank.side else { continue };
        let area = Area { left: *left, top, right: *right, bottom };
        let frame = Shape::Box(area, 2.0, Fill::Solid(Ink::Tint(tone)), None);
        let mut shapes = vec![frame];
        let mut y = top + 2.0 + SIDE_TYPE * 0.8;
        for line in lines {
            let place = Point::new(f64::midpoint(*left, *right), y);
            shapes.push(Shape::Text(Text::new(line, place, type_face).anchored(Anchor::Middle)));
            y += type_face.leading();
        }
        sheet.draw(Group::new("side", shapes).about(&side.id, side.name.clone()));
    }
    for (lane, x, lines) in names {
        sheet.draw(lane_heading(graph, lane, (x, bottom - 3.0), &lines));
    }
    let word = |words: &str, x: f64, anchor: Anchor| {
        let place = Point::new(x, bottom - 3.0);
        let text = Text::new(words, place, Type::of(SMALL)).inked(Ink::Muted);
        Shape::Text(text.anchored(anchor))
    };
    let mut heads = vec![
        word("date", grid.date, Anchor::Start),
        word("rung", grid.chip + 11.0, Anchor::End),
        word("what was done", grid.label[0], Anchor::Start),
    ];
    heads.extend(strip.map_or(Vec::new(), |strip| strip.heading(bottom - 3.0)));
    sheet.draw(Group::new("heads", heads));
    sheet.y = bottom + 2.0;
}

fn lane_heading(graph: &Graph, lane: Lane, (x, bottom): (f64, f64), lines: &[String]) -> Group {
    let type_face = Type::of(SMALL);
    let leading = SMALL * 1.1;
    // The lines of a name, side by side, have the lifeline in their middle.
    let mut baseline = x - leading * (length(lines.len()) - 1.0) / 2.0 + SMALL * 0.3;
    let mut shapes = Vec::new();
    for line in lines {
        shapes
            .push(Shape::Text(Text::new(line, Point::new(baseline, bottom), type_face).upwards()));
        baseline += leading;
    }
    let group = Group::new("lane", shapes);
    match lane {
        Lane::Node(node) => group.about(graph.node(node).id(), heading(graph, lane).to_owned()),
        Lane::Others => group,
    }
}

/// Bands of events, lifelines and years behind the rows.
fn ground(sheet: &mut Sheet<'_>, grid: &Grid<'_>, strip: Option<Strip>, rows: &[Row]) {
    let (top, bottom) = (sheet.y, rows.last().map_or(sheet.y, |row| row.bottom));
    for [first, last] in runs(rows) {
        let area = Area {
            left: MARGIN,
            top: rows[first].top,
            right: grid.label[1],
            bottom: rows[last].bottom - 1.0,
        };
        sheet.draw(Group::new(GROUND, vec![Shape::Box(area, 2.0, Fill::Solid(Ink::Band), None)]));
    }
    let lifeline = |&x: &f64| {
        Shape::Line(vec![Point::new(x, top), Point::new(x, bottom)], Stroke::new(Ink::Muted, 0.4))
    };
    sheet.draw(Group::new(GROUND, grid.lanes.values().map(lifeline).collect()));
    if let Some(strip) = strip {
        sheet.draw(Group::new(GROUND, strip.rules([top, bottom])));
    }
}

/// The rows that follow each other in one event, as the first and the last.
fn runs(rows: &[Row]) -> Vec<[usize; 2]> {
    let mut runs: Vec<[usize; 2]> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if !row.event.is_empty() {
            runs.push([at, at]);
        } else if row.is_in_event
            && let Some(run) = runs.last_mut()
        {
            run[1] = at;
        }
    }
    runs
}

fn draw_row(
    graph: &Graph,
    sheet: &mut Sheet<'_>,
    grid: &Grid<'_>,
    strip: Option<Strip>,
    row: &Row,
) {
    let act = graph.act(row.act);
    if let (false, Some(event)) = (row.event.is_empty(), act.prose().event) {
        let type_face = Type::of(SMALL).italic();
        let block =
            Block { left: grid.label[0], top: row.top + rows::PADDING, type_face, ink: Ink::Text };
        let group = Group::new("event", block.lines(&row.event));
        sheet.draw(group.about(graph.node(event).id(), graph.node(event).name().to_owned()));
    }
    let (words, y) = (row.words(), row.line());
    let block = |left, size| Block {
        left,
        top: words + (LABEL - size) * 0.8,
        type_face: Type::of(size),
        ink: Ink::Text,
    };
    let mut shapes = block(grid.number, SMALL).lines(&[format!("[{}]", row.number)]);
    let mut dates = block(grid.date, SMALL);
    dates.type_face.slant = row.slant;
    shapes.extend(dates.lines(&row.date));
    shapes.extend(strip.map_or(Vec::new(), |strip| strip.mark(act.bounds(), y)));
    shapes.extend(arrows::arrow(act, grid, y));
    if act.rung() > 0 {
        shapes.extend(chip(graph, act.rung(), Area::new(grid.chip, y - 4.2, 9.0, 8.4)));
    }
    shapes.extend(block(grid.label[0], LABEL).lines(&row.label));
    let told = format!(
        "[{}] {}\n{}",
        row.number,
        label::deed(graph, act),
        label::told(graph, [act].into_iter())
    );
    sheet.draw(Group::new("act", shapes).about(act.id(), told));
}

/// The number of a rung in a box, the greyer the higher.
pub(super) fn chip(graph: &Graph, rung: u8, area: Area) -> Vec<Shape> {
    let shade = Fill::Solid(Ink::of_rung(rung, graph.ladder().top()));
    let frame = Shape::Box(area, 1.6, shade, Some(Stroke::new(Ink::Muted, 0.5)));
    let place = Point::new(f64::midpoint(area.left, area.right), area.bottom - 2.0);
    let number = Text::new(&rung.to_string(), place, Type::of(SMALL)).anchored(Anchor::Middle);
    vec![frame, Shape::Text(number)]
}
