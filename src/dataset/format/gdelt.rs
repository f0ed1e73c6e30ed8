//! Event files of GDELT: 61 fields by tabs and no heading in version 2.0, 57 or 58 in version 1.0.
//!
//! Written from the published description of the columns (the GDELT Event Database Data Format Codebook, versions 1.03 and 2.0),
//! without a sample at hand. The versions agree up to `AvgTone`; 2.0 adds a column to each of three places, 1.0 ends in the
//! address of the source from April 2013 on.
//!
//! Traps. Files end in `.CSV` and are apart by tabs all the same; quotation marks are letters. Either actor may be empty: then
//! nobody is named, which is not the same as nobody there. An actor is his code (`USAGOV`), whose groups of three letters
//! tell the state and the roles; the name beside it is that of one news report and varies. Of the three columns of codes the
//! full one counts (`043`, not its base `04`). The day is `SQLDATE`, the day of the act as the report tells it; a report of
//! later days repeats the act as a row with a new id, so that rows are reports and not events. The reduced files of 17 columns
//! with a heading are another format and are refused.

use crate::dataset::Row;

use super::Files;
use super::Intake;
use super::Unreadable;
use super::lines::Lines;
use super::rows::Days;
use super::rows::shown;

/// How many fields a row may have.
const COUNTS: [usize; 3] = [57, 58, 61];

const DAY: usize = 1;
const ACTOR: usize = 5;
const RECIPIENT: usize = 15;
const CODE: usize = 26;

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let mut lines = Lines::new(files.main);
    let mut days = Days::default();
    let mut columns = None;
    while let Some(line) = lines.next()? {
        let ([date, actor, recipient, code], count) = line.fields([DAY, ACTOR, RECIPIENT, CODE]);
        let columns = *columns.get_or_insert(count);
        if !COUNTS.contains(&columns) {
            return Err(Unreadable::Format(format!(
                "its first line has {columns} fields apart by tabs; those of GDELT have 61, or 57 or 58 in version 1.0"
            )));
        }
        intake.row(line.number);
        let message = match days.read(date) {
            _ if count != columns => format!("it has {count} fields instead of {columns}"),
            None => format!("{} is no day", shown(date)),
            Some(_) if code.is_empty() => "it has no code".to_owned(),
            Some(first) => {
                intake.act(line.number, &Row { actor, recipient, code, first, doubt: 0 })?;
                continue;
            }
        };
        intake.fault(line.at, message);
    }
    Ok(())
}
