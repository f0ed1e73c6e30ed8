//! STUB

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Recipients;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code("recipient-required"),
    severity: Severity::Error,
    page: include_str!("recipient_required.rs"),
    run: Some(run),
};

fn run(_draft: &Draft<'_, '_>, _graph: &Graph, _found: &mut Vec<Diagnostic>) {}
