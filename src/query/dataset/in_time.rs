//! The first of the shortest chains of acts whose days never go back: passes over the acts in order of day.
//!
//! From the end backward it is asked how late an actor may still act so that the end is reached in one act more: each such
//! step is one pass over the acts, and chains are short. Then the chain is walked forward, taking the first act that keeps to
//! this. No actor is met twice: what leads back to an actor could be left out.

use crate::dataset::ActorKey;
use crate::dataset::Dataset;

use super::Which;

/// The acts of the chain, by place, first act first; none where there is no chain, or where the day of an act is in doubt.
pub fn first_in_time(
    dataset: &Dataset,
    from: ActorKey,
    to: ActorKey,
    which: &Which,
) -> Option<Vec<u32>> {
    if dataset.doubt_max() > 0 {
        return None;
    }
    let mut chain = Vec::new();
    if from == to {
        return Some(chain);
    }
    let Some(latest) = latest_days(dataset, from, to, which) else { return Some(chain) };
    let (mut actor, mut day) = (from, 0);
    for left in latest.iter().rev().skip(1) {
        let (next, on, place) = first_step(dataset, which, left, actor, day)?;
        chain.push(place);
        (actor, day) = (next, on);
    }
    Some(chain)
}

/// Of each actor, one more than the last day on which it may be reached to be so many acts from the end, for no act, one
/// act, and so on up to the first number for which this holds of the beginning; 0 where there is no such day.
fn latest_days(
    dataset: &Dataset,
    from: ActorKey,
    to: ActorKey,
    which: &Which,
) -> Option<Vec<Vec<u32>>> {
    let days = *which.days().start()..(*which.days().end() + 1).min(dataset.day_count());
    let mut at_end = vec![0; dataset.actors().len()];
    at_end[to.position()] = u32::MAX;
    let mut all = vec![at_end];
    loop {
        let last = all.last()?;
        let mut next = last.clone();
        for day in days.clone().rev() {
            for act in dataset.on_day(day) {
                let (actor, recipient) = (act.actor(), act.recipient());
                let goes_on = last[recipient.position()] > day
                    && next[actor.position()] <= day
                    && actor != ActorKey::NOBODY
                    && recipient != ActorKey::NOBODY;
                if goes_on && which.codes().contains(act.code()) {
                    next[actor.position()] = day + 1;
                }
            }
        }
        let is_reached = next[from.position()] > 0;
        let is_all = next == *last;
        all.push(next);
        if is_reached {
            return Some(all);
        }
        if is_all {
            return None;
        }
    }
}

/// The first act of an actor, no earlier than a day, towards somebody who is near enough to the end: to whom, on which day,
/// and its place.
fn first_step(
    dataset: &Dataset,
    which: &Which,
    left: &[u32],
    actor: ActorKey,
    since: u32,
) -> Option<(ActorKey, u32, u32)> {
    let mut best: Option<(u32, u32, ActorKey, u32)> = None;
    for (next, pair, way) in dataset.pairs_of(actor) {
        let until = left[next.position()];
        let mut acts = which.of_pair(dataset, pair, way);
        let first = acts.find(|(_, stamp)| (since..until).contains(&stamp.day()));
        if let Some((place, stamp)) = first {
            let found = (stamp.day(), dataset.row(place), next, place);
            if best.is_none_or(|best| found < best) {
                best = Some(found);
            }
        }
    }
    best.map(|(day, _, next, place)| (next, day, place))
}
