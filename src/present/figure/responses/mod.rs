//! The figure of responses: acts as boxes in order of time, the links by which later ones answer or continue earlier ones,
//! and the main escalation path drawn strong.
//!
//! Time runs downwards: no act begins above one that comes before it in the register. Columns are the sides of those who
//! acted first; lines between acts of one column run beside it. Acts without a link are counted and not drawn.

mod boxes;
mod choice;
mod key;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Class;
use crate::model::Day;
use crate::model::DisputeKey;
use crate::model::Link;
use crate::present::dot::label;
use crate::present::sentence::count;

use super::ink::Fill;
use super::ink::Ink;
use super::ink::Stroke;
use super::lanes::arcs;
use super::lanes::arrows::Head;
use super::lanes::arrows::tip_of;
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
use super::sheet::Frame;
use super::sheet::MARGIN;
use super::sheet::SMALL;
use super::sheet::Sheet;
use super::sheet::hidden_words;
use super::sheet::note;
use super::tracks;
use super::tracks::Bounds;
use super::tracks::Run;
use super::tracks::Spot;
use super::tracks::Track;

use boxes::Boxed;
use boxes::boxes;
pub(in crate::present) use boxes::link_words;
use choice::Choice;

/// The room of years.
const YEARS: f64 = 28.0;
/// Between columns.
const GAP: f64 = 46.0;
/// The least and the most width of a box.
const BOX: [f64; 2] = [84.0, 240.0];
/// The type of the names of sides.
const SIDE_TYPE: f64 = 8.5;
/// The length of an arrowhead.
const HEAD: f64 = 4.2;

/// Acts and the links between them, in order of time; in columns by the sides of a dispute if one is named, whose main
/// escalation path is drawn strong.
///
/// `acts` are in order of time. Acts without a link to another of them are counted and not drawn. At most 400 are
/// drawn: those on the main path first, then by rung, links, citations and time.
pub fn responses(
    graph: &Graph,
    acts: &[ActKey],
    dispute: Option<DisputeKey>,
    frame: &Frame,
) -> Scene {
    let outer = YEARS + 2.0 * (tracks::DEPTH + 9.0);
    let mut most = 1;
    while length(most + 1) * BOX[0] + length(most) * GAP + outer
        <= frame.size.points() - 2.0 * MARGIN
    {
        most += 1;
    }
    let choice = Choice::new(graph, acts, dispute, most);
    let mut sheet = Sheet::new(
        graph,
        "responses",
        frame,
        &title(graph, &choice),
        &heading_lines(&choice, frame),
    );
    if !choice.acts.is_empty() {
        picture(graph, &mut sheet, &choice);
    }
    sheet.key(&key::keys(graph, &choice));
    let notes = choice.acts.iter().enumerate();
    let notes = notes.map(|(at, &act)| note(graph, at + 1, graph.act(act))).collect();
    sheet.notes("The acts and where the source says so", notes);
    sheet.finish(&description(graph, &choice))
}

fn title(graph: &Graph, choice: &Choice<'_>) -> String {
    if choice.acts.is_empty() {
        return "Responses: no acts to draw".to_owned();
    }
    let years = label::years(choice.acts.iter().map(|&act| graph.act(act)));
    format!("What answered what, {years}")
}

/// What is drawn, what is not, and why.
fn heading_lines(choice: &Choice<'_>, frame: &Frame) -> Vec<String> {
    let mut lines = vec![format!(
        "{} tied by {}.",
        count(choice.acts.len(), "act", "acts"),
        count(choice.links.len(), "link", "links")
    )];
    let mut left = hidden_words(frame.hidden);
    if choice.untied > 0 {
        left.push(format!("{} without a link to another", choice.untied));
    }
    if !left.is_empty() {
        lines.push(format!("Left out: {}.", left.join("; ")));
    }
    if choice.thinned > 0 {
        lines.push(format!(
            "Thinned: {} linked acts are left out. Those drawn come first by: main escalation path, rung, links to other \
             acts, citations, date.",
            choice.thinned
        ));
    }
    lines
}

fn description(graph: &Graph, choice: &Choice<'_>) -> String {
    let mut words = vec![
        "A box for each act from the earliest at the top, a line from each act to those that answer or continue it."
            .to_owned(),
    ];
    let told = |act: &ActKey| {
        let act = graph.act(*act);
        format!("{} {}", label::deed(graph, act), label::date_aside(act))
    };
    if choice.path.len() > 1 {
        let steps: Vec<String> = choice.path.iter().map(told).collect();
        words.push(format!("The main escalation path: {}.", steps.join("; then ")));
    }
    if let (Some(first), Some(last)) = (choice.acts.first(), choice.acts.last()) {
        words.push(format!("The first act: {}. The last: {}.", told(first), told(last)));
    }
    words.join(" ")
}

/// The left and right sides of the boxes of each column.
fn sides(choice: &Choice<'_>, room: f64) -> Vec<[f64; 2]> {
    let columns = choice.sides.len();
    let of = &choice.columns;
    let mut outer = [YEARS, 2.0];
    for &(from, to, _) in choice.links.iter().filter(|(from, to, _)| of[*from] == of[*to]) {
        let [flank, _] = tracks::flanks(of[from], of[to]);
        if flank == tracks::Flank::Left {
            outer[0] = YEARS + tracks::DEPTH + 9.0;
        } else if of[from] + 1 == columns {
            outer[1] = tracks::DEPTH + 9.0;
        }
    }
    let free = room - outer[0] - outer[1] - GAP * length(columns.saturating_sub(1));
    let width = (free / length(columns.max(1))).min(BOX[1]);
    let left = |at: usize| MARGIN + outer[0] + length(at) * (width + GAP);
    (0..columns).map(|at| [left(at), left(at) + width]).collect()
}

fn picture(graph: &Graph, sheet: &mut Sheet<'_>, choice: &Choice<'_>) {
    let sides = sides(choice, sheet.room());
    let width = sides[0][1] - sides[0][0];
    let names: Vec<Vec<String>> = choice
        .sides
        .iter()
        .map(|side| {
            let rest = if choice.sides.len() > 1 { "others" } else { "" };
            let name = side.map_or(rest, |(_, side)| side.name.as_str());
            wrap_to(name, SIDE_TYPE, Weight::Bold, (width, 2))
        })
        .collect();
    let head = length(names.iter().map(Vec::len).max().unwrap_or(0));
    let top = sheet.y + head * Type::of(SIDE_TYPE).leading() + 8.0;
    let boxed = boxes(graph, choice, width, top);
    let area = |at: usize| {
        let left = sides[choice.columns[at]][0];
        Area::new(left, boxed[at].top, width, boxed[at].height)
    };
    let bottom = (0..boxed.len()).map(|at| area(at).bottom).fold(top, f64::max) + 6.0;
    for ((side, name), [left, right]) in choice.sides.iter().zip(&names).zip(&sides) {
        let area = Area { left: left - 6.0, right: right + 6.0, top: sheet.y, bottom };
        sheet.draw(ground(*side, name, area));
    }
    years(graph, sheet, choice, &boxed);
    let spots: Vec<Spot> = (0..boxed.len())
        .map(|at| {
            let middle = f64::midpoint(area(at).top, area(at).bottom);
            Spot { column: choice.columns[at], middle }
        })
        .collect();
    let runs: Vec<Run> =
        choice.links.iter().map(|&(from, to, _)| run(&spots, &boxed, from, to)).collect();
    let bounds = Bounds { boxes: sides.clone(), rows: tracks::rows(&spots, &runs, sides.len()) };
    let tracks = tracks::tracks(&spots, &bounds, &runs, &vec![HEAD; runs.len()]);
    for (&(from, to, link), track) in choice.links.iter().zip(&tracks) {
        sheet.draw(draw_link(graph, choice, (from, to, link), track));
    }
    for (at, one) in boxed.iter().enumerate() {
        sheet.draw(boxes::draw(graph, choice, at, (one, area(at))));
    }
    sheet.y = bottom + 2.0;
}

/// The line of a link, past columns where these are free of boxes.
fn run(spots: &[Spot], boxed: &[Boxed], from: usize, to: usize) -> Run {
    let (starts, ends) = (spots[from], spots[to]);
    let between = starts.column.min(ends.column) + 1..starts.column.max(ends.column);
    let mut passed: Vec<usize> = between.collect();
    if starts.column > ends.column {
        passed.reverse();
    }
    let mut y = starts.middle;
    let mut past = Vec::with_capacity(passed.len());
    for column in passed {
        let here = spots.iter().zip(boxed).filter(|(spot, _)| spot.column == column);
        y = free(here.map(|(_, boxed)| [boxed.top, boxed.top + boxed.height]), y);
        past.push(y);
    }
    Run { from, to, label: 0.0, past }
}

/// The height nearest to one that is wished at which no box stands; boxes are in order from the top.
fn free(boxes: impl Iterator<Item = [f64; 2]>, wished: f64) -> f64 {
    /// From a line to a box.
    const CLEAR: f64 = 3.0;
    for [top, bottom] in boxes {
        if (top - CLEAR..bottom + CLEAR).contains(&wished) {
            let is_above = wished - top < bottom - wished;
            return if is_above { top - CLEAR } else { bottom + CLEAR };
        }
    }
    wished
}

/// The ground of a column, with its name.
fn ground(side: Option<(u8, &crate::model::Side)>, name: &[String], area: Area) -> Group {
    let type_face = Type::of(SIDE_TYPE).bold();
    let mut shapes = Vec::new();
    if let Some((tone, _)) = side {
        shapes.push(Shape::Box(area, 3.0, Fill::Solid(Ink::Tint(tone)), None));
    }
    let mut y = area.top + 2.0 + SIDE_TYPE * 0.8;
    for line in name {
        let place = Point::new(f64::midpoint(area.left, area.right), y);
        shapes.push(Shape::Text(Text::new(line, place, type_face).anchored(Anchor::Middle)));
        y += type_face.leading();
    }
    let group = Group::new(GROUND, shapes);
    match side {
        Some((_, side)) => group.about(&side.id, side.name.clone()),
        None => group,
    }
}

/// A rule and its number where the first act of a later year begins, and one where those begin that are undated.
fn years(graph: &Graph, sheet: &mut Sheet<'_>, choice: &Choice<'_>, boxed: &[Boxed]) {
    let mut last: Option<i32> = None;
    let is_dated = |act: &ActKey| graph.act(*act).bounds().known().next().is_some();
    let dated = choice.acts.iter().rposition(is_dated).map_or(0, |last| last + 1);
    for (&act, boxed) in choice.acts.iter().zip(boxed) {
        let hull = graph.act(act).bounds().hull();
        let year = match (Day::year(hull.first), Day::year(hull.last)) {
            (Some(first), Some(end)) if first == end => first,
            (_, _) => continue,
        };
        if last.is_some_and(|last| last >= year) {
            continue;
        }
        last = Some(year);
        begin(sheet, &year.to_string(), boxed.top);
    }
    if let Some(boxed) = boxed.get(dated).filter(|_| dated > 0) {
        begin(sheet, "undated", boxed.top);
    }
}

/// A rule and what begins there.
fn begin(sheet: &mut Sheet<'_>, words: &str, top: f64) {
    let y = top - 3.0;
    let ends = vec![Point::new(MARGIN, y), Point::new(MARGIN + sheet.room(), y)];
    let rule = Shape::Line(ends, Stroke::new(Ink::Faint, 0.6));
    sheet.draw(Group::new(GROUND, vec![rule]));
    let place = Point::new(MARGIN, top + SMALL * 0.8);
    let text = Text::new(words, place, Type::of(SMALL)).inked(Ink::Muted);
    sheet.draw(Group::new("year", vec![Shape::Text(text)]));
}

/// The line of a link; steps of the main path are heavy.
fn stroke(choice: &Choice<'_>, link: &Link) -> Stroke {
    let width = if choice.is_on_path(link) { 2.4 } else { 0.8 };
    Stroke { width, ..arcs::stroke(link) }
}

fn draw_link(
    graph: &Graph,
    choice: &Choice<'_>,
    (from, to, link): (usize, usize, &Link),
    track: &Track,
) -> Group {
    let stroke = stroke(choice, link);
    let mut shapes = vec![Shape::Curve(track.start, track.curves.clone(), stroke)];
    let size = if choice.is_on_path(link) { HEAD * 1.4 } else { HEAD };
    let way = if track.tip.x < track.end.x { -size } else { size };
    shapes.extend(tip_of(Head::Of(Class::MaterialConflict), track.tip, way, stroke.ink));
    let told = format!(
        "[{}] {}, certainty {} ({})",
        to + 1,
        link_words(from, link),
        link.certainty.name(),
        label::tied(graph, link)
    );
    Group::new("link", shapes).about(graph.act(link.later).id(), told)
}
