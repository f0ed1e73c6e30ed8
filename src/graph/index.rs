//! Indexes over acts: by node, and by unordered pair of nodes.

use crate::model::Act;
use crate::model::ActKey;
use crate::model::NodeKey;

/// The acts of each node, in order of time.
#[derive(Debug)]
pub(super) struct ByNode {
    offsets: Vec<usize>,
    acts: Vec<ActKey>,
}

impl ByNode {
    fn new(nodes: usize, acts: &[Act], parties: impl Fn(&Act) -> &[NodeKey]) -> ByNode {
        let mut offsets = vec![0; nodes + 1];
        for act in acts {
            for party in parties(act) {
                offsets[party.position() + 1] += 1;
            }
        }
        for node in 0..nodes {
            offsets[node + 1] += offsets[node];
        }
        let mut next = offsets.clone();
        let mut filed = vec![ActKey::new(0); offsets[nodes]];
        for (position, act) in acts.iter().enumerate() {
            for party in parties(act) {
                let place = &mut next[party.position()];
                filed[*place] = ActKey::new(position);
                *place += 1;
            }
        }
        ByNode { offsets, acts: filed }
    }

    /// The acts of a node.
    pub(super) fn of(&self, node: NodeKey) -> &[ActKey] {
        &self.acts[self.offsets[node.position()]..self.offsets[node.position() + 1]]
    }
}

/// The acts that each node did, received, is spoken of in, and that belong to it.
#[derive(Debug)]
pub(super) struct NodeIndexes {
    pub(super) done: ByNode,
    pub(super) received: ByNode,
    pub(super) spoken_of: ByNode,
    pub(super) belonging: ByNode,
}

impl NodeIndexes {
    pub(super) fn new(nodes: usize, acts: &[Act]) -> NodeIndexes {
        NodeIndexes {
            done: ByNode::new(nodes, acts, |act| &act.actors),
            received: ByNode::new(nodes, acts, |act| &act.recipients),
            spoken_of: ByNode::new(nodes, acts, |act| &act.prose.about),
            belonging: ByNode::new(nodes, acts, |act| act.prose.event.as_slice()),
        }
    }
}

/// The acts between two nodes, whichever way they go, in order of time.
#[derive(Debug)]
pub(super) struct DyadIndex {
    pairs: Vec<(NodeKey, NodeKey)>,
    offsets: Vec<usize>,
    acts: Vec<ActKey>,
}

impl DyadIndex {
    pub(super) fn new(acts: &[Act]) -> DyadIndex {
        let mut entries: Vec<(NodeKey, NodeKey, ActKey)> = Vec::with_capacity(acts.len());
        for (position, act) in acts.iter().enumerate() {
            for &actor in &act.actors {
                for &recipient in &act.recipients {
                    entries.push((
                        actor.min(recipient),
                        actor.max(recipient),
                        ActKey::new(position),
                    ));
                }
            }
        }
        entries.sort_unstable();
        entries.dedup();
        let mut index = DyadIndex {
            pairs: Vec::new(),
            offsets: Vec::new(),
            acts: Vec::with_capacity(entries.len()),
        };
        for (one, other, act) in entries {
            if index.pairs.last() != Some(&(one, other)) {
                index.pairs.push((one, other));
                index.offsets.push(index.acts.len());
            }
            index.acts.push(act);
        }
        index.offsets.push(index.acts.len());
        index
    }

    pub(super) fn between(&self, one: NodeKey, other: NodeKey) -> impl Iterator<Item = ActKey> {
        let found = self.pairs.binary_search(&(one.min(other), one.max(other)));
        found.map_or(&[][..], |place| self.slice(place)).iter().copied()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (NodeKey, NodeKey, &[ActKey])> {
        self.pairs.iter().enumerate().map(|(place, &(one, other))| (one, other, self.slice(place)))
    }

    fn slice(&self, place: usize) -> &[ActKey] {
        &self.acts[self.offsets[place]..self.offsets[place + 1]]
    }
}
