//! The text of a source: places in it are whole characters, its own words are found, and any citation can be verified.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use demarche::query::coverage;
use demarche::quotation::Place;
use demarche::quotation::Range;
use demarche::quotation::Repair;
use demarche::quotation::Search;
use demarche::quotation::SourceText;
use demarche::quotation::Spot;
use demarche::text::Text;

use super::choices::Choices;
use super::findings;
use super::outputs;
use super::records::string;

/// Stands between the text of the source and what is sought in it.
const LINE: &str = "\n----\n";

const PIECES: &[&str] = &[
    "the weir",
    "Hale",
    " ",
    " ",
    ". ",
    ", ",
    "12",
    "567 568",
    ".3",
    "1,390",
    "in 1959.12",
    "²³",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "-",
    "–",
    "—",
    "\u{ad}",
    "\u{200b}",
    "\u{a0}",
    "e\u{301}",
    "é",
    "\n",
    "\n",
    "A",
    "a",
    "7. The",
    "Mr. ",
    "J. ",
    "! ",
    "毛",
    "\u{1f469}\u{200d}\u{1f469}",
    "\u{0}",
    "\r",
    "\u{2028}",
    "\u{85}",
    "ß",
    "İ",
    "ﬁ",
    "\u{1d15e}",
    "\u{fb2c}",
    "가",
    "\u{1100}\u{1161}",
];

fn piece(choices: &mut Choices<'_>) -> &'static str {
    PIECES[choices.below(PIECES.len())]
}

/// The text, and after a line the words that are sought in it and, with tabs in them, its repairs.
pub(super) fn make(choices: &mut Choices<'_>) -> String {
    let mut text = String::new();
    for _ in 0..choices.below(60) {
        text += piece(choices);
    }
    text += LINE;
    for _ in 0..choices.below(6) {
        if choices.once_in(4) {
            text += choices.pick(&["1", "2", "0", "x"]);
            text += &format!("\t{}\t", piece(choices));
        }
        for _ in 0..choices.below(5) {
            text += piece(choices);
        }
        text += "\n";
    }
    text
}

pub(super) fn check(text: &str) {
    let (body, asked) = text.split_once(LINE).unwrap_or((text, ""));
    let mut repairs = Vec::new();
    let mut sought = vec!["the weir"];
    for line in asked.split('\n') {
        match line.split('\t').collect::<Vec<_>>()[..] {
            [at, printed, read] => repairs.push(Repair { at, printed, read }),
            _ => sought.push(line),
        }
    }
    let source = SourceText::new(body, &repairs);
    whole(&source, body);
    for words in &sought {
        for range in ["1", "2", "1-2", "1-3", "0", "3-1", "1-24", "1-25", "-", ""] {
            let found = Place::of_words(&source, range, words);
            let passage = Place::of_passage(&source, range, "the", words);
            for place in found.into_iter().chain(passage) {
                let (first, last) = place.sentences(&source);
                assert!(first <= last && last < source.sentences().len().max(1));
                is_whole(&source, body, place.start);
                is_whole(&source, body, place.end);
            }
        }
    }
    let words: BTreeSet<String> = sought.iter().map(|&words| words.to_owned()).collect();
    let mut search = Search::new(&source, &words);
    for words in &sought {
        assert!(search.paragraphs(words).iter().all(|&paragraph| paragraph < source.len()));
        search.nearest(&source, words, &[0, source.len()]);
    }
    verified(body, &sought, &repairs);
}

/// What must hold of the text by itself.
fn whole(source: &SourceText, body: &str) {
    for paragraph in 0..source.len() {
        let own = source.paragraph(paragraph);
        if !own.is_empty() {
            let number = (paragraph + 1).to_string();
            let ways = Range::of(source, &number).expect("the paragraph is there");
            assert!(ways[0].find(own).contains(&(0, own.len())), "{own:?}");
        }
        for byte in (0..=own.len()).filter(|&byte| own.is_char_boundary(byte)) {
            is_whole(source, body, Spot { paragraph, byte });
        }
    }
    for sentence in 0..source.sentences().len() {
        source.ends(sentence);
    }
    for mark in source.marks() {
        assert!(mark.sentence < source.sentences().len());
        is_whole(source, body, mark.at);
    }
}

/// Whether a place is between characters, of the text as it is compared and of the text as it is printed.
fn is_whole(source: &SourceText, body: &str, spot: Spot) {
    let own = source.paragraph(spot.paragraph);
    assert!(own.is_char_boundary(spot.byte), "{spot:?} of {own:?}");
    let line = body.strip_prefix('\u{feff}').unwrap_or(body).lines().nth(spot.paragraph);
    let (line, byte) = (line.unwrap_or(""), source.printed_byte(spot));
    assert!(line.is_char_boundary(byte), "{byte} of {line:?}");
}

/// The words as quotations of records, checked against the text.
fn verified(body: &str, sought: &[&str], repairs: &[Repair<'_>]) {
    let repairs = repairs.iter().map(|Repair { at, printed, read }| {
        format!("Repair(at: {}, printed: {}, read: {})", string(at), string(printed), string(read))
    });
    let cites = sought.iter().map(|words| {
        let words = string(words);
        format!(
            "Cite(source: \"book\", paragraph: \"1-2\", passage: (\"the\", {words}), quote: {words}, note: \"12\"), \
             Cite(source: \"book\", paragraph: \"1\", quote: {words}, note: \"3\", basis: Carried)"
        )
    });
    let records = format!(
        "[Source(id: \"book\", title: \"\", kind: Book, locator: Paragraph, repairs: [{}]),\n\
         Actor(id: \"upton\", name: \"Upton\", kind: State),\n\
         Act(id: \"word\", actors: [\"upton\"], type: \"decided\", evidence: [{}])]",
        repairs.collect::<Vec<_>>().join(", "),
        cites.collect::<Vec<_>>().join(", ")
    );
    let given = BTreeMap::from([("book".to_owned(), Text::new("book.txt", body))]);
    let checked = demarche::read_with_texts([Text::new("case.ron", records)], given);
    findings::check(&checked.findings);
    for (&key, source) in &checked.texts {
        let answer = coverage(&checked.graph, key, source);
        outputs::page(&demarche::present::coverage(&checked.graph, &answer));
        outputs::document(&demarche::interop::coverage(&checked.graph, &answer));
    }
}
