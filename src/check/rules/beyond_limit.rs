//! More than is read.
//!
//! # What it finds
//!
//! What is above a limit: a record of more than 1 MiB, a list of more than 10,000 entries, a name of more than 10,000 bytes, an
//! act of more than 10,000 pairs of actor and recipient, an `order` of more than 4,000,000 days; a folder of more than
//! 10,000,000 records or 20,000,000 such pairs; more than 10,000 findings of one code.
//!
//! # Why it matters
//!
//! A folder that others wrote may be a slip of a program or meant to do harm. With limits, reading it ends, in memory that can be
//! foreseen. What is above one is missing from every answer; everything else is read.
//!
//! # Example
//!
//! ```ron
//! [
//!     Event(id: "flood", name: "The flood", date: "1904", evidence: []),
//!     Event(id: "thaw", name: "The thaw", order: [After(id: "flood", days: 5000000)], evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Most often it is a bracket or a quote in the wrong place, or a figure with too many digits. Divide what is truly so large: an
//! act among many parties into several acts, a long note into a text of its own beside the folder.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::load;
use crate::load::limits::FINDINGS_MAX;

pub(in crate::check) const RULE: Rule = Rule {
    code: load::BEYOND_LIMIT,
    severity: Severity::Error,
    page: include_str!("beyond_limit.rs"),
    run: None,
};

/// What is said of so many findings that are not listed, as bad as the last that is.
pub(crate) fn unlisted(code: Code, count: usize, last: &Diagnostic) -> Diagnostic {
    let message =
        format!("{count} more findings of `{}` are not listed; the most is {FINDINGS_MAX}", code.0);
    let place = last.primary.clone();
    let label = place.map(|label| Label { message: "the last of them".to_owned(), ..label });
    let more =
        Diagnostic::error(load::BEYOND_LIMIT, message).at(label).help("mend those listed first");
    Diagnostic { severity: last.severity, ..more }
}
