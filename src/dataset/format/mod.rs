//! How the files of data sets are written: one module a format, each with its traps.
//!
//! A format turns each row of its file into an act and hands it to an `Intake`. A row that it cannot read it reports, with
//! its line, and goes on. Nothing is dropped in silence: what is no act in the sense of the format is counted.

mod bounded;
mod csv;
mod digest;
mod gdelt;
mod icb;
mod icbe;
mod icews;
mod icews14;
mod keds;
mod kept;
mod lines;
mod mid;
mod mie;
mod polecat;
mod rows;
mod started;
mod tail;

use std::fmt;
use std::io::Read;

use crate::model::ActType;
use crate::model::CodeBook;
use crate::model::TypeKey;

use super::Building;
use super::Coded;
use super::Dataset;
use super::Row;
use super::TooLarge;

use digest::Digests;

pub use bounded::ROW_SIZE_MAX;
pub use csv::Columns;
pub use keds::Scheme;

/// The most rows that cannot be read of which each is told; of the rest their number.
pub const FAULTS_MAX: usize = 100;

/// The most acts that one row may come to, where actors and recipients may be several.
pub const ROW_ACTS_MAX: usize = 1000;

/// How the rows of a file are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Delimited text with columns as stated.
    Csv(Columns),
    /// Event files of GDELT, version 2.0 or 1.0.
    Gdelt,
    /// International Crisis Behavior, actor level.
    Icb,
    /// International Crisis Behavior Events.
    Icbe,
    /// Event files of ICEWS.
    Icews,
    /// The quadruples of ICEWS14 with their dictionaries.
    Icews14,
    /// Event lists of the Kansas Event Data System.
    Keds(Scheme),
    /// Militarized Interstate Disputes: incidents and those who took part.
    Mid,
    /// Militarized Interstate Events.
    Mie,
    /// POLECAT.
    Polecat,
}

impl Format {
    /// The names of formats, as `--as` takes them.
    pub const NAMES: [&'static str; 11] = [
        "csv:COLUMNS",
        "gdelt",
        "icb",
        "icbe",
        "icews",
        "icews14",
        "keds:cameo",
        "keds:weis",
        "mid",
        "mie",
        "polecat",
    ];

    /// Reads the name of a format; for CSV with its columns: `csv:actor=source,recipient=target,date=day,code=type`.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(written: &str) -> Result<Format, String> {
        if let Some(columns) = written.strip_prefix("csv:") {
            return Columns::parse(columns).map(Format::Csv);
        }
        match written {
            "gdelt" => Ok(Format::Gdelt),
            "icb" => Ok(Format::Icb),
            "icbe" => Ok(Format::Icbe),
            "icews" => Ok(Format::Icews),
            "icews14" => Ok(Format::Icews14),
            "keds" => Err("nothing in its files says of which scheme their codes are: write `keds:cameo` or `keds:weis`".to_owned()),
            "keds:cameo" => Ok(Format::Keds(Scheme::Cameo)),
            "keds:weis" => Ok(Format::Keds(Scheme::Weis)),
            "mid" => Ok(Format::Mid),
            "mie" => Ok(Format::Mie),
            "polecat" => Ok(Format::Polecat),
            _ => Err(format!(
                "no format is called `{written}`; there are {}",
                Format::NAMES.join(", ")
            )),
        }
    }

    /// The code books by which its codes are read where nobody names others, each with what its codes begin with.
    pub fn code_books(&self) -> &'static [BookOf] {
        match self {
            Format::Csv(_) | Format::Gdelt | Format::Icews | Format::Icews14 => {
                &[BookOf { prefix: "", book: "cameo-icews" }]
            }
            Format::Icb => &icb::BOOKS,
            Format::Icbe => &[BookOf { prefix: "", book: "icbe" }],
            Format::Keds(Scheme::Cameo) => &[BookOf { prefix: "", book: "cameo-keds" }],
            Format::Keds(Scheme::Weis) => &[BookOf { prefix: "", book: "weis" }],
            Format::Mid | Format::Mie => &[BookOf { prefix: "", book: "mid" }],
            Format::Polecat => &[BookOf { prefix: "", book: "plover" }],
        }
    }

    /// What a code means by code books that stand for [`Format::code_books`], in that order.
    pub fn meaning<'t>(
        &self,
        code: &str,
        books: &[&CodeBook],
        act_type: impl Fn(TypeKey) -> &'t ActType,
    ) -> Coded {
        let mut found = self.code_books().iter().zip(books).filter_map(|(of, book)| {
            let code = code.strip_prefix(of.prefix)?;
            // POLECAT joins a type and a mode, and a mode may be new.
            let without_mode = || code.split_once('-').filter(|_| *self == Format::Polecat);
            let is_known = book.find(code).is_some();
            let code = without_mode().filter(|_| !is_known).map_or(code, |(kind, _)| kind);
            Some(Coded::new(code, book, &act_type))
        });
        let coded = found.next().unwrap_or_else(|| Coded::unknown(code));
        Coded { code: code.to_owned(), ..coded }
    }

    /// The files that it needs beside the main one, given the name of that: dictionaries, participants.
    pub fn companions(&self, file: &str) -> Vec<String> {
        match self {
            Format::Icews14 => icews14::COMPANIONS.map(str::to_owned).to_vec(),
            Format::Mid => vec![mid::companion(file)],
            Format::Csv(_)
            | Format::Gdelt
            | Format::Icb
            | Format::Icbe
            | Format::Icews
            | Format::Keds(_)
            | Format::Mie
            | Format::Polecat => Vec::new(),
        }
    }

    /// Reads a data set; `meaning` tells what a code means.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] where the file is not of this format at all, cannot be read, or is too large.
    pub fn read(
        &self,
        files: Files<'_>,
        meaning: impl Fn(&str) -> Coded,
    ) -> Result<Reading, Unreadable> {
        let mut intake = Intake { building: Building::new(), ..Intake::default() };
        let mut digests = Digests::new(&files);
        let files = digests.of(files);
        match self {
            Format::Csv(columns) => csv::read(files, columns, &mut intake)?,
            Format::Gdelt => gdelt::read(files, &mut intake)?,
            Format::Icb => icb::read(files, &mut intake)?,
            Format::Icbe => icbe::read(files, &mut intake)?,
            Format::Icews => icews::read(files, &mut intake)?,
            Format::Icews14 => icews14::read(files, &mut intake)?,
            Format::Keds(_) => keds::read(files, &mut intake)?,
            Format::Mid => mid::read(files, &mut intake)?,
            Format::Mie => mie::read(files, &mut intake)?,
            Format::Polecat => polecat::read(files, &mut intake)?,
        }
        let dataset = intake.building.finish(meaning).map_err(Unreadable::TooLarge)?;
        Ok(Reading {
            dataset,
            digest: digests.finish(),
            rows: intake.rows,
            no_acts: intake.no_acts,
            faults: intake.faults,
            faulty: intake.faulty,
        })
    }
}

/// A code book of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookOf {
    /// What the codes of the data set begin with that are of this book; what follows is the code in the book.
    pub prefix: &'static str,
    /// The id of the book.
    pub book: &'static str,
}

/// The contents of a data set: the main file, and those beside it in the order of [`Format::companions`].
pub struct Files<'f> {
    /// The main file.
    pub main: Box<dyn Read + 'f>,
    /// The others.
    pub beside: Vec<Box<dyn Read + 'f>>,
}

/// A data set that was read, and what could not be.
#[derive(Debug)]
pub struct Reading {
    /// Its acts.
    pub dataset: Dataset,
    /// The digest of the contents of its files, unpacked: BLAKE3, in hexadecimal.
    pub digest: String,
    /// How many rows the file has.
    pub rows: u32,
    /// How many of them hold no act.
    pub no_acts: u32,
    /// The rows that cannot be read, the first [`FAULTS_MAX`].
    pub faults: Vec<Fault>,
    /// How many there are in all.
    pub faulty: u32,
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong.
    pub message: String,
}

/// Why nothing of a file could be read.
#[derive(Debug)]
pub enum Unreadable {
    /// The system would not.
    File(std::io::Error),
    /// It is not of the format.
    Format(String),
    /// It holds too much.
    TooLarge(TooLarge),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::File(error) => error.fmt(f),
            Unreadable::Format(message) => f.write_str(message),
            Unreadable::TooLarge(reason) => reason.fmt(f),
        }
    }
}

impl From<TooLarge> for Unreadable {
    fn from(reason: TooLarge) -> Unreadable {
        Unreadable::TooLarge(reason)
    }
}

/// Where the rows of a file go.
#[derive(Debug, Default)]
pub(super) struct Intake {
    building: Building,
    rows: u32,
    no_acts: u32,
    faults: Vec<Fault>,
    faulty: u32,
}

impl Intake {
    /// Counts a row.
    #[inline]
    fn row(&mut self, number: u32) {
        self.rows = number;
    }

    /// Takes in an act of a row; a row may hold several.
    #[inline]
    fn act(&mut self, number: u32, row: &Row<'_>) -> Result<(), Unreadable> {
        Ok(self.building.add(number, row)?)
    }

    /// Notes that the row counted last holds no act.
    fn no_act(&mut self) {
        self.no_acts += 1;
    }

    /// Notes a row that cannot be read.
    #[cold]
    fn fault(&mut self, line: u64, message: String) {
        self.faulty += 1;
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(Fault { line, message });
        }
    }
}
