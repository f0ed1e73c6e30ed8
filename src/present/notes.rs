//! Notes on a report: what stands as short citations becomes numbers, and below the notes and the sources stand in full.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bibliography::NotePlace;
use crate::bibliography::Prose;
use crate::bibliography::Style;
use crate::graph::Graph;
use crate::model::Citation;
use crate::model::Source;

use super::Report;
use super::report::Block;

/// The places of citations, each once.
pub(super) fn places(graph: &Graph, evidence: &[Citation]) -> Vec<NotePlace> {
    let mut places: Vec<NotePlace> = Vec::with_capacity(evidence.len());
    for citation in evidence {
        let via = citation.via.map(|via| graph.shared_source(via));
        let place = NotePlace::new(graph.shared_source(citation.source), via, citation);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

impl Report {
    /// Adds the notes of citations, shown once the report is put [in full](Report::in_full).
    pub fn cited(&mut self, places: Vec<NotePlace>) {
        if !places.is_empty() {
            self.blocks.push(Block::Cited(places));
        }
    }

    /// Adds the entry of a source in a bibliography, shown once the report is put [in full](Report::in_full).
    pub fn listed(&mut self, source: &Arc<Source>) {
        self.blocks.push(Block::Listed(Arc::clone(source)));
    }

    /// The report with citations and sources that stand by themselves written out in a style.
    #[must_use]
    pub fn in_full(mut self, style: Style) -> Report {
        let old = std::mem::take(&mut self.blocks);
        for block in old {
            let (heading, written) = match block {
                Block::Cited(places) => ("As notes", style.format(&places).notes),
                Block::Listed(source) => {
                    let entries = style.bibliography(&[source]);
                    ("In a bibliography", entries.into_iter().map(|(_, entry)| entry).collect())
                }
                Block::Heading(_)
                | Block::Paragraph(_)
                | Block::List(_)
                | Block::Table(_)
                | Block::Prose(_)
                | Block::Footnotes(_) => {
                    self.blocks.push(block);
                    continue;
                }
            };
            self.paragraph(format!("{heading} ({}):", style.name()));
            self.blocks.push(Block::Prose(written));
        }
        self
    }

    /// The report with numbers of notes where tables cite, and below it the sources and the notes in a style. A place that is
    /// cited again has the same note.
    #[must_use]
    pub fn with_notes(mut self, style: Style) -> Report {
        let mut numbers: BTreeMap<NotePlace, usize> = BTreeMap::new();
        let mut places = Vec::new();
        for block in &mut self.blocks {
            let Block::Table(table) = block else { continue };
            for row in &mut table.cited {
                for place in &row.places {
                    let number = *numbers.entry(place.clone()).or_insert_with(|| {
                        places.push(place.clone());
                        places.len()
                    });
                    row.numbers.push(number);
                }
            }
        }
        if places.is_empty() {
            return self;
        }
        let notes = style.format(&places);
        self.heading(format!("Sources ({})", style.name()));
        let sources: Vec<Prose> = notes.bibliography.into_iter().map(|(_, entry)| entry).collect();
        self.blocks.push(Block::Prose(sources));
        self.blocks.push(Block::Footnotes(notes.notes));
        self
    }
}
