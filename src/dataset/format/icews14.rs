//! ICEWS14, the benchmark for temporal knowledge graphs: `subject relation object time -1` by tabs, all of them numbers.
//!
//! The shape is that of the files as they are passed on with papers on such graphs; it has no description of its own.
//!
//! Traps. There is no heading. What the numbers mean stands in two dictionaries beside, `entity2id.txt` and
//! `relation2id.txt`, name and number by a tab; underscores there are spaces, quotation marks are letters, and some copies
//! begin with a line that holds only how many entries follow. Time counts hours from 1 January 2014, so a day is 24. The
//! fifth column means nothing. A relation is the label of a code of ICEWS and not the code. The lines of some copies
//! end in CR LF. The same quadruple may stand several times: each is an act. `train.txt`, `valid.txt` and `test.txt` are
//! three data sets to this reader.

use std::io::Read;

use crate::dataset::ACTORS_MAX;
use crate::dataset::Row;
use crate::model::Day;

use super::Files;
use super::Intake;
use super::Unreadable;
use super::lines::Line;
use super::lines::Lines;
use super::rows::calendar_day;
use super::rows::number;
use super::rows::shown;

/// The dictionaries, which stand beside every file of quadruples.
pub(super) const COMPANIONS: [&str; 2] = ["entity2id.txt", "relation2id.txt"];

/// Days of 2014.
const DAYS: i32 = 365;

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let mut beside = files.beside.into_iter();
    let mut dictionary = |name: &str| {
        let file = beside.next().ok_or_else(|| {
            Unreadable::Format(format!("what its numbers mean is not given: `{name}`"))
        })?;
        Dictionary::read(file, name)
    };
    let [entities, relations] = COMPANIONS;
    let (entities, relations) = (dictionary(entities)?, dictionary(relations)?);
    let base = calendar_day(2014, 1, 1).expect("the calendar has it");
    let mut lines = Lines::new(files.main);
    while let Some(line) = lines.next()? {
        intake.row(line.number);
        match row(line, &entities, &relations, base) {
            Ok(row) => intake.act(line.number, &row)?,
            Err(message) => intake.fault(line.at, message),
        }
    }
    Ok(())
}

fn row<'d>(
    line: Line<'_>,
    entities: &'d Dictionary,
    relations: &'d Dictionary,
    base: Day,
) -> Result<Row<'d>, String> {
    let ([actor, relation, recipient, time], count) = line.fields([0, 1, 2, 3]);
    if !(4..=5).contains(&count) {
        return Err(format!("it has {count} fields instead of 5"));
    }
    let name = |dictionary: &'d Dictionary, field: &[u8], what: &str| {
        let found = number(field).and_then(|number| dictionary.get(number));
        found.ok_or_else(|| format!("no {what} has the number {}", shown(field)))
    };
    let days = number(time).map(|hours| hours.div_euclid(24));
    let day = days
        .filter(|days| (0..DAYS).contains(days))
        .ok_or_else(|| format!("{} is no hour of 2014, counted from its beginning", shown(time)))?;
    Ok(Row {
        actor: name(entities, actor, "entity")?,
        recipient: name(entities, recipient, "entity")?,
        code: name(relations, relation, "relation")?,
        first: base.plus(day),
        doubt: 0,
    })
}

/// Names by number.
struct Dictionary {
    text: Vec<u8>,
    /// Where the name of each number begins and ends.
    spans: Vec<(usize, usize)>,
}

impl Dictionary {
    fn read(file: impl Read, name: &str) -> Result<Dictionary, Unreadable> {
        let mut dictionary = Dictionary { text: Vec::new(), spans: Vec::new() };
        let mut numbers = Vec::new();
        let mut lines = Lines::new(file);
        while let Some(line) = lines.next()? {
            let ([written, place], count) = line.fields([0, 1]);
            if count == 1 && line.at == 1 && number(written).is_some() {
                continue;
            }
            let place = number(place).filter(|_| count == 2).ok_or_else(|| {
                let line = line.at;
                Unreadable::Format(format!("line {line} of `{name}` is no name and number"))
            })?;
            let begin = dictionary.text.len();
            dictionary
                .text
                .extend(written.iter().map(|&sign| if sign == b'_' { b' ' } else { sign }));
            numbers.push((place, (begin, dictionary.text.len())));
            if numbers.len() >= ACTORS_MAX {
                return Err(Unreadable::Format(format!(
                    "`{name}` has more than {ACTORS_MAX} names"
                )));
            }
        }
        numbers.sort_unstable();
        let is_whole = (0..).zip(&numbers).all(|(place, (number, _))| place == *number);
        if !is_whole || numbers.is_empty() {
            let message = format!("the numbers of `{name}` are not those from 0, each once");
            return Err(Unreadable::Format(message));
        }
        dictionary.spans = numbers.into_iter().map(|(_, span)| span).collect();
        Ok(dictionary)
    }

    fn get(&self, number: i32) -> Option<&[u8]> {
        let &(begin, end) = self.spans.get(usize::try_from(number).ok()?)?;
        Some(&self.text[begin..end])
    }
}
