//! Delimited text with columns as stated: `csv:actor=source,recipient=target,date=day,code=type`.
//!
//! A column is named as the heading names it, or by its number from 1; with numbers alone the file has no heading unless
//! `heading=yes` says so. `delimiter=tab` (or `;`, or `|`) where it is no comma. `last=COLUMN` names the last possible day of
//! acts whose day is in doubt.

use crate::dataset::Row;

use super::Files;
use super::Intake;
use super::Unreadable;
use super::rows::Days;
use super::rows::Fields;
use super::rows::Heading;
use super::rows::Rows;
use super::rows::shown;

/// Where in a row to find what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    actor: Column,
    recipient: Column,
    date: Column,
    last: Option<Column>,
    code: Column,
    delimiter: u8,
    heading: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Name(String),
    /// From 0.
    Number(usize),
}

impl Columns {
    /// Reads a list of columns: `actor=source,recipient=target,date=day,code=type`.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(written: &str) -> Result<Columns, String> {
        let mut parts = Parts::default();
        for part in written.split(',') {
            let (what, column) = part.split_once('=').ok_or_else(|| {
                format!("`{part}` names no column: write actor=COLUMN, recipient=COLUMN, date=COLUMN, code=COLUMN")
            })?;
            parts.take(what, column)?;
        }
        let needed = |column: Option<Column>, what: &str| {
            column.ok_or_else(|| {
                format!("it is not said which column holds the {what}: add `{what}=COLUMN`")
            })
        };
        let columns = Columns {
            actor: needed(parts.actor, "actor")?,
            recipient: needed(parts.recipient, "recipient")?,
            date: needed(parts.date, "date")?,
            last: parts.last,
            code: needed(parts.code, "code")?,
            delimiter: parts.delimiter.unwrap_or(b','),
            heading: false,
        };
        let heading = parts.heading.unwrap_or_else(|| columns.has_names());
        if columns.has_names() && !heading {
            return Err(
                "columns are named, but `heading=no` says that the file has no names".to_owned()
            );
        }
        Ok(Columns { heading, ..columns })
    }

    fn has_names(&self) -> bool {
        [
            Some(&self.actor),
            Some(&self.recipient),
            Some(&self.date),
            self.last.as_ref(),
            Some(&self.code),
        ]
        .into_iter()
        .flatten()
        .any(|column| matches!(column, Column::Name(_)))
    }
}

#[derive(Default)]
struct Parts {
    actor: Option<Column>,
    recipient: Option<Column>,
    date: Option<Column>,
    last: Option<Column>,
    code: Option<Column>,
    delimiter: Option<u8>,
    heading: Option<bool>,
}

impl Parts {
    fn take(&mut self, what: &str, column: &str) -> Result<(), String> {
        let place = match what {
            "actor" => &mut self.actor,
            "recipient" => &mut self.recipient,
            "date" => &mut self.date,
            "last" => &mut self.last,
            "code" => &mut self.code,
            "delimiter" => {
                let sign = match column {
                    "tab" => b'\t',
                    ";" | "semicolon" => b';',
                    "|" => b'|',
                    "comma" => b',',
                    _ => {
                        return Err(format!(
                            "no delimiter is called `{column}`: tab, semicolon, | or comma"
                        ));
                    }
                };
                self.delimiter = Some(sign);
                return Ok(());
            }
            "heading" => {
                self.heading = match column {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => return Err(format!("`heading={column}` is neither `yes` nor `no`")),
                };
                return Ok(());
            }
            _ => {
                return Err(format!(
                    "`{what}` is nothing that a row can hold: actor, recipient, date, last, code, delimiter, heading"
                ));
            }
        };
        *place = Some(match column.parse::<usize>() {
            Ok(0) => return Err("columns are counted from 1".to_owned()),
            Ok(number) => Column::Number(number - 1),
            Err(_) => Column::Name(column.to_owned()),
        });
        Ok(())
    }
}

/// Where the columns stand in a file.
struct Places {
    actor: usize,
    recipient: usize,
    date: usize,
    last: Option<usize>,
    code: usize,
}

impl Places {
    fn new(columns: &Columns, heading: &[String]) -> Result<Places, Unreadable> {
        let place = |column: &Column| match column {
            Column::Number(number) => Ok(*number),
            Column::Name(name) => {
                let found = heading.iter().position(|column| column == name);
                found.ok_or_else(|| {
                    let columns = heading.join("`, `");
                    Unreadable::Format(format!("it has no column `{name}`; it has `{columns}`"))
                })
            }
        };
        Ok(Places {
            actor: place(&columns.actor)?,
            recipient: place(&columns.recipient)?,
            date: place(&columns.date)?,
            last: columns.last.as_ref().map(place).transpose()?,
            code: place(&columns.code)?,
        })
    }
}

pub(super) fn read(
    files: Files<'_>,
    columns: &Columns,
    intake: &mut Intake,
) -> Result<(), Unreadable> {
    let heading = if columns.heading { Heading::Names } else { Heading::None };
    let mut rows = Rows::new(files.main, columns.delimiter, heading);
    let names = if columns.heading { rows.heading()? } else { Vec::new() };
    let places = Places::new(columns, &names)?;
    let mut held = Held::default();
    while let Some(fields) = rows.next(intake)? {
        match row(&fields, &places, &mut held) {
            Ok(row) => intake.act(fields.number, &row)?,
            Err(message) => intake.fault(fields.line(), message),
        }
    }
    Ok(())
}

/// What is kept from row to row.
#[derive(Default)]
struct Held {
    days: Days,
    last_days: Days,
    /// Fields that cannot be had without a copy.
    date: Vec<u8>,
    actor: Vec<u8>,
    recipient: Vec<u8>,
    code: Vec<u8>,
}

#[inline]
fn row<'r>(fields: &'r Fields<'_>, places: &Places, held: &'r mut Held) -> Result<Row<'r>, String> {
    let too_short =
        |place: usize| format!("it has no column {}; it ends after {}", place + 1, fields.len());
    let no_day = |date: &[u8]| format!("{} is no day", shown(date));
    let date = fields.borrow(places.date, &mut held.date);
    let date = date.ok_or_else(|| too_short(places.date))?;
    let first = held.days.read(date).ok_or_else(|| no_day(date))?;
    let doubt = match places.last {
        None => 0,
        Some(place) => {
            let date = fields.get(place).ok_or_else(|| too_short(place))?;
            let last = held.last_days.read(&date).ok_or_else(|| no_day(&date))?;
            u32::try_from(last.days_since(first))
                .ok()
                .ok_or_else(|| format!("its last day, {last}, comes before its first, {first}"))?
        }
    };
    let code = fields.borrow(places.code, &mut held.code);
    let code = code.ok_or_else(|| too_short(places.code))?;
    if code.is_empty() {
        return Err("it has no code".to_owned());
    }
    let actor = fields.borrow(places.actor, &mut held.actor);
    let actor = actor.ok_or_else(|| too_short(places.actor))?;
    let recipient = fields.borrow(places.recipient, &mut held.recipient);
    let recipient = recipient.ok_or_else(|| too_short(places.recipient))?;
    Ok(Row { actor, recipient, code, first, doubt })
}
