//! The text of a source, read from a file.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::text::Text;

use super::folder::read_at_most;
use super::limits::FILE_SIZE_MAX;

/// Reads the text of a source, or tells why not.
pub fn source_text(path: &Path) -> Result<Text, String> {
    let about = fs::metadata(path).map_err(|error| error.to_string())?;
    if !about.is_file() {
        return Err("it is no regular file".to_owned());
    }
    if about.len() > FILE_SIZE_MAX {
        return Err(format!("it has {} bytes; the most is {FILE_SIZE_MAX}", about.len()));
    }
    let bytes = read_at_most(path, FILE_SIZE_MAX).map_err(|error| error.to_string())?;
    let body = String::from_utf8(bytes).map_err(|error| {
        format!("it is not UTF-8: byte {} begins no character", error.utf8_error().valid_up_to())
    })?;
    Ok(Text::new(path.display().to_string(), body))
}

/// Reads the text of a source by its path relative to a graph folder; one outside the folder is refused.
pub fn text_inside(folder: &Path, relative: &str) -> Result<Text, String> {
    source_text(&place_inside(folder, relative)?)
}

/// The place of a file by its path relative to a graph folder; one outside the folder is refused.
pub fn place_inside(folder: &Path, relative: &str) -> Result<PathBuf, String> {
    let path = folder.join(relative);
    let whole = |path: &Path| fs::canonicalize(path).map_err(|error| error.to_string());
    let is_outside = || "it lies outside the graph folder".to_owned();
    let climbs = Path::new(relative).components().any(|part| {
        !matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir)
    });
    if climbs || !whole(&path)?.starts_with(whole(folder)?) {
        return Err(is_outside());
    }
    Ok(path)
}
