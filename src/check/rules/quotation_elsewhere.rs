//! Words that stand in another paragraph or on another page.
//!
//! # What it finds
//!
//! A `passage`, `quote` or `cue` that is not in the paragraphs or pages cited and is in others, which are named. The cue of a
//! link is looked for where the link's own evidence points, or without any where the act's does; that of an `order` where the
//! evidence of its record does.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source. Words are compared letter by letter,
//! after quotation marks, dashes, white space, accents and note numbers have one form; likeness is never enough. What is
//! found is there: that it supports the act is for a reader to judge.
//!
//! # Why it matters
//!
//! The paragraph or page is how a reader finds the place; and the words may be meant in another sense there.
//!
//! # Example
//!
//! A text of one or two paragraphs:
//!
//! ```text
//! The mayor went to the upper weir.12
//! He met a miller.13
//! ```
//!
//! ```ron
//! [
//!     Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
//!     Event(id: "visit", name: "A visit", evidence: [
//!         Cite(source: "chapter", paragraph: "2", passage: ("The mayor went", "upper weir"), note: "12"),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Correct the paragraph or page, or quote the place that is meant. A sentence over a page break has a range: `paragraph: "9-10"`,
//! `page: "12-13"`.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("quotation-elsewhere");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("quotation_elsewhere.rs"),
    run: None,
};
