//! What the records of a folder claim to stand in a text: citations, and the cues that are looked for where these point.

use std::borrow::Cow;

use crate::record::Citation;
use crate::record::Order;
use crate::record::Written;

use super::records::Place;
use super::records::Records;

/// Evidence of a record, and the cues that are looked for where it points.
pub(super) struct Claim<'r, 't> {
    /// Where the record stands.
    pub(super) place: &'r Place<'t>,
    pub(super) evidence: Cow<'r, [Citation<'t>]>,
    /// The cues of the record's order, and of links that have no evidence of their own.
    pub(super) cues: Vec<&'r Written<'t>>,
}

/// Everything that is claimed to stand in a text.
pub(super) fn claims<'r, 't>(records: &'r Records<'t>) -> Vec<Claim<'r, 't>> {
    let mut claims = Vec::new();
    for item in &records.actors {
        claims.push(Claim::of(item.place(), &item.record.evidence));
        for role in &item.record.roles {
            claims.push(Claim::of(item.place(), &role.evidence));
        }
    }
    for item in &records.events {
        let cues = of_order(&item.record.order);
        claims.push(Claim { cues, ..Claim::of(item.place(), &item.record.evidence) });
    }
    for item in &records.acts {
        let mut cues = of_order(&item.record.order);
        for link in item.record.responds_to.iter().chain(&item.record.continues) {
            if link.evidence.is_empty() {
                cues.extend(&link.cue);
            } else {
                let cues = link.cue.iter().collect();
                claims.push(Claim { cues, ..Claim::of(item.place(), &link.evidence) });
            }
        }
        claims.push(Claim { cues, ..Claim::of(item.place(), &item.record.evidence) });
    }
    for item in &records.no_acts {
        let evidence = Cow::Owned(vec![item.record.citation()]);
        claims.push(Claim { place: item.place(), evidence, cues: Vec::new() });
    }
    claims
}

impl<'r, 't> Claim<'r, 't> {
    fn of(place: &'r Place<'t>, evidence: &'r [Citation<'t>]) -> Claim<'r, 't> {
        Claim { place, evidence: Cow::Borrowed(evidence), cues: Vec::new() }
    }
}

fn of_order<'r, 't>(order: &'r [Order<'t>]) -> Vec<&'r Written<'t>> {
    order.iter().filter_map(|one| one.to().cue.as_ref()).collect()
}
