//! Sentences, also those that a page break or a caption cuts, and the notes that stand on them.

use unicode_segmentation::UnicodeSegmentation;

use super::Mark;
use super::SourceText;
use super::Spot;

/// A sentence: one piece, or one of each paragraph over which it runs.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Where it begins, and behind it the byte of the same paragraph at which that piece ends.
    pub pieces: Vec<(Spot, usize)>,
    /// Which whole paragraph it belongs to: those that page breaks cut are one.
    pub whole: usize,
}

impl Sentence {
    /// The paragraph in which it begins.
    pub fn first(&self) -> usize {
        self.pieces.first().map_or(0, |(spot, _)| spot.paragraph)
    }

    /// The paragraph in which it ends.
    pub fn last(&self) -> usize {
        self.pieces.last().map_or(0, |(spot, _)| spot.paragraph)
    }
}

/// Behind these a full stop ends no sentence; nor behind a single capital, nor behind a number that begins one.
const TITLES: [&str; 14] = [
    "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Gen.", "Col.", "Capt.", "Lt.", "Gov.", "Sen.",
    "No.", "vs.",
];

/// Finds the sentences of a text and the notes on them.
pub(super) fn divide(text: &mut SourceText) {
    for (whole, parts) in wholes(text).into_iter().enumerate() {
        let mut joined = String::new();
        let mut starts = Vec::with_capacity(parts.len());
        for &part in &parts {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined += text.paragraph(part);
            starts.push((joined.len() - text.paragraph(part).len(), joined.len(), part));
        }
        for (start, end) in bounds(&joined) {
            let number = text.sentences.len();
            let mut sentence = Sentence { pieces: Vec::new(), whole };
            for &(from, to, part) in &starts {
                let (first, last) = (start.max(from), end.min(to));
                if first < last {
                    let spot = Spot { paragraph: part, byte: first - from };
                    sentence.pieces.push((spot, last - from));
                    text.begins[part].push((spot.byte, number));
                }
            }
            text.sentences.push(sentence);
        }
        for &part in &parts {
            mark(text, part);
        }
    }
}

/// The marks of a paragraph: a note stands on the sentence that goes on up to it.
fn mark(text: &mut SourceText, part: usize) {
    let first = text.marks.len();
    for &(number, byte) in &text.paragraphs[part].notes {
        let before = Spot { paragraph: part, byte: byte.saturating_sub(1) };
        let sentence = text.sentence_at(before);
        text.marks.push(Mark { number, at: Spot { paragraph: part, byte }, sentence });
    }
    text.marked[part] = (first, text.marks.len());
}

/// The printed paragraphs, each with its parts where a page break or a caption cuts it.
fn wholes(text: &SourceText) -> Vec<Vec<usize>> {
    let mut is_taken = vec![false; text.len()];
    let mut wholes = Vec::new();
    for first in 0..text.len() {
        if is_taken[first] || text.paragraph(first).is_empty() {
            continue;
        }
        let mut parts = vec![first];
        let mut last = first;
        while !is_ended(text.paragraph(last)) {
            let goes_on = |&next: &usize| {
                next < text.len() && !is_taken[next] && goes_on_in(text.paragraph(next))
            };
            let Some(next) = [last + 1, last + 2].into_iter().find(goes_on) else { break };
            is_taken[next] = true;
            parts.push(next);
            last = next;
        }
        wholes.push(parts);
    }
    wholes
}

fn goes_on_in(paragraph: &str) -> bool {
    paragraph.trim_start_matches(['"', '\'', '(', '[', '{']).starts_with(char::is_lowercase)
}

fn is_ended(paragraph: &str) -> bool {
    let bare = paragraph.trim_end_matches(['"', '\'', ')', ']', '}', ' ']);
    bare.ends_with(['.', '!', '?', '…', ':'])
}

/// The bytes of the sentences of a text, without the space behind each.
fn bounds(joined: &str) -> Vec<(usize, usize)> {
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    let mut is_open = false;
    for (start, piece) in joined.split_sentence_bound_indices() {
        let end = start + piece.trim_end().len();
        match bounds.last_mut() {
            Some(last) if is_open => last.1 = end,
            Some(_) | None => bounds.push((start, end)),
        }
        let word = piece.trim_end().rsplit([' ', '"', '(']).next().unwrap_or("");
        let is_initial =
            word.len() == 2 && word.starts_with(|sign: char| sign.is_ascii_uppercase());
        let so_far = bounds.last().and_then(|&(start, end)| joined.get(start..end)).unwrap_or("");
        let is_number = so_far
            .strip_suffix('.')
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        is_open = is_number || word.ends_with('.') && (is_initial || TITLES.contains(&word));
    }
    bounds
}
