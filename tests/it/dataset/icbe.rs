//! International Crisis Behavior Events.

use demarche::dataset::format::Reading;

use super::faults;
use super::links;
use super::read;
use super::refused;
use super::told;

/// Every column that is read, and two that are not.
const COLUMNS: [&str; 28] = [
    "crisno",
    "crisis_text",
    "sentence_number_int_aligned",
    "sentence_span_text",
    "event_type",
    "think_actor_a",
    "thinkkind",
    "say_actor_a",
    "say_actor_b",
    "sayintkind",
    "sayintkind_react",
    "do_actor_a",
    "do_actor_b",
    "interact_escalate",
    "interact_deescalate",
    "interact_increasecoop",
    "interact_decreasecoop",
    "act_escalate",
    "act_deescalate",
    "act_cooperative",
    "act_uncooperative",
    "condition_interact_escalate",
    "date_earliest_decade",
    "date_earliest_year",
    "date_earliest_year_part",
    "date_earliest_month",
    "date_earliest_month_part",
    "date_earliest_day",
];

/// A file of one crisis; a row is its sentence and the cells that are not empty.
fn crisis(rows: &[(u32, &[(&str, &str)])]) -> Reading {
    let mut file = COLUMNS.join(",") + "\n";
    for (sentence, cells) in rows {
        let number = sentence.to_string();
        let text = format!("\"Sentence {sentence}, as printed\"");
        let cell = |column: &&str| match *column {
            "crisno" => "1",
            "sentence_number_int_aligned" => number.as_str(),
            "sentence_span_text" => text.as_str(),
            column => cells.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| *cell),
        };
        file += &(COLUMNS.iter().map(cell).collect::<Vec<_>>().join(",") + "\n");
    }
    read("icbe", &file)
}

const DAY: [(&str, &str); 3] =
    [("date_earliest_year", "1919"), ("date_earliest_month", "5"), ("date_earliest_day", "11")];

fn on_day<'c>(cells: &[(&'c str, &'c str)]) -> Vec<(&'c str, &'c str)> {
    [cells, &DAY].concat()
}

#[test]
fn an_action_is_every_actor_towards_every_recipient_by_every_word() {
    let reading = crisis(&[(
        4,
        &on_day(&[
            ("event_type", "action"),
            ("do_actor_a", "Honduras;Nicaragua"),
            ("do_actor_b", "Costa Rica"),
            ("interact_escalate", "Attack;invasion/occupation"),
            ("act_uncooperative", "coup"),
            ("condition_interact_escalate", "annex"),
        ]),
    )]);
    assert_eq!(
        told(&reading.dataset),
        [
            "1 1919-05-11 Honduras > Costa Rica: attack",
            "1 1919-05-11 Honduras > Costa Rica: coup",
            "1 1919-05-11 Honduras > Costa Rica: invasion/occupation",
            "1 1919-05-11 Nicaragua > Costa Rica: attack",
            "1 1919-05-11 Nicaragua > Costa Rica: coup",
            "1 1919-05-11 Nicaragua > Costa Rica: invasion/occupation",
        ]
    );
    assert_eq!(reading.dataset.words(1), Some("Sentence 4, as printed"));
}

#[test]
fn what_is_spoken_of_is_not_done() {
    let reading = crisis(&[(
        4,
        &on_day(&[
            ("event_type", "speech"),
            ("say_actor_a", "France"),
            ("say_actor_b", "Hungary"),
            ("sayintkind", "ultimatum"),
            ("do_actor_a", "France"),
            ("do_actor_b", "Hungary"),
            ("interact_escalate", "attack"),
        ]),
    )]);
    assert_eq!(told(&reading.dataset), ["1 1919-05-11 France > Hungary: ultimatum"]);
}

#[test]
fn what_began_a_crisis_was_done_and_what_is_feared_was_not() {
    let row = |thought| {
        on_day(&[
            ("event_type", "thought"),
            ("think_actor_a", "Romania"),
            ("thinkkind", thought),
            ("do_actor_a", "Hungary"),
            ("do_actor_b", "Romania"),
            ("interact_escalate", "attack"),
        ])
    };
    let reading = crisis(&[(1, &row("start of crisis")), (2, &row("fear;start of crisis"))]);
    assert_eq!(
        told(&reading.dataset),
        [
            "1 1919-05-11 Hungary > Romania: attack",
            "1 1919-05-11 Romania > : start of crisis",
            "2 1919-05-11 Romania > : fear",
            "2 1919-05-11 Romania > : start of crisis",
        ]
    );
    // What is said while a crisis ends is an intention, and what it is about is not yet done.
    let mut said = row("end of crisis");
    said.extend([("say_actor_a", "Romania"), ("sayintkind", "express intent")]);
    let reading = crisis(&[(1, &said)]);
    assert_eq!(
        told(&reading.dataset),
        ["1 1919-05-11 Romania > : end of crisis", "1 1919-05-11 Romania > : express intent"]
    );
}

#[test]
fn rows_without_an_event_or_a_word_for_it_are_no_acts() {
    let wordless = on_day(&[("event_type", "action"), ("do_actor_a", "Canada")]);
    let nobody = on_day(&[("event_type", "action"), ("interact_escalate", "attack")]);
    let reading = crisis(&[(1, &[]), (2, &wordless), (3, &nobody)]);
    assert_eq!((reading.rows, reading.no_acts, reading.faulty), (3, 3, 0));
    assert_eq!(reading.dataset.words(1), None);
}

#[track_caller]
fn dated(cells: &[(&str, &str)], expected: &str) {
    let act = [
        ("event_type", "action"),
        ("do_actor_a", "A"),
        ("do_actor_b", "B"),
        ("interact_escalate", "attack"),
    ];
    let reading = crisis(&[(1, &[&act, cells].concat())]);
    let lines = if reading.faulty > 0 { faults(&reading) } else { told(&reading.dataset) };
    assert_eq!(lines, [expected]);
}

#[test]
fn what_is_missing_of_a_date_leaves_days_in_doubt() {
    let (decade, year, month, day) =
        ("date_earliest_decade", "date_earliest_year", "date_earliest_month", "date_earliest_day");
    let (third_of_year, third_of_month) = ("date_earliest_year_part", "date_earliest_month_part");
    dated(&[(year, "1919"), (month, "5")], "1 1919-05-01+30 A > B: attack");
    dated(&[(year, "1919"), (month, "5"), (third_of_month, "1")], "1 1919-05-01+9 A > B: attack");
    dated(&[(year, "1919"), (month, "5"), (third_of_month, "2")], "1 1919-05-11+9 A > B: attack");
    dated(&[(year, "1919"), (month, "5"), (third_of_month, "3")], "1 1919-05-21+10 A > B: attack");
    dated(&[(year, "1919"), (third_of_year, "2")], "1 1919-05-01+122 A > B: attack");
    dated(&[(year, "1919")], "1 1919-01-01+364 A > B: attack");
    // 1910 to 1919: ten years, of which 1912 and 1916 are longer.
    dated(&[(decade, "1910")], "1 1910-01-01+3651 A > B: attack");
    dated(
        &[(decade, "1910"), (year, "1919"), (month, "2"), (day, "3")],
        "1 1919-02-03 A > B: attack",
    );
    dated(&[(month, "2"), (day, "3")], "2: it has no year");
    dated(&[], "2: it has no year");
}

#[test]
fn several_values_of_a_date_allow_all_days_between() {
    let (year, month, day) = ("date_earliest_year", "date_earliest_month", "date_earliest_day");
    dated(&[(year, "1919"), (month, "6"), (day, "18;19")], "1 1919-06-18+1 A > B: attack");
    // 11 May to 11 June.
    dated(&[(year, "1919"), (month, "5;6"), (day, "11")], "1 1919-05-11+31 A > B: attack");
    // 2 February to 12 August, in any order.
    dated(&[(year, "1919"), (month, "8;2;7"), (day, "11;12;2")], "1 1919-02-02+191 A > B: attack");
    dated(&[(year, "1919"), (month, "13")], "2: `13` is no part of a date");
    dated(&[(year, "nineteen")], "2: `nineteen` is no part of a date");
    // A day that the month does not have is its last.
    dated(&[(year, "1919"), (month, "2"), (day, "30")], "1 1919-02-28 A > B: attack");
}

fn did<'c>(actor: &'c str, recipient: &'c str, word: &'c str) -> Vec<(&'c str, &'c str)> {
    on_day(&[
        ("event_type", "action"),
        ("do_actor_a", actor),
        ("do_actor_b", recipient),
        ("interact_escalate", word),
    ])
}

fn said<'c>(
    actor: &'c str,
    recipient: &'c str,
    word: &'c str,
    to: &'c str,
) -> Vec<(&'c str, &'c str)> {
    on_day(&[
        ("event_type", "speech"),
        ("say_actor_a", actor),
        ("say_actor_b", recipient),
        ("sayintkind", word),
        ("sayintkind_react", to),
    ])
}

#[test]
fn words_react_to_what_those_addressed_did_to_the_speaker_in_the_sentence_named() {
    let reading = crisis(&[
        (3, &said("A", "B", "reject", "8")),
        (8, &did("B", "A", "attack")),
        (8, &did("B", "C", "annex")),
        (8, &did("C", "A", "annex")),
        (9, &did("B", "A", "mobilization")),
    ]);
    assert_eq!(links(&reading.dataset), ["1919-05-11 A > B: reject <- 1919-05-11 B > A: attack"]);
}

#[test]
fn where_they_did_nothing_to_the_speaker_words_react_to_what_they_did_at_all() {
    let reading = crisis(&[
        (8, &did("B", "C", "annex")),
        (8, &did("C", "A", "annex")),
        (9, &said("A", "B", "reject", "8")),
    ]);
    assert_eq!(links(&reading.dataset), ["1919-05-11 A > B: reject <- 1919-05-11 B > C: annex"]);
}

#[test]
fn where_they_did_nothing_words_react_to_what_others_did_to_the_speaker() {
    let reading = crisis(&[
        (8, &did("C", "A", "annex")),
        (8, &did("C", "D", "attack")),
        (8, &did("A", "C", "attack")),
        (9, &said("A", "B", "reject", "8")),
    ]);
    assert_eq!(links(&reading.dataset), ["1919-05-11 A > B: reject <- 1919-05-11 C > A: annex"]);
}

#[test]
fn rows_of_one_sentence_have_the_same_words() {
    let reading = crisis(&[
        (8, &did("C", "A", "annex")),
        (8, &did("C", "D", "attack")),
        (9, &[]),
        (10, &did("A", "C", "attack")),
    ]);
    let words: Vec<Option<&str>> = (0..6).map(|row| reading.dataset.words(row)).collect();
    let (eight, ten) = (Some("Sentence 8, as printed"), Some("Sentence 10, as printed"));
    assert_eq!(words, [None, eight, eight, None, ten, None]);
}

#[test]
fn in_one_sentence_words_react_to_the_rows_before() {
    let reading =
        crisis(&[(11, &said("A", "B", "accuse", "11")), (11, &said("B", "A", "reject", "11"))]);
    assert_eq!(links(&reading.dataset), ["1919-05-11 B > A: reject <- 1919-05-11 A > B: accuse"]);
}

#[test]
fn a_reaction_to_a_sentence_that_holds_nothing_links_nothing() {
    let reading = crisis(&[(1, &said("A", "B", "accept", "7"))]);
    assert_eq!(links(&reading.dataset), Vec::<String>::new());
    assert_eq!(reading.faulty, 0);
}

#[test]
fn a_reaction_to_very_much_is_linked_to_some_of_it() {
    let many: Vec<Vec<(&str, &str)>> = (0..150).map(|_| did("B", "A", "attack")).collect();
    let mut rows: Vec<(u32, &[(&str, &str)])> =
        many.iter().map(|row| (8, row.as_slice())).collect();
    let reaction = said("A", "B", "reject", "8");
    rows.push((9, &reaction));
    assert_eq!(crisis(&rows).dataset.links().len(), 100);
}

#[test]
fn a_row_of_very_many_acts_is_a_fault() {
    let names: Vec<String> = (0..32).map(|name| format!("N{name}")).collect();
    let names = names.join(";");
    let reading = crisis(&[(1, &did(&names, &names, "attack"))]);
    assert_eq!(faults(&reading), ["2: it comes to 1024 acts; the most is 1000"]);
}

#[test]
fn a_file_of_another_format_is_refused() {
    refused(
        "icbe",
        "crisno,event_type\n",
        "it has no column `sentence_number_int_aligned`, which files of ICBe have",
    );
}
