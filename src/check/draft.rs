//! A folder as the rules see it: records, what each id names, dates read, and the chronology solved.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diagnostic::Label;
use crate::model::Date;
use crate::model::DateError;
use crate::model::NodeKey;
use crate::record;
use crate::record::CorrectedField;
use crate::record::Written;

use super::chronology::Chronology;
use super::chronology::Said;
use super::records::Records;
use super::reference;

/// The records of a folder and what follows from them. Positions are those in [`Records`].
#[derive(Debug)]
pub(super) struct Draft<'d, 't> {
    pub(super) records: &'d Records<'t>,
    pub(super) names: Names<'d, 't>,
    pub(super) reading: Reading,
    /// The kinds of record of which a reference names none.
    pub(super) missing: BTreeSet<Kind>,
    /// The type of each act, as its position, where it is known.
    pub(super) act_types: Vec<Option<usize>>,
    /// The date of each act: read, absent, or wrong.
    pub(super) act_dates: Vec<Result<Option<Date>, DateError>>,
    /// The date of each event.
    pub(super) event_dates: Vec<Result<Option<Date>, DateError>>,
    pub(super) chronology: Chronology,
}

/// Whether fields count as the source prints them or as corrections read them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// As printed.
    #[default]
    Printed,
    /// As corrected.
    Corrected,
}

/// What kind of record an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Source,
    Actor,
    Event,
    Act,
    ActType,
    Topic,
    Dispute,
    Side,
    Ladder,
    CodeBook,
}

impl Kind {
    /// The word for it, with its article.
    pub(super) fn with_article(self) -> &'static str {
        match self {
            Kind::Source => "a source",
            Kind::Actor => "an actor",
            Kind::Event => "an event",
            Kind::Act => "an act",
            Kind::ActType => "an act type",
            Kind::Topic => "a topic",
            Kind::Dispute => "a dispute",
            Kind::Side => "a side of a dispute",
            Kind::Ladder => "a ladder",
            Kind::CodeBook => "a code book",
        }
    }

    /// The word for it.
    pub(super) fn name(self) -> &'static str {
        let words = self.with_article();
        words.split_once(' ').map_or(words, |(_, word)| word)
    }

    /// What a record of this kind begins with; a side stands inside a dispute.
    pub(super) fn record(self) -> &'static str {
        match self {
            Kind::Source => "Source",
            Kind::Actor => "Actor",
            Kind::Event => "Event",
            Kind::Act => "Act",
            Kind::ActType => "ActType",
            Kind::Topic => "Topic",
            Kind::Dispute => "Dispute",
            Kind::Side => "Side",
            Kind::Ladder => "Ladder",
            Kind::CodeBook => "CodeBook",
        }
    }
}

/// What each id names: a kind and the position among the records of that kind.
#[derive(Debug)]
pub(super) struct Names<'d, 't> {
    records: &'d Records<'t>,
    #[expect(
        clippy::disallowed_types,
        reason = "every reference is looked up several times; nothing goes through it in its order"
    )]
    by_id: std::collections::HashMap<&'d str, (Kind, usize)>,
}

impl<'d, 't> Names<'d, 't> {
    #[expect(clippy::disallowed_types, reason = "see the field")]
    fn of(records: &'d Records<'t>) -> Names<'d, 't> {
        let mut by_id = std::collections::HashMap::with_capacity(records.acts.len());
        macro_rules! name {
            ($($field:ident: $kind:ident),*) => {$(
                for (position, item) in records.$field.iter().enumerate() {
                    by_id.insert(item.id.as_str(), (Kind::$kind, position));
                }
            )*};
        }
        name!(sources: Source, actors: Actor, events: Event, acts: Act, act_types: ActType);
        name!(topics: Topic, disputes: Dispute, ladders: Ladder, code_books: CodeBook);
        for (position, item) in records.disputes.iter().enumerate() {
            for side in &item.record.sides {
                by_id.entry(&*side.id).or_insert((Kind::Side, position));
            }
        }
        Names { records, by_id }
    }

    /// What an id names.
    pub(super) fn get(&self, id: &str) -> Option<(Kind, usize)> {
        self.by_id.get(id).copied()
    }

    /// The position of an id among the records of one kind.
    pub(super) fn position(&self, kind: Kind, id: &str) -> Option<usize> {
        self.get(id).and_then(|(found, position)| (found == kind).then_some(position))
    }

    /// Every id of some kinds, kind by kind, each in order.
    pub(super) fn ids(
        &self,
        kinds: &'static [Kind],
    ) -> impl Iterator<Item = &'d str> + use<'d, 't> {
        let records = self.records;
        kinds.iter().flat_map(move |&kind| ids(records, kind))
    }
}

fn ids<'d>(records: &'d Records<'_>, kind: Kind) -> Box<dyn Iterator<Item = &'d str> + 'd> {
    match kind {
        Kind::Source => Box::new(records.sources.iter().map(|item| item.id.as_str())),
        Kind::Actor => Box::new(records.actors.iter().map(|item| item.id.as_str())),
        Kind::Event => Box::new(records.events.iter().map(|item| item.id.as_str())),
        Kind::Act => Box::new(records.acts.iter().map(|item| item.id.as_str())),
        Kind::ActType => Box::new(records.act_types.iter().map(|item| item.id.as_str())),
        Kind::Topic => Box::new(records.topics.iter().map(|item| item.id.as_str())),
        Kind::Dispute => Box::new(records.disputes.iter().map(|item| item.id.as_str())),
        Kind::Side => {
            let sides = records.disputes.iter().flat_map(|item| &item.record.sides);
            Box::new(sides.map(|side| &*side.id))
        }
        Kind::Ladder => Box::new(records.ladders.iter().map(|item| item.id.as_str())),
        Kind::CodeBook => Box::new(records.code_books.iter().map(|item| item.id.as_str())),
    }
}

impl<'d, 't> Draft<'d, 't> {
    pub(super) fn new(records: &'d Records<'t>, reading: Reading) -> Draft<'d, 't> {
        let read =
            |written: Option<&Written<'_>>| written.map(|written| Date::new(written)).transpose();
        let names = Names::of(records);
        let mut draft = Draft {
            records,
            names,
            reading,
            missing: BTreeSet::new(),
            act_types: Vec::new(),
            act_dates: Vec::new(),
            event_dates: records
                .events
                .iter()
                .map(|item| read(item.record.date.as_ref()))
                .collect(),
            chronology: Chronology::default(),
        };
        draft.missing = reference::missing(records, &draft.names);
        let acts = 0..records.acts.len();
        let type_of =
            |act| draft.names.position(Kind::ActType, draft.act_field(act, CorrectedField::Type)?);
        draft.act_types = acts.clone().map(type_of).collect();
        let date_of = |act| read(draft.act_field(act, CorrectedField::Date));
        draft.act_dates = acts.into_par_iter().map(date_of).collect();
        draft.chronology = Chronology::solve(&draft);
        draft
    }

    /// A field of an act that can be corrected: as printed, or as the reading asked for has it.
    pub(super) fn act_field(&self, act: usize, field: CorrectedField) -> Option<&'d Written<'t>> {
        let record = &*self.records.acts.get(act)?.record;
        let correction = record.corrections.iter().rfind(|correction| correction.field == field);
        match (self.reading, correction) {
            (Reading::Corrected, Some(correction)) => Some(&correction.reading),
            (Reading::Corrected, None) | (Reading::Printed, _) => match field {
                CorrectedField::Date => record.date.as_ref(),
                CorrectedField::Place => record.place.as_ref(),
                CorrectedField::Type => Some(&record.act_type),
            },
        }
    }

    /// A label at the id of a record; of a side, at that of its dispute.
    pub(super) fn label_id(&self, kind: Kind, at: usize, message: &str) -> Option<Label> {
        match kind {
            Kind::Source => self.records.sources.get(at)?.label_id(message),
            Kind::Actor => self.records.actors.get(at)?.label_id(message),
            Kind::Event => self.records.events.get(at)?.label_id(message),
            Kind::Act => self.records.acts.get(at)?.label_id(message),
            Kind::ActType => self.records.act_types.get(at)?.label_id(message),
            Kind::Topic => self.records.topics.get(at)?.label_id(message),
            Kind::Dispute | Kind::Side => self.records.disputes.get(at)?.label_id(message),
            Kind::Ladder => self.records.ladders.get(at)?.label_id(message),
            Kind::CodeBook => self.records.code_books.get(at)?.label_id(message),
        }
    }

    /// The type of an act, where it is known.
    pub(super) fn act_type(&self, act: usize) -> Option<&'d record::ActType<'t>> {
        self.records.act_types.get(self.act_types[act]?).map(|item| &*item.record)
    }

    /// The actor or event of an id.
    pub(super) fn node(&self, id: &str) -> Option<NodeKey> {
        match self.names.get(id)? {
            (Kind::Actor, position) => Some(NodeKey::new(position)),
            (Kind::Event, position) => Some(NodeKey::new(self.records.actors.len() + position)),
            _ => None,
        }
    }

    /// Whether a statement was set aside because it contradicts others.
    pub(super) fn is_set_aside(&self, subject: usize, said: Said) -> bool {
        self.chronology.set_aside.contains(&(subject, said))
    }

    /// Pairs (act, the act that carries it).
    pub(super) fn carrier_edges(&self) -> Vec<(usize, usize)> {
        let acts = self.records.acts.iter().enumerate();
        acts.filter_map(|(act, item)| {
            Some((act, self.names.position(Kind::Act, item.record.within.as_ref()?)?))
        })
        .collect()
    }

    /// Pairs (earlier act, later act) of all links.
    pub(super) fn link_edges(&self) -> Vec<(usize, usize)> {
        let mut edges = Vec::new();
        for (later, item) in self.records.acts.iter().enumerate() {
            for link in item.record.responds_to.iter().chain(&item.record.continues) {
                edges.extend(
                    self.names.position(Kind::Act, &link.act).map(|earlier| (earlier, later)),
                );
            }
        }
        edges
    }

    /// Pairs (actor, the actor in which it has a role).
    pub(super) fn role_edges(&self) -> Vec<(usize, usize)> {
        let mut edges = Vec::new();
        for (actor, item) in self.records.actors.iter().enumerate() {
            for role in &item.record.roles {
                edges.extend(
                    self.names.position(Kind::Actor, &role.within).map(|within| (actor, within)),
                );
            }
        }
        edges
    }

    /// Pairs (event, the event it is part of).
    pub(super) fn part_edges(&self) -> Vec<(usize, usize)> {
        let events = self.records.events.iter().enumerate();
        events
            .filter_map(|(event, item)| {
                Some((event, self.names.position(Kind::Event, item.record.part_of.as_ref()?)?))
            })
            .collect()
    }
}
