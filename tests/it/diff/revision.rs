//! A folder against what it was at a revision of its repository, through the git program.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;

use tempfile::TempDir;

use super::ACCUSATION;
use super::CLOSING;
use super::TOWNS;

/// A repository with a graph folder in it, of which nothing of the user's settings is known.
struct Repository(TempDir);

impl Repository {
    fn new() -> Repository {
        let repository = Repository(tempfile::tempdir().unwrap());
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository
            .write("graph/demarche.ron", "Graph(title: \"River\", licence: \"MIT\", format: 1)");
        repository.write("graph/towns.ron", format!("[{TOWNS}]"));
        repository.write("graph/acts/acts.ron", format!("[{ACCUSATION}]"));
        repository.commit();
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, body: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, body).unwrap();
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.current_dir(self.path()).args([
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@localhost",
        ]);
        git.args(["-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always"])
            .args(arguments);
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        let output = git.output().expect("these tests need git");
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "a version"]);
    }

    fn demarche(&self, arguments: &[&str]) -> Output {
        let mut demarche = Command::new(env!("CARGO_BIN_EXE_demarche"));
        demarche.current_dir(self.path()).args(arguments).env_remove("DEMARCHE_GRAPH");
        demarche.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        demarche.output().unwrap()
    }

    /// What `diff` answers, on one line.
    #[track_caller]
    fn answer(&self, arguments: &[&str]) -> String {
        let output = self.demarche(&[&["diff"], arguments].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().replace('\n', " ")
    }

    #[track_caller]
    fn fails(&self, arguments: &[&str], expected: &str) {
        let output = self.demarche(&[&["diff"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said.lines().next().unwrap_or(""), expected);
    }
}

#[test]
fn a_folder_is_compared_with_what_it_was() {
    let repository = Repository::new();
    assert_eq!(repository.answer(&["--rev", "HEAD"]), "Nothing differs. ");
    repository.write("graph/acts/later.ron", format!("[{CLOSING}]"));
    // The change is not committed: it shows against the last commit.
    let answer = repository.answer(&["--rev", "HEAD", "graph"]);
    assert!(answer.starts_with("1 act added; main path of river changed. "), "{answer}");
    repository.commit();
    assert_eq!(repository.answer(&["--rev", "HEAD"]), "Nothing differs. ");
    for revisions in ["HEAD~1", "HEAD~1..HEAD", "HEAD~1..", "main~1..main"] {
        let answer = repository.answer(&["--rev", revisions]);
        assert!(answer.starts_with("1 act added;"), "{revisions}: {answer}");
    }
    let answer = repository.answer(&["--rev", "..HEAD~1"]);
    assert!(answer.starts_with("1 act removed;"), "{answer}");
}

#[test]
fn a_folder_inside_and_the_top_of_a_repository_are_found() {
    let repository = Repository::new();
    repository.write("graph/acts/later.ron", format!("[{CLOSING}]"));
    let answer = repository.answer(&["--rev", "HEAD", "graph/acts"]);
    assert!(answer.starts_with("1 act added;"), "{answer}");
    let answer = repository.answer(&["--rev", "HEAD", "."]);
    assert!(answer.starts_with("1 act added;"), "{answer}");
    let inside = repository.path().join("graph");
    let mut demarche = Command::new(env!("CARGO_BIN_EXE_demarche"));
    let output = demarche
        .current_dir(&inside)
        .args(["diff", "--rev", "HEAD", "--exit-code"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "something differs");
}

#[test]
fn what_cannot_be_answered_is_said_plainly() {
    let repository = Repository::new();
    let fails = |arguments: &[&str], expected: &str| repository.fails(arguments, expected);
    fails(&["--rev", "nowhere"], "demarche: git knows no revision `nowhere` here");
    fails(&["--rev", "HEAD..nowhere"], "demarche: git knows no revision `nowhere` here");
    fails(&["--rev", "--output=x"], "demarche: no revision begins with `-`: `--output=x`");
    fails(&["--rev", "HEAD..--all"], "demarche: no revision begins with `-`: `--all`");
    fails(&["--rev", ""], "demarche: git knows no revision `` here");
    fails(&["--rev", "HEAD", "elsewhere"], "demarche: there is no folder `elsewhere`");
    fails(
        &["graph"],
        "demarche: diff takes two folders, as in `demarche diff OLD NEW`, or --rev REV and one",
    );
    fails(
        &["--rev", "HEAD", "graph", "graph"],
        "demarche: with --rev, diff takes one folder, as in `demarche diff --rev REV DIR`",
    );
    repository.write("young/demarche.ron", "Graph(title: \"Young\", licence: \"MIT\", format: 1)");
    fails(&["--rev", "HEAD", "young"], "demarche: the revision `HEAD` has no folder `young`");
    let outside = tempfile::tempdir().unwrap();
    let folder = outside.path().display().to_string();
    let output = repository.demarche(&["diff", "--rev", "HEAD", &folder]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with(&format!(
            "demarche: `{folder}` is in no repository of git: not a git repository"
        )),
        "{said}"
    );
}

#[test]
fn without_git_two_folders_are_offered() {
    let repository = Repository::new();
    let mut demarche = Command::new(env!("CARGO_BIN_EXE_demarche"));
    demarche.current_dir(repository.path()).args(["diff", "--rev", "HEAD"]).env("PATH", "");
    let output = demarche.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("demarche: --rev needs git, which is not installed\n"), "{said}");
}

#[cfg(unix)]
#[test]
fn links_other_repositories_hidden_and_odd_files_of_a_revision_are_not_read() {
    let repository = Repository::new();
    std::os::unix::fs::symlink("/etc/passwd", repository.path().join("graph/link.ron")).unwrap();
    repository.write("graph/odd.ron", b"[\xff\xfe]");
    repository.write("graph/.hidden/acts.ron", format!("[{CLOSING}]"));
    repository.write("graph/\"name\n\u{202e}.ron", format!("[{CLOSING}]"));
    repository.write("graph/notes.txt", "no record");
    repository.write("graph/.gitattributes", "*.ron text eol=crlf diff=evil filter=evil");
    repository.commit();
    let other = Repository::new();
    let place = other.path().display().to_string();
    repository.git(&["submodule", "--quiet", "add", &place, "graph/other"]);
    repository.commit();
    // None of these may run.
    for name in ["filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.fsmonitor"]
    {
        repository.git(&["config", name, "touch ran; cat"]);
    }
    let output = repository.demarche(&["diff", "--rev", "HEAD~2..HEAD", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let changes = document["changes"].as_array().unwrap();
    let told: Vec<(&str, &str)> = changes
        .iter()
        .map(|row| (row["change"].as_str().unwrap(), row["id"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("added", "closing")]);
    let come = document["findings"]["come"].as_array().unwrap();
    let messages: Vec<&str> = come.iter().map(|one| one["message"].as_str().unwrap()).collect();
    assert_eq!(
        messages,
        [
            "cannot read `HEAD:graph/link.ron`: it is a link, and links are not followed",
            "cannot read `HEAD:graph/odd.ron`: it is not UTF-8: byte 1 begins no character",
        ]
    );
    assert_eq!(document["unread"], serde_json::json!({ "old": 0, "new": 2 }));
    assert!(
        !repository.path().join("ran").exists() && !repository.path().join("graph/ran").exists()
    );
}
