//! How long questions to data sets take, from 10,000 acts to 1,000,000: `cargo bench --bench dataset`.
//!
//! The acts and questions are those of `scripts/compare`, which sets other tools beside them. `DEMARCHE_ACTS=1e7` asks at
//! that size instead.

#[path = "compare/answers.rs"]
mod answers;
#[path = "compare/book.rs"]
mod book;
mod made;

use std::env;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;

use answers::Asked;
use answers::WORKLOADS;
use book::Book;
use made::Made;
use made::Order;
use made::made;

static BOOK: LazyLock<Book> = LazyLock::new(Book::read);

fn main() {
    divan::main();
}

fn sizes() -> Vec<usize> {
    match env::var("DEMARCHE_ACTS").map(|acts| acts.parse::<f64>()) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are written as 1e7"
        )]
        Ok(Ok(acts)) => vec![acts as usize],
        Ok(Err(_)) | Err(_) => vec![10_000, 100_000, 1_000_000],
    }
}

fn csv(made: &Made) -> Vec<u8> {
    let mut csv = Vec::new();
    made.write_csv(&mut csv).expect("memory takes what is written");
    csv
}

fn read(bencher: Bencher<'_, '_>, acts: usize, order: Order) {
    let made = made(acts, 1, order);
    let csv = csv(&made);
    let load = || Asked::load(csv.as_slice(), &BOOK, &made.questions).expect("made data is sound");
    let counts = load().w1();
    assert_eq!(usize::try_from(counts[0]), Ok(acts), "every act is read");
    bencher.counter(ItemsCount::new(acts)).bench_local(load);
}

fn ask(bencher: Bencher<'_, '_>, acts: usize, workload: &str) {
    let made = made(acts, 1, Order::ByDay);
    let asked = Asked::load(csv(&made).as_slice(), &BOOK, &made.questions);
    let asked = asked.expect("made data is sound");
    let (_, answer) =
        WORKLOADS.iter().find(|(name, _)| *name == workload).expect("it is named below");
    bencher.bench_local(|| answer(&asked));
}

#[divan::bench(args = sizes(), max_time = 3)]
fn reading(bencher: Bencher<'_, '_>, acts: usize) {
    read(bencher, acts, Order::ByDay);
}

#[divan::bench(args = sizes(), max_time = 3)]
fn reading_in_no_order(bencher: Bencher<'_, '_>, acts: usize) {
    read(bencher, acts, Order::Shuffled);
}

#[divan::bench(args = sizes(), max_time = 3)]
fn acts_of_a_thousand_pairs(bencher: Bencher<'_, '_>, acts: usize) {
    ask(bencher, acts, "w2q");
}

#[divan::bench(args = sizes(), max_time = 3)]
fn whole_matrix(bencher: Bencher<'_, '_>, acts: usize) {
    ask(bencher, acts, "w2m");
}

#[divan::bench(args = sizes(), max_time = 3)]
fn twenty_shortest_paths(bencher: Bencher<'_, '_>, acts: usize) {
    ask(bencher, acts, "w3");
}

#[divan::bench(args = sizes(), max_time = 3)]
fn arrivals_from_ten(bencher: Bencher<'_, '_>, acts: usize) {
    ask(bencher, acts, "w4");
}

#[divan::bench(args = sizes(), max_time = 3)]
fn every_pair(bencher: Bencher<'_, '_>, acts: usize) {
    ask(bencher, acts, "w5");
}

#[divan::bench(args = sizes(), max_time = 3)]
fn every_pair_within_a_year(bencher: Bencher<'_, '_>, acts: usize) {
    ask(bencher, acts, "w5-year");
}

#[divan::bench(args = sizes(), max_time = 3)]
fn every_pair_answering_the_latest_day(bencher: Bencher<'_, '_>, acts: usize) {
    ask(bencher, acts, "w5-latest");
}

#[divan::bench(args = sizes(), max_time = 3)]
fn path_of_the_busiest_pair(bencher: Bencher<'_, '_>, acts: usize) {
    ask(bencher, acts, "w5p");
}
