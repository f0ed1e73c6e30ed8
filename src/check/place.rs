//! One citation looked up in the text of its source.

use crate::quotation::Mark;
use crate::quotation::Place;
use crate::quotation::Range;
use crate::quotation::RangeError;
use crate::quotation::SourceText;
use crate::quotation::Spot;
use crate::quotation::normalised;
use crate::record::Basis;
use crate::record::Citation;
use crate::record::Written;

/// Words shorter than this, in letters, should stand only once.
pub(super) const SHORT: usize = 12;

/// Which words of a citation or link are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    First,
    Last,
    Quote,
    Cue,
}

/// What is wrong with a citation.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// Words that do not stand there.
    Missing(Part),
    /// The last words of the passage stand before the first.
    Disordered,
    /// Words that stand there more than once.
    Repeated(Part),
    /// The text ends before.
    BeyondEnd { length: usize },
    /// Not the paragraphs of the sentence; the right ones, where they are known.
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
    pub(super) place: Option<Place>,
    /// The notes that stand side by side with the one cited.
    pub(super) beside: Vec<u32>,
}

impl Part {
    /// The words for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Part::First => "beginning of the passage",
            Part::Last => "end of the passage",
            Part::Quote => "quote",
            Part::Cue => "cue",
        }
    }

    /// The words themselves, where a citation has them.
    pub(super) fn of<'c, 't>(self, citation: &'c Citation<'t>) -> Option<&'c Written<'t>> {
        match self {
            Part::First => citation.passage.as_ref().map(|(first, _)| first),
            Part::Last => citation.passage.as_ref().map(|(_, last)| last),
            Part::Quote => citation.quote.as_ref(),
            Part::Cue => None,
        }
    }
}

impl Fault {
    /// Whether it is a passage or quote that was not found.
    pub(super) fn is_of_words(&self) -> bool {
        match self {
            Fault::Missing(_)
            | Fault::Disordered
            | Fault::Repeated(_)
            | Fault::BeyondEnd { .. } => true,
            Fault::Range { .. } | Fault::NoNote { .. } | Fault::Note { .. } => false,
        }
    }
}

/// Words as they are compared.
pub(super) fn as_compared(written: &str) -> String {
    normalised(written)
}

/// The paragraphs, from 0, that a list of ranges names, as far as the text has them.
pub(super) fn paragraphs(text: &SourceText, written: &str) -> Vec<usize> {
    let ranges = written.split(", ").filter_map(Range::parse);
    ranges
        .flat_map(|(first, last)| first - 1..last.min(text.len()).min(first.saturating_add(SHORT)))
        .collect()
}

/// Every place in a range of paragraphs at which words stand.
pub(super) fn all(text: &SourceText, paragraph: &str, written: &str) -> Vec<Place> {
    let words = normalised(written);
    let ways = Range::of(text, paragraph).unwrap_or_default();
    ways.iter().flat_map(|way| way.find(&words).into_iter().map(|span| way.place(span))).collect()
}

/// Whether a place stands in a sentence of a passage.
pub(super) fn is_beside(text: &SourceText, passage: Place, place: Place) -> bool {
    let (first, last) = passage.sentences(text);
    (first..=last).contains(&text.sentence_at(place.start))
}

/// Looks a citation up. Of several ways to read its range the one counts that leaves least to be said.
pub(super) fn look(text: &SourceText, citation: &Citation<'_>) -> Outcome {
    let Some(paragraph) = &citation.paragraph else { return Outcome::default() };
    let alone = |fault| Outcome { faults: vec![fault], ..Outcome::default() };
    let ways = match Range::of(text, paragraph) {
        Ok(ways) => ways,
        // The rule on citations without a place speaks of these.
        Err(RangeError::NoRange) => return Outcome::default(),
        Err(RangeError::BeyondEnd) => return alone(Fault::BeyondEnd { length: text.len() }),
        Err(RangeError::TooWide) => return alone(Fault::Range { exact: None }),
    };
    let outcomes = ways.iter().map(|way| look_in(text, citation, way));
    let weight = |outcome: &Outcome| {
        (outcome.faults.iter().filter(|fault| fault.is_of_words()).count(), outcome.faults.len())
    };
    outcomes.min_by_key(weight).unwrap_or_default()
}

fn look_in(text: &SourceText, citation: &Citation<'_>, way: &Range) -> Outcome {
    let mut outcome = Outcome::default();
    let mut span = None;
    if let Some((first, last)) = &citation.passage {
        match passage(way, first, last) {
            Ok(found) => span = Some(found),
            Err(faults) => outcome.faults.extend(faults),
        }
    }
    if let Some(quote) = &citation.quote {
        let everywhere = way.find(&normalised(quote));
        let inside = |found: &(usize, usize)| {
            span.is_some_and(|(start, end)| start <= found.0 && found.1 <= end)
        };
        let within: Vec<(usize, usize)> = everywhere.iter().copied().filter(inside).collect();
        match if within.is_empty() { &everywhere } else { &within }.as_slice() {
            [] => outcome.faults.push(Fault::Missing(Part::Quote)),
            [only] if citation.passage.is_none() => span = Some(*only),
            [_] => {}
            [..] => outcome.faults.push(Fault::Repeated(Part::Quote)),
        }
    }
    outcome.place = span.map(|span| way.place(span));
    let mark = note(text, citation, &mut outcome);
    if let (Some(place), Some(written)) = (outcome.place, &citation.paragraph) {
        outcome.faults.extend(range(text, written, place, mark));
    }
    outcome
}

/// The one span of a passage.
fn passage(way: &Range, first: &str, last: &str) -> Result<(usize, usize), Vec<Fault>> {
    let (begins, ends) = (way.find(&normalised(first)), way.find(&normalised(last)));
    let missing = [(&begins, Part::First), (&ends, Part::Last)];
    let missing: Vec<Fault> = missing
        .iter()
        .filter(|(found, _)| found.is_empty())
        .map(|(_, part)| Fault::Missing(*part))
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    match way.spans(&begins, &ends).as_slice() {
        [] => Err(vec![Fault::Disordered]),
        [only] => Ok(*only),
        [..] => Err(vec![Fault::Repeated(if begins.len() > 1 { Part::First } else { Part::Last })]),
    }
}

/// The mark that a citation's note has by its passage; faults where it has none there.
fn note(text: &SourceText, citation: &Citation<'_>, outcome: &mut Outcome) -> Option<Mark> {
    let written = citation.note.as_ref()?;
    let (first, last) = Range::parse(citation.paragraph.as_ref()?)?;
    let number: Option<u32> = written.parse().ok();
    let there: Vec<Mark> =
        (first - 1..last).flat_map(|paragraph| text.marks_in(paragraph).iter().copied()).collect();
    if !there.iter().any(|mark| Some(mark.number) == number) {
        outcome
            .faults
            .push(Fault::NoNote { there: there.iter().map(|mark| mark.number).collect() });
        return None;
    }
    let place = outcome.place?;
    let covering = covering(text, place);
    let Some(mark) = covering.iter().copied().find(|mark| Some(mark.number) == number) else {
        let by: Vec<String> = covering.iter().map(|mark| mark.number.to_string()).collect();
        let help = match by.as_slice() {
            [] => "no note stands behind the passage: leave `note` out".to_owned(),
            _ => format!("the note behind the passage is {}", by.join(" and ")),
        };
        outcome
            .faults
            .push(Fault::Note { problem: "is not the first behind the passage".to_owned(), help });
        return None;
    };
    let (_, last) = place.sentences(text);
    let (is_right, problem, help) = match citation.basis {
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
    let others = covering.iter().filter(|other| other.at == mark.at && other.number != mark.number);
    outcome.beside = others.map(|other| other.number).collect();
    Some(mark)
}

/// The marks inside a place, and those that stand together as the first behind it in its printed paragraph.
fn covering(text: &SourceText, place: Place) -> Vec<Mark> {
    let whole_of =
        |sentence: usize| text.sentences().get(sentence).map_or(0, |sentence| sentence.whole);
    let whole = whole_of(text.sentence_at(place.start));
    let marks = text.marks();
    let behind = |spot: Spot| {
        marks.partition_point(|mark| (whole_of(mark.sentence), mark.at) < (whole, spot))
    };
    let (first, next) =
        (behind(Spot { byte: place.start.byte + 1, ..place.start }), behind(place.end));
    let is_ours = |mark: &&Mark| whole_of(mark.sentence) == whole;
    let inside = marks.get(first..next).unwrap_or(&[]).iter();
    let group = marks.get(next..).unwrap_or(&[]).iter().take_while(is_ours);
    let at = marks.get(next).map(|mark| mark.at);
    inside.chain(group.take_while(|mark| Some(mark.at) == at)).copied().collect()
}

/// A fault where the paragraphs cited are not those from the beginning of the first sentence to the end of the last or to
/// the note.
fn range(text: &SourceText, written: &str, place: Place, mark: Option<Mark>) -> Option<Fault> {
    let (first, last) = place.sentences(text);
    let first = text.sentences().get(first)?.first() + 1;
    let noted = mark.map_or(0, |mark| mark.at.paragraph + 1);
    let last = (text.sentences().get(last)?.last() + 1).max(noted);
    let exact = if first == last { first.to_string() } else { format!("{first}-{last}") };
    (Range::parse(written) != Some((first, last))).then_some(Fault::Range { exact: Some(exact) })
}
