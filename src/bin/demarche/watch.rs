//! What shows on a terminal while work takes long, and what is done where a user ends it.
//!
//! After a second a line on standard error says how far the work has come; it is gone before anything else is written.
//! Where standard error is no terminal there is none. Ctrl-C, or a signal to end, removes the line and the files that are
//! half written, and ends at once.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::Once;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;

use demarche::progress::Progress;
use demarche::progress::Stage;
use demarche::progress::Work;
use demarche::text::visible;

/// How long work takes before a line says how far it has come.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is drawn anew.
const PACE: Duration = Duration::from_millis(100);
/// What a shell says of a command ended by Ctrl-C.
const INTERRUPTED: i32 = 130;

static PROGRESS: LazyLock<Arc<Progress>> = LazyLock::new(Arc::default);
static LINE: Mutex<Line> = Mutex::new(Line { bar: None, stage: None, is_over: false });
/// The files that are half written.
static DRAFTS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
static HANDLER: Once = Once::new();

/// The line that shows.
struct Line {
    bar: Option<ProgressBar>,
    /// What the bar shows.
    stage: Option<Stage>,
    is_over: bool,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins to watch.
pub(crate) fn begin() {
    if io::stderr().is_terminal() {
        // Without the thread there is no line, and the answer is the same.
        drop(thread::Builder::new().spawn(show));
    }
}

/// Where the library is to count how far it has come.
pub(crate) fn progress() -> &'static Arc<Progress> {
    &PROGRESS
}

/// Takes the line away for good: the answer comes.
pub(crate) fn end() {
    let mut line = locked(&LINE);
    line.is_over = true;
    line.remove();
}

/// Says something on standard error, above the line where there is one.
pub(crate) fn say(text: &str) {
    let mut line = locked(&LINE);
    line.remove();
    // Where standard error is closed there is nobody to tell.
    drop(writeln!(io::stderr().lock(), "{text}"));
}

/// Makes a file that is to be removed where the command is ended before it has its place.
pub(crate) fn draft<T>(make: impl FnOnce() -> io::Result<(PathBuf, T)>) -> io::Result<T> {
    handle_interrupts();
    let mut drafts = locked(&DRAFTS);
    let (path, file) = make()?;
    drafts.insert(path);
    Ok(file)
}

/// Gives a draft its place, or takes it away.
pub(crate) fn settle<T>(path: &PathBuf, settle: impl FnOnce() -> T) -> T {
    let mut drafts = locked(&DRAFTS);
    drafts.remove(path);
    settle()
}

fn handle_interrupts() {
    // Where there can be no handler, a command ends as the system ends it.
    HANDLER.call_once(|| drop(ctrlc::set_handler(interrupted)));
}

/// Ends the command. Nothing is given its place meanwhile, as the lock is kept.
#[expect(clippy::exit, reason = "the user asks for the end of the process")]
fn interrupted() {
    let drafts = locked(&DRAFTS);
    for draft in &*drafts {
        drop(fs::remove_file(draft));
    }
    end();
    std::process::exit(INTERRUPTED);
}

/// Draws the line from time to time, for as long as the process runs.
fn show() {
    let begun = Instant::now();
    thread::sleep(PATIENCE);
    handle_interrupts();
    loop {
        let mut line = locked(&LINE);
        if line.is_over {
            return;
        }
        line.draw(PROGRESS.standing(), begun.elapsed());
        drop(line);
        thread::sleep(PACE);
    }
}

impl Line {
    fn remove(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.stage = None;
    }

    fn draw(&mut self, standing: Option<(Stage, u64)>, since: Duration) {
        let (stage, done) = match standing {
            Some((stage, done)) => (Some(stage), done),
            None => (None, 0),
        };
        if self.stage != stage {
            self.remove();
        }
        let bar = self.bar.get_or_insert_with(|| bar(stage.as_ref()));
        if stage.is_none() {
            bar.set_message(format!("at work for {} s", since.as_secs()));
        }
        bar.set_position(done);
        bar.tick();
        self.stage = stage;
    }
}

fn bar(stage: Option<&Stage>) -> ProgressBar {
    let (length, template, message) = match stage {
        None => (None, "{spinner} {msg}", String::new()),
        Some(Stage { work: Work::Reading(name), whole }) => (
            Some(*whole),
            "reading {msg} [{wide_bar}] {bytes} of {total_bytes}",
            visible(name).into_owned(),
        ),
        Some(Stage { work: Work::Pairs, whole }) => {
            (Some(*whole), "pairs of actors [{wide_bar}] {pos} of {len}", String::new())
        }
    };
    let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
    bar.set_message(message);
    // The templates are sound; without one the bar has a shape of its own.
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style.progress_chars("=> ")),
        Err(_) => bar,
    }
}
