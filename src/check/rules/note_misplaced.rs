//! A note that does not stand where the basis says.
//!
//! # What it finds
//!
//! With `basis: Direct`, a note that does not stand on the sentence of the passage; with `Carried`, one that does not stand on a
//! later sentence. Either way another note must not stand between the passage and it, and of notes that stand side by side all
//! must be cited, each in a citation of its own.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source.
//!
//! # Why it matters
//!
//! A note covers the sentence it stands on, and by convention those back to the note before. Which of the two it is tells
//! how far a reader may trust it.
//!
//! # Example
//!
//! A text of one or two paragraphs:
//!
//! ```text
//! The mayor went to the upper weir.12 He met a miller who met a miller.13
//! ```
//!
//! ```ron
//! [
//!     Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
//!     Event(id: "visit", name: "A visit", evidence: [
//!         Cite(source: "chapter", paragraph: "1", passage: ("The mayor went", "upper weir"), note: "12", basis: Carried),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Name the first note behind the passage; `Direct` if it stands on that sentence, `Carried` if on a later one.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("note-misplaced");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("note_misplaced.rs"),
    run: None,
};
