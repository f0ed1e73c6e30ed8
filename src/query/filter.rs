//! Filters: which acts a question is about.
//!
//! Conditions of the same key are alternatives, different keys must all hold, and what is negated must not hold.
//! Unless told otherwise a filter takes actual acts that are not rejected, and counts what it hides by that. Naming a
//! modality or a status lifts the default for that key; so does negating all that the default leaves
//! (`not:modality:actual`). Negating less than that narrows the default and lifts nothing: `not:status:contested`
//! leaves the accepted.

use std::collections::BTreeMap;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Modality;
use crate::model::Status;

use super::Key;
use super::TermError;
use super::candidates::candidates;
use super::condition::Condition;
use super::meaning::meaning;
use super::term::Fault;
use super::term::Polarity;
use super::term::line;
use super::term::terms;

/// Which acts a question is about. The default filter asks nothing and hides what is not actual or is rejected.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    musts: BTreeMap<Key, Vec<Condition>>,
    must_nots: Vec<Condition>,
    defaults: Defaults,
}

/// Whether a filter hides what nobody asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Defaults {
    #[default]
    Hide,
    Show,
}

/// How many acts a default hides that meet every condition asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Acts that are planned, imagined, foretold or alleged.
    pub not_actual: usize,
    /// Acts that are rejected and are not among those counted above.
    pub rejected: usize,
}

impl Hidden {
    /// Whether nothing is hidden.
    pub fn is_nothing(self) -> bool {
        self == Hidden::default()
    }

    /// How many acts are hidden.
    pub fn total(self) -> usize {
        self.not_actual + self.rejected
    }
}

/// The acts that a filter lets through, and what its defaults hide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The acts, in order of time.
    pub acts: Vec<ActKey>,
    /// What the defaults hide.
    pub hidden: Hidden,
}

/// What a filter does with an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Taken,
    Unwanted,
    NotActual,
    Rejected,
}

impl Filter {
    /// Reads terms, as arguments of a command line. No arguments: the default filter.
    pub fn parse(graph: &Graph, arguments: &[String]) -> Result<Filter, TermError> {
        Filter::read(graph, arguments).map_err(|fault| fault.in_line(&line(arguments)))
    }

    fn read(graph: &Graph, arguments: &[String]) -> Result<Filter, Fault> {
        let mut filter = Filter::default();
        for term in terms(arguments)? {
            let condition = meaning(graph, &term)?;
            filter = match term.polarity {
                Polarity::Must => filter.with(condition),
                Polarity::MustNot => filter.without(condition),
            };
        }
        Ok(filter)
    }

    /// A filter that takes every act, whether or not it happened or is rejected.
    pub fn everything() -> Filter {
        Filter::default().with_hidden()
    }

    /// The same filter with a condition that must hold, unless another of its key does.
    #[must_use]
    pub fn with(mut self, condition: Condition) -> Filter {
        self.musts.entry(condition.key()).or_default().push(condition);
        self
    }

    /// The same filter with a condition that must not hold.
    #[must_use]
    pub fn without(mut self, condition: Condition) -> Filter {
        self.must_nots.push(condition);
        self
    }

    /// The same filter, hiding nothing by default.
    #[must_use]
    pub fn with_hidden(mut self) -> Filter {
        self.defaults = Defaults::Show;
        self
    }

    /// The conditions that must hold, those of one key being alternatives.
    pub(super) fn musts(&self) -> impl Iterator<Item = (Key, &[Condition])> {
        self.musts.iter().map(|(key, alternatives)| (*key, alternatives.as_slice()))
    }

    /// The conditions that must not hold.
    pub(super) fn must_nots(&self) -> impl Iterator<Item = &Condition> {
        self.must_nots.iter()
    }

    /// Whether it has no condition, besides what it hides by default.
    pub fn asks_nothing(&self) -> bool {
        self.musts.is_empty() && self.must_nots.is_empty()
    }

    /// Whether it lets an act through.
    pub fn matches(&self, graph: &Graph, act: ActRef<'_>) -> bool {
        self.verdict(graph, act) == Verdict::Taken
    }

    /// The acts it lets through, found by the index that promises the fewest.
    pub fn select(&self, graph: &Graph) -> Selection {
        let mut selection = Selection::default();
        let mut judge = |key: ActKey| match self.verdict(graph, graph.act(key)) {
            Verdict::Taken => selection.acts.push(key),
            Verdict::Unwanted => {}
            Verdict::NotActual => selection.hidden.not_actual += 1,
            Verdict::Rejected => selection.hidden.rejected += 1,
        };
        match candidates(graph, &self.musts) {
            Some(keys) => keys.into_iter().for_each(&mut judge),
            None => graph.acts().for_each(|act| judge(act.key())),
        }
        selection
    }

    fn verdict(&self, graph: &Graph, act: ActRef<'_>) -> Verdict {
        let holds = |condition: &Condition| condition.holds(graph, act);
        let is_wanted = self.musts.values().all(|alternatives| alternatives.iter().any(holds))
            && !self.must_nots.iter().any(holds);
        if !is_wanted {
            Verdict::Unwanted
        } else if act.modality() != Modality::Actual && self.hides_modalities() {
            Verdict::NotActual
        } else if act.status() == Status::Rejected && self.hides_rejected() {
            Verdict::Rejected
        } else {
            Verdict::Taken
        }
    }

    fn hides_modalities(&self) -> bool {
        let is_negated = |modality| {
            let named = |condition: &Condition| matches!(condition, Condition::Modality(all) if all.contains(&modality));
            self.must_nots.iter().any(named)
        };
        self.defaults == Defaults::Hide
            && !self.musts.contains_key(&Key::Modality)
            && !is_negated(Modality::Actual)
    }

    fn hides_rejected(&self) -> bool {
        let is_negated = |status| {
            let named = |condition: &Condition| matches!(condition, Condition::Status(all) if all.contains(&status));
            self.must_nots.iter().any(named)
        };
        self.defaults == Defaults::Hide
            && !self.musts.contains_key(&Key::Status)
            && !(is_negated(Status::Accepted) && is_negated(Status::Contested))
    }
}
