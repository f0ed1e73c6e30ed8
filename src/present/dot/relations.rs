//! The drawing of relations: actors and events, and a line for what one did to another.
//!
//! Acts that happened, acts that are only said, planned or foretold, and acts of an actor alone that speak of another are
//! never one line. An actor whom the source does not name is another unknown each time, so it is drawn anew beside
//! each actor it has to do with.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use graphviz_rust::dot_structures::Attribute;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::Class;
use crate::model::DisputeKey;
use crate::model::NodeKey;
use crate::model::Side;
use crate::present::sentence;

use super::canvas::Canvas;
use super::escape::set;
use super::escape::set_left;
use super::escape::tooltip;
use super::ink;
use super::label;

/// How many lines stand for acts between the same two actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edges {
    /// One, which says how many acts there are, of which years, and which is the strongest.
    Summed,
    /// One for each act.
    Each,
}

/// What a line stands for: who, towards whom, and how far it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Tie {
    from: NodeKey,
    to: NodeKey,
    aim: Aim,
    standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Aim {
    /// A recipient.
    Recipient,
    /// The first of those of whom an act without recipients speaks.
    SpokenOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Actual,
    NotActual,
}

/// The relations that some acts make between actors and events, as DOT; with the sides of a dispute as clusters if
/// one is named.
///
/// `acts` are in order of time. Acts towards nobody are counted in the title and not drawn. An act of several actors
/// towards several recipients counts for each pair.
pub fn relations(
    graph: &Graph,
    acts: &[ActKey],
    edges: Edges,
    sides: Option<DisputeKey>,
) -> String {
    let ties = ties(graph, acts);
    let drawn: BTreeSet<ActKey> = ties.values().flatten().copied().collect();
    let nodes = ends(graph, &ties);
    let events = nodes.values().filter(|&&node| matches!(graph.node(node), Node::Event(_))).count();
    let columns = Columns::new(graph, sides);
    let mut canvas = Canvas::titled(
        graph,
        &title(acts.len(), drawn.len(), [nodes.len() - events, events]),
        &[
            ("rankdir", "LR"),
            ("nodesep", "0.2"),
            ("ranksep", if sides.is_some() { "1.2" } else { "0.5" }),
            ("splines", "true"),
            ("overlap", "false"),
        ],
    );
    draw_nodes(graph, &mut canvas, &nodes, &columns);
    for (tie, acts) in &ties {
        match edges {
            Edges::Summed => draw_summed(graph, &mut canvas, &columns, (*tie, acts)),
            Edges::Each => {
                for &act in acts {
                    draw_each(graph, &mut canvas, &columns, (*tie, graph.act(act)));
                }
            }
        }
    }
    if !ties.is_empty() {
        draw_legend(graph, &mut canvas, &ties, edges);
    }
    canvas.print("relations")
}

fn ties(graph: &Graph, acts: &[ActKey]) -> BTreeMap<Tie, Vec<ActKey>> {
    let mut ties: BTreeMap<Tie, Vec<ActKey>> = BTreeMap::new();
    for &key in acts {
        let act = graph.act(key);
        let standing = if ink::is_actual(act) { Standing::Actual } else { Standing::NotActual };
        let (aim, targets) = match act.recipients() {
            [] => (Aim::SpokenOf, act.prose().about.get(..1).unwrap_or(&[])),
            recipients => (Aim::Recipient, recipients),
        };
        for &from in act.actors() {
            for &to in targets {
                let filed = ties.entry(Tie { from, to, aim, standing }).or_default();
                if filed.last() != Some(&key) {
                    filed.push(key);
                }
            }
        }
    }
    ties
}

fn title(given: usize, drawn: usize, [actors, events]: [usize; 2]) -> String {
    if given == 0 {
        return "Relations: no acts to draw".to_owned();
    }
    let title = format!(
        "Relations: {} between {}{}",
        sentence::count(drawn, "act", "acts"),
        sentence::count(actors, "actor", "actors"),
        match events {
            0 => String::new(),
            _ => format!(" and {}", sentence::count(events, "event", "events")),
        },
    );
    match given - drawn {
        0 => title,
        left => format!("{title}; {left} towards nobody not drawn"),
    }
}

/// The nodes of a drawing by their ids in it.
fn ends(graph: &Graph, ties: &BTreeMap<Tie, Vec<ActKey>>) -> BTreeMap<String, NodeKey> {
    let mut ends = BTreeMap::new();
    for tie in ties.keys() {
        ends.insert(end(graph, tie.from, tie.to), tie.from);
        ends.insert(end(graph, tie.to, tie.from), tie.to);
    }
    ends
}

/// The id under which a node is drawn on a line to another.
fn end(graph: &Graph, node: NodeKey, other: NodeKey) -> String {
    let id = graph.node(node).id();
    if graph.is_unstated(node) {
        format!("{id}_{}", graph.node(other).id())
    } else {
        id.to_string()
    }
}

/// The columns of a drawing: one for each side, and whoever is on none, or was on several in turn, anywhere.
struct Columns<'g> {
    sides: &'g [Side],
    members: Vec<BTreeSet<NodeKey>>,
}

/// How a line runs over the columns. Graphviz ranks by direction, so a line that runs back is given to it turned
/// round, with its head at the tail: else the columns would be torn apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    Onward,
    Back,
    Inside,
}

impl<'g> Columns<'g> {
    fn new(graph: &'g Graph, dispute: Option<DisputeKey>) -> Columns<'g> {
        let sides = dispute.map_or(&[][..], |dispute| &graph.dispute(dispute).sides[..]);
        let members =
            sides.iter().map(|side| graph.roll_up(&side.actors).nodes().collect()).collect();
        Columns { sides, members }
    }

    /// The side on which a node stands; the number of sides where it stands on none.
    fn of(&self, node: NodeKey) -> usize {
        let mut on = (0..self.sides.len()).filter(|&side| self.members[side].contains(&node));
        match (on.next(), on.next()) {
            (Some(side), None) => side,
            (None, _) | (Some(_), Some(_)) => self.sides.len(),
        }
    }

    fn course(&self, tie: Tie) -> Course {
        match (self.of(tie.from), self.of(tie.to)) {
            (from, to) if from > to => Course::Back,
            (from, to) if from == to && from < self.sides.len() => Course::Inside,
            (_, _) => Course::Onward,
        }
    }
}

fn draw_nodes(
    graph: &Graph,
    canvas: &mut Canvas,
    nodes: &BTreeMap<String, NodeKey>,
    columns: &Columns<'_>,
) {
    let mut inside: Vec<(Canvas, Vec<&str>)> =
        columns.sides.iter().map(|_| (Canvas::default(), Vec::new())).collect();
    for (id, &node) in nodes {
        match inside.get_mut(columns.of(node)) {
            Some((cluster, ids)) => {
                draw_node(graph, cluster, id, node);
                ids.push(id);
            }
            None => draw_node(graph, canvas, id, node),
        }
    }
    let mut anchor: Option<String> = None;
    for (side, (cluster, ids)) in columns.sides.iter().zip(inside) {
        if ids.is_empty() {
            continue;
        }
        let frame = vec![
            set("label", label::wrap(&label::clip(&side.name))),
            set("labeljust", "l"),
            set("style", "rounded"),
            set("color", ink::NEUTRAL),
            tooltip("tooltip", &side.name),
        ];
        canvas.cluster(side.id.as_str(), frame, cluster);
        let own = format!("_{}", side.id);
        canvas.abreast(&own, ids);
        if let Some(before) = anchor.replace(own.clone()) {
            canvas.before(&before, &own);
        }
    }
}

fn draw_node(graph: &Graph, canvas: &mut Canvas, id: &str, node: NodeKey) {
    let name = label::name(graph, node);
    let mut attributes = vec![set("label", label::wrap(&label::clip(name)))];
    attributes.extend(if graph.is_unstated(node) {
        vec![set("shape", "plaintext")]
    } else {
        ink::shape(graph.node(node))
    });
    attributes.push(tooltip("tooltip", name));
    canvas.node(id, attributes);
}

fn draw_summed(
    graph: &Graph,
    canvas: &mut Canvas,
    columns: &Columns<'_>,
    (tie, acts): (Tie, &[ActKey]),
) {
    let each = || acts.iter().map(|&act| graph.act(act));
    // The earliest of the strongest: `max_by_key` would give the last.
    let Some(strongest) = each().rev().max_by_key(|&act| ink::strength(act)) else { return };
    let mut lines = if acts.len() == 1 {
        vec![label::date_and_verb(strongest)]
    } else {
        vec![
            format!("{} acts, {}", acts.len(), label::years(each())),
            label::wrap(&format!("{} {}", label::verb(strongest), label::date_aside(strongest))),
        ]
    };
    if acts.len() > 1 {
        lines.extend(label::doubts(each()));
    }
    lines.extend(label::cited_together(graph, each(), strongest));
    let mut attributes = vec![set("label", lines.join("\n"))];
    attributes.extend(look(tie, strongest.act_type().class, columns.course(tie)));
    attributes.push(set("penwidth", ink::width(acts.len())));
    attributes.extend(told(label::told(graph, each())));
    draw_line(graph, canvas, columns, tie, attributes);
}

fn draw_each(
    graph: &Graph,
    canvas: &mut Canvas,
    columns: &Columns<'_>,
    (tie, act): (Tie, ActRef<'_>),
) {
    let words = label::date_and_verb(act);
    let place = label::cited(graph, act);
    let mut attributes = vec![set("label", format!("{words}\n{place}"))];
    attributes.extend(look(tie, act.act_type().class, columns.course(tie)));
    attributes.extend(told(label::told(graph, [act].into_iter())));
    draw_line(graph, canvas, columns, tie, attributes);
}

fn told(told: String) -> [Attribute; 2] {
    [tooltip("tooltip", &told), tooltip("labeltooltip", told)]
}

fn draw_line(
    graph: &Graph,
    canvas: &mut Canvas,
    columns: &Columns<'_>,
    tie: Tie,
    mut attributes: Vec<Attribute>,
) {
    let (from, to) = (end(graph, tie.from, tie.to), end(graph, tie.to, tie.from));
    match columns.course(tie) {
        Course::Onward => canvas.line(&from, &to, attributes),
        Course::Back => canvas.line(&to, &from, attributes),
        Course::Inside => {
            // Nodes of one column stay in it however they are tied.
            attributes.push(set("constraint", "false"));
            canvas.line(&from, &to, attributes);
        }
    }
}

fn look(tie: Tie, class: Class, course: Course) -> Vec<Attribute> {
    let dotted = tie.standing == Standing::NotActual || tie.aim == Aim::SpokenOf;
    let head = match tie.aim {
        Aim::Recipient => ink::head(class),
        Aim::SpokenOf => "vee",
    };
    let mut look = match course {
        Course::Onward | Course::Inside => vec![set("arrowhead", head)],
        Course::Back => vec![set("dir", "back"), set("arrowtail", head)],
    };
    look.extend([
        set("style", if dotted { "dotted" } else { ink::line(class) }),
        set("color", ink::colour(class)),
        set("fontcolor", ink::TEXT),
    ]);
    look
}

/// Says only what the drawing has use for.
fn draw_legend(
    graph: &Graph,
    canvas: &mut Canvas,
    ties: &BTreeMap<Tie, Vec<ActKey>>,
    edges: Edges,
) {
    let in_doubt = |&act: &ActKey| graph.act(act).is_in_doubt();
    let mut classes = BTreeSet::new();
    let mut shapes = BTreeSet::new();
    for (tie, acts) in ties {
        classes.extend(acts.iter().map(|&act| graph.act(act).act_type().class));
        for node in [tie.from, tie.to] {
            if !graph.is_unstated(node) {
                shapes.insert(ink::shape_words(graph.node(node)));
            }
        }
    }
    let mut lines: Vec<&str> = classes.into_iter().map(ink::class_words).collect();
    if ties.keys().any(|tie| tie.standing == Standing::NotActual) {
        lines.push("dotted: alleged, planned, imagined or foretold");
    }
    if ties.keys().any(|tie| tie.aim == Aim::SpokenOf) {
        lines.push("dotted, open head: spoken of, not addressed");
    }
    if edges == Edges::Summed {
        lines.push("a line of several acts is wider, names the strongest and looks like it");
        if ties.values().any(|acts| acts.len() > 1 && acts.iter().any(in_doubt)) {
            lines.push(
                "in doubt: contested, rejected, contradicted, of low certainty, or corrected",
            );
        }
    }
    lines.extend(shapes);
    canvas.node(
        "_legend",
        vec![set_left("label", lines.join("\n")), set("shape", "plaintext"), set("fontsize", "10")],
    );
}
