//! What an index keeps beside the acts, and by what an answer names the data set that it came from.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

use demarche::dataset::Origin;
use demarche::dataset::format::Files;
use demarche::dataset::format::Format;
use demarche::dataset::format::Reading;
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;

use super::coded;

const ROWS: &str = "A,B,1960-01-01,112\n\nA,B,never,112\nA,B,1960-01-02,\nB,A,1960-01-03,190\n";
const FORMAT: &str = "csv:actor=1,recipient=2,date=3,code=4";

fn read(rows: &str) -> Reading {
    let files = Files { main: Box::new(rows.as_bytes()), beside: Vec::new() };
    Format::parse(FORMAT).unwrap().read(files, coded).unwrap()
}

fn reopened(bytes: &[u8]) -> Option<Reading> {
    Reading::reopen(bytes, &Origin::default(), coded).ok()
}

#[test]
fn an_index_keeps_what_could_not_be_read() {
    let mut bytes = Vec::new();
    read(ROWS).save(&mut bytes, &Origin::default()).unwrap();
    let reading = reopened(&bytes).unwrap();
    assert_eq!((reading.rows, reading.no_acts, reading.faulty), (4, 0, 2));
    let faults = reading.faults.iter().map(|fault| (fault.line, fault.message.as_str()));
    assert_eq!(faults.collect::<Vec<_>>(), [(3, "`never` is no day"), (4, "it has no code")]);
    assert_eq!(reading.digest, read(ROWS).digest);
    assert_eq!(reading.dataset, read(ROWS).dataset);
    for at in 0..bytes.len() {
        assert!(reopened(&bytes[..at]).is_none(), "cut at {at}");
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(reopened(&changed).is_none(), "changed at {at}");
    }
}

#[test]
fn of_very_many_faults_an_index_keeps_the_first_hundred() {
    let mut bytes = Vec::new();
    read(&"A,B,never,112\n".repeat(300)).save(&mut bytes, &Origin::default()).unwrap();
    let reading = reopened(&bytes).unwrap();
    assert_eq!((reading.faults.len(), reading.faulty, reading.faults[99].line), (100, 300, 100));
}

/// A folder in which `events.csv` stands, and whatever else.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// How a command in a folder ends, and what it prints and says.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const TOLD: &str = "demarche: events.csv: of 4 rows 2 cannot be read: line 3: `never` is no day; line 4: it has no code\n";

#[test]
fn with_an_index_the_same_is_told_as_without() {
    let folder = folder(&[("events.csv", ROWS.as_bytes())]);
    let acts = ["acts", "--data", "events.csv", "--as", FORMAT, "-f", "json"];
    let from_rows = run(folder.path(), &acts);
    assert_eq!((from_rows.0, from_rows.2.as_str()), (Some(0), TOLD));
    assert_eq!(run(folder.path(), &["index", "events.csv", FORMAT]).0, Some(0));
    assert!(folder.path().join("events.csv.demarche").exists());
    assert_eq!(run(folder.path(), &acts), from_rows);
    let strict = ["acts", "--strict-data", "--data", "events.csv", "--as", FORMAT];
    let refused = format!("{TOLD}demarche: `events.csv` has rows that cannot be read\n");
    assert_eq!(run(folder.path(), &strict), (Some(2), String::new(), refused));
}

#[test]
fn rows_that_cannot_be_read_are_found_though_there_is_an_index() {
    let records = format!(
        "[Dataset(id: \"lode\", title: \"Lode\", file: \"events.csv\", format: \"{FORMAT}\")]"
    );
    let marker = "Graph(title: \"Lode\", licence: \"none\", format: 1)";
    let folder = folder(&[
        ("events.csv", ROWS.as_bytes()),
        ("records.ron", records.as_bytes()),
        ("demarche.ron", marker.as_bytes()),
    ]);
    assert_eq!(run(folder.path(), &["index", "events.csv", FORMAT]).0, Some(0));
    let (code, found, _) = run(folder.path(), &["check", "-f", "concise"]);
    assert_eq!(code, Some(1), "{found}");
    assert!(found.contains("line 3 of `events.csv`: `never` is no day"), "{found}");
    assert!(found.contains("line 4 of `events.csv`: it has no code"), "{found}");
    let (_, _, told) = run(folder.path(), &["acts"]);
    assert_eq!(
        told,
        "demarche: left out of data sets: 2 rows or files; `demarche check` says why\n"
    );
}

/// The digest that an answer about a data set names.
fn digest(folder: &Path, file: &str, format: &str) -> String {
    let (code, answer, _) = run(folder, &["matrix", "--data", file, "--as", format, "-f", "json"]);
    assert_eq!(code, Some(0));
    let line = answer.lines().find(|line| line.contains("\"digest\"")).unwrap();
    line.split('"').nth(3).unwrap().to_owned()
}

#[test]
fn an_answer_names_the_data_set_that_was_asked() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(ROWS.as_bytes()).unwrap();
    let gz = packer.finish().unwrap();
    let other = ROWS.replace("190", "191");
    let folder = folder(&[
        ("events.csv", ROWS.as_bytes()),
        ("events.csv.gz", &gz),
        ("others.csv", other.as_bytes()),
    ]);
    let folder = folder.path();
    let own = digest(folder, "events.csv", FORMAT);
    assert_eq!(own.len(), 64);
    // Packed it is called `events.csv` and not `events`, so that rows have other ids.
    let renamed = folder.join("events.gz");
    fs::rename(folder.join("events.csv.gz"), renamed).unwrap();
    assert_eq!(digest(folder, "events.gz", FORMAT), own);
    fs::create_dir(folder.join("elsewhere")).unwrap();
    fs::rename(folder.join("others.csv"), folder.join("elsewhere/events.csv")).unwrap();
    assert_ne!(digest(folder, "elsewhere/events.csv", FORMAT), own);
    let swapped = "csv:actor=2,recipient=1,date=3,code=4";
    assert_ne!(digest(folder, "events.csv", swapped), own);
    assert_eq!(run(folder, &["index", "events.csv", FORMAT]).0, Some(0));
    assert_eq!(digest(folder, "events.csv", FORMAT), own);
}

#[test]
#[cfg(unix)]
fn a_data_set_comes_through_standard_input() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.args(["acts", "-f", "csv", "--data", "/dev/stdin", "--as", FORMAT]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(ROWS.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(answer.contains("\nstdin-1,") && answer.contains("\nstdin-4,"), "{answer}");
    // There is nothing beside which an index could stand.
    let (code, _, told) = run(Path::new("."), &["index", "/dev/stdin", FORMAT]);
    let refused = "demarche: cannot read `/dev/stdin`: it is no regular file\n";
    assert_eq!((code, told.as_str()), (Some(2), refused));
}

/// What an export holds of data sets and code books, put into records again.
fn records_of(export: &serde_json::Value) -> String {
    let text = |value: &serde_json::Value| value.to_string();
    let mut records = Vec::new();
    for book in export["code_books"].as_array().unwrap() {
        let codes = book["codes"].as_array().unwrap().iter().map(|code| {
            let value = code["goldstein"].as_f64();
            let value = value.map_or(String::new(), |value| format!(", goldstein: {value:?}"));
            let [number, label, kind] = ["code", "label", "type"].map(|name| text(&code[name]));
            format!("Code(code: {number}, label: {label}, type: {kind}{value})")
        });
        let codes: Vec<String> = codes.collect();
        let [id, name, version] = ["id", "name", "version"].map(|field| text(&book[field]));
        records.push(format!(
            "CodeBook(id: {id}, name: {name}, version: {version}, codes: [{}])",
            codes.join(", ")
        ));
    }
    for dataset in export["datasets"].as_array().unwrap() {
        let sources = export["sources"].as_array().unwrap();
        let source = sources.iter().find(|source| source["id"] == dataset["id"]).unwrap();
        let actors = dataset["actors"].as_array().unwrap().iter();
        let actors: Vec<String> = actors
            .map(|one| format!("({}, {})", text(&one["name"]), text(&one["actor"])))
            .collect();
        let [id, file, format, codes] =
            ["id", "file", "format", "codes"].map(|field| text(&dataset[field]));
        records.push(format!(
            "Dataset(id: {id}, title: {}, file: {file}, format: {format}, codes: {codes}, actors: [{}])",
            text(&source["title"]),
            actors.join(", ")
        ));
    }
    for actor in export["actors"].as_array().unwrap() {
        records.push(format!(
            "Actor(id: {}, name: {}, kind: State)",
            text(&actor["id"]),
            text(&actor["name"])
        ));
    }
    format!("[\n{}\n]", records.join(",\n"))
}

#[test]
fn an_export_holds_code_books_and_data_sets_as_their_records_do() {
    let records = "[
        Actor(id: \"aldery\", name: \"Aldery\", kind: State),
        Actor(id: \"brook\", name: \"Brook\", kind: State),
        CodeBook(id: \"river\", name: \"Day book\", version: \"1904\", codes: [
            Code(code: \"01\", label: \"Letter “A”\", type: \"notified\"),
            Code(code: \"1\", label: \"Shut\", goldstein: -8.5, type: \"accused\"),
        ]),
        Dataset(id: \"lode\", title: \"The Lode\", file: \"events.csv\", format: \"FORMAT\", codes: [\"river\"],
            actors: [(\"A\", \"aldery\"), (\"B\", \"brook\")]),
    ]"
    .replace("FORMAT", FORMAT);
    let rows = "A,B,1904-01-01,01\nB,A,1904-01-02,1\n";
    let marker = "Graph(title: \"Lode\", licence: \"none\", format: 1)";
    let export = |records: &str| -> serde_json::Value {
        let folder = folder(&[
            ("events.csv", rows.as_bytes()),
            ("records.ron", records.as_bytes()),
            ("demarche.ron", marker.as_bytes()),
        ]);
        let (code, answer, told) = run(folder.path(), &["export", "json"]);
        assert_eq!((code, told.as_str()), (Some(0), ""), "{records}");
        serde_json::from_str(&answer).unwrap()
    };
    let first = export(&records);
    assert_eq!(first["code_books"][0]["codes"][1]["goldstein"], -8.5);
    assert_eq!(first["datasets"][0]["actors"][1]["actor"], "brook");
    assert_eq!(first["acts"][0]["id"], "lode-1");
    let mut second = export(&records_of(&first));
    // The digest is that of the records as they are written.
    second["graph"]["digest"] = first["graph"]["digest"].clone();
    assert_eq!(first, second);
}
