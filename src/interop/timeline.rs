//! The timeline as rows: a row an act or event.

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::Subject;
use crate::query::Timeline;

use super::Document;
use super::Field;
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
            let row = act::timing(graph, row, one.timing())
                .with("evidence", act::citations(graph, &one.prose().evidence));
            act::standing(graph, row, one)
        }
        Subject::Event(key) => {
            let row = Row::new().with("kind", "event").with("id", graph.node(key).id());
            let row = row.with("what", graph.node(key).name());
            match graph.node(key) {
                // The names are those of an act's row: all rows of a table have the same.
                Node::Event(event) => {
                    ["modality", "status", "certainty", "conflicts_with", "corrections"]
                        .into_iter()
                        .fold(
                            act::timing(graph, row, &event.timing)
                                .with("evidence", act::citations(graph, &event.evidence)),
                            |row, name| row.with(name, Field::Nothing),
                        )
                }
                Node::Actor(_) => row,
            }
        }
    });
    Document::new(graph, "timeline", "entries", rows.collect(), hidden(Row::new(), answer.hidden))
}
