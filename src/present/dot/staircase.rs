//! Where the acts of a chain stand: time to the right, rungs upwards.
//!
//! Only the rungs on which an act stands have a row. Two acts on one row leave room for the words between them; two on
//! different rows leave it above and below.

use std::collections::BTreeSet;

use crate::query::escalation::Chain;

use super::place::Place;

/// From one act to the next on the same row.
const LEVEL: i64 = 48;
/// From one act to the next on another row.
const SLOPE: i64 = 30;
/// From one row to the next.
const ROW: i64 = 24;
/// From one act below the stairs to the next.
const BELOW: i64 = 14;
/// From the words for a row to the first act.
const MARGIN: i64 = 32;

/// The place left of the nodes below the stairs, under the words for the rows.
pub(super) const CORNER: Place = Place { x: -MARGIN, y: -ROW };

/// The places of the acts of a chain.
#[derive(Debug)]
pub(super) struct Staircase {
    rungs: Vec<u8>,
    acts: Vec<Place>,
}

impl Staircase {
    pub(super) fn new(chain: &Chain) -> Staircase {
        let rungs: BTreeSet<u8> = chain.acts.iter().map(|act| act.rung).collect();
        let mut stairs = Staircase { rungs: rungs.into_iter().collect(), acts: Vec::new() };
        let mut x = 0;
        for act in &chain.acts {
            let y = stairs.height(act.rung);
            if let Some(before) = stairs.acts.last() {
                x += if before.y == y { LEVEL } else { SLOPE };
            }
            stairs.acts.push(Place { x, y });
        }
        stairs
    }

    /// The place of the act at a place in the chain.
    pub(super) fn act(&self, at: usize) -> Place {
        self.acts.get(at).copied().unwrap_or(Place { x: 0, y: 0 })
    }

    /// Each row: its rung, the place of its words, and the place where it ends.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u8, Place, Place)> {
        let right = self.acts.last().map_or(0, |last| last.x) + SLOPE / 2;
        self.rungs.iter().map(move |&rung| {
            let y = self.height(rung);
            (rung, Place { x: -MARGIN, y }, Place { x: right, y })
        })
    }

    /// The place of a node below the stairs, under an act; `depth` counts those above it.
    pub(super) fn below(&self, at: usize, depth: usize) -> Place {
        let depth = i64::try_from(depth).unwrap_or(i64::MAX / 1000);
        Place { x: self.act(at).x, y: -ROW - BELOW * depth }
    }

    fn height(&self, rung: u8) -> i64 {
        let row = self.rungs.partition_point(|&lower| lower < rung);
        i64::try_from(row).unwrap_or(0) * ROW
    }
}
