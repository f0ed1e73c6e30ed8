//! What stands beside the paths: ratchets, polemics, de-escalation, the opening, the dispute as a whole.

use demarche::query::escalation::Chain;
use demarche::query::escalation::ChainKind;
use demarche::query::escalation::SideTotals;
use demarche::query::escalation::WhichSide;

use super::answer;
use super::key;
use super::latest;
use super::told;

fn all_told(graph: &demarche::Graph, chains: &[Chain]) -> Vec<String> {
    chains.iter().map(|chain| told(graph, chain)).collect()
}

#[test]
fn a_rise_without_an_answer_is_a_ratchet() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  a2 a>b accused 1960-01-02 +a1
                                  a3 a>b sanctioned 1960-01-03 +a2",
        |_, _| (),
    );
    assert_eq!(answer.paths, []);
    assert_eq!(all_told(&graph, &answer.ratchets), ["a1 a2 a3"]);
    assert_eq!((answer.ratchets[0].kind, answer.ratchets[0].net_rise), (ChainKind::Ratchet, 3));
}

#[test]
fn a_chain_at_one_rung_is_a_polemic() {
    let (graph, answer) = answer(
        "a1 a>b accused 1960-01-01
                                  b1 b>a denounced 1960-01-02 <a1
                                  a2 a>b accused 1960-01-03 <b1",
        |_, _| (),
    );
    assert_eq!(answer.paths, []);
    assert_eq!(all_told(&graph, &answer.polemics), ["a1 b1 a2"]);
    assert_eq!((answer.polemics[0].kind, answer.polemics[0].net_rise), (ChainKind::Polemic, 0));
}

#[test]
fn a_polemic_is_found_where_its_last_act_alone_would_rest_on_fewer_inferred_links() {
    let (graph, answer) = answer(
        "b1 b>a accused [1960-01-03..1960-01-04]
         a0 a>b proposed 1960-01-05
         b2 b>a accused 1960-01-05 <a0",
        latest(1),
    );
    assert_eq!(all_told(&graph, &answer.polemics), ["b1 (a0) b2"]);
}

#[test]
fn the_way_down_may_end_at_0_and_crosses_thresholds_downward() {
    let (graph, answer) = answer(
        "a1 a>b sanctioned 1960-01-01
                                  b1 b>a accused 1960-01-02 <a1
                                  a2 a>b proposed 1960-01-03 <b1",
        |_, _| (),
    );
    assert_eq!(all_told(&graph, &answer.de_escalations), ["a1 b1 a2"]);
    let chain = &answer.de_escalations[0];
    assert_eq!((chain.net_rise, chain.peak, chain.steps.len()), (-4, 4, 2));
    let crossed: Vec<_> =
        chain.crossings.iter().map(|crossing| (crossing.threshold, crossing.act)).collect();
    assert_eq!(crossed, [(1, key(&graph, "b1")), (0, key(&graph, "a2"))]);
    assert_eq!(chain.moved, [true, true]);
}

#[test]
fn the_way_down_passes_through_acts_at_0_and_counts_only_the_last() {
    let (graph, answer) = answer(
        "a1 a>b sanctioned 1960-01-01
                                  b0 b>a proposed 1960-01-02 <a1
                                  a2 a>b accused 1960-01-03 <b0
                                  b3 b>a proposed 1960-01-04 <a2",
        |_, _| (),
    );
    assert_eq!(all_told(&graph, &answer.de_escalations), ["a1 (b0) a2 b3"]);
}

#[test]
fn the_way_down_needs_an_answer_too() {
    let (_, answer) = answer(
        "a1 a>b sanctioned 1960-01-01
                              a2 a>b criticized 1960-01-02 +a1",
        |_, _| (),
    );
    assert_eq!(answer.de_escalations, []);
}

#[test]
fn the_best_of_each_kind_are_followed_by_the_best_of_what_is_left() {
    let (graph, answer) = answer(
        "a1 a>b accused 1960-01-01
                                  b1 b>a accused 1960-01-02 <a1
                                  a2 a>b accused 1960-01-03 <b1
                                  b4 b>a criticized 1961-01-02
                                  a4 a>b criticized 1961-01-03 <b4",
        |_, _| (),
    );
    assert_eq!(all_told(&graph, &answer.polemics), ["a1 b1 a2", "b4 a4"]);
}

#[test]
fn a_dispute_opens_at_its_peak_where_nothing_rises_above_its_first_rung() {
    let (graph, answer) = answer(
        "a0 a>b proposed 1960-01-01
                                  a1 a>b sanctioned 1960-01-02
                                  b1 b>a accused 1960-01-03 <a1",
        |_, _| (),
    );
    assert_eq!(answer.opens_at_peak, Some(key(&graph, "a1")));
}

#[test]
fn a_dispute_that_rises_later_or_has_a_path_does_not_open_at_its_peak() {
    let opens = |lines: &str| answer(lines, |_, _| ()).1.opens_at_peak;
    assert_eq!(
        opens(
            "a1 a>b accused 1960-01-02
                      b1 b>a sanctioned 1960-01-03"
        ),
        None
    );
    assert_eq!(
        opens(
            "a1 a>b sanctioned 1960-01-02
                      b1 b>a criticized 1960-01-03
                      a2 a>b accused 1960-01-04 <b1"
        ),
        None
    );
    assert_eq!(opens("a0 a>b proposed 1960-01-02"), None);
}

#[test]
fn fixing_an_end_does_not_make_a_dispute_open_at_its_peak() {
    let (_, answer) = answer(
        "a1 a>b sanctioned 1960-01-02
                              b1 b>a criticized 1960-01-03
                              a2 a>b accused 1960-01-04 <b1",
        |graph, question| {
            question.from = Some(key(graph, "a2"));
        },
    );
    assert_eq!((answer.paths, answer.opens_at_peak), (vec![], None));
}

#[test]
fn the_dispute_as_a_whole_tells_who_first_crossed_each_threshold_and_the_sums_of_each_side() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  b1 b>a sanctioned 1960-01-11
                                  a2 a>b threatened 1960-01-12",
        |_, _| (),
    );
    let crossed: Vec<_> = answer
        .crossings
        .iter()
        .map(|crossing| (crossing.threshold, crossing.act, crossing.side))
        .collect();
    let b1 = key(&graph, "b1");
    assert_eq!(crossed, [(0, b1, WhichSide::Second), (1, b1, WhichSide::Second)]);
    assert_eq!(
        answer.totals,
        [SideTotals { acts: 2, goldstein: -7.8 }, SideTotals { acts: 1, goldstein: -8.0 }]
    );
}

#[test]
fn a_question_about_nothing_has_an_empty_answer() {
    let (_, answer) = answer("", |_, _| ());
    assert_eq!((answer.paths, answer.crossings, answer.opens_at_peak), (vec![], vec![], None));
}

#[test]
fn who_was_first_beyond_a_threshold_is_uncertain_where_the_days_leave_it_open() {
    let (_, answer) = answer(
        "a1 a>b accused 1960
         b1 b>a denounced 1960-04-02
         b2 b>a sanctioned 1961-01-01",
        |_, _| (),
    );
    let doubts: Vec<bool> =
        answer.crossings.iter().map(|crossing| crossing.order_uncertain).collect();
    // a1 can have come after b1; nothing but b2 goes from words to deeds.
    assert_eq!(doubts, [true, false]);
}
