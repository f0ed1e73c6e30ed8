//! The graph folder a command works on: found, opened, and begun.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use demarche::Graph;
use demarche::check::Asking;
use demarche::check::Checked;
use demarche::check::Reading;
use demarche::load;
use demarche::load::bundled::File;

use crate::args::Everywhere;
use crate::args::Texts;
use crate::failure::Failure;
use crate::output;
use crate::question;
use crate::watch;

/// Says in one line on standard error what of a folder had to be left out.
pub(crate) fn tell_left_out(graph: &Graph) {
    let left_out = graph.heading().left_out;
    if !left_out.is_nothing() {
        let parts = [
            (left_out.records, "record"),
            (left_out.acts, "act"),
            (left_out.links, "link or order"),
            (left_out.parts, "other part"),
        ];
        let told: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| plural(*count, what))
            .collect();
        output::say(&format!(
            "demarche: left out as unsound: {}; `demarche check` says why",
            told.join(", ")
        ));
    }
}

fn plural(count: usize, what: &str) -> String {
    match (count, what) {
        (1, _) => format!("1 {what}"),
        (_, "link or order") => format!("{count} links or orders"),
        (_, _) => format!("{count} {what}s"),
    }
}

/// Opens the graph, verifies its citations against the texts of its sources, and asks its expectations where that is
/// wanted.
pub(crate) fn open_with_texts(
    everywhere: &Everywhere,
    texts: &Texts,
    asking: Asking,
) -> Result<Checked, Failure> {
    let mut given = BTreeMap::new();
    for option in &texts.files {
        let (source, file) = option.split_once('=').ok_or_else(|| {
            Failure::new(format!(
                "--text takes SOURCE=FILE, as in chapter=chapter.txt, not `{option}`"
            ))
        })?;
        let text = load::source_text(Path::new(file))
            .map_err(|reason| Failure::new(format!("cannot read `{file}`: {reason}")))?;
        if given.insert(source.to_owned(), text).is_some() {
            return Err(Failure::new(format!("--text names two texts of `{source}`")));
        }
    }
    let sources: Vec<String> = given.keys().cloned().collect();
    let place = place(everywhere)?;
    let checked =
        demarche::open_with_texts(&place, reading(everywhere), given, asking, watch::progress())?;
    for source in sources {
        question::source(&checked.graph, &source)?;
    }
    Ok(checked)
}

/// How the fields of records count.
pub(crate) fn reading(everywhere: &Everywhere) -> Reading {
    if everywhere.corrected { Reading::Corrected } else { Reading::Printed }
}

/// Where the graph is.
pub(crate) fn place(everywhere: &Everywhere) -> Result<PathBuf, Failure> {
    if let Some(folder) = &everywhere.graph {
        return Ok(folder.clone());
    }
    if let Some(folder) = std::env::var_os("DEMARCHE_GRAPH").filter(|folder| !folder.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    let here = std::env::current_dir()
        .map_err(|error| Failure::new(format!("cannot tell the working folder: {error}")))?;
    let found = load::find(&here).ok_or_else(|| {
        Failure::new(format!(
            "found no graph folder from `{}` upward\n  begin one with `demarche init`, or write the example with `demarche init --example sino-soviet`,\n  or name one with --graph DIR",
            here.display()
        ))
    })?;
    Ok(found.strip_prefix(&here).map_or_else(|_| found.clone(), as_written))
}

/// A folder below the working folder, as a user would write it.
fn as_written(below: &Path) -> PathBuf {
    if below.as_os_str().is_empty() { PathBuf::from(".") } else { below.to_path_buf() }
}

/// Writes a new graph folder, whole or not at all; one that holds anything is left alone.
pub(crate) fn begin(folder: &Path, files: &[File]) -> Result<(), Failure> {
    let failure = |error: std::io::Error| {
        Failure::new(format!("cannot write `{}`: {}", folder.display(), output::reason(&error)))
    };
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Failure::new(format!(
            "`{}` is not empty: name a folder that is not there yet",
            folder.display()
        )));
    }
    let above =
        folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(above).map_err(failure)?;
    let draft = tempfile::Builder::new().prefix(".demarche-").tempdir_in(above).map_err(failure)?;
    let inner = draft.path().join("graph");
    for (path, body) in files {
        let path = inner.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&inner)).map_err(failure)?;
        fs::write(&path, body).map_err(failure)?;
    }
    fs::rename(&inner, folder).map_err(failure)
}
