//! Data sets beside a folder: their actors and acts as records of the graph.

use std::path::Path;
use std::process::Command;

use demarche::Collection;
use demarche::Graph;
use demarche::check::Reading;
use demarche::dataset::ActorKey;
use demarche::dataset::Dataset;
use demarche::graph::Named;
use tempfile::TempDir;

use super::Line;
use super::all_places;
use super::collection;
use super::dataset;
use super::dataset_of;
use super::line;

/// The graph of a collection with all acts of its data sets.
fn whole(collection: &Collection) -> Graph {
    let places: Vec<Vec<u32>> =
        collection.datasets().iter().map(|attached| all_places(attached.dataset())).collect();
    collection.with_acts(&places)
}

/// Every act of a graph in words: id, actors, type, recipients, about, source and row.
fn told(graph: &Graph) -> Vec<String> {
    let names = |nodes: &[demarche::model::NodeKey]| {
        let ids: Vec<&str> = nodes.iter().map(|&node| graph.node(node).id().as_str()).collect();
        ids.join("+")
    };
    let acts = graph.acts().map(|act| {
        let citation = &act.prose().evidence[0];
        let source = citation.sources().next().map(|key| graph.source(key).id.to_string());
        format!(
            "{} {} {} {} ({}) {} {}",
            act.id(),
            names(act.actors()),
            act.act_type().id,
            names(act.recipients()),
            names(&act.prose().about),
            source.unwrap_or_default(),
            citation.paragraph.clone().unwrap_or_default(),
        )
    });
    acts.collect()
}

fn ids(collection: &Collection) -> Vec<String> {
    let attached = &collection.datasets()[0];
    let nodes = (1..attached.dataset().actors().len()).map(|number| {
        let node = attached.node(ActorKey::new(number));
        node.map_or_else(String::new, |node| collection.graph().node(node).id().to_string())
    });
    nodes.collect()
}

/// The ids of actors of these names.
#[track_caller]
fn named(names: &[&'static str], expected: &[&str]) {
    let lines: Vec<Line> = names.iter().map(|name| line(name, name, 0, "010")).collect();
    let collection = collection(&lines);
    assert_eq!(ids(&collection), expected);
    assert_eq!(whole(&collection).acts().len(), lines.len());
}

#[test]
fn ids_of_actors_are_made_of_their_names() {
    named(
        &[
            "Côte-d’Or",
            "ÜBER  Alles",
            "北京",
            "Москва",
            "3rd Army",
            "--",
            "data",
            "Data 7",
            "decided",
        ],
        &[
            "cote-d-or",
            "uber-alles",
            "actor",
            "actor-2",
            "actor-3rd-army",
            "actor-3",
            "actor-data",
            "actor-data-7",
            "decided-2",
        ],
    );
}

#[test]
fn equal_ids_are_numbered_and_no_number_is_given_twice() {
    named(&["A B", "a-b", "a b 2", "A.B", "A–B"], &["a-b", "a-b-2", "a-b-2-2", "a-b-3", "a-b-4"]);
}

#[test]
fn names_without_end_make_ids_with_an_end() {
    let long: &'static str = Box::leak("Upton ".repeat(100).into_boxed_str());
    let longer: &'static str = Box::leak("Upton ".repeat(101).into_boxed_str());
    let lines = [line(long, longer, 0, "010")];
    let dataset = dataset_of([(7, &lines[0]), (7, &lines[0])]);
    let empty = Collection::open(None, Reading::Printed).unwrap();
    let collection = empty.with_dataset(long, dataset);
    assert_eq!(whole(&collection).acts().len(), 2);
}

#[test]
fn names_that_nobody_can_read_are_kept() {
    let names =
        ["  ", "\u{202e}gnol", "a\u{0}b", "<b>", "\"", "\n", "\u{feff}", "unstated", "\u{200b}"];
    let lines: Vec<Line> = names.iter().map(|name| line(name, "b", 0, "010")).collect();
    let graph = whole(&collection(&lines));
    assert_eq!(graph.acts().len(), lines.len());
}

#[test]
fn an_unknown_code_is_a_type_of_its_own_and_no_act() {
    // The code `2` and the second row would both be `data-2`.
    let lines = [line("a", "b", 0, "2"), line("a", "b", 1, "2"), line("a", "", 2, "Ünknown!")];
    let graph = whole(&collection(&lines));
    assert_eq!(
        told(&graph),
        [
            "data-1 a data-code-2 b () data 1",
            "data-2 a data-code-2 b () data 2",
            "data-3 a data-code-unknown  () data 3",
        ]
    );
    let Some(Named::Type(key)) = graph.named("data-code-2") else { panic!("it is a type") };
    assert_eq!((graph.act_type(key).past.as_str(), graph.act_type(key).rung), ("did “2” to", 0));
}

#[test]
fn who_is_not_named_is_unstated_where_somebody_must_be() {
    let lines = [line("", "b", 0, "112"), line("a", "", 1, "112"), line("", "", 2, "112")];
    assert_eq!(
        told(&whole(&collection(&lines))),
        [
            "data-1 unstated accused b () data 1",
            "data-2 a accused unstated () data 2",
            "data-3 unstated accused unstated () data 3",
        ]
    );
}

#[test]
fn acts_of_one_row_are_told_apart() {
    // As names, `a` towards `b-c` and `a-b` towards `c` would make one id.
    let lines = [
        line("a", "b-c", 0, "112"),
        line("a-b", "c", 0, "112"),
        line("a", "b-c", 0, "112"),
        line("b-c", "a", 0, "112"),
    ];
    let dataset = dataset_of(lines.iter().map(|line| (5, line)));
    let empty = Collection::open(None, Reading::Printed).unwrap();
    let graph = whole(&empty.with_dataset("data", dataset));
    assert_eq!(
        told(&graph),
        [
            "data-5-1 a accused b-c () data 5",
            "data-5-2 a accused b-c () data 5",
            "data-5-3 b-c accused a () data 5",
            "data-5-4 a-b accused c () data 5",
        ]
    );
}

fn river() -> TempDir {
    let folder = TempDir::new().unwrap();
    let records = r#"[
        Source(id: "ledger", title: "The river ledger", kind: Book, locator: Page),
        Actor(id: "upton", name: "Upton", kind: State),
        Actor(id: "lowton", name: "Lowton", kind: State),
        Topic(id: "tolls", name: "Tolls"),
        Act(
            id: "events-2", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1960-01-02", topics: ["tolls"],
            evidence: [Cite(source: "ledger", page: "12")],
        ),
    ]"#;
    std::fs::write(
        folder.path().join("demarche.ron"),
        "(format: 1, title: \"River\", licence: \"CC0-1.0\")",
    )
    .unwrap();
    std::fs::write(folder.path().join("river.ron"), records).unwrap();
    folder
}

fn beside(folder: &Path, name: &str, dataset: Dataset) -> Collection {
    Collection::open(Some(folder), Reading::Printed).unwrap().with_dataset(name, dataset)
}

#[test]
fn a_folder_and_a_data_set_stand_side_by_side() {
    let folder = river();
    let lines = [line("Upton", "Tolls", 0, "112"), line("Tolls", "Upton", 2, "190")];
    let collection = beside(folder.path(), "events", dataset(&lines));
    assert_eq!(collection.findings().len(), 0, "{:?}", collection.findings());
    assert_eq!(ids(&collection), ["upton-2", "tolls-2"]);
    assert_eq!(
        told(&whole(&collection)),
        [
            "data-set-events-1 upton-2 accused tolls-2 () data-set-events 1",
            "events-2 lowton accused upton () ledger ",
            "data-set-events-2 tolls-2 attacked upton-2 () data-set-events 2",
        ]
    );
}

#[test]
fn the_same_data_set_twice_is_two_data_sets() {
    let lines = [line("a", "b", 0, "112"), line("b", "a", 1, "2")];
    let empty = Collection::open(None, Reading::Printed).unwrap();
    let both =
        empty.with_dataset("events", dataset(&lines)).with_dataset("events", dataset(&lines));
    assert_eq!(
        told(&whole(&both)),
        [
            "data-set-events-1 a-2 accused b-2 () data-set-events 1",
            "events-1 a accused b () events 1",
            "data-set-events-2 b-2 data-set-events-code-2 a-2 () data-set-events 2",
            "events-2 b events-code-2 a () events 2",
        ]
    );
}

#[test]
fn the_name_of_a_data_set_may_be_anything() {
    for name in ["", "2", "北京", "unstated", "accused", "\u{202e}", " "] {
        let empty = Collection::open(None, Reading::Printed).unwrap();
        let lines =
            [line("2", "3", 0, "112"), line("unstated", "a", 1, "2"), line("", "2", 1, "3")];
        let collection = empty.with_dataset(name, dataset(&lines));
        assert_eq!(whole(&collection).acts().len(), 3, "{name:?}");
        assert!(collection.datasets()[0].source().is_some(), "{name:?}");
    }
}

fn demarche(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_demarche")).args(arguments).output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(told).unwrap())
}

#[test]
fn more_acts_than_a_graph_has_room_for_are_not_listed() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("many.csv");
    let mut rows = "a,b,1960-01-01,112\n".repeat(100_001);
    rows += "b,c,1960-01-02,112\nc,b,1960-01-03,190\n";
    std::fs::write(&file, rows).unwrap();
    let file = file.to_str().unwrap();
    let ask = |question: &[&str]| {
        let source = ["--data", file, "--as", "csv:actor=1,recipient=2,date=3,code=4"];
        demarche(&[question, &source].concat())
    };
    let refusal = "demarche: 100003 acts of `many` fit, and 100000 are the most that are listed, drawn or linked at once; narrow the question with terms, as in by: on: date:\n";
    assert_eq!(ask(&["acts"]), (Some(2), refusal.to_owned()));
    let refusal = "demarche: no path leads from `c` to `a`, and 100003 acts are too many to say what comes nearest\n";
    assert_eq!(ask(&["path", "c", "a"]), (Some(2), refusal.to_owned()));
    // Narrowed, found in the flat arrays, or pair by pair, they answer.
    assert!(ask(&["acts", "by:b", "-f", "csv"]).1.contains("many-100002"));
    assert!(ask(&["path", "a", "c", "-f", "csv"]).1.contains("many-100002"));
    let (code, told) = ask(&["escalation", "--every-pair", "--infer", "60", "-f", "csv"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("many-100002") && told.contains("many-100003"), "{told}");
}
