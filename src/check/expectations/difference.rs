//! How a main path differs from what is expected of it, and how it is told.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::did_you_mean;
use crate::model::ActKey;
use crate::model::LinkKind;
use crate::query::escalation::Chain;
use crate::query::escalation::ChainAct;
use crate::record::ExpectedMainPath;
use crate::record::Written;
use crate::text::quoted;

use super::Asker;
use super::Expected;
use super::words::count;

/// So many acts of a path are told.
const STEPS_SHOWN: usize = 12;

/// What is wrong with a main path: in words, and where that is stated.
pub(super) type Wrong = (String, Option<Label>);

/// What an expectation says of a main path, looked up.
pub(super) struct Wanted<'r, 't> {
    acts: Option<Vec<ActKey>>,
    through: Vec<ActKey>,
    avoids: Vec<ActKey>,
    /// The places of the thresholds on the ladder's list.
    crosses: Option<Vec<usize>>,
    written: &'r ExpectedMainPath<'t>,
}

impl<'d, 't: 'd> Asker<'_, 'd, 't> {
    /// What is expected of the path, looked up; reported where it names what is not there.
    pub(super) fn wanted<'r>(
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
    pub(super) fn wrong(
        &self,
        item: &Expected<'t>,
        path: &Chain,
        wanted: &Wanted<'_, 't>,
    ) -> Vec<Wrong> {
        let expected = wanted.written;
        let mut wrong = Vec::new();
        if let (Some(acts), Some(ids)) = (&wanted.acts, &expected.acts) {
            wrong.extend(self.other_acts(item, path, acts, ids));
        }
        let places = path.acts.iter().enumerate();
        let places: BTreeMap<ActKey, usize> = places.map(|(at, one)| (one.act, at)).collect();
        let mut from = 0;
        for (&act, id) in wanted.through.iter().zip(&expected.through) {
            match places.get(&act) {
                Some(&at) if at >= from => from = at + 1,
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
            if places.contains_key(&act) {
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
    pub(super) fn with_path(&self, mut failure: Diagnostic, path: &Chain) -> Diagnostic {
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
                (
                    tie.later,
                    match kind {
                        Some(LinkKind::RespondsTo) => "answered by ",
                        Some(LinkKind::Continues) => "continued by ",
                        None => "answered (inferred) by ",
                    },
                )
            })
            .collect();
        for act in path.acts.iter().take(STEPS_SHOWN) {
            let verb = ties.get(&act.act).copied().unwrap_or("");
            failure = failure.note(format!("  {verb}{}", self.told_act(*act)));
        }
        match path.acts.len().saturating_sub(STEPS_SHOWN) {
            0 => failure,
            more => failure.note(format!("  and {more} more")),
        }
    }

    fn told_act(&self, act: ChainAct) -> String {
        let id = self.graph.act(act.act).id();
        let passed = if act.counted { "" } else { ", passed through" };
        format!("`{id}` (rung {}{passed})", act.rung)
    }
}
