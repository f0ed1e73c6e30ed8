//! Citations against the text of their source: what is found, what is refused, and that nothing slips through.
#![expect(clippy::disallowed_methods, reason = "the texts are files")]
#![expect(clippy::string_slice, reason = "places are found by searching the same string")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use demarche::check::Checked;
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
#[track_caller]
fn check(body: &str, citation: &str, expected: &[&str]) {
    let records = format!(
        r#"[Source(id: "book", title: "A book", kind: Book, locator: Paragraph),
        Event(id: "visit", name: "A visit", evidence: [Cite(source: "book", {citation})])]"#
    );
    let checked = verified(&[("case.ron".to_owned(), records)], "book", body);
    let codes: Vec<&str> = checked.findings.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, expected, "{citation}");
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

/// A change to one string of a file: the new file, what was changed, and the codes one of which must be found.
struct Change {
    file: usize,
    body: String,
    told: String,
    codes: &'static [&'static str],
}

const WORDS: &[&str] = &["quotation-not-found"];
const NOTE: &[&str] = &["note-not-found", "note-misplaced"];
const PARAGRAPH: &[&str] = &[
    "quotation-elsewhere",
    "quotation-not-found",
    "range-not-exact",
    "note-not-found",
    "citation-without-locator",
];

/// Which letters of a string are changed, each in turn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Each,
    Middle,
}

/// Every change of one letter of a passage, quote or cue, of a note number and of a paragraph number.
fn changes(files: &[(String, String)], letters: Letters) -> Vec<Change> {
    let mut all = Vec::new();
    for (file, (_, body)) in files.iter().enumerate() {
        let mut add = |at: usize, length: usize, new: &str, codes: &'static [&'static str]| {
            let changed = format!("{}{new}{}", &body[..at], &body[at + length..]);
            let around = body[..at].rfind('\n').map_or(0, |line| line + 1);
            let told = format!("{} → {new}", body[around..(at + length)].trim());
            all.push(Change { file, body: changed, told, codes });
        };
        for (at, words) in strings(body) {
            let places: Vec<(usize, char)> =
                words.char_indices().filter(|(_, letter)| letter.is_alphabetic()).collect();
            let chosen = match letters {
                Letters::Each => &places[..],
                Letters::Middle => &places[places.len() / 2..=places.len() / 2],
            };
            for (offset, letter) in chosen {
                let new = if *letter == 'x' { "q" } else { "x" };
                add(at + offset, letter.len_utf8(), new, WORDS);
            }
        }
        for (at, number) in values(body, "note: \"").filter(|(_, value)| is_number(value)) {
            let value: u32 = number.parse().unwrap();
            for new in [value + 1, value - 1, value + 100] {
                add(at, number.len(), &new.to_string(), NOTE);
            }
        }
        for (at, range) in values(body, "paragraph: \"") {
            let mut offset = 0;
            for number in range.split('-') {
                let value: u32 = number.parse().unwrap();
                for new in [value + 1, value - 1] {
                    add(at + offset, number.len(), &new.to_string(), PARAGRAPH);
                }
                offset += number.len() + 1;
            }
        }
    }
    all
}

fn is_number(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit())
}

/// The strings behind a name, and where each begins.
fn values<'b>(body: &'b str, name: &'b str) -> impl Iterator<Item = (usize, &'b str)> {
    body.match_indices(name).map(move |(at, _)| {
        let start = at + name.len();
        let mut end = start;
        while !body[end..].starts_with('"') {
            end += if body[end..].starts_with('\\') {
                2
            } else {
                body[end..].chars().next().unwrap().len_utf8()
            };
        }
        (start, &body[start..end])
    })
}

/// The words of passages, quotes and cues of links, and where each begins.
fn strings(body: &str) -> Vec<(usize, &str)> {
    let mut all: Vec<(usize, &str)> = ["passage: (\"", "quote: \"", "cue: \""]
        .iter()
        .flat_map(|name| values(body, name))
        .collect();
    let ends: Vec<(usize, &str)> = values(body, "passage: (\"")
        .map(|(at, first)| {
            let rest = at + first.len() + 1;
            let open = rest + body[rest..].find('"').unwrap();
            let (offset, last) = values(&body[open..], "\"").next().unwrap();
            (open + offset, last)
        })
        .collect();
    all.extend(ends);
    // The cue of an order is words of the text too, but is tied to no citation.
    all.retain(|(at, _)| {
        let line = &body[body[..*at].rfind('\n').map_or(0, |line| line + 1)..*at];
        !["After(", "Before(", "Within("].iter().any(|order| line.contains(order))
    });
    all
}

/// Makes each change in turn; tells those which the check does not notice as it should.
fn unnoticed(
    files: &[(String, String)],
    source: &str,
    body: &str,
    changes: &[Change],
) -> Vec<String> {
    let missed = |change: &Change| {
        let mut folder = files.to_vec();
        folder[change.file].1.clone_from(&change.body);
        let found = verified(&folder, source, body).findings;
        let codes: Vec<&str> = found.iter().map(|one| one.code.0).collect();
        let is_noticed = codes.iter().any(|code| change.codes.contains(code));
        (!is_noticed).then(|| format!("{}: {codes:?}", change.told))
    };
    let (one, other) = changes.split_at(changes.len() / 2);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| one.iter().filter_map(missed).collect::<Vec<String>>());
        let mut all: Vec<String> = other.iter().filter_map(missed).collect();
        all.extend(first.join().unwrap());
        all
    })
}

#[test]
fn every_change_of_a_letter_a_note_or_a_paragraph_is_noticed() {
    let files = [("river.ron".to_owned(), text("river.ron"))];
    let body = text("river.txt");
    let checked = verified(&files, "river-book", &body);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    assert_eq!(checked.verified, 22);
    let changes = changes(&files, Letters::Each);
    assert!(changes.len() > 400, "{}", changes.len());
    let missed = unnoticed(&files, "river-book", &body, &changes);
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn every_change_to_the_curated_graph_is_noticed() {
    let Some(path) = std::env::var_os("DEMARCHE_TEXT_CHAPTER") else {
        println!("skipped: DEMARCHE_TEXT_CHAPTER does not name the text of the chapter");
        return;
    };
    let body = fs::read_to_string(PathBuf::from(path)).unwrap();
    let files: Vec<(String, String)> = demarche::load::bundled::SINO_SOVIET
        .iter()
        .filter(|(name, _)| !["demarche.ron", "README.md"].contains(name))
        .map(|(name, body)| ((*name).to_owned(), (*body).to_owned()))
        .collect();
    let checked = verified(&files, "chapter", &body);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    let changes = changes(&files, Letters::Middle);
    let missed = unnoticed(&files, "chapter", &body, &changes);
    assert!(missed.is_empty(), "{} of {}:\n{}", missed.len(), changes.len(), missed.join("\n"));
}
