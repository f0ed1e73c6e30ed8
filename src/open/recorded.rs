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
use crate::record;
use crate::record::Record;
use crate::text::Text;
use crate::text::quoted;

use super::HowRead;
use super::OpenedDataset;

/// A data set that is to stand beside a graph.
#[derive(Debug)]
pub(super) struct Recorded {
    /// Its id.
    pub(super) id: String,
    /// Its title; nothing where the folder has a record of it.
    pub(super) title: Option<String>,
    /// Its acts.
    pub(super) dataset: Dataset,
    /// The ids of actors of the folder, by the names that the data set has for them.
    pub(super) actors: BTreeMap<String, String>,
}

/// Opens the data sets that the records of a folder name. What cannot be read is found and left out.
pub(super) fn open(
    path: &Path,
    folder: &Folder,
    graph: &Graph,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Recorded> {
    let mut opened = Vec::new();
    for text in folder.texts.iter().filter(|text| text.body().contains("Dataset(")) {
        for entry in load::parse(text).0.entries {
            let Record::Dataset(record) = &entry.record else { continue };
            // A record whose id is bad or taken names no source.
            if matches!(graph.named(&record.id), Some(Named::Source(_))) {
                opened.extend(read(path, text, record, graph, findings));
            }
        }
    }
    opened
}

fn read(
    path: &Path,
    text: &Arc<Text>,
    record: &record::Dataset<'_>,
    graph: &Graph,
    findings: &mut Vec<Diagnostic>,
) -> Option<Recorded> {
    let books: Vec<&str> = record.codes.iter().map(|book| &**book).collect();
    let books = (!books.is_empty()).then(|| books.join(","));
    // What is wrong with these a rule has found.
    let how = HowRead::new(graph, &record.format, books.as_deref()).ok()?;
    let opened = load::place_inside(path, &record.file).and_then(|file| how.open(graph, &file));
    let OpenedDataset { reading, .. } = match opened {
        Ok(opened) => opened,
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
        let message = format!("{untold} more rows of `{}` cannot be read", quoted(&record.file));
        findings.push(check::bad_dataset(text, &record.file, message));
    }
    let unknown = reading.dataset.codes().iter().filter(|code| code.act_type.is_none());
    findings
        .extend(unknown.map(|code| check::unknown_code(text, &record.file, &code.code, code.acts)));
    let actors =
        record.actors.iter().filter(|(_, id)| matches!(graph.named(id), Some(Named::Node(_))));
    Some(Recorded {
        id: record.id.to_string(),
        title: None,
        dataset: reading.dataset,
        actors: actors.map(|(name, id)| (name.to_string(), id.to_string())).collect(),
    })
}
