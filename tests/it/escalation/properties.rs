//! Properties over graphs made at random, against a search that lists every chain by the definition.
//!
//! The reference below shares nothing with the crate: it reads acts and links off the graph, infers pair by pair, lists
//! every row of tied acts, sorts by a comparison of its own.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use demarche::Graph;
use demarche::model::ActKey;
use demarche::model::Day;
use demarche::model::LinkKind;
use demarche::query::escalation::Chain;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::Which;
use demarche::query::escalation::escalation;
use proptest::collection::vec;
use proptest::prelude::*;

use super::case;

const WORDS: [&str; 6] =
    ["proposed", "criticized", "accused", "threatened", "sanctioned", "attacked"];
const RUNGS: [u8; 6] = [0, 1, 2, 3, 4, 7];
const THRESHOLDS: [u8; 5] = [2, 4, 5, 7, 8];

/// An act made at random.
#[derive(Clone, Debug)]
struct Made {
    by_a: bool,
    word: usize,
    /// The day of the first act on which this can fall, counted from 1960-01-01; nothing for no date.
    day: Option<u32>,
    wide: u32,
    internal: bool,
    citations: usize,
    /// Which earlier acts it names: 0 none, 1 responds, 2 continues.
    links: Vec<u8>,
    name: u8,
}

fn made(words: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Made>> {
    let day = prop_oneof![6 => (0_u32..25).prop_map(Some), 1 => Just(None)];
    let wide = prop_oneof![3 => Just(0_u32), 1 => 0_u32..6];
    let link = prop_oneof![4 => Just(0_u8), 2 => Just(1_u8), 1 => Just(2_u8)];
    let act = (
        any::<bool>(),
        words,
        day,
        wide,
        prop::bool::weighted(0.1),
        1_usize..3,
        vec(link, 8),
        any::<u8>(),
    );
    let act = act.prop_map(|(by_a, word, day, wide, internal, citations, links, name)| Made {
        by_a,
        word,
        day,
        wide,
        internal,
        citations,
        links,
        name,
    });
    // Later acts fall on later days, so that links and dates seldom contradict each other.
    vec(act, 0..9).prop_map(|mut acts| {
        let mut days: Vec<Option<u32>> = acts.iter().map(|act| act.day).collect();
        days.sort_by_key(|day| day.unwrap_or(12));
        for (act, day) in acts.iter_mut().zip(days) {
            act.day = day;
        }
        acts
    })
}

fn id(at: usize, act: &Made) -> String {
    format!("n{:03}-{at}", act.name)
}

fn lines(acts: &[Made]) -> String {
    let date = |day: u32| format!("1960-01-{:02}", day + 1);
    let mut text = String::new();
    for (at, act) in acts.iter().enumerate() {
        let parties = if act.by_a { "a>b" } else { "b>a" };
        let days = match (act.day, act.wide) {
            (None, _) => "-".to_owned(),
            (Some(day), 0) => date(day),
            (Some(day), wide) => format!("[{}..{}]", date(day), date(day + wide)),
        };
        text += &format!(
            "{} {parties} {} {days} cites={}",
            id(at, act),
            WORDS[act.word],
            act.citations
        );
        if act.internal {
            text += " internal";
        }
        for (earlier, link) in acts[..at].iter().enumerate().zip(&act.links) {
            match link {
                1 => text += &format!(" <{}", id(earlier.0, earlier.1)),
                2 => text += &format!(" +{}", id(earlier.0, earlier.1)),
                _ => {}
            }
        }
        text.push('\n');
    }
    text
}

/// An act as the reference sees it.
#[derive(Clone, Debug)]
struct Seen {
    key: ActKey,
    id: String,
    first_side: bool,
    rung: u8,
    first: Day,
    last: Day,
    internal: bool,
    citations: usize,
}

/// `responds`, `continues` or `inferred`.
type Label = &'static str;

struct Reference {
    acts: Vec<Seen>,
    ties: BTreeMap<(usize, usize), Label>,
}

impl Reference {
    fn new(graph: &Graph, made: &[Made], infer: Infer) -> Reference {
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
    fn steps(&self, row: &[usize], counts_last: bool) -> Vec<((u8, bool), (u8, bool), bool)> {
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

    fn paths(&self, strict: bool) -> Vec<Vec<usize>> {
        let mut rows = self.climbs(strict);
        rows.retain(|row| self.net(row) >= 1 && self.changes(row, false));
        rows.sort_by(|one, other| self.compare(one, other));
        rows
    }

    fn ratchets(&self) -> Vec<Vec<usize>> {
        let mut rows = self.climbs(false);
        rows.retain(|row| self.net(row) >= 1 && !self.changes(row, false));
        rows.sort_by(|one, other| self.compare(one, other));
        rows
    }

    fn polemics(&self) -> Vec<Vec<usize>> {
        let mut rows = self.climbs(false);
        rows.retain(|row| self.net(row) == 0);
        rows.sort_by(|one, other| self.compare(one, other));
        rows
    }

    fn de_escalations(&self) -> Vec<Vec<usize>> {
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
    fn whole_paths(&self, strict: bool) -> Vec<Vec<usize>> {
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

    fn told(&self, rows: &[Vec<usize>]) -> Vec<String> {
        rows.iter()
            .map(|row| {
                let ids: Vec<&str> = row.iter().map(|&at| self.acts[at].id.as_str()).collect();
                ids.join(" ")
            })
            .collect()
    }
}

fn found(graph: &Graph, chains: &[Chain]) -> Vec<String> {
    chains.iter().map(|chain| super::ids(graph, chain.acts.iter().map(|act| act.act))).collect()
}

fn inferring() -> impl Strategy<Value = Infer> {
    prop_oneof![
        2 => Just(Infer::Never),
        2 => (0_u32..12).prop_map(|days| Infer::Latest { days }),
        1 => (0_u32..12).prop_map(|days| Infer::Any { days }),
    ]
}

fn asked(graph: &Graph, question: &Question, change: impl FnOnce(&mut Question)) -> Vec<String> {
    let mut question = question.clone();
    change(&mut question);
    found(graph, &escalation(graph, &question).paths)
}

/// As many cases as keep the whole suite quick; `PROPTEST_CASES` asks for more.
fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_answer_is_that_of_a_search_through_all_chains(acts in made(0..6), infer in inferring()) {
        let (graph, mut question) = case(&lines(&acts));
        question.infer = infer;
        let reference = Reference::new(&graph, &acts, infer);
        let paths = reference.told(&reference.paths(false));
        let strict = reference.told(&reference.paths(true));
        let answer = escalation(&graph, &question);
        prop_assert_eq!(found(&graph, &answer.paths), &paths[..paths.len().min(1)]);
        for most in [2, 5, 100] {
            let best = asked(&graph, &question, |question| question.which = Which::Best(most));
            prop_assert_eq!(best, &paths[..paths.len().min(most)]);
        }
        let best = asked(&graph, &question, |question| {
            question.which = Which::Best(3);
            question.strictness = Strictness::Strict;
        });
        prop_assert_eq!(best, &strict[..strict.len().min(3)]);
        let all = asked(&graph, &question, |question| question.which = Which::All);
        prop_assert_eq!(all, reference.told(&reference.whole_paths(false)));
        let all = asked(&graph, &question, |question| {
            question.which = Which::All;
            question.strictness = Strictness::Strict;
        });
        prop_assert_eq!(all, reference.told(&reference.whole_paths(true)));
        let first = |rows: Vec<Vec<usize>>| reference.told(&rows).into_iter().next();
        let best = |chains: &[Chain]| found(&graph, chains).into_iter().next();
        prop_assert_eq!(best(&answer.ratchets), first(reference.ratchets()));
        prop_assert_eq!(best(&answer.polemics), first(reference.polemics()));
        prop_assert_eq!(best(&answer.de_escalations), first(reference.de_escalations()));
    }

    #[test]
    fn fixed_ends_give_the_best_path_between_them(acts in made(1..6), infer in inferring()) {
        let (graph, mut question) = case(&lines(&acts));
        question.infer = infer;
        let reference = Reference::new(&graph, &acts, infer);
        for from in &reference.acts {
            for to in &reference.acts {
                let mut rows = reference.paths(false);
                rows.retain(|row| {
                    reference.acts[row[0]].key == from.key
                        && reference.acts[row[row.len() - 1]].key == to.key
                });
                let fix = |question: &mut Question| {
                    question.from = Some(from.key);
                    question.to = Some(to.key);
                };
                let told = reference.told(&rows);
                prop_assert_eq!(asked(&graph, &question, fix), &told[..told.len().min(1)]);
                let mut all = asked(&graph, &question, |question| {
                    fix(question);
                    question.which = Which::All;
                });
                all.sort();
                let mut told = told;
                told.sort();
                prop_assert_eq!(all, told);
            }
        }
    }

    #[test]
    fn what_is_left_without_the_weakest_link_is_the_best_that_does_not_use_it(
        acts in made(1..6),
        infer in inferring(),
    ) {
        let (graph, mut question) = case(&lines(&acts));
        question.infer = infer;
        let mut reference = Reference::new(&graph, &acts, infer);
        if let Some(path) = escalation(&graph, &question).paths.first() {
            let weakest = &path.detail.as_ref().expect("the first path has its detail").weakest;
            let place =
                |key: ActKey| reference.acts.iter().position(|act| act.key == key).expect("seen");
            reference.ties.remove(&(place(weakest.tie.earlier), place(weakest.tie.later)));
            let left = weakest.without.iter().map(|left| super::ids(&graph, left.acts.clone()));
            let told = reference.told(&reference.paths(false));
            prop_assert_eq!(left.collect::<Vec<_>>(), &told[..told.len().min(1)]);
        }
    }

    #[test]
    fn the_way_up_in_reversed_time_is_the_way_down(mut acts in made(1..6), infer in inferring()) {
        // Acts above 0 on one day each, all heard: so nothing but the direction of time changes.
        for act in &mut acts {
            act.wide = 0;
            act.internal = false;
            act.day = act.day.or(Some(12));
        }
        acts.sort_by_key(|act| act.day);
        let count = acts.len();
        let mut reversed: Vec<Made> = acts.iter().rev().cloned().collect();
        for (at, act) in reversed.iter_mut().enumerate() {
            let forward = count - 1 - at;
            act.by_a = !act.by_a;
            act.day = act.day.map(|day| 30 - day);
            // The act that named this one is now named by it.
            act.links = (0..8).map(|earlier| {
                let named = count.checked_sub(1 + earlier).filter(|&named| named > forward);
                named.map_or(0, |named| acts[named].links[forward])
            }).collect();
        }
        // A latest day before is no latest day after, so only inference to any day is its own mirror image.
        let infer = match infer {
            Infer::Latest { days } => Infer::Any { days },
            Infer::Never | Infer::Any { .. } => infer,
        };
        let (graph, mut question) = case(&lines(&acts));
        question.infer = infer;
        let up = escalation(&graph, &question);
        let (graph, mut question) = case(&lines(&reversed));
        question.infer = infer;
        let down = escalation(&graph, &question);
        let numbers = |chain: &Chain| (
            chain.net_rise.abs(),
            chain.crossings.len(),
            chain.inferred_links,
            chain.explicit_links,
            chain.steps.iter().filter(|step| step.rise != 0).count(),
            chain.span,
            chain.citations,
        );
        prop_assert_eq!(up.paths.first().map(numbers), down.de_escalations.first().map(numbers));
    }
}
