//! Texts and quotations made to break or to stall the verification: small here, but each of the kind that once grew with the
//! square of its size.

use demarche::check::Checked;
use demarche::diagnostic::Diagnostic;

use super::check;
use super::verified;

/// What is found of many citations, each written as in a record.
fn of_many(body: &str, locator: &str, citations: &[String]) -> Checked {
    let cites: Vec<String> =
        citations.iter().map(|one| format!(r#"Cite(source: "book", {one})"#)).collect();
    let records = format!(
        r#"[Source(id: "book", title: "A book", kind: Book, locator: {locator}),
        Event(id: "visit", name: "A visit", evidence: [{}])]"#,
        cites.join(", ")
    );
    verified(&[("case.ron".to_owned(), records)], "book", body)
}

fn codes(found: &[Diagnostic]) -> Vec<&str> {
    let mut codes: Vec<&str> = found.iter().map(|one| one.code.0).collect();
    codes.dedup();
    codes
}

#[test]
fn an_empty_text_has_no_place() {
    for body in ["", "\u{feff}", "\u{c}", "\u{c}\u{c}", "\n\n\n", " \u{ad}\u{200b} "] {
        for locator in ["Paragraph", "Page"] {
            let at = locator.to_lowercase();
            let cite =
                format!(r#"{at}: "1", passage: ("a", "b"), prefix: "c", quote: "d", note: "1""#);
            let checked = of_many(body, locator, &[cite]);
            assert!(!checked.findings.is_empty() && checked.verified == 0, "{body:?} {locator}");
        }
    }
}

#[test]
fn lines_end_in_any_of_three_ways() {
    for end in ["\n", "\r\n", "\r"] {
        let body = format!("\u{feff}It rose.1{end}It fell.{end}{end}It froze.2{end}");
        check(&body, r#"paragraph: "1", quote: "It rose.", note: "1""#, &[]);
        check(&body, r#"paragraph: "2", quote: "It fell.""#, &[]);
        check(&body, r#"paragraph: "4", quote: "It froze.", note: "2""#, &[]);
        check(&body, r#"paragraph: "5", quote: "It froze.""#, &["quotation-not-found"]);
    }
}

#[test]
fn control_characters_and_lone_accents_are_letters_like_others() {
    let body = "The \0weir\0 rose\u{301} \u{301}\u{301} and\u{7} fell\u{202e}.1";
    check(body, r#"paragraph: "1", quote: "weir\u{0} ros\u{e9} \u{301}\u{301} and""#, &[]);
    check(body, r#"paragraph: "1", quote: "weir rose""#, &["quotation-not-found"]);
    check("\u{301}", r#"paragraph: "1", quote: "\u{301}""#, &[]);
    check("\u{301}", r#"paragraph: "1", quote: "\u{0}""#, &["quotation-not-found"]);
    check("e\u{301}\u{327}", r#"paragraph: "1", quote: "\u{229}\u{301}""#, &[]);
}

#[test]
fn a_text_of_one_letter_is_one_word() {
    let body = "a".repeat(4_000);
    let all: Vec<String> =
        (1..60).map(|at| format!(r#"paragraph: "1", quote: "{}""#, "a".repeat(at))).collect();
    let checked = of_many(&body, "Paragraph", &all);
    assert_eq!((codes(&checked.findings), checked.verified), (vec!["quotation-not-found"], 0));
    let whole = format!(r#"paragraph: "1", quote: "{body}""#);
    assert_eq!(of_many(&body, "Paragraph", &[whole]).verified, 1);
}

#[test]
fn words_of_one_letter_are_ambiguous_however_many() {
    let body = "a ".repeat(500);
    let quote = |count: usize| "a ".repeat(count).trim_end().to_owned();
    let all: Vec<String> =
        (1..30).map(|at| format!(r#"paragraph: "1", quote: "{}""#, quote(at))).collect();
    let checked = of_many(&body, "Paragraph", &all);
    assert_eq!(codes(&checked.findings), ["quotation-too-short", "quotation-ambiguous"]);
    let passage = r#"paragraph: "1", passage: ("a a a", "a a")"#;
    assert_eq!(
        codes(&of_many(&body, "Paragraph", &[passage.to_owned()]).findings),
        ["quotation-too-short"]
    );
    let whole = format!(r#"paragraph: "1", quote: "{}""#, quote(500));
    assert_eq!(of_many(&body, "Paragraph", &[whole]).verified, 1);
}

#[test]
fn words_that_stand_too_often_are_given_up_and_that_is_told() {
    // Each of 2,000 quotations begins at each of 5,000 words: 10 million places.
    let body = "a ".repeat(5_000);
    let long = "a ".repeat(12);
    let all: Vec<String> =
        (0..2_000).map(|at| format!(r#"paragraph: "1", quote: "{long}b{at}""#)).collect();
    let checked = of_many(&body, "Paragraph", &all);
    assert_eq!(codes(&checked.findings), ["unreadable-text"]);
    assert_eq!(checked.verified, 0);
}

#[test]
fn many_citations_of_one_paragraph_are_each_looked_up() {
    let body: Vec<String> =
        (0..2_000).map(|at| format!("Lot {at} went to mill {at} there.{} ", at % 90 + 1)).collect();
    let all: Vec<String> = (0..2_000)
        .map(|at| {
            format!(
                r#"paragraph: "1", passage: ("Lot {at} went", "mill {at} there"), note: "{}""#,
                at % 90 + 1
            )
        })
        .collect();
    let checked = of_many(&body.concat(), "Paragraph", &all);
    assert!(checked.findings.is_empty(), "{:?}", codes(&checked.findings));
    assert_eq!(checked.verified, 2_000);
}

#[test]
fn paragraphs_without_full_stops_are_one_sentence_over_many() {
    let body = "the weir rose and\n".repeat(3_000);
    check(
        &body,
        r#"paragraph: "1-24", quote: "the weir rose and the weir""#,
        &["quotation-ambiguous"],
    );
    let pages = "the weir rose and\n\n7\n\u{c}".repeat(3_000);
    let checked =
        of_many(&pages, "Page", &[r#"page: "5-6", quote: "rose and the weir""#.to_owned()]);
    assert!(checked.findings.is_empty(), "{:?}", codes(&checked.findings));
}

#[test]
fn many_repairs_of_one_paragraph_are_made_in_one_run() {
    let body: Vec<String> = (0..3_000).map(|at| format!("w{at}x ")).collect();
    let repairs: Vec<String> = (0..3_000)
        .map(|at| format!(r#"Repair(at: "1", printed: "w{at}x", read: "lot-{at}")"#))
        .collect();
    let records = format!(
        r#"[Source(id: "book", title: "A book", kind: Book, locator: Paragraph, repairs: [{}]),
        Event(id: "visit", name: "A visit", evidence: [Cite(source: "book", paragraph: "1", quote: "lot-7 lot-8")])]"#,
        repairs.join(", ")
    );
    let checked = verified(&[("case.ron".to_owned(), records)], "book", &body.concat());
    assert!(checked.findings.is_empty(), "{:?}", codes(&checked.findings));
}
