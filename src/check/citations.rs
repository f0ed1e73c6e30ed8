//! Citations verified against the texts of their sources: passages, quotes, cues and notes.
//!
//! Proves that words stand where they are said to stand, not that they support what is built on them. First everything that is
//! sought is gathered, then looked for in one run through each text, then judged citation by citation.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::quotation::Neighbours;
use crate::quotation::Occurrences;
use crate::quotation::Sought;
use crate::quotation::SourceText;
use crate::quotation::Span;
use crate::record::Citation;
use crate::record::Written;
use crate::text::quoted;

use super::claims::Claim;
use super::claims::claims;
use super::draft::Draft;
use super::draft::Kind;
use super::findings;
use super::findings::Cited;
use super::place::Aim;
use super::rules::changed_text;
use super::rules::note_misplaced;
use super::rules::unreadable_text;
use super::rules::unused_repair;

/// The sources of which a text is at hand, by position; no text where only a reader can find places in it.
pub(super) type Texts = BTreeMap<usize, Option<SourceText>>;

/// How many passages, quotes and cues stand where they should, and how many citations of each source say where in a way
/// that cannot be looked up.
#[derive(Debug, Default)]
pub(super) struct Verified {
    pub(super) found: usize,
    pub(super) passed_over: BTreeMap<usize, usize>,
}

/// So many places of a cue are looked at.
const CUES_MAX: usize = 50;

/// Verifies every citation of a source whose text is at hand.
pub(super) fn verify(
    draft: &Draft<'_, '_>,
    texts: &Texts,
    found: &mut Vec<Diagnostic>,
) -> Verified {
    let mut verified = Verified::default();
    if texts.is_empty() {
        return verified;
    }
    let claims = claims(draft.records);
    let aims: Vec<Vec<Aim<'_, '_>>> =
        claims.iter().map(|claim| aims(draft, texts, claim, &mut verified.passed_over)).collect();
    let mut looking =
        Verifier { looked: looked(draft, texts, &claims, &aims, found), verified: 0, found };
    for (claim, aims) in claims.iter().zip(&aims) {
        let places = looking.evidence(claim, aims);
        for cue in &claim.cues {
            looking.cue(claim, cue, aims, &places);
        }
    }
    verified.found = looking.verified;
    for (&source, text) in texts.iter().filter_map(|(at, text)| Some((at, text.as_ref()?))) {
        let item = &draft.records.sources[source];
        for repair in text.unused_repairs().iter().filter_map(|&at| item.record.repairs.get(at)) {
            let (name, at) = (text.division().name(), quoted(&repair.at));
            let message = format!("`{}` does not stand in {name} {at}", quoted(&repair.printed));
            found.push(
                Diagnostic::warning(unused_repair::CODE, message)
                    .at(item.label(&repair.printed, "nothing to repair"))
                    .help("correct `at` or `printed`, or delete the repair"),
            );
        }
        changed_text::look(item, text, found);
    }
    verified
}

/// What the citations of a claim point to, as far as it can be looked up.
fn aims<'c, 't>(
    draft: &Draft<'_, '_>,
    texts: &Texts,
    claim: &'c Claim<'_, 't>,
    passed_over: &mut BTreeMap<usize, usize>,
) -> Vec<Aim<'c, 't>> {
    let mut all = Vec::new();
    for citation in claim.evidence.iter() {
        let source = draft.names.position(Kind::Source, citation.holder());
        let Some((source, text)) = source.and_then(|at| Some((at, texts.get(&at)?))) else {
            continue;
        };
        match text.as_ref().and_then(|text| Aim::new(source, text, citation)) {
            Some(aim) => all.push(aim),
            None => *passed_over.entry(source).or_default() += 1,
        }
    }
    all
}

/// A text, where what is sought stands in it, and what is like it.
struct Looked<'v> {
    text: &'v SourceText,
    occurrences: Occurrences,
    neighbours: Neighbours,
}

/// One run through each text for everything that is sought in it; a text in which that stands too often is left out.
fn looked<'v>(
    draft: &Draft<'_, '_>,
    texts: &'v Texts,
    claims: &[Claim<'_, '_>],
    aims: &[Vec<Aim<'_, '_>>],
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<usize, Looked<'v>> {
    let mut sought: BTreeMap<usize, Vec<Sought>> = BTreeMap::new();
    for (claim, aims) in claims.iter().zip(aims) {
        let sources: BTreeSet<usize> = aims.iter().map(|aim| aim.source).collect();
        for aim in aims {
            sought.entry(aim.source).or_default().extend(aim.wanted.sought());
        }
        for source in sources {
            let cues = claim.cues.iter().map(|cue| Sought::new(cue));
            sought.entry(source).or_default().extend(cues);
        }
    }
    let mut looked = BTreeMap::new();
    for (source, sought) in sought {
        let Some(text) = texts.get(&source).and_then(Option::as_ref) else { continue };
        match Occurrences::of(text, sought) {
            Ok(occurrences) => {
                let neighbours = Neighbours::default();
                looked.insert(source, Looked { text, occurrences, neighbours });
            }
            Err(_too_many) => {
                let item = &draft.records.sources[source];
                let label = item.label_id("its citations are not verified");
                found.push(unreadable_text::too_many(&item.id, label));
            }
        }
    }
    looked
}

struct Verifier<'v> {
    looked: BTreeMap<usize, Looked<'v>>,
    verified: usize,
    found: &'v mut Vec<Diagnostic>,
}

impl Verifier<'_> {
    /// Looks evidence up; gives the place of each citation that has one.
    fn evidence(&mut self, claim: &Claim<'_, '_>, aims: &[Aim<'_, '_>]) -> Vec<Option<Span>> {
        let mut noted: Option<BTreeSet<(&str, &str, u32)>> = None;
        let mut places = Vec::with_capacity(aims.len());
        for aim in aims {
            let Some(looked) = self.looked.get_mut(&aim.source) else {
                places.push(None);
                continue;
            };
            let outcome = aim.look(looked.text, &looked.occurrences);
            let citation = aim.citation;
            let cited = Cited { place: claim.place, aim, text: looked.text };
            for fault in &outcome.faults {
                let (occurrences, neighbours) = (&looked.occurrences, &mut looked.neighbours);
                self.found.extend(findings::fault(&cited, fault, (occurrences, neighbours)));
            }
            self.found.extend(findings::beside_nothing(&cited));
            for &beside in &outcome.beside {
                let noted = noted.get_or_insert_with(|| notes(aims));
                if noted.contains(&(&**citation.holder(), &**aim.at, beside)) {
                    continue;
                }
                let note = citation.note.as_ref().unwrap_or(aim.at);
                let message =
                    format!("note {beside} stands beside note {} and is not cited", quoted(note));
                self.found.push(
                    Diagnostic::error(note_misplaced::CODE, message)
                        .at(claim.place.label(note, "one of several notes on one place"))
                        .help("cite each of them, in a citation of its own"),
                );
            }
            self.verified += aim.verified(&outcome);
            places.push(outcome.place);
        }
        places
    }

    /// Looks for a cue where evidence points: once in the sentences of its passages, or once in all of its paragraphs.
    fn cue(
        &mut self,
        claim: &Claim<'_, '_>,
        cue: &Written<'_>,
        aims: &[Aim<'_, '_>],
        places: &[Option<Span>],
    ) {
        // Without text nothing says where it should stand.
        let mut known = aims.iter().filter(|aim| self.looked.contains_key(&aim.source));
        let Some(first) = known.next() else { return };
        let sought = Sought::new(cue);
        let several = self.cues(&sought, aims, places);
        let source = several.first().map_or(first.source, |&(source, _)| source);
        let Some(looked) = self.looked.get_mut(&source) else { return };
        let finding = match several.len() {
            1 => {
                self.verified += 1;
                return;
            }
            0 => {
                let mut at: Vec<&str> = aims.iter().map(|aim| &**aim.at).collect();
                at.dedup();
                let (at, near) = (at.join(", "), first.span());
                let missing =
                    findings::Missing { part: "cue", written: cue, sought: &sought, at, near };
                let within = (looked.text, &looked.occurrences, &mut looked.neighbours);
                findings::missing(&missing, claim.place, within)
            }
            _ => {
                let here = several.iter().filter(|one| one.0 == source).map(|one| one.1);
                let spans: Vec<Span> = here.take(findings::PLACES_MAX).collect();
                findings::repeated("cue", cue, (looked.text, &spans))
                    .at(claim.place.label(cue, "which of them?"))
                    .help("give the cue more words, or a passage whose sentences hold it once")
            }
        };
        self.found.push(finding);
    }

    /// The places of a cue: those in the sentences of passages, where there are any, else all.
    fn cues(
        &self,
        sought: &Sought,
        aims: &[Aim<'_, '_>],
        places: &[Option<Span>],
    ) -> BTreeSet<(usize, Span)> {
        let (mut near, mut all) = (BTreeSet::new(), BTreeSet::new());
        for (aim, place) in aims.iter().zip(places) {
            let (Some(looked), Ok(ways)) = (self.looked.get(&aim.source), &aim.ways) else {
                continue;
            };
            let text = looked.text;
            for way in ways {
                let find = |from| way.find((text, &looked.occurrences), sought, from, CUES_MAX);
                all.extend(find(way.span().0).into_iter().map(|span| (aim.source, span)));
                let Some(place) = place else { continue };
                let (first, last) = text.sentences_of(*place);
                let from = text.sentences().get(first).map_or(0, |sentence| sentence.first());
                let here = find(from).into_iter();
                let here = here.filter(|span| (first..=last).contains(&text.sentence_at(span.0)));
                near.extend(here.map(|span| (aim.source, span)));
            }
        }
        if near.is_empty() { all } else { near }
    }
}

/// The notes that a list of evidence cites, by source and place.
fn notes<'c>(aims: &[Aim<'c, '_>]) -> BTreeSet<(&'c str, &'c str, u32)> {
    let note =
        |citation: &'c Citation<'_>| citation.note.as_ref().and_then(|note| note.parse().ok());
    let cited =
        |aim: &Aim<'c, '_>| Some((&**aim.citation.holder(), &**aim.at, note(aim.citation)?));
    aims.iter().filter_map(cited).collect()
}
