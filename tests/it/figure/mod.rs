//! Figures: what each shows is worked out by hand; the geometry of every one is checked.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a test looks for some shapes among all")]
#![expect(clippy::float_cmp, reason = "the same sum is the same number")]

mod geometry;
mod ladder;
mod lanes;
mod matrix;
mod measure;
mod mermaid;
mod raster;
mod relations;
mod responses;
mod timeline;
mod written;

use demarche::Graph;
use demarche::graph::Named;
use demarche::model::ActKey;
use demarche::model::DisputeKey;
use demarche::present::figure::Frame;
use demarche::present::figure::Notes;
use demarche::present::figure::Size;
use demarche::query::Hidden;

/// A figure as a journal would print it.
fn print() -> Frame {
    Frame {
        size: Size::Print { millimetres: 170.0 },
        notes: Notes::Below,
        asked: String::new(),
        hidden: Hidden::default(),
    }
}

fn all(graph: &Graph) -> Vec<ActKey> {
    graph.acts().map(demarche::graph::ActRef::key).collect()
}

#[track_caller]
fn dispute(graph: &Graph, id: &str) -> DisputeKey {
    match graph.named(id) {
        Some(Named::Dispute(key)) => key,
        other => panic!("{id} names {other:?}"),
    }
}

/// The bundled graph.
fn curated() -> Graph {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("graph");
    demarche::open(&folder, demarche::check::Reading::Printed).unwrap().0
}

/// A command on the bundled graph.
fn run(arguments: &[&str]) -> std::process::Output {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.args(arguments).current_dir(root).env_remove("DEMARCHE_GRAPH").output().unwrap()
}
