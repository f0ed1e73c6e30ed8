//! The matrix: cells, totals, years, and who rolls up to whom.

use demarche::Graph;
use demarche::graph::Named;
use demarche::model::Day;
use demarche::query::Line;
use demarche::query::Matrix;
use demarche::query::MatrixOrder;
use demarche::query::MatrixParties;
use demarche::query::MatrixQuestion;
use demarche::query::Party;
use demarche::query::YearTally;

use crate::sample::graph;
use crate::sample::node;

/// Two states, an envoy of the one until 1960, a neutral; types of the graph's own, with round Goldstein values.
fn dispute() -> Graph {
    graph(
        r#"
        Source(id: "book", title: "Book", kind: Book, locator: Page),
        ActType(id: "chid", label: "chide", past: "chid", passive: "was chid by", class: VerbalConflict, rung: 2,
            scope: Dyadic, symmetric: false, recipients: Required, goldstein: -2.0, definition: "To chide."),
        ActType(id: "struck", label: "strike", past: "struck", passive: "was struck by", class: MaterialConflict,
            rung: 7, scope: Dyadic, symmetric: false, recipients: Required, goldstein: -9.0, definition: "To strike."),
        ActType(id: "waved", label: "wave", past: "waved at", passive: "was waved at by", class: Neutral,
            rung: 0, scope: Dyadic, symmetric: false, recipients: Required, definition: "To wave."),
        ActType(id: "mused", label: "muse", past: "mused", passive: "was mused by", class: Neutral,
            rung: 0, scope: Own, symmetric: false, recipients: Forbidden, definition: "To muse."),
        Actor(id: "east", name: "East", kind: State),
        Actor(id: "envoy", name: "Envoy", kind: Person, roles: [Role(in: "east", as: "envoy", to: "1960",
            acts_for: true, evidence: [Cite(source: "book", page: "1")])]),
        Actor(id: "north", name: "North", kind: State),
        Actor(id: "west", name: "West", kind: State),
        Dispute(id: "quarrel", name: "Quarrel", period: "1959/1961", sides: [
            Side(id: "eastern", name: "Eastern", actors: ["east"]),
            Side(id: "western", name: "Western", actors: ["west"])]),
        Act(id: "a1", actors: ["east", "envoy"], type: "chid", recipients: ["north", "west"], date: "1959-03-02",
            evidence: [Cite(source: "book", page: "3")]),
        Act(id: "a2", actors: ["envoy"], type: "waved", recipients: ["west"], date: "1960-05",
            evidence: [Cite(source: "book", page: "3")]),
        Act(id: "a3", actors: ["envoy"], type: "struck", recipients: ["west"], date: "[1960..1961]",
            evidence: [Cite(source: "book", page: "3")]),
        Act(id: "a4", actors: ["west"], type: "struck", recipients: ["east"], date: "1962-01-01",
            evidence: [Cite(source: "book", page: "3")]),
        Act(id: "a5", actors: ["west"], type: "mused", evidence: [Cite(source: "book", page: "3")]),
        Act(id: "a6", actors: ["envoy"], type: "chid", recipients: ["west"], date: "1961-07-01",
            evidence: [Cite(source: "book", page: "3")]),
        Act(id: "a7", actors: ["west"], type: "struck", recipients: ["east"], date: "1960", modality: Planned,
            within: "a5", evidence: [Cite(source: "book", page: "3")]),
        "#,
    )
}

fn totals(graph: &Graph, lines: &[Line]) -> String {
    let line = |line: &Line| match line.party {
        Party::Node(node) => format!("{}:{}", graph.node(node).id(), line.tally.acts),
        Party::Side(side) => format!("{side}:{}", line.tally.acts),
    };
    lines.iter().map(line).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn cell(graph: &Graph, matrix: &Matrix, dyad: (&str, &str), expected: (usize, u8)) {
    let party = |id| Party::Node(node(graph, id));
    let found = matrix.cell(party(dyad.0), party(dyad.1));
    assert_eq!(found.map(|cell| (cell.tally.acts, cell.tally.rung)), Some(expected));
}

#[test]
fn an_act_counts_once_in_each_cell_and_once_in_each_total() {
    let graph = dispute();
    let matrix = MatrixQuestion::default().answer(&graph);
    // a1 is in four cells; a2, a3 and a6 are the envoy's on the West; a4 is the West's on the East.
    cell(&graph, &matrix, ("east", "north"), (1, 2));
    cell(&graph, &matrix, ("east", "west"), (1, 2));
    cell(&graph, &matrix, ("envoy", "north"), (1, 2));
    cell(&graph, &matrix, ("envoy", "west"), (4, 7));
    cell(&graph, &matrix, ("west", "east"), (1, 7));
    assert_eq!(matrix.cells.len(), 5);
    assert_eq!(totals(&graph, &matrix.rows), "east:1 envoy:4 west:1");
    assert_eq!(totals(&graph, &matrix.columns), "east:1 north:1 west:4");
    assert_eq!(matrix.total.acts, 5);
    assert_eq!(matrix.without_recipient, 1);
    assert_eq!(matrix.hidden.not_actual, 1);
}

#[test]
fn the_goldstein_mean_is_over_acts_that_have_a_value() {
    let graph = dispute();
    let matrix = MatrixQuestion::default().answer(&graph);
    let (envoy, west) = (Party::Node(node(&graph, "envoy")), Party::Node(node(&graph, "west")));
    let tally = &matrix.cell(envoy, west).expect("the envoy acts on the West").tally;
    // Two chidings at -2, one blow at -9, one wave without a value: -13 over 3.
    assert_eq!(tally.valued, 3);
    assert_eq!(tally.goldstein, Some(-13.0 / 3.0));
    assert_eq!(tally.day_first, Day::new(1959, 3, 2));
    assert_eq!(tally.day_last, Day::new(1961, 12, 31));
}

#[test]
fn an_act_that_can_start_in_two_years_counts_under_none() {
    let graph = dispute();
    let matrix = MatrixQuestion::default().answer(&graph);
    let year = |year, acts, rung| YearTally { year, acts, in_doubt: 0, rung };
    assert_eq!(
        matrix.total.years,
        [
            year(Some(1959), 1, 2),
            year(Some(1960), 1, 0),
            year(Some(1961), 1, 2),
            year(Some(1962), 1, 7),
            year(None, 1, 7),
        ]
    );
}

#[test]
fn rolled_up_an_act_counts_as_done_by_whom_its_actor_acts_for() {
    let graph = dispute();
    let question = MatrixQuestion { parties: MatrixParties::Roots, ..MatrixQuestion::default() };
    let matrix = question.answer(&graph);
    // a1 comes to one pair East -> West, a2 and a3 too; in 1961 the envoy is himself.
    cell(&graph, &matrix, ("east", "west"), (3, 7));
    cell(&graph, &matrix, ("east", "north"), (1, 2));
    cell(&graph, &matrix, ("envoy", "west"), (1, 2));
    cell(&graph, &matrix, ("west", "east"), (1, 7));
    assert_eq!(matrix.cells.len(), 4);
    assert_eq!(totals(&graph, &matrix.rows), "east:3 envoy:1 west:1");
}

#[test]
fn sides_of_a_dispute_count_what_falls_in_its_days() {
    let graph = dispute();
    let Some(Named::Dispute(dispute)) = graph.named("quarrel") else { panic!("no dispute") };
    let question =
        MatrixQuestion { parties: MatrixParties::Sides(dispute), ..MatrixQuestion::default() };
    let matrix = question.answer(&graph);
    let found = matrix.cell(Party::Side(0), Party::Side(1)).map(|cell| cell.tally.acts);
    assert_eq!(found, Some(3));
    assert_eq!(matrix.cells.len(), 1);
    // a4 is after the dispute, a6 by an envoy who acts for nobody any more.
    assert_eq!(matrix.outside_dispute, 2);
}

#[test]
fn lines_stand_by_key_or_by_total() {
    let graph = dispute();
    let question = MatrixQuestion { order: MatrixOrder::Total, ..MatrixQuestion::default() };
    let matrix = question.answer(&graph);
    assert_eq!(totals(&graph, &matrix.rows), "envoy:4 east:1 west:1");
    assert_eq!(totals(&graph, &matrix.columns), "west:4 east:1 north:1");
}
