//! A repair of nothing.
//!
//! # What it finds
//!
//! An entry of a source's `repairs` whose `printed` letters do not stand in the paragraph or page `at`.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source.
//!
//! # Why it matters
//!
//! The text may be another copy, or the paragraphs are counted otherwise; or the repair is left over.
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
//!     Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph, repairs: [Repair(at: "1", printed: "tbe", read: "the")]),
//!     Event(id: "visit", name: "A visit", evidence: [
//!         Cite(source: "chapter", paragraph: "1", passage: ("The mayor went", "upper weir"), note: "12"),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Correct `at` or `printed`, which is compared as it stands in the file, or delete the repair.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("unused-repair");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Warning,
    page: include_str!("unused_repair.rs"),
    run: None,
};
