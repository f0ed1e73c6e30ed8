//! How often and how strongly each actor of a data set acted on each other: one pass over the acts, which stores nothing.

use crate::dataset::ActorKey;
use crate::dataset::CodeKey;
use crate::dataset::Coded;
use crate::dataset::Dataset;
use crate::dataset::PairKey;
use crate::dataset::Stamp;
use crate::dataset::Way;
use crate::model::Recipients;

use super::Narrow;

/// The highest value of a code, in hundredths, and the lowest below 0; the scale goes from -10 to 10.
const VALUE_MAX: f64 = 100_000.0;

/// What the acts of a pair come to: two cells of the matrix, one of which may hold no act.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairCells {
    /// The pair.
    pub pair: PairKey,
    /// The two, the lesser key first.
    pub parties: [ActorKey; 2],
    /// By [`Way::position`].
    pub sums: Sums,
}

/// What acts up and down come to; and what one act adds to that: to one of the two nothing, so that no act needs a branch
/// on its way, which nothing foretells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    /// How many acts.
    pub acts: [u32; 2],
    /// How many of them have a Goldstein value.
    pub valued: [u32; 2],
    /// The sum of these values, in hundredths.
    pub goldstein: [i64; 2],
}

/// Tells of each pair in which acts are asked for, in order of pair, what they come to; gives back how many acts are in no
/// cell because they have no recipient.
///
/// Days are first possible ones: where any is in doubt, the flat arrays do not tell it all.
pub fn each_pair_of_cells(
    dataset: &Dataset,
    narrow: &Narrow,
    mut tell: impl FnMut(PairCells),
) -> usize {
    let counted = Counted::new(dataset, narrow);
    let mut without_recipient = 0;
    narrow.each_pair(dataset, |pair, parties, asked| {
        let stamps = narrow.which().on_days(dataset, pair);
        let mut sums = Sums::new(stamps, &counted.named);
        if counted.forbids || parties[0] == ActorKey::NOBODY || asked != [true; 2] {
            without_recipient += counted.correct(&mut sums, stamps, parties, asked);
        }
        tell(PairCells { pair, parties, sums });
    });
    without_recipient
}

/// Whether an act has a recipient, by what its type allows, where its row names one or none. What must have one and names
/// none has the unstated actor.
pub(super) fn has_recipient(recipients: Recipients, is_named: bool) -> bool {
    match recipients {
        Recipients::Required => true,
        Recipients::Optional => is_named,
        Recipients::Forbidden => false,
    }
}

/// What each act adds, by [`Stamp::kind`]; one whose code is not asked for adds nothing.
struct Counted {
    all: Vec<Sums>,
    /// If it has a recipient where its row names one.
    named: Vec<Sums>,
    /// If it has one where its row names none.
    unnamed: Vec<Sums>,
    /// Whether some acts have none whatever their row names.
    forbids: bool,
}

impl Counted {
    fn new(dataset: &Dataset, narrow: &Narrow) -> Counted {
        let of_kinds = |counts: fn(Recipients) -> bool| -> Vec<Sums> {
            let of_code = |(key, code): (CodeKey, &Coded)| {
                let counts = narrow.which().codes().contains(key) && counts(code.recipients);
                Sums::of_code(code, counts)
            };
            dataset.keys_and_codes().flat_map(of_code).collect()
        };
        Counted {
            all: of_kinds(|_| true),
            named: of_kinds(|recipients| has_recipient(recipients, true)),
            unnamed: of_kinds(|recipients| has_recipient(recipients, false)),
            forbids: dataset.codes().iter().any(|code| !has_recipient(code.recipients, true)),
        }
    }

    /// Takes out what is not asked for and what has no recipient; how many acts of those asked for have none.
    #[cold]
    fn correct(
        &self,
        sums: &mut Sums,
        stamps: &[Stamp],
        parties: [ActorKey; 2],
        asked: [bool; 2],
    ) -> usize {
        let all = Sums::new(stamps, &self.all);
        let unnamed = Sums::new(stamps, &self.unnamed);
        let mut without_recipient = 0;
        for way in [Way::Up, Way::Down] {
            let at = way.position();
            let recipient = parties[way.back().position()];
            if !asked[at] {
                sums.take(at, &Sums::default());
                continue;
            }
            if recipient == ActorKey::NOBODY {
                sums.take(at, &unnamed);
            }
            without_recipient += all.acts[at] - sums.acts[at];
        }
        without_recipient as usize
    }
}

impl Sums {
    /// What an act up of a code adds, and what one down.
    fn of_code(code: &Coded, counts: bool) -> [Sums; 2] {
        let acts = u32::from(counts);
        let (valued, value) = match code.goldstein {
            Some(value) if counts => (1, hundredths(value)),
            Some(_) | None => (0, 0),
        };
        [
            Sums { acts: [acts, 0], valued: [valued, 0], goldstein: [value, 0] },
            Sums { acts: [0, acts], valued: [0, valued], goldstein: [0, value] },
        ]
    }

    #[inline]
    fn new(stamps: &[Stamp], of_kinds: &[Sums]) -> Sums {
        let mut sums = Sums::default();
        for stamp in stamps {
            let one = &of_kinds[stamp.kind()];
            for at in [0, 1] {
                sums.acts[at] += one.acts[at];
                sums.valued[at] += one.valued[at];
                sums.goldstein[at] += one.goldstein[at];
            }
        }
        sums
    }

    /// Takes over one of the two ways.
    fn take(&mut self, at: usize, other: &Sums) {
        self.acts[at] = other.acts[at];
        self.valued[at] = other.valued[at];
        self.goldstein[at] = other.goldstein[at];
    }
}

#[expect(clippy::cast_possible_truncation, reason = "values are held within bounds")]
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round().clamp(-VALUE_MAX, VALUE_MAX) as i64
}
