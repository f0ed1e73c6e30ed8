//! What two versions of a graph folder differ in, for a reviewer: the sum of it, what it does to each dispute, the findings,
//! then record by record.

use crate::diff::Diff;
use crate::diff::DisputeChange;
use crate::diff::FieldChange;
use crate::diff::Finding;
use crate::diff::MainPath;
use crate::diff::RecordChange;
use crate::diff::Sort;
use crate::diff::Standing;
use crate::diff::Value;
use crate::diff::What;
use crate::graph::Graph;
use crate::graph::Named;
use crate::graph::Node;
use crate::model::Timing;

use super::Report;
use super::Table;
use super::sentence;
use super::sentence::count;
use super::sentence::joined;

/// So many records are shown of each sort.
const RECORDS_MAX: usize = 200;
/// So many findings are shown.
const FINDINGS_MAX: usize = 20;

/// What differs: in sum, in the disputes, in the findings, in the records.
pub fn diff(old: &Graph, new: &Graph, diff: &Diff) -> Report {
    let mut report = Report::new();
    report.paragraph(summary(diff));
    unread(&mut report, diff.unread);
    for dispute in diff.disputes.iter().filter(|dispute| !dispute.is_same) {
        report.heading(format!("Main path of {}", title(dispute)));
        report.table(paths(dispute));
    }
    findings(&mut report, diff);
    let graphs = Graphs { old, new };
    graphs.whole(&mut report, diff);
    graphs.one_by_one(&mut report, diff);
    graphs.moved(&mut report, diff);
    report
}

fn capital(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or(String::new(), |first| first.to_uppercase().chain(signs).collect())
}

/// The changes of a sort.
fn of_sort(diff: &Diff, sort: Sort) -> Vec<&RecordChange> {
    diff.changes.iter().filter(|change| change.sorts().contains(&sort)).collect()
}

/// "3 acts added; 1 act redated; main path of river unchanged; 1 new finding."
fn summary(diff: &Diff) -> String {
    if diff.is_empty() {
        return "Nothing differs.".to_owned();
    }
    let told = Sort::ALL.iter().map(|sort| (sort.name(), of_sort(diff, *sort)));
    let told = told.filter(|(_, changes)| !changes.is_empty());
    let mut parts: Vec<String> =
        told.map(|(sort, changes)| format!("{} {sort}", kinds(&changes))).collect();
    if parts.is_empty() {
        parts.push("No record differs".to_owned());
    }
    for (is_same, word) in [(false, "changed"), (true, "unchanged")] {
        let of: Vec<String> =
            diff.disputes.iter().filter(|one| one.is_same == is_same).map(title).collect();
        let names: Vec<&str> = of.iter().map(String::as_str).collect();
        match names.as_slice() {
            [] => {}
            [one] => parts.push(format!("main path of {one} {word}")),
            [_, _] | [_, _, _] => parts.push(format!("main paths of {} {word}", joined(&names))),
            [_, ..] => parts.push(format!("main paths of {} disputes {word}", of.len())),
        }
    }
    if diff.disputes_left_out > 0 {
        let left_out = count(diff.disputes_left_out, "other pair", "other pairs");
        parts.push(format!("{left_out} of sides not looked at"));
    }
    let findings = &diff.findings;
    for (findings, one, many) in [
        (&findings.come, "new finding", "new findings"),
        (&findings.gone, "finding gone", "findings gone"),
    ] {
        if !findings.is_empty() {
            parts.push(count(findings.len(), one, many));
        }
    }
    format!("{}.", parts.join("; "))
}

/// The dispute; where it has more than two sides, these two.
fn title(dispute: &DisputeChange) -> String {
    match &dispute.sides {
        None => dispute.dispute.clone(),
        Some([one, other]) => format!("{} ({one} and {other})", dispute.dispute),
    }
}

/// "2 acts and 1 actor".
fn kinds(changes: &[&RecordChange]) -> String {
    let mut told: Vec<(&str, usize)> = Vec::new();
    for change in changes {
        match told.last_mut() {
            Some((kind, number)) if *kind == change.kind => *number += 1,
            Some(_) | None => told.push((change.kind, 1)),
        }
    }
    let told: Vec<String> = told
        .into_iter()
        .map(|(kind, number)| match words(kind) {
            Some((one, many)) => count(number, one, many),
            None => format!("{number} {kind}"),
        })
        .collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    joined(&told)
}

/// The words for one record of a kind and for several; nothing for a kind that has none.
fn words(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "Act" => ("act", "acts"),
        "ActType" => ("act type", "act types"),
        "Actor" => ("actor", "actors"),
        "CodeBook" => ("code book", "code books"),
        "Dispute" => ("dispute", "disputes"),
        "Event" => ("event", "events"),
        "Expect" => ("expectation", "expectations"),
        "Graph" => ("heading", "headings"),
        "Ladder" => ("ladder", "ladders"),
        "NoAct" => ("passage without act", "passages without act"),
        "Source" => ("source", "sources"),
        "Topic" => ("topic", "topics"),
        _ => return None,
    })
}

fn unread(report: &mut Report, unread: [usize; 2]) {
    for ((number, version), shown) in
        unread.into_iter().zip(["old", "new"]).zip(["added", "removed"])
    {
        if number > 0 {
            report.paragraph(format!(
                "{} of the {version} version could not be read; what the other version has of it shows as {shown}.",
                count(number, "record or file", "records or files"),
            ));
        }
    }
}

/// A main path before and after.
fn paths(dispute: &DisputeChange) -> Table {
    let mut table = Table::comparison(&["", "was", "is"]);
    let mut row = |name: &str, of: &dyn Fn(&MainPath) -> String| {
        let told = |standing: &Standing| match standing {
            Standing::Path(path) => of(path),
            Standing::Absent | Standing::Pathless => String::new(),
        };
        table.row([name.to_owned(), told(&dispute.old), told(&dispute.new)]);
    };
    row("acts", &|path| {
        let acts = path.acts.iter().map(|(id, rung)| format!("{id} ({rung})"));
        acts.collect::<Vec<_>>().join(" → ")
    });
    row("net rise", &|path| path.net_rise.to_string());
    row("peak", &|path| path.peak.to_string());
    row("crosses", &|path| path.thresholds.join(", "));
    row("weakest link", &|path| {
        path.weakest.as_ref().map_or(String::new(), |weakest| {
            let how = weakest.link.map_or("inferred".to_owned(), |(kind, certainty)| {
                format!("{}, {} certainty", kind.name(), certainty.name())
            });
            format!("{} → {} ({how})", weakest.earlier, weakest.later)
        })
    });
    if let Some(acts) = table.rows.first_mut() {
        for (cell, standing) in acts.iter_mut().skip(1).zip([&dispute.old, &dispute.new]) {
            match standing {
                Standing::Path(_) => {}
                Standing::Absent => "no such dispute".clone_into(cell),
                Standing::Pathless => "no escalation path".clone_into(cell),
            }
        }
    }
    table
}

fn findings(report: &mut Report, diff: &Diff) {
    let findings = &diff.findings;
    if findings.come.is_empty() && findings.gone.is_empty() {
        return;
    }
    let told = |[errors, warnings]: [usize; 2]| {
        format!(
            "{} and {}",
            count(errors, "error", "errors"),
            count(warnings, "warning", "warnings")
        )
    };
    report.heading(format!(
        "Findings: {} before, {} after",
        told(findings.old),
        told(findings.new)
    ));
    for (title, findings) in [("New:", &findings.come), ("Gone:", &findings.gone)] {
        if !findings.is_empty() {
            report.paragraph(title);
            report.list(listed(findings));
        }
    }
}

fn listed(findings: &[Finding]) -> Vec<String> {
    let line = |one: &Finding| {
        let place = if one.place.is_empty() { String::new() } else { format!("{}: ", one.place) };
        format!("{place}{}[{}]: {}", one.severity.name(), one.code, one.message)
    };
    let mut lines: Vec<String> = findings.iter().take(FINDINGS_MAX).map(line).collect();
    if findings.len() > FINDINGS_MAX {
        lines.push(format!("… and {} more", findings.len() - FINDINGS_MAX));
    }
    lines
}

/// The two graphs, in whose words records are told.
struct Graphs<'g> {
    old: &'g Graph,
    new: &'g Graph,
}

impl Graphs<'_> {
    /// What was added, removed, or renamed and nothing else: a table each.
    fn whole(&self, report: &mut Report, diff: &Diff) {
        for (sort, graph) in [(Sort::Added, self.new), (Sort::Removed, self.old)] {
            section(report, sort, &of_sort(diff, sort), |shown| records(graph, shown));
        }
        let is_only_renamed = |change: &&RecordChange| change.sorts().len() == 1;
        let renamed: Vec<_> =
            of_sort(diff, Sort::Renamed).into_iter().filter(is_only_renamed).collect();
        section(report, Sort::Renamed, &renamed, |shown| {
            let mut table = Table::new(&["was", "is", "what"]);
            for change in shown {
                let ids = [&change.old_id, &change.id].map(|id| id.clone().unwrap_or_default());
                table.row(ids.into_iter().chain([change.name.clone()]));
            }
            table
        });
    }

    /// What else differs, record by record: what says something new of time or links before the rest.
    fn one_by_one(&self, report: &mut Report, diff: &Diff) {
        let fields = |change: &RecordChange| match &change.what {
            What::Changed(fields) => fields.iter().map(|field| field.sort).min(),
            What::Added(_) | What::Removed(_) => None,
        };
        let mut changes: Vec<(Sort, &RecordChange)> =
            diff.changes.iter().filter_map(|change| Some((fields(change)?, change))).collect();
        changes.sort_by_key(|(sort, _)| *sort);
        for (_, change) in changes.iter().take(RECORDS_MAX) {
            let sorts: Vec<&str> = change.sorts().into_iter().map(Sort::name).collect();
            let was = change.old_id.as_ref().map_or(String::new(), |id| format!(" (was {id})"));
            report.heading(format!("{}: {}{was}", capital(&joined(&sorts)), label(change)));
            report.table(self.fields(change));
        }
        more(report, changes.len());
    }

    /// The fields of a record that differ, and the days that follow.
    fn fields(&self, change: &RecordChange) -> Table {
        let mut table = Table::comparison(&["", "was", "is"]);
        let What::Changed(fields) = &change.what else { return table };
        for FieldChange { field, old, new, .. } in fields {
            // With room between its parts a long one can be wrapped.
            let field = field.replace('[', " [").replace("].", "] ");
            table.row([field, told(old), told(new)]);
        }
        if change.days.is_some() {
            let [old, new] = self.days(change);
            table.row(["days".to_owned(), old, new]);
        }
        table
    }

    fn days(&self, change: &RecordChange) -> [String; 2] {
        let old = change.old_id.as_deref().or(change.id.as_deref());
        [when(self.old, old), when(self.new, change.id.as_deref())]
    }

    /// What moved because something else did.
    fn moved(&self, report: &mut Report, diff: &Diff) {
        section(report, Sort::Moved, &of_sort(diff, Sort::Moved), |shown| {
            let mut table = Table::comparison(&["", "was", "is", "through"]);
            for change in shown {
                let through = change.days.as_ref().and_then(|days| days.through.clone());
                let [old, new] = self.days(change);
                table.row([label(change), old, new, through.unwrap_or_default()]);
            }
            table
        });
    }
}

/// A heading with how many there are, and a table of the first.
fn section(
    report: &mut Report,
    sort: Sort,
    changes: &[&RecordChange],
    table: impl Fn(&[&RecordChange]) -> Table,
) {
    if !changes.is_empty() {
        report.heading(format!("{}: {}", capital(sort.name()), kinds(changes)));
        report.table(table(changes.get(..RECORDS_MAX).unwrap_or(changes)));
        more(report, changes.len());
    }
}

fn more(report: &mut Report, all: usize) {
    if all > RECORDS_MAX {
        report.paragraph(format!("… and {} more; --format json has all.", all - RECORDS_MAX));
    }
}

/// What a record is called: its id, or what else it is known by.
fn label(change: &RecordChange) -> String {
    if change.kind == "Graph" {
        return "heading in demarche.ron".to_owned();
    }
    let kind = words(change.kind).map_or(change.kind, |(one, _)| one);
    format!("{kind} {}", change.id.as_ref().unwrap_or(&change.name))
}

/// Records of one version: acts and events with their days, acts with their sentence.
fn records(graph: &Graph, changes: &[&RecordChange]) -> Table {
    let mut table = Table::new(&["record", "date", "what", "source"]);
    for change in changes {
        let id = change.id.as_deref();
        let act = id.and_then(|id| graph.named(id)).and_then(|named| match named {
            Named::Act(key) => Some(graph.act(key)),
            Named::Node(_)
            | Named::Type(_)
            | Named::Source(_)
            | Named::Topic(_)
            | Named::Dispute(_)
            | Named::Side(_, _) => None,
        });
        let (what, source) = match act {
            Some(act) => {
                let evidence = sentence::citations(graph, &act.prose().evidence);
                (sentence::act(graph, act), evidence)
            }
            None => (change.name.clone(), String::new()),
        };
        let date =
            if matches!(change.kind, "Act" | "Event") { when(graph, id) } else { String::new() };
        table.row([label(change), date, what, source]);
    }
    table
}

/// When an act or event was; that it is too unsound to say where the graph does not have it.
fn when(graph: &Graph, id: Option<&str>) -> String {
    let timing = |named: Named| -> Option<&Timing> {
        match named {
            Named::Act(key) => Some(graph.act(key).timing()),
            Named::Node(key) => match graph.node(key) {
                Node::Event(event) => Some(&event.timing),
                Node::Actor(_) => None,
            },
            Named::Type(_)
            | Named::Source(_)
            | Named::Topic(_)
            | Named::Dispute(_)
            | Named::Side(_, _) => None,
        }
    };
    let timing = id.and_then(|id| graph.named(id)).and_then(timing);
    timing.map_or("left out as unsound".to_owned(), sentence::date)
}

/// A value as a curator would write it; a string alone without quotation marks.
fn told(value: &Value) -> String {
    match value {
        Value::Nothing => "–".to_owned(),
        Value::Text(text) => text.clone(),
        Value::Flag(_)
        | Value::Number(_)
        | Value::Word(_)
        | Value::Set(_)
        | Value::Row(_)
        | Value::Fields(_, _) => written(value),
    }
}

fn written(value: &Value) -> String {
    let list = |values: &[Value]| values.iter().map(written).collect::<Vec<_>>().join(", ");
    match value {
        Value::Nothing => "–".to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("\"{text}\""),
        Value::Word(word) => (*word).to_owned(),
        Value::Set(values) => format!("[{}]", list(values)),
        Value::Row(values) => format!("({})", list(values)),
        Value::Fields(name, fields) => {
            let said = fields.iter().filter(|(field, value)| !value.is_default(field));
            let said = said.map(|(field, value)| format!("{field}: {}", written(value)));
            format!("{name}({})", said.collect::<Vec<_>>().join(", "))
        }
    }
}
