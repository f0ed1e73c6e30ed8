//! Counts over the whole graph as rows: a row a count.

use crate::graph::Graph;
use crate::query::Dating;
use crate::query::Stats;

use super::Document;
use super::Field;
use super::Row;
use super::act;

/// Counts, each under the name of its group.
pub fn stats(graph: &Graph, answer: &Stats) -> Document {
    let mut rows = Vec::new();
    let mut add = |group: &str, name: Field, number: usize| {
        rows.push(Row::new().with("group", group).with("name", name).with("number", number));
    };
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
    counts.into_iter().for_each(|(name, number)| add("records", name.into(), number));
    answer
        .actors_by_kind
        .iter()
        .for_each(|(kind, number)| add("actors_by_kind", kind.label().into(), *number));
    answer
        .acts_by_class
        .iter()
        .for_each(|(class, number)| add("acts_by_class", class.name().into(), *number));
    answer
        .acts_by_rung
        .iter()
        .for_each(|(rung, number)| add("acts_by_rung", (*rung).into(), *number));
    answer
        .acts_by_modality
        .iter()
        .for_each(|(one, number)| add("acts_by_modality", one.name().into(), *number));
    answer
        .acts_by_status
        .iter()
        .for_each(|(one, number)| add("acts_by_status", one.name().into(), *number));
    answer
        .acts_by_certainty
        .iter()
        .for_each(|(one, number)| add("acts_by_certainty", one.name().into(), *number));
    for (audience, number) in &answer.acts_by_audience {
        add("acts_by_audience", audience.map(|one| one.name()).into(), *number);
    }
    answer
        .acts_by_dating
        .iter()
        .for_each(|(one, number)| add("acts_by_dating", dating(*one).into(), *number));
    answer
        .acts_by_basis
        .iter()
        .for_each(|(one, number)| add("acts_by_basis", one.name().into(), *number));
    answer
        .citations_by_basis
        .iter()
        .for_each(|(one, number)| add("citations_by_basis", one.name().into(), *number));
    for ((kind, certainty), number) in &answer.links {
        add("links", format!("{}/{}", kind.name(), certainty.name()).into(), *number);
    }
    let sourcing = answer.sourcing;
    let acts = [
        ("with_note", sourcing.with_note),
        ("with_passage", sourcing.with_passage),
        ("with_quote", sourcing.with_quote),
        ("on_one_citation", sourcing.on_one_citation),
        ("on_several_sources", sourcing.on_several_sources),
    ];
    acts.into_iter().for_each(|(name, number)| add("sourcing", name.into(), number));
    for used in &answer.sources {
        let notes = used
            .notes
            .iter()
            .map(|(note, acts)| (format!("{} n. {note}", graph.source(used.source).id), *acts));
        notes.for_each(|(name, acts)| add("acts_by_note", name.into(), acts));
    }
    let day = |day: Option<crate::model::Day>| day.map_or(Field::Nothing, act::day);
    let rest =
        Row::new().with("day_first", day(answer.day_first)).with("day_last", day(answer.day_last));
    Document::new(graph, "stats", "counts", rows, rest)
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
