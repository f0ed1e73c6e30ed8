//! When things were: what dates, orders and links together allow.
#![expect(clippy::panic, reason = "a test that asks for what is not there must fail")]

use demarche::Graph;
use demarche::diagnostic::Diagnostic;
use demarche::graph::Named;
use demarche::model::Bounds;
use demarche::model::Day;
use demarche::text::Text;
use proptest::prelude::*;

/// A graph of acts; each is its id and whatever fields it has besides the necessary ones.
fn acts(acts: &[(&str, &str)]) -> (Graph, Vec<Diagnostic>) {
    let act = |(id, fields): &(&str, &str)| {
        format!("Act(id: \"{id}\", actors: [\"unstated\"], type: \"decided\", {fields}),\n")
    };
    let records = acts.iter().map(act).collect::<Vec<_>>().concat();
    let (graph, diagnostics) = demarche::read([Text::new("case.ron", format!("[{records}]"))]);
    let of_time = |one: &Diagnostic| {
        ["contradictory-chronology", "link-back-in-time", "bad-date", "syntax"]
            .contains(&one.code.0)
    };
    (graph, diagnostics.into_iter().filter(of_time).collect())
}

fn bounds(graph: &Graph, id: &str) -> Bounds {
    match graph.named(id) {
        Some(Named::Act(act)) => graph.act(act).bounds(),
        other => panic!("`{id}` names {other:?}"),
    }
}

/// The bounds of each act as `first..last` of the start and of the end.
#[track_caller]
fn check(given: &[(&str, &str)], expected: &[(&str, &str, &str)]) {
    let (graph, diagnostics) = acts(given);
    assert!(diagnostics.is_empty(), "{}", diagnostics[0].message);
    for (id, start, end) in expected {
        let bounds = bounds(&graph, id);
        assert_eq!(
            format!("{}..{}", bounds.start.first, bounds.start.last),
            *start,
            "start of {id}"
        );
        assert_eq!(format!("{}..{}", bounds.end.first, bounds.end.last), *end, "end of {id}");
    }
}

/// The message and the labels of the only finding.
#[track_caller]
fn refute(given: &[(&str, &str)], code: &str, expected: &[&str]) -> Graph {
    let (graph, diagnostics) = acts(given);
    let found: Vec<&str> = diagnostics.iter().map(|one| one.code.0).collect();
    assert_eq!(found, [code]);
    let labels = diagnostics[0].primary.iter().chain(&diagnostics[0].others);
    let said: Vec<&str> = std::iter::once(diagnostics[0].message.as_str())
        .chain(labels.map(|label| label.message.as_str()))
        .collect();
    assert_eq!(said, expected);
    graph
}

#[test]
fn what_starts_after_something_starts_when_that_has_ended() {
    check(
        &[("a", r#"date: "1960-03""#), ("b", r#"date: "1960", order: [After(id: "a")]"#)],
        &[
            ("a", "1960-03-01..1960-03-31", "1960-03-01..1960-03-31"),
            ("b", "1960-03-01..1960-12-31", "1960-03-01..1960-12-31"),
        ],
    );
}

#[test]
fn what_is_before_something_ends_when_that_starts() {
    check(
        &[("a", r#"date: "1960", order: [Before(id: "b")]"#), ("b", r#"date: "1960-03""#)],
        &[("a", "1960-01-01..1960-03-31", "1960-01-01..1960-03-31")],
    );
}

#[test]
fn a_number_of_days_is_exact_and_ties_both_ways() {
    check(
        &[
            ("a", r#"date: "1960-03-01/1960-03-04""#),
            ("b", r#"order: [After(id: "a", days: 14)]"#),
            ("c", r#"order: [Before(id: "a", days: 14)]"#),
        ],
        // An open end is written `..` itself.
        &[
            ("b", "1960-03-18..1960-03-18", "1960-03-18...."),
            ("c", "....1960-02-16", "1960-02-16..1960-02-16"),
        ],
    );
    check(
        &[
            ("a", r#"date: "1960""#),
            ("b", r#"date: "1960-03-18", order: [After(id: "a", days: 14)]"#),
        ],
        &[("a", "1960-01-01..1960-03-04", "1960-03-04..1960-03-04")],
    );
}

#[test]
fn a_round_number_of_days_may_be_a_quarter_off_rounded_up() {
    check(
        &[
            ("a", r#"date: "1960-03-01""#),
            ("b", r#"date: "1960", order: [After(id: "a", days: 14, about: true)]"#),
        ],
        // 14 days and up to 4 either way: the 11th to the 19th.
        &[("b", "1960-03-11..1960-03-19", "1960-03-11..1960-12-31")],
    );
}

#[test]
fn a_day_that_no_date_can_name_is_as_near_to_it_as_one_can() {
    // 4,000,000 days are more than 10,951 years.
    check(
        &[
            ("a", r#"date: "1960""#),
            ("b", r#"order: [After(id: "a", days: 4000000)]"#),
            ("c", r#"date: "-5000""#),
            ("d", r#"order: [Before(id: "c", days: 4000000)]"#),
        ],
        // An open end is written `..` itself.
        &[("b", "9999-12-31....", "9999-12-31...."), ("d", "....-9999-01-01", "....-9999-01-01")],
    );
}

#[test]
fn what_falls_within_something_starts_and_ends_in_it() {
    let outer = ("a", r#"date: "1960-03-02/1960-03-10""#);
    check(
        &[outer, ("b", r#"order: [Within(id: "a")]"#)],
        &[("b", "1960-03-02..1960-03-10", "1960-03-02..1960-03-10")],
    );
    check(
        &[outer, ("b", r#"order: [Within(id: "a", days: 30)]"#)],
        &[("b", "1960-03-02..1960-04-09", "1960-03-02..1960-04-09")],
    );
}

#[test]
fn a_response_starts_no_earlier_than_what_it_answers() {
    check(
        &[
            ("a", r#"date: "1960-03/1960-05""#),
            ("b", r#"date: "1960", responds_to: [Link(act: "a")]"#),
            ("c", r#"date: "1960", continues: [Link(act: "b")]"#),
        ],
        &[
            ("b", "1960-03-01..1960-12-31", "1960-03-01..1960-12-31"),
            ("c", "1960-03-01..1960-12-31", "1960-03-01..1960-12-31"),
        ],
    );
}

#[test]
fn bounds_are_carried_over_acts_and_events_without_a_date() {
    let text = r#"[
        Act(id: "a", actors: ["unstated"], type: "decided", date: "1960-03-05"),
        Event(id: "e", name: "E", order: [After(id: "a")]),
        Act(id: "b", actors: ["unstated"], type: "decided", order: [After(id: "e", days: 2)]),
        Act(id: "c", actors: ["unstated"], type: "decided", date: "1960-03-20", order: [After(id: "b")]),
    ]"#;
    let (graph, _) = demarche::read([Text::new("case.ron", text)]);
    let b = bounds(&graph, "b");
    assert_eq!(format!("{}..{}", b.start.first, b.end.last), "1960-03-07..1960-03-20");
    let (_, event) = graph.events().next().expect("there is one event");
    assert_eq!(event.timing.bounds.to_string(), "[1960-03-05..1960-03-18]");
    assert!(event.timing.date.is_none() && event.timing.is_narrowed());
}

#[test]
fn a_moment_in_doubt_ends_when_it_starts() {
    check(
        &[
            ("a", r#"date: "[1960-01..1960-06]", order: [Before(id: "b")]"#),
            ("b", r#"date: "1960-03-05""#),
            ("c", r#"date: "[1960-01..1960-06]", order: [After(id: "b")]"#),
        ],
        &[
            ("a", "1960-01-01..1960-03-05", "1960-01-01..1960-03-05"),
            ("c", "1960-03-05..1960-06-30", "1960-03-05..1960-06-30"),
        ],
    );
}

#[test]
fn what_is_derived_stands_apart_from_what_is_stated() {
    let (graph, _) =
        acts(&[("a", r#"date: "1960-03""#), ("b", r#"date: "1960", order: [After(id: "a")]"#)]);
    let Some(Named::Act(b)) = graph.named("b") else { panic!("b is an act") };
    let timing = graph.act(b).timing();
    assert_eq!(timing.stated().to_string(), "[1960-01-01..1960-12-31]");
    assert_eq!(timing.bounds.to_string(), "[1960-03-01..1960-12-31]");
}

#[test]
fn acts_that_follow_each_other_in_a_circle_are_on_one_day() {
    check(
        &[
            ("a", r#"date: "1960-03", order: [After(id: "b")]"#),
            ("b", r#"date: "1960-03-05/1960-03-07", order: [After(id: "c")]"#),
            ("c", ""),
        ],
        &[("a", "1960-03-07..1960-03-31", "1960-03-07..1960-03-31")],
    );
    check(
        &[
            ("a", r#"order: [After(id: "b")]"#),
            ("b", r#"order: [After(id: "c")]"#),
            ("c", r#"date: "1960-03-05", order: [After(id: "a")]"#),
        ],
        &[
            ("a", "1960-03-05..1960-03-05", "1960-03-05..1960-03-05"),
            ("b", "1960-03-05..1960-03-05", "1960-03-05..1960-03-05"),
        ],
    );
}

#[test]
fn a_link_against_the_two_dates_is_back_in_time_and_is_left_out() {
    let graph = refute(
        &[("a", r#"date: "1960-07""#), ("b", r#"date: "1960-05", responds_to: [Link(act: "a")]"#)],
        "link-back-in-time",
        &[
            "`b` responds to `a`, which came later",
            "came after this act",
            "`b` starts 1960-05-31 at the latest",
            "`a` starts 1960-07-01 at the earliest",
        ],
    );
    assert_eq!(graph.links().count(), 0);
    assert_eq!(bounds(&graph, "b").to_string(), "[1960-05-01..1960-05-31]");
}

#[test]
fn a_contradiction_shows_its_chain_and_the_rest_is_solved_without_its_last_statement() {
    let graph = refute(
        &[
            ("a", r#"date: "1960-07-10""#),
            ("b", r#"order: [After(id: "a")]"#),
            ("c", r#"order: [Within(id: "b", days: 3)]"#),
            ("d", r#"date: "1960-07-05", responds_to: [Link(act: "c")]"#),
        ],
        "contradictory-chronology",
        &[
            "the order of `a`, `b`, `c` and `d` contradicts their dates",
            "`d` responds to `c`",
            "`a` starts 1960-07-10 at the earliest",
            "`b` starts after `a` has ended",
            "`c` falls within `b` or 3 days after it",
            "`d` starts 1960-07-05 at the latest",
        ],
    );
    assert_eq!(bounds(&graph, "c").to_string(), "[1960-07-10..]");
    assert_eq!(bounds(&graph, "d").to_string(), "1960-07-05");
}

#[test]
fn a_circle_with_days_in_it_contradicts_itself_even_without_dates() {
    refute(
        &[
            ("a", r#"order: [After(id: "c", days: 1)]"#),
            ("b", r#"order: [After(id: "a")]"#),
            ("c", r#"order: [After(id: "b")]"#),
        ],
        "contradictory-chronology",
        &[
            "the order of `c`, `a` and `b` contradicts itself",
            "`c` starts after `b` has ended",
            "`a` starts 1 day after `c` has ended",
            "`b` starts after `a` has ended",
        ],
    );
}

#[test]
fn nothing_lies_after_itself() {
    refute(
        &[("a", r#"date: "1960", order: [After(id: "a")]"#)],
        "contradictory-chronology",
        &["`a` is put in order with itself", "names itself"],
    );
}

#[test]
fn two_separate_contradictions_are_both_reported() {
    let (_, diagnostics) = acts(&[
        ("a", r#"date: "1960-07-10""#),
        ("b", r#"date: "1960-07-05", order: [After(id: "a")]"#),
        ("c", r#"date: "1960-07-04", order: [After(id: "a")]"#),
    ]);
    let messages: Vec<&str> = diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the order of `a` and `b` contradicts their dates",
            "the order of `a` and `c` contradicts their dates"
        ]
    );
}

/// A chain of so many acts, each described by its number.
fn chain(length: usize, fields: impl Fn(usize) -> String) -> (Graph, Vec<Diagnostic>) {
    let named: Vec<(String, String)> =
        (0..length).map(|at| (format!("a{:06}", at * 7919 % length), fields(at))).collect();
    let all: Vec<(&str, &str)> =
        named.iter().map(|(id, fields)| (id.as_str(), fields.as_str())).collect();
    acts(&all)
}

#[test]
fn a_chain_of_any_length_is_solved() {
    let length = 10_000;
    let before = |at: usize| format!("a{:06}", (at - 1) * 7919 % length);
    let (graph, found) = chain(length, |at| match at {
        0 => r#"date: "1900-01-01""#.to_owned(),
        at => format!("order: [After(id: \"{}\")]", before(at)),
    });
    assert!(found.is_empty(), "{}", found[0].message);
    let last = format!("a{:06}", (length - 1) * 7919 % length);
    assert_eq!(bounds(&graph, &last).start.first.to_string(), "1900-01-01");
    let (graph, found) = chain(length, |at| match at {
        0 => r#"date: "[1900-01-01..2000-12-31]""#.to_owned(),
        at => {
            format!(
                "date: \"[1900-01-01..2000-12-31]\", order: [After(id: \"{}\", days: 1)]",
                before(at)
            )
        }
    });
    assert!(found.is_empty(), "{}", found[0].message);
    assert_eq!(bounds(&graph, &last).start.first.to_string(), "1927-05-19");
    let (_, found) = chain(length, |at| match at {
        0 => r#"date: "1960""#.to_owned(),
        at if at == length - 1 => format!("date: \"1959\", order: [After(id: \"{}\")]", before(at)),
        at => format!("order: [After(id: \"{}\")]", before(at)),
    });
    assert_eq!(found.len(), 1);
}

/// The days that the brute-force solver tries: 1 to 6 March 1960.
const DAYS: i32 = 6;

/// A statement of act `this` about act `other`.
#[derive(Clone, Debug)]
struct Said {
    this: usize,
    other: usize,
    kind: usize,
    days: Option<u32>,
    about: bool,
}

impl Said {
    /// The entry of `order`, or of `responds_to`, that says so.
    fn entry(&self) -> String {
        let other = self.other;
        let days = self.days.map_or(String::new(), |days| format!(", days: {days}"));
        match self.kind {
            3 => format!("Link(act: \"s{other}\"), "),
            kind => {
                let order = ["After", "Before", "Within"][kind];
                format!("{order}(id: \"s{other}\"{days}, about: {}), ", self.about)
            }
        }
    }

    fn holds(&self, spans: &[(i32, i32)]) -> bool {
        let ((start, end), (other_start, other_end)) = (spans[self.this], spans[self.other]);
        let near = |days: i32| {
            let wanted = self.days.map_or(0, u32::cast_signed);
            let slack = if self.about { (wanted + 3) / 4 } else { 0 };
            match self.days {
                None => days >= 0,
                Some(_) => (days - wanted).abs() <= slack,
            }
        };
        let extra = self.days.map_or(0, u32::cast_signed);
        let slack = if self.about { (extra + 3) / 4 } else { 0 };
        match self.kind {
            0 => near(start - other_end),
            1 => near(other_start - end),
            2 => start >= other_start && end <= other_end + extra + slack,
            _ => start >= other_start,
        }
    }
}

/// A date: first and last day, and whether it is one moment between them (0) or lasts from the one to the other.
type Dated = (i32, i32, usize);

fn written((first, last, kind): Dated) -> String {
    match kind {
        0 => format!("[1960-03-0{first}..1960-03-0{last}]"),
        _ => format!("1960-03-0{first}/1960-03-0{last}"),
    }
}

/// Every span of days that a date allows.
fn allowed((first, last, kind): Dated) -> Vec<(i32, i32)> {
    let days = first..=last;
    match kind {
        0 => days.map(|day| (day, day)).collect(),
        _ => vec![(first, last)],
    }
}

/// The least and the greatest start and end of each act over everything that holds; nothing where nothing does.
fn by_trying_everything(dates: &[Dated], said: &[Said]) -> Option<Vec<[i32; 4]>> {
    let choices: Vec<Vec<(i32, i32)>> = dates.iter().map(|&date| allowed(date)).collect();
    let mut all: Vec<Vec<(i32, i32)>> = vec![Vec::new()];
    for choice in &choices {
        all = all
            .iter()
            .flat_map(|spans| choice.iter().map(move |&span| [spans.as_slice(), &[span]].concat()))
            .collect();
    }
    all.retain(|spans| said.iter().all(|one| one.holds(spans)));
    (!all.is_empty()).then(|| {
        (0..dates.len())
            .map(|at| {
                let starts = all.iter().map(|spans| spans[at].0);
                let ends = all.iter().map(|spans| spans[at].1);
                [starts.clone().min(), starts.max(), ends.clone().min(), ends.max()]
                    .map(Option::unwrap)
            })
            .collect()
    })
}

fn a_date() -> impl Strategy<Value = Dated> {
    (1..=DAYS, 0..DAYS, 0..2_usize)
        .prop_map(|(first, more, kind)| (first, (first + more).min(DAYS), kind))
}

fn a_statement(acts: usize) -> impl Strategy<Value = Said> {
    (0..acts, 1..acts, 0..4_usize, proptest::option::of(0..4_u32), any::<bool>()).prop_map(
        move |(this, step, kind, days, about)| Said {
            this,
            other: (this + step) % acts,
            kind,
            days,
            about,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bounds_are_those_found_by_trying_everything(
        dates in proptest::collection::vec(a_date(), 4),
        said in proptest::collection::vec(a_statement(4), 0..6),
    ) {
        let entries = |at: usize, links: bool| -> String {
            said.iter().filter(|one| one.this == at && (one.kind == 3) == links).map(Said::entry).collect()
        };
        let named: Vec<(String, String)> = dates
            .iter()
            .enumerate()
            .map(|(at, &date)| {
                let (orders, links) = (entries(at, false), entries(at, true));
                let date = written(date);
                (format!("s{at}"), format!("date: \"{date}\", order: [{orders}], responds_to: [{links}]"))
            })
            .collect();
        let all: Vec<(&str, &str)> = named.iter().map(|(id, fields)| (id.as_str(), fields.as_str())).collect();
        let (graph, found) = acts(&all);
        let expected = by_trying_everything(&dates, &said);
        prop_assert_eq!(found.is_empty(), expected.is_some(), "{:?}", found.first().map(|one| &one.message));
        for (at, days) in expected.into_iter().flatten().enumerate() {
            let bounds = bounds(&graph, &format!("s{at}"));
            let march = Day::new(1960, 3, 1).expect("a day").plus(-1);
            let found = [bounds.start.first, bounds.start.last, bounds.end.first, bounds.end.last];
            prop_assert_eq!(found.map(|day| day.days_since(march)), days.map(i64::from));
        }
    }
}
