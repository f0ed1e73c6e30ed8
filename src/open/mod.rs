//! From a folder, or from texts or records at hand, to a graph.

mod asked;
mod collection;
mod dataset;
mod every_pair;
mod ids;
mod recorded;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use sha2::Digest;
use sha2::Sha256;

pub use asked::Asked;
pub use collection::ACTS_MAX;
pub use collection::Attached;
pub use collection::Collection;
pub use dataset::HowRead;
pub use dataset::OpenedDataset;

use rayon::prelude::*;

use crate::bibliography;
use crate::check;
use crate::check::Asking;
use crate::check::Checked;
use crate::check::Heading;
use crate::check::Reading;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::diff;
use crate::diff::Diff;
use crate::diff::Version;
use crate::error::Error;
use crate::graph::Graph;
use crate::load;
use crate::load::BEYOND_LIMIT;
use crate::load::Entry;
use crate::load::Folder;
use crate::load::Parsed;
use crate::load::limits::FINDINGS_MAX;
use crate::load::limits::RECORDS_MAX;
use crate::progress::Progress;
use crate::record::Marker;
use crate::record::Record;
use crate::text::Text;

use recorded::Opening;
use recorded::Rows;

/// Reads and checks a graph folder, but for its expectations: what opens it for a question does not wait for them.
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
/// sources name themselves are read from the folder. Expectations are asked where that is wanted, and the rows of data sets
/// are read; how much of them is counted.
///
/// # Errors
///
/// [`Error::Folder`] where there is no such folder or it cannot be read.
pub fn open_with_texts(
    path: &Path,
    reading: Reading,
    given: BTreeMap<String, Text>,
    asking: Asking,
    progress: &Arc<Progress>,
) -> Result<Checked, Error> {
    let folder = load::folder(path)?;
    let mut checked = build(&folder, reading, Given { texts: given, folder: Some(path), asking });
    if asking == Asking::Expectations {
        let (folder, graph, rows) = (&folder, &checked.graph, Rows::OfFile);
        let opening = Opening { path, folder, graph, rows, progress };
        let recorded = opening.datasets(&mut checked.findings);
        let asked = recorded.iter().map(|one| (one.id.as_str(), one.told.as_str()));
        let digest = with_datasets(&checked.graph.heading().digest, asked);
        checked.graph = checked.graph.with_digest(digest);
        checked.findings = listed(std::mem::take(&mut checked.findings));
    }
    Ok(checked)
}

/// Checks texts at hand as if each were a file of a graph folder, verifies their citations against the texts of
/// sources, given by id, and asks their expectations.
pub fn read_with_texts(
    texts: impl IntoIterator<Item = Text>,
    given: BTreeMap<String, Text>,
) -> Checked {
    let texts = texts.into_iter().map(Arc::new).collect();
    let folder = Folder { texts, ..Folder::default() };
    let asking = Asking::Expectations;
    build(&folder, Reading::Printed, Given { texts: given, folder: None, asking })
}

/// The findings in a folder that was read, but for those about texts of sources and expectations.
pub(crate) fn findings(folder: &Folder, reading: Reading) -> Vec<Diagnostic> {
    build(folder, reading, Given::default()).findings
}

/// What is given beside a folder: texts of sources at hand, where to look for those that sources name, and whether
/// expectations are asked.
#[derive(Default)]
struct Given<'p> {
    texts: BTreeMap<String, Text>,
    folder: Option<&'p Path>,
    asking: Asking,
}

/// Checks texts at hand as if each were a file of a graph folder, but for their expectations; the name of each is what
/// messages call it.
pub fn read(texts: impl IntoIterator<Item = Text>) -> (Graph, Vec<Diagnostic>) {
    let texts = texts.into_iter().map(Arc::new).collect();
    let folder = Folder { texts, ..Folder::default() };
    let checked = build(&folder, Reading::Printed, Given::default());
    (checked.graph, checked.findings)
}

/// Checks records made in code, under a title, and asks their expectations.
pub fn assemble(title: &str, records: Vec<Record<'_>>) -> (Graph, Vec<Diagnostic>) {
    let vocabulary = load::bundled::vocabulary();
    let mut diagnostics = Vec::new();
    let mut entries = entries(&vocabulary, &mut diagnostics).entries;
    entries.extend(records.into_iter().map(|record| Entry { record, text: None, span: 0..0 }));
    let heading = Heading { title: title.to_owned(), ..Heading::default() };
    let checked = finish(
        entries,
        heading,
        diagnostics,
        &Given { asking: Asking::Expectations, ..Given::default() },
    );
    (checked.graph, checked.findings)
}

/// Two folders, what was made of each, and what they differ in.
#[derive(Debug)]
pub struct Compared {
    /// The graph of the old version.
    pub old: Graph,
    /// The graph of the new version.
    pub new: Graph,
    /// What differs.
    pub diff: Diff,
}

/// Reads and checks two versions of a graph folder and compares them, record by record.
pub fn compare(old: &Folder, new: &Folder, reading: Reading) -> Compared {
    let vocabulary = load::bundled::vocabulary();
    let [old, new] = [old, new].map(|folder| version(folder, &vocabulary, reading));
    let diff = diff::diff(&old, &new);
    Compared { old: old.graph, new: new.graph, diff }
}

fn version<'t>(folder: &'t Folder, vocabulary: &'t [Arc<Text>], reading: Reading) -> Version<'t> {
    let Read { own, marker, heading, mut diagnostics } = Read::new(folder, reading);
    let built_in = entries(vocabulary, &mut diagnostics).entries;
    let mut all = built_in.clone();
    all.extend(own.iter().cloned());
    let given = Given { asking: Asking::Expectations, ..Given::default() };
    let checked = finish(all, heading, diagnostics, &given);
    let ids: BTreeSet<&str> =
        own.iter().filter_map(|entry| entry.record.id()).map(|id| &**id).collect();
    let has_ladder = own.iter().any(|entry| matches!(entry.record, Record::Ladder(_)));
    let is_kept = |entry: &Entry<'_>| {
        let is_replaced = entry.record.id().is_some_and(|id| ids.contains(&**id));
        !(is_replaced || has_ladder && matches!(entry.record, Record::Ladder(_)))
    };
    let mut entries: Vec<Entry<'t>> = built_in.into_iter().filter(is_kept).collect();
    drop(ids);
    entries.extend(own);
    Version { entries, marker, graph: checked.graph, findings: checked.findings }
}

fn build(folder: &Folder, reading: Reading, given: Given<'_>) -> Checked {
    build_with(folder, reading, given, Vec::new())
}

/// What is made of a folder and of more records.
fn build_with<'t>(
    folder: &'t Folder,
    reading: Reading,
    mut given: Given<'_>,
    more: Vec<Entry<'t>>,
) -> Checked {
    let vocabulary = load::bundled::vocabulary();
    let Read { own, heading, mut diagnostics, .. } = Read::new(folder, reading);
    let mut all = entries(&vocabulary, &mut diagnostics).entries;
    if let Some(path) = given.folder {
        add_texts(path, &own, &mut given.texts, &mut diagnostics);
    }
    all.extend(own);
    all.extend(more);
    finish(all, heading, diagnostics, &given)
}

/// A folder as it is read, before anything is made of it.
struct Read<'t> {
    own: Vec<Entry<'t>>,
    marker: Option<Marker<'t>>,
    heading: Heading,
    diagnostics: Vec<Diagnostic>,
}

impl<'t> Read<'t> {
    fn new(folder: &'t Folder, reading: Reading) -> Read<'t> {
        let mut diagnostics = folder.diagnostics.clone();
        let mut heading = Heading { reading, ..Heading::default() };
        let mut marker = None;
        if let Some(text) = &folder.marker {
            match load::marker(text) {
                Ok(found) => {
                    heading.title = found.title.to_string();
                    heading.licence = found.licence.to_string();
                    diagnostics.extend(check::unknown_format(&found, text));
                    marker = Some(found);
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        let Parsed { entries: own, lost } = entries(&folder.texts, &mut diagnostics);
        heading.lost = lost.into_iter().map(str::to_owned).collect();
        heading.digest = digest(&own);
        let lost = diagnostics.iter().filter(|one| one.severity == Severity::Error);
        heading.unread = lost.count();
        Read { own, marker, heading, diagnostics }
    }
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

/// The records of all texts, in their order; texts are read side by side.
fn entries<'t>(texts: &'t [Arc<Text>], diagnostics: &mut Vec<Diagnostic>) -> Parsed<'t> {
    let read = texts.par_iter().with_max_len(1).map(|text| {
        if bibliography::is_bibliography(text) {
            let (entries, findings) = bibliography::read(text);
            (Parsed { entries, ..Parsed::default() }, findings)
        } else {
            load::parse(text)
        }
    });
    let mut all = Parsed::default();
    for (parsed, findings) in read.collect::<Vec<_>>() {
        all.entries.extend(parsed.entries);
        all.lost.extend(parsed.lost);
        diagnostics.extend(findings);
        if all.entries.len() > RECORDS_MAX {
            diagnostics.extend(too_many(&all.entries, RECORDS_MAX));
            all.entries.truncate(RECORDS_MAX);
            break;
        }
    }
    all
}

/// The first record past the most that a folder may have.
fn too_many(entries: &[Entry<'_>], most: usize) -> Option<Diagnostic> {
    let first = entries.get(most)?;
    let label = first.text.map(|text| Label {
        text: Arc::clone(text),
        span: first.span.start..first.span.start,
        message: "the first that is left out".to_owned(),
    });
    let message = format!("the folder has more than {most} records; the rest is left out");
    Some(Diagnostic::error(BEYOND_LIMIT, message).at(label).help("divide the folder"))
}

/// Of each code only so many findings, the first, and a word on how many more there are.
fn listed(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut kept = findings;
    kept.retain(|finding| {
        let count = counts.entry(finding.code).or_default();
        *count += 1;
        *count <= FINDINGS_MAX
    });
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > FINDINGS_MAX) {
        let last = kept.iter().rfind(|finding| finding.code == code);
        let more = last.map(|last| check::unlisted(code, count - FINDINGS_MAX, last));
        kept.extend(more);
    }
    kept.sort_by(Diagnostic::compare);
    kept
}

fn finish(
    entries: Vec<Entry<'_>>,
    heading: Heading,
    mut diagnostics: Vec<Diagnostic>,
    given: &Given<'_>,
) -> Checked {
    let mut checked = check::assemble(entries, heading, &given.texts, given.asking);
    diagnostics.append(&mut checked.findings);
    diagnostics.sort_by(Diagnostic::compare);
    checked.findings = listed(diagnostics);
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
    hexadecimal(whole)
}

/// SHA-256 over the digest of records and, in order, the ids of data sets and what was read of each; where there is none,
/// that of the records.
fn with_datasets<'d>(records: &str, datasets: impl Iterator<Item = (&'d str, &'d str)>) -> String {
    let mut lines: Vec<String> = datasets.map(|(id, told)| format!("\n{id} {told}")).collect();
    if lines.is_empty() {
        return records.to_owned();
    }
    lines.sort_unstable();
    let mut whole = Sha256::new();
    whole.update(records);
    for line in lines {
        whole.update(line);
    }
    hexadecimal(whole)
}

fn hexadecimal(digest: Sha256) -> String {
    let mut digits = String::new();
    for byte in digest.finalize() {
        digits += &format!("{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Text;
    use super::load;
    use super::too_many;

    #[test]
    fn the_first_record_past_the_most_is_shown() {
        let body = "[Topic(id: \"a\", name: \"A\"), Topic(id: \"b\", name: \"B\"),\nTopic(id: \"c\", name: \"C\")]";
        let text = Arc::new(Text::new("case.ron", body));
        let entries = load::parse(&text).0.entries;
        assert!(too_many(&entries, 3).is_none());
        let found = too_many(&entries, 2).expect("three are more than two");
        assert_eq!(found.message, "the folder has more than 2 records; the rest is left out");
        assert_eq!(found.primary.map(|label| label.ends()[0].line), Some(2));
    }
}
