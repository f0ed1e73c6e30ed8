//! The drawing of lanes: actors as lifelines in clusters by side, a row an act in order of time, an arrow from the lifeline of
//! who acted to that of whom.
//!
//! Every place is pinned: rows of any height and lifelines at even distances are no layout of Graphviz.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use graphviz_rust::dot_structures::Attribute;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Class;
use crate::model::DisputeKey;
use crate::model::NodeKey;
use crate::present::figure::lanes::choice::is_dated;
use crate::present::figure::lanes::columns::Columns;
use crate::present::figure::lanes::columns::Lane;
use crate::present::figure::lanes::columns::heading;
use crate::present::figure::lanes::columns::parties;
use crate::present::figure::lanes::columns::targets;
use crate::present::sentence;

use super::canvas::Canvas;
use super::escape::set;
use super::escape::set_left;
use super::escape::tooltip;
use super::ink;
use super::label;
use super::place::Place;

/// From one lifeline to the next, in tenths of an inch, and the characters of a line of the name above it.
const PITCH: i64 = 16;
const NAME: usize = 14;
/// How wide dates and words are, in tenths of an inch and in characters.
const DATE: (i64, usize) = (20, 26);
const WORDS: (i64, usize) = (44, 56);
/// How high a line of text is, and what a row has besides.
const LINE: i64 = 2;
const SPACE: i64 = 2;

/// Who acted on whom, in order of time, as DOT; lifelines stand in clusters by the sides of a dispute if one is named.
///
/// `acts` are in order of time. Acts without any date are counted in the title and not drawn.
pub fn lanes(graph: &Graph, acts: &[ActKey], sides: Option<DisputeKey>) -> String {
    let rows: Vec<ActKey> = acts.iter().copied().filter(|&act| is_dated(graph.act(act))).collect();
    let columns = Columns::new(graph, &rows, sides, usize::MAX);
    let layout = [("layout", "neato"), ("splines", "line"), ("outputorder", "edgesfirst")];
    let mut canvas = Canvas::titled(graph, &title(graph, acts.len(), &rows), &layout);
    if !rows.is_empty() {
        let grid = Grid::new(&columns);
        let top = draw_heads(graph, &mut canvas, &columns, &grid);
        let bottom = draw_rows(graph, &mut canvas, &grid, (&rows, top));
        grid.draw_lifelines(graph, &mut canvas, bottom);
        draw_legend(graph, &mut canvas, &grid, (&rows, bottom));
    }
    canvas.print("lanes")
}

fn title(graph: &Graph, given: usize, rows: &[ActKey]) -> String {
    if given == 0 {
        return "Who acted on whom: no acts to draw".to_owned();
    }
    let each = || rows.iter().map(|&act| graph.act(act));
    let parties: BTreeSet<NodeKey> = each().flat_map(parties).collect();
    let title = format!(
        "Who acted on whom, {}: {} between {}",
        label::years(each()),
        sentence::count(rows.len(), "act", "acts"),
        sentence::count(parties.len(), "party", "parties"),
    );
    match given - rows.len() {
        0 => title,
        left => format!("{title}; {left} undated not drawn"),
    }
}

/// The lifelines from left to right.
struct Grid {
    lanes: Vec<Lane>,
    places: BTreeMap<Lane, usize>,
}

impl Grid {
    fn new(columns: &Columns<'_>) -> Grid {
        let lanes: Vec<Lane> =
            columns.banks.iter().flat_map(|bank| bank.lanes.iter().copied()).collect();
        let places = lanes.iter().copied().zip(0..).collect();
        Grid { lanes, places }
    }

    fn at(&self, lane: Lane) -> usize {
        self.places.get(&lane).copied().unwrap_or(0)
    }

    fn x(at: usize) -> i64 {
        i64::try_from(at).map_or(i64::MAX / 1000, |at| at * PITCH)
    }

    /// Where dates stand.
    fn date(y: i64) -> Place {
        Place { x: -(PITCH / 2 + DATE.0 / 2), y }
    }

    /// Where words stand.
    fn words(&self, y: i64) -> Place {
        let last = self.lanes.len().saturating_sub(1);
        Place { x: Grid::x(last) + PITCH / 2 + WORDS.0 / 2, y }
    }

    fn draw_lifelines(&self, graph: &Graph, canvas: &mut Canvas, bottom: i64) {
        for (at, &lane) in self.lanes.iter().enumerate() {
            let foot = format!("_foot_{at}");
            let place = Place { x: Grid::x(at), y: bottom };
            canvas.node(&foot, unseen(place));
            let look = vec![set("color", "#BBBBBB"), set("arrowhead", "none")];
            canvas.line(&head_id(graph, lane), &foot, look);
        }
    }
}

fn head_id(graph: &Graph, lane: Lane) -> String {
    match lane {
        Lane::Node(node) => graph.node(node).id().to_string(),
        Lane::Others => "_others".to_owned(),
    }
}

fn unseen(place: Place) -> Vec<Attribute> {
    vec![set("label", ""), set("shape", "point"), set("style", "invis"), set("pos", place.pin())]
}

/// How high so many lines are.
fn height(lines: usize) -> i64 {
    i64::try_from(lines).map_or(i64::MAX / 1000, |lines| lines * LINE)
}

/// A text of left-justified lines that is as wide as its column.
fn column(words: &[String], (width, _): (i64, usize), place: Place) -> Vec<Attribute> {
    vec![
        set_left("label", words.join("\n")),
        set("shape", "plaintext"),
        set("fontsize", "10"),
        set("margin", "0"),
        set("width", format!("{}.{}", width / 10, width % 10)),
        set("pos", place.pin()),
    ]
}

/// The actors at the heads of the lifelines, in clusters by side; returns where the rows begin.
fn draw_heads(graph: &Graph, canvas: &mut Canvas, columns: &Columns<'_>, grid: &Grid) -> i64 {
    let name = |lane: Lane| label::wrap_at(&label::clip(heading(graph, lane)), NAME);
    let lines = grid.lanes.iter().map(|&lane| name(lane).lines().count()).max().unwrap_or(1);
    let half = height(lines) / 2 + SPACE;
    for bank in &columns.banks {
        let mut inside = Canvas::default();
        for &lane in &bank.lanes {
            let place = Place { x: Grid::x(grid.at(lane)), y: 0 };
            let mut attributes = vec![set("label", name(lane))];
            attributes.extend(match lane {
                Lane::Node(node) if !graph.is_unstated(node) => ink::shape(graph.node(node)),
                Lane::Node(_) | Lane::Others => vec![set("shape", "plaintext")],
            });
            attributes.extend([set("fontsize", "9"), set("margin", "0.05,0.03")]);
            attributes.push(tooltip("tooltip", heading(graph, lane)));
            attributes.push(set("pos", place.pin()));
            inside.node(&head_id(graph, lane), attributes);
        }
        let Some((_, side)) = bank.side else {
            canvas.absorb(inside);
            continue;
        };
        let ends = [bank.lanes.first(), bank.lanes.last()];
        let [first, last] = ends.map(|lane| lane.map_or(0, |&lane| Grid::x(grid.at(lane))));
        let words = label::wrap_at(&label::clip(&side.name), NAME * bank.lanes.len());
        let y = half + height(words.lines().count().max(1)) / 2 + 1;
        let place = Place { x: i64::midpoint(first, last), y };
        // A label of the cluster would lie upon its actors: where places are pinned, Graphviz leaves it no room.
        let mut name = vec![set("label", words), set("shape", "plaintext"), set("fontsize", "11")];
        name.push(set("pos", place.pin()));
        inside.node(&format!("_side_{}", side.id), name);
        let frame = vec![
            // Else it would have that of the whole drawing.
            set("label", ""),
            set("style", "rounded,filled"),
            set("color", "#F0F0F0"),
            tooltip("tooltip", &side.name),
        ];
        canvas.cluster(side.id.as_str(), frame, inside);
    }
    -half - SPACE
}

/// A row for each act below the heads, and where an event begins its name; returns where the rows end.
fn draw_rows(
    graph: &Graph,
    canvas: &mut Canvas,
    grid: &Grid,
    (rows, top): (&[ActKey], i64),
) -> i64 {
    let (mut y, mut within) = (top, None);
    for (at, &key) in rows.iter().enumerate() {
        let act = graph.act(key);
        let event = act.prose().event;
        if let Some(event) = event.filter(|_| event != within) {
            let name = label::wrap_at(&label::clip(label::name(graph, event)), WORDS.1);
            let tall = height(name.lines().count()) + 1;
            let mut attributes = column(&[name], WORDS, grid.words(y - tall / 2));
            attributes.push(set("fontname", "Helvetica-Oblique"));
            canvas.node(&format!("_event_{}", at + 1), attributes);
            y -= tall;
        }
        within = event;
        let date = label::wrap_at(&format!("[{}] {}", at + 1, label::date(act)), DATE.1);
        let words = [
            label::wrap_at(&label::deed(graph, act), WORDS.1),
            format!("rung {}", act.rung()),
            label::cited(graph, act),
        ];
        let lines =
            |words: &[String]| words.iter().map(|words| words.lines().count()).sum::<usize>();
        let date = [date];
        let tall = height(lines(&words).max(lines(&date))) + SPACE;
        let middle = y - tall / 2;
        canvas.node(&format!("_date_{}", at + 1), column(&date, DATE, Grid::date(middle)));
        let mut attributes = column(&words, WORDS, grid.words(middle));
        attributes.push(tooltip("tooltip", label::told(graph, [act].into_iter())));
        canvas.node(act.id().as_str(), attributes);
        draw_arrows(graph, canvas, grid, (at + 1, act, middle));
        y -= tall;
    }
    y
}

/// A point on the lifeline of everybody who takes part in an act, and the arrows between them.
fn draw_arrows(
    graph: &Graph,
    canvas: &mut Canvas,
    grid: &Grid,
    (number, act, y): (usize, ActRef<'_>, i64),
) {
    let class = act.act_type().class;
    let taking_part: BTreeSet<usize> = parties(act).map(|node| grid.at(Lane::Node(node))).collect();
    let point = |at: usize| format!("_{number}_{at}");
    for at in taking_part {
        let place = Place { x: Grid::x(at), y };
        let look = vec![
            set("label", ""),
            set("shape", "point"),
            set("width", "0.06"),
            set("color", ink::colour(class)),
            tooltip("tooltip", label::told(graph, [act].into_iter())),
            set("pos", place.pin()),
        ];
        canvas.node(&point(at), look);
    }
    let is_spoken_of = act.recipients().is_empty();
    let dotted = is_spoken_of || !ink::is_actual(act);
    for &from in act.actors() {
        for &to in targets(act) {
            let look = vec![
                set("arrowhead", if is_spoken_of { "vee" } else { ink::head(class) }),
                set("style", if dotted { "dotted" } else { ink::line(class) }),
                set("color", ink::colour(class)),
                tooltip("tooltip", label::told(graph, [act].into_iter())),
            ];
            let [from, to] = [from, to].map(|node| point(grid.at(Lane::Node(node))));
            canvas.line(&from, &to, look);
        }
    }
}

/// Says only what the drawing has use for, below the dates.
fn draw_legend(graph: &Graph, canvas: &mut Canvas, grid: &Grid, (rows, bottom): (&[ActKey], i64)) {
    let each = || rows.iter().map(|&act| graph.act(act));
    let classes: BTreeSet<Class> = each().map(|act| act.act_type().class).collect();
    let mut lines: Vec<&str> = classes.into_iter().map(ink::class_words).collect();
    if each().any(|act| !ink::is_actual(act)) {
        lines.push("dotted: alleged, planned, imagined or foretold");
    }
    if each().any(|act| act.recipients().is_empty() && !targets(act).is_empty()) {
        lines.push("dotted, open head: spoken of, not addressed");
    }
    let shapes: BTreeSet<&str> = grid
        .lanes
        .iter()
        .filter_map(|&lane| match lane {
            Lane::Node(node) if !graph.is_unstated(node) => {
                Some(ink::shape_words(graph.node(node)))
            }
            Lane::Node(_) | Lane::Others => None,
        })
        .collect();
    lines.extend(shapes);
    let words: Vec<String> = lines.into_iter().map(str::to_owned).collect();
    let place = grid.words(bottom - SPACE - height(words.len()) / 2);
    canvas.node("_legend", column(&words, WORDS, place));
}
