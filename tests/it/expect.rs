//! Expectations: what holds, what fails and what is found instead, on small graphs worked out by hand.

use std::collections::BTreeMap;

use demarche::check::Checked;
use demarche::diagnostic::Diagnostic;
use demarche::diagnostic::Style;
use demarche::record;
use demarche::record::Record;
use demarche::text::Text;

use crate::sample::actors;

/// What is found of records besides missing citations and records that nothing uses.
fn checked(records: &str) -> Checked {
    let texts = [Text::new("case.ron", format!("[{records}]"))];
    let mut checked = demarche::read_with_texts(texts, BTreeMap::new());
    let passed_over = ["act-without-citation", "uncited-record", "unused-record", "beyond-limit"];
    checked.findings.retain(|one| !passed_over.contains(&one.code.0));
    checked
}

/// The finding of one expectation as `code: message`, then its notes and helps but for the reason; empty where it holds.
fn told(records: &str, that: &str) -> Vec<String> {
    let checked = checked(&format!("{records} Expect(that: {that}, reason: \"Because.\")"));
    let hold = usize::from(checked.findings.is_empty());
    assert_eq!((checked.expectations.all, checked.expectations.hold), (1, hold));
    let lines = |one: &Diagnostic| {
        let first = format!("{}: {}", one.code.0, one.message);
        let notes = one.notes.iter().filter(|note| *note != "expected because: Because.").cloned();
        std::iter::once(first).chain(notes).chain(one.helps.clone()).collect::<Vec<_>>()
    };
    checked.findings.iter().flat_map(lines).collect()
}

#[track_caller]
fn holds(records: &str, that: &str) {
    assert_eq!(told(records, that), Vec::<String>::new(), "{that}");
}

#[track_caller]
fn fails(records: &str, that: &str, expected: &[&str]) {
    assert_eq!(told(records, that), expected, "{that}");
}

fn act(id: &str, who: &str, what: &str, whom: &str, more: &str) -> String {
    format!(
        "Act(id: \"{id}\", actors: [\"{who}\"], type: \"{what}\", recipients: [\"{whom}\"], {more}),"
    )
}

/// Aldery criticizes in May and accuses in June; Brackwater threatens in answer and closes the market after that. What
/// Aldery says that Brackwater withheld is alleged; its denunciation is rejected.
fn river() -> String {
    let alleged = r#"modality: Alleged, within: "accusation""#;
    let answer = r#"date: "1904-07", responds_to: [Link(act: "accusation", cue: "stung by")]"#;
    let closing = r#"date: "1904-08", continues: [Link(act: "threat", cue: "as threatened")]"#;
    actors(&["aldery", "brackwater", "millers"])
        + r#"Dispute(id: "lode", name: "The Lode", sides: [
            Side(id: "upper", name: "Upper", actors: ["aldery"]),
            Side(id: "lower", name: "Lower", actors: ["brackwater"])]),"#
        + &act("criticism", "aldery", "criticized", "brackwater", r#"date: "1904-05""#)
        + &act("accusation", "aldery", "accused", "brackwater", r#"date: "1904-06""#)
        + &act("withholding", "brackwater", "withheld-aid", "aldery", alleged)
        + &act("threat", "brackwater", "threatened", "aldery", answer)
        + &act("closing", "brackwater", "sanctioned", "aldery", closing)
        + &act(
            "slur",
            "aldery",
            "denounced",
            "brackwater",
            r#"status: Rejected(reason: "A rumour.")"#,
        )
        + &act("petition", "brackwater", "appealed", "millers", r#"date: "1904-06""#)
}

#[test]
fn a_count_holds_within_its_bounds_and_not_beside_them() {
    let river = river();
    for bounds in ["exactly: 2", "at_least: 2", "at_most: 2", "at_least: 1, at_most: 2"] {
        holds(&river, &format!(r#"Count(terms: "by:aldery", {bounds})"#));
    }
    let found = ["1 more rejected: `status:any` lets them in", "found: `criticism`, `accusation`"];
    for (bounds, wanted) in [
        ("exactly: 1", "exactly 1 act"),
        ("at_least: 3", "at least 3 acts"),
        ("at_most: 1", "at most 1 act"),
        ("at_least: 3, at_most: 4", "between 3 and 4 acts"),
        ("at_least: 0, at_most: 0", "exactly 0 acts"),
    ] {
        let message = format!("expectation-failed: expected {wanted} for `by:aldery`, found 2");
        let that = format!(r#"Count(terms: "by:aldery", {bounds})"#);
        fails(&river, &that, &[&[message.as_str()], found.as_slice()].concat());
    }
}

#[test]
fn a_count_takes_what_its_terms_take() {
    let river = river();
    holds(&river, r#"Count(terms: "", exactly: 5)"#);
    holds(&river, r#"Count(terms: "modality:any status:any", exactly: 7)"#);
    holds(&river, r#"Count(terms: "text:\"criticized\"", exactly: 0)"#);
    fails(
        &river,
        r#"Count(terms: "did:withheld-aid", exactly: 1)"#,
        &[
            "expectation-failed: expected exactly 1 act for `did:withheld-aid`, found 0",
            "1 more not actual: `modality:any` lets them in",
        ],
    );
}

#[test]
fn acts_are_those_named_in_any_order() {
    let river = river();
    holds(&river, r#"Acts(terms: "by:aldery", are: ["accusation", "criticism"])"#);
    holds(&river, r#"Acts(terms: "by:aldery date:1905", are: [])"#);
    fails(
        &river,
        r#"Acts(terms: "did:accused", are: [])"#,
        &[
            "expectation-failed: not the acts expected for `did:accused`: 1 extra",
            "extra: `accusation`",
        ],
    );
    fails(
        &river,
        r#"Acts(terms: "did:accused", are: ["accusation", "threat"])"#,
        &[
            "expectation-failed: not the acts expected for `did:accused`: 1 missing",
            "missing: `threat`",
        ],
    );
    fails(
        &river,
        r#"Acts(terms: "by:brackwater", are: ["threat", "slur", "petition", "withholding"])"#,
        &[
            "expectation-failed: not the acts expected for `by:brackwater`: 2 missing, 1 extra",
            "1 more not actual: `modality:any` lets them in",
            "missing: `slur`, `withholding`",
            "extra: `closing`",
        ],
    );
}

#[test]
fn what_is_missing_is_shown_where_it_is_named_and_what_is_extra_where_it_stands() {
    let record =
        r#"Expect(that: Acts(terms: "by:aldery", are: ["criticism", "threat"]), reason: "r")"#;
    let checked = checked(&(river() + record));
    let failure = &checked.findings[0];
    let shown: Vec<(&str, &str)> = std::iter::once(failure.primary.as_ref().unwrap())
        .chain(&failure.others)
        .map(|label| (label.text.body().get(label.span.clone()).unwrap(), label.message.as_str()))
        .collect();
    assert_eq!(shown, [("threat", "missing"), ("accusation", "extra")]);
}

/// Four acts of one day: the second answers the first, the third is said to come after the second, the fourth stands
/// alone. One of the day after, one of the month, one without any date.
fn one_day() -> String {
    let day = r#"date: "1904-05-03""#;
    let answer = format!("{day}, responds_to: [Link(act: \"one\", cue: \"stung\")]");
    let after = format!("{day}, order: [After(id: \"two\")]");
    actors(&["aldery", "brackwater"])
        + r#"Event(id: "session", name: "Session", date: "1904-05"),"#
        + r#"Event(id: "recess", name: "Recess", order: [After(id: "session")]),"#
        + &act("one", "aldery", "accused", "brackwater", day)
        + &act("two", "brackwater", "accused", "aldery", &answer)
        + &act("three", "aldery", "accused", "brackwater", &after)
        + &act("four", "aldery", "met-with", "brackwater", day)
        + &act("next", "aldery", "praised", "brackwater", r#"date: "1904-05-04""#)
        + &act("month", "aldery", "warned", "brackwater", r#"date: "1904-05""#)
        + &act("lost", "aldery", "urged", "brackwater", "")
        + &act("spoken", "aldery", "urged", "brackwater", r#"order: [Within(id: "session")]"#)
        + &act("rested", "aldery", "visited", "brackwater", r#"order: [Within(id: "recess")]"#)
}

#[test]
fn an_order_holds_by_days_or_by_what_is_said_of_sequence() {
    let day = one_day();
    holds(&day, r#"Order(acts: ["one", "two", "three", "next"])"#);
    holds(&day, r#"Order(acts: ["one", "three"])"#);
    // The one within what ended before the other's began: no day of the recess is known.
    holds(&day, r#"Order(acts: ["spoken", "rested"])"#);
    fails(
        &day,
        r#"Order(acts: ["three", "two"])"#,
        &[
            "expectation-failed: `two` came before `three`, not after it",
            "`three` starts on 1904-05-03, `two` starts on 1904-05-03",
        ],
    );
    fails(
        &day,
        r#"Order(acts: ["next", "one", "lost"])"#,
        &[
            "expectation-failed: `one` came before `next`, not after it",
            "`next` starts on 1904-05-04, `one` starts on 1904-05-03",
            "`one` starts on 1904-05-03, `lost` has no known day, and neither order nor links tell",
        ],
    );
}

#[test]
fn acts_whose_days_overlap_are_in_no_order() {
    let day = one_day();
    fails(
        &day,
        r#"Order(acts: ["one", "four"])"#,
        &[
            "expectation-failed: `one` need not have come before `four`",
            "`one` starts on 1904-05-03, `four` starts on 1904-05-03, and neither order nor links tell",
        ],
    );
    fails(
        &day,
        r#"Order(acts: ["month", "next"])"#,
        &[
            "expectation-failed: `month` need not have come before `next`",
            "`month` starts between 1904-05-01 and 1904-05-31, `next` starts on 1904-05-04, and neither \
             order nor links tell",
        ],
    );
}

#[test]
fn a_path_is_asked_as_a_question_asks_it() {
    // Aldery writes to the board in June, the board to Brackwater in May; Brackwater never writes.
    let roads = actors(&["aldery", "board", "brackwater", "inn"])
        + &act("letter", "aldery", "urged", "board", r#"date: "1904-06""#)
        + &act("order", "board", "demanded", "brackwater", r#"date: "1904-05""#);
    holds(&roads, r#"Path(from: "aldery", to: "brackwater")"#);
    holds(&roads, r#"Path(from: "aldery", to: "brackwater", at_most: 2)"#);
    holds(&roads, r#"Path(from: "brackwater", to: "aldery", either_way: true)"#);
    holds(&roads, r#"NoPath(from: "aldery", to: "brackwater", at_most: 1)"#);
    holds(&roads, r#"NoPath(from: "aldery", to: "brackwater", in_time: true)"#);
    holds(&roads, r#"NoPath(from: "aldery", to: "brackwater", terms: "did:urged")"#);
    holds(&roads, r#"NoPath(from: "brackwater", to: "aldery")"#);
    let found = "found: `aldery` → `board` by `letter`, → `brackwater` by `order`";
    fails(
        &roads,
        r#"Path(from: "aldery", to: "brackwater", at_most: 1)"#,
        &[
            "expectation-failed: no path of at most 1 act leads from `aldery` to `brackwater`",
            found,
        ],
    );
    fails(
        &roads,
        r#"NoPath(from: "aldery", to: "brackwater", at_most: 2)"#,
        &["expectation-failed: a path of 2 acts leads from `aldery` to `brackwater`", found],
    );
    fails(
        &roads,
        r#"NoPath(from: "brackwater", to: "board", either_way: true, terms: "date:1904")"#,
        &[
            "expectation-failed: a path of 1 act leads from `brackwater` to `board` over `date:1904`",
            "found: `brackwater` ← `board` by `order`",
        ],
    );
}

#[test]
fn where_no_path_leads_the_nearest_miss_is_told() {
    let roads = actors(&["aldery", "board", "brackwater", "inn"])
        + r#"Event(id: "feast", name: "Feast", participants: [Participant(actor: "board"), Participant(actor: "inn")]),"#
        + &act("letter", "aldery", "urged", "board", r#"date: "1904-06""#)
        + &act("order", "board", "demanded", "brackwater", r#"date: "1904-05""#);
    fails(
        &roads,
        r#"Path(from: "aldery", to: "brackwater", in_time: true)"#,
        &[
            "expectation-failed: no path leads from `aldery` to `brackwater`",
            "there is a path of 2 acts without `in_time`",
            "acts lead as far as `board`: `aldery` → `board` by `letter`",
        ],
    );
    fails(
        &roads,
        r#"Path(from: "brackwater", to: "aldery")"#,
        &[
            "expectation-failed: no path leads from `brackwater` to `aldery`",
            "`brackwater` acts on nobody in these acts",
            "nobody acts on `aldery` in them",
            "there is a path of 2 acts with `either_way: true`",
        ],
    );
    fails(
        &roads,
        r#"Path(from: "aldery", to: "inn")"#,
        &[
            "expectation-failed: no path leads from `aldery` to `inn`",
            "nobody acts on `inn` in them",
            "acts lead as far as `board`: `aldery` → `board` by `letter`",
        ],
    );
}

#[test]
fn a_main_path_is_asked_for_what_is_stated_of_it_alone() {
    let river = river();
    for stated in [
        "",
        r#"acts: ["accusation", "threat", "closing"]"#,
        r#"through: ["accusation", "closing"]"#,
        r#"avoids: ["criticism", "petition"]"#,
        "net_rise: 2, peak: 4",
        r#"crosses: ["words to deeds"]"#,
        r#"crosses: ["t2"]"#,
    ] {
        holds(&river, &format!(r#"MainPath(dispute: "lode", {stated})"#));
        holds(&river, &format!(r#"MainPath(sides: ("lower", "upper"), {stated})"#));
    }
}

#[test]
fn what_is_wrong_with_a_main_path_is_told_at_once_and_then_the_path() {
    let found = [
        "found: 3 acts, net rise 2, peak 4, crossing `words to deeds`:",
        "  `accusation` (rung 2)",
        "  answered by `threat` (rung 3)",
        "  continued by `closing` (rung 4)",
    ];
    for (stated, wrong) in [
        (r#"acts: ["accusation", "closing"]"#, "`threat` in place of `closing`"),
        (r#"acts: ["accusation", "threat"]"#, "goes on with `closing`"),
        (r#"acts: ["accusation", "threat", "closing", "petition"]"#, "ends before `petition`"),
        ("acts: []", "goes on with `accusation`"),
        (r#"through: ["criticism"]"#, "does not lead through `criticism`"),
        (r#"through: ["closing", "threat"]"#, "leads through `threat` too early"),
        (r#"avoids: ["threat"]"#, "leads through `threat`"),
        ("net_rise: 3", "net rise 2, expected 3"),
        ("peak: 7, net_rise: 0", "net rise 2, expected 0; peak 4, expected 7"),
        ("crosses: []", "crosses `words to deeds`, expected no threshold"),
        (
            r#"crosses: ["t1", "t2"]"#,
            "crosses `words to deeds`, expected `open hostility`, `words to deeds`",
        ),
    ] {
        let message = format!("expectation-failed: the main path of `lode`: {wrong}");
        let that = format!(r#"MainPath(dispute: "lode", {stated})"#);
        fails(&river(), &that, &[&[message.as_str()], found.as_slice()].concat());
    }
}

#[test]
fn links_are_inferred_only_where_an_expectation_says_so() {
    // A threat of 20 May comes 19 days after an accusation of 1 May; nothing links the two.
    let quarrel = actors(&["aldery", "brackwater"])
        + r#"Dispute(id: "lode", name: "The Lode", sides: [
            Side(id: "upper", name: "Upper", actors: ["aldery"]),
            Side(id: "lower", name: "Lower", actors: ["brackwater"])]),"#
        + &act("accusation", "aldery", "accused", "brackwater", r#"date: "1904-05-01""#)
        + &act("threat", "brackwater", "threatened", "aldery", r#"date: "1904-05-20""#);
    holds(&quarrel, r#"NoMainPath(dispute: "lode")"#);
    holds(&quarrel, r#"NoMainPath(dispute: "lode", infer: "18")"#);
    holds(&quarrel, r#"MainPath(dispute: "lode", infer: "19", net_rise: 1)"#);
    holds(&quarrel, r#"MainPath(dispute: "lode", infer: "any:36525", crosses: [])"#);
    fails(
        &quarrel,
        r#"MainPath(dispute: "lode")"#,
        &["expectation-failed: `lode` has no main path"],
    );
    fails(
        &quarrel,
        r#"NoMainPath(sides: ("upper", "lower"), infer: "any")"#,
        &[
            "expectation-failed: the dispute of `upper` and `lower` has a main path",
            "found: 2 acts, net rise 1, peak 3, crossing no threshold:",
            "  `accusation` (rung 2)",
            "  answered (inferred) by `threat` (rung 3)",
        ],
    );
    let help = "write a number from 1 to 36525, or `any:60`";
    for window in ["0", "36526", "any:0", "99999999999999999999", "-1", "", "60d"] {
        let message = format!("bad-expectation: `{window}` is no window of days");
        let that = format!(r#"NoMainPath(dispute: "lode", infer: "{window}")"#);
        fails(&quarrel, &that, &[&message, help]);
    }
}

#[test]
fn a_dispute_of_three_sides_needs_two_named_and_one_of_none_is_left_out() {
    let three = actors(&["aldery", "brackwater", "corve"])
        + r#"Dispute(id: "lode", name: "The Lode", sides: [
            Side(id: "upper", name: "Upper", actors: ["aldery"]),
            Side(id: "middle", name: "Middle", actors: ["corve"]),
            Side(id: "lower", name: "Lower", actors: ["brackwater"])]),"#;
    fails(
        &three,
        r#"NoMainPath(dispute: "lode")"#,
        &[
            "bad-expectation: `lode` has 3 sides",
            "name two of them in `sides`: `upper`, `middle`, `lower`",
        ],
    );
    holds(&three, r#"NoMainPath(sides: ("upper", "lower"))"#);
    holds(&three, r#"NoMainPath(sides: ("aldery", "lower"))"#);
    let none = r#"Dispute(id: "lode", name: "The Lode", sides: []),
        Expect(that: NoMainPath(dispute: "lode"), reason: "r")"#;
    let checked = checked(none);
    let messages: Vec<&str> = checked.findings.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the dispute `lode` has fewer than two sides",
            "`lode` is left out of the graph as unsound",
        ]
    );
    assert_eq!(checked.expectations.hold, 0);
}

#[test]
fn an_expectation_whose_acts_were_left_out_says_so() {
    let records = river()
        + &act("flood", "aldery", "attacked", "brackwater", r#"date: "1904-13""#)
        + r#"Expect(that: Order(acts: ["threat", "flood"]), reason: "r"),
        Expect(that: Count(terms: "by:aldery", exactly: 3), reason: "r"),
        Expect(that: Count(terms: "id:flood", exactly: 1), reason: "r"),"#;
    let checked = checked(&records);
    let told: Vec<(&str, &str, Option<&str>)> = checked
        .findings
        .iter()
        .map(|one| (one.code.0, one.message.as_str(), one.notes.last().map(String::as_str)))
        .collect();
    let cause = Some("some of the folder is left out as unsound, which may be the cause");
    assert_eq!(
        told,
        [
            ("bad-date", "`1904-13` is no date", None),
            ("expectation-failed", "`flood` is left out of the graph as unsound", None),
            ("expectation-failed", "expected exactly 3 acts for `by:aldery`, found 2", cause),
            ("bad-expectation", "no act has the id `flood`", cause),
        ]
    );
}

#[test]
fn a_question_does_not_ask_expectations_but_they_are_part_of_the_graph() {
    let false_one = r#"Expect(that: Count(terms: "by:aldery", exactly: 9), reason: "r"),"#;
    let text = |more: &str| [Text::new("case.ron", format!("[{}{more}]", river()))];
    let (without, _) = demarche::read(text(""));
    let (with, findings) = demarche::read(text(false_one));
    assert!(findings.iter().all(|one| one.code.0 != "expectation-failed"));
    assert_ne!(without.heading().digest, with.heading().digest);
    assert!(with.heading().left_out.is_nothing());
    let asked = demarche::read_with_texts(text(false_one), BTreeMap::new());
    assert_eq!((asked.expectations.all, asked.expectations.hold), (1, 0));
    assert_eq!(asked.graph.heading().digest, with.heading().digest);
}

#[test]
fn expectations_made_in_code_are_asked_and_name_themselves() {
    let count = record::ExpectedCount {
        terms: "by:aldery".into(),
        at_least: Some(1),
        ..record::ExpectedCount::default()
    };
    let records = vec![
        Record::Actor(record::Actor {
            id: "aldery".into(),
            name: "Aldery".into(),
            ..record::Actor::default()
        }),
        Record::Expect(Box::new(record::Expect {
            that: record::Expectation::Count(count),
            reason: "It is there to act.".into(),
        })),
    ];
    let (_, findings) = demarche::assemble("Code", records);
    let failed = findings.iter().find(|one| one.code.0 == "expectation-failed").unwrap();
    assert_eq!(failed.message, "expected at least 1 act for `by:aldery`, found 0");
    assert!(failed.primary.is_none());
}

#[test]
fn the_order_of_records_changes_nothing() {
    let one = r#"Expect(that: Count(terms: "by:aldery", exactly: 9), reason: "One."),"#;
    let two = r#"Expect(that: NoMainPath(dispute: "lode"), reason: "Two."),"#;
    let messages = |records: &str| {
        let found = checked(records).findings;
        let mut messages: Vec<String> = found.into_iter().map(|one| one.message).collect();
        messages.sort();
        messages
    };
    let sorted = messages(&(river() + one + two));
    assert_eq!(sorted.len(), 2);
    assert_eq!(sorted, messages(&format!("{two}{one}{}", river())));
}

#[test]
fn a_misspelt_field_or_kind_of_expectation_is_named() {
    for (that, message, help) in [
        (r#"Cuont(terms: "")"#, "no word here is `Cuont`", "did you mean `Count`?"),
        (
            r#"Count(terms: "", exactl: 1)"#,
            "`Count` has no field `exactl`",
            "did you mean `exactly`?",
        ),
        (r#"Acts(terms: "")"#, "`Acts` lacks the field `are`", "add `are: …`"),
    ] {
        let records = format!("Expect(that: {that}, reason: \"r\")");
        let checked = checked(&records);
        let found = &checked.findings[0];
        assert_eq!((found.message.as_str(), found.helps[0].as_str()), (message, help));
        assert_eq!(checked.expectations.all, 0);
    }
}

#[test]
fn what_is_unseen_in_an_expectation_is_shown() {
    let records = river()
        + "Expect(that: Count(terms: \"by:al\u{202e}dery\u{7}\", exactly: 1), reason: \"a\u{200b}\"),"
        + "Expect(that: Count(terms: \"text:\u{1b}[31m\", exactly: 1), reason: \"a\u{1b}[31m\"),"
        + "Expect(that: Count(terms: \"text:a\\nb\", exactly: 1), reason: \"r\"),"
        + "Expect(that: Path(from: \"al\u{202e}dery\", to: \"\"), reason: \"r\"),"
        + "Expect(that: MainPath(dispute: \"\u{7}\", infer: \"\u{7}\", crosses: [\"\u{7}\"]), reason: \"r\"),";
    let checked = checked(&records);
    assert_eq!(checked.findings.len(), 8);
    for finding in &checked.findings {
        let shown = finding.render(Style::Plain);
        let bare = shown.replace('\n', "");
        assert!(!bare.contains(demarche::text::is_invisible), "{bare:?}");
    }
}

#[test]
fn an_expectation_may_name_very_many_acts() {
    let mut records = actors(&["aldery", "brackwater"])
        + r#"Dispute(id: "lode", name: "The Lode", sides: [
            Side(id: "upper", name: "Upper", actors: ["aldery"]),
            Side(id: "lower", name: "Lower", actors: ["brackwater"])]),"#;
    let mut ids = String::new();
    for at in 0..5_000 {
        let links = match at {
            0 => String::new(),
            1 => r#"responds_to: [Link(act: "a0", cue: "c")]"#.to_owned(),
            _ => format!("continues: [Link(act: \"a{}\", cue: \"c\")]", at - 1),
        };
        let (who, what, whom) = match at {
            0 => ("aldery", "accused", "brackwater"),
            _ => ("brackwater", "threatened", "aldery"),
        };
        records += &act(&format!("a{at}"), who, what, whom, &links);
        ids += &format!("\"a{at}\",");
    }
    holds(&records, &format!("MainPath(dispute: \"lode\", acts: [{ids}], through: [{ids}])"));
    holds(&records, &format!("Acts(terms: \"\", are: [{ids}])"));
    let told = told(&records, &format!("MainPath(dispute: \"lode\", avoids: [{ids}])"));
    assert!(told[0].ends_with("leads through `a4`; and 4995 more"), "{}", told[0]);
    assert_eq!(told.last().map(String::as_str), Some("  and 4988 more"));
}

#[test]
fn ten_thousand_expectations_are_asked() {
    let kinds = [
        r#"Count(terms: "by:aldery", exactly: {N})"#,
        r#"Acts(terms: "by:aldery rung:{N}..", are: ["criticism"])"#,
        r#"Order(acts: ["threat", "closing", "criticism", "act{N}"])"#,
        r#"Order(acts: ["closing", "threat"])"#,
        r#"NoPath(from: "aldery", to: "millers", at_most: {N})"#,
        r#"MainPath(dispute: "lode", net_rise: 7)"#,
        r#"NoMainPath(dispute: "lode", infer: "any:{N}")"#,
        r#"NoMainPath(dispute: "lode{N}")"#,
    ];
    let mut records = river();
    for (at, kind) in kinds.iter().cycle().take(10_000).enumerate() {
        let that = kind.replace("{N}", &(at + 4).to_string());
        records += &format!("Expect(that: {that}, reason: \"r\"),");
    }
    let checked = checked(&records);
    // N is 4 or more, so each is faulty or fails: too many, too high, nobody of that name; the path has two acts.
    assert_eq!(checked.expectations.all, 10_000);
    assert_eq!(checked.expectations.hold, 0);
    assert_eq!(checked.findings.len(), 10_000);
}

#[test]
fn more_than_can_be_asked_of_a_graph_is_not_asked() {
    // Fifty thousand actors, looked at eight times for a path: two and a half thousand may be asked.
    let mut records = String::new();
    for at in 0..50_000 {
        records += &format!("Actor(id: \"a{at}\", name: \"A{at}\", kind: State),");
    }
    records += &"Expect(that: NoPath(from: \"a1\", to: \"a1\"), reason: \"r\"),\n".repeat(3_000);
    let checked = checked(&records);
    let last = checked.findings.iter().filter(|one| one.code.0 == "expectation-failed");
    let messages: Vec<&str> = last.map(|one| one.message.as_str()).collect();
    assert_eq!(messages, ["501 expectations are not asked: too much for a graph of this size"]);
    assert_eq!((checked.expectations.all, checked.expectations.hold), (3_000, 0));
}

#[test]
fn terms_without_number_are_not_asked() {
    // Fifty thousand actors, looked at for each of thirty thousand terms.
    let mut records = String::new();
    for at in 0..50_000 {
        records += &format!("Actor(id: \"a{at}\", name: \"A{at}\", kind: State),");
    }
    let terms = "by:a1 ".repeat(30_000);
    for that in [
        format!("Count(terms: \"{terms}\", exactly: 0)"),
        format!("NoPath(from: \"a1\", to: \"a2\", terms: \"{terms}\")"),
    ] {
        let message =
            "expectation-failed: 1 expectation is not asked: too much for a graph of this size";
        fails(&records, &that, &[message]);
    }
}
