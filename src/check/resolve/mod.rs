//! What is sound among the records, as a graph.
//!
//! An act is taken in if what it says is sound: its actors, type, recipients and date, and the act that carries it.
//! Everything else is taken in or left out by itself: a role, a link, a citation, a topic. What is left out is
//! counted; the rules say why.

mod plain;
mod sound;

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::GraphHeading;
use crate::graph::LeftOut;
use crate::graph::Parts;
use crate::graph::components::cycles;
use crate::model;
use crate::model::ActKey;
use crate::model::Date;
use crate::model::Id;
use crate::model::NodeKey;
use crate::model::SourceKey;
use crate::model::TopicKey;
use crate::model::TypeKey;
use crate::record;
use crate::record::CorrectedField;
use crate::record::Written;

use super::chronology::Said;
use super::code_books;
use super::draft::Draft;
use super::draft::Kind;
use super::draft::Reading;
use super::rules::bad_figure::is_figure;
use super::rules::bad_figure::is_value;

use plain::act_type;
use plain::actor_kind;
use plain::audience_kind;
use plain::basis;
use plain::certainty;
use plain::correction;
use plain::date_basis;
use plain::empty_ladder;
use plain::figure;
use plain::ladder;
use plain::modality;
use plain::owned;
use plain::source;
use plain::topic;
use sound::within_cycles;

/// What stands over a folder, besides its records.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// The title.
    pub title: String,
    /// The licence of the data.
    pub licence: String,
    /// The digest of the records.
    pub digest: String,
    /// How many files and records could not be read.
    pub unread: usize,
    /// The ids of the records that could not be read, as far as they can be told.
    pub lost: Vec<String>,
    /// Whether fields count as printed or as corrected.
    pub reading: Reading,
}

pub(super) fn resolve(draft: &Draft<'_, '_>, heading: Heading) -> Graph {
    let mut resolver = Resolver::new(draft);
    resolver.left_out.records = heading.unread + draft.records.dropped;
    let records = draft.records;
    let actors = records
        .actors
        .iter()
        .enumerate()
        .map(|(at, item)| resolver.actor(at, &item.id, &item.record))
        .collect();
    let events = records
        .events
        .iter()
        .enumerate()
        .map(|(at, item)| resolver.event(at, &item.id, &item.record))
        .collect();
    let sources = records.sources.iter().map(|item| source(&item.id, &item.record)).collect();
    let topics = records.topics.iter().map(|item| topic(&item.id, &item.record)).collect();
    let disputes = records
        .disputes
        .iter()
        .filter_map(|item| resolver.dispute(&item.id, &item.record))
        .collect();
    let act_types = records.act_types.iter().map(|item| act_type(&item.id, &item.record)).collect();
    let mut acts = Vec::with_capacity(draft.chronology.order.len());
    let mut links = Vec::new();
    let order = draft.chronology.order.iter().copied();
    let taken: Vec<usize> = order.filter(|&act| resolver.keys[act].is_some()).collect();
    for act in taken {
        links.extend(resolver.links(act));
        acts.extend(resolver.act(act));
    }
    let (code_books, left_out) = code_books::own(draft);
    resolver.left_out.parts += left_out;
    Graph::build(Parts {
        heading: GraphHeading {
            title: heading.title,
            licence: heading.licence,
            digest: heading.digest,
            left_out: resolver.left_out,
        },
        actors,
        events,
        sources,
        topics,
        disputes,
        act_types,
        ladder: records
            .ladders
            .first()
            .map_or_else(empty_ladder, |item| ladder(&item.id, &item.record)),
        code_books,
        dataset_files: plain::dataset_files(&records.datasets),
        acts,
        links,
        no_acts: records.no_acts.iter().filter_map(|item| resolver.no_act(&item.record)).collect(),
    })
}

struct Resolver<'r, 'd, 't> {
    draft: &'r Draft<'d, 't>,
    /// The key of each act that is taken in.
    keys: Vec<Option<ActKey>>,
    /// Pairs (earlier, later) of acts, roles and parts that would close a cycle.
    circular_links: BTreeSet<(usize, usize)>,
    circular_roles: BTreeSet<(usize, usize)>,
    circular_parts: BTreeSet<usize>,
    left_out: LeftOut,
}

impl<'r, 'd, 't> Resolver<'r, 'd, 't> {
    fn new(draft: &'r Draft<'d, 't>) -> Resolver<'r, 'd, 't> {
        let mut resolver = Resolver {
            draft,
            keys: vec![None; draft.records.acts.len()],
            circular_links: within_cycles(draft.records.acts.len(), &draft.link_edges()),
            circular_roles: within_cycles(draft.records.actors.len(), &draft.role_edges()),
            circular_parts: cycles(draft.records.events.len(), &draft.part_edges())
                .into_iter()
                .flatten()
                .collect(),
            left_out: LeftOut::default(),
        };
        let sound = resolver.sound_acts();
        resolver.left_out.acts = sound.iter().filter(|sound| !**sound).count();
        let kept = draft.chronology.order.iter().copied().filter(|&act| sound[act]);
        for (position, act) in kept.enumerate() {
            resolver.keys[act] = Some(ActKey::new(position));
        }
        resolver
    }

    fn act_type_of(&self, act: usize) -> Option<&'d record::ActType<'t>> {
        let written = self.draft.act_field(act, CorrectedField::Type)?;
        let position = self.draft.names.position(Kind::ActType, written)?;
        Some(&self.draft.records.act_types[position].record)
    }

    fn node(&self, id: &str) -> Option<NodeKey> {
        match self.draft.names.get(id)? {
            (Kind::Actor, position) => Some(NodeKey::new(position)),
            (Kind::Event, position) => {
                Some(NodeKey::new(self.draft.records.actors.len() + position))
            }
            _ => None,
        }
    }

    fn actor_key(&mut self, id: &str) -> Option<NodeKey> {
        let found = self.draft.names.position(Kind::Actor, id).map(NodeKey::new);
        self.part(found)
    }

    /// Counts a part as left out where there is nothing.
    fn part<T>(&mut self, part: Option<T>) -> Option<T> {
        self.left_out.parts += usize::from(part.is_none());
        part
    }

    fn act_key(&self, id: &str) -> Option<ActKey> {
        self.keys[self.draft.names.position(Kind::Act, id)?]
    }

    fn nodes(&mut self, ids: &[Written<'_>]) -> Vec<NodeKey> {
        let found: Vec<Option<NodeKey>> = ids.iter().map(|id| self.node(id)).collect();
        found.into_iter().filter_map(|node| self.part(node)).collect()
    }

    fn topics(&mut self, ids: &[Written<'_>]) -> Vec<TopicKey> {
        let found: Vec<_> =
            ids.iter().map(|id| self.draft.names.position(Kind::Topic, id)).collect();
        found.into_iter().filter_map(|topic| self.part(topic)).map(TopicKey::new).collect()
    }

    fn citations(&mut self, evidence: &[record::Citation<'_>]) -> Vec<model::Citation> {
        let mut citations = Vec::with_capacity(evidence.len());
        for citation in evidence {
            let source = self.draft.names.position(Kind::Source, &citation.source);
            let via = citation.via.as_ref().map(|id| self.draft.names.position(Kind::Source, id));
            let via = via.map(|via| self.part(via));
            // Without the source into which it points a citation points nowhere.
            if let (Some(source), None | Some(Some(_))) = (self.part(source), via) {
                citations.push(model::Citation {
                    source: SourceKey::new(source),
                    via: via.flatten().map(SourceKey::new),
                    document_page: owned(citation.document_page.as_ref()),
                    paragraph: owned(citation.paragraph.as_ref()),
                    passage: citation
                        .passage
                        .as_ref()
                        .map(|(first, last)| (first.to_string(), last.to_string())),
                    prefix: owned(citation.prefix.as_ref()),
                    suffix: owned(citation.suffix.as_ref()),
                    note: owned(citation.note.as_ref()),
                    page: owned(citation.page.as_ref()),
                    quote: owned(citation.quote.as_ref()),
                    basis: basis(citation.basis),
                });
            }
        }
        citations
    }

    fn no_act(&mut self, record: &record::NoAct<'_>) -> Option<model::NoAct> {
        let place = self.citations(&[record.citation()]).pop()?;
        Some(model::NoAct { place, reason: record.reason.to_string() })
    }

    fn date(&mut self, written: Option<&Written<'_>>) -> Option<Date> {
        let Ok(date) = Date::new(written?) else {
            self.left_out.parts += 1;
            return None;
        };
        Some(date)
    }

    fn actor(&mut self, at: usize, id: &Id, record: &record::Actor<'_>) -> model::Actor {
        let mut roles = Vec::with_capacity(record.roles.len());
        for role in &record.roles {
            let Some(within) = self.actor_key(&role.within) else { continue };
            if self.circular_roles.contains(&(at, within.position())) {
                self.left_out.parts += 1;
                continue;
            }
            let dates = [&role.from, &role.to]
                .map(|date| date.as_ref().map(|date| Date::new(date)).transpose());
            let [Ok(from), Ok(to)] = dates else {
                self.left_out.parts += 1;
                continue;
            };
            roles.push(model::Role {
                within,
                title: role.title.to_string(),
                from,
                to,
                acts_for: role.acts_for,
                evidence: self.citations(&role.evidence),
                note: owned(role.note.as_ref()),
            });
        }
        model::Actor {
            id: id.clone(),
            name: record.name.to_string(),
            kind: actor_kind(record.kind),
            also: record.also.iter().map(ToString::to_string).collect(),
            life: self.date(record.life.as_ref()),
            roles,
            evidence: self.citations(&record.evidence),
            note: owned(record.note.as_ref()),
        }
    }

    fn event(&mut self, at: usize, id: &Id, record: &record::Event<'_>) -> model::Event {
        let part_of = record.part_of.as_ref().and_then(|whole| {
            let whole = self
                .draft
                .names
                .position(Kind::Event, whole)
                .filter(|_| !self.circular_parts.contains(&at));
            self.part(whole)
                .map(|position| NodeKey::new(self.draft.records.actors.len() + position))
        });
        let mut participants = Vec::with_capacity(record.participants.len());
        for participant in &record.participants {
            if let Some(actor) = self.actor_key(&participant.actor) {
                participants
                    .push(model::Participant { actor, title: owned(participant.title.as_ref()) });
            }
        }
        let subject = self.draft.records.acts.len() + at;
        model::Event {
            id: id.clone(),
            name: record.name.to_string(),
            timing: model::Timing {
                date: self.date(record.date.as_ref()),
                basis: date_basis(record.date_basis),
                order: self.order(subject, &record.order),
                bounds: self.draft.chronology.events[at],
            },
            place: owned(record.place.as_ref()),
            part_of,
            participants,
            topics: self.topics(&record.topics),
            evidence: self.citations(&record.evidence),
            note: owned(record.note.as_ref()),
        }
    }

    fn order(&mut self, subject: usize, orders: &[record::Order<'_>]) -> Vec<model::Order> {
        let mut resolved = Vec::with_capacity(orders.len());
        for (at, order) in orders.iter().enumerate() {
            let to = order.to();
            let other = match self.draft.names.get(&to.id) {
                Some((Kind::Act, position)) => self.keys[position].map(model::Subject::Act),
                Some((Kind::Event, _)) => self.node(&to.id).map(model::Subject::Event),
                _ => None,
            };
            let Some(other) = other.filter(|_| !self.draft.is_set_aside(subject, Said::Order(at)))
            else {
                self.left_out.links += 1;
                continue;
            };
            let kind = match order {
                record::Order::After(_) => model::OrderKind::After,
                record::Order::Before(_) => model::OrderKind::Before,
                record::Order::Within(_) => model::OrderKind::Within,
            };
            resolved.push(model::Order {
                kind,
                other,
                days: to.days,
                about: to.about,
                cue: owned(to.cue.as_ref()),
            });
        }
        resolved
    }

    fn dispute(&mut self, id: &Id, record: &record::Dispute<'_>) -> Option<model::Dispute> {
        let mut sides = Vec::with_capacity(record.sides.len());
        for side in &record.sides {
            let actors: Vec<NodeKey> =
                side.actors.iter().filter_map(|actor| self.actor_key(actor)).collect();
            if let (Ok(id), false) = (Id::new(&side.id), actors.is_empty()) {
                sides.push(model::Side { id, name: side.name.to_string(), actors });
            }
        }
        if sides.len() < 2 {
            self.left_out.parts += 1;
            return None;
        }
        Some(model::Dispute {
            id: id.clone(),
            name: record.name.to_string(),
            sides,
            period: self.date(record.period.as_ref()),
            note: owned(record.note.as_ref()),
        })
    }

    /// The links that an act names, `responds_to` first.
    fn links(&mut self, act: usize) -> Vec<model::Link> {
        let Some(later) = self.keys[act] else { return Vec::new() };
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
                !self.circular_links.contains(&(earlier, act))
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
        let type_written = draft.act_field(at, CorrectedField::Type)?;
        let type_position = draft.names.position(Kind::ActType, type_written)?;
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
            let found =
                self.node(id).filter(|node| node.position() >= self.draft.records.actors.len());
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
