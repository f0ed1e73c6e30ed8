//! Escalation between two sides with 100,000 acts and 100,000 links: `cargo bench --bench escalation`.

use std::fmt::Write;
use std::sync::LazyLock;

use demarche::Graph;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::Which;
use demarche::query::escalation::escalation;
use demarche::text::Text;

const ACTS: usize = 100_000;

fn main() {
    divan::main();
}

/// Acts of two sides over 8,000 days, each naming one of the hundred before it; words of all rungs, most of them low.
static GRAPH: LazyLock<Graph> = LazyLock::new(|| {
    const WORDS: [&str; 9] = [
        "proposed",
        "criticized",
        "criticized",
        "accused",
        "criticized",
        "proposed",
        "threatened",
        "sanctioned",
        "attacked",
    ];
    let mut text = String::from(
        "[Source(id: \"s\", title: \"S\", kind: Book, locator: Page),\
         Actor(id: \"a\", name: \"A\", kind: State), Actor(id: \"b\", name: \"B\", kind: State),",
    );
    let mut chance: u64 = 1;
    let mut next = |below: usize| {
        // A linear congruential generator: the same acts each time.
        chance =
            chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 40).unwrap_or(0) % below
    };
    for act in 0..ACTS {
        let day = act * 8_000 / ACTS;
        let (year, month, day) = (1950 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let (from, to) = if next(2) == 0 { ("a", "b") } else { ("b", "a") };
        let word = WORDS[next(WORDS.len())];
        let link = if act == 0 {
            String::new()
        } else {
            format!("responds_to: [Link(act: \"x{}\")],", act - 1 - next(act.min(100)))
        };
        write!(
            text,
            "Act(id: \"x{act}\", actors: [\"{from}\"], recipients: [\"{to}\"], type: \"{word}\", \
             date: \"{year}-{month:02}-{day:02}\", {link} evidence: [Cite(source: \"s\", page: \"1\")]),"
        )
        .expect("text takes everything");
    }
    text.push(']');
    demarche::read([Text::new("bench.ron", text)]).0
});

fn question(infer: Infer, which: Which) -> Question {
    let mut question = Question::between_ids(&GRAPH, "a", "b").expect("both are actors");
    question.infer = infer;
    question.which = which;
    question
}

#[divan::bench]
fn main_path(bencher: divan::Bencher<'_, '_>) {
    let question = question(Infer::Never, Which::Main);
    bencher.bench_local(|| escalation(&GRAPH, &question));
}

#[divan::bench]
fn main_path_with_links_to_the_latest_day(bencher: divan::Bencher<'_, '_>) {
    let question = question(Infer::Latest { days: 60 }, Which::Main);
    bencher.bench_local(|| escalation(&GRAPH, &question));
}

#[divan::bench(sample_count = 10)]
fn best_hundred(bencher: divan::Bencher<'_, '_>) {
    let question = question(Infer::Never, Which::Best(100));
    bencher.bench_local(|| escalation(&GRAPH, &question));
}

#[divan::bench(sample_count = 3)]
fn best_hundred_with_links_to_the_latest_day(bencher: divan::Bencher<'_, '_>) {
    let question = question(Infer::Latest { days: 60 }, Which::Best(100));
    bencher.bench_local(|| escalation(&GRAPH, &question));
}

#[divan::bench(sample_count = 10)]
fn all_paths(bencher: divan::Bencher<'_, '_>) {
    let question = question(Infer::Never, Which::All);
    bencher.bench_local(|| escalation(&GRAPH, &question));
}
