//! From a folder, or from texts or records at hand, to a graph.

use std::path::Path;
use std::sync::Arc;

use sha2::Digest;
use sha2::Sha256;

use crate::check;
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
    Ok(build(load::folder(path)?, reading))
}

/// Checks texts at hand as if each were a file of a graph folder; the name of each is what messages call it.
pub fn read(texts: impl IntoIterator<Item = Text>) -> (Graph, Vec<Diagnostic>) {
    let texts = texts.into_iter().map(Arc::new).collect();
    build(Folder { texts, ..Folder::default() }, Reading::Printed)
}

/// Checks records made in code, under a title.
pub fn assemble(title: &str, records: Vec<Record<'_>>) -> (Graph, Vec<Diagnostic>) {
    let vocabulary = load::bundled::vocabulary();
    let mut diagnostics = Vec::new();
    let mut entries = entries(&vocabulary, &mut diagnostics);
    entries.extend(records.into_iter().map(|record| Entry { record, text: None, span: 0..0 }));
    let heading = Heading { title: title.to_owned(), ..Heading::default() };
    finish(entries, heading, diagnostics)
}

fn build(folder: Folder, reading: Reading) -> (Graph, Vec<Diagnostic>) {
    let vocabulary = load::bundled::vocabulary();
    let mut diagnostics = folder.diagnostics;
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
    all.extend(own);
    finish(all, heading, diagnostics)
}

fn entries<'t>(texts: &'t [Arc<Text>], diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry<'t>> {
    let mut all = Vec::new();
    for text in texts {
        let (entries, findings) = load::parse(text);
        all.extend(entries);
        diagnostics.extend(findings);
    }
    all
}

fn finish(
    entries: Vec<Entry<'_>>,
    heading: Heading,
    mut diagnostics: Vec<Diagnostic>,
) -> (Graph, Vec<Diagnostic>) {
    let (graph, findings) = check::assemble(entries, heading);
    diagnostics.extend(findings);
    diagnostics.sort_by(Diagnostic::compare);
    (graph, diagnostics)
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
