//! The data sets that a folder names in its records.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::check;
use crate::dataset::Dataset;
use crate::diagnostic::Diagnostic;
use crate::graph::Graph;
use crate::graph::Named;
use crate::load;
use crate::load::Folder;
use crate::progress::Progress;
use crate::record;
use crate::record::Record;
use crate::text::Text;
use crate::text::quoted;

use super::HowRead;

/// A data set that is to stand beside a graph.
#[derive(Debug)]
pub(super) struct Recorded {
    /// Its id.
    pub(super) id: String,
    /// Its title; nothing where the folder has a record of it.
    pub(super) title: Option<String>,
    /// Its acts.
    pub(super) dataset: Dataset,
    /// What was read and how; nothing where it was made in code.
    pub(super) told: String,
    /// The ids of actors of the folder, by the names that the data set has for them.
    pub(super) actors: BTreeMap<String, String>,
}

/// Whether an index may stand for the rows of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// It may: a question believes it.
    OfIndex,
    /// It may not: what is checked is the file.
    OfFile,
}

/// A folder whose data sets are to be opened.
pub(super) struct Opening<'o> {
    /// Where it is.
    pub(super) path: &'o Path,
    /// Its texts.
    pub(super) folder: &'o Folder,
    /// What was made of it.
    pub(super) graph: &'o Graph,
    /// Whether indexes count.
    pub(super) rows: Rows,
    /// Where it is counted how far reading has come.
    pub(super) progress: &'o Arc<Progress>,
}

impl Opening<'_> {
    /// Opens the data sets that records name. What cannot be read is found and left out.
    pub(super) fn datasets(&self, findings: &mut Vec<Diagnostic>) -> Vec<Recorded> {
        let mut opened = Vec::new();
        for text in self.folder.texts.iter().filter(|text| text.body().contains("Dataset(")) {
            for entry in load::parse(text).0.entries {
                let Record::Dataset(record) = &entry.record else { continue };
                // A record whose id is bad or taken names no source.
                if matches!(self.graph.named(&record.id), Some(Named::Source(_))) {
                    opened.extend(self.dataset(text, record, findings));
                }
            }
        }
        opened
    }

    fn dataset(
        &self,
        text: &Arc<Text>,
        record: &record::Dataset<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Recorded> {
        let graph = self.graph;
        let books: Vec<&str> = record.codes.iter().map(|book| &**book).collect();
        let books = (!books.is_empty()).then(|| books.join(","));
        // What is wrong with these a rule has found.
        let how = HowRead::new(graph, &record.format, books.as_deref()).ok()?;
        let how = how.watched(self.progress);
        let read = load::place_inside(self.path, &record.file).and_then(|file| match self.rows {
            Rows::OfIndex => how.open(graph, &file).map(|opened| opened.reading),
            Rows::OfFile => how.read_rows(graph, &file),
        });
        let reading = match read {
            Ok(reading) => reading,
            Err(reason) => {
                let message = format!("cannot read `{}`: {reason}", quoted(&record.file));
                findings.push(check::bad_dataset(text, &record.file, message));
                return None;
            }
        };
        for fault in &reading.faults {
            let message =
                format!("line {} of `{}`: {}", fault.line, quoted(&record.file), fault.message);
            findings.push(check::bad_dataset(text, &record.file, message));
        }
        let untold = (reading.faulty as usize).saturating_sub(reading.faults.len());
        if untold > 0 {
            let message =
                format!("{untold} more rows of `{}` cannot be read", quoted(&record.file));
            findings.push(check::bad_dataset(text, &record.file, message));
        }
        let unknown = reading.dataset.codes().iter().filter(|code| code.act_type.is_none());
        findings.extend(
            unknown.map(|code| check::unknown_code(text, &record.file, &code.code, code.acts)),
        );
        let actors =
            record.actors.iter().filter(|(_, id)| matches!(graph.named(id), Some(Named::Node(_))));
        Some(Recorded {
            id: record.id.to_string(),
            title: None,
            told: how.told(&reading),
            dataset: reading.dataset,
            actors: actors.map(|(name, id)| (name.to_string(), id.to_string())).collect(),
        })
    }
}
