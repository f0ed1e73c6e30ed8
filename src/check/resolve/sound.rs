//! Which acts say something that can be taken in.

use crate::graph::components::cycles;
use crate::record;
use crate::record::Written;

use super::Draft;
use super::Kind;

/// Which acts are sound; an act whose carrier is left out is left out too.
pub(super) fn sound_acts(draft: &Draft<'_, '_>) -> Vec<bool> {
    let acts = &draft.records.acts;
    let mut sound: Vec<bool> = (0..acts.len()).map(|act| says_something(draft, act)).collect();
    let carriers = draft.carrier_edges();
    for cycle in cycles(acts.len(), &carriers) {
        for act in cycle {
            sound[act] = false;
        }
    }
    let mut carried: Vec<Vec<usize>> = vec![Vec::new(); acts.len()];
    for (act, carrier) in carriers {
        carried[carrier].push(act);
    }
    let mut open: Vec<usize> = (0..acts.len()).filter(|&act| !sound[act]).collect();
    while let Some(act) = open.pop() {
        for &inner in &carried[act] {
            if std::mem::replace(&mut sound[inner], false) {
                open.push(inner);
            }
        }
    }
    sound
}

fn says_something(draft: &Draft<'_, '_>, act: usize) -> bool {
    let record = &draft.records.acts[act].record;
    let known = |parties: &[Written<'_>]| parties.iter().all(|party| draft.node(party).is_some());
    let Some(act_type) = draft.act_type(act) else { return false };
    let recipients_fit = match act_type.recipients {
        record::Recipients::Required => !record.recipients.is_empty(),
        record::Recipients::Optional => true,
        record::Recipients::Forbidden => record.recipients.is_empty(),
    };
    let carrier = record.within.as_ref().map(|id| draft.names.position(Kind::Act, id));
    let carrier_fits = match carrier {
        None => record.modality == record::Modality::Actual,
        Some(found) => found.is_some(),
    };
    let named = !record.actors.is_empty() && known(&record.actors) && known(&record.recipients);
    named && recipients_fit && carrier_fits && draft.act_dates[act].is_ok()
}
