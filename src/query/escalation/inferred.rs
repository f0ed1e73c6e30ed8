//! Links that no record states: an act answers what the other side did shortly before.
//!
//! "Before" is strict: a cause counts on its last possible day, an answer on its first, and at least a day lies between.
//! An act whose last possible day lies more than the window after its first is left out, and so is an act
//! before an internal audience, which the other side did not hear.

use crate::model::AudienceKind;
use crate::model::Day;

use super::Infer;
use super::field::Entered;

/// The most links that are inferred: some hundred megabytes of them.
const INFERRED_MAX: usize = 5_000_000;

/// The pairs (earlier, later) of places that inference ties, and whether it stopped because there were too many.
///
/// What may be answered is for the caller to say: acts at rung 1 or more for paths, offers too for off-ramps.
pub(super) fn pairs(
    acts: &[Entered],
    infer: Infer,
    may_be_answered: impl Fn(&Entered) -> bool,
) -> (Vec<(usize, usize)>, bool) {
    let window = match infer {
        Infer::Never => return (Vec::new(), false),
        Infer::Latest { days } | Infer::Any { days } => i64::from(days),
    };
    let is_dated = |act: &Entered| {
        act.hull.is_bounded()
            && act.hull.last.days_since(act.hull.first) <= window
            && act.audience != Some(AudienceKind::Internal)
    };
    let mut causes: [Vec<(Day, usize)>; 2] = [Vec::new(), Vec::new()];
    for (place, act) in acts.iter().enumerate() {
        if is_dated(act) && may_be_answered(act) {
            causes[act.side.position()].push((act.hull.last, place));
        }
    }
    for causes in &mut causes {
        causes.sort_unstable();
    }
    let mut found = Vec::new();
    for (later, act) in acts.iter().enumerate().filter(|(_, act)| is_dated(act)) {
        let causes = &causes[act.side.other().position()];
        let first = act.hull.first;
        let end = causes.partition_point(|&(day, _)| day < first);
        let Some(&(latest, _)) = causes[..end].last() else { continue };
        let oldest = causes[..end].partition_point(|&(day, _)| first.days_since(day) > window);
        let begin = match infer {
            Infer::Latest { .. } => {
                oldest.max(causes[..end].partition_point(|&(day, _)| day < latest))
            }
            Infer::Any { .. } | Infer::Never => oldest,
        };
        if found.len() + (end - begin) > INFERRED_MAX {
            return (found, true);
        }
        found.extend(causes[begin..end].iter().map(|&(_, earlier)| (earlier, later)));
    }
    (found, false)
}
