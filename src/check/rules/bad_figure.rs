//! A figure that cannot be.
//!
//! # What it finds
//!
//! A figure whose `value` or `of` is infinite or no number, and one whose `value` is greater than what it is out `of`.
//!
//! # Why it matters
//!
//! 304 out of 203 is a slip of the pen, most often the two numbers changed round.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "ussr", name: "Soviet Union", kind: State),
//!     Act(
//!         id: "recall",
//!         actors: ["ussr"],
//!         type: "decided",
//!         figures: [Figure(value: 304, unit: "projects", counts: "given up", of: 203)],
//!         evidence: [],
//!     ),
//! ]
//! ```
//!
//! # How to fix
//!
//! Write what the source gives: `value` is the part, `of` the whole.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Figure;

const CODE: Code = Code("bad-figure");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_figure.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in &draft.records.acts {
        for figure in &item.record.figures {
            if let Some((message, help)) = trouble(figure) {
                let label = item.label(&figure.counts, "what it counts");
                found.push(Diagnostic::error(CODE, message).at(label).help(help));
            }
        }
    }
}

fn trouble(figure: &Figure<'_>) -> Option<(String, &'static str)> {
    if !figure.value.is_finite() || !figure.of.is_none_or(f64::is_finite) {
        return Some(("a figure is no number".to_owned(), "write it with digits"));
    }
    let whole = figure.of.filter(|whole| figure.value > *whole)?;
    let message = format!("{} is more than the {whole} that it is out of", figure.value);
    Some((message, "`value` is the part, `of` the whole: were they changed round?"))
}
