//! The immutable graph: actors and events as nodes, acts as edges, links between acts; and its indexes.
//!
//! Two petgraph graphs stand inside and are never shown: the *actor graph*, a directed multigraph whose nodes are actors
//! and events and whose edges are acts, participations and roles; and the *response graph*, whose nodes are acts and
//! whose edges are links. What questions count and compare of an act lies in flat arrays ([`ActRef`] reads them),
//! its words beside them, so that acts without prose stay small.
//!
//! A graph never changes once it is built. Acts are numbered in order of time, everything else in order of id.

mod acts;
mod build;
pub(crate) mod components;
mod index;
mod roll_up;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use petgraph::Direction;
use petgraph::graph::DiGraph;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::model::Act;
use crate::model::ActKey;
use crate::model::ActType;
use crate::model::Actor;
use crate::model::CodeBook;
use crate::model::DatasetFile;
use crate::model::DayRange;
use crate::model::Dispute;
use crate::model::DisputeKey;
use crate::model::Event;
use crate::model::Id;
use crate::model::Ladder;
use crate::model::Link;
use crate::model::LinkKey;
use crate::model::NoAct;
use crate::model::NodeKey;
use crate::model::Source;
use crate::model::SourceKey;
use crate::model::Topic;
use crate::model::TopicKey;
use crate::model::TypeKey;

pub use acts::ActRef;
pub use roll_up::RollUp;

use acts::Acts;
use index::DyadIndex;
use index::NodeIndexes;

/// A dispute, or several, as a graph of actors, events, acts and links.
#[derive(Debug)]
#[expect(clippy::struct_field_names, reason = "the two graphs inside are known by these names")]
pub struct Graph {
    heading: GraphHeading,
    actors: Vec<Actor>,
    events: Vec<Event>,
    sources: Vec<Arc<Source>>,
    topics: Vec<Topic>,
    disputes: Vec<Dispute>,
    act_types: Vec<ActType>,
    ladder: Ladder,
    code_books: Vec<CodeBook>,
    dataset_files: Vec<DatasetFile>,
    acts: Acts,
    links: Vec<Link>,
    no_acts: Vec<NoAct>,
    names: BTreeMap<Id, Named>,
    indexes: NodeIndexes,
    dyads: DyadIndex,
    actor_graph: DiGraph<(), Edge>,
    response_graph: DiGraph<(), LinkKey>,
}

/// What stands over a graph: where it comes from and what could not be taken in.
#[derive(Clone, Debug, Default)]
pub struct GraphHeading {
    /// The title.
    pub title: String,
    /// The licence of the data.
    pub licence: String,
    /// The digest of the records, and of the data sets that were asked: SHA-256, in hexadecimal; the same for the same records
    /// in any order of files.
    pub digest: String,
    /// What was left out.
    pub left_out: LeftOut,
}

/// How much of a folder could not be taken into the graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Files and records that could not be read, or whose ids were bad or taken.
    pub records: usize,
    /// Acts that would say something false, or nothing.
    pub acts: usize,
    /// Links and statements of order.
    pub links: usize,
    /// Other parts of records: roles, citations, topics.
    pub parts: usize,
}

impl LeftOut {
    /// Whether nothing was left out.
    pub fn is_nothing(self) -> bool {
        self == LeftOut::default()
    }
}

/// The parts of a graph, each list in order of id, acts in order of time.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) heading: GraphHeading,
    pub(crate) actors: Vec<Actor>,
    pub(crate) events: Vec<Event>,
    pub(crate) sources: Vec<Source>,
    pub(crate) topics: Vec<Topic>,
    pub(crate) disputes: Vec<Dispute>,
    pub(crate) act_types: Vec<ActType>,
    pub(crate) ladder: Ladder,
    pub(crate) code_books: Vec<CodeBook>,
    pub(crate) dataset_files: Vec<DatasetFile>,
    pub(crate) acts: Vec<Act>,
    pub(crate) links: Vec<Link>,
    pub(crate) no_acts: Vec<NoAct>,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An actor or an event.
    Node(NodeKey),
    /// An act.
    Act(ActKey),
    /// An act type.
    Type(TypeKey),
    /// A source.
    Source(SourceKey),
    /// A topic.
    Topic(TopicKey),
    /// A dispute.
    Dispute(DisputeKey),
    /// A side of a dispute, by its place among the sides.
    Side(DisputeKey, usize),
}

/// A node of the actor graph.
#[derive(Clone, Copy, Debug)]
pub enum Node<'g> {
    /// An actor.
    Actor(&'g Actor),
    /// An event.
    Event(&'g Event),
}

impl<'g> Node<'g> {
    /// Its id.
    pub fn id(self) -> &'g Id {
        match self {
            Node::Actor(actor) => &actor.id,
            Node::Event(event) => &event.id,
        }
    }

    /// Its name.
    pub fn name(self) -> &'g str {
        match self {
            Node::Actor(actor) => &actor.name,
            Node::Event(event) => &event.name,
        }
    }
}

/// An edge of the actor graph; the number of a participation or role is its place in the list of its record.
#[derive(Clone, Copy, Debug)]
enum Edge {
    Act(ActKey),
    Participation,
    Role,
}

impl Graph {
    pub(crate) fn build(mut parts: Parts) -> Graph {
        build::mirror_conflicts(&mut parts.acts);
        let names = build::names(&parts);
        let nodes = parts.actors.len() + parts.events.len();
        let indexes = NodeIndexes::new(nodes, &parts.acts);
        let dyads = DyadIndex::new(&parts.acts);
        let actor_graph = build::actor_graph(&parts, nodes);
        let response_graph = build::response_graph(parts.acts.len(), &parts.links);
        Graph {
            heading: parts.heading,
            actors: parts.actors,
            events: parts.events,
            sources: parts.sources.into_iter().map(Arc::new).collect(),
            topics: parts.topics,
            disputes: parts.disputes,
            act_types: parts.act_types,
            ladder: parts.ladder,
            code_books: parts.code_books,
            dataset_files: parts.dataset_files,
            acts: Acts::new(parts.acts),
            links: parts.links,
            no_acts: parts.no_acts,
            names,
            indexes,
            dyads,
            actor_graph,
            response_graph,
        }
    }

    /// Title, licence, digest, and what was left out.
    pub fn heading(&self) -> &GraphHeading {
        &self.heading
    }

    /// The same graph under another digest.
    pub(crate) fn with_digest(mut self, digest: String) -> Graph {
        self.heading.digest = digest;
        self
    }

    /// What an id names.
    pub fn named(&self, id: &str) -> Option<Named> {
        self.names.get(id).copied()
    }

    /// Every id and what it names, in order of id.
    pub fn names(&self) -> impl Iterator<Item = (&Id, Named)> {
        self.names.iter().map(|(id, named)| (id, *named))
    }

    /// Every id that begins so, and what it names, in order of id.
    pub fn names_with(&self, prefix: &str) -> impl Iterator<Item = (&Id, Named)> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        self.names
            .range::<str, _>(from)
            .take_while(move |(id, _)| id.as_str().starts_with(prefix))
            .map(|(id, named)| (id, *named))
    }

    /// The passages that a curator has read and made no act of, in order of source and paragraph as written.
    pub fn no_acts(&self) -> &[NoAct] {
        &self.no_acts
    }

    /// Every actor, in order of id.
    pub fn actors(&self) -> impl Iterator<Item = (NodeKey, &Actor)> {
        self.actors.iter().enumerate().map(|(position, actor)| (NodeKey::new(position), actor))
    }

    /// Every event, in order of id.
    pub fn events(&self) -> impl Iterator<Item = (NodeKey, &Event)> {
        let first = self.actors.len();
        self.events
            .iter()
            .enumerate()
            .map(move |(position, event)| (NodeKey::new(first + position), event))
    }

    /// Every actor and event: actors first, each in order of id.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = NodeKey> + use<> {
        (0..self.actors.len() + self.events.len()).map(NodeKey::new)
    }

    /// The actor or event of a key.
    pub fn node(&self, key: NodeKey) -> Node<'_> {
        match key.position().checked_sub(self.actors.len()) {
            None => Node::Actor(&self.actors[key.position()]),
            Some(event) => Node::Event(&self.events[event]),
        }
    }

    /// Whether a node is the actor whom no source names.
    pub fn is_unstated(&self, key: NodeKey) -> bool {
        self.node(key).id().as_str() == crate::model::UNSTATED
    }

    /// Every act, in order of time.
    pub fn acts(&self) -> impl DoubleEndedIterator<Item = ActRef<'_>> + ExactSizeIterator {
        (0..self.acts.len()).map(|position| self.act(ActKey::new(position)))
    }

    /// The act of a key.
    pub fn act(&self, key: ActKey) -> ActRef<'_> {
        ActRef::new(self, key)
    }

    /// Every link, in order of the later act.
    pub fn links(&self) -> impl Iterator<Item = (LinkKey, &Link)> {
        self.links.iter().enumerate().map(|(position, link)| (LinkKey::new(position), link))
    }

    /// The link of a key.
    pub fn link(&self, key: LinkKey) -> &Link {
        &self.links[key.position()]
    }

    /// The links by which an act answers or continues earlier ones, as it lists them.
    pub fn links_back(&self, act: ActKey) -> impl Iterator<Item = LinkKey> {
        self.response_edges(act, Direction::Incoming)
    }

    /// The links by which later acts answer or continue an act.
    pub fn links_on(&self, act: ActKey) -> impl Iterator<Item = LinkKey> {
        self.response_edges(act, Direction::Outgoing)
    }

    fn response_edges(&self, act: ActKey, direction: Direction) -> impl Iterator<Item = LinkKey> {
        self.response_graph
            .edges_directed(NodeIndex::new(act.position()), direction)
            .map(|edge| *edge.weight())
    }

    /// The acts of a node towards others, each with one of its recipients, in order of time.
    pub fn acts_towards(&self, from: NodeKey) -> impl Iterator<Item = (ActKey, NodeKey)> {
        self.act_edges(from, Direction::Outgoing)
    }

    /// The acts of others towards a node, each with one of its actors, in order of time.
    pub fn acts_from(&self, to: NodeKey) -> impl Iterator<Item = (ActKey, NodeKey)> {
        self.act_edges(to, Direction::Incoming)
    }

    fn act_edges(
        &self,
        node: NodeKey,
        direction: Direction,
    ) -> impl Iterator<Item = (ActKey, NodeKey)> {
        self.actor_graph.edges_directed(NodeIndex::new(node.position()), direction).filter_map(
            move |edge| {
                let Edge::Act(act) = *edge.weight() else { return None };
                let other =
                    if direction == Direction::Outgoing { edge.target() } else { edge.source() };
                Some((act, NodeKey::new(other.index())))
            },
        )
    }

    /// The acts which a node did, in order of time.
    pub fn done_by(&self, node: NodeKey) -> &[ActKey] {
        self.indexes.done.of(node)
    }

    /// The acts of which a node is a recipient, in order of time.
    pub fn done_to(&self, node: NodeKey) -> &[ActKey] {
        self.indexes.received.of(node)
    }

    /// The acts which speak of a node, in order of time.
    pub fn spoken_of(&self, node: NodeKey) -> &[ActKey] {
        self.indexes.spoken_of.of(node)
    }

    /// The acts which belong to an event itself, not to its parts; in order of time.
    pub fn acts_in(&self, event: NodeKey) -> &[ActKey] {
        self.indexes.belonging.of(event)
    }

    /// The acts between two nodes, either way, whose start can fall on some days; in order of time.
    pub fn between(
        &self,
        one: NodeKey,
        other: NodeKey,
        days: DayRange,
    ) -> impl Iterator<Item = ActKey> {
        self.dyads
            .between(one, other)
            .filter(move |&act| self.act(act).bounds().start.common(days).is_some())
    }

    /// The pairs of nodes between which there are acts, lesser key first, each with its acts in order of time.
    pub fn dyads(&self) -> impl Iterator<Item = (NodeKey, NodeKey, &[ActKey])> {
        self.dyads.iter()
    }

    /// Every source, in order of id.
    pub fn sources(&self) -> impl Iterator<Item = (SourceKey, &Source)> {
        let sources = self.sources.iter().enumerate();
        sources.map(|(position, source)| (SourceKey::new(position), &**source))
    }

    /// The source of a key.
    pub fn source(&self, key: SourceKey) -> &Source {
        &self.sources[key.position()]
    }

    /// The source of a key, for what outlives the graph.
    pub fn shared_source(&self, key: SourceKey) -> &Arc<Source> {
        &self.sources[key.position()]
    }

    /// Every topic, in order of id.
    pub fn topics(&self) -> impl Iterator<Item = (TopicKey, &Topic)> {
        self.topics.iter().enumerate().map(|(position, topic)| (TopicKey::new(position), topic))
    }

    /// The topic of a key.
    pub fn topic(&self, key: TopicKey) -> &Topic {
        &self.topics[key.position()]
    }

    /// Every dispute, in order of id.
    pub fn disputes(&self) -> impl Iterator<Item = (DisputeKey, &Dispute)> {
        self.disputes
            .iter()
            .enumerate()
            .map(|(position, dispute)| (DisputeKey::new(position), dispute))
    }

    /// The dispute of a key.
    pub fn dispute(&self, key: DisputeKey) -> &Dispute {
        &self.disputes[key.position()]
    }

    /// Every act type, in order of id.
    pub fn act_types(&self) -> impl Iterator<Item = (TypeKey, &ActType)> {
        self.act_types
            .iter()
            .enumerate()
            .map(|(position, act_type)| (TypeKey::new(position), act_type))
    }

    /// The act type of a key.
    pub fn act_type(&self, key: TypeKey) -> &ActType {
        &self.act_types[key.position()]
    }

    /// The ladder on which rungs are counted.
    pub fn ladder(&self) -> &Ladder {
        &self.ladder
    }

    /// The code books that the graph brings itself, in order of id.
    pub fn code_books(&self) -> &[CodeBook] {
        &self.code_books
    }

    /// How the rows of the data sets are had that the folder has records of, in order of id.
    pub fn dataset_files(&self) -> &[DatasetFile] {
        &self.dataset_files
    }

    /// Some actors and everyone who acts for them, each with the days on which that holds.
    pub fn roll_up(&self, roots: &[NodeKey]) -> RollUp {
        RollUp::new(self, roots)
    }
}
