//! A date that is no date.
//!
//! # What it finds
//!
//! A date of an act or event, a reading of a corrected date, the beginning or end of a role, the life of an actor or the
//! period of a dispute that is not written as EDTF (ISO 8601-2), or that ends before it starts.
//!
//! # Why it matters
//!
//! An act whose date cannot be read is left out, because it would have no place in time. Elsewhere the date is left out.
//!
//! # Example
//!
//! ```ron
//! [Event(id: "visit", name: "A visit", date: "16.07.1960", evidence: [])]
//! ```
//!
//! # How to fix
//!
//! Write a day as `1960-07-16`, a month as `1960-07`, a year as `1960`; what is roughly so as `1960~`, what is doubtful as
//! `1960?`; what lasts as `1960-07/1960-09`; one moment in doubt as `[1960-07..1960-09]`, with one end open as `[..1960-07]`.
//! `demarche check --fix` rewrites a date that can be read in one way only, as `16 July 1960`; never `03/04/1960`.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::edtf;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::model::Date;
use crate::model::DateError;
use crate::record::CorrectedField;
use crate::record::Written;
use crate::text::quoted;

const CODE: Code = Code("bad-date");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_date.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in &draft.records.actors {
        read(item, item.record.life.as_ref(), found);
        for role in &item.record.roles {
            let from = read(item, role.from.as_ref(), found);
            let to = read(item, role.to.as_ref(), found);
            if let (Some(from), Some(to)) = (from, to)
                && from.bounds().start.first > to.bounds().end.last
            {
                let label = item.label(role.to.as_ref().unwrap_or(&role.title), "before it begins");
                let begins = role.from.as_ref().and_then(|date| item.label(date, "begins here"));
                let message = format!("a role of `{}` ends before it begins", item.id);
                found.push(Diagnostic::error(CODE, message).at(label).and(begins));
            }
        }
    }
    for item in &draft.records.events {
        read(item, item.record.date.as_ref(), found);
    }
    for item in &draft.records.acts {
        read(item, item.record.date.as_ref(), found);
        for correction in &item.record.corrections {
            match correction.field {
                CorrectedField::Date => read(item, Some(&correction.reading), found),
                CorrectedField::Place | CorrectedField::Type => None,
            };
        }
    }
    for item in &draft.records.disputes {
        read(item, item.record.period.as_ref(), found);
    }
}

fn read<R>(
    item: &Item<'_, R>,
    written: Option<&Written<'_>>,
    found: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let written = written?;
    match Date::new(written) {
        Ok(date) => Some(date),
        Err(error) => {
            found.push(report(item, written, &error));
            None
        }
    }
}

fn report<R>(item: &Item<'_, R>, written: &Written<'_>, error: &DateError) -> Diagnostic {
    let place = if error.offset < written.len() {
        item.label_inside(written, error.offset, error.message.as_str())
    } else {
        item.label(written, error.message.as_str())
    };
    let help = match edtf::meant(written) {
        Some(edtf) => format!("write `{edtf}`"),
        None => "write a day as `1960-07-16`, a month as `1960-07`, a year as `1960`, \
                 a span as `1960-07/1960-09`"
            .to_owned(),
    };
    let fix = edtf::certain(written).and_then(|edtf| item.fix(written, edtf));
    Diagnostic::error(CODE, format!("`{}` is no date", quoted(written)))
        .at(place)
        .help(help)
        .maybe_fix(fix)
}
