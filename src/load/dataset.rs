//! The files of a data set, opened to be read as they come.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::dataset::format::Files;
use crate::dataset::format::Format;

/// The file of a data set, and those that its format needs beside it.
///
/// # Errors
///
/// What the system says where one of them cannot be opened.
pub fn dataset(path: &Path, format: &Format) -> io::Result<Files<'static>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = format.companions(&name).into_iter().map(|companion| {
        let opened = File::open(path.with_file_name(&companion));
        opened.map_err(|error| io::Error::new(error.kind(), format!("{companion}: {error}")))
    });
    let main = Box::new(File::open(path)?);
    let beside = beside.map(|file| file.map(|file| Box::new(file) as Box<dyn io::Read>));
    Ok(Files { main, beside: beside.collect::<io::Result<Vec<_>>>()? })
}
