//! Coverage as rows: a row a sentence; notes and shares beside them.

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Id;
use crate::model::Locator;
use crate::query::Coverage;

use super::Document;
use super::Row;

/// What of a source's text acts rest on.
pub fn coverage(graph: &Graph, answer: &Coverage) -> Document {
    let (first, last) = match graph.source(answer.source).locator {
        Locator::Page => ("page_first", "page_last"),
        Locator::Paragraph | Locator::Section | Locator::Row => {
            ("paragraph_first", "paragraph_last")
        }
    };
    let rows = answer.sentences.iter().map(|one| {
        Row::new()
            .with(first, one.first)
            .with(last, one.last)
            .with("begins", one.begins.as_str())
            .with("ends", one.ends.as_str())
            .with("acts", ids(graph, &one.acts))
            .with("no_act", one.reasons.clone())
    });
    let notes = answer.notes.iter().map(|one| {
        Row::new()
            .with("note", i64::from(one.number))
            .with(answer.place_name, one.place)
            .with("acts", ids(graph, &one.acts))
    });
    let uncited = answer.notes.iter().filter(|note| note.acts.is_empty()).count();
    let (bare, marked) = (answer.bare().count(), answer.marked().count());
    let counts = Row::new()
        .with("sentences", answer.sentences.len())
        .with("sentences_with_acts", answer.sentences.len() - bare - marked)
        .with("sentences_marked", marked)
        .with("sentences_bare", bare)
        .with("notes", answer.notes.len())
        .with("notes_uncited", uncited)
        .with("acts", answer.acts.len())
        .with("acts_on_one_citation", answer.on_one_citation.len());
    let rest = Row::new()
        .with("source", &graph.source(answer.source).id)
        .with("notes", notes.collect::<Vec<Row>>())
        .with("on_one_citation", ids(graph, &answer.on_one_citation))
        .with("unplaced", ids(graph, &answer.unplaced))
        .with("counts", counts);
    Document::new(graph, "coverage", "sentences", rows.collect(), rest)
}

fn ids<'g>(graph: &'g Graph, acts: &[ActKey]) -> Vec<&'g Id> {
    acts.iter().map(|&act| graph.act(act).id()).collect()
}
