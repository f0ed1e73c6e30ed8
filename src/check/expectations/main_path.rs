//! Whether the main path of a dispute is the one expected.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::did_you_mean;
use crate::model::ActKey;
use crate::model::LinkKind;
use crate::query::escalation;
use crate::query::escalation::Chain;
use crate::query::escalation::ChainAct;
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
use super::words::count;

/// The acts of a dispute are gathered, tied and walked.
const TIMES: usize = 20;
/// So many acts of a path are told.
const STEPS_SHOWN: usize = 12;

/// What is wrong with a main path: in words, and where that is stated.
type Wrong = (String, Option<Label>);

/// What an expectation says of a main path, looked up.
struct Wanted<'r, 't> {
    acts: Option<Vec<ActKey>>,
    through: Vec<ActKey>,
    avoids: Vec<ActKey>,
    /// The places of the thresholds on the ladder's list.
    crosses: Option<Vec<usize>>,
    written: &'r ExpectedMainPath<'t>,
}

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
        let told: Vec<&str> = wrong.iter().map(|(told, _)| told.as_str()).collect();
        let message = format!("the main path of {name}: {}", told.join("; "));
        let place = place.clone().or_else(|| label(item, &key, "its main path is another"));
        let mut failure = expectation_failed::failure(message).at(place);
        failure.others.extend(wrong.into_iter().skip(1).filter_map(|(_, place)| place));
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

    /// What is expected of the path, looked up; reported where it names what is not there.
    fn wanted<'r>(
        &mut self,
        item: &Expected<'t>,
        expected: &'r ExpectedMainPath<'t>,
    ) -> Option<Wanted<'r, 't>> {
        let acts = expected.acts.as_ref().map_or(Some(None), |ids| self.acts(item, ids).map(Some));
        let through = self.acts(item, &expected.through);
        let avoids = self.acts(item, &expected.avoids);
        let crosses = match &expected.crosses {
            None => Some(None),
            Some(names) => self.thresholds(item, names).map(Some),
        };
        let (acts, through, avoids, crosses) = (acts?, through?, avoids?, crosses?);
        Some(Wanted { acts, through, avoids, crosses, written: expected })
    }

    fn thresholds(&mut self, item: &Expected<'t>, names: &[Written<'t>]) -> Option<Vec<usize>> {
        let ladder = self.graph.ladder();
        let mut found = Vec::with_capacity(names.len());
        for written in names {
            let mut places = ladder.thresholds.iter();
            let place =
                places.position(|one| one.id.as_str() == &**written || *one.name == **written);
            if place.is_none() {
                let all = ladder.thresholds.iter().map(|one| one.name.as_str());
                let known = all.clone().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                let help = did_you_mean(written, all)
                    .unwrap_or_else(|| format!("the thresholds are {}", known.join(", ")));
                let message = format!("no threshold is called `{}`", quoted(written));
                self.fault(message, item.label(written, "not on the ladder"), &help);
            }
            found.extend(place);
        }
        (found.len() == names.len()).then_some(found)
    }

    /// How a main path differs from what is expected of it.
    fn wrong(&self, item: &Expected<'t>, path: &Chain, wanted: &Wanted<'_, 't>) -> Vec<Wrong> {
        let expected = wanted.written;
        let mut wrong = Vec::new();
        if let (Some(acts), Some(ids)) = (&wanted.acts, &expected.acts) {
            wrong.extend(self.other_acts(item, path, acts, ids));
        }
        let place = |act: ActKey| path.acts.iter().position(|one| one.act == act);
        let mut from = 0;
        for (&act, id) in wanted.through.iter().zip(&expected.through) {
            match place(act) {
                Some(at) if at >= from => from = at + 1,
                Some(_) => wrong.push((
                    format!("leads through `{id}` too early"),
                    item.label(id, "stands further ahead on the path"),
                )),
                None => wrong.push((
                    format!("does not lead through `{id}`"),
                    item.label(id, "not on the path"),
                )),
            }
        }
        for (&act, id) in wanted.avoids.iter().zip(&expected.avoids) {
            if place(act).is_some() {
                wrong.push((format!("leads through `{id}`"), item.label(id, "on the path")));
            }
        }
        let numbers = [
            ("net rise", i32::from(path.net_rise), expected.net_rise),
            ("peak", i32::from(path.peak), expected.peak),
        ];
        for (what, number, expected) in numbers {
            if let Some(expected) = expected.filter(|&expected| i32::from(expected) != number) {
                wrong.push((format!("{what} {number}, expected {expected}"), None));
            }
        }
        let crossed: Vec<usize> = path.crossings.iter().map(|one| one.threshold).collect();
        if let Some(crosses) = wanted.crosses.as_ref().filter(|crosses| **crosses != crossed) {
            let (found, wanted) = (self.names(&crossed), self.names(crosses));
            let first = expected.crosses.as_ref().and_then(|names| names.first());
            let label = first.and_then(|first| item.label(first, "not these thresholds"));
            wrong.push((format!("crosses {found}, expected {wanted}"), label));
        }
        wrong
    }

    /// How the acts of a path differ from those expected.
    fn other_acts(
        &self,
        item: &Expected<'t>,
        path: &Chain,
        acts: &[ActKey],
        ids: &[Written<'t>],
    ) -> Option<Wrong> {
        let found = path.acts.iter().map(|one| one.act);
        let same = found.zip(acts).take_while(|(found, act)| found == *act).count();
        let instead = path.acts.get(same).map(|one| self.graph.act(one.act).id());
        let (told, label) = match (instead, ids.get(same)) {
            (None, None) => return None,
            (Some(found), Some(id)) => {
                (format!("`{found}` in place of `{id}`"), item.label(id, "here is another act"))
            }
            (Some(found), None) => {
                let last = ids.last().and_then(|last| item.label(last, "does not end here"));
                (format!("goes on with `{found}`"), last)
            }
            (None, Some(id)) => {
                (format!("ends before `{id}`"), item.label(id, "the path ends before"))
            }
        };
        Some((told, label))
    }

    fn names(&self, thresholds: &[usize]) -> String {
        let ladder = &self.graph.ladder().thresholds;
        let names = thresholds.iter().filter_map(|&place| ladder.get(place));
        let names: Vec<String> = names.map(|one| format!("`{}`", one.name)).collect();
        if names.is_empty() { "no threshold".to_owned() } else { names.join(", ") }
    }

    /// Tells a path act by act.
    fn with_path(&self, mut failure: Diagnostic, path: &Chain) -> Diagnostic {
        let crossed: Vec<usize> = path.crossings.iter().map(|one| one.threshold).collect();
        failure = failure.note(format!(
            "found: {}, net rise {}, peak {}, crossing {}:",
            count(path.acts.len(), "act", "acts"),
            path.net_rise,
            path.peak,
            self.names(&crossed)
        ));
        let ties = path.steps.iter().flat_map(|step| &step.ties);
        let ties: BTreeMap<ActKey, &str> = ties
            .map(|tie| {
                let kind = tie.link.map(|link| self.graph.link(link).kind);
                (tie.later, match kind {
                    Some(LinkKind::RespondsTo) => "answered by ",
                    Some(LinkKind::Continues) => "continued by ",
                    None => "answered (inferred) by ",
                })
            })
            .collect();
        for act in path.acts.iter().take(STEPS_SHOWN) {
            let verb = ties.get(&act.act).copied().unwrap_or("");
            failure = failure.note(format!("  {verb}{}", self.told_act(act)));
        }
        match path.acts.len().saturating_sub(STEPS_SHOWN) {
            0 => failure,
            more => failure.note(format!("  and {more} more")),
        }
    }

    fn told_act(&self, act: &ChainAct) -> String {
        let id = self.graph.act(act.act).id();
        let passed = if act.counted { "" } else { ", passed through" };
        format!("`{id}` (rung {}{passed})", act.rung)
    }
}

/// "`sino-soviet`", or the two sides.
fn named(key: &MainPathKey<'_>) -> String {
    match (&key.0, &key.1) {
        (Some(dispute), _) => format!("`{}`", quoted(dispute)),
        (None, Some((one, other))) => format!("the dispute of `{}` and `{}`", quoted(one), quoted(other)),
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
        failure.note("inferring links stopped early, since there are too many: a path may be missed")
    } else {
        failure
    }
}
