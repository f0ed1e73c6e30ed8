//! Links between acts, as thin arcs in the right margin: the longer a link, the further out it runs.

use crate::graph::Graph;
use crate::model::Certainty;
use crate::model::Link;
use crate::model::LinkKind;
use crate::present::dot::label;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::scene::Group;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::length;

use super::rows::Row;

/// The links among some rows, as the places of their acts, in the order of the later.
pub(super) fn links<'g>(graph: &'g Graph, rows: &[Row]) -> Vec<(usize, usize, &'g Link)> {
    let place = |act| rows.binary_search_by_key(&act, |row| row.act).ok();
    let mut found = Vec::new();
    for (later, row) in rows.iter().enumerate() {
        for key in graph.links_back(row.act) {
            let link = graph.link(key);
            found.extend(place(link.earlier).map(|earlier| (earlier, later, link)));
        }
    }
    found
}

/// The arcs of some links in a margin.
pub(super) fn arcs(
    graph: &Graph,
    rows: &[Row],
    links: &[(usize, usize, &Link)],
    [left, right]: [f64; 2],
) -> Vec<Group> {
    let depths = depths(links, rows.len());
    let deepest = depths.iter().copied().max().unwrap_or(0) + 1;
    let step = (right - left - HEAD) / length(deepest);
    let mut groups = Vec::with_capacity(links.len());
    for (&(earlier, later, link), depth) in links.iter().zip(depths) {
        let from = Point::new(left, rows[earlier].line() + 1.2);
        let to = Point::new(left + HEAD, rows[later].line() - 1.2);
        // A curve reaches three quarters of the way to its handles.
        let out = left + (HEAD + step * length(depth + 1)) / 0.75 - HEAD;
        let stroke = stroke(link);
        let curve = [Point::new(out, from.y), Point::new(out, to.y), to];
        let tip = vec![
            Point::new(left, to.y),
            Point::new(to.x, to.y - HEAD * 0.45),
            Point::new(to.x, to.y + HEAD * 0.45),
        ];
        let shapes = vec![
            Shape::Curve(from, vec![curve], stroke),
            Shape::Polygon(tip, Fill::Solid(stroke.ink), None),
        ];
        groups.push(
            Group::new("link", shapes)
                .about(graph.act(link.later).id(), told(graph, rows, link, (earlier, later))),
        );
    }
    groups
}

/// The length of an arrowhead.
const HEAD: f64 = 3.4;
/// The most arcs beside each other; beyond, they lie on each other.
const DEPTH_MAX: usize = 6;

/// How far out each link runs: outside of those that end or begin within it. Shorter links are set first.
fn depths(links: &[(usize, usize, &Link)], rows: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by_key(|&at| (links[at].1 - links[at].0.min(links[at].1), at));
    let mut taken: Vec<usize> = vec![0; rows + 1];
    let mut depths = vec![0; links.len()];
    for at in order {
        let (earlier, later, _) = links[at];
        let inside = taken.get(earlier.min(later)..earlier.max(later)).unwrap_or(&[]);
        let depth = inside.iter().copied().max().unwrap_or(0).min(DEPTH_MAX - 1);
        depths[at] = depth;
        if let Some(inside) = taken.get_mut(earlier.min(later)..earlier.max(later)) {
            inside.fill(depth + 1);
        }
    }
    depths
}

/// The line of a link.
pub(in crate::present::figure) fn stroke(link: &Link) -> Stroke {
    match (link.certainty, link.kind) {
        (Certainty::Low, _) => Stroke::new(Ink::Muted, 0.7).dashed(Dash::Dotted),
        (Certainty::Medium | Certainty::High, LinkKind::RespondsTo) => Stroke::new(Ink::Text, 0.7),
        (Certainty::Medium | Certainty::High, LinkKind::Continues) => {
            Stroke::new(Ink::Text, 0.7).dashed(Dash::Dashed)
        }
    }
}

fn told(graph: &Graph, rows: &[Row], link: &Link, (earlier, later): (usize, usize)) -> String {
    let cue = link.cue.as_deref().map_or(String::new(), |cue| format!(" “{cue}”"));
    let verb = match link.kind {
        LinkKind::RespondsTo => "answers",
        LinkKind::Continues => "carries further",
    };
    format!(
        "[{}] {verb} [{}]{cue}, certainty {} ({})",
        rows[later].number,
        rows[earlier].number,
        link.certainty.name(),
        label::tied(graph, link),
    )
}
