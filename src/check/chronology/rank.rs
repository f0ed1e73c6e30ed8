//! One order of time for everything, for lists: by date, and never against what the source says of sequence.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::Bounds;
use crate::model::Day;

/// By what things are put in order: first possible day (the last, where that is open), last possible day, position.
type Place = (Day, Day, usize);

/// The positions of all subjects in order of time.
///
/// `earlier` holds pairs (earlier, later). Where a subject has no date, it stands just before the first of those that it
/// is known to precede; where there is none, at the end.
pub(super) fn rank(bounds: &[Bounds], earlier: &[(usize, usize)]) -> Vec<usize> {
    let mut place: Vec<Place> =
        bounds.iter().enumerate().map(|(at, bounds)| own_place(at, bounds)).collect();
    let any_order = topological(&place, earlier);
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); bounds.len()];
    for &(first, second) in earlier {
        after[first].push(second);
    }
    for &at in any_order.iter().rev() {
        for &later in &after[at] {
            let (first, last, _) = place[later];
            place[at] = place[at].min((first, last, at));
        }
    }
    topological(&place, earlier)
}

fn own_place(at: usize, bounds: &Bounds) -> Place {
    let hull = bounds.hull();
    let (first, last) = (bounds.start.first, bounds.start.last);
    if first.is_bounded() {
        (first, last, at)
    } else if hull.last.is_bounded() {
        (hull.last, hull.last, at)
    } else {
        (Day::FUTURE, Day::FUTURE, at)
    }
}

/// Kahn's algorithm, the least place first; where a cycle leaves none free, the least of what is left.
fn topological(place: &[Place], earlier: &[(usize, usize)]) -> Vec<usize> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); place.len()];
    let mut waiting = vec![0_usize; place.len()];
    for &(first, second) in earlier {
        after[first].push(second);
        waiting[second] += 1;
    }
    let mut by_place: Vec<usize> = (0..place.len()).collect();
    by_place.sort_unstable_by_key(|&at| place[at]);
    let mut left = by_place.iter().copied();
    let mut free: BinaryHeap<Reverse<(Place, usize)>> = by_place
        .iter()
        .filter(|&&at| waiting[at] == 0)
        .map(|&at| Reverse((place[at], at)))
        .collect();
    let mut done = vec![false; place.len()];
    let mut order = Vec::with_capacity(place.len());
    loop {
        let next = match free.pop() {
            Some(Reverse((_, at))) => Some(at),
            None => left.by_ref().find(|&at| !done[at]),
        };
        let Some(at) = next else { return order };
        if std::mem::replace(&mut done[at], true) {
            continue;
        }
        order.push(at);
        for &later in &after[at] {
            waiting[later] = waiting[later].saturating_sub(1);
            if waiting[later] == 0 && !done[later] {
                free.push(Reverse((place[later], later)));
            }
        }
    }
}
