//! Which acts say something that can be taken in.

use std::collections::BTreeSet;

use crate::graph::components::components;
use crate::graph::components::cycles;
use crate::record;
use crate::record::Written;

use super::Kind;
use super::Resolver;

impl Resolver<'_, '_, '_> {
    /// Which acts are sound; an act whose carrier is left out is left out too.
    pub(super) fn sound_acts(&self) -> Vec<bool> {
        let acts = &self.draft.records.acts;
        let mut sound: Vec<bool> = (0..acts.len()).map(|act| self.says_something(act)).collect();
        let carriers = self.draft.carrier_edges();
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

    fn says_something(&self, act: usize) -> bool {
        let record = &self.draft.records.acts[act].record;
        let known =
            |parties: &[Written<'_>]| parties.iter().all(|party| self.node(party).is_some());
        let Some(act_type) = self.act_type_of(act) else { return false };
        let recipients_fit = match act_type.recipients {
            record::Recipients::Required => !record.recipients.is_empty(),
            record::Recipients::Optional => true,
            record::Recipients::Forbidden => record.recipients.is_empty(),
        };
        let carrier = record.within.as_ref().map(|id| self.draft.names.position(Kind::Act, id));
        let carrier_fits = match carrier {
            None => record.modality == record::Modality::Actual,
            Some(found) => found.is_some(),
        };
        let named = !record.actors.is_empty() && known(&record.actors) && known(&record.recipients);
        named && recipients_fit && carrier_fits && self.draft.act_dates[act].is_ok()
    }
}

/// The edges that run inside a cycle.
pub(super) fn within_cycles(nodes: usize, edges: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
    let mut component = vec![0; nodes];
    let members = components(nodes, edges.iter().copied());
    for (number, nodes) in members.iter().enumerate() {
        for &node in nodes {
            component[node] = number;
        }
    }
    let inside = |from: usize, to: usize| component[from] == component[to];
    edges.iter().copied().filter(|&(from, to)| inside(from, to)).collect()
}
