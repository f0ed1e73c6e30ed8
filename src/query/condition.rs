//! Conditions: what one term asks of an act, with every id looked up and every range read.

use std::ops::RangeInclusive;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::Node;
use crate::graph::RollUp;
use crate::model::ActKey;
use crate::model::AudienceKind;
use crate::model::Bounds;
use crate::model::Certainty;
use crate::model::DayRange;
use crate::model::Dispute;
use crate::model::LinkKind;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::model::SourceKey;
use crate::model::SourceKind;
use crate::model::Status;
use crate::model::TopicKey;
use crate::model::TypeKey;

use super::Key;

/// What one term asks of an act. Its lists of keys are in order, without doubles.
#[derive(Clone, Debug)]
pub enum Condition {
    /// One of these takes part as that.
    Party(Part, Parties),
    /// It is of one of these types.
    Type(Vec<TypeKey>),
    /// It stands on one of these rungs.
    Rung(RangeInclusive<u8>),
    /// It falls on these days.
    Date(DayRange, DateFit),
    /// It is about this.
    Topic(TopicKey),
    /// It belongs to one of these events.
    Event(Vec<NodeKey>),
    /// It goes from one side of a dispute to another.
    Between(Sides),
    /// It was done at a place whose name holds this text.
    Place(Words),
    /// It was done before this kind of audience; nothing: the source does not say before which.
    Audience(Option<AudienceKind>),
    /// Its evidence cites this source.
    Source(SourceKey),
    /// It stands in one of these data sets.
    Dataset(Vec<SourceKey>),
    /// Its evidence names a note of this number.
    Note(String),
    /// It is of one of these modalities.
    Modality(Vec<Modality>),
    /// It is of one of these statuses.
    Status(Vec<Status>),
    /// The coding is just so sure.
    Certainty(Certainty),
    /// It is linked so.
    Link(LinkTest),
    /// It is one of these.
    Act(Vec<ActKey>),
    /// It holds these words.
    Text(TextTest),
}

/// As what somebody takes part in an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As one who did it.
    Actor,
    /// As one towards whom it was done.
    Recipient,
    /// As one spoken of.
    About,
    /// As any of these.
    Any,
}

/// Who takes part.
#[derive(Clone, Debug)]
pub enum Parties {
    /// Some nodes and everyone who acts for them on the day of the act.
    RolledUp(RollUp),
    /// These nodes themselves alone.
    Themselves(Vec<NodeKey>),
}

/// Whether an act can fall on some days or must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFit {
    /// Some day that it can touch is among them.
    Can,
    /// Every day that it can touch is among them.
    Must,
}

/// How an act is linked to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTest {
    /// It names a link of this kind to an earlier act.
    Back(LinkKind),
    /// It names a link to an earlier act that a data set records.
    Recorded,
    /// Some link leads to or from it.
    Some,
    /// No link leads to or from it.
    None,
    /// A link ties it to this act, whichever of the two is the earlier.
    To(ActKey),
}

/// The sides of a dispute, rolled up, and the days of the dispute.
#[derive(Clone, Debug)]
pub struct Sides {
    sides: Vec<RollUp>,
    days: DayRange,
}

/// A text to be looked for, whatever its case.
#[derive(Clone, Debug)]
pub struct Words(String);

/// Words looked for in an act, and the nodes whose names or aliases hold them.
#[derive(Clone, Debug)]
pub struct TextTest {
    words: Words,
    nodes: Vec<NodeKey>,
}

impl Condition {
    /// The key of the terms that ask this: conditions of one key are alternatives.
    pub fn key(&self) -> Key {
        match self {
            Condition::Party(Part::Actor, _) => Key::By,
            Condition::Party(Part::Recipient, _) => Key::On,
            Condition::Party(Part::About, _) => Key::About,
            Condition::Party(Part::Any, _) => Key::Actor,
            Condition::Type(_) => Key::Did,
            Condition::Rung(_) => Key::Rung,
            Condition::Date(..) => Key::Date,
            Condition::Topic(_) => Key::Topic,
            Condition::Event(_) => Key::Event,
            Condition::Between(_) => Key::Dispute,
            Condition::Place(_) => Key::Place,
            Condition::Audience(_) => Key::Audience,
            Condition::Source(_) => Key::Source,
            Condition::Dataset(_) => Key::Dataset,
            Condition::Note(_) => Key::Note,
            Condition::Modality(_) => Key::Modality,
            Condition::Status(_) => Key::Status,
            Condition::Certainty(_) => Key::Certainty,
            Condition::Link(_) => Key::Link,
            Condition::Act(_) => Key::Id,
            Condition::Text(_) => Key::Text,
        }
    }

    /// Whether an act meets it.
    pub fn holds(&self, graph: &Graph, act: ActRef<'_>) -> bool {
        match self {
            Condition::Party(part, parties) => takes_part(act, *part, parties),
            Condition::Type(types) => types.binary_search(&act.type_key()).is_ok(),
            Condition::Rung(rungs) => rungs.contains(&act.rung()),
            Condition::Date(days, DateFit::Can) => act.bounds().hull().common(*days).is_some(),
            Condition::Date(days, DateFit::Must) => days.contains(act.bounds().hull()),
            Condition::Topic(topic) => act.prose().topics.contains(topic),
            Condition::Event(events) => {
                act.prose().event.is_some_and(|event| events.binary_search(&event).is_ok())
            }
            Condition::Between(sides) => sides.pairs(act).next().is_some(),
            Condition::Place(words) => {
                act.prose().place.as_ref().is_some_and(|place| words.are_in(place))
            }
            Condition::Audience(audience) => act.audience() == *audience,
            Condition::Source(source) => {
                let mut sources = act.prose().evidence.iter().flat_map(|one| one.sources());
                sources.any(|one| one == *source)
            }
            Condition::Dataset(asked) => {
                let mut sources = act.prose().evidence.iter().flat_map(|one| one.sources());
                sources.any(|one| asked.contains(&one))
            }
            Condition::Note(number) => {
                act.prose().evidence.iter().any(|citation| citation.note.as_ref() == Some(number))
            }
            Condition::Modality(modalities) => modalities.contains(&act.modality()),
            Condition::Status(statuses) => statuses.contains(&act.status()),
            Condition::Certainty(certainty) => act.certainty() == *certainty,
            Condition::Link(test) => is_linked(graph, act, *test),
            Condition::Act(acts) => acts.binary_search(&act.key()).is_ok(),
            Condition::Text(test) => test.holds(graph, act),
        }
    }
}

fn takes_part(act: ActRef<'_>, part: Part, parties: &Parties) -> bool {
    let bounds = act.bounds();
    let among = |nodes: &[NodeKey]| nodes.iter().any(|&node| parties.cover(node, bounds));
    match part {
        Part::Actor => among(act.actors()),
        Part::Recipient => among(act.recipients()),
        Part::About => among(&act.prose().about),
        Part::Any => among(act.actors()) || among(act.recipients()) || among(&act.prose().about),
    }
}

fn is_linked(graph: &Graph, act: ActRef<'_>, test: LinkTest) -> bool {
    let mut back = graph.links_back(act.key()).map(|link| graph.link(link));
    let mut on = graph.links_on(act.key()).map(|link| graph.link(link));
    match test {
        LinkTest::Back(kind) => back.any(|link| link.kind == kind),
        LinkTest::Recorded => back.any(|link| {
            let mut sources = link.evidence.iter().flat_map(|one| one.sources());
            sources.any(|source| graph.source(source).kind == SourceKind::Dataset)
        }),
        LinkTest::Some => back.next().is_some() || on.next().is_some(),
        LinkTest::None => back.next().is_none() && on.next().is_none(),
        LinkTest::To(other) => {
            back.any(|link| link.earlier == other) || on.any(|link| link.later == other)
        }
    }
}

impl Parties {
    /// Whether a node is one of them on some day of these bounds.
    pub fn cover(&self, node: NodeKey, bounds: Bounds) -> bool {
        match self {
            Parties::RolledUp(rolled) => rolled.covers(node, bounds),
            Parties::Themselves(nodes) => nodes.binary_search(&node).is_ok(),
        }
    }

    /// Every node that is one of them on some day, in order.
    pub fn nodes(&self) -> Vec<NodeKey> {
        match self {
            Parties::RolledUp(rolled) => rolled.nodes().collect(),
            Parties::Themselves(nodes) => nodes.clone(),
        }
    }
}

impl Sides {
    /// The sides of a dispute.
    pub fn new(graph: &Graph, dispute: &Dispute) -> Sides {
        Sides {
            sides: dispute.sides.iter().map(|side| graph.roll_up(&side.actors)).collect(),
            days: dispute.period.as_ref().map_or(DayRange::ALWAYS, |date| date.bounds().hull()),
        }
    }

    /// The pairs of different sides from which and to which an act goes, by their places; none outside the days of the
    /// dispute.
    pub fn pairs(&self, act: ActRef<'_>) -> impl Iterator<Item = (usize, usize)> {
        let to: Vec<usize> = self.of(act, act.recipients()).collect();
        let from: Vec<usize> =
            if to.is_empty() { Vec::new() } else { self.of(act, act.actors()).collect() };
        let pairs =
            from.into_iter().flat_map(move |from| to.clone().into_iter().map(move |to| (from, to)));
        pairs.filter(|(from, to)| from != to)
    }

    /// The sides, by their places, on which some parties of an act are; none outside the days of the dispute.
    pub fn of(&self, act: ActRef<'_>, nodes: &[NodeKey]) -> impl Iterator<Item = usize> {
        let bounds = act.bounds();
        let is_in_days = bounds.hull().common(self.days).is_some();
        let holds = move |side: &RollUp| nodes.iter().any(|&node| side.covers(node, bounds));
        let sides = self.sides.iter().enumerate();
        sides.filter(move |(_, side)| is_in_days && holds(side)).map(|(place, _)| place)
    }

    /// Each side rolled up, as the dispute lists them.
    pub fn each(&self) -> &[RollUp] {
        &self.sides
    }
}

impl Words {
    /// Words to look for.
    pub fn new(words: &str) -> Words {
        Words(words.to_lowercase())
    }

    /// Whether a text holds them.
    pub fn are_in(&self, text: &str) -> bool {
        text.to_lowercase().contains(&self.0)
    }
}

impl TextTest {
    /// Words to look for in the acts of a graph.
    pub fn new(graph: &Graph, words: &str) -> TextTest {
        let words = Words::new(words);
        let held = |&node: &NodeKey| match graph.node(node) {
            Node::Actor(actor) => {
                words.are_in(&actor.name) || actor.also.iter().any(|alias| words.are_in(alias))
            }
            Node::Event(event) => words.are_in(&event.name),
        };
        let nodes = graph.nodes().filter(held).collect();
        TextTest { words, nodes }
    }

    /// Whether the id, summary, note, place, figures or cues of an act, or the names of its actors and recipients,
    /// hold the words.
    fn holds(&self, graph: &Graph, act: ActRef<'_>) -> bool {
        let prose = act.prose();
        let in_some =
            |text: &Option<String>| text.as_ref().is_some_and(|text| self.words.are_in(text));
        let mut parties = act.actors().iter().chain(act.recipients());
        let mut links = graph.links_back(act.key()).map(|link| graph.link(link));
        parties.any(|node| self.nodes.binary_search(node).is_ok())
            || self.words.are_in(act.id().as_str())
            || in_some(&prose.summary)
            || in_some(&prose.note)
            || in_some(&prose.place)
            || prose
                .figures
                .iter()
                .any(|figure| self.words.are_in(&figure.unit) || self.words.are_in(&figure.counts))
            || act.timing().order.iter().any(|order| in_some(&order.cue))
            || links.any(|link| in_some(&link.cue))
    }
}
