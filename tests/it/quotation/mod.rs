//! Citations against the text of their source: what is found, what is refused, and that nothing slips through.
#![expect(clippy::disallowed_methods, reason = "the texts are files")]

mod beside;
mod changes;
mod fingerprints;
mod hostile;
mod pages;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use demarche::check::Checked;
use demarche::diagnostic::Diagnostic;
use demarche::query::coverage;
use demarche::text::Text;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join("tests/cases/text").join(name)).unwrap()
}

fn verified(files: &[(String, String)], source: &str, body: &str) -> Checked {
    let texts = files.iter().map(|(name, body)| Text::new(name.as_str(), body.as_str()));
    let given = BTreeMap::from([(source.to_owned(), Text::new("text", body))]);
    demarche::read_with_texts(texts, given)
}

/// What is found of one citation, written as in a record, against a text.
fn found(body: &str, citation: &str) -> Vec<Diagnostic> {
    let records = format!(
        r#"[Source(id: "book", title: "A book", kind: Book, locator: Paragraph),
        Event(id: "visit", name: "A visit", evidence: [Cite(source: "book", {citation})])]"#
    );
    verified(&[("case.ron".to_owned(), records)], "book", body).findings
}

/// The codes of what is found of one citation.
#[track_caller]
fn check(body: &str, citation: &str, expected: &[&str]) {
    let found = found(body, citation);
    let codes: Vec<&str> = found.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, expected, "{citation}");
}

/// The files of the curated graph.
fn curated() -> Vec<(String, String)> {
    demarche::load::bundled::SINO_SOVIET
        .iter()
        .filter(|(name, _)| !["demarche.ron", "README.md"].contains(name))
        .map(|(name, body)| ((*name).to_owned(), (*body).to_owned()))
        .collect()
}

const RIVER: &str = "The council closed the weir.1 Hale said “no” – and left.2 3 The council met again, as\n\
    5. Hale and the weir.\n\
    “the weir”, he wrote, was shut. It rose.4\n";

#[test]
fn quotation_marks_dashes_and_spaces_are_one_whatever_their_form() {
    check(RIVER, r#"paragraph: "1", quote: "Hale said \"no\" - and  left""#, &[]);
    check(RIVER, r#"paragraph: "1", quote: "Hale said „no“ — and\u{a0}left""#, &[]);
    check(RIVER, r#"paragraph: "1", quote: "Hale said 'no' - and left""#, &["quotation-not-found"]);
}

#[test]
fn likeness_is_not_enough() {
    for quote in ["Hale sad", "hale said", "ale said", "The counci", "The  council closd"] {
        check(RIVER, &format!(r#"paragraph: "1", quote: "{quote}""#), &["quotation-not-found"]);
    }
}

#[test]
fn words_run_over_a_page_break_and_past_a_caption() {
    check(
        RIVER,
        r#"paragraph: "1-3", passage: ("met again, as", "was shut"), note: "4", basis: Carried"#,
        &[],
    );
    check(RIVER, r#"paragraph: "1-3", quote: "again, as \"the weir\", he wrote""#, &[]);
    check(RIVER, r#"paragraph: "2", passage: ("Hale and", "the weir")"#, &[]);
    check(
        RIVER,
        r#"paragraph: "3", passage: ("he wrote", "was shut"), note: "4", basis: Carried"#,
        &["range-not-exact"],
    );
    check(RIVER, r#"paragraph: "1-2", quote: "closed the weir""#, &["range-not-exact"]);
}

#[test]
fn a_note_must_stand_where_the_basis_says() {
    let cite = |first: &str, last: &str, note: &str, basis: &str| {
        format!(r#"paragraph: "1", passage: ("{first}", "{last}"), note: "{note}", basis: {basis}"#)
    };
    check(RIVER, &cite("The council closed", "the weir", "1", "Direct"), &[]);
    check(RIVER, &cite("The council closed", "the weir", "1", "Carried"), &["note-misplaced"]);
    check(RIVER, &cite("The council closed", "the weir", "2", "Carried"), &["note-misplaced"]);
    check(RIVER, &cite("The council closed", "the weir", "4", "Carried"), &["note-not-found"]);
    check(RIVER, &cite("Hale said", "and left", "1", "Direct"), &["note-misplaced"]);
    check(RIVER, &cite("Hale said", "and left", "2", "Direct"), &["note-misplaced"]);
    let later = r#"paragraph: "1-3", passage: ("met again, as", "was shut"), note: "4""#;
    check(RIVER, &format!("{later}, basis: Carried"), &[]);
    check(RIVER, &format!("{later}, basis: Direct"), &["note-misplaced"]);
    let both = format!(
        r#"{}), Cite(source: "book", {}"#,
        cite("Hale said", "and left", "2", "Direct"),
        cite("Hale said", "and left", "3", "Direct")
    );
    check(RIVER, &both, &[]);
}

#[test]
fn words_that_stand_twice_need_more_around_them() {
    check(RIVER, r#"paragraph: "1", quote: "council""#, &["quotation-too-short"]);
    check(
        "the upper weir, the upper weir",
        r#"paragraph: "1", quote: "the upper weir""#,
        &["quotation-ambiguous"],
    );
    check(
        RIVER,
        r#"paragraph: "1", passage: ("The council closed", "the weir"), quote: "council""#,
        &[],
    );
}

#[test]
fn a_number_behind_an_initial_or_a_title_ends_no_sentence() {
    let body = "He met J. Marsh and Mr. Hale at the weir.1 Then he left.2";
    check(
        body,
        r#"paragraph: "1", passage: ("He met", "J. Marsh"), note: "1", basis: Direct"#,
        &[],
    );
}

#[test]
fn the_text_of_a_source_may_be_empty_or_hostile() {
    for body in ["", "\n\n\n", "\u{feff}", "1 2 3", "\u{ad}\u{301}", ".1.2.3.4 5 6\"7"] {
        let checked = verified(&[("case.ron".to_owned(), text("river.ron"))], "river-book", body);
        assert!(checked.findings.iter().all(|one| !one.message.is_empty()));
    }
}

#[test]
fn coverage_tells_what_acts_rest_on_and_what_nothing_rests_on() {
    let files = [("river.ron".to_owned(), text("river.ron"))];
    let checked = verified(&files, "river-book", &text("river.txt"));
    let (&source, body) = checked.texts.iter().next().unwrap();
    let answer = coverage(&checked.graph, source, body);
    let told: Vec<String> = answer
        .sentences
        .iter()
        .map(|one| {
            let what = match (one.acts.len(), one.reasons.len()) {
                (0, 0) => "nothing".to_owned(),
                (0, _) => "marked".to_owned(),
                (acts, _) => acts.to_string(),
            };
            format!("{}-{} {}: {what}", one.first, one.last, one.begins)
        })
        .collect();
    // Page breaks and the caption cut two sentences: 3-5 and 7-8.
    assert_eq!(
        told,
        [
            "1-1 In March 1904: 1",
            "1-1 Hale, the mayor: 1",
            "2-2 The clerk of: 1",
            "2-2 Both towns then: nothing",
            "3-3 At a hearing: 2",
            "3-3 He named eleven: nothing",
            "3-5 The mayor, Marsh: 1",
            "5-5 So it had: nothing",
            "5-5 At another hearing: 1",
            "4-4 7. Hale (left): nothing",
            "6-6 Stung by this,: 1",
            "6-6 He told his: nothing",
            "6-6 The council: nothing",
            "7-8 On July 9: 1",
            "8-8 Without waiting for: 2",
            "9-9 The quarrel: marked",
            "9-9 It: nothing",
        ]
    );
    let uncited: Vec<u32> =
        answer.notes.iter().filter(|note| note.acts.is_empty()).map(|note| note.number).collect();
    assert_eq!((answer.notes.len(), uncited), (10, vec![10]));
    assert_eq!((answer.acts.len(), answer.on_one_citation.len()), (11, 10));
    assert!(answer.unplaced.is_empty());
}

#[test]
fn a_passage_that_is_no_act_is_verified_too() {
    let records = text("river.ron")
        .replace("The quarrel cost\", \"towns dear", "The quarel cost\", \"towns dear");
    let checked = verified(&[("river.ron".to_owned(), records)], "river-book", &text("river.txt"));
    let codes: Vec<&str> = checked.findings.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, ["quotation-not-found"]);
}

#[test]
fn a_passage_that_is_no_act_has_a_place_as_well() {
    let records = text("river.ron").replace(
        "NoAct(\n        source: \"river-book\", paragraph: \"9\",",
        "NoAct(\n        source: \"river-book\",",
    );
    let checked = verified(&[("river.ron".to_owned(), records)], "river-book", &text("river.txt"));
    let codes: Vec<&str> = checked.findings.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, ["citation-without-locator"]);
}

#[test]
fn paragraphs_beyond_the_text_and_ranges_of_any_size_are_told() {
    let beyond: &[&str] = &["quotation-not-found"];
    check(RIVER, r#"paragraph: "4", quote: "the weir""#, beyond);
    check(RIVER, r#"paragraph: "1-4294967295", quote: "the weir""#, beyond);
    check(RIVER, r#"paragraph: "4294967295", quote: "the weir""#, beyond);
    check(
        RIVER,
        r#"paragraph: "99999999999999999999", quote: "the weir""#,
        &["citation-without-locator"],
    );
    check(
        &"It rose.\n".repeat(30),
        r#"paragraph: "1-25", quote: "rose. It rose""#,
        &["range-not-exact"],
    );
}

#[test]
fn a_repair_that_is_nowhere_to_be_made_is_told() {
    let records = text("river.ron").replace("printed: \"i2\"", "printed: \"i3\"");
    let checked = verified(&[("river.ron".to_owned(), records)], "river-book", &text("river.txt"));
    let codes: Vec<&str> = checked.findings.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, ["unused-repair", "quotation-not-found"]);
}
