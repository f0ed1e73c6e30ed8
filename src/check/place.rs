//! One citation looked up in the text of its source.

use crate::quotation::Division;
use crate::quotation::Located;
use crate::quotation::Mark;
use crate::quotation::Miss;
use crate::quotation::Occurrences;
use crate::quotation::Part;
use crate::quotation::RangeError;
use crate::quotation::Scope;
use crate::quotation::SourceText;
use crate::quotation::Span;
use crate::quotation::Wanted;
use crate::quotation::parse_range;
use crate::record::Basis;
use crate::record::Citation;
use crate::record::Written;

/// So many notes are told of a place that has others than the one cited.
const NOTES_MAX: usize = 20;

/// A citation that can be looked up.
pub(super) struct Aim<'c, 't> {
    /// The position of the source.
    pub(super) source: usize,
    pub(super) citation: &'c Citation<'t>,
    /// The paragraphs or pages as they are written.
    pub(super) at: &'c Written<'t>,
    pub(super) wanted: Wanted,
    pub(super) ways: Result<Vec<Scope>, RangeError>,
}

/// What is wrong with a citation.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// Words that are not found, or not as they should be.
    Words(Miss),
    /// The text ends before, or begins later.
    NoSuchPlace,
    /// Not the paragraphs of the sentence, or pages of the passage; the right ones, where they are known.
    Range { exact: Option<String> },
    /// No such note in these paragraphs, but others.
    NoNote { there: Vec<u32> },
    /// A note that stands in the wrong place.
    Note { problem: String, help: String },
}

/// What came of looking.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    pub(super) faults: Vec<Fault>,
    pub(super) place: Option<Span>,
    /// The notes that stand side by side with the one cited.
    pub(super) beside: Vec<u32>,
}

impl Fault {
    /// Whether it is a passage or quote that was not found.
    fn is_of_words(&self) -> bool {
        match self {
            Fault::Words(_) | Fault::NoSuchPlace => true,
            Fault::Range { .. } | Fault::NoNote { .. } | Fault::Note { .. } => false,
        }
    }

    /// The words that were not found: those of the quote, or else of the passage.
    fn part(&self) -> Option<Part> {
        match self {
            Fault::Words(
                Miss::Missing(part) | Miss::NotBeside(part, _) | Miss::Repeated(part, _),
            ) => Some(*part),
            Fault::Words(Miss::Disordered) => Some(Part::Last),
            Fault::NoSuchPlace
            | Fault::Range { .. }
            | Fault::NoNote { .. }
            | Fault::Note { .. } => None,
        }
    }
}

impl<'c, 't> Aim<'c, 't> {
    /// What a citation points to; nothing where it does not say so in the way that its text is divided.
    pub(super) fn new(
        source: usize,
        text: &SourceText,
        citation: &'c Citation<'t>,
    ) -> Option<Aim<'c, 't>> {
        let at = match text.division() {
            Division::Paragraphs => citation.paragraph.as_ref()?,
            Division::Pages { .. } => citation.page.as_ref()?,
        };
        let passage = citation.passage.as_ref().map(|(first, last)| (&**first, &**last));
        let beside = (citation.prefix.as_deref(), citation.suffix.as_deref());
        let ways = Scope::of(text, at, citation.paragraph.as_deref());
        if ways == Err(RangeError::NoRange) {
            return None;
        }
        let wanted = Wanted::new(passage, citation.quote.as_deref(), beside);
        Some(Aim { source, citation, at, wanted, ways })
    }

    /// Where the paragraphs or pages stand in the text.
    pub(super) fn span(&self) -> Option<Span> {
        self.ways.as_ref().ok().and_then(|ways| ways.first()).map(Scope::span)
    }

    /// How many of passage and quote stand where they should.
    pub(super) fn verified(&self, outcome: &Outcome) -> usize {
        if self.ways.is_err() {
            return 0;
        }
        let missed: Vec<Part> = outcome.faults.iter().filter_map(Fault::part).collect();
        let quote_missed = missed.contains(&Part::Quote);
        let passage_missed = missed.iter().any(|&part| part != Part::Quote);
        usize::from(self.citation.passage.is_some() && !passage_missed)
            + usize::from(self.citation.quote.is_some() && !quote_missed)
    }

    /// Looks a citation up. Of several ways to read its range the one counts that leaves least to be said.
    pub(super) fn look(&self, text: &SourceText, occurrences: &Occurrences) -> Outcome {
        let alone = |fault| Outcome { faults: vec![fault], ..Outcome::default() };
        let ways = match &self.ways {
            Ok(ways) => ways,
            Err(RangeError::NoRange) => return Outcome::default(),
            Err(RangeError::BeyondEnd | RangeError::BeforeStart) => {
                return alone(Fault::NoSuchPlace);
            }
            Err(RangeError::TooWide) => return alone(Fault::Range { exact: None }),
        };
        let weight = |outcome: &Outcome| {
            (
                outcome.faults.iter().filter(|fault| fault.is_of_words()).count(),
                outcome.faults.len(),
            )
        };
        let mut best: Option<Outcome> = None;
        for way in ways {
            let outcome = self.look_in(text, occurrences, way);
            if outcome.faults.is_empty() {
                return outcome;
            }
            if best.as_ref().is_none_or(|best| weight(&outcome) < weight(best)) {
                best = Some(outcome);
            }
        }
        best.unwrap_or_default()
    }

    fn look_in(&self, text: &SourceText, occurrences: &Occurrences, way: &Scope) -> Outcome {
        let Located { span, misses } = self.wanted.locate((text, occurrences), way);
        let faults = misses.into_iter().map(Fault::Words).collect();
        let mut outcome = Outcome { faults, place: span, beside: Vec::new() };
        let mark = self.note(text, way.span(), &mut outcome);
        if let Some(place) = span {
            outcome.faults.extend(self.range(text, place, mark));
        }
        outcome
    }

    /// The mark that the citation's note has by its passage; faults where it has none there.
    fn note(&self, text: &SourceText, within: Span, outcome: &mut Outcome) -> Option<Mark> {
        let number: Option<u32> = self.citation.note.as_ref()?.parse().ok();
        let Some(number) = number.filter(|&number| text.mark(number, within).is_some()) else {
            outcome.faults.push(Fault::NoNote { there: text.notes_in(within, NOTES_MAX) });
            return None;
        };
        let place = outcome.place?;
        let Some(mark) = covering(text, place, number) else {
            let by: Vec<String> = by(text, place).iter().map(ToString::to_string).collect();
            let help = match by.as_slice() {
                [] => "no note stands behind the passage: leave `note` out".to_owned(),
                _ => format!("the note behind the passage is {}", by.join(" and ")),
            };
            let problem = "is not the first behind the passage".to_owned();
            outcome.faults.push(Fault::Note { problem, help });
            return None;
        };
        let (_, last) = text.sentences_of(place);
        let (is_right, problem, help) = match self.citation.basis {
            Basis::Direct => {
                (mark.sentence <= last, "stands on a later sentence", "write `basis: Carried`")
            }
            Basis::Carried => {
                (mark.sentence > last, "stands on the sentence itself", "write `basis: Direct`")
            }
            Basis::Inferred => (true, "", ""),
        };
        if !is_right {
            outcome.faults.push(Fault::Note { problem: problem.to_owned(), help: help.to_owned() });
        }
        let here = together(text, mark.whole, mark.at);
        outcome.beside =
            here.iter().map(|other| other.number).filter(|&other| other != number).collect();
        Some(mark)
    }

    /// A fault where the paragraphs cited are not those from the beginning of the first sentence to the end of the last or
    /// to the note; where the pages are not those of the passage and the note.
    fn range(&self, text: &SourceText, place: Span, mark: Option<Mark>) -> Option<Fault> {
        let (start, end) = match text.division() {
            Division::Paragraphs => {
                let (first, last) = text.sentences_of(place);
                let sentences = text.sentences();
                (sentences.get(first)?.first(), sentences.get(last)?.last())
            }
            Division::Pages { .. } => (place.0, place.1.saturating_sub(1)),
        };
        let noted = mark.map_or(0, |mark| text.number_at(mark.at.saturating_sub(1)));
        let (first, last) = (text.number_at(start), text.number_at(end).max(noted));
        let exact = if first == last { first.to_string() } else { format!("{first}-{last}") };
        let is_exact = parse_range(self.at) == Some((first, last));
        (!is_exact).then_some(Fault::Range { exact: Some(exact) })
    }
}

/// The marks that stand together at or behind a byte of a whole paragraph.
fn together(text: &SourceText, whole: usize, byte: usize) -> &[Mark] {
    let marks = text.marks();
    let first = marks.partition_point(|mark| (mark.whole, mark.at) < (whole, byte));
    let rest = marks.get(first..).unwrap_or(&[]);
    let at = rest.first().filter(|mark| mark.whole == whole).map(|mark| mark.at);
    let count = rest.iter().take_while(|mark| mark.whole == whole && Some(mark.at) == at).count();
    rest.get(..count).unwrap_or(&[])
}

/// The mark of a number inside a place, or among those that stand first behind it in its whole paragraph.
fn covering(text: &SourceText, (start, end): Span, number: u32) -> Option<Mark> {
    let whole = text.whole_at(start);
    let inside = text.mark(number, (start + 1, end - 1)).filter(|mark| mark.whole == whole);
    let behind = || together(text, whole, end).iter().find(|mark| mark.number == number).copied();
    inside.or_else(behind)
}

/// The numbers of the marks inside a place and first behind it.
fn by(text: &SourceText, (start, end): Span) -> Vec<u32> {
    let inside = text.notes_in((start + 1, end - 1), NOTES_MAX).into_iter();
    let behind = together(text, text.whole_at(start), end);
    inside.chain(behind.iter().map(|mark| mark.number)).collect()
}
