//! Quadruples of ICEWS14 and their dictionaries.

use demarche::dataset::format::Reading;

use super::attempt;
use super::faults;
use super::told;

const ENTITIES: &str = "Upton\t0\nCitizen_(Lowton)\t1\nJohn_\"Jack\"_Rivers\t2\n";
const RELATIONS: &str = "Make_statement\t0\nConsult\t1\n";

fn quadruples(main: &str) -> Reading {
    attempt("icews14", main.as_bytes(), &[ENTITIES, RELATIONS]).unwrap()
}

#[track_caller]
fn refused(entities: &str, expected: &str) {
    let reason = attempt("icews14", b"0\t0\t0\t0\t-1\n", &[entities, RELATIONS]).unwrap_err();
    assert_eq!(reason.to_string(), expected);
}

#[test]
fn numbers_are_names_and_labels_and_hours_are_days_of_2014() {
    let reading = quadruples("0\t1\t1\t0\t-1\n2\t0\t0\t24\t-1\n1\t0\t2\t8736\t-1\n");
    assert_eq!(
        told(&reading.dataset),
        [
            "1 2014-01-01 Upton > Citizen (Lowton): Consult",
            "2 2014-01-02 John \"Jack\" Rivers > Upton: Make statement",
            "3 2014-12-31 Citizen (Lowton) > John \"Jack\" Rivers: Make statement",
        ]
    );
    assert_eq!((reading.rows, reading.no_acts, reading.faulty), (3, 0, 0));
}

#[test]
fn lines_may_end_in_cr_lf_and_the_fifth_column_may_be_missing() {
    let reading = quadruples("0\t1\t1\t0\r\n0\t1\t1\t0\r\n");
    let act = "2014-01-01 Upton > Citizen (Lowton): Consult";
    assert_eq!(told(&reading.dataset), [format!("1 {act}"), format!("2 {act}")]);
}

#[test]
fn a_number_without_a_name_and_an_hour_outside_the_year_are_faults() {
    let reading =
        quadruples("7\t0\t0\t0\t-1\n0\t2\t0\t0\t-1\n0\t0\t0\t8760\t-1\n0\t0\t0\t-1\t-1\n0 0 0 0\n");
    assert_eq!(
        faults(&reading),
        [
            "1: no entity has the number `7`",
            "2: no relation has the number `2`",
            "3: `8760` is no hour of 2014, counted from its beginning",
            "4: `-1` is no hour of 2014, counted from its beginning",
            "5: it has 1 fields instead of 5",
        ]
    );
    assert_eq!((reading.rows, reading.faulty, reading.dataset.len()), (5, 5, 0));
}

#[test]
fn a_dictionary_may_begin_with_its_length_and_stand_in_any_order() {
    let entities = "\u{feff}3\nLowton\t1\nUpton\t0\nRivers\t2\n";
    let reading = attempt("icews14", b"0\t0\t1\t0\t-1\n", &[entities, RELATIONS]).unwrap();
    assert_eq!(told(&reading.dataset), ["1 2014-01-01 Upton > Lowton: Make statement"]);
}

#[test]
fn a_dictionary_that_leaves_out_or_repeats_a_number_is_refused() {
    let reason = "the numbers of `entity2id.txt` are not those from 0, each once";
    refused("Upton\t0\nLowton\t2\n", reason);
    refused("Upton\t0\nLowton\t0\n", reason);
    refused("Upton\t999999999\n", reason);
    refused("", reason);
    refused("Upton\t0\nLowton\n", "line 2 of `entity2id.txt` is no name and number");
    refused("Upton 0\n", "line 1 of `entity2id.txt` is no name and number");
}

#[test]
fn without_dictionaries_numbers_mean_nothing() {
    let reason = attempt("icews14", b"0\t0\t0\t0\t-1\n", &[ENTITIES]).unwrap_err();
    assert_eq!(reason.to_string(), "what its numbers mean is not given: `relation2id.txt`");
}
