//! Matrix, shortest paths and arrivals: those of the graph, or of a slow search.

use std::collections::BTreeMap;

use demarche::dataset::ActorKey;
use demarche::dataset::CodeSet;
use demarche::dataset::Dataset;
use demarche::graph::Named;
use demarche::model::DayRange;
use demarche::query::Filter;
use demarche::query::InTime;
use demarche::query::Matrix;
use demarche::query::MatrixQuestion;
use demarche::query::PathQuestion;
use demarche::query::dataset::Narrow;
use demarche::query::dataset::Shortest;
use demarche::query::dataset::Which;
use demarche::query::dataset::arrivals;
use demarche::query::dataset::first_acts_of_shortest;
use demarche::query::dataset::first_in_time;
use demarche::query::dataset::tallied;
use proptest::prelude::*;

use super::Line;
use super::actor;
use super::all_places;
use super::cases;
use super::collection;
use super::dataset;
use super::first_day;
use super::line;
use super::lines;

const NAMES: [&str; 7] = ["a", "b", "c", "d", "e", "f", ""];

/// Few acts of many, so that paths are long.
fn sparse() -> impl Strategy<Value = Vec<Line>> {
    lines(&NAMES, 16)
}

/// The day on which each actor is reached, by going through all acts until nothing changes.
fn slow_arrivals(dataset: &Dataset, lines: &[Line], from: &str, since: i32) -> Vec<u32> {
    let first = lines.iter().map(|line| line.day).min().unwrap_or(0);
    let mut reached: BTreeMap<&str, i32> = BTreeMap::from([(from, since - 1)]);
    loop {
        let before = reached.clone();
        for line in lines.iter().filter(|line| !line.recipient.is_empty()) {
            let day = line.day - first;
            if day >= since && reached.get(line.actor).is_some_and(|&reached| reached < day) {
                let next = reached.entry(line.recipient).or_insert(day);
                *next = (*next).min(day);
            }
        }
        if reached == before {
            break;
        }
    }
    let day = |number: usize| {
        let name = dataset.actors().get(number).into_owned();
        let day = reached.get(name.as_str()).map(|day| (*day).max(0));
        day.map_or(u32::MAX, |day| u32::try_from(day).unwrap())
    };
    (0..dataset.actors().len()).map(day).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn arrivals_are_those_of_a_search_without_end(lines in lines(&NAMES, 40), since in 0..20_u32) {
        let dataset = dataset(&lines);
        for from in 0..dataset.actors().len() {
            let name = dataset.actors().get(from).into_owned();
            let found = arrivals(&dataset, ActorKey::new(from), since);
            let expected = slow_arrivals(&dataset, &lines, &name, i32::try_from(since).unwrap());
            prop_assert_eq!(found, expected, "from {:?}", name);
        }
    }

    #[test]
    fn the_shortest_path_is_that_of_the_graph(
        lines in sparse(),
        days in (0..10_i32, 0..400_i32),
        is_hostile in any::<bool>(),
    ) {
        let collection = collection(&lines);
        let attached = &collection.datasets()[0];
        let dataset = attached.dataset();
        let whole = collection.with_acts(&[all_places(dataset)]);
        let range = DayRange { first: first_day().plus(days.0), last: first_day().plus(days.0 + days.1) };
        let codes = CodeSet::new(dataset.codes(), |code| !is_hostile || code.rung > 0);
        let which = Which::new(dataset, codes, range);
        let mut term = format!("date:{}..{}", range.first, range.last);
        if is_hostile {
            term += " rung:1..8";
        }
        let filter = Filter::parse(&whole, &[term]).unwrap();
        let mut shortest = Shortest::new(dataset);
        for from in 1..dataset.actors().len() {
            for to in (1..dataset.actors().len()).filter(|to| *to != from) {
                let [from, to] = [from, to].map(ActorKey::new);
                let nodes = [from, to].map(|actor| attached.node(actor).unwrap());
                let asked = |graph: &demarche::Graph| {
                    let [from, to] = nodes;
                    let question = PathQuestion { filter: filter.clone(), ..PathQuestion::new(from, to) };
                    let paths = question.answer(graph).paths;
                    let steps = paths.into_iter().next().map(|path| path.steps);
                    steps.map(|steps| {
                        steps.iter().map(|step| graph.act(step.act).id().to_string()).collect::<Vec<_>>()
                    })
                };
                let expected = asked(&whole);
                let length = shortest.length(from, to, &which);
                prop_assert_eq!(length.map(|length| length as usize), expected.as_ref().map(Vec::len));
                let places = first_acts_of_shortest(dataset, from, to, &which);
                prop_assert_eq!(asked(&collection.with_acts(&[places])), expected);
            }
        }
    }

    #[test]
    fn the_first_path_in_time_is_that_of_the_graph(lines in sparse(), days in (0..10_i32, 0..400_i32)) {
        let collection = collection(&lines);
        let attached = &collection.datasets()[0];
        let dataset = attached.dataset();
        let whole = collection.with_acts(&[all_places(dataset)]);
        let range = DayRange { first: first_day().plus(days.0), last: first_day().plus(days.0 + days.1) };
        let which = Which::new(dataset, CodeSet::new(dataset.codes(), |_| true), range);
        let term = format!("date:{}..{}", range.first, range.last);
        let filter = Filter::parse(&whole, &[term]).unwrap();
        for from in 1..dataset.actors().len() {
            for to in (1..dataset.actors().len()).filter(|to| *to != from) {
                let [from, to] = [from, to].map(ActorKey::new);
                let nodes = [from, to].map(|actor| attached.node(actor).unwrap());
                let asked = PathQuestion {
                    filter: filter.clone(),
                    in_time: InTime::NeverBack,
                    ..PathQuestion::new(nodes[0], nodes[1])
                };
                let path = asked.answer(&whole).paths.into_iter().next().unwrap_or_default();
                let expected: Vec<String> =
                    path.steps.iter().map(|step| whole.act(step.act).id().to_string()).collect();
                let found = first_in_time(dataset, from, to, &which).expect("every day is known");
                let found: Vec<String> = found.into_iter().map(|place| attached.act_id(place)).collect();
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn the_matrix_of_many_acts_is_that_of_the_graph(
        lines in lines(&NAMES, 40),
        by in 1..NAMES.len(),
        days in prop::option::of((0..10_i32, 0..400_i32)),
        is_narrow in any::<bool>(),
    ) {
        // 012 and 015 are acts that need no recipient, or have none.
        let few = [line("a", "", 3, "015"), line("a", "b", 4, "015"), line("", "b", 500, "012")];
        let lines: Vec<Line> = lines.into_iter().chain(few).collect();
        let collection = collection(&lines);
        let attached = &collection.datasets()[0];
        let whole = collection.with_acts(&[all_places(attached.dataset())]);
        let name = NAMES[by - 1];
        let is_known = attached.dataset().actors().find(name.as_bytes()).is_some();
        let who = (is_narrow && is_known).then(|| format!("by:={name} rung:1..8"));
        let when = days.map(|(first, days)| {
            format!("date:{}..{}", first_day().plus(first), first_day().plus(first + days))
        });
        let terms: Vec<String> = who.into_iter().chain(when).collect();
        let filter = Filter::parse(&whole, &terms).unwrap();
        let narrow = Narrow::new(&filter, attached.beside());
        prop_assert!(narrow.is_exact());
        let found = tallied(attached.beside(), &narrow).expect("the arrays tell");
        let expected = MatrixQuestion { filter, ..MatrixQuestion::default() }.answer(&whole);
        prop_assert_eq!(rounded(found), rounded(expected));
    }
}

/// A matrix with its means to a millionth: they are sums of the same values in another order.
fn rounded(mut matrix: Matrix) -> Matrix {
    let tallies = matrix.cells.iter_mut().map(|cell| &mut cell.tally);
    let lines = matrix.rows.iter_mut().chain(&mut matrix.columns).map(|line| &mut line.tally);
    for tally in tallies.chain(lines).chain([&mut matrix.total]) {
        tally.goldstein = tally.goldstein.map(|mean| (mean * 1e6).round() / 1e6);
    }
    matrix
}

#[test]
fn a_path_of_acts_leads_over_the_fewest_actors() {
    let lines = [
        line("a", "b", 0, "010"),
        line("b", "c", 5, "112"),
        line("c", "d", 2, "010"),
        line("a", "x", 1, "112"),
        line("x", "d", 9, "112"),
        line("x", "d", 8, "112"),
        line("a", "", 0, "112"),
        line("", "d", 0, "112"),
    ];
    let dataset = dataset(&lines);
    let which = Which::all(&dataset);
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|name| actor(&dataset, name));
    let mut shortest = Shortest::new(&dataset);
    let mut length = |from, to| shortest.length(from, to, &which);
    // Nobody is no way from a to d, d leads nowhere, and whoever is where he would go has arrived.
    assert_eq!([length(a, d), length(b, d), length(a, c)], [Some(2), Some(2), Some(2)]);
    assert_eq!([length(d, a), length(c, b), length(a, a)], [None, None, Some(0)]);
    let rows = |from, to| -> Vec<u32> {
        let mut rows: Vec<u32> = first_acts_of_shortest(&dataset, from, to, &which)
            .into_iter()
            .map(|place| dataset.row(place))
            .collect();
        rows.sort_unstable();
        rows
    };
    assert_eq!(rows(a, d), [4, 6]);
    assert_eq!(rows(a, c), [1, 2]);
    assert!(rows(d, a).is_empty());
}

#[test]
fn nobody_is_no_node_that_a_path_leads_through() {
    let collection = collection(&[line("a", "", 0, "112"), line("", "b", 1, "112")]);
    assert!(matches!(collection.graph().named("unstated"), Some(Named::Node(_))));
    let dataset = collection.datasets()[0].dataset();
    let [a, b] = ["a", "b"].map(|name| actor(dataset, name));
    assert_eq!(Shortest::new(dataset).length(a, b, &Which::all(dataset)), None);
    assert_eq!(arrivals(dataset, a, 0), [u32::MAX, 0, u32::MAX]);
}
