//! A ladder that is no scale.
//!
//! # What it finds
//!
//! A ladder whose rungs do not rise from 0, a threshold that enters no rung or does not lie above the threshold before, and
//! a second ladder in the same folder.
//!
//! # Why it matters
//!
//! Every statement about escalation compares rungs, so their order must be beyond doubt, and two acts must be measured on one
//! scale.
//!
//! # Example
//!
//! ```ron
//! [Ladder(
//!     id: "short-ladder",
//!     name: "A short ladder",
//!     rungs: [Rung(value: 1, label: "words"), Rung(value: 2, label: "deeds")],
//!     thresholds: [],
//! )]
//! ```
//!
//! # How to fix
//!
//! Number the rungs upward from 0; 0 is where nothing hostile stands. Let every threshold enter one of them. Keep one ladder in
//! a folder.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Ladder;

const CODE: Code = Code("bad-ladder");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_ladder.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in &draft.records.ladders {
        rungs(item, found);
        thresholds(item, found);
    }
    let Some((first, others)) = draft.records.ladders.split_first() else { return };
    for item in others {
        found.push(
            Diagnostic::error(CODE, format!("a second ladder, `{}`", item.id))
                .at(item.label_id("is not used"))
                .and(first.label_id("this one is used"))
                .help("keep one ladder in a folder"),
        );
    }
}

fn rungs(item: &Item<'_, Ladder<'_>>, found: &mut Vec<Diagnostic>) {
    let rungs = &item.record.rungs;
    if rungs.is_empty() {
        let message = format!("the ladder `{}` has no rungs", item.id);
        found.push(Diagnostic::error(CODE, message).at(item.label_id("empty")));
    }
    if let Some(first) = rungs.first().filter(|first| first.value != 0) {
        let message = format!("the ladder `{}` begins at {}", item.id, first.value);
        let label = item.label(&first.label, "must be 0");
        found.push(Diagnostic::error(CODE, message).at(label).help("number the rungs from 0"));
    }
    for pair in rungs.windows(2) {
        let [lower, upper] = pair else { continue };
        if upper.value <= lower.value {
            let message = format!("rung {} does not lie above rung {}", upper.value, lower.value);
            found.push(
                Diagnostic::error(CODE, message)
                    .at(item.label(&upper.label, "this rung"))
                    .and(item.label(&lower.label, "the one below"))
                    .help("rungs stand from the lowest to the highest, each value once"),
            );
        }
    }
}

fn thresholds(item: &Item<'_, Ladder<'_>>, found: &mut Vec<Diagnostic>) {
    let mut before = 0;
    for threshold in &item.record.thresholds {
        let enters = threshold.enters;
        let trouble = if !item.record.rungs.iter().any(|rung| rung.value == enters) {
            Some(format!("the ladder has no rung {enters}"))
        } else if enters <= before {
            Some(format!("must enter a rung above {before}"))
        } else {
            None
        };
        if let Some(trouble) = trouble {
            let message = format!("the threshold `{}` enters rung {enters}", threshold.id);
            let label = item.label(&threshold.id, trouble);
            found.push(Diagnostic::error(CODE, message).at(label));
        }
        before = before.max(enters);
    }
}
