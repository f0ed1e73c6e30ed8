//! The acts of data sets in flat arrays: how they lie, what is asked of them, and that answers are those of the graph.

mod arrays;
mod collection;
mod every_pair;
mod kept;
mod named;
mod narrow;
mod walks;

use demarche::Collection;
use demarche::check::Reading;
use demarche::check::code_book;
use demarche::dataset::ActorKey;
use demarche::dataset::Building;
use demarche::dataset::Coded;
use demarche::dataset::Dataset;
use demarche::dataset::Row;
use demarche::model::CodeBook;
use demarche::model::Day;
use demarche::model::Id;
use proptest::prelude::*;

/// Codes of CAMEO and the rungs on which the acts stand that they mean; the last ones share a rung with others.
const CODES: [(&str, u8); 10] = [
    ("010", 0),
    ("111", 1),
    ("112", 2),
    ("1312", 3),
    ("163", 4),
    ("138", 5),
    ("154", 6),
    ("190", 7),
    ("195", 7),
    ("161", 4),
];

/// The rows of a data set, numbered from 1.
#[derive(Clone, Debug)]
pub(super) struct Line {
    actor: &'static str,
    recipient: &'static str,
    /// Counted from 1960-01-01.
    day: i32,
    doubt: u32,
    code: &'static str,
}

fn line(actor: &'static str, recipient: &'static str, day: i32, code: &'static str) -> Line {
    Line { actor, recipient, day, doubt: 0, code }
}

fn first_day() -> Day {
    Day::new(1960, 1, 1).expect("a day of the calendar")
}

/// A data set of some rows, each with its number; the codes are those of CAMEO.
fn dataset_of<'l>(lines: impl IntoIterator<Item = (u32, &'l Line)>) -> Dataset {
    let mut building = Building::new();
    for (number, line) in lines {
        let row = Row {
            actor: line.actor.as_bytes(),
            recipient: line.recipient.as_bytes(),
            code: line.code.as_bytes(),
            first: first_day().plus(line.day),
            doubt: line.doubt,
        };
        building.add(number, &row).expect("it is small");
    }
    building.finish(coded).expect("it is small")
}

thread_local! {
    /// The vocabulary alone.
    static EMPTY: Collection =
        Collection::open(None, Reading::Printed).expect("nothing is opened");
    static CAMEO: CodeBook = EMPTY.with(|empty| {
        code_book(empty.graph(), "cameo-icews").expect("it ships with demarche").into_owned()
    });
}

/// What a code of CAMEO means.
fn coded(code: &str) -> Coded {
    EMPTY.with(|empty| CAMEO.with(|book| Coded::new(code, book, |key| empty.graph().act_type(key))))
}

fn dataset(lines: &[Line]) -> Dataset {
    dataset_of((1..).zip(lines))
}

/// A data set alone, called `data`.
fn collection(lines: &[Line]) -> Collection {
    let empty = Collection::open(None, Reading::Printed).expect("nothing is opened");
    empty.with_dataset("data", dataset(lines))
}

fn actor(dataset: &Dataset, name: &str) -> ActorKey {
    ActorKey::new(dataset.actors().find(name.as_bytes()).expect("it has acts"))
}

/// Every act of a data set, by place.
fn all_places(dataset: &Dataset) -> Vec<u32> {
    (0..u32::try_from(dataset.len()).expect("it is small")).collect()
}

/// Some rows of some actors, on days close together or far apart, in any order.
fn lines(actors: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<Line>> {
    let days = prop_oneof![Just(4), Just(12), Just(60), Just(400)];
    days.prop_flat_map(move |days| {
        let act = (0..actors.len(), 0..actors.len(), 0..days, 0..CODES.len());
        let act = act.prop_map(|(actor, recipient, day, code)| {
            line(actors[actor], actors[recipient], day, CODES[code].0)
        });
        proptest::collection::vec(act, 0..most)
    })
}

/// As many cases as keep the whole suite quick; `PROPTEST_CASES` asks for more.
fn cases(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok());
    let cases = asked.unwrap_or(cases);
    ProptestConfig { failure_persistence: None, cases, ..ProptestConfig::default() }
}

#[test]
fn codes_stand_on_the_rungs_that_tests_say() {
    let lines: Vec<Line> =
        (0..).zip(CODES).map(|(day, (code, _))| line("a", "b", day, code)).collect();
    let dataset = dataset(&lines);
    let found: Vec<(&str, u8)> =
        dataset.codes().iter().map(|code| (code.code.as_str(), code.rung)).collect();
    assert_eq!(found, CODES);
}

#[test]
fn numbers_in_ids_count_as_numbers() {
    let written = [
        "a",
        "a-0",
        "a-00",
        "a-01",
        "a-1",
        "a-1-z",
        "a-2",
        "a-2-b",
        "a-10",
        "a-10-9",
        "a-10-10",
        "a-99999999999999999999",
        "a-100000000000000000000",
        "a-b",
        "a1",
        "b",
    ];
    let ids: Vec<Id> = written.iter().map(|id| Id::new(id).expect("it is one")).collect();
    for (place, one) in ids.iter().enumerate() {
        for (against, other) in ids.iter().enumerate() {
            assert_eq!(one.compare_counting(other), place.cmp(&against), "{one} {other}");
        }
    }
}
