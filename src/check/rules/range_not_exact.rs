//! Paragraphs or pages cited that are not those of the place.
//!
//! # What it finds
//!
//! A `paragraph` that is a range wider or narrower than the sentences of the passage and the note on them; where the source
//! counts by page, a `page` that is a range wider than the passage and its note; a range of more than 24.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source. A paragraph that ends without a full stop
//! goes on in the next that begins with a small letter, over at most one that stands between, such as a caption.
//!
//! # Why it matters
//!
//! A range that is too wide makes a reader search; one too narrow hides that the sentence goes on.
//!
//! # Example
//!
//! A text of one or two paragraphs:
//!
//! ```text
//! The mayor went to the upper weir.12 He met a miller who met a miller.13
//! The weir fell.14
//! ```
//!
//! ```ron
//! [
//!     Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
//!     Event(id: "visit", name: "A visit", evidence: [
//!         Cite(source: "chapter", paragraph: "1-2", passage: ("The mayor went", "upper weir"), note: "12"),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Cite the paragraph, or the range from the one in which the first sentence of the passage begins to the one in which the
//! last ends or its note stands; the pages from the first to the last words of the passage or to its note. If a page break leaves a capital in mid-sentence, declare a repair.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("range-not-exact");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("range_not_exact.rs"),
    run: None,
};
