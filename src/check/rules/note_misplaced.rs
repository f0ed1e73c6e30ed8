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
//! ```ron
//! [
//!     Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph, text: "chapter.txt"),
//!     Event(id: "visit", name: "A visit", evidence: [
//!         Cite(source: "chapter", paragraph: "5", passage: ("The mayor went", "by the weir"), note: "12"),
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
