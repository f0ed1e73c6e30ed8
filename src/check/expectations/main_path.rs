//! Whether the main path of a dispute is the one expected.

use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::query::escalation;
use crate::query::escalation::Infer;
use crate::query::escalation::MainPath;
use crate::query::escalation::Question;
use crate::query::escalation::WINDOW_DAYS_MAX;
use crate::record::ExpectedDispute;
use crate::record::ExpectedMainPath;
use crate::record::Written;
use crate::text::quoted;

use super::Asker;
use super::Expected;
use super::Kind;
use super::MainPathKey;
use super::Named;
use super::Reference;
use super::Verdict;
use super::expectation_failed;
use super::words::SHOWN;

/// The acts of a dispute are gathered, tied and walked.
const TIMES: usize = 20;

impl<'d, 't: 'd> Asker<'_, 'd, 't> {
    pub(super) fn main_path(
        &mut self,
        item: &Expected<'t>,
        expected: &ExpectedMainPath<'t>,
    ) -> Verdict {
        let key = (expected.dispute.clone(), expected.sides.clone(), expected.infer.clone());
        let found = self.found(item, &key);
        let wanted = self.wanted(item, expected);
        let (found, wanted) = match (found, wanted) {
            (Err(verdict), _) => return verdict,
            (Ok(_), None) => return Verdict::Faulty,
            (Ok(found), Some(wanted)) => (found, wanted),
        };
        let name = named(&key);
        let Some(path) = &found.path else {
            let failure = expectation_failed::failure(format!("{name} has no main path"));
            return stopped(failure.at(label(item, &key, "no acts rise here")), &found).into();
        };
        let wrong = self.wrong(item, path, &wanted);
        let Some((_, place)) = wrong.first() else { return Verdict::Holds };
        let told: Vec<&str> = wrong.iter().take(SHOWN).map(|(told, _)| told.as_str()).collect();
        let more = match wrong.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        let message = format!("the main path of {name}: {}{more}", told.join("; "));
        let place = place.clone().or_else(|| label(item, &key, "its main path is another"));
        let mut failure = expectation_failed::failure(message).at(place);
        failure.others.extend(wrong.into_iter().take(SHOWN).skip(1).filter_map(|(_, place)| place));
        stopped(self.with_path(failure, path), &found).into()
    }

    pub(super) fn no_main_path(
        &mut self,
        item: &Expected<'t>,
        expected: &ExpectedDispute<'t>,
    ) -> Verdict {
        let key = (expected.dispute.clone(), expected.sides.clone(), expected.infer.clone());
        let found = match self.found(item, &key) {
            Ok(found) => found,
            Err(verdict) => return verdict,
        };
        let failure = match &found.path {
            None if !found.inferring_stopped => return Verdict::Holds,
            None => expectation_failed::failure(format!("{} may have a main path", named(&key))),
            Some(path) => {
                let message = format!("{} has a main path", named(&key));
                self.with_path(expectation_failed::failure(message), path)
            }
        };
        stopped(failure.at(label(item, &key, "none is expected")), &found).into()
    }

    /// The main path of a dispute or between two sides.
    fn found(
        &mut self,
        item: &Expected<'t>,
        key: &MainPathKey<'t>,
    ) -> Result<Rc<MainPath>, Verdict> {
        if let Some(found) = self.main_paths.get(key) {
            return Ok(Rc::clone(found));
        }
        let infer = key.2.as_ref().map_or(Some(Infer::Never), |written| {
            let infer = Infer::parse(written);
            if infer.is_none() {
                let message = format!("`{}` is no window of days", quoted(written));
                let help = format!("write a number from 1 to {WINDOW_DAYS_MAX}, or `any:60`");
                self.fault(message, item.label(written, "not a way to infer links"), &help);
            }
            infer
        });
        let question = self.question(item, key);
        let (Some(mut question), Some(infer)) = (question, infer) else {
            return Err(Verdict::Faulty);
        };
        if !self.can_afford(TIMES) {
            return Err(Verdict::Unasked);
        }
        question.infer = infer;
        let found = Rc::new(escalation::main_path(self.graph, &question));
        self.main_paths.insert(key.clone(), Rc::clone(&found));
        Ok(found)
    }

    fn question(&mut self, item: &Expected<'t>, key: &MainPathKey<'t>) -> Option<Question> {
        match (&key.0, &key.1) {
            (Some(dispute), None) => self.of_dispute(item, dispute),
            (None, Some(sides)) => self.between(item, sides),
            (Some(_), Some(_)) => {
                let label = label(item, key, "given beside `sides`");
                let message = "a dispute and two sides are named".to_owned();
                self.fault(message, label, "keep `dispute`, or `sides` where it has more than two");
                None
            }
            (None, None) => {
                let label = label(item, key, "of which dispute?");
                let message = "no dispute is named".to_owned();
                self.fault(message, label, "add `dispute`, or two `sides`");
                None
            }
        }
    }

    fn of_dispute(&mut self, item: &Expected<'t>, id: &Written<'t>) -> Option<Question> {
        self.finder.names(item, &Reference { written: id, kinds: &[Kind::Dispute] })?;
        let Some(Named::Dispute(dispute)) = self.graph.named(id) else {
            self.left_out(item, id);
            return None;
        };
        let sides = &self.graph.dispute(dispute).sides;
        if sides.len() > 2 {
            let ids = sides.iter().take(SHOWN).map(|side| format!("`{}`", side.id));
            let ids = ids.collect::<Vec<_>>().join(", ");
            let message = format!("`{id}` has {} sides", sides.len());
            let help = format!("name two of them in `sides`: {ids}");
            self.fault(message, item.label(id, "between which of them?"), &help);
            return None;
        }
        Question::of_dispute(self.graph, dispute, [0, 1])
    }

    fn between(
        &mut self,
        item: &Expected<'t>,
        (one, other): &(Written<'t>, Written<'t>),
    ) -> Option<Question> {
        let kinds = &[Kind::Side, Kind::Actor];
        let found = [one, other].map(|id| {
            self.finder.names(item, &Reference { written: id, kinds })?;
            let is_there = self.graph.named(id).is_some();
            if !is_there {
                self.left_out(item, id);
            }
            is_there.then_some(())
        });
        let [Some(()), Some(())] = found else { return None };
        let question = Question::between_ids(self.graph, one, other);
        let shared = question.as_ref().and_then(|question| {
            let [first, second] = &question.sides;
            let common =
                self.graph.roll_up(&first.roots).common(&self.graph.roll_up(&second.roots));
            common.keys().next().map(|&node| self.graph.node(node).id())
        });
        let message = match (&question, shared) {
            (Some(_), None) => return question,
            (Some(_), Some(both)) => format!("`{both}` stands on both sides"),
            (None, _) => format!("`{one}` and `{other}` are one side"),
        };
        self.fault(message, item.label(other, "not another side"), "name two sides");
        None
    }
}

/// "`sino-soviet`", or the two sides.
fn named(key: &MainPathKey<'_>) -> String {
    match (&key.0, &key.1) {
        (Some(dispute), _) => format!("`{}`", quoted(dispute)),
        (None, Some((one, other))) => {
            format!("the dispute of `{}` and `{}`", quoted(one), quoted(other))
        }
        (None, None) => "no dispute".to_owned(),
    }
}

/// A label at the dispute, at a side, or at the reason where neither is named.
fn label(item: &Expected<'_>, key: &MainPathKey<'_>, message: &str) -> Option<Label> {
    let place = key.0.as_ref().or(key.1.as_ref().map(|(one, _)| one));
    item.label(place.unwrap_or(&item.record.reason), message)
}

/// Says where inferring stopped early, so that a path may have been missed.
fn stopped(failure: Diagnostic, found: &MainPath) -> Diagnostic {
    if found.inferring_stopped {
        failure
            .note("inferring links stopped early, since there are too many: a path may be missed")
    } else {
        failure
    }
}
