//! An expectation that does not hold.
//!
//! # What it finds
//!
//! An `Expect` that the graph does not meet: another number of acts, other acts, a path that is missing or one too many, acts that
//! need not have come in the order stated, another main path. It says what was found instead. Acts that were left out as unsound
//! cannot be asked about, so an expectation that names one fails too.
//!
//! # Why it matters
//!
//! Somebody wrote down what must hold, and why. Either a change to the graph broke it, or it was wrong from the beginning.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(id: "critique", actors: ["mao"], type: "decided", evidence: []),
//!     Expect(that: Count(terms: "by:mao", exactly: 0), reason: "Mao takes no step himself."),
//! ]
//! ```
//!
//! # How to fix
//!
//! Ask the same of `demarche acts`, `path` or `escalation`, and look at the acts. If the graph is right, change the expectation and
//! its reason; if not, mend the record that a change has spoiled.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;

pub(in crate::check) const CODE: Code = Code("expectation-failed");

/// Kept by `check::expectations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("expectation_failed.rs"),
    run: None,
};

/// A failure without a place yet.
pub(in crate::check) fn failure(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(CODE, message)
}
