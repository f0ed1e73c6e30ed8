//! How long questions take over 100,000 acts: `cargo bench --bench path`.
//!
//! The acts are among 2,000 actors over ten years, half of them among the first hundred, as in event data. They are drawn
//! by a fixed sequence, so every run asks the same.

use std::fmt::Write;
use std::sync::LazyLock;

use demarche::Graph;
use demarche::graph::Named;
use demarche::model::NodeKey;
use demarche::query::Direction;
use demarche::query::Filter;
use demarche::query::InTime;
use demarche::query::MatrixQuestion;
use demarche::query::PathQuestion;
use demarche::query::Paths;
use demarche::query::Selection;
use demarche::query::Which;
use demarche::text::Text;

const ACTS: u64 = 100_000;
const ACTORS: u64 = 2_000;
const TYPES: [&str; 4] = ["accused", "threatened", "praised", "attacked"];

static GRAPH: LazyLock<Graph> = LazyLock::new(graph);

/// The next number of a linear congruential sequence; its upper bits are the better ones.
fn draw(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

fn graph() -> Graph {
    let mut body =
        "[Source(id: \"source\", title: \"Source\", kind: Dataset, locator: Page),".to_owned();
    for actor in 0..ACTORS {
        write!(body, "Actor(id: \"n{actor}\", name: \"n{actor}\", kind: State),")
            .expect("a string can be written to");
    }
    let mut state = 1;
    let actor = |state: &mut u64| {
        let crowd = if draw(state, 2) == 0 { 100 } else { ACTORS };
        draw(state, crowd)
    };
    for act in 0..ACTS {
        let (from, to) = (actor(&mut state), actor(&mut state));
        let verb = TYPES[usize::try_from(draw(&mut state, 4)).expect("less than four")];
        let (year, month) = (1990 + draw(&mut state, 10), 1 + draw(&mut state, 12));
        let day = 1 + draw(&mut state, 28);
        write!(
            body,
            "Act(id: \"act-{act}\", actors: [\"n{from}\"], type: \"{verb}\", recipients: [\"n{to}\"], \
             date: \"{year}-{month:02}-{day:02}\", evidence: [Cite(source: \"source\", page: \"1\")]),"
        )
        .expect("a string can be written to");
    }
    body.push(']');
    demarche::read([Text::new("bench.ron", body)]).0
}

fn main() {
    LazyLock::force(&GRAPH);
    divan::main();
}

fn node(id: &str) -> NodeKey {
    let Some(Named::Node(node)) = GRAPH.named(id) else { unreachable!("the actor is made above") };
    node
}

fn path(which: Which, in_time: InTime, direction: Direction) -> Paths {
    let question = PathQuestion {
        which,
        in_time,
        direction,
        ..PathQuestion::new(node("n1500"), node("n1900"))
    };
    question.answer(&GRAPH)
}

fn select(terms: &str) -> Selection {
    let filter = Filter::parse(&GRAPH, &[terms.to_owned()]).expect("the terms are sound");
    filter.select(&GRAPH)
}

#[divan::bench(sample_count = 20)]
fn shortest() -> Paths {
    path(Which::Shortest, InTime::Any, Direction::AsActed)
}

#[divan::bench(sample_count = 20)]
fn shortest_in_time() -> Paths {
    path(Which::Shortest, InTime::NeverBack, Direction::AsActed)
}

#[divan::bench(sample_count = 20)]
fn best_ten_in_time() -> Paths {
    path(Which::Best(10), InTime::NeverBack, Direction::AsActed)
}

#[divan::bench(sample_count = 20)]
fn a_thousand_in_time() -> Paths {
    path(Which::All { max: 1000 }, InTime::NeverBack, Direction::AsActed)
}

#[divan::bench(sample_count = 20)]
fn a_thousand_either_way() -> Paths {
    path(Which::All { max: 1000 }, InTime::Any, Direction::EitherWay)
}

#[divan::bench(sample_count = 20)]
fn miss() -> Paths {
    let filter = Filter::parse(&GRAPH, &["did:praised not:on:n1900".to_owned()]);
    let filter = filter.expect("the terms are sound");
    PathQuestion { filter, ..PathQuestion::new(node("n1500"), node("n1900")) }.answer(&GRAPH)
}

#[divan::bench(sample_count = 20)]
fn select_by_pair() -> Selection {
    select("by:n1 on:n2")
}

#[divan::bench(sample_count = 20)]
fn select_by_scan() -> Selection {
    select("did:verbal date:1995")
}

#[divan::bench(sample_count = 20)]
fn select_by_text() -> Selection {
    select("text:nothing")
}

#[divan::bench(sample_count = 20)]
fn matrix() -> usize {
    MatrixQuestion::default().answer(&GRAPH).cells.len()
}

#[divan::bench(sample_count = 20)]
fn stats() -> usize {
    demarche::query::stats(&GRAPH).records.acts
}
