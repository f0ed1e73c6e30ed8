//! Event lists of the Kansas Event Data System and its kin: `date source target code`, by tabs.
//!
//! The shape is that of the published lists for the Gulf, the Levant, the Balkans and others.
//!
//! Traps. Nothing in a file says of which scheme its codes are, and the schemes share codes that mean different things: who
//! reads names the scheme, `keds:weis` or `keds:cameo`. What is called CAMEO may be WEIS, as lists were passed on under
//! new names; where it is, many codes are unknown (223 is in WEIS alone). The first line may name the columns or be an event.
//! Behind the code a note in brackets may stand. Days are written `1979-04-15`, `19790415` or, in the oldest lists, `790415`,
//! of which 79 to 99 are of the last century.

use crate::dataset::Row;
use crate::model::Day;

use super::Files;
use super::Intake;
use super::Unreadable;
use super::lines::Lines;
use super::rows::Days;
use super::rows::calendar_day;
use super::rows::number;
use super::rows::shown;

/// Of which scheme the codes of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// CAMEO 0.5b1.
    Cameo,
    /// WEIS with the additions of the project.
    Weis,
}

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let mut lines = Lines::new(files.main);
    let mut days = Days::default();
    while let Some(line) = lines.next()? {
        let ([date, actor, recipient, code], count) = line.fields([0, 1, 2, 3]);
        if line.number == 1 && !date.iter().any(u8::is_ascii_digit) {
            if count < 4 {
                return Err(Unreadable::Format(format!(
                    "its first line has {count} fields apart by tabs; lists of KEDS have date, source, target, code"
                )));
            }
            lines.was_heading();
            continue;
        }
        intake.row(line.number);
        let first = days.read(date).or_else(|| day_of_six(date));
        match first {
            Some(_) if count < 4 => {
                intake.fault(line.at, format!("it has {count} fields instead of 4"));
            }
            Some(_) if code.is_empty() => intake.fault(line.at, "it has no code".to_owned()),
            Some(first) => {
                intake.act(line.number, &Row { actor, recipient, code, first, doubt: 0 })?;
            }
            None => intake.fault(line.at, format!("{} is no day", shown(date))),
        }
    }
    Ok(())
}

/// A day as `790415`.
fn day_of_six(written: &[u8]) -> Option<Day> {
    if written.len() != 6 || !written.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let year = number(&written[..2])?;
    let century = if year < 79 { 2000 } else { 1900 };
    calendar_day(century + year, number(&written[2..4])?, number(&written[4..])?)
}
