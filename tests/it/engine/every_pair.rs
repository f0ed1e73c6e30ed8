//! The main path of every pair: that of the graph, and that of a search through all chains.

use std::cmp::Reverse;

use demarche::Collection;
use demarche::Graph;
use demarche::dataset::PairKey;
use demarche::query::dataset::EveryPairQuestion;
use demarche::query::dataset::Which;
use demarche::query::escalation::AskedSide;
use demarche::query::escalation::Chain;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::main_path;
use proptest::prelude::*;

use super::CODES;
use super::Line;
use super::all_places;
use super::cases;
use super::collection;
use super::line;
use super::lines;

/// What a path comes to: net rise, thresholds, links, steps that rise, days; and the ids of its acts.
type Told = ([i64; 5], Vec<String>);

const EACH: [Strictness; 2] = [Strictness::Level, Strictness::Strict];

fn question(collection: &Collection, infer: Infer, strictness: Strictness) -> EveryPairQuestion {
    let which = Which::all(collection.datasets()[0].dataset());
    EveryPairQuestion { infer, strictness, which }
}

/// The paths of all pairs, asked of the flat arrays.
fn flat(collection: &Collection, infer: Infer, strictness: Strictness) -> Vec<(PairKey, Told)> {
    let attached = &collection.datasets()[0];
    let (dataset, ladder) = (attached.dataset(), collection.graph().ladder());
    let question = question(collection, infer, strictness);
    let found = question.answer(dataset, ladder).found.into_iter().map(|path| {
        let places = question.path(dataset, ladder, path.pair);
        let ids: Vec<String> = places.iter().map(|&place| attached.act_id(place)).collect();
        assert_eq!(places.last().map(|&place| dataset.row(place)), Some(path.last_row));
        let numbers = [
            i64::from(path.net_rise()),
            i64::from(path.thresholds),
            i64::from(path.links),
            i64::from(path.strict),
            i64::from(path.span),
        ];
        (path.pair, (numbers, ids))
    });
    found.collect()
}

fn told(graph: &Graph, path: &Chain) -> Told {
    let crossed = graph.ladder().thresholds.iter().filter(|threshold| {
        path.acts[0].rung < threshold.enters
            && threshold.enters <= path.acts[path.acts.len() - 1].rung
    });
    let strict = path.steps.iter().filter(|step| step.rise > 0).count();
    let count = |number: usize| i64::try_from(number).expect("it is small");
    let numbers = [
        i64::from(path.net_rise),
        count(crossed.count()),
        count(path.inferred_links),
        count(strict),
        path.span.most.expect("every act has its day"),
    ];
    let ids = path.acts.iter().map(|act| graph.act(act.act).id().to_string()).collect();
    (numbers, ids)
}

/// The same, asked of a graph of all acts, pair by pair.
fn of_graph(
    collection: &Collection,
    graph: &Graph,
    infer: Infer,
    strictness: Strictness,
) -> Vec<(PairKey, Told)> {
    let attached = &collection.datasets()[0];
    let dataset = attached.dataset();
    let found = dataset.pairs().filter_map(|pair| {
        let [one, other] = dataset.parties(pair);
        if one == other {
            return None;
        }
        let side = |actor| {
            let node = collection.graph().node(attached.node(actor)?);
            AskedSide::named(graph, node.id().as_str())
        };
        let question =
            Question { infer, strictness, ..Question::between(side(one)?, side(other)?) };
        let found = main_path(graph, &question);
        assert!(!found.inferring_stopped);
        found.path.map(|path| (pair, told(graph, &path)))
    });
    found.collect()
}

fn rung(line: &Line) -> u8 {
    CODES.iter().find(|(code, _)| *code == line.code).expect("a code of the tests").1
}

/// The main path of two actors by the letter: every chain of inferred links is listed, and the best is taken. Acts are
/// told by their rows.
fn listed(
    lines: &[Line],
    pair: [&str; 2],
    infer: Infer,
    strictness: Strictness,
) -> Option<([i64; 5], Vec<usize>)> {
    let acts: Vec<usize> = (0..lines.len())
        .filter(|&at| {
            let Line { actor, recipient, .. } = lines[at];
            rung(&lines[at]) > 0 && (pair == [actor, recipient] || pair == [recipient, actor])
        })
        .collect();
    let (window, is_latest) = match infer {
        Infer::Never => return None,
        Infer::Latest { days } => (days, true),
        Infer::Any { days } => (days, false),
    };
    let window = i32::try_from(window).expect("it is small");
    let causes = |at: usize| -> Vec<usize> {
        let before = |&cause: &usize| {
            let days = lines[at].day - lines[cause].day;
            lines[cause].actor != lines[at].actor && 0 < days && days <= window
        };
        let mut causes: Vec<usize> = acts.iter().copied().filter(before).collect();
        let latest = causes.iter().map(|&cause| lines[cause].day).max();
        causes.retain(|&cause| !is_latest || Some(lines[cause].day) == latest);
        causes
    };
    // Every chain, last act first.
    let mut chains: Vec<Vec<usize>> = acts.iter().map(|&at| vec![at]).collect();
    let mut done = 0;
    while done < chains.len() {
        let chain = chains[done].clone();
        done += 1;
        let first = chain[chain.len() - 1];
        for cause in causes(first) {
            let may = match strictness {
                Strictness::Level => rung(&lines[cause]) <= rung(&lines[first]),
                Strictness::Strict => rung(&lines[cause]) < rung(&lines[first]),
            };
            if may {
                let mut longer = chain.clone();
                longer.push(cause);
                chains.push(longer);
            }
        }
    }
    let numbers = |chain: &[usize]| -> [i64; 5] {
        let (last, first) = (&lines[chain[0]], &lines[chain[chain.len() - 1]]);
        let (low, high) = (rung(first), rung(last));
        let crossed = [2, 4, 5, 7, 8].into_iter().filter(|enters| low < *enters && *enters <= high);
        let strict = chain.windows(2).filter(|two| rung(&lines[two[1]]) < rung(&lines[two[0]]));
        let count = |number: usize| i64::try_from(number).expect("it is small");
        [
            i64::from(high) - i64::from(low),
            count(crossed.count()),
            count(chain.len() - 1),
            count(strict.count()),
            i64::from(last.day - first.day),
        ]
    };
    let paths = chains.into_iter().map(|chain| (numbers(&chain), chain));
    let best = paths.filter(|([rise, ..], _)| *rise > 0).min_by_key(|(numbers, chain)| {
        let [rise, thresholds, link_count, strict, days] = *numbers;
        (Reverse(rise), Reverse(thresholds), link_count, Reverse(strict), days, chain.clone())
    })?;
    let rows = best.1.iter().rev().map(|at| at + 1).collect();
    Some((best.0, rows))
}

fn inferring() -> impl Strategy<Value = Infer> {
    let days = prop_oneof![1_u32..4, 1_u32..91];
    prop_oneof![
        days.clone().prop_map(|days| Infer::Latest { days }),
        days.prop_map(|days| Infer::Any { days }),
    ]
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_pair_has_the_main_path_that_the_graph_finds(
        lines in lines(&["Upton", "Lowton", "Bridge"], 60),
        infers in proptest::collection::vec(inferring(), 4),
    ) {
        let collection = collection(&lines);
        let graph = collection.with_acts(&[all_places(collection.datasets()[0].dataset())]);
        prop_assert_eq!(graph.acts().len(), lines.len());
        for infer in infers {
            for strictness in EACH {
                prop_assert_eq!(
                    flat(&collection, infer, strictness),
                    of_graph(&collection, &graph, infer, strictness)
                );
            }
        }
    }

    #[test]
    fn every_pair_has_the_best_of_all_chains(
        lines in lines(&["Upton", "Lowton"], 14),
        infer in inferring(),
    ) {
        let collection = collection(&lines);
        let attached = &collection.datasets()[0];
        for strictness in EACH {
            let found = flat(&collection, infer, strictness);
            let expected = listed(&lines, ["Upton", "Lowton"], infer, strictness);
            let rows = |rows: Vec<usize>| -> Vec<String> {
                rows.iter().map(|row| format!("{}-{row}", attached.id())).collect()
            };
            prop_assert_eq!(
                found.into_iter().map(|(_, told)| told).collect::<Vec<_>>(),
                expected.map(|(numbers, path)| (numbers, rows(path))).into_iter().collect::<Vec<_>>()
            );
        }
    }
}

/// The rows of the main path between the only two actors, and what it comes to.
#[track_caller]
fn check(lines: &[Line], infer: &str, expected: Option<([i64; 5], &[&str])>) {
    let collection = collection(lines);
    let infer = Infer::parse(infer).expect("a window");
    let found = flat(&collection, infer, Strictness::Level);
    let expected = expected
        .map(|(numbers, ids)| (numbers, ids.iter().map(|id| format!("data-{id}")).collect()));
    assert_eq!(found.into_iter().map(|(_, told)| told).next(), expected);
    let graph = collection.with_acts(&[all_places(collection.datasets()[0].dataset())]);
    let found = of_graph(&collection, &graph, infer, Strictness::Level);
    assert_eq!(found.into_iter().map(|(_, told)| told).next(), expected);
}

#[test]
fn an_answer_of_the_same_day_is_no_answer() {
    let lines = [line("a", "b", 3, "111"), line("b", "a", 3, "190")];
    check(&lines, "any:30", None);
    let lines = [line("a", "b", 2, "111"), line("b", "a", 3, "190")];
    // From 1 to 7: open hostility, words to deeds, militarisation and force are crossed.
    check(&lines, "any:30", Some(([6, 4, 1, 1, 1], &["1", "2"])));
}

#[test]
fn the_window_counts_its_last_day() {
    let lines = [line("a", "b", 0, "111"), line("b", "a", 5, "112")];
    check(&lines, "5", Some(([1, 1, 1, 1, 5], &["1", "2"])));
    check(&lines, "4", None);
    check(&lines, "any:4", None);
}

#[test]
fn the_latest_day_alone_is_answered_where_that_is_asked_for() {
    let lines = [
        line("a", "b", 0, "111"),
        line("a", "b", 2, "163"),
        line("a", "b", 2, "112"),
        line("b", "a", 4, "1312"),
    ];
    check(&lines, "30", Some(([1, 0, 1, 1, 2], &["3", "4"])));
    check(&lines, "any:30", Some(([2, 1, 1, 1, 4], &["1", "4"])));
}

#[test]
fn of_equal_paths_that_of_the_least_rows_is_the_main_one() {
    // Ten rows before, so that as text `data-10` would come before `data-9`.
    let mut lines: Vec<Line> = (0..8).map(|_| line("c", "d", 0, "010")).collect();
    lines.extend([
        line("a", "b", 1, "111"),
        line("a", "b", 1, "111"),
        line("b", "a", 2, "112"),
        line("b", "a", 2, "112"),
    ]);
    check(&lines, "30", Some(([1, 1, 1, 1, 1], &["9", "11"])));
}

#[test]
fn without_inference_no_pair_has_a_path() {
    let lines = [line("a", "b", 2, "111"), line("b", "a", 3, "190")];
    assert_eq!(flat(&collection(&lines), Infer::Never, Strictness::Level), []);
}
