//! What a path is, and which paths are given.

use std::fmt::Write;

use demarche::model::Certainty;
use demarche::query::escalation::Days;
use demarche::query::escalation::StepKind;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::Which;

use super::answer;
use super::key;
use super::main_path;
use super::path_of;
use super::told;

#[track_caller]
fn check(lines: &str, expected: &str) {
    assert_eq!(main_path(lines), expected);
}

#[test]
fn an_answer_on_a_higher_rung_is_a_path() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a accused 1960-01-02 <a1",
        "a1 b1",
    );
}

#[test]
fn acts_that_nothing_ties_are_no_path() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a accused 1960-01-02",
        "",
    );
}

#[test]
fn the_rung_never_falls_over_a_step() {
    check(
        "a1 a>b accused 1960-01-01
           b1 b>a criticized 1960-01-02 <a1
           a2 a>b threatened 1960-01-03 <b1",
        "b1 a2",
    );
}

#[test]
fn the_rung_may_stay_level_over_a_step() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a criticized 1960-01-02 <a1
           a2 a>b accused 1960-01-03 <b1",
        "a1 b1 a2",
    );
}

#[test]
fn a_chain_does_not_begin_or_end_at_rung_0() {
    check(
        "a0 a>b proposed 1960-01-01
           b1 b>a criticized 1960-01-02 <a0
           a1 a>b accused 1960-01-03 <b1
           b0 b>a proposed 1960-01-04 <a1",
        "b1 a1",
    );
}

#[test]
fn acts_at_0_are_passed_through_and_the_step_is_told_with_all_its_links() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  a0 a>b proposed 1960-01-05 +a1:Medium
                                  b1 b>a accused 1960-01-11 <a0",
        |_, _| (),
    );
    let path = &answer.paths[0];
    assert_eq!(told(&graph, path), "a1 (a0) b1");
    let [step] = &path.steps[..] else { panic!("{:?}", path.steps) };
    assert_eq!((step.from, step.to, step.ties.len()), (0, 2, 2));
    assert_eq!(step.kind, StepKind::RespondsTo);
    assert_eq!(step.certainty, Some(Certainty::Medium));
    assert!(step.changes_side);
    assert_eq!(step.gap, Days { least: Some(10), most: Some(10) });
    assert_eq!(path.explicit_links, 2);
}

#[test]
fn a_step_that_passes_through_the_other_side_and_back_does_not_change_sides() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  b0 b>a proposed 1960-01-05 <a1
                                  a2 a>b accused 1960-01-11 <b0",
        |_, _| (),
    );
    assert_eq!(answer.paths, []);
    assert_eq!(told(&graph, &answer.ratchets[0]), "a1 (b0) a2");
}

#[test]
fn continuing_across_sides_is_no_answer() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  b1 b>a accused 1960-01-02 +a1",
        |_, _| (),
    );
    assert_eq!(answer.paths, []);
    assert_eq!(told(&graph, &answer.ratchets[0]), "a1 b1");
    assert!(answer.ratchets[0].steps[0].changes_side);
}

#[test]
fn responding_to_its_own_side_is_no_answer() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  a2 a>b accused 1960-01-02 <a1",
        |_, _| (),
    );
    assert_eq!(answer.paths, []);
    assert_eq!(told(&graph, &answer.ratchets[0]), "a1 a2");
    assert!(!answer.ratchets[0].steps[0].changes_side);
}

#[test]
fn a_step_answers_if_any_of_its_links_does() {
    check(
        "a1 a>b criticized 1960-01-01
           b0 b>a proposed 1960-01-02 <a1
           b1 b>a accused 1960-01-03 +b0",
        "a1 (b0) b1",
    );
}

#[test]
fn a_step_that_only_continues_passes_no_answer_on() {
    check(
        "a1 a>b criticized 1960-01-01
           a0 a>b proposed 1960-01-02 <a1
           a2 a>b criticized 1960-01-03 +a0
           b1 b>a accused 1960-01-04 +a2",
        "",
    );
}

#[test]
fn one_answer_is_enough_for_a_whole_path() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a criticized 1960-01-02 <a1
           b2 b>a accused 1960-01-03 +b1
           b3 b>a threatened 1960-01-04 +b2",
        "a1 b1 b2 b3",
    );
}

#[test]
fn strict_paths_rise_at_every_step() {
    let lines = "a1 a>b criticized 1960-01-01
                 b1 b>a criticized 1960-01-02 <a1
                 a2 a>b accused 1960-01-03 <b1";
    assert_eq!(path_of(lines, |_, question| question.strictness = Strictness::Strict), "b1 a2");
    let (_, answer) = answer(lines, |_, _| ());
    assert!(!answer.paths[0].strict);
}

#[test]
fn an_act_may_stand_on_a_rung_of_its_own() {
    check(
        "a1 a>b criticized 1960-01-01 rung=3
           b1 b>a accused 1960-01-02 <a1 rung=4",
        "a1 b1",
    );
}

#[test]
fn the_ends_of_a_path_can_be_fixed() {
    let lines = "a1 a>b criticized 1960-01-01
                 b1 b>a accused 1960-01-02 <a1
                 a2 a>b threatened 1960-01-03 <b1
                 b2 b>a sanctioned 1960-01-04 <a2";
    let ends = |from: &'static str, to: &'static str| {
        path_of(lines, |graph, question| {
            question.from = Some(key(graph, from));
            question.to = Some(key(graph, to));
        })
    };
    assert_eq!(ends("b1", "b2"), "b1 a2 b2");
    assert_eq!(ends("a1", "a2"), "a1 b1 a2");
    assert_eq!(ends("b2", "a1"), "");
    assert_eq!(path_of(lines, |graph, question| question.from = Some(key(graph, "a2"))), "a2 b2");
}

#[test]
fn the_best_paths_come_in_order() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  b1 b>a accused 1960-01-02 <a1
                                  a2 a>b threatened 1960-01-03 <b1
                                  b2 b>a sanctioned 1960-01-05 <a2",
        |_, question| {
            question.which = Which::Best(4);
        },
    );
    let told: Vec<String> = answer.paths.iter().map(|path| told(&graph, path)).collect();
    // Rise 3; rise 2 over t2 and rise 2 over t1, of which the second is shorter but each crosses one; then rise 1.
    assert_eq!(told, ["a1 b1 a2 b2", "a1 b1 a2", "b1 a2 b2", "a1 b1"]);
}

#[test]
fn all_paths_are_those_that_cannot_be_extended() {
    let (graph, answer) = answer(
        "a0 a>b proposed 1959-01-01
                                  a1 a>b criticized 1960-01-01 <a0
                                  b1 b>a accused 1960-01-02 <a1
                                  a2 a>b threatened 1960-01-03 <b1
                                  b2 b>a criticized 1960-01-03 <b1
                                  b3 b>a accused 1960-01-04 <a1",
        |_, question| {
            question.which = Which::All;
        },
    );
    let told: Vec<String> = answer.paths.iter().map(|path| told(&graph, path)).collect();
    assert_eq!(told, ["a1 b1 a2", "a1 b3"]);
    assert!(!answer.listing_stopped);
}

#[test]
fn a_path_that_an_act_before_it_extends_without_an_answer_is_not_listed_by_itself() {
    let (graph, answer) = answer(
        "b1 b>a accused 1960-01-01
                                  a1 a>b accused 1960-01-02 +b1
                                  b2 b>a threatened 1960-01-03 <a1",
        |_, question| {
            question.which = Which::All;
        },
    );
    let told: Vec<String> = answer.paths.iter().map(|path| told(&graph, path)).collect();
    assert_eq!(told, ["b1 a1 b2"]);
}

#[test]
fn a_list_of_all_paths_stops_at_ten_thousand_and_says_so() {
    // Two acts on each of 15 days, each answering both of the day before: 2 to the power of 15 paths.
    let mut lines = String::new();
    for day in 0..15 {
        for twin in ["x", "y"] {
            let (from, to) = if day % 2 == 0 { ("a", "b") } else { ("b", "a") };
            let word = if day == 14 { "accused" } else { "criticized" };
            write!(lines, "{twin}{day} {from}>{to} {word} 1960-01-{:02}", day + 1).expect("text");
            if day > 0 {
                write!(lines, " <x{0} <y{0}", day - 1).expect("text");
            }
            lines.push('\n');
        }
    }
    let (_, answer) = answer(&lines, |_, question| question.which = Which::All);
    assert_eq!((answer.paths.len(), answer.listing_stopped), (10_000, true));
}

#[test]
fn a_walk_over_all_paths_does_not_lose_itself_among_chains_that_are_none() {
    // A polemic with 2 to the power of 40 chains, and one path beside it.
    let mut lines = String::from("a a>b criticized 1961-01-01\nz b>a accused 1961-01-02 <a\n");
    lines = lines.replace("a a>b", "p1 a>b").replace("z b>a", "p2 b>a").replace("<a\n", "<p1\n");
    for day in 0..40 {
        for twin in ["x", "y"] {
            write!(
                lines,
                "{twin}{day} a>b criticized 1960-{:02}-{:02}",
                day / 20 + 1,
                day % 20 + 1
            )
            .expect("text");
            if day > 0 {
                write!(lines, " <x{0} <y{0}", day - 1).expect("text");
            }
            lines.push('\n');
        }
    }
    let (graph, answer) = answer(&lines, |_, question| question.which = Which::All);
    assert_eq!(answer.paths.len(), 1);
    assert_eq!(told(&graph, &answer.paths[0]), "p1 p2");
}
