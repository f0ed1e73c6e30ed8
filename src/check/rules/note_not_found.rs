//! A note that is not in the paragraphs cited.
//!
//! # What it finds
//!
//! A `note` of a citation whose number is not printed in any of the paragraphs or pages cited.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source. Note numbers are those glued to a word
//! or to the sign that closes one.
//!
//! # Why it matters
//!
//! The note leads to the document behind the claim. A wrong number leads to another one.
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
//!         Cite(source: "chapter", paragraph: "1", passage: ("The mayor went", "upper weir"), note: "21"),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Correct the number; or name the range of paragraphs that holds both the passage and the note: `paragraph: "9-10"`.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("note-not-found");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("note_not_found.rs"),
    run: None,
};
