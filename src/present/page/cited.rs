//! What the acts cite, written out in a style: a note for each place, in the order in which acts come to it, and the entries
//! of the sources in a bibliography.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bibliography::NotePlace;
use crate::bibliography::Prose;
use crate::bibliography::Style;
use crate::graph::Graph;
use crate::interop::Field;
use crate::interop::Row;
use crate::model::Citation;
use crate::model::Id;
use crate::model::Source;

/// The notes and entries of a graph.
pub(super) struct Cited {
    /// A note for each place, each in full.
    pub(super) notes: Vec<Prose>,
    /// For each act the place of the note of each of its citations.
    pub(super) of_act: Vec<Vec<usize>>,
    /// The entries, in the order of the style.
    pub(super) entries: Vec<(Id, Prose)>,
}

impl Cited {
    pub(super) fn new(graph: &Graph, style: Style) -> Cited {
        let mut number = BTreeMap::new();
        let mut places = Vec::new();
        let mut note_of = |citation: &Citation| {
            let via = citation.via.map(|via| graph.shared_source(via));
            let place = NotePlace::new(graph.shared_source(citation.source), via, citation);
            *number.entry(place).or_insert_with_key(|place| {
                places.push(place.clone());
                places.len() - 1
            })
        };
        let acts = graph.acts();
        let of_act = acts.map(|act| act.prose().evidence.iter().map(&mut note_of).collect());
        let of_act = of_act.collect();
        let sources: Vec<Arc<Source>> =
            graph.sources().map(|(key, _)| Arc::clone(graph.shared_source(key))).collect();
        let entries = if sources.is_empty() { Vec::new() } else { style.bibliography(&sources) };
        let notes = if places.is_empty() { Vec::new() } else { style.format_each(&places) };
        Cited { notes, of_act, entries }
    }

    /// The entries as rows of data.
    pub(super) fn entry_rows(&self) -> Vec<Row> {
        let entries = self.entries.iter();
        entries.map(|(id, entry)| Row::new().with("id", id).with("entry", runs(entry))).collect()
    }

    /// The notes as data: lists of runs.
    pub(super) fn note_rows(&self) -> Vec<Field> {
        self.notes.iter().map(runs).collect()
    }
}

/// Runs of letters: a text where they are upright, else a row that names their face.
fn runs(prose: &Prose) -> Field {
    let runs = prose.runs.iter().map(|run| match (run.is_italic, run.is_bold) {
        (false, false) => Field::Text(run.text.clone()),
        (true, false) => Field::Row(Row::new().with("italic", run.text.as_str())),
        (false, true) => Field::Row(Row::new().with("bold", run.text.as_str())),
        (true, true) => Field::Row(Row::new().with("bold_italic", run.text.as_str())),
    });
    Field::List(runs.collect())
}
