//! How long it takes to read and to check records: about 200 bytes each, all sound, with links, order and citations.

use std::fmt::Write;
use std::sync::Arc;

use demarche::text::Text;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const SIZES: [usize; 2] = [10_000, 100_000];

const TYPES: [&str; 6] = ["criticized", "accused", "praised", "warned", "refused", "met-with"];

/// A text of so many records: a tenth are actors, the rest acts.
fn text(records: usize) -> String {
    let actors = (records / 10).max(2);
    let mut body = String::from("[\n");
    body.push_str("Source(id: \"book\", title: \"A book\", kind: Book, locator: Page),\n");
    for at in 0..actors {
        let role = match at.checked_sub(at % 10 + 1) {
            Some(state) if at % 10 != 0 => {
                let state = state - state % 10;
                format!(
                    ", roles: [Role(in: \"actor-{state}\", as: \"envoy\", acts_for: true, \
                     evidence: [Cite(source: \"book\", page: \"{at}\")])]"
                )
            }
            Some(_) | None => String::new(),
        };
        writeln!(
            body,
            "Actor(id: \"actor-{at}\", name: \"The actor number {at}\", kind: Person{role}),"
        )
        .expect("a string takes what is written");
    }
    for at in 0..records - actors {
        let (actor, recipient) = (at * 31 % actors, (at * 31 + 1 + at * 7 % (actors - 1)) % actors);
        let kind = TYPES[at % TYPES.len()];
        let months = at * 480 / records;
        let (year, month) = (1950 + months / 12, months % 12 + 1);
        let back = match at % 5 {
            0 if at > 100 => format!(", order: [After(id: \"act-{}\")]", at - 1 - at % 97),
            _ => String::new(),
        };
        writeln!(
            body,
            "Act(id: \"act-{at}\", actors: [\"actor-{actor}\"], type: \"{kind}\", \
             recipients: [\"actor-{recipient}\"], date: \"{year}-{month:02}\", \
             summary: \"The actor did it once more.\", \
             evidence: [Cite(source: \"book\", page: \"{at}\")]{back}),"
        )
        .expect("a string takes what is written");
    }
    body.push_str("]\n");
    body
}

/// What ron alone takes to parse the same records into the same values: the floor of reading.
#[divan::bench(args = SIZES, max_time = 3)]
fn ron_alone(bencher: Bencher<'_, '_>, records: usize) {
    let body = text(records);
    let options = ron::Options::default().with_default_extension(
        ron::extensions::Extensions::IMPLICIT_SOME
            | ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES,
    );
    bencher.counter(BytesCount::new(body.len())).bench_local(|| {
        options.from_str::<Vec<demarche::record::Record<'_>>>(&body).expect("all are sound").len()
    });
}

#[divan::bench(args = SIZES, max_time = 3)]
fn reading(bencher: Bencher<'_, '_>, records: usize) {
    let text = Arc::new(Text::new("bench.ron", text(records)));
    bencher
        .counter(BytesCount::new(text.body().len()))
        .bench_local(|| demarche::load::parse(&text).0.entries.len());
}

/// A folder of twenty files: records are read and checked, and the graph is built.
#[divan::bench(args = SIZES, max_time = 5)]
fn reading_and_checking(bencher: Bencher<'_, '_>, records: usize) {
    let body = text(records);
    let lines: Vec<&str> = body.lines().filter(|line| !matches!(*line, "[" | "]")).collect();
    let file = |(at, lines): (usize, &[&str])| {
        Text::new(format!("{at:02}.ron"), format!("[\n{}\n]\n", lines.join("\n")))
    };
    let per_file = lines.len().div_ceil(20);
    bencher
        .counter(BytesCount::new(body.len()))
        .with_inputs(|| lines.chunks(per_file).enumerate().map(file).collect::<Vec<Text>>())
        .bench_local_values(|texts| {
            let (graph, diagnostics) = demarche::read(texts);
            assert!(diagnostics.iter().all(|one| one.code.0 == "unused-record"));
            graph
        });
}
