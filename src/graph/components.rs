//! Components and order of a directed graph over plain positions. petgraph does the work and stays inside.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use petgraph::graph::NodeIndex;

/// The strongly connected components, each before those its edges lead to; members in rising order.
pub(crate) fn components(
    nodes: usize,
    edges: impl IntoIterator<Item = (usize, usize)>,
) -> Vec<Vec<usize>> {
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(nodes, 0);
    for _ in 0..nodes {
        graph.add_node(());
    }
    for (from, to) in edges {
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
    }
    // Kosaraju keeps its own stack, so a chain of any length is fine; it gives the last component first.
    let mut found: Vec<Vec<usize>> = Vec::new();
    for component in kosaraju_scc(&graph).into_iter().rev() {
        let mut members: Vec<usize> = component.into_iter().map(NodeIndex::index).collect();
        members.sort_unstable();
        found.push(members);
    }
    found
}

/// The cycles of a graph: the components of more than one node, and the nodes that lead to themselves; each walked
/// along its edges from its least member, in order of that member.
pub(crate) fn cycles(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut loops: Vec<usize> =
        edges.iter().filter(|(from, to)| from == to).map(|(from, _)| *from).collect();
    loops.sort_unstable();
    loops.dedup();
    let mut found: Vec<Vec<usize>> = loops.into_iter().map(|node| vec![node]).collect();
    let mut sorted = edges.to_vec();
    sorted.sort_unstable();
    for members in components(nodes, edges.iter().copied()) {
        if members.len() > 1 {
            found.push(shortest_cycle(&members, &sorted));
        }
    }
    found.sort();
    found
}

/// A shortest cycle through the least member of a component, found breadth first. `edges` are sorted.
fn shortest_cycle(members: &[usize], edges: &[(usize, usize)]) -> Vec<usize> {
    let place = |node: usize| members.binary_search(&node).ok();
    let from = |&member: &usize| {
        let first = edges.partition_point(|&(from, _)| from < member);
        let own = edges.iter().skip(first).take_while(move |&&(from, _)| from == member);
        own.filter_map(|&(_, to)| place(to)).collect()
    };
    let next: Vec<Vec<usize>> = members.iter().map(from).collect();
    let mut before: Vec<Option<usize>> = vec![None; members.len()];
    let mut queue = std::collections::VecDeque::from([0]);
    while let Some(at) = queue.pop_front() {
        for &to in &next[at] {
            if to == 0 {
                let mut walk = vec![at];
                while let Some(earlier) = walk.last().and_then(|&last| before[last]) {
                    walk.push(earlier);
                }
                walk.reverse();
                return walk.into_iter().map(|position| members[position]).collect();
            }
            if before[to].is_none() {
                before[to] = Some(at);
                queue.push_back(to);
            }
        }
    }
    members.to_vec()
}
