//! An expectation that cannot be asked.
//!
//! # What it finds
//!
//! An `Expect` whose terms cannot be read, or which names an act, actor, dispute, side or threshold that does not exist; one that
//! states nothing: a count without a number, an order of fewer than two acts, a main path of no dispute; and one that no graph
//! could meet, such as a path from an actor to itself.
//!
//! # Why it matters
//!
//! It neither holds nor fails: whatever it was to guard is not guarded.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Expect(that: Count(terms: "by:moa", exactly: 0), reason: "Mao takes no step himself."),
//! ]
//! ```
//!
//! # How to fix
//!
//! Correct the id or the terms; `demarche explain terms` tells their grammar, and `demarche acts` takes the same. State a
//! number, acts or a dispute.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("bad-expectation");

/// Kept by `check::expectations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_expectation.rs"),
    run: None,
};
