//! What is asked of made data: pairs, paths and arrivals drawn from the acts, so that most have an answer.

use serde::Deserialize;
use serde::Serialize;

use super::CODES;
use super::DAYS;
use super::Row;
use super::chance::Chance;
use super::iso;

/// Days within which one act answers another.
const WINDOW: u16 = 30;

/// The questions with what is known of the data; names as in the files that all who answer read.
#[derive(Serialize, Deserialize)]
pub(crate) struct Questions {
    pub(crate) n: usize,
    pub(crate) actors: usize,
    pub(crate) seed: u64,
    pub(crate) shuffled: bool,
    pub(crate) dyads_ordered: usize,
    pub(crate) dyads_unordered: usize,
    pub(crate) busiest_dyad_acts: usize,
    pub(crate) w2q: Vec<Acts>,
    pub(crate) w3: Vec<Path>,
    pub(crate) w4: Vec<Arrivals>,
    pub(crate) w5: EveryPair,
    pub(crate) w5p: OnePair,
}

/// Which acts of one towards the other, of these types, from one day to another, both included?
#[derive(Serialize, Deserialize)]
pub(crate) struct Acts {
    pub(crate) a: String,
    pub(crate) b: String,
    pub(crate) types: Vec<String>,
    pub(crate) d1: String,
    pub(crate) d2: String,
}

/// How many acts lead from one to the other at least, by acts of these types and days?
#[derive(Serialize, Deserialize)]
pub(crate) struct Path {
    pub(crate) s: String,
    pub(crate) t: String,
    pub(crate) types: Vec<String>,
    pub(crate) d1: String,
    pub(crate) d2: String,
}

/// On which day does what starts here reach each other actor?
#[derive(Serialize, Deserialize)]
pub(crate) struct Arrivals {
    pub(crate) s: String,
    pub(crate) start: String,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct EveryPair {
    #[serde(rename = "W")]
    pub(crate) days: u16,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct OnePair {
    pub(crate) a: String,
    pub(crate) b: String,
    #[serde(rename = "W")]
    pub(crate) days: u16,
}

/// What is drawn from: the rows, the names of actors, and in how many acts each takes part.
struct Drawn<'r> {
    rows: &'r [Row],
    names: &'r [String],
    acts: Vec<u32>,
}

impl Questions {
    pub(super) fn new(rows: &[Row], names: &[String], chance: &mut Chance) -> Self {
        let mut acts = vec![0; names.len()];
        for row in rows {
            acts[row.source as usize] += 1;
            acts[row.target as usize] += 1;
        }
        let actors = acts.iter().filter(|&&acts| acts > 0).count();
        let drawn = Drawn { rows, names, acts };
        let (w2q, w3, w4) = (drawn.acts(chance), drawn.paths(chance), drawn.arrivals(chance));
        let (dyads_ordered, _, _) = drawn.pairs(|one, other| (one, other));
        let (dyads_unordered, busiest_dyad_acts, (a, b)) =
            drawn.pairs(|one, other| (one.min(other), one.max(other)));
        let name = |actor: u32| names[actor as usize].clone();
        let w5p = OnePair { a: name(a), b: name(b), days: WINDOW };
        Self {
            n: rows.len(),
            actors,
            seed: 0,
            shuffled: false,
            dyads_ordered,
            dyads_unordered,
            busiest_dyad_acts,
            w2q,
            w3,
            w4,
            w5: EveryPair { days: WINDOW },
            w5p,
        }
    }
}

impl Drawn<'_> {
    fn name(&self, actor: u32) -> String {
        self.names[actor as usize].clone()
    }

    /// The first of those that take part in the fewest acts.
    fn rarest(&self, actors: impl Iterator<Item = u32>) -> u32 {
        actors.min_by_key(|&actor| self.acts[actor as usize]).expect("some are given")
    }

    /// A thousand, around an act each: four sets of types in turn, windows of one and five years and of all.
    fn acts(&self, chance: &mut Chance) -> Vec<Acts> {
        let picks = chance.stream();
        let ask = |at: usize| {
            let row = &self.rows[(picks.bits(at as u64) % self.rows.len() as u64) as usize];
            let code = usize::from(row.code);
            let types = [&CODES[9..], &CODES[1..8], &CODES[code..=code], &CODES][at % 4];
            let (day, reach) = (i64::from(row.day), [182, 912, DAYS][at % 3]);
            Acts {
                a: self.name(row.source),
                b: self.name(row.target),
                types: owned(types),
                d1: iso(day - reach),
                d2: iso(day + reach),
            }
        };
        (0..1_000).map(ask).collect()
    }

    /// Ten within a year by acts of material conflict and force, ten within ten years by hostile ones; between rare actors.
    fn paths(&self, chance: &mut Chance) -> Vec<Path> {
        (0..20).map(|at| self.path(at, chance)).collect()
    }

    fn path(&self, at: i64, chance: &mut Chance) -> Path {
        let (mildest, reach) = if at < 10 { (12, 182) } else { (9, 1_826) };
        let middle = 2_000 + at * 797 % (DAYS - 4_000);
        let (first, last) = ((middle - reach).max(0), (middle + reach).min(DAYS - 1));
        let fits = |row: &&Row| {
            usize::from(row.code) >= mildest && (first..=last).contains(&i64::from(row.day))
        };
        let fitting: Vec<&Row> = self.rows.iter().filter(fits).collect();
        let picks = chance.stream();
        let pick = |at: u64| fitting[(picks.bits(at) % fitting.len() as u64) as usize];
        let from = self.rarest((0..16).map(|at| pick(at).source));
        let to = (16..32).map(|at| pick(at).target).filter(|&actor| actor != from);
        Path {
            s: self.name(from),
            t: self.name(self.rarest(to)),
            types: owned(&CODES[mildest..]),
            d1: iso(first),
            d2: iso(last),
        }
    }

    /// Ten, from rare actors, from the same day on.
    fn arrivals(&self, chance: &mut Chance) -> Vec<Arrivals> {
        let start = DAYS / 5;
        let early = |row: &&Row| (start..2 * start).contains(&i64::from(row.day));
        let early: Vec<&Row> = self.rows.iter().filter(early).collect();
        let picks = chance.stream();
        let pick = |at: u64| early[(picks.bits(at) % early.len() as u64) as usize].source;
        let ask = |at: u64| {
            let from = self.rarest((at * 16..at * 16 + 16).map(pick));
            Arrivals { s: self.name(from), start: iso(start) }
        };
        (0..10).map(ask).collect()
    }

    /// How many pairs there are, the acts of the busiest, and which that is: the first where several are.
    fn pairs(&self, pair: fn(u32, u32) -> (u32, u32)) -> (usize, usize, (u32, u32)) {
        let mut pairs: Vec<(u32, u32)> =
            self.rows.iter().map(|row| pair(row.source, row.target)).collect();
        pairs.sort_unstable();
        let runs = pairs.chunk_by(|one, next| one == next);
        let mut busiest: &[(u32, u32)] = &[];
        let mut count = 0;
        for run in runs {
            count += 1;
            if run.len() > busiest.len() {
                busiest = run;
            }
        }
        (count, busiest.len(), busiest[0])
    }
}

fn owned(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|&code| code.to_owned()).collect()
}
