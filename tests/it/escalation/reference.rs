//! Escalation by the letter: every chain listed, every two compared.
//!
//! It shares nothing with the crate: it reads acts and links off the graph, infers pair by pair, lists every row of tied
//! acts, and sorts by a comparison of its own.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use demarche::Graph;
use demarche::model::ActKey;
use demarche::model::Day;
use demarche::model::LinkKind;
use demarche::query::escalation::Infer;

use super::properties::Made;
use super::properties::id;

/// The rungs of the words that acts are made with.
const RUNGS: [u8; 6] = [0, 1, 2, 3, 4, 7];
/// Where the thresholds of the built-in ladder lie.
const THRESHOLDS: [u8; 5] = [2, 4, 5, 7, 8];

/// An act as the reference sees it.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) key: ActKey,
    id: String,
    first_side: bool,
    rung: u8,
    first: Day,
    last: Day,
    internal: bool,
    citations: usize,
}

/// The rung and side of one end, those of the other, and whether a tie between answers.
type Step = ((u8, bool), (u8, bool), bool);

/// `responds`, `continues` or `inferred`.
pub(super) type Label = &'static str;

pub(super) struct Reference {
    pub(super) acts: Vec<Seen>,
    pub(super) ties: BTreeMap<(usize, usize), Label>,
}

impl Reference {
    pub(super) fn new(graph: &Graph, made: &[Made], infer: Infer) -> Reference {
        let mut acts: Vec<Seen> = Vec::new();
        for (at, act) in made.iter().enumerate() {
            let key = super::key(graph, &id(at, act));
            let bounds = graph.act(key).bounds();
            acts.push(Seen {
                key,
                id: id(at, act),
                first_side: act.by_a,
                rung: RUNGS[act.word],
                first: bounds.start.first,
                last: bounds.end.last,
                internal: act.internal,
                citations: act.citations,
            });
        }
        let linked = |act: &Seen| {
            graph.links().any(|(_, link)| link.earlier == act.key || link.later == act.key)
        };
        acts.retain(|act| !act.internal || linked(act));
        let mut ties = BTreeMap::new();
        let place = |key: ActKey| acts.iter().position(|act| act.key == key);
        for (_, link) in graph.links() {
            let (Some(earlier), Some(later)) = (place(link.earlier), place(link.later)) else {
                continue;
            };
            let label = match link.kind {
                LinkKind::RespondsTo => "responds",
                LinkKind::Continues => "continues",
            };
            ties.insert((earlier, later), label);
        }
        let mut reference = Reference { acts, ties };
        reference.infer(infer);
        reference
    }

    fn infer(&mut self, infer: Infer) {
        let (window, latest_only) = match infer {
            Infer::Never => return,
            Infer::Latest { days } => (i64::from(days), true),
            Infer::Any { days } => (i64::from(days), false),
        };
        let narrow = |act: &Seen| {
            !act.internal
                && act.first != Day::PAST
                && act.last != Day::FUTURE
                && act.last.days_since(act.first) <= window
        };
        let causes_of = |later: &Seen| -> Vec<usize> {
            let mut causes: Vec<usize> = Vec::new();
            for (at, act) in self.acts.iter().enumerate() {
                let before = later.first.days_since(act.last);
                if narrow(act)
                    && act.rung >= 1
                    && act.first_side != later.first_side
                    && before >= 1
                    && before <= window
                {
                    causes.push(at);
                }
            }
            let latest = causes.iter().map(|&at| self.acts[at].last).max();
            causes.retain(|&at| !latest_only || Some(self.acts[at].last) == latest);
            causes
        };
        let mut pairs = Vec::new();
        for (at, later) in self.acts.iter().enumerate().filter(|(_, act)| narrow(act)) {
            pairs.extend(causes_of(later).into_iter().map(|cause| (cause, at)));
        }
        for pair in pairs {
            self.ties.entry(pair).or_insert("inferred");
        }
    }

    /// Every row of at least two tied acts.
    fn rows(&self) -> Vec<Vec<usize>> {
        let mut rows: Vec<Vec<usize>> = (0..self.acts.len()).map(|at| vec![at]).collect();
        let mut next = 0;
        while next < rows.len() {
            let row = rows[next].clone();
            for &(earlier, later) in self.ties.keys() {
                if row.last() == Some(&earlier) {
                    let mut longer = row.clone();
                    longer.push(later);
                    rows.push(longer);
                }
            }
            next += 1;
        }
        rows.retain(|row| row.len() > 1);
        rows
    }

    /// The steps of a row: rung and side at both ends, and whether a tie answers.
    fn steps(&self, row: &[usize], counts_last: bool) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut from = 0;
        for to in 1..row.len() {
            let is_last = to + 1 == row.len();
            if self.acts[row[to]].rung == 0 && !(counts_last && is_last) {
                continue;
            }
            let answers = (from..to).any(|at| self.ties[&(row[at], row[at + 1])] != "continues");
            let end = |at: usize| (self.acts[row[at]].rung, self.acts[row[at]].first_side);
            steps.push((end(from), end(to), answers));
            from = to;
        }
        steps
    }

    fn begins_and_ends_above_0(&self, row: &[usize]) -> bool {
        self.acts[row[0]].rung > 0 && self.acts[row[row.len() - 1]].rung > 0
    }

    /// Rows whose ends are above 0 and over whose steps the rung does not fall (or always rises).
    fn climbs(&self, strict: bool) -> Vec<Vec<usize>> {
        let mut rows = self.rows();
        rows.retain(|row| {
            self.begins_and_ends_above_0(row)
                && self
                    .steps(row, false)
                    .iter()
                    .all(|(from, to, _)| if strict { from.0 < to.0 } else { from.0 <= to.0 })
        });
        rows
    }

    fn changes(&self, row: &[usize], counts_last: bool) -> bool {
        self.steps(row, counts_last).iter().any(|(from, to, answers)| *answers && from.1 != to.1)
    }

    fn net(&self, row: &[usize]) -> i32 {
        i32::from(self.acts[row[row.len() - 1]].rung) - i32::from(self.acts[row[0]].rung)
    }

    pub(super) fn paths(&self, strict: bool) -> Vec<Vec<usize>> {
        let mut rows = self.climbs(strict);
        rows.retain(|row| self.net(row) >= 1 && self.changes(row, false));
        rows.sort_by(|one, other| self.compare(one, other));
        rows
    }

    pub(super) fn ratchets(&self) -> Vec<Vec<usize>> {
        let mut rows = self.climbs(false);
        rows.retain(|row| self.net(row) >= 1 && !self.changes(row, false));
        rows.sort_by(|one, other| self.compare(one, other));
        rows
    }

    pub(super) fn polemics(&self) -> Vec<Vec<usize>> {
        let mut rows = self.climbs(false);
        rows.retain(|row| self.net(row) == 0);
        rows.sort_by(|one, other| self.compare(one, other));
        rows
    }

    pub(super) fn de_escalations(&self) -> Vec<Vec<usize>> {
        let mut rows = self.rows();
        rows.retain(|row| {
            self.acts[row[0]].rung > 0
                && self.net(row) <= -1
                && self.steps(row, true).iter().all(|(from, to, _)| from.0 >= to.0)
                && self.changes(row, true)
        });
        rows.sort_by(|one, other| self.compare(one, other));
        rows
    }

    /// Paths that no other path goes on from or leads up to.
    pub(super) fn whole_paths(&self, strict: bool) -> Vec<Vec<usize>> {
        let climbs = self.climbs(strict);
        let mut paths = self.paths(strict);
        paths.retain(|path| {
            !climbs.iter().any(|other| {
                other.len() > path.len() && (other.starts_with(path) || other.ends_with(path))
            })
        });
        paths
    }

    /// The better comes first.
    fn compare(&self, one: &[usize], other: &[usize]) -> Ordering {
        let numbers = |row: &[usize]| {
            let rungs = [self.acts[row[0]].rung, self.acts[row[row.len() - 1]].rung];
            let (low, high) = (rungs[0].min(rungs[1]), rungs[0].max(rungs[1]));
            let crossed =
                THRESHOLDS.iter().filter(|&&enters| low < enters && enters <= high).count();
            let inferred =
                row.windows(2).filter(|pair| self.ties[&(pair[0], pair[1])] == "inferred").count();
            let strict = self.steps(row, true).into_iter().filter(|(from, to, _)| from.0 != to.0);
            let citations: usize = row.iter().map(|&at| self.acts[at].citations).sum();
            (high - low, crossed, inferred, row.len() - 1 - inferred, strict.count(), citations)
        };
        let (this, that) = (numbers(one), numbers(other));
        that.0
            .cmp(&this.0)
            .then(that.1.cmp(&this.1))
            .then(this.2.cmp(&that.2))
            .then(that.3.cmp(&this.3))
            .then(that.4.cmp(&this.4))
            .then_with(|| self.compare_spans(one, other))
            .then(that.5.cmp(&this.5))
            .then_with(|| {
                let backward =
                    |row: &[usize]| row.iter().rev().map(|&at| self.acts[at].id.clone()).collect();
                let (this, that): (Vec<String>, Vec<String>) = (backward(one), backward(other));
                this.cmp(&that)
            })
    }

    fn compare_spans(&self, one: &[usize], other: &[usize]) -> Ordering {
        let ends = |row: &[usize]| (self.acts[row[0]].first, self.acts[row[row.len() - 1]].last);
        let (this, that) = (ends(one), ends(other));
        let open = |(first, last): (Day, Day)| {
            usize::from(first == Day::PAST) + 2 * usize::from(last == Day::FUTURE)
        };
        open(this).cmp(&open(that)).then_with(|| match open(this) {
            0 => this.1.days_since(this.0).cmp(&that.1.days_since(that.0)),
            1 => this.1.cmp(&that.1),
            2 => that.0.cmp(&this.0),
            _ => Ordering::Equal,
        })
    }

    pub(super) fn told(&self, rows: &[Vec<usize>]) -> Vec<String> {
        rows.iter()
            .map(|row| {
                let ids: Vec<&str> = row.iter().map(|&at| self.acts[at].id.as_str()).collect();
                ids.join(" ")
            })
            .collect()
    }
}
