//! Where answers go: standard output, or a file that is written whole or not at all.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;

use demarche::diagnostic::Style;
use demarche::interop::Document;
use demarche::present::Page;

use crate::args::Colours;
use crate::args::Format;
use crate::args::Output;
use crate::failure::Failure;

/// How wide text is where no terminal says.
const WIDTH: usize = 100;

/// Writes bytes to a file, or to standard output where none is named. A closed pipe is no failure.
pub(crate) fn write(file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = file else {
        let written =
            io::stdout().lock().write_all(bytes).and_then(|()| io::stdout().lock().flush());
        return match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other
                .map_err(|error| Failure::new(format!("cannot write to standard output: {error}"))),
        };
    };
    whole(path, bytes)
        .map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())))
}

/// Writes a file beside its place and moves it there: what stood there stays whole until then. A link leads to the
/// file that is meant; a device or pipe is written to as it is.
fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let is_special = fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir());
    if is_special || path.starts_with("/dev") || path.starts_with("/proc") {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let folder =
        place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // Whoever finds one, left by a command that was killed, should know whose it is.
    builder.prefix(".demarche-");
    make_readable(&mut builder);
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(there) = fs::metadata(&place) {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(place)?;
    Ok(())
}

/// A temporary file is private; a result should be as readable as any new file.
#[cfg(unix)]
fn make_readable(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

/// Elsewhere a temporary file has the permissions of its folder.
#[cfg(not(unix))]
fn make_readable(_: &mut tempfile::Builder<'_, '_>) {}

/// Writes an answer in the form asked for: a page for people, a document for programs.
pub(crate) fn answer(
    output: &Output,
    page: impl FnOnce() -> Page,
    document: impl FnOnce() -> Document,
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    let done = match format(output)? {
        Format::Table => bytes.write_all(page().to_text(width(output.file.as_deref())).as_bytes()),
        Format::Md => bytes.write_all(page().to_markdown().as_bytes()),
        Format::Json => document().write_json(&mut bytes),
        Format::Jsonl => document().write_json_lines(&mut bytes),
        Format::Csv => document().write_csv(&mut bytes),
    };
    done.map_err(|error| Failure::new(format!("cannot write the answer: {error}")))?;
    write(output.file.as_deref(), &bytes)
}

fn format(output: &Output) -> Result<Format, Failure> {
    if let Some(format) = output.format {
        return Ok(format);
    }
    let Some(path) = &output.file else { return Ok(Format::Table) };
    match path.extension().and_then(OsStr::to_str) {
        Some("json") => Ok(Format::Json),
        Some("jsonl" | "ndjson") => Ok(Format::Jsonl),
        Some("csv") => Ok(Format::Csv),
        Some("md" | "markdown") => Ok(Format::Md),
        Some("txt") | None => Ok(Format::Table),
        Some(other) => Err(Failure::new(format!(
            "cannot tell a format from the ending `.{other}`: use .json, .jsonl, .csv, .md or .txt, or --format"
        ))),
    }
}

/// The width of the terminal; of a page where the answer goes elsewhere.
pub(crate) fn width(file: Option<&Path>) -> usize {
    if file.is_some() || !io::stdout().is_terminal() {
        return WIDTH;
    }
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0)).clamp(40, 160)
}

/// Whether findings are coloured where they are written.
pub(crate) fn style(colours: Colours, to: &impl IsTerminal) -> Style {
    let coloured = match colours {
        Colours::Always => true,
        Colours::Never => false,
        Colours::Auto => {
            let asked_not_to = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            to.is_terminal() && !asked_not_to
        }
    };
    if coloured { Style::Coloured } else { Style::Plain }
}

/// Says something on standard error. Where that is closed there is nobody to tell.
pub(crate) fn say(text: &str) {
    let told = writeln!(io::stderr().lock(), "{text}");
    drop(told);
}
