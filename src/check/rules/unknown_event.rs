//! An event that no record describes.
//!
//! # What it finds
//!
//! An `event` of an act or a `part_of` of an event that is the id of no event.
//!
//! # Why it matters
//!
//! The act stands apart from the happening it belongs to, and questions about that happening miss it.
//!
//! # Example
//!
//! ```ron
//! [Event(id: "session", name: "A session", part_of: "congres", evidence: [])]
//! ```
//!
//! # How to fix
//!
//! Correct the id, or add an `Event` with it.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::reference;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("unknown-event");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("unknown_event.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    reference::unknown(draft, CODE, Kind::Event, found);
}
