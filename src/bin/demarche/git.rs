//! A graph folder at a revision of its repository, read through the git program.
//!
//! Only objects are read: nothing is checked out or written, and neither hooks nor filters nor textconv run. Blobs are asked
//! for one by one, by their ids, and only those that a graph folder may have. Missing objects are not fetched.

use std::ffi::OsString;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::ErrorKind;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::ChildStdin;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;

use demarche::load::Folder;
use demarche::load::GivenFile;
use demarche::load::GivenFolder;
use demarche::text::quoted;

use crate::failure::Failure;

/// The repository in which a folder lies, and where it lies in it.
pub(crate) struct Repository<'p> {
    folder: &'p Path,
    /// The folder's path from the top of the repository, with `/` behind it; empty where it is the top.
    prefix: Vec<u8>,
}

impl Repository<'_> {
    /// The repository of a folder.
    pub(crate) fn of(folder: &Path) -> Result<Repository<'_>, Failure> {
        if !folder.is_dir() {
            return Err(Failure::new(format!("there is no folder `{}`", folder.display())));
        }
        let shown = output(git(folder).args(["rev-parse", "--show-prefix"]))?;
        let mut prefix = shown.map_err(|said| {
            Failure::new(format!("`{}` is in no repository of git: {said}", folder.display()))
        })?;
        prefix.pop_if(|last| *last == b'\n');
        Ok(Repository { folder, prefix })
    }

    /// The folder as it was at a revision.
    pub(crate) fn at(&self, revision: &str) -> Result<Folder, Failure> {
        let tree = self.tree(revision)?;
        let listed = output(git(self.folder).args(["ls-tree", "-rzl", "--full-tree", &tree]))?;
        let listed = listed.map_err(|said| {
            Failure::new(format!("git cannot list `{}`: {said}", quoted(revision)))
        })?;
        let name = format!("{revision}:{}", String::from_utf8_lossy(&self.prefix));
        let mut folder = GivenFolder::new(name);
        let mut blobs = Blobs::of(self.folder)?;
        for line in listed.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
            let Some(entry) = Entry::read(line) else {
                return Err(Failure::new("cannot make out what git lists"));
            };
            let Entry { path, object, file: Some(file) } = entry else { continue };
            if folder.takes(&path, file) {
                folder.add(&path, blobs.read(&object).map_err(unreadable)?);
            }
        }
        blobs.end().map_err(unreadable)?;
        Ok(folder.finish())
    }

    /// The tree of the folder at a revision.
    fn tree(&self, revision: &str) -> Result<String, Failure> {
        if revision.starts_with('-') {
            // git would take it for an option.
            return Err(Failure::new(format!(
                "no revision begins with `-`: `{}`",
                quoted(revision)
            )));
        }
        let unknown =
            |_| Failure::new(format!("git knows no revision `{}` here", quoted(revision)));
        let root = self.object(format!("{revision}^{{tree}}").into())?.map_err(unknown)?;
        let below = self.prefix.strip_suffix(b"/").unwrap_or(&self.prefix);
        if below.is_empty() {
            return Ok(root);
        }
        let below = os_string(below);
        let mut place = OsString::from(format!("{root}:"));
        place.push(&below);
        let is_not_there = |_| {
            let (folder, revision) = (below.display(), quoted(revision));
            Failure::new(format!("the revision `{revision}` has no folder `{folder}`"))
        };
        let found = self.object(place)?.map_err(is_not_there)?;
        self.object(format!("{found}^{{tree}}").into())?.map_err(is_not_there)
    }

    /// The id of an object; why there is none.
    fn object(&self, name: OsString) -> Result<Result<String, String>, Failure> {
        let found =
            output(git(self.folder).args(["rev-parse", "--verify", "--end-of-options"]).arg(name))?;
        Ok(found.map(|id| String::from_utf8_lossy(&id).trim().to_owned()))
    }
}

/// The two ends of a span of revisions; nothing where a revision stands alone. An end left out is `HEAD`.
pub(crate) fn span(revisions: &str) -> Option<(&str, &str)> {
    let (old, new) = revisions.split_once("..")?;
    Some((or_head(old), or_head(new)))
}

fn or_head(end: &str) -> &str {
    if end.is_empty() { "HEAD" } else { end }
}

/// A command of git in a folder, without whatever would write, ask or fetch.
fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder);
    git.env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0");
    git.env("LC_ALL", "C").stdin(Stdio::null());
    git
}

/// What a command wrote; what it said where it failed.
fn output(command: &mut Command) -> Result<Result<Vec<u8>, String>, Failure> {
    let output = command.output().map_err(|error| not_run(&error))?;
    if output.status.success() {
        return Ok(Ok(output.stdout));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or("it does not say why");
    Ok(Err(quoted(said.trim_start_matches("fatal: "))))
}

fn not_run(error: &io::Error) -> Failure {
    if error.kind() == ErrorKind::NotFound {
        return Failure::new(
            "--rev needs git, which is not installed\n  \
             install it (Debian, Ubuntu: apt-get install git), or compare two folders: demarche diff OLD NEW",
        );
    }
    Failure::new(format!("cannot run git: {error}"))
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
fn unreadable(error: io::Error) -> Failure {
    Failure::new(format!("cannot read from git: {error}"))
}

/// A path as git writes it.
#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec())
}

/// A path as git writes it: UTF-8.
#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// A line of a listing: `100644 blob 1f3a… 120<TAB>acts/1959.ron`.
struct Entry {
    path: PathBuf,
    object: String,
    /// What it is; nothing where it is another repository.
    file: Option<GivenFile>,
}

impl Entry {
    fn read(line: &[u8]) -> Option<Entry> {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let (head, path) = line.split_at(tab);
        let head = std::str::from_utf8(head).ok()?;
        let mut words = head.split_ascii_whitespace();
        let (mode, sort, object, size) =
            (words.next()?, words.next()?, words.next()?, words.next()?);
        let file = match (mode, sort) {
            ("120000", _) => Some(GivenFile::Link),
            (_, "blob") => Some(GivenFile::Regular(size.parse().ok()?)),
            (_, _) => None,
        };
        let path = PathBuf::from(os_string(path.get(1..)?));
        Some(Entry { path, object: object.to_owned(), file })
    }
}

/// A running `git cat-file`, which is asked for one object after the other.
struct Blobs {
    child: Child,
    asked: ChildStdin,
    answered: BufReader<ChildStdout>,
}

impl Blobs {
    fn of(folder: &Path) -> Result<Blobs, Failure> {
        let mut command = git(folder);
        command.args(["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| not_run(&error))?;
        let (asked, answered) = (child.stdin.take(), child.stdout.take());
        let (asked, answered) = asked.zip(answered).expect("both are piped");
        Ok(Blobs { child, asked, answered: BufReader::new(answered) })
    }

    /// The bytes of a blob. Its size is known from the listing to be within limits.
    fn read(&mut self, object: &str) -> io::Result<Vec<u8>> {
        writeln!(self.asked, "{object}")?;
        self.asked.flush()?;
        let mut head = String::new();
        self.answered.read_line(&mut head)?;
        let size = match head.split_ascii_whitespace().collect::<Vec<_>>().as_slice() {
            [found, "blob", size] if *found == object => size.parse::<usize>().ok(),
            _ => None,
        };
        let size = size.ok_or_else(|| {
            let said = quoted(head.trim_end());
            io::Error::other(format!("`{said}` where `{object}` was asked for"))
        })?;
        let mut bytes = vec![0; size];
        self.answered.read_exact(&mut bytes)?;
        let mut end = [0];
        self.answered.read_exact(&mut end)?;
        Ok(bytes)
    }

    fn end(self) -> io::Result<()> {
        let Blobs { mut child, asked, answered } = self;
        drop((asked, answered));
        child.wait().map(drop)
    }
}
