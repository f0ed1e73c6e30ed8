//! How the files of data sets are written: one module a format, each with its traps.
//!
//! A format turns each row of its file into an act and hands it to an [`Intake`]. A row that it cannot read it reports, with
//! its line, and goes on. Nothing is dropped in silence: what is no act in the sense of the format is counted.

mod csv;
mod icews;
mod rows;

use std::fmt;
use std::io::Read;

use super::Building;
use super::Coded;
use super::Dataset;
use super::Row;
use super::TooLarge;

pub use csv::Columns;

/// The most rows that cannot be read of which each is told; of the rest their number.
pub const FAULTS_MAX: usize = 100;

/// How the rows of a file are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Delimited text with columns as stated.
    Csv(Columns),
    /// Event files of ICEWS.
    Icews,
}

impl Format {
    /// The names of formats, as `--as` takes them.
    pub const NAMES: [&'static str; 2] = ["csv:COLUMNS", "icews"];

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
            "icews" => Ok(Format::Icews),
            _ => Err(format!(
                "no format is called `{written}`; there are {}",
                Format::NAMES.join(", ")
            )),
        }
    }

    /// The code book by which its codes are read where nobody names another.
    pub fn code_book(&self) -> &'static str {
        match self {
            Format::Csv(_) | Format::Icews => "cameo-icews",
        }
    }

    /// The files that it needs beside the main one, given the name of that: dictionaries, participants.
    pub fn companions(&self, _file: &str) -> Vec<String> {
        match self {
            Format::Csv(_) | Format::Icews => Vec::new(),
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
        match self {
            Format::Csv(columns) => csv::read(files, columns, &mut intake)?,
            Format::Icews => icews::read(files, &mut intake)?,
        }
        let dataset = intake.building.finish(meaning).map_err(Unreadable::TooLarge)?;
        Ok(Reading {
            dataset,
            rows: intake.rows,
            no_acts: intake.no_acts,
            faults: intake.faults,
            faulty: intake.faulty,
        })
    }
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
    /// Takes in an act of a row; a row may hold several.
    #[inline]
    fn act(&mut self, number: u32, row: &Row<'_>) -> Result<(), Unreadable> {
        Ok(self.building.add(number, row)?)
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
