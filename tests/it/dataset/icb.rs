//! International Crisis Behavior, actor level.

use super::acts;
use super::faults;
use super::links;
use super::read;
use super::refused;
use super::told;

const HEADING: &str = "\u{feff}icb2,crisno,cracno,cracid,actor,systrgyr,triggr,yrtrig,motrig,datrig,trigent,majres,yerres,monres,dayres,trgresra,crismg\n";

/// Rows: crisis, state, trigger with its date, entity, response with its date.
fn file(rows: &[(u32, &str, &str, &str, &str)]) -> String {
    let rows = rows.iter().map(|(crisis, state, trigger, entity, response)| {
        format!("ICB2,{crisis},1,{state},XYZ,1918,{trigger},{entity},{response},14,8\n")
    });
    HEADING.to_owned() + &rows.collect::<String>()
}

#[test]
fn a_row_is_a_trigger_and_the_response_to_it() {
    let reading = read("icb", &file(&[(2, "93", "7,1918,5,25", "94", "3,1918,5,30")]));
    assert_eq!(
        told(&reading.dataset),
        ["1 1918-05-25 94 > 93: trigger 7", "1 1918-05-30 93 > 94: response 3"]
    );
    assert_eq!(
        links(&reading.dataset),
        ["1918-05-30 93 > 94: response 3 <- 1918-05-25 94 > 93: trigger 7"]
    );
}

#[test]
fn links_of_many_rows_hold_each_to_its_own() {
    let reading = read(
        "icb",
        &file(&[
            (9, "2", "9,1950,6,1", "365", "8,1950,6,2"),
            (3, "2", "1,1920,1,1", "365", "2,1920,1,2"),
            (3, "365", "1,1920,1,2", "2", "2,1920,1,3"),
        ]),
    );
    assert_eq!(
        links(&reading.dataset),
        [
            "1920-01-02 2 > 365: response 2 <- 1920-01-01 365 > 2: trigger 1",
            "1920-01-03 365 > 2: response 2 <- 1920-01-02 2 > 365: trigger 1",
            "1950-06-02 2 > 365: response 8 <- 1950-06-01 365 > 2: trigger 9",
        ]
    );
}

#[test]
fn a_day_that_is_empty_or_no_day_leaves_the_month() {
    acts(
        "icb",
        &file(&[
            (7, "350", "7,1919,3,66", "325", "6,1919,5,15"),
            (8, "350", "7,1919,3,", "325", "6,1919,4,99"),
            (9, "350", "7,1919,99,99", "325", "6,1920,2,77"),
        ]),
        &[
            "1 1919-03-01+30 325 > 350: trigger 7",
            "1 1919-05-15 350 > 325: response 6",
            "2 1919-03-01+30 325 > 350: trigger 7",
            "2 1919-04-01+29 350 > 325: response 6",
            "3 1919-01-01+364 325 > 350: trigger 7",
            "3 1920-02-01+28 350 > 325: response 6",
        ],
    );
}

#[test]
fn a_response_comes_no_earlier_than_its_trigger() {
    acts(
        "icb",
        &file(&[
            (1, "325", "7,1919,5,15", "350", "8,1919,5,"),
            (2, "325", "7,1919,5,", "350", "8,1919,5,10"),
            // What contradicts itself stays as printed.
            (3, "325", "7,1919,5,15", "350", "8,1919,4,"),
        ]),
        &[
            "1 1919-05-15 350 > 325: trigger 7",
            "1 1919-05-15+16 325 > 350: response 8",
            "2 1919-05-01+9 350 > 325: trigger 7",
            "2 1919-05-10 325 > 350: response 8",
            "3 1919-04-01+29 325 > 350: response 8",
            "3 1919-05-15 350 > 325: trigger 7",
        ],
    );
}

#[test]
fn who_is_no_single_state_is_called_by_the_crisis() {
    acts(
        "icb",
        &file(&[
            (1, "365", "9,1918,5,1", "996", "8,1918,5,28"),
            (3, "365", "7,1918,6,23", "997", "8,1918,7,1"),
        ]),
        &[
            "1 1918-05-01 a non-state actor of crisis 1 > 365: trigger 9",
            "1 1918-05-28 365 > a non-state actor of crisis 1: response 8",
            "2 1918-06-23 several states of crisis 3 > 365: trigger 7",
            "2 1918-07-01 365 > several states of crisis 3: response 8",
        ],
    );
}

#[test]
fn no_response_without_a_date_is_no_act_and_one_with_a_date_is() {
    let reading = read(
        "icb",
        &file(&[
            (1, "310", "2,1919,6,8", "220", "1,,,"),
            (2, "310", "2,1919,6,8", "220", "1,1919,6,16"),
            (3, "310", ",,,", "220", "1,,,"),
            (4, "310", "2,1919,6,8", "", ",,,"),
        ]),
    );
    assert_eq!(
        told(&reading.dataset),
        [
            "1 1919-06-08 220 > 310: trigger 2",
            "2 1919-06-08 220 > 310: trigger 2",
            "2 1919-06-16 310 > 220: response 1",
            "4 1919-06-08  > 310: trigger 2",
        ]
    );
    assert_eq!((reading.rows, reading.no_acts, reading.faulty), (4, 1, 0));
    assert_eq!(links(&reading.dataset).len(), 1);
}

#[test]
fn a_row_that_cannot_be_read_is_a_fault_with_its_line() {
    let reading = read(
        "icb",
        &(file(&[
            (1, "310", "2,,6,8", "220", "8,1919,6,16"),
            (1, "310", "x,1919,6,8", "220", "8,1919,6,16"),
            (1, "", "2,1919,6,8", "220", "8,1919,6,16"),
            (1, "310", "2,1919,6,31", "220", "8,1919,6,16"),
            (1, "310", "2,1919,6,3", "220", "8,1919,y,16"),
        ]) + "ICB2,1\n"),
    );
    assert_eq!(
        faults(&reading),
        [
            "2: `-6-8` is no day, month or year of a trigger",
            "3: `x` is no number of a trigger",
            "4: it names no state",
            "5: `1919-6-31` is no day, month or year of a trigger",
            "6: `1919-y-16` is no day, month or year of a response",
            "7: it has 2 fields",
        ]
    );
    assert!(reading.dataset.is_empty());
}

#[test]
fn the_level_of_systems_is_refused() {
    refused(
        "icb",
        "icb1,crisno,triggr\nICB1,1,9\n",
        "it has no column `cracid`, which files of ICB, actor level, have",
    );
}
