//! Rows of delimited text, without a copy, and what stands in their fields.

use std::borrow::Cow;
use std::io::Read;

use simd_csv::Error;
use simd_csv::ErrorKind;
use simd_csv::ZeroCopyByteRecord;
use simd_csv::ZeroCopyReader;
use simd_csv::ZeroCopyReaderBuilder;
use simd_csv::unescape;

use crate::model::Day;

use super::super::names::ENDS_LENGTH;
use super::super::names::ends;
use super::Intake;
use super::Unreadable;
use super::bounded::Bounded;
use super::bounded::Room;
use super::tail::Tail;
use super::tail::Tailed;

/// How much of a file is held at once; a row may be longer.
pub(super) const BUFFER: usize = 1 << 18;

const QUOTE: u8 = b'"';

/// Whether the first row names the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// It does.
    Names,
    /// It is a row like the others.
    None,
}

/// The rows of a file.
pub(super) struct Rows<R> {
    reader: ZeroCopyReader<Tailed<Bounded<R>>>,
    room: Room,
    tail: Tail,
    /// The number of the row read last, from 1, the heading not counted.
    number: u32,
}

/// A row, and where it stands.
pub(super) struct Fields<'r> {
    record: ZeroCopyByteRecord<'r>,
    /// Its number, from 1, the heading not counted.
    pub(super) number: u32,
    tail: &'r Tail,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(input: R, delimiter: u8, heading: Heading) -> Rows<R> {
        let (room, tail) = (Room::default(), Tail::default());
        let reader = ZeroCopyReaderBuilder::with_capacity(BUFFER)
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(heading == Heading::Names)
            .from_reader(Tailed::new(Bounded::new(input, &room), &tail));
        Rows { reader, room, tail, number: 0 }
    }

    /// The names of the columns.
    pub(super) fn heading(&mut self) -> Result<Vec<String>, Unreadable> {
        let names = self.reader.byte_headers().map_err(|error| unreadable(&error))?;
        if names.is_empty() {
            return Err(Unreadable::Format("it is empty".to_owned()));
        }
        Ok(names.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect())
    }

    /// The next row; nothing at the end.
    #[expect(
        clippy::inline_always,
        reason = "to hand a row over in the memory takes as long as to split it"
    )]
    #[inline(always)]
    pub(super) fn next(&mut self, intake: &mut Intake) -> Result<Option<Fields<'_>>, Unreadable> {
        self.room.renew();
        self.tail.begin_row(self.reader.position());
        let record = match self.reader.read_byte_record() {
            Ok(Some(record)) => record,
            Ok(None) => return Ok(None),
            Err(error) => return Err(unreadable(&error)),
        };
        self.number += 1;
        intake.rows = self.number;
        Ok(Some(Fields { record, number: self.number, tail: &self.tail }))
    }
}

impl Fields<'_> {
    /// A field, without its quotation marks; nothing where the row is too short.
    #[inline]
    pub(super) fn get(&self, column: usize) -> Option<Cow<'_, [u8]>> {
        let field = self.record.get(column)?;
        Some(if is_quoted(field) { unquoted(field) } else { Cow::Borrowed(field) })
    }

    /// A field, as [`Fields::get`] has it; one that cannot be had without a copy is put into `copy`.
    #[inline]
    pub(super) fn borrow<'f>(&'f self, column: usize, copy: &'f mut Vec<u8>) -> Option<&'f [u8]> {
        let field = self.record.get(column)?;
        if !is_quoted(field) {
            return Some(field);
        }
        Some(match unquoted(field) {
            Cow::Borrowed(field) => field,
            Cow::Owned(field) => {
                *copy = field;
                copy
            }
        })
    }

    /// The line on which the row begins, from 1.
    #[inline]
    pub(super) fn line(&self) -> u64 {
        self.tail.line()
    }

    /// How many fields there are.
    pub(super) fn len(&self) -> usize {
        self.record.len()
    }
}

#[inline]
fn is_quoted(field: &[u8]) -> bool {
    field.first() == Some(&QUOTE)
}

/// What stands between the quotation marks of a field. It is given the field and not the row: a row whose address is handed
/// on has to lie in the memory, and is written there three times over.
#[cold]
fn unquoted(field: &[u8]) -> Cow<'_, [u8]> {
    match field {
        [QUOTE, inner @ .., QUOTE] => unescape(inner, QUOTE),
        field => Cow::Borrowed(field),
    }
}

fn unreadable(error: &Error) -> Unreadable {
    match error.kind() {
        ErrorKind::Io(error) => {
            Unreadable::File(std::io::Error::new(error.kind(), error.to_string()))
        }
        ErrorKind::Utf8Error
        | ErrorKind::SelectorParseError(_)
        | ErrorKind::SelectionError(_)
        | ErrorKind::UnequalLengths { .. }
        | ErrorKind::OutOfBounds { .. }
        | _ => Unreadable::Format(error.to_string()),
    }
}

/// Where the columns of these names stand.
pub(super) fn columns<const N: usize>(
    heading: &[String],
    names: [&str; N],
    format: &str,
) -> Result<[usize; N], Unreadable> {
    let mut found = [0; N];
    for (place, name) in found.iter_mut().zip(names) {
        let at = heading.iter().position(|column| column == name);
        *place = at.ok_or_else(|| {
            Unreadable::Format(format!("it has no column `{name}`, which files of {format} have"))
        })?;
    }
    Ok(found)
}

/// The days of rows, most of which have the day of the row before.
#[derive(Debug, Default)]
pub(super) struct Days {
    length: usize,
    ends: [u64; 2],
    day: Option<Day>,
}

impl Days {
    /// The day written as `1960-07-16`, `1960/7/16` or `19600716`; nothing where it is none.
    #[inline]
    pub(super) fn read(&mut self, written: &[u8]) -> Option<Day> {
        if written.len() > ENDS_LENGTH {
            return day(written);
        }
        let ends = ends(written);
        if (self.length, self.ends) != (written.len(), ends) {
            *self = Days { length: written.len(), ends, day: day(written) };
        }
        self.day
    }
}

fn day(written: &[u8]) -> Option<Day> {
    let (year, month, day) = if written.len() == 8 && written.iter().all(u8::is_ascii_digit) {
        (&written[..4], &written[4..6], &written[6..])
    } else {
        let mut parts = written.splitn(3, |sign| matches!(sign, b'-' | b'/'));
        (parts.next()?, parts.next()?, parts.next()?)
    };
    if year.len() != 4 {
        return None;
    }
    calendar_day(number(year)?, number(month)?, number(day)?)
}

/// The day of a year, month and day of month; nothing where there is none.
pub(super) fn calendar_day(year: i32, month: i32, day: i32) -> Option<Day> {
    Day::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A whole number, with a sign or without, of at most nine digits.
pub(super) fn number(written: &[u8]) -> Option<i32> {
    let (negative, digits) = match written {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if !(1..=9).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = digits.iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
    Some(if negative { -value } else { value })
}

/// A field as a message shows it.
pub(super) fn shown(field: &[u8]) -> String {
    format!("`{}`", crate::text::quoted(&String::from_utf8_lossy(field)))
}
