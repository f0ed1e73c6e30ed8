//! Words that do not stand where they should: where else they do, and what comes nearest to them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;

use super::SourceText;
use super::range::stands_alone;

/// So many places elsewhere are named.
const PLACES_MAX: usize = 3;
/// So many letters are compared with letters before no more neighbours are looked for.
const COMPARED_MAX: usize = 300_000_000;

/// Where words stand that were not found in their place: one run through the text for all of them.
#[derive(Debug, Default)]
pub struct Search {
    found: BTreeMap<String, BTreeSet<usize>>,
    compared: usize,
}

/// The words of a text that come nearest to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// The words, as they are compared.
    pub words: String,
    /// Of what was sought the part that differs; may be empty.
    pub sought: String,
    /// What stands in its place; may be empty.
    pub stands: String,
}

impl Search {
    /// Looks for words, given as they are compared, in the whole text.
    pub fn new(text: &SourceText, words: &BTreeSet<String>) -> Search {
        let words: Vec<&String> = words.iter().filter(|words| !words.is_empty()).collect();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&words);
        let mut search = Search::default();
        // Only more patterns than a machine can hold are refused; then nothing is found elsewhere.
        let Ok(automaton) = automaton else { return search };
        for paragraph in 0..text.len() {
            let body = text.paragraph(paragraph);
            for found in automaton.find_overlapping_iter(body) {
                if stands_alone(body, found.start(), found.end()) {
                    let pattern = words[found.pattern().as_usize()];
                    let places = search.found.entry(pattern.clone()).or_default();
                    if places.len() <= PLACES_MAX {
                        places.insert(paragraph);
                    }
                }
            }
        }
        search
    }

    /// The first paragraphs, from 0, in which words stand.
    pub fn paragraphs(&self, words: &str) -> Vec<usize> {
        self.found.get(words).into_iter().flatten().copied().take(PLACES_MAX).collect()
    }

    /// What comes nearest to words, in some paragraphs first and then in all others as long as that is not too much work.
    pub fn nearest(&mut self, text: &SourceText, words: &str, near: &[usize]) -> Option<Nearest> {
        let sought: Vec<char> = words.chars().collect();
        let mut best: Option<(usize, usize, String)> = None;
        let mut look = |paragraph: usize, best: &mut Option<(usize, usize, String)>| {
            let body: Vec<char> = text.paragraph(paragraph).chars().collect();
            self.compared += body.len() * sought.len();
            if self.compared > COMPARED_MAX {
                return false;
            }
            let (distance, start, end) = align(&sought, &body);
            if best.as_ref().is_none_or(|(least, _, _)| distance < *least) {
                *best = Some((distance, paragraph, whole_words(&body, start, end)));
            }
            true
        };
        let is_close = |best: &Option<(usize, usize, String)>| {
            best.as_ref().is_some_and(|(distance, _, _)| *distance * 4 <= sought.len())
        };
        for &paragraph in near {
            look(paragraph, &mut best);
        }
        if !is_close(&best) {
            (0..text.len()).all(|paragraph| look(paragraph, &mut best));
        }
        let (distance, paragraph, found) = best?;
        let found = if words.ends_with(char::is_alphanumeric) {
            found.trim_end_matches(|sign: char| !sign.is_alphanumeric()).to_owned()
        } else {
            found
        };
        (distance * 2 <= sought.len()).then(|| {
            let (sought, stands) = differing(words, &found);
            Nearest { paragraph, words: found, sought, stands }
        })
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
