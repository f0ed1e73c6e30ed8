//! Answers in the words that people read.

use demarche::Graph;
use demarche::present;
use demarche::query::Filter;

use crate::sample::graph;

/// Two sources, one divided into sections and one paged; acts without a date of their own.
fn salt() -> Graph {
    graph(
        r#"
        Source(id: "rolls", title: "Rolls", kind: Archive, locator: Section),
        Source(id: "annals", title: "Annals", kind: Book, locator: Page),
        Actor(id: "tarn", name: "Tarn", kind: State),
        Actor(id: "orrin", name: "Orrin", kind: State),
        Act(id: "closed", actors: ["orrin"], type: "sanctioned", recipients: ["tarn"], date: "1702-03-01",
            summary: "Orrin closed the road.", evidence: [Cite(source: "rolls", paragraph: "5-6")]),
        Act(id: "opened", actors: ["orrin"], type: "eased-measure", recipients: ["tarn"],
            order: [After(id: "closed", days: 14)],
            summary: "Orrin opened the road.", evidence: [Cite(source: "annals", page: "33")]),
        "#,
    )
}

#[track_caller]
fn register(terms: &[&str], expected: &str) {
    let graph = salt();
    let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
    let selection = Filter::parse(&graph, &terms).expect("the terms are terms").select(&graph);
    assert_eq!(present::acts(&graph, &selection).to_text(100).trim_end(), expected.trim());
}

#[test]
fn a_section_is_not_told_as_a_paragraph() {
    register(
        &["id:closed"],
        "
date        act                     source
1702-03-01  Orrin closed the road.  rolls §5–6

1 act.",
    );
}

#[test]
fn a_day_on_which_something_began_is_no_span() {
    register(
        &["id:opened"],
        "
date                        act                     source
begun 1702-03-15 (derived)  Orrin opened the road.  annals p. 33

1 act.",
    );
}

#[test]
fn an_act_type_that_goes_by_a_word_is_found_before_one_whose_definition_holds_it() {
    let graph = salt();
    let found = demarche::query::vocabulary(&graph, Some("met"));
    let ids: Vec<&str> = found.iter().map(|&key| graph.act_type(key).id.as_str()).collect();
    let place = |id: &str| ids.iter().position(|&one| one == id).expect("it is found");
    // The definition of `appealed` holds "something".
    assert!(place("met-with") < place("appealed"), "{ids:?}");
}

#[test]
fn the_last_known_day_is_that_of_an_act_without_a_known_end_too() {
    let last = demarche::query::stats(&salt()).day_last.map(|day| day.to_string());
    assert_eq!(last.as_deref(), Some("1702-03-15"));
}
