//! Militarized Interstate Events.

use super::acts;
use super::faulty;
use super::read;
use super::refused;
use super::told;

const HEADING: &str = "micnum,eventnum,ccode1,ccode2,stmon,stday,styear,endmon,endday,endyear,sidea1,action,hostlev,fatalmin1,fatalmax1,fatalmin2,fatalmax2,version\n";

/// Rows with their heading; each from its actors, start and action.
fn file(rows: &[(&str, &str, &str, &str)]) -> String {
    let rows = rows.iter().map(|(one, other, start, action)| {
        format!("4,1,{one},{other},{start},11,15,1946,1,{action},3,0,0,0,0,mie-1.0\n")
    });
    HEADING.to_owned() + &rows.collect::<String>()
}

#[test]
fn an_act_begins_on_its_first_day() {
    acts("mie", &file(&[("339", "200", "5,15,1946", "16")]), &["1 1946-05-15 339 > 200: 16"]);
}

#[test]
fn of_a_day_that_is_not_known_the_month_is() {
    acts(
        "mie",
        &file(&[("2", "200", "5,-9,1902", "7"), ("2", "200", "2,-9,1904", "7")]),
        &["1 1902-05-01+30 2 > 200: 7", "2 1904-02-01+28 2 > 200: 7"],
    );
}

#[test]
fn clashes_and_battles_go_either_way() {
    acts(
        "mie",
        &file(&[
            ("200", "651", "11,17,1951", "17"),
            ("200", "630", "12,-9,1856", "22"),
            ("200", "630", "12,1,1856", "16"),
        ]),
        &[
            "1 1951-11-17 200 > 651: 17",
            "1 1951-11-17 651 > 200: 17",
            "2 1856-12-01+30 200 > 630: 22",
            "2 1856-12-01+30 630 > 200: 22",
            "3 1856-12-01 200 > 630: 16",
        ],
    );
}

#[test]
fn rows_out_of_order_and_rows_that_repeat_are_all_acts() {
    acts(
        "mie",
        &file(&[
            ("200", "339", "10,22,1946", "7"),
            ("200", "339", "10,22,1946", "7"),
            ("339", "200", "5,15,1946", "16"),
        ]),
        &["1 1946-10-22 200 > 339: 7", "2 1946-10-22 200 > 339: 7", "3 1946-05-15 339 > 200: 16"],
    );
}

#[test]
fn no_action_is_no_act() {
    let reading =
        read("mie", &file(&[("2", "200", "5,15,1902", "0"), ("2", "200", "5,16,1902", "1")]));
    assert_eq!((reading.rows, reading.no_acts), (2, 1));
    assert_eq!(told(&reading.dataset), ["2 1902-05-16 2 > 200: 1"]);
}

#[test]
fn a_row_that_cannot_be_read_is_a_fault_with_its_line() {
    faulty(
        "mie",
        &(file(&[
            ("2", "200", "13,1,1902", "7"),
            ("2", "200", "5,1,x", "7"),
            ("2", "200", "5,1,1902", "show"),
        ]) + "4,1\n"),
        &[
            "2: `1902-13-1` is no day, month or year",
            "3: `x-5-1` is no day, month or year",
            "4: `show` is no number of an action",
            "5: it has 2 fields",
        ],
        &[],
    );
}

#[test]
fn a_file_of_another_format_is_refused() {
    refused("mie", "a,b\n1,2\n", "it has no column `ccode1`, which files of MIE have");
    refused("mie", "", "it is empty");
}
