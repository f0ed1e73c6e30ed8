//! Relations: one line a pair or one an act, what its label says, and the sides in columns.

use demarche::graph::Named;
use demarche::present::dot::Edges;
use demarche::present::dot::relations;

use super::all;
use super::dot::Read;
use super::dot::value;
use super::graph;

/// Three times from Khrushchev to Mao, once back.
const QUARREL: &str = r#"
    Act(id: "k1", actors: ["khrushchev"], type: "criticized", recipients: ["mao"], date: "1959-10-02",
        summary: "Khrushchev criticized Mao.", evidence: [Cite(source: "chapter", paragraph: "5", note: "550")]),
    Act(id: "k2", actors: ["khrushchev"], type: "accused", recipients: ["mao"], date: "1960-06",
        evidence: [Cite(source: "chapter", paragraph: "12")]),
    Act(id: "k3", actors: ["khrushchev"], type: "accused", recipients: ["mao"], date: "1961-03-01",
        evidence: [Cite(source: "chapter", paragraph: "12")]),
    Act(id: "m1", actors: ["mao"], type: "denounced", recipients: ["khrushchev"], date: "1960-02-22",
        evidence: [Cite(source: "chapter", paragraph: "6-8", note: "551"), Cite(source: "chapter", page: "213")]),
"#;

fn labels(read: &Read) -> Vec<(&str, &str, &str)> {
    read.lines.iter().map(|(from, to, rest)| (&**from, &**to, value(rest, "label"))).collect()
}

#[test]
fn a_summed_line_has_count_years_strongest_act_and_places() {
    let graph = graph(4, QUARREL);
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    // The stronger of the three is `accused`, on rung 2; of the two that accuse, the earlier.
    assert_eq!(
        labels(&read),
        [
            ("khrushchev", "mao", "3 acts, 1959–1961\naccused (1960-06)\n¶5 n. 550; ¶12"),
            ("mao", "khrushchev", "1960-02-22 denounced\n¶6–8 n. 551; p. 213"),
        ]
    );
    let widths: Vec<&str> = read.lines.iter().map(|line| value(&line.2, "penwidth")).collect();
    // Three acts count as two doublings of 0.6 points each.
    assert_eq!(widths, ["2.2", "1.0"]);
    assert_eq!(read.title(), "Relations: 4 acts between 2 actors");
    assert_eq!(read.ids(), ["khrushchev", "mao"]);
}

#[test]
fn the_tooltip_of_a_summed_line_tells_every_act() {
    let graph = graph(4, QUARREL);
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    assert_eq!(
        value(&read.lines[0].2, "tooltip"),
        "1959-10-02: Khrushchev criticized Mao. (¶5 n. 550)\n\
         1960-06: Nikita Khrushchev accused Mao Zedong (¶12)\n\
         1961-03-01: Nikita Khrushchev accused Mao Zedong (¶12)"
    );
}

#[test]
fn each_act_can_have_a_line_of_its_own() {
    let graph = graph(4, QUARREL);
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Each, None));
    assert_eq!(
        labels(&read),
        [
            ("khrushchev", "mao", "1959-10-02 criticized\n¶5 n. 550"),
            ("khrushchev", "mao", "1960-06 accused\n¶12"),
            ("khrushchev", "mao", "1961-03-01 accused\n¶12"),
            ("mao", "khrushchev", "1960-02-22 denounced\n¶6–8 n. 551; p. 213"),
        ]
    );
}

#[test]
fn an_act_of_two_towards_two_counts_for_each_pair() {
    let graph = graph(
        1,
        r#"
        Act(id: "a", actors: ["mao", "china"], type: "accused", recipients: ["khrushchev", "ussr"], date: "1960",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
    "#,
    );
    for edges in [Edges::Summed, Edges::Each] {
        let read = Read::new(&relations(&graph, &all(&graph), edges, None));
        assert_eq!(
            labels(&read),
            [
                ("china", "khrushchev", "1960 accused\n¶2"),
                ("china", "ussr", "1960 accused\n¶2"),
                ("mao", "khrushchev", "1960 accused\n¶2"),
                ("mao", "ussr", "1960 accused\n¶2"),
            ]
        );
        assert_eq!(read.title(), "Relations: 1 act between 4 actors");
    }
}

#[test]
fn an_allegation_is_never_one_line_with_a_fact() {
    let graph = graph(
        3,
        r#"
        Act(id: "a", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1960",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "b", actors: ["ussr"], type: "attacked", recipients: ["china"], modality: Alleged, within: "a",
            date: "1959", evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "c", actors: ["ussr"], type: "offered-aid", recipients: ["china"], date: "1959",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    let looks: Vec<[&str; 4]> = read
        .lines
        .iter()
        .map(|line| ["label", "style", "color", "arrowhead"].map(|key| value(&line.2, key)))
        .collect();
    assert_eq!(
        looks,
        [
            ["1960 accused\n¶2", "dashed", "#D55E00", "normal"],
            ["1959 offered aid to\n¶3", "dashed", "#0072B2", "onormal"],
            ["1959 alleged: attacked\n¶2", "dotted", "#D55E00", "normal"],
        ]
    );
}

#[test]
fn a_deed_is_a_solid_line_and_deeds_outweigh_words() {
    let graph = graph(
        2,
        r#"
        Act(id: "a", actors: ["ussr"], type: "withdrew-experts", recipients: ["china"], date: "1960-07",
            evidence: [Cite(source: "chapter", paragraph: "14")]),
        Act(id: "b", actors: ["ussr"], type: "offered-aid", recipients: ["china"], date: "1959",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    let [(_, _, line)] = &read.lines[..] else { panic!("{:?}", read.lines) };
    assert_eq!(
        ["label", "style", "color"].map(|key| value(line, key)),
        ["2 acts, 1959–1960\nwithdrew experts from\n(1960-07)\n¶3; ¶14", "solid", "#D55E00"]
    );
}

#[test]
fn an_act_of_an_actor_alone_points_at_the_first_of_whom_it_speaks() {
    let graph = graph(
        2,
        r#"
        Act(id: "a", actors: ["china"], type: "suspected", about: ["ussr", "india"],
            evidence: [Cite(source: "chapter", paragraph: "1")]),
        Act(id: "b", actors: ["india"], type: "suspected",
            evidence: [Cite(source: "chapter", paragraph: "1")]),
    "#,
    );
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    assert_eq!(labels(&read), [("china", "ussr", "(undated) suspected\n¶1")]);
    assert_eq!(["style", "arrowhead"].map(|key| value(&read.lines[0].2, key)), ["dotted", "vee"]);
    assert_eq!(read.title(), "Relations: 1 act between 2 actors; 1 towards nobody not drawn");
}

#[test]
fn sides_are_clusters_and_others_stand_outside() {
    let graph = graph(
        3,
        r#"
        Act(id: "a", actors: ["khrushchev"], type: "accused", recipients: ["mao"], date: "1960",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "b", actors: ["india"], type: "criticized", recipients: ["china"], date: "1961",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
        Act(id: "c", actors: ["mao"], type: "notified", recipients: ["china"], date: "1962",
            evidence: [Cite(source: "chapter", paragraph: "4")]),
    "#,
    );
    let Some(Named::Dispute(split)) = graph.named("split") else { panic!() };
    let dot = relations(&graph, &all(&graph), Edges::Summed, Some(split));
    let read = Read::new(&dot);
    let clusters: Vec<(&str, Vec<&str>)> = read
        .clusters
        .iter()
        .map(|(id, members)| (&**id, members.iter().map(|member| &**member).collect()))
        .collect();
    assert_eq!(
        clusters,
        [("cluster_beijing", vec!["china", "mao"]), ("cluster_moscow", vec!["khrushchev"])]
    );
    assert_eq!(value(&read.heading, "newrank"), "true");
    // Lines that run against the columns are turned round, with the head at what is then the tail.
    let courses: Vec<[&str; 4]> = read
        .lines
        .iter()
        .map(|(from, to, rest)| [from, to, value(rest, "dir"), value(rest, "arrowtail")])
        .collect();
    assert_eq!(
        courses,
        [
            ["china", "india", "back", "normal"],
            ["mao", "khrushchev", "back", "normal"],
            ["mao", "china", "", ""],
        ]
    );
}

#[test]
fn an_actor_whom_no_source_names_is_another_one_each_time() {
    let graph = graph(
        2,
        r#"
        Act(id: "a", actors: ["unstated"], type: "criticized", recipients: ["mao"], date: "1960",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "b", actors: ["unstated"], type: "criticized", recipients: ["india"], date: "1961",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    assert_eq!(read.ids(), ["india", "mao", "unstated_india", "unstated_mao"]);
}

#[test]
fn a_date_that_only_follows_says_so_and_a_corrected_one_shows_both() {
    let graph = graph(
        2,
        r#"
        Act(id: "a", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1961-08",
            corrections: [Correction(field: Date, printed: "1961-08", reading: "1962-08", reason: "a slip")],
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "b", actors: ["khrushchev"], type: "accused", recipients: ["mao"],
            order: [After(id: "a")],
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Each, None));
    assert_eq!(
        labels(&read),
        [
            ("khrushchev", "mao", "(derived: not before\n1961-08-01)\naccused\n¶3"),
            ("mao", "khrushchev", "1961-08 [read 1962-08]\naccused\n¶2"),
        ]
    );
}

#[test]
fn what_the_source_only_implies_is_marked() {
    let graph = graph(
        1,
        r#"
        Act(id: "a", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1960", date_basis: Inferred,
            evidence: [Cite(source: "chapter", paragraph: "2", basis: Inferred)]),
    "#,
    );
    let read = Read::new(&relations(&graph, &all(&graph), Edges::Each, None));
    assert_eq!(labels(&read), [("mao", "khrushchev", "1960 (implied) accused\n¶2 (implied)")]);
}

#[test]
fn places_that_are_too_many_for_a_label_are_counted_and_stand_in_the_tooltip() {
    let graph = graph(
        1,
        r#"
        Act(id: "a", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1961",
            evidence: [Cite(source: "chapter", paragraph: "2"), Cite(source: "chapter", paragraph: "3"),
                Cite(source: "chapter", paragraph: "4"), Cite(source: "chapter", paragraph: "5")]),
    "#,
    );
    let summed = Read::new(&relations(&graph, &all(&graph), Edges::Summed, None));
    assert_eq!(labels(&summed), [("mao", "khrushchev", "1961 accused\n¶2; ¶3; ¶4; 1 more")]);
    assert_eq!(
        value(&summed.lines[0].2, "tooltip"),
        "1961: Mao Zedong accused Nikita Khrushchev (¶2; ¶3; ¶4; ¶5)"
    );
    let each = Read::new(&relations(&graph, &all(&graph), Edges::Each, None));
    assert_eq!(labels(&each), [("mao", "khrushchev", "1961 accused\n¶2; ¶3; ¶4; 1 more")]);
}

#[test]
fn nothing_to_draw_is_a_drawing_that_says_so() {
    let graph = graph(0, "");
    let read = Read::new(&relations(&graph, &[], Edges::Summed, None));
    assert_eq!(read.title(), "Relations: no acts to draw");
    assert_eq!((read.nodes.len(), read.lines.len()), (0, 0));
}

#[test]
fn a_drawing_names_the_version_and_the_graph() {
    let graph = graph(0, "");
    let read = Read::new(&relations(&graph, &[], Edges::Summed, None));
    let digest = &graph.heading().digest;
    let first: String = digest.chars().take(12).collect();
    assert_eq!(value(&read.heading, "comment"), format!("demarche 0.1.0, graph {first}"));
    assert_eq!(first.len(), 12);
}
