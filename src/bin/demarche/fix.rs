//! `check --fix`: what can mean nothing else is mended in the files of a graph folder, or shown as a diff.

use std::fs;
use std::path::Path;

use similar::ChangeTag;
use similar::TextDiff;
use similar::udiff::UnifiedDiffHunk;

use demarche::Mended;
use demarche::diagnostic::FixKind;
use demarche::text::visible;

use crate::args::Everywhere;
use crate::failure::Failure;
use crate::folder;
use crate::output;
use crate::output::Draft;

/// The files that would change.
pub(crate) fn mend(everywhere: &Everywhere) -> Result<Vec<Mended>, Failure> {
    Ok(demarche::mend(&folder::place(everywhere)?, folder::reading(everywhere))?)
}

/// Writes the files. All are written beside their places before the first is moved there, so that a full disk or a folder
/// that cannot be written to changes none.
pub(crate) fn write(mended: &[Mended]) -> Result<(), Failure> {
    let drafts = mended.iter().map(draft).collect::<Result<Vec<Draft>, Failure>>()?;
    let mut written: Vec<&Mended> = Vec::new();
    for (one, draft) in mended.iter().zip(drafts) {
        let path = Path::new(one.before.name());
        let moved = match one.kind {
            _ if !is_as_read(one) => {
                output::say(&format!("`{}` changed meanwhile: it is left alone", name(one)));
                continue;
            }
            FixKind::Replaces => draft.take_place(),
            FixKind::Creates => draft.take_free_place(),
        };
        if let Err(error) = moved {
            said(&written, "fixed");
            return Err(output::cannot_write(path, &error));
        }
        written.push(one);
    }
    said(&written, "fixed");
    Ok(())
}

/// Shows the changes as a unified diff. Unseen characters are shown as escapes: it is for people.
pub(crate) fn show(mended: &[Mended], file: Option<&Path>) -> Result<(), Failure> {
    let diff: String = mended.iter().map(unified).collect();
    output::write(file, diff.as_bytes())?;
    said(&mended.iter().collect::<Vec<_>>(), "would fix");
    Ok(())
}

/// A file written beside its place. One that may not be written to is not replaced either.
fn draft(one: &Mended) -> Result<Draft, Failure> {
    let path = Path::new(one.before.name());
    if fs::metadata(path).is_ok_and(|there| there.permissions().readonly()) {
        return Err(Failure::new(format!(
            "cannot write `{}`: it is read-only; no file was changed",
            path.display()
        )));
    }
    Draft::new(path, one.after.body().as_bytes()).map_err(|error| {
        let reason = output::reason(&error);
        Failure::new(format!("cannot write `{}`: {reason}; no file was changed", path.display()))
    })
}

/// Whether a file is still what was checked: a regular file with the same bytes; none, where it is to be made.
fn is_as_read(one: &Mended) -> bool {
    let path = Path::new(one.before.name());
    match (one.kind, fs::symlink_metadata(path)) {
        (FixKind::Creates, there) => there.is_err(),
        (FixKind::Replaces, Ok(there)) => {
            there.is_file()
                && fs::read(path).is_ok_and(|bytes| bytes == one.before.body().as_bytes())
        }
        (FixKind::Replaces, Err(_)) => false,
    }
}

/// Says how many edits were made, and in which files.
fn said(mended: &[&Mended], verb: &str) {
    let edits: usize = mended.iter().map(|one| one.edits).sum();
    let told: Vec<String> =
        mended.iter().map(|one| format!("{} in `{}`", one.edits, name(one))).collect();
    output::say(&match edits {
        0 => "nothing can be fixed for certain".to_owned(),
        1 => format!("{verb} 1 finding: {}", told.join(", ")),
        _ => format!("{verb} {edits} findings: {}", told.join(", ")),
    });
}

fn name(one: &Mended) -> String {
    visible(one.before.name()).into_owned()
}

fn unified(one: &Mended) -> String {
    let name = name(one);
    let before = match one.kind {
        FixKind::Replaces => name.as_str(),
        FixKind::Creates => "/dev/null",
    };
    let diff = TextDiff::from_lines(one.before.body(), one.after.body());
    let hunks = diff.unified_diff().iter_hunks().map(|hunk| drawn(&hunk)).collect::<String>();
    format!("--- {before}\n+++ {name}\n{hunks}")
}

fn drawn(hunk: &UnifiedDiffHunk<'_, '_, '_, str>) -> String {
    let mut lines = format!("{}\n", hunk.header());
    for change in hunk.iter_changes() {
        let sign = match change.tag() {
            ChangeTag::Equal => ' ',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        let line = change.value().trim_end_matches(['\n', '\r']);
        let ending = if change.value().ends_with("\r\n") { "\r\n" } else { "\n" };
        lines += &format!("{sign}{}{ending}", visible(line));
        if change.missing_newline() {
            lines += "\\ No newline at end of file\n";
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    use demarche::Mended;
    use demarche::diagnostic::FixKind;
    use demarche::text::Text;

    use super::write;

    fn mended(path: &Path, before: &str, kind: FixKind) -> Mended {
        let text = |body: &str| Arc::new(Text::new(path.display().to_string(), body));
        Mended { before: text(before), after: text("after"), kind, edits: 1 }
    }

    #[test]
    fn a_file_that_is_another_than_was_checked_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let [changed, gone, there, same] =
            ["changed", "gone", "there", "same"].map(|name| folder.path().join(name));
        for path in [&changed, &there, &same] {
            fs::write(path, "before").expect("it can be written");
        }
        let all = [
            mended(&changed, "before!", FixKind::Replaces),
            mended(&gone, "before", FixKind::Replaces),
            mended(&there, "", FixKind::Creates),
            mended(&same, "before", FixKind::Replaces),
        ];
        write(&all).expect("it can be written to");
        let stands = |path: &Path| fs::read(path).expect("it is there");
        assert_eq!(
            [stands(&changed), stands(&there), stands(&same)],
            [b"before".to_vec(), b"before".to_vec(), b"after".to_vec()]
        );
        let names = fs::read_dir(folder.path()).expect("it can be read").count();
        assert_eq!((names, gone.exists()), (3, false));
    }
}
