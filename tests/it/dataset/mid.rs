//! Militarized Interstate Disputes: incidents joined with those who took part.

use demarche::dataset::format::Format;
use demarche::dataset::format::Reading;

use super::attempt;
use super::faults;
use super::told;

const INCIDENTS: &str = "dispnum,incidnum,stday,stmon,styear,endday,endmon,endyear,duration,tbi,fatality,fatalpre,action,hostlev,numa,version\n";
const PARTIES: &str = "dispnum,incidnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,insidea,sidea,fatality,fatalpre,action,hostlev,revtype1,revtype2,version\n";

/// Incidents by number, and those who took part: incident, state, start, side of the incident, side of the dispute, action.
fn join(incidents: &[u32], parties: &[(u32, u32, &str, u8, u8, i8)]) -> Reading {
    let incidents: Vec<String> = incidents
        .iter()
        .map(|number| format!("3551,{number},1,1,1990,1,1,1990,1,-9,0,0,21,5,1,5\n"))
        .collect();
    let parties: Vec<String> = parties
        .iter()
        .map(|(incident, state, start, inside, side, action)| {
            format!("3551,{incident},\"XYZ\",{state},{start},-9,-9,1999,{inside},{side},0,0,{action},3,2,0,5\n")
        })
        .collect();
    attempt(
        "mid",
        (INCIDENTS.to_owned() + &incidents.concat()).as_bytes(),
        &[&(PARTIES.to_owned() + &parties.concat())],
    )
    .unwrap()
}

#[test]
fn each_acts_towards_the_other_side_by_his_own_action_and_day() {
    let reading = join(
        &[10],
        &[
            (10, 2, "16,7,1992", 1, 0, 7),
            (10, 20, "17,7,1992", 1, 0, 1),
            (10, 345, "16,7,1992", 0, 1, 0),
            (10, 346, "18,7,1992", 0, 1, 16),
        ],
    );
    assert_eq!(
        told(&reading.dataset),
        [
            "1 1992-07-16 2 > 345: 7",
            "1 1992-07-16 2 > 346: 7",
            "1 1992-07-17 20 > 345: 1",
            "1 1992-07-17 20 > 346: 1",
            "1 1992-07-18 346 > 20: 16",
            "1 1992-07-18 346 > 2: 16",
        ]
    );
}

#[test]
fn states_go_by_their_abbreviations_where_no_two_share_one() {
    let incidents = format!("{INCIDENTS}1,10,1,1,1990,1,1,1990,1,-9,0,0,21,5,1,5\n");
    let party = |name: &str, state: u32, side: u32| {
        format!("1,10,{name},{state},2,1,1990,-9,-9,1999,{side},1,0,0,7,3,2,0,5\n")
    };
    let parties = [
        party("\"USA\"", 2, 1),
        party("KOR", 731, 0),
        party("KOR", 732, 0),
        party("", 200, 0),
        // The first that a state is called stays.
        party("US", 2, 1),
    ];
    let parties = format!("{PARTIES}{}", parties.concat());
    let reading = attempt("mid", incidents.as_bytes(), &[&parties]).unwrap();
    let mut names: Vec<String> = (1..reading.dataset.actors().len())
        .map(|at| reading.dataset.actors().get(at).into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["200", "731", "732", "USA"]);
}

#[test]
fn days_and_months_of_minus_nine_are_not_known_and_an_action_of_it_is_an_act() {
    let reading = join(
        &[10, 11],
        &[
            (10, 2, "-9,2,1992", 1, 1, -9),
            (10, 345, "1,2,1992", 0, 0, 16),
            (11, 2, "-9,-9,1993", 1, 1, 7),
            (11, 345, "1,2,1993", 0, 0, 0),
        ],
    );
    assert_eq!(
        told(&reading.dataset),
        ["1 1992-02-01 345 > 2: 16", "1 1992-02-01+28 2 > 345: -9", "2 1993-01-01+364 2 > 345: 7",]
    );
}

#[test]
fn a_clash_goes_either_way() {
    let reading = join(&[10], &[(10, 2, "1,1,1993", 1, 1, 17), (10, 645, "1,1,1993", 0, 0, 17)]);
    assert_eq!(told(&reading.dataset), ["1 1993-01-01 2 > 645: 17", "1 1993-01-01 645 > 2: 17"]);
}

#[test]
fn an_incident_in_which_nobody_did_anything_is_no_act() {
    let reading = join(
        &[10, 11],
        &[
            (10, 2, "1,1,1993", 1, 1, 0),
            (10, 645, "1,1,1993", 0, 0, 0),
            (11, 2, "1,1,1993", 1, 1, 7),
        ],
    );
    assert_eq!((reading.rows, reading.no_acts, reading.faulty), (2, 1, 0));
    // One side alone acts towards nobody.
    assert_eq!(told(&reading.dataset), ["2 1993-01-01 2 > : 7"]);
}

#[test]
fn what_cannot_be_joined_is_a_fault_in_either_file() {
    let reading = join(
        &[10, 12, 10],
        &[
            (10, 2, "1,1,1993", 1, 1, 7),
            (10, 645, "1,1,1993", 0, 0, 0),
            (11, 2, "1,1,1993", 1, 1, 7),
            (10, 670, "1,1,1993", 2, 0, 7),
            (10, 670, "32,1,1993", 0, 0, 7),
        ],
    );
    assert_eq!(
        faults(&reading),
        [
            "3: incident 12: nobody took part in it",
            "4: incident 10: it stands in the file before",
            "5: of the file of those who took part: `2` is no side: 1 or 0",
            "6: of the file of those who took part: `1993-1-32` is no day, month or year",
            "4: of the file of those who took part: incident 11 is not in the main file",
        ]
    );
    assert_eq!(told(&reading.dataset), ["1 1993-01-01 2 > 645: 7"]);
}

#[test]
fn an_incident_of_very_many_acts_is_a_fault() {
    let parties: Vec<(u32, u32, &str, u8, u8, i8)> = (0..64)
        .map(|state| {
            (10, state, "1,1,1993", u8::from(state < 32), 0, if state < 32 { 7 } else { 0 })
        })
        .collect();
    assert_eq!(
        faults(&join(&[10], &parties)),
        ["2: incident 10: it comes to 1024 acts; the most is 1000"]
    );
}

#[test]
fn the_other_file_has_the_same_name_with_a_letter_more() {
    let beside = |name: &str| Format::parse("mid").unwrap().companions(name);
    assert_eq!(beside("MIDI 5.0.csv"), ["MIDIP 5.0.csv"]);
    assert_eq!(beside("incidents.csv"), ["MIDIP-incidents.csv"]);
    let reason = attempt("mid", INCIDENTS.as_bytes(), &[]).unwrap_err();
    assert_eq!(reason.to_string(), "the sides of incidents are not given: MIDIP");
    let reason = attempt("mid", INCIDENTS.as_bytes(), &["a,b\n"]).unwrap_err();
    assert_eq!(
        reason.to_string(),
        "it has no column `incidnum`, which files of MID participants have"
    );
}
