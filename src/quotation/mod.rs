//! The text of a source made searchable: where words stand in it, in which sentence, and before which note.
//!
//! A paragraph is a line of the text, counted from 1. What is printed and what is sought are compared letter by letter
//! after the same few steps, and never by similarity:
//!
//! 1. The repairs that the source declares for the paragraph are made (in the text alone).
//! 2. Soft hyphens and zero-width characters are dropped.
//! 3. Letters and their accents are composed (NFC).
//! 4. Every double quotation mark is `"`, every single one and every apostrophe is `'`, every dash and hyphen is `-`.
//! 5. White space of any kind and length is one space; there is none at either end.
//! 6. Note numbers are taken out (in the text alone): one to four digits right behind a word of two or more letters whose
//!    last is a small one, or behind a full stop, comma, colon, semicolon, question or exclamation mark, closing bracket or
//!    closing quotation mark, and before neither letter nor digit. Digits behind a digit and a stop, comma or colon are a
//!    figure (`1,390`), unless four digits stand before it (`in 1959.12`). The number that follows directly on a note (`567
//!    568`) is one too, and so are raised digits.
//!
//! What is found begins and ends at the ends of words. Paragraphs of a range are joined by a space; one of them inside
//! the range may be passed over, for a caption can stand in the middle of a sentence.
//!
//! A printed paragraph can be cut by a page break or a caption: one that ends without a full stop goes on in the next, or
//! the next but one, if that begins with a small letter. Sentences are those of UAX 29 in such whole paragraphs, apart from
//! false ends after an initial, an abbreviated title, or a number at the beginning (`7. The weir`).

mod nearest;
mod normal;
mod range;
mod sentence;

use std::collections::BTreeMap;

pub use nearest::Nearest;
pub use nearest::Search;
pub use range::Place;
pub use range::RANGE_MAX;
pub use range::Range;
pub use range::RangeError;
pub use sentence::Sentence;

pub(crate) use normal::normalised;

use normal::Normal;

/// So many words of either end of a sentence are shown.
const WORDS_MAX: usize = 3;

/// A slip of print or recognition, and how to read it.
#[derive(Clone, Copy, Debug)]
pub struct Repair<'r> {
    /// The number of the paragraph.
    pub at: &'r str,
    /// What stands there.
    pub printed: &'r str,
    /// How to read it.
    pub read: &'r str,
}

/// A place in a text: a paragraph, counted from 0, and a byte of it as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// The byte of the paragraph as it is compared.
    pub byte: usize,
}

/// A note number in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The number.
    pub number: u32,
    /// Where it was taken out.
    pub at: Spot,
    /// The sentence that it stands on.
    pub sentence: usize,
}

/// The text of a source, ready to be searched.
#[derive(Debug)]
pub struct SourceText {
    paragraphs: Vec<Normal>,
    sentences: Vec<Sentence>,
    /// The marks of whole paragraphs, one after the other.
    marks: Vec<Mark>,
    /// For each paragraph where its marks begin and end among all.
    marked: Vec<(usize, usize)>,
    /// For each paragraph the pieces of sentences in it, in order: the byte where one begins, and the sentence.
    begins: Vec<Vec<(usize, usize)>>,
    unused: Vec<usize>,
}

impl SourceText {
    /// Prepares a text.
    pub fn new(body: &str, repairs: &[Repair<'_>]) -> SourceText {
        let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, repair) in repairs.iter().enumerate() {
            if let Ok(paragraph) = repair.at.trim().parse::<usize>() {
                at.entry(paragraph).or_default().push(position);
            }
        }
        let mut is_used = vec![false; repairs.len()];
        let body = body.strip_prefix('\u{feff}').unwrap_or(body);
        let mut paragraphs = Vec::new();
        for (position, line) in body.lines().enumerate() {
            let here = at.get(&(position + 1)).map_or(&[][..], Vec::as_slice);
            paragraphs.push(normal::paragraph(line, repairs, here, &mut is_used));
        }
        let unused = (0..repairs.len()).filter(|&repair| !is_used[repair]).collect();
        let marked = vec![(0, 0); paragraphs.len()];
        let mut text = SourceText {
            begins: vec![Vec::new(); paragraphs.len()],
            paragraphs,
            sentences: Vec::new(),
            marks: Vec::new(),
            marked,
            unused,
        };
        sentence::divide(&mut text);
        text
    }

    /// How many paragraphs it has.
    pub fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// Whether it has no paragraph.
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// The positions of the repairs that were nowhere to be made.
    pub fn unused_repairs(&self) -> &[usize] {
        &self.unused
    }

    /// The sentences, those of one whole paragraph after those of the one before.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The note numbers, in the order of their sentences.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The note numbers of a paragraph, counted from 0.
    pub fn marks_in(&self, paragraph: usize) -> &[Mark] {
        let (first, end) = self.marked.get(paragraph).copied().unwrap_or((0, 0));
        self.marks.get(first..end).unwrap_or(&[])
    }

    /// The words of a paragraph as they are compared; nothing where there is no such paragraph.
    pub fn paragraph(&self, paragraph: usize) -> &str {
        self.paragraphs.get(paragraph).map_or("", |one| one.text.as_str())
    }

    /// The first and the last few words of a sentence, as they are compared: enough to find it by, and no more.
    pub fn ends(&self, sentence: usize) -> (String, String) {
        let pieces = self.sentences.get(sentence).map_or(&[][..], |one| &one.pieces);
        let words: Vec<&str> = pieces
            .iter()
            .filter_map(|(spot, end)| self.paragraph(spot.paragraph).get(spot.byte..*end))
            .flat_map(|piece| piece.split(' '))
            .collect();
        let shown = (words.len() / 3).clamp(1, WORDS_MAX).min(words.len());
        let (first, last) = (words.get(..shown), words.get(words.len() - shown..));
        (first.unwrap_or(&[]).join(" "), last.unwrap_or(&[]).join(" "))
    }

    /// The byte of the paragraph, as printed, at which a place stands.
    pub fn printed_byte(&self, spot: Spot) -> usize {
        let origins = self.paragraphs.get(spot.paragraph).map_or(&[][..], |one| &one.origins);
        origins.get(spot.byte).or(origins.last()).map_or(0, |&byte| byte as usize)
    }

    /// The sentence in which a place stands.
    pub fn sentence_at(&self, spot: Spot) -> usize {
        let begins = self.begins.get(spot.paragraph).map_or(&[][..], Vec::as_slice);
        let after = begins.partition_point(|&(byte, _)| byte <= spot.byte);
        begins.get(after.saturating_sub(1)).map_or(0, |&(_, sentence)| sentence)
    }
}
