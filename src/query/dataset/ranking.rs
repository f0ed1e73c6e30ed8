//! The main paths of all pairs, ranked: plain values, whatever they were found in.

use crate::model::Day;
use crate::model::NodeKey;

use super::super::escalation::Infer;

/// The pairs that have a main path, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// The best so many, best first.
    pub pairs: Vec<RankedPair>,
    /// How many pairs have a path.
    pub found: usize,
    /// Pairs that were not asked because their acts, which need a graph, are too many.
    pub passed_over: usize,
    /// How links were inferred.
    pub infer: Infer,
    /// Whether any link is on record.
    pub has_links: bool,
}

/// A pair and its main path.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedPair {
    /// Who took the first step of the path, and the other.
    pub actors: [NodeKey; 2],
    /// The rung of the first act.
    pub first_rung: u8,
    /// The rung of the last act.
    pub last_rung: u8,
    /// How many thresholds are crossed.
    pub thresholds: usize,
    /// How many links are inferred.
    pub inferred_links: usize,
    /// How many links are on record.
    pub explicit_links: usize,
    /// How many steps rise.
    pub strict_steps: usize,
    /// How many days lie between the first act and the last; nothing where one of them has no known day.
    pub days: Option<i64>,
    /// Its acts, the first one first.
    pub acts: Vec<PairAct>,
}

/// An act of the main path of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairAct {
    /// Its id, by which it is asked for in the graph.
    pub id: String,
    /// Who acted.
    pub actor: NodeKey,
    /// The first possible day.
    pub first: Day,
    /// The last possible day of its start.
    pub last: Day,
    /// What was done, in the words of the code book or of the vocabulary.
    pub what: String,
    /// Its rung.
    pub rung: u8,
}
