//! What `check --fix` mends, and what it leaves alone.
#![expect(clippy::disallowed_methods, reason = "the folders are made here")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;
use std::sync::Arc;

use demarche::check::Reading;
use demarche::diagnostic::Fix;
use demarche::diagnostic::FixKind;
use demarche::diagnostic::edited;
use demarche::diagnostic::json;
use demarche::diagnostic::sarif;
use demarche::text::Text;
use demarche::text::nearest_of;
use serde_json::Value;
use serde_json::json as value;
use tempfile::TempDir;

use crate::schema::breaches;

const MARKER: &str = "Graph(title: \"T\", licence: \"CC0-1.0\", format: 1)";

/// A folder `graph` with one file of records beside its marker.
fn folder(records: &str) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let graph = place.path().join("graph");
    fs::create_dir(&graph).unwrap();
    fs::write(graph.join("demarche.ron"), MARKER).unwrap();
    fs::write(graph.join("all.ron"), records).unwrap();
    place
}

/// What records become; themselves where nothing is certain.
fn mended(records: &str) -> String {
    let place = folder(records);
    let mended = demarche::mend(&place.path().join("graph"), Reading::Printed).unwrap();
    match &mended[..] {
        [] => records.to_owned(),
        [one] => one.after.body().to_owned(),
        [..] => panic!("one file holds records"),
    }
}

#[track_caller]
fn check(before: &str, after: &str) {
    assert_eq!(mended(before), after);
    assert_eq!(mended(after), after, "a second run fixes nothing");
}

#[track_caller]
fn stays(records: &str) {
    assert_eq!(mended(records), records);
}

fn dated(date: &str) -> String {
    format!("[Event(id: \"visit\", name: \"A visit\", date: \"{date}\")]")
}

#[test]
fn a_date_that_can_be_read_in_one_way_only_is_written_as_edtf() {
    for (written, edtf) in [
        ("16 July 1960", "1960-07-16"),
        ("July 1960", "1960-07"),
        ("1960/07/16", "1960-07-16"),
        ("1960.07.16", "1960-07-16"),
        ("16 Jul. 1960", "1960-07-16"),
        ("July 16, 1960", "1960-07-16"),
        ("July 16th, 1960", "1960-07-16"),
        ("1960-7-6", "1960-07-06"),
        ("16.07.1960", "1960-07-16"),
        ("7/16/1960", "1960-07-16"),
        ("5/5/1960", "1960-05-05"),
        ("1960s", "196X"),
        ("c. 1959", "1959~"),
        ("ca. 1959", "1959~"),
        ("circa July 1959", "1959-07~"),
    ] {
        check(&dated(written), &dated(edtf));
    }
}

#[test]
fn a_date_that_may_be_read_in_two_ways_is_left_to_the_curator() {
    for written in [
        "03/04/1960",
        "3.4.1960",
        "03-04-1960",
        "1960-7",
        "1960/7",
        "1900s",
        "2000s",
        "1960-1962",
        "July 1960 - August 1960",
        "by 1960",
        "before July 1960",
        "after 1960",
        "16.07.60",
        "July",
        "31.02.1960",
        "1960-13-02",
        "c. 03/04/1960",
        "16 July 1960?",
        "May June 1960",
        "60s",
        "once",
        "",
    ] {
        stays(&dated(written));
    }
}

fn named(actor: &str) -> String {
    format!(
        "[
    Actor(id: \"khrushchev\", name: \"K\", kind: Person), Actor(id: \"mao\", name: \"M\", kind: Person),
    Actor(id: \"lowton\", name: \"Lowton\", kind: State), Actor(id: \"lowden\", name: \"L\", kind: State),
    Actor(id: \"envoy-1959\", name: \"E\", kind: Person),
    Event(id: \"visit\", name: \"A visit\", participants: [Participant(actor: \"{actor}\")]),
]"
    )
}

#[test]
fn an_id_that_only_one_other_comes_near_is_replaced_by_it() {
    for (written, meant) in [
        ("khruschev", "khrushchev"),
        ("Khrushchev", "khrushchev"),
        ("MAO", "mao"),
        ("khrus\u{441}hev", "khrushchev"),
        ("envoi-1959", "envoy-1959"),
    ] {
        check(&named(written), &named(meant));
    }
}

#[test]
fn an_id_that_may_be_another_is_left_alone() {
    // Two are as near; two letters of seven; one of three; another year; a name, not an id; nothing near.
    for written in ["lowten", "lawtonn", "mac", "envoy-1960", "K", "brezhnev", ""] {
        stays(&named(written));
    }
}

#[test]
fn an_id_is_replaced_in_every_kind_of_reference() {
    let records = |source: &str, act: &str, topic: &str, of: &str| {
        format!(
            "[
    Source(id: \"ledger\", title: \"The ledger\", kind: Book, locator: Page), Topic(id: \"border\", name: \"B\"),
    Actor(id: \"upton\", name: \"Upton\", kind: State),
    Act(id: \"warning\", actors: [\"upton\"], type: \"{of}\", topics: [\"{topic}\"]),
    Act(id: \"closing\", actors: [\"upton\"], type: \"decided\", responds_to: [Link(act: \"{act}\")],
        evidence: [Cite(source: \"{source}\", page: \"1\")]),
]"
        )
    };
    check(
        &records("legder", "wraning", "bordr", "acused"),
        &records("ledger", "warning", "border", "accused"),
    );
    // `met` is a verb of `met-with`, but it may have been meant for another.
    stays(&records("ledger", "warning", "border", "met"));
}

#[test]
fn a_name_of_a_field_or_a_word_is_set_right_where_the_record_can_then_be_read() {
    let actor = |field: &str, word: &str| {
        format!(
            "[ // one\n  Actor(id: \"upton\", {field}: \"Upton\", /* kind */ kind: {word}), ]\n"
        )
    };
    check(&actor("nane", "Sttae"), &actor("name", "State"));
    check(&actor("NAME", "STATE"), &actor("name", "State"));
    // Near, but the record would not be sound; not near; two near; of a kind that could be two.
    for records in [
        "[Topic(id: \"a\", name: \"A\", nane: \"B\")]",
        "[Event(id: \"a\", name: \"A\", topic: \"b\")]",
        "[Topic(id: \"a\", nmae: 7)]",
        "[Topic(id: \"a\", name: \"A\", remark: \"b\")]",
        "[Actr(id: \"a\", name: \"A\", kind: State)]",
    ] {
        stays(records);
    }
}

#[test]
fn all_that_comes_to_light_is_mended_in_one_run() {
    check(
        "[Actor(id: \"upton\", nane: \"Upton\", kind: State),
          Event(id: \"visit\", nmae: \"V\", dtae: \"16 July 1960\", participants: [Participant(actr: \"uptn\")])]",
        "[Actor(id: \"upton\", name: \"Upton\", kind: State),
          Event(id: \"visit\", name: \"V\", date: \"1960-07-16\", participants: [Participant(actor: \"upton\")])]",
    );
}

#[test]
fn a_string_with_escapes_has_no_place_and_is_left_alone() {
    stays(&named("khrus\\u{63}hev"));
    stays(&dated("16 July\\u{20}1960"));
}

#[test]
fn bytes_outside_of_the_edits_stay() {
    let records = |date: &str, id: &str| {
        format!(
            "\u{feff}// ü \u{202e} 16 July 1960\r\n[\r\n\tEvent(id: \"a\", name: \"16 July 1960\", date: r##\"{date}\"##),\r\n\
             /* uptn */ Actor(id: \"upton\", name: \"\\u{{1f}}\", kind: State,),\n\n\
             Event(id: \"b\", name: \"B\", participants: [Participant(actor: r\"{id}\")])] // end"
        )
    };
    check(&records("16 July 1960", "uptn"), &records("1960-07-16", "upton"));
}

#[test]
fn no_id_is_replaced_while_it_may_be_that_of_a_record_that_cannot_be_read() {
    let lost = |record: &str, actor: &str| named(actor).replacen('[', &format!("[\n{record}\n"), 1);
    let findings = |records: &str| -> Vec<String> {
        let (_, found) = demarche::read([Text::new("all.ron", records)]);
        let told = found.into_iter().filter(|one| one.code.0 == "unknown-actor");
        told.map(|one| one.message).collect()
    };
    // The id of the broken record is known: that reference is no slip, another is.
    let broken = "Actor(id: \"kruschev\", name: \"K\" kind: Person),";
    stays(&lost(broken, "kruschev"));
    assert_eq!(findings(&lost(broken, "kruschev")), Vec::<String>::new());
    check(&lost(broken, "khruschev"), &lost(broken, "khrushchev"));
    // One with a bad id, or left out for its size, is known as well.
    let bad = "Actor(id: \"Kruschev\", name: \"K\", kind: Person),";
    stays(&lost(bad, "Kruschev"));
    // Nothing is known of this one.
    let nameless = "Actor(name: \"K\" kind: Person),";
    stays(&lost(nameless, "khruschev"));
    assert_eq!(findings(&lost(nameless, "khruschev")), ["no actor has the id `khruschev`"]);
}

#[test]
fn of_edits_that_overlap_the_first_is_made() {
    let text = Arc::new(Text::new("all.ron", "abcdef"));
    let fix = |start, end, with: &str| Fix::replace(&text, start..end, with);
    let (late, first, over, next) =
        (fix(4, 6, "Z"), fix(0, 3, "X"), fix(2, 4, "!"), fix(3, 4, "Y"));
    assert_eq!(edited(&text, &[&late, &first, &over, &next]), ("XYZ".to_owned(), 3));
    assert_eq!(edited(&text, &[&first, &first]), ("Xdef".to_owned(), 1));
    assert_eq!(edited(&text, &[&fix(5, 9, "!")]), ("abcdef".to_owned(), 0));
    assert_eq!(edited(&text, &[]), ("abcdef".to_owned(), 0));
}

#[test]
fn a_marker_is_made_for_a_folder_of_records_alone() {
    let place = tempfile::tempdir().unwrap();
    let graph = place.path().join("my \"river\"");
    fs::create_dir_all(graph.join("inner")).unwrap();
    let mend = |folder: &Path| demarche::mend(folder, Reading::Printed).unwrap();
    assert!(mend(&graph).is_empty(), "it may be any folder");
    fs::write(graph.join("inner/all.ron"), "[]").unwrap();
    let made = mend(&graph);
    assert_eq!((made.len(), made[0].kind, made[0].edits), (1, FixKind::Creates, 1));
    assert_eq!(
        made[0].after.body(),
        "Graph(\n    title: \"my \\\"river\\\"\",\n    licence: \"to be stated\",\n    format: 1,\n)\n"
    );
    fs::create_dir(graph.join("demarche.ron")).unwrap();
    assert!(mend(&graph).is_empty(), "something of that name is there");
    fs::remove_dir(graph.join("demarche.ron")).unwrap();
    fs::write(graph.join("demarche.ron"), MARKER).unwrap();
    assert!(mend(&graph.join("inner")).is_empty(), "it is a part of a graph");
}

#[test]
fn nearness_is_certain_for_one_word_and_a_slip_or_two() {
    let certain = |wrong: &str, words: &[&'static str]| {
        nearest_of(wrong, words.iter().copied()).map(|one| (one.word, one.is_certain))
    };
    assert_eq!(certain("responds-t", &["responds_to", "topics"]), Some(("responds_to", true)));
    assert_eq!(certain("lowtan", &["lowton", "lowton"]), Some(("lowton", true)));
    assert_eq!(certain("lowtan", &["lowton", "lowten"]), Some(("lowton", false)));
    // One slip off, but another only two.
    assert_eq!(certain("lowtan", &["lowton", "lawten"]), Some(("lowton", false)));
    assert_eq!(certain("lowtan", &["lawten", "lowton"]), Some(("lowton", false)));
    assert_eq!(certain("plan-1", &["plan-2"]), Some(("plan-2", false)));
    assert_eq!(certain("xy", &["lowton"]), None);
}

#[test]
fn an_edit_is_data_in_json_and_sarif() {
    let (_, mut found) = demarche::read([Text::new("a b.ron", dated("16 July 1960"))]);
    found.retain(|one| one.code.0 == "bad-date");
    let subject = demarche::diagnostic::Subject { title: "T", digest: "" };
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let report = parsed(&json(subject, &found));
    assert_eq!(
        report["findings"][0]["fixes"],
        value!([{
            "kind": "replace", "path": "a b.ron", "replacement": "1960-07-16",
            "start": { "line": 1, "column": 45 }, "end": { "line": 1, "column": 57 },
        }])
    );
    let log = parsed(&sarif(subject, &[], &found));
    assert_eq!(
        log["runs"][0]["results"][0]["fixes"],
        value!([{
            "description": { "text": "`check --fix` writes `1960-07-16` here" },
            "artifactChanges": [{
                "artifactLocation": { "uri": "a%20b.ron" },
                "replacements": [{
                    "deletedRegion": { "startLine": 1, "startColumn": 45, "endLine": 1, "endColumn": 57 },
                    "insertedContent": { "text": "1960-07-16" },
                }],
            }],
        }])
    );
    let schema =
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/sarif-2.1.0-parts.schema.json");
    assert_eq!(breaches(&parsed(&fs::read_to_string(schema).unwrap()), &log), Vec::<String>::new());
}

/// Runs a line of the shell in a folder, `$D` being demarche.
fn shell(place: &Path, line: &str) -> Output {
    let mut command = Command::new("bash");
    command.current_dir(place).args(["-c", line]).env("D", env!("CARGO_BIN_EXE_demarche"));
    command.env_remove("DEMARCHE_GRAPH").output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_cannot_be_written_leaves_every_file_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let place = folder(&named("khruschev"));
    let graph = place.path().join("graph");
    fs::write(graph.join("more.ron"), dated("16 July 1960").replace("visit", "other")).unwrap();
    let stands =
        || (fs::read(graph.join("all.ron")).unwrap(), fs::read(graph.join("more.ron")).unwrap());
    let before = stands();
    let permit = |mode| {
        fs::set_permissions(graph.join("more.ron"), fs::Permissions::from_mode(mode)).unwrap();
    };
    permit(0o444);
    let output = shell(place.path(), "\"$D\" check --fix");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        told(&output),
        "demarche: cannot write `graph/more.ron`: it is read-only; no file was changed\n"
    );
    assert_eq!(stands(), before);
    permit(0o640);
    // No file may grow: writing fails as it does on a full disk.
    let output =
        shell(place.path(), "trap '' XFSZ; ulimit -f 0; exec \"$D\" check --fix 2>&1 | cat");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("demarche: cannot write `graph/all.ron`: File too large"), "{said}");
    assert!(said.ends_with("; no file was changed\n"), "{said}");
    assert_eq!(
        (stands(), names(&graph)),
        (before, vec!["all.ron".into(), "demarche.ron".into(), "more.ron".into()])
    );
    // And then it can be written; who may read it stays.
    let output = shell(place.path(), "\"$D\" check --fix");
    assert!(
        told(&output)
            .starts_with("fixed 2 findings: 1 in `graph/all.ron`, 1 in `graph/more.ron`\n"),
        "{}",
        told(&output)
    );
    assert_eq!(fs::metadata(graph.join("more.ron")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(String::from_utf8(stands().0).unwrap(), named("khrushchev"));
    let output = shell(place.path(), "\"$D\" check --fix");
    assert!(told(&output).starts_with("nothing can be fixed for certain\n"), "{}", told(&output));
}

#[test]
fn a_diff_writes_nothing_and_ends_as_a_check_does() {
    let place = folder(&dated("16 July 1960"));
    let output = shell(place.path(), "\"$D\" check --fix --diff");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "--- graph/all.ron\n+++ graph/all.ron\n@@ -1 +1 @@\n\
         -[Event(id: \"visit\", name: \"A visit\", date: \"16 July 1960\")]\n\\ No newline at end of file\n\
         +[Event(id: \"visit\", name: \"A visit\", date: \"1960-07-16\")]\n\\ No newline at end of file\n"
    );
    assert_eq!(told_of(&place), dated("16 July 1960"));
    assert_eq!(shell(place.path(), "\"$D\" check --diff").status.code(), Some(2));
}

fn told_of(place: &TempDir) -> String {
    fs::read_to_string(place.path().join("graph/all.ron")).unwrap()
}
