//! Bibliographies: what is read from them, and how notes are made of it.

use std::path::Path;

use demarche::Graph;
use demarche::bibliography::NotePlace;
use demarche::bibliography::Style;
use demarche::bibliography::styles;
use demarche::check::Reading;
use demarche::diagnostic::Diagnostic;
use demarche::graph::Named;
use demarche::text::Text;
use proptest::prelude::*;

/// The graph and findings of a bibliography and acts that cite from it.
fn read(bibliography: (&str, &str), records: &str) -> (Graph, Vec<Diagnostic>) {
    let (name, body) = bibliography;
    demarche::read([Text::new(name, body), Text::new("acts.ron", records)])
}

/// A folder with two states, and one act with this evidence.
fn acting(evidence: &str) -> String {
    format!(
        r#"[
            Actor(id: "upton", name: "Upton", kind: State), Actor(id: "lowton", name: "Lowton", kind: State),
            Act(
                id: "accusation", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881",
                evidence: [{evidence}],
            ),
        ]"#
    )
}

fn places(graph: &Graph) -> Vec<NotePlace> {
    let evidence = graph.acts().flat_map(|act| &act.prose().evidence);
    let place = |one: &demarche::model::Citation| {
        let via = one.via.map(|via| graph.shared_source(via));
        NotePlace::new(graph.shared_source(one.source), via, one)
    };
    evidence.map(place).collect()
}

/// Runs in italics are shown between asterisks.
fn marked(prose: &demarche::bibliography::Prose) -> String {
    let runs = prose
        .runs
        .iter()
        .map(|run| if run.is_italic { format!("*{}*", run.text) } else { run.text.clone() });
    runs.collect()
}

/// The notes of citations of a bibliography, without a finding.
#[track_caller]
fn notes(bibliography: (&str, &str), evidence: &str, expected: &[&str]) {
    let (graph, findings) = read(bibliography, &acting(evidence));
    assert!(findings.is_empty(), "{findings:?}");
    let notes = Style::default().format(&places(&graph)).notes;
    assert_eq!(notes.iter().map(marked).collect::<Vec<String>>(), expected);
}

const RIVER_WAR: &str = "@book{river-war,\n author = {Doe, Jane},\n title = {The River War},\n \
                         publisher = {Mill Press},\n location = {Upton},\n year = {1901},\n}\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_the_reader_of_bibliographies_panic(
        pieces in prop::collection::vec(piece(), 0..40),
    ) {
        let body = pieces.concat();
        for name in ["a.bib", "a.json"] {
            let (graph, _) = read((name, &body), &acting(r#"Cite(source: "a", page: "1")"#));
            let sources: Vec<_> =
                graph.sources().map(|(key, _)| graph.shared_source(key).clone()).collect();
            Style::default().bibliography(&sources);
        }
    }
}

fn piece() -> impl Strategy<Value = String> {
    let words = [
        "@book{a,\n",
        "@article{b,\n",
        "@string{s = {x} # s}\n",
        "@string(t = s # s # s)\n",
        "@comment{",
        "@preamble{\"x\"}",
        "}\n",
        "{",
        "}",
        "\"",
        "#",
        " title = {",
        " author = {",
        "},\n",
        " date = {",
        " year = 1901,\n",
        " crossref = {a},\n",
        " xdata = {b, a},\n",
        " pages = {",
        " edition = {",
        " volume = {",
        " month = s,\n",
        "\\'",
        "\\emph{",
        "\\",
        "$",
        "~",
        "--",
        " and ",
        ", ",
        "=",
        "family=",
        "1881-06-03",
        "1881/1882",
        "99999999999999999999",
        "\u{e000}",
        "\u{202e}",
        "ß",
        "İ",
        "漢",
        "\n@",
        "%",
        "[",
        "]",
        "{\"id\":\"a\",\"type\":\"book\",",
        "\"author\":[{\"family\":\"",
        "\"}],",
        "\"issued\":{\"date-parts\":[[",
        "]]},",
        "\"title\":\"",
        "\",",
        "\"page\":",
        "\"volume\":",
        "-1",
        "0",
        "1e999",
        "null",
        "<i>",
        "</i>",
        "\"x\"}",
        ":",
        "de la ",
        "van ",
        "{}",
        "{{",
        "}}",
    ];
    prop_oneof![
        4 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}
