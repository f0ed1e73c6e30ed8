//! What a path is, which of two is the better, and what is told of it.

use std::fmt::Write;

use demarche::model::Certainty;
use demarche::query::escalation::ChainKind;
use demarche::query::escalation::Days;
use demarche::query::escalation::StepKind;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::Which;
use demarche::query::escalation::WhichSide;

use super::answer;
use super::case;
use super::ids;
use super::key;
use super::latest;
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

#[test]
fn a_path_tells_its_rise_its_thresholds_and_who_crossed_them() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  b1 b>a accused 1960-01-11 <a1
                                  a2 a>b sanctioned 1960-01-21/1960-01-31 <b1",
        |_, _| (),
    );
    let path = &answer.paths[0];
    assert_eq!((path.kind, path.net_rise, path.peak), (ChainKind::Escalation, 3, 4));
    let crossed: Vec<_> = path
        .crossings
        .iter()
        .map(|crossing| (crossing.threshold, crossing.act, crossing.side))
        .collect();
    assert_eq!(
        crossed,
        [(0, key(&graph, "b1"), WhichSide::Second), (1, key(&graph, "a2"), WhichSide::First)]
    );
    assert_eq!(path.span, Days { least: Some(30), most: Some(30) });
    assert_eq!(path.goldstein, [-10.0, -2.0]);
    assert_eq!(path.citations, 3);
    assert!(path.is_reciprocated());
    assert!(path.strict);
    assert_eq!(answer.ladder.as_str(), "demarche-ladder");
}

#[test]
fn a_path_on_which_one_side_alone_rises_is_not_reciprocated() {
    let (_, answer) = answer(
        "a1 a>b criticized 1960-01-01
                              b1 b>a accused 1960-01-11 <a1
                              b2 b>a threatened 1960-01-12 +b1",
        |_, _| (),
    );
    assert_eq!(answer.paths[0].moved, [false, true]);
    assert!(!answer.paths[0].is_reciprocated());
}

#[test]
fn days_are_told_from_least_to_most() {
    let (_, answer) = answer(
        "a1 a>b criticized [1960-01-01..1960-01-05]
                              b1 b>a accused [1960-01-08..1960-01-20] <a1",
        |_, _| (),
    );
    assert_eq!(answer.paths[0].span, Days { least: Some(3), most: Some(19) });
    assert_eq!(answer.paths[0].steps[0].gap, Days { least: Some(3), most: Some(19) });
    assert!(!answer.paths[0].steps[0].order_uncertain);
}

#[test]
fn an_open_end_leaves_the_days_open() {
    let (_, answer) = answer(
        "a1 a>b criticized 1960-01-01
                              b1 b>a accused - <a1",
        |_, _| (),
    );
    assert_eq!(answer.paths[0].span, Days { least: Some(0), most: None });
}

#[test]
fn the_order_is_uncertain_where_days_overlap() {
    let (_, answer) = answer(
        "a1 a>b criticized 1960-01
                              b1 b>a accused 1960-01-20 <a1",
        |_, _| (),
    );
    // a1 starts no later than b1, but may have started on the same day.
    assert!(answer.paths[0].steps[0].order_uncertain);
}

#[test]
fn of_links_between_the_same_two_acts_one_speaks_for_them() {
    let (_, answer) = answer(
        "a1 a>b criticized 1960-01-01
                              b1 b>a accused 1960-01-20 +a1 <a1:Low <a1:Medium",
        |_, _| (),
    );
    let step = &answer.paths[0].steps[0];
    assert_eq!((step.kind, step.certainty), (StepKind::RespondsTo, Some(Certainty::Medium)));
    assert_eq!((answer.paths[0].explicit_links, answer.explicit_links), (1, 1));
}

#[test]
fn the_weakest_link_is_the_least_certain_and_the_path_without_it_is_told() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  b1 b>a accused 1960-01-02 <a1
                                  a2 a>b threatened 1960-01-03 <b1:Low
                                  b2 b>a sanctioned 1960-01-04 <a2:Medium",
        |_, _| (),
    );
    let weakest = &answer.paths[0].detail.as_ref().expect("a path has a weakest link").weakest;
    assert_eq!(
        (weakest.step, ids(&graph, [weakest.tie.earlier, weakest.tie.later])),
        (1, "b1 a2".into())
    );
    let without = weakest.without.as_ref().expect("two shorter paths are left");
    // a1 b1 and a2 b2 both rise by one and cross one threshold, with one link, and take a day; a2 b2 has no better
    // numbers, and b1 is the smaller id.
    assert_eq!(
        (ids(&graph, without.acts.clone()), without.net_rise, without.peak),
        ("a1 b1".into(), 1, 2)
    );
}

#[test]
fn an_inferred_link_is_weaker_than_an_uncertain_one_on_record() {
    let (graph, answer) = answer(
        "a1 a>b criticized 1960-01-01
                                  b1 b>a accused 1960-01-02 <a1:Low
                                  a2 a>b threatened 1960-01-03",
        latest(60),
    );
    let weakest = &answer.paths[0].detail.as_ref().expect("a path has a weakest link").weakest;
    assert_eq!(
        (weakest.step, weakest.tie.link, ids(&graph, [weakest.tie.earlier])),
        (1, None, "b1".into())
    );
}

#[test]
fn of_equally_certain_links_the_one_of_uncertain_order_is_weaker_and_then_the_earlier() {
    let step = |lines: &str| {
        let (_, answer) = answer(lines, |_, _| ());
        answer.paths[0].detail.as_ref().expect("a path has a weakest link").weakest.step
    };
    assert_eq!(
        step(
            "a1 a>b criticized 1960-01-01
                     b1 b>a accused 1960-01-02 <a1
                     a2 a>b threatened 1960-01-02 <b1"
        ),
        1
    );
    assert_eq!(
        step(
            "a1 a>b criticized 1960-01-01
                     a0 a>b proposed 1960-01-02 +a1
                     b1 b>a accused 1960-01-03 <a0
                     a2 a>b threatened 1960-01-04 <b1"
        ),
        0
    );
}

#[test]
fn nothing_may_be_left_without_the_weakest_link() {
    let (_, answer) = answer(
        "a1 a>b criticized 1960-01-01
                              b1 b>a accused 1960-01-02 <a1",
        |_, _| (),
    );
    let weakest = &answer.paths[0].detail.as_ref().expect("a path has a weakest link").weakest;
    assert_eq!(weakest.without, None);
}

#[test]
fn the_sides_can_be_named_by_a_dispute_which_brings_its_period() {
    let (graph, _) = case("a1 a>b criticized 1960-01-01");
    assert!(demarche::query::escalation::Question::between_ids(&graph, "a", "aid").is_none());
    let text = r#"[
        Source(id: "s", title: "S", kind: Book, locator: Page),
        Actor(id: "a", name: "A", kind: State), Actor(id: "b", name: "B", kind: State),
        Dispute(id: "d", name: "D", period: "1960",
                sides: [Side(id: "one", name: "One", actors: ["a"]), Side(id: "two", name: "Two", actors: ["b"])]),
    ]"#;
    let (graph, _) = demarche::read([demarche::text::Text::new("d.ron", text)]);
    let question = demarche::query::escalation::Question::between_ids(&graph, "two", "one")
        .expect("both are sides");
    assert_eq!(question.sides[0].name, "Two");
    let period = question.period.expect("the dispute has one").hull();
    assert_eq!(
        (period.first.to_string(), period.last.to_string()),
        ("1960-01-01".into(), "1960-12-31".into())
    );
}
