//! STUB

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code("unknown-field"),
    severity: Severity::Error,
    page: include_str!("unknown_field.rs"),
    run: None,
};
