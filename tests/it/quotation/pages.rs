//! Citations by page.

use std::collections::BTreeMap;

use demarche::check::Checked;
use demarche::query::coverage;
use demarche::text::Text;

use super::verified;

/// Three pages as `pdftotext` writes them, with running heads, page numbers, and words cut at the ends of lines and pages.
const PAGES: &str = "THE RIVER\n\
    \n\
    Hale wrote to the council of Aldery in March 1904 that the\n\
    upper weir was to be closed.1 The coun-\n\
    cil did not answer. Marsh, who had\n\
    read the letter, said that the well-\n\
    known miller would with-\n\
    \n\
    12\n\
    \u{c}13 THE RIVER\n\
    \n\
    draw his barges.2 Nobody believed him, and the weir stayed\n\
    open until the\n\
    \n\
    13\n\
    \u{c}14 THE RIVER\n\
    \n\
    autumn of that year.3\n\
    \u{c}";

fn of_pages(first: &str, citation: &str) -> Checked {
    let records = format!(
        r#"[Source(id: "book", title: "A book", kind: Book, locator: Page{first}),
        Event(id: "visit", name: "A visit", evidence: [Cite(source: "book", {citation})])]"#
    );
    verified(&[("case.ron".to_owned(), records)], "book", PAGES)
}

fn messages(checked: &Checked) -> Vec<&str> {
    checked.findings.iter().map(|one| one.message.as_str()).collect()
}

#[track_caller]
fn check(citation: &str, expected: &[&str]) {
    let checked = of_pages(", first_page: 12", citation);
    let codes: Vec<&str> = checked.findings.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, expected, "{citation}");
    assert!(checked.passed_over.is_empty(), "{citation}");
}

#[test]
fn words_stand_on_the_page_that_is_named() {
    check(r#"page: "12", quote: "the upper weir was to be closed""#, &[]);
    check(r#"page: "13", quote: "Nobody believed him""#, &[]);
    check(r#"page: "13", quote: "the upper weir was to be closed""#, &["quotation-elsewhere"]);
    check(r#"page: "12", quote: "the lower weir was to be closed""#, &["quotation-not-found"]);
    check(r#"page: "12-13", passage: ("Marsh, who had", "his barges"), note: "2""#, &[]);
    check(
        r#"page: "12-13", passage: ("Hale wrote", "be closed"), note: "1""#,
        &["range-not-exact"],
    );
    check(r#"page: "12", passage: ("Hale wrote", "be closed"), note: "2""#, &["note-not-found"]);
}

#[test]
fn a_word_cut_at_the_end_of_a_line_may_have_its_hyphen_or_not() {
    check(r#"page: "12", quote: "The council did not answer""#, &[]);
    check(r#"page: "12", quote: "the well-known miller""#, &[]);
    check(r#"page: "12", quote: "the wellknown miller""#, &[]);
    check(r#"page: "12", quote: "Al-dery in March""#, &["quotation-not-found"]);
    check(r#"page: "12", quote: "cil did not answer""#, &["quotation-not-found"]);
}

#[test]
fn words_run_over_a_page_break_past_a_page_number_and_a_running_head() {
    check(r#"page: "12-13", quote: "miller would withdraw his barges""#, &[]);
    check(r#"page: "12-13", quote: "miller would with-draw his barges""#, &[]);
    check(r#"page: "13-14", quote: "open until the autumn of that year", note: "3""#, &[]);
    check(r#"page: "12-14", quote: "open until the autumn of that year""#, &["range-not-exact"]);
    check(r#"page: "13", quote: "open until the autumn of that year""#, &["quotation-not-found"]);
}

#[test]
fn a_page_may_have_a_number_below_or_a_head_above_or_neither() {
    for (below, above) in
        [("", ""), ("\n12\n", ""), ("", "THE RIVER\n\n"), ("\n12\n", "THE RIVER\n\n")]
    {
        let pages = format!("Marsh would with-\n{below}\u{c}{above}draw his barges.1\n\u{c}");
        let records = r#"[Source(id: "book", title: "A book", kind: Book, locator: Page),
            Event(id: "visit", name: "A visit", evidence: [
                Cite(source: "book", page: "1-2", quote: "would withdraw his", note: "1")])]"#;
        let checked = verified(&[("case.ron".to_owned(), records.to_owned())], "book", &pages);
        assert!(checked.findings.is_empty(), "{below:?} {above:?} {:?}", messages(&checked));
        assert_eq!(checked.verified, 1);
    }
}

#[test]
fn a_note_covers_its_sentence_over_a_page_break() {
    check(r#"page: "12-13", passage: ("Marsh, who had", "the letter"), note: "2""#, &[]);
    check(
        r#"page: "12-13", passage: ("Marsh, who had", "the letter"), note: "2", basis: Carried"#,
        &["note-misplaced"],
    );
    check(
        r#"page: "12", passage: ("The council did", "not answer"), note: "1""#,
        &["note-misplaced"],
    );
}

#[test]
fn pages_are_counted_from_the_first() {
    let said = |first: &str, page: &str| {
        let checked = of_pages(first, &format!(r#"page: "{page}", quote: "Nobody believed him""#));
        let told = |one: &demarche::diagnostic::Diagnostic| {
            (one.message.clone(), one.primary.as_ref().unwrap().message.clone())
        };
        checked.findings.first().map(told)
    };
    assert_eq!(said("", "2"), None);
    assert_eq!(said(", first_page: 12", "13"), None);
    let there_is_no = |page: &str| {
        Some((format!("there is no page {page}"), "the text has pages 12 to 14".to_owned()))
    };
    for page in ["11", "15", "13-15", "2", "4294967295"] {
        assert_eq!(said(", first_page: 12", page), there_is_no(page));
    }
}

#[test]
fn a_paragraph_narrows_the_page() {
    check(r#"page: "12", paragraph: "2", quote: "the upper weir""#, &[]);
    check(r#"page: "12-13", paragraph: "2-5", quote: "would withdraw his barges""#, &[]);
    check(r#"page: "12", paragraph: "1", quote: "the upper weir""#, &["quotation-elsewhere"]);
    check(r#"page: "12", paragraph: "4", quote: "the upper weir""#, &["quotation-not-found"]);
}

#[test]
fn a_place_that_only_a_reader_can_find_is_counted() {
    for citation in [r#"page: "xii", quote: "no such words""#, r#"paragraph: "2", quote: "no""#] {
        let checked = of_pages("", citation);
        assert!(checked.findings.is_empty(), "{:?}", messages(&checked));
        assert_eq!(checked.passed_over.values().copied().collect::<Vec<_>>(), [1]);
    }
    let records = r#"[Source(id: "book", title: "A book", kind: Book, locator: Section),
        Event(id: "visit", name: "A visit", evidence: [Cite(source: "book", paragraph: "2", quote: "no")])]"#;
    let given = BTreeMap::from([("book".to_owned(), Text::new("text", "One line.\n"))]);
    let checked = demarche::read_with_texts([Text::new("case.ron", records)], given);
    assert!(checked.findings.is_empty() && checked.texts.is_empty());
    assert_eq!(checked.passed_over.values().copied().collect::<Vec<_>>(), [1]);
}

#[test]
fn coverage_counts_by_page() {
    let records = r#"[Source(id: "book", title: "A book", kind: Book, locator: Page, first_page: 12),
        Actor(id: "marsh", name: "Marsh", kind: Person), Actor(id: "hale", name: "Hale", kind: Person),
        Act(id: "said", actors: ["marsh"], type: "criticized", recipients: ["hale"],
            evidence: [Cite(source: "book", page: "12-13", passage: ("said that", "his barges"), note: "2")]),
        NoAct(source: "book", page: "13-14", passage: ("the weir stayed", "that year"), reason: "Nobody acts.")]"#;
    let checked = verified(&[("case.ron".to_owned(), records.to_owned())], "book", PAGES);
    assert!(checked.findings.is_empty(), "{:?}", messages(&checked));
    let (&source, text) = checked.texts.iter().next().unwrap();
    let answer = coverage(&checked.graph, source, text);
    let told: Vec<String> = answer
        .sentences
        .iter()
        .map(|one| {
            let (acts, marked) = (one.acts.len(), one.reasons.len());
            format!("{}-{} {} … {}: {acts} {marked}", one.first, one.last, one.begins, one.ends)
        })
        .collect();
    assert_eq!(
        told,
        [
            "12-12 THE … RIVER: 0 0",
            "12-12 Hale wrote to … to be closed.: 0 0",
            "12-12 The … answer.: 0 0",
            "12-13 Marsh, who had … draw his barges.: 1 0",
            "13-14 Nobody believed him, … of that year.: 0 1",
            "13-13 13 … RIVER: 0 0",
            "14-14 14 … RIVER: 0 0",
        ]
    );
    let notes: Vec<(u32, usize, usize)> =
        answer.notes.iter().map(|note| (note.number, note.place, note.acts.len())).collect();
    assert_eq!(notes, [(1, 12, 0), (2, 13, 1), (3, 14, 0)]);
    assert_eq!(answer.place_name, "page");
}

#[test]
fn each_page_has_a_fingerprint() {
    let checked = of_pages(", first_page: 12", r#"page: "13", quote: "Nobody believed him""#);
    let text = checked.texts.values().next().unwrap();
    let numbers: Vec<usize> = text.fingerprints().iter().map(|one| one.at).collect();
    assert_eq!(numbers, [12, 13, 14]);
}

#[test]
fn a_repair_is_of_a_page() {
    let records = |at: &str| {
        format!(
            r#"[Source(id: "book", title: "A book", kind: Book, locator: Page, first_page: 12,
                repairs: [Repair(at: "{at}", printed: "barges", read: "boats")]),
            Event(id: "visit", name: "A visit", evidence: [Cite(source: "book", page: "13", quote: "draw his boats")])]"#
        )
    };
    let codes = |at: &str| {
        let checked = verified(&[("case.ron".to_owned(), records(at))], "book", PAGES);
        checked.findings.iter().map(|one| one.code.0).collect::<Vec<_>>()
    };
    assert_eq!(codes("13"), [""; 0]);
    assert_eq!(codes("12"), ["unused-repair", "quotation-not-found"]);
}
