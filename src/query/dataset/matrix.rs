//! How often and how strongly each actor of a data set acted on each other.

use crate::dataset::ActorKey;
use crate::dataset::Coded;
use crate::dataset::Dataset;
use crate::dataset::Stamp;
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
    sums: Sums,
    rung: u32,
}

/// Acts, those with a value, and the sum of these values in hundredths, in one number, so that they are summed in one step:
/// from the highest bits on 16, 16 and 32, which hold the sums of [`CHUNK`] acts.
type Sums = i64;

/// How many acts are summed before their sums are taken apart.
const CHUNK: usize = 1 << 14;

/// The highest value of a code, in hundredths, and the lowest below 0; the scale goes from -10 to 10.
const VALUE_MAX: f64 = 100_000.0;

impl Weight {
    #[expect(clippy::cast_possible_truncation, reason = "values are held within bounds")]
    fn of(code: &Coded) -> Weight {
        let value = |value: f64| (value * 100.0).round().clamp(-VALUE_MAX, VALUE_MAX) as i64;
        let valued = code.goldstein.map_or(0, |goldstein| (1 << 32) + value(goldstein));
        Weight { sums: (1 << 48) + valued, rung: u32::from(code.rung) }
    }
}

/// Every cell that has an act, in order of pair, the lesser actor's acts first. An act that has no recipient, because its
/// row names none or because acts of its type have none, is in no cell.
pub fn matrix(dataset: &Dataset) -> Vec<DatasetCell> {
    let weights = |counts: fn(Recipients) -> bool| -> Vec<Weight> {
        let weight = |code: &Coded| {
            if counts(code.recipients) { Weight::of(code) } else { Weight { sums: 0, rung: 0 } }
        };
        dataset.codes().iter().map(weight).collect()
    };
    let named = weights(|recipients| recipients != Recipients::Forbidden);
    let unnamed = weights(|recipients| recipients == Recipients::Required);
    let mut cells = Vec::with_capacity(dataset.pairs().len() * 2);
    for pair in dataset.pairs() {
        let [low, high] = dataset.parties(pair);
        let [mut up, mut down] = both_ways(dataset.acts(pair).stamps, &named);
        if low == ActorKey::NOBODY {
            let unnamed = both_ways(dataset.acts(pair).stamps, &unnamed);
            down = unnamed[1];
            if high == ActorKey::NOBODY {
                up = unnamed[0];
            }
        }
        let up = DatasetCell { actor: low, recipient: high, ..up };
        let down = DatasetCell { actor: high, recipient: low, ..down };
        for cell in [up, down] {
            // Nor does anything foretell whether both acted: the cell of who did not is put there and taken away.
            cells.push(cell);
            cells.truncate(cells.len() - usize::from(cell.acts == 0));
        }
    }
    cells
}

/// The sums of the acts up and down, whoever their actors are.
///
/// Nothing foretells which way an act goes: the sums of both ways together and of one of them are kept, without a branch.
#[inline]
fn both_ways(stamps: &[Stamp], weights: &[Weight]) -> [DatasetCell; 2] {
    let mut both = [NONE; 2];
    for stamps in stamps.chunks(CHUNK) {
        let (mut all, mut down) = (0, 0);
        let (mut rung_up, mut rung_down) = (0, 0);
        for stamp in stamps {
            let Weight { sums, rung } = weights[stamp.code().position()];
            let is_down = u32::from(stamp.way() == Way::Down);
            all += sums;
            down += sums & -i64::from(is_down);
            rung_down = rung_down.max(rung & is_down.wrapping_neg());
            rung_up = rung_up.max(rung & is_down.wrapping_sub(1));
        }
        both[0].add(all - down, rung_up);
        both[1].add(down, rung_down);
    }
    both
}

const NONE: DatasetCell = DatasetCell {
    actor: ActorKey::NOBODY,
    recipient: ActorKey::NOBODY,
    acts: 0,
    rung: 0,
    valued: 0,
    goldstein: 0,
};

impl DatasetCell {
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sums are taken apart into the bits that hold each; rungs have eight"
    )]
    fn add(&mut self, sums: Sums, rung: u32) {
        let goldstein = i64::from(sums as i32);
        let counts = (sums - goldstein) >> 32;
        self.acts += (counts >> 16) as u32;
        self.valued += (counts & 0xffff) as u32;
        self.goldstein += goldstein;
        self.rung = self.rung.max(rung as u8);
    }

    /// Which of the two of its pair acted.
    pub fn way(&self) -> Way {
        if self.actor <= self.recipient { Way::Up } else { Way::Down }
    }
}
