//! What is not settled: how it is found, and that every answer marks it.

use demarche::Graph;
use demarche::interop;
use demarche::interop::Document;
use demarche::present::dot;
use demarche::query::Contested;
use demarche::query::ContestedQuestion;
use demarche::query::Filter;
use demarche::query::MatrixOrder;
use demarche::query::MatrixParties;
use demarche::query::MatrixQuestion;
use demarche::query::TimelineQuestion;
use demarche::query::escalation::Question;
use demarche::query::escalation::escalation;
use serde_json::Value;
use serde_json::json;

use crate::sample::act;
use crate::sample::graph;
use crate::sample::ids;

/// Two accounts of which the later names the earlier, what is contested, rejected, alleged and of low certainty, a
/// corrected place, and one act about which there is no doubt.
fn river() -> Graph {
    graph(
        r#"
        Source(id: "book", title: "Book", kind: Book, locator: Page),
        Actor(id: "upton", name: "Upton", kind: State),
        Actor(id: "lowton", name: "Lowton", kind: State),
        Dispute(id: "river", name: "The river", sides: [
            Side(id: "up", name: "Up", actors: ["upton"]), Side(id: "down", name: "Down", actors: ["lowton"])]),
        Act(id: "raid", actors: ["lowton"], type: "attacked", recipients: ["upton"], date: "1881-01",
            evidence: [Cite(source: "book", page: "1")]),
        Act(id: "defence", actors: ["upton"], type: "attacked", recipients: ["lowton"], date: "1881-02",
            conflicts_with: ["raid"], evidence: [Cite(source: "book", page: "2")]),
        Act(id: "speech", actors: ["upton"], type: "accused", recipients: ["lowton"], date: "1881-03",
            status: Contested(reason: "no witness"), evidence: [Cite(source: "book", page: "3")]),
        Act(id: "forgery", actors: ["upton"], type: "accused", recipients: ["lowton"], date: "1881-04",
            status: Rejected(reason: "a forgery"), evidence: [Cite(source: "book", page: "4")]),
        Act(id: "rumour", actors: ["lowton"], type: "attacked", recipients: ["upton"], date: "1881-02",
            modality: Alleged, within: "speech", certainty: Low, evidence: [Cite(source: "book", page: "5")]),
        Act(id: "letter", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05", place: "Upville",
            corrections: [Correction(field: Place, printed: "Upville", reading: "Lowville", reason: "the address")],
            responds_to: [Link(act: "speech", cue: "stung")], evidence: [Cite(source: "book", page: "6")]),
        Act(id: "sanction", actors: ["upton"], type: "sanctioned", recipients: ["lowton"], date: "1881-06",
            responds_to: [Link(act: "letter", cue: "therefore")], evidence: [Cite(source: "book", page: "7")],
            certainty: Medium),
        "#,
    )
}

#[track_caller]
fn contested(graph: &Graph, terms: &[&str]) -> Contested {
    let terms: Vec<String> = terms.iter().map(|&term| term.to_owned()).collect();
    let filter = Filter::parse(graph, &terms).expect("the terms are sound");
    ContestedQuestion { filter }.answer(graph)
}

/// The answer as lists of ids: pairs, disputed, uncertain, corrected.
#[track_caller]
fn check(terms: &[&str], expected: [&str; 4]) {
    let graph = river();
    let answer = contested(&graph, terms);
    let pairs: Vec<String> = answer.conflicts.iter().map(|pair| ids(&graph, pair)).collect();
    let lists = [&answer.disputed, &answer.uncertain, &answer.corrected];
    let [disputed, uncertain, corrected] = lists.map(|acts| ids(&graph, acts));
    assert_eq!([pairs.join(", "), disputed, uncertain, corrected], expected);
    assert_eq!(answer.is_empty(), expected == [""; 4]);
}

#[test]
fn everything_in_doubt_is_listed_also_what_other_questions_hide() {
    check(&[], ["raid defence", "speech forgery", "rumour", "letter"]);
}

#[test]
fn terms_narrow_it_and_a_pair_stays_where_one_of_the_two_is_let_through() {
    check(&["by:upton"], ["raid defence", "speech forgery", "", ""]);
    check(&["by:lowton"], ["raid defence", "", "rumour", "letter"]);
    check(&["status:rejected"], ["", "forgery", "", ""]);
    check(&["modality:actual", "certainty:low"], ["", "", "", ""]);
    check(&["id:sanction"], ["", "", "", ""]);
}

#[test]
fn a_contradiction_holds_both_ways_whichever_act_names_it() {
    let graph = river();
    let others = |id| ids(&graph, &graph.act(act(&graph, id)).prose().conflicts_with);
    assert_eq!(others("raid"), "defence");
    assert_eq!(others("defence"), "raid");
    assert_eq!(others("speech"), "");
}

#[test]
fn an_act_that_names_itself_or_another_twice_contradicts_each_once() {
    let graph = graph(
        r#"
        Actor(id: "upton", name: "Upton", kind: State),
        Act(id: "one", actors: ["upton"], type: "decided", date: "1881", conflicts_with: ["two", "one", "two"]),
        Act(id: "two", actors: ["upton"], type: "decided", date: "1882", conflicts_with: ["one"]),
        "#,
    );
    let others = |id| ids(&graph, &graph.act(act(&graph, id)).prose().conflicts_with);
    assert_eq!([others("one"), others("two")], ["two", "one"]);
    assert_eq!(contested(&graph, &[]).conflicts, [[act(&graph, "one"), act(&graph, "two")]]);
}

fn value(document: &Document) -> Value {
    let mut bytes = Vec::new();
    document.write_json(&mut bytes).expect("a vector takes everything");
    serde_json::from_slice(&bytes).expect("it is JSON")
}

#[test]
fn a_row_holds_both_accounts_or_both_readings() {
    let graph = river();
    let document = value(&interop::contested(&graph, &contested(&graph, &[])));
    let rows = document["doubts"].as_array().expect("rows are a list");
    let told: Vec<[&Value; 3]> =
        rows.iter().map(|row| [&row["doubt"], &row["act"], &row["reason"]]).collect();
    assert_eq!(
        json!(told),
        json!([
            ["conflict", "raid", null],
            ["contested", "speech", "no witness"],
            ["rejected", "forgery", "a forgery"],
            ["low-certainty", "rumour", null],
            ["correction", "letter", "the address"],
        ])
    );
    assert_eq!(rows[0]["other"], "defence");
    assert_eq!(rows[0]["evidence"][0]["page"], "1");
    assert_eq!(rows[0]["other_evidence"][0]["page"], "2");
    assert_eq!(rows[1]["other"], Value::Null);
    let reading = ["field", "printed", "reading"].map(|name| &rows[4][name]);
    assert_eq!(json!(reading), json!(["place", "Upville", "Lowville"]));
    for row in rows {
        assert_eq!(row.as_object().map(|row| row.len()), Some(23), "CSV needs the same columns");
    }
}

/// What each row of a list says of the standing of its act, by id.
fn standing(rows: &Value, id: &str) -> Value {
    let row = rows.as_array().expect("rows are a list").iter().find(|row| row["id"] == id);
    let row = row.unwrap_or_else(|| panic!("no row has the id {id}"));
    let names = ["modality", "status", "certainty", "conflicts_with", "corrections"];
    json!(names.map(|name| &row[name]))
}

#[test]
fn rows_of_a_timeline_and_of_an_escalation_say_what_is_in_doubt() {
    let graph = river();
    let letter = json!(["actual", "accepted", "high", [], [
        { "field": "place", "printed": "Upville", "reading": "Lowville", "reason": "the address" }]]);
    let answer = TimelineQuestion::default().answer(&graph);
    let timeline = value(&interop::timeline(&graph, &answer));
    assert_eq!(standing(&timeline["entries"], "letter"), letter);
    assert_eq!(
        standing(&timeline["entries"], "raid"),
        json!(["actual", "accepted", "high", ["defence"], []])
    );
    let question = Question::between_ids(&graph, "up", "down").expect("both are sides");
    let answer = value(&interop::escalation(&graph, &escalation(&graph, &question)));
    // Speech and letter stand on rung 2, the sanction on 4.
    let main = &answer["paths"][0]["acts"];
    assert_eq!(standing(main, "speech"), json!(["actual", "contested", "high", [], []]));
    assert_eq!(standing(main, "letter"), letter);
}

#[test]
fn a_matrix_counts_what_is_in_doubt() {
    let graph = river();
    let question = MatrixQuestion {
        filter: Filter::default(),
        parties: MatrixParties::Named,
        order: MatrixOrder::Id,
    };
    let matrix = question.answer(&graph);
    // Of the acts that are neither alleged nor rejected only the sanction is in no doubt.
    assert_eq!((matrix.total.acts, matrix.total.in_doubt), (5, 4));
    let doubts: Vec<[usize; 2]> =
        matrix.cells.iter().map(|cell| [cell.tally.acts, cell.tally.in_doubt]).collect();
    assert_eq!(doubts, [[2, 2], [3, 2]]);
}

#[test]
fn every_picture_marks_what_is_in_doubt() {
    let graph = river();
    let all: Vec<_> = graph.acts().map(|act| act.key()).collect();
    let each = dot::relations(&graph, &all, dot::Edges::Each, None);
    for label in [
        "1881-01\\nattacked [another account\\nconflicts]",
        "1881-03 contested: accused",
        "1881-04 rejected: accused",
        "1881-02\\nalleged: attacked [low\\ncertainty]",
        "1881-05\\naccused [place printed\\nUpville, read Lowville]",
        "1881-06\\nimposed sanctions on [medium\\ncertainty]",
    ] {
        assert!(each.contains(label), "{label} is not in\n{each}");
    }
    assert!(
        each.contains("Lowton accused Upton [place printed Upville, read Lowville] (p. 6)"),
        "{each}"
    );
    let summed = dot::relations(&graph, &all, dot::Edges::Summed, None);
    // Upton did four actual acts towards Lowton, of which the sanction alone is in no doubt.
    assert!(summed.contains("4 acts, 1881\\n"), "{summed}");
    assert!(summed.contains("\\n3 in doubt"), "{summed}");
    assert!(summed.contains("in doubt: contested, rejected, contradicted"), "{summed}");
    let responses = dot::responses(&graph, &all);
    assert!(responses.contains("Upton contested: accused"), "{responses}");
}
