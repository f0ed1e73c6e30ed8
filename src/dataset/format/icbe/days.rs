//! When an event of `ICBe` may have begun.

use crate::model::Day;

use super::super::rows::calendar_day;
use super::super::rows::number;
use super::super::rows::shown;
use super::super::started::Started;
use super::super::started::between;
use super::super::started::month_end;
use super::values;

/// From the largest to the smallest: decade, year, third of the year, month, third of the month, day.
pub(super) const COLUMNS: [&str; 6] = [
    "date_earliest_decade",
    "date_earliest_year",
    "date_earliest_year_part",
    "date_earliest_month",
    "date_earliest_month_part",
    "date_earliest_day",
];

/// The last year that a date may name.
const YEAR_MAX: i32 = 9999;

/// All days that the cells allow.
pub(super) fn read(cells: &[impl AsRef<[u8]>; 6]) -> Result<Started, String> {
    let [decade, year, year_part, month, month_part, day] = cells;
    let decades = ends(decade.as_ref(), 0..=YEAR_MAX - 9)?.map(|(least, most)| (least, most + 9));
    let years = ends(year.as_ref(), 0..=YEAR_MAX)?.or(decades);
    let (first_year, last_year) = years.ok_or("it has no year")?;
    let thirds = ends(year_part.as_ref(), 1..=3)?;
    let by_third = thirds.map(|(least, most)| (4 * least - 3, 4 * most));
    let (first_month, last_month) = ends(month.as_ref(), 1..=12)?.or(by_third).unwrap_or((1, 12));
    let thirds = ends(month_part.as_ref(), 1..=3)?;
    let by_third =
        thirds.map(|(least, most)| (10 * least - 9, if most == 3 { 31 } else { 10 * most }));
    let (first_day, last_day) = ends(day.as_ref(), 1..=31)?.or(by_third).unwrap_or((1, 31));
    let first = within(first_year, first_month, first_day);
    let last = within(last_year, last_month, last_day);
    let started = first.zip(last).and_then(|(first, last)| between(first, last));
    started.ok_or_else(|| "its date is none of the calendar".to_owned())
}

/// A day, or the last of its month where that is shorter.
fn within(year: i32, month: i32, day: i32) -> Option<Day> {
    calendar_day(year, month, day).or_else(|| month_end(year, month))
}

/// The least and the greatest of the values of a cell.
fn ends(cell: &[u8], range: std::ops::RangeInclusive<i32>) -> Result<Option<(i32, i32)>, String> {
    let mut ends: Option<(i32, i32)> = None;
    for value in values(cell) {
        let value = number(value)
            .filter(|value| range.contains(value))
            .ok_or_else(|| format!("{} is no part of a date", shown(value)))?;
        let (least, most) = ends.unwrap_or((value, value));
        ends = Some((least.min(value), most.max(value)));
    }
    Ok(ends)
}
