//! Actors and events: the nodes of the graph.

use super::Citation;
use super::Id;
use super::NodeKey;
use super::Timing;
use super::TopicKey;
use super::date::Date;
use super::date::Day;
use super::date::DayRange;

/// The reserved id of an actor whom the source does not name.
///
/// It stands for a different unknown each time, so no path leads through it and it is on no side.
pub const UNSTATED: &str = "unstated";

/// A person, party, state, government body, embassy, meeting or group.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its id.
    pub id: Id,
    /// Its name as a reader knows it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Other names.
    pub also: Vec<String>,
    /// From when to when it existed.
    pub life: Option<Date>,
    /// Its lasting ties to other actors.
    pub roles: Vec<Role>,
    /// Where the source speaks of it.
    pub evidence: Vec<Citation>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A political party.
    Party,
    /// A state.
    State,
    /// A ministry, a committee, any organ of a state or party.
    Body,
    /// A diplomatic mission.
    Embassy,
    /// A gathering that acts as one.
    Meeting,
    /// People named together.
    Group,
}

impl ActorKind {
    /// The word for it in running text.
    pub fn label(self) -> &'static str {
        match self {
            ActorKind::Person => "person",
            ActorKind::Party => "party",
            ActorKind::State => "state",
            ActorKind::Body => "body",
            ActorKind::Embassy => "embassy",
            ActorKind::Meeting => "meeting",
            ActorKind::Group => "group",
        }
    }
}

/// A lasting tie of an actor to another.
#[derive(Clone, Debug)]
pub struct Role {
    /// The other actor: the party, state or body in which the role is held.
    pub within: NodeKey,
    /// What the role is ("ambassador to Moscow").
    pub title: String,
    /// When it began, as written.
    pub from: Option<Date>,
    /// When it ended, as written.
    pub to: Option<Date>,
    /// Whether what the holder does counts as done by `within` when a question rolls up.
    pub acts_for: bool,
    /// Where the source says so.
    pub evidence: Vec<Citation>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

impl Role {
    /// The days which the role can cover: from its first possible to its last possible day.
    pub fn days(&self) -> DayRange {
        let first = self.from.as_ref().map_or(Day::PAST, |date| date.bounds().start.first);
        let last = self.to.as_ref().map_or(Day::FUTURE, |date| date.bounds().end.last);
        DayRange { first, last }
    }
}

/// A happening that acts belong to: a visit, a congress, a crisis.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// When it was.
    pub timing: Timing,
    /// Where it was.
    pub place: Option<String>,
    /// The larger event that it is part of.
    pub part_of: Option<NodeKey>,
    /// Who took part, and as what.
    pub participants: Vec<Participant>,
    /// What it was about.
    pub topics: Vec<TopicKey>,
    /// Where the source says so.
    pub evidence: Vec<Citation>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// One who took part in an event.
#[derive(Clone, Debug)]
pub struct Participant {
    /// The actor.
    pub actor: NodeKey,
    /// As what: host, guest, chair.
    pub title: Option<String>,
}
