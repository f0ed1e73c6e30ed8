//! The register as rows.

use crate::graph::Graph;
use crate::query::Hidden;
use crate::query::Selection;

use super::Document;
use super::Row;
use super::act::act;

/// Acts in order of time, with every field.
pub fn acts(graph: &Graph, selection: &Selection) -> Document {
    let rows = selection.acts.iter().map(|&key| act(graph, graph.act(key))).collect();
    Document::new(graph, "acts", "acts", rows, hidden(Row::new(), selection.hidden))
}

/// Adds what the defaults of the terms keep back.
pub(super) fn hidden(row: Row, hidden: Hidden) -> Row {
    let counts = Row::new().with("not_actual", hidden.not_actual).with("rejected", hidden.rejected);
    row.with("hidden", counts)
}
