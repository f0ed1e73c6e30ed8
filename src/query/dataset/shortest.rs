//! The shortest chains of acts from one actor of a data set to another: searched from both ends, pair by pair.
//!
//! Whether one actor acted on another is asked of the codes and days of their pair, which seldom touches an act; each
//! step goes on at the end where fewer pairs wait. Chains never lead through [`ActorKey::NOBODY`], who is
//! somebody else each time.

use crate::dataset::ActorKey;
use crate::dataset::Dataset;
use crate::dataset::Way;

use super::Which;

/// A search that can be asked again and again without clearing its memory.
#[derive(Clone, Debug)]
pub struct Shortest<'d> {
    dataset: &'d Dataset,
    /// By which search an actor was met, and from which end.
    met: Vec<u32>,
    search: u32,
}

/// From which end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    From,
    To,
}

impl<'d> Shortest<'d> {
    /// A search of a data set.
    pub fn new(dataset: &'d Dataset) -> Shortest<'d> {
        Shortest { dataset, met: vec![0; dataset.actors().len()], search: 0 }
    }

    /// How many acts the shortest chain has; nothing where there is none.
    pub fn length(&mut self, from: ActorKey, to: ActorKey, which: &Which) -> Option<u32> {
        if from == to {
            return Some(0);
        }
        if self.search > u32::MAX - 4 {
            self.met.fill(0);
            self.search = 0;
        }
        self.search += 2;
        let (mut near, mut far, mut onward) = (vec![from], vec![to], Vec::new());
        self.met[from.position()] = self.search;
        self.met[to.position()] = self.search + 1;
        let mut length = 0;
        while !near.is_empty() && !far.is_empty() {
            length += 1;
            let (end, waiting) = if self.effort(&near) <= self.effort(&far) {
                (End::From, &mut near)
            } else {
                (End::To, &mut far)
            };
            if self.step(end, waiting, &mut onward, which) {
                return Some(length);
            }
            std::mem::swap(waiting, &mut onward);
            onward.clear();
        }
        None
    }

    /// How many pairs a step from all who wait looks through.
    fn effort(&self, waiting: &[ActorKey]) -> u64 {
        waiting.iter().map(|&actor| u64::from(self.dataset.pair_count_of(actor))).sum()
    }

    /// Goes on by one act from all who wait at an end; whether the other end is met.
    fn step(
        &mut self,
        end: End,
        waiting: &[ActorKey],
        onward: &mut Vec<ActorKey>,
        which: &Which,
    ) -> bool {
        let (own, other) = match end {
            End::From => (self.search, self.search + 1),
            End::To => (self.search + 1, self.search),
        };
        let (dataset, met) = (self.dataset, &mut self.met);
        let leads = |pair, way: Way| {
            which.has(dataset, pair, if end == End::From { way } else { way.back() })
        };
        // Who the other end has met comes first: most searches end here, and need not ask of anybody else.
        let meets = |&actor: &ActorKey| {
            dataset.pairs_of(actor).any(|(next, pair, way)| {
                met[next.position()] == other && next != ActorKey::NOBODY && leads(pair, way)
            })
        };
        if waiting.iter().any(meets) {
            return true;
        }
        for &actor in waiting {
            for (next, pair, way) in dataset.pairs_of(actor) {
                let met = &mut met[next.position()];
                let is_new = *met != own && *met != other && next != ActorKey::NOBODY;
                if is_new && leads(pair, way) {
                    *met = own;
                    onward.push(next);
                }
            }
        }
        false
    }
}

/// Every act that is the first between its two actors and lies on a chain of the least number of acts, by place.
///
/// Of chains of equal length those come first whose acts come first, act by act: so the first act of each pair of
/// neighbours is enough to find the first chain.
pub fn first_acts_of_shortest(
    dataset: &Dataset,
    from: ActorKey,
    to: ActorKey,
    which: &Which,
) -> Vec<u32> {
    let Some(length) = Shortest::new(dataset).length(from, to, which) else { return Vec::new() };
    // How far an actor is from the end, up to the length; who is farther is of no use.
    let mut left = vec![u32::MAX; dataset.actors().len()];
    left[to.position()] = 0;
    let mut waiting = vec![to];
    for distance in 1..=length {
        for actor in std::mem::take(&mut waiting) {
            for (next, pair, way) in dataset.pairs_of(actor) {
                let is_new = left[next.position()] == u32::MAX && next != ActorKey::NOBODY;
                if is_new && which.has(dataset, pair, way.back()) {
                    left[next.position()] = distance;
                    waiting.push(next);
                }
            }
        }
    }
    let mut found = Vec::new();
    let mut reached = vec![from];
    for distance in (0..length).rev() {
        let mut onward = Vec::new();
        for actor in reached {
            for (next, pair, way) in dataset.pairs_of(actor) {
                if left[next.position()] == distance
                    && let Some((place, _)) = which.of_pair(dataset, pair, way).next()
                {
                    found.push(place);
                    onward.push(next);
                }
            }
        }
        onward.sort_unstable();
        onward.dedup();
        reached = onward;
    }
    found.sort_unstable();
    found
}
