//! The findings of `check` in each of its forms.
#![expect(clippy::disallowed_methods, reason = "the schemas and cases are files")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use demarche::check::RULES;
use demarche::check::Reading;
use demarche::diagnostic::Diagnostic;
use demarche::diagnostic::RuleText;
use demarche::diagnostic::Style;
use demarche::diagnostic::Subject;
use demarche::diagnostic::concise;
use demarche::diagnostic::github;
use demarche::diagnostic::json;
use demarche::diagnostic::sarif;
use demarche::text::Text;
use serde_json::Value;
use serde_json::json as value;

use crate::schema::breaches;

const DIGEST: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(path: &str) -> Value {
    let text = fs::read_to_string(root().join(path)).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

fn subject() -> Subject<'static> {
    Subject { title: "A river", digest: DIGEST }
}

fn rules() -> Vec<RuleText> {
    RULES.iter().map(|rule| rule.text()).collect()
}

/// The findings in one text of this name.
fn findings(name: &str, body: &str) -> Vec<Diagnostic> {
    demarche::read([Text::new(name, body)]).1
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("it is JSON")
}

/// An unknown actor in the second line, behind two characters of more than one byte.
const LOST: &str = "[Topic(id: \"border\", name: \"é\"),\n/* ü€ */ Event(id: \"visit\", name: \"Visit\", topics: [\"border\"], participants: [Participant(actor: \"upton\")], evidence: []),\n]";

fn lost() -> Vec<Diagnostic> {
    let mut all = findings("graph/acts.ron", LOST);
    all.retain(|one| one.code.0 == "unknown-actor");
    all
}

#[test]
fn a_concise_finding_is_one_line_with_its_column_in_characters() {
    assert_eq!(
        concise(&lost()),
        "graph/acts.ron:2:99: error[unknown-actor]: no actor has the id `upton`\n"
    );
}

#[test]
fn a_finding_in_json_tells_where_it_begins_and_what_stands_behind_it() {
    let report = parsed(&json(subject(), &lost()));
    assert_eq!(
        report,
        value!({
            "demarche": "0.1.0", "shape": 1, "question": "check",
            "graph": { "title": "A river", "digest": DIGEST },
            "findings": [{
                "code": "unknown-actor", "severity": "error", "message": "no actor has the id `upton`",
                "place": {
                    "path": "graph/acts.ron", "message": "no such actor",
                    "start": { "line": 2, "column": 99 }, "end": { "line": 2, "column": 104 },
                },
                "others": [], "notes": [], "helps": ["correct the id, or add `Actor(id: \"upton\", …)`"],
                "fixes": [],
            }],
            "summary": { "errors": 1, "warnings": 0 },
        })
    );
}

#[test]
fn a_command_of_a_workflow_escapes_what_would_end_it() {
    let mut all = lost();
    all[0].message = "50%\nof: a, b".to_owned();
    all[0].helps = vec!["one".to_owned(), "two".to_owned()];
    all[0].severity = demarche::diagnostic::Severity::Warning;
    assert_eq!(
        github(&all),
        "::warning file=graph/acts.ron,line=2,col=99,title=unknown-actor::50%25\\u{a}of: a, b%0Ahelp: one%0Ahelp: two\n"
    );
    let name = "a,b:c%.ron";
    let mut all = findings(name, LOST);
    all.retain(|one| one.code.0 == "unknown-actor");
    assert!(github(&all).starts_with("::error file=a%2Cb%3Ac%25.ron,line=2,"));
}

#[test]
fn a_log_of_sarif_points_at_the_rule_the_place_and_the_other_places() {
    let body = "[\n    Actor(id: \"upton\", name: \"Upton\", kind: State),\n    Topic(id: \"upton\", name: \"Upton\"),\n]";
    let mut all = findings("my graph/[1].ron", body);
    all.retain(|one| one.code.0 == "duplicate-id");
    let log = parsed(&sarif(subject(), &rules(), &all));
    let run = &log["runs"][0];
    assert_eq!(
        run["results"],
        value!([{
            "ruleId": "duplicate-id", "ruleIndex": 8, "level": "error",
            "message": { "text": "the id `upton` is given twice\nhelp: ids are unique over all kinds of record: give one of the two another" },
            "locations": [{
                "message": { "text": "given again here" },
                "physicalLocation": {
                    "artifactLocation": { "uri": "my%20graph/%5B1%5D.ron" },
                    "region": { "startLine": 3, "startColumn": 16, "endLine": 3, "endColumn": 21 },
                },
            }],
            "relatedLocations": [{
                "message": { "text": "first given here" },
                "physicalLocation": {
                    "artifactLocation": { "uri": "my%20graph/%5B1%5D.ron" },
                    "region": { "startLine": 2, "startColumn": 16, "endLine": 2, "endColumn": 21 },
                },
            }],
        }])
    );
    assert_eq!(run["tool"]["driver"]["name"], "demarche");
    assert_eq!(run["properties"]["graph"]["digest"], DIGEST);
}

#[test]
fn a_log_of_sarif_describes_every_rule_in_their_order() {
    let log = parsed(&sarif(subject(), &rules(), &[]));
    let described = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("they are a list");
    let ids: Vec<&str> = described.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code().0).collect();
    assert_eq!(ids, codes);
    let unused = described.iter().find(|rule| rule["id"] == "unused-record").expect("it is there");
    assert_eq!(unused["shortDescription"]["text"], "A record that nothing speaks of.");
    assert_eq!(
        unused["fullDescription"]["text"],
        "An actor that occurs in no act, event, dispute or role of another, a source that nothing cites and no bibliography \
             lists, and a topic of nothing."
    );
    assert_eq!(unused["defaultConfiguration"]["level"], "warning");
}

#[test]
fn a_message_of_sarif_holds_no_placeholder_and_no_link() {
    let mut all = lost();
    all[0].message = "{0} and [this](1) and [a]".to_owned();
    all[0].helps.clear();
    let log = parsed(&sarif(subject(), &[], &all));
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["message"]["text"], r"{{0}} and [this\](1) and [a]");
    assert_eq!(result.get("ruleIndex"), None);
}

#[test]
fn an_absolute_path_is_an_address_of_a_file() {
    let mut all = findings("/srv/a graph/acts.ron", LOST);
    all.retain(|one| one.code.0 == "unknown-actor");
    let log = parsed(&sarif(subject(), &[], &all));
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "file:///srv/a%20graph/acts.ron");
}

/// The folders that provoke each rule.
fn cases() -> Vec<PathBuf> {
    let folder = root().join("tests/cases/check");
    RULES.iter().map(|rule| folder.join(rule.code().0)).collect()
}

#[test]
fn the_findings_of_every_rule_keep_to_the_schemas() {
    let own = schema("docs/check.schema.json");
    let parts = schema("tests/schemas/sarif-2.1.0-parts.schema.json");
    let standard = schema("tests/schemas/sarif-2.1.0-rtm.5.json");
    let rules = rules();
    let mut count = 0;
    for case in cases() {
        let (_, all) = demarche::open(&case, Reading::Printed).expect("the folder is there");
        count += all.len();
        let report = parsed(&json(subject(), &all));
        assert_eq!(breaches(&own, &report), Vec::<String>::new(), "{}", case.display());
        assert_eq!(report["findings"].as_array().unwrap().len(), all.len());
        let log = parsed(&sarif(subject(), &rules, &all));
        assert_eq!(breaches(&parts, &log), Vec::<String>::new(), "{}", case.display());
        assert_eq!(breaches(&standard, &log), Vec::<String>::new(), "{}", case.display());
        for result in log["runs"][0]["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(result["ruleId"], RULES[index].code().0);
        }
    }
    assert!(count >= RULES.len());
}

#[test]
fn a_schema_notices_what_is_missing_wrong_or_too_much() {
    let own = schema("docs/check.schema.json");
    let report = parsed(&json(subject(), &lost()));
    let broken = |change: fn(&mut Value)| {
        let mut report = report.clone();
        change(&mut report);
        breaches(&own, &report).len()
    };
    assert_eq!(broken(|_| {}), 0);
    assert_eq!(broken(|report| report["findings"][0]["place"]["start"]["line"] = value!(0)), 1);
    assert_eq!(broken(|report| report["findings"][0]["severity"] = value!("bad")), 1);
    assert_eq!(broken(|report| report["more"] = value!(1)), 1);
    assert_eq!(broken(|report| report["graph"]["digest"] = value!("e3b0")), 1);
    assert_eq!(broken(|report| report["findings"][0]["code"] = value!("Unknown")), 1);
    assert_eq!(broken(|report| drop(report.as_object_mut().unwrap().remove("summary"))), 1);
}

#[test]
fn what_is_unseen_is_shown_as_an_escape_in_every_form() {
    let body = "[Topic(id: \"a\u{202e}b\u{85}\", name: \"x\")]";
    let all = findings("gr\u{1b}[31m/\u{202e}.ron", body);
    let shown = [
        concise(&all),
        github(&all),
        json(subject(), &all),
        sarif(subject(), &rules(), &all),
        all.iter().map(|one| one.render(Style::Plain) + "\n").collect(),
    ];
    for text in shown {
        assert!(text.contains(".ron"), "{text}");
        let unseen = |sign: char| sign != '\n' && demarche::text::is_invisible(sign);
        assert!(!text.contains(unseen), "{}", text.escape_debug());
    }
    let report = parsed(&json(subject(), &all));
    assert_eq!(report["findings"][0]["place"]["path"], "gr\u{1b}[31m/\u{202e}.ron");
}

#[test]
fn of_a_long_line_only_the_part_around_the_label_is_drawn_under_its_true_place() {
    let filler = "Topic(id: \"t\", name: \"T\"), ".repeat(200);
    let body = format!(
        "[{filler}\n{filler}Event(id: \"visit\", name: \"Visit\", topics: [\"bordr\"], evidence: []),]"
    );
    let mut all = findings("acts.ron", &body);
    all.retain(|one| one.code.0 == "unknown-topic");
    // 200 fillers of 27 characters stand before the event, and 44 characters of it before the id.
    let drawn = all[0].render(Style::Plain);
    let lines: Vec<&str> = drawn.lines().collect();
    assert_eq!(
        lines[..3],
        ["error[unknown-topic]: no topic has the id `bordr`", " --> acts.ron:2:5445", "  |"]
    );
    assert!(lines[3].starts_with("2 | ...") && lines[3].contains("topics: [\"bordr\"]"), "{drawn}");
    assert!(!drawn.contains(":::"), "{drawn}");
    assert!(drawn.len() < 1_000, "{drawn}");
}

#[test]
fn labels_far_from_each_other_are_drawn_apart() {
    let gap = "\n".repeat(20_000);
    let body = format!(
        "[\n    Actor(id: \"upton\", name: \"Upton\", kind: State),{gap}    Topic(id: \"upton\", name: \"U\"),\n]"
    );
    let mut all = findings("acts.ron", &body);
    all.retain(|one| one.code.0 == "duplicate-id");
    let drawn = all[0].render(Style::Plain);
    assert!(drawn.contains("  --> acts.ron:20002:16\n"), "{drawn}");
    assert!(drawn.contains("  ::: acts.ron:2:16\n"), "{drawn}");
}
