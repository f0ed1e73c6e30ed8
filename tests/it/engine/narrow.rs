//! What a filter takes of a data set: found in the flat arrays, then judged in the graph.

use std::collections::BTreeSet;

use demarche::Collection;
use demarche::Graph;
use demarche::check::Reading;
use demarche::dataset::Building;
use demarche::dataset::Coded;
use demarche::dataset::Dataset;
use demarche::dataset::Row;
use demarche::model::Class;
use demarche::model::Id;
use demarche::model::NodeKey;
use demarche::model::Recipients;
use demarche::query::Filter;
use demarche::query::escalation::AskedSide;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::main_path;
use proptest::prelude::*;

use super::Line;
use super::actor;
use super::all_places;
use super::cases;
use super::coded;
use super::dataset;
use super::first_day;
use super::line;

const TERMS: [&str; 43] = [
    "by:a",
    "by:=b",
    "by:a by:c",
    "on:b",
    "on:b by:a by:unstated",
    "on:unstated",
    "by:unstated",
    "actor:a",
    "actor:a actor:unstated",
    "about:b",
    "did:accused",
    "did:decided",
    "did:data-code-new",
    "did:neutral",
    "did:verbal-conflict rung:2",
    "rung:2..7",
    "rung:0",
    "date:1960-01-05",
    "date:=1960-01-05",
    "date:1960-01-03..1960-01-08 did:accused",
    "date:1960-01-03 date:1960-01-09",
    "date:=1960-01",
    "date:1959",
    "date:1961..1970",
    "dataset:data",
    "source:data actor:b",
    "link:none",
    "link:responds-to",
    "link:recorded",
    "link:continues",
    "link:any",
    "link:any link:none",
    "link:data-1",
    "not:link:data-2",
    "id:data-1",
    "id:data-1* by:a",
    "id:data-2 id:data-3 link:any",
    "not:id:data-1",
    "id:da*",
    "not:did:accused",
    "not:by:a rung:1..8",
    "modality:alleged",
    "text:data-1",
];

/// What codes mean in these tests: one that no book has, and one of a type that has no recipient.
fn meaning(code: &str) -> Coded {
    match code {
        "decided" => Coded {
            code: code.to_owned(),
            act_type: Some(Id::new("decided").unwrap()),
            rung: 0,
            class: Class::Neutral,
            recipients: Recipients::Forbidden,
            is_dyadic: false,
            ..coded("010")
        },
        code => coded(code),
    }
}

fn made(acts: &[(usize, usize, i32, u32, usize)], links: &[(u32, u32)]) -> Collection {
    let names = ["", "a", "b", "c"];
    let codes = ["010", "111", "112", "1312", "163", "190", "new", "decided"];
    let mut building = Building::new();
    for (number, &(by, on, day, doubt, code)) in (1..).zip(acts) {
        let row = Row {
            actor: names[by].as_bytes(),
            recipient: names[on].as_bytes(),
            code: codes[code].as_bytes(),
            first: first_day().plus(day),
            doubt,
        };
        building.add(number, &row).unwrap();
    }
    for &(earlier, later) in links {
        building.link(earlier, later);
    }
    let dataset = building.finish(meaning).unwrap();
    Collection::open(None, Reading::Printed).unwrap().with_dataset("data", dataset)
}

/// Acts with some in doubt, some of nobody, some of unknown codes; and some recorded links, each to an earlier day.
fn anything() -> impl Strategy<Value = Collection> {
    let doubt = prop_oneof![8 => Just(0_u32), 1 => 1..5_u32];
    let act = (0..4_usize, 0..4_usize, 0..12_i32, doubt, 0..8_usize);
    let certain = (1..4_usize, 1..4_usize, 0..12_i32, Just(0_u32), 0..6_usize);
    let acts = prop_oneof![
        proptest::collection::vec(act, 1..24),
        proptest::collection::vec(certain, 1..24),
    ];
    let links = proptest::collection::vec((0..24_u32, 0..24_u32), 0..4);
    let is_linked = prop::bool::weighted(0.3);
    (acts, links, is_linked).prop_map(|(acts, links, is_linked)| {
        let is_forward = |&(earlier, later): &(u32, u32)| {
            let ends = acts.get(earlier as usize).zip(acts.get(later as usize));
            is_linked && ends.is_some_and(|(earlier, later)| earlier.2 + 5 < later.2)
        };
        let links: Vec<(u32, u32)> = links.into_iter().filter(is_forward).collect();
        made(&acts, &links)
    })
}

fn taken(graph: &Graph, filter: &Filter) -> BTreeSet<String> {
    filter.select(graph).acts.into_iter().map(|act| graph.act(act).id().to_string()).collect()
}

/// A pair and its path: the actors, the acts, net rise, links inferred and on record.
type Told = (Vec<String>, Vec<String>, i64, usize, usize);

fn by_graph(graph: &Graph, filter: &Filter, infer: Infer, strictness: Strictness) -> Vec<Told> {
    let only: Option<BTreeSet<_>> =
        (!filter.asks_nothing()).then(|| filter.select(graph).acts.into_iter().collect());
    let nodes: Vec<NodeKey> = graph.nodes().collect();
    let mut told = Vec::new();
    for (at, &one) in nodes.iter().enumerate() {
        for &other in &nodes[at + 1..] {
            let [one, other] = [one, other].map(|node| graph.node(node).id().as_str());
            let side = |id| AskedSide::named(graph, id).unwrap();
            let question = Question {
                infer,
                strictness,
                only: only.clone(),
                ..Question::between(side(one), side(other))
            };
            if let Some(path) = main_path(graph, &question).path {
                let acts = path.acts.iter().map(|act| graph.act(act.act).id().to_string());
                told.push((
                    vec![one.to_owned(), other.to_owned()],
                    acts.collect(),
                    i64::from(path.net_rise),
                    path.inferred_links,
                    path.explicit_links,
                ));
            }
        }
    }
    told.sort();
    told
}

fn by_collection(
    collection: &Collection,
    terms: &[String],
    infer: Infer,
    strictness: Strictness,
) -> Vec<Told> {
    let answer = collection.asked(terms).every_pair(infer, strictness, usize::MAX).unwrap();
    assert_eq!((answer.found, answer.passed_over), (answer.pairs.len(), 0));
    let rows = answer.pairs.into_iter().map(|pair| {
        let mut actors =
            pair.actors.map(|node| collection.graph().node(node).id().to_string()).to_vec();
        assert_eq!(pair.actors[0], pair.acts[0].actor);
        actors.sort();
        (
            actors,
            pair.acts.into_iter().map(|act| act.id).collect(),
            i64::from(pair.last_rung) - i64::from(pair.first_rung),
            pair.inferred_links,
            pair.explicit_links,
        )
    });
    let mut told: Vec<Told> = rows.collect();
    told.sort();
    told
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn what_is_found_holds_all_that_a_filter_takes(collection in anything()) {
        let attached = &collection.datasets()[0];
        let dataset = attached.dataset();
        let graph = collection.with_acts(&[all_places(dataset)]);
        prop_assert_eq!(graph.acts().len(), dataset.len());
        for node in collection.graph().nodes() {
            prop_assert_eq!(graph.node(node).id(), collection.graph().node(node).id());
        }
        for term in TERMS {
            let terms = [term.to_owned()];
            // Where no row has it, there is no such actor, no such type and no such act.
            let asked = collection.asked(&terms);
            let Ok(filter) = Filter::parse(asked.graph(), &terms) else { continue };
            let narrow = asked.narrow(&filter).remove(0);
            let found: BTreeSet<String> = narrow
                .places(dataset, usize::MAX)
                .unwrap()
                .into_iter()
                .map(|place| attached.act_id(place))
                .collect();
            let taken = taken(&graph, &Filter::parse(&graph, &terms).unwrap());
            prop_assert!(taken.is_subset(&found), "{}: {:?} {:?}", term, taken, found);
            if narrow.is_exact() {
                prop_assert_eq!(taken, found, "{}", term);
            }
        }
    }

    #[test]
    fn every_pair_of_a_filter_is_that_of_the_graph(
        collection in anything(),
        term in prop::sample::select(&TERMS[..]),
        infer in prop_oneof![
            Just(Infer::Never),
            (1..9_u32).prop_map(|days| Infer::Latest { days }),
            (1..9_u32).prop_map(|days| Infer::Any { days }),
        ],
        strictness in prop_oneof![Just(Strictness::Level), Just(Strictness::Strict)],
    ) {
        let graph = collection.with_acts(&[all_places(collection.datasets()[0].dataset())]);
        let terms = [term.to_owned()];
        let is_known = Filter::parse(collection.asked(&terms).graph(), &terms).is_ok();
        let terms = if is_known { &terms[..] } else { &[] };
        let wide = Filter::parse(&graph, terms).unwrap();
        prop_assert_eq!(
            by_collection(&collection, terms, infer, strictness),
            by_graph(&graph, &wide, infer, strictness),
            "{}", term
        );
    }
}

fn found(dataset: &Dataset, by: &str, on: &str) -> Vec<(u32, i32)> {
    let which = demarche::query::dataset::Which::all(dataset);
    let acts = which.between(dataset, actor(dataset, by), actor(dataset, on));
    acts.map(|(place, stamp)| (dataset.row(place), i32::try_from(stamp.day()).unwrap())).collect()
}

#[test]
fn acts_between_two_are_found_by_who_acted() {
    let lines: [Line; 5] = [
        line("b", "a", 7, "112"),
        line("a", "b", 3, "112"),
        line("a", "b", 2, "010"),
        line("a", "a", 4, "010"),
        line("b", "a", 2, "010"),
    ];
    let dataset = dataset(&lines);
    assert_eq!(found(&dataset, "a", "b"), [(3, 0), (2, 1)]);
    assert_eq!(found(&dataset, "b", "a"), [(5, 0), (1, 5)]);
    assert_eq!(found(&dataset, "a", "a"), [(4, 2)]);
    assert_eq!(found(&dataset, "b", "b"), []);
}

#[test]
fn too_many_acts_are_counted_and_not_given() {
    let lines: Vec<Line> = (0..9).map(|day| line("a", "b", day, "112")).collect();
    let collection = super::collection(&lines);
    let attached = &collection.datasets()[0];
    let narrow = demarche::query::dataset::Narrow::new(&Filter::default(), attached.beside());
    assert_eq!(narrow.places(attached.dataset(), 8), Err(9));
    assert_eq!(narrow.places(attached.dataset(), 9).map(|found| found.len()), Ok(9));
}
