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
    /// After the last pair stands one of nobody, whose acts begin where all end.
    list: Vec<Pair>,
    /// Where in `by_high` the pairs of each greater actor begin.
    of_high: Vec<u32>,
    by_high: Vec<Below>,
}

/// A pair in sixteen bytes, which come from the memory at once: a search asks for all of them, of one pair after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pair {
    high: u32,
    /// Where its acts begin.
    first: u32,
    /// The codes of acts up and down, a bit for every 32nd code.
    masks: [u32; 2],
}

/// A pair as its greater actor has it: with the lesser one, so that whoever has met that one need not look at the pair.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Below {
    low: u32,
    pair: u32,
}

impl Pairs {
    /// None yet of so many pairs of so many actors.
    pub(super) fn begin(count: usize, actors: usize) -> Pairs {
        Pairs {
            of_low: vec![0; actors + 1],
            list: Vec::with_capacity(count + 1),
            ..Pairs::default()
        }
    }

    /// Adds a pair, whose acts begin at a place, with the masks of their codes.
    #[inline]
    pub(super) fn add(&mut self, [low, high]: [u32; 2], first: u32, masks: [u32; 2]) {
        self.of_low[low as usize + 1] += 1;
        self.list.push(Pair { high, first, masks });
    }

    /// Files the pairs by each of their two actors; of all together there are so many acts.
    pub(super) fn end(&mut self, acts: u32) {
        self.list.push(Pair { first: acts, ..Pair::default() });
        sum_up(&mut self.of_low);
        self.index();
    }

    fn index(&mut self) {
        let actors = self.of_low.len() - 1;
        self.of_high = vec![0; actors + 1];
        for pair in &self.list[..self.len()] {
            self.of_high[pair.high as usize + 1] += 1;
        }
        sum_up(&mut self.of_high);
        let mut next = self.of_high.clone();
        let mut by_high = vec![Below::default(); self.len()];
        for (pair, [low, high]) in self.each() {
            let place = &mut next[high.position()];
            by_high[*place as usize] = Below { low: low.0, pair: pair.0 };
            *place += 1;
        }
        self.by_high = by_high;
    }

    /// Writes what cannot be made of the rest.
    pub(super) fn save(&self, out: &mut impl Write) -> io::Result<()> {
        write_numbers(out, self.of_low.iter().map(|&first| [first]))?;
        write_numbers(
            out,
            self.list.iter().map(|pair| [pair.high, pair.first, pair.masks[0], pair.masks[1]]),
        )
    }

    /// Reads what was saved, of so many actors and acts.
    pub(super) fn reopen(input: &mut impl Read, actors: usize) -> Result<Pairs, Refused> {
        let of_low = read_numbers(input, |[first]| first)?;
        let pair = |[high, first, up, down]: [u32; 4]| Pair { high, first, masks: [up, down] };
        let list = read_numbers(input, pair)?;
        let mut pairs = Pairs { of_low, list, ..Pairs::default() };
        let fits = !pairs.list.is_empty()
            && pairs.of_low.len() == actors + 1
            && pairs.of_low.first() == Some(&0)
            && pairs.of_low.last().is_some_and(|last| *last as usize == pairs.len())
            && pairs.of_low.is_sorted()
            && pairs.list.iter().all(|pair| (pair.high as usize) < actors)
            && pairs.list.is_sorted_by_key(|pair| pair.first);
        if !fits {
            return Err(Refused::Damaged);
        }
        pairs.index();
        Ok(pairs)
    }

    /// Whether the acts of all pairs together are so many.
    pub(super) fn is_sound(&self, acts: usize) -> bool {
        let ends = self.list.first().zip(self.list.last());
        ends.is_some_and(|(first, last)| first.first == 0 && last.first as usize == acts)
    }

    pub(super) fn len(&self) -> usize {
        self.list.len() - 1
    }

    pub(super) fn find(&self, low: ActorKey, high: ActorKey) -> Option<PairKey> {
        let (first, end) =
            (*self.of_low.get(low.position())?, *self.of_low.get(low.position() + 1)?);
        let among = &self.list[first as usize..end as usize];
        let found = among.binary_search_by_key(&high.0, |pair| pair.high);
        found.ok().map(|at| PairKey::new(first as usize + at))
    }

    /// Every pair with its two actors, the lesser first.
    pub(super) fn each(&self) -> impl Iterator<Item = (PairKey, [ActorKey; 2])> {
        (0..).zip(self.of_low.windows(2)).flat_map(move |(low, ends)| {
            let pairs = (ends[0]..ends[1]).map(PairKey);
            pairs
                .map(move |pair| (pair, [ActorKey(low), ActorKey(self.list[pair.position()].high)]))
        })
    }

    pub(super) fn parties(&self, pair: PairKey) -> [ActorKey; 2] {
        // The lesser actor stands nowhere beside the pair: few ask for it who do not know it.
        let low = self.of_low.partition_point(|&first| first <= pair.0).saturating_sub(1);
        [ActorKey::new(low), ActorKey(self.list[pair.position()].high)]
    }

    pub(super) fn has_nobody(&self, pair: PairKey) -> bool {
        // Nobody has the least key, and so the first pairs.
        pair.0 < self.of_low[ActorKey::NOBODY.position() + 1]
    }

    pub(super) fn places(&self, pair: PairKey) -> Range<u32> {
        self.list[pair.position()].first..self.list[pair.position() + 1].first
    }

    pub(super) fn of_place(&self, place: u32) -> PairKey {
        PairKey::new(self.list.partition_point(|pair| pair.first <= place).saturating_sub(1))
    }

    pub(super) fn mask(&self, pair: PairKey, way: Way) -> u32 {
        self.list[pair.position()].masks[way.position()]
    }

    /// How many pairs an actor has, who counts twice with himself.
    pub(super) fn count_of(&self, actor: ActorKey) -> u32 {
        let at = actor.position();
        self.of_low[at + 1] - self.of_low[at] + self.of_high[at + 1] - self.of_high[at]
    }

    /// The pairs of an actor in order of the other one: who comes first in a file is met first, and is as a rule somebody who
    /// does much.
    pub(super) fn of(&self, actor: ActorKey) -> impl Iterator<Item = (ActorKey, PairKey, Way)> {
        let at = actor.position();
        let below = &self.by_high[self.of_high[at] as usize..self.of_high[at + 1] as usize];
        let below = below.iter().map(|one| (ActorKey(one.low), PairKey(one.pair), Way::Down));
        let first = self.of_low[at];
        let above = &self.list[first as usize..self.of_low[at + 1] as usize];
        let above = (first..).zip(above);
        let above = above.map(|(pair, one)| (ActorKey(one.high), PairKey(pair), Way::Up));
        // Who acted on himself stands in both lists.
        below.filter(move |&(low, ..)| low != actor).chain(above)
    }
}

/// Turns the number of entries of each, one place later, into where the entries of each begin.
fn sum_up(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
}
