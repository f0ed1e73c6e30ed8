//! The timeline: rows of lanes, columns of months and years, boxes below each other where they meet.

use demarche::Graph;
use demarche::graph::Named;
use demarche::present::dot::timeline;
use demarche::present::figure::LaneBy;
use demarche::query::Filter;
use demarche::query::TimelineQuestion;

use super::dot::Read;
use super::dot::value;
use super::graph;

fn drawn(graph: &Graph, by: LaneBy) -> Read {
    let answer = TimelineQuestion { filter: Filter::everything() }.answer(graph);
    let Some(Named::Dispute(split)) = graph.named("split") else { panic!("no dispute") };
    Read::new(&timeline(graph, &answer, by, Some(split)))
}

/// Ids and places of acts and events, in the order of the file.
fn places(read: &Read) -> Vec<(&str, &str)> {
    read.ids().into_iter().map(|id| (id, value(read.node(id), "pos"))).collect()
}

#[test]
fn acts_stand_in_the_row_of_their_lane_and_the_column_of_their_month_or_year() {
    let graph = graph(
        4,
        r#"
        Event(id: "visit", name: "A visit", date: "1960-02-03", evidence: [Cite(source: "chapter", paragraph: "5")]),
        Act(id: "a1", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1959",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "a2", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
        Act(id: "a3", actors: ["ussr"], type: "withdrew-experts", recipients: ["china"], date: "1960-02",
            evidence: [Cite(source: "chapter", paragraph: "3", note: "7")]),
        Act(id: "a4", actors: ["india"], type: "accused", recipients: ["china"],
            evidence: [Cite(source: "chapter", paragraph: "4")]),
    "#,
    );
    let read = drawn(&graph, LaneBy::Actor);
    assert_eq!(
        read.title(),
        "Acts and events in time, 1959–1960: 3 acts, 1 event; 1 undated not drawn"
    );
    // Columns are 2.4 inches apart; a box of three lines is 0.7 high, and lies 0.1 below the top of its row.
    assert_eq!(
        places(&read),
        [("visit", "4.8,-0.4!"), ("a1", "0.0,-1.3!"), ("a2", "2.4,-1.3!"), ("a3", "4.8,-2.2!"),]
    );
    let heads = ["_top_0", "_top_1", "_top_2"].map(|id| value(read.node(id), "label"));
    assert_eq!(heads, ["1959", "1960-01", "1960-02"]);
    let lanes = ["_lane_0", "_lane_1", "_lane_2"].map(|id| value(read.node(id), "label"));
    assert_eq!(lanes, ["Events\n", "Mao Zedong\n", "Soviet Union\n"]);
    assert_eq!(
        value(read.node("a3"), "label"),
        "[3] 1960-02\nwithdrew experts from China\n¶3 n. 7"
    );
    assert_eq!(value(read.node("a3"), "style"), "filled,solid");
    assert_eq!(value(read.node("visit"), "label"), "[4] 1960-02-03\nA visit\nchapter ¶5");
}

#[test]
fn an_act_of_two_actors_stands_in_the_lane_of_each_and_two_of_one_month_below_each_other() {
    let graph = graph(
        2,
        r#"
        Act(id: "a1", actors: ["mao", "india"], type: "accused", recipients: ["khrushchev"], date: "1960-01-01",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "a2", actors: ["mao"], type: "accused", recipients: ["ussr"], date: "1960-01-02",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
    "#,
    );
    let read = drawn(&graph, LaneBy::Actor);
    // "Mao Zedong and India accused" and "Nikita Khrushchev" take a line each: that box is 0.9 inches high.
    assert_eq!(places(&read), [("a1", "0.0,-0.5!"), ("a2", "0.0,-1.4!"), ("a1_1", "0.0,-2.4!")]);
}

#[test]
fn lanes_are_by_topic_or_side_where_that_is_asked() {
    let graph = graph(
        1,
        r#"
        Act(id: "a1", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "-0044-03",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
    "#,
    );
    let [by_side, by_topic] = [LaneBy::Side, LaneBy::Topic].map(|by| drawn(&graph, by));
    assert_eq!(value(by_side.node("_lane_0"), "label"), "Beijing\n");
    assert_eq!(value(by_topic.node("_lane_0"), "label"), "no topic\n");
    assert_eq!(value(by_side.node("_top_0"), "label"), "-0044-03");
}

#[test]
fn nothing_to_draw_is_a_drawing_that_says_so() {
    let read = drawn(&graph(0, ""), LaneBy::Actor);
    assert_eq!(read.title(), "Acts and events in time: none has a date");
    assert!(read.nodes.is_empty() && read.lines.is_empty());
}
