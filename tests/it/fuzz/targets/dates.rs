//! Dates: what they allow is never empty, and what is printed of it can be read again.

use demarche::model::Bounds;
use demarche::model::Date;
use demarche::model::Day;

use super::choices::Choices;

const PARTS: &[&str] = &[
    "1960",
    "-",
    "/",
    "..",
    "[",
    "]",
    "{",
    "}",
    ",",
    "X",
    "?",
    "~",
    "%",
    "Y",
    "E",
    "S",
    "T",
    ":",
    "Z",
    "+",
    "0",
    "00",
    "02",
    "29",
    "31",
    "12",
    "13",
    "9999",
    "-9999",
    "10000",
    "-0000",
    "1900",
    "2000",
    "21",
    "41",
    "99999999999999999999",
    " ",
    "é",
];

pub(super) fn make(choices: &mut Choices<'_>) -> String {
    choices.allow_faults();
    let mut text = choices.date();
    for _ in 0..choices.below(5) {
        let at = text.floor_char_boundary(choices.below(text.len() + 1));
        match choices.below(3) {
            0 => text.insert_str(at, choices.pick(PARTS)),
            1 => text.truncate(at),
            _ => text.push_str(choices.pick(PARTS)),
        }
    }
    text
}

pub(super) fn check(text: &str) {
    match Date::new(text) {
        Err(error) => assert!(error.offset <= text.len(), "{error:?}"),
        Ok(date) => {
            assert_eq!(date.written(), text);
            bounds(date.bounds());
        }
    }
}

/// What must hold of any bounds.
pub(super) fn bounds(bounds: Bounds) {
    let (start, end) = (bounds.start, bounds.end);
    assert!(start.first <= start.last && end.first <= end.last, "{bounds:?}");
    assert!(start.first <= end.first && start.last <= end.last, "{bounds:?}");
    let days = [start.first, start.last, end.first, end.last];
    for day in days.into_iter().filter(|day| day.is_bounded()) {
        let (Some(year), Some(month)) = (day.year(), day.month()) else { panic!("{bounds:?}") };
        assert!(Day::new(year, month, 1).is_some_and(|first| first <= day));
        assert!((Day::EARLIEST..=Day::LATEST).contains(&day));
    }
    let printed = bounds.to_string();
    if printed.is_empty() {
        assert!(!bounds.hull().first.is_bounded() && !bounds.hull().last.is_bounded());
        return;
    }
    let read = Date::new(&printed).unwrap_or_else(|error| panic!("{printed}: {error:?}"));
    assert_eq!(read.bounds().hull(), bounds.hull(), "{printed}");
}
