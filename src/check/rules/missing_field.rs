//! A field that its record must have.
//!
//! # What it finds
//!
//! A record, or a part of one, without a field that every record of its kind has.
//!
//! # Why it matters
//!
//! Without it the record would say nothing: an act without a type, a citation without a source. It is left out until it is
//! mended.
//!
//! # Example
//!
//! ```ron
//! [Topic(id: "border")]
//! ```
//!
//! # How to fix
//!
//! Add the field. The codebook (`graph/README.md`) marks with a star the fields that cannot be left out.

use crate::check::Rule;
use crate::diagnostic::Severity;
use crate::load;

pub(in crate::check) const RULE: Rule = Rule {
    code: load::MISSING_FIELD,
    severity: Severity::Error,
    page: include_str!("missing_field.rs"),
    run: None,
};
