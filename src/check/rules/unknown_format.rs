//! A format that this version does not know.
//!
//! # What it finds
//!
//! A `demarche.ron` whose `format` is not 1.
//!
//! # Why it matters
//!
//! A later format may mean something else by the same words.
//!
//! # Example
//!
//! ```ron
//! Graph(title: "A dispute", licence: "CC0-1.0", format: 2)
//! ```
//!
//! # How to fix
//!
//! Write `format: 1`, or use the version of demarche for which the folder was written.

use std::sync::Arc;

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::record::Marker;
use crate::text::Text;

const CODE: Code = Code("unknown-format");

/// The format that this version reads.
const FORMAT: u32 = 1;

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("unknown_format.rs"),
    run: None,
};

/// The finding, where the marker of a folder names another format.
pub(crate) fn find(marker: &Marker<'_>, text: &Arc<Text>) -> Option<Diagnostic> {
    let start = text.body().find("format").unwrap_or(0);
    let end =
        start + text.body().get(start..).and_then(|rest| rest.find([',', ')', '\n'])).unwrap_or(0);
    let label = Label {
        text: Arc::clone(text),
        span: start..end,
        message: "not known to this version".to_owned(),
    };
    (marker.format != FORMAT).then(|| {
        Diagnostic::error(CODE, format!("the folder has format {}", marker.format))
            .at(Some(label))
            .help(format!("this version reads format {FORMAT}"))
    })
}
