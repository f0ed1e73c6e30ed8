//! Words that stand more than once in the place cited.
//!
//! # What it finds
//!
//! A `passage` whose first and last words fit more than one span of the paragraphs or pages cited; a `quote` or `cue` that
//! stands there more than once, and not just once in the passage. A few words around each place are shown.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source. Words are compared letter by letter,
//! after quotation marks, dashes, white space, accents and note numbers have one form; likeness is never enough. What is
//! found is there: that it supports the act is for a reader to judge.
//!
//! # Why it matters
//!
//! Which of the places is meant, nobody can tell; one letter wrong could make it the other.
//!
//! # Example
//!
//! A text of one or two paragraphs:
//!
//! ```text
//! The mayor went to the upper weir.12 He met a miller of Aldery who met a miller of Aldery.13
//! ```
//!
//! ```ron
//! [
//!     Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
//!     Event(id: "visit", name: "A visit", evidence: [
//!         Cite(source: "chapter", paragraph: "1", quote: "met a miller of Aldery"),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Add `prefix`, the words right before the place that is meant, or `suffix`, those right behind it: `suffix: "who met"`. They
//! stand beside the passage, without one beside the quote. More words in the passage or quote do as well. A cue that stands
//! more than once needs a passage whose sentences hold it once.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("quotation-ambiguous");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("quotation_ambiguous.rs"),
    run: None,
};
