//! The part of a text that a citation names.

use super::Division;
use super::Occurrences;
use super::Sought;
use super::SourceText;
use super::Span;
use super::normal::ends_in_letter;
use super::stands_alone;

/// The most paragraphs or pages that a range may have: a place is a passage, not a book.
pub const RANGE_MAX: usize = 24;
/// So often are words looked at that might run over a break.
const SEAM_WORK_MAX: usize = 16;

/// A part of a text, read whole or without one paragraph inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The first paragraph and the one behind the last, by their place in the text.
    paragraphs: (usize, usize),
    /// The paragraph that is passed over.
    without: Option<usize>,
    span: Span,
}

/// Why there is no such part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeError {
    /// It is no number and no rising range of numbers.
    NoRange,
    /// It goes beyond the end of the text, or of the page.
    BeyondEnd,
    /// The text begins later.
    BeforeStart,
    /// It has too many paragraphs or pages.
    TooWide,
}

/// The first and the last number of a range such as `5` or `6-8`.
pub fn parse_range(written: &str) -> Option<(usize, usize)> {
    let number = |text: &str| {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<usize>().ok().filter(|&number| is_number && number > 0)
    };
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some((first, last))
}

impl Scope {
    /// The ways to read a range such as `5` or `6-8`: whole, and for paragraphs with each inside it passed over.
    ///
    /// In a text of pages a range of paragraphs, counted from the first of the pages, narrows them.
    pub fn of(
        text: &SourceText,
        places: &str,
        paragraphs: Option<&str>,
    ) -> Result<Vec<Scope>, RangeError> {
        let (first, last) = parse_range(places).ok_or(RangeError::NoRange)?;
        let offset = text.division.first();
        let first = first.checked_sub(offset).ok_or(RangeError::BeforeStart)?;
        let last = last - offset;
        if last >= text.len() {
            return Err(RangeError::BeyondEnd);
        }
        if last - first >= RANGE_MAX {
            return Err(RangeError::TooWide);
        }
        let (begin, end) = (text.firsts[first], text.firsts[last + 1]);
        match text.division {
            Division::Paragraphs => {
                let inner = (begin + 1..end.saturating_sub(1)).map(Some);
                let ways = std::iter::once(None).chain(inner);
                Ok(ways.map(|without| Scope::new(text, (begin, end), without)).collect())
            }
            Division::Pages { .. } => {
                let narrowed = match paragraphs.and_then(parse_range) {
                    Some((_, last)) if last > end - begin => return Err(RangeError::BeyondEnd),
                    Some((first, last)) => (begin + first - 1, begin + last),
                    None => (begin, end),
                };
                Ok(vec![Scope::new(text, narrowed, None)])
            }
        }
    }

    fn new(text: &SourceText, paragraphs: (usize, usize), without: Option<usize>) -> Scope {
        let inside = text.paragraphs.get(paragraphs.0..paragraphs.1).unwrap_or(&[]);
        let span =
            inside.first().zip(inside.last()).map_or((0, 0), |(one, other)| (one.0, other.1));
        Scope { paragraphs, without, span }
    }

    /// Its first byte and the one behind its last.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The first places at which words stand in it, from a byte on, as many as are asked for.
    pub fn find(
        &self,
        (text, occurrences): (&SourceText, &Occurrences),
        sought: &Sought,
        from: usize,
        most: usize,
    ) -> Vec<Span> {
        let direct = |from: usize, end: usize| {
            let spans = occurrences.from(sought, from).iter();
            spans.take_while(move |span| span.0 < end).filter(move |span| span.1 <= end).copied()
        };
        let start = self.span.0.max(from);
        let Some(without) = self.without else {
            let mut found: Vec<Span> = direct(start, self.span.1).take(most).collect();
            if found.is_empty() && text.division != Division::Paragraphs {
                found = self.over_breaks(text, sought, start);
                found.truncate(most);
            }
            return found;
        };
        let Some(&(hole_start, hole_end)) = text.paragraphs.get(without) else { return Vec::new() };
        let before = direct(start, hole_start);
        let seam =
            Seam { left: text.paragraphs[without - 1].1, right: text.paragraphs[without + 1].0 };
        let over = seam.find(text, sought).into_iter().filter(|span| span.0 >= start);
        before.chain(over).chain(direct(start.max(hole_end), self.span.1)).take(most).collect()
    }

    /// Where words run over a page break: past nothing, or a page number below, a running head above, or both.
    fn over_breaks(&self, text: &SourceText, sought: &Sought, from: usize) -> Vec<Span> {
        let (begin, end) = self.paragraphs;
        let first = text.firsts.partition_point(|&first| first <= begin);
        let breaks =
            text.firsts.get(first..).unwrap_or(&[]).iter().take_while(|&&first| first < end);
        let mut found = Vec::new();
        for &next in breaks {
            for (left, right) in [(1, 0), (1, 1), (2, 0), (2, 1)] {
                let Some(left) = next.checked_sub(left).filter(|&left| left >= begin) else {
                    continue;
                };
                let right = next + right;
                if right < end {
                    let seam =
                        Seam { left: text.paragraphs[left].1, right: text.paragraphs[right].0 };
                    found.extend(seam.find(text, sought).into_iter().filter(|span| span.0 >= from));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Two bytes of a text between which a reader passes over what stands there.
#[derive(Clone, Copy, Debug)]
struct Seam {
    left: usize,
    right: usize,
}

impl Seam {
    /// Where words run over it.
    fn find(self, text: &SourceText, sought: &Sought) -> Vec<Span> {
        let mut found = Vec::new();
        for pattern in sought.patterns() {
            // A word more on either side tells whether the words begin and end with one.
            let room = pattern.text.len() + 8;
            let start = text.body.floor_char_boundary(self.left.saturating_sub(room));
            let end = text.body.ceil_char_boundary((self.right + room).min(text.body.len()));
            let (left, right) = (text.words((start, self.left)), text.words((self.right, end)));
            let mut joints = vec![(format!("{left} {right}"), left.len(), 1)];
            if text.division != Division::Paragraphs
                && left.ends_with('-')
                && ends_in_letter(left)
                && right.starts_with(char::is_lowercase)
            {
                let stem = left.trim_end_matches('-');
                joints.push((format!("{left}{right}"), left.len(), 0));
                joints.push((format!("{stem}{right}"), stem.len(), 0));
            }
            for (joined, joint, gap) in joints {
                let printed = |byte: usize| {
                    if byte <= joint { start + byte } else { self.right + byte - joint - gap }
                };
                for at in crossing(&joined, &pattern.text, joint) {
                    let words = (at + pattern.words.0, at + pattern.words.1);
                    if stands_alone(&joined, (at, at + pattern.text.len()))
                        && stands_alone(&joined, words)
                    {
                        found.push((printed(words.0), printed(words.1)));
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }
}

/// Where a pattern stands over a byte of a text.
fn crossing(joined: &str, pattern: &str, joint: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = joined.floor_char_boundary((joint + 1).saturating_sub(pattern.len()));
    for _ in 0..SEAM_WORK_MAX {
        let Some(at) = joined.get(from..).and_then(|rest| rest.find(pattern)) else { break };
        let start = from + at;
        if start >= joint {
            break;
        }
        if start + pattern.len() > joint {
            found.push(start);
        }
        from = start
            + joined.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    found
}
