//! demarche's answers: all that this benchmark knows of its data sets.

use std::error::Error;
use std::io::Read;

use demarche::dataset::ActorKey;
use demarche::dataset::CodeSet;
use demarche::dataset::Dataset;
use demarche::dataset::format::Files;
use demarche::dataset::format::Format;
use demarche::model::Day;
use demarche::model::DayRange;
use demarche::query::dataset::EveryPairQuestion;
use demarche::query::dataset::Narrow;
use demarche::query::dataset::Shortest;
use demarche::query::dataset::Which;
use demarche::query::dataset::arrivals;
use demarche::query::dataset::each_pair_of_cells;
use demarche::query::escalation::Infer;

use crate::book::Book;
use crate::book::tenths;
use crate::made::questions::Questions;

/// Sums over an answer, worked out after it was given.
pub(crate) type Check<'a> = Box<dyn FnOnce() -> Vec<i64> + 'a>;

type Answer = for<'a> fn(&'a Asked<'_>) -> Check<'a>;

/// What can be asked of what is loaded. `w5-year` and `w5-latest` are asked of nobody else.
pub(crate) const WORKLOADS: [(&str, Answer); 8] = [
    ("w2q", w2q),
    ("w2m", w2m),
    ("w3", w3),
    ("w4", w4),
    ("w5", w5),
    ("w5-year", w5_year),
    ("w5-latest", w5_latest),
    ("w5p", w5p),
];

pub(crate) struct Asked<'q> {
    dataset: Dataset,
    book: &'q Book,
    questions: &'q Questions,
}

impl<'q> Asked<'q> {
    pub(crate) fn load(
        csv: impl Read,
        book: &'q Book,
        questions: &'q Questions,
    ) -> Result<Self, Box<dyn Error>> {
        let columns = "csv:actor=source,recipient=target,date=day,code=type";
        let files = Files { main: Box::new(csv), beside: Vec::new() };
        let reading = Format::parse(columns)?.read(files, |code| book.coded(code));
        let reading = reading.map_err(|reason| reason.to_string())?;
        assert_eq!((reading.no_acts, reading.faulty), (0, 0), "made data is sound");
        Ok(Self { dataset: reading.dataset, book, questions })
    }

    pub(crate) fn w1(&self) -> Vec<i64> {
        let (mut days, mut goldstein) = (0, 0);
        for pair in self.dataset.pairs() {
            for stamp in self.dataset.acts(pair).stamps {
                days += self.unix(stamp.day());
                goldstein += self.goldstein(stamp.code().position());
            }
        }
        let actors = self.dataset.actors().len() - 1; // without nobody
        vec![count(self.dataset.len()), count(actors), days, goldstein]
    }

    fn actor(&self, name: &str) -> ActorKey {
        self.dataset.actor(name).expect("who is asked for has an act")
    }

    fn which(&self, types: &[String], first: &str, last: &str) -> Which {
        let asked = types.iter().fold(0_u32, |asked, code| asked | 1 << root(code));
        let codes = CodeSet::new(self.dataset.codes(), |coded| asked >> root(&coded.code) & 1 == 1);
        Which::new(&self.dataset, codes, DayRange { first: day(first), last: day(last) })
    }

    /// The number of a day from 1970-01-01.
    fn unix(&self, number: u32) -> i64 {
        self.dataset.day(number).days_since(Day::EPOCH)
    }

    /// In tenths.
    fn goldstein(&self, code: usize) -> i64 {
        tenths(&self.dataset.codes()[code])
    }

    fn every_pair(&self, infer: Infer) -> Check<'_> {
        let question = EveryPairQuestion::new(&self.dataset, infer);
        let answer = question.answer(&self.dataset, self.book.ladder());
        Box::new(move || {
            let rises: Vec<i64> =
                answer.found.iter().map(|path| i64::from(path.net_rise())).collect();
            vec![count(rises.len()), rises.iter().sum(), rises.iter().map(|rise| rise * rise).sum()]
        })
    }
}

fn count(of: usize) -> i64 {
    i64::try_from(of).expect("counts are small")
}

/// The number of a code, which has two digits.
fn root(code: &str) -> u32 {
    code.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

/// A day as the questions write it.
fn day(iso: &str) -> Day {
    let small = |part: &str| part.parse::<u8>().ok();
    let year = iso.get(..4).and_then(|year| year.parse::<i32>().ok());
    let found = year.zip(iso.get(5..7).and_then(small)).zip(iso.get(8..).and_then(small));
    found.and_then(|((year, month), day)| Day::new(year, month, day)).expect("questions name days")
}

fn w2q<'a>(asked: &'a Asked<'_>) -> Check<'a> {
    let mut found = Vec::new();
    for one in &asked.questions.w2q {
        let which = asked.which(&one.types, &one.d1, &one.d2);
        let acts = which.between(&asked.dataset, asked.actor(&one.a), asked.actor(&one.b));
        acts.for_each(|(_, stamp)| found.push(stamp));
    }
    Box::new(move || {
        let days = found.iter().map(|stamp| asked.unix(stamp.day())).sum();
        let goldstein = found.iter().map(|stamp| asked.goldstein(stamp.code().position())).sum();
        vec![count(found.len()), days, goldstein]
    })
}

/// Who, towards whom, how often, and the sum of the values in hundredths.
type Cell = (ActorKey, ActorKey, u32, i32);

fn w2m<'a>(asked: &'a Asked<'_>) -> Check<'a> {
    let mut cells: Vec<Cell> = Vec::with_capacity(asked.dataset.pairs().len() * 2);
    each_pair_of_cells(&asked.dataset, &Narrow::all(&asked.dataset), |both| {
        let [low, high] = both.parties;
        for (at, actor, recipient) in [(0, low, high), (1, high, low)] {
            let sum = i32::try_from(both.sums.goldstein[at]).expect("no pair has so many acts");
            cells.push((actor, recipient, both.sums.acts[at], sum));
            // Nothing foretells whether both acted: the cell of who did not is put there and taken away.
            cells.truncate(cells.len() - usize::from(both.sums.acts[at] == 0));
        }
    });
    Box::new(move || {
        let mut sums = vec![count(cells.len()), 0, 0, 0];
        for (_, _, acts, sum) in cells {
            let (acts, value) = (i64::from(acts), i64::from(sum) / 10);
            sums[1] += acts * acts;
            sums[2] += acts * value;
            sums[3] += value * value;
        }
        sums
    })
}

fn w3<'a>(asked: &'a Asked<'_>) -> Check<'a> {
    let mut search = Shortest::new(&asked.dataset);
    let mut lengths = Vec::new();
    for one in &asked.questions.w3 {
        let which = asked.which(&one.types, &one.d1, &one.d2);
        lengths.extend(search.length(asked.actor(&one.s), asked.actor(&one.t), &which));
    }
    Box::new(move || {
        vec![lengths.iter().map(|&length| i64::from(length)).sum(), count(lengths.len())]
    })
}

fn w4<'a>(asked: &'a Asked<'_>) -> Check<'a> {
    let answer = |one: &crate::made::questions::Arrivals| {
        let since = asked.dataset.day_number(day(&one.start));
        (since, arrivals(&asked.dataset, asked.actor(&one.s), since))
    };
    let answers: Vec<(u32, Vec<u32>)> = asked.questions.w4.iter().map(answer).collect();
    Box::new(move || {
        let reached = answers.iter().flat_map(|(since, days)| {
            // Who begins is reached the day before.
            let others = days.iter().filter(move |&&day| day != u32::MAX && day >= *since);
            others.map(move |day| i64::from(day - since))
        });
        let days: Vec<i64> = reached.collect();
        vec![count(days.len()), days.iter().sum()]
    })
}

fn w5<'a>(asked: &'a Asked<'_>) -> Check<'a> {
    asked.every_pair(Infer::Any { days: u32::from(asked.questions.w5.days) })
}

fn w5_year<'a>(asked: &'a Asked<'_>) -> Check<'a> {
    asked.every_pair(Infer::Any { days: 365 })
}

fn w5_latest<'a>(asked: &'a Asked<'_>) -> Check<'a> {
    asked.every_pair(Infer::Latest { days: u32::from(asked.questions.w5.days) })
}

fn w5p<'a>(asked: &'a Asked<'_>) -> Check<'a> {
    let one = &asked.questions.w5p;
    let infer = Infer::Any { days: u32::from(one.days) };
    let question = EveryPairQuestion::new(&asked.dataset, infer);
    let pair =
        asked.dataset.pair(asked.actor(&one.a), asked.actor(&one.b)).expect("it is the busiest");
    let path = question.path(&asked.dataset, asked.book.ladder(), pair);
    Box::new(move || {
        let acts = asked.dataset.acts(pair);
        let rung = |place: &u32| {
            let stamp = acts.stamps[(place - acts.first) as usize];
            i64::from(asked.dataset.code(stamp.code()).rung)
        };
        vec![path.last().zip(path.first()).map_or(0, |(last, first)| rung(last) - rung(first))]
    })
}
