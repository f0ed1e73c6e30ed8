//! STUB

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code("actor-on-both-sides"),
    severity: Severity::Error,
    page: include_str!("actor_on_both_sides.rs"),
    run: Some(run),
};

fn run(_draft: &Draft<'_, '_>, _graph: &Graph, _found: &mut Vec<Diagnostic>) {}
