//! Drawings: every expected label, line and cluster is worked out by hand; DOT is read back with graphviz-rust.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod chains;
mod dot;
mod hostile;
mod lanes;
mod matrix;
mod relations;
mod responses;
mod timeline;

use demarche::Graph;
use demarche::graph::Named;
use demarche::model::ActKey;
use demarche::model::NodeKey;
use demarche::text::Text;

/// Mao acts for China, Khrushchev for the Soviet Union; India is on no side. One source, cited by paragraph.
const GROUND: &str = r#"
    Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
    Actor(id: "china", name: "China", kind: State),
    Actor(id: "ussr", name: "Soviet Union", kind: State),
    Actor(id: "india", name: "India", kind: State),
    Actor(id: "mao", name: "Mao Zedong", kind: Person, roles: [
        Role(in: "china", as: "chairman", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")]),
    ]),
    Actor(id: "khrushchev", name: "Nikita Khrushchev", kind: Person, roles: [
        Role(in: "ussr", as: "premier", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")]),
    ]),
    Dispute(id: "split", name: "The split", sides: [
        Side(id: "beijing", name: "Beijing", actors: ["china"]),
        Side(id: "moscow", name: "Moscow", actors: ["ussr"]),
    ]),
"#;

/// The ground and some acts upon it; the number of acts is how many must have been taken in.
#[track_caller]
fn graph(number: usize, acts: &str) -> Graph {
    let (graph, diagnostics) = demarche::read([Text::new("case.ron", format!("[{GROUND}{acts}]"))]);
    assert_eq!(graph.acts().len(), number, "{diagnostics:?}");
    graph
}

fn all(graph: &Graph) -> Vec<ActKey> {
    graph.acts().map(demarche::graph::ActRef::key).collect()
}

#[track_caller]
fn node(graph: &Graph, id: &str) -> NodeKey {
    match graph.named(id) {
        Some(Named::Node(key)) => key,
        other => panic!("{id} names {other:?}"),
    }
}
