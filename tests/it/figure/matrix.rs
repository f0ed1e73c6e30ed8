//! The matrix: who has a row and a column, in which order, and what stands in each cell.

use std::fmt::Write;

use demarche::Graph;
use demarche::present::figure::Scene;
use demarche::present::figure::Shape;
use demarche::present::figure::Size;
use demarche::present::figure::matrix;
use demarche::present::figure::svg;
use demarche::query::Filter;
use demarche::query::MatrixParties;
use demarche::query::MatrixQuestion;
use demarche::text::Text as File;
use proptest::prelude::*;

use super::curated;
use super::dispute;
use super::geometry;
use super::lanes::HOSTILE;
use super::lanes::hostile;
use super::lanes::large;
use super::print;

/// Mao and China are of Beijing, Khrushchev of Moscow; India is on no side.
const GROUND: &str = r#"
    Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
    Actor(id: "china", name: "China", kind: State),
    Actor(id: "india", name: "India", kind: State),
    Actor(id: "khrushchev", name: "Khrushchev", kind: Person),
    Actor(id: "mao", name: "Mao", kind: Person, roles: [
        Role(in: "china", as: "chairman", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")]),
    ]),
    Dispute(id: "split", name: "The split", sides: [
        Side(id: "beijing", name: "Beijing", actors: ["china"]),
        Side(id: "moscow", name: "Moscow", actors: ["khrushchev"]),
    ]),
"#;

/// Mao on Khrushchev (rungs 1 and 2, one in doubt), Khrushchev and India on China and Mao (rung 4), India on China, and one
/// without a recipient.
const ACTS: &str = r#"
    Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
        evidence: [Cite(source: "chapter", paragraph: "1")]),
    Act(id: "a2", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1960-01-02", certainty: Low,
        evidence: [Cite(source: "chapter", paragraph: "2")]),
    Act(id: "a3", actors: ["khrushchev", "india"], type: "withdrew-experts", recipients: ["china", "mao"],
        date: "1960-01-03", evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "a4", actors: ["india"], type: "criticized", recipients: ["china"],
        evidence: [Cite(source: "chapter", paragraph: "4")]),
"#;

#[track_caller]
fn graph(acts: &str) -> Graph {
    let (graph, diagnostics) = demarche::read([File::new("case.ron", format!("[{GROUND}{acts}]"))]);
    assert!(graph.heading().left_out.is_nothing(), "{diagnostics:?}");
    graph
}

#[track_caller]
fn drawn(graph: &Graph, parties: MatrixParties) -> Scene {
    let question =
        MatrixQuestion { filter: Filter::everything(), parties, ..MatrixQuestion::default() };
    let scene = matrix(graph, &question, &print());
    geometry::check(&scene);
    scene
}

/// The groups of a class: what each says, in the order of drawing.
fn said(scene: &Scene, class: &str) -> Vec<String> {
    let groups = scene.groups.iter().filter(|group| group.class == class);
    let words = |shape: &Shape| match shape {
        Shape::Text(text) => Some(text.words().to_owned()),
        _ => None,
    };
    groups
        .map(|group| group.shapes.iter().filter_map(words).collect::<Vec<_>>().join(" "))
        .collect()
}

/// The cells in the order of drawing: of which row and column, and what they say.
fn cells(scene: &Scene) -> Vec<(String, String)> {
    let groups = scene.groups.iter().filter(|group| group.class == "cell");
    let dyads = groups.map(|group| group.told.split(':').next().unwrap().to_owned());
    dyads.zip(said(scene, "cell")).collect()
}

fn says(scene: &Scene, wanted: &str) -> bool {
    geometry::texts(scene).any(|text| text.words() == wanted)
}

#[test]
fn rows_and_columns_stand_by_side_and_the_busiest_first() {
    let scene = drawn(&graph(ACTS), MatrixParties::Named);
    // Mao takes part in three acts and China in two, both of Beijing; Khrushchev in three; India in two, on no side.
    assert_eq!(said(&scene, "row"), ["Mao", "Khrushchev", "India", "all"]);
    assert_eq!(said(&scene, "column"), ["Mao", "China", "Khrushchev", "all"]);
    // Over the columns, then over the rows of each.
    assert_eq!(said(&scene, "side"), ["Beijing", "Moscow", "Beijing", "Moscow"]);
}

#[test]
fn a_cell_holds_how_many_acts_and_the_highest_rung_and_a_total_counts_each_once() {
    let scene = drawn(&graph(ACTS), MatrixParties::Named);
    let cell = |dyad: &str, words: &str| (dyad.to_owned(), words.to_owned());
    assert_eq!(
        cells(&scene),
        [
            cell("Mao on Khrushchev", "2? R2"),
            cell("Khrushchev on Mao", "1 R4"),
            cell("Khrushchev on China", "1 R4"),
            cell("India on Mao", "1 R4"),
            cell("India on China", "2 R4"),
        ]
    );
    // The rows, the columns, all.
    assert_eq!(said(&scene, "total"), ["2? R2", "1 R4", "2 R4", "1 R4", "2 R4", "2? R2", "4? R4"]);
    assert_eq!(
        said(&scene, "cells"),
        [
            "Mao on: Khrushchev [1, 2].",
            "Khrushchev on: Mao [3]; China [3].",
            "India on: Mao [3]; China [3, 4].",
        ]
    );
}

#[test]
fn rolled_up_and_by_sides_fewer_lines_stand() {
    let graph = graph(ACTS);
    let rows = |parties| said(&drawn(&graph, parties), "row");
    assert_eq!(rows(MatrixParties::Roots), ["China", "Khrushchev", "India", "all"]);
    let sides = MatrixParties::Sides(dispute(&graph, "split"));
    assert_eq!(rows(sides), ["Beijing", "Moscow", "all"]);
    let scene = drawn(&graph, sides);
    assert!(says(&scene, "Left out: 1 not between the sides in their days."));
    assert_eq!(said(&scene, "side").concat(), "");
}

#[test]
fn more_than_thirty_lines_are_joined_and_the_figure_says_so() {
    let graph = large(2_000, 61);
    let question = MatrixQuestion::default();
    let mut frame = print();
    frame.size = Size::Print { millimetres: 400.0 };
    let scene = matrix(&graph, &question, &frame);
    geometry::check(&scene);
    assert_eq!(said(&scene, "row").len(), 31);
    assert_eq!(said(&scene, "row")[29], "32 others");
    assert_eq!(said(&scene, "column").len(), 31);
    assert!(says(
        &scene,
        "Thinned: the 32 actors and the 32 recipients with the fewest acts share a line, “others”."
    ));
    assert_eq!(said(&scene, "total").last().unwrap(), "2000 R4");
}

#[test]
fn the_curated_graph_is_drawn_at_every_width() {
    let graph = curated();
    let sides = MatrixParties::Sides(dispute(&graph, "sino-soviet"));
    for millimetres in [110.0, 130.0, 170.0, 300.0, 1200.0] {
        let mut frame = print();
        frame.size = Size::Print { millimetres };
        for parties in [MatrixParties::Named, MatrixParties::Roots, sides] {
            for filter in [Filter::default(), Filter::everything()] {
                let question = MatrixQuestion { filter, parties, ..MatrixQuestion::default() };
                geometry::check(&matrix(&graph, &question, &frame));
            }
        }
    }
}

#[test]
fn many_sides_with_long_names_still_have_room() {
    let mut records = String::from(
        r#"Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),"#,
    );
    let mut sides = String::new();
    for at in 0..30 {
        write!(
            records,
            r#"Actor(id: "a{at}", name: "Actor {at}", kind: State),
            Act(id: "act-{at}", actors: ["a{at}"], type: "accused", recipients: ["a{}"],
                evidence: [Cite(source: "chapter", paragraph: "1")]),"#,
            (at + 1) % 30
        )
        .unwrap();
        write!(sides, r#"Side(id: "s{at}", name: "A side of long name {at}", actors: ["a{at}"]),"#)
            .unwrap();
    }
    write!(records, r#"Dispute(id: "split", name: "Split", sides: [{sides}])"#).unwrap();
    let (graph, _) = demarche::read([File::new("case.ron", format!("[{records}]"))]);
    let mut frame = print();
    for millimetres in [110.0, 170.0, 500.0] {
        frame.size = Size::Print { millimetres };
        geometry::check(&matrix(&graph, &MatrixQuestion::default(), &frame));
    }
}

#[test]
fn the_same_records_in_other_files_give_the_same_bytes() {
    let mut acts: Vec<String> = ACTS.trim().split("\n    Act(").map(|act| act.to_owned()).collect();
    for act in acts.iter_mut().skip(1) {
        act.insert_str(0, "Act(");
    }
    let one = acts.concat();
    acts.reverse();
    let files = |acts: &str, names: [&str; 2]| {
        let (graph, _) = demarche::read([
            File::new(names[0], format!("[{acts}]")),
            File::new(names[1], format!("[{GROUND}]")),
        ]);
        assert_eq!(graph.acts().len(), 4);
        svg(&drawn(&graph, MatrixParties::Named))
    };
    assert_eq!(files(&one, ["b.ron", "a.ron"]), files(&acts.concat(), ["a.ron", "z.ron"]));
}

#[test]
fn nothing_to_count_is_a_figure_that_says_so() {
    let scene = drawn(&graph(""), MatrixParties::Named);
    assert_eq!(scene.title, "Who acted on whom: no acts to count");
}

#[test]
fn hostile_names_are_only_names() {
    let long = "x".repeat(5_000);
    for name in HOSTILE.into_iter().chain([long.as_str()]) {
        let graph = hostile(name);
        let file = svg(&drawn(&graph, MatrixParties::Named));
        assert!(!file.contains("<script") && !file.contains("onload=\""), "{file}");
        drawn(&graph, MatrixParties::Sides(dispute(&graph, "split")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_name_makes_a_sound_figure(name in "(\\PC|[\\x00-\\x20\"'<>&;\u{202e}\u{2028}-]){0,80}") {
        drawn(&hostile(&name), MatrixParties::Named);
    }
}
