//! What `check --fix` would write: the files of a folder with every edit made that can mean nothing else.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::check::Reading;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Fix;
use crate::diagnostic::FixKind;
use crate::diagnostic::edited;
use crate::error::Error;
use crate::load;
use crate::load::Folder;
use crate::open;
use crate::text::Text;

/// A file of a graph folder with its edits made.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The file as it was read; empty where it is to be made.
    pub before: Arc<Text>,
    /// The file as it should be.
    pub after: Arc<Text>,
    /// Whether it was there.
    pub kind: FixKind,
    /// How many edits were made.
    pub edits: usize,
}

/// The most times that a folder is checked again: a record tells the first name in it that is unknown, so that the second
/// comes to light when the first is mended.
const ROUNDS_MAX: usize = 100;

/// Reads a folder and makes in memory the edits that its findings carry, then those that come to light, until there are
/// none. Nothing is written. Files are in the order of their paths.
///
/// # Errors
///
/// [`Error::Folder`] where there is no such folder or it cannot be read.
pub fn mend(path: &Path, reading: Reading) -> Result<Vec<Mended>, Error> {
    let mut folder = load::folder(path)?;
    let mut mended: Vec<Mended> = Vec::new();
    for _ in 0..ROUNDS_MAX {
        let findings = open::findings(&folder, reading);
        let round = edits(&findings);
        if round.is_empty() {
            break;
        }
        for one in round {
            replace(&mut folder, &one);
            match mended.iter_mut().find(|earlier| Arc::ptr_eq(&earlier.after, &one.before)) {
                Some(earlier) => {
                    earlier.after = one.after;
                    earlier.edits += one.edits;
                }
                None => mended.push(one),
            }
        }
    }
    mended.sort_by(|one, other| one.before.name().cmp(other.before.name()));
    Ok(mended)
}

/// The files that findings would change, each with as many edits made as do not overlap.
fn edits(findings: &[Diagnostic]) -> Vec<Mended> {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for fix in findings.iter().flat_map(|finding| &finding.fixes) {
        by_file.entry(fix.text.name()).or_default().push(fix);
    }
    let mended = by_file.into_values().filter_map(|fixes| {
        let first = fixes.first()?;
        let (body, edits) = edited(&first.text, &fixes);
        let after = Arc::new(Text::new(first.text.name(), body));
        (edits > 0).then(|| Mended {
            before: Arc::clone(&first.text),
            after,
            kind: first.kind,
            edits,
        })
    });
    mended.collect()
}

/// Puts a file in the place of what was read of it.
fn replace(folder: &mut Folder, one: &Mended) {
    let after = Arc::clone(&one.after);
    match one.kind {
        FixKind::Creates => {
            folder.marker = Some(after);
            folder.diagnostics.retain(|finding| finding.code != load::MISSING_MARKER);
        }
        FixKind::Replaces => {
            let texts = folder.texts.iter_mut().chain(&mut folder.marker);
            for text in texts.filter(|text| Arc::ptr_eq(text, &one.before)) {
                *text = Arc::clone(&after);
            }
        }
    }
}
