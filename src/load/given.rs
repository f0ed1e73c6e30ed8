//! A folder out of files that were read elsewhere: a revision of a repository, under the limits of a folder on disk.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::text::Text;

use super::Folder;
use super::MARKER;
use super::folder::LINK;
use super::folder::is_ours;
use super::folder::make_room;
use super::folder::no_marker;
use super::folder::text;
use super::folder::unreadable;
use super::limits::DEPTH_MAX;

/// A folder that is filled file by file.
#[derive(Debug)]
pub struct GivenFolder {
    name: PathBuf,
    folder: Folder,
    texts: Vec<(PathBuf, Arc<Text>)>,
    size: u64,
}

/// A file as it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenFile {
    /// A file of so many bytes.
    Regular(u64),
    /// A link, wherever it leads.
    Link,
}

impl GivenFolder {
    /// A folder without files; messages call its files by its name and theirs.
    pub fn new(name: impl Into<PathBuf>) -> GivenFolder {
        let (folder, texts) = (Folder::default(), Vec::new());
        GivenFolder { name: name.into(), folder, texts, size: 0 }
    }

    /// Whether a file, by its path below the folder, is to be read: every `*.ron` and every bibliography is, unless a name on the way to it begins
    /// with a dot. One that cannot be read for what it is becomes a finding.
    pub fn takes(&mut self, path: &Path, file: GivenFile) -> bool {
        let mut names = path.components().map(|name| name.as_os_str().as_encoded_bytes());
        let is_hidden = names.any(|name| name.starts_with(b"."));
        let is_deep = path.components().count() > DEPTH_MAX;
        if is_hidden || is_deep || !is_ours(path) {
            return false;
        }
        let room = match file {
            GivenFile::Regular(bytes) => make_room(&mut self.size, bytes),
            GivenFile::Link => Err(LINK.to_owned()),
        };
        if let Err(reason) = &room {
            self.folder.diagnostics.push(unreadable(&self.name.join(path), reason));
        }
        room.is_ok()
    }

    /// Adds a file that it [takes](GivenFolder::takes).
    pub fn add(&mut self, path: &Path, bytes: Vec<u8>) {
        let name = self.name.join(path);
        match text(name.display().to_string(), bytes) {
            Ok(text) if path == Path::new(MARKER) => self.folder.marker = Some(text),
            Ok(text) => self.texts.push((path.to_path_buf(), text)),
            Err(reason) => self.folder.diagnostics.push(unreadable(&name, &reason)),
        }
    }

    /// The folder, its files in order.
    pub fn finish(mut self) -> Folder {
        self.texts.sort_by(|(one, _), (other, _)| one.cmp(other));
        self.folder.texts.extend(self.texts.into_iter().map(|(_, text)| text));
        if self.folder.marker.is_none() {
            self.folder.diagnostics.push(no_marker(&self.name));
        }
        self.folder
    }
}
