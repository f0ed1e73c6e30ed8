//! Figures: what each shows is worked out by hand; the geometry of every one is checked.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a test looks for some shapes among all")]
#![expect(clippy::float_cmp, reason = "the same sum is the same number")]

mod geometry;
mod lanes;
mod measure;

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
