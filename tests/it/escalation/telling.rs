//! What is told of a path.

use demarche::model::Certainty;
use demarche::query::escalation::ChainKind;
use demarche::query::escalation::Days;
use demarche::query::escalation::Question;
use demarche::query::escalation::StepKind;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::WhichSide;
use demarche::text::Text;

use super::answer;
use super::case;
use super::ids;
use super::key;
use super::latest;

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
    assert_eq!(path.goldstein.map(|sum| format!("{sum:.1}")), ["-10.0", "-2.0"]);
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
fn where_the_ends_or_the_steps_asked_for_leave_no_path_this_is_what_is_said() {
    let said = |change: fn(&demarche::Graph, &mut Question)| {
        let (graph, answer) = answer(
            "a1 a>b criticized 1960-01-01
                                  b1 b>a accused 1960-01-11 <a1
                                  b2 b>a accused 1960-01-12 +b1",
            change,
        );
        let page = demarche::present::escalation(&graph, "A dispute", &answer).to_text(100);
        page.lines().find(|line| line.starts_with("No escalation path")).map(str::to_owned)
    };
    assert_eq!(said(|_, _| ()), None);
    assert_eq!(
        said(|graph, question| question.to = Some(key(graph, "a1"))).as_deref(),
        Some("No escalation path ends with a1.")
    );
    assert_eq!(
        said(|graph, question| {
            question.from = Some(key(graph, "a1"));
            question.to = Some(key(graph, "b2"));
            question.strictness = Strictness::Strict;
        })
        .as_deref(),
        Some("No escalation path begins with a1 and ends with b2 and rises at every step.")
    );
}

#[test]
fn the_sides_can_be_named_by_a_dispute_which_brings_its_period() {
    let (graph, _) = case("a1 a>b criticized 1960-01-01");
    assert!(Question::between_ids(&graph, "a", "aid").is_none());
    let text = r#"[
        Source(id: "s", title: "S", kind: Book, locator: Page),
        Actor(id: "a", name: "A", kind: State), Actor(id: "b", name: "B", kind: State),
        Dispute(id: "d", name: "D", period: "1960",
                sides: [Side(id: "one", name: "One", actors: ["a"]), Side(id: "two", name: "Two", actors: ["b"])]),
    ]"#;
    let (graph, _) = demarche::read([Text::new("d.ron", text)]);
    let question = Question::between_ids(&graph, "two", "one").expect("both are sides");
    assert_eq!(question.sides[0].name, "Two");
    let period = question.period.expect("the dispute has one").hull();
    assert_eq!(
        (period.first.to_string(), period.last.to_string()),
        ("1960-01-01".into(), "1960-12-31".into())
    );
}
