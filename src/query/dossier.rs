//! Dossiers: everything a graph holds about one record, as keys. Acts are listed whether or not they are actual or
//! rejected, in order of time.

use std::collections::BTreeMap;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::Named;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::Citation;
use crate::model::DisputeKey;
use crate::model::Event;
use crate::model::LinkKey;
use crate::model::NodeKey;
use crate::model::SourceKey;
use crate::model::TopicKey;
use crate::model::TypeKey;

use super::condition::Sides;
use super::stats::Numbered;

/// Everything about one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dossier {
    /// About an actor.
    Actor(ActorDossier),
    /// About an event.
    Event(EventDossier),
    /// About an act.
    Act(ActDossier),
    /// About an act type.
    Type(TypeDossier),
    /// About a source.
    Source(SourceDossier),
    /// About a topic.
    Topic(TopicDossier),
    /// About a dispute.
    Dispute(DisputeDossier),
    /// About a side of a dispute.
    Side(SideDossier),
}

/// Everything about an actor. Its own roles are in its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorDossier {
    /// The actor.
    pub actor: NodeKey,
    /// Those who hold a role in it, and the place of the role in the list of the holder.
    pub holders: Vec<(NodeKey, usize)>,
    /// What it does or suffers.
    pub acts: NodeActs,
    /// The events in which it took part.
    pub events: Vec<NodeKey>,
    /// The disputes on a side of which it can stand on some day, and the place of the side.
    pub sides: Vec<(DisputeKey, usize)>,
}

/// The acts of an actor or event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeActs {
    /// Acts which it did.
    pub done: Vec<ActKey>,
    /// Acts of which it is a recipient.
    pub received: Vec<ActKey>,
    /// Acts that speak of it.
    pub spoken_of: Vec<ActKey>,
}

/// Everything about an event. Its participants are in its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDossier {
    /// The event.
    pub event: NodeKey,
    /// The events that are part of it, without the parts of parts.
    pub parts: Vec<NodeKey>,
    /// The acts that belong to it.
    pub belonging: Vec<ActKey>,
    /// What it does or suffers.
    pub acts: NodeActs,
}

/// Everything about an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActDossier {
    /// The act.
    pub act: ActKey,
    /// The acts that carry it, the nearest first.
    pub carriers: Vec<ActKey>,
    /// The acts that it carries itself.
    pub carried: Vec<ActKey>,
    /// Links to what it answers or continues.
    pub links_back: Vec<LinkKey>,
    /// Links to what answers or continues it.
    pub links_on: Vec<LinkKey>,
    /// Acts that contradict it, whichever of the two says so.
    pub conflicts: Vec<ActKey>,
}

/// The use of an act type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeDossier {
    /// The act type.
    pub act_type: TypeKey,
    /// The acts of this type.
    pub acts: Vec<ActKey>,
    /// Their actors, the most acts first.
    pub actors: Vec<(NodeKey, usize)>,
    /// Their recipients, the most acts first.
    pub recipients: Vec<(NodeKey, usize)>,
}

/// What rests on a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceDossier {
    /// The source.
    pub source: SourceKey,
    /// The acts that cite it.
    pub acts: Vec<ActKey>,
    /// By paragraph as cited, in order; acts that name neither a paragraph nor a page come first, under nothing.
    pub paragraphs: Vec<(Option<String>, Vec<ActKey>)>,
    /// By page, in order; acts which name none are left out.
    pub pages: Vec<(String, Vec<ActKey>)>,
    /// By note, in order; acts which name none are left out.
    pub notes: Vec<(String, Vec<ActKey>)>,
    /// Actors that cite it, in their records or roles.
    pub actors: Vec<NodeKey>,
    /// Events that cite it.
    pub events: Vec<NodeKey>,
}

/// Everything about a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicDossier {
    /// The topic.
    pub topic: TopicKey,
    /// Acts about it.
    pub acts: Vec<ActKey>,
    /// Events about it.
    pub events: Vec<NodeKey>,
}

/// Everything about a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeDossier {
    /// The dispute.
    pub dispute: DisputeKey,
    /// The actors that can stand on each side on some day, as the dispute lists the sides.
    pub members: Vec<Vec<NodeKey>>,
    /// The acts from side to side, in order of the sides; pairs without an act are left out.
    pub exchanges: Vec<Exchange>,
}

/// The acts of one side of a dispute towards another, in the days of the dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The place of the side that acts.
    pub from: usize,
    /// The place of the side acted on.
    pub to: usize,
    /// The acts.
    pub acts: Vec<ActKey>,
}

/// Everything about a side of a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideDossier {
    /// The dispute.
    pub dispute: DisputeKey,
    /// The place of the side.
    pub side: usize,
    /// The actors that can stand on it on some day.
    pub members: Vec<NodeKey>,
    /// The acts from and to each other side; pairs without an act are left out.
    pub exchanges: Vec<Exchange>,
}

/// Gathers everything about what an id names.
pub fn dossier(graph: &Graph, named: Named) -> Dossier {
    match named {
        Named::Node(node) => match graph.node(node) {
            Node::Actor(_) => Dossier::Actor(actor(graph, node)),
            Node::Event(_) => Dossier::Event(event(graph, node)),
        },
        Named::Act(key) => Dossier::Act(act(graph, key)),
        Named::Type(key) => Dossier::Type(act_type(graph, key)),
        Named::Source(key) => Dossier::Source(source(graph, key)),
        Named::Topic(topic) => Dossier::Topic(TopicDossier {
            topic,
            acts: acts_where(graph, |act| act.prose().topics.contains(&topic)),
            events: events_where(graph, |_, event| event.topics.contains(&topic)),
        }),
        Named::Dispute(dispute) => {
            let sides = Sides::new(graph, graph.dispute(dispute));
            let exchanges = exchanges(graph, &sides, |_, _| true);
            Dossier::Dispute(DisputeDossier { dispute, members: members(&sides), exchanges })
        }
        Named::Side(dispute, side) => {
            let sides = Sides::new(graph, graph.dispute(dispute));
            let exchanges = exchanges(graph, &sides, |from, to| from == side || to == side);
            let members = members(&sides).into_iter().nth(side).unwrap_or_else(Vec::new);
            Dossier::Side(SideDossier { dispute, side, members, exchanges })
        }
    }
}

fn acts_where(graph: &Graph, fits: impl Fn(ActRef<'_>) -> bool) -> Vec<ActKey> {
    graph.acts().filter(|&act| fits(act)).map(ActRef::key).collect()
}

fn events_where(graph: &Graph, fits: impl Fn(NodeKey, &Event) -> bool) -> Vec<NodeKey> {
    graph.events().filter(|(key, event)| fits(*key, event)).map(|(key, _)| key).collect()
}

fn node_acts(graph: &Graph, node: NodeKey) -> NodeActs {
    NodeActs {
        done: distinct(graph.done_by(node)),
        received: distinct(graph.done_to(node)),
        spoken_of: distinct(graph.spoken_of(node)),
    }
}

/// An act that names a node twice is filed twice, one after the other.
fn distinct(acts: &[ActKey]) -> Vec<ActKey> {
    let mut acts = acts.to_vec();
    acts.dedup();
    acts
}

fn actor(graph: &Graph, actor: NodeKey) -> ActorDossier {
    let mut holders = Vec::new();
    for (holder, record) in graph.actors() {
        let roles = record.roles.iter().enumerate().filter(|(_, role)| role.within == actor);
        holders.extend(roles.map(|(place, _)| (holder, place)));
    }
    let mut sides = Vec::new();
    for (dispute, record) in graph.disputes() {
        let rolled = record.sides.iter().map(|side| graph.roll_up(&side.actors)).enumerate();
        let held = rolled.filter(|(_, side)| !side.days(actor).is_empty());
        sides.extend(held.map(|(place, _)| (dispute, place)));
    }
    ActorDossier {
        actor,
        holders,
        acts: node_acts(graph, actor),
        events: events_where(graph, |_, event| {
            event.participants.iter().any(|participant| participant.actor == actor)
        }),
        sides,
    }
}

fn event(graph: &Graph, event: NodeKey) -> EventDossier {
    EventDossier {
        event,
        parts: events_where(graph, |_, part| part.part_of == Some(event)),
        belonging: graph.acts_in(event).to_vec(),
        acts: node_acts(graph, event),
    }
}

fn act(graph: &Graph, key: ActKey) -> ActDossier {
    let within = |act: ActKey| graph.act(act).prose().within;
    ActDossier {
        act: key,
        // No act is within itself: such acts are left out when a graph is made.
        carriers: std::iter::successors(within(key), |&act| within(act)).collect(),
        carried: acts_where(graph, |act| act.prose().within == Some(key)),
        links_back: graph.links_back(key).collect(),
        links_on: graph.links_on(key).collect(),
        conflicts: graph.act(key).prose().conflicts_with.clone(),
    }
}

fn act_type(graph: &Graph, act_type: TypeKey) -> TypeDossier {
    let acts = acts_where(graph, |act| act.type_key() == act_type);
    let most = |parties: for<'g> fn(ActRef<'g>) -> &'g [NodeKey]| {
        let mut counts: BTreeMap<NodeKey, usize> = BTreeMap::new();
        for &node in acts.iter().flat_map(|&act| parties(graph.act(act))) {
            *counts.entry(node).or_default() += 1;
        }
        let mut counts: Vec<(NodeKey, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|&(node, acts)| (std::cmp::Reverse(acts), node));
        counts
    };
    TypeDossier {
        act_type,
        actors: most(|act| act.actors()),
        recipients: most(|act| act.recipients()),
        acts,
    }
}

fn source(graph: &Graph, source: SourceKey) -> SourceDossier {
    let cites = |evidence: &[Citation]| {
        evidence.iter().flat_map(|citation| citation.sources()).any(|one| one == source)
    };
    SourceDossier {
        source,
        acts: acts_where(graph, |act| cites(&act.prose().evidence)),
        paragraphs: cited_by(graph, source, |citation| {
            let paragraph = citation.paragraph.as_deref();
            (paragraph.is_some() || citation.page.is_none()).then(|| paragraph.map(Numbered::new))
        })
        .map(|(number, acts)| (number.map(|number| number.text), acts))
        .collect(),
        pages: cited_by(graph, source, |citation| citation.page.as_deref().map(Numbered::new))
            .map(|(number, acts)| (number.text, acts))
            .collect(),
        notes: cited_by(graph, source, |citation| citation.note.as_deref().map(Numbered::new))
            .map(|(number, acts)| (number.text, acts))
            .collect(),
        actors: graph
            .actors()
            .filter(|(_, actor)| {
                cites(&actor.evidence) || actor.roles.iter().any(|role| cites(&role.evidence))
            })
            .map(|(key, _)| key)
            .collect(),
        events: events_where(graph, |_, event| cites(&event.evidence)),
    }
}

/// The acts that cite a source by what they name of the place; citations that name no such thing are left out.
fn cited_by<P: Ord>(
    graph: &Graph,
    source: SourceKey,
    place: impl Fn(&Citation) -> Option<P>,
) -> impl Iterator<Item = (P, Vec<ActKey>)> {
    let mut places: BTreeMap<P, Vec<ActKey>> = BTreeMap::new();
    for act in graph.acts() {
        let cited = act.prose().evidence.iter().filter(|citation| citation.holder() == source);
        for place in cited.filter_map(&place) {
            places.entry(place).or_default().push(act.key());
        }
    }
    places.into_iter().map(|(place, acts)| (place, distinct(&acts)))
}

fn members(sides: &Sides) -> Vec<Vec<NodeKey>> {
    sides.each().iter().map(|side| side.nodes().collect()).collect()
}

/// The acts from side to side, for the pairs of sides that are asked for and have some.
fn exchanges(graph: &Graph, sides: &Sides, wanted: impl Fn(usize, usize) -> bool) -> Vec<Exchange> {
    let mut found: BTreeMap<(usize, usize), Vec<ActKey>> = BTreeMap::new();
    for act in graph.acts() {
        for (from, to) in sides.pairs(act).filter(|&(from, to)| wanted(from, to)) {
            found.entry((from, to)).or_default().push(act.key());
        }
    }
    found.into_iter().map(|((from, to), acts)| Exchange { from, to, acts }).collect()
}
