//! Too little memory, a full disk, a closed pipe: no panic, and every file that was there stays whole.
#![cfg(target_os = "linux")]

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;
use std::process::Output;

use tempfile::TempDir;

const BEFORE: &str = "what stood there before\n";

/// A folder with a graph of so many acts, and a file `out.json` that must stay whole.
fn folder(acts: usize) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let mut records = String::from(
        "[Source(id: \"book\", title: \"Book\", kind: Book, locator: Page),
        Actor(id: \"upton\", name: \"Upton\", kind: State), Actor(id: \"lowton\", name: \"Lowton\", kind: State),\n",
    );
    for at in 0..acts {
        writeln!(
            records,
            "Act(id: \"act-{at}\", actors: [\"upton\"], type: \"accused\", recipients: [\"lowton\"], \
             evidence: [Cite(source: \"book\", page: \"{at}\")]),"
        )
        .unwrap();
    }
    records.push(']');
    let graph = place.path().join("graph");
    fs::create_dir(&graph).unwrap();
    fs::write(graph.join("demarche.ron"), "Graph(title: \"T\", licence: \"CC0-1.0\", format: 1)")
        .unwrap();
    fs::write(graph.join("all.ron"), records).unwrap();
    fs::write(place.path().join("out.json"), BEFORE).unwrap();
    place
}

/// Runs a line of the shell in a folder, `$D` being demarche.
fn shell(place: &Path, line: &str) -> Output {
    let mut command = Command::new("bash");
    command.current_dir(place).args(["-c", line]).env("D", env!("CARGO_BIN_EXE_demarche"));
    command.env_remove("DEMARCHE_GRAPH").output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The names in a folder besides those that `folder` makes.
fn left(place: &Path) -> Vec<String> {
    let names = fs::read_dir(place).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.into_string().unwrap());
    let mut names: Vec<String> =
        names.filter(|name| !["graph", "out.json"].contains(&name.as_str())).collect();
    names.sort();
    names
}

fn stands(place: &Path) -> String {
    String::from_utf8(fs::read(place.join("out.json")).unwrap()).unwrap()
}

#[track_caller]
fn assert_no_panic(output: &Output) {
    assert!(!told(output).contains("panicked"), "{}", told(output));
}

#[test]
fn with_too_little_memory_the_file_is_replaced_whole_or_not_at_all() {
    let place = folder(1_000);
    let (mut failed, mut done) = (0, 0);
    for kibibytes in [8_000, 12_000, 16_000, 20_000, 24_000, 32_000, 4_000_000] {
        fs::write(place.path().join("out.json"), BEFORE).unwrap();
        let output = shell(
            place.path(),
            &format!("ulimit -v {kibibytes} && ulimit -c 0 && exec \"$D\" acts -o out.json"),
        );
        if output.status.success() {
            done += 1;
            let whole: serde_json::Value = serde_json::from_str(&stands(place.path())).unwrap();
            assert_eq!(whole["acts"].as_array().unwrap().len(), 1_000);
        } else {
            failed += 1;
            assert_eq!(stands(place.path()), BEFORE, "with {kibibytes} KiB");
        }
        assert_eq!(left(place.path()), Vec::<String>::new());
    }
    assert!(failed > 0 && done > 0, "{failed} runs failed, {done} did not");
}

#[test]
fn a_file_that_grows_past_what_the_system_allows_is_not_written_at_all() {
    let place = folder(500);
    // The signal is ignored, so that writing fails as it does on a full disk.
    let output = shell(place.path(), "trap '' XFSZ; ulimit -f 16; exec \"$D\" acts -o out.json");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(
        told(&output),
        "demarche: cannot write `out.json`: File too large (os error 27); the file that stood there is as it was\n"
    );
    assert_eq!((stands(place.path()).as_str(), left(place.path()).len()), (BEFORE, 0));
    // Killed by it, the command leaves a file that says whose it is.
    let output = shell(place.path(), "ulimit -c 0; ulimit -f 16; exec \"$D\" acts -o out.json");
    assert!(output.status.signal().is_some(), "{output:?}");
    assert_eq!(stands(place.path()), BEFORE);
    assert!(left(place.path()).iter().all(|name| name.starts_with(".demarche-")));
}

#[test]
fn on_a_full_disk_files_stay_whole_and_nothing_is_left_behind() {
    let place = folder(500);
    let disk = place.path().join("graph/disk");
    fs::create_dir(&disk).unwrap();
    let mount = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "demarche-test"])
        .arg(&disk)
        .output();
    if !mount.is_ok_and(|output| output.status.success()) {
        println!("not tested: no small disk can be mounted here");
        return;
    }
    fs::write(disk.join("out.json"), BEFORE).unwrap();
    let run = |line: &str| {
        let output = shell(place.path(), line);
        let names: Vec<String> = left(&disk);
        (output, names, stands(&disk))
    };
    let answers = run("\"$D\" acts -o graph/disk/out.json");
    let pages = run("\"$D\" acts -o graph/disk/new.csv");
    let init = run("\"$D\" init graph/disk/new --example sino-soviet");
    let deep = run("\"$D\" init graph/disk/some/where/new --example sino-soviet");
    let unmounted = Command::new("umount").arg(&disk).status().unwrap();
    assert!(unmounted.success());
    for (output, names, stands) in [answers, pages, init] {
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(told(&output).contains("No space left on device"), "{}", told(&output));
        assert_eq!((names, stands.as_str()), (vec![], BEFORE));
    }
    // The folders above the new one are made first, and stay.
    assert_eq!((deep.0.status.code(), deep.1), (Some(2), vec!["some".to_owned()]));
}

#[test]
fn a_full_device_is_an_error_and_a_closed_one_is_none() {
    let place = folder(500);
    for (line, code) in [
        ("\"$D\" acts > /dev/full", Some(2)),
        ("\"$D\" acts --format csv > /dev/full", Some(2)),
        ("\"$D\" check > /dev/full", Some(2)),
        ("\"$D\" draw relations > /dev/full", Some(2)),
        ("\"$D\" man > /dev/full", Some(2)),
        ("\"$D\" acts -o /dev/full", Some(2)),
        ("\"$D\" acts >&-", Some(0)),
        ("\"$D\" acts 2>&-", Some(0)),
        ("\"$D\" show nobody 2>&-", Some(2)),
        ("\"$D\" show nobody 2> /dev/full", Some(2)),
        ("\"$D\" --nonsense 2> /dev/full", Some(2)),
        ("\"$D\" --help > /dev/full", Some(2)),
        ("\"$D\" acts <&- >&- 2>&-", Some(0)),
        ("\"$D\" acts -o out.txt >&- 2>&-", Some(0)),
    ] {
        let output = shell(place.path(), line);
        assert_no_panic(&output);
        assert_eq!(output.status.code(), code, "{line}: {output:?}");
    }
    assert!(fs::read(place.path().join("out.txt")).unwrap().starts_with(b"date"));
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let place = folder(2_000);
    for command in ["acts", "acts --format json", "export json", "draw responses", "man", "--help"]
    {
        let line = format!("\"$D\" {command} | head -c 1 > /dev/null; exit ${{PIPESTATUS[0]}}");
        let output = shell(place.path(), &line);
        assert_no_panic(&output);
        assert_eq!(output.status.code(), Some(0), "{command}: {output:?}");
    }
}

#[test]
fn an_error_of_writing_names_the_file_that_was_meant() {
    let place = folder(1);
    let output = shell(place.path(), "\"$D\" acts -o none/out.json");
    assert_eq!(
        told(&output),
        "demarche: cannot write `none/out.json`: No such file or directory (os error 2)\n"
    );
}

#[test]
fn a_file_that_is_replaced_keeps_who_may_read_it() {
    let place = folder(1);
    let path = place.path().join("out.json");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert!(shell(place.path(), "\"$D\" acts -o out.json").status.success());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(stands(place.path()).starts_with('{'));
}
