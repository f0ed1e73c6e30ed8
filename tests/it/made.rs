//! The event data that benchmarks run on: the same bytes on every machine.

#[path = "../../benches/made/mod.rs"]
mod generator;

use generator::Order;
use generator::made;
use sha2::Digest;
use sha2::Sha256;

/// Digests are those of an independent program for the same rule, in Python.
#[track_caller]
fn check(acts: usize, seed: u64, order: Order, digest: &str) {
    let mut csv = Vec::new();
    made(acts, seed, order).write_csv(&mut csv).unwrap();
    let found =
        Sha256::digest(&csv).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    assert_eq!(found, digest);
}

#[test]
fn made_acts_are_the_same_bytes_everywhere() {
    check(
        10_000,
        1,
        Order::ByDay,
        "415fc58947637c7546ccd893464466e952dd9701d2580f75ce646acd2048096e",
    );
}

#[test]
fn another_seed_or_order_makes_other_acts() {
    check(
        10_000,
        1,
        Order::Shuffled,
        "0019144ce28912cf4643855e5657ac03cea7e3db5663c096ed865e8aa7ab8c75",
    );
    check(
        10_000,
        7,
        Order::ByDay,
        "818b610a8e07d4c6f6264c9e8a11ee0f15b0d49306c1a2c1c4a58b29aa3c4dde",
    );
}

#[test]
fn questions_are_drawn_from_the_acts() {
    let made = made(10_000, 1, Order::ByDay);
    let questions = made.questions;
    assert_eq!(
        (questions.actors, questions.dyads_ordered, questions.dyads_unordered),
        (300, 3_398, 2_908)
    );
    assert_eq!((questions.w2q.len(), questions.w3.len(), questions.w4.len()), (1_000, 20, 10));
    let first = &questions.w2q[0];
    assert_eq!((first.a.as_str(), first.b.as_str()), ("ORMCVL", "PJFREB"));
    assert_eq!(
        (first.d1.as_str(), first.d2.as_str(), first.types.len()),
        ("2020-11-17", "2021-11-16", 11)
    );
    let busiest = &questions.w5p;
    assert_eq!((busiest.a.as_str(), busiest.b.as_str(), busiest.days), ("ORMCVL", "PJFREB", 30));
    assert_eq!(questions.busiest_dyad_acts, 343);
}
