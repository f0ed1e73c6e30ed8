//! Off-ramps, and what became of them.

use demarche::Graph;
use demarche::query::escalation::OffRampOutcome;
use demarche::query::escalation::OffRampOutcome::AnsweredInKind;
use demarche::query::escalation::OffRampOutcome::Refused;
use demarche::query::escalation::OffRampOutcome::Unanswered;
use demarche::query::escalation::Question;

use super::answer;
use super::ids;
use super::latest;

const PATH: &str = "a1 a>b criticized 1960-01-01
                    b1 b>a accused 1960-01-11 <a1\n";

#[track_caller]
fn check(
    more: &str,
    change: impl FnOnce(&Graph, &mut Question),
    expected: &[(&str, OffRampOutcome, &str)],
) {
    let (graph, answer) = answer(&format!("{PATH}{more}"), change);
    let detail = answer.paths[0].detail.as_ref().expect("the first path has its detail");
    let found: Vec<_> = detail
        .off_ramps
        .iter()
        .map(|ramp| {
            let answers = ids(&graph, ramp.answers.iter().map(|tie| tie.later));
            (ids(&graph, [ramp.act]), ramp.outcome, answers)
        })
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|&(act, outcome, answers)| (act.to_owned(), outcome, answers.to_owned()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn an_offer_that_nothing_answers_is_unanswered() {
    check("o a>b proposed 1960-01-05", |_, _| (), &[("o", Unanswered, "")]);
}

#[test]
fn an_offer_answered_by_a_cooperative_act_of_the_other_side_is_answered_in_kind() {
    check(
        "o a>b proposed 1960-01-05
         p b>a agreed-to 1960-01-06 <o
         q b>a refused 1960-01-07 <o",
        |_, _| (),
        &[("o", AnsweredInKind, "p"), ("p", Unanswered, "")],
    );
}

#[test]
fn an_offer_answered_by_conflict_is_refused() {
    check(
        "o a>b proposed 1960-01-05
         q b>a rejected-offer 1960-01-07 <o",
        |_, _| (),
        &[("o", Refused, "q")],
    );
}

#[test]
fn a_neutral_act_or_one_of_the_same_side_is_no_answer() {
    check(
        "o a>b proposed 1960-01-05
         n b>a notified 1960-01-06 <o
         p a>b praised 1960-01-07 +o",
        |_, _| (),
        &[("o", Unanswered, ""), ("p", Unanswered, "")],
    );
}

#[test]
fn off_ramps_lie_between_the_first_act_and_the_end_of_the_window_after_the_last() {
    // 60 days after 1960-01-11 is 1960-03-11: twenty days of January, 29 of February, eleven of March.
    check(
        "o a>b proposed 1959-12-31
         p a>b proposed 1959-12-31/1960-01-01
         q a>b proposed 1960-03-11
         r a>b proposed 1960-03-12",
        |_, _| (),
        &[("p", Unanswered, ""), ("q", Unanswered, "")],
    );
}

#[test]
fn where_links_are_inferred_an_answer_to_an_offer_is_inferred_too() {
    check(
        "o a>b proposed 1960-01-15
         p b>a praised 1960-01-20",
        latest(30),
        &[("o", AnsweredInKind, "p"), ("p", Unanswered, "")],
    );
}

#[test]
fn what_answers_a_later_attack_does_not_answer_the_offer_before_it() {
    check(
        "o a>b proposed 1960-01-15
         x a>b criticized 1960-01-16
         y b>a criticized 1960-01-20",
        latest(30),
        &[("o", Unanswered, "")],
    );
}

#[test]
fn an_answer_on_record_counts_before_an_inferred_one() {
    check(
        "o a>b proposed 1960-01-15
         p b>a praised 1960-01-20
         q b>a refused 1960-06-20 <o",
        latest(30),
        &[("o", Refused, "q"), ("p", Unanswered, "")],
    );
}

#[test]
fn an_offer_without_a_date_is_counted_and_not_placed_on_the_way() {
    let (_, answer) =
        answer(&format!("{PATH}o a>b proposed -\np b>a proposed [..1960-01-05]"), |_, _| ());
    let detail = answer.paths[0].detail.as_ref().expect("the first path has its detail");
    assert_eq!((detail.off_ramps.len(), detail.undated_off_ramps), (0, 2));
}
