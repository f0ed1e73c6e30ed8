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
use crate::model::ActKey;
use crate::model::Class;
use crate::model::DisputeKey;
use crate::model::NodeKey;

use super::canvas::Canvas;
use super::escape::set;
use super::escape::set_left;
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
    let mut canvas = Canvas::titled(
        graph,
        &title(acts.len(), drawn.len(), nodes.len()),
        &[("rankdir", "LR"), ("nodesep", "0.35"), ("ranksep", "1.1"), ("splines", "true"), ("overlap", "false")],
    );
    draw_nodes(graph, &mut canvas, &nodes, sides);
    for (tie, acts) in &ties {
        match edges {
            Edges::Summed => draw_summed(graph, &mut canvas, *tie, acts),
            Edges::Each => {
                for &act in acts {
                    draw_each(graph, &mut canvas, *tie, graph.act(act));
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

fn title(given: usize, drawn: usize, nodes: usize) -> String {
    if given == 0 {
        return "Relations: no acts to draw".to_owned();
    }
    let mut title = format!(
        "Relations: {} between {}",
        label::counted(drawn, "act", "acts"),
        label::counted(nodes, "actor or event", "actors and events"),
    );
    if given > drawn {
        title.push_str(&format!("; {} towards nobody not drawn", given - drawn));
    }
    title
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
    if graph.is_unstated(node) { format!("{id}_{}", graph.node(other).id()) } else { id.to_string() }
}

fn draw_nodes(
    graph: &Graph,
    canvas: &mut Canvas,
    nodes: &BTreeMap<String, NodeKey>,
    sides: Option<DisputeKey>,
) {
    let sides = sides.map_or(&[][..], |dispute| &graph.dispute(dispute).sides[..]);
    let members: Vec<BTreeSet<NodeKey>> =
        sides.iter().map(|side| graph.roll_up(&side.actors).nodes().collect()).collect();
    let mut inside: Vec<Canvas> = sides.iter().map(|_| Canvas::default()).collect();
    for (id, &node) in nodes {
        let mut on = (0..sides.len()).filter(|&side| members[side].contains(&node));
        // Whoever stood on one side and later on another is drawn outside both.
        match (on.next(), on.next()) {
            (Some(side), None) => draw_node(graph, &mut inside[side], id, node),
            (None, _) | (Some(_), Some(_)) => draw_node(graph, canvas, id, node),
        }
    }
    for (side, inside) in sides.iter().zip(inside) {
        if inside.is_empty() {
            continue;
        }
        let frame = vec![
            set("label", label::wrap(&label::clip(&side.name))),
            set("labeljust", "l"),
            set("style", "rounded"),
            set("color", ink::NEUTRAL),
            set("tooltip", &side.name),
        ];
        canvas.cluster(side.id.as_str(), frame, inside);
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
    attributes.push(set("tooltip", name));
    canvas.node(id, attributes);
}

fn draw_summed(graph: &Graph, canvas: &mut Canvas, tie: Tie, acts: &[ActKey]) {
    let each = || acts.iter().map(|&act| graph.act(act));
    // The earliest of the strongest: `max_by_key` would give the last.
    let Some(strongest) = each().rev().max_by_key(|&act| ink::strength(act)) else { return };
    let mut lines = if acts.len() == 1 {
        vec![label::wrap(&format!("{} {}", label::date(strongest), label::verb(strongest)))]
    } else {
        vec![
            format!("{} acts, {}", acts.len(), label::years(each())),
            label::wrap(&format!("{}, {}", label::verb(strongest), label::date(strongest))),
        ]
    };
    lines.extend(label::cited_together(graph, each()).as_deref().map(label::wrap));
    let mut attributes = vec![set("label", lines.join("\n"))];
    attributes.extend(look(tie, strongest.act_type().class));
    attributes.push(set("penwidth", ink::width(acts.len())));
    finish(graph, canvas, tie, attributes, label::told(graph, each()));
}

fn draw_each(graph: &Graph, canvas: &mut Canvas, tie: Tie, act: ActRef<'_>) {
    let words = label::wrap(&format!("{} {}", label::date(act), label::verb(act)));
    let place = label::wrap(&label::cited(graph, act));
    let mut attributes = vec![set("label", format!("{words}\n{place}"))];
    attributes.extend(look(tie, act.act_type().class));
    finish(graph, canvas, tie, attributes, label::told(graph, [act].into_iter()));
}

fn finish(
    graph: &Graph,
    canvas: &mut Canvas,
    tie: Tie,
    mut attributes: Vec<Attribute>,
    told: String,
) {
    attributes.push(set("tooltip", &told));
    attributes.push(set("labeltooltip", told));
    let (from, to) = (end(graph, tie.from, tie.to), end(graph, tie.to, tie.from));
    canvas.line(&from, &to, attributes);
}

fn look(tie: Tie, class: Class) -> [Attribute; 4] {
    let dotted = tie.standing == Standing::NotActual || tie.aim == Aim::SpokenOf;
    let head = match tie.aim {
        Aim::Recipient => ink::head(class),
        Aim::SpokenOf => "vee",
    };
    [
        set("style", if dotted { "dotted" } else { ink::line(class) }),
        set("color", ink::colour(class)),
        set("arrowhead", head),
        set("fontcolor", ink::TEXT),
    ]
}

/// Says only what the drawing has use for.
fn draw_legend(graph: &Graph, canvas: &mut Canvas, ties: &BTreeMap<Tie, Vec<ActKey>>, edges: Edges) {
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
    }
    lines.extend(shapes);
    canvas.node(
        "_legend",
        vec![set_left("label", lines.join("\n")), set("shape", "plaintext"), set("fontsize", "9")],
    );
}
