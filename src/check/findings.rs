//! What is said of a citation that does not stand in the text of its source.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::quotation::Miss;
use crate::quotation::Neighbours;
use crate::quotation::Occurrences;
use crate::quotation::Part;
use crate::quotation::Sought;
use crate::quotation::SourceText;
use crate::quotation::Span;
use crate::quotation::normalised;
use crate::quotation::parse_range;
use crate::record::Citation;
use crate::record::Written;
use crate::text::quoted;

use super::place::Aim;
use super::place::Fault;
use super::records::Place;
use super::rules::note_misplaced;
use super::rules::note_not_found;
use super::rules::quotation_ambiguous;
use super::rules::quotation_elsewhere;
use super::rules::quotation_not_found;
use super::rules::quotation_too_short;
use super::rules::range_not_exact;

/// Words shorter than this, in letters, should stand only once.
const SHORT: usize = 12;
/// So many places elsewhere are named.
pub(super) const PLACES_MAX: usize = 3;
/// So many words around a place are shown; more where these do not tell one place from another.
const AROUND: usize = 3;
const AROUND_MAX: usize = 8;

/// A citation, where it is written, and the text that it points into.
pub(super) struct Cited<'a, 'c, 't> {
    pub(super) place: &'a Place<'t>,
    pub(super) aim: &'a Aim<'c, 't>,
    pub(super) text: &'a SourceText,
}

/// Words that do not stand where they should.
pub(super) struct Missing<'a, 't> {
    pub(super) part: &'static str,
    pub(super) written: &'a Written<'t>,
    pub(super) sought: &'a Sought,
    /// The paragraphs or pages cited.
    pub(super) at: String,
    pub(super) near: Option<Span>,
}

/// What is wrong with a citation.
pub(super) fn fault(
    cited: &Cited<'_, '_, '_>,
    fault: &Fault,
    within: (&Occurrences, &mut Neighbours),
) -> Option<Diagnostic> {
    let Cited { place, aim, text } = cited;
    let name = text.division().name();
    let at = quoted(aim.at);
    match fault {
        Fault::Words(miss) => words(cited, miss, within),
        Fault::NoSuchPlace => {
            let first = text.division().first();
            let has = match text.len() {
                0 => format!("the text has no {name}"),
                1 => format!("the text has one {name}, {first}"),
                _ => format!("the text has {name}s {first} to {}", first + text.len() - 1),
            };
            let (message, has) = match (&aim.citation.paragraph, aim.citation.page.as_ref()) {
                (Some(paragraph), Some(page)) if name == "page" && inside(text, page) => {
                    let paragraph = quoted(paragraph);
                    (format!("there is no paragraph {paragraph} on page {at}"), String::new())
                }
                (_, _) => (format!("there is no {name} {at}"), has),
            };
            let label = place.label(aim.at, has);
            let finding = Diagnostic::error(quotation_not_found::CODE, message).at(label);
            Some(finding.help(format!("correct the {name}")))
        }
        Fault::Range { exact } => {
            let message = format!("`{at}` is not where this place begins and ends");
            let label = place.label(aim.at, "not those of the sentence and its note");
            let help = match exact {
                Some(exact) => format!("write `{exact}`"),
                None => format!("cite fewer {name}s"),
            };
            Some(Diagnostic::error(range_not_exact::CODE, message).at(label).help(help))
        }
        Fault::NoNote { there } => {
            let there: Vec<String> = there.iter().map(ToString::to_string).collect();
            let help = if there.is_empty() {
                "no note stands there: leave `note` out".to_owned()
            } else {
                format!("the notes there: {}", there.join(", "))
            };
            let problem = format!("is not in {name} {at}");
            note(cited, (note_not_found::CODE, &problem), ("no such note there", &help))
        }
        Fault::Note { problem, help } => {
            note(cited, (note_misplaced::CODE, problem), ("not where the basis says", help))
        }
    }
}

/// Whether a text has the pages that are written.
fn inside(text: &SourceText, written: &str) -> bool {
    let first = text.division().first();
    parse_range(written).is_some_and(|(from, to)| from >= first && to < first + text.len())
}

fn note(
    cited: &Cited<'_, '_, '_>,
    (code, problem): (Code, &str),
    (label, help): (&str, &str),
) -> Option<Diagnostic> {
    let note = cited.aim.citation.note.as_ref()?;
    let message = format!("note {} {problem}", quoted(note));
    Some(Diagnostic::error(code, message).at(cited.place.label(note, label)).help(help))
}

/// What is wrong with the words of a passage or quote.
fn words(
    cited: &Cited<'_, '_, '_>,
    miss: &Miss,
    (occurrences, neighbours): (&Occurrences, &mut Neighbours),
) -> Option<Diagnostic> {
    let Cited { place, aim, text } = cited;
    match miss {
        Miss::Missing(part) => {
            let (written, sought) = (written(aim.citation, *part)?, aim.wanted.part(*part)?);
            let bare = sought.bare();
            let missing = Missing {
                part: name(*part),
                written,
                sought: bare.as_ref().unwrap_or(sought),
                at: aim.at.to_string(),
                near: aim.span(),
            };
            Some(self::missing(&missing, place, (text, occurrences, neighbours)))
        }
        Miss::NotBeside(part, span) => not_beside(cited, *part, *span),
        Miss::Disordered => {
            let written = written(aim.citation, Part::Last)?;
            let message = format!(
                "`{}` does not stand behind the first words of the passage",
                quoted(written)
            );
            let label = place.label(written, "the last words of the passage");
            let help = "give the first words of the place first, and words that do not overlap";
            Some(Diagnostic::error(quotation_not_found::CODE, message).at(label).help(help))
        }
        Miss::Repeated(part, spans) => {
            let written = written(aim.citation, *part)?;
            let label = place.label(written, "which of them?");
            let finding = repeated(name(*part), written, (text, spans)).at(label);
            Some(finding.help(ask(aim.citation, *part)))
        }
    }
}

/// What makes words unique that stand more than once.
fn ask(citation: &Citation<'_>, part: Part) -> &'static str {
    let is_beside = citation.prefix.is_some() || citation.suffix.is_some();
    match part {
        Part::First | Part::Last if is_beside => {
            "give more words in `prefix` or `suffix`, or a longer passage"
        }
        Part::First => {
            "add `prefix`, the words right before the passage that is meant, or more words"
        }
        Part::Last => {
            "add `suffix`, the words right behind the passage that is meant, or more words"
        }
        Part::Quote if citation.passage.is_some() => {
            "quote more words, or give a passage that holds them once"
        }
        Part::Quote if is_beside => "give more words in `prefix` or `suffix`, or quote more",
        Part::Quote => {
            "add `prefix` or `suffix`, the words right before or behind the quote that is meant, or a passage that holds it once"
        }
    }
}

/// Words beside a passage or quote that do not stand there.
fn not_beside(cited: &Cited<'_, '_, '_>, part: Part, span: Span) -> Option<Diagnostic> {
    let Cited { place, aim, text } = cited;
    let sought = aim.wanted.part(part)?;
    let count = |words: &str| words.split(' ').count().clamp(AROUND, AROUND_MAX);
    let (before, _) = text.around(span, sought.before().split(' ').count());
    let is_prefix = !sought.before().is_empty() && !ends_in(&before, sought.before());
    let (field, written, side) = match (&aim.citation.prefix, &aim.citation.suffix) {
        (Some(prefix), _) if is_prefix => ("prefix", prefix, "before"),
        (_, Some(suffix)) => ("suffix", suffix, "behind"),
        (Some(_) | None, None) => return None,
    };
    let what = if part == Part::Quote { "quote" } else { "passage" };
    let around = text.around(span, count(&normalised(written)));
    let stands = if is_prefix { around.0 } else { around.1 };
    let message =
        format!("the {field} `{}` does not stand right {side} the {what}", quoted(written));
    let told = if stands.is_empty() {
        format!("nothing stands {side} it")
    } else {
        format!("right {side} it stands `{}`", quoted(&stands))
    };
    Some(
        Diagnostic::error(quotation_not_found::CODE, message)
            .at(place.label(written, format!("not right {side} it")))
            .note(told)
            .help("quote the words as they are printed, whole words only; or leave them out"),
    )
}

/// Whether a text ends in words, whole ones only.
fn ends_in(text: &str, words: &str) -> bool {
    let goes_on = |rest: &str| {
        rest.ends_with(char::is_alphanumeric) && words.starts_with(char::is_alphanumeric)
    };
    text.strip_suffix(words).is_some_and(|rest| !goes_on(rest))
}

/// A prefix or suffix of nothing.
pub(super) fn beside_nothing(cited: &Cited<'_, '_, '_>) -> Option<Diagnostic> {
    let citation = cited.aim.citation;
    let has_words = citation.passage.is_some() || citation.quote.is_some();
    let written = citation.prefix.as_ref().or(citation.suffix.as_ref()).filter(|_| !has_words)?;
    Some(
        Diagnostic::error(
            quotation_not_found::CODE,
            format!("`{}` stands beside no passage and no quote", quoted(written)),
        )
        .at(cited.place.label(written, "beside what?"))
        .help("add the `passage` or the `quote`"),
    )
}

/// Words that stand more than once, without what to do.
pub(super) fn repeated(
    part: &str,
    written: &Written<'_>,
    (text, spans): (&SourceText, &[Span]),
) -> Diagnostic {
    let is_short = normalised(written).chars().count() < SHORT;
    let code = if is_short { quotation_too_short::CODE } else { quotation_ambiguous::CODE };
    let what = if is_short { "is too short: it" } else { "is ambiguous: it" };
    let message = format!("the {part} `{}` {what} stands there more than once", quoted(written));
    let mut around: Vec<(String, String)> = Vec::new();
    for words in [AROUND, AROUND_MAX] {
        around = spans.iter().map(|&span| text.around(span, words)).collect();
        let is_told_apart = (1..around.len()).all(|at| !around[..at].contains(&around[at]));
        if is_told_apart {
            break;
        }
    }
    let mut finding = Diagnostic::error(code, message);
    for (span, (before, behind)) in spans.iter().zip(around) {
        let shown = |side: &str, words: &str, end: &str| match words {
            "" => format!("at the {end} of the text"),
            _ => format!("{side} `{}`", quoted(words)),
        };
        finding = finding.note(format!(
            "in {} {} {} and {}",
            text.division().name(),
            text.number_at(span.0),
            shown("behind", &before, "beginning"),
            shown("before", &behind, "end")
        ));
    }
    finding
}

/// Words that do not stand where they should: where else they do, or what comes nearest.
pub(super) fn missing(
    missing: &Missing<'_, '_>,
    place: &Place<'_>,
    (text, occurrences, neighbours): (&SourceText, &Occurrences, &mut Neighbours),
) -> Diagnostic {
    let (part, written) = (missing.part, quoted(missing.written));
    let name = text.division().name();
    let mut elsewhere: Vec<usize> = Vec::new();
    for span in occurrences.from(missing.sought, 0) {
        let number = text.number_at(span.0);
        if elsewhere.last() != Some(&number) {
            elsewhere.push(number);
        }
        if elsewhere.len() == PLACES_MAX {
            break;
        }
    }
    if !elsewhere.is_empty() {
        let places: Vec<String> = elsewhere.iter().map(ToString::to_string).collect();
        let at = quoted(&missing.at);
        return Diagnostic::error(
            quotation_elsewhere::CODE,
            format!("the {part} `{written}` is not in {name} {at}"),
        )
        .at(place.label(missing.written, "stands elsewhere"))
        .help(format!("it stands in {name} {}", places.join(", ")));
    }
    let message = format!("the {part} `{written}` is not in the text");
    let mut finding = Diagnostic::error(quotation_not_found::CODE, message)
        .at(place.label(missing.written, "stands nowhere"));
    if let Some(nearest) = neighbours.nearest(text, missing.sought.words(), missing.near) {
        finding = finding.note(format!(
            "{name} {} has `{}`, with `{}` for `{}`",
            text.number_at(nearest.at),
            quoted(&nearest.words),
            quoted(&nearest.stands),
            quoted(&nearest.sought)
        ));
    }
    finding.help("quote the words as they are printed, or declare a repair of the source")
}

/// The words for a part.
fn name(part: Part) -> &'static str {
    match part {
        Part::First => "beginning of the passage",
        Part::Last => "end of the passage",
        Part::Quote => "quote",
    }
}

/// The words themselves, where a citation has them.
fn written<'c, 't>(citation: &'c Citation<'t>, part: Part) -> Option<&'c Written<'t>> {
    match part {
        Part::First => citation.passage.as_ref().map(|(first, _)| first),
        Part::Last => citation.passage.as_ref().map(|(_, last)| last),
        Part::Quote => citation.quote.as_ref(),
    }
}
