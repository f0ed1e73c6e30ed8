//! The acts of data sets: millions of rows of who did what to whom, in flat arrays.
//!
//! A [`Dataset`] holds for each act what questions count and compare: who, towards whom, the code of what was done, the
//! days on which it may have begun, and the row that says so. Names, codes and sentences stand beside, each once.
//!
//! # Layout
//!
//! Acts lie twice. *By pair*: for each unordered pair of actors one after the other in order of day, four bytes an act
//! ([`Stamp`]: day, code, direction) and four for its row; a pair knows which codes occur in each direction, so
//! that most questions are answered without touching an act. Pairs lie by their lesser actor, sixteen bytes each, and are
//! filed by their greater one in eight bytes more. *By day*: eight bytes an act (actor, recipient, code), for
//! questions that walk through time. That is sixteen bytes an act, and twenty-four a pair.
//!
//! Most acts of data sets have one day. The few that have several (a month is known, the day is not) stand in a list of
//! their own ([`Dataset::doubt`]), by place.
//!
//! A data set never changes once it is built. Within a pair and a day acts stand in order of their rows.

pub mod format;

mod build;
mod codes;
mod links;
mod names;
mod pairs;
mod parties;
mod saved;
mod words;

pub use build::Building;
pub use build::Row;
pub use build::TooLarge;
pub use codes::CodeKey;
pub use codes::CodeSet;
pub use codes::Coded;
pub use links::Link;
pub use names::Names;
pub use pairs::Acts;
pub use pairs::PairKey;
pub use parties::ActorKey;
pub use parties::Way;
pub use saved::Origin;
pub use saved::Refused;

use crate::model::Day;

use pairs::Pairs;
use parties::Parties;
use words::Words;

/// The most days between the first and the last act: 2^18, some seven centuries.
pub const DAYS_MAX: u32 = 1 << DAY_BITS;
/// The most codes that a data set may tell apart.
pub const CODES_MAX: usize = 1 << CODE_BITS;
/// The most actors that a data set may tell apart.
pub const ACTORS_MAX: usize = 1 << ACTOR_BITS;

const DAY_BITS: u32 = 18;
const CODE_BITS: u32 = 12;
const ACTOR_BITS: u32 = 26;
/// Of code and way together.
const KIND_BITS: u32 = CODE_BITS + 1;

/// The acts of a data set.
#[derive(Debug, PartialEq)]
pub struct Dataset {
    actors: Names,
    codes: Vec<Coded>,
    /// The day from which days are counted.
    base: Day,
    pairs: Pairs,
    /// Of each act, by pair, then day, then row.
    stamps: Vec<Stamp>,
    rows: Vec<u32>,
    /// Of each act, by day, then row; `day_offsets[day]` tells where a day begins.
    parties: Vec<Parties>,
    day_offsets: Vec<u32>,
    /// Acts of more than one possible day: their place by pair, and how many days more; in order of place.
    doubts: Vec<(u32, u32)>,
    /// Acts that share their row with others, by place; in order of row, then of place.
    several: Vec<u32>,
    links: Vec<Link>,
    words: Words,
}

/// When, which way and what: an act of a pair in four bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp(u32);

impl Stamp {
    fn new(day: u32, way: Way, code: u32) -> Stamp {
        Stamp(day << KIND_BITS | code << 1 | u32::from(way == Way::Down))
    }

    /// The first possible day, counted from the first of the data set.
    pub fn day(self) -> u32 {
        self.0 >> KIND_BITS
    }

    /// Which of the two acted.
    pub fn way(self) -> Way {
        if self.0 & 1 == 0 { Way::Up } else { Way::Down }
    }

    /// What was done.
    pub fn code(self) -> CodeKey {
        CodeKey((self.0 & ((1 << KIND_BITS) - 1)) >> 1)
    }

    /// What was done on which way, as one number: twice that of the code, and one more on the way down.
    pub fn kind(self) -> usize {
        (self.0 & ((1 << KIND_BITS) - 1)) as usize
    }
}

impl std::fmt::Debug for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{:?}{:?}", self.day(), self.way(), self.code())
    }
}

impl Dataset {
    /// How many acts there are.
    pub fn len(&self) -> usize {
        self.stamps.len()
    }

    /// Whether there is no act.
    pub fn is_empty(&self) -> bool {
        self.stamps.is_empty()
    }

    /// The names of actors.
    pub fn actors(&self) -> &Names {
        &self.actors
    }

    /// The actor of a name.
    pub fn actor(&self, name: &str) -> Option<ActorKey> {
        let number = u32::try_from(self.actors.find(name.as_bytes())?).ok();
        number.map(ActorKey)
    }

    /// The codes of acts, in order of first occurrence.
    pub fn codes(&self) -> &[Coded] {
        &self.codes
    }

    /// The codes with their keys.
    pub fn keys_and_codes(&self) -> impl Iterator<Item = (CodeKey, &Coded)> {
        (0..).map(CodeKey).zip(&self.codes)
    }

    /// What a code means.
    pub fn code(&self, code: CodeKey) -> &Coded {
        &self.codes[code.0 as usize]
    }

    /// The day that is counted as so many from the first.
    pub fn day(&self, number: u32) -> Day {
        self.base.plus(i32::try_from(number).unwrap_or(i32::MAX))
    }

    /// The number of a day; before the first act 0, after the last one more than its number.
    pub fn day_number(&self, day: Day) -> u32 {
        let days = i64::from(self.day_count());
        u32::try_from(day.days_since(self.base).clamp(0, days)).unwrap_or(0)
    }

    /// How many days lie between the first act and the last, both included.
    pub fn day_count(&self) -> u32 {
        u32::try_from(self.day_offsets.len() - 1).unwrap_or(u32::MAX)
    }

    /// Every unordered pair of actors that has an act, in order of their keys.
    pub fn pairs(&self) -> impl ExactSizeIterator<Item = PairKey> + use<> {
        (0..self.pairs.len()).map(PairKey::new)
    }

    /// Every pair in the same order, each with its two actors, the lesser key first.
    pub fn pairs_and_parties(&self) -> impl Iterator<Item = (PairKey, [ActorKey; 2])> {
        self.pairs.each()
    }

    /// The pair of two actors, where they have an act.
    pub fn pair(&self, one: ActorKey, other: ActorKey) -> Option<PairKey> {
        self.pairs.find(one.min(other), one.max(other))
    }

    /// The two actors of a pair, the lesser key first.
    pub fn parties(&self, pair: PairKey) -> [ActorKey; 2] {
        self.pairs.parties(pair)
    }

    /// Who acted and towards whom, on a way of a pair.
    pub fn parties_of(&self, pair: PairKey, way: Way) -> [ActorKey; 2] {
        let [low, high] = self.parties(pair);
        if way == Way::Up { [low, high] } else { [high, low] }
    }

    /// Whether a pair is one of [`ActorKey::NOBODY`] with somebody.
    pub fn has_nobody(&self, pair: PairKey) -> bool {
        self.pairs.has_nobody(pair)
    }

    /// The pairs of an actor, each with the other actor and the way on which the actor acts; in order of the other actor.
    pub fn pairs_of(&self, actor: ActorKey) -> impl Iterator<Item = (ActorKey, PairKey, Way)> {
        self.pairs.of(actor)
    }

    /// How many pairs of an actor there are to look through.
    pub fn pair_count_of(&self, actor: ActorKey) -> u32 {
        self.pairs.count_of(actor)
    }

    /// The acts of a pair.
    pub fn acts(&self, pair: PairKey) -> Acts<'_> {
        let places = self.pairs.places(pair);
        Acts {
            first: places.start,
            stamps: &self.stamps[places.start as usize..places.end as usize],
        }
    }

    /// Whether acts of one way in a pair may have one of these codes; they have where codes are few.
    pub fn may_have(&self, pair: PairKey, way: Way, codes: &CodeSet) -> bool {
        self.pairs.mask(pair, way) & codes.mask() != 0
    }

    /// The pair to which an act belongs.
    pub fn pair_of(&self, place: u32) -> PairKey {
        self.pairs.of_place(place)
    }

    /// When, which way and what an act was, by its place.
    pub fn stamp(&self, place: u32) -> Stamp {
        self.stamps[place as usize]
    }

    /// The row of an act, by its place.
    pub fn row(&self, place: u32) -> u32 {
        self.rows[place as usize]
    }

    /// Which of the acts of its row an act is, counted from 1 in order of place; nothing where the row holds no other.
    pub fn ordinal(&self, place: u32) -> Option<u32> {
        let row = self.row(place);
        let first = self.several.partition_point(|&one| self.row(one) < row);
        let of_row = self.several[first..].iter().take_while(|&&one| self.row(one) == row);
        (1..).zip(of_row).find(|(_, one)| **one == place).map(|(ordinal, _)| ordinal)
    }

    /// The rows of the acts of a pair.
    pub fn rows(&self, pair: PairKey) -> &[u32] {
        let places = self.pairs.places(pair);
        &self.rows[places.start as usize..places.end as usize]
    }

    /// How many days after its first an act may still have begun.
    pub fn doubt(&self, place: u32) -> u32 {
        let found = self.doubts.binary_search_by_key(&place, |&(place, _)| place);
        found.map_or(0, |at| self.doubts[at].1)
    }

    /// Whether the days of all acts of a pair are known.
    pub fn is_certain(&self, pair: PairKey) -> bool {
        let places = self.pairs.places(pair);
        let at = self.doubts.partition_point(|&(place, _)| place < places.start);
        self.doubts.get(at).is_none_or(|&(place, _)| place >= places.end)
    }

    /// Whether an act of a pair is recorded as a response.
    pub fn has_links(&self, pair: PairKey) -> bool {
        let places = self.pairs.places(pair);
        let at = self.links.partition_point(|link| link.later < places.start);
        self.links.get(at).is_some_and(|link| link.later < places.end)
    }

    /// Whether links of a pair have to be inferred alone, from days that are all known.
    pub fn is_plain(&self, pair: PairKey) -> bool {
        self.is_certain(pair) && !self.has_links(pair)
    }

    /// The most days that any act is in doubt.
    pub fn doubt_max(&self) -> u32 {
        self.doubts.iter().map(|&(_, days)| days).max().unwrap_or(0)
    }

    /// The responses that the data set itself records, in order of the act that responds.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The sentence from which a row was coded, where the data set prints it.
    pub fn words(&self, row: u32) -> Option<&str> {
        self.words.find(row)
    }

    /// The acts whose first possible day is this, in order of row.
    pub fn on_day(&self, day: u32) -> &[Parties] {
        let places = self.day_offsets[day as usize]..self.day_offsets[day as usize + 1];
        &self.parties[places.start as usize..places.end as usize]
    }

    /// Every act whose first possible day is one of these, in order of day, then row: actor, recipient, code.
    pub fn on_days(&self, days: std::ops::Range<u32>) -> impl Iterator<Item = (u32, &[Parties])> {
        days.map(|day| {
            let places = self.day_offsets[day as usize]..self.day_offsets[day as usize + 1];
            (day, &self.parties[places.start as usize..places.end as usize])
        })
    }
}
