//! Counts over the whole graph as rows: a row a count.

use crate::graph::Graph;
use crate::query::Dating;
use crate::query::SourceUse;
use crate::query::Sourcing;
use crate::query::Stats;

use super::Document;
use super::Field;
use super::Row;
use super::act;

/// Counts, each under the name of its group.
pub fn stats(graph: &Graph, answer: &Stats) -> Document {
    let mut rows = records(answer);
    rows.extend(group("actors_by_kind", &answer.actors_by_kind, |kind| kind.label().into()));
    rows.extend(group("acts_by_class", &answer.acts_by_class, |class| class.name().into()));
    rows.extend(group("acts_by_rung", &answer.acts_by_rung, |rung| rung.into()));
    rows.extend(group("acts_by_modality", &answer.acts_by_modality, |one| one.name().into()));
    rows.extend(group("acts_by_status", &answer.acts_by_status, |one| one.name().into()));
    rows.extend(group("acts_by_certainty", &answer.acts_by_certainty, |one| one.name().into()));
    rows.extend(group("acts_by_audience", &answer.acts_by_audience, |one| {
        one.map(|one| one.name()).into()
    }));
    rows.extend(group("acts_by_dating", &answer.acts_by_dating, |one| dating(one).into()));
    rows.extend(group("acts_by_basis", &answer.acts_by_basis, |one| one.name().into()));
    rows.extend(group("citations_by_basis", &answer.citations_by_basis, |one| one.name().into()));
    rows.extend(group("links", &answer.links, |(kind, certainty)| {
        format!("{}/{}", kind.name(), certainty.name()).into()
    }));
    rows.extend(sourcing(answer.sourcing));
    rows.extend(answer.sources.iter().flat_map(|used| notes(graph, used)));
    let day = |day: Option<crate::model::Day>| day.map_or(Field::Nothing, act::day);
    let rest =
        Row::new().with("day_first", day(answer.day_first)).with("day_last", day(answer.day_last));
    Document::new(graph, "stats", "counts", rows, rest)
}

fn row(group: &'static str, name: impl Into<Field>, number: usize) -> Row {
    Row::new().with("group", group).with("name", name).with("number", number)
}

fn group<T: Copy>(
    name: &'static str,
    counts: &[(T, usize)],
    told: impl Fn(T) -> Field,
) -> Vec<Row> {
    counts.iter().map(|&(one, number)| row(name, told(one), number)).collect()
}

fn records(answer: &Stats) -> Vec<Row> {
    let records = answer.records;
    let counts = [
        ("acts", records.acts),
        ("actors", records.actors),
        ("roles", records.roles),
        ("events", records.events),
        ("links", records.links),
        ("sources", records.sources),
        ("citations", records.citations),
        ("topics", records.topics),
        ("disputes", records.disputes),
        ("act_types", records.act_types),
        ("act_types_used", records.act_types_used),
    ];
    group("records", &counts, Field::from)
}

fn sourcing(sourcing: Sourcing) -> Vec<Row> {
    let counts = [
        ("with_note", sourcing.with_note),
        ("with_passage", sourcing.with_passage),
        ("with_quote", sourcing.with_quote),
        ("on_one_citation", sourcing.on_one_citation),
        ("on_several_sources", sourcing.on_several_sources),
    ];
    group("sourcing", &counts, Field::from)
}

fn notes(graph: &Graph, used: &SourceUse) -> Vec<Row> {
    let source = &graph.source(used.source).id;
    used.notes
        .iter()
        .map(|(note, acts)| row("acts_by_note", format!("{source} n. {note}"), *acts))
        .collect()
}

fn dating(dating: Dating) -> &'static str {
    match dating {
        Dating::Day => "day",
        Dating::Month => "month",
        Dating::Year => "year",
        Dating::Wider => "wider",
        Dating::Derived => "derived",
        Dating::Undated => "undated",
    }
}
