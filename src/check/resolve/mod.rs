//! What is sound among the records, as a graph.
//!
//! An act is taken in if what it says is sound: its actors, type, recipients and date, and the act that carries it.
//! Everything else is taken in or left out by itself: a role, a link, a citation, a topic. What is left out is
//! counted; the rules say why.

mod acts;
mod plain;
mod sound;

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::GraphHeading;
use crate::graph::LeftOut;
use crate::graph::Parts;
use crate::graph::components::cycles;
use crate::graph::components::edges_on_cycles;
use crate::model;
use crate::model::ActKey;
use crate::model::Date;
use crate::model::Id;
use crate::model::NodeKey;
use crate::model::SourceKey;
use crate::model::TopicKey;
use crate::record;
use crate::record::Written;

use super::chronology::Said;
use super::code_books;
use super::draft::Draft;
use super::draft::Kind;
use super::draft::Reading;

use plain::act_type;
use plain::actor_kind;
use plain::basis;
use plain::date_basis;
use plain::empty_ladder;
use plain::ladder;
use plain::owned;
use plain::source;
use plain::topic;
use sound::sound_acts;

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
    let known = Known::new(draft);
    let mut resolver = Resolver::new(draft, &known);
    resolver.left_out.records = heading.unread + draft.records.dropped;
    resolver.left_out.acts = known.keys.iter().filter(|key| key.is_none()).count();
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
    let (acts, links) = resolver.acts();
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

/// What is known of a folder before its records are taken in.
struct Known {
    /// The key of each act that is taken in.
    keys: Vec<Option<ActKey>>,
    /// Pairs (earlier, later) of acts, roles and parts that would close a cycle.
    circular_links: BTreeSet<(usize, usize)>,
    circular_roles: BTreeSet<(usize, usize)>,
    circular_parts: BTreeSet<usize>,
}

impl Known {
    fn new(draft: &Draft<'_, '_>) -> Known {
        let records = draft.records;
        let sound = sound_acts(draft);
        let mut keys = vec![None; records.acts.len()];
        let kept = draft.chronology.order.iter().copied().filter(|&act| sound[act]);
        for (position, act) in kept.enumerate() {
            keys[act] = Some(ActKey::new(position));
        }
        Known {
            keys,
            circular_links: edges_on_cycles(records.acts.len(), &draft.link_edges()),
            circular_roles: edges_on_cycles(records.actors.len(), &draft.role_edges()),
            circular_parts: cycles(records.events.len(), &draft.part_edges())
                .into_iter()
                .flatten()
                .collect(),
        }
    }
}

/// Takes records in, and counts what of them is left out.
struct Resolver<'r, 'd, 't> {
    draft: &'r Draft<'d, 't>,
    known: &'r Known,
    left_out: LeftOut,
}

impl<'r, 'd, 't> Resolver<'r, 'd, 't> {
    fn new(draft: &'r Draft<'d, 't>, known: &'r Known) -> Resolver<'r, 'd, 't> {
        Resolver { draft, known, left_out: LeftOut::default() }
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
        self.known.keys[self.draft.names.position(Kind::Act, id)?]
    }

    fn nodes(&mut self, ids: &[Written<'_>]) -> Vec<NodeKey> {
        let found: Vec<Option<NodeKey>> = ids.iter().map(|id| self.draft.node(id)).collect();
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
            if self.known.circular_roles.contains(&(at, within.position())) {
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
                .filter(|_| !self.known.circular_parts.contains(&at));
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
                Some((Kind::Act, position)) => self.known.keys[position].map(model::Subject::Act),
                Some((Kind::Event, _)) => self.draft.node(&to.id).map(model::Subject::Event),
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
}
