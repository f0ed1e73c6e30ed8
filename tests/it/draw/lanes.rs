//! Lanes: lifelines in clusters by side, a row an act, arrows from lifeline to lifeline.

use demarche::graph::Named;
use demarche::model::DisputeKey;
use demarche::present::dot::lanes;

use super::all;
use super::dot::Read;
use super::dot::value;
use super::graph;

const ACTS: &str = r#"
    Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
        evidence: [Cite(source: "chapter", paragraph: "2")]),
    Act(id: "a2", actors: ["ussr"], type: "withdrew-experts", recipients: ["china"], date: "1960-02",
        evidence: [Cite(source: "chapter", paragraph: "3", note: "7")]),
    Act(id: "a3", actors: ["india"], type: "accused", recipients: ["china"],
        evidence: [Cite(source: "chapter", paragraph: "4")]),
"#;

fn split(graph: &demarche::Graph) -> Option<DisputeKey> {
    match graph.named("split") {
        Some(Named::Dispute(key)) => Some(key),
        _ => None,
    }
}

#[test]
fn lifelines_stand_in_clusters_by_side_and_rows_below_each_other() {
    let graph = graph(3, ACTS);
    let read = Read::new(&lanes(&graph, &all(&graph), split(&graph)));
    assert_eq!(
        read.title(),
        "Who acted on whom, 1960: 2 acts between 4 parties; 1 undated not drawn"
    );
    let clusters: Vec<(&str, Vec<&str>)> = read
        .clusters
        .iter()
        .map(|(id, inside)| (id.as_str(), inside.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        clusters,
        [
            ("cluster_beijing", vec!["mao", "china", "_side_beijing"]),
            ("cluster_moscow", vec!["khrushchev", "ussr", "_side_moscow"]),
        ]
    );
    // Lifelines are 1.6 inches apart. The longest name has two lines, so rows begin 0.6 inches below the names; a row of
    // three lines takes 0.8, and its text lies in its middle, 4.4 inches wide, right of the last lifeline.
    let places: Vec<(&str, &str)> =
        read.ids().into_iter().map(|id| (id, value(read.node(id), "pos"))).collect();
    assert_eq!(
        places,
        [
            ("mao", "0.0,0.0!"),
            ("china", "1.6,0.0!"),
            ("khrushchev", "3.2,0.0!"),
            ("ussr", "4.8,0.0!"),
            ("a1", "7.8,-1.0!"),
            ("a2", "7.8,-1.8!"),
        ]
    );
    assert_eq!(value(read.node("_date_2"), "label"), "[2] 1960-02\n");
    assert_eq!(value(read.node("_date_2"), "pos"), "-1.8,-1.8!");
    assert_eq!(
        value(read.node("a2"), "label"),
        "Soviet Union withdrew experts from China\nrung 4\n¶3 n. 7\n"
    );
}

#[test]
fn an_arrow_runs_from_the_lifeline_of_the_actor_to_that_of_the_recipient() {
    let graph = graph(3, ACTS);
    let read = Read::new(&lanes(&graph, &all(&graph), split(&graph)));
    let arrows: Vec<[&str; 5]> = read
        .lines
        .iter()
        .filter(|line| value(&line.2, "arrowhead") != "none")
        .map(|(from, to, look)| {
            let place = |id: &str| value(read.node(id), "pos");
            [
                place(from),
                place(to),
                value(look, "style"),
                value(look, "color"),
                value(look, "arrowhead"),
            ]
        })
        .collect();
    assert_eq!(
        arrows,
        [
            ["0.0,-1.0!", "3.2,-1.0!", "dashed", "#D55E00", "normal"],
            ["4.8,-1.8!", "1.6,-1.8!", "solid", "#D55E00", "normal"],
        ]
    );
    let lifelines = read.lines.iter().filter(|line| value(&line.2, "arrowhead") == "none");
    assert_eq!(
        lifelines.map(|line| line.0.as_str()).collect::<Vec<_>>(),
        ["mao", "china", "khrushchev", "ussr"]
    );
}

#[test]
fn what_is_only_planned_or_spoken_of_is_dotted_and_the_event_stands_above_its_acts() {
    let graph = graph(
        2,
        r#"
        Event(id: "talks", name: "The talks", date: "1960-01", evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
            event: "talks", modality: Planned, within: "a2", evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "a2", actors: ["mao"], type: "suspected", about: ["khrushchev"], date: "1960-01-02",
            event: "talks", evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let read = Read::new(&lanes(&graph, &all(&graph), None));
    let looks: Vec<[&str; 2]> = read
        .lines
        .iter()
        .filter(|line| value(&line.2, "arrowhead") != "none")
        .map(|line| [value(&line.2, "style"), value(&line.2, "arrowhead")])
        .collect();
    assert_eq!(looks, [["dotted", "normal"], ["dotted", "vee"]]);
    assert_eq!(value(read.node("_event_1"), "label"), "The talks\n");
    assert!(read.nodes.iter().all(|(id, _)| id != "_event_2"), "told once");
    assert!(read.clusters.is_empty());
}

#[test]
fn nothing_to_draw_is_a_drawing_that_says_so() {
    let graph = graph(0, "");
    let read = Read::new(&lanes(&graph, &[], None));
    assert_eq!(read.title(), "Who acted on whom: no acts to draw");
    assert!(read.nodes.is_empty() && read.lines.is_empty());
}
