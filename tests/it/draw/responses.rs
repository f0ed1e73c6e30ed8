//! Responses: strands of linked acts, in order of time.

use demarche::present::dot::responses;

use super::all;
use super::dot::Read;
use super::dot::value;
use super::graph;

const STRANDS: &str = r#"
    Act(id: "a1", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1960-01-01",
        evidence: [Cite(source: "chapter", paragraph: "2", note: "9")]),
    Act(id: "b1", actors: ["india"], type: "criticized", recipients: ["china"], date: "1960-01-02",
        evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "a2", actors: ["khrushchev"], type: "denounced", recipients: ["mao"], date: "1960-01-03",
        responds_to: [Link(act: "a1", cue: "irritated by")],
        evidence: [Cite(source: "chapter", paragraph: "2")]),
    Act(id: "b2", actors: ["india"], type: "accused", recipients: ["china"], date: "1960-01-04",
        continues: [Link(act: "b1")],
        evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "b3", actors: ["china"], type: "withdrew-experts", recipients: ["india"], date: "1960-01-05",
        responds_to: [Link(act: "b1", certainty: Low, evidence: [Cite(source: "chapter", paragraph: "4", note: "7")])],
        evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "lone", actors: ["china"], type: "accused", recipients: ["india"], date: "1960-01-06",
        evidence: [Cite(source: "chapter", paragraph: "3")]),
"#;

#[test]
fn acts_are_nodes_and_links_are_lines_by_kind_and_certainty() {
    let graph = graph(6, STRANDS);
    let read = Read::new(&responses(&graph, &all(&graph)));
    let lines: Vec<[&str; 4]> = read
        .lines
        .iter()
        .map(|(from, to, rest)| [from, to, value(rest, "label"), value(rest, "style")])
        .collect();
    assert_eq!(
        lines,
        [
            ["a1", "a2", "“irritated by”", "solid"],
            ["b1", "b2", "", "dashed"],
            ["b1", "b3", "", "dotted"],
        ]
    );
    assert_eq!(value(&read.lines[2].2, "color"), "#666666");
    assert_eq!(
        value(&read.lines[0].2, "tooltip"),
        "a2 responds-to a1, certainty high (¶2)",
        "where a link has no place of its own, that of the later act holds the cue"
    );
    assert_eq!(value(&read.lines[2].2, "tooltip"), "b3 responds-to b1, certainty low (¶4 n. 7)");
    assert_eq!(read.title(), "Responses: 5 acts tied by 3 links; 1 without a link not drawn");
}

#[test]
fn an_act_says_when_who_whom_on_which_rung_and_where_it_stands() {
    let graph = graph(6, STRANDS);
    let read = Read::new(&responses(&graph, &all(&graph)));
    assert_eq!(
        value(read.node("a1"), "label"),
        "1960-01-01\nMao Zedong accused Nikita\nKhrushchev\nrung 2\n¶2 n. 9"
    );
    // The ladder has rungs 0 to 8: rung 4 is half-way to the darkest grey, 32 below white.
    assert_eq!(value(read.node("b3"), "fillcolor"), "gray84");
    assert_eq!(value(read.node("b3"), "style"), "filled,solid");
}

#[test]
fn strands_keep_together_and_each_is_in_order_of_time() {
    let graph = graph(6, STRANDS);
    let read = Read::new(&responses(&graph, &all(&graph)));
    // The strand that begins first is written last: Graphviz sets it on top.
    assert_eq!(read.ids(), ["b1", "b2", "b3", "a1", "a2"]);
}

#[test]
fn a_link_to_an_act_outside_the_selection_is_not_drawn() {
    let graph = graph(6, STRANDS);
    let later: Vec<_> = all(&graph).into_iter().skip(1).collect();
    let read = Read::new(&responses(&graph, &later));
    assert_eq!(read.ids(), ["b1", "b2", "b3"]);
    assert_eq!(read.title(), "Responses: 3 acts tied by 2 links; 2 without a link not drawn");
}

#[test]
fn no_act_stands_left_of_one_before_it() {
    let graph = graph(6, STRANDS);
    let dot = responses(&graph, &all(&graph));
    // In the strand of the b's, b2 and b3 both answer b1: one column for b1, one for the two.
    for piece in ["subgraph \"_1_0_rank\" {\n    rank=\"same\"", "\"_1_0\" -> \"_1_1\""] {
        assert!(dot.contains(piece), "{piece} in {dot}");
    }
    assert!(!dot.contains("\"_1_2\""), "{dot}");
}

#[test]
fn nothing_to_draw_is_a_drawing_that_says_so() {
    let graph = graph(0, "");
    assert_eq!(Read::new(&responses(&graph, &[])).title(), "Responses: no acts to draw");
}
