//! Militarized Interstate Disputes 5.0 (Correlates of War): incidents, joined with those who took part in them.
//!
//! Two comma-separated files with headings, MIDI and MIDIP; the shape and the columns are those of the code book of MID 5.0.
//! The main file is MIDI; MIDIP stands beside it under the same name with one letter more.
//!
//! Traps. An incident has no actors: its sides are in the other file, under the same `incidnum`. A side is that of the
//! incident (`insidea`), which need not be the side of the dispute (`sidea`). Each who took part and did something acts
//! towards each of the other side, by his own action and on his own first day; the action of the incident as a whole is one of
//! theirs and is not read. An action of 0 is none; an incident in which nobody did anything is no act. An action of -9 is not
//! known, and an act all the same. In a clash both sides have the action 17, so that it is an act either way. A day of -9
//! leaves the month, a month of -9 the year. A state goes by its abbreviation (`stabb`), and by its number where it has none or
//! shares it with another. Those who took part in an incident that the main file does not have are
//! faults, and so is an incident without anybody. Where one side is empty, acts are towards nobody.

use std::collections::BTreeMap;
use std::io::Read;

use crate::dataset::Row;

use super::Fault;
use super::Files;
use super::Intake;
use super::ROW_ACTS_MAX;
use super::Unreadable;
use super::mie::start;
use super::rows::Fields;
use super::rows::Heading;
use super::rows::Rows;
use super::rows::columns;
use super::rows::number;
use super::rows::shown;
use super::started::Started;

/// The name of the file of those who took part.
pub(super) fn companion(file: &str) -> String {
    let with = file.replacen("MIDI", "MIDIP", 1);
    if with == file { format!("MIDIP-{file}") } else { with }
}

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let beside = files.beside.into_iter().next().ok_or_else(|| {
        Unreadable::Format("the sides of incidents are not given: MIDIP".to_owned())
    })?;
    let (mut parties, mut faults, names) = participants(beside)?;
    let mut rows = Rows::new(files.main, b',', Heading::Names);
    let [incident] = columns(&rows.heading()?, ["incidnum"], "MID incidents")?;
    while let Some(fields) = rows.next(intake)? {
        let written = fields.get(incident).unwrap_or_default();
        let Some(incident) = number(&written) else {
            intake.fault(fields.line(), format!("{} is no number of an incident", shown(&written)));
            continue;
        };
        let first = parties.partition_point(|party| party.incident < incident);
        let end = parties.partition_point(|party| party.incident <= incident);
        if let Err(message) = acts(fields.number, &mut parties[first..end], &names, intake)? {
            intake.fault(fields.line(), format!("incident {incident}: {message}"));
        }
    }
    let left = parties.chunk_by(|one, other| one.incident == other.incident);
    let left = left.filter(|parties| !parties[0].is_joined).map(|parties| Fault {
        line: parties[0].line,
        message: format!("incident {} is not in the main file", parties[0].incident),
    });
    faults.extend(left);
    for fault in faults {
        intake.fault(fault.line, format!("of the file of those who took part: {}", fault.message));
    }
    Ok(())
}

/// Who took part in an incident.
struct Party {
    incident: i32,
    line: u64,
    state: i32,
    is_side_a: bool,
    action: i32,
    started: Started,
    is_joined: bool,
}

/// What the file calls each state, by its number: the first abbreviation that it gives, where no other state has it.
type StateNames = BTreeMap<i32, String>;

/// Everybody who took part, in order of incident, then line; the lines that cannot be read; and what states are called.
fn participants(file: impl Read) -> Result<(Vec<Party>, Vec<Fault>, StateNames), Unreadable> {
    let (mut parties, mut faults, mut uncounted) = (Vec::new(), Vec::new(), Intake::default());
    let mut called = StateNames::new();
    let mut rows = Rows::new(file, b',', Heading::Names);
    let names = ["incidnum", "ccode", "insidea", "action", "styear", "stmon", "stday"];
    let heading = rows.heading()?;
    let places = columns(&heading, names, "MID participants")?;
    let abbreviation = heading.iter().position(|column| column == "stabb");
    while let Some(fields) = rows.next(&mut uncounted)? {
        match party(&fields, places) {
            Ok(party) => {
                let written = abbreviation.and_then(|place| fields.get(place)).unwrap_or_default();
                let name = String::from_utf8_lossy(written.trim_ascii());
                if !name.is_empty() && !called.contains_key(&party.state) {
                    called.insert(party.state, name.into_owned());
                }
                parties.push(party);
            }
            Err(message) => faults.push(Fault { line: fields.line(), message }),
        }
    }
    parties.sort_by_key(|party| (party.incident, party.line));
    let shared: Vec<String> = called.values().cloned().collect();
    called.retain(|_, name| shared.iter().filter(|other| *other == name).count() == 1);
    Ok((parties, faults, called))
}

fn party(fields: &Fields<'_>, places: [usize; 7]) -> Result<Party, String> {
    let all = places.map(|place| fields.get(place).unwrap_or_default());
    let [incident, state, side, action, year, month, day] = &all;
    let value = |field: &[u8], what: &str| {
        number(field).ok_or_else(|| format!("{} is no {what}", shown(field)))
    };
    let is_side_a = match side.as_ref() {
        b"1" => true,
        b"0" => false,
        other => return Err(format!("{} is no side: 1 or 0", shown(other))),
    };
    Ok(Party {
        incident: value(incident, "number of an incident")?,
        line: fields.line(),
        state: value(state, "number of a state")?,
        is_side_a,
        action: value(action, "number of an action")?,
        started: start([year, month, day])?,
        is_joined: false,
    })
}

/// The acts of an incident, or what is wrong with it.
fn acts(
    number: u32,
    parties: &mut [Party],
    names: &StateNames,
    intake: &mut Intake,
) -> Result<Result<(), String>, Unreadable> {
    if parties.is_empty() {
        return Ok(Err("nobody took part in it".to_owned()));
    }
    if parties[0].is_joined {
        return Ok(Err("it stands in the file before".to_owned()));
    }
    parties[0].is_joined = true;
    let of_side = |side: bool| parties.iter().filter(move |party| party.is_side_a == side);
    let acting = |side: bool| of_side(side).filter(|party| party.action != 0);
    let sizes = [true, false].map(|side| acting(side).count() * of_side(!side).count().max(1));
    let acts = sizes[0].saturating_add(sizes[1]);
    if acts > ROW_ACTS_MAX {
        return Ok(Err(format!("it comes to {acts} acts; the most is {ROW_ACTS_MAX}")));
    }
    if acts == 0 {
        intake.no_act();
    }
    for party in [true, false].into_iter().flat_map(acting) {
        let name = |party: &Party| {
            names.get(&party.state).cloned().unwrap_or_else(|| party.state.to_string())
        };
        let (actor, code) = (name(party), party.action.to_string());
        let mut towards: Vec<String> = of_side(!party.is_side_a).map(name).collect();
        if towards.is_empty() {
            towards.push(String::new());
        }
        let (first, doubt) = party.started;
        for recipient in &towards {
            let (actor, recipient, code) =
                (actor.as_bytes(), recipient.as_bytes(), code.as_bytes());
            intake.act(number, &Row { actor, recipient, code, first, doubt })?;
        }
    }
    Ok(Ok(()))
}
