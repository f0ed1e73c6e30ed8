//! An actor that no record describes.
//!
//! # What it finds
//!
//! An id among the actors, recipients, `about` or audience of an act, the participants of an event, the sides of a dispute
//! or the roles of an actor that no actor has, or that belongs to a record of another kind. Where an act may name an event
//! as well, the id may be an event's.
//!
//! # Why it matters
//!
//! An act whose actors or recipients are not known is left out, and so is any other part that names such an actor.
//!
//! # Example
//!
//! ```ron
//! [Act(id: "call", actors: ["khruschev"], type: "decided", evidence: [])]
//! ```
//!
//! # How to fix
//!
//! Correct the id, or add an `Actor` with it. Write `unstated` where the source does not say who it was.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::reference;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("unknown-actor");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("unknown_actor.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    reference::unknown(draft, CODE, Kind::Actor, found);
}
