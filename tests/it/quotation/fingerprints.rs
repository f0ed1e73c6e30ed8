//! Another edition of a text is noticed.
#![expect(clippy::disallowed_methods, reason = "the texts are files")]
#![expect(clippy::string_slice, reason = "places are found by searching the same string")]

use std::fs;

use demarche::quotation::Division;
use demarche::quotation::SourceText;

use super::text;
use super::verified;

/// The record of a source with the fingerprints of a text.
fn source(body: &str) -> String {
    let text = SourceText::new(body, Division::Paragraphs, &[]);
    let taken =
        text.fingerprints().iter().map(|one| format!(r#"("{}", "{}")"#, one.at, one.digest));
    format!(
        r#"[Source(id: "book", title: "A book", kind: Book, locator: Paragraph, fingerprints: [{}]),
        Event(id: "visit", name: "A visit", evidence: [Cite(source: "book", paragraph: "1")])]"#,
        taken.collect::<Vec<String>>().join(", ")
    )
}

/// What is said of a text of which fingerprints were taken when it was another.
fn told(taken: &str, found: &str) -> Vec<String> {
    let checked = verified(&[("case.ron".to_owned(), source(taken))], "book", found);
    assert!(checked.findings.iter().all(|one| one.code.0 == "changed-text"));
    checked.findings.into_iter().flat_map(|one| one.notes).collect()
}

const RIVER: &str = "It rose.1\nIt fell.\n\nIt froze.\nIt rose again.\n";

#[test]
fn what_changed_what_is_missing_and_what_moved_is_told() {
    assert_eq!(told(RIVER, RIVER), [""; 0]);
    assert_eq!(told(RIVER, &RIVER.replace("fell", "felt")), ["changed: paragraph 2"]);
    assert_eq!(told(RIVER, &RIVER.replace("rose.1", "rose.2")), ["changed: paragraph 1"]);
    assert_eq!(
        told(RIVER, &RIVER.replace("\n\n", "\n")),
        ["moved: paragraphs 4-5 (now 3-4)"],
        "the empty paragraph has none"
    );
    assert_eq!(
        told(RIVER, &format!("A preface.\n{RIVER}")),
        [
            "more, without a fingerprint: paragraph 1",
            "moved: paragraphs 1-2 (now 2-3), 4-5 (now 5-6)"
        ]
    );
    assert_eq!(told(RIVER, "It rose.1\n"), ["missing: paragraphs 2, 4-5"]);
}

#[test]
fn forms_of_marks_and_spaces_are_no_change() {
    let (one, other) = ("\u{feff}“No” –  he said.\n", "\"No\" - he\u{a0}said.\r\n");
    assert_eq!(told(one, other), [""; 0]);
    assert_eq!(told(one, "\"no\" - he said.\n"), ["changed: paragraph 1"]);
}

#[test]
fn many_changes_are_told_in_few_words() {
    let numbered = |what: &str| {
        (0..100).map(|at| format!("{what} {}.\n", at * at)).collect::<Vec<_>>().concat()
    };
    let odd: Vec<String> = (0..100)
        .map(|at| format!("{} {}.\n", if at % 2 == 0 { "Tom" } else { "Lot" }, at * at))
        .collect();
    assert_eq!(told(&numbered("Lot"), &numbered("Tom")), ["changed: paragraphs 1-100"]);
    let said = told(&numbered("Lot"), &odd.concat());
    assert!(said[0].starts_with("changed: paragraphs 1, 3, 5, "), "{said:?}");
    assert!(said[0].ends_with(", 39 and 30 more"), "{said:?}");
}

/// Changes the middle letter of each paragraph in turn, and tells those of which that is not said.
fn unnoticed(body: &str, records: &[(String, String)], id: &str) -> Vec<usize> {
    let lines: Vec<&str> = body.lines().collect();
    let mut missed = Vec::new();
    for (position, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let letters: Vec<usize> = line
            .char_indices()
            .filter(|(_, sign)| sign.is_alphabetic())
            .map(|(at, _)| at)
            .collect();
        let at = letters[letters.len() / 2];
        let mut changed = (*line).to_owned();
        let new = if changed[at..].starts_with('x') { "q" } else { "x" };
        let length = changed[at..].chars().next().unwrap().len_utf8();
        changed.replace_range(at..at + length, new);
        let mut edition = lines.clone();
        edition[position] = &changed;
        let found = verified(records, id, &edition.join("\n")).findings;
        let expected = format!("changed: paragraph {}", position + 1);
        let is_noticed =
            found.iter().any(|one| one.code.0 == "changed-text" && one.notes == [expected.clone()]);
        if !is_noticed {
            missed.push(position + 1);
        }
    }
    missed
}

#[test]
fn a_letter_changed_in_any_paragraph_is_noticed() {
    let body = text("river.txt");
    let records = [("case.ron".to_owned(), source(&body).replace("book", "river"))];
    assert_eq!(unnoticed(&body, &records, "river"), [0_usize; 0]);
}

#[test]
fn a_letter_changed_in_any_paragraph_of_the_chapter_is_noticed() {
    let Some(path) = std::env::var_os("DEMARCHE_TEXT_CHAPTER") else {
        println!("skipped: DEMARCHE_TEXT_CHAPTER does not name the text of the chapter");
        return;
    };
    let body = fs::read_to_string(path).unwrap();
    let missed = unnoticed(&body, &super::curated(), "chapter");
    assert_eq!(missed, [0_usize; 0]);
}
