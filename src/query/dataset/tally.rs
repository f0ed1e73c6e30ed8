//! The matrix of a data set whose acts are too many for a graph: the same answer, counted in the flat arrays.

use std::collections::BTreeMap;

use crate::dataset::Dataset;
use crate::dataset::Stamp;
use crate::model::NodeKey;

use super::super::Cell;
use super::super::Line;
use super::super::Matrix;
use super::super::Party;
use super::super::Tally;
use super::super::YearTally;
use super::Beside;
use super::Narrow;

/// What some acts come to, while they are counted.
#[derive(Clone, Debug, Default)]
struct Sum {
    acts: usize,
    rung: u8,
    valued: usize,
    /// In hundredths.
    goldstein: i64,
    days: Option<(u32, u32)>,
    /// Acts and the highest rung of each year.
    years: BTreeMap<i32, (usize, u8)>,
}

/// What a code adds to a sum.
#[derive(Clone, Copy)]
struct Weight {
    rung: u8,
    goldstein: Option<i64>,
}

/// Who acted on whom, over the acts of a data set that a filter takes, if the flat arrays alone tell which these are and the
/// days of all of them are known; nothing where they do not. An act of the data set has one actor and one recipient.
pub fn tallied(beside: Beside<'_>, narrow: &Narrow) -> Option<Matrix> {
    let dataset = beside.dataset;
    if !narrow.is_exact() || dataset.doubt_max() > 0 {
        return None;
    }
    let weights: Vec<Weight> = dataset
        .codes()
        .iter()
        .map(|code| Weight { rung: code.rung, goldstein: code.goldstein.map(hundredths) })
        .collect();
    let years: Vec<i32> =
        (0..dataset.day_count()).map(|day| dataset.day(day).year().unwrap_or(0)).collect();
    let mut matrix = Matrix::default();
    let mut total = Sum::default();
    let (mut rows, mut columns) = (BTreeMap::new(), BTreeMap::new());
    let mut cells: Vec<(NodeKey, NodeKey, Sum)> = Vec::new();
    for (pair, way) in narrow.ways(dataset) {
        let [actor, recipient] = dataset.parties_of(pair, way).map(|one| beside.node(one));
        let acts = narrow.which().of_pair(dataset, pair, way);
        let mut sum = Sum::default();
        for (_, stamp) in acts {
            sum.add(stamp, &weights, &years);
        }
        if sum.acts == 0 {
            continue;
        }
        let (Some(actor), Some(recipient)) = (actor, recipient) else {
            matrix.without_recipient += sum.acts;
            continue;
        };
        total.merge(&sum);
        rows.entry(actor).or_insert_with(Sum::default).merge(&sum);
        columns.entry(recipient).or_insert_with(Sum::default).merge(&sum);
        cells.push((actor, recipient, sum));
    }
    cells.sort_unstable_by_key(|(actor, recipient, _)| (*actor, *recipient));
    let line =
        |(node, sum): (NodeKey, Sum)| Line { party: Party::Node(node), tally: sum.tally(dataset) };
    matrix.rows = rows.into_iter().map(line).collect();
    matrix.columns = columns.into_iter().map(line).collect();
    matrix.cells = cells
        .into_iter()
        .map(|(actor, recipient, sum)| Cell {
            actor: Party::Node(actor),
            recipient: Party::Node(recipient),
            tally: sum.tally(dataset),
        })
        .collect();
    matrix.total = total.tally(dataset);
    Some(matrix)
}

#[expect(clippy::cast_possible_truncation, reason = "the scale goes from -10 to 10")]
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

impl Sum {
    fn add(&mut self, stamp: Stamp, weights: &[Weight], years: &[i32]) {
        let weight = weights[stamp.code().position()];
        self.acts += 1;
        self.rung = self.rung.max(weight.rung);
        self.valued += usize::from(weight.goldstein.is_some());
        self.goldstein += weight.goldstein.unwrap_or(0);
        let day = stamp.day();
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
        let year = self.years.entry(years[day as usize]).or_default();
        *year = (year.0 + 1, year.1.max(weight.rung));
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
        for (year, (acts, rung)) in &other.years {
            let own = self.years.entry(*year).or_default();
            *own = (own.0 + acts, own.1.max(*rung));
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "sums of acts are far below 2^52")]
    fn tally(self, dataset: &Dataset) -> Tally {
        let mean = || self.goldstein as f64 / 100.0 / self.valued as f64;
        let years = self.years.iter().map(|(&year, &(acts, rung))| YearTally {
            year: Some(year),
            acts,
            in_doubt: 0,
            rung,
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
