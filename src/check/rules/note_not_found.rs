//! A note that is not in the paragraphs cited.
//!
//! # What it finds
//!
//! A `note` of a citation whose number is not printed in any of the paragraphs cited.
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
