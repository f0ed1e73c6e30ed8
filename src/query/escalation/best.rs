//! The best chains of a kind, by a dynamic programme over acts and states: linear in acts and ties.
//!
//! At each act the best beginnings of a chain are kept for each [`State`] in which one can stand there. Whatever
//! follows depends on the state alone and adds the same to every beginning in it, so a beginning that is worse
//! than another in the same state stays worse:
//!
//! - the first rung decides first: at one last rung, the lower it is the greater the net rise and no fewer the
//!   thresholds (mirrored on the way down), whatever the other counts are; so it need not be part of the state;
//! - links, strict steps and citations only add up;
//! - the span runs from the start of the first act to the end of the last, so the later start wins against any end,
//!   open ones included, because of how open spans are ordered;
//! - ids are compared from the last act backward: at one act first by the act before, then by how the beginnings stand
//!   to each other there. That order is kept as a number, so a comparison never walks a chain.
//!
//! A chain is complete or not by its state and its first rung, and if one is, so are the better ones in its state.
//!
//! With the best `n` beginnings kept instead of one, the best `n` chains come out exactly, for the same reason.

use std::cmp::Ordering;
use std::cmp::Reverse;

use crate::model::Day;

use super::ChainKind;
use super::StepKind;
use super::field::Field;
use super::state::Passing;
use super::state::Rules;
use super::state::State;

/// The best chains, best first, each as the places of its acts.
pub(super) fn best(field: &Field<'_>, rules: &Rules, most: usize) -> Vec<Vec<usize>> {
    let mut search = Search { field, rules, beginnings: Vec::new() };
    search.run(most);
    search.complete(most).into_iter().map(|at| search.places(at)).collect()
}

/// The beginning of a chain, up to an act.
#[derive(Clone, Copy, Debug)]
struct Beginning {
    place: u32,
    /// The beginning that it prolongs.
    before: Option<u32>,
    state: State,
    first_rung: u8,
    inferred: u32,
    explicit: u32,
    strict: u32,
    start: Day,
    citations: u32,
    /// How it stands among all beginnings at its act, by ids backward.
    order: u32,
}

struct Search<'s, 'g> {
    field: &'s Field<'g>,
    rules: &'s Rules,
    /// In order of act.
    beginnings: Vec<Beginning>,
}

impl Search<'_, '_> {
    fn run(&mut self, most: usize) {
        let acts = self.field.acts.len();
        // Where the beginnings of each act start.
        let mut offsets: Vec<usize> = vec![0];
        let mut found: Vec<Beginning> = Vec::new();
        for place in 0..acts {
            if self.rules.admits(place) {
                self.gather(place, &offsets, &mut found);
                self.keep_best(most, &mut found);
                self.number(&mut found);
                self.beginnings.append(&mut found);
            }
            offsets.push(self.beginnings.len());
        }
    }

    /// Every beginning that leads to an act through a kept one, and that of the act alone.
    fn gather(&self, place: usize, offsets: &[usize], found: &mut Vec<Beginning>) {
        let act = &self.field.acts[place];
        let citations = narrow(act.citations);
        found.extend(self.rules.begin(place, act).map(|state| Beginning {
            place: narrow(place),
            before: None,
            state,
            first_rung: act.rung,
            inferred: 0,
            explicit: 0,
            strict: 0,
            start: act.hull.first,
            citations,
            order: 0,
        }));
        for tie in self.field.ties_into(place) {
            if self.rules.without == Some((tie.earlier, tie.later)) {
                continue;
            }
            for at in offsets[tie.earlier]..offsets[tie.earlier + 1] {
                let before = self.beginnings[at];
                let Some(state) = self.rules.go_on(before.state, tie.kind, act) else { continue };
                let is_inferred = u32::from(tie.kind == StepKind::Inferred);
                let changes_rung = act.rung > 0 && before.state.rung != act.rung;
                found.push(Beginning {
                    place: narrow(place),
                    before: Some(narrow(at)),
                    state,
                    inferred: before.inferred + is_inferred,
                    explicit: before.explicit + 1 - is_inferred,
                    strict: before.strict + u32::from(changes_rung),
                    citations: before.citations.saturating_add(citations),
                    ..before
                });
            }
        }
    }

    /// Keeps the best beginnings in each state; the rest are never put in order.
    fn keep_best(&self, most: usize, found: &mut Vec<Beginning>) {
        found.sort_unstable_by_key(|beginning| beginning.state);
        let mut kept = Vec::new();
        for alike in found.chunk_by_mut(|one, other| one.state == other.state) {
            if most < alike.len() {
                alike.select_nth_unstable_by(most, |one, other| self.compare(one, other));
            }
            kept.extend_from_slice(&alike[..most.min(alike.len())]);
        }
        *found = kept;
    }

    /// Numbers the beginnings at one act by ids backward.
    fn number(&self, found: &mut [Beginning]) {
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_unstable_by_key(|&at| self.rank_before(&found[at]));
        for (number, at) in order.into_iter().enumerate() {
            found[at].order = narrow(number);
        }
    }

    /// By what two beginnings at the same act are told apart last.
    fn rank_before(&self, beginning: &Beginning) -> Option<(usize, u32)> {
        let before = self.beginnings[beginning.before? as usize];
        Some((self.field.acts[before.place as usize].id_rank, before.order))
    }

    /// The better of two beginnings in the same state at the same act comes first.
    fn compare(&self, one: &Beginning, other: &Beginning) -> Ordering {
        let lower_first = one.first_rung.cmp(&other.first_rung);
        let by_first_rung = match self.rules.kind {
            ChainKind::Escalation | ChainKind::Ratchet | ChainKind::Polemic => lower_first,
            ChainKind::DeEscalation => lower_first.reverse(),
        };
        let sums = |beginning: &Beginning| {
            let more = (beginning.explicit, beginning.strict, beginning.start, beginning.citations);
            (beginning.inferred, Reverse(more))
        };
        by_first_rung
            .then_with(|| sums(one).cmp(&sums(other)))
            .then_with(|| self.rank_before(one).cmp(&self.rank_before(other)))
    }

    /// The beginnings that are the best complete chains, best first.
    fn complete(&self, most: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for (at, beginning) in self.beginnings.iter().enumerate() {
            let place = beginning.place as usize;
            let complete = beginning.before.is_some()
                && self.rules.to.is_none_or(|to| to == place)
                && self.rules.is_complete(
                    beginning.first_rung,
                    beginning.state,
                    &self.field.acts[place],
                );
            if complete {
                found.push(at);
            }
        }
        if most == 0 {
            return Vec::new();
        }
        if most < found.len() {
            found.select_nth_unstable_by_key(most - 1, |&at| self.worth(at));
            found.truncate(most);
        }
        found.sort_by_cached_key(|&at| self.worth(at));
        found
    }

    fn worth(&self, at: usize) -> Worth {
        let beginning = &self.beginnings[at];
        let act = &self.field.acts[beginning.place as usize];
        let ends_at_zero = beginning.state.passing != Passing::Nothing;
        let counts = Counts {
            first_rung: beginning.first_rung,
            last_rung: if ends_at_zero { 0 } else { beginning.state.rung },
            inferred: beginning.inferred as usize,
            explicit: beginning.explicit as usize,
            strict: beginning.strict as usize + usize::from(ends_at_zero),
            span: (beginning.start, act.hull.last),
            citations: beginning.citations as usize,
        };
        (self.field.worth(&counts), (act.id_rank, beginning.order))
    }

    fn places(&self, at: usize) -> Vec<usize> {
        let mut places = Vec::new();
        let mut next = Some(at);
        while let Some(at) = next {
            let beginning = &self.beginnings[at];
            places.push(beginning.place as usize);
            next = beginning.before.map(|before| before as usize);
        }
        places.reverse();
        places
    }
}

/// By what complete chains are compared: the lesser is the better.
type Worth = (Numbers, (usize, u32));

/// Net rise, thresholds, inferred links, links on record, strict steps, span, citations: the lesser is the better.
pub(super) type Numbers =
    (Reverse<u8>, Reverse<usize>, usize, Reverse<usize>, Reverse<usize>, (u8, i64), Reverse<usize>);

/// What the order of chains asks of one, apart from its ids.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    pub(super) first_rung: u8,
    pub(super) last_rung: u8,
    pub(super) inferred: usize,
    pub(super) explicit: usize,
    pub(super) strict: usize,
    /// The first possible day of the first act and the last possible day of the last.
    pub(super) span: (Day, Day),
    pub(super) citations: usize,
}

impl Field<'_> {
    /// How good a chain is, apart from its ids; the way down counts like the way up.
    pub(super) fn worth(&self, counts: &Counts) -> Numbers {
        let (low, high) = if counts.first_rung <= counts.last_rung {
            (counts.first_rung, counts.last_rung)
        } else {
            (counts.last_rung, counts.first_rung)
        };
        (
            Reverse(high - low),
            Reverse(self.graph.ladder().crossed(low, high).count()),
            counts.inferred,
            Reverse(counts.explicit),
            Reverse(counts.strict),
            span_key(counts.span),
            Reverse(counts.citations),
        )
    }
}

/// Closed spans by length; then those open at the start, at the end, at both.
fn span_key((first, last): (Day, Day)) -> (u8, i64) {
    match (first.is_bounded(), last.is_bounded()) {
        (true, true) => (0, last.days_since(first)),
        (false, true) => (1, last.days_since(Day::EPOCH)),
        (true, false) => (2, Day::EPOCH.days_since(first)),
        (false, false) => (3, 0),
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
