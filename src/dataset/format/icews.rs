//! Event files of ICEWS: twenty columns apart by tabs, with a heading.
//!
//! Traps. An event id repeats: its key is id and date together, and a reciprocal consultation is two rows; so every
//! row is an act. `NA` is text where nothing is known. Sectors come in any order and are no part of the name. The files of one
//! year have no column of codes and write days as month/day/year: there the label of the event says what was done.

use crate::dataset::Row;
use crate::model::Day;

use super::Files;
use super::Intake;
use super::Unreadable;
use super::rows::Days;
use super::rows::Heading;
use super::rows::Rows;
use super::rows::calendar_day;
use super::rows::columns;
use super::rows::number;
use super::rows::shown;

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let mut rows = Rows::new(files.main, b'\t', Heading::Names);
    let heading = rows.heading()?;
    let [date, actor, text, recipient] =
        columns(&heading, ["Event Date", "Source Name", "Event Text", "Target Name"], "ICEWS")?;
    let code = heading.iter().position(|name| name == "CAMEO Code").unwrap_or(text);
    let mut days = Days::default();
    while let Some(fields) = rows.next(intake)? {
        let all = [date, actor, code, recipient].map(|column| fields.get(column));
        let [Some(written), Some(actor), Some(code), Some(recipient)] = all else {
            let message = format!("it has {} fields instead of {}", fields.len(), heading.len());
            intake.fault(fields.line(), message);
            continue;
        };
        let Some(first) = days.read(&written).or_else(|| american_day(&written)) else {
            intake.fault(fields.line(), format!("{} is no day", shown(&written)));
            continue;
        };
        let row = Row {
            actor: known(&actor),
            recipient: known(&recipient),
            code: &code,
            first,
            doubt: 0,
        };
        intake.act(fields.number, &row)?;
    }
    Ok(())
}

/// A name; nothing where it is not known.
fn known(name: &[u8]) -> &[u8] {
    if name == b"NA" { b"" } else { name }
}

/// A day as month/day/year.
fn american_day(written: &[u8]) -> Option<Day> {
    let mut parts = written.split(|sign| *sign == b'/').map(number);
    let (month, day, year) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if year < 100 { 2000 + year } else { year };
    calendar_day(year, month, day).filter(|_| parts.next().is_none())
}
