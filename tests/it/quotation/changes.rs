//! Every change of a letter, a note, a paragraph or a fingerprint is noticed.
#![expect(clippy::disallowed_methods, reason = "the texts are files")]
#![expect(clippy::string_slice, reason = "places are found by searching the same string")]

use std::fs;
use std::path::PathBuf;

use super::text;
use super::verified;

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
        for (at, digest) in values(body, "\", \"1:") {
            let last = if digest.ends_with('0') { "1" } else { "0" };
            add(at + digest.len() - 1, 1, last, &["changed-text"]);
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

/// The words of passages, of what stands beside them, of quotes and cues, and where each begins.
fn strings(body: &str) -> Vec<(usize, &str)> {
    let names = ["passage: (\"", "quote: \"", "cue: \"", "prefix: \"", "suffix: \""];
    let mut all: Vec<(usize, &str)> = names.iter().flat_map(|name| values(body, name)).collect();
    let ends: Vec<(usize, &str)> = values(body, "passage: (\"")
        .map(|(at, first)| {
            let rest = at + first.len() + 1;
            let open = rest + body[rest..].find('"').unwrap();
            let (offset, last) = values(&body[open..], "\"").next().unwrap();
            (open + offset, last)
        })
        .collect();
    all.extend(ends);
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
    assert_eq!(checked.verified, 23);
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
    let files = super::curated();
    let checked = verified(&files, "chapter", &body);
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
    let changes = changes(&files, Letters::Middle);
    let missed = unnoticed(&files, "chapter", &body, &changes);
    assert!(missed.is_empty(), "{} of {}:\n{}", missed.len(), changes.len(), missed.join("\n"));
}
