//! The files of a graph folder, as texts.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Fix;
use crate::diagnostic::Label;
use crate::error::Error;
use crate::text::Text;

use super::MISSING_MARKER;
use super::UNREADABLE_FILE;
use super::limits::DEPTH_MAX;
use super::limits::FILE_SIZE_MAX;
use super::limits::FOLDER_SIZE_MAX;

/// The file at the top that marks a graph folder.
pub const MARKER: &str = "demarche.ron";

/// The texts of a folder, in order of their paths.
#[derive(Debug, Default)]
pub struct Folder {
    /// `demarche.ron`, where there is one.
    pub marker: Option<Arc<Text>>,
    /// Every other `*.ron`, and bibliographies: `*.bib`, and `*.json` that holds a list.
    pub texts: Vec<Arc<Text>>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// The nearest graph folder from a place upward: the place itself where it holds `demarche.ron`, else the folder
/// `graph` in it where that does, else the same for the folder above.
pub fn find(from: &Path) -> Option<PathBuf> {
    from.ancestors().find_map(|place| {
        let inner = place.join("graph");
        let found =
            [place, inner.as_path()].into_iter().find(|folder| folder.join(MARKER).is_file())?;
        Some(found.to_path_buf())
    })
}

/// Reads every `*.ron` of a folder and of the folders in it, and the bibliographies beside them.
///
/// Links are not followed, so nothing outside the folder is read; names that begin with a dot are passed over.
pub fn folder(path: &Path) -> Result<Folder, Error> {
    fs::read_dir(path).map_err(|source| Error::Folder { path: path.to_path_buf(), source })?;
    let mut folder = Folder::default();
    let mut size = 0;
    let walk = WalkDir::new(path).max_depth(DEPTH_MAX).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if is_passed_over(&entry) => {}
            Ok(entry) => match read(&entry, &mut size) {
                Ok(text) if entry.depth() == 1 && entry.file_name() == MARKER => {
                    folder.marker = Some(text);
                }
                Ok(text) => folder.texts.push(text),
                Err(reason) => folder.diagnostics.push(unreadable(entry.path(), &reason)),
            },
            Err(error) => {
                let at = error.path().unwrap_or(path).to_path_buf();
                let reason = error
                    .io_error()
                    .map_or_else(|| "a loop of links".to_owned(), ToString::to_string);
                folder.diagnostics.push(unreadable(&at, &reason));
            }
        }
    }
    if folder.marker.is_none() {
        let fix = new_marker(path).filter(|_| !folder.texts.is_empty());
        folder.diagnostics.push(no_marker(path).maybe_fix(fix));
    }
    Ok(folder)
}

/// A marker with the name of the folder as its title; the licence is the curator's to state. None where a file of that name
/// is there but cannot be read, or where a folder above is marked: the folder may be a part of that graph.
fn new_marker(folder: &Path) -> Option<Fix> {
    let place = folder.join(MARKER);
    let whole = fs::canonicalize(folder).ok()?;
    let is_inside = whole.ancestors().skip(1).any(|above| above.join(MARKER).is_file());
    if is_inside || fs::symlink_metadata(&place).is_ok() {
        return None;
    }
    let title = ron::to_string(&whole.file_name()?.to_string_lossy()).ok()?;
    let body =
        format!("Graph(\n    title: {title},\n    licence: \"to be stated\",\n    format: 1,\n)\n");
    Some(Fix::create(place.display().to_string(), body))
}

pub(super) fn no_marker(path: &Path) -> Diagnostic {
    Diagnostic::warning(MISSING_MARKER, format!("the folder has no `{MARKER}`"))
        .at(Some(whole(path)))
        .help(format!("add `{MARKER}` with: Graph(title: \"…\", licence: \"…\", format: 1)"))
}

/// Whether a file may hold records or a bibliography.
pub(super) fn is_ours(path: &Path) -> bool {
    let endings = ["ron", "bib", "json"];
    path.extension().is_some_and(|ending| endings.iter().any(|ours| ending == OsStr::new(ours)))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether nothing is to be read or said of an entry: a folder that is gone through, or a file that holds no records.
fn is_passed_over(entry: &DirEntry) -> bool {
    // The graph folder itself may be a link.
    if entry.file_type().is_dir() || entry.depth() == 0 {
        return entry.depth() < DEPTH_MAX;
    }
    let is_folder = || entry.file_type().is_symlink() && entry.path().is_dir();
    !is_ours(entry.path()) && !is_folder()
}

/// Reads one file, or tells why not; adds its bytes to `size`.
fn read(entry: &DirEntry, size: &mut u64) -> Result<Arc<Text>, String> {
    if entry.file_type().is_dir() {
        return Err(format!("no folder more than {DEPTH_MAX} folders deep is read"));
    }
    if entry.file_type().is_symlink() {
        return Err(LINK.to_owned());
    }
    if !entry.file_type().is_file() {
        return Err("it is no regular file, and is not opened".to_owned());
    }
    let length = entry.metadata().map_err(|error| error.to_string())?.len();
    make_room(size, length)?;
    let bytes = read_at_most(entry.path(), FILE_SIZE_MAX).map_err(|error| error.to_string())?;
    text(entry.path().display().to_string(), bytes)
}

/// Why a link is not read.
pub(super) const LINK: &str = "it is a link, and links are not followed";

/// Adds the bytes of a file to those of its folder, unless either are too many.
pub(super) fn make_room(size: &mut u64, length: u64) -> Result<(), String> {
    if length > FILE_SIZE_MAX {
        return Err(format!("it has {length} bytes; the most is {FILE_SIZE_MAX}"));
    }
    if *size + length > FOLDER_SIZE_MAX {
        return Err(format!("the folder has more than {FOLDER_SIZE_MAX} bytes"));
    }
    *size += length;
    Ok(())
}

pub(super) fn text(name: String, bytes: Vec<u8>) -> Result<Arc<Text>, String> {
    let body = String::from_utf8(bytes).map_err(|error| {
        format!("it is not UTF-8: byte {} begins no character", error.utf8_error().valid_up_to())
    })?;
    Ok(Arc::new(Text::new(name, body)))
}

/// A file may grow while it is read; this stops all the same.
pub(super) fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(fs::File::open(path)?, most), &mut bytes)?;
    Ok(bytes)
}

pub(super) fn unreadable(path: &Path, reason: &str) -> Diagnostic {
    Diagnostic::error(UNREADABLE_FILE, format!("cannot read `{}`: {reason}", path.display()))
        .at(Some(whole(path)))
        .help("the file is left out; make it a readable UTF-8 text, or take it out of the folder")
}

/// A label for a file as a whole.
fn whole(path: &Path) -> Label {
    Label {
        text: Arc::new(Text::new(path.display().to_string(), "")),
        span: 0..0,
        message: String::new(),
    }
}
