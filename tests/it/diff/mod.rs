//! What two versions of a graph folder differ in, worked out by hand.

mod revision;
mod same;
mod time;

use std::sync::Arc;

use demarche::check::Reading;
use demarche::diff::Diff;
use demarche::diff::Standing;
use demarche::interop;
use demarche::load::Folder;
use demarche::present;
use demarche::text::Text;
use serde_json::Value;
use serde_json::json;

/// A source, two towns and their dispute.
const TOWNS: &str = r#"
    Source(id: "ledger", title: "Ledger", kind: Book, locator: Page),
    Actor(id: "upton", name: "Upton", kind: State),
    Actor(id: "lowton", name: "Lowton", kind: State),
    Dispute(id: "river", name: "The river", sides: [
        Side(id: "up", name: "Up", actors: ["upton"]), Side(id: "down", name: "Down", actors: ["lowton"])]),
"#;

/// On rung 2.
const ACCUSATION: &str = r#"
    Act(id: "accusation", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05",
        summary: "Lowton accused Upton.", evidence: [Cite(source: "ledger", page: "12", note: "3")]),
"#;

/// On rung 4, in answer.
const CLOSING: &str = r#"
    Act(id: "closing", actors: ["upton"], type: "sanctioned", recipients: ["lowton"], date: "1881-06-02",
        responds_to: [Link(act: "accusation", cue: "stung by this")],
        evidence: [Cite(source: "ledger", page: "13")]),
"#;

fn folder(texts: &[&str]) -> Folder {
    let named = texts.iter().enumerate();
    let texts =
        named.map(|(at, body)| Arc::new(Text::new(format!("{at}.ron"), format!("[{body}]"))));
    Folder { texts: texts.collect(), ..Folder::default() }
}

fn river(acts: &[&str]) -> Folder {
    let mut texts = vec![TOWNS];
    texts.extend(acts);
    folder(&texts)
}

fn diff(old: &Folder, new: &Folder) -> Diff {
    demarche::compare(old, new, Reading::Printed).diff
}

fn document(old: &Folder, new: &Folder) -> Value {
    let compared = demarche::compare(old, new, Reading::Printed);
    let mut bytes = Vec::new();
    let document = interop::diff(&compared.old, &compared.new, &compared.diff);
    document.write_json(&mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn page(old: &Folder, new: &Folder) -> String {
    let compared = demarche::compare(old, new, Reading::Printed);
    present::diff(&compared.old, &compared.new, &compared.diff).to_text(100)
}

/// The rows as [change, kind, id, field, old, new]; of a record that came or went, only that it did.
fn rows(old: &Folder, new: &Folder) -> Value {
    let document = document(old, new);
    let rows = document["changes"].as_array().unwrap().iter();
    let told = rows.map(|row| match row["change"].as_str() {
        Some("added" | "removed") => json!([row["change"], row["kind"], row["id"]]),
        _ => json!(["change", "kind", "id", "field", "old", "new"].map(|name| &row[name])),
    });
    told.collect()
}

#[track_caller]
fn check(old: &[&str], new: &[&str], expected: Value) {
    let found = rows(&river(old), &river(new));
    assert_eq!([found], [expected]);
}

#[test]
fn an_act_that_came_and_one_that_went_are_said_to_have() {
    let strike = CLOSING.replace("closing", "strike").replace("sanctioned", "attacked");
    let strike = strike.replace("1881-06-02", "1881-08").replace("\"13\"", "\"20\"");
    check(
        &[ACCUSATION, CLOSING],
        &[ACCUSATION, &strike],
        json!([["removed", "Act", "closing"], ["added", "Act", "strike"]]),
    );
}

#[test]
fn a_record_that_says_the_same_under_another_id_is_renamed_and_what_follows_it_is_unchanged() {
    let accusation = ACCUSATION.replace("\"accusation\"", "\"charge\"");
    let closing = CLOSING.replace("\"accusation\"", "\"charge\"");
    check(
        &[ACCUSATION, CLOSING],
        &[&accusation, &closing],
        json!([["renamed", "Act", "charge", "id", "accusation", "charge"]]),
    );
    let diff = diff(&river(&[ACCUSATION, CLOSING]), &river(&[&accusation, &closing]));
    assert!(diff.disputes[0].is_same, "the path is the same under the new id");
}

#[test]
fn records_that_name_each_other_can_be_renamed_together() {
    let towns = TOWNS.replace("lowton\"", "lowbridge\"").replace("ledger", "annals");
    let acts = [ACCUSATION, CLOSING].map(|act| {
        act.replace("lowton\"", "lowbridge\"")
            .replace("ledger", "annals")
            .replace("accusation", "charge")
            .replace("closing", "shutting")
    });
    assert_eq!(
        rows(&river(&[ACCUSATION, CLOSING]), &folder(&[&towns, &acts[0], &acts[1]])),
        json!([
            ["renamed", "Act", "charge", "id", "accusation", "charge"],
            ["renamed", "Act", "shutting", "id", "closing", "shutting"],
            ["renamed", "Actor", "lowbridge", "id", "lowton", "lowbridge"],
            ["renamed", "Source", "annals", "id", "ledger", "annals"],
        ])
    );
}

#[test]
fn a_reference_that_does_not_follow_is_no_change_but_a_finding() {
    let accusation = ACCUSATION.replace("\"accusation\"", "\"charge\"");
    let (old, new) = (river(&[ACCUSATION, CLOSING]), river(&[&accusation, CLOSING]));
    assert_eq!(
        rows(&old, &new),
        json!([["renamed", "Act", "charge", "id", "accusation", "charge"]])
    );
    let diff = diff(&old, &new);
    let codes: Vec<&str> = diff.findings.come.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["unknown-act"]);
    assert_eq!(diff.disputes[0].new, Standing::Pathless);
}

#[test]
fn three_quarters_of_what_two_records_say_make_them_one_and_less_does_not() {
    // Eight statements: actors, type, recipients, date, place, summary, source and page.
    let act = r#"Act(id: "speech", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05",
        place: "the weir", summary: "Lowton spoke.", evidence: [Cite(source: "ledger", page: "12")]),"#;
    // Six of eight are the same: 12 of 16.
    let near =
        act.replace("speech", "address").replace("1881-05", "1881-06").replace("spoke", "talked");
    check(
        &[act],
        &[&near],
        json!([
            ["renamed", "Act", "address", "id", "speech", "address"],
            ["redated", "Act", "address", "date", "1881-05", "1881-06"],
            ["reworded", "Act", "address", "summary", "Lowton spoke.", "Lowton talked."],
            ["redated", "Act", "address", "bounds",
                { "start_first": "1881-05-01", "start_last": "1881-05-31", "end_first": "1881-05-01", "end_last": "1881-05-31" },
                { "start_first": "1881-06-01", "start_last": "1881-06-30", "end_first": "1881-06-01", "end_last": "1881-06-30" }],
        ]),
    );
    // Five of eight: 10 of 16.
    let far = near.replace("the weir", "the mill");
    check(&[act], &[&far], json!([["added", "Act", "address"], ["removed", "Act", "speech"]]));
}

#[test]
fn the_most_alike_of_several_is_the_renamed_one() {
    let act = |id: &str, page: &str, place: &str| {
        format!(
            r#"Act(id: "{id}", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881", place: "{place}",
                summary: "Lowton spoke.", evidence: [Cite(source: "ledger", page: "{page}")]),"#
        )
    };
    check(
        &[&act("first", "1", "mill"), &act("second", "2", "weir")],
        &[&act("third", "2", "mill"), &act("fourth", "2", "weir")],
        // Second and fourth say the same; first and third differ in the page.
        json!([
            ["renamed", "Act", "fourth", "id", "second", "fourth"],
            ["renamed", "Act", "third", "id", "first", "third"],
            ["changed", "Act", "third", "evidence[ledger].page", "1", "2"],
        ]),
    );
}

#[test]
fn a_field_of_one_citation_is_shown_as_that() {
    let second = r#"Cite(source: "ledger", page: "40", passage: ("at dawn", "the weir"))"#;
    let act = ACCUSATION.replace("evidence: [", &format!("evidence: [{second}, "));
    check(
        &[&act],
        &[&act.replace("note: \"3\"", "note: \"4\"")],
        json!([["changed", "Act", "accusation", "evidence[ledger 12].note", "3", "4"]]),
    );
    check(
        &[&act],
        &[&act.replace("the weir", "a weir")],
        json!([[
            "changed",
            "Act",
            "accusation",
            "evidence[ledger 40].passage",
            ["at dawn", "the weir"],
            ["at dawn", "a weir"]
        ]]),
    );
    check(
        &[&act],
        &[ACCUSATION],
        json!([["changed", "Act", "accusation", "evidence", {
            "record": "Cite", "source": "ledger", "paragraph": null, "passage": ["at dawn", "the weir"], "prefix": null, "suffix": null, "via": null, "document_page": null,
            "note": null, "page": "40", "quote": null, "basis": "Direct" }, null]]),
    );
}

#[test]
fn citations_that_are_less_than_half_alike_are_two() {
    let cite = |page: &str, note: &str, quote: &str| {
        json!({ "record": "Cite", "source": "ledger", "paragraph": null, "passage": null, "prefix": null, "suffix": null, "via": null, "document_page": null,
            "note": note, "page": page, "quote": quote, "basis": "Direct" })
    };
    let quoted = ACCUSATION.replace("note: \"3\"", "note: \"3\", quote: \"our water\"");
    let half = quoted.replace("\"12\"", "\"13\"").replace("\"3\"", "\"4\"");
    // Of four statements two are the same: source and quote.
    check(
        &[&quoted],
        &[&half],
        json!([
            ["changed", "Act", "accusation", "evidence[ledger our water].note", "3", "4"],
            ["changed", "Act", "accusation", "evidence[ledger our water].page", "12", "13"],
        ]),
    );
    check(
        &[&quoted],
        &[&half.replace("our water", "a lie")],
        json!([
            ["changed", "Act", "accusation", "evidence", cite("12", "3", "our water"), null],
            ["changed", "Act", "accusation", "evidence", null, cite("13", "4", "a lie")],
        ]),
    );
}

#[test]
fn lists_are_sets_and_their_elements_come_go_or_are_replaced() {
    let act = |recipients: &str| {
        ACCUSATION.replace("recipients: [\"upton\"]", &format!("recipients: [{recipients}]"))
    };
    let [one, other, both] = [r#""upton""#, r#""ledger""#, r#""ledger", "upton""#].map(act);
    check(
        &[&one],
        &[&both],
        json!([["changed", "Act", "accusation", "recipients", null, "ledger"]]),
    );
    check(
        &[&both],
        &[&one],
        json!([["changed", "Act", "accusation", "recipients", "ledger", null]]),
    );
    check(
        &[&one],
        &[&other],
        json!([["changed", "Act", "accusation", "recipients", "upton", "ledger"]]),
    );
}

#[test]
fn a_link_is_known_by_its_act_and_shown_with_its_cue_and_certainty() {
    let speech = ACCUSATION.replace("accusation", "speech").replace("\"12\"", "\"11\"");
    let closing =
        |link: &str| CLOSING.replace("Link(act: \"accusation\", cue: \"stung by this\")", link);
    let other = closing(r#"Link(act: "speech", cue: "stung by this")"#);
    let link = |act: &str| json!({ "record": "Link", "act": act, "cue": "stung by this", "certainty": "High", "evidence": [], "note": null });
    check(
        &[ACCUSATION, &speech, CLOSING],
        &[ACCUSATION, &speech, &other],
        json!([
            ["relinked", "Act", "closing", "responds_to", link("accusation"), null],
            ["relinked", "Act", "closing", "responds_to", null, link("speech")],
        ]),
    );
    let doubted = closing(r#"Link(act: "accusation", cue: "at this", certainty: Low)"#);
    check(
        &[ACCUSATION, CLOSING],
        &[ACCUSATION, &doubted],
        json!([
            [
                "relinked",
                "Act",
                "closing",
                "responds_to[accusation].cue",
                "stung by this",
                "at this"
            ],
            ["relinked", "Act", "closing", "responds_to[accusation].certainty", "High", "Low"],
        ]),
    );
    let carried = CLOSING.replace("responds_to: [", "modality: Alleged, within: \"accusation\", conflicts_with: [\"accusation\"], responds_to: [");
    check(
        &[ACCUSATION, CLOSING],
        &[ACCUSATION, &carried],
        json!([
            ["changed", "Act", "closing", "modality", "Actual", "Alleged"],
            ["relinked", "Act", "closing", "within", null, "accusation"],
            ["relinked", "Act", "closing", "conflicts_with", null, "accusation"],
        ]),
    );
}

#[test]
fn words_of_a_curator_are_kept_whole() {
    let longer = ACCUSATION.replace("Lowton accused Upton.", "Lowton accused Upton of theft.");
    let noted = longer.replace("summary:", "note: \"Read twice.\", summary:");
    check(
        &[ACCUSATION],
        &[&noted],
        json!([
            [
                "reworded",
                "Act",
                "accusation",
                "summary",
                "Lowton accused Upton.",
                "Lowton accused Upton of theft."
            ],
            ["reworded", "Act", "accusation", "note", null, "Read twice."],
        ]),
    );
}

#[test]
fn a_word_that_turns_into_one_with_a_reason_is_shown_whole_and_a_changed_reason_alone() {
    let status =
        |status: &str| ACCUSATION.replace("summary:", &format!("status: {status}, summary:"));
    let contested = status("Contested(reason: \"no witness\")");
    check(
        &[ACCUSATION],
        &[&contested],
        json!([["changed", "Act", "accusation", "status", "Accepted", { "record": "Contested", "reason": "no witness" }]]),
    );
    check(
        &[&contested],
        &[&status("Contested(reason: \"one witness\")")],
        json!([["changed", "Act", "accusation", "status.reason", "no witness", "one witness"]]),
    );
}

#[test]
fn the_order_of_authors_says_something() {
    let source = |authors: &str| {
        format!(
            r#"Source(id: "papers", title: "Papers", authors: [{authors}], kind: Archive, locator: Page),"#
        )
    };
    check(
        &[&source(r#""A", "B""#)],
        &[&source(r#""B", "A""#)],
        json!([["changed", "Source", "papers", "authors", ["A", "B"], ["B", "A"]]]),
    );
}

#[test]
fn passages_without_an_act_are_known_by_what_they_say() {
    let mark = |paragraph: &str, last: &str, reason: &str| {
        format!(
            r#"NoAct(source: "ledger", paragraph: "{paragraph}", passage: ("the quarrel", "{last}"), reason: "{reason}"),"#
        )
    };
    let (one, other) = (mark("1", "dear", "Nobody acts."), mark("9", "cheap", "A view."));
    // Four of five statements stay.
    let changed = mark("1", "dear", "The narrator speaks.");
    check(
        &[&one, &other],
        &[&other, &changed],
        json!([["changed", "NoAct", null, "reason", "Nobody acts.", "The narrator speaks."]]),
    );
    check(&[&one], &[&one, &other], json!([["added", "NoAct", null]]));
    assert!(
        page(&river(&[&one, &other]), &river(&[&other, &changed]))
            .contains("passage without act ledger 1")
    );
}

#[test]
fn what_stands_over_the_folder_is_compared_too() {
    let with = |title: &str| {
        let marker = format!("Graph(title: \"{title}\", licence: \"MIT\", format: 1)");
        Folder { marker: Some(Arc::new(Text::new("demarche.ron", marker))), ..river(&[]) }
    };
    assert_eq!(
        rows(&with("The river"), &with("The Lode")),
        json!([["changed", "Graph", null, "title", "The river", "The Lode"]])
    );
    assert_eq!(rows(&river(&[]), &with("The Lode")), json!([["added", "Graph", null]]));
}

#[test]
fn a_type_of_the_folder_is_a_change_of_the_one_that_ships_with_demarche() {
    let own = r#"ActType(id: "accused", label: "accuse", past: "accused", passive: "was accused by", class: VerbalConflict,
        rung: 4, scope: Dyadic, symmetric: false, recipients: Required, definition: "Says that somebody did wrong."),"#;
    let (old, new) = (river(&[ACCUSATION, CLOSING]), river(&[ACCUSATION, CLOSING, own]));
    let rows = rows(&old, &new);
    let rung = rows.as_array().unwrap().iter().find(|row| row[3] == "rung").unwrap();
    assert_eq!(rung, &json!(["changed", "ActType", "accused", "rung", 2, 4]));
    // Both acts stand on rung 4 then: nothing rises.
    let diff = diff(&old, &new);
    assert_eq!(diff.disputes[0].new, Standing::Pathless);
}

#[test]
fn a_main_path_is_shown_before_and_after() {
    let strike = CLOSING
        .replace("closing", "strike")
        .replace("sanctioned", "attacked")
        .replace("1881-06-02", "1881-08")
        .replace("accusation", "closing")
        .replace("upton", "other")
        .replace("lowton", "upton")
        .replace("other", "lowton");
    let document =
        document(&river(&[ACCUSATION, CLOSING]), &river(&[ACCUSATION, CLOSING, &strike]));
    assert_eq!(
        document["disputes"],
        json!([{
            "dispute": "river", "sides": null, "is_same": false,
            "old": { "standing": "path", "path": {
                "acts": [{ "id": "accusation", "rung": 2 }, { "id": "closing", "rung": 4 }],
                "net_rise": 2, "peak": 4, "thresholds": ["words to deeds"],
                "weakest_link": { "earlier": "accusation", "later": "closing", "kind": "responds-to", "certainty": "high" } } },
            "new": { "standing": "path", "path": {
                "acts": [{ "id": "accusation", "rung": 2 }, { "id": "closing", "rung": 4 }, { "id": "strike", "rung": 7 }],
                "net_rise": 5, "peak": 7, "thresholds": ["words to deeds", "militarisation", "force"],
                "weakest_link": { "earlier": "accusation", "later": "closing", "kind": "responds-to", "certainty": "high" } } },
        }])
    );
}

#[test]
fn of_a_dispute_of_three_sides_each_pair_is_looked_at() {
    let third = r#"Actor(id: "hill", name: "Hill", kind: State),
        Dispute(id: "valley", name: "The valley", sides: [Side(id: "a", name: "A", actors: ["upton"]),
            Side(id: "b", name: "B", actors: ["lowton"]), Side(id: "c", name: "C", actors: ["hill"])]),"#;
    let diff = diff(&river(&[ACCUSATION, third]), &river(&[ACCUSATION, CLOSING, third]));
    let told: Vec<(&str, Option<[&str; 2]>, bool)> = diff
        .disputes
        .iter()
        .map(|one| {
            let sides = one.sides.as_ref().map(|sides| [sides[0].as_str(), sides[1].as_str()]);
            (one.dispute.as_str(), sides, one.is_same)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("river", None, false),
            ("valley", Some(["a", "b"]), false),
            ("valley", Some(["a", "c"]), true),
            ("valley", Some(["b", "c"]), true),
        ]
    );
}

#[test]
fn a_dispute_that_came_or_went_is_absent_on_the_other_side() {
    let other = r#"Dispute(id: "tolls", name: "Tolls", sides: [
        Side(id: "east", name: "East", actors: ["upton"]), Side(id: "west", name: "West", actors: ["lowton"])]),"#;
    let diff = diff(&river(&[ACCUSATION]), &river(&[ACCUSATION, other]));
    let tolls = diff.disputes.iter().find(|one| one.dispute == "tolls").unwrap();
    assert_eq!(
        (&tolls.old, &tolls.new, tolls.is_same),
        (&Standing::Absent, &Standing::Pathless, false)
    );
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_compared() {
    let broken = CLOSING.replace("type: \"sanctioned\",", "type \"sanctioned\",");
    let (old, new) = (
        river(&[ACCUSATION, CLOSING]),
        river(&[&ACCUSATION.replace("1881-05", "1881-04"), &broken]),
    );
    let diff = diff(&old, &new);
    assert_eq!(diff.unread, [0, 1]);
    let told: Vec<(&str, Option<&str>)> =
        diff.changes.iter().map(|change| (change.kind, change.id.as_deref())).collect();
    assert_eq!(told, [("Act", Some("accusation")), ("Act", Some("closing"))]);
    let page = page(&old, &new);
    assert!(page.contains("1 record or file of the new version could not be read"), "{page}");
    assert!(page.contains("1.ron") || page.contains("2.ron:"), "{page}");
}

#[test]
fn findings_are_counted_on_both_sides_and_one_that_only_moved_is_neither_new_nor_gone() {
    let stray = r#"Topic(id: "mud", name: "Mud"),"#;
    let unknown = ACCUSATION.replace("recipients: [\"upton\"]", "recipients: [\"uptown\"]");
    let old = river(&[stray, ACCUSATION]);
    let new = river(&["\n\n", &unknown, stray]);
    let findings = diff(&old, &new).findings;
    // A topic that nothing names is a warning, of both.
    assert_eq!((findings.old, findings.new), ([0, 1], [1, 1]));
    let come: Vec<(&str, &str)> =
        findings.come.iter().map(|one| (one.code, one.message.as_str())).collect();
    assert_eq!(come, [("unknown-actor", "no actor has the id `uptown`")]);
    assert!(findings.gone.is_empty());
}

#[test]
fn several_records_of_one_id_are_paired_by_what_they_say() {
    let twice = ACCUSATION.replace("\"12\"", "\"14\"");
    check(&[ACCUSATION, &twice], &[&twice, ACCUSATION], json!([]));
    check(&[ACCUSATION, &twice], &[&twice], json!([["removed", "Act", "accusation"]]));
}

#[test]
fn the_sum_comes_first() {
    let accusation = ACCUSATION.replace("1881-05", "1881-04");
    let text = page(&river(&[ACCUSATION]), &river(&[&accusation, CLOSING]));
    let first = text.split("\n\n").next().unwrap().replace('\n', " ");
    assert_eq!(first, "1 act added; 1 act redated; main path of river changed.");
    assert_eq!(page(&river(&[ACCUSATION]), &river(&[ACCUSATION])), "Nothing differs.\n");
}
