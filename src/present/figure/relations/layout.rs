//! Where boxes stand: a column for each side, and in it the order in which lines cross little.
//!
//! The columns are ranks of a layered layout, which the crate dagre makes: of every two boxes in different columns that
//! are tied, one edge as long as the columns are apart. What it gives is taken as the order in each column; heights are
//! then such that boxes stand close, and near to those they are tied to.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use dagre::EdgeLabel;
use dagre::LayoutOptions;
use dagre::NodeLabel;
use dagre::RankDir;
use dagre::graph::Graph as Layered;
use dagre::graph::GraphOptions;

use crate::present::figure::scene::length;

/// Between boxes of a column.
const APART: f64 = 5.0;
/// The room of a line that passes a column.
const PASSING: f64 = 4.0;

/// How often all are drawn towards what they are tied to.
const SWEEPS: usize = 60;

/// How much each is drawn towards the middle of the figure; a line draws with 1.
const MIDDLE: f64 = 0.05;

/// The heights of boxes, and of the lines past columns.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The middle of each box.
    pub(super) middles: Vec<f64>,
    /// For a tie between two boxes, the lower column first, its height in each column between them.
    pub(super) past: BTreeMap<(usize, usize), Vec<f64>>,
    /// The lower end.
    pub(super) bottom: f64,
}

/// How many lines there are between two boxes of different columns, the lower column first.
type Pairs = BTreeMap<(usize, usize), usize>;

/// What stands in a column: a box, or the lines between two boxes on their way past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Box(usize),
    Lines((usize, usize), usize),
}

/// A layout of boxes, of each the column and the height, with lines between them; from 0 downwards.
pub(super) fn layout(boxes: &[(usize, f64)], lines: &[(usize, usize)]) -> Layout {
    let mut pairs: Pairs = BTreeMap::new();
    for &(from, to) in lines.iter().filter(|(from, to)| boxes[*from].0 != boxes[*to].0) {
        let pair = if boxes[from].0 < boxes[to].0 { (from, to) } else { (to, from) };
        *pairs.entry(pair).or_default() += 1;
    }
    let is_arc = |(from, to): &&(usize, usize)| boxes[*from].0 == boxes[*to].0 && from != to;
    let arcs: Vec<(usize, usize)> = lines.iter().filter(is_arc).copied().collect();
    let mut wished = wished(boxes, &pairs);
    // The layout knows nothing of arcs: a box that has no other lines goes beside one that it is tied to.
    let is_paired: BTreeSet<usize> = pairs.keys().flat_map(|(from, to)| [*from, *to]).collect();
    for (from, to) in arcs.iter().flat_map(|&(from, to)| [(from, to), (to, from)]) {
        if !is_paired.contains(&from) && is_paired.contains(&to) {
            wished[from].1 = wished[to].1 + 0.1;
        }
    }
    settle(boxes, (&pairs, &arcs), wished)
}

/// The heights that dagre gives.
fn wished(boxes: &[(usize, f64)], pairs: &Pairs) -> Vec<(Standing, f64)> {
    let options = GraphOptions { directed: true, multigraph: false, compound: false };
    let mut layered: Layered<NodeLabel, EdgeLabel> = Layered::with_options(options);
    let node = |at: usize| format!("b{at:04}");
    for (at, &(_, height)) in boxes.iter().enumerate() {
        layered.set_node(node(at), Some(NodeLabel { width: 10.0, height, ..NodeLabel::default() }));
    }
    let edge = |between: usize, weight: usize| EdgeLabel {
        minlen: i32::try_from(between).unwrap_or(1),
        weight: i32::try_from(weight).unwrap_or(1),
        ..EdgeLabel::default()
    };
    // For each box, one of those with which it hangs together.
    let mut parts: Vec<usize> = (0..boxes.len()).collect();
    for (&(from, to), &count) in pairs {
        let between = boxes[to].0 - boxes[from].0;
        layered.set_edge(node(from), node(to), Some(edge(between, count)), None);
        let (kept, gone) = (parts[from], parts[to]);
        for part in parts.iter_mut().filter(|part| **part == gone) {
            *part = kept;
        }
    }
    // Ranks are relative: parts that hang together by no line are held by one of their boxes.
    layered.set_node("anchor", Some(NodeLabel::default()));
    let mut held = BTreeSet::new();
    for (at, &(column, _)) in boxes.iter().enumerate() {
        if held.insert(parts[at]) {
            layered.set_edge("anchor", node(at), Some(edge(column + 1, 1)), None);
        }
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: APART,
        edgesep: PASSING,
        ranksep: 40.0,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut layered, Some(options));
    let place = |at: usize| {
        let label = layered.node(&node(at));
        label.map_or((0.0, 0.0), |label| (label.x.unwrap_or(0.0), label.y.unwrap_or(0.0)))
    };
    let mut wished: Vec<(Standing, f64)> =
        (0..boxes.len()).map(|at| (Standing::Box(at), place(at).1)).collect();
    for &(from, to) in pairs.keys() {
        let points = layered.edge(&node(from), &node(to), None).map(|label| &label.points[..]);
        let (starts, ends) = (place(from), place(to));
        let columns = length(boxes[to].0 - boxes[from].0);
        for column in boxes[from].0 + 1..boxes[to].0 {
            let part = length(column - boxes[from].0) / columns;
            let x = starts.0 + (ends.0 - starts.0) * part;
            let nearest = points
                .unwrap_or(&[])
                .iter()
                .min_by(|one, other| (one.x - x).abs().total_cmp(&(other.x - x).abs()));
            let straight = starts.1 + (ends.1 - starts.1) * part;
            let y = nearest.map_or(straight, |point| point.y);
            wished.push((Standing::Lines((from, to), column), y));
        }
    }
    wished
}

/// Sets what stands in each column below each other, in the order of the heights wished, near to what it is tied to.
fn settle(
    boxes: &[(usize, f64)],
    (pairs, arcs): (&Pairs, &[(usize, usize)]),
    wished: Vec<(Standing, f64)>,
) -> Layout {
    let mut columns = Columns::new();
    for (standing, y) in wished {
        let (column, height) = match standing {
            Standing::Box(at) => boxes[at],
            Standing::Lines(pair, column) => {
                (column, PASSING * length(pairs.get(&pair).copied().unwrap_or(1)))
            }
        };
        let y = if y.is_finite() { y } else { 0.0 };
        columns.entry(column).or_default().push((standing, y, height));
    }
    for standing in columns.values_mut() {
        standing.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
        let mut y = -standing.iter().map(|(_, _, height)| height + APART).sum::<f64>() / 2.0;
        for one in standing {
            y += one.2 + APART;
            one.1 = y - one.2 / 2.0;
        }
    }
    let mut neighbours = neighbours(boxes, pairs);
    for (from, to) in arcs.iter().flat_map(|&(from, to)| [(from, to), (to, from)]) {
        neighbours.entry(Standing::Box(from)).or_default().push((Standing::Box(to), 0.2));
    }
    for _ in 0..SWEEPS {
        sweep(&mut columns, &neighbours);
    }
    placed(boxes.len(), columns)
}

/// What stands in each column: how high its middle is, and its height.
type Columns = BTreeMap<usize, Vec<(Standing, f64, f64)>>;

/// What each is drawn towards, and by how many lines.
type Neighbours = BTreeMap<Standing, Vec<(Standing, f64)>>;

fn neighbours(boxes: &[(usize, f64)], pairs: &Pairs) -> Neighbours {
    let mut neighbours = Neighbours::new();
    for (&(from, to), &count) in pairs {
        let mut before = Standing::Box(from);
        let between = boxes[from].0 + 1..boxes[to].0;
        let stations = between.map(|column| Standing::Lines((from, to), column));
        for station in stations.chain([Standing::Box(to)]) {
            neighbours.entry(before).or_default().push((station, length(count)));
            neighbours.entry(station).or_default().push((before, length(count)));
            before = station;
        }
    }
    neighbours
}

/// Draws all towards their neighbours, as far as their order lets them.
fn sweep(columns: &mut Columns, neighbours: &Neighbours) {
    for column in columns.keys().copied().collect::<Vec<_>>() {
        let at: BTreeMap<Standing, f64> =
            columns.values().flatten().map(|(standing, y, _)| (*standing, *y)).collect();
        let Some(standing) = columns.get_mut(&column) else { continue };
        for (one, y, _) in standing.iter_mut() {
            let tied = neighbours.get(one).map_or(&[][..], Vec::as_slice);
            let weight: f64 = MIDDLE + tied.iter().map(|(_, weight)| weight).sum::<f64>();
            let sum: f64 = tied
                .iter()
                .map(|(other, weight)| at.get(other).copied().unwrap_or(0.0) * weight)
                .sum();
            *y = sum / weight;
        }
        apart(standing);
    }
}

/// The heights, from 0 downwards.
fn placed(boxes: usize, columns: Columns) -> Layout {
    let mut layout = Layout { middles: vec![0.0; boxes], ..Layout::default() };
    let tops = columns.values().flatten().map(|(_, y, height)| y - height / 2.0);
    let top = tops.fold(f64::INFINITY, f64::min);
    let mut past: BTreeMap<(usize, usize), BTreeMap<usize, f64>> = BTreeMap::new();
    for (column, standing) in columns {
        for (standing, y, height) in standing {
            let y = y - top;
            layout.bottom = layout.bottom.max(y + height / 2.0);
            match standing {
                Standing::Box(at) => layout.middles[at] = y,
                Standing::Lines(pair, _) => {
                    past.entry(pair).or_default().insert(column, y);
                }
            }
        }
    }
    layout.past =
        past.into_iter().map(|(pair, heights)| (pair, heights.into_values().collect())).collect();
    layout
}

/// Moves what stands too near to each other apart, as little as can be: neighbours that touch become one block, which
/// stands where its members would like to on the average.
fn apart(standing: &mut [(Standing, f64, f64)]) {
    // Of each block: how many it holds, the sum of where its top is wished, and its height.
    let mut blocks: Vec<(usize, f64, f64)> = Vec::new();
    for &(_, y, height) in standing.iter() {
        let room = height + APART;
        blocks.push((1, y - room / 2.0, room));
        while let [.., before, last] = &blocks[..] {
            let top = |block: &(usize, f64, f64)| block.1 / length(block.0);
            if top(before) + before.2 <= top(last) {
                break;
            }
            let joined = (
                before.0 + last.0,
                before.1 + last.1 - length(last.0) * before.2,
                before.2 + last.2,
            );
            blocks.truncate(blocks.len() - 2);
            blocks.push(joined);
        }
    }
    let mut at = 0;
    for (count, sum, _) in blocks {
        let mut top = sum / length(count);
        for one in &mut standing[at..at + count] {
            let room = one.2 + APART;
            one.1 = top + room / 2.0;
            top += room;
        }
        at += count;
    }
}
