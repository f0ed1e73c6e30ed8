//! Coverage: what of a source's text acts rest on, and what nothing rests on.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Citation;
use crate::model::SourceKey;
use crate::quotation::Division;
use crate::quotation::Mark;
use crate::quotation::Occurrences;
use crate::quotation::RANGE_MAX;
use crate::quotation::Scope;
use crate::quotation::SourceText;
use crate::quotation::Span;
use crate::quotation::Wanted;
use crate::quotation::parse_range;

/// What of a source's text acts rest on, by the passages and notes of their own evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The source.
    pub source: SourceKey,
    /// The word for the places by which it is counted: `paragraph` or `page`.
    pub place_name: &'static str,
    /// The sentences, in the order of the text.
    pub sentences: Vec<CoveredSentence>,
    /// The note numbers, in the order of the text.
    pub notes: Vec<CoveredNote>,
    /// The acts that cite the source, in order of time.
    pub acts: Vec<ActKey>,
    /// Those of them that rest on one citation only, of any source.
    pub on_one_citation: Vec<ActKey>,
    /// Those of them of which a place was not found: `check` says why.
    pub unplaced: Vec<ActKey>,
}

/// A sentence and what rests on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoveredSentence {
    /// The paragraph or page in which it begins.
    pub first: usize,
    /// The paragraph or page in which it ends.
    pub last: usize,
    /// Its first few words.
    pub begins: String,
    /// Its last few words.
    pub ends: String,
    /// The acts a passage of which touches it.
    pub acts: Vec<ActKey>,
    /// Why a curator made no act of it, or of parts of it.
    pub reasons: Vec<String>,
}

/// A note number in the text and the acts that cite it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredNote {
    /// The number.
    pub number: u32,
    /// The paragraph or page in which it stands.
    pub place: usize,
    /// The acts that cite it there.
    pub acts: Vec<ActKey>,
}

impl Coverage {
    /// The sentences on which no act rests and which no curator has marked.
    pub fn bare(&self) -> impl Iterator<Item = &CoveredSentence> {
        self.sentences.iter().filter(|one| one.acts.is_empty() && one.reasons.is_empty())
    }

    /// The sentences on which no act rests, and a curator has said why.
    pub fn marked(&self) -> impl Iterator<Item = &CoveredSentence> {
        self.sentences.iter().filter(|one| one.acts.is_empty() && !one.reasons.is_empty())
    }
}

/// What of a source's text acts rest on.
pub fn coverage(graph: &Graph, source: SourceKey, text: &SourceText) -> Coverage {
    let finder = Finder::new(graph, source, text);
    let mut sentences = sentences(text);
    let place_of = |mark: &Mark| text.number_at(mark.at.saturating_sub(1));
    let mut noted: BTreeMap<(u32, usize), Vec<ActKey>> =
        text.marks().iter().map(|mark| ((mark.number, place_of(mark)), Vec::new())).collect();
    let (mut acts, mut on_one_citation, mut unplaced) = (Vec::new(), Vec::new(), Vec::new());
    for act in graph.acts() {
        let evidence = &act.prose().evidence;
        let cited: Vec<&Citation> = evidence.iter().filter(|one| one.holder() == source).collect();
        if cited.is_empty() {
            continue;
        }
        acts.push(act.key());
        if evidence.len() == 1 {
            on_one_citation.push(act.key());
        }
        let places: Vec<Option<Span>> = cited.iter().map(|one| finder.span(one)).collect();
        if places.contains(&None) {
            unplaced.push(act.key());
        }
        for (first, last) in places.iter().flatten().map(|&span| text.sentences_of(span)) {
            for sentence in sentences.get_mut(first..=last).unwrap_or(&mut []) {
                if sentence.acts.last() != Some(&act.key()) {
                    sentence.acts.push(act.key());
                }
            }
        }
        for (number, (first, last)) in cited.iter().filter_map(|one| finder.note(one)) {
            for place in (first..=last).take(RANGE_MAX) {
                if let Some(by) = noted.get_mut(&(number, place))
                    && by.last() != Some(&act.key())
                {
                    by.push(act.key());
                }
            }
        }
    }
    for no_act in graph.no_acts().iter().filter(|one| one.place.holder() == source) {
        if let Some((first, last)) = finder.span(&no_act.place).map(|span| text.sentences_of(span))
        {
            for sentence in sentences.get_mut(first..=last).unwrap_or(&mut []) {
                sentence.reasons.push(no_act.reason.clone());
            }
        }
    }
    let by_note = text.marks().iter().map(|mark| CoveredNote {
        number: mark.number,
        place: place_of(mark),
        acts: noted.get(&(mark.number, place_of(mark))).cloned().unwrap_or_default(),
    });
    Coverage {
        source,
        place_name: text.division().name(),
        sentences,
        notes: by_note.collect(),
        acts,
        on_one_citation,
        unplaced,
    }
}

fn sentences(text: &SourceText) -> Vec<CoveredSentence> {
    let sentences = text.sentences().iter().enumerate();
    sentences
        .map(|(number, sentence)| {
            let (begins, ends) = text.ends(number);
            let (first, last) = text.numbers_of(sentence);
            CoveredSentence { first, last, begins, ends, ..CoveredSentence::default() }
        })
        .collect()
}

/// The citations of a source, looked up in its text.
struct Finder<'t> {
    text: &'t SourceText,
    occurrences: Occurrences,
}

impl<'t> Finder<'t> {
    /// Looks for the words of all citations at once. Where they stand too often none has a place: `check` says so.
    fn new(graph: &Graph, source: SourceKey, text: &'t SourceText) -> Finder<'t> {
        let of_acts = graph.acts().flat_map(|act| &act.prose().evidence);
        let all = of_acts.chain(graph.no_acts().iter().map(|one| &one.place));
        let cited = all.filter(|one| one.holder() == source);
        let sought = cited.flat_map(|one| wanted(one).sought());
        let occurrences = Occurrences::of(text, sought).unwrap_or_default();
        Finder { text, occurrences }
    }

    /// The paragraphs or pages that a citation names.
    fn written<'c>(&self, citation: &'c Citation) -> Option<&'c str> {
        match self.text.division() {
            Division::Paragraphs => citation.paragraph.as_deref(),
            Division::Pages { .. } => citation.page.as_deref(),
        }
    }

    fn span(&self, citation: &Citation) -> Option<Span> {
        let written = self.written(citation)?;
        let ways = Scope::of(self.text, written, citation.paragraph.as_deref()).ok()?;
        wanted(citation).locate_best((self.text, &self.occurrences), &ways).span
    }

    /// The note of a citation and the paragraphs or pages in which it is said to stand.
    fn note(&self, citation: &Citation) -> Option<(u32, (usize, usize))> {
        let number = citation.note.as_ref()?.parse().ok()?;
        Some((number, parse_range(self.written(citation)?)?))
    }
}

fn wanted(citation: &Citation) -> Wanted {
    let passage = citation.passage.as_ref().map(|(first, last)| (first.as_str(), last.as_str()));
    let beside = (citation.prefix.as_deref(), citation.suffix.as_deref());
    // A quote beside a passage adds nothing to where it stands.
    let quote = citation.quote.as_deref().filter(|_| passage.is_none());
    Wanted::new(passage, quote, beside)
}
