//! Whether a path leads from one actor to another.

use crate::diagnostic::Diagnostic;
use crate::query::Direction;
use crate::query::InTime;
use crate::query::NearestMiss;
use crate::query::Path;
use crate::query::PathQuestion;
use crate::query::Paths;
use crate::query::Sense;
use crate::record::ExpectedPath;
use crate::text::quoted;

use super::Asker;
use super::Expected;
use super::Verdict;
use super::expectation_failed;
use super::terms_in;
use super::words;
use super::words::count;

/// The acts are looked at once for the terms, once or more for the path, and again for what comes nearest.
const TIMES: usize = 8;

impl<'d, 't: 'd> Asker<'_, 'd, 't> {
    pub(super) fn path(&mut self, item: &Expected<'t>, expected: &ExpectedPath<'t>) -> Verdict {
        let paths = match self.paths(item, expected) {
            Ok(paths) => paths,
            Err(verdict) => return verdict,
        };
        let Some(path) = paths.paths.first() else {
            let failure = failure(item, expected, "no path leads", "nothing leads here");
            return if paths.is_cut {
                given_up(failure).into()
            } else {
                self.missed(failure, expected, &paths).into()
            };
        };
        match expected.at_most {
            Some(most) if path.steps.len() > most as usize => {
                let (acts, most) =
                    (count(path.steps.len(), "act", "acts"), count(most as usize, "act", "acts"));
                let told = format!("no path of at most {most} leads");
                let failure = failure(item, expected, &told, &format!("{acts} lead here"));
                self.with_steps(failure, path).into()
            }
            Some(_) | None => Verdict::Holds,
        }
    }

    pub(super) fn no_path(&mut self, item: &Expected<'t>, expected: &ExpectedPath<'t>) -> Verdict {
        let paths = match self.paths(item, expected) {
            Ok(paths) => paths,
            Err(verdict) => return verdict,
        };
        match paths.paths.first() {
            Some(path) if expected.at_most.is_none_or(|most| path.steps.len() <= most as usize) => {
                let acts = count(path.steps.len(), "act leads", "acts lead");
                let told = format!("a path of {} leads", count(path.steps.len(), "act", "acts"));
                let failure = failure(item, expected, &told, &format!("{acts} here"));
                self.with_steps(failure, path).into()
            }
            None if paths.is_cut => {
                let told = "a path may lead";
                given_up(failure(item, expected, told, "may be reached")).into()
            }
            Some(_) | None => Verdict::Holds,
        }
    }

    fn paths(
        &mut self,
        item: &Expected<'t>,
        expected: &ExpectedPath<'t>,
    ) -> Result<Paths, Verdict> {
        if !self.can_afford(TIMES + expected.terms.as_ref().map_or(0, terms_in)) {
            return Err(Verdict::Unasked);
        }
        let (from, to) = (self.node(item, &expected.from), self.node(item, &expected.to));
        let filter = match &expected.terms {
            Some(terms) => self.filter(item, terms),
            None => Some(crate::query::Filter::default()),
        };
        let (Some(from), Some(to), Some(filter)) = (from, to, filter) else {
            return Err(Verdict::Faulty);
        };
        let fault = if from == to {
            Some(("a path leads from one actor to another", &expected.to, "the same again"))
        } else if expected.at_most == Some(0) {
            Some(("a path has at least one act", &expected.from, "at most 0 acts from here"))
        } else {
            None
        };
        if let Some((message, place, label)) = fault {
            self.fault(message.to_owned(), item.label(place, label), "state what can be");
            return Err(Verdict::Faulty);
        }
        let mut question = PathQuestion::new(from, to);
        question.filter = filter;
        question.in_time = if expected.in_time { InTime::NeverBack } else { InTime::Any };
        question.direction =
            if expected.either_way { Direction::EitherWay } else { Direction::AsActed };
        Ok(question.answer(self.graph))
    }

    /// Tells a path, and points at its acts.
    fn with_steps(&self, mut failure: Diagnostic, path: &Path) -> Diagnostic {
        for step in path.steps.iter().take(words::SHOWN) {
            failure = failure.and(self.label_act(step.act, "on the path"));
        }
        failure.note(format!("found: {}", self.steps(path)))
    }

    /// "`a` → `b` by `act`, → `c` by `act`".
    fn steps(&self, path: &Path) -> String {
        let id = |node| self.graph.node(node).id();
        let start = path.steps.first().map_or(String::new(), |step| format!("`{}`", id(step.from)));
        let steps = path.steps.iter().take(words::SHOWN).map(|step| {
            let arrow = match step.sense {
                Sense::Forward => "→",
                Sense::Backward => "←",
            };
            format!(" {arrow} `{}` by `{}`", id(step.to), self.graph.act(step.act).id())
        });
        let told = start + &steps.collect::<Vec<_>>().join(",");
        match path.steps.len().saturating_sub(words::SHOWN) {
            0 => told,
            more => format!("{told}, and {more} more"),
        }
    }

    /// Tells what comes nearest.
    fn missed(
        &self,
        mut failure: Diagnostic,
        expected: &ExpectedPath<'t>,
        paths: &Paths,
    ) -> Diagnostic {
        let Some(miss) = &paths.miss else { return failure };
        let (from, to) = (quoted(&expected.from), quoted(&expected.to));
        if miss.acts_on_nobody {
            failure = failure.note(format!("`{from}` acts on nobody in these acts"));
        }
        if miss.is_acted_on_by_nobody {
            failure = failure.note(format!("nobody acts on `{to}` in them"));
        }
        for told in instead(miss) {
            failure = failure.note(told);
        }
        match miss.nearest.as_ref().filter(|nearest| !nearest.path.steps.is_empty()) {
            Some(nearest) => {
                let (id, way) = (self.graph.node(nearest.node).id(), self.steps(&nearest.path));
                failure.note(format!("acts lead as far as `{id}`: {way}"))
            }
            None => failure,
        }
    }
}

/// How there would be a path.
fn instead(miss: &NearestMiss) -> impl Iterator<Item = String> {
    let ways = [
        (miss.either_way, "with `either_way: true`"),
        (miss.any_time, "without `in_time`"),
        (
            miss.with_hidden,
            "over acts that are not actual or are rejected (`modality:any status:any`)",
        ),
    ];
    ways.into_iter().filter_map(|(length, how)| {
        Some(format!("there is a path of {} {how}", count(length?, "act", "acts")))
    })
}

fn given_up(failure: Diagnostic) -> Diagnostic {
    failure.note("the search was given up as too long").help("narrow it with `terms`")
}

/// "`told` from `a` to `b` over `terms`".
fn failure(
    item: &Expected<'_>,
    expected: &ExpectedPath<'_>,
    told: &str,
    label: &str,
) -> Diagnostic {
    let over =
        expected.terms.as_ref().map_or(String::new(), |terms| format!(" over `{}`", quoted(terms)));
    let (from, to) = (quoted(&expected.from), quoted(&expected.to));
    expectation_failed::failure(format!("{told} from `{from}` to `{to}`{over}"))
        .at(item.label(&expected.to, label))
}
