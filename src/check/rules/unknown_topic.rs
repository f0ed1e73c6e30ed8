//! A topic that no record describes.
//!
//! # What it finds
//!
//! An entry of `topics` of an act or event that is the id of no topic.
//!
//! # Why it matters
//!
//! Two spellings would make two topics, and a question about one would miss the other.
//!
//! # Example
//!
//! ```ron
//! [Event(id: "talks", name: "Talks", topics: ["border"], evidence: [])]
//! ```
//!
//! # How to fix
//!
//! Correct the id, or add a `Topic` with it.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::reference;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("unknown-topic");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("unknown_topic.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    reference::unknown(draft, CODE, Kind::Topic, found);
}
