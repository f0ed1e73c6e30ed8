//! What two versions differ in, for programs: a row for each record and field.

use crate::diff::Diff;
use crate::diff::DisputeChange;
use crate::diff::Finding;
use crate::diff::MainPath;
use crate::diff::RecordChange;
use crate::diff::Sort;
use crate::diff::Standing;
use crate::diff::Value;
use crate::diff::What;
use crate::graph::Graph;

use super::Document;
use super::Field;
use super::Row;
use super::act;

/// A row for each record that was added, removed, renamed or moved, and for each field of another that differs.
pub fn diff(old: &Graph, new: &Graph, diff: &Diff) -> Document {
    let rows = diff.changes.iter().flat_map(rows).collect();
    let was = Row::new()
        .with("title", old.heading().title.as_str())
        .with("digest", old.heading().digest.as_str());
    let counts = |[errors, warnings]: [usize; 2]| {
        Row::new().with("errors", errors).with("warnings", warnings)
    };
    let findings = Row::new()
        .with("old", counts(diff.findings.old))
        .with("new", counts(diff.findings.new))
        .with("come", diff.findings.come.iter().map(finding).collect::<Vec<Row>>())
        .with("gone", diff.findings.gone.iter().map(finding).collect::<Vec<Row>>());
    let rest = Row::new()
        .with("old", was)
        .with("disputes", diff.disputes.iter().map(dispute).collect::<Vec<Row>>())
        .with("disputes_left_out", diff.disputes_left_out)
        .with("findings", findings)
        .with("unread", Row::new().with("old", diff.unread[0]).with("new", diff.unread[1]));
    Document::new(new, "diff", "changes", rows, rest)
}

/// The rows of a record.
fn rows(change: &RecordChange) -> Vec<Row> {
    let row = |sort: Sort, field: Option<&str>, old: Field, new: Field| {
        Row::new()
            .with("change", sort.name())
            .with("kind", change.kind)
            .with("id", change.id.clone())
            .with("name", change.name.as_str())
            .with("field", field)
            .with("old", old)
            .with("new", new)
    };
    let mut rows = Vec::new();
    match &change.what {
        What::Added(value) => rows.push(row(Sort::Added, None, Field::Nothing, held(value))),
        What::Removed(value) => rows.push(row(Sort::Removed, None, held(value), Field::Nothing)),
        What::Changed(fields) => {
            if change.old_id.is_some() {
                let (old, new) = (change.old_id.clone().into(), change.id.clone().into());
                rows.push(row(Sort::Renamed, Some("id"), old, new));
            }
            rows.extend(fields.iter().map(|field| {
                row(field.sort, Some(&field.field), held(&field.old), held(&field.new))
            }));
        }
    }
    if let Some(days) = &change.days {
        let sorts = change.sorts();
        let sort = [Sort::Moved, Sort::Redated].into_iter().find(|sort| sorts.contains(sort));
        let sort = sort.unwrap_or(Sort::Relinked);
        rows.push(row(
            sort,
            Some("bounds"),
            act::bounds(days.old).into(),
            act::bounds(days.new).into(),
        ));
    }
    let through =
        |row: Row| row.with("through", change.days.as_ref().and_then(|days| days.through.clone()));
    rows.into_iter().map(through).collect()
}

/// A value of a record: named values under `record` and the name with which they begin in a file.
fn held(value: &Value) -> Field {
    match value {
        Value::Nothing => Field::Nothing,
        Value::Flag(flag) => Field::Flag(*flag),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and not so large")]
            let whole = *number as i64;
            Field::Whole(whole)
        }
        Value::Number(number) => Field::Number(*number),
        Value::Text(text) => Field::Text(text.clone()),
        Value::Word(word) => Field::Text((*word).to_owned()),
        Value::Set(values) | Value::Row(values) => Field::List(values.iter().map(held).collect()),
        Value::Fields(name, fields) => {
            let row = Row::new().with("record", *name);
            Field::Row(fields.iter().fold(row, |row, (name, value)| row.with(name, held(value))))
        }
    }
}

fn dispute(change: &DisputeChange) -> Row {
    Row::new()
        .with("dispute", change.dispute.as_str())
        .with("sides", change.sides.as_ref().map(|sides| sides.to_vec()))
        .with("is_same", change.is_same)
        .with("old", standing(&change.old))
        .with("new", standing(&change.new))
}

fn standing(standing: &Standing) -> Row {
    let (name, path) = match standing {
        Standing::Absent => ("absent", None),
        Standing::Pathless => ("no-path", None),
        Standing::Path(path) => ("path", Some(main_path(path))),
    };
    Row::new().with("standing", name).with("path", path)
}

fn main_path(path: &MainPath) -> Row {
    let acts =
        path.acts.iter().map(|(id, rung)| Row::new().with("id", id.as_str()).with("rung", *rung));
    let weakest = path.weakest.as_ref().map(|weakest| {
        Row::new()
            .with("earlier", weakest.earlier.as_str())
            .with("later", weakest.later.as_str())
            .with("kind", weakest.link.map_or("inferred", |(kind, _)| kind.name()))
            .with("certainty", weakest.link.map(|(_, certainty)| certainty.name()))
    });
    Row::new()
        .with("acts", acts.collect::<Vec<Row>>())
        .with("net_rise", i64::from(path.net_rise))
        .with("peak", path.peak)
        .with("thresholds", path.thresholds.clone())
        .with("weakest_link", weakest)
}

fn finding(finding: &Finding) -> Row {
    Row::new()
        .with("severity", finding.severity.name())
        .with("code", finding.code)
        .with("message", finding.message.as_str())
        .with("place", finding.place.as_str())
}
