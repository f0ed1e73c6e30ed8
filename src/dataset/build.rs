//! From rows, one after the other, to flat arrays: two stable counting sorts, whatever the order of the rows.
//!
//! Rows are kept in blocks of sixteen bytes a row, so that nothing is copied as they grow; sorting takes a little more than
//! that again. Files of event data are in order of day as a rule: then the first sort is spared.

use std::ops::Range;

use crate::model::Day;

use super::ACTORS_MAX;
use super::ActorKey;
use super::CODES_MAX;
use super::Coded;
use super::DAYS_MAX;
use super::Dataset;
use super::Link;
use super::Names;
use super::Stamp;
use super::Way;
use super::links;
use super::pairs::Pairs;
use super::parties::Parties;
use super::words::Words;

/// How many rows a block holds.
const BLOCK: usize = 1 << 16;

/// What a row says.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    /// Who acted; empty where the row names nobody.
    pub actor: &'r [u8],
    /// Towards whom; empty where the row names nobody.
    pub recipient: &'r [u8],
    /// What was done.
    pub code: &'r [u8],
    /// The first possible day of it.
    pub first: Day,
    /// How many days later it may still have begun.
    pub doubt: u32,
}

/// Why acts cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// More actors than [`ACTORS_MAX`].
    Actors,
    /// More codes than [`CODES_MAX`].
    Codes,
    /// More rows than fit into 32 bits.
    Rows,
    /// More than [`DAYS_MAX`] days from the first act to the last.
    Days,
}

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TooLarge::Actors => write!(f, "it names more than {ACTORS_MAX} actors"),
            TooLarge::Codes => write!(f, "it has more than {CODES_MAX} different codes of acts"),
            TooLarge::Rows => write!(f, "it has more than {} acts", u32::MAX),
            TooLarge::Days => write!(f, "its acts lie more than {DAYS_MAX} days apart"),
        }
    }
}

/// A data set that is being read.
#[derive(Debug, Default)]
pub struct Building {
    actors: Names,
    codes: Names,
    blocks: Vec<Vec<Entry>>,
    acts: usize,
    days: Option<(Day, Day)>,
    last: Option<Day>,
    is_unsorted: bool,
    /// Acts in doubt, by their number, and how many days.
    doubts: Vec<(u32, u32)>,
    last_row: Option<u32>,
    /// Rows that hold more than one act.
    several: Vec<u32>,
    /// Between the numbers of acts.
    links: Vec<Link>,
    words: Words,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    parties: Parties,
    /// Julian until the first day is known.
    day: Day,
    row: u32,
}

impl Building {
    /// Nothing yet, but for the actor whom rows leave unnamed.
    pub fn new() -> Building {
        let mut building = Building::default();
        let nobody = building.actors.intern(b"", ACTORS_MAX);
        debug_assert_eq!(nobody, Some(ActorKey::NOBODY.0), "it comes first");
        building
    }

    /// Adds the act of a row.
    #[inline]
    pub fn add(&mut self, number: u32, row: &Row<'_>) -> Result<(), TooLarge> {
        let actor = self.actors.intern(row.actor, ACTORS_MAX).ok_or(TooLarge::Actors)?;
        let recipient = self.actors.intern(row.recipient, ACTORS_MAX).ok_or(TooLarge::Actors)?;
        let code = self.codes.intern(row.code, CODES_MAX).ok_or(TooLarge::Codes)?;
        let parties = Parties::new(ActorKey(actor), ActorKey(recipient), code);
        if self.last != Some(row.first) {
            self.new_day(row.first);
        }
        if self.last_row.replace(number) == Some(number) {
            self.several.push(number);
        }
        if row.doubt > 0 {
            self.doubts.push((self.number(), row.doubt));
        }
        if self.blocks.last().is_none_or(|block| block.len() == BLOCK) {
            if self.acts >= u32::MAX as usize - BLOCK {
                return Err(TooLarge::Rows);
            }
            self.blocks.push(Vec::with_capacity(BLOCK));
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(Entry { parties, day: row.first, row: number });
        }
        self.acts += 1;
        Ok(())
    }

    /// How many acts have been added.
    pub fn len(&self) -> usize {
        self.acts
    }

    /// The number that the next act will have, counted from 0.
    pub fn number(&self) -> u32 {
        u32::try_from(self.acts).unwrap_or(u32::MAX)
    }

    /// Records that an act responds to another; both are told by their [number](Building::number), since a row may hold
    /// several. A link with an act that is not there says nothing.
    pub fn link(&mut self, earlier: u32, later: u32) {
        if earlier.max(later) < self.number() && earlier != later {
            self.links.push(Link { later, earlier });
        }
    }

    /// Keeps the sentence from which a row was coded; rows come in order.
    pub fn words(&mut self, row: u32, sentence: &str) {
        self.words.add(row, sentence);
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.acts == 0
    }

    fn new_day(&mut self, day: Day) {
        self.is_unsorted |= self.last.is_some_and(|last| day < last);
        self.last = Some(day);
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
    }

    /// Sorts what was added; `meaning` tells what a code means.
    pub fn finish(mut self, meaning: impl Fn(&str) -> Coded) -> Result<Dataset, TooLarge> {
        let (first, last) = self.days.unwrap_or((Day::EPOCH, Day::EPOCH.plus(-1)));
        let days = u32::try_from(last.days_since(first) + 1).unwrap_or(u32::MAX);
        if days > DAYS_MAX {
            return Err(TooLarge::Days);
        }
        let rows = self.number_acts();
        let day_offsets = self.count_days(first, days);
        if self.is_unsorted {
            self.sort_by_day(first, &day_offsets);
        }
        let sorting = Sorting::new(&self.blocks, self.actors.len());
        let (parties, by_high) =
            sorting.by_high(std::mem::take(&mut self.blocks), self.acts, first);
        let by_low = sorting.by_low(&by_high);
        drop(by_high);
        let (pairs, stamps) = sorting.pairs(&by_low);
        let mut codes: Vec<Coded> =
            (0..self.codes.len()).map(|number| meaning(&self.codes.get(number))).collect();
        for act in &parties {
            codes[act.code().position()].acts += 1;
        }
        let doubts = doubts(&self.doubts, &by_low.rows);
        let links = links::places(std::mem::take(&mut self.links), &by_low.rows);
        let rows = rows_at(by_low.rows, rows.as_deref());
        let several = several(std::mem::take(&mut self.several), &rows);
        let mut words = std::mem::take(&mut self.words);
        words.shrink();
        let mut actors = self.actors;
        actors.shrink();
        Ok(Dataset {
            actors,
            codes,
            base: first,
            pairs,
            stamps,
            rows,
            parties,
            day_offsets,
            doubts,
            several,
            links,
            words,
        })
    }

    /// Where something is kept beside acts, puts the number of each in the place of its row, by which it is found after it
    /// has been sorted; and gives back the rows, in order of number.
    fn number_acts(&mut self) -> Option<Vec<u32>> {
        if self.doubts.is_empty() && self.links.is_empty() {
            return None;
        }
        let entries = self.blocks.iter_mut().flatten();
        let rows = (0..).zip(entries).map(|(act, entry)| std::mem::replace(&mut entry.row, act));
        Some(rows.collect())
    }

    /// Where the acts of each day begin, among all in order of day.
    fn count_days(&self, first: Day, days: u32) -> Vec<u32> {
        let mut offsets = vec![0; days as usize + 1];
        for entry in self.blocks.iter().flatten() {
            offsets[number(entry.day, first) as usize + 1] += 1;
        }
        for day in 0..days as usize {
            offsets[day + 1] += offsets[day];
        }
        offsets
    }

    fn sort_by_day(&mut self, first: Day, offsets: &[u32]) {
        let mut next = offsets.to_vec();
        let nothing = Entry { parties: Parties::of_bits(0), day: first, row: 0 };
        let mut sorted = vec![nothing; self.acts];
        for block in std::mem::take(&mut self.blocks) {
            for entry in block {
                let place = &mut next[number(entry.day, first) as usize];
                sorted[*place as usize] = entry;
                *place += 1;
            }
        }
        // Rows are added in order, so that a stable sort leaves them in order within a day.
        self.blocks = vec![sorted];
    }
}

/// The number of a day, counted from the first.
#[inline]
fn number(day: Day, first: Day) -> u32 {
    u32::try_from(day.days_since(first)).expect("no day comes before the first")
}

/// Acts on their way into order: stamp and the actor by which they are to be sorted next; and their rows.
struct Filed {
    keys: Vec<u64>,
    rows: Vec<u32>,
}

/// Where the acts of each lesser and of each greater actor begin, when sorted by that.
struct Sorting {
    low: Vec<u32>,
    high: Vec<u32>,
}

/// The bits of a stamp.
const STAMP_BITS: u32 = super::DAY_BITS + 1 + super::CODE_BITS;

impl Sorting {
    fn new(blocks: &[Vec<Entry>], actors: usize) -> Sorting {
        let (mut low, mut high) = (vec![0; actors + 1], vec![0; actors + 1]);
        for entry in blocks.iter().flatten() {
            let (one, other) = (entry.parties.actor(), entry.parties.recipient());
            low[one.min(other).position() + 1] += 1;
            high[one.max(other).position() + 1] += 1;
        }
        for at in 0..actors {
            low[at + 1] += low[at];
            high[at + 1] += high[at];
        }
        Sorting { low, high }
    }

    /// The acts as they are, and sorted by their greater actor.
    fn by_high(&self, blocks: Vec<Vec<Entry>>, acts: usize, first: Day) -> (Vec<Parties>, Filed) {
        let mut parties = Vec::with_capacity(acts);
        let mut next = self.high.clone();
        let mut filed = Filed { keys: vec![0; acts], rows: vec![0; acts] };
        for block in blocks {
            for entry in block {
                let (actor, recipient) = (entry.parties.actor(), entry.parties.recipient());
                let (low, high, way) = if actor <= recipient {
                    (actor, recipient, Way::Up)
                } else {
                    (recipient, actor, Way::Down)
                };
                let stamp = Stamp::new(number(entry.day, first), way, entry.parties.code().0);
                let place = &mut next[high.position()];
                filed.keys[*place as usize] = u64::from(low.0) << STAMP_BITS | u64::from(stamp.0);
                filed.rows[*place as usize] = entry.row;
                *place += 1;
                parties.push(entry.parties);
            }
        }
        (parties, filed)
    }

    /// The acts sorted by their lesser actor, then by their greater one, which stands in the keys.
    fn by_low(&self, by_high: &Filed) -> Filed {
        let mut next = self.low.clone();
        let acts = by_high.keys.len();
        let mut filed = Filed { keys: vec![0; acts], rows: vec![0; acts] };
        for high in 0..self.high.len() - 1 {
            let places = places(&self.high, high);
            for (&key, &row) in by_high.keys[places.clone()].iter().zip(&by_high.rows[places]) {
                let low = (key >> STAMP_BITS) as usize;
                let stamp = key & ((1 << STAMP_BITS) - 1);
                let place = &mut next[low];
                filed.keys[*place as usize] = (high as u64) << STAMP_BITS | stamp;
                filed.rows[*place as usize] = row;
                *place += 1;
            }
        }
        filed
    }

    #[expect(clippy::cast_possible_truncation, reason = "an actor has 26 bits, a stamp 31")]
    fn pairs(&self, by_low: &Filed) -> (Pairs, Vec<Stamp>) {
        let actors = self.low.len() - 1;
        let mut pairs = Pairs::begin();
        let mut stamps = Vec::with_capacity(by_low.keys.len());
        for low in 0..actors {
            let places = places(&self.low, low);
            let mut open = None;
            for (place, &key) in (self.low[low]..).zip(&by_low.keys[places]) {
                let high = (key >> STAMP_BITS) as u32;
                let stamp = Stamp((key & ((1 << STAMP_BITS) - 1)) as u32);
                if open != Some(high) {
                    pairs.open(low as u32, high, place);
                    open = Some(high);
                }
                pairs.note(stamp.way(), stamp.code());
                stamps.push(stamp);
            }
        }
        pairs.end(actors, self.low[actors]);
        (pairs, stamps)
    }
}

fn places(offsets: &[u32], at: usize) -> Range<usize> {
    offsets[at] as usize..offsets[at + 1] as usize
}

/// The places of the acts in doubt; `numbers` has the number of the act at each place.
fn doubts(by_number: &[(u32, u32)], numbers: &[u32]) -> Vec<(u32, u32)> {
    if by_number.is_empty() {
        return Vec::new();
    }
    let found = (0..).zip(numbers).filter_map(|(place, number)| {
        let at = by_number.binary_search_by_key(number, |&(number, _)| number).ok()?;
        Some((place, by_number[at].1))
    });
    found.collect()
}

/// The rows of places that hold rows, or else the numbers of acts.
fn rows_at(mut places: Vec<u32>, rows: Option<&[u32]>) -> Vec<u32> {
    if let Some(rows) = rows {
        for place in &mut places {
            *place = rows[*place as usize];
        }
    }
    places
}

/// The places of the acts of rows that hold more than one; in order of row, then of place.
fn several(mut of_rows: Vec<u32>, rows: &[u32]) -> Vec<u32> {
    if of_rows.is_empty() {
        return of_rows;
    }
    of_rows.sort_unstable();
    of_rows.dedup();
    let shares = |row: &u32| of_rows.binary_search(row).is_ok();
    let mut places: Vec<u32> =
        (0..).zip(rows).filter(|(_, row)| shares(row)).map(|(place, _)| place).collect();
    places.sort_unstable_by_key(|&place| (rows[place as usize], place));
    places
}
