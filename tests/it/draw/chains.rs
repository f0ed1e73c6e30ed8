//! Paths and escalation: the acts of an answer in their order, and where they stand.

use demarche::present::dot::escalation;
use demarche::present::dot::path;
use demarche::query::PathQuestion;
use demarche::query::Which;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;

use super::dot::Read;
use super::dot::value;
use super::graph;
use super::node;

const CHAIN: &str = r#"
    Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
        evidence: [Cite(source: "chapter", paragraph: "2")]),
    Act(id: "b1", actors: ["khrushchev"], type: "accused", recipients: ["india"], date: "1960-01-02",
        evidence: [Cite(source: "chapter", paragraph: "3", note: "7")]),
    Act(id: "b2", actors: ["khrushchev"], type: "met-with", recipients: ["india"], date: "1960-01-03",
        evidence: [Cite(source: "chapter", paragraph: "4")]),
"#;

#[test]
fn a_path_numbers_its_acts() {
    let graph = graph(3, CHAIN);
    let question = PathQuestion::new(node(&graph, "mao"), node(&graph, "india"));
    let read = Read::new(&path(&graph, &question.answer(&graph).paths));
    assert_eq!(read.ids(), ["mao", "khrushchev", "india"]);
    let lines: Vec<[&str; 3]> =
        read.lines.iter().map(|(from, to, rest)| [from, to, value(rest, "label")]).collect();
    assert_eq!(
        lines,
        [
            ["mao", "khrushchev", "1\n1960-01-01 criticized\n¶2"],
            ["khrushchev", "india", "2\n1960-01-02 accused\n¶3 n. 7"],
        ]
    );
    assert_eq!(read.title(), "Path from Mao Zedong to India: 2 acts");
}

#[test]
fn an_act_of_two_paths_is_one_line_with_two_numbers() {
    let graph = graph(3, CHAIN);
    let mut question = PathQuestion::new(node(&graph, "mao"), node(&graph, "india"));
    question.which = Which::Best(2);
    let read = Read::new(&path(&graph, &question.answer(&graph).paths));
    let labels: Vec<&str> = read.lines.iter().map(|line| value(&line.2, "label")).collect();
    assert_eq!(
        labels,
        [
            "1.1, 2.1\n1960-01-01 criticized\n¶2",
            "1.2\n1960-01-02 accused\n¶3 n. 7",
            "2.2\n1960-01-03 met with\n¶4",
        ]
    );
    assert_eq!(read.title(), "2 paths from Mao Zedong to India: 3 acts");
}

#[test]
fn no_path_is_a_drawing_that_says_so() {
    let graph = graph(0, "");
    assert_eq!(Read::new(&path(&graph, &[])).title(), "Paths: none to draw");
}

/// Beijing criticizes, Moscow accuses in answer, tells Beijing something, and withdraws its experts; Beijing offers
/// aid in between.
const RISE: &str = r#"
    Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
        evidence: [Cite(source: "chapter", paragraph: "2")]),
    Act(id: "b1", actors: ["khrushchev"], type: "accused", recipients: ["mao"], date: "1960-01-02",
        responds_to: [Link(act: "a1", cue: "irritated by", certainty: Medium)],
        evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "offer", actors: ["china"], type: "offered-aid", recipients: ["ussr"], date: "1960-01-03",
        evidence: [Cite(source: "chapter", paragraph: "4", note: "8")]),
    Act(id: "b2", actors: ["ussr"], type: "notified", recipients: ["china"], date: "1960-01-04",
        continues: [Link(act: "b1")],
        evidence: [Cite(source: "chapter", paragraph: "5")]),
    Act(id: "b3", actors: ["ussr"], type: "withdrew-experts", recipients: ["china"], date: "1960-01-05",
        continues: [Link(act: "b2")],
        evidence: [Cite(source: "chapter", paragraph: "6")]),
"#;

#[test]
fn escalation_is_a_staircase_of_rungs() {
    let graph = graph(5, RISE);
    let question = Question::between_ids(&graph, "beijing", "moscow").unwrap();
    let answer = demarche::query::escalation::escalation(&graph, &question);
    let read = Read::new(&escalation(&graph, &answer));
    assert_eq!(
        read.title(),
        "Escalation: Beijing and Moscow\nmain path: 4 acts, rise 3, peak 4 (diplomatic or \
         economic sanction, break of relations); 1 off-ramp"
    );
    // Rows for rungs 0, 1, 2 and 4 stand 2.4 inches apart; acts on different rows 3 inches.
    let places: Vec<(&str, &str)> =
        read.ids().into_iter().map(|id| (id, value(read.node(id), "pos"))).collect();
    assert_eq!(
        places,
        [
            ("a1", "0.0,2.4!"),
            ("b1", "3.0,4.8!"),
            ("b2", "6.0,0.0!"),
            ("b3", "9.0,7.2!"),
            ("offer", "3.0,-2.4!"),
        ]
    );
    assert_eq!(
        value(read.node("b2"), "label"),
        "Moscow (1960-01-04)\nSoviet Union notified China\n¶5\npassed through, not counted"
    );
    assert_eq!(
        value(read.node("offer"), "label"),
        "off-ramp: unanswered\nBeijing (1960-01-03)\nChina offered aid to Soviet\nUnion\n¶4 n. 8"
    );
    assert_eq!(["a1", "b1"].map(|id| value(read.node(id), "fillcolor")), ["white", "#E6C35C"]);
}

#[test]
fn a_step_says_its_cue_its_threshold_and_whether_it_is_the_weakest() {
    let graph = graph(5, RISE);
    let question = Question::between_ids(&graph, "beijing", "moscow").unwrap();
    let answer = demarche::query::escalation::escalation(&graph, &question);
    let read = Read::new(&escalation(&graph, &answer));
    let words: Vec<&str> =
        ["_tie_0", "_tie_1", "_tie_2"].map(|id| value(read.node(id), "label")).to_vec();
    assert_eq!(
        words,
        [
            "in response\n“irritated by”\nmedium certainty\ncrosses “open hostility”\nthe weakest link",
            "carried further",
            "carried further\ncrosses “words to deeds”",
        ]
    );
    let halves: Vec<[&str; 3]> = read
        .lines
        .iter()
        .filter(|(from, to, _)| from == "_tie_0" || to == "_tie_0")
        .map(|(from, to, rest)| [from, to, value(rest, "style")])
        .collect();
    assert_eq!(halves, [["a1", "_tie_0", "solid"], ["_tie_0", "b1", "solid"]]);
}

#[test]
fn an_inferred_step_is_dashed_and_says_so() {
    let graph = graph(
        2,
        r#"
        Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "b1", actors: ["khrushchev"], type: "accused", recipients: ["mao"], date: "1960-01-02",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let mut question = Question::between_ids(&graph, "beijing", "moscow").unwrap();
    question.infer = Infer::Latest { days: 60 };
    let answer = demarche::query::escalation::escalation(&graph, &question);
    let read = Read::new(&escalation(&graph, &answer));
    assert_eq!(
        value(read.node("_tie_0"), "label"),
        "inferred\ncrosses “open hostility”\nthe weakest link"
    );
    let styles: Vec<&str> = read
        .lines
        .iter()
        .filter(|(from, to, _)| from == "_tie_0" || to == "_tie_0")
        .map(|(_, _, rest)| value(rest, "style"))
        .collect();
    assert_eq!(styles, ["dashed", "dashed"]);
}

#[test]
fn a_dispute_without_acts_is_a_drawing_that_says_so() {
    let graph = graph(0, "");
    let question = Question::between_ids(&graph, "beijing", "moscow").unwrap();
    let answer = demarche::query::escalation::escalation(&graph, &question);
    let read = Read::new(&escalation(&graph, &answer));
    assert_eq!(read.title(), "Escalation: Beijing and Moscow\nno path and no acts to draw");
    assert_eq!((read.nodes.len(), read.lines.len()), (0, 0));
}
