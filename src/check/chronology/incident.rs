//! The positions of edges by node, in two flat arrays.

/// The edges of each node, in order.
pub(super) struct Incident {
    offsets: Vec<usize>,
    edges: Vec<usize>,
}

impl Incident {
    /// Files each edge under its node.
    pub(super) fn new(nodes: usize, node_of: impl Iterator<Item = usize> + Clone) -> Incident {
        let mut offsets = vec![0; nodes + 1];
        for node in node_of.clone() {
            offsets[node + 1] += 1;
        }
        for node in 0..nodes {
            offsets[node + 1] += offsets[node];
        }
        let mut next = offsets.clone();
        let mut edges = vec![0; offsets[nodes]];
        for (edge, node) in node_of.enumerate() {
            edges[next[node]] = edge;
            next[node] += 1;
        }
        Incident { offsets, edges }
    }

    /// The edges of a node.
    pub(super) fn of(&self, node: usize) -> &[usize] {
        &self.edges[self.offsets[node]..self.offsets[node + 1]]
    }
}
