//! Where answers go: standard output, or a file that is written whole or not at all.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use demarche::bibliography::Style as NoteStyle;
use demarche::diagnostic::Style;
use demarche::interop::Document;
use demarche::interop::Formatted;
use demarche::present::Report;

use crate::args::Colours;
use crate::args::Format;
use crate::args::Output;
use crate::failure::Failure;
use crate::watch;

/// How wide text is where no terminal says.
const WIDTH: usize = 100;

/// Writes bytes to a file, or to standard output where none is named. A closed pipe is no failure.
pub(crate) fn write(file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let Some(path) = file else {
        watch::end();
        let written =
            io::stdout().lock().write_all(bytes).and_then(|()| io::stdout().lock().flush());
        return match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other
                .map_err(|error| Failure::new(format!("cannot write to standard output: {error}"))),
        };
    };
    whole(path, bytes).map_err(|error| cannot_write(path, &error))
}

/// That a file cannot be written, and what became of the one that stood there.
pub(crate) fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    let stood = fs::metadata(path).is_ok_and(|there| there.is_file());
    let fate = if stood { "; the file that stood there is as it was" } else { "" };
    Failure::new(format!("cannot write `{}`: {}{fate}", path.display(), reason(error)))
}

/// Why a file cannot be written, without the name of the temporary one: only that which is meant tells a user anything.
pub(crate) fn reason(error: &io::Error) -> String {
    let told = error.to_string();
    told.split_once(" at path ").map_or(told.as_str(), |(reason, _)| reason).to_owned()
}

/// Writes a file bit by bit, whole or not at all.
pub(crate) fn stream(
    path: &Path,
    write: impl FnOnce(&mut io::BufWriter<&mut fs::File>) -> io::Result<()>,
) -> Result<(), Failure> {
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let draft = beside(&place, |file| {
        let mut buffered = io::BufWriter::with_capacity(1 << 18, file);
        write(&mut buffered)?;
        buffered.flush()
    });
    let done = draft.and_then(|file| Draft { file, place }.take_place());
    done.map_err(|error| cannot_write(path, &error))
}

fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let is_special = fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir());
    if is_special || path.starts_with("/dev") || path.starts_with("/proc") {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    Draft::new(path, bytes)?.take_place()
}

/// A file written beside its place, to be moved there: what stands there stays whole until then. A link leads to the
/// file that is meant.
pub(crate) struct Draft {
    file: tempfile::NamedTempFile,
    place: PathBuf,
}

impl Draft {
    /// Writes the file beside its place.
    pub(crate) fn new(path: &Path, bytes: &[u8]) -> io::Result<Draft> {
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let file = beside(&place, |file| file.write_all(bytes))?;
        Ok(Draft { file, place })
    }

    /// Moves it to its place, whatever stands there.
    pub(crate) fn take_place(self) -> io::Result<()> {
        let Draft { file, place } = self;
        watch::settle(&file.path().to_owned(), || file.persist(place))
            .map(drop)
            .map_err(|error| error.error)
    }

    /// Moves it to its place, where nothing stands.
    pub(crate) fn take_free_place(self) -> io::Result<()> {
        let Draft { file, place } = self;
        watch::settle(&file.path().to_owned(), || file.persist_noclobber(place))
            .map(drop)
            .map_err(|error| error.error)
    }
}

/// Writes a temporary file in the folder of a place, to be read by whoever may read what stands there.
fn beside(
    place: &Path,
    write: impl FnOnce(&mut fs::File) -> io::Result<()>,
) -> io::Result<tempfile::NamedTempFile> {
    let folder =
        place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // Whoever finds one, left by a command that was killed, should know whose it is.
    builder.prefix(".demarche-");
    make_readable(&mut builder);
    let mut file = watch::draft(|| {
        let file = builder.tempfile_in(folder)?;
        Ok((file.path().to_owned(), file))
    })?;
    write(file.as_file_mut())?;
    if let Ok(there) = fs::metadata(place) {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
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

/// Writes an answer in the form asked for: a report for people, a document for programs.
pub(crate) fn answer(
    output: &Output,
    report: impl FnOnce() -> Report,
    document: impl FnOnce() -> Document,
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    let asked = output.style.as_deref().map(note_style).transpose()?;
    let document = || formatted(document(), asked);
    let done = match format(output)? {
        Format::Table => {
            let report = match asked {
                Some(style) => report().with_notes(style),
                None => report(),
            };
            bytes.write_all(report.to_text(width(output.file.as_deref())).as_bytes())
        }
        Format::Md => {
            let report = report().with_notes(asked.unwrap_or_default());
            bytes.write_all(report.to_markdown().as_bytes())
        }
        Format::Json => document().write_json(&mut bytes),
        Format::Jsonl => document().write_json_lines(&mut bytes),
        Format::Csv => document().write_csv(&mut bytes),
    };
    done.map_err(|error| Failure::new(format!("cannot write the answer: {error}")))?;
    write(output.file.as_deref(), &bytes)
}

/// A document with what is asked for written out: entries of sources always, notes in the style that is named.
pub(crate) fn formatted(document: Document, asked: Option<NoteStyle>) -> Document {
    let what = if asked.is_some() { Formatted::EntriesAndNotes } else { Formatted::Entries };
    document.formatted(asked.unwrap_or_default(), what)
}

/// The style of notes of a name.
pub(crate) fn note_style(name: &str) -> Result<NoteStyle, Failure> {
    NoteStyle::named(name).map_err(|unknown| {
        let hint = match unknown.like.as_slice() {
            [] => "`demarche explain styles` lists them".to_owned(),
            like => format!("did you mean `{}`?", like.join("`, `")),
        };
        Failure::new(format!("no style is called `{}`; {hint}", demarche::text::visible(name)))
    })
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
    watch::say(text);
}
