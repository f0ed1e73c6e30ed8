//! Words found in a text: one run through it for all of them.

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;

use super::Division;
use super::SourceText;
use super::Span;
use super::is_inside;
use super::normal::normalised;
use super::stands_alone;

/// Words to be found, and those that must stand right before and right behind them; all as they are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sought {
    before: String,
    words: String,
    behind: String,
}

/// Where words stand in a text.
#[derive(Debug, Default)]
pub struct Occurrences {
    #[expect(
        clippy::disallowed_types,
        reason = "each citation is looked up several times; nothing goes through it in its order"
    )]
    positions: std::collections::HashMap<Sought, usize>,
    found: Vec<Vec<Span>>,
}

/// The words sought stand in the text more often than can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany;

/// So many bytes of what is sought lead to it: longer words are compared where these stand.
const ANCHOR_BYTES: usize = 24;
/// So many beginnings of words are sought in one run.
const ANCHORS_MAX: usize = 100_000;
/// So many places are looked at for each byte of the text and of what is sought, and so many beside; then it is too much. One
/// that is kept counts as many.
const WORK_PER_BYTE: usize = 50;
const WORK_LEAST: usize = 4_000_000;
const WORK_OF_ONE: usize = 40;
/// So many hyphens of what is sought may be cut words.
const HYPHENS_MAX: usize = 8;

impl Sought {
    /// Words alone.
    pub fn new(words: &str) -> Sought {
        Sought { words: normalised(words), ..Sought::default() }
    }

    /// The same words right behind others.
    #[must_use]
    pub fn right_behind(mut self, before: Option<&str>) -> Sought {
        self.before = before.map(normalised).unwrap_or_default();
        self
    }

    /// The same words right before others.
    #[must_use]
    pub fn right_before(mut self, behind: Option<&str>) -> Sought {
        self.behind = behind.map(normalised).unwrap_or_default();
        self
    }

    /// The same words alone, where they are not.
    pub fn bare(&self) -> Option<Sought> {
        let is_bare = self.before.is_empty() && self.behind.is_empty();
        (!is_bare).then(|| Sought { words: self.words.clone(), ..Sought::default() })
    }

    /// The words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The words that must stand right before them; may be empty.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// The words that must stand right behind them; may be empty.
    pub fn behind(&self) -> &str {
        &self.behind
    }

    /// What is looked for: with and without a space before and behind the words.
    pub(super) fn patterns(&self) -> Vec<Pattern> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let joints = |text: &str| if text.is_empty() { &[""][..] } else { &[" ", ""][..] };
        let mut patterns = Vec::new();
        for first in joints(&self.before) {
            for last in joints(&self.behind) {
                let Sought { before, words, behind } = self;
                let start = before.len() + first.len();
                patterns.push(Pattern {
                    text: format!("{before}{first}{words}{last}{behind}"),
                    words: (start, start + words.len()),
                    cut: None,
                });
            }
        }
        patterns
    }
}

/// What is looked for, letter by letter.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) text: String,
    /// Where the words stand in it.
    pub(super) words: Span,
    /// Where a hyphen is left out, which the end of a line must account for.
    cut: Option<usize>,
}

impl Pattern {
    /// The same without one of its hyphens between letters, each in turn.
    fn with_cuts(&self) -> impl Iterator<Item = Pattern> {
        let hyphens = self.text.match_indices('-').map(|(at, _)| at);
        let hyphens = hyphens.filter(|&at| {
            let around = self.text.get(..at).zip(self.text.get(at + 1..));
            around.is_some_and(|(before, behind)| {
                before.ends_with(char::is_alphabetic) && behind.starts_with(char::is_lowercase)
            })
        });
        hyphens.take(HYPHENS_MAX).map(|at| {
            let mut text = self.text.clone();
            text.remove(at);
            let earlier = |byte: usize| byte - usize::from(byte > at);
            let words = (earlier(self.words.0), earlier(self.words.1));
            Pattern { text, words, cut: Some(at) }
        })
    }

    /// The bytes that lead to it.
    fn anchor(&self) -> &str {
        let end = self.text.floor_char_boundary(ANCHOR_BYTES.min(self.text.len()));
        self.text.get(..end).unwrap_or(&self.text)
    }

    /// Where the words stand if the pattern stands at a byte, whole words only.
    fn at(&self, text: &SourceText, start: usize) -> Option<Span> {
        let is_here = text.body.get(start..).is_some_and(|rest| rest.starts_with(&self.text));
        let words = (start + self.words.0, start + self.words.1);
        let is_cut = self.cut.is_none_or(|cut| text.cuts.binary_search(&(start + cut)).is_ok());
        let is_whole = || {
            stands_alone(&text.body, (start, start + self.text.len()))
                && stands_alone(&text.body, words)
        };
        (is_here && is_cut && is_whole()).then_some(words)
    }
}

impl Occurrences {
    /// Looks for words in a whole text.
    ///
    /// # Errors
    ///
    /// [`TooMany`] where words made of the same few letters stand everywhere in a text that is made of them too.
    pub fn of(
        text: &SourceText,
        sought: impl IntoIterator<Item = Sought>,
    ) -> Result<Occurrences, TooMany> {
        let mut occurrences = Occurrences::default();
        let mut patterns: Vec<(usize, Pattern)> = Vec::new();
        for one in sought {
            let position = occurrences.positions.len();
            if occurrences.positions.contains_key(&one) {
                continue;
            }
            for pattern in one.patterns() {
                if text.division != Division::Paragraphs {
                    patterns.extend(pattern.with_cuts().map(|pattern| (position, pattern)));
                }
                patterns.push((position, pattern));
            }
            occurrences.positions.insert(one, position);
        }
        patterns.sort_unstable_by(|(_, one), (_, other)| one.text.cmp(&other.text));
        let anchors: Vec<&[(usize, Pattern)]> =
            patterns.chunk_by(|(_, one), (_, other)| one.anchor() == other.anchor()).collect();
        let mut found = vec![Vec::new(); occurrences.positions.len()];
        let bytes = patterns.iter().map(|(_, pattern)| pattern.text.len()).sum::<usize>();
        let mut left = WORK_LEAST + WORK_PER_BYTE * (text.body.len() + bytes);
        for anchors in anchors.chunks(ANCHORS_MAX) {
            run(text, anchors, &mut left, &mut found)?;
        }
        for spans in &mut found {
            spans.sort_unstable();
            spans.dedup();
        }
        occurrences.found = found;
        Ok(occurrences)
    }

    /// Where words stand, from a byte on.
    pub fn from(&self, sought: &Sought, byte: usize) -> &[Span] {
        let spans = self.positions.get(sought).and_then(|&position| self.found.get(position));
        let spans = spans.map_or(&[][..], Vec::as_slice);
        spans.get(spans.partition_point(|span| span.0 < byte)..).unwrap_or(&[])
    }
}

/// One run through a text.
fn run(
    text: &SourceText,
    anchors: &[&[(usize, Pattern)]],
    left: &mut usize,
    found: &mut [Vec<Span>],
) -> Result<(), TooMany> {
    let words = anchors.iter().filter_map(|here| here.first()).map(|(_, first)| first.anchor());
    let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(words);
    let automaton = automaton.map_err(|_too_large| TooMany)?;
    for hit in automaton.find_overlapping_iter(&text.body) {
        let mut work = 1;
        if !is_inside(&text.body, hit.start()) {
            for (sought, pattern) in anchors[hit.pattern().as_usize()] {
                work += 1;
                if let Some(span) = pattern.at(text, hit.start()) {
                    work += WORK_OF_ONE + pattern.text.len();
                    found[*sought].push(span);
                }
            }
        }
        *left = left.checked_sub(work).ok_or(TooMany)?;
    }
    Ok(())
}
