//! Which of two paths is the better, one criterion after the other.

use super::latest;
use super::main_path;
use super::path_of;

#[track_caller]
fn check(lines: &str, expected: &str) {
    assert_eq!(main_path(lines), expected);
}

#[test]
fn the_greater_net_rise_wins_over_all_else() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a threatened 1965-01-01 <a1
           a2 a>b criticized 1966-01-01 cites=9
           b2 b>a criticized 1966-01-01 <a2 cites=9
           a3 a>b accused 1966-01-02 <b2 cites=9",
        "a1 b1",
    );
}

#[test]
fn at_one_net_rise_more_thresholds_win() {
    check(
        "a1 a>b accused 1960-01-01
           b1 b>a threatened 1960-01-02 <a1
           a2 a>b criticized 1961-01-01
           b2 b>a accused 1961-03-01 <a2",
        "a2 b2",
    );
}

#[test]
fn then_fewer_inferred_links_win() {
    let lines = "a1 a>b criticized 1960-01-01
                 b1 b>a accused 1960-03-01 <a1
                 a2 a>b criticized 1961-01-01
                 b2 b>a accused 1961-01-02";
    assert_eq!(path_of(lines, latest(60)), "a1 b1");
}

#[test]
fn then_more_links_on_record_win() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a accused 1960-01-02 <a1
           a2 a>b criticized 1961-01-01
           b2 b>a criticized 1961-01-09 <a2
           a3 a>b accused 1961-03-01 <b2",
        "a2 b2 a3",
    );
}

#[test]
fn then_more_steps_that_rise_win() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a criticized 1960-01-02 <a1
           a2 a>b threatened 1960-01-03 <b1
           a3 a>b criticized 1961-01-01
           b3 b>a accused 1961-01-09 <a3
           a4 a>b threatened 1961-03-01 <b3",
        "a3 b3 a4",
    );
}

#[test]
fn then_the_shorter_span_wins() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a accused 1960-01-11 <a1
           a2 a>b criticized 1961-01-01
           b2 b>a accused 1961-01-10 <a2",
        "a2 b2",
    );
}

#[test]
fn a_span_ends_with_the_last_possible_day_of_the_last_act() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a accused 1960-01-11 <a1
           a2 a>b criticized 1961-01-01
           b2 b>a accused 1961-01-02/1961-01-12 <a2",
        "a1 b1",
    );
}

#[test]
fn a_span_with_an_open_end_comes_last() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a accused 1970-01-11 <a1
           a2 a>b criticized 1961-01-01
           b2 b>a accused - <a2",
        "a1 b1",
    );
}

#[test]
fn of_two_beginnings_the_later_makes_the_shorter_span() {
    check(
        "a1 a>b criticized 1960-01-02
           a2 a>b criticized 1960-01-03
           b1 b>a accused 1960-01-11 <a1 <a2",
        "a2 b1",
    );
}

#[test]
fn then_more_citations_win() {
    check(
        "a1 a>b criticized 1960-01-01
           b1 b>a accused 1960-01-11 <a1
           a2 a>b criticized 1961-01-01 cites=2
           b2 b>a accused 1961-01-11 <a2",
        "a2 b2",
    );
}

#[test]
fn ties_go_to_the_smallest_id_of_the_last_act() {
    check(
        "x1 a>b criticized 1960-01-01
           y1 b>a accused 1960-01-11 <x1
           z2 a>b criticized 1961-01-01
           b2 b>a accused 1961-01-11 <z2",
        "z2 b2",
    );
}

#[test]
fn then_to_the_smallest_id_of_the_act_before() {
    check(
        "z1 a>b criticized 1960-01-01
           x1 a>b criticized 1960-01-01
           y1 a>b criticized 1960-01-01
           b1 b>a accused 1960-01-11 <z1 <y1 <x1",
        "x1 b1",
    );
}

#[test]
fn ids_further_back_decide_only_when_those_nearer_are_equal() {
    check(
        "a9 a>b criticized 1960-01-01
           a1 a>b criticized 1960-01-01
           m2 b>a criticized 1960-01-02 <a9
           m5 b>a criticized 1960-01-02 <a1
           z1 a>b accused 1960-01-03 <m2 <m5",
        "a9 m2 z1",
    );
}
