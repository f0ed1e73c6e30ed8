//! A figure that cannot be.
//!
//! # What it finds
//!
//! A figure whose `value` or `of` is no number or beyond a million million million, and one whose `value` is greater than what
//! it is out `of`; a Goldstein value or a PLOVER score of an act type that is not between -10 and 10.
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
use crate::text::quoted;

const CODE: Code = Code("bad-figure");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_figure.rs"),
    run: Some(run),
};

/// The greatest figure, either side of 0.
const FIGURE_MAX: f64 = 1e18;

/// Whether a figure and what it is out of are numbers that can be printed.
pub(in crate::check) fn is_figure(figure: &Figure<'_>) -> bool {
    let is_number = |number: f64| number.abs() <= FIGURE_MAX;
    is_number(figure.value) && figure.of.is_none_or(is_number)
}

/// Whether a number stands on the scale from -10 to 10 of Goldstein and PLOVER.
pub(in crate::check) fn is_value(value: f64) -> bool {
    (-10.0..=10.0).contains(&value)
}

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in draft.records.act_types.iter().filter(|item| !item.is_built_in()) {
        let codes = &item.record.codes;
        let values = [
            ("Goldstein value", item.record.goldstein),
            ("Goldstein value of the WEIS code", codes.goldstein_weis),
            ("PLOVER score", codes.plover_score),
        ];
        for (what, _) in values.iter().filter(|(_, value)| value.is_some_and(|one| !is_value(one)))
        {
            let message = format!("the {what} of `{}` is not between -10 and 10", item.id);
            let label = item.label_id("of this type");
            found.push(
                Diagnostic::error(CODE, message)
                    .at(label)
                    .help("give it on the scale, or leave it out"),
            );
        }
    }
    for item in &draft.records.code_books {
        for code in &item.record.codes {
            if code.goldstein.is_some_and(|value| !is_value(value)) {
                let code = &code.code;
                let message = format!(
                    "the Goldstein value of the code `{}` is not between -10 and 10",
                    quoted(code)
                );
                found.push(
                    Diagnostic::error(CODE, message)
                        .at(item.label(code, "of this code"))
                        .help("give it on the scale, or leave it out"),
                );
            }
        }
    }
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
    if !is_figure(figure) {
        return Some((
            "a figure is no number, or beyond any that counts".to_owned(),
            "write it with digits",
        ));
    }
    let whole = figure.of.filter(|whole| figure.value > *whole)?;
    let message = format!("{} is more than the {whole} that it is out of", figure.value);
    Some((message, "`value` is the part, `of` the whole: were they changed round?"))
}
