//! The matrix: how often, how strongly and when each actor acted on each recipient.
//!
//! An act of several actors towards several recipients counts once in each of their cells, and once in every total it
//! belongs to: so totals may be less than the sum of their cells. Rolled up, an act counts once however many of its
//! actors come to the same root or side. Acts without a recipient are in no cell and in no total; they are counted apart.

use std::collections::BTreeMap;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Day;
use crate::model::DisputeKey;
use crate::model::NodeKey;

use super::Filter;
use super::Hidden;
use super::condition::Sides;

/// A question for a matrix.
#[derive(Clone, Debug, Default)]
pub struct MatrixQuestion {
    /// Which acts count.
    pub filter: Filter,
    /// Who the rows and columns are.
    pub parties: MatrixParties,
    /// In which order they stand.
    pub order: MatrixOrder,
}

/// Who the rows and columns of a matrix are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatrixParties {
    /// Actors and recipients as the acts name them.
    #[default]
    Named,
    /// Those for whom they act on the day of the act.
    Roots,
    /// The sides of a dispute; acts in its days alone, also those inside one side.
    Sides(DisputeKey),
}

/// In which order rows and columns stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatrixOrder {
    /// By key: actors, then events, each by id; sides as the dispute lists them.
    #[default]
    Id,
    /// The most acts first, then by key.
    Total,
}

/// A row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// An actor or event.
    Node(NodeKey),
    /// A side of the dispute asked for, by its place among the sides.
    Side(usize),
}

/// Who acted on whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Who acted.
    pub rows: Vec<Line>,
    /// Towards whom.
    pub columns: Vec<Line>,
    /// The cells that hold an act, in order of actor and recipient.
    pub cells: Vec<Cell>,
    /// All acts of the matrix.
    pub total: Tally,
    /// Acts that have no recipient.
    pub without_recipient: usize,
    /// Acts with recipients that go from no side to any side or fall outside the days of the dispute.
    pub outside_dispute: usize,
    /// What the filter hides by default.
    pub hidden: Hidden,
}

/// A row or column and all its acts.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Who it is.
    pub party: Party,
    /// Its acts, each counted once.
    pub tally: Tally,
}

/// The acts of one actor towards one recipient.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Who acted.
    pub actor: Party,
    /// Towards whom.
    pub recipient: Party,
    /// The acts.
    pub tally: Tally,
}

/// What some acts come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many they are.
    pub acts: usize,
    /// How many of them are in doubt: contested, contradicted, of low certainty, or corrected.
    pub in_doubt: usize,
    /// The highest rung among them.
    pub rung: u8,
    /// The mean Goldstein value of those whose type has one.
    pub goldstein: Option<f64>,
    /// How many have a Goldstein value.
    pub valued: usize,
    /// The first day that is known of any.
    pub day_first: Option<Day>,
    /// The last day that is known of any; what has no known end can last longer.
    pub day_last: Option<Day>,
    /// By year, in order.
    pub years: Vec<YearTally>,
}

/// The acts of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearTally {
    /// The year; nothing for acts whose start can fall in more than one. These come last.
    pub year: Option<i32>,
    /// How many acts.
    pub acts: usize,
    /// How many of them are in doubt.
    pub in_doubt: usize,
    /// The highest rung among them.
    pub rung: u8,
}

impl MatrixQuestion {
    /// Counts.
    pub fn answer(&self, graph: &Graph) -> Matrix {
        let sides = self.sides(graph);
        let selection = self.filter.select(graph);
        let mut matrix = Matrix { hidden: selection.hidden, ..Matrix::default() };
        let mut sums = Sums::default();
        for act in selection.acts.into_iter().map(|key| graph.act(key)) {
            if act.recipients().is_empty() {
                matrix.without_recipient += 1;
                continue;
            }
            let place = |nodes: &[NodeKey]| self.parties_of(graph, sides.as_ref(), act, nodes);
            let (actors, recipients) = (place(act.actors()), place(act.recipients()));
            if actors.is_empty() || recipients.is_empty() {
                matrix.outside_dispute += 1;
            } else {
                sums.add(act, &actors, &recipients);
            }
        }
        sums.fill(&mut matrix);
        if self.order == MatrixOrder::Total {
            matrix.rows.sort_by_key(|line| std::cmp::Reverse(line.tally.acts));
            matrix.columns.sort_by_key(|line| std::cmp::Reverse(line.tally.acts));
        }
        matrix
    }

    /// The acts of the matrix in order of time, each with its rows and its columns.
    pub fn placed(&self, graph: &Graph) -> Vec<(ActKey, [Vec<Party>; 2])> {
        let sides = self.sides(graph);
        let place = |key: ActKey| {
            let act = graph.act(key);
            let of = |nodes: &[NodeKey]| self.parties_of(graph, sides.as_ref(), act, nodes);
            let places = [of(act.actors()), of(act.recipients())];
            (!places.iter().any(Vec::is_empty)).then_some((key, places))
        };
        self.filter.select(graph).acts.into_iter().filter_map(place).collect()
    }

    fn sides(&self, graph: &Graph) -> Option<Sides> {
        match self.parties {
            MatrixParties::Named | MatrixParties::Roots => None,
            MatrixParties::Sides(dispute) => Some(Sides::new(graph, graph.dispute(dispute))),
        }
    }

    fn parties_of(
        &self,
        graph: &Graph,
        sides: Option<&Sides>,
        act: ActRef<'_>,
        nodes: &[NodeKey],
    ) -> Vec<Party> {
        let bounds = act.bounds();
        let mut parties: Vec<Party> = match (self.parties, sides) {
            (MatrixParties::Roots, _) => {
                nodes.iter().map(|&node| Party::Node(graph.root_of(node, bounds))).collect()
            }
            (MatrixParties::Sides(_), Some(sides)) => {
                sides.of(act, nodes).map(Party::Side).collect()
            }
            (MatrixParties::Named | MatrixParties::Sides(_), _) => {
                nodes.iter().map(|&node| Party::Node(node)).collect()
            }
        };
        parties.sort_unstable();
        parties.dedup();
        parties
    }
}

impl Matrix {
    /// The cell of an actor and a recipient; nothing where the one never acted on the other.
    pub fn cell(&self, actor: Party, recipient: Party) -> Option<&Cell> {
        let place = |cell: &Cell| (cell.actor, cell.recipient);
        let found = self.cells.binary_search_by_key(&(actor, recipient), place).ok()?;
        self.cells.get(found)
    }
}

/// The matrix while it is counted.
#[derive(Default)]
struct Sums {
    rows: BTreeMap<Party, Sum>,
    columns: BTreeMap<Party, Sum>,
    cells: BTreeMap<(Party, Party), Sum>,
    total: Sum,
}

/// A tally while it is counted.
#[derive(Default)]
struct Sum {
    tally: Tally,
    goldstein: f64,
    /// By year; the key of those in doubt sorts last.
    years: BTreeMap<(bool, Option<i32>), YearTally>,
}

impl Sums {
    fn add(&mut self, act: ActRef<'_>, actors: &[Party], recipients: &[Party]) {
        self.total.add(act);
        for &actor in actors {
            self.rows.entry(actor).or_default().add(act);
            for &recipient in recipients {
                self.cells.entry((actor, recipient)).or_default().add(act);
            }
        }
        for &recipient in recipients {
            self.columns.entry(recipient).or_default().add(act);
        }
    }

    fn fill(self, matrix: &mut Matrix) {
        let lines = |sums: BTreeMap<Party, Sum>| {
            let lines = sums.into_iter();
            lines.map(|(party, sum)| Line { party, tally: sum.finish() }).collect()
        };
        matrix.rows = lines(self.rows);
        matrix.columns = lines(self.columns);
        matrix.cells = self
            .cells
            .into_iter()
            .map(|((actor, recipient), sum)| Cell { actor, recipient, tally: sum.finish() })
            .collect();
        matrix.total = self.total.finish();
    }
}

impl Sum {
    fn add(&mut self, act: ActRef<'_>) {
        let tally = &mut self.tally;
        tally.acts += 1;
        tally.in_doubt += usize::from(act.is_in_doubt());
        tally.rung = tally.rung.max(act.rung());
        if let Some(value) = act.goldstein() {
            self.goldstein += value;
            tally.valued += 1;
        }
        tally.day_first = act.bounds().known().chain(tally.day_first).min();
        tally.day_last = act.bounds().known().chain(tally.day_last).max();
        let year = year_of(act);
        let blank = YearTally { year, acts: 0, in_doubt: 0, rung: 0 };
        let of_year = self.years.entry((year.is_none(), year)).or_insert(blank);
        of_year.acts += 1;
        of_year.in_doubt += usize::from(act.is_in_doubt());
        of_year.rung = of_year.rung.max(act.rung());
    }

    fn finish(self) -> Tally {
        let valued = u32::try_from(self.tally.valued).map_or(f64::MAX, f64::from);
        let goldstein = (self.tally.valued > 0).then(|| self.goldstein / valued);
        Tally { goldstein, years: self.years.into_values().collect(), ..self.tally }
    }
}

/// The year in which an act starts for certain.
pub(super) fn year_of(act: ActRef<'_>) -> Option<i32> {
    let start = act.bounds().start;
    start.first.year().filter(|_| start.first.year() == start.last.year())
}
