//! The drawing of responses: acts, and the links by which later ones answer or continue earlier ones.
//!
//! Acts that hang together, by any number of links, make one strand. Strands stand below each other; in each, time runs
//! from left to right: no act stands left of one that comes before it in the register.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use graphviz_rust::dot_structures::Attribute;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Link;
use crate::present::sentence;

use super::canvas::Canvas;
use super::escape::set;
use super::escape::set_left;
use super::escape::tooltip;
use super::ink;
use super::label;

/// Acts and the links between them, as DOT.
///
/// `acts` are in order of time. Acts without a link to another of them are counted in the title and not drawn.
pub fn responses(graph: &Graph, acts: &[ActKey]) -> String {
    let links = links_among(graph, acts);
    let strands = strands(&links);
    let drawn: usize = strands.iter().map(Vec::len).sum();
    let layout = [("rankdir", "LR"), ("nodesep", "0.2"), ("ranksep", "0.4"), ("splines", "true")];
    let mut canvas = Canvas::titled(graph, &title(acts.len(), drawn, links.len()), &layout);
    if !links.is_empty() {
        draw_legend(&mut canvas);
    }
    // Graphviz sets the first strand that it reads at the bottom.
    for (number, strand) in strands.iter().enumerate().rev() {
        draw_strand(graph, &mut canvas, (number, strand), &links);
    }
    for link in &links {
        draw_link(graph, &mut canvas, link);
    }
    canvas.print("responses")
}

/// The links both of whose acts are among these, in order of the later.
pub(in crate::present) fn links_among<'g>(graph: &'g Graph, acts: &[ActKey]) -> Vec<&'g Link> {
    let among: BTreeSet<ActKey> = acts.iter().copied().collect();
    let back = among.iter().flat_map(|&act| graph.links_back(act));
    back.map(|key| graph.link(key)).filter(|link| among.contains(&link.earlier)).collect()
}

/// The acts that hang together, each strand in order of time, strands in order of their first act.
fn strands(links: &[&Link]) -> Vec<Vec<ActKey>> {
    let mut chiefs: BTreeMap<ActKey, ActKey> = BTreeMap::new();
    for link in links {
        let one = chief(&mut chiefs, link.earlier);
        let other = chief(&mut chiefs, link.later);
        chiefs.insert(one.max(other), one.min(other));
    }
    let acts: Vec<ActKey> = chiefs.keys().copied().collect();
    let mut strands: BTreeMap<ActKey, Vec<ActKey>> = BTreeMap::new();
    for act in acts {
        strands.entry(chief(&mut chiefs, act)).or_default().push(act);
    }
    strands.into_values().collect()
}

/// The first act of a strand so far; on the way there, every act is set nearer to it.
fn chief(chiefs: &mut BTreeMap<ActKey, ActKey>, act: ActKey) -> ActKey {
    let mut at = act;
    loop {
        let above = *chiefs.entry(at).or_insert(at);
        if above == at {
            return at;
        }
        let next = chiefs.get(&above).copied().unwrap_or(above);
        chiefs.insert(at, next);
        at = next;
    }
}

fn title(given: usize, drawn: usize, links: usize) -> String {
    if given == 0 {
        return "Responses: no acts to draw".to_owned();
    }
    let title = format!(
        "Responses: {} tied by {}",
        sentence::count(drawn, "act", "acts"),
        sentence::count(links, "link", "links"),
    );
    match given - drawn {
        0 => title,
        left => format!("{title}; {left} without a link not drawn"),
    }
}

/// An act stands right of those it answers, and not left of those before it.
fn draw_strand(
    graph: &Graph,
    canvas: &mut Canvas,
    (number, strand): (usize, &[ActKey]),
    links: &[&Link],
) {
    let mut column_of: BTreeMap<ActKey, usize> = BTreeMap::new();
    let mut columns: Vec<Vec<&str>> = Vec::new();
    for &act in strand {
        // Links are in order of the later act.
        let first = links.partition_point(|link| link.later < act);
        let back = links.iter().skip(first).take_while(|link| link.later == act);
        let after = back.filter_map(|link| column_of.get(&link.earlier)).map(|column| column + 1);
        let column = after.max().unwrap_or(0).max(columns.len().saturating_sub(1));
        column_of.insert(act, column);
        if columns.len() <= column {
            columns.resize(column + 1, Vec::new());
        }
        columns[column].push(graph.act(act).id().as_str());
        draw_act(graph, canvas, graph.act(act));
    }
    let anchor = |column: usize| format!("_{number}_{column}");
    for (column, ids) in columns.iter().enumerate() {
        canvas.abreast(&anchor(column), ids.iter().copied());
        if column > 0 {
            canvas.before(&anchor(column - 1), &anchor(column));
        }
    }
}

fn draw_act(graph: &Graph, canvas: &mut Canvas, act: ActRef<'_>) {
    let lines = [
        label::date(act),
        label::wrap(&label::deed(graph, act)),
        format!("rung {}", act.rung()),
        label::cited(graph, act),
    ];
    let mut attributes = vec![set("label", lines.join("\n"))];
    attributes.extend(ink::act_box(graph, act));
    attributes.push(tooltip("tooltip", label::told(graph, [act].into_iter())));
    canvas.node(act.id().as_str(), attributes);
}

fn draw_link(graph: &Graph, canvas: &mut Canvas, link: &Link) {
    let (earlier, later) = (graph.act(link.earlier), graph.act(link.later));
    let cue = link.cue.as_deref().map(|cue| label::wrap(&format!("“{}”", label::clip(cue))));
    let told = format!(
        "{} {} {}, certainty {} ({})",
        later.id(),
        link.kind.name(),
        earlier.id(),
        link.certainty.name(),
        label::tied(graph, link)
    );
    let mut attributes: Vec<Attribute> = cue.map(|cue| set("label", cue)).into_iter().collect();
    attributes.extend(ink::link(link.kind, link.certainty));
    attributes.extend([tooltip("tooltip", &told), tooltip("labeltooltip", told)]);
    canvas.line(earlier.id().as_str(), later.id().as_str(), attributes);
}

fn draw_legend(canvas: &mut Canvas) {
    let mut lines = vec![
        "arrow: from the earlier act to the later",
        "solid arrow: prompted by it, with the words that say so",
        "dashed arrow: carried further by the same side",
        "dotted grey arrow: a link of low certainty",
    ];
    lines.extend(ink::ACT_BOX);
    canvas.node(
        "_legend",
        vec![set_left("label", lines.join("\n")), set("shape", "plaintext"), set("fontsize", "10")],
    );
}
