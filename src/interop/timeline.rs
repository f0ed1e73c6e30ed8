//! The timeline as rows: a row an act or event.

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::Subject;
use crate::query::Timeline;

use super::Document;
use super::Row;
use super::act;
use super::register::hidden;

/// Acts and events in order of time, with stated and derived days.
pub fn timeline(graph: &Graph, answer: &Timeline) -> Document {
    let rows = answer.entries.iter().map(|entry| match entry.subject {
        Subject::Act(key) => {
            let one = graph.act(key);
            let row = Row::new()
                .with("kind", "act")
                .with("id", one.id())
                .with("what", one.prose().summary.clone());
            act::timing(graph, row, one.timing())
                .with("evidence", act::citations(graph, &one.prose().evidence))
        }
        Subject::Event(key) => {
            let row = Row::new().with("kind", "event").with("id", graph.node(key).id());
            let row = row.with("what", graph.node(key).name());
            match graph.node(key) {
                Node::Event(event) => act::timing(graph, row, &event.timing)
                    .with("evidence", act::citations(graph, &event.evidence)),
                Node::Actor(_) => row,
            }
        }
    });
    Document::new(graph, "timeline", "entries", rows.collect(), hidden(Row::new(), answer.hidden))
}
