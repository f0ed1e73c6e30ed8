//! The text of a source made searchable: where words stand in it, in which sentence, and before which note.
//!
//! A text is divided as its source says ([`Division`]): into paragraphs, each a line, or into pages, which form feeds divide.
//! On a page the lines between two empty ones are a paragraph. What is printed and what is sought are compared letter by
//! letter after the same few steps, and never by similarity:
//!
//! 1. The repairs that the source declares for the paragraph or page are made (in the text alone).
//! 2. Soft hyphens and zero-width characters are dropped.
//! 3. Letters and their accents are composed (NFC).
//! 4. Every double quotation mark is `"`, every single one and every apostrophe is `'`, every dash and hyphen is `-`.
//! 5. White space of any kind and length is one space; there is none at either end.
//! 6. Note numbers are taken out (in the text alone): one to four digits right behind a word of two or more letters whose
//!    last is a small one, or behind a full stop, comma, colon, semicolon, question or exclamation mark, closing bracket or
//!    closing quotation mark, and before neither letter nor digit. Digits behind a digit and a stop, comma or colon are a
//!    figure (`1,390`), unless four digits stand before it (`in 1959.12`). The number that follows directly on a note (`567
//!    568`) is one too, and so are raised digits.
//! 7. On pages, a hyphen between a letter and the end of a line or page, before a small letter, may be there or not (in the
//!    text alone): `split-` and `ting` are found as `splitting` and as `split-ting`.
//!
//! What is found begins and ends at the ends of words. Paragraphs are joined by a space; one of them inside a range that is
//! cited may be passed over, for a caption can stand in the middle of a sentence. Over a page break the last paragraph of
//! the page and the first of the next, a page number or a running head, may be passed over.
//!
//! A printed paragraph can be cut by a page break or a caption: one that ends without a full stop goes on in the next, or
//! the next but one (on pages one more), if that begins with a small letter. Sentences are those of UAX 29 in such whole
//! paragraphs, apart from false ends after an initial, an abbreviated title, or a number at the beginning (`7. The weir`).
//!
//! The [fingerprint](Fingerprint) of a paragraph or page is taken after steps 2 to 5 alone: repairs do not change it, and
//! note numbers do.

mod division;
mod find;
mod fingerprint;
mod locate;
mod nearest;
mod normal;
mod scope;
mod sentence;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

pub use division::Division;
pub use find::Occurrences;
pub use find::Sought;
pub use find::TooMany;
pub use fingerprint::Changes;
pub use fingerprint::Fingerprint;
pub use fingerprint::Move;
pub use fingerprint::changes;
pub use locate::Located;
pub use locate::Miss;
pub use locate::Part;
pub use locate::Wanted;
pub use nearest::Nearest;
pub use nearest::Neighbours;
pub use scope::RANGE_MAX;
pub use scope::RangeError;
pub use scope::Scope;
pub use scope::parse_range;
pub use sentence::Sentence;

pub(crate) use normal::normalised;

use division::blocks;
use division::places;
use normal::LineEnd;

/// So many words of either end of a sentence are shown.
const WORDS_MAX: usize = 3;

/// So many bytes before and behind a place are looked at for the words around it.
const AROUND_BYTES: usize = 400;

/// A place in a text as it is compared: its first byte and the one behind its last.
pub type Span = (usize, usize);

/// A slip of print or recognition, and how to read it.
#[derive(Clone, Copy, Debug)]
pub struct Repair<'r> {
    /// The number of the paragraph or page.
    pub at: &'r str,
    /// What stands there.
    pub printed: &'r str,
    /// How to read it.
    pub read: &'r str,
}

/// A note number in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The number.
    pub number: u32,
    /// Where it was taken out.
    pub at: usize,
    /// The sentence that it stands on.
    pub sentence: usize,
    /// The whole paragraph in which it stands: what page breaks and captions cut is one.
    pub whole: usize,
}

/// The text of a source, ready to be searched.
#[derive(Debug)]
pub struct SourceText {
    /// All of it as it is compared, a space between paragraphs.
    body: String,
    division: Division,
    /// Where each paragraph stands in the body.
    paragraphs: Vec<Span>,
    /// The first paragraph of each place; behind the last how many paragraphs there are.
    firsts: Vec<usize>,
    /// The bytes at which the end of a line cuts a word.
    cuts: Vec<usize>,
    sentences: Vec<Sentence>,
    /// The bytes at which pieces of sentences begin, in order, and of which sentence.
    begins: Vec<(usize, usize)>,
    /// The marks of whole paragraphs, one after the other.
    marks: Vec<Mark>,
    /// The note numbers and where they were taken out, in order of place.
    notes: Vec<(u32, usize)>,
    /// The same in order of number.
    numbered: BTreeSet<(u32, usize)>,
    unused: Vec<usize>,
    fingerprints: Vec<Fingerprint>,
}

impl SourceText {
    /// Prepares a text.
    pub fn new(body: &str, division: Division, repairs: &[Repair<'_>]) -> SourceText {
        let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, repair) in repairs.iter().enumerate() {
            if let Ok(place) = repair.at.trim().parse::<usize>() {
                at.entry(place).or_default().push(position);
            }
        }
        let mut text = SourceText::empty(division, body.len());
        let mut is_used = vec![false; repairs.len()];
        for (position, printed) in places(body, division).into_iter().enumerate() {
            let number = division.first().saturating_add(position);
            let folded = normal::folded(printed, LineEnd::Space);
            text.fingerprints.extend(Fingerprint::of(number, &folded.text));
            let here = at.get(&number).map_or(&[][..], Vec::as_slice);
            match division {
                Division::Paragraphs if here.is_empty() => text.add(&folded),
                Division::Paragraphs => {
                    let repaired = normal::repaired(printed, repairs, here, &mut is_used);
                    text.add(&normal::folded(&repaired, LineEnd::Space));
                }
                Division::Pages { .. } => {
                    let repaired = normal::repaired(printed, repairs, here, &mut is_used);
                    for block in blocks(&repaired) {
                        text.add(&normal::folded(&block, LineEnd::OfPrint));
                    }
                }
            }
            text.firsts.push(text.paragraphs.len());
        }
        text.unused = (0..repairs.len()).filter(|&repair| !is_used[repair]).collect();
        text.numbered = text.notes.iter().copied().collect();
        sentence::divide(&mut text);
        text
    }

    fn empty(division: Division, length: usize) -> SourceText {
        SourceText {
            body: String::with_capacity(length),
            division,
            paragraphs: Vec::new(),
            firsts: vec![0],
            cuts: Vec::new(),
            sentences: Vec::new(),
            begins: Vec::new(),
            marks: Vec::new(),
            notes: Vec::new(),
            numbered: BTreeSet::new(),
            unused: Vec::new(),
            fingerprints: Vec::new(),
        }
    }

    /// Adds a paragraph.
    fn add(&mut self, folded: &normal::Folded) {
        let normal = normal::without_notes(folded);
        if !self.body.is_empty() && !normal.text.is_empty() {
            self.body.push(' ');
        }
        let start = self.body.len();
        self.body += &normal.text;
        self.paragraphs.push((start, self.body.len()));
        self.cuts.extend(normal.cuts.iter().map(|cut| start + cut));
        self.notes.extend(normal.notes.iter().map(|&(number, at)| (number, start + at)));
    }

    /// How it is divided.
    pub fn division(&self) -> Division {
        self.division
    }

    /// How many paragraphs or pages it has.
    pub fn len(&self) -> usize {
        self.firsts.len() - 1
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The positions of the repairs that were nowhere to be made.
    pub fn unused_repairs(&self) -> &[usize] {
        &self.unused
    }

    /// The fingerprints of the paragraphs or pages that are not empty, in order.
    pub fn fingerprints(&self) -> &[Fingerprint] {
        &self.fingerprints
    }

    /// The sentences, those of one whole paragraph after those of the one before.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The note numbers, in the order of their sentences.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The first mark of a number between two bytes or at the last.
    pub fn mark(&self, number: u32, (start, end): Span) -> Option<Mark> {
        if start > end {
            return None;
        }
        let &(_, at) = self.numbered.range((number, start)..=(number, end)).next()?;
        let whole = self.whole_at(at.saturating_sub(1));
        let first = self.marks.partition_point(|mark| (mark.whole, mark.at) < (whole, at));
        self.marks.get(first..)?.iter().find(|mark| mark.number == number).copied()
    }

    /// The first note numbers between two bytes or at the last: so many, in the order of the text.
    pub fn notes_in(&self, (start, end): Span, most: usize) -> Vec<u32> {
        let notes = self.notes.get(self.notes.partition_point(|note| note.1 < start)..);
        let inside = notes.unwrap_or(&[]).iter().take_while(|note| note.1 <= end);
        inside.take(most).map(|note| note.0).collect()
    }

    /// The words between two bytes, as they are compared.
    pub fn words(&self, (start, end): Span) -> &str {
        self.body.get(start..end).unwrap_or("")
    }

    /// The number of the paragraph or page in which a byte stands.
    pub fn number_at(&self, byte: usize) -> usize {
        let paragraph = self.paragraphs.partition_point(|&(start, _)| start <= byte);
        let place = self.firsts.partition_point(|&first| first < paragraph);
        self.division.first().saturating_add(place.saturating_sub(1))
    }

    /// The sentence in which a byte stands.
    pub fn sentence_at(&self, byte: usize) -> usize {
        let after = self.begins.partition_point(|&(begin, _)| begin <= byte);
        self.begins.get(after.saturating_sub(1)).map_or(0, |&(_, sentence)| sentence)
    }

    /// The first and the last sentence that a place touches.
    pub fn sentences_of(&self, (start, end): Span) -> (usize, usize) {
        let begun = self.sentence_at(start);
        let ended = self.sentence_at(end.saturating_sub(1).max(start));
        // From a caption a place may lead into the rest of a sentence that began before the caption.
        (begun.min(ended), begun.max(ended))
    }

    /// The whole paragraph in which a byte stands: what page breaks and captions cut is one.
    pub fn whole_at(&self, byte: usize) -> usize {
        self.sentences.get(self.sentence_at(byte)).map_or(0, |sentence| sentence.whole)
    }

    /// The numbers of the paragraphs or pages in which a sentence begins and ends.
    pub fn numbers_of(&self, sentence: &Sentence) -> (usize, usize) {
        (self.number_at(sentence.first()), self.number_at(sentence.last()))
    }

    /// The first and the last few words of a sentence, as they are compared: enough to find it by, and no more.
    pub fn ends(&self, sentence: usize) -> (String, String) {
        let pieces = self.sentences.get(sentence).map_or(&[][..], |one| &one.pieces);
        let words: Vec<&str> =
            pieces.iter().flat_map(|piece| self.words(*piece).split(' ')).collect();
        let shown = (words.len() / 3).clamp(1, WORDS_MAX).min(words.len());
        let (first, last) = (words.get(..shown), words.get(words.len() - shown..));
        (first.unwrap_or(&[]).join(" "), last.unwrap_or(&[]).join(" "))
    }

    /// A few words right before and right behind a place: so many of each, as they are compared.
    pub fn around(&self, (start, end): Span, words: usize) -> (String, String) {
        let from = self.body.floor_char_boundary(start.saturating_sub(AROUND_BYTES));
        let to = self.body.ceil_char_boundary((end + AROUND_BYTES).min(self.body.len()));
        let (before, behind) = (self.words((from, start)), self.words((end, to)));
        let last: Vec<&str> = before.trim_end().rsplit(' ').take(words).collect();
        let first: Vec<&str> = behind.trim_start().split(' ').take(words).collect();
        (last.into_iter().rev().collect::<Vec<&str>>().join(" "), first.join(" "))
    }
}

/// Whether a span neither begins nor ends inside a word.
fn stands_alone(text: &str, (start, end): Span) -> bool {
    !is_inside(text, start) && !is_inside(text, end)
}

/// Whether a byte is inside a word.
fn is_inside(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}
