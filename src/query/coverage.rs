//! Coverage: what of a source's text acts rest on, and what nothing rests on.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Citation;
use crate::model::SourceKey;
use crate::quotation::Place;
use crate::quotation::RANGE_MAX;
use crate::quotation::Range;
use crate::quotation::SourceText;

/// What of a source's text acts rest on, by the passages and notes of their own evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The source.
    pub source: SourceKey,
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
    /// The paragraph in which it begins, from 1.
    pub first: usize,
    /// The paragraph in which it ends, from 1.
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
    /// The paragraph in which it stands, from 1.
    pub paragraph: usize,
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
    let mut sentences = sentences(text);
    let mut noted: BTreeMap<(u32, usize), Vec<ActKey>> =
        text.marks().iter().map(|mark| ((mark.number, mark.at.paragraph), Vec::new())).collect();
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
        let places: Vec<Option<Place>> = cited.iter().map(|one| place(text, one)).collect();
        if places.contains(&None) {
            unplaced.push(act.key());
        }
        for (first, last) in places.iter().flatten().map(|place| place.sentences(text)) {
            for sentence in sentences.get_mut(first..=last).unwrap_or(&mut []) {
                if sentence.acts.last() != Some(&act.key()) {
                    sentence.acts.push(act.key());
                }
            }
        }
        for (number, paragraphs) in cited.iter().filter_map(|one| note(one)) {
            for paragraph in (paragraphs.0 - 1..paragraphs.1.min(text.len())).take(RANGE_MAX) {
                if let Some(by) = noted.get_mut(&(number, paragraph))
                    && by.last() != Some(&act.key())
                {
                    by.push(act.key());
                }
            }
        }
    }
    for no_act in graph.no_acts().iter().filter(|one| one.place.holder() == source) {
        if let Some((first, last)) = place(text, &no_act.place).map(|place| place.sentences(text)) {
            for sentence in sentences.get_mut(first..=last).unwrap_or(&mut []) {
                sentence.reasons.push(no_act.reason.clone());
            }
        }
    }
    let by_note = text.marks().iter().map(|mark| CoveredNote {
        number: mark.number,
        paragraph: mark.at.paragraph + 1,
        acts: noted.get(&(mark.number, mark.at.paragraph)).cloned().unwrap_or_default(),
    });
    Coverage { source, sentences, notes: by_note.collect(), acts, on_one_citation, unplaced }
}

fn sentences(text: &SourceText) -> Vec<CoveredSentence> {
    let sentences = text.sentences().iter().enumerate();
    sentences
        .map(|(number, sentence)| {
            let (begins, ends) = text.ends(number);
            let (first, last) = (sentence.first() + 1, sentence.last() + 1);
            CoveredSentence { first, last, begins, ends, ..CoveredSentence::default() }
        })
        .collect()
}

fn place(text: &SourceText, citation: &Citation) -> Option<Place> {
    let paragraph = citation.paragraph.as_ref()?;
    match (&citation.passage, &citation.quote) {
        (Some((first, last)), _) => Place::of_passage(text, paragraph, first, last),
        (None, Some(quote)) => Place::of_words(text, paragraph, quote),
        (None, None) => None,
    }
}

/// The note of a citation and the paragraphs in which it is said to stand.
fn note(citation: &Citation) -> Option<(u32, (usize, usize))> {
    let number = citation.note.as_ref()?.parse().ok()?;
    Some((number, Range::parse(citation.paragraph.as_ref()?)?))
}
