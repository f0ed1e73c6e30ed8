//! Paths: their order, their dates, and what is said where there is none.

use std::collections::BTreeSet;
use std::fmt::Write;

use demarche::Graph;
use demarche::model::ActKey;
use demarche::model::Day;
use demarche::model::NodeKey;
use demarche::query::Direction;
use demarche::query::Filter;
use demarche::query::InTime;
use demarche::query::Path;
use demarche::query::PathQuestion;
use demarche::query::Paths;
use demarche::query::Sense;
use demarche::query::Tie;
use demarche::query::TieKind;
use demarche::query::Which;
use proptest::prelude::*;

use crate::sample::act;
use crate::sample::actors;
use crate::sample::graph;
use crate::sample::node;

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// A graph of actors `a` to `f` and of acts, each written `id: actors > recipients date`.
fn acts(lines: &[&str]) -> Graph {
    graph(&(SOURCE.to_owned() + &actors(&NAMES) + &records(lines)))
}

const SOURCE: &str = r#"Source(id: "book", title: "Book", kind: Book, locator: Page),"#;

fn records(lines: &[&str]) -> String {
    let mut records = String::new();
    for line in lines {
        let (id, rest) = line.split_once(':').expect("an id");
        let words: Vec<&str> = rest.split_whitespace().collect();
        let list = |word: &str| format!("\"{}\"", word.replace(',', "\", \""));
        let date = words.get(3).map_or(String::new(), |date| format!("date: \"{date}\","));
        write!(
            records,
            "Act(id: \"{id}\", actors: [{}], type: \"accused\", recipients: [{}], {date} evidence: \
             [Cite(source: \"book\", page: \"1\")]),",
            list(words[0]),
            list(words[2]),
        )
        .expect("a string can be written to");
    }
    records
}

fn question(graph: &Graph, from: &str, to: &str) -> PathQuestion {
    PathQuestion::new(node(graph, from), node(graph, to))
}

/// `a -a1-> b <-a2- c`
fn shown(graph: &Graph, path: &Path) -> String {
    let mut shown = String::new();
    for step in &path.steps {
        let id = |node: NodeKey| graph.node(node).id().as_str().to_owned();
        if shown.is_empty() {
            shown = id(step.from);
        }
        let act = graph.act(step.act).id();
        let (before, after) = match step.sense {
            Sense::Forward => ("-", "->"),
            Sense::Backward => ("<-", "-"),
        };
        shown += &[" ", before, act.as_str(), after, " ", &id(step.to)].concat();
    }
    shown
}

#[track_caller]
fn check(graph: &Graph, question: &PathQuestion, expected: &[&str]) -> Paths {
    let paths = question.answer(graph);
    let all: Vec<String> = paths.paths.iter().map(|path| shown(graph, path)).collect();
    assert_eq!(all, expected);
    paths
}

#[test]
fn the_shortest_path_has_the_fewest_acts() {
    let graph = acts(&["x: a > b 1960", "y: b > c 1961", "z: c > d 1962", "w: a > c 1970"]);
    check(&graph, &question(&graph, "a", "d"), &["a -w-> c -z-> d"]);
}

#[test]
fn parallel_acts_make_different_paths_in_order_of_time() {
    let graph = acts(&["late: a > b 1962", "early: a > b 1960", "on: b > c 1961"]);
    let all = PathQuestion { which: Which::All { max: 10 }, ..question(&graph, "a", "c") };
    let paths = check(&graph, &all, &["a -early-> b -on-> c", "a -late-> b -on-> c"]);
    assert!(!paths.is_cut);
}

#[test]
fn of_paths_of_one_length_that_with_the_earlier_acts_comes_first() {
    // Act by act: 1960 before 1961, whatever follows.
    let graph = acts(&[
        "p: a > b 1960",
        "q: b > d 1969",
        "r: a > c 1961",
        "s: c > d 1962",
        "t: a > e 1959",
    ]);
    let best = PathQuestion { which: Which::Best(2), ..question(&graph, "a", "d") };
    check(&graph, &best, &["a -p-> b -q-> d", "a -r-> c -s-> d"]);
}

#[test]
fn an_act_on_several_may_lead_on_from_each_and_the_next_act_decides() {
    // One act reaches b and c; c acts on d before b does.
    let graph = acts(&["x: a > b,c 1960", "late: b > d 1962", "early: c > d 1961"]);
    let all = PathQuestion { which: Which::All { max: 10 }, ..question(&graph, "a", "d") };
    check(&graph, &all, &["a -x-> c -early-> d", "a -x-> b -late-> d"]);
}

#[test]
fn a_path_never_goes_back_in_time_where_asked() {
    let graph = acts(&["x: a > b 1962", "y: b > d 1960", "z: a > c 1959", "w: c > b 1959-06"]);
    check(&graph, &question(&graph, "a", "d"), &["a -x-> b -y-> d"]);
    let in_time = PathQuestion { in_time: InTime::NeverBack, ..question(&graph, "a", "d") };
    check(&graph, &in_time, &["a -z-> c -w-> b -y-> d"]);
}

#[test]
fn dates_in_doubt_may_be_read_so_that_they_do_not_decrease() {
    let graph = acts(&["x: a > b [1960..1963]", "y: b > c 1961", "z: c > d 1960", "u: b > e"]);
    let in_time = |to| PathQuestion { in_time: InTime::NeverBack, ..question(&graph, "a", to) };
    check(&graph, &in_time("c"), &["a -x-> b -y-> c"]);
    check(&graph, &in_time("d"), &[]);
    check(&graph, &in_time("e"), &["a -x-> b -u-> e"]);
}

#[test]
fn a_doubtful_date_counts_against_every_act_before_it() {
    // y can be as late as 1970, but z is before x whatever y is.
    let graph = acts(&["x: a > b 1965", "y: b > c [1960..1970]", "z: c > d 1961"]);
    let in_time = PathQuestion { in_time: InTime::NeverBack, ..question(&graph, "a", "d") };
    check(&graph, &in_time, &[]);
}

#[test]
fn acts_are_walked_either_way_where_asked() {
    let graph = acts(&["x: b > a 1960", "y: b > c 1961", "z: d > c 1962"]);
    check(&graph, &question(&graph, "a", "d"), &[]);
    let either = PathQuestion { direction: Direction::EitherWay, ..question(&graph, "a", "d") };
    check(&graph, &either, &["a <-x- b -y-> c <-z- d"]);
}

#[test]
fn no_path_leads_through_the_unstated_actor() {
    let graph = graph(
        &(SOURCE.to_owned()
            + &actors(&["a", "b", "unstated"])
            + &records(&["x: a > unstated 1960", "y: unstated > b 1961"])),
    );
    check(&graph, &question(&graph, "a", "b"), &[]);
    check(&graph, &question(&graph, "a", "unstated"), &["a -x-> unstated"]);
    for which in [Which::Shortest, Which::Best(2), Which::All { max: 2 }] {
        let from_there = PathQuestion { which, ..question(&graph, "unstated", "b") };
        check(&graph, &from_there, &["unstated -y-> b"]);
    }
}

#[test]
fn a_path_meets_no_node_twice() {
    let graph = acts(&["x: a > b", "y: b > a", "z: b > b", "w: b > c", "v: c > b"]);
    let all = PathQuestion { which: Which::All { max: 10 }, ..question(&graph, "a", "c") };
    check(&graph, &all, &["a -x-> b -w-> c"]);
}

#[test]
fn a_node_has_no_path_to_itself() {
    let graph = acts(&["x: a > a 1960", "y: a > b 1960", "z: b > a 1960"]);
    let paths = check(&graph, &question(&graph, "a", "a"), &[]);
    assert_eq!(paths.miss, None);
}

#[test]
fn more_paths_than_asked_for_are_said_to_be_cut() {
    let graph = acts(&["x: a > b 1960", "y: a > b 1961", "z: a > b 1962"]);
    let all = |max| PathQuestion { which: Which::All { max }, ..question(&graph, "a", "b") };
    assert!(check(&graph, &all(2), &["a -x-> b", "a -y-> b"]).is_cut);
    assert!(!check(&graph, &all(3), &["a -x-> b", "a -y-> b", "a -z-> b"]).is_cut);
    let best = PathQuestion { which: Which::Best(2), ..question(&graph, "a", "b") };
    assert!(!check(&graph, &best, &["a -x-> b", "a -y-> b"]).is_cut);
}

#[test]
fn hidden_acts_make_no_path_and_are_told_of() {
    let graph = graph(
        &(SOURCE.to_owned()
            + &actors(&["a", "b", "c"])
            + &records(&["said: a > c 1960"])
            + "Act(id: \"alleged\", actors: [\"a\"], type: \"accused\", recipients: [\"b\"], modality: Alleged, \
               within: \"said\", evidence: [Cite(source: \"book\", page: \"1\")]),"),
    );
    let paths = check(&graph, &question(&graph, "a", "b"), &[]);
    assert_eq!(paths.hidden.not_actual, 1);
    let miss = paths.miss.expect("there is no path");
    assert_eq!(miss.with_hidden, Some(1));
    assert!(miss.is_acted_on_by_nobody);
    assert!(!miss.acts_on_nobody);
    let all = PathQuestion { filter: Filter::everything(), ..question(&graph, "a", "b") };
    check(&graph, &all, &["a -alleged-> b"]);
}

#[test]
fn a_miss_tells_what_was_reached_and_what_would_have_led_there() {
    let graph = acts(&["x: a > b 1962", "y: b > c 1960", "z: d > c 1961", "w: d > e 1959"]);
    let in_time = PathQuestion { in_time: InTime::NeverBack, ..question(&graph, "a", "c") };
    let miss = check(&graph, &in_time, &[]).miss.expect("there is no path");
    // Besides a and c: b, d, e and f. From a: b alone. To c: b and d.
    assert_eq!((miss.others, miss.reached, miss.reaching), (4, 1, 2));
    assert_eq!((miss.any_time, miss.either_way, miss.with_hidden), (Some(2), None, None));
    let miss = check(&graph, &question(&graph, "a", "e"), &[]).miss.expect("there is no path");
    // a, b, c are linked to e by c <- d -> e, walked either way: a b c d e is four steps.
    assert_eq!((miss.reached, miss.reaching), (2, 1));
    assert_eq!((miss.any_time, miss.either_way), (None, Some(4)));
    let nearest = miss.nearest.expect("c is tied to e");
    assert_eq!(nearest.node, node(&graph, "c"));
    assert_eq!(shown(&graph, &nearest.path), "a -x-> b -y-> c");
    let tie = |from, to, by| Tie {
        from: node(&graph, from),
        to: node(&graph, to),
        kind: TieKind::Act(act(&graph, by)),
    };
    assert_eq!(nearest.ties, [tie("c", "d", "z"), tie("d", "e", "w")]);
}

#[test]
fn the_nearest_node_may_be_tied_by_a_role() {
    let graph = graph(
        &(SOURCE.to_owned()
            + &actors(&["a", "b", "state"])
            + "Actor(id: \"envoy\", name: \"Envoy\", kind: Person, roles: [Role(in: \"state\", as: \"envoy\", \
               evidence: [Cite(source: \"book\", page: \"1\")])]),"
            + &records(&["x: a > b 1960", "y: b > envoy 1961"])),
    );
    let miss = check(&graph, &question(&graph, "a", "state"), &[]).miss.expect("there is no path");
    let nearest = miss.nearest.expect("the envoy is tied to the state");
    assert_eq!(nearest.node, node(&graph, "envoy"));
    assert_eq!(shown(&graph, &nearest.path), "a -x-> b -y-> envoy");
    let kinds: Vec<TieKind> = nearest.ties.iter().map(|tie| tie.kind).collect();
    assert_eq!(kinds, [TieKind::Role]);
    let miss = check(&graph, &question(&graph, "state", "a"), &[]).miss.expect("there is no path");
    assert!(miss.acts_on_nobody && miss.is_acted_on_by_nobody);
}

/// Everyone in a crowd of thirty acts on everyone else; one way leads in, through `gate`, where one act leads on to `end`.
fn crowd() -> Graph {
    let mut lines = vec![
        "in: start > gate".to_owned(),
        "out: gate > end".to_owned(),
        "aside: gate > n0".to_owned(),
    ];
    let names: Vec<String> = (0..30).map(|number| format!("n{number}")).collect();
    for from in &names {
        let others: Vec<&str> = names.iter().filter(|to| *to != from).map(String::as_str).collect();
        lines.push(format!("by-{from}: {from} > {}", others.join(",")));
    }
    lines.push("back: n29 > gate".to_owned());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    graph(
        &(SOURCE.to_owned()
            + &actors(&["start", "gate", "end"])
            + &actors(&names)
            + &records(&lines)),
    )
}

#[test]
fn a_crowd_off_the_way_is_no_reason_to_give_up() {
    let graph = crowd();
    let all = PathQuestion { which: Which::All { max: 1000 }, ..question(&graph, "start", "end") };
    let paths = check(&graph, &all, &["start -in-> gate -out-> end"]);
    assert!(!paths.is_cut);
}

#[test]
fn a_crowd_with_more_paths_than_anyone_can_list_is_cut() {
    let graph = crowd();
    for in_time in [InTime::Any, InTime::NeverBack] {
        let which = Which::All { max: 1000 };
        let paths = PathQuestion { which, in_time, ..question(&graph, "n0", "n29") }.answer(&graph);
        assert_eq!(paths.paths.len(), 1000);
        assert!(paths.is_cut);
    }
}

/// An act of the random graphs: actors, recipients, and the years of its date.
type Drawn = (Vec<usize>, Vec<usize>, Option<(i32, i32)>);

fn some_acts() -> impl Strategy<Value = Vec<Drawn>> {
    let nodes = || proptest::collection::vec(0..NAMES.len(), 1..3);
    let years = (0..4_i32, 0..3_i32).prop_map(|(first, more)| (1960 + first, 1960 + first + more));
    proptest::collection::vec((nodes(), nodes(), proptest::option::weighted(0.9, years)), 0..9)
}

fn drawn(acts: &[Drawn]) -> Graph {
    let names = |nodes: &[usize]| {
        let names: BTreeSet<&str> = nodes.iter().map(|&node| NAMES[node]).collect();
        names.into_iter().collect::<Vec<_>>().join(",")
    };
    let lines: Vec<String> = acts
        .iter()
        .enumerate()
        .map(|(number, (actors, recipients, years))| {
            let date = years.map_or(String::new(), |(first, last)| format!("[{first}..{last}]"));
            format!("act{number}: {} > {} {date}", names(actors), names(recipients))
        })
        .collect();
    self::acts(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Every simple path, found by trying everything, in the order of the documentation.
fn brute(
    graph: &Graph,
    from: NodeKey,
    to: NodeKey,
    in_time: InTime,
    direction: Direction,
) -> Vec<(usize, Vec<ActKey>, Vec<NodeKey>)> {
    let mut found = BTreeSet::new();
    let mut open = vec![(vec![from], Vec::<ActKey>::new(), Day::PAST)];
    while let Some((nodes, walked, day)) = open.pop() {
        let at = nodes[nodes.len() - 1];
        if at == to {
            found.insert((walked.len(), walked, nodes));
            continue;
        }
        for act in graph.acts() {
            let mut next: Vec<NodeKey> = Vec::new();
            if act.actors().contains(&at) {
                next.extend(act.recipients());
            }
            if direction == Direction::EitherWay && act.recipients().contains(&at) {
                next.extend(act.actors());
            }
            let start = act.bounds().start;
            // The earliest day on which this act can follow those before it.
            let on = day.max(start.first);
            if in_time == InTime::NeverBack && on > start.last {
                continue;
            }
            for node in next.into_iter().filter(|node| !nodes.contains(node)) {
                let longer = [nodes.clone(), vec![node]].concat();
                open.push((longer, [walked.clone(), vec![act.key()]].concat(), on));
            }
        }
    }
    found.into_iter().filter(|(length, ..)| *length > 0).collect()
}

fn rules() -> impl Strategy<Value = (InTime, Direction)> {
    (
        prop_oneof![Just(InTime::Any), Just(InTime::NeverBack)],
        prop_oneof![Just(Direction::AsActed), Just(Direction::EitherWay)],
    )
}

fn plain(path: &Path) -> (usize, Vec<ActKey>, Vec<NodeKey>) {
    let first = path.steps.first().map(|step| step.from);
    let nodes = first.into_iter().chain(path.steps.iter().map(|step| step.to)).collect();
    (path.steps.len(), path.steps.iter().map(|step| step.act).collect(), nodes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn paths_are_those_that_trying_everything_finds(
        drawn_acts in some_acts(), (in_time, direction) in rules(), number in 0..6_usize
    ) {
        let graph = drawn(&drawn_acts);
        let (from, to) = (node(&graph, "a"), node(&graph, "b"));
        let expected = brute(&graph, from, to, in_time, direction);
        let ask = |which| {
            let question = PathQuestion { from, to, filter: Filter::default(), which, in_time, direction };
            question.answer(&graph)
        };
        let found = |paths: &Paths| paths.paths.iter().map(plain).collect::<Vec<_>>();
        let all = ask(Which::All { max: 100_000 });
        prop_assert!(!all.is_cut);
        prop_assert_eq!(&found(&all), &expected);
        prop_assert_eq!(all.miss.is_some(), expected.is_empty());
        let first: Vec<_> = expected.iter().take(1).cloned().collect();
        prop_assert_eq!(found(&ask(Which::Shortest)), first);
        let best: Vec<_> = expected.iter().take(number).cloned().collect();
        prop_assert_eq!(found(&ask(Which::Best(number))), best);
    }

    #[test]
    fn reversing_acts_and_dates_reverses_every_path(
        drawn_acts in some_acts(), (in_time, direction) in rules()
    ) {
        let mirrored: Vec<Drawn> = drawn_acts
            .iter()
            .cloned()
            .map(|(actors, recipients, years)| {
                (recipients, actors, years.map(|(first, last)| (3920 - last, 3920 - first)))
            })
            .collect();
        let all = |graph: &Graph, from: &str, to: &str| {
            let question = PathQuestion {
                which: Which::All { max: 100_000 },
                in_time,
                direction,
                ..question(graph, from, to)
            };
            question.answer(graph).paths
        };
        let names = |graph: &Graph, path: &Path| -> Vec<(String, String, String)> {
            let id = |node: NodeKey| graph.node(node).id().to_string();
            let steps = path.steps.iter();
            steps.map(|step| (graph.act(step.act).id().to_string(), id(step.from), id(step.to))).collect()
        };
        let (graph, mirror) = (drawn(&drawn_acts), drawn(&mirrored));
        let there: BTreeSet<_> =
            all(&graph, "a", "b").iter().map(|path| names(&graph, path)).collect();
        let back: BTreeSet<_> = all(&mirror, "b", "a")
            .iter()
            .map(|path| {
                let steps = names(&mirror, path);
                steps.into_iter().rev().map(|(act, from, to)| (act, to, from)).collect::<Vec<_>>()
            })
            .collect();
        prop_assert_eq!(there, back);
    }
}
