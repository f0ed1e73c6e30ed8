//! What was found, in words.

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Day;
use crate::model::DayRange;

/// So many acts, steps or labels are shown.
pub(super) const SHOWN: usize = 5;

/// A number and what it counts.
pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// "`a`, `b` and 3 more".
pub(super) fn list(graph: &Graph, acts: &[ActKey]) -> String {
    let ids = acts.iter().take(SHOWN).map(|&act| format!("`{}`", graph.act(act).id()));
    let told = ids.collect::<Vec<_>>().join(", ");
    match acts.len().saturating_sub(SHOWN) {
        0 => told,
        more => format!("{told} and {more} more"),
    }
}

/// When something starts: "on 1960-05-08", "between 1960-05-01 and 1960-05-31".
pub(super) fn starts(days: DayRange) -> String {
    let is_known = |day: Day| day.is_bounded();
    match (is_known(days.first), is_known(days.last)) {
        (true, true) if days.first == days.last => format!("starts on {}", days.first),
        (true, true) => format!("starts between {} and {}", days.first, days.last),
        (true, false) => format!("starts not before {}", days.first),
        (false, true) => format!("starts not after {}", days.last),
        (false, false) => "has no known day".to_owned(),
    }
}
