//! How often and how strongly each actor of a data set acted on each other.

use crate::dataset::ActorKey;
use crate::dataset::Coded;
use crate::dataset::Dataset;
use crate::dataset::Stamp;
use crate::dataset::Way;

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
    goldstein: i64,
    valued: u32,
    rung: u8,
}

impl Weight {
    #[expect(clippy::cast_possible_truncation, reason = "the scale goes from -10 to 10")]
    fn of(code: &Coded) -> Weight {
        Weight {
            goldstein: code.goldstein.map_or(0, |value| (value * 100.0).round() as i64),
            valued: u32::from(code.goldstein.is_some()),
            rung: code.rung,
        }
    }
}

/// Every cell that has an act, in order of pair, the lesser actor's acts first.
pub fn matrix(dataset: &Dataset) -> Vec<DatasetCell> {
    let weights: Vec<Weight> = dataset.codes().iter().map(Weight::of).collect();
    let mut cells = Vec::with_capacity(dataset.pairs().len() * 2);
    for pair in dataset.pairs() {
        let [low, high] = dataset.parties(pair);
        let [up, down] = both_ways(dataset.acts(pair).stamps, &weights);
        if up.acts > 0 {
            cells.push(DatasetCell { actor: low, recipient: high, ..up });
        }
        if down.acts > 0 {
            cells.push(DatasetCell { actor: high, recipient: low, ..down });
        }
    }
    cells
}

/// The sums of the acts up and down, whoever their actors are.
///
/// The sums of both ways together and of one of them are kept, without a branch on the way, which nothing foretells.
#[inline]
fn both_ways(stamps: &[Stamp], weights: &[Weight]) -> [DatasetCell; 2] {
    let nobody = ActorKey::NOBODY;
    let none = DatasetCell {
        actor: nobody,
        recipient: nobody,
        acts: 0,
        rung: 0,
        valued: 0,
        goldstein: 0,
    };
    let (mut all, mut up, mut down) = (none, none, none);
    for stamp in stamps {
        let Weight { goldstein, valued, rung } = weights[stamp.code().position()];
        let is_down = u8::from(stamp.way() == Way::Down);
        all.goldstein += goldstein;
        all.valued += valued;
        down.acts += u32::from(is_down);
        down.goldstein += goldstein * i64::from(is_down);
        down.valued += valued * u32::from(is_down);
        down.rung = down.rung.max(rung * is_down);
        up.rung = up.rung.max(rung * (1 - is_down));
    }
    up.acts = u32::try_from(stamps.len()).expect("acts are numbered by 32 bits") - down.acts;
    up.goldstein = all.goldstein - down.goldstein;
    up.valued = all.valued - down.valued;
    [up, down]
}

impl DatasetCell {
    /// Which of the two of its pair acted.
    pub fn way(&self) -> Way {
        if self.actor <= self.recipient { Way::Up } else { Way::Down }
    }
}
