//! The matrix of a data set whose acts are too many for a graph: the same answer, counted in the flat arrays.

use std::collections::BTreeMap;

use crate::dataset::ActorKey;
use crate::dataset::Dataset;
use crate::dataset::Way;
use crate::model::NodeKey;

use super::super::Cell;
use super::super::Line;
use super::super::Matrix;
use super::super::Party;
use super::super::Tally;
use super::super::YearTally;
use super::Beside;
use super::Narrow;
use super::PairCells;
use super::each_pair_of_cells;
use super::matrix::has_recipient;

/// What some acts come to, while they are counted.
#[derive(Clone, Debug, Default)]
struct Sum {
    acts: usize,
    rung: u8,
    valued: usize,
    /// In hundredths.
    goldstein: i64,
    days: Option<(u32, u32)>,
    /// In order of year.
    years: Vec<OfYear>,
}

/// The acts of a year: how many, and their highest rung.
#[derive(Clone, Copy, Debug)]
struct OfYear {
    year: i32,
    acts: u32,
    rung: u8,
}

/// Who acted on whom, over the acts of a data set that a filter takes, if the flat arrays alone tell which these are and the
/// days of all of them are known; nothing where they do not. An act that has no recipient, because its row names none or
/// because acts of its type have none, is counted apart; where its type must have one it is the unstated actor.
pub fn tallied(beside: Beside<'_>, narrow: &Narrow) -> Option<Matrix> {
    let dataset = beside.dataset;
    if !narrow.is_exact() || dataset.doubt_max() > 0 {
        return None;
    }
    let years: Vec<i32> =
        (0..dataset.day_count()).map(|day| dataset.day(day).year().unwrap_or(0)).collect();
    let mut total = Sum::default();
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    // Several actors of the data set may be one of the folder: a cell may have several pairs.
    let mut cells: BTreeMap<(NodeKey, NodeKey), Sum> = BTreeMap::new();
    let without_recipient = each_pair_of_cells(dataset, narrow, |both| {
        for way in [Way::Up, Way::Down] {
            if both.sums.acts[way.position()] == 0 {
                continue;
            }
            let parties = [both.parties[way.position()], both.parties[way.back().position()]];
            let [Some(actor), Some(recipient)] = parties.map(|one| beside.node(one)) else {
                debug_assert!(false, "whoever acts is in the graph");
                continue;
            };
            let sum = Sum::new(dataset, narrow, &both, way, &years);
            total.merge(&sum);
            rows.entry(actor).or_insert_with(Sum::default).merge(&sum);
            columns.entry(recipient).or_insert_with(Sum::default).merge(&sum);
            cells.entry((actor, recipient)).or_default().merge(&sum);
        }
    });
    let line =
        |(node, sum): (NodeKey, Sum)| Line { party: Party::Node(node), tally: sum.tally(dataset) };
    let cell = |((actor, recipient), sum): ((NodeKey, NodeKey), Sum)| Cell {
        actor: Party::Node(actor),
        recipient: Party::Node(recipient),
        tally: sum.tally(dataset),
    };
    Some(Matrix {
        rows: rows.into_iter().map(line).collect(),
        columns: columns.into_iter().map(line).collect(),
        cells: cells.into_iter().map(cell).collect(),
        total: total.tally(dataset),
        without_recipient,
        ..Matrix::default()
    })
}

impl Sum {
    /// What a cell comes to: beside its sums the rungs and days of its acts, which are walked for that; `years` has the year
    /// of each day.
    fn new(dataset: &Dataset, narrow: &Narrow, both: &PairCells, way: Way, years: &[i32]) -> Sum {
        let at = way.position();
        let mut sum = Sum {
            acts: both.sums.acts[at] as usize,
            valued: both.sums.valued[at] as usize,
            goldstein: both.sums.goldstein[at],
            ..Sum::default()
        };
        let is_named = both.parties[way.back().position()] != ActorKey::NOBODY;
        for (_, stamp) in narrow.which().of_pair(dataset, both.pair, way) {
            let code = dataset.code(stamp.code());
            if !has_recipient(code.recipients, is_named) {
                continue;
            }
            sum.rung = sum.rung.max(code.rung);
            // Acts come in order of day.
            let (first, _) = sum.days.unwrap_or((stamp.day(), 0));
            sum.days = Some((first, stamp.day()));
            let year = years[stamp.day() as usize];
            match sum.years.last_mut().filter(|last| last.year == year) {
                Some(last) => {
                    last.acts += 1;
                    last.rung = last.rung.max(code.rung);
                }
                None => sum.years.push(OfYear { year, acts: 1, rung: code.rung }),
            }
        }
        sum
    }

    fn merge(&mut self, other: &Sum) {
        self.acts += other.acts;
        self.rung = self.rung.max(other.rung);
        self.valued += other.valued;
        self.goldstein += other.goldstein;
        self.days = match (self.days, other.days) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (one, other) => one.or(other),
        };
        for of_year in &other.years {
            match self.years.binary_search_by_key(&of_year.year, |own| own.year) {
                Ok(at) => {
                    let own = &mut self.years[at];
                    own.acts += of_year.acts;
                    own.rung = own.rung.max(of_year.rung);
                }
                Err(at) => self.years.insert(at, *of_year),
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "sums of acts are far below 2^52")]
    fn tally(self, dataset: &Dataset) -> Tally {
        let mean = || self.goldstein as f64 / 100.0 / self.valued as f64;
        let years = self.years.iter().map(|of_year| YearTally {
            year: Some(of_year.year),
            acts: of_year.acts as usize,
            in_doubt: 0,
            rung: of_year.rung,
        });
        Tally {
            acts: self.acts,
            in_doubt: 0,
            rung: self.rung,
            goldstein: (self.valued > 0).then(mean),
            valued: self.valued,
            day_first: self.days.map(|(first, _)| dataset.day(first)),
            day_last: self.days.map(|(_, last)| dataset.day(last)),
            years: years.collect(),
        }
    }
}
