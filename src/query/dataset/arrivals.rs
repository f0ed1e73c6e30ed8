//! When what one actor of a data set did can have reached each other, from act to act: one pass in order of day.
//!
//! An act carries on from the day after its actor was reached, so that no order is invented within a day. The day of an act
//! in doubt is its first possible one.

use crate::dataset::ActorKey;
use crate::dataset::Dataset;

/// The earliest day, by number, on which each actor is reached, acts counting from a day on; `u32::MAX` for those who
/// are not. The actor with whom it begins is reached the day before, or on day 0 where there is none.
pub fn arrivals(dataset: &Dataset, from: ActorKey, since: u32) -> Vec<u32> {
    // What is kept is the day from which an actor carries on.
    let mut onward = vec![u32::MAX; dataset.actors().len()];
    let Some(start) = onward.get_mut(from.position()) else { return onward };
    *start = since;
    // Nobody is never reached, and who begins is already.
    let mut left = dataset.actors().len() - 1 - usize::from(from != ActorKey::NOBODY);
    for (day, acts) in dataset.on_days(since..dataset.day_count()) {
        for act in acts {
            let recipient = act.recipient();
            // The recipient first: soon most have been reached, which the processor then foretells.
            if onward[recipient.position()] == u32::MAX
                && onward[act.actor().position()] <= day
                && recipient != ActorKey::NOBODY
            {
                onward[recipient.position()] = day + 1;
                left -= 1;
            }
        }
        if left == 0 {
            break;
        }
    }
    for day in onward.iter_mut().filter(|day| **day != u32::MAX) {
        *day = day.saturating_sub(1);
    }
    onward
}
