//! Small graphs for tests, written as a curator would.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot find its sample should fail"
)]

use std::fmt::Write;

use demarche::Graph;
use demarche::graph::Named;
use demarche::model::ActKey;
use demarche::model::NodeKey;
use demarche::text::Text;

/// The graph of some records, which must hold all of them.
#[track_caller]
pub(crate) fn graph(records: &str) -> Graph {
    let (graph, _) = demarche::read([Text::new("case.ron", format!("[{records}]"))]);
    assert!(graph.heading().left_out.is_nothing(), "{:?}", graph.heading().left_out);
    graph
}

#[track_caller]
pub(crate) fn node(graph: &Graph, id: &str) -> NodeKey {
    let Some(Named::Node(node)) = graph.named(id) else { panic!("no node {id}") };
    node
}

#[track_caller]
pub(crate) fn act(graph: &Graph, id: &str) -> ActKey {
    let Some(Named::Act(act)) = graph.named(id) else { panic!("no act {id}") };
    act
}

/// The ids of some acts, one space apart.
pub(crate) fn ids(graph: &Graph, acts: &[ActKey]) -> String {
    let ids: Vec<&str> = acts.iter().map(|&act| graph.act(act).id().as_str()).collect();
    ids.join(" ")
}

/// The ids of some nodes, one space apart.
pub(crate) fn node_ids(graph: &Graph, nodes: &[NodeKey]) -> String {
    let ids: Vec<&str> = nodes.iter().map(|&node| graph.node(node).id().as_str()).collect();
    ids.join(" ")
}

/// Actors of these ids, with nothing more to them.
pub(crate) fn actors(ids: &[&str]) -> String {
    ids.iter().fold(String::new(), |mut records, id| {
        write!(records, "Actor(id: \"{id}\", name: \"{id}\", kind: State),").unwrap();
        records
    })
}
