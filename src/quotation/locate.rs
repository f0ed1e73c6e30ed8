//! One citation looked up in a part of a text.

use super::Occurrences;
use super::Scope;
use super::Sought;
use super::SourceText;
use super::Span;

/// The words by which a citation points.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    passage: Option<(Sought, Sought)>,
    quote: Option<Sought>,
}

/// Which words of a citation are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first words of the passage.
    First,
    /// The last words of the passage.
    Last,
    /// The quote.
    Quote,
}

/// Why words are not found, or not as they should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// They do not stand there.
    Missing(Part),
    /// They stand there, but not right behind or before the words that should stand beside them.
    NotBeside(Part, Span),
    /// The last words of the passage do not stand behind the first.
    Disordered,
    /// They stand there more than once: the first few places.
    Repeated(Part, Vec<Span>),
}

/// What came of looking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// The place, where it has one.
    pub span: Option<Span>,
    /// What was not found.
    pub misses: Vec<Miss>,
}

/// So many places of the same words are told.
const PLACES_MAX: usize = 3;

impl Wanted {
    /// A passage and a quote. `beside` are the words right before and right behind the passage, without one the quote.
    pub fn new(
        passage: Option<(&str, &str)>,
        quote: Option<&str>,
        beside: (Option<&str>, Option<&str>),
    ) -> Wanted {
        let (before, behind) = beside;
        let of_quote = if passage.is_some() { (None, None) } else { beside };
        Wanted {
            passage: passage.map(|(first, last)| {
                (Sought::new(first).right_behind(before), Sought::new(last).right_before(behind))
            }),
            quote: quote
                .map(|words| Sought::new(words).right_behind(of_quote.0).right_before(of_quote.1)),
        }
    }

    /// Everything that must be looked for in the text before it can be located.
    pub fn sought(&self) -> Vec<Sought> {
        let passage = self.passage.iter().flat_map(|(first, last)| [first, last]);
        let all: Vec<&Sought> = passage.chain(&self.quote).collect();
        let bare = all.iter().filter_map(|one| one.bare()).collect::<Vec<Sought>>();
        all.into_iter().cloned().chain(bare).collect()
    }

    /// One of its parts.
    pub fn part(&self, part: Part) -> Option<&Sought> {
        match part {
            Part::First => self.passage.as_ref().map(|(first, _)| first),
            Part::Last => self.passage.as_ref().map(|(_, last)| last),
            Part::Quote => self.quote.as_ref(),
        }
    }

    /// Looks for it in a part of a text.
    pub fn locate(&self, within: (&SourceText, &Occurrences), scope: &Scope) -> Located {
        let mut located = Located::default();
        if let Some((first, last)) = &self.passage {
            match passage(within, scope, first, last) {
                Ok(span) => located.span = Some(span),
                Err(misses) => located.misses = misses,
            }
        }
        let Some(quote) = &self.quote else { return located };
        let start = scope.span().0;
        let everywhere = scope.find(within, quote, start, PLACES_MAX);
        let inside = located.span.map_or(Vec::new(), |(start, end)| {
            let mut inside = scope.find(within, quote, start, PLACES_MAX);
            inside.retain(|found| found.1 <= end);
            inside
        });
        match if inside.is_empty() { everywhere } else { inside }.as_slice() {
            [] => located.misses.push(missing(within, scope, quote, Part::Quote)),
            [only] if self.passage.is_none() => located.span = Some(*only),
            [_] => {}
            several => located.misses.push(Miss::Repeated(Part::Quote, several.to_vec())),
        }
        located
    }

    /// Where it stands, by the way to read the range that leaves least to be said.
    pub fn locate_best(&self, within: (&SourceText, &Occurrences), ways: &[Scope]) -> Located {
        let mut best: Option<Located> = None;
        for way in ways {
            let located = self.locate(within, way);
            if located.misses.is_empty() {
                return located;
            }
            if best.as_ref().is_none_or(|best| located.misses.len() < best.misses.len()) {
                best = Some(located);
            }
        }
        best.unwrap_or_default()
    }
}

/// The one span of a passage.
fn passage(
    within: (&SourceText, &Occurrences),
    scope: &Scope,
    first: &Sought,
    last: &Sought,
) -> Result<Span, Vec<Miss>> {
    let start = scope.span().0;
    let begins = scope.find(within, first, start, PLACES_MAX);
    let mut misses = Vec::new();
    if begins.is_empty() {
        misses.push(missing(within, scope, first, Part::First));
    }
    if scope.find(within, last, start, 1).is_empty() {
        misses.push(missing(within, scope, last, Part::Last));
    }
    if !misses.is_empty() {
        return Err(misses);
    }
    let mut spans: Vec<Span> = Vec::new();
    for begin in begins {
        // Behind a later beginning stand no more ends than behind an earlier one.
        let ends = scope.find(within, last, begin.1, PLACES_MAX - spans.len());
        spans.extend(ends.iter().map(|end| (begin.0, end.1)));
        if ends.is_empty() || spans.len() == PLACES_MAX {
            break;
        }
    }
    match spans.as_slice() {
        [] => Err(vec![Miss::Disordered]),
        [only] => Ok(*only),
        [one, .., other] => {
            let part = if one.0 == other.0 { Part::Last } else { Part::First };
            Err(vec![Miss::Repeated(part, spans)])
        }
    }
}

/// How words are missing: altogether, or only beside others.
fn missing(
    within: (&SourceText, &Occurrences),
    scope: &Scope,
    sought: &Sought,
    part: Part,
) -> Miss {
    let bare = sought.bare().map(|bare| scope.find(within, &bare, scope.span().0, 1));
    match bare.as_deref() {
        Some([found, ..]) => Miss::NotBeside(part, *found),
        Some([]) | None => Miss::Missing(part),
    }
}
