//! Militarized Interstate Events 1.0 (Gibler and Miller): threats, displays and uses of force between states, 1816 to 2014.
//!
//! Comma-separated with a heading; the shape and the meaning of the columns are those of the code book that comes with the data.
//!
//! Traps. Actors are numbers of the Correlates of War. A day of -9 is not known: then the month is, and the act may have
//! begun on any day of it. The day of an act is that on which it starts; when it ends is not read. A clash (17) and a war
//! battle (22) have no initiator: the lesser number stands first and means nothing, so each is two acts, one either way.
//! Numbers of actions are no order, and neither are rows: the first event of a confrontation may come last, and the same
//! act may stand twice. An action of 0 is none, and no act.

use crate::dataset::Row;

use super::Files;
use super::Intake;
use super::Unreadable;
use super::rows::Fields;
use super::rows::Heading;
use super::rows::Rows;
use super::rows::columns;
use super::rows::number;
use super::rows::shown;
use super::started::Started;
use super::started::part;
use super::started::started;

const COLUMNS: [&str; 6] = ["ccode1", "ccode2", "action", "styear", "stmon", "stday"];

/// What has no initiator.
const CLASH: &[u8] = b"17";
const BATTLE: &[u8] = b"22";
/// What is no act.
const NONE: &[u8] = b"0";

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let mut rows = Rows::new(files.main, b',', Heading::Names);
    let places = columns(&rows.heading()?, COLUMNS, "MIE")?;
    while let Some(fields) = rows.next(intake)? {
        if let Err(message) = acts(&fields, places, intake)? {
            intake.fault(fields.line(), message);
        }
    }
    Ok(())
}

/// The acts of a row, or what is wrong with it.
fn acts(
    fields: &Fields<'_>,
    places: [usize; 6],
    intake: &mut Intake,
) -> Result<Result<(), String>, Unreadable> {
    let all = places.map(|place| fields.get(place));
    let [Some(one), Some(other), Some(code), Some(year), Some(month), Some(day)] = all else {
        return Ok(Err(format!("it has {} fields", fields.len())));
    };
    let (first, doubt) = match start([&year, &month, &day]) {
        Ok(started) => started,
        Err(message) => return Ok(Err(message)),
    };
    if number(&code).is_none() {
        return Ok(Err(format!("{} is no number of an action", shown(&code))));
    }
    if *code == *NONE {
        intake.no_act();
        return Ok(Ok(()));
    }
    let row = Row { actor: &one, recipient: &other, code: &code, first, doubt };
    intake.act(fields.number, &row)?;
    if *code == *CLASH || *code == *BATTLE {
        intake.act(fields.number, &Row { actor: &other, recipient: &one, ..row })?;
    }
    Ok(Ok(()))
}

/// The day of a year, month and day of which all but the year may be -9.
pub(super) fn start(written: [&[u8]; 3]) -> Result<Started, String> {
    let [year, month, day] = written.map(|field| part(field, |value| value == -9));
    let found = match (year, month, day) {
        (Ok(Some(year)), Ok(month), Ok(day)) => started(year, month, day),
        _ => None,
    };
    found.ok_or_else(|| {
        let [year, month, day] = written.map(String::from_utf8_lossy);
        let written = format!("{year}-{month}-{day}");
        format!("{} is no day, month or year", shown(written.as_bytes()))
    })
}
