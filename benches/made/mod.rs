//! Event data made by rule, with the shape of real event data: the same bytes on every machine.
//!
//! - 3·√N actors, active by Zipf and Mandelbrot's law; 70 % of an actor's acts go to a few preferred partners.
//! - The 20 root codes of CAMEO; 1995 to 2024, more in later years.
//! - 60 % of the acts stand alone. 40 % come in bursts: a pair exchanges 2 to 400 acts (few are long), some two days apart,
//!   mostly answering each other, on a ladder of codes that is walked up as often as down or more.
//! - Rows in order of days, as daily dumps are, or in no order.
//!
//! What chance decides is drawn from counters ([`chance`]), so any draw can be made without those before it.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts below 2^32 and draws cut to whole numbers"
)]

mod bursts;
mod chance;
mod crowd;
pub(crate) mod questions;

use std::io;
use std::io::Write;

use time::Date;

use bursts::bursts;
use chance::Chance;
use chance::place;
use crowd::Crowd;
use questions::Questions;

/// 1995-01-01 to 2024-12-31.
const DAYS: i64 = 10_958;
const DAY_FIRST: i32 = 2_449_719;

pub(crate) const CODES: [&str; 20] = [
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20",
];

/// How often each code occurs outside of bursts.
const ALONE: [f64; 20] =
    [20., 7., 8., 26., 8., 2.5, 2., 2., 1.5, 2., 6., 2., 1.5, 1.5, 0.8, 1., 3.5, 2., 2.5, 0.2];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    ByDay,
    Shuffled,
}

/// One act; all by their number from nought.
struct Row {
    source: u32,
    target: u32,
    day: u16,
    code: u8,
}

pub(crate) struct Made {
    names: Vec<String>,
    rows: Vec<Row>,
    pub(crate) questions: Questions,
}

/// So many acts, from a thousand on.
pub(crate) fn made(acts: usize, seed: u64, order: Order) -> Made {
    assert!(acts >= 1_000, "the questions need a thousand acts to choose from");
    let mut chance = Chance::new(seed);
    let actors = (3.0 * (acts as f64).sqrt()).round_ties_even() as usize;
    let crowd = Crowd::new(actors);
    let in_bursts = (acts as f64 * 0.4) as usize;
    let mut rows = alone(acts - in_bursts, &crowd, &mut chance);
    rows.extend(bursts(in_bursts, &crowd, &mut chance));
    let rows = ordered(&rows, order, &mut chance);
    let names: Vec<String> = (0..actors).map(name).collect();
    let mut questions = Questions::new(&rows, &names, &mut chance);
    (questions.seed, questions.shuffled) = (seed, order == Order::Shuffled);
    Made { names, rows, questions }
}

/// Acts that no other brought about.
fn alone(acts: usize, crowd: &Crowd, chance: &mut Chance) -> Vec<Row> {
    let sources = chance.stream();
    let partners = crowd.partners(chance);
    let (days, codes) = (chance.stream(), chance.stream());
    let mut steps = ALONE;
    let mut sum = 0.0;
    for step in &mut steps {
        sum += *step;
        *step = sum;
    }
    let steps = steps.map(|step| step / sum);
    let row = |at| {
        let source = crowd.someone(sources.unit(at));
        let code = place(&steps, codes.unit(at)) as u8;
        Row { source, target: partners.of(source, at), day: day(days.unit(at)), code }
    };
    (0..acts as u64).map(row).collect()
}

/// A day by chance, later ones more often.
fn day(unit: f64) -> u16 {
    ((DAYS as f64 * unit.powf(0.7)) as i64).min(DAYS - 1) as u16
}

fn ordered(rows: &[Row], order: Order, chance: &mut Chance) -> Vec<Row> {
    let ranks = chance.stream();
    let key = |(at, row): (usize, &Row)| {
        let day = if order == Order::ByDay { row.day } else { 0 };
        (day, ranks.bits(at as u64), at as u32)
    };
    let mut keys: Vec<(u16, u64, u32)> = rows.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    let row = |&(_, _, at): &(u16, u64, u32)| {
        let Row { source, target, day, code } = rows[at as usize];
        Row { source, target, day, code }
    };
    keys.iter().map(row).collect()
}

/// Three letters for a country and three for a part of it, in no order that tells how active the actor is.
fn name(rank: usize) -> String {
    const PARTS: [&str; 8] = ["", "GOV", "MIL", "REB", "OPP", "BUS", "CVL", "MED"];
    let number = (rank * 7919 + 4211) % (26 * 26 * 26 * PARTS.len());
    let country = number / PARTS.len();
    let letters = [country / 676, country / 26 % 26, country % 26];
    let mut name: String = letters.map(|one| char::from(b'A' + one as u8)).into_iter().collect();
    name.push_str(PARTS[number % PARTS.len()]);
    name
}

/// A day as ISO 8601 writes it; one outside of the data is the first or the last.
fn iso(day: i64) -> String {
    let date = Date::from_julian_day(DAY_FIRST + day.clamp(0, DAYS - 1) as i32);
    let date = date.expect("the days of the data are in the calendar");
    format!("{}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

impl Made {
    pub(crate) fn write_csv(&self, out: &mut impl Write) -> io::Result<()> {
        let days: Vec<String> = (0..DAYS).map(iso).collect();
        out.write_all(b"source,target,day,type\n")?;
        for row in &self.rows {
            let (source, target) = (row.source as usize, row.target as usize);
            let (day, code) = (&days[usize::from(row.day)], CODES[usize::from(row.code)]);
            writeln!(out, "{},{},{day},{code}", self.names[source], self.names[target])?;
        }
        out.flush()
    }
}
