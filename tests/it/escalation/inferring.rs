//! Which links are inferred.

use std::fmt::Write;

use demarche::Graph;
use demarche::query::escalation::Question;
use demarche::query::escalation::StepKind;

use super::answer;
use super::any;
use super::latest;
use super::path_of;

/// How many links are inferred.
#[track_caller]
fn check(lines: &str, infer: impl FnOnce(&Graph, &mut Question), expected: usize) {
    let (_, answer) = answer(lines, infer);
    assert_eq!(answer.inferred_links, expected);
    assert!(!answer.inferring_stopped);
}

#[test]
fn nothing_is_inferred_unasked() {
    check(
        "x a>b criticized 1960-01-01
           y b>a accused 1960-01-02",
        |_, _| (),
        0,
    );
}

#[test]
fn an_inferred_link_is_marked_and_has_no_certainty() {
    let (_, answer) = answer(
        "x a>b criticized 1960-01-01
                              y b>a accused 1960-01-02",
        latest(60),
    );
    let path = &answer.paths[0];
    assert_eq!((path.inferred_links, path.explicit_links), (1, 0));
    assert!(path.explicit_share().abs() < 1e-9);
    let step = &path.steps[0];
    assert_eq!((step.kind, step.certainty, step.ties[0].link), (StepKind::Inferred, None, None));
    assert!(step.changes_side && !step.order_uncertain);
}

#[test]
fn an_act_answers_all_acts_of_the_latest_earlier_day_and_none_before() {
    check(
        "w a>b criticized 1959-12-31
           x a>b criticized 1960-01-01
           y a>b criticized 1960-01-01
           z b>a accused 1960-01-02",
        latest(60),
        2,
    );
}

#[test]
fn to_any_day_an_act_answers_every_act_of_the_window() {
    check(
        "w a>b criticized 1959-12-31
           x a>b criticized 1960-01-01
           y a>b criticized 1960-01-01
           z b>a accused 1960-01-02",
        any(60),
        3,
    );
}

#[test]
fn an_act_of_the_same_day_or_of_the_same_side_is_not_answered() {
    check(
        "x a>b criticized 1960-01-01
           y b>a accused 1960-01-01
           z a>b accused 1960-01-02",
        any(60),
        1,
    );
}

#[test]
fn an_answer_comes_within_the_window() {
    let lines = "x a>b criticized 1960-01-01
                 y b>a accused 1960-03-01";
    check(lines, latest(60), 1);
    check(lines, latest(59), 0);
    check(lines, any(60), 1);
    check(lines, any(59), 0);
}

#[test]
fn a_cause_counts_on_its_last_day_and_an_answer_on_its_first() {
    check(
        "x a>b criticized [1960-01-01..1960-01-10]
           y b>a accused 1960-01-10",
        any(60),
        0,
    );
    check(
        "x a>b criticized [1960-01-01..1960-01-10]
           y b>a accused [1960-01-11..1960-01-20]",
        any(60),
        1,
    );
    check(
        "x a>b criticized [1960-01-01..1960-01-10]
           y b>a accused [1960-01-19..1960-01-20]",
        any(9),
        1,
    );
    check(
        "x a>b criticized [1960-01-01..1960-01-10]
           y b>a accused [1960-01-20..1960-01-21]",
        any(9),
        0,
    );
}

#[test]
fn an_act_whose_days_are_wider_than_the_window_is_left_out() {
    check(
        "x a>b criticized [1960-01-01..1960-01-11]
           y b>a accused 1960-01-12",
        any(10),
        1,
    );
    check(
        "x a>b criticized [1960-01-01..1960-01-12]
           y b>a accused 1960-01-13",
        any(10),
        0,
    );
    check(
        "x a>b criticized -
           y b>a accused 1960-01-13",
        any(10),
        0,
    );
}

#[test]
fn an_act_at_rung_0_causes_nothing_and_may_be_an_answer() {
    check(
        "x a>b proposed 1960-01-01
           y b>a accused 1960-01-02
           z a>b proposed 1960-01-03",
        any(60),
        1,
    );
}

#[test]
fn a_later_day_at_rung_0_does_not_hide_the_latest_day_above_it() {
    check(
        "x a>b criticized 1960-01-01
           y a>b proposed 1960-01-02
           z b>a accused 1960-01-03",
        latest(60),
        1,
    );
}

#[test]
fn a_link_on_record_stands_in_the_place_of_an_inferred_one() {
    let lines = "x a>b criticized 1960-01-01
                 y a>b criticized 1960-01-01
                 z b>a accused 1960-01-02 +x";
    check(lines, latest(60), 1);
    // From x it would be a ratchet, so the path takes the inferred link from y.
    assert_eq!(path_of(lines, latest(60)), "y z");
}

#[test]
fn inferring_does_not_drown_in_links() {
    let mut lines = String::new();
    for number in 0..2300 {
        write!(lines, "x{number} a>b criticized 1960-01-01\ny{number} b>a accused 1960-01-02\n")
            .expect("text takes everything");
    }
    let (_, answer) = answer(&lines, latest(60));
    assert!(answer.inferring_stopped);
    assert_eq!(answer.paths[0].net_rise, 1);
}
