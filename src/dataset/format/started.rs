//! Days that are known in part: a month without its day, a year without its month.

use crate::model::Day;

use super::rows::calendar_day;
use super::rows::number;

/// When an act may have begun: the first possible day, and how many days later it may still have.
pub(super) type Started = (Day, u32);

/// The days of a year, of a month or of a day; nothing where the calendar has none such.
pub(super) fn started(year: i32, month: Option<i32>, day: Option<i32>) -> Option<Started> {
    match (month, day) {
        (Some(month), Some(day)) => Some((calendar_day(year, month, day)?, 0)),
        (Some(month), None) => between(calendar_day(year, month, 1)?, month_end(year, month)?),
        (None, _) => between(calendar_day(year, 1, 1)?, calendar_day(year, 12, 31)?),
    }
}

/// The days from one to another, which does not come before it.
pub(super) fn between(first: Day, last: Day) -> Option<Started> {
    Some((first, u32::try_from(last.days_since(first)).ok()?))
}

/// The last day of a month.
pub(super) fn month_end(year: i32, month: i32) -> Option<Day> {
    (28..=31).rev().find_map(|day| calendar_day(year, month, day))
}

/// A part of a date; nothing where it is written as not known, and an error where it is no number.
pub(super) fn part(field: &[u8], unknown: impl Fn(i32) -> bool) -> Result<Option<i32>, ()> {
    let value = number(field.trim_ascii()).ok_or(())?;
    Ok(Some(value).filter(|value| !unknown(*value)))
}
