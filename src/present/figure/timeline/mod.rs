//! The timeline: acts and events on the days on which they can have been, in lanes, time running to the right.
//!
//! Events have a lane of their own at the top. Within a lane acts are set into rows so that nothing overlaps. Acts without
//! any date have no place and are only listed.

mod axis;
pub(in crate::present) mod bands;
mod key;
mod marks;
mod pack;

use std::cmp::Reverse;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::Bounds;
use crate::model::DisputeKey;
use crate::model::Event;
use crate::model::NodeKey;
use crate::model::Subject;
use crate::present::dot::label;
use crate::present::sentence;
use crate::present::sentence::count;
use crate::query::Timeline;

use super::ink::Fill;
use super::ink::Ink;
use super::ink::Stroke;
use super::lanes::Choice;
use super::measure::Weight;
use super::measure::width;
use super::measure::wrap_to;
use super::scene::Area;
use super::scene::GROUND;
use super::scene::Group;
use super::scene::Note;
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
use super::sides::Sides;

use axis::Axis;
use axis::Rank;
use axis::Tick;
use bands::Band;
pub use bands::LaneBy;
use bands::bands;
use marks::Look;
use marks::OPEN;
use marks::mark;
use pack::Item;
use pack::ROW;
use pack::pack;

/// The most events that are drawn.
const EVENTS_MAX: usize = 40;
/// The column of the names of lanes, and the room from which on it is wide.
const NAMES: [f64; 2] = [62.0, 84.0];
const WIDE: f64 = 400.0;
/// The most lines of the name of a lane.
const NAME_LINES: usize = 3;
/// The most room for the words of a label, in figures of at most so many acts; beyond, only numbers are shown.
const LABELS: [(usize, f64); 3] = [(40, 190.0), (80, 140.0), (160, 80.0)];
/// The most room for the name of an event.
const EVENT: f64 = 190.0;
/// Above and below the rows of a lane.
const PADDING: f64 = 2.0;

/// When acts and events were, on one axis; lanes are ordered by the sides of a dispute if one is named.
///
/// At most 400 acts are drawn, chosen as for `lanes`, and at most 40 events, those with the most of the acts.
pub fn timeline(
    graph: &Graph,
    answer: &Timeline,
    by: LaneBy,
    dispute: Option<DisputeKey>,
    frame: &Frame,
) -> Scene {
    let chart = Chart::new(graph, answer, by, dispute);
    let names = if frame.size.points() < WIDE { NAMES[0] } else { NAMES[1] };
    let left = MARGIN + names + 4.0 + OPEN;
    let bounds: Vec<Bounds> = chart.bounds().collect();
    let axis = Axis::new([left, frame.size.points() - MARGIN - OPEN], &bounds);
    let about = chart.heading_lines(frame, axis.as_ref());
    let mut sheet = Sheet::new(graph, "timeline", frame, &chart.title(), &about);
    if let Some(axis) = &axis {
        draw(&chart, &mut sheet, axis, names);
        let acts: Vec<ActRef<'_>> = chart.acts().collect();
        let events: Vec<Bounds> =
            chart.events.iter().map(|(_, event)| event.timing.bounds).collect();
        sheet.key(&key::keys(&acts, &events, axis));
    }
    let numbered = |acts: &[ActKey], first: usize| {
        acts.iter().zip(first..).map(|(&act, at)| note(graph, at, graph.act(act))).collect()
    };
    let rows = chart.choice.rows.len();
    sheet.notes("The acts and where the source says so", numbered(&chart.choice.rows, 1));
    sheet.notes("Undated: no place on the axis", numbered(&chart.choice.undated, rows + 1));
    sheet.notes("The events", chart.event_notes());
    sheet.finish(&chart.description())
}

/// What a timeline shows.
struct Chart<'g> {
    graph: &'g Graph,
    choice: Choice,
    bands: Vec<Band>,
    sides: Sides<'g>,
    by: LaneBy,
    /// The events that are drawn, in order of time.
    events: Vec<(NodeKey, &'g Event)>,
    /// How many dated events are left out.
    events_left: usize,
}

/// The acts of a timeline, and those of its events of which a day is known; each in order of time.
pub(in crate::present) fn entries<'g>(
    graph: &'g Graph,
    answer: &Timeline,
) -> (Vec<ActKey>, Vec<(NodeKey, &'g Event)>) {
    let (mut acts, mut events) = (Vec::new(), Vec::new());
    for entry in &answer.entries {
        match entry.subject {
            Subject::Act(act) => acts.push(act),
            Subject::Event(node) => {
                if let Node::Event(event) = graph.node(node)
                    && event.timing.bounds.known().next().is_some()
                {
                    events.push((node, event));
                }
            }
        }
    }
    (acts, events)
}

impl<'g> Chart<'g> {
    fn new(
        graph: &'g Graph,
        answer: &Timeline,
        by: LaneBy,
        dispute: Option<DisputeKey>,
    ) -> Chart<'g> {
        let (acts, mut events) = entries(graph, answer);
        let events_left = events.len().saturating_sub(EVENTS_MAX);
        if events_left > 0 {
            let mut busiest: Vec<usize> = (0..events.len()).collect();
            busiest.sort_by_key(|&at| Reverse(graph.acts_in(events[at].0).len()));
            busiest.truncate(EVENTS_MAX);
            busiest.sort_unstable();
            events = busiest.into_iter().map(|at| events[at]).collect();
        }
        let choice = Choice::new(graph, &acts, dispute);
        let bands = bands(graph, &choice.rows, by, dispute);
        Chart { graph, choice, bands, sides: Sides::new(graph, dispute), by, events, events_left }
    }

    fn acts(&self) -> impl Iterator<Item = ActRef<'g>> {
        self.choice.rows.iter().map(|&act| self.graph.act(act))
    }

    /// The dates of everything that is drawn.
    fn bounds(&self) -> impl Iterator<Item = Bounds> {
        let events = self.events.iter().map(|(_, event)| event.timing.bounds);
        self.acts().map(|act| act.bounds()).chain(events)
    }

    fn title(&self) -> String {
        if self.choice.rows.is_empty() && self.events.is_empty() {
            return "Acts and events in time: none has a date".to_owned();
        }
        if self.choice.rows.is_empty() {
            return "Events in time".to_owned();
        }
        format!("Acts and events in time, {}", label::years(self.acts()))
    }

    /// What is drawn, what is not, and why.
    fn heading_lines(&self, frame: &Frame, axis: Option<&Axis>) -> Vec<String> {
        let by = match self.by {
            LaneBy::Actor => "who acted",
            LaneBy::Topic => "topic",
            LaneBy::Side => "the side that acted",
        };
        let (acts, events) = (self.choice.rows.len(), self.events.len());
        let mut line = format!("{} in lanes by {by}", count(acts, "act", "acts"));
        if events > 0 {
            line += &format!("; {}", count(events, "event", "events"));
        }
        if self.bands.iter().map(|band| band.acts.len()).sum::<usize>() > acts {
            line += "; one that belongs to several lanes stands in each";
        }
        line += &listed(frame, self.choice.undated.len());
        let mut lines = vec![format!("{line}.")];
        let mut left = hidden_words(frame.hidden);
        if self.choice.undated_left > 0 {
            left.push(format!("{} more undated", self.choice.undated_left));
        }
        if self.events_left > 0 {
            left.push(format!("{} with fewer acts", count(self.events_left, "event", "events")));
        }
        if !left.is_empty() {
            lines.push(format!("Left out: {}.", left.join("; ")));
        }
        let cuts = axis.map_or(Vec::new(), Axis::cuts);
        if !cuts.is_empty() {
            let cuts: Vec<String> =
                cuts.iter().map(|(_, [first, last])| format!("{first}–{last}")).collect();
            lines.push(format!(
                "Cut out of the axis, since nothing is dated so closely within: {}.",
                cuts.join(", ")
            ));
        }
        lines.extend(self.choice.thinned_words());
        lines
    }

    fn description(&self) -> String {
        let mut words = vec![
            "Time runs to the right, a lane below the other, each act on its days.".to_owned(),
        ];
        for band in &self.bands {
            words.push(format!("{}: {}.", band.name, count(band.acts.len(), "act", "acts")));
        }
        let told = |act: ActRef<'_>| {
            format!("{} {}", label::deed(self.graph, act), label::date_aside(act))
        };
        if let (Some(first), Some(last)) = (self.acts().next(), self.acts().last()) {
            words.push(format!("The first act: {}. The last: {}.", told(first), told(last)));
        }
        words.join(" ")
    }

    /// The number of the first event.
    fn first_event(&self) -> usize {
        self.choice.rows.len() + self.choice.undated.len() + 1
    }

    fn event_notes(&self) -> Vec<Note> {
        let note = |(number, &(node, event)): (usize, &(NodeKey, &Event))| Note {
            number,
            words: format!(
                "{}: {} ({})",
                sentence::date(&event.timing),
                label::name(self.graph, node),
                sentence::citations(self.graph, &event.evidence)
            ),
        };
        (self.first_event()..).zip(&self.events).map(note).collect()
    }

    /// What stands beside the mark of an act.
    fn label(&self, at: usize, act: ActRef<'_>) -> String {
        let doubt = if act.is_in_doubt() { "?" } else { "" };
        let number = format!("[{}]{doubt}", at + 1);
        let acts = self.choice.rows.len();
        let Some((_, room)) = LABELS.into_iter().find(|(most, _)| acts <= *most) else {
            return number;
        };
        let words = match self.by {
            // Who acted is the name of the lane.
            LaneBy::Actor => {
                let recipients = label::names(self.graph, act.recipients());
                format!("{} {recipients}", label::bare_verb(act))
            }
            LaneBy::Topic | LaneBy::Side => label::deed(self.graph, act),
        };
        clipped(&format!("{number} {words}"), room)
    }
}

/// The first line of some words in a room.
fn clipped(words: &str, room: f64) -> String {
    wrap_to(words, SMALL, Weight::Regular, (room, 1)).pop().unwrap_or_default()
}

/// A lane ready to be drawn.
struct Lane<'c> {
    name: &'c str,
    band: Option<&'c Band>,
    items: Vec<Item>,
}

/// Lanes, axis and marks.
fn draw(chart: &Chart<'_>, sheet: &mut Sheet<'_>, axis: &Axis, names: f64) {
    let ends = axis.ends();
    let top = sheet.y;
    heads(sheet, axis);
    let ground = sheet.y;
    // What lies below everything is drawn when it is known how far down the lanes reach.
    let at = sheet.groups();
    let mut lanes = vec![Lane { name: "Events", band: None, items: events(chart, axis) }];
    lanes.retain(|lane| !lane.items.is_empty());
    lanes.extend(chart.bands.iter().map(|band| {
        let item = |&at: &usize| {
            let act = chart.graph.act(chart.choice.rows[at]);
            let mark = mark(axis, act.bounds(), Look::of(act));
            Item { at, mark, label: chart.label(at, act) }
        };
        Lane { name: &band.name, band: Some(band), items: band.acts.iter().map(item).collect() }
    }));
    let mut side = None;
    for lane in &lanes {
        let own = lane.band.and_then(|band| band.side);
        if own != side
            && chart.by == LaneBy::Actor
            && let Some(of) = own.and_then(|own| chart.sides.sides.get(own))
        {
            let room = sheet.room() - 6.0;
            let words = wrap_to(&of.name, SMALL, Weight::Bold, (room, 1));
            let block = Block {
                left: MARGIN + 3.0,
                top: sheet.y + 2.0,
                type_face: Type::of(SMALL).bold(),
                ink: Ink::Text,
            };
            let group = Group::new("side", block.lines(&words));
            sheet.draw(group.about(&of.id, of.name.clone()));
            sheet.y += ROW;
        }
        side = own;
        draw_lane(chart, sheet, lane, (names, ends));
    }
    let bottom = sheet.y;
    heads(sheet, axis);
    sheet.insert(at, behind(axis, [top, ground, bottom, sheet.y]));
    sheet.y += 2.0;
}

fn events(chart: &Chart<'_>, axis: &Axis) -> Vec<Item> {
    let item = |(at, &(node, event)): (usize, &(NodeKey, &Event))| {
        let number = chart.first_event() + at;
        let words = format!("[{number}] {}", label::name(chart.graph, node));
        let mark = mark(axis, event.timing.bounds, Look::EVENT);
        Item { at, mark, label: clipped(&words, EVENT) }
    };
    chart.events.iter().enumerate().map(item).collect()
}

fn draw_lane(
    chart: &Chart<'_>,
    sheet: &mut Sheet<'_>,
    lane: &Lane<'_>,
    (names, [left, right]): (f64, [f64; 2]),
) {
    let (places, rows) = pack(&lane.items, [left - OPEN, right + OPEN]);
    let type_face = Type::of(SMALL);
    let lines = wrap_to(lane.name, SMALL, Weight::Regular, (names - 5.0, NAME_LINES));
    let words = length(lines.len()) * type_face.leading();
    let (top, height) = (sheet.y, pack::height(rows).max(words + 1.0) + 2.0 * PADDING);
    let ground = match lane.band {
        None => Some(Ink::Band),
        Some(band) => band.side.map(|side| Ink::Tint(Sides::tone(side))),
    };
    let mut shapes = Vec::new();
    if let Some(ink) = ground {
        let area = Area::new(MARGIN, top + 0.6, names, height - 1.2);
        shapes.push(Shape::Box(area, 2.0, Fill::Solid(ink), None));
    }
    let block = Block { left: MARGIN + 3.0, top: top + PADDING + 1.2, type_face, ink: Ink::Text };
    shapes.extend(block.lines(&lines));
    let group = Group::new("lane", shapes);
    let subject = lane.band.and_then(|band| band.subject.as_ref());
    sheet.draw(match subject {
        Some(id) => group.about(id, lane.name.to_owned()),
        None => group,
    });
    for (item, place) in lane.items.iter().zip(places) {
        let middle = |row: usize| top + PADDING + pack::height(row) + ROW / 2.0;
        let y = middle(place.row);
        let mut shapes: Vec<Shape> =
            item.mark.shapes.iter().map(|shape| shape.clone().moved(0.0, y)).collect();
        let at = Point::new(place.x, middle(place.label_row) + SMALL * 0.28);
        shapes.push(Shape::Text(Text::new(&item.label, at, type_face).anchored(place.anchor)));
        sheet.draw(about(chart, lane, item, shapes));
    }
    sheet.y += height;
    let rule = vec![Point::new(MARGIN, sheet.y), Point::new(right + OPEN, sheet.y)];
    sheet.draw(Group::new(GROUND, vec![Shape::Line(rule, Stroke::new(Ink::Faint, 0.4))]));
}

/// The mark and label of an item, with what a reader is told who points at them.
fn about(chart: &Chart<'_>, lane: &Lane<'_>, item: &Item, shapes: Vec<Shape>) -> Group {
    let graph = chart.graph;
    if lane.band.is_none() {
        let group = Group::new("event", shapes);
        return match chart.events.get(item.at) {
            Some((node, event)) => group.about(&event.id, label::name(graph, *node).to_owned()),
            None => group,
        };
    }
    let act = graph.act(chart.choice.rows[item.at]);
    let told = format!(
        "[{}] {}\n{}",
        item.at + 1,
        label::deed(graph, act),
        label::told(graph, [act].into_iter())
    );
    Group::new("act", shapes).about(act.id(), told)
}

/// The words along the axis: years above what is within them.
fn heads(sheet: &mut Sheet<'_>, axis: &Axis) {
    let type_face = Type::of(SMALL);
    let (years, within) = (axis.years(), axis.within());
    let mut shapes = Vec::new();
    let mut row = |ticks: &[Tick], y: f64| {
        let mut free = f64::NEG_INFINITY;
        for tick in ticks.iter().filter(|tick| !tick.words.is_empty()) {
            let x = tick.x + 1.5;
            let end = x + width(&tick.words, SMALL, Weight::Regular);
            if x >= free && end <= axis.ends()[1] + OPEN {
                let at = Point::new(x, y + SMALL);
                let text = Text::new(&tick.words, at, type_face).inked(Ink::Muted);
                shapes.push(Shape::Text(text));
                free = end + 2.0;
            }
        }
    };
    row(&years, sheet.y);
    sheet.y += type_face.leading();
    if !within.is_empty() {
        row(&within, sheet.y);
        sheet.y += type_face.leading();
    }
    sheet.y += 2.0;
    sheet.draw(Group::new("axis", shapes));
}

/// Rules from where years and months begin, and the cuts: between the outer ends through the words, the inner ones through
/// the lanes alone.
fn behind(axis: &Axis, [top, ground, bottom, end]: [f64; 4]) -> Group {
    let [left, right] = axis.ends();
    let line = |from: [f64; 2], to: [f64; 2], stroke| {
        Shape::Line(vec![Point::new(from[0], from[1]), Point::new(to[0], to[1])], stroke)
    };
    let mut shapes = Vec::new();
    for ([from, to], _) in axis.cuts() {
        let area = Area { left: from, top: ground, right: to, bottom };
        shapes.push(Shape::Box(area, 0.0, Fill::Solid(Ink::Band), None));
    }
    for tick in axis.within().iter().chain(&axis.years()) {
        let (span, width) = match tick.rank {
            Rank::Year => ([top, end], 0.7),
            Rank::Within => ([ground, bottom], 0.4),
        };
        let stroke = Stroke::new(Ink::Faint, width);
        shapes.push(line([tick.x, span[0]], [tick.x, span[1]], stroke));
    }
    for y in [ground, bottom] {
        shapes.push(line([left, y], [right, y], Stroke::new(Ink::Muted, 0.5)));
    }
    Group::new(GROUND, shapes)
}
