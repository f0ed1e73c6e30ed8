//! The figure of relations: actors and events as boxes in columns, one for each side, and a line for what one did to
//! another.
//!
//! A line begins at its label, beside the box of who acted: the numbers of its acts in the list below, which is in the
//! order of the lines. It looks like the strongest of its acts and is the wider, the more they are. Acts that happened,
//! acts that did not, and acts that only speak of another are never one line. An actor whom the source does not name is
//! another one each time.

mod boxes;
mod key;
mod layout;
mod plan;
mod ties;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::present::dot::Edges;
use crate::present::dot::label;
use crate::present::sentence::count;

use super::ink;
use super::ink::Dash;
use super::ink::Ink;
use super::ink::Stroke;
use super::lanes::arrows::Head;
use super::lanes::arrows::tip_of;
use super::lanes::columns::heading;
use super::scene::Group;
use super::scene::Point;
use super::scene::Scene;
use super::scene::Shape;
use super::scene::Text;
use super::scene::Type;
use super::sheet::Frame;
use super::sheet::SMALL;
use super::sheet::Sheet;
use super::sheet::hidden_words;
use super::sheet::note;
use super::tracks::Track;

use boxes::Boxed;
use boxes::Column;
use plan::Numbers;
use plan::Plan;
use ties::Choice;
use ties::Tie;
use ties::class;
use ties::strongest;

/// What actors did to each other, as a network; in columns by the sides of a dispute if one is named.
///
/// `acts` are in order of time. At most 48 boxes, 200 lines and 400 acts are drawn; of more acts those on the main
/// escalation path of the dispute, then by rung, links, citations and time; of more lines those whose strongest act is
/// stronger. Parties without a box of their own stand in that of the nearest actor for whom they act.
pub fn relations(
    graph: &Graph,
    acts: &[ActKey],
    edges: Edges,
    dispute: Option<DisputeKey>,
    frame: &Frame,
) -> Scene {
    let choice = Choice::new(graph, acts, edges, dispute);
    let about = heading_lines(graph, &choice, frame);
    let mut sheet = Sheet::new(graph, "relations", frame, &title(graph, &choice), &about);
    let mut numbers = Numbers::default();
    let mut columns = Vec::new();
    let mut boxed = Vec::new();
    if !choice.ties.is_empty() {
        let plan = Plan::new(graph, &choice, sheet.room());
        numbers = plan.numbers(&choice);
        plan.draw(graph, &mut sheet, &choice, &numbers);
        columns = plan.columns;
        boxed = plan.boxed;
    }
    sheet.key(&key::keys(graph, &choice, &boxed));
    let notes = numbers.acts.iter().enumerate();
    let notes = notes.map(|(at, &act)| note(graph, at + 1, graph.act(act))).collect();
    sheet.notes("The acts, in the order of the lines, and where the source says so", notes);
    sheet.finish(&description(graph, &choice, &columns, &boxed))
}

fn title(graph: &Graph, choice: &Choice<'_>) -> String {
    if choice.ties.is_empty() {
        return "Relations: no acts to draw".to_owned();
    }
    let years = label::years(choice.acts().into_iter().map(|act| graph.act(act)));
    format!("What they did to each other, {years}")
}

/// What is drawn, what is not, and why.
fn heading_lines(graph: &Graph, choice: &Choice<'_>, frame: &Frame) -> Vec<String> {
    let acts = choice.acts();
    let undated = acts.iter().filter(|&&act| graph.act(act).bounds().known().next().is_none());
    let mut line = format!(
        "{} as {}",
        count(acts.len(), "act", "acts"),
        count(choice.ties.len(), "line", "lines")
    );
    let undated = undated.count();
    if undated > 0 {
        line += &format!("; {undated} of the acts undated");
    }
    line.push('.');
    let mut left = hidden_words(frame.hidden);
    if choice.aimless > 0 {
        left.push(format!("{} towards nobody", count(choice.aimless, "act", "acts")));
    }
    let mut lines = vec![line];
    if !left.is_empty() {
        lines.push(format!("Left out: {}.", left.join("; ")));
    }
    if choice.thinned > 0 {
        lines.push(format!(
            "Thinned: {} acts are left out. Those drawn come first by: main escalation path, rung, links to other acts, \
             citations, date.",
            choice.thinned
        ));
    }
    if choice.lines_left > 0 {
        lines.push(format!(
            "Thinned: {} left out. Those drawn come first by: rung of the strongest act, deeds before words, number of acts.",
            count(choice.lines_left, "line is", "lines are")
        ));
    }
    lines
}

fn description(graph: &Graph, choice: &Choice<'_>, columns: &[Column], boxed: &[Boxed]) -> String {
    let mut words =
        vec!["A box for each actor or event, a line for what one did to another.".to_owned()];
    for (at, &column) in columns.iter().enumerate() {
        let here = boxed.iter().filter(|boxed| boxed.column == at);
        let names: Vec<&str> = here.map(|boxed| heading(graph, boxed.party.lane)).collect();
        let side = column_name(choice, column);
        let side = if side.is_empty() { "A column" } else { side };
        words.push(format!("{side}: {}.", names.join(", ")));
    }
    let mut foremost: Vec<&Tie> = choice.ties.iter().collect();
    foremost.sort_by_key(|tie| std::cmp::Reverse(tie.acts.len()));
    let told: Vec<String> = foremost.into_iter().take(5).map(|tie| told_tie(graph, tie)).collect();
    if !told.is_empty() {
        words.push(format!("The lines of the most acts: {}.", told.join("; ")));
    }
    words.join(" ")
}

fn told_tie(graph: &Graph, tie: &Tie) -> String {
    let [from, to] = [tie.ends.from, tie.ends.to].map(|party| heading(graph, party.lane));
    let strongest = strongest(graph, tie)
        .map_or(String::new(), |act| format!("{} {}", label::verb(act), label::date_aside(act)));
    let relation = if tie.ends.is_spoken_of { " (spoken of)" } else { "" };
    if tie.acts.len() == 1 {
        format!("{from} to {to}{relation}: {strongest}")
    } else {
        format!("{from} to {to}{relation}: {} acts, the strongest {strongest}", tie.acts.len())
    }
}

fn column_name<'c>(choice: &'c Choice<'_>, column: Column) -> &'c str {
    match column {
        Column::Bank(at) => {
            choice.columns.banks[at].side.map_or("", |(_, side)| side.name.as_str())
        }
        Column::Rest => "others",
        Column::Spread => "",
    }
}

/// The width of a line of so many acts: half a point more for each doubling.
fn line_width(acts: usize) -> f64 {
    let doublings = acts.max(1).next_power_of_two().ilog2();
    (0.9 + 0.6 * f64::from(doublings)).min(4.5)
}

fn head_length(tie: &Tie) -> f64 {
    (3.2 + line_width(tie.acts.len()) * 1.2).min(7.0)
}

/// The stroke of a line: of its strongest act, dotted where they did not happen or are only said of another.
fn stroke(graph: &Graph, tie: &Tie) -> Stroke {
    let width = line_width(tie.acts.len());
    let Some(act) = strongest(graph, tie) else { return Stroke::new(Ink::Neutral, width) };
    let stroke = ink::act(act, width);
    if tie.ends.is_spoken_of { stroke.dashed(Dash::Dotted) } else { stroke }
}

fn draw_tie(graph: &Graph, tie: &Tie, track: &Track, label: &str) -> Group {
    let stroke = stroke(graph, tie);
    let (at, anchor) = track.label;
    let place = Point::new(at.x, at.y + SMALL * 0.3);
    let mut shapes = vec![Shape::Curve(track.start, track.curves.clone(), stroke)];
    let head = if tie.ends.is_spoken_of { Head::Open } else { Head::Of(class(graph, tie)) };
    shapes.extend(tip_of(head, track.tip, track.tip.x - track.end.x, stroke.ink));
    shapes.push(Shape::Text(Text::new(label, place, Type::of(SMALL)).anchored(anchor)));
    let acts = tie.acts.iter().map(|&act| graph.act(act));
    let told = format!("{} {}\n{}", label, told_tie(graph, tie), label::told(graph, acts));
    match tie.acts.first() {
        Some(&act) => Group::new("tie", shapes).about(graph.act(act).id(), told),
        None => Group::new("tie", shapes),
    }
}
