//! Properties over graphs made at random, against a search that lists every chain by the definition.
//!
//! The search is in `reference`.

use std::fmt::Write;

use demarche::Graph;
use demarche::model::ActKey;
use demarche::query::escalation::Chain;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::Which;
use demarche::query::escalation::escalation;
use proptest::collection::vec;
use proptest::prelude::*;

use super::case;
use super::reference::Reference;

const WORDS: [&str; 6] =
    ["proposed", "criticized", "accused", "threatened", "sanctioned", "attacked"];

/// An act made at random.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) by_a: bool,
    pub(super) word: usize,
    /// The day of the first act on which this can fall, counted from 1960-01-01; nothing for no date.
    day: Option<u32>,
    wide: u32,
    pub(super) internal: bool,
    pub(super) citations: usize,
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

pub(super) fn id(at: usize, act: &Made) -> String {
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
        let (name, word, citations) = (id(at, act), WORDS[act.word], act.citations);
        write!(text, "{name} {parties} {word} {days} cites={citations}")
            .expect("text takes everything");
        if act.internal {
            text += " internal";
        }
        for (earlier, link) in acts[..at].iter().enumerate().zip(&act.links) {
            match link {
                1 => write!(text, " <{}", id(earlier.0, earlier.1)).expect("text takes everything"),
                2 => write!(text, " +{}", id(earlier.0, earlier.1)).expect("text takes everything"),
                _ => {}
            }
        }
        text.push('\n');
    }
    text
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
