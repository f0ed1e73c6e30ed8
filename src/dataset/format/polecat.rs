//! POLECAT: 40 columns by tabs with a heading, in the types and modes of PLOVER.
//!
//! Written from the published description (the data set on Dataverse with its list of columns, and the notes of users on files
//! that are out of shape), without a sample at hand.
//!
//! Traps. A code is two columns, type and mode: `PROTEST` and `riot` are `PROTEST-riot`; a type without a mode is itself, and one with a
//! mode that the code book lacks means what the type means. An actor or recipient may be several, joined by `;`: each acts towards
//! each. `None` and an empty field say that nobody is named. Days are those of the act, or of the report where the report
//! gives none. Headings of some files name more columns than rows have: there the columns are taken by their published
//! places. In others lines end in further tabs, which mean nothing. Quotation marks are letters.

use crate::dataset::Row;

use super::Files;
use super::Intake;
use super::ROW_ACTS_MAX;
use super::Unreadable;
use super::lines::Line;
use super::lines::Lines;
use super::rows::Days;
use super::rows::columns;
use super::rows::shown;

/// How many columns there are.
const COUNT: usize = 40;
const NAMES: [&str; 5] = ["Event Date", "Event Type", "Event Mode", "Actor Name", "Recipient Name"];
/// Where they stand as published.
const PLACES: [usize; 5] = [1, 2, 3, 7, 15];

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let mut lines = Lines::new(files.main);
    let heading = lines.next()?.map_or_else(Vec::new, heading);
    let named = columns(&heading, NAMES, "POLECAT")?;
    let places = if heading.len() > COUNT { PLACES } else { named };
    let expected = heading.len().min(COUNT);
    lines.was_heading();
    let mut days = Days::default();
    while let Some(line) = lines.next()? {
        intake.row(line.number);
        let count = line.fields([]).1;
        let trailing = line.bytes.iter().rev().take_while(|sign| **sign == b'\t').count();
        if count < expected || count - trailing.min(count) > expected {
            intake.fault(line.at, format!("it has {count} fields instead of {expected}"));
        } else if let Err(message) = acts(line, places, &mut days, intake)? {
            intake.fault(line.at, message);
        }
    }
    Ok(())
}

/// The names of the columns, without empty ones at the end.
fn heading(line: Line<'_>) -> Vec<String> {
    let names = line.bytes.split(|sign| *sign == b'\t');
    let mut names: Vec<String> =
        names.map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// The acts of a row, or what is wrong with it.
fn acts(
    line: Line<'_>,
    places: [usize; 5],
    days: &mut Days,
    intake: &mut Intake,
) -> Result<Result<(), String>, Unreadable> {
    let ([date, kind, mode, actor, recipient], _) = line.fields(places);
    let Some(first) = days.read(date) else {
        return Ok(Err(format!("{} is no day", shown(date))));
    };
    if names(kind).next().is_none() {
        return Ok(Err("it has no type".to_owned()));
    }
    let code =
        if mode.is_empty() || mode == b"None" { kind.to_vec() } else { [kind, mode].join(&b'-') };
    let (actors, recipients) = (or_nobody(actor), or_nobody(recipient));
    let acts = actors.len().saturating_mul(recipients.len());
    if acts > ROW_ACTS_MAX {
        return Ok(Err(format!("it comes to {acts} acts; the most is {ROW_ACTS_MAX}")));
    }
    for actor in &actors {
        for recipient in &recipients {
            intake.act(line.number, &Row { actor, recipient, code: &code, first, doubt: 0 })?;
        }
    }
    Ok(Ok(()))
}

/// The names of a field.
fn names(field: &[u8]) -> impl Iterator<Item = &[u8]> {
    let names = field.split(|sign| *sign == b';').map(<[u8]>::trim_ascii);
    names.filter(|name| !name.is_empty() && *name != b"None")
}

fn or_nobody(field: &[u8]) -> Vec<&[u8]> {
    let found: Vec<&[u8]> = names(field).collect();
    if found.is_empty() { vec![b""] } else { found }
}
