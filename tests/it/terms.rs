//! Terms and filters: what is understood, what is found, and what errors point at.

#![expect(clippy::unwrap_used, reason = "a test whose terms are refused should fail")]

use demarche::Graph;
use demarche::graph::ActRef;
use demarche::query::Filter;
use demarche::query::Hidden;
use demarche::query::TermError;
use proptest::prelude::*;

use crate::sample::graph;
use crate::sample::ids;

/// A visit and its talks; an embassy for a state, a person for the embassy until 1960.
fn dispute() -> Graph {
    graph(
        r#"
        Source(id: "book", title: "Book", kind: Book, locator: Page),
        Source(id: "paper", title: "Paper", kind: Newspaper, locator: Page),
        Actor(id: "east", name: "The East", kind: State),
        Actor(id: "west", name: "The West", kind: State, also: ["Big West"]),
        Actor(id: "south", name: "South", kind: State),
        Actor(id: "embassy", name: "Embassy", kind: Embassy,
            roles: [Role(in: "east", as: "mission", acts_for: true, evidence: [Cite(source: "book", page: "1")])]),
        Actor(id: "liu", name: "Liu", kind: Person, roles: [Role(in: "embassy", as: "envoy", to: "1960-06",
            acts_for: true, evidence: [Cite(source: "book", page: "1")])]),
        Actor(id: "ann-li", name: "Ann", kind: Person, also: ["Li"]),
        Actor(id: "bob-li", name: "Bob", kind: Person, also: ["Li"]),
        Event(id: "visit", name: "Visit", evidence: [Cite(source: "book", page: "2")]),
        Event(id: "talks", name: "Talks", part_of: "visit", evidence: [Cite(source: "book", page: "2")]),
        Topic(id: "border", name: "Border"),
        Dispute(id: "quarrel", name: "Quarrel", period: "1959/1960", sides: [
            Side(id: "eastern", name: "Eastern", actors: ["east"]),
            Side(id: "western", name: "Western", actors: ["west"])]),
        Act(id: "a1", actors: ["east"], type: "accused", recipients: ["west"], date: "1959-05-01",
            topics: ["border"], place: "Old Town", summary: "East accuses West of a great leap.",
            audience: (kind: Public), evidence: [Cite(source: "book", page: "3", note: "7")]),
        Act(id: "a2", actors: ["west"], type: "rebutted", recipients: ["east"], date: "1959-05-03",
            event: "talks", responds_to: [Link(act: "a1", cue: "stung by it")],
            evidence: [Cite(source: "paper", page: "1")], certainty: Low),
        Act(id: "a3", actors: ["liu"], type: "threatened", recipients: ["west"], date: "1960-01",
            event: "visit", evidence: [Cite(source: "book", page: "4")], certainty: Medium),
        Act(id: "a4", actors: ["liu"], type: "threatened", recipients: ["west"], date: "1961-01",
            continues: [Link(act: "a3")], evidence: [Cite(source: "book", page: "5")]),
        Act(id: "a5", actors: ["west"], type: "provided-aid", recipients: ["south"], about: ["east"],
            date: "1960/1961", evidence: [Cite(source: "book", page: "6")],
            figures: [Figure(value: 3, unit: "tons", counts: "rice")]),
        Act(id: "a6", actors: ["south"], type: "attacked", recipients: ["east"], date: "1962",
            modality: Alleged, within: "a1", evidence: [Cite(source: "book", page: "3")]),
        Act(id: "a7", actors: ["east"], type: "accused", recipients: ["south"], date: "1963",
            status: Rejected(reason: "a slip"), evidence: [Cite(source: "book", page: "8")]),
        Act(id: "a8", actors: ["east"], type: "accused", recipients: ["south"], date: "1964",
            status: Contested(reason: "doubt"), evidence: [Cite(source: "book", page: "9")]),
        "#,
    )
}

fn arguments(line: &[&str]) -> Vec<String> {
    line.iter().map(|&argument| argument.to_owned()).collect()
}

#[track_caller]
fn finds(terms: &[&str], expected: &str) {
    let graph = dispute();
    let selection = Filter::parse(&graph, &arguments(terms)).unwrap().select(&graph);
    assert_eq!(ids(&graph, &selection.acts), expected, "{terms:?}");
}

#[track_caller]
fn hides(terms: &[&str], not_actual: usize, rejected: usize) {
    let graph = dispute();
    let selection = Filter::parse(&graph, &arguments(terms)).unwrap().select(&graph);
    assert_eq!(selection.hidden, Hidden { not_actual, rejected }, "{terms:?}");
}

/// `marked` is the line with what the error points at in square brackets.
#[track_caller]
fn refuses(terms: &[&str], marked: &str, message: &str, help: &str) {
    let graph = dispute();
    let error: TermError = Filter::parse(&graph, &arguments(terms)).unwrap_err();
    let mut shown = error.line.clone();
    shown.insert(error.span.end, ']');
    shown.insert(error.span.start, '[');
    assert_eq!(shown, marked);
    assert_eq!(error.message, message);
    assert_eq!(error.help.as_deref().unwrap_or(""), help);
}

#[test]
fn no_terms_find_what_is_actual_and_not_rejected() {
    finds(&[], "a1 a2 a3 a5 a4 a8");
    hides(&[], 1, 1);
}

#[test]
fn an_actor_stands_for_those_who_act_for_it_on_the_day() {
    finds(&["by:east"], "a1 a3 a8");
    finds(&["by:embassy"], "a3");
    finds(&["by:liu"], "a3 a4");
    finds(&["by:=east"], "a1 a8");
    finds(&["on:east"], "a2");
    finds(&["about:east"], "a5");
    finds(&["actor:east"], "a1 a2 a3 a5 a8");
    finds(&["actor:=embassy"], "");
}

#[test]
fn a_side_stands_for_its_actors() {
    finds(&["by:eastern"], "a1 a3 a8");
    finds(&["by:=eastern"], "a1 a8");
}

#[test]
fn a_name_or_alias_will_do_where_it_is_unique() {
    finds(&["by:big west"], "a2 a5");
    finds(&["by:THE EAST"], "a1 a3 a8");
    refuses(
        &["by:li"],
        "by:[li]",
        "several actors go by the name `li`",
        "write the id: `ann-li`, `bob-li`",
    );
}

#[test]
fn terms_of_one_key_are_alternatives_and_keys_must_all_hold() {
    finds(&["by:west", "by:liu"], "a2 a3 a5 a4");
    finds(&["by:liu on:west date:1960"], "a3");
    finds(&["not:by:west", "not:by:liu"], "a1 a8");
    finds(&["by:east", "not:on:west"], "a8");
}

#[test]
fn what_was_done_is_a_type_a_class_half_a_class_or_another_verb() {
    finds(&["did:provided_aid"], "a5");
    finds(&["did:provided-aid"], "a5");
    finds(&["did:lent"], "a5");
    finds(&["did:material-cooperation"], "a5");
    finds(&["did:cooperation"], "a5");
    finds(&["did:material"], "a5");
    finds(&["did:verbal"], "a1 a2 a3 a4 a8");
    finds(&["did:neutral"], "");
}

#[test]
fn rungs_are_one_or_a_range() {
    // accused 2, rebutted 1, threatened 3, provided-aid 0.
    finds(&["rung:2"], "a1 a8");
    finds(&["rung:1..2"], "a1 a2 a8");
    finds(&["rung:3.."], "a3 a4");
    finds(&["rung:..1"], "a2 a5");
}

#[test]
fn dates_include_both_ends_and_tell_can_from_must() {
    finds(&["date:1959..1960"], "a1 a2 a3 a5");
    finds(&["date:1961"], "a5 a4");
    finds(&["date:=1961"], "a4");
    finds(&["date:=1960"], "a3");
    finds(&["date:=1960..1961"], "a3 a5 a4");
    finds(&["date:..1959-05-01"], "a1");
    finds(&["date:1961-02.."], "a5 a8");
    finds(&["date:1960-12-31"], "a5");
    finds(&["date:[1963..1964]"], "a8");
    finds(&["date:1964/.."], "a8");
}

#[test]
fn an_event_stands_for_its_parts() {
    finds(&["event:visit"], "a2 a3");
    finds(&["event:talks"], "a2");
}

#[test]
fn a_dispute_holds_the_acts_between_its_sides_in_its_days() {
    finds(&["dispute:quarrel"], "a1 a2 a3");
}

#[test]
fn marks_and_citations_are_asked_for_by_name() {
    finds(&["topic:border"], "a1");
    finds(&["place:old"], "a1");
    finds(&["audience:public"], "a1");
    finds(&["audience:none"], "a2 a3 a5 a4 a8");
    finds(&["source:paper"], "a2");
    finds(&["note:7"], "a1");
    finds(&["certainty:low"], "a2");
    finds(&["certainty:medium"], "a3");
}

#[test]
fn links_are_asked_for_by_kind_or_by_act() {
    finds(&["link:responds-to"], "a2");
    finds(&["link:continues"], "a4");
    finds(&["link:any"], "a1 a2 a3 a4");
    finds(&["link:none"], "a5 a8");
    finds(&["link:a1"], "a2");
    finds(&["link:a2"], "a1");
}

#[test]
fn an_id_may_end_in_a_star() {
    finds(&["id:a1"], "a1");
    finds(&["id:a*", "not:id:a1"], "a2 a3 a5 a4 a8");
    finds(&["id:zz*"], "");
}

#[test]
fn text_is_looked_for_in_words_figures_cues_and_names() {
    finds(&["text:great", "leap"], "a1");
    finds(&["text:GREAT LEAP"], "a1");
    finds(&["text:stung"], "a2");
    finds(&["text:rice"], "a5");
    finds(&["text:tons"], "a5");
    finds(&["text:big west"], "a1 a2 a3 a5 a4");
    finds(&["text:old town"], "a1");
    finds(&["text:a8"], "a8");
}

#[test]
fn naming_a_modality_or_a_status_lifts_its_default_alone() {
    finds(&["modality:alleged"], "a6");
    finds(&["modality:any"], "a1 a2 a3 a5 a4 a6 a8");
    hides(&["modality:any"], 0, 1);
    finds(&["status:rejected"], "a7");
    hides(&["status:any"], 1, 0);
    finds(&["status:any", "modality:any"], "a1 a2 a3 a5 a4 a6 a7 a8");
    finds(&["status:contested"], "a8");
}

#[test]
fn negating_part_of_a_default_narrows_it_and_negating_all_lifts_it() {
    finds(&["not:status:contested"], "a1 a2 a3 a5 a4");
    finds(&["not:modality:actual"], "a6");
    finds(&["not:modality:alleged"], "a1 a2 a3 a5 a4 a8");
}

#[test]
fn what_is_hidden_is_counted_among_what_is_asked_for() {
    hides(&["on:south"], 0, 1);
    hides(&["by:south"], 1, 0);
    hides(&["by:west"], 0, 0);
}

#[test]
fn quotes_hold_spaces_and_keep_words_from_being_keys() {
    finds(&[r#"text:"great leap" by:east"#], "a1");
    finds(&[r#"text:"by:east""#], "");
    finds(&[r#"text:great "leap.""#], "a1");
    finds(&["text:12:30"], "");
}

#[test]
fn errors_point_at_what_is_wrong() {
    refuses(&["bye:east"], "[bye]:east", "no term has the key `bye`", "did you mean `by:`?");
    refuses(&["by:"], "[by:]", "`by:` has no value", "as in `by:mao`");
    refuses(&["by:", "on:west"], "[by:] on:west", "`by:` has no value", "as in `by:mao`");
    refuses(
        &["by:west", "on:eats"],
        "by:west on:[eats]",
        "no actor, event or side has the id `eats`",
        "did you mean `east`?",
    );
    refuses(
        &["by:=wset"],
        "by:[=wset]",
        "no actor, event or side has the id `wset`",
        "did you mean `west`?",
    );
    refuses(
        &["by:bigwest"],
        "by:[bigwest]",
        "no actor, event or side has the id `bigwest`",
        "did you mean `Big West`?",
    );
    refuses(
        &["by:a1"],
        "by:[a1]",
        "no actor, event or side has the id `a1`",
        "`a1` is the id of an act",
    );
    refuses(
        &["event:west"],
        "event:[west]",
        "no event has the id `west`",
        "`west` is the id of an actor",
    );
    refuses(&["event:=visit"], "event:[=]visit", "`event:` takes no `=`", "write `event:visit`");
    refuses(
        &["topic:boarder"],
        "topic:[boarder]",
        "no topic has the id `boarder`",
        "did you mean `border`?",
    );
    refuses(
        &["did:acused"],
        "did:[acused]",
        "no act type or class is called `acused`",
        "did you mean `accused`?",
    );
}

#[test]
fn errors_point_at_values_that_are_no_values() {
    refuses(
        &["rung:2..x"],
        "rung:2..[x]",
        "`x` is no rung",
        "write `rung:2`, `rung:2..4`, `rung:4..` or `rung:..3`",
    );
    refuses(&["rung:4..2"], "rung:[4..2]", "this range ends below its start", "write `2..4`");
    refuses(&["date:1960..1959"], "date:[1960..1959]", "this range ends before it starts", "");
    refuses(
        &["modality:said"],
        "modality:[said]",
        "`modality:` knows no `said`",
        "write one of `actual`, `planned`, `hypothetical`, `predicted`, `alleged`, `any`",
    );
    refuses(
        &["link:responds"],
        "link:[responds]",
        "no act has the id `responds`",
        "write `responds-to`, `continues`, `recorded`, `any`, `none` or the id of an act",
    );
}

#[test]
fn errors_point_at_words_that_make_no_term() {
    refuses(
        &["by:west", "text:\"great leap", "by:east"],
        "by:west text:[\"]great leap by:east",
        "this quote is not closed",
        "write `\"` where the value ends",
    );
    refuses(
        &["mao"],
        "[mao]",
        "`mao` belongs to no term",
        "a term begins with a key: `actor:mao`, `text:mao`",
    );
    refuses(
        &["not:", "by:east"],
        "[not:] by:east",
        "`not:` negates no term here",
        "it stands in front of a key, as in `not:by:mao`",
    );
}

#[test]
fn a_bad_date_is_pointed_at_where_it_goes_wrong() {
    let graph = dispute();
    let error = Filter::parse(&graph, &arguments(&["by:west", "date:1960..1960-13"])).unwrap_err();
    // `by:west date:` is 13 bytes, `1960..` six more, and the month begins five later.
    assert_eq!(error.line.get(error.span.start..), Some("13"));
    let error = Filter::parse(&graph, &arguments(&["date:=yesterday"])).unwrap_err();
    assert_eq!(error.span, 6..15);
}

#[test]
fn an_error_points_between_characters_whatever_the_input() {
    let graph = dispute();
    for line in ["by:ü", "tëxt:x", "date:1960ü", "not:ü:x", "\"", "date:\u{202e}", "rung:ü..2"]
    {
        if let Err(error) = Filter::parse(&graph, &arguments(&[line])) {
            assert!(error.line.get(error.span.clone()).is_some(), "{line}: {:?}", error.span);
        }
    }
}

/// Terms of which any mixture is understood.
const TERMS: [&str; 30] = [
    "by:east",
    "by:=east",
    "by:west",
    "by:liu",
    "on:west",
    "on:east",
    "on:south",
    "about:east",
    "actor:embassy",
    "did:verbal",
    "did:accused",
    "rung:1..2",
    "rung:3",
    "date:1960",
    "date:=1960..1962",
    "date:..1961",
    "topic:border",
    "event:visit",
    "dispute:quarrel",
    "place:town",
    "audience:none",
    "source:book",
    "note:7",
    "modality:any",
    "status:any",
    "certainty:high",
    "link:any",
    "link:a1",
    "id:a*",
    "text:west",
];

fn some_terms() -> impl Strategy<Value = Vec<String>> {
    let term = (proptest::sample::select(TERMS.to_vec()), any::<bool>());
    let written = term
        .prop_map(|(term, negated)| if negated { format!("not:{term}") } else { term.to_owned() });
    proptest::collection::vec(written, 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_selection_is_what_a_scan_finds(terms in some_terms()) {
        let graph = dispute();
        let filter = Filter::parse(&graph, &terms).unwrap();
        let selection = filter.select(&graph);
        let scanned: Vec<_> =
            graph.acts().filter(|act| filter.matches(&graph, *act)).map(ActRef::key).collect();
        prop_assert_eq!(&selection.acts, &scanned);
        let shown = filter.with_hidden().select(&graph);
        prop_assert_eq!(shown.acts.len(), scanned.len() + selection.hidden.total());
        prop_assert!(shown.hidden.is_nothing());
    }

    #[test]
    fn one_more_negated_term_finds_a_subset(terms in some_terms(), more in 0..TERMS.len()) {
        let graph = dispute();
        let wide = Filter::parse(&graph, &terms).unwrap().select(&graph).acts;
        let narrower = [terms, vec![format!("not:{}", TERMS[more])]].concat();
        // A negated modality or status may lift what is hidden by default; the others only narrow.
        prop_assume!(!TERMS[more].starts_with("modality:") && !TERMS[more].starts_with("status:"));
        let narrow = Filter::parse(&graph, &narrower).unwrap().select(&graph).acts;
        prop_assert!(narrow.iter().all(|act| wide.contains(act)));
    }

    #[test]
    fn one_more_key_finds_a_subset(more in 0..TERMS.len()) {
        let graph = dispute();
        let wide = Filter::everything().select(&graph).acts;
        let narrow = Filter::parse(&graph, &[TERMS[more].to_owned()]).unwrap().select(&graph).acts;
        prop_assert!(narrow.iter().all(|act| wide.contains(act)));
    }

    #[test]
    fn no_line_makes_reading_fail_otherwise_than_by_an_error(line in "\\PC{0,40}") {
        let graph = dispute();
        if let Err(error) = Filter::parse(&graph, &[line]) {
            prop_assert!(error.line.get(error.span.clone()).is_some());
        }
    }

    #[test]
    fn no_value_makes_a_term_fail_otherwise_than_by_an_error(
        term in proptest::sample::select(TERMS.to_vec()), value in "[=0-9.*/\\[\\]\"ü -]{0,12}"
    ) {
        let graph = dispute();
        let key = term.split(':').next().unwrap();
        if let Err(error) = Filter::parse(&graph, &[format!("{key}:{value}")]) {
            prop_assert!(error.line.get(error.span.clone()).is_some());
        }
    }
}
