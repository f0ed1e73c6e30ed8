//! A correction of something that is not printed, or of nothing.
//!
//! # What it finds
//!
//! A correction whose `printed` is not what the field of the act holds, one whose `reading` is the same as what is printed,
//! and a second correction of the same field.
//!
//! # Why it matters
//!
//! The fields of an act hold what the source prints; a correction says beside them how an editor reads it. Where the two do
//! not agree nobody can tell what the source says.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(
//!         id: "order",
//!         actors: ["mao"],
//!         type: "decided",
//!         date: "1962-08",
//!         corrections: [Correction(field: Date, printed: "1961-08", reading: "1962-08", reason: "misprint")],
//!         evidence: [],
//!     ),
//! ]
//! ```
//!
//! # How to fix
//!
//! Put into the field, and into `printed`, what the source prints; into `reading` what you hold to be right.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Act;
use crate::record::CorrectedField;
use crate::record::Correction;
use crate::text::quoted;

const CODE: Code = Code("bad-correction");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_correction.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in &draft.records.acts {
        for (at, correction) in item.record.corrections.iter().enumerate() {
            look(item, correction, found);
            let before = item.record.corrections.iter().take(at);
            let earlier = before.rev().find(|other| other.field == correction.field);
            if let Some(earlier) = earlier {
                let field = name(correction.field);
                let message = format!("the {field} of `{}` is corrected twice", item.id);
                found.push(
                    Diagnostic::error(CODE, message)
                        .at(item.label(&correction.printed, "corrected again here"))
                        .and(item.label(&earlier.printed, "corrected here"))
                        .help("keep one reading, and the other in its `reason`"),
                );
            }
        }
    }
}

fn look(item: &Item<'_, Box<Act<'_>>>, correction: &Correction<'_>, found: &mut Vec<Diagnostic>) {
    let field = name(correction.field);
    let held = match correction.field {
        CorrectedField::Date => item.record.date.as_ref(),
        CorrectedField::Place => item.record.place.as_ref(),
        CorrectedField::Type => Some(&item.record.act_type),
    };
    if held != Some(&correction.printed) {
        let message = match held {
            Some(held) => format!(
                "the {field} of `{}` is `{}`, not `{}`",
                item.id,
                quoted(held),
                quoted(&correction.printed)
            ),
            None => format!("`{}` has no {field} to correct", item.id),
        };
        found.push(
            Diagnostic::error(CODE, message)
                .at(item.label(&correction.printed, "said to be printed"))
                .and(held.and_then(|held| item.label(held, "held by the field")))
                .help(format!("the field `{field}` holds what the source prints")),
        );
    }
    if correction.reading == correction.printed {
        let message = format!("a correction of the {field} of `{}` changes nothing", item.id);
        found.push(
            Diagnostic::error(CODE, message)
                .at(item.label(&correction.reading, "the same as what is printed"))
                .help("take it out, or give the reading you hold to be right"),
        );
    }
}

fn name(field: CorrectedField) -> &'static str {
    match field {
        CorrectedField::Date => "date",
        CorrectedField::Place => "place",
        CorrectedField::Type => "type",
    }
}
