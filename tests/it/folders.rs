//! Folders made to do harm: whatever lies in one, reading it ends, and each thing that is not read is a finding.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::fs::Permissions;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use demarche::check::Reading;
use demarche::text::is_invisible;
use tempfile::TempDir;

const TOPIC: &str = "[Topic(id: \"border\", name: \"The border\")]";

/// A folder with a marker and one sound record.
fn folder() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let marker = "Graph(title: \"T\", licence: \"CC0-1.0\", format: 1)";
    fs::write(place.path().join("demarche.ron"), marker).unwrap();
    fs::write(place.path().join("a.ron"), TOPIC).unwrap();
    place
}

/// What is found in a folder besides that its topic is not used, as `code: message` with the path of the folder taken out.
/// The topic must have been read.
#[track_caller]
fn found(place: &Path) -> Vec<String> {
    let (graph, findings) = demarche::open(place, Reading::Printed).unwrap();
    assert_eq!(graph.topics().count(), 1);
    let findings = findings.iter().filter(|one| one.code.0 != "unused-record");
    let own = format!("{}/", place.display());
    findings.map(|one| format!("{}: {}", one.code.0, one.message).replace(&own, "")).collect()
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn links_are_reported_and_not_followed_wherever_they_lead() {
    let place = folder();
    let at = |name: &str| place.path().join(name);
    symlink("round.ron", at("round.ron")).unwrap();
    symlink("to.ron", at("fro.ron")).unwrap();
    symlink("fro.ron", at("to.ron")).unwrap();
    symlink("nowhere.ron", at("dangling.ron")).unwrap();
    symlink("a.ron", at("same.ron")).unwrap();
    fs::create_dir(at("sub")).unwrap();
    symlink("..", at("sub/up")).unwrap();
    symlink("/", at("top.ron")).unwrap();
    symlink("a.ron", at("no-records")).unwrap();
    let link = "it is a link, and links are not followed";
    let expected =
        ["dangling.ron", "fro.ron", "round.ron", "same.ron", "sub/up", "to.ron", "top.ron"]
            .map(|name| format!("unreadable-file: cannot read `{name}`: {link}"));
    assert_eq!(found(place.path()), expected);
}

#[test]
fn a_graph_folder_may_itself_be_reached_by_a_link() {
    let place = folder();
    let link = tempfile::tempdir().unwrap();
    symlink(place.path(), link.path().join("graph")).unwrap();
    assert_eq!(found(&link.path().join("graph")), Vec::<String>::new());
}

#[test]
fn what_is_no_regular_file_is_never_opened() {
    let place = folder();
    let at = |name: &str| place.path().join(name);
    // To open a pipe into which nobody writes would take for ever.
    pipe(&at("pipe.ron"));
    let socket = UnixListener::bind(at("socket.ron")).unwrap();
    let device = Command::new("mknod").arg(at("zero.ron")).args(["c", "1", "5"]).output();
    let mut names = vec!["pipe.ron", "socket.ron"];
    if device.is_ok_and(|output| output.status.success()) {
        names.push("zero.ron");
    } else {
        println!("without a device: it takes root to make one");
    }
    let expected = names.iter().map(|name| {
        format!("unreadable-file: cannot read `{name}`: it is no regular file, and is not opened")
    });
    assert_eq!(found(place.path()), expected.collect::<Vec<_>>());
    drop(socket);
}

#[test]
fn a_folder_whose_name_ends_in_ron_is_a_folder() {
    let place = folder();
    fs::create_dir(place.path().join("x.ron")).unwrap();
    fs::rename(place.path().join("a.ron"), place.path().join("x.ron/a.ron")).unwrap();
    assert_eq!(found(place.path()), Vec::<String>::new());
}

#[test]
fn a_marker_that_is_a_folder_or_a_pipe_is_none() {
    let missing = |place: &TempDir| {
        format!(
            "missing-marker: the folder has no `demarche.ron`{}",
            if place.path().exists() { "" } else { "?" }
        )
    };
    let place = folder();
    fs::remove_file(place.path().join("demarche.ron")).unwrap();
    fs::create_dir(place.path().join("demarche.ron")).unwrap();
    assert_eq!(found(place.path()), [missing(&place)]);
    fs::remove_dir(place.path().join("demarche.ron")).unwrap();
    pipe(&place.path().join("demarche.ron"));
    let opened =
        "unreadable-file: cannot read `demarche.ron`: it is no regular file, and is not opened";
    assert_eq!(found(place.path()), [missing(&place), opened.to_owned()]);
    // Nor is such a folder found from inside it.
    assert_eq!(demarche::load::find(place.path()), None);
}

#[test]
fn folders_too_deep_are_reported() {
    let place = folder();
    let deep =
        |levels: usize| (0..levels).fold(place.path().to_path_buf(), |path, _| path.join("d"));
    fs::create_dir_all(deep(70)).unwrap();
    fs::write(deep(63).join("in.ron"), "[]").unwrap();
    fs::write(deep(64).join("out.ron"), TOPIC).unwrap();
    let path = vec!["d"; 64].join("/");
    let expected = format!(
        "unreadable-file: cannot read `{path}`: no folder more than 64 folders deep is read"
    );
    assert_eq!(found(place.path()), [expected]);
}

#[test]
fn a_file_that_is_no_utf_8_or_too_large_is_left_out() {
    let place = folder();
    fs::write(place.path().join("latin.ron"), b"[Topic(id: \"x\", name: \"caf\xe9\")]").unwrap();
    fs::write(place.path().join("utf-16.ron"), b"\xff\xfe[\0]\0").unwrap();
    // It has a length, but takes no room on the disk.
    fs::File::create(place.path().join("vast.ron")).unwrap().set_len((256 << 20) + 1).unwrap();
    assert_eq!(
        found(place.path()),
        [
            "unreadable-file: cannot read `latin.ron`: it is not UTF-8: byte 26 begins no character",
            "unreadable-file: cannot read `utf-16.ron`: it is not UTF-8: byte 0 begins no character",
            "unreadable-file: cannot read `vast.ron`: it has 268435457 bytes; the most is 268435456",
        ]
    );
}

#[test]
fn a_file_of_any_name_is_read_and_its_name_shown_without_harm() {
    let place = folder();
    let names: [&[u8]; 5] = [
        b"\x1b[2J.ron",
        b"line\nbreak.ron",
        "\u{202e}nor.ron".as_bytes(),
        b"not-utf8-\xff.ron",
        b" .ron",
    ];
    for name in names {
        let record = "[Topic(id: \"Bad\", name: \"X\")]";
        fs::write(place.path().join(OsStr::from_bytes(name)), record).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(["check", "--format", "concise", "-g"])
        .arg(place.path())
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(shown.lines().filter(|line| line.contains("[bad-id]")).count(), 5, "{shown}");
    assert!(!shown.contains(|sign| sign != '\n' && is_invisible(sign)), "{shown:?}");
    assert!(shown.contains("/\\u{1b}[2J.ron:1:13: error[bad-id]"), "{shown}");
    assert!(shown.contains("/line\\u{a}break.ron:1:13: "), "{shown}");
}

#[test]
fn files_that_come_and_go_while_the_folder_is_read_are_read_or_reported() {
    let place = folder();
    let goes_on = AtomicBool::new(true);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while goes_on.load(Ordering::Relaxed) {
                for name in ["b.ron", "c.ron", "sub/d.ron"] {
                    drop(fs::create_dir(place.path().join("sub")));
                    drop(fs::write(place.path().join(name), "[Topic(id: \"x\", name: \"X\")]"));
                }
                for name in ["b.ron", "c.ron", "sub/d.ron"] {
                    drop(fs::remove_file(place.path().join(name)));
                }
                drop(fs::remove_dir(place.path().join("sub")));
            }
        });
        for _ in 0..300 {
            let (graph, findings) = demarche::open(place.path(), Reading::Printed).unwrap();
            assert!(graph.named("border").is_some());
            let expected = ["unreadable-file", "unused-record", "duplicate-id", "syntax"];
            assert!(findings.iter().all(|one| expected.contains(&one.code.0)), "{findings:?}");
        }
        goes_on.store(false, Ordering::Relaxed);
    });
}

#[test]
fn what_may_not_be_read_is_reported() {
    let place = folder();
    for name in ["closed.ron", "shut"] {
        let path = place.path().join(name);
        if name == "shut" { fs::create_dir(&path) } else { fs::write(&path, TOPIC) }.unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    }
    fs::set_permissions(place.path(), Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.args(["check", "--format", "concise", "-g"]).arg(place.path());
    if fs::read(place.path().join("closed.ron")).is_ok() {
        // Root may read everything, so the command is run as nobody.
        command.uid(65_534).gid(65_534);
    }
    let Ok(output) = command.output() else {
        println!("not tested: this user reads everything, and nobody may not run the command");
        return;
    };
    let shown = String::from_utf8(output.stdout).unwrap();
    for name in ["closed.ron", "shut"] {
        assert!(shown.contains(&format!("{name}`: Permission denied")), "{shown}");
    }
    fs::set_permissions(place.path().join("shut"), Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_text_of_a_source_that_is_no_file_is_not_opened_either() {
    let place = folder();
    pipe(&place.path().join("text.txt"));
    let pipe = place.path().join("text.txt");
    let problem = demarche::load::source_text(&pipe).unwrap_err();
    assert_eq!(problem, "it is no regular file");
    symlink("text.txt", place.path().join("link.txt")).unwrap();
    assert!(demarche::load::text_inside(place.path(), "link.txt").is_err());
    symlink("/etc/hostname", place.path().join("outside.txt")).unwrap();
    for path in ["outside.txt", "../x", "/etc/hostname", "a/../../x", ".", "", "round\u{0}"] {
        assert!(demarche::load::text_inside(place.path(), path).is_err(), "{path}");
    }
}
