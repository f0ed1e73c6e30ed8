//! Acts and their links, taken in.

use rayon::prelude::*;

use crate::check::rules::bad_figure::is_figure;
use crate::check::rules::bad_figure::is_value;
use crate::model;
use crate::model::TypeKey;
use crate::record;
use crate::record::CorrectedField;

use super::Kind;
use super::Resolver;
use super::Said;
use super::plain::audience_kind;
use super::plain::certainty;
use super::plain::correction;
use super::plain::date_basis;
use super::plain::figure;
use super::plain::modality;
use super::plain::owned;

/// So many acts one thread takes in before it asks for more.
const ACTS_AT_A_TIME: usize = 2000;

impl Resolver<'_, '_, '_> {
    /// The acts that are taken in, in order of time, with their links; worked side by side.
    pub(super) fn acts(&mut self) -> (Vec<model::Act>, Vec<model::Link>) {
        let (draft, known) = (self.draft, self.known);
        let order = &draft.chronology.order;
        let kept: Vec<usize> =
            order.iter().copied().filter(|&act| known.keys[act].is_some()).collect();
        let parts = kept.par_chunks(ACTS_AT_A_TIME).map(|some| {
            let mut part = Resolver::new(draft, known);
            let links: Vec<model::Link> = some.iter().flat_map(|&act| part.links(act)).collect();
            let acts: Vec<model::Act> = some.iter().filter_map(|&act| part.act(act)).collect();
            (acts, links, part.left_out)
        });
        let (mut acts, mut links) = (Vec::with_capacity(kept.len()), Vec::new());
        for (some_acts, some_links, left_out) in parts.collect::<Vec<_>>() {
            acts.extend(some_acts);
            links.extend(some_links);
            self.left_out.parts += left_out.parts;
            self.left_out.links += left_out.links;
        }
        (acts, links)
    }

    /// The links that an act names, `responds_to` first.
    fn links(&mut self, act: usize) -> Vec<model::Link> {
        let Some(later) = self.known.keys[act] else { return Vec::new() };
        let record = &self.draft.records.acts[act].record;
        let responses = record.responds_to.iter().enumerate();
        let responses =
            responses.map(|(at, link)| (model::LinkKind::RespondsTo, Said::RespondsTo(at), link));
        let continuations = record.continues.iter().enumerate();
        let continuations =
            continuations.map(|(at, link)| (model::LinkKind::Continues, Said::Continues(at), link));
        let mut links = Vec::new();
        for (kind, said, link) in responses.chain(continuations) {
            let position = self.draft.names.position(Kind::Act, &link.act);
            let sound = position.is_some_and(|earlier| {
                !self.known.circular_links.contains(&(earlier, act))
                    && !self.draft.is_set_aside(act, said)
            });
            let Some(earlier) = self.act_key(&link.act).filter(|_| sound) else {
                self.left_out.links += 1;
                continue;
            };
            links.push(model::Link {
                kind,
                earlier,
                later,
                cue: owned(link.cue.as_ref()),
                certainty: certainty(link.certainty),
                evidence: self.citations(&link.evidence),
                note: owned(link.note.as_ref()),
            });
        }
        links
    }

    fn act(&mut self, at: usize) -> Option<model::Act> {
        let draft = self.draft;
        let item = &draft.records.acts[at];
        let record = &*item.record;
        let type_position = draft.act_types[at]?;
        let (status, status_reason) = match &record.status {
            record::Status::Accepted => (model::Status::Accepted, None),
            record::Status::Contested { reason } => {
                (model::Status::Contested, Some(reason.to_string()))
            }
            record::Status::Rejected { reason } => {
                (model::Status::Rejected, Some(reason.to_string()))
            }
        };
        let own_rung = self.own_rung(record);
        Some(model::Act {
            id: item.id.clone(),
            actors: self.nodes(&record.actors),
            act_type: TypeKey::new(type_position),
            recipients: self.nodes(&record.recipients),
            rung: own_rung
                .as_ref()
                .map_or(draft.records.act_types[type_position].record.rung, |own| own.value),
            modality: modality(record.modality),
            audience: record.audience.as_ref().map(|audience| audience_kind(audience.kind)),
            certainty: certainty(record.certainty),
            status,
            timing: model::Timing {
                date: draft.act_dates[at].clone().map_or(None, |date| date),
                basis: date_basis(record.date_basis),
                order: self.order(at, &record.order),
                bounds: draft.chronology.acts[at],
            },
            prose: Box::new(model::Prose { own_rung, ..self.prose(at, record, status_reason) }),
        })
    }

    /// The rung of an act's own, if the ladder has it.
    fn own_rung(&mut self, record: &record::Act<'_>) -> Option<model::OwnRung> {
        let own = record.rung.as_ref()?;
        let ladder = self.draft.records.ladders.first()?;
        let on_ladder = ladder.record.rungs.iter().any(|rung| rung.value == own.value);
        let rung = model::OwnRung { value: own.value, reason: own.reason.to_string() };
        self.part(on_ladder.then_some(rung))
    }

    /// The Goldstein value of an act's own, if it stands on the scale.
    fn own_goldstein(&mut self, record: &record::Act<'_>) -> Option<f64> {
        let own = record.goldstein?;
        self.part(is_value(own).then_some(own))
    }

    /// The figures of an act that are numbers.
    fn figures(&mut self, record: &record::Act<'_>) -> Vec<model::Figure> {
        let figures = record.figures.iter();
        figures.filter_map(|one| self.part(is_figure(one).then(|| figure(one)))).collect()
    }

    fn prose(
        &mut self,
        at: usize,
        record: &record::Act<'_>,
        status_reason: Option<String>,
    ) -> model::Prose {
        let conflicts: Vec<_> = record.conflicts_with.iter().map(|id| self.act_key(id)).collect();
        let event = record.event.as_ref().and_then(|id| {
            let found = self
                .draft
                .node(id)
                .filter(|node| node.position() >= self.draft.records.actors.len());
            self.part(found)
        });
        model::Prose {
            summary: owned(record.summary.as_ref()),
            about: self.nodes(&record.about),
            before: self.nodes(record.audience.as_ref().map_or(&[], |audience| &audience.before)),
            within: record.within.as_ref().and_then(|id| self.act_key(id)),
            condition: owned(record.condition.as_ref()),
            repeated: record.repeated,
            event,
            place: owned(self.draft.act_field(at, CorrectedField::Place)),
            topics: self.topics(&record.topics),
            figures: self.figures(record),
            conflicts_with: conflicts.into_iter().filter_map(|act| self.part(act)).collect(),
            own_rung: None,
            own_goldstein: self.own_goldstein(record),
            stance: owned(record.stance.as_ref()),
            evidence: self.citations(&record.evidence),
            status_reason,
            corrections: record.corrections.iter().map(correction).collect(),
            note: owned(record.note.as_ref()),
        }
    }
}
