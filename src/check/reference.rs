//! Every place where a record names another, and what kind of record it may name.

use crate::record;
use crate::record::Written;

use super::draft::Kind;

/// A reference: the id as written, and the kinds of record that it may name.
pub(super) struct Reference<'d, 't> {
    pub(super) written: &'d Written<'t>,
    pub(super) kinds: &'static [Kind],
}

/// Actors and events: what acts connect.
pub(super) const NODE: &[Kind] = &[Kind::Actor, Kind::Event];
/// What has a place in time.
pub(super) const DATED: &[Kind] = &[Kind::Act, Kind::Event];

fn one<'d, 't>(written: &'d Written<'t>, kinds: &'static [Kind]) -> Reference<'d, 't> {
    Reference { written, kinds }
}

fn cited<'d, 't>(evidence: &'d [record::Citation<'t>]) -> impl Iterator<Item = Reference<'d, 't>> {
    evidence.iter().map(|citation| one(&citation.source, &[Kind::Source]))
}

fn ordered<'d, 't>(order: &'d [record::Order<'t>]) -> impl Iterator<Item = Reference<'d, 't>> {
    order.iter().map(|order| one(&order.to().id, DATED))
}

/// The references of an actor.
pub(super) fn of_actor<'d, 't>(
    actor: &'d record::Actor<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    let roles = actor.roles.iter();
    let roles = roles.flat_map(|role| {
        std::iter::once(one(&role.within, &[Kind::Actor])).chain(cited(&role.evidence))
    });
    roles.chain(cited(&actor.evidence))
}

/// The references of an event.
pub(super) fn of_event<'d, 't>(
    event: &'d record::Event<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    let parts = event.part_of.iter().map(|id| one(id, &[Kind::Event]));
    let participants =
        event.participants.iter().map(|participant| one(&participant.actor, &[Kind::Actor]));
    let topics = event.topics.iter().map(|id| one(id, &[Kind::Topic]));
    parts
        .chain(participants)
        .chain(topics)
        .chain(ordered(&event.order))
        .chain(cited(&event.evidence))
}

/// The references of an act.
pub(super) fn of_act<'d, 't>(act: &'d record::Act<'t>) -> impl Iterator<Item = Reference<'d, 't>> {
    let before = act.audience.iter().flat_map(|audience| &audience.before);
    let parties = act
        .actors
        .iter()
        .chain(&act.recipients)
        .chain(&act.about)
        .chain(before)
        .map(|id| one(id, NODE));
    let links = act.responds_to.iter().chain(&act.continues);
    let links = links.flat_map(|link| {
        std::iter::once(one(&link.act, &[Kind::Act])).chain(cited(&link.evidence))
    });
    parties
        .chain(std::iter::once(one(&act.act_type, &[Kind::ActType])))
        .chain(act.within.iter().chain(&act.conflicts_with).map(|id| one(id, &[Kind::Act])))
        .chain(act.event.iter().map(|id| one(id, &[Kind::Event])))
        .chain(act.topics.iter().map(|id| one(id, &[Kind::Topic])))
        .chain(ordered(&act.order))
        .chain(links)
        .chain(cited(&act.evidence))
}

/// The references of a dispute.
pub(super) fn of_dispute<'d, 't>(
    dispute: &'d record::Dispute<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    dispute.sides.iter().flat_map(|side| &side.actors).map(|id| one(id, &[Kind::Actor]))
}
