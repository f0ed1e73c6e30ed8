//! The unordered pairs of actors that have an act.

use std::io;
use std::io::Read;
use std::io::Write;
use std::ops::Range;

use super::ActorKey;
use super::Stamp;
use super::Way;
use super::saved::Refused;
use super::saved::read_numbers;
use super::saved::write_numbers;

/// A pair of actors: a place in the list of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PairKey(u32);

impl PairKey {
    pub(super) fn new(position: usize) -> PairKey {
        PairKey(u32::try_from(position).expect("there are fewer pairs than acts"))
    }

    /// Its place in the list of pairs.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// The acts of a pair, in order of day, then row.
#[derive(Clone, Copy, Debug)]
pub struct Acts<'d> {
    /// The place of the first.
    pub first: u32,
    /// When, which way and what.
    pub stamps: &'d [Stamp],
}

/// The pairs, in order of the lesser, then of the greater actor.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Pairs {
    /// Where the pairs of each lesser actor begin.
    of_low: Vec<u32>,
    low: Vec<u32>,
    high: Vec<u32>,
    /// Where the acts of each pair begin; one more than there are.
    offsets: Vec<u32>,
    /// The codes of acts up and down, a bit for every 32nd code.
    masks: Vec<[u32; 2]>,
    /// Where in `by_high` the pairs of each greater actor begin.
    of_high: Vec<u32>,
    by_high: Vec<u32>,
}

impl Pairs {
    /// None yet of so many.
    pub(super) fn begin(count: usize) -> Pairs {
        Pairs {
            low: Vec::with_capacity(count),
            high: Vec::with_capacity(count),
            offsets: Vec::with_capacity(count + 1),
            masks: Vec::with_capacity(count),
            ..Pairs::default()
        }
    }

    /// Adds a pair, whose acts begin at a place, with the masks of their codes.
    #[inline]
    pub(super) fn add(&mut self, [low, high]: [u32; 2], place: u32, masks: [u32; 2]) {
        self.low.push(low);
        self.high.push(high);
        self.offsets.push(place);
        self.masks.push(masks);
    }

    pub(super) fn end(&mut self, actors: usize, acts: u32) {
        self.offsets.push(acts);
        self.index(actors);
    }

    /// Files the pairs by each of their two actors.
    fn index(&mut self, actors: usize) {
        self.of_low = offsets(actors, &self.low);
        self.of_high = offsets(actors, &self.high);
        let mut next = self.of_high.clone();
        self.by_high = vec![0; self.low.len()];
        for (pair, &high) in (0..).zip(&self.high) {
            let place = &mut next[high as usize];
            self.by_high[*place as usize] = pair;
            *place += 1;
        }
    }

    /// Writes what cannot be made of the rest.
    pub(super) fn save(&self, out: &mut impl Write) -> io::Result<()> {
        write_numbers(out, self.low.iter().copied())?;
        write_numbers(out, self.high.iter().copied())?;
        write_numbers(out, self.offsets.iter().copied())?;
        write_numbers(out, self.masks.iter().flatten().copied())
    }

    /// Reads what was saved, of so many actors.
    pub(super) fn reopen(input: &mut impl Read, actors: usize) -> Result<Pairs, Refused> {
        let low: Vec<u32> = read_numbers(input, |actor| actor)?;
        let high: Vec<u32> = read_numbers(input, |actor| actor)?;
        let offsets: Vec<u32> = read_numbers(input, |offset| offset)?;
        let masks = read_numbers(input, |mask| mask)?;
        let known = |actor: &u32| (*actor as usize) < actors;
        let fits = low.len() == high.len() && low.iter().all(known) && high.iter().all(known);
        if !fits {
            return Err(Refused::Damaged);
        }
        let mut pairs = Pairs { low, high, ..Pairs::default() };
        pairs.index(actors);
        pairs.offsets = offsets;
        pairs.masks = masks.chunks_exact(2).map(|both| [both[0], both[1]]).collect();
        Ok(pairs)
    }

    /// Whether its arrays fit each other and so many actors and acts.
    pub(super) fn is_sound(&self, actors: usize, acts: usize) -> bool {
        let pairs = self.low.len();
        self.of_low.len() == actors + 1
            && self.low.is_sorted()
            && self.masks.len() == pairs
            && self.offsets.len() == pairs + 1
            && self.offsets.first() == Some(&0)
            && self.offsets.last().is_some_and(|last| *last as usize == acts)
            && self.offsets.is_sorted()
    }

    pub(super) fn len(&self) -> usize {
        self.low.len()
    }

    pub(super) fn find(&self, low: ActorKey, high: ActorKey) -> Option<PairKey> {
        let (first, end) =
            (*self.of_low.get(low.position())?, *self.of_low.get(low.position() + 1)?);
        let among = &self.high[first as usize..end as usize];
        among.binary_search(&high.0).ok().map(|at| PairKey::new(first as usize + at))
    }

    pub(super) fn parties(&self, pair: PairKey) -> [ActorKey; 2] {
        [ActorKey(self.low[pair.position()]), ActorKey(self.high[pair.position()])]
    }

    pub(super) fn places(&self, pair: PairKey) -> Range<u32> {
        self.offsets[pair.position()]..self.offsets[pair.position() + 1]
    }

    pub(super) fn of_place(&self, place: u32) -> PairKey {
        PairKey::new(self.offsets.partition_point(|&first| first <= place).saturating_sub(1))
    }

    pub(super) fn mask(&self, pair: PairKey, way: Way) -> u32 {
        self.masks[pair.position()][way.position()]
    }

    /// How many pairs an actor has, who counts twice with himself.
    pub(super) fn count_of(&self, actor: ActorKey) -> u32 {
        let at = actor.position();
        self.of_low[at + 1] - self.of_low[at] + self.of_high[at + 1] - self.of_high[at]
    }

    pub(super) fn of(&self, actor: ActorKey) -> impl Iterator<Item = (ActorKey, PairKey, Way)> {
        let at = actor.position();
        let up = self.of_low[at]..self.of_low[at + 1];
        let down = &self.by_high[self.of_high[at] as usize..self.of_high[at + 1] as usize];
        let up = up.map(|pair| (ActorKey(self.high[pair as usize]), PairKey(pair), Way::Up));
        let down =
            down.iter().map(|&pair| (ActorKey(self.low[pair as usize]), PairKey(pair), Way::Down));
        // Who acted on himself stands in both lists.
        up.chain(down.filter(move |&(low, ..)| low != actor))
    }
}

/// Where the entries of each actor begin, entries being in order of actor or to be put so.
fn offsets(actors: usize, entries: &[u32]) -> Vec<u32> {
    let mut offsets = vec![0; actors + 1];
    for &actor in entries {
        offsets[actor as usize + 1] += 1;
    }
    for at in 0..actors {
        offsets[at + 1] += offsets[at];
    }
    offsets
}
