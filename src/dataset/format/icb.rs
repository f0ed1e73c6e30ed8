//! International Crisis Behavior, actor level (ICB2, version 14): what set off a crisis for a state, and what it did about it.
//!
//! Comma-separated with a heading, one row a crisis and state; the columns are those of the published code book.
//!
//! A row holds two acts. The trigger (`triggr`) is an act of the triggering entity (`trigent`) towards the state of the row
//! (`cracid`), and the major response (`majres`) is an act of the state towards the triggering entity: ICB does not say towards
//! whom a response goes, and the entity that it answers is the nearest to it. That it answers is recorded: the response is linked
//! to the trigger.
//!
//! Traps. The file begins with a mark of byte order. The two kinds of codes overlap and mean different things, so codes are
//! written with their kind: `trigger 9`, `response 8`. A `trigent` of 996 is an actor that is no state, of 997 more than one
//! state: in each crisis others, so they are called by the crisis. Other numbers are those of the Correlates of War, or
//! of ICB, and stay as printed. A day that is empty or above 31 (66, 77, 88, 99) leaves the month, a month above 12 the year; `trgresra`, the
//! days from trigger to response, would often give back the day, but where one was unknown coders counted from a day of
//! their choice, so it is not read. A response comes no earlier than its trigger, which narrows what is not known. No response
//! (`majres` 1) without a date is no act, and neither is an empty code.

use std::borrow::Cow;

use crate::dataset::Row;

use super::BookOf;
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
use super::started::between;
use super::started::part;
use super::started::started;

/// The books of its codes, by their kind.
pub(super) const BOOKS: [BookOf; 2] = [
    BookOf { prefix: "trigger ", book: "icb-trigger" },
    BookOf { prefix: "response ", book: "icb-response" },
];

const COLUMNS: [&str; 11] = [
    "crisno", "cracid", "trigent", "triggr", "yrtrig", "motrig", "datrig", "majres", "yerres",
    "monres", "dayres",
];

/// The value of `majres` where nothing was done.
const NO_RESPONSE: &[u8] = b"1";

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let mut rows = Rows::new(files.main, b',', Heading::Names);
    let places = columns(&rows.heading()?, COLUMNS, "ICB, actor level,")?;
    while let Some(fields) = rows.next(intake)? {
        match Crisis::read(&fields, places) {
            Ok(crisis) => crisis.add(fields.number, intake)?,
            Err(message) => intake.fault(fields.line(), message),
        }
    }
    Ok(())
}

/// What a row says.
struct Crisis<'r> {
    state: Cow<'r, [u8]>,
    entity: Cow<'r, [u8]>,
    trigger: Option<(Vec<u8>, Started)>,
    response: Option<(Vec<u8>, Started)>,
}

impl<'r> Crisis<'r> {
    fn read(fields: &'r Fields<'_>, places: [usize; 11]) -> Result<Crisis<'r>, String> {
        let all = places.map(|place| fields.get(place));
        if all.iter().any(Option::is_none) {
            return Err(format!("it has {} fields", fields.len()));
        }
        let [crisis, state, entity, trigger, year, month, day, response, then @ ..] =
            all.map(Option::unwrap_or_default);
        if state.is_empty() {
            return Err("it names no state".to_owned());
        }
        let entity = match entity.as_ref() {
            b"996" => named("a non-state actor", &crisis),
            b"997" => named("several states", &crisis),
            _ => entity,
        };
        let trigger = act(&trigger, [&year, &month, &day], BOOKS[0].prefix)?;
        let [later_year, later_month, later_day] = &then;
        let is_undated = response.as_ref() == NO_RESPONSE && later_year.is_empty();
        let response = if is_undated {
            None
        } else {
            act(&response, [later_year, later_month, later_day], BOOKS[1].prefix)?
        };
        let mut crisis = Crisis { state, entity, trigger, response };
        crisis.put_in_order();
        Ok(crisis)
    }

    /// Narrows the days in doubt by the order of the two acts, where it can.
    fn put_in_order(&mut self) {
        let (Some((_, trigger)), Some((_, response))) = (&mut self.trigger, &mut self.response)
        else {
            return;
        };
        let last = |(first, doubt): Started| first.plus(i32::try_from(doubt).unwrap_or(i32::MAX));
        let (trigger_last, response_last) = (last(*trigger), last(*response));
        let first = response.0.max(trigger.0);
        if let Some(narrowed) = between(first, response_last) {
            *response = narrowed;
        }
        if let Some(narrowed) = between(trigger.0, trigger_last.min(response_last)) {
            *trigger = narrowed;
        }
    }

    fn add(&self, number: u32, intake: &mut Intake) -> Result<(), Unreadable> {
        if self.trigger.is_none() && self.response.is_none() {
            intake.no_act();
        }
        let earlier = intake.building.number();
        if let Some((code, (first, doubt))) = &self.trigger {
            let (actor, recipient) = (&self.entity, &self.state);
            let row = Row { actor, recipient, code, first: *first, doubt: *doubt };
            intake.act(number, &row)?;
        }
        let later = intake.building.number();
        if let Some((code, (first, doubt))) = &self.response {
            let (actor, recipient) = (&self.state, &self.entity);
            let row = Row { actor, recipient, code, first: *first, doubt: *doubt };
            intake.act(number, &row)?;
            intake.building.link(earlier, later);
        }
        Ok(())
    }
}

fn named(what: &str, crisis: &[u8]) -> Cow<'static, [u8]> {
    let name = format!("{what} of crisis {}", String::from_utf8_lossy(crisis));
    Cow::Owned(name.into_bytes())
}

/// An act and when it began; nothing where no code is given.
fn act(code: &[u8], date: [&[u8]; 3], prefix: &str) -> Result<Option<(Vec<u8>, Started)>, String> {
    if code.is_empty() {
        return Ok(None);
    }
    if number(code).is_none() {
        return Err(format!("{} is no number of a {}", shown(code), prefix.trim_end()));
    }
    let empty = |field: &[u8]| field.trim_ascii().is_empty();
    let known = |field: &[u8], most: i32| {
        if empty(field) { Ok(None) } else { part(field, |value| value > most || value < 1) }
    };
    let [year, month, day] = date;
    let found = match (number(year), known(month, 12), known(day, 31)) {
        (Some(year), Ok(month), Ok(day)) => started(year, month, day),
        _ => None,
    };
    let started = found.ok_or_else(|| {
        let written = date.map(String::from_utf8_lossy).join("-");
        format!("{} is no day, month or year of a {}", shown(written.as_bytes()), prefix.trim_end())
    })?;
    Ok(Some(([prefix.as_bytes(), code].concat(), started)))
}
