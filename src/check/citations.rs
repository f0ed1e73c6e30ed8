//! Citations verified against the texts of their sources: passages, quotes, cues and notes.
//!
//! Proves that words stand where they are said to stand, not that they support what is built on them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::quotation::Place;
use crate::quotation::Search;
use crate::quotation::SourceText;
use crate::record::Citation;
use crate::record::Link;
use crate::record::Written;
use crate::text::quoted;

use super::draft::Draft;
use super::draft::Kind;
use super::place;
use super::place::Fault;
use super::place::Part;
use super::records::Item;
use super::rules::note_misplaced;
use super::rules::note_not_found;
use super::rules::quotation_ambiguous;
use super::rules::quotation_elsewhere;
use super::rules::quotation_not_found;
use super::rules::quotation_too_short;
use super::rules::range_not_exact;
use super::rules::unused_repair;

/// The texts at hand, by the position of their source.
pub(super) type Texts = BTreeMap<usize, SourceText>;

/// Verifies every citation of a source whose text is at hand; gives the number of passages, quotes and cues that stand
/// where they should.
pub(super) fn verify(draft: &Draft<'_, '_>, texts: &Texts, found: &mut Vec<Diagnostic>) -> usize {
    if texts.is_empty() {
        return 0;
    }
    let mut verifier = Verifier { draft, texts, misses: Vec::new(), verified: 0, found };
    for item in &draft.records.actors {
        verifier.evidence(item, &item.record.evidence);
        for role in &item.record.roles {
            verifier.evidence(item, &role.evidence);
        }
    }
    for item in &draft.records.events {
        verifier.evidence(item, &item.record.evidence);
    }
    for item in &draft.records.acts {
        let cited = verifier.evidence(item, &item.record.evidence);
        for link in item.record.responds_to.iter().chain(&item.record.continues) {
            let own = verifier.evidence(item, &link.evidence);
            verifier.cue(item, link, if link.evidence.is_empty() { &cited } else { &own });
        }
    }
    for item in &draft.records.no_acts {
        verifier.evidence(item, std::slice::from_ref(&item.record.citation()));
    }
    verifier.report_misses();
    let count = verifier.verified;
    for (&source, text) in texts {
        let item = &draft.records.sources[source];
        for repair in text.unused_repairs().iter().filter_map(|&at| item.record.repairs.get(at)) {
            let message = format!(
                "`{}` does not stand in paragraph {}",
                quoted(&repair.printed),
                quoted(&repair.at)
            );
            found.push(
                Diagnostic::warning(unused_repair::CODE, message)
                    .at(item.label(&repair.printed, "nothing to repair"))
                    .help("correct `at` or `printed`, or delete the repair"),
            );
        }
    }
    count
}

struct Verifier<'v, 'd, 't> {
    draft: &'v Draft<'d, 't>,
    texts: &'v Texts,
    misses: Vec<Miss>,
    verified: usize,
    found: &'v mut Vec<Diagnostic>,
}

/// Words that do not stand where they should.
struct Miss {
    source: usize,
    part: Part,
    words: String,
    written: String,
    paragraph: String,
    label: Option<Label>,
}

/// A citation that can be looked up: its source, the paragraphs, and the place where it has one.
struct Cited {
    source: usize,
    paragraph: String,
    place: Option<Place>,
}

impl Verifier<'_, '_, '_> {
    fn evidence<R>(&mut self, item: &Item<'_, R>, evidence: &[Citation<'_>]) -> Vec<Cited> {
        let mut all = Vec::with_capacity(evidence.len());
        for citation in evidence {
            let Some(source) = self.draft.names.position(Kind::Source, citation.holder()) else {
                continue;
            };
            let (Some(text), Some(paragraph)) = (self.texts.get(&source), &citation.paragraph)
            else {
                continue;
            };
            let outcome = place::look(text, citation);
            for fault in &outcome.faults {
                self.fault(item, source, citation, fault);
            }
            for beside in
                outcome.beside.iter().filter(|beside| !is_cited(evidence, citation, **beside))
            {
                let note = citation.note.as_ref().unwrap_or(paragraph);
                let message =
                    format!("note {beside} stands beside note {} and is not cited", quoted(note));
                self.found.push(
                    Diagnostic::error(note_misplaced::CODE, message)
                        .at(item.label(note, "one of several notes on one place"))
                        .help("cite each of them, in a citation of its own"),
                );
            }
            let sought =
                usize::from(citation.passage.is_some()) + usize::from(citation.quote.is_some());
            let missed = outcome.faults.iter().filter(|fault| fault.is_of_words()).count();
            self.verified += sought.saturating_sub(missed);
            all.push(Cited { source, paragraph: paragraph.to_string(), place: outcome.place });
        }
        all
    }

    fn cue<R>(&mut self, item: &Item<'_, R>, link: &Link<'_>, cited: &[Cited]) {
        let (Some(cue), false) = (&link.cue, cited.is_empty()) else { return };
        let mut near = BTreeSet::new();
        let mut all = BTreeSet::new();
        for one in cited {
            let Some(text) = self.texts.get(&one.source) else { continue };
            for place in place::all(text, &one.paragraph, cue) {
                all.insert((one.source, place));
                if one.place.is_some_and(|passage| place::is_beside(text, passage, place)) {
                    near.insert((one.source, place));
                }
            }
        }
        let times = if near.is_empty() { all.len() } else { near.len() };
        match times {
            0 => {
                let paragraph: Vec<&str> = cited.iter().map(|one| one.paragraph.as_str()).collect();
                let miss = Miss {
                    source: cited[0].source,
                    part: Part::Cue,
                    words: place::as_compared(cue),
                    written: cue.to_string(),
                    paragraph: paragraph.join(", "),
                    label: item.label(cue, ""),
                };
                self.misses.push(miss);
            }
            1 => self.verified += 1,
            _ => self.repeated(Part::Cue, cue, item.label(cue, "")),
        }
    }

    fn fault<R>(
        &mut self,
        item: &Item<'_, R>,
        source: usize,
        citation: &Citation<'_>,
        fault: &Fault,
    ) {
        let Some(paragraph) = &citation.paragraph else { return };
        match fault {
            Fault::Missing(part) => {
                let Some(written) = part.of(citation) else { return };
                let words = place::as_compared(written);
                self.misses.push(Miss {
                    source,
                    part: *part,
                    words,
                    written: written.to_string(),
                    paragraph: paragraph.to_string(),
                    label: item.label(written, ""),
                });
            }
            Fault::Disordered => {
                let Some(written) = Part::Last.of(citation) else { return };
                let message = format!(
                    "`{}` does not stand behind the first words of the passage",
                    quoted(written)
                );
                self.found.push(
                    Diagnostic::error(quotation_not_found::CODE, message)
                        .at(item.label(written, "the last words of the passage"))
                        .help("give the first words of the place first, and words that do not overlap"),
                );
            }
            Fault::Repeated(part) => {
                let Some(written) = part.of(citation) else { return };
                self.repeated(*part, written, item.label(written, ""));
            }
            Fault::BeyondEnd { length } => self.found.push(
                Diagnostic::error(
                    quotation_not_found::CODE,
                    format!("there is no paragraph {}", quoted(paragraph)),
                )
                .at(item.label(paragraph, format!("the text has {length}")))
                .help("correct the paragraph"),
            ),
            Fault::Range { exact } => self.found.push(
                Diagnostic::error(
                    range_not_exact::CODE,
                    format!("`{}` is not where this place begins and ends", quoted(paragraph)),
                )
                .at(item.label(paragraph, "not those of the sentence and its note"))
                .help(
                    exact.as_ref().map_or("cite fewer paragraphs".to_owned(), |exact| {
                        format!("write `{exact}`")
                    }),
                ),
            ),
            Fault::NoNote { .. } | Fault::Note { .. } => {
                self.found.extend(note_fault(item, citation, fault));
            }
        }
    }

    fn repeated(&mut self, part: Part, written: &Written<'_>, label: Option<Label>) {
        let is_short = place::as_compared(written).chars().count() < place::SHORT;
        let code = if is_short { quotation_too_short::CODE } else { quotation_ambiguous::CODE };
        let what = if is_short { "is too short: it" } else { "is ambiguous: it" };
        let message =
            format!("the {} `{}` {what} stands there more than once", part.name(), quoted(written));
        let help = match part {
            Part::First | Part::Last => "add words until the passage fits one span",
            Part::Quote | Part::Cue => "add words, or give a passage that holds it once",
        };
        let label = label.map(|label| Label { message: "which of them?".to_owned(), ..label });
        self.found.push(Diagnostic::error(code, message).at(label).help(help));
    }

    fn report_misses(&mut self) {
        let mut words: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for miss in &self.misses {
            words.entry(miss.source).or_default().insert(miss.words.clone());
        }
        for (source, words) in words {
            let Some(text) = self.texts.get(&source) else { continue };
            let mut search = Search::new(text, &words);
            for miss in self.misses.iter().filter(|miss| miss.source == source) {
                self.found.push(missed(text, &mut search, miss));
            }
        }
    }
}

/// What is wrong with the note of a citation.
fn note_fault<R>(item: &Item<'_, R>, citation: &Citation<'_>, fault: &Fault) -> Option<Diagnostic> {
    let (note, paragraph) = (citation.note.as_ref()?, citation.paragraph.as_ref()?);
    let (code, problem, label, help) = match fault {
        Fault::NoNote { there } => {
            let there: Vec<String> = there.iter().map(ToString::to_string).collect();
            let help = if there.is_empty() {
                "no note stands there: leave `note` out".to_owned()
            } else {
                format!("the notes there: {}", there.join(", "))
            };
            let problem = format!("is not in paragraph {}", quoted(paragraph));
            (note_not_found::CODE, problem, "no such note there", help)
        }
        Fault::Note { problem, help } => {
            (note_misplaced::CODE, problem.clone(), "not where the basis says", help.clone())
        }
        Fault::Missing(_)
        | Fault::Disordered
        | Fault::Repeated(_)
        | Fault::BeyondEnd { .. }
        | Fault::Range { .. } => return None,
    };
    let message = format!("note {} {problem}", quoted(note));
    Some(Diagnostic::error(code, message).at(item.label(note, label)).help(help))
}

/// Whether a list of evidence cites another note on the same paragraphs.
fn is_cited(evidence: &[Citation<'_>], citation: &Citation<'_>, note: u32) -> bool {
    evidence.iter().any(|other| {
        let is_same = other.holder() == citation.holder() && other.paragraph == citation.paragraph;
        is_same && other.note.as_ref().and_then(|other| other.parse().ok()) == Some(note)
    })
}

fn missed(text: &SourceText, search: &mut Search, miss: &Miss) -> Diagnostic {
    let (part, written) = (miss.part.name(), quoted(&miss.written));
    let labelled = |message: &str| {
        miss.label.clone().map(|label| Label { message: message.to_owned(), ..label })
    };
    let elsewhere = search.paragraphs(&miss.words);
    if !elsewhere.is_empty() {
        let places: Vec<String> =
            elsewhere.iter().map(|paragraph| (paragraph + 1).to_string()).collect();
        let message =
            format!("the {part} `{written}` is not in paragraph {}", quoted(&miss.paragraph));
        return Diagnostic::error(quotation_elsewhere::CODE, message)
            .at(labelled("stands elsewhere"))
            .help(format!("it stands in paragraph {}", places.join(", ")));
    }
    let message = format!("the {part} `{written}` is not in the text");
    let mut finding =
        Diagnostic::error(quotation_not_found::CODE, message).at(labelled("stands nowhere"));
    if let Some(nearest) =
        search.nearest(text, &miss.words, &place::paragraphs(text, &miss.paragraph))
    {
        finding = finding.note(format!(
            "paragraph {} has `{}`, with `{}` for `{}`",
            nearest.paragraph + 1,
            quoted(&nearest.words),
            quoted(&nearest.stands),
            quoted(&nearest.sought)
        ));
    }
    finding.help("quote the words as they are printed, or declare a repair of the source")
}
