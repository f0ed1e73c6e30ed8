//! A code of a data set that its code book does not have.
//!
//! # What it finds
//!
//! A code that stands in rows of a data set and neither as a code nor as a label in the code book by which they are read.
//!
//! # Why it matters
//!
//! What the code means is not known. Its acts are kept, under a type of their own that is neither good nor bad and stands on rung
//! 0; so they take no part in any escalation path.
//!
//! # Example
//!
//! ```text
//! [Dataset(id: "river-events", title: "Events on the river", file: "events.csv", format: "csv:actor=1,recipient=2,date=3,code=4", codes: ["weis"])]
//! ```
//!
//! with a row `Upton,Lowton,1881-06-02,190`: 190 is a code of CAMEO, not of WEIS.
//!
//! # How to fix
//!
//! Name the code book of the data set in `codes`; or bring a `CodeBook` of your own that has the code.

use std::sync::Arc;

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::record::Written;
use crate::text::Text;
use crate::text::quoted;

const CODE: Code = Code("unknown-code");

/// Kept while data sets are read.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Warning,
    page: include_str!("unknown_code.rs"),
    run: None,
};

/// The finding about a code, and how many acts have it.
pub(crate) fn report(
    file: &Arc<Text>,
    written: &Written<'_>,
    code: &str,
    acts: usize,
) -> Diagnostic {
    let span = written.borrowed().and_then(|written| file.span_of(written)).unwrap_or(0..0);
    let label = Label { text: Arc::clone(file), span, message: "in this file".to_owned() };
    let acts = if acts == 1 { "1 act has".to_owned() } else { format!("{acts} acts have") };
    Diagnostic::warning(
        CODE,
        format!("{acts} the code `{}`, which the code book lacks", quoted(code)),
    )
    .at(Some(label))
    .help("name the right code book in `codes`, or bring one that has it")
}
