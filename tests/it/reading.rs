//! Reading texts: one broken record loses only itself, and every fault is shown where it is.

use demarche::Graph;
use demarche::diagnostic::Diagnostic;
use demarche::text::Text;

/// The ids of the topics that a text holds, and what is wrong with it as `line:column code`.
#[track_caller]
fn check(body: &str, topics: &[&str], faults: &[&str]) {
    let (graph, diagnostics) = demarche::read([Text::new("case.ron", body)]);
    assert_eq!(ids(&graph), topics, "the topics that are left");
    assert_eq!(places(&diagnostics), faults);
}

fn ids(graph: &Graph) -> Vec<&str> {
    graph.topics().map(|(_, topic)| topic.id.as_str()).collect()
}

fn places(diagnostics: &[Diagnostic]) -> Vec<String> {
    let faults = diagnostics.iter().filter(|one| one.code.0 != "unused-record");
    faults
        .map(|one| {
            let label = one.primary.as_ref().expect("it has a place");
            let position = label.text.position(label.span.start);
            format!("{}:{} {}", position.line, position.column, one.code.0)
        })
        .collect()
}

const A: &str = r#"Topic(id: "a", name: "A")"#;
const B: &str = r#"Topic(id: "b", name: "B")"#;

#[test]
fn a_text_without_records_is_empty() {
    check("", &[], &[]);
    check("// nothing yet\n/* nor here */\n", &[], &[]);
    check("[]", &[], &[]);
    check("\u{feff}[]", &[], &[]);
}

#[test]
fn a_comment_that_never_ends_is_no_end_of_the_text() {
    check(&format!("/* [{A}]"), &[], &["1:1 syntax"]);
}

#[test]
fn a_missing_comma_between_records_loses_neither() {
    check(&format!("[\n{A}\n{B}\n]"), &["a", "b"], &["3:1 syntax"]);
}

#[test]
fn a_missing_comma_between_fields_loses_the_record() {
    check(&format!("[\nTopic(id: \"x\" name: \"X\"),\n{B}]"), &["b"], &["2:15 syntax"]);
}

#[test]
fn a_string_or_bracket_that_is_never_closed_loses_only_its_record() {
    check(&format!("[\nTopic(id: \"x\", name: \"X),\n{A},\n{B}]"), &["a", "b"], &["2:1 syntax"]);
    check(&format!("[\nTopic(id: \"x\", name: \"X\",\n{A},\n{B}]"), &["a", "b"], &["2:1 syntax"]);
    check(
        &format!("[\n{A},\nTopic(id: \"x\", name: \"X\""),
        &["a"],
        &["3:25 syntax", "3:25 syntax"],
    );
}

#[test]
fn records_on_one_line_fail_one_by_one() {
    let body = format!("[Topic(id: \"x\", nam: \"X\"), {A}, Topic(id: \"y\"), {B}]");
    check(&body, &["a", "b"], &["1:17 unknown-field", "1:68 missing-field"]);
}

#[test]
fn a_bracket_in_a_string_closes_nothing() {
    check(&format!("[Topic(id: \"x\", nam: \")\\\"),\"), {A}]"), &["a"], &["1:17 unknown-field"]);
}

#[test]
fn a_list_must_be_opened_and_closed() {
    check(A, &["a"], &["1:1 syntax"]);
    check(&format!("[{A},"), &["a"], &["1:28 syntax"]);
    check(&format!("[{A})]"), &["a"], &["1:27 syntax"]);
}

#[test]
fn what_follows_the_list_is_reported_and_records_in_it_are_read() {
    check(&format!("[{A}]\nrubbish"), &["a"], &["2:1 syntax"]);
    check(&format!("[{A}]\n{B},\n]"), &["a", "b"], &["2:1 syntax"]);
    check(&format!("[{A}]\n]"), &["a"], &["2:1 syntax"]);
}

#[test]
fn a_missing_field_is_shown_at_the_bracket_before_which_it_belongs() {
    check("[Topic(id: \"x\")]", &[], &["1:15 missing-field"]);
    check("[Topic(\n  id: \"x\", // five\n)]", &[], &["3:1 missing-field"]);
    check("[Topic()]", &[], &["1:8 missing-field"]);
}

#[test]
fn an_unknown_kind_of_record_is_named() {
    let body = format!("[\nPerson(id: \"x\"),\ntopic(id: \"y\"),\n{A}]");
    check(&body, &["a"], &["2:1 unknown-variant", "3:1 unknown-variant"]);
    let (_, diagnostics) = demarche::read([Text::new("case.ron", body)]);
    assert_eq!(diagnostics[1].helps, ["did you mean `Topic`?"]);
}

#[test]
fn a_value_of_the_wrong_sort_is_shown_where_it_stands() {
    check("[Topic(id: \"x\", name: 5)]", &[], &["1:23 syntax"]);
    check("[Act(id: \"x\", actors: \"y\", type: \"decided\")]", &[], &["1:23 syntax"]);
    check("[Actor(id: \"x\", name: \"X\", kind: \"Person\")]", &[], &["1:34 syntax"]);
    check("[Actor(id: \"x\", name: \"X\", kind: person)]", &[], &["1:34 unknown-variant"]);
}

#[test]
fn columns_count_characters_and_lines_end_either_way() {
    check(
        "[\r\n\tTopic(id: \"a\", name: \"赫鲁晓夫\", colour: 1),\r\n]\r\n",
        &[],
        &["2:31 unknown-field"],
    );
    check("[\n\tTopic(id: \"赫鲁\", name: \"A\"),\n]", &[], &["2:13 bad-id"]);
}

#[test]
fn brackets_in_any_number_end_in_a_message() {
    for brackets in ["[".repeat(100_000), "(".repeat(100_000), "[(".repeat(50_000)] {
        let (_, diagnostics) = demarche::read([Text::new("case.ron", brackets)]);
        assert!(!diagnostics.is_empty());
    }
}

#[test]
fn however_many_records_are_faulty_the_sound_ones_are_read() {
    let body = format!("[{}{A}]", "Topic(id: \"x\"),\n".repeat(5_000));
    let (graph, diagnostics) = demarche::read([Text::new("case.ron", body)]);
    let faults = diagnostics.iter().filter(|one| one.code.0 == "missing-field").count();
    assert_eq!((graph.topics().count(), faults), (1, 5_000));
}

#[test]
fn after_a_hundred_faults_the_rest_of_an_immense_text_is_not_read() {
    let faults = "Topic(id: \"x\"),\n".repeat(150);
    let body = format!("[{faults}{A}] // {}", "-".repeat(10_000_000));
    let (graph, diagnostics) = demarche::read([Text::new("case.ron", body)]);
    assert_eq!((graph.topics().count(), diagnostics.len()), (0, 101));
}

#[test]
fn every_fault_of_every_text_is_reported_in_one_run() {
    let texts = || {
        [
            Text::new("b.ron", format!("[Topic(id: \"x\"), {A}]")),
            Text::new(
                "a.ron",
                format!("[\n{B},\nTopic(id: \"y\", names: \"Y\"),\nTopic(id: \"Z\", name: \"\")]"),
            ),
        ]
    };
    let (graph, diagnostics) = demarche::read(texts());
    assert_eq!(ids(&graph), ["a", "b"]);
    assert_eq!(places(&diagnostics), ["3:16 unknown-field", "4:12 bad-id", "1:15 missing-field"]);
}

#[test]
fn the_order_of_files_and_of_records_changes_nothing() {
    let one = r#"Actor(id: "aldery", name: "Aldery", kind: State)"#;
    let two = r#"Act(id: "call", actors: ["aldery"], type: "decided")"#;
    let texts = |bodies: &[String]| -> Vec<Text> {
        bodies
            .iter()
            .enumerate()
            .map(|(at, body)| Text::new(format!("{at}.ron"), body.as_str()))
            .collect()
    };
    let (first, _) = demarche::read(texts(&[format!("[{one}, {two}]"), format!("[{A}, {B}]")]));
    let (second, _) =
        demarche::read(texts(&[format!("[{B},\r\n{two}]"), format!("[{A},\n\n{one},]")]));
    assert_eq!(first.heading().digest, second.heading().digest);
    let listing = |graph: &Graph| -> Vec<String> {
        graph.names().map(|(id, named)| format!("{id} {named:?}")).collect()
    };
    assert_eq!(listing(&first), listing(&second));
}
