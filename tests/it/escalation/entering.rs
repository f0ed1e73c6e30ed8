//! Which acts enter, and why others do not.

use std::collections::BTreeSet;

use demarche::model::Date;
use demarche::query::escalation::ActsLeftOut;

use super::answer;
use super::key;
use super::latest;
use super::path_of;

/// How many acts of each side enter.
#[track_caller]
fn check(lines: &str, entered: [usize; 2], left_out: ActsLeftOut) {
    let (_, answer) = answer(lines, |_, _| ());
    assert_eq!(answer.totals.map(|side| side.acts), entered);
    assert_eq!(answer.left_out, left_out);
}

#[test]
fn acts_between_the_sides_enter_whichever_way_they_go() {
    check(
        "x a>b criticized 1960-01-01
           y b>a,c criticized 1960-01-01",
        [1, 1],
        ActsLeftOut::default(),
    );
}

#[test]
fn acts_towards_others_are_not_between_the_sides_and_are_not_counted() {
    check(
        "x a>c criticized 1960-01-01
           y c>b criticized 1960-01-01",
        [0, 0],
        ActsLeftOut::default(),
    );
}

#[test]
fn another_may_join_in_an_act_of_one_side() {
    check("x a,c>b criticized 1960-01-01", [1, 0], ActsLeftOut::default());
}

#[test]
fn an_act_of_both_sides_together_is_on_neither() {
    check("x a,b>b criticized 1960-01-01", [0, 0], ActsLeftOut::default());
}

#[test]
fn who_acts_for_a_side_stands_on_it_on_the_days_of_the_role_only() {
    check(
        "x envoy>b criticized 1960-01-01
           y envoy>b criticized 1966-01-01
           z b>envoy criticized 1961",
        [1, 1],
        ActsLeftOut::default(),
    );
}

#[test]
fn acts_that_are_not_actual_or_are_rejected_are_left_out_and_counted() {
    check(
        "x a>b criticized 1960-01-01
           y b>a accused 1960-01-02 <x Alleged@x
           z b>a accused 1960-01-02 <x rejected
           w b>a accused 1960-01-02 contested",
        [1, 1],
        ActsLeftOut { not_actual: 1, rejected: 1, ..ActsLeftOut::default() },
    );
}

#[test]
fn a_type_that_is_not_dyadic_does_not_enter() {
    check(
        "x a>b instructed 1960-01-01",
        [0, 0],
        ActsLeftOut { not_dyadic: 1, ..ActsLeftOut::default() },
    );
}

#[test]
fn an_act_before_an_internal_audience_enters_through_a_link_on_record_only() {
    check(
        "x a>b criticized 1960-01-01 internal
           y b>a accused 1960-01-02 internal
           z b>a accused 1960-01-02 <x private",
        [1, 1],
        ActsLeftOut { internal: 1, ..ActsLeftOut::default() },
    );
}

#[test]
fn a_link_to_an_act_that_does_not_enter_brings_nothing_in() {
    check(
        "x a>c criticized 1960-01-01
           y b>a accused 1960-01-02 <x internal",
        [0, 0],
        ActsLeftOut { internal: 1, ..ActsLeftOut::default() },
    );
}

#[test]
fn no_link_is_inferred_for_an_act_before_an_internal_audience() {
    let lines = "x a>b criticized 1960-01-01
                 y b>a accused 1960-01-02 <x internal
                 z a>b threatened 1960-01-03";
    assert_eq!(path_of(lines, latest(60)), "x y");
}

#[test]
fn acts_that_cannot_fall_into_the_period_are_left_out() {
    let (_, answer) = answer(
        "w a>b criticized 1959-12-31
                              x a>b criticized 1959-12/1960-01
                              y b>a accused -
                              z b>a accused 1961-01-01",
        |_, question| {
            question.period = Some(Date::new("1960").expect("a date").bounds());
        },
    );
    assert_eq!(answer.totals.map(|side| side.acts), [1, 1]);
    assert_eq!(answer.left_out, ActsLeftOut { outside_period: 2, ..ActsLeftOut::default() });
}

#[test]
fn a_question_may_be_narrowed_to_some_acts() {
    let (_, answer) = answer(
        "x a>b criticized 1960-01-01
                              y b>a accused 1960-01-02 <x
                              z b>a accused 1960-01-03 <x",
        |graph, question| {
            question.only = Some(BTreeSet::from([key(graph, "x"), key(graph, "z")]));
        },
    );
    assert_eq!(answer.totals.map(|side| side.acts), [1, 1]);
    assert_eq!(answer.left_out, ActsLeftOut { not_asked_for: 1, ..ActsLeftOut::default() });
}
