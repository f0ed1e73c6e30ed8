//! Every escalation path that cannot be extended at either end.
//!
//! A path that can be extended by an act before its first or after its last makes a longer path, because the rung does
//! not fall and an answer stays an answer; so the paths that cannot be extended are the whole list in short. A walk
//! goes forward only where a path can still come of it, so that the time it takes is that of writing the list.

use crate::model::DayRange;

use super::LISTED_MAX;
use super::StepKind;
use super::best::Counts;
use super::best::Numbers;
use super::field::Entered;
use super::field::Field;
use super::state::Rules;
use super::state::State;

/// The most acts that a list of all paths holds, one counted as often as it is listed.
const LISTED_ACTS_MAX: usize = 1_000_000;

/// The places of the acts of each path, best path first, and whether there are more than were listed.
pub(super) fn all(field: &Field<'_>, rules: &Rules) -> (Vec<Vec<usize>>, bool) {
    let walk = Walk::new(field, rules);
    let (mut found, stopped) = walk.list();
    found.sort_by_cached_key(|places| worth(field, places));
    (found, stopped)
}

/// By what paths are put in order: their numbers, then their ids backward.
fn worth(field: &Field<'_>, places: &[usize]) -> (Numbers, Vec<usize>) {
    let acts = || places.iter().map(|&place| &field.acts[place]);
    let counted: Vec<u8> = acts().map(|act| act.rung).filter(|&rung| rung > 0).collect();
    let inferred = places
        .windows(2)
        .filter_map(|pair| field.tie(pair[0], pair[1]))
        .filter(|tie| tie.kind == StepKind::Inferred)
        .count();
    let [first, last] =
        [acts().next(), acts().next_back()].map(|act| act.map_or(DayRange::ALWAYS, |act| act.hull));
    let counts = Counts {
        first_rung: counted.first().copied().unwrap_or(0),
        last_rung: counted.last().copied().unwrap_or(0),
        inferred,
        explicit: places.len().saturating_sub(1 + inferred),
        strict: counted.windows(2).filter(|pair| pair[0] != pair[1]).count(),
        span: (first.first, last.last),
        citations: acts().map(|act| act.citations).sum(),
    };
    (field.worth(&counts), acts().rev().map(|act| act.id_rank).collect())
}

/// How a chain stands at an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stand {
    state: State,
    risen: bool,
}

impl Stand {
    /// Whether the chain, ended here, is an escalation path.
    fn is_path(self) -> bool {
        self.risen && self.state.changed
    }
}

/// The chains that begin where none can be extended backward, as a graph of acts and stands.
struct Walk<'w, 'g> {
    field: &'w Field<'g>,
    rules: &'w Rules,
    /// The ties out of each act, as (later act, kind), and where those of each act begin.
    onward: Vec<(usize, StepKind)>,
    offsets: Vec<usize>,
    /// The stands in which a chain can be at each act, in order, and whether a path can still come of each.
    stands: Vec<Vec<(Stand, bool)>>,
}

impl<'w, 'g> Walk<'w, 'g> {
    fn new(field: &'w Field<'g>, rules: &'w Rules) -> Walk<'w, 'g> {
        let acts = field.acts.len();
        let mut ties: Vec<(usize, usize, StepKind)> =
            field.ties().iter().map(|tie| (tie.earlier, tie.later, tie.kind)).collect();
        ties.sort_unstable();
        let offsets = (0..=acts).map(|act| ties.partition_point(|tie| tie.0 < act)).collect();
        let onward = ties.into_iter().map(|(_, later, kind)| (later, kind)).collect();
        let mut walk = Walk { field, rules, onward, offsets, stands: vec![Vec::new(); acts] };
        walk.reach();
        walk.mark_live();
        walk
    }

    fn ties_out_of(&self, place: usize) -> &[(usize, StepKind)] {
        &self.onward[self.offsets[place]..self.offsets[place + 1]]
    }

    fn go_on(&self, stand: Stand, kind: StepKind, later: usize) -> Option<Stand> {
        let state = self.rules.go_on(stand.state, kind, &self.field.acts[later])?;
        Some(Stand { state, risen: stand.risen || stand.state.rung < state.rung })
    }

    /// Finds the stands that can be reached.
    fn reach(&mut self) {
        let first = self.first_acts();
        for (place, &is_first) in first.iter().enumerate() {
            let act = &self.field.acts[place];
            if let Some(state) = self.rules.begin(place, act).filter(|_| is_first) {
                self.stands[place].push((Stand { state, risen: false }, false));
            }
            self.stands[place].sort_unstable();
            self.stands[place].dedup();
            let here = self.stands[place].clone();
            for &(later, kind) in &self.onward[self.offsets[place]..self.offsets[place + 1]] {
                let reached = here.iter().filter_map(|&(stand, _)| self.go_on(stand, kind, later));
                let reached: Vec<_> = reached.map(|stand| (stand, false)).collect();
                self.stands[later].extend(reached);
            }
        }
    }

    /// Marks the stands from which a path can still come.
    fn mark_live(&mut self) {
        let last = self.last_acts();
        for place in (0..self.stands.len()).rev() {
            for at in 0..self.stands[place].len() {
                let (stand, _) = self.stands[place][at];
                let live = (last[place] && stand.is_path())
                    || self.ties_out_of(place).iter().any(|&(later, kind)| {
                        self.go_on(stand, kind, later).is_some_and(|next| self.is_live(later, next))
                    });
                self.stands[place][at].1 = live;
            }
        }
    }

    fn is_live(&self, place: usize, stand: Stand) -> bool {
        let stands = &self.stands[place];
        stands.binary_search_by_key(&stand, |&(stand, _)| stand).is_ok_and(|at| stands[at].1)
    }

    /// Whether a path may begin with each act: the one asked for, or one before which no other fits.
    fn first_acts(&self) -> Vec<bool> {
        // The lowest rung above 0 from which each act is reached, through acts at 0.
        let mut lowest: Vec<Option<u8>> = vec![None; self.field.acts.len()];
        for tie in self.field.ties() {
            let rung = match self.field.acts[tie.earlier].rung {
                0 => lowest[tie.earlier],
                rung => Some(rung),
            };
            lowest[tie.later] = [lowest[tie.later], rung].into_iter().flatten().min();
        }
        let fits = |place: usize, rung: u8| {
            lowest[place].is_some_and(|before| self.rules.allows_step(before, rung))
        };
        let is_first = |(place, act): (usize, &Entered)| match self.rules.from {
            Some(from) => from == place,
            None => act.rung > 0 && !fits(place, act.rung),
        };
        self.field.acts.iter().enumerate().map(is_first).collect()
    }

    /// Whether a path may end with each act: the one asked for, or one after which no other fits.
    fn last_acts(&self) -> Vec<bool> {
        // The highest rung above 0 that is reached from each act, through acts at 0.
        let mut highest: Vec<Option<u8>> = vec![None; self.field.acts.len()];
        for place in (0..self.field.acts.len()).rev() {
            let beyond = self.ties_out_of(place).iter().map(|&(later, _)| {
                match self.field.acts[later].rung {
                    0 => highest[later],
                    rung => Some(rung),
                }
            });
            highest[place] = beyond.flatten().max();
        }
        let fits = |place: usize, rung: u8| {
            highest[place].is_some_and(|after| self.rules.allows_step(rung, after))
        };
        let is_last = |(place, act): (usize, &Entered)| match self.rules.to {
            Some(to) => act.rung > 0 && to == place,
            None => act.rung > 0 && !fits(place, act.rung),
        };
        self.field.acts.iter().enumerate().map(is_last).collect()
    }

    /// Walks every live chain to its end, depth first.
    fn list(&self) -> (Vec<Vec<usize>>, bool) {
        let (begins, last) = (self.first_acts(), self.last_acts());
        let mut found: Vec<Vec<usize>> = Vec::new();
        let mut listed = 0;
        for first in (0..self.stands.len()).filter(|&place| begins[place]) {
            let Some(state) = self.rules.begin(first, &self.field.acts[first]) else { continue };
            let stand = Stand { state, risen: false };
            if !self.is_live(first, stand) {
                continue;
            }
            // Each act of the chain with its stand and how many of its ties have been tried.
            let mut chain = vec![(first, stand, 0)];
            while let Some(&mut (place, stand, ref mut tried)) = chain.last_mut() {
                if last[place] && stand.is_path() {
                    if found.len() == LISTED_MAX || listed + chain.len() > LISTED_ACTS_MAX {
                        return (found, true);
                    }
                    listed += chain.len();
                    found.push(chain.iter().map(|&(place, ..)| place).collect());
                    chain.pop();
                    continue;
                }
                let Some(&(later, kind)) = self.ties_out_of(place).get(*tried) else {
                    chain.pop();
                    continue;
                };
                *tried += 1;
                let next = self.go_on(stand, kind, later);
                chain.extend(
                    next.filter(|&next| self.is_live(later, next)).map(|next| (later, next, 0)),
                );
            }
        }
        (found, false)
    }
}
