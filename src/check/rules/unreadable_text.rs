//! A text of a source that cannot be read.
//!
//! # What it finds
//!
//! A source whose `text` names a file that is not there, is no UTF-8 text, or lies outside the graph folder; a text made of the
//! same few letters, in which the words cited stand so often that they cannot be looked up.
//!
//! Only `check` and `coverage` read texts.
//!
//! # Why it matters
//!
//! What rests on the source is not verified. The file may be one that cannot be passed on with the graph.
//!
//! # Example
//!
//! ```text
//! [Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph, text: "../chapter.txt")]
//! ```
//!
//! # How to fix
//!
//! Put the file where `text` says, relative to the graph folder; or name it on the command line: `--text chapter=FILE`.

use std::sync::Arc;

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::model::Id;
use crate::record::Written;
use crate::text::Text;
use crate::text::quoted;

pub(in crate::check) const CODE: Code = Code("unreadable-text");

/// Kept while reading.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Warning,
    page: include_str!("unreadable_text.rs"),
    run: None,
};

/// The finding about a text in which words stand too often to be looked up.
pub(in crate::check) fn too_many(source: &Id, label: Option<Label>) -> Diagnostic {
    let message = format!("the words cited from `{source}` stand too often in its text");
    Diagnostic::warning(CODE, message).at(label).help("cite words that stand once, or few times")
}

/// The finding about a text that cannot be read, and why not.
pub(crate) fn report(file: &Arc<Text>, written: &Written<'_>, reason: &str) -> Diagnostic {
    let span = written.borrowed().and_then(|written| file.span_of(written)).unwrap_or(0..0);
    let label = Label { text: Arc::clone(file), span, message: reason.to_owned() };
    Diagnostic::warning(CODE, format!("cannot read the text `{}`", quoted(written)))
        .at(Some(label))
        .help("put the file there, or name it on the command line: --text SOURCE=FILE")
}
