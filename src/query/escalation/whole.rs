//! What is said of a dispute as a whole, apart from its chains.

use crate::model::ActKey;

use super::ChainAct;
use super::Crossing;
use super::SideTotals;
use super::field::Entered;
use super::field::Field;

/// Every act that entered, in the order of the graph. One at 0 does not count in a chain.
pub(super) fn acts(field: &Field<'_>) -> Vec<ChainAct> {
    let mut acts: Vec<ChainAct> = field
        .acts
        .iter()
        .map(|act| ChainAct { act: act.key, side: act.side, rung: act.rung, counted: act.rung > 0 })
        .collect();
    acts.sort_unstable_by_key(|act| act.act);
    acts
}

/// What each side did.
pub(super) fn totals(field: &Field<'_>) -> [SideTotals; 2] {
    let mut totals = [SideTotals::default(); 2];
    for act in &field.acts {
        let side = &mut totals[act.side.position()];
        side.acts += 1;
        side.goldstein += field.graph.act(act.key).goldstein().unwrap_or(0.0);
    }
    totals
}

/// The first act at or beyond each threshold that was reached, in the order of the graph.
pub(super) fn crossings(field: &Field<'_>) -> Vec<Crossing> {
    let thresholds = field.graph.ladder().thresholds.iter().enumerate();
    thresholds
        .filter_map(|(threshold, line)| {
            let act = first(field, |act| act.rung >= line.enters)?;
            let latest = field.graph.act(act.key).bounds().start.last;
            let can_precede = |other: &Entered| {
                other.side != act.side
                    && other.rung >= line.enters
                    && field.graph.act(other.key).bounds().start.first <= latest
            };
            let order_uncertain = field.acts.iter().any(can_precede);
            Some(Crossing { threshold, act: act.key, side: act.side, order_uncertain })
        })
        .collect()
}

/// The first act above rung 0, if none stands on a higher rung.
pub(super) fn opening_peak(field: &Field<'_>) -> Option<ActKey> {
    let opening = first(field, |act| act.rung > 0)?;
    let peak = field.acts.iter().map(|act| act.rung).max();
    (peak == Some(opening.rung)).then_some(opening.key)
}

fn first<'f>(field: &'f Field<'_>, which: impl Fn(&Entered) -> bool) -> Option<&'f Entered> {
    field.acts.iter().filter(|act| which(act)).min_by_key(|act| act.key)
}
