//! STUB

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code("unreadable-file"),
    severity: Severity::Error,
    page: include_str!("unreadable_file.rs"),
    run: None,
};
