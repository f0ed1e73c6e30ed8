//! The register: acts in order of time, as prose with citations.

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Bounds;
use crate::query::Hidden;
use crate::query::Selection;

use super::Report;
use super::Table;
use super::notes;
use super::sentence;
use super::sentence::count;

/// Who acted on whom, in order of time.
pub fn acts(graph: &Graph, selection: &Selection) -> Report {
    let mut report = Report::new();
    report.table(table(graph, selection.acts.iter().copied()));
    let found = count(selection.acts.len(), "act", "acts");
    let undated =
        selection.acts.iter().filter(|&&act| graph.act(act).bounds() == Bounds::UNKNOWN).count();
    let undated = if undated > 0 { format!(", {undated} of them undated") } else { String::new() };
    report.paragraph(format!("{found}{undated}{}", hidden(selection.hidden)));
    report
}

/// A table of acts: when, what, and where the source says so.
pub(super) fn table(graph: &Graph, acts: impl IntoIterator<Item = ActKey>) -> Table {
    let mut table = Table::new(&["date", "act", "source"]);
    for act in acts.into_iter().map(|key| graph.act(key)) {
        let evidence = &act.prose().evidence;
        let cells = [
            sentence::date(act.timing()),
            sentence::act(graph, act),
            sentence::citations(graph, evidence),
        ];
        table.row_citing(cells, notes::places(graph, evidence));
    }
    table
}

/// What the defaults of the terms keep back: "; 3 more that are not actual (modality:any shows them)".
pub(super) fn hidden(hidden: Hidden) -> String {
    let mut told = String::new();
    if hidden.not_actual > 0 {
        told += &format!("; {} more not actual (modality:any shows them)", hidden.not_actual);
    }
    if hidden.rejected > 0 {
        told += &format!("; {} more rejected (status:any shows them)", hidden.rejected);
    }
    told + "."
}
