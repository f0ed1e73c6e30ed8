//! When what one actor of a data set did can have reached each other, from act to act: one pass in order of day.
//!
//! An act carries on from the day after its actor was reached, so that no order is invented within a day. The day of an act
//! in doubt is its first possible one.

use crate::dataset::ActorKey;
use crate::dataset::Dataset;

/// Neither reached nor to be: [`ActorKey::NOBODY`], unless it begins there.
const NEVER: u32 = u32::MAX - 1;

/// The earliest day, by number, on which each actor is reached, acts counting from a day on; `u32::MAX` for those who
/// are not. The actor with whom it begins is reached the day before.
pub fn arrivals(dataset: &Dataset, from: ActorKey, since: u32) -> Vec<u32> {
    // What is kept is the day from which an actor carries on.
    let mut onward = vec![u32::MAX; dataset.actors().len()];
    if let Some(nobody) = onward.get_mut(ActorKey::NOBODY.position()) {
        *nobody = NEVER;
    }
    let Some(start) = onward.get_mut(from.position()) else { return onward };
    *start = since;
    let mut left = dataset.actors().len().saturating_sub(2);
    for (day, acts) in dataset.on_days(since..dataset.day_count()) {
        for act in acts {
            let carries = onward[act.actor().position()] <= day;
            let next = &mut onward[act.recipient().position()];
            // One branch on both, which each actor takes but once; on each alone it would be hard to foretell.
            if carries & (*next == u32::MAX) {
                *next = day + 1;
                left = left.saturating_sub(1);
            }
        }
        if left == 0 {
            break;
        }
    }
    for day in &mut onward {
        *day = if *day >= NEVER { u32::MAX } else { day.wrapping_sub(1) };
    }
    onward
}
