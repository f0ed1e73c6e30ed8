//! The ladder: the ordinal scale on which escalation is measured, and its thresholds. Both are data.

use super::Id;

/// A ladder of rungs.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Its id; results name it.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The rungs, lowest first; values rise and the first is 0.
    pub rungs: Vec<Rung>,
    /// The thresholds, lowest first.
    pub thresholds: Vec<Threshold>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// A rung of a ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Its place on the scale.
    pub value: u8,
    /// What stands on it.
    pub label: String,
}

/// A line between rungs that changes the character of a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Its id (`t2`).
    pub id: Id,
    /// Its name ("words to deeds").
    pub name: String,
    /// The lowest rung beyond it.
    pub enters: u8,
}

impl Ladder {
    /// The highest value on the ladder.
    pub fn top(&self) -> u8 {
        self.rungs.iter().map(|rung| rung.value).max().unwrap_or(0)
    }

    /// What stands on a rung; empty where the ladder has no such rung.
    pub fn label(&self, value: u8) -> &str {
        self.rungs.iter().find(|rung| rung.value == value).map_or("", |rung| &rung.label)
    }

    /// The thresholds that a rise from one rung to another crosses, lowest first.
    pub fn crossed(&self, from: u8, to: u8) -> impl Iterator<Item = &Threshold> {
        self.thresholds
            .iter()
            .filter(move |threshold| from < threshold.enters && threshold.enters <= to)
    }
}
