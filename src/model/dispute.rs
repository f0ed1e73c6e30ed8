//! Disputes, their sides, and topics.

use super::Date;
use super::Id;
use super::NodeKey;

/// A story that acts belong to.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its sides: two or more.
    pub sides: Vec<Side>,
    /// From when to when; acts outside are not part of it.
    pub period: Option<Date>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// A party to a dispute: a set of actors, rolled up.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The actors that make it up; everyone who acts for them belongs to it too.
    pub actors: Vec<NodeKey>,
}

/// What acts are about.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What a reader should know besides.
    pub note: Option<String>,
}
