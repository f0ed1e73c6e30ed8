//! Words found in a range of paragraphs.

use super::SourceText;
use super::Spot;
use super::normal::normalised;

/// The most paragraphs that a range may have: a place is a passage, not a book.
pub const RANGE_MAX: usize = 24;

/// A range of paragraphs joined, as printed or without one paragraph inside it.
#[derive(Debug)]
pub struct Range {
    joined: String,
    /// Where each paragraph begins in the joined text, and which it is.
    starts: Vec<(usize, usize)>,
}

/// Why a range cannot be looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeError {
    /// It is no number and no rising range of numbers.
    NoRange,
    /// It goes beyond the end of the text.
    BeyondEnd,
    /// It has too many paragraphs.
    TooWide,
}

/// A place in a text: where it begins and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The first byte.
    pub start: Spot,
    /// The byte behind the last.
    pub end: Spot,
}

impl Range {
    /// The ways to read a range such as `5` or `6-8`: whole, and with each paragraph inside it passed over.
    pub fn of(text: &SourceText, written: &str) -> Result<Vec<Range>, RangeError> {
        let (first, last) = Range::parse(written).ok_or(RangeError::NoRange)?;
        if last > text.len() {
            return Err(RangeError::BeyondEnd);
        }
        if last - first >= RANGE_MAX {
            return Err(RangeError::TooWide);
        }
        let whole: Vec<usize> = (first - 1..last).collect();
        let inner = whole.get(1..whole.len() - 1).unwrap_or(&[]).to_vec();
        let mut ways = vec![Range::joined(text, whole.iter().copied())];
        for left_out in inner {
            ways.push(Range::joined(text, whole.iter().copied().filter(|&one| one != left_out)));
        }
        Ok(ways)
    }

    /// The first and the last paragraph of a range, counted from 1.
    pub fn parse(written: &str) -> Option<(usize, usize)> {
        let number = |text: &str| text.parse::<usize>().ok().filter(|&number| number > 0);
        let (first, last) = written.split_once('-').unwrap_or((written, written));
        let (first, last) = (number(first)?, number(last)?);
        (first <= last).then_some((first, last))
    }

    fn joined(text: &SourceText, paragraphs: impl Iterator<Item = usize>) -> Range {
        let mut range = Range { joined: String::new(), starts: Vec::new() };
        for paragraph in paragraphs {
            if !range.starts.is_empty() {
                range.joined.push(' ');
            }
            range.starts.push((range.joined.len(), paragraph));
            range.joined += text.paragraph(paragraph);
        }
        range
    }

    /// Where words stand, whole words only. The words are given as they are compared.
    pub fn find(&self, words: &str) -> Vec<(usize, usize)> {
        if words.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.joined.get(from..).and_then(|rest| rest.find(words)) {
            let (start, end) = (from + at, from + at + words.len());
            if stands_alone(&self.joined, start, end) {
                found.push((start, end));
            }
            from = start + words.chars().next().map_or(1, char::len_utf8);
        }
        found
    }

    /// The spans that begin with one and end with other words, whole words only.
    pub fn spans(&self, first: &[(usize, usize)], last: &[(usize, usize)]) -> Vec<(usize, usize)> {
        // Two of them say as much as a thousand: the place is not unique.
        let pairs = first.iter().flat_map(|one| {
            let behind = last.partition_point(|other| other.0 < one.1);
            last.get(behind..).unwrap_or(&[]).iter().map(|other| (one.0, other.1))
        });
        pairs.take(2).collect()
    }

    /// The place of a span of the joined text.
    pub fn place(&self, (start, end): (usize, usize)) -> Place {
        let end = self.spot(end.saturating_sub(1).max(start));
        Place { start: self.spot(start), end: Spot { byte: end.byte + 1, ..end } }
    }

    fn spot(&self, byte: usize) -> Spot {
        let after = self.starts.partition_point(|&(start, _)| start <= byte);
        let (start, paragraph) =
            self.starts.get(after.saturating_sub(1)).copied().unwrap_or((0, 0));
        Spot { paragraph, byte: byte - start }
    }
}

impl Place {
    /// The place of a passage, by its first and last words; nothing where it has none, or more than one.
    pub fn of_passage(text: &SourceText, range: &str, first: &str, last: &str) -> Option<Place> {
        let ways = Range::of(text, range).ok()?;
        let (first, last) = (normalised(first), normalised(last));
        ways.iter().find_map(|way| {
            match way.spans(&way.find(&first), &way.find(&last)).as_slice() {
                [only] => Some(way.place(*only)),
                [] | [_, ..] => None,
            }
        })
    }

    /// The place of words; nothing where they have none, or more than one.
    pub fn of_words(text: &SourceText, range: &str, words: &str) -> Option<Place> {
        let ways = Range::of(text, range).ok()?;
        let words = normalised(words);
        ways.iter().find_map(|way| match way.find(&words).as_slice() {
            [only] => Some(way.place(*only)),
            [] | [_, ..] => None,
        })
    }

    /// The first and the last sentence that it touches.
    pub fn sentences(self, text: &SourceText) -> (usize, usize) {
        let end = Spot { byte: self.end.byte.saturating_sub(1), ..self.end };
        (text.sentence_at(self.start), text.sentence_at(end))
    }
}

/// Whether a span neither begins nor ends inside a word.
pub(super) fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_inside = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at..).and_then(|after| after.chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    !is_inside(start) && !is_inside(end)
}
