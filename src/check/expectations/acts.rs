//! How many acts meet some terms, and which.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::ActKey;
use crate::query::Selection;
use crate::record::ExpectedActs;
use crate::record::ExpectedCount;
use crate::record::Written;
use crate::text::quoted;

use super::Asker;
use super::Expected;
use super::Verdict;
use super::expectation_failed;
use super::terms_in;
use super::words;

/// What terms let through is listed, and compared.
const TIMES: usize = 1;

impl<'d, 't: 'd> Asker<'_, 'd, 't> {
    pub(super) fn count(&mut self, item: &Expected<'t>, expected: &ExpectedCount<'t>) -> Verdict {
        if !self.can_afford(TIMES + terms_in(&expected.terms)) {
            return Verdict::Unasked;
        }
        let filter = self.filter(item, &expected.terms);
        let bounds = self.bounds(item, expected);
        let (Some(filter), Some((least, most))) = (filter, bounds) else {
            return Verdict::Faulty;
        };
        let selection = filter.select(self.graph);
        let number = selection.acts.len();
        if u32::try_from(number).is_ok_and(|number| (least..=most).contains(&number)) {
            return Verdict::Holds;
        }
        let wanted = match (least, most) {
            (least, u32::MAX) => format!("at least {}", acts(least)),
            (least, most) if least == most => format!("exactly {}", acts(least)),
            (0, most) => format!("at most {}", acts(most)),
            (least, most) => format!("between {least} and {}", acts(most)),
        };
        let terms = quoted(&expected.terms);
        let failure =
            failure(format!("expected {wanted} for `{terms}`, found {number}"), &selection);
        let label = item.label(&expected.terms, format!("{number} found"));
        let found = words::list(self.graph, &selection.acts);
        let failure = failure.at(label);
        if number == 0 { failure.into() } else { failure.note(format!("found: {found}")).into() }
    }

    /// The least and the most; reported where none is stated, or nothing lies between them.
    fn bounds(&mut self, item: &Expected<'t>, expected: &ExpectedCount<'t>) -> Option<(u32, u32)> {
        let (message, help) = match (expected.exactly, expected.at_least, expected.at_most) {
            (Some(number), None, None) => return Some((number, number)),
            (None, Some(least), Some(most)) if least > most => {
                ("`at_least` is more than `at_most`", "write the smaller number in `at_least`")
            }
            (None, None, None) => {
                ("no number of acts is stated", "add `exactly`, `at_least` or `at_most`")
            }
            (None, least, most) => return Some((least.unwrap_or(0), most.unwrap_or(u32::MAX))),
            (Some(_), _, _) => (
                "`exactly` stands beside another bound",
                "keep `exactly`, or `at_least` and `at_most`",
            ),
        };
        self.fault(message.to_owned(), item.label(&expected.terms, "acts of these terms"), help);
        None
    }

    pub(super) fn acts_are(&mut self, item: &Expected<'t>, expected: &ExpectedActs<'t>) -> Verdict {
        if !self.can_afford(TIMES + terms_in(&expected.terms)) {
            return Verdict::Unasked;
        }
        let filter = self.filter(item, &expected.terms);
        let acts = self.acts(item, &expected.are);
        let (Some(filter), Some(acts)) = (filter, acts) else { return Verdict::Faulty };
        let selection = filter.select(self.graph);
        let found: BTreeSet<ActKey> = selection.acts.iter().copied().collect();
        let wanted: BTreeSet<ActKey> = acts.iter().copied().collect();
        if found == wanted {
            return Verdict::Holds;
        }
        let named = acts.iter().zip(&expected.are);
        let missing: Vec<(ActKey, &Written<'t>)> = named
            .filter(|(act, _)| !found.contains(act))
            .map(|(act, written)| (*act, written))
            .collect();
        let extra: Vec<ActKey> = found.difference(&wanted).copied().collect();
        let terms = quoted(&expected.terms);
        let differ = [(missing.len(), "missing"), (extra.len(), "extra")];
        let differ = differ.iter().filter(|(number, _)| *number > 0);
        let differ: Vec<String> = differ.map(|(number, what)| format!("{number} {what}")).collect();
        let message = format!("not the acts expected for `{terms}`: {}", differ.join(", "));
        let mut failure = failure(message, &selection);
        let mut labels = missing.iter().take(words::SHOWN);
        failure = match labels.next() {
            Some((_, written)) => failure.at(item.label(written, "missing")),
            None => failure.at(item.label(&expected.terms, format!("{} found", found.len()))),
        };
        for (_, written) in labels {
            failure = failure.and(item.label(written, "missing"));
        }
        for &act in extra.iter().take(words::SHOWN) {
            failure = failure.and(self.label_act(act, "extra"));
        }
        if !missing.is_empty() {
            let missing: Vec<ActKey> = missing.iter().map(|(act, _)| *act).collect();
            failure = failure.note(format!("missing: {}", words::list(self.graph, &missing)));
        }
        if !extra.is_empty() {
            failure = failure.note(format!("extra: {}", words::list(self.graph, &extra)));
        }
        failure.into()
    }
}

/// A failure that tells what terms hide by default.
fn failure(message: String, selection: &Selection) -> Diagnostic {
    let failure = expectation_failed::failure(message);
    let hidden = selection.hidden;
    let kinds = [
        (hidden.not_actual, "not actual", "modality:any"),
        (hidden.rejected, "rejected", "status:any"),
    ];
    kinds.iter().filter(|(number, ..)| *number > 0).fold(
        failure,
        |failure, (number, what, term)| {
            failure.note(format!("{number} more {what}: `{term}` lets them in"))
        },
    )
}

fn acts(number: u32) -> String {
    format!("{number} {}", if number == 1 { "act" } else { "acts" })
}
