//! How often and how strongly each actor of a data set acted on each other.

use crate::dataset::ActorKey;
use crate::dataset::Coded;
use crate::dataset::Dataset;
use crate::dataset::Way;
use crate::model::Recipients;

/// The acts of one actor towards another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DatasetCell {
    /// Who acted.
    pub actor: ActorKey,
    /// Towards whom.
    pub recipient: ActorKey,
    /// How many acts.
    pub acts: u32,
    /// The highest rung among them.
    pub rung: u8,
    /// How many of them have a Goldstein value.
    pub valued: u32,
    /// The sum of these values, in hundredths.
    pub goldstein: i64,
}

/// What a code adds to a cell.
#[derive(Clone, Copy)]
struct Weight {
    goldstein: i32,
    valued: u32,
    rung: u8,
    recipients: Recipients,
}

impl Weight {
    #[expect(clippy::cast_possible_truncation, reason = "the scale goes from -10 to 10")]
    fn of(code: &Coded) -> Weight {
        Weight {
            goldstein: code.goldstein.map_or(0, |value| (value * 100.0).round() as i32),
            valued: u32::from(code.goldstein.is_some()),
            rung: code.rung,
            recipients: code.recipients,
        }
    }
}

/// Every cell that has an act, in order of pair, the lesser actor's acts first. An act that has no recipient, because its
/// row names none or because acts of its type have none, is in no cell.
pub fn matrix(dataset: &Dataset) -> Vec<DatasetCell> {
    let weights: Vec<Weight> = dataset.codes().iter().map(Weight::of).collect();
    let mut cells = Vec::with_capacity(dataset.pairs().len());
    for pair in dataset.pairs() {
        let [low, high] = dataset.parties(pair);
        let empty = |actor, recipient| DatasetCell {
            actor,
            recipient,
            acts: 0,
            rung: 0,
            valued: 0,
            goldstein: 0,
        };
        let mut both = [empty(low, high), empty(high, low)];
        for stamp in dataset.acts(pair).stamps {
            let weight = weights[stamp.code().position()];
            if weight.recipients != Recipients::Required
                && (weight.recipients == Recipients::Forbidden
                    || both[stamp.way().position()].recipient == ActorKey::NOBODY)
            {
                continue;
            }
            let cell = &mut both[stamp.way().position()];
            cell.acts += 1;
            cell.valued += weight.valued;
            cell.goldstein += i64::from(weight.goldstein);
            cell.rung = cell.rung.max(weight.rung);
        }
        cells.extend(both.into_iter().filter(|cell| cell.acts > 0));
    }
    cells
}

impl DatasetCell {
    /// Which of the two of its pair acted.
    pub fn way(&self) -> Way {
        if self.actor <= self.recipient { Way::Up } else { Way::Down }
    }
}
