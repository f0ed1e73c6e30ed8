//! The drawing of paths: chains of acts from one actor or event to another, each act numbered by its place.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::NodeKey;
use crate::present::sentence;
use crate::query::Path;
use crate::query::Sense;
use crate::query::Step;

use super::canvas::Canvas;
use super::escape::set;
use super::escape::tooltip;
use super::ink;
use super::label;

/// The places of an act at which its line says that it has more.
const PLACES: usize = 6;

/// Paths, as DOT: nodes in order from left to right, and a line for each act, with its number in the path; with those of
/// path and step (`2.1`) where there are several paths. An act that several paths share is one line.
///
/// A line points as the act was done, also where the path walks it the other way.
pub fn path(graph: &Graph, paths: &[Path]) -> String {
    let mut lines: BTreeMap<Step, Vec<String>> = BTreeMap::new();
    let mut order: Vec<NodeKey> = Vec::new();
    let mut seen: BTreeSet<NodeKey> = BTreeSet::new();
    let mut steps: Vec<Step> = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        for (place, step) in path.steps.iter().enumerate() {
            order.extend([step.from, step.to].into_iter().filter(|&node| seen.insert(node)));
            let label = match paths.len() {
                1 => (place + 1).to_string(),
                _ => format!("{}.{}", number + 1, place + 1),
            };
            let places = lines.entry(*step).or_default();
            if places.is_empty() {
                steps.push(*step);
            }
            places.push(label);
        }
    }
    let layout = [("rankdir", "LR"), ("nodesep", "0.3"), ("ranksep", "0.5"), ("splines", "true")];
    let mut canvas = Canvas::titled(graph, &title(graph, paths, &steps), &layout);
    for node in order {
        let name = label::name(graph, node);
        let mut attributes = vec![set("label", label::wrap(&label::clip(name)))];
        attributes.extend(ink::shape(graph.node(node)));
        attributes.push(tooltip("tooltip", name));
        canvas.node(graph.node(node).id().as_str(), attributes);
    }
    for step in steps {
        let places = lines.get(&step).map_or(&[][..], Vec::as_slice);
        draw_step(graph, &mut canvas, step, places);
    }
    canvas.print("path")
}

fn title(graph: &Graph, paths: &[Path], steps: &[Step]) -> String {
    let ends = paths.iter().find_map(|path| path.steps.first().zip(path.steps.last()));
    let Some((first, last)) = ends else { return "Paths: none to draw".to_owned() };
    let acts: BTreeSet<ActKey> = steps.iter().map(|step| step.act).collect();
    format!(
        "{} from {} to {}: {}",
        if paths.len() == 1 { "Path".to_owned() } else { format!("{} paths", paths.len()) },
        label::clip(label::name(graph, first.from)),
        label::clip(label::name(graph, last.to)),
        sentence::count(acts.len(), "act", "acts"),
    )
}

fn draw_step(graph: &Graph, canvas: &mut Canvas, step: Step, places: &[String]) {
    let act = graph.act(step.act);
    let class = act.act_type().class;
    let shown = places.get(..PLACES.min(places.len())).unwrap_or(places);
    let more = if places.len() > PLACES { ", …" } else { "" };
    let label = [
        label::wrap(&format!("{}{more}", shown.join(", "))),
        label::date_and_verb(act),
        label::cited(graph, act),
    ];
    let head = ink::head(class);
    let mut attributes = vec![set("label", label.join("\n"))];
    attributes.extend(match step.sense {
        Sense::Forward => vec![set("arrowhead", head)],
        Sense::Backward => vec![set("dir", "back"), set("arrowtail", head)],
    });
    let told = label::told(graph, [act].into_iter());
    attributes.extend([
        set("style", if ink::is_actual(act) { ink::line(class) } else { "dotted" }),
        set("color", ink::colour(class)),
        set("fontcolor", ink::TEXT),
        tooltip("tooltip", &told),
        tooltip("labeltooltip", told),
    ]);
    let id = |node: NodeKey| graph.node(node).id().as_str();
    canvas.line(id(step.from), id(step.to), attributes);
}
