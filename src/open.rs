//! From a folder, or from texts or records at hand, to a graph.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use sha2::Digest;
use sha2::Sha256;

use crate::bibliography;
use crate::check;
use crate::check::Checked;
use crate::check::Heading;
use crate::check::Reading;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::graph::Graph;
use crate::load;
use crate::load::Entry;
use crate::load::Folder;
use crate::record::Record;
use crate::text::Text;

/// Reads and checks a graph folder.
///
/// Bad data is no failure: the graph holds what is sound, the diagnostics say what is not, in order of file and place.
///
/// # Errors
///
/// [`Error::Folder`] where there is no such folder or it cannot be read.
pub fn open(path: &Path, reading: Reading) -> Result<(Graph, Vec<Diagnostic>), Error> {
    let folder = load::folder(path)?;
    let checked = build(&folder, reading, Given::default());
    Ok((checked.graph, checked.findings))
}

/// Reads and checks a graph folder, and verifies its citations against the texts of sources, given by id. The texts that
/// sources name themselves are read from the folder.
///
/// # Errors
///
/// [`Error::Folder`] where there is no such folder or it cannot be read.
pub fn open_with_texts(
    path: &Path,
    reading: Reading,
    given: BTreeMap<String, Text>,
) -> Result<Checked, Error> {
    let folder = load::folder(path)?;
    Ok(build(&folder, reading, Given { texts: given, folder: Some(path) }))
}

/// Checks texts at hand as if each were a file of a graph folder, and verifies their citations against the texts of
/// sources, given by id.
pub fn read_with_texts(
    texts: impl IntoIterator<Item = Text>,
    given: BTreeMap<String, Text>,
) -> Checked {
    let texts = texts.into_iter().map(Arc::new).collect();
    let folder = Folder { texts, ..Folder::default() };
    build(&folder, Reading::Printed, Given { texts: given, folder: None })
}

/// The texts of sources: those at hand, and where to look for those that sources name.
#[derive(Default)]
struct Given<'p> {
    texts: BTreeMap<String, Text>,
    folder: Option<&'p Path>,
}

/// Checks texts at hand as if each were a file of a graph folder; the name of each is what messages call it.
pub fn read(texts: impl IntoIterator<Item = Text>) -> (Graph, Vec<Diagnostic>) {
    let texts = texts.into_iter().map(Arc::new).collect();
    let folder = Folder { texts, ..Folder::default() };
    let checked = build(&folder, Reading::Printed, Given::default());
    (checked.graph, checked.findings)
}

/// Checks records made in code, under a title.
pub fn assemble(title: &str, records: Vec<Record<'_>>) -> (Graph, Vec<Diagnostic>) {
    let vocabulary = load::bundled::vocabulary();
    let mut diagnostics = Vec::new();
    let mut entries = entries(&vocabulary, &mut diagnostics);
    entries.extend(records.into_iter().map(|record| Entry { record, text: None, span: 0..0 }));
    let heading = Heading { title: title.to_owned(), ..Heading::default() };
    let checked = finish(entries, heading, diagnostics, &BTreeMap::new());
    (checked.graph, checked.findings)
}

fn build(folder: &Folder, reading: Reading, mut given: Given<'_>) -> Checked {
    let vocabulary = load::bundled::vocabulary();
    let mut diagnostics = folder.diagnostics.clone();
    let mut heading = Heading { reading, ..Heading::default() };
    if let Some(text) = &folder.marker {
        match load::marker(text) {
            Ok(marker) => {
                heading.title = marker.title.to_string();
                heading.licence = marker.licence.to_string();
                diagnostics.extend(check::unknown_format(&marker, text));
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    let own = entries(&folder.texts, &mut diagnostics);
    heading.digest = digest(&own);
    let lost = diagnostics.iter().filter(|one| one.severity == Severity::Error);
    heading.unread = lost.count();
    let mut all = entries(&vocabulary, &mut diagnostics);
    if let Some(path) = given.folder {
        add_texts(path, &own, &mut given.texts, &mut diagnostics);
    }
    all.extend(own);
    finish(all, heading, diagnostics, &given.texts)
}

/// Reads the texts that sources name, apart from those at hand.
fn add_texts(
    folder: &Path,
    entries: &[Entry<'_>],
    texts: &mut BTreeMap<String, Text>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for entry in entries {
        let (Record::Source(source), Some(file)) = (&entry.record, entry.text) else { continue };
        let Some(written) = source.text.as_ref().filter(|_| !texts.contains_key(&*source.id))
        else {
            continue;
        };
        match load::text_inside(folder, written) {
            Ok(text) => drop(texts.insert(source.id.to_string(), text)),
            Err(reason) => diagnostics.push(check::unreadable_text(file, written, &reason)),
        }
    }
}

fn entries<'t>(texts: &'t [Arc<Text>], diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry<'t>> {
    let mut all = Vec::new();
    for text in texts {
        let (entries, findings) = if bibliography::is_bibliography(text) {
            bibliography::read(text)
        } else {
            load::parse(text)
        };
        all.extend(entries);
        diagnostics.extend(findings);
    }
    all
}

fn finish(
    entries: Vec<Entry<'_>>,
    heading: Heading,
    mut diagnostics: Vec<Diagnostic>,
    given: &BTreeMap<String, Text>,
) -> Checked {
    let mut checked = check::assemble(entries, heading, given);
    diagnostics.append(&mut checked.findings);
    diagnostics.sort_by(Diagnostic::compare);
    checked.findings = diagnostics;
    checked
}

/// SHA-256 over the records, each hashed alone and the hashes sorted, so that files and their order do not matter.
fn digest(entries: &[Entry<'_>]) -> String {
    let body = |entry: &Entry<'_>| {
        let text = entry.text.and_then(|text| text.body().get(entry.span.clone())).unwrap_or("");
        Sha256::digest(text.replace("\r\n", "\n").trim())
    };
    let mut hashes: Vec<_> = entries.iter().map(body).collect();
    hashes.sort_unstable();
    let mut whole = Sha256::new();
    for hash in hashes {
        whole.update(hash);
    }
    let mut digits = String::new();
    for byte in whole.finalize() {
        digits += &format!("{byte:02x}");
    }
    digits
}
