//! Words that do not stand in the source.
//!
//! # What it finds
//!
//! A `passage`, `quote` or `cue` that is nowhere in the text of its source, a passage whose last words do not stand behind its
//! first, a `prefix` or `suffix` that does not stand right before or right behind, and a paragraph or page that the text does
//! not have. The words that come nearest are shown, and what differs.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source. Words are compared letter by letter,
//! after quotation marks, dashes, white space, accents and note numbers have one form; likeness is never enough. What is
//! found is there: that it supports the act is for a reader to judge.
//!
//! # Why it matters
//!
//! A reader who follows the citation finds nothing, or something else.
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
//!         Cite(source: "chapter", paragraph: "1", passage: ("The major went", "upper weir"), note: "12"),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Write the words as they are printed, whole words only and without note numbers. Where the print is at fault, declare a
//! repair of the source: `repairs: [Repair(at: "5", printed: "tbe", read: "the")]`.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("quotation-not-found");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("quotation_not_found.rs"),
    run: None,
};
