//! From rows, one after the other, to flat arrays: two stable counting sorts, whatever the order of the rows.
//!
//! Rows are kept in sixteen bytes each; sorting takes as much again. Files of event data are in order of day as a rule: then
//! the first sort is spared, and half of what was kept is already in its place.

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

/// For how many rows room is made at first.
const ROOM: usize = 1 << 12;

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
    /// Of each act, in order of adding.
    parties: Vec<Parties>,
    /// Of the same acts.
    dated: Vec<Dated>,
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

/// When an act was, and which row says so.
#[derive(Clone, Copy, Debug)]
struct Dated {
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
        if self.parties.len() == self.parties.capacity() {
            self.make_room()?;
        }
        self.parties.push(parties);
        self.dated.push(Dated { day: row.first, row: number });
        Ok(())
    }

    /// How many acts have been added.
    pub fn len(&self) -> usize {
        self.parties.len()
    }

    /// The number that the next act will have, counted from 0.
    pub fn number(&self) -> u32 {
        u32::try_from(self.len()).unwrap_or(u32::MAX)
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
        self.parties.is_empty()
    }

    #[cold]
    fn make_room(&mut self) -> Result<(), TooLarge> {
        let most = u32::MAX as usize - 1;
        let more = self.len().max(ROOM).min(most - self.len());
        if more == 0 {
            return Err(TooLarge::Rows);
        }
        self.parties.reserve_exact(more);
        self.dated.reserve_exact(more);
        Ok(())
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
        let mut parties = std::mem::take(&mut self.parties);
        parties.shrink_to_fit();
        let sorting = Sorting::new(&parties, self.actors.len());
        let by_high = sorting.by_high(&parties, &self.dated, first);
        self.dated = Vec::new();
        let by_low = sorting.by_low(&by_high);
        drop(by_high);
        let (pairs, stamps, places) = sorting.pairs(&by_low);
        drop(by_low);
        let mut codes: Vec<Coded> =
            (0..self.codes.len()).map(|number| meaning(&self.codes.get(number))).collect();
        for act in &parties {
            codes[act.code().position()].acts += 1;
        }
        let doubts = doubts(&self.doubts, &places);
        let links = links::places(std::mem::take(&mut self.links), &places);
        let rows = rows_at(places, rows.as_deref());
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
        let dated = (0..).zip(&mut self.dated);
        let rows = dated.map(|(act, dated)| std::mem::replace(&mut dated.row, act));
        Some(rows.collect())
    }

    /// Where the acts of each day begin, among all in order of day.
    fn count_days(&self, first: Day, days: u32) -> Vec<u32> {
        let mut offsets = vec![0; days as usize + 1];
        for dated in &self.dated {
            offsets[number(dated.day, first) as usize + 1] += 1;
        }
        for day in 0..days as usize {
            offsets[day + 1] += offsets[day];
        }
        offsets
    }

    fn sort_by_day(&mut self, first: Day, offsets: &[u32]) {
        let mut next = offsets.to_vec();
        let mut parties = vec![Parties::of_halves([0; 2]); self.len()];
        let mut dated = vec![Dated { day: first, row: 0 }; self.len()];
        // Rows are added in order, so that a stable sort leaves them in order within a day.
        for (act, when) in self.parties.iter().zip(&self.dated) {
            let place = &mut next[number(when.day, first) as usize];
            parties[*place as usize] = *act;
            dated[*place as usize] = *when;
            *place += 1;
        }
        self.parties = parties;
        self.dated = dated;
    }
}

/// The number of a day, counted from the first.
#[inline]
fn number(day: Day, first: Day) -> u32 {
    u32::try_from(day.days_since(first)).expect("no day comes before the first")
}

/// An act on its way into order: one of its two actors, its stamp and its row, side by side, so that to put it into its place
/// touches the memory once.
type Filed = [u32; 3];

/// Where the acts of each lesser and of each greater actor begin, when sorted by that.
struct Sorting {
    low: Vec<u32>,
    high: Vec<u32>,
}

impl Sorting {
    fn new(parties: &[Parties], actors: usize) -> Sorting {
        let (mut low, mut high) = (vec![0; actors + 1], vec![0; actors + 1]);
        for act in parties {
            let (one, other) = (act.actor(), act.recipient());
            low[one.min(other).position() + 1] += 1;
            high[one.max(other).position() + 1] += 1;
        }
        for at in 0..actors {
            low[at + 1] += low[at];
            high[at + 1] += high[at];
        }
        Sorting { low, high }
    }

    /// The acts sorted by their greater actor, each with its lesser one.
    fn by_high(&self, parties: &[Parties], dated: &[Dated], first: Day) -> Vec<Filed> {
        let mut next = self.high.clone();
        let mut filed = vec![[0; 3]; parties.len()];
        for (act, when) in parties.iter().zip(dated) {
            let (actor, recipient) = (act.actor(), act.recipient());
            // Nothing foretells who of the two acts: what follows takes no branch on it.
            let way = if actor <= recipient { Way::Up } else { Way::Down };
            let stamp = Stamp::new(number(when.day, first), way, act.code().0);
            let place = &mut next[actor.max(recipient).position()];
            filed[*place as usize] = [actor.min(recipient).0, stamp.0, when.row];
            *place += 1;
        }
        filed
    }

    /// The acts sorted by their lesser actor, then by their greater one, which each has with it.
    fn by_low(&self, by_high: &[Filed]) -> Vec<Filed> {
        let mut next = self.low.clone();
        let mut filed = vec![[0; 3]; by_high.len()];
        for (high, ends) in (0..).zip(self.high.windows(2)) {
            for &[low, stamp, row] in &by_high[ends[0] as usize..ends[1] as usize] {
                let place = &mut next[low as usize];
                filed[*place as usize] = [high, stamp, row];
                *place += 1;
            }
        }
        filed
    }

    /// The pairs, and of each act its stamp and its row.
    fn pairs(&self, by_low: &[Filed]) -> (Pairs, Vec<Stamp>, Vec<u32>) {
        // Counted before they are made: lists that grow leave holes in the memory.
        let count = self.runs(by_low).count();
        let actors = self.low.len() - 1;
        let mut pairs = Pairs::begin(count, actors);
        let mut stamps = Vec::with_capacity(by_low.len());
        let mut rows = Vec::with_capacity(by_low.len());
        for (low, run) in self.runs(by_low) {
            let place = u32::try_from(stamps.len()).expect("acts are numbered by 32 bits");
            let mut masks = [0; 2];
            for &[_, stamp, row] in run {
                let stamp = Stamp(stamp);
                masks[stamp.way().position()] |= 1 << (stamp.code().0 % 32);
                stamps.push(stamp);
                rows.push(row);
            }
            pairs.add([low, run[0][0]], place, masks);
        }
        pairs.end(self.low[actors]);
        (pairs, stamps, rows)
    }

    /// The acts of each pair, with the lesser actor.
    fn runs<'f>(&self, by_low: &'f [Filed]) -> impl Iterator<Item = (u32, &'f [Filed])> {
        (0..).zip(self.low.windows(2)).flat_map(move |(low, ends)| {
            let acts = &by_low[ends[0] as usize..ends[1] as usize];
            acts.chunk_by(|one, next| one[0] == next[0]).map(move |run| (low, run))
        })
    }
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
