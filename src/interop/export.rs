//! The whole graph for other programs: every record as JSON, or acts as rows of actor and recipient.

use std::sync::Arc;

use crate::bibliography;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Actor;
use crate::model::CodeBook;
use crate::model::DatasetFile;
use crate::model::Date;
use crate::model::Dispute;
use crate::model::Event;
use crate::model::Fact;
use crate::model::Id;
use crate::model::Locator;
use crate::model::Name;
use crate::model::NoAct;
use crate::model::NodeKey;
use crate::model::ReferenceDate;
use crate::model::Role;
use crate::model::Source;
use crate::query::Selection;

use super::Document;
use super::Field;
use super::Row;
use super::act;
use super::register::hidden;
use super::vocabulary::act_type;

/// Every record of the graph, in order of id, acts and links in order of time.
pub fn graph(graph: &Graph) -> Document {
    let acts = graph.acts().map(|one| act::act(graph, one)).collect();
    let ladder = graph.ladder();
    let rungs = ladder
        .rungs
        .iter()
        .map(|rung| Row::new().with("value", rung.value).with("label", rung.label.as_str()));
    let thresholds = ladder.thresholds.iter().map(|threshold| {
        Row::new()
            .with("id", &threshold.id)
            .with("name", threshold.name.as_str())
            .with("enters", threshold.enters)
    });
    let ladder_row = Row::new()
        .with("id", &ladder.id)
        .with("name", ladder.name.as_str())
        .with("rungs", rungs.collect::<Vec<Row>>())
        .with("thresholds", thresholds.collect::<Vec<Row>>())
        .with("note", ladder.note.clone());
    let topics = graph.topics().map(|(_, topic)| {
        Row::new()
            .with("id", &topic.id)
            .with("name", topic.name.as_str())
            .with("note", topic.note.clone())
    });
    let sources = graph.sources().map(|(key, _)| source(graph.shared_source(key)));
    let rest = Row::new()
        .with("links", graph.links().map(|(key, _)| act::link(graph, key)).collect::<Vec<Row>>())
        .with("actors", graph.actors().map(|(_, one)| actor(graph, one)).collect::<Vec<Row>>())
        .with("events", graph.events().map(|(_, one)| event(graph, one)).collect::<Vec<Row>>())
        .with("sources", sources.collect::<Vec<Row>>())
        .with("topics", topics.collect::<Vec<Row>>())
        .with(
            "disputes",
            graph.disputes().map(|(_, one)| dispute(graph, one)).collect::<Vec<Row>>(),
        )
        .with("act_types", graph.act_types().map(|(_, one)| act_type(one)).collect::<Vec<Row>>())
        .with("ladder", ladder_row)
        .with(
            "no_acts",
            graph.no_acts().iter().map(|one| no_act(graph, one)).collect::<Vec<Row>>(),
        );
    Document::new(graph, "export", "acts", acts, with_event_data(graph, rest))
}

/// What the records of a folder say of event data, where there are such records: code books, and how the rows of data sets
/// are had.
fn with_event_data(graph: &Graph, rest: Row) -> Row {
    let books: Vec<Row> = graph.code_books().iter().map(|book| code_book(graph, book)).collect();
    let datasets: Vec<Row> = graph.dataset_files().iter().map(dataset).collect();
    let rest = if books.is_empty() { rest } else { rest.with("code_books", books) };
    if datasets.is_empty() { rest } else { rest.with("datasets", datasets) }
}

/// A code book of the folder, as its record has it.
fn code_book(graph: &Graph, book: &CodeBook) -> Row {
    let codes = book.codes().iter().map(|code| {
        Row::new()
            .with("code", code.code.as_str())
            .with("label", code.label.as_str())
            .with("goldstein", code.goldstein)
            .with("type", &graph.act_type(code.act_type).id)
    });
    Row::new()
        .with("id", book.id())
        .with("name", book.name())
        .with("version", book.version())
        .with("codes", codes.collect::<Vec<Row>>())
}

/// How the rows of a data set are had; title, authors and note are those of its source.
fn dataset(dataset: &DatasetFile) -> Row {
    let actors = dataset
        .actors
        .iter()
        .map(|(name, id)| Row::new().with("name", name.as_str()).with("actor", id.as_str()));
    Row::new()
        .with("id", &dataset.id)
        .with("file", dataset.file.as_str())
        .with("format", dataset.format.as_str())
        .with("codes", dataset.code_books.clone())
        .with("actors", actors.collect::<Vec<Row>>())
}

/// Acts as edges: a row for each actor and recipient of each act, and one for an act without recipients.
pub fn edges(graph: &Graph, selection: &Selection) -> Document {
    let mut rows = Vec::new();
    for &key in &selection.acts {
        for &actor in graph.act(key).actors() {
            let recipients = graph.act(key).recipients();
            rows.extend(
                recipients.iter().map(|&recipient| edge(graph, key, actor, Some(recipient))),
            );
            if recipients.is_empty() {
                rows.push(edge(graph, key, actor, None));
            }
        }
    }
    Document::new(graph, "export", "edges", rows, hidden(Row::new(), selection.hidden))
}

fn edge(graph: &Graph, key: ActKey, actor: NodeKey, recipient: Option<NodeKey>) -> Row {
    let one = graph.act(key);
    let prose = one.prose();
    let bounds = one.bounds();
    let mut sources: Vec<&Id> = prose
        .evidence
        .iter()
        .flat_map(|one| one.sources())
        .map(|key| &graph.source(key).id)
        .collect();
    sources.dedup();
    let cited = |pick: fn(&crate::model::Citation) -> Option<String>| {
        let mut values: Vec<String> = prose.evidence.iter().filter_map(pick).collect();
        values.dedup();
        values
    };
    Row::new()
        .with("actor", graph.node(actor).id())
        .with("recipient", recipient.map(|node| graph.node(node).id()))
        .with("act", one.id())
        .with("type", &one.act_type().id)
        .with("class", one.act_type().class.name())
        .with("rung", one.rung())
        .with("goldstein", one.goldstein())
        .with("date", one.timing().date.as_ref().map(Date::written))
        .with("start_first", act::day(bounds.start.first))
        .with("start_last", act::day(bounds.start.last))
        .with("end_first", act::day(bounds.end.first))
        .with("end_last", act::day(bounds.end.last))
        .with("modality", one.modality().name())
        .with("certainty", one.certainty().name())
        .with("status", one.status().name())
        .with("conflicts_with", act::act_ids(graph, &prose.conflicts_with))
        .with("corrections", act::corrections(one))
        .with("sources", sources)
        .with("paragraphs", cited(|citation| citation.paragraph.clone()))
        .with("pages", cited(|citation| citation.page.clone()))
        .with("notes", cited(|citation| citation.note.clone()))
        .with("summary", prose.summary.clone())
        .with(
            "formatted",
            Field::Notes(prose.evidence.iter().map(|one| act::note_place(graph, one)).collect()),
        )
}

fn no_act(graph: &Graph, no_act: &NoAct) -> Row {
    Row::new()
        .with("place", act::citations(graph, std::slice::from_ref(&no_act.place)))
        .with("reason", no_act.reason.as_str())
}

fn written(date: Option<&Date>) -> Field {
    date.map(Date::written).into()
}

pub(super) fn actor(graph: &Graph, actor: &Actor) -> Row {
    Row::new()
        .with("id", &actor.id)
        .with("name", actor.name.as_str())
        .with("kind", actor.kind.label())
        .with("also", actor.also.clone())
        .with("life", written(actor.life.as_ref()))
        .with("roles", actor.roles.iter().map(|one| role(graph, one)).collect::<Vec<Row>>())
        .with("evidence", act::citations(graph, &actor.evidence))
        .with("note", actor.note.clone())
}

fn role(graph: &Graph, role: &Role) -> Row {
    Row::new()
        .with("in", graph.node(role.within).id())
        .with("as", role.title.as_str())
        .with("from", written(role.from.as_ref()))
        .with("to", written(role.to.as_ref()))
        .with("acts_for", role.acts_for)
        .with("evidence", act::citations(graph, &role.evidence))
        .with("note", role.note.clone())
}

pub(super) fn event(graph: &Graph, event: &Event) -> Row {
    let participants = event.participants.iter().map(|participant| {
        Row::new()
            .with("actor", graph.node(participant.actor).id())
            .with("as", participant.title.clone())
    });
    let row = Row::new().with("id", &event.id).with("name", event.name.as_str());
    act::timing(graph, row, &event.timing)
        .with("place", event.place.clone())
        .with("part_of", event.part_of.map(|whole| graph.node(whole).id()))
        .with("participants", participants.collect::<Vec<Row>>())
        .with(
            "topics",
            event.topics.iter().map(|&topic| &graph.topic(topic).id).collect::<Vec<&Id>>(),
        )
        .with("evidence", act::citations(graph, &event.evidence))
        .with("note", event.note.clone())
}

pub(super) fn source(source: &Arc<Source>) -> Row {
    let locator = match source.locator {
        Locator::Paragraph => "paragraph",
        Locator::Page => "page",
        Locator::Section => "section",
        Locator::Row => "row",
    };
    let repairs = source.repairs.iter().map(|repair| {
        Row::new()
            .with("at", repair.at.as_str())
            .with("printed", repair.printed.as_str())
            .with("read", repair.read.as_str())
    });
    let fingerprints = source.fingerprints.iter();
    let fingerprints = fingerprints
        .map(|(at, digest)| Row::new().with("at", at.as_str()).with("digest", digest.as_str()));
    Row::new()
        .with("id", &source.id)
        .with("title", source.title.as_str())
        .with("authors", source.authors.clone())
        .with("year", source.year.map(i64::from))
        .with("kind", source.kind.label())
        .with("locator", locator)
        .with(
            "first_page",
            (source.locator == Locator::Page).then_some(i64::from(source.first_page)),
        )
        .with("repairs", repairs.collect::<Vec<Row>>())
        .with("fingerprints", fingerprints.collect::<Vec<Row>>())
        .with("note", source.note.clone())
        .with("csl", csl(source))
        .with("formatted", Field::Listed(Arc::clone(source)))
}

/// What is known of a source, as an item of CSL-JSON.
fn csl(source: &Source) -> Row {
    let reference = bibliography::reference(source);
    let head = Row::new().with("id", &source.id).with("type", reference.kind);
    reference.facts.iter().fold(head, |row, (name, fact)| match fact {
        Fact::Text(text) => row.with(name, text.as_str()),
        Fact::Names(names) => row.with(name, names.iter().map(csl_name).collect::<Vec<Row>>()),
        Fact::Date(date) => row.with(name, csl_date(*date)),
    })
}

fn csl_name(name: &Name) -> Row {
    let parts = [
        ("given", &name.given),
        ("non-dropping-particle", &name.particle),
        ("suffix", &name.suffix),
    ];
    if parts.iter().all(|(_, part)| part.is_none()) {
        return Row::new().with("literal", name.family.as_str());
    }
    let head = Row::new().with("family", name.family.as_str());
    parts.into_iter().fold(head, |row, (key, part)| match part {
        Some(part) => row.with(key, part.as_str()),
        None => row,
    })
}

fn csl_date(date: ReferenceDate) -> Row {
    let parts = [Some(i64::from(date.year)), date.month.map(i64::from), date.day.map(i64::from)];
    let parts: Vec<i64> = parts.into_iter().flatten().collect();
    let row = Row::new().with("date-parts", vec![parts]);
    if date.is_about { row.with("circa", true) } else { row }
}

pub(super) fn dispute(graph: &Graph, dispute: &Dispute) -> Row {
    let sides = dispute.sides.iter().map(|side| {
        Row::new()
            .with("id", &side.id)
            .with("name", side.name.as_str())
            .with("actors", act::ids(graph, &side.actors))
    });
    Row::new()
        .with("id", &dispute.id)
        .with("name", dispute.name.as_str())
        .with("sides", sides.collect::<Vec<Row>>())
        .with("period", written(dispute.period.as_ref()))
        .with("note", dispute.note.clone())
}
