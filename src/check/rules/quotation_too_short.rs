//! Words too short to be told from others.
//!
//! # What it finds
//!
//! As `quotation-ambiguous`, where the words have fewer than twelve letters. Short words that stand once are fine.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source. Words are compared letter by letter,
//! after quotation marks, dashes, white space, accents and note numbers have one form; likeness is never enough. What is
//! found is there: that it supports the act is for a reader to judge.
//!
//! # Why it matters
//!
//! Two or three short words stand in many places: they point to none.
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
//!         Cite(source: "chapter", paragraph: "1", quote: "miller"),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Quote more words, or add `prefix` or `suffix`: the words right before or right behind.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("quotation-too-short");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("quotation_too_short.rs"),
    run: None,
};
