//! The drawing of a timeline: a row for each lane, a column for each month or year in which something is dated, and the acts
//! in each as boxes below each other, in order of time.
//!
//! An act stands in the column of its month if that is known, else in that of the first year that is known of it; the
//! column of a year is left of those of its months. Columns without an act are not drawn. Every place is pinned.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use graphviz_rust::dot_structures::Attribute;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Bounds;
use crate::model::Day;
use crate::model::DisputeKey;
use crate::model::Event;
use crate::model::NodeKey;
use crate::present::figure::LaneBy;
use crate::present::figure::lanes::choice::is_dated;
use crate::present::figure::timeline::bands::bands;
use crate::present::figure::timeline::entries;
use crate::present::sentence;
use crate::query::Timeline;

use super::canvas::Canvas;
use super::escape::set;
use super::escape::set_left;
use super::escape::tooltip;
use super::ink;
use super::label;
use super::place::Place;

/// From one column to the next, and how wide a box in it is, in tenths of an inch.
const PITCH: i64 = 24;
const BOX: i64 = 21;
/// How wide the names of lanes are, in tenths of an inch and in characters.
const NAME: (i64, usize) = (18, 18);
/// How high a line of text is, what a box has besides, and what lies between boxes.
const LINE: i64 = 2;
const PADDING: i64 = 1;
const SPACE: i64 = 1;

/// A month, or where its number is 0 a year.
type Column = (i32, u8);

/// When acts and events were, as DOT; lanes are ordered by the sides of a dispute if one is named.
///
/// Acts and events without any date are counted in the title and not drawn. Of more than 30 lanes those with the fewest
/// acts share one.
pub fn timeline(
    graph: &Graph,
    answer: &Timeline,
    by: LaneBy,
    dispute: Option<DisputeKey>,
) -> String {
    let (acts, events) = entries(graph, answer);
    let dated: Vec<ActKey> = acts.into_iter().filter(|&act| is_dated(graph.act(act))).collect();
    let rows = rows(graph, (&dated, &events), by, dispute);
    let boxes = || rows.iter().flat_map(|row| &row.boxes);
    let used: BTreeSet<Column> = boxes().map(|boxed| boxed.column).collect();
    let columns = used.into_iter().zip((0..).map(|at: i64| at * PITCH)).collect();
    let layout = [("layout", "neato"), ("splines", "line"), ("outputorder", "edgesfirst")];
    let left = answer.entries.len() - dated.len() - events.len();
    let title = title(graph, (&dated, &events), left);
    let mut canvas = Canvas::titled(graph, &title, &layout);
    if !rows.is_empty() {
        draw(&mut canvas, &rows, &columns);
    }
    canvas.print("timeline")
}

/// What a timeline shows, of which years, and how much without any date it leaves out.
pub(in crate::present) fn title(
    graph: &Graph,
    (acts, events): (&[ActKey], &[(NodeKey, &Event)]),
    left: usize,
) -> String {
    let mut parts = Vec::new();
    if !acts.is_empty() {
        parts.push(sentence::count(acts.len(), "act", "acts"));
    }
    if !events.is_empty() {
        parts.push(sentence::count(events.len(), "event", "events"));
    }
    let mut title = match (acts, &parts[..]) {
        (_, []) => "Acts and events in time: none has a date".to_owned(),
        ([], parts) => format!("Events in time: {}", parts.join(", ")),
        (_, parts) => {
            let years = label::years(acts.iter().map(|&act| graph.act(act)));
            format!("Acts and events in time, {years}: {}", parts.join(", "))
        }
    };
    if left > 0 {
        title += &format!("; {left} undated not drawn");
    }
    title
}

/// A lane.
struct Row {
    name: String,
    is_of_events: bool,
    boxes: Vec<Boxed>,
}

/// An act or event in a lane.
struct Boxed {
    id: String,
    column: Column,
    lines: usize,
    look: Vec<Attribute>,
}

fn rows(
    graph: &Graph,
    (acts, events): (&[ActKey], &[(NodeKey, &Event)]),
    by: LaneBy,
    dispute: Option<DisputeKey>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    if !events.is_empty() {
        let first = acts.len() + 1;
        let boxes = events.iter().zip(first..);
        let boxes =
            boxes.map(|(&(node, event), number)| of_event(graph, (node, event), number)).collect();
        rows.push(Row { name: "Events".to_owned(), is_of_events: true, boxes });
    }
    let mut drawn: BTreeSet<usize> = BTreeSet::new();
    for (lane, band) in bands(graph, acts, by, dispute).into_iter().enumerate() {
        let mut boxes = Vec::with_capacity(band.acts.len());
        for at in band.acts {
            let id = graph.act(acts[at]).id();
            let is_first = drawn.insert(at);
            let id = if is_first { id.to_string() } else { format!("{id}_{lane}") };
            boxes.push(of_act(graph, (acts[at], at + 1), by, id));
        }
        rows.push(Row { name: band.name, is_of_events: false, boxes });
    }
    rows
}

fn of_act(graph: &Graph, (act, number): (ActKey, usize), by: LaneBy, id: String) -> Boxed {
    let act = graph.act(act);
    let words = match by {
        // Who acted is the name of the lane.
        LaneBy::Actor if act.actors().len() == 1 => {
            format!("{} {}", label::verb(act), label::names(graph, act.recipients()))
        }
        LaneBy::Actor | LaneBy::Topic | LaneBy::Side => label::deed(graph, act),
    };
    let mut look = ink::act_box(graph, act).to_vec();
    look.push(tooltip("tooltip", label::told(graph, [act].into_iter())));
    let lines = [
        label::wrap(&format!("[{number}] {}", label::date(act))),
        label::wrap(&words),
        label::cited(graph, act),
    ];
    Boxed::new((id, &lines.join("\n")), act.bounds(), look)
}

fn of_event(graph: &Graph, (node, event): (NodeKey, &Event), number: usize) -> Boxed {
    let lines = [
        label::wrap(&format!("[{number}] {}", sentence::date(&event.timing))),
        label::wrap(&label::clip(label::name(graph, node))),
        label::wrap(&sentence::citations(graph, &event.evidence)),
    ];
    let mut look = ink::shape(graph.node(node));
    look.push(tooltip("tooltip", label::name(graph, node)));
    Boxed::new((event.id.to_string(), &lines.join("\n")), event.timing.bounds, look)
}

impl Boxed {
    fn new((id, label): (String, &str), bounds: Bounds, mut look: Vec<Attribute>) -> Boxed {
        look.insert(0, set("label", label));
        look.extend([set("fontsize", "10"), set("margin", "0.04,0.03")]);
        look.push(set("width", format!("{}.{}", BOX / 10, BOX % 10)));
        Boxed { id, column: column(bounds), lines: label.lines().count(), look }
    }

    fn height(&self) -> i64 {
        i64::try_from(self.lines).map_or(i64::MAX / 1000, |lines| lines * LINE + PADDING)
    }
}

/// The month in which something was, else the first year that is known of it.
fn column(bounds: Bounds) -> Column {
    let hull = bounds.hull();
    let month = |day: Day| Day::year(day).zip(Day::month(day));
    match (month(hull.first), month(hull.last)) {
        (Some(first), Some(last)) if first == last => first,
        (_, _) => (bounds.known().find_map(Day::year).unwrap_or(0), 0),
    }
}

fn draw(canvas: &mut Canvas, rows: &[Row], columns: &BTreeMap<Column, i64>) {
    let right = columns.values().max().map_or(0, |last| last + BOX / 2);
    let mut y = 0;
    draw_heads(canvas, columns, "top", y + LINE);
    for (at, row) in rows.iter().enumerate() {
        draw_rule(canvas, at, [-(BOX / 2) - NAME.0, right], y);
        y -= draw_row(canvas, (at, row), columns, y);
    }
    draw_rule(canvas, rows.len(), [-(BOX / 2) - NAME.0, right], y);
    draw_heads(canvas, columns, "foot", y - LINE);
    let mut lines = vec![
        "column of a month: what is known to have been in it; others stand left of the months",
        "of the first year that is known of them",
    ];
    lines.extend(ink::ACT_BOX);
    if rows.iter().any(|row| row.is_of_events) {
        lines.push("note: event");
    }
    let place = Place { x: BOX, y: y - 3 * LINE - LINE * i64::try_from(lines.len()).unwrap_or(0) };
    let words = set_left("label", lines.join("\n"));
    let look =
        vec![words, set("shape", "plaintext"), set("fontsize", "10"), set("pos", place.pin())];
    canvas.node("_legend", look);
}

/// The months and years, in a row.
fn draw_heads(canvas: &mut Canvas, columns: &BTreeMap<Column, i64>, id: &str, y: i64) {
    for (at, (&(year, month), &x)) in columns.iter().enumerate() {
        let sign = if year < 0 { "-" } else { "" };
        let mut words = format!("{sign}{:04}", year.abs());
        if month > 0 {
            words += &format!("-{month:02}");
        }
        let place = Place { x, y };
        let look = vec![set("label", words), set("shape", "plaintext"), set("pos", place.pin())];
        canvas.node(&format!("_{id}_{at}"), look);
    }
}

/// A line between lanes.
fn draw_rule(canvas: &mut Canvas, number: usize, ends: [i64; 2], y: i64) {
    let ids = ["left", "right"].map(|end| format!("_rule_{number}_{end}"));
    for (id, x) in ids.iter().zip(ends) {
        let place = Place { x, y };
        let look = vec![set("label", ""), set("shape", "point"), set("style", "invis")];
        canvas.node(id, look.into_iter().chain([set("pos", place.pin())]).collect());
    }
    canvas.line(&ids[0], &ids[1], vec![set("color", "#BBBBBB"), set("arrowhead", "none")]);
}

/// A lane from `top` down; returns how high it is.
fn draw_row(
    canvas: &mut Canvas,
    (at, row): (usize, &Row),
    columns: &BTreeMap<Column, i64>,
    top: i64,
) -> i64 {
    let name = label::wrap_at(&label::clip(&row.name), NAME.1);
    let mut tall = i64::try_from(name.lines().count()).unwrap_or(0) * LINE + 2 * SPACE;
    let mut free: BTreeMap<Column, i64> = BTreeMap::new();
    for boxed in &row.boxes {
        let taken = free.entry(boxed.column).or_insert(SPACE);
        let x = columns.get(&boxed.column).copied().unwrap_or(0);
        let place = Place { x, y: top - *taken - boxed.height() / 2 };
        *taken += boxed.height() + SPACE;
        tall = tall.max(*taken);
        let mut look = boxed.look.clone();
        look.push(set("pos", place.pin()));
        canvas.node(&boxed.id, look);
    }
    let place = Place { x: -(BOX / 2) - NAME.0 / 2, y: top - tall / 2 };
    let mut look = vec![set_left("label", name), set("shape", "plaintext"), set("fontsize", "11")];
    look.extend([set("width", format!("{}.{}", NAME.0 / 10, NAME.0 % 10)), set("margin", "0")]);
    look.extend([tooltip("tooltip", &row.name), set("pos", place.pin())]);
    canvas.node(&format!("_lane_{at}"), look);
    tall
}
