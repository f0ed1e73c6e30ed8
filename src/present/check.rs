//! The last lines of `check`.

use crate::graph::Graph;
use crate::model::SourceKey;

use super::sentence::count;

/// What was read and what was found.
pub fn check_summary(graph: &Graph, errors: usize, warnings: usize) -> String {
    let read = format!(
        "{}, {}, {}, {}",
        count(graph.acts().len(), "act", "acts"),
        count(
            graph.actors().filter(|(key, _)| !graph.is_unstated(*key)).count(),
            "actor",
            "actors"
        ),
        count(graph.events().count(), "event", "events"),
        count(graph.sources().count(), "source", "sources"),
    );
    match (errors, warnings) {
        (0, 0) => format!("{read}: nothing wrong\n"),
        _ => format!(
            "{read}: {} and {}\n",
            count(errors, "error", "errors"),
            count(warnings, "warning", "warnings")
        ),
    }
}

/// Against which texts citations were verified, and how many words stand where they are said to stand.
pub fn verified(
    graph: &Graph,
    sources: impl Iterator<Item = SourceKey>,
    verified: usize,
) -> String {
    let sources: Vec<&str> = sources.map(|source| graph.source(source).id.as_str()).collect();
    format!(
        "{} found in the text of {}; that proves presence, not support\n",
        count(verified, "passage, quote or cue", "passages, quotes and cues"),
        sources.join(", ")
    )
}

/// How many expectations hold, of how many; empty where there are none.
pub fn expectations(all: usize, hold: usize) -> String {
    match (all, hold) {
        (0, _) => String::new(),
        (1, 1) => "1 expectation holds\n".to_owned(),
        (all, hold) if all == hold => format!("{all} expectations hold\n"),
        (all, hold) => format!("{hold} of {all} expectations hold\n"),
    }
}
