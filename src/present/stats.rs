//! What is in the graph and how well it is sourced, for people.

use crate::graph::Graph;
use crate::model::LinkKind;
use crate::query::Dating;
use crate::query::Stats;

use super::Report;
use super::Table;
use super::sentence::count;

/// Counts over the whole graph.
pub fn stats(graph: &Graph, answer: &Stats) -> Report {
    let mut report = Report::new();
    let heading = graph.heading();
    report.heading(if heading.title.is_empty() { "An untitled graph" } else { &heading.title });
    let mut table = Table::new(&["", "", "number"]);
    records(&mut table, answer);
    groups(&mut table, answer);
    sourcing(&mut table, answer);
    report.table(table);
    sources(graph, &mut report, answer);
    if let (Some(first), Some(last)) = (answer.day_first, answer.day_last) {
        report.paragraph(format!("Known days lie from {first} to {last}."));
    }
    let digest: String = heading.digest.chars().take(12).collect();
    let licence = if heading.licence.is_empty() { "not stated" } else { &heading.licence };
    report.paragraph(format!(
        "Licence of the data: {licence}. Digest: {digest}. Ladder: {}.",
        graph.ladder().id
    ));
    report
}

fn line(table: &mut Table, group: &str, name: &str, number: usize) {
    table.row([group.to_owned(), name.to_owned(), number.to_string()]);
}

/// A group of counts: its name stands on the first line only.
fn group<'n>(table: &mut Table, name: &str, counts: impl Iterator<Item = (&'n str, usize)>) {
    for (place, (what, number)) in counts.enumerate() {
        line(table, if place == 0 { name } else { "" }, what, number);
    }
}

fn records(table: &mut Table, answer: &Stats) {
    let records = answer.records;
    let counts = [
        ("acts", records.acts),
        ("actors", records.actors),
        ("roles", records.roles),
        ("events", records.events),
        ("links", records.links),
        ("citations of acts", records.citations),
        ("sources", records.sources),
        ("topics", records.topics),
        ("disputes", records.disputes),
        ("act types", records.act_types),
        ("act types used", records.act_types_used),
    ];
    group(table, "records", counts.into_iter());
}

fn groups(table: &mut Table, answer: &Stats) {
    group(
        table,
        "actors",
        answer.actors_by_kind.iter().map(|(kind, number)| (kind.label(), *number)),
    );
    group(
        table,
        "acts by class",
        answer.acts_by_class.iter().map(|(class, number)| (class.name(), *number)),
    );
    let rungs: Vec<(String, usize)> =
        answer.acts_by_rung.iter().map(|(rung, number)| (rung.to_string(), *number)).collect();
    group(table, "acts by rung", rungs.iter().map(|(rung, number)| (rung.as_str(), *number)));
    group(
        table,
        "acts by modality",
        answer.acts_by_modality.iter().map(|(one, number)| (one.name(), *number)),
    );
    group(
        table,
        "acts by status",
        answer.acts_by_status.iter().map(|(one, number)| (one.name(), *number)),
    );
    group(
        table,
        "acts by certainty",
        answer.acts_by_certainty.iter().map(|(one, number)| (one.name(), *number)),
    );
    let audience = answer.acts_by_audience.iter();
    group(
        table,
        "acts by audience",
        audience.map(|(one, number)| (one.map_or("not stated", |one| one.name()), *number)),
    );
    group(
        table,
        "acts by date",
        answer.acts_by_dating.iter().map(|(one, number)| (dating(*one), *number)),
    );
    let links: Vec<(String, usize)> = answer
        .links
        .iter()
        .map(|((kind, certainty), number)| {
            (format!("{}, {} certainty", link(*kind), certainty.name()), *number)
        })
        .collect();
    group(table, "links", links.iter().map(|(what, number)| (what.as_str(), *number)));
}

fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::RespondsTo => "answers",
        LinkKind::Continues => "continuations",
    }
}

fn dating(dating: Dating) -> &'static str {
    match dating {
        Dating::Day => "to the day",
        Dating::Month => "to the month",
        Dating::Year => "to the year",
        Dating::Wider => "wider",
        Dating::Derived => "derived only",
        Dating::Undated => "undated",
    }
}

fn sourcing(table: &mut Table, answer: &Stats) {
    let sourcing = answer.sourcing;
    let acts = [
        ("with a note", sourcing.with_note),
        ("with a passage", sourcing.with_passage),
        ("with a quote", sourcing.with_quote),
        ("on one citation only", sourcing.on_one_citation),
        ("on several sources", sourcing.on_several_sources),
    ];
    group(table, "acts", acts.into_iter());
    let best = answer.acts_by_basis.iter().map(|(basis, number)| (basis.name(), *number));
    group(table, "acts by best basis", best);
}

fn sources(graph: &Graph, report: &mut Report, answer: &Stats) {
    for used in &answer.sources {
        let source = graph.source(used.source);
        let notes: Vec<String> =
            used.notes.iter().map(|(note, acts)| format!("{note} ({acts})")).collect();
        report.paragraph(format!(
            "{}: {}; {}, {}. Acts by note: {}.",
            source.id,
            source.title,
            count(used.acts, "act", "acts"),
            count(used.citations, "citation", "citations"),
            if notes.is_empty() { "none".to_owned() } else { notes.join(", ") },
        ));
    }
}
