//! The words of a text that come nearest to others, to be shown where those do not stand.

use super::SourceText;
use super::Span;

/// So many letters are compared with letters before no more neighbours are looked for.
const COMPARED_MAX: usize = 300_000_000;

/// Looks for words that are alike, as long as that is not too much work.
#[derive(Debug, Default)]
pub struct Neighbours {
    compared: usize,
}

/// The words of a text that come nearest to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Where they stand.
    pub at: usize,
    /// The words, as they are compared.
    pub words: String,
    /// Of what was sought the part that differs; may be empty.
    pub sought: String,
    /// What stands in its place; may be empty.
    pub stands: String,
}

/// A part of a text: how many changes make it what is sought, where it begins, and its words.
type Best = Option<(usize, usize, String)>;

impl Neighbours {
    /// What comes nearest to words, in some part of the text first and then in all of it.
    pub fn nearest(
        &mut self,
        text: &SourceText,
        words: &str,
        near: Option<Span>,
    ) -> Option<Nearest> {
        let sought: Vec<char> = words.chars().collect();
        let mut best: Best = None;
        let inside = |span: Span| near.is_some_and(|near| near.0 <= span.0 && span.1 <= near.1);
        let first =
            text.paragraphs.partition_point(|span| near.is_some_and(|near| span.0 < near.0));
        let near_ones = text.paragraphs.get(first..).unwrap_or(&[]).iter().copied();
        for span in near_ones.take_while(|&span| inside(span)) {
            if !self.look(text, span, &sought, &mut best) {
                break;
            }
        }
        let is_close = best.as_ref().is_some_and(|(distance, _, _)| distance * 4 <= sought.len());
        if !is_close {
            let mut all = text.paragraphs.iter();
            all.all(|&span| self.look(text, span, &sought, &mut best));
        }
        let (distance, at, found) = best?;
        let found = if words.ends_with(char::is_alphanumeric) {
            found.trim_end_matches(|sign: char| !sign.is_alphanumeric()).to_owned()
        } else {
            found
        };
        (distance * 2 <= sought.len()).then(|| {
            let (sought, stands) = differing(words, &found);
            Nearest { at, words: found, sought, stands }
        })
    }

    /// Looks in a paragraph; tells whether there is time for another.
    fn look(&mut self, text: &SourceText, span: Span, sought: &[char], best: &mut Best) -> bool {
        self.compared =
            self.compared.saturating_add((span.1 - span.0).saturating_mul(sought.len()));
        if self.compared > COMPARED_MAX {
            return false;
        }
        let body: Vec<char> = text.words(span).chars().collect();
        let (distance, start, end) = align(sought, &body);
        if best.as_ref().is_none_or(|(least, _, _)| distance < *least) {
            *best = Some((distance, span.0, whole_words(&body, start, end)));
        }
        true
    }
}

/// The part of a text with the fewest changes to what is sought, and how many they are (Sellers).
fn align(sought: &[char], body: &[char]) -> (usize, usize, usize) {
    // Each cell holds the changes so far and where in the body they began.
    let mut column: Vec<(usize, usize)> = (0..=sought.len()).map(|cost| (cost, 0)).collect();
    let mut best = (sought.len(), 0, 0);
    for (at, letter) in body.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = (0, at + 1);
        for row in 1..column.len() {
            let substituted = (diagonal.0 + usize::from(sought[row - 1] != *letter), diagonal.1);
            let left_out = (column[row].0 + 1, column[row].1);
            let added = (column[row - 1].0 + 1, column[row - 1].1);
            diagonal = column[row];
            column[row] = substituted.min(left_out).min(added);
        }
        if let Some(&(cost, start)) = column.last()
            && cost < best.0
        {
            best = (cost, start, at + 1);
        }
    }
    best
}

/// A part of a text, widened to whole words.
fn whole_words(body: &[char], start: usize, end: usize) -> String {
    let start = (0..=start).rev().find(|&at| at == 0 || body[at - 1] == ' ').unwrap_or(0);
    let end = (end..body.len()).find(|&at| body[at] == ' ').unwrap_or(body.len());
    body.get(start..end).unwrap_or(&[]).iter().collect::<String>().trim().to_owned()
}

/// The words of either that the other does not have in its place: what is left between a common beginning and end.
fn differing(sought: &str, stands: &str) -> (String, String) {
    let (one, other): (Vec<&str>, Vec<&str>) =
        (sought.split(' ').collect(), stands.split(' ').collect());
    let before = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let most = one.len().min(other.len()) - before;
    let behind = one.iter().rev().zip(other.iter().rev()).take(most);
    let behind = behind.take_while(|(one, other)| one == other).count();
    let middle = |words: &[&str]| words.get(before..words.len() - behind).unwrap_or(&[]).join(" ");
    (middle(&one), middle(&other))
}
