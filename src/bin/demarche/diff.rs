//! The command `diff`: two folders, or one folder at two times.

use std::path::Path;

use demarche::Compared;
use demarche::check::Reading;
use demarche::interop;
use demarche::load;
use demarche::load::Folder;
use demarche::present;

use crate::args::DiffOutput;
use crate::args::Everywhere;
use crate::args::Output;
use crate::args::Versions;
use crate::failure::Failure;
use crate::failure::Outcome;
use crate::folder;
use crate::git;
use crate::git::Repository;
use crate::output;

/// Says what two versions of a graph folder differ in.
pub(crate) fn diff(
    everywhere: &Everywhere,
    asked: &Versions,
    written: &DiffOutput,
) -> Result<Outcome, Failure> {
    let reading = if everywhere.corrected { Reading::Corrected } else { Reading::Printed };
    let [old, new] = versions(everywhere, asked)?;
    let Compared { old, new, diff } = demarche::compare(&old, &new, reading);
    let DiffOutput { format, file, exit_code } = written;
    let output = Output { format: *format, file: file.clone(), exit_code: *exit_code, style: None };
    output::answer(
        &output,
        || present::diff(&old, &new, &diff),
        || interop::diff(&old, &new, &diff),
    )?;
    Ok(if *exit_code && !diff.is_empty() { Outcome::Findings } else { Outcome::Fine })
}

fn versions(everywhere: &Everywhere, asked: &Versions) -> Result<[Folder; 2], Failure> {
    match (&asked.rev, asked.folders.as_slice()) {
        (None, [old, new]) => Ok([load::folder(old)?, load::folder(new)?]),
        (None, _) => Err(Failure::new(
            "diff takes two folders, as in `demarche diff OLD NEW`, or --rev REV and one",
        )),
        (Some(revision), [folder]) => at_revisions(revision, folder),
        (Some(revision), []) => at_revisions(revision, &folder::place(everywhere)?),
        (Some(_), _) => Err(Failure::new(
            "with --rev, diff takes one folder, as in `demarche diff --rev REV DIR`",
        )),
    }
}

/// The folder at a revision and as it stands, or at two revisions.
fn at_revisions(revision: &str, folder: &Path) -> Result<[Folder; 2], Failure> {
    let repository = Repository::of(folder)?;
    match git::span(revision) {
        Some((old, new)) => Ok([repository.at(old)?, repository.at(new)?]),
        None => Ok([repository.at(revision)?, load::folder(folder)?]),
    }
}
