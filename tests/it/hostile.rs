//! Whatever a graph folder, a source's text or an argument holds: what is printed hides nothing, is well formed, and loses
//! nothing where programs read it.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;

use demarche::present::Report;
use demarche::present::Table;
use demarche::text::is_invisible;
use demarche::text::visible;
use serde_json::Value;
use tempfile::TempDir;

/// Texts that would break a terminal, a page, a picture or a spreadsheet.
const TEXTS: [&str; 5] = [
    "\u{1b}[2J\u{1b}]0;owned\u{7} \u{0}\u{8}\u{7f}\u{85}\u{9b}31m \u{202e}esrever\u{202c} \u{2066}a\u{2067}b\u{2068}c\u{2069} \u{200b}\u{feff}\u{2028}\r\nnext\ttab \u{e0041}\u{301}",
    "=cmd|' /C calc'!A0",
    "\u{301}lone ＝1+1 <script>alert(1)</script> &amp; &#x202e; <b> | `code` *a* _b_ [x](javascript:1) ![i](u) ~~s~~ $x$ # \\N \\\" \"]; -> { } /* */",
    "- \"quoted\", 'single'; a,b;c\u{2029}\u{2064}",
    "1) \u{0}\u{200f}\u{061c}\u{fffe} Мао 毛泽东 🐉",
];

/// A text as a RON string in which nothing but escapes stands.
fn ron(text: &str) -> String {
    let escapes: String = text.chars().flat_map(char::escape_unicode).collect();
    format!("\"{escapes}\"")
}

/// A graph of which every string that is no id, date or number is the text.
fn records(text: &str) -> String {
    let t = ron(text);
    let cite = format!(
        "Cite(source: \"book\", paragraph: \"1\", passage: ({t}, {t}), note: {t}, page: {t}, quote: {t})"
    );
    let codes = format!(
        "(cameo: {t}, cameo_label: {t}, weis: {t}, plover: {t}, plover_mode: {t}, icbe: {t})"
    );
    format!(
        r#"[
        Source(id: "book", title: {t}, authors: [{t}], year: 1960, kind: Book, locator: Paragraph, text: {t},
            repairs: [Repair(at: "1", printed: {t}, read: {t})], note: {t}),
        Actor(id: "one", name: {t}, kind: State, also: [{t}], life: "1900/2000", evidence: [{cite}], note: {t}),
        Actor(id: "two", name: {t}, kind: Person, roles: [
            Role(in: "three", as: {t}, from: "1950", acts_for: true, evidence: [{cite}], note: {t}),
        ]),
        Actor(id: "three", name: {t}, kind: State),
        Topic(id: "topic", name: {t}, note: {t}),
        Event(id: "meeting", name: {t}, date: "1960", place: {t}, participants: [Participant(actor: "one", as: {t})],
            topics: ["topic"], evidence: [{cite}], note: {t}),
        Dispute(id: "split", name: {t}, sides: [
            Side(id: "first", name: {t}, actors: ["one"]), Side(id: "second", name: {t}, actors: ["three"]),
        ], period: "1950/1970", note: {t}),
        ActType(id: "scolded", label: {t}, past: {t}, passive: {t}, class: VerbalConflict, rung: 2, scope: Dyadic,
            symmetric: false, recipients: Required, goldstein: -3, codes: {codes}, aliases: [{t}], definition: {t},
            not_to_be_confused_with: {t}),
        Ladder(id: "ladder", name: {t}, rungs: [Rung(value: 0, label: {t}), Rung(value: 1, label: {t}),
            Rung(value: 2, label: {t}), Rung(value: 3, label: {t}), Rung(value: 4, label: {t}), Rung(value: 5, label: {t}),
            Rung(value: 6, label: {t}), Rung(value: 7, label: {t}), Rung(value: 8, label: {t})],
            thresholds: [Threshold(id: "t", name: {t}, enters: 2)], note: {t}),
        CodeBook(id: "codes", name: {t}, version: {t}, codes: [Code(code: "1", label: {t}, goldstein: -3, type: "scolded")],
            note: {t}),
        NoAct(source: "book", paragraph: "2", passage: ({t}, {t}), reason: {t}),
        Act(id: "a", actors: ["one"], type: "criticized", recipients: ["two"], about: ["three"],
            audience: Audience(kind: Public, before: ["meeting"]), date: "1960-01-01", event: "meeting", place: {t},
            topics: ["topic"], summary: {t}, figures: [Figure(value: 3, unit: {t}, counts: {t}, of: 4)],
            stance: {t}, certainty: Low, status: Contested(reason: {t}),
            corrections: [Correction(field: Place, printed: {t}, reading: {t}, reason: {t})],
            evidence: [{cite}], note: {t}),
        Act(id: "b", actors: ["two"], type: "scolded", recipients: ["one"], date: "1960-01-02",
            order: [After(id: "a", days: 1, cue: {t})], rung: OwnRung(value: 4, reason: {t}),
            responds_to: [Link(act: "a", cue: {t}, certainty: Medium, evidence: [{cite}], note: {t})],
            conflicts_with: ["a"], evidence: [{cite}], note: {t}),
        Act(id: "c", actors: ["one"], type: "scolded", recipients: ["two"], modality: Hypothetical, within: "b",
            condition: {t}, evidence: [{cite}]),
        Act(id: "d", actors: ["one"], type: "scolded", recipients: ["two"], evidence: [{cite}]),
        ]"#
    )
}

/// A graph folder of hostile records, with a text of its source beside it.
fn folder(text: &str) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("graph")).unwrap();
    let marker = format!("Graph(title: {t}, licence: {t}, format: 1)", t = ron(text));
    fs::write(place.path().join("graph/demarche.ron"), marker).unwrap();
    fs::write(place.path().join("graph/all.ron"), records(text)).unwrap();
    fs::write(place.path().join("book.txt"), format!("It was. {text}\nIt is. {text}\n")).unwrap();
    place
}

fn run(place: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.current_dir(place).args(["-g", "graph"]).args(arguments);
    command.env_remove("DEMARCHE_GRAPH").output().unwrap()
}

/// What a command prints, which must be UTF-8 without anything unseen, on standard error as well.
#[track_caller]
fn printed(place: &Path, arguments: &[&str]) -> String {
    let output = run(place, arguments);
    assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
    let [out, told] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    for text in [&out, &told] {
        assert_seen(text, arguments);
    }
    out
}

#[track_caller]
fn assert_seen(text: &str, of: &[&str]) {
    let unseen = text.chars().find(|&sign| sign != '\n' && is_invisible(sign));
    assert_eq!(unseen, None, "{of:?} prints {}", text.escape_debug());
}

/// The questions, each of which is asked in every format.
const QUESTIONS: [&[&str]; 21] = [
    &["acts", "modality:any"],
    &["matrix"],
    &["matrix", "--roll-up", "--by", "year"],
    &["matrix", "--sides", "split"],
    &["path", "one", "two", "--all"],
    &["path", "two", "three"],
    &["escalation", "split", "--all", "--infer"],
    &["timeline"],
    &["contested"],
    &["show", "one"],
    &["show", "a"],
    &["show", "b"],
    &["show", "meeting"],
    &["show", "scolded"],
    &["show", "book"],
    &["show", "split"],
    &["stats"],
    &["types"],
    &["types", "scolded"],
    &["types", "codes"],
    &["coverage", "--text", "book=book.txt"],
];

/// The texts of a JSON value, wherever they stand.
fn texts(json: &Value) -> Vec<&str> {
    let mut open = vec![json];
    let mut found = Vec::new();
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => found.push(text.as_str()),
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => open.extend(fields.values()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    found
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[track_caller]
fn assert_tame(csv: &str, of: &[&str]) {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let width = reader.headers().unwrap().len();
    for row in reader.records() {
        let row = row.unwrap();
        assert_eq!(row.len(), width, "{of:?}");
        for cell in &row {
            let is_number = cell.parse::<f64>().is_ok();
            let begins = cell.starts_with(['=', '+', '-', '@', '＝', '\t', '\r']);
            assert!(is_number || !begins, "{of:?} has the cell {cell}");
        }
    }
}

#[test]
fn no_question_prints_what_cannot_be_seen_in_any_format() {
    for text in TEXTS {
        let place = folder(text);
        for question in QUESTIONS {
            for format in ["table", "md", "json", "jsonl", "csv"] {
                let asked = [question, &["--format", format]].concat();
                let out = printed(place.path(), &asked);
                match format {
                    "json" => {
                        let whole = json(&out);
                        assert!(texts(&whole["graph"]).contains(&text), "{asked:?}: {out}");
                    }
                    "jsonl" => out.lines().for_each(|line| drop(json(line))),
                    "csv" => assert_tame(&out, &asked),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn the_whole_graph_as_json_gives_every_text_back_letter_by_letter() {
    for text in TEXTS {
        let whole = json(&printed(folder(text).path(), &["export", "json"]));
        // Every text that is none of ours is the hostile one; among them are the summary, the cue and the name.
        assert_eq!(whole["actors"][0]["name"], text);
        assert_eq!(whole["links"][0]["cue"], text);
        let act = whole["acts"].as_array().unwrap().iter().find(|act| act["id"] == "a").unwrap();
        assert_eq!(act["summary"], text);
        assert_eq!(act["figures"][0]["unit"], text);
        assert_eq!(whole["ladder"]["rungs"][8]["label"], text);
        assert_eq!(whole["no_acts"][0]["reason"], text);
        let count = texts(&whole).iter().filter(|one| **one == text).count();
        assert!(count > 60, "{count}");
    }
}

#[test]
fn rows_inside_the_cells_of_a_table_stay_json() {
    let text = TEXTS[0];
    let out = printed(folder(text).path(), &["acts", "id:a", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let column = reader.headers().unwrap().iter().position(|name| name == "corrections").unwrap();
    let row = reader.records().next().unwrap().unwrap();
    assert_eq!(json(&row[column])["reason"], text);
    // Plain text cannot be escaped so that it reads back: it is shown.
    let column = reader.headers().unwrap().iter().position(|name| name == "summary").unwrap();
    assert_eq!(&row[column], visible(text));
}

#[test]
fn edges_for_network_programs_run_nothing_and_hide_nothing() {
    for text in TEXTS {
        let asked = ["export", "csv", "modality:any"];
        assert_tame(&printed(folder(text).path(), &asked), &asked);
    }
}

#[test]
fn no_picture_holds_what_cannot_be_seen() {
    let pictures: [&[&str]; 6] = [
        &["draw", "relations", "--engine", "dot"],
        &["draw", "relations", "--engine", "dot", "--each", "--sides", "split"],
        &["draw", "relations", "--engine", "dot", "modality:any", "--no-sides"],
        &["draw", "responses", "--engine", "dot", "modality:any"],
        &["draw", "path", "one", "two", "--all"],
        &["draw", "escalation", "split", "--infer"],
    ];
    for text in TEXTS {
        let place = folder(text);
        for picture in pictures {
            let dot = printed(place.path(), picture);
            assert!(graphviz_rust::parse(&dot).is_ok(), "{dot}");
        }
        for engine in ["own", "dot"] {
            let asked = ["draw", "relations", "--each", "--engine", engine, "-o", "picture.svg"];
            let output = run(place.path(), &asked);
            if String::from_utf8_lossy(&output.stderr).contains("Graphviz is not installed") {
                println!("not drawn by Graphviz: it is not installed");
                continue;
            }
            let svg = fs::read(place.path().join("picture.svg")).unwrap();
            let svg = String::from_utf8(svg).unwrap();
            assert_seen(&svg.replace("\r\n", "\n"), &asked);
            assert!(!svg.contains("&#x202e;") && !svg.contains("<script"), "{svg}");
        }
    }
}

#[test]
fn the_web_page_hides_nothing_and_holds_the_texts_as_data() {
    for text in TEXTS {
        let html = printed(folder(text).path(), &["page"]);
        assert!(!html.contains("<script>alert(1)"), "{text}");
    }
}

#[test]
fn no_finding_shows_what_cannot_be_seen_in_any_form() {
    for text in TEXTS {
        let place = folder(text);
        let wrong = format!(
            "[Topic(id: {t}, name: {t}), Act(id: \"x\", actors: [{t}], type: {t}, recipients: [{t}], date: {t},
              about: [{t}], within: {t}, event: {t}, topics: [{t}], order: [After(id: {t})], conflicts_with: [{t}],
              responds_to: [Link(act: {t})], evidence: [Cite(source: {t})]), Topic(id: \"y\", {text}: 1)]",
            t = ron(text)
        );
        fs::write(place.path().join("graph/wrong.ron"), wrong).unwrap();
        for format in ["full", "concise", "json", "github", "sarif"] {
            let asked = ["check", "--format", format, "--text", "book=book.txt"];
            let out = printed(place.path(), &asked);
            if matches!(format, "json" | "sarif") {
                json(&out);
            }
        }
        printed(place.path(), &["check", "--color", "never"]);
    }
}

#[test]
fn no_argument_is_echoed_with_what_cannot_be_seen() {
    let place = folder("plain");
    let evil = "\u{1b}]0;owned\u{7}\u{202e}\u{9b}x";
    let term = format!("by:{evil}");
    let pair = format!("{evil}={evil}");
    let asked: [&[&str]; 17] = [
        &["acts", &term],
        &["acts", evil],
        &["show", evil],
        &["path", evil, "one"],
        &["escalation", evil],
        &["escalation", evil, "first"],
        &["escalation", "split", "--infer", evil],
        &["explain", evil],
        &["man", evil],
        &["coverage", "--text", &pair],
        &["coverage", "--text", evil],
        &["draw", "relations", "-o", evil],
        &["acts", "--format", evil],
        &["acts", "--colour", evil],
        &[evil],
        &["acts", "-o", "no\u{1b}where/\u{202e}.json"],
        &["init", "graph/all.ron/\u{1b}\u{202e}"],
    ];
    for arguments in asked {
        let output = run(place.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_seen(&told, arguments);
        assert!(told.contains("\\u{1b}") || !told.contains("owned"), "{told}");
    }
    let made = run(place.path(), &["init", "n\u{1b}ew\u{202e}"]);
    assert_seen(&String::from_utf8(made.stderr).unwrap(), &["init"]);
    let absent =
        Command::new(env!("CARGO_BIN_EXE_demarche")).args(["-g", evil, "acts"]).output().unwrap();
    assert_seen(&String::from_utf8(absent.stderr).unwrap(), &["-g"]);
}

#[test]
fn text_in_markdown_begins_no_list_rule_or_code() {
    use demarche::present::Report;
    let mut report = Report::new();
    for text in ["- a", "+ a", "==", "12. a", "3) a", "    code", "1960 was", "a $x$ b"] {
        report.paragraph(text);
    }
    assert_eq!(
        report.to_markdown(),
        "\\- a\n\n\\+ a\n\n\\==\n\n12\\. a\n\n3\\) a\n\ncode\n\n1960 was\n\na \\$x\\$ b\n"
    );
}

#[test]
fn a_name_as_long_as_a_name_may_be_is_shown_whole_where_programs_read_it() {
    let name = "n".repeat(10_000);
    let place = folder(&name);
    let whole = json(&printed(place.path(), &["export", "json"]));
    assert_eq!(whole["actors"][0]["name"], name.as_str());
    for question in [&["acts"][..], &["show", "one"], &["draw", "relations"], &["check"]] {
        printed(place.path(), question);
    }
}

/// Wrapping that looks at all that is left of a word for each of its lines is not done with these in hours.
#[test]
fn words_without_end_are_wrapped_on_a_page() {
    let word = "n".repeat(1_000_000);
    let mut page = Report::new();
    page.paragraph(word.clone());
    let mut table = Table::new(&["what"]);
    table.row([word]);
    page.table(table);
    let text = page.to_text(100);
    assert_eq!(text.chars().filter(|character| *character == 'n').count(), 2_000_000);
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert_eq!(longest, Some(100));
}
