//! Names that would break a file: whatever a record says, the DOT can be read back and says the same.

use demarche::present::dot::Edges;
use demarche::present::dot::escalation;
use demarche::present::dot::lanes;
use demarche::present::dot::matrix;
use demarche::present::dot::path;
use demarche::present::dot::relations;
use demarche::present::dot::responses;
use demarche::present::dot::timeline;
use demarche::present::figure::LaneBy;
use demarche::query::Filter;
use demarche::query::MatrixQuestion;
use demarche::query::PathQuestion;
use demarche::query::TimelineQuestion;
use demarche::query::escalation::Question;
use demarche::text::Text;
use demarche::text::visible;
use proptest::prelude::*;

use super::all;
use super::dot::Read;
use super::dot::value;
use super::node;

/// A text as a RON string in which nothing but escapes stands.
fn ron(text: &str) -> String {
    let escapes: String = text.chars().flat_map(char::escape_unicode).collect();
    format!("\"{escapes}\"")
}

/// Two actors of one hostile name, an act each, and a link with a hostile cue.
fn hostile(name: &str) -> demarche::Graph {
    let text = format!(
        r#"[
            Source(id: "chapter", title: "T", kind: Chapter, locator: Paragraph),
            Actor(id: "one", name: {name}, kind: Person),
            Actor(id: "two", name: {name}, kind: Group),
            Dispute(id: "split", name: {name}, sides: [
                Side(id: "first", name: {name}, actors: ["one"]), Side(id: "second", name: {name}, actors: ["two"]),
            ]),
            Act(id: "a", actors: ["one"], type: "criticized", recipients: ["two"], date: "1960-01-01",
                summary: {name}, evidence: [Cite(source: "chapter", paragraph: {name}, note: {name})]),
            Act(id: "b", actors: ["two"], type: "accused", recipients: ["one"], date: "1960-01-02",
                responds_to: [Link(act: "a", cue: {name})], evidence: [Cite(source: "chapter", paragraph: "1")]),
        ]"#,
        name = ron(name)
    );
    demarche::read([Text::new("case.ron", text)]).0
}

/// A text as a drawing shows it: unseen characters written out, lines kept.
fn shown(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// A text as a label shows it, but for where its lines break.
fn unbroken(text: &str) -> String {
    text.split_whitespace().map(visible).collect()
}

fn check(name: &str) {
    let graph = hostile(name);
    let acts = all(&graph);
    assert_eq!(acts.len(), 2);
    let question = Question::between_ids(&graph, "first", "second").unwrap();
    let answer = demarche::query::escalation::escalation(&graph, &question);
    let paths = PathQuestion::new(node(&graph, "one"), node(&graph, "two")).answer(&graph).paths;
    let Some(demarche::graph::Named::Dispute(split)) = graph.named("split") else { panic!() };
    let named = || relations(&graph, &acts, Edges::Each, Some(split));
    let filter = Filter::everything;
    let entries = TimelineQuestion { filter: filter() }.answer(&graph);
    let counted = MatrixQuestion { filter: filter(), ..MatrixQuestion::default() };
    let draw = || {
        [
            (relations(&graph, &acts, Edges::Summed, None), 2, 2),
            (named(), 2, 2),
            (responses(&graph, &acts), 2, 1),
            (path(&graph, &paths), 2, 1),
            // Two acts; two lines for the step and one for each of two rows.
            (escalation(&graph, &answer), 2, 4),
            // Two actors and two acts; a lifeline for each actor and an arrow for each act.
            (lanes(&graph, &acts, Some(split)), 4, 4),
            // Two acts; a line above, between and below their lanes.
            (timeline(&graph, &entries, LaneBy::Actor, Some(split)), 2, 3),
            (matrix(&graph, &counted), 0, 0),
        ]
    };
    let drawings = draw();
    assert_eq!(drawings, draw(), "the same bytes twice");
    for (dot, nodes, lines) in &drawings {
        let read = Read::new(dot);
        assert_eq!((read.ids().len(), read.lines.len()), (*nodes, *lines), "{dot}");
    }
    let actual = if name.trim().is_empty() { "one" } else { name };
    for (dot, ..) in [&drawings[0], &drawings[1], &drawings[3], &drawings[5]] {
        let read = Read::new(dot);
        assert_eq!(value(read.node("one"), "tooltip"), shown(actual));
        assert_eq!(unbroken(value(read.node("one"), "label")), unbroken(actual));
    }
    let read = Read::new(&drawings[2].0);
    assert_eq!(unbroken(value(&read.lines[0].2, "label")), unbroken(&format!("“{name}”")));
    let read = Read::new(&drawings[7].0);
    let table = value(read.node("_table"), "label");
    let cell = table.split("recipient</TD><TD>").nth(1).unwrap().split("</TD>").next().unwrap();
    assert_eq!(of_cell(cell), unbroken(actual));
}

/// The text in the cell of a table, but for where its lines break: what Graphviz makes of the entities, then of
/// backslashes.
fn of_cell(cell: &str) -> String {
    let text = cell.replace("<BR/>", "");
    assert!(!text.contains(['<', '>', '"', '\\']), "{cell}");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text.replace("&#92;&#92;", "\\");
    text.replace("&amp;", "&").split_whitespace().collect()
}

#[test]
fn names_that_mean_something_to_graphviz_are_only_names() {
    for name in [
        "",
        " ",
        "\"",
        "\\",
        "\\\"",
        "ends in \\",
        "\\N \\G \\l",
        "a\nb",
        "a\r\nb",
        "&amp; &lt; &#34; &",
        "<b>bold</b>",
        "<<b>>",
        "];} \"x\" -> \"y\" [",
        "// # /* */",
        "-> -- ; { } [ ] = ,",
        "\u{0} \u{7} \u{1b}[31m",
        "\u{202e}esrever\u{202c}",
        "\u{200f}\u{feff}",
        "Мао 毛泽东 🐉👩‍👩‍👧",
        "a\u{301}",
    ] {
        check(name);
    }
}

#[test]
fn a_name_of_any_length_is_cut_in_the_label_and_whole_in_the_tooltip() {
    let name = "x".repeat(10_000);
    let graph = hostile(&name);
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    assert_eq!(value(read.node("one"), "tooltip"), name);
    let label = value(read.node("one"), "label").replace('\n', "");
    assert_eq!(label, format!("{}…", "x".repeat(200)));
    assert!(value(read.node("one"), "label").lines().all(|line| line.chars().count() <= 28));
}

#[test]
fn a_character_that_xml_forbids_is_written_out() {
    let graph = hostile("a\u{fffe}\u{ffff}b");
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    assert_eq!(value(read.node("one"), "label"), "a\\u{fffe}\\u{ffff}b");
}

#[test]
fn a_backslash_of_a_name_outlasts_both_readings_of_a_tooltip() {
    let graph = hostile("\\N");
    let dot = relations(&graph, &all(&graph), Edges::Summed, None);
    assert!(dot.contains(r#" tooltip="\\\\N""#), "{dot}");
    assert!(dot.contains(r#"[label="\\N""#), "{dot}");
}

#[test]
fn a_hostile_title_stays_in_the_label() {
    let (graph, _) = demarche::assemble("\"]; \\G &\u{202e}", Vec::new());
    let read = Read::new(&responses(&graph, &[]));
    assert_eq!(read.title(), "\"]; \\G &\\u{202e}\nResponses: no acts to draw");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_name_can_be_read_back(name in "(\\PC|[\\x00-\\x20\"\\\\&<>\\[\\];{}\u{202e}\u{2028}-]){0,60}") {
        check(&name);
    }
}
