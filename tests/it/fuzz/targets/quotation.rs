//! The text of a source: places in it are whole characters, its own words are found, and any citation can be verified.

use std::collections::BTreeMap;

use demarche::query::coverage;
use demarche::quotation::Division;
use demarche::quotation::Neighbours;
use demarche::quotation::Occurrences;
use demarche::quotation::Repair;
use demarche::quotation::Scope;
use demarche::quotation::Sought;
use demarche::quotation::SourceText;
use demarche::quotation::Wanted;
use demarche::quotation::changes;
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
    for division in [Division::Paragraphs, Division::Pages { first: 1 }] {
        let source = SourceText::new(body, division, &repairs);
        whole(&source);
        found(&source, &sought);
    }
    for locator in ["Paragraph", "Page"] {
        verified(body, &sought, &repairs, locator);
    }
}

/// What must hold of the text by itself.
fn whole(source: &SourceText) {
    for (place, sentence) in source.sentences().iter().enumerate() {
        for &(start, end) in &sentence.pieces {
            is_whole(source, (start, end));
        }
        let (first, last) = source.numbers_of(sentence);
        assert!(first <= last && last < source.division().first() + source.len());
        source.ends(place);
    }
    for mark in source.marks() {
        is_whole(source, (mark.at, mark.at));
        // A text of notes alone has no sentence.
        assert!(source.sentence_at(mark.at) < source.sentences().len().max(1));
    }
    assert!(source.fingerprints().len() <= source.len(), "what is empty has none");
    assert!(changes(source.fingerprints(), source.fingerprints()).is_empty());
}

/// What is sought in any part of the text is what stands where it is found.
fn found(source: &SourceText, sought: &[&str]) {
    let beside = (Some("the"), Some("."));
    let wanted = sought.iter().flat_map(|&words| {
        [
            Wanted::new(Some(("the", words)), Some(words), (None, None)),
            Wanted::new(None, Some(words), beside),
        ]
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let alone = sought.iter().map(|&words| Sought::new(words));
    let all = wanted.iter().flat_map(Wanted::sought).chain(alone.clone());
    let Ok(occurrences) = Occurrences::of(source, all) else { return };
    for one in alone {
        for &span in occurrences.from(&one, 0) {
            is_whole(source, span);
            assert!(!source.words(span).is_empty());
            source.around(span, 3);
        }
    }
    let mut neighbours = Neighbours::default();
    for range in ["1", "2", "1-2", "1-3", "0", "3-1", "1-24", "1-25", "-", ""] {
        let Ok(ways) = Scope::of(source, range, Some("1")) else { continue };
        for one in &wanted {
            let located = one.locate_best((source, &occurrences), &ways);
            if let Some(span) = located.span {
                is_whole(source, span);
                let (first, last) = source.sentences_of(span);
                assert!(first <= last && last < source.sentences().len().max(1));
            }
        }
        for words in sought {
            let near = neighbours.nearest(source, words, ways.first().map(Scope::span));
            assert!(near.is_none_or(|near| source.number_at(near.at) > 0));
        }
    }
}

/// Whether a place begins and ends between characters.
fn is_whole(source: &SourceText, (start, end): (usize, usize)) {
    assert!(start <= end);
    assert_eq!(source.words((start, end)).len(), end - start, "{start}..{end} of {source:?}");
}

/// The words as quotations of records, checked against the text.
fn verified(body: &str, sought: &[&str], repairs: &[Repair<'_>], locator: &str) {
    let repairs = repairs.iter().map(|Repair { at, printed, read }| {
        format!("Repair(at: {}, printed: {}, read: {})", string(at), string(printed), string(read))
    });
    let at = locator.to_lowercase();
    let cites = sought.iter().map(|words| {
        let words = string(words);
        format!(
            "Cite(source: \"book\", {at}: \"1-2\", passage: (\"the\", {words}), quote: {words}, note: \"12\"), \
             Cite(source: \"book\", {at}: \"1\", quote: {words}, note: \"3\", basis: Carried)"
        )
    });
    let records = format!(
        "[Source(id: \"book\", title: \"\", kind: Book, locator: {locator}, repairs: [{}]),\n\
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
        outputs::report(&demarche::present::coverage(&checked.graph, &answer));
        outputs::document(&demarche::interop::coverage(&checked.graph, &answer));
    }
}
