//! The main path of every pair of actors of a data set, links being inferred: one pass over the acts.
//!
//! The definition is that of [`escalation`](crate::query::escalation), each pair of actors being two sides. Where no link
//! is on record it comes to this. Acts at rung 0 neither answer nor are answered. Of all chains that end with one act
//! those beginnings stay best, whatever follows, that have the lowest first rung, then the fewest links, then the most
//! steps that rise, then the latest start, then the least rows backward: so one beginning an act is kept, packed into one
//! integer. Acts of one day, way and rung can stand for each other; the one with the least row does.
//!
//! An act answers the best of the beginnings in its window at no higher rung. For each way and rung a queue holds those
//! that some later act could still want: a beginning that is older and worse than another at the same rung never is. Each
//! act enters a queue once and leaves it once, so the work is linear in the acts, whatever the window. All questions of
//! a day are answered before any of its acts counts.
//!
//! Pairs in which the day of an act is in doubt or a link is on record are not walked here; see [`EveryPair::doubtful`].

use std::ops::RangeInclusive;

use rayon::prelude::*;

use crate::dataset::CodeKey;
use crate::dataset::CodeSet;
use crate::dataset::Coded;
use crate::dataset::Dataset;
use crate::dataset::PairKey;
use crate::dataset::Way;
use crate::model::Ladder;
use crate::progress::Progress;
use crate::progress::Work;

use super::super::escalation::Infer;
use super::super::escalation::Strictness;
use super::Which;
use super::beginning::Beginning;
use super::beginning::LEVELS;
use super::beginning::LINKS_MAX;
use super::beginning::START_BITS;

/// How many pairs one task takes.
const PAIRS: usize = 256;

/// A question for the main path of every pair.
#[derive(Clone, Debug)]
pub struct EveryPairQuestion {
    /// How links are inferred. With [`Infer::Never`] there is none.
    pub infer: Infer,
    /// Whether every step of a path must rise.
    pub strictness: Strictness,
    /// Which acts may take part.
    pub which: Which,
}

/// The pairs that have a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EveryPair {
    /// What their main paths come to, in order of pair.
    pub found: Vec<PairPath>,
    /// Pairs in which both acted above rung 0 and the day of an act is in doubt, or a link is on record: they are not walked.
    pub doubtful: Vec<PairKey>,
}

/// What the main path of a pair comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairPath {
    /// The pair.
    pub pair: PairKey,
    /// The rung of its first act.
    pub first_rung: u8,
    /// The rung of its last act.
    pub last_rung: u8,
    /// How many thresholds it crosses.
    pub thresholds: u8,
    /// How many links it has, all inferred.
    pub links: u32,
    /// How many of its steps rise.
    pub strict: u8,
    /// How many days lie between its first and its last act.
    pub span: u32,
    /// The row of its last act.
    pub last_row: u32,
}

impl PairPath {
    /// By how many rungs it rises.
    pub fn net_rise(&self) -> u8 {
        self.last_rung - self.first_rung
    }

    /// By what paths are ranked, the greater the better.
    pub fn worth(&self) -> impl Ord + use<> {
        let fewer = std::cmp::Reverse;
        (self.net_rise(), self.thresholds, fewer(self.links), self.strict, fewer(self.span))
    }
}

impl EveryPairQuestion {
    /// A question over every act of a data set; steps may stay level.
    pub fn new(dataset: &Dataset, infer: Infer) -> EveryPairQuestion {
        EveryPairQuestion { infer, strictness: Strictness::Level, which: Which::all(dataset) }
    }

    /// Walks every pair.
    pub fn answer(&self, dataset: &Dataset, ladder: &Ladder) -> EveryPair {
        self.answer_watched(dataset, ladder, &Progress::default())
    }

    /// Walks every pair, counting how many are done.
    pub fn answer_watched(
        &self,
        dataset: &Dataset,
        ladder: &Ladder,
        progress: &Progress,
    ) -> EveryPair {
        let rules = Rules::new(self, dataset, ladder);
        let pairs: Vec<PairKey> = dataset.pairs().collect();
        progress.begin(Work::Pairs, pairs.len() as u64);
        let chunks = pairs.par_chunks(PAIRS).map_init(
            || Walk::new(&rules),
            |walk, pairs| {
                let mut part = EveryPair::default();
                progress.advance(pairs.len() as u64);
                for &pair in pairs.iter().filter(|&&pair| rules.is_two_sided(dataset, pair)) {
                    if self.infer == Infer::Never {
                        part.doubtful.extend(dataset.has_links(pair).then_some(pair));
                    } else if dataset.is_plain(pair) {
                        part.found.extend(walk.best(dataset, pair));
                    } else {
                        part.doubtful.push(pair);
                    }
                }
                part
            },
        );
        let parts: Vec<EveryPair> = chunks.collect();
        progress.end();
        let mut all = EveryPair::default();
        for part in parts {
            all.found.extend(part.found);
            all.doubtful.extend(part.doubtful);
        }
        all
    }

    /// The pairs in which both may have acted so that it counts.
    pub fn two_sided(&self, dataset: &Dataset, ladder: &Ladder) -> Vec<PairKey> {
        let rules = Rules::new(self, dataset, ladder);
        dataset.pairs().filter(|&pair| rules.is_two_sided(dataset, pair)).collect()
    }

    /// The acts of the main path of a pair, by place, first act first; nothing where it has none.
    pub fn path(&self, dataset: &Dataset, ladder: &Ladder, pair: PairKey) -> Vec<u32> {
        let rules = Rules::new(self, dataset, ladder);
        let mut walk = Walk::new(&rules);
        walk.best(dataset, pair).map_or(Vec::new(), |_| walk.places())
    }
}

/// What the walk of every pair looks up.
struct Rules {
    /// How many days an answer comes after what it answers, at most.
    window: u32,
    /// Whether an act answers the latest day alone.
    latest: bool,
    strict: bool,
    /// Of each code, its rung among those that occur, counted from 1; 0 where acts of it do not enter.
    levels: Vec<u8>,
    /// The rung of each level.
    rungs: Vec<u8>,
    /// The thresholds crossed from one level to another.
    thresholds: Vec<[u8; LEVELS + 1]>,
    /// The codes that enter.
    hostile: CodeSet,
    /// The days on which acts enter, by number, both included.
    days: RangeInclusive<u32>,
}

impl Rules {
    fn new(question: &EveryPairQuestion, dataset: &Dataset, ladder: &Ladder) -> Rules {
        let (window, latest) = match question.infer {
            // No act comes before itself.
            Infer::Never => (0, false),
            Infer::Latest { days } => (days, true),
            Infer::Any { days } => (days, false),
        };
        let codes = dataset.codes();
        let asked = question.which.codes();
        let enters = |code: &Coded| code.rung > 0 && code.is_dyadic;
        let mut rungs: Vec<u8> =
            codes.iter().filter(|code| enters(code)).map(|code| code.rung).collect();
        rungs.push(0);
        rungs.sort_unstable();
        rungs.dedup();
        rungs.truncate(LEVELS + 1);
        let level = |rung: u8| rungs.binary_search(&rung).map_or(0, narrow);
        let levels = (0..)
            .zip(codes)
            .map(|(key, code)| {
                if enters(code) && asked.contains(CodeKey::new(key)) { level(code.rung) } else { 0 }
            })
            .collect();
        let thresholds = rungs.iter().map(|&low| {
            let mut crossed = [0; LEVELS + 1];
            for (level, &high) in rungs.iter().enumerate().filter(|(_, high)| **high > low) {
                crossed[level] = narrow(ladder.crossed(low, high).count());
            }
            crossed
        });
        let thresholds = thresholds.collect();
        let hostile = CodeSet::new(codes, enters);
        let days = question.which.days();
        let strict = question.strictness == Strictness::Strict;
        Rules { window, latest, strict, levels, rungs, thresholds, hostile, days }
    }

    /// Whether both of a pair may have acted so that it counts.
    fn is_two_sided(&self, dataset: &Dataset, pair: PairKey) -> bool {
        // Who acts on himself does so on one way.
        !dataset.has_nobody(pair)
            && dataset.may_have(pair, Way::Up, &self.hostile)
            && dataset.may_have(pair, Way::Down, &self.hostile)
    }
}

/// What an act may answer: the best beginning that ends with one act.
#[derive(Clone, Copy, Debug)]
struct Cause {
    beginning: Beginning,
    day: u32,
    row: u32,
    /// Its place among the acts that count.
    cell: u32,
}

impl Cause {
    fn is_better_than(&self, other: &Cause) -> bool {
        (self.beginning, other.row) > (other.beginning, self.row)
    }
}

/// Causes of one way and level, best and oldest first.
#[derive(Clone, Debug, Default)]
struct Queue {
    causes: Vec<Cause>,
    head: usize,
}

impl Queue {
    #[inline]
    fn push(&mut self, cause: Cause) {
        while self.causes.len() > self.head
            && self.causes.last().is_some_and(|last| cause.is_better_than(last))
        {
            self.causes.pop();
        }
        self.causes.push(cause);
    }

    /// The best cause that is no older than a day.
    #[inline]
    fn best(&mut self, since: u32) -> Option<&Cause> {
        while self.causes.get(self.head).is_some_and(|cause| cause.day < since) {
            self.head += 1;
        }
        self.causes.get(self.head)
    }

    fn clear(&mut self) {
        self.causes.clear();
        self.head = 0;
    }
}

/// An act that counts, and what it answers.
#[derive(Clone, Copy, Debug)]
struct Cell {
    place: u32,
    /// The cell that it answers; itself where it answers none.
    before: u32,
}

/// The walk of one pair after the other, its memory used again.
struct Walk<'r> {
    rules: &'r Rules,
    /// By way, then level.
    queues: Vec<Queue>,
    /// The levels of each way that have a cause.
    live: [u32; 2],
    cells: Vec<Cell>,
    /// The acts of a day, held back until its questions are answered.
    today: Vec<(Way, u8, Cause)>,
    best: Option<(u64, u32, u32)>,
    last: Option<PairPath>,
}

impl<'r> Walk<'r> {
    fn new(rules: &'r Rules) -> Walk<'r> {
        Walk {
            rules,
            queues: vec![Queue::default(); 2 * (LEVELS + 1)],
            live: [0; 2],
            cells: Vec::new(),
            today: Vec::new(),
            best: None,
            last: None,
        }
    }

    fn begin(&mut self) {
        self.forget(Way::Up);
        self.forget(Way::Down);
        self.cells.clear();
        self.best = None;
        self.last = None;
    }

    /// Forgets what one of the two did.
    #[inline]
    fn forget(&mut self, way: Way) {
        let mut live = std::mem::take(&mut self.live[way.position()]);
        while live != 0 {
            self.queues[queue(way, live.trailing_zeros())].clear();
            live &= live - 1;
        }
    }

    fn best(&mut self, dataset: &Dataset, pair: PairKey) -> Option<PairPath> {
        self.begin();
        let acts = dataset.acts(pair);
        let rows = dataset.rows(pair);
        let mut day = 0;
        let since = acts.stamps.partition_point(|stamp| stamp.day() < *self.rules.days.start());
        let place = acts.first + u32::try_from(since).unwrap_or(u32::MAX);
        for ((place, &stamp), &row) in (place..).zip(&acts.stamps[since..]).zip(&rows[since..]) {
            if stamp.day() > *self.rules.days.end() {
                break;
            }
            let level = self.rules.levels[stamp.code().position()];
            if level == 0 {
                continue;
            }
            if stamp.day() != day {
                self.end_day();
                day = stamp.day();
            }
            let way = stamp.way();
            // Rows of a day are in order: an act of the same way and level that came before stands for this one.
            if self.today.iter().any(|(other, same, _)| *other == way && *same == level) {
                continue;
            }
            self.add(pair, way, level, (day, row, place));
        }
        self.end_day();
        self.last
    }

    #[inline]
    fn add(&mut self, pair: PairKey, way: Way, level: u8, (day, row, place): (u32, u32, u32)) {
        let cell = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        let found = self.cause(way, level, day);
        let alone = Beginning::new(level, day);
        let (beginning, before) =
            found.filter(|(longer, _)| *longer > alone).unwrap_or((alone, cell));
        self.cells.push(Cell { place, before });
        self.today.push((way, level, Cause { beginning, day, row, cell }));
        let first = beginning.level();
        if first < level {
            self.keep(pair, (first, level), beginning, (day, row, cell));
        }
    }

    /// The best beginning that an act can prolong, with the act, and the cell of the act before.
    #[inline]
    fn cause(&mut self, way: Way, level: u8, day: u32) -> Option<(Beginning, u32)> {
        let answered = way.back();
        let since = day.saturating_sub(self.rules.window);
        let highest = if self.rules.strict { level - 1 } else { level };
        let mut live = self.live[answered.position()] & ((2 << highest) - 1);
        let mut best: Option<(Beginning, std::cmp::Reverse<u32>, u32)> = None;
        while live != 0 {
            let other = live.trailing_zeros();
            live &= live - 1;
            if let Some(cause) = self.queues[queue(answered, other)].best(since) {
                let rises = other < u32::from(level);
                let found = (cause.beginning.then(rises), std::cmp::Reverse(cause.row), cause.cell);
                if best.is_none_or(|best| found > best) {
                    best = Some(found);
                }
            }
        }
        best.map(|(beginning, _, cell)| (beginning, cell))
    }

    /// Lets the acts of a day count.
    #[inline]
    fn end_day(&mut self) {
        if self.rules.latest {
            let mut ways = [false; 2];
            for &(way, ..) in &self.today {
                ways[way.position()] = true;
            }
            for way in [Way::Up, Way::Down] {
                if ways[way.position()] {
                    self.forget(way);
                }
            }
        }
        for at in 0..self.today.len() {
            let (way, level, cause) = self.today[at];
            self.live[way.position()] |= 1 << level;
            self.queues[queue(way, u32::from(level))].push(cause);
        }
        self.today.clear();
    }

    /// Keeps a chain that rises, if it is the best so far.
    #[inline]
    fn keep(
        &mut self,
        pair: PairKey,
        (first, last): (u8, u8),
        beginning: Beginning,
        (day, row, cell): (u32, u32, u32),
    ) {
        let rungs = &self.rules.rungs;
        let (first_rung, last_rung) = (rungs[usize::from(first)], rungs[usize::from(last)]);
        let thresholds = self.rules.thresholds[usize::from(first)][usize::from(last)];
        let (links, strict) = (beginning.links(), beginning.strict());
        let span = day - beginning.start();
        let worth = u64::from(last_rung - first_rung) << 56
            | u64::from(thresholds) << 48
            | (LINKS_MAX - u64::from(links)) << 28
            | u64::from(strict) << 20
            | u64::from((1 << START_BITS) - 1 - span);
        if self.best.is_some_and(|(best, least, _)| (best, row) > (worth, least)) {
            return;
        }
        if self.best.is_none_or(|(best, least, _)| worth > best || worth == best && row < least) {
            self.best = Some((worth, row, cell));
            self.last = Some(PairPath {
                pair,
                first_rung,
                last_rung,
                thresholds,
                links,
                strict,
                span,
                last_row: row,
            });
        }
    }

    /// The acts of the best chain of the pair walked last.
    fn places(&self) -> Vec<u32> {
        let mut places = Vec::new();
        let mut at = self.best.map(|(.., cell)| cell);
        while let Some(cell) = at {
            let Cell { place, before } = self.cells[cell as usize];
            places.push(place);
            at = Some(before).filter(|&before| before != cell);
        }
        places.reverse();
        places
    }
}

fn queue(way: Way, level: u32) -> usize {
    way.position() * (LEVELS + 1) + level as usize
}

fn narrow(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
