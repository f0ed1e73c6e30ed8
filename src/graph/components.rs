//! Components and order of a directed graph over plain positions. petgraph does the work and stays inside.

use std::collections::BTreeSet;

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

/// The edges that run inside a component, and so on a cycle.
pub(crate) fn edges_on_cycles(nodes: usize, edges: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
    let edges = not_peeled(nodes, edges);
    if edges.is_empty() {
        return BTreeSet::new();
    }
    let mut component = vec![0; nodes];
    for (number, members) in components(nodes, edges.iter().copied()).iter().enumerate() {
        for &member in members {
            component[member] = number;
        }
    }
    edges.into_iter().filter(|&(from, to)| component[from] == component[to]).collect()
}

/// The edges that are left when nodes to which nothing leads are taken away, again and again: none where there is no cycle.
/// Most graphs have none, and this tells faster than components do.
fn not_peeled(nodes: usize, edges: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut leading_to = vec![0_usize; nodes];
    let mut begin = vec![0_usize; nodes + 1];
    for &(from, to) in edges {
        leading_to[to] += 1;
        begin[from + 1] += 1;
    }
    for node in 0..nodes {
        begin[node + 1] += begin[node];
    }
    let mut next = begin.clone();
    let mut targets = vec![0; edges.len()];
    for &(from, to) in edges {
        targets[next[from]] = to;
        next[from] += 1;
    }
    let mut free: Vec<usize> = (0..nodes).filter(|&node| leading_to[node] == 0).collect();
    let mut is_left = vec![true; nodes];
    while let Some(node) = free.pop() {
        is_left[node] = false;
        for &to in &targets[begin[node]..begin[node + 1]] {
            leading_to[to] -= 1;
            if leading_to[to] == 0 {
                free.push(to);
            }
        }
    }
    edges.iter().copied().filter(|&(from, _)| is_left[from]).collect()
}

/// The cycles of a graph: the components of more than one node, and the nodes that lead to themselves; each walked
/// along its edges from its least member, in order of that member.
pub(crate) fn cycles(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let edges = not_peeled(nodes, edges);
    if edges.is_empty() {
        return Vec::new();
    }
    let mut loops: Vec<usize> =
        edges.iter().filter(|(from, to)| from == to).map(|(from, _)| *from).collect();
    loops.sort_unstable();
    loops.dedup();
    let mut found: Vec<Vec<usize>> = loops.into_iter().map(|node| vec![node]).collect();
    let mut sorted = edges.clone();
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
