//! Records of actors, events, topics and disputes.

use serde::Deserialize;
use serde::Serialize;

use super::Citation;
use super::Written;

/// A person, party, state, government body, embassy, meeting or group.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Actor<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its name as a reader knows it.
    #[serde(borrow)]
    pub name: Written<'t>,
    /// What it is.
    pub kind: ActorKind,
    /// Other names.
    #[serde(borrow, default)]
    pub also: Vec<Written<'t>>,
    /// From when to when it existed: an EDTF interval.
    #[serde(borrow, default)]
    pub life: Option<Written<'t>>,
    /// Its lasting ties to other actors.
    #[serde(borrow, default)]
    pub roles: Vec<Role<'t>>,
    /// Where the source says so.
    #[serde(borrow, default)]
    pub evidence: Vec<Citation<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum ActorKind {
    /// One human being.
    #[default]
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

/// A lasting tie of an actor to another.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Role<'t> {
    /// The other actor; written `in`.
    #[serde(borrow, rename = "in")]
    pub within: Written<'t>,
    /// What the role is; written `as`.
    #[serde(borrow, rename = "as")]
    pub title: Written<'t>,
    /// When it began: EDTF.
    #[serde(borrow, default)]
    pub from: Option<Written<'t>>,
    /// When it ended: EDTF.
    #[serde(borrow, default)]
    pub to: Option<Written<'t>>,
    /// Whether what the holder does counts as done by the other.
    #[serde(default)]
    pub acts_for: bool,
    /// Where the source says so.
    #[serde(borrow, default)]
    pub evidence: Vec<Citation<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// A happening that acts belong to.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Event<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its name.
    #[serde(borrow)]
    pub name: Written<'t>,
    /// When it was: EDTF.
    #[serde(borrow, default)]
    pub date: Option<Written<'t>>,
    /// Whether the source states the date.
    #[serde(default)]
    pub date_basis: DateBasis,
    /// What the source says of sequence.
    #[serde(borrow, default)]
    pub order: Vec<Order<'t>>,
    /// Where it was.
    #[serde(borrow, default)]
    pub place: Option<Written<'t>>,
    /// The larger event that it is part of.
    #[serde(borrow, default)]
    pub part_of: Option<Written<'t>>,
    /// Who took part.
    #[serde(borrow, default)]
    pub participants: Vec<Participant<'t>>,
    /// What it was about.
    #[serde(borrow, default)]
    pub topics: Vec<Written<'t>>,
    /// Where the source says so.
    #[serde(borrow, default)]
    pub evidence: Vec<Citation<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// One who took part in an event.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Participant<'t> {
    /// The actor.
    #[serde(borrow)]
    pub actor: Written<'t>,
    /// As what; written `as`.
    #[serde(borrow, default, rename = "as")]
    pub title: Option<Written<'t>>,
}

/// Whether a source states a date or implies it.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum DateBasis {
    /// It states it.
    #[default]
    Stated,
    /// It implies it.
    Inferred,
}

/// What a source says of the sequence of two acts or events.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Order<'t> {
    /// Starts when the other has ended; with days, exactly so many days after.
    #[serde(borrow)]
    After(OrderTo<'t>),
    /// Ends when the other starts; with days, exactly so many days before.
    #[serde(borrow)]
    Before(OrderTo<'t>),
    /// Falls within the other; with days, up to so many days after its end.
    #[serde(borrow)]
    Within(OrderTo<'t>),
}

impl<'t> Order<'t> {
    /// The other one, and how far off it is.
    pub fn to(&self) -> &OrderTo<'t> {
        match self {
            Order::After(to) | Order::Before(to) | Order::Within(to) => to,
        }
    }
}

/// The other act or event of an order, and how far off it is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OrderTo<'t> {
    /// The other act or event.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// How many days lie between.
    #[serde(default)]
    pub days: Option<u32>,
    /// Whether the number is a round one.
    #[serde(default)]
    pub about: bool,
    /// The words of the source that say so.
    #[serde(borrow, default)]
    pub cue: Option<Written<'t>>,
}

/// What acts are about.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Topic<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its name.
    #[serde(borrow)]
    pub name: Written<'t>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// A story that acts belong to.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dispute<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its name.
    #[serde(borrow)]
    pub name: Written<'t>,
    /// Its sides: two or more.
    #[serde(borrow)]
    pub sides: Vec<Side<'t>>,
    /// From when to when: an EDTF interval.
    #[serde(borrow, default)]
    pub period: Option<Written<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// A party to a dispute.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Side<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its name.
    #[serde(borrow)]
    pub name: Written<'t>,
    /// The actors that make it up.
    #[serde(borrow)]
    pub actors: Vec<Written<'t>>,
}
