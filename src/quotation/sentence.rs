//! Sentences, also those that a page break or a caption cuts, and the notes that stand on them.

use unicode_segmentation::UnicodeSegmentation;

use super::Division;
use super::Mark;
use super::SourceText;
use super::Span;

/// A sentence: one piece, or one of each paragraph over which it runs.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Where its pieces stand in the text.
    pub pieces: Vec<Span>,
    /// Which whole paragraph it belongs to: those that page breaks cut are one.
    pub whole: usize,
}

impl Sentence {
    /// Its first byte.
    pub fn first(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.0)
    }

    /// Its last byte.
    pub fn last(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.1.saturating_sub(1))
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
        // Where each part begins and ends in the joined text, and where it begins in the whole one.
        let mut pieces = Vec::with_capacity(parts.len());
        for &part in &parts {
            if !joined.is_empty() {
                joined.push(' ');
            }
            let (start, end) = text.paragraphs[part];
            pieces.push((joined.len(), joined.len() + (end - start), start));
            joined += text.words((start, end));
        }
        let mut first = 0;
        for (start, end) in bounds(&joined) {
            let number = text.sentences.len();
            let mut sentence = Sentence { pieces: Vec::new(), whole };
            while pieces.get(first).is_some_and(|piece| piece.1 <= start) {
                first += 1;
            }
            for &(from, to, place) in pieces.get(first..).unwrap_or(&[]) {
                if from >= end {
                    break;
                }
                let piece = (start.max(from) + place - from, end.min(to) + place - from);
                text.begins.push((piece.0, number));
                sentence.pieces.push(piece);
            }
            text.sentences.push(sentence);
        }
    }
    text.begins.sort_unstable();
    mark(text);
}

/// The marks of a text: a note stands on the sentence that goes on up to it.
fn mark(text: &mut SourceText) {
    let mark = |&(number, at): &(u32, usize)| {
        let sentence = text.sentence_at(at.saturating_sub(1));
        let whole = text.sentences.get(sentence).map_or(0, |sentence| sentence.whole);
        Mark { number, at, sentence, whole }
    };
    let mut marks: Vec<Mark> = text.notes.iter().map(mark).collect();
    marks.sort_by_key(|mark| (mark.whole, mark.at));
    text.marks = marks;
}

/// The printed paragraphs, each with its parts where a page break or a caption cuts it.
fn wholes(text: &SourceText) -> Vec<Vec<usize>> {
    let reach = match text.division {
        Division::Paragraphs => 2,
        // A page number below and a running head above.
        Division::Pages { .. } => 3,
    };
    let paragraph = |at: usize| text.paragraphs.get(at).map_or("", |&span| text.words(span));
    let is_left_out = |words: &str| {
        words.is_empty()
            || text.division != Division::Paragraphs && !words.contains(char::is_alphabetic)
    };
    let mut is_taken = vec![false; text.paragraphs.len()];
    let mut wholes = Vec::new();
    for first in 0..text.paragraphs.len() {
        if is_taken[first] || is_left_out(paragraph(first)) {
            continue;
        }
        let mut parts = vec![first];
        let mut last = first;
        while !is_ended(paragraph(last)) {
            let goes_on =
                |&next: &usize| is_taken.get(next) == Some(&false) && goes_on_in(paragraph(next));
            let Some(next) = (last + 1..=last + reach).find(goes_on) else { break };
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
fn bounds(joined: &str) -> Vec<Span> {
    let mut bounds: Vec<Span> = Vec::new();
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
