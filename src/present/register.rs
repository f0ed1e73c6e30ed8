//! The register: acts in order of time, as prose with citations.

use crate::graph::Graph;
use crate::model::ActKey;

use super::Page;
use super::Table;
use super::sentence;

/// A table of acts: when, what, and where the source says so.
pub(super) fn table(graph: &Graph, acts: impl IntoIterator<Item = ActKey>) -> Table {
    let mut table = Table::new(&["date", "act", "source"]);
    for act in acts.into_iter().map(|key| graph.act(key)) {
        table.row([
            sentence::date(act.timing()),
            sentence::act(graph, act),
            sentence::citations(graph, &act.prose().evidence),
        ]);
    }
    table
}
