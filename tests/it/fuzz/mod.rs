//! Arbitrary input: every target over the texts that once broke something, and over as many made at random as take a few
//! seconds, always the same. `scripts/fuzz` goes on for longer, with other texts each time.
#![expect(clippy::disallowed_methods, reason = "the cases are files")]

mod targets;

use std::fs;
use std::panic;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;

use targets::TARGETS;

/// The most bytes of which a text is made.
const BYTES_MAX: usize = 1_500;

/// Checks the cases of a target, then texts made at random; a text that fails is made as small as may be and printed.
fn run(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fuzz/cases").join(name);
    for case in fs::read_dir(&folder).expect("it has cases") {
        let path = case.expect("a case").path();
        let text = fs::read_to_string(&path).expect("a text");
        let outcome = panic::catch_unwind(|| (target.check)(&text));
        assert!(outcome.is_ok(), "the case {}", path.display());
    }
    let config = ProptestConfig {
        cases: target.texts,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..ProptestConfig::default()
    };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(config, random);
    let texts = vec(any::<u8>(), 0..BYTES_MAX).prop_map(|bytes| target.text(&bytes));
    let outcome = runner.run(&texts, |text| {
        (target.check)(&text);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn every_answer_over_parts_of_the_curated_graph_can_be_read_back() {
    run("answers");
}

#[test]
fn every_answer_over_records_of_every_sort_can_be_read_back() {
    run("records");
}

#[test]
fn any_bibliography_is_read_and_notes_are_made_of_it() {
    run("bibliography");
}

#[test]
fn what_is_said_of_order_holds_or_is_found_to_contradict_itself() {
    run("chronology");
}

#[test]
fn what_a_date_allows_is_never_empty_and_can_be_read_back() {
    run("dates");
}

#[test]
fn a_path_is_what_its_definition_says_in_any_graph() {
    run("escalation");
}

#[test]
fn any_data_set_is_read_or_refused_and_what_is_read_agrees_with_itself() {
    run("formats");
}

#[test]
fn any_text_is_read_to_its_end() {
    run("loading");
}

#[test]
fn any_marker_is_read_or_refused_with_a_reason() {
    run("marker");
}

#[test]
fn places_in_a_source_are_whole_characters() {
    run("quotation");
}

#[test]
fn slips_of_the_hand_are_found_and_shown() {
    run("slips");
}

#[test]
fn any_line_of_terms_is_a_filter_or_an_error_that_points_into_it() {
    run("terms");
}

#[test]
fn every_target_is_run_and_has_its_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fuzz/cases");
    let mut named: Vec<String> = fs::read_dir(folder)
        .expect("there are cases")
        .map(|one| one.expect("a folder").file_name().into_string().expect("a name"))
        .collect();
    named.sort();
    let targets: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(named, targets);
    let own = include_str!("mod.rs");
    assert!(targets.iter().all(|name| own.contains(&format!("run(\"{name}\")"))));
}
