//! When things were: what is redated, and what moves because of it.

use demarche::diff::RecordChange;
use demarche::diff::Sort;
use serde_json::Value;
use serde_json::json;

use super::ACCUSATION;
use super::CLOSING;
use super::check;
use super::diff;
use super::river;

fn bounds(days: [Option<&str>; 4]) -> Value {
    let [start_first, start_last, end_first, end_last] = days;
    json!({ "start_first": start_first, "start_last": start_last, "end_first": end_first, "end_last": end_last })
}

fn day(day: &str) -> Value {
    bounds([Some(day); 4])
}

#[test]
fn a_date_its_basis_or_its_order_redates() {
    check(
        &[ACCUSATION, CLOSING],
        &[ACCUSATION, &CLOSING.replace("1881-06-02", "1881-06-09")],
        json!([
            ["redated", "Act", "closing", "date", "1881-06-02", "1881-06-09"],
            ["redated", "Act", "closing", "bounds", day("1881-06-02"), day("1881-06-09")],
        ]),
    );
    check(
        &[ACCUSATION, CLOSING],
        &[ACCUSATION, &CLOSING.replace("responds_to", "date_basis: Inferred, responds_to")],
        json!([["redated", "Act", "closing", "date_basis", "Stated", "Inferred"]]),
    );
    let ordered =
        |order: &str| CLOSING.replace("responds_to", &format!("order: [{order}], responds_to"));
    check(
        &[ACCUSATION, &ordered(r#"After(id: "accusation")"#)],
        &[ACCUSATION, &ordered(r#"After(id: "accusation", cue: "later")"#)],
        json!([["redated", "Act", "closing", "order[accusation].cue", null, "later"]]),
    );
}

const REPLY: &str = r#"
    Act(id: "reply", actors: ["lowton"], type: "refused", recipients: ["upton"], order: [After(id: "closing")],
        evidence: [Cite(source: "ledger", page: "14")]),
"#;
const ECHO: &str = r#"
    Act(id: "echo", actors: ["upton"], type: "refused", recipients: ["lowton"], order: [After(id: "reply")],
        evidence: [Cite(source: "ledger", page: "15")]),
"#;

#[test]
fn what_hangs_on_a_redated_act_moves_through_it() {
    let redated = CLOSING.replace("1881-06-02", "1881-06-09");
    let open = |first: &str| bounds([Some(first), None, Some(first), None]);
    check(
        &[ACCUSATION, CLOSING, REPLY, ECHO],
        &[ACCUSATION, &redated, REPLY, ECHO],
        json!([
            ["redated", "Act", "closing", "date", "1881-06-02", "1881-06-09"],
            ["redated", "Act", "closing", "bounds", day("1881-06-02"), day("1881-06-09")],
            ["moved", "Act", "echo", "bounds", open("1881-06-02"), open("1881-06-09")],
            ["moved", "Act", "reply", "bounds", open("1881-06-02"), open("1881-06-09")],
        ]),
    );
    let diff = diff(
        &river(&[ACCUSATION, CLOSING, REPLY, ECHO]),
        &river(&[ACCUSATION, &redated, REPLY, ECHO]),
    );
    let moved = diff.changes.iter().filter(|change| change.sorts().contains(&Sort::Moved));
    let through = |change: &RecordChange| change.days.clone().unwrap().through.unwrap();
    assert_eq!(moved.map(through).collect::<Vec<_>>(), ["closing", "closing"]);
}

#[test]
fn an_act_that_an_earlier_one_no_longer_holds_moves_through_what_went() {
    // The accusation of some day in May or June was before the closing on 2 June; without it any day will do.
    let accusation = ACCUSATION.replace("1881-05", "[1881-05..1881-06]");
    let change = diff(&river(&[&accusation, CLOSING]), &river(&[&accusation]));
    let moved = change.changes.iter().find(|one| one.id.as_deref() == Some("accusation")).unwrap();
    let days = moved.days.clone().unwrap();
    assert_eq!(days.through.as_deref(), Some("closing"));
    assert_eq!(days.old.start.last.to_string(), "1881-06-02");
    assert_eq!(days.new.start.last.to_string(), "1881-06-30");
}

#[test]
fn of_two_changes_as_near_the_first_id_is_named() {
    let other = CLOSING.replace("closing", "barring");
    let reply = REPLY
        .replace("[After(id: \"closing\")]", "[After(id: \"closing\"), After(id: \"barring\")]");
    let later = |act: &str| act.replace("1881-06-02", "1881-06-09");
    let found = diff(
        &river(&[ACCUSATION, CLOSING, &other, &reply]),
        &river(&[ACCUSATION, &later(CLOSING), &later(&other), &reply]),
    );
    let moved = found.changes.iter().find(|one| one.id.as_deref() == Some("reply")).unwrap();
    assert_eq!(moved.days.clone().unwrap().through.as_deref(), Some("barring"));
}
