//! Acts, citations and links as rows: every field, under the name it has in a record.

use crate::bibliography::NotePlace;
use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Basis;
use crate::model::Bounds;
use crate::model::Citation;
use crate::model::Correction;
use crate::model::DateBasis;
use crate::model::Day;
use crate::model::Figure;
use crate::model::FigureBound;
use crate::model::Id;
use crate::model::Link;
use crate::model::LinkKey;
use crate::model::LinkKind;
use crate::model::NodeKey;
use crate::model::Order;
use crate::model::OrderKind;
use crate::model::Subject;
use crate::model::Timing;

use super::Field;
use super::Row;

/// An act with everything that the graph holds of it.
pub(super) fn act(graph: &Graph, act: ActRef<'_>) -> Row {
    let prose = act.prose();
    let word = act.act_type();
    let row = Row::new()
        .with("id", act.id())
        .with("actors", ids(graph, act.actors()))
        .with("type", &word.id)
        .with("class", word.class.name())
        .with("rung", act.rung())
        .with("goldstein", word.goldstein)
        .with("recipients", ids(graph, act.recipients()))
        .with("about", ids(graph, &prose.about))
        .with("audience", act.audience().map(|audience| audience.name()))
        .with("before", ids(graph, &prose.before));
    let row = timing(graph, row, act.timing());
    row.with("event", prose.event.map(|event| graph.node(event).id()))
        .with("place", prose.place.clone())
        .with(
            "topics",
            prose.topics.iter().map(|&topic| &graph.topic(topic).id).collect::<Vec<&Id>>(),
        )
        .with("summary", prose.summary.clone())
        .with("figures", prose.figures.iter().map(figure).collect::<Vec<Row>>())
        .with("modality", act.modality().name())
        .with("within", prose.within.map(|carrier| graph.act(carrier).id()))
        .with("condition", prose.condition.clone())
        .with("repeated", prose.repeated)
        .with("responds_to", links(graph, act.key(), LinkKind::RespondsTo))
        .with("continues", links(graph, act.key(), LinkKind::Continues))
        .with("conflicts_with", act_ids(graph, &prose.conflicts_with))
        .with("rung_reason", prose.own_rung.as_ref().map(|own| own.reason.clone()))
        .with("stance", prose.stance.clone())
        .with("certainty", act.certainty().name())
        .with("status", act.status().name())
        .with("status_reason", prose.status_reason.clone())
        .with("corrections", corrections(act))
        .with("evidence", citations(graph, &prose.evidence))
        .with("note", prose.note.clone())
}

/// Adds what tells the act from a plain, certain, undisputed fact.
pub(super) fn standing(graph: &Graph, row: Row, act: ActRef<'_>) -> Row {
    row.with("modality", act.modality().name())
        .with("status", act.status().name())
        .with("certainty", act.certainty().name())
        .with("conflicts_with", act_ids(graph, &act.prose().conflicts_with))
        .with("corrections", corrections(act))
}

/// The corrections of an act.
pub(super) fn corrections(act: ActRef<'_>) -> Vec<Row> {
    act.prose().corrections.iter().map(correction).collect()
}

/// The ids of nodes.
pub(super) fn ids<'g>(graph: &'g Graph, nodes: &[NodeKey]) -> Vec<&'g Id> {
    nodes.iter().map(|&node| graph.node(node).id()).collect()
}

/// The ids of acts.
pub(super) fn act_ids<'g>(graph: &'g Graph, acts: &[ActKey]) -> Vec<&'g Id> {
    acts.iter().map(|&act| graph.act(act).id()).collect()
}

/// Adds the date as written, the order stated, and the bounds that follow.
pub(super) fn timing(graph: &Graph, row: Row, timing: &Timing) -> Row {
    let basis = match timing.basis {
        DateBasis::Stated => "stated",
        DateBasis::Inferred => "inferred",
    };
    let date = timing.date.as_ref();
    row.with("date", date.map(|date| date.written()))
        .with("date_basis", date.map(|_| basis))
        .with("approximate", date.is_some_and(|date| date.is_approximate()))
        .with("uncertain", date.is_some_and(|date| date.is_uncertain()))
        .with(
            "order",
            timing.order.iter().map(|order| order_row(graph, order)).collect::<Vec<Row>>(),
        )
        .with("stated", bounds(timing.stated()))
        .with("bounds", bounds(timing.bounds))
}

/// The first and last possible day of start and end.
pub(super) fn bounds(bounds: Bounds) -> Row {
    Row::new()
        .with("start_first", day(bounds.start.first))
        .with("start_last", day(bounds.start.last))
        .with("end_first", day(bounds.end.first))
        .with("end_last", day(bounds.end.last))
}

/// A day, or nothing where the end is open.
pub(super) fn day(day: Day) -> Field {
    if day.is_bounded() { Field::Text(day.to_string()) } else { Field::Nothing }
}

fn order_row(graph: &Graph, order: &Order) -> Row {
    let kind = match order.kind {
        OrderKind::After => "after",
        OrderKind::Before => "before",
        OrderKind::Within => "within",
    };
    let other = match order.other {
        Subject::Act(act) => graph.act(act).id(),
        Subject::Event(event) => graph.node(event).id(),
    };
    Row::new()
        .with("kind", kind)
        .with("id", other)
        .with("days", order.days.map(i64::from))
        .with("about", order.about)
        .with("cue", order.cue.clone())
}

fn figure(figure: &Figure) -> Row {
    let bound = match figure.bound {
        FigureBound::Exact => "exact",
        FigureBound::About => "about",
        FigureBound::AtLeast => "at-least",
        FigureBound::AtMost => "at-most",
    };
    Row::new()
        .with("value", figure.value)
        .with("unit", figure.unit.as_str())
        .with("counts", figure.counts.as_str())
        .with("bound", bound)
        .with("of", figure.of)
}

fn correction(correction: &Correction) -> Row {
    Row::new()
        .with("field", correction.field.name())
        .with("printed", correction.printed.as_str())
        .with("reading", correction.reading.as_str())
        .with("reason", correction.reason.as_str())
}

/// Citations with all their parts.
pub(super) fn citations(graph: &Graph, evidence: &[Citation]) -> Vec<Row> {
    evidence.iter().map(|one| citation(graph, one)).collect()
}

fn citation(graph: &Graph, citation: &Citation) -> Row {
    let basis = match citation.basis {
        Basis::Direct => "direct",
        Basis::Carried => "carried",
        Basis::Inferred => "inferred",
    };
    let passage = citation.passage.as_ref().map(|(first, last)| vec![first.clone(), last.clone()]);
    Row::new()
        .with("source", &graph.source(citation.source).id)
        .with("via", citation.via.map(|via| &graph.source(via).id))
        .with("document_page", citation.document_page.clone())
        .with("paragraph", citation.paragraph.clone())
        .with("passage", passage)
        .with("prefix", citation.prefix.clone())
        .with("suffix", citation.suffix.clone())
        .with("note", citation.note.clone())
        .with("page", citation.page.clone())
        .with("quote", citation.quote.clone())
        .with("basis", basis)
        .with("formatted", Field::Note(Box::new(note_place(graph, citation))))
}

/// The place of a citation as a note tells it.
pub(super) fn note_place(graph: &Graph, citation: &Citation) -> NotePlace {
    let via = citation.via.map(|via| graph.shared_source(via));
    NotePlace::new(graph.shared_source(citation.source), via, citation)
}

fn links(graph: &Graph, act: ActKey, kind: LinkKind) -> Vec<Row> {
    let links = graph.links_back(act).map(|key| graph.link(key)).filter(|link| link.kind == kind);
    links.map(|link| link_row(graph, link).with("act", graph.act(link.earlier).id())).collect()
}

fn link_row(graph: &Graph, link: &Link) -> Row {
    Row::new()
        .with("cue", link.cue.clone())
        .with("certainty", link.certainty.name())
        .with("evidence", citations(graph, &link.evidence))
        .with("note", link.note.clone())
}

/// A link with both its ends.
pub(super) fn link(graph: &Graph, key: LinkKey) -> Row {
    let link = graph.link(key);
    let ends = Row::new()
        .with("kind", link.kind.name())
        .with("earlier", graph.act(link.earlier).id())
        .with("later", graph.act(link.later).id());
    link_row(graph, link)
        .fields()
        .iter()
        .fold(ends, |row, (name, value)| row.with(name, value.clone()))
}
