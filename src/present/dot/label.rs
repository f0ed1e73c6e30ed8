//! The words on a drawing: dates, verbs, names, citations, and how they break into lines.

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::Certainty;
use crate::model::Citation;
use crate::model::CorrectedField;
use crate::model::DateBasis;
use crate::model::Day;
use crate::model::Link;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::model::Status;
use crate::present::sentence;

/// The characters of a line, where words allow.
const LINE: usize = 28;
/// The characters of a name or summary that a label shows; the rest is in the tooltip.
const CLIP: usize = 200;
/// The citations that a label shows.
const CITATIONS: usize = 3;
/// The names that stand for one party of an act.
const NAMES: usize = 3;
/// The acts that a tooltip tells.
const TOLD: usize = 40;

/// When an act was: as written, else what follows from the order of things.
pub(in crate::present) fn date(act: ActRef<'_>) -> String {
    match &act.timing().date {
        Some(date) => {
            let shown = corrected(act, CorrectedField::Date, date.written(), date.written());
            let is_implied = act.timing().basis == DateBasis::Inferred;
            if is_implied { format!("{shown} (implied)") } else { shown }
        }
        None => match sentence::derived(act.timing()) {
            nothing if nothing.is_empty() => "(undated)".to_owned(),
            derived => format!("(derived: {derived})"),
        },
    }
}

/// When an act was, in brackets.
pub(in crate::present) fn date_aside(act: ActRef<'_>) -> String {
    let date = date(act);
    if date.starts_with('(') {
        date
    } else {
        format!("({})", date.replace(" (implied)", ", implied"))
    }
}

/// What was done, after a word on whether it happened and stands, and before what else a reader must not miss.
pub(in crate::present) fn verb(act: ActRef<'_>) -> String {
    format!("{}{}", bare_verb(act), bracketed(&reservations(act)))
}

/// What was done, in the past tense, after a word on whether it happened and stands.
pub(in crate::present) fn bare_verb(act: ActRef<'_>) -> String {
    let mut marks: Vec<&str> = Vec::new();
    if act.modality() != Modality::Actual {
        marks.push(act.modality().name());
    }
    if act.status() != Status::Accepted {
        marks.push(act.status().name());
    }
    let word = act.act_type();
    let past = corrected(act, CorrectedField::Type, word.id.as_str(), &word.past);
    if marks.is_empty() { past } else { format!("{}: {past}", marks.join(", ")) }
}

/// A low certainty, another account, a corrected place: what neither the date nor the verb shows.
fn reservations(act: ActRef<'_>) -> Vec<String> {
    let mut marks = Vec::new();
    if act.certainty() != Certainty::High {
        marks.push(format!("{} certainty", act.certainty().name()));
    }
    if !act.prose().conflicts_with.is_empty() {
        marks.push("another account conflicts".to_owned());
    }
    let places = act.prose().corrections.iter().filter(|one| one.field == CorrectedField::Place);
    marks.extend(places.map(|one| format!("place printed {}, read {}", one.printed, one.reading)));
    marks
}

/// Marks in brackets behind a space; nothing without any.
fn bracketed(marks: &[String]) -> String {
    if marks.is_empty() { String::new() } else { format!(" [{}]", marks.join("; ")) }
}

/// How many of several acts are in doubt; nothing where none is.
pub(super) fn doubts<'g>(acts: impl Iterator<Item = ActRef<'g>>) -> Option<String> {
    let doubted = acts.filter(|act| act.is_in_doubt()).count();
    (doubted > 0).then(|| format!("{doubted} in doubt"))
}

/// When an act was and what was done, in lines: on one line where both fit, else apart.
pub(super) fn date_and_verb(act: ActRef<'_>) -> String {
    let (date, verb) = (date(act), verb(act));
    if date.chars().count() + 1 + verb.chars().count() <= LINE {
        format!("{date} {verb}")
    } else {
        format!("{}\n{}", wrap(&date), wrap(&verb))
    }
}

/// The words for a value, marked where an editor reads it otherwise than it is printed.
fn corrected(act: ActRef<'_>, field: CorrectedField, value: &str, shown: &str) -> String {
    match act.prose().corrections.iter().find(|correction| correction.field == field) {
        None => shown.to_owned(),
        Some(correction) if correction.reading == value => {
            format!("{shown} [printed {}]", correction.printed)
        }
        Some(correction) => format!("{shown} [read {}]", correction.reading),
    }
}

/// The name of an actor or event; its id where the name shows nothing.
pub(in crate::present) fn name(graph: &Graph, node: NodeKey) -> &str {
    let node = graph.node(node);
    if node.name().trim().is_empty() { node.id().as_str() } else { node.name() }
}

/// Names in a row; past three, the first two and how many more.
pub(in crate::present) fn names(graph: &Graph, nodes: &[NodeKey]) -> String {
    let shown = if nodes.len() > NAMES { NAMES - 1 } else { nodes.len() };
    let mut row: Vec<String> =
        nodes.iter().take(shown).map(|&node| clip(name(graph, node))).collect();
    if shown < nodes.len() {
        row.push(format!("{} others", nodes.len() - shown));
    }
    let row: Vec<&str> = row.iter().map(String::as_str).collect();
    sentence::joined(&row)
}

/// Who did what to whom.
pub(in crate::present) fn deed(graph: &Graph, act: ActRef<'_>) -> String {
    let mut words = vec![names(graph, act.actors()), bare_verb(act)];
    if !act.recipients().is_empty() {
        words.push(names(graph, act.recipients()));
    } else if !act.prose().about.is_empty() {
        words.push(format!("(about {})", names(graph, &act.prose().about)));
    }
    format!("{}{}", words.join(" "), bracketed(&reservations(act)))
}

/// A place in a source: `¶5 n. 550`; under the id of the source where the graph has several.
fn citation(graph: &Graph, citation: &Citation) -> String {
    if citation.via.is_some() {
        return sentence::citation_short(graph, citation);
    }
    let source = graph.source(citation.source);
    let place = sentence::place(source, citation);
    let sole = graph.sources().nth(1).is_none();
    if sole && !place.is_empty() {
        place
    } else {
        format!("{} {place}", source.id).trim_end().to_owned()
    }
}

/// The places that speak of some acts, each once, in order of telling.
pub(super) fn places<'g>(
    graph: &'g Graph,
    acts: impl IntoIterator<Item = ActRef<'g>>,
) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let mut places = Vec::new();
    for act in acts {
        for cited in &act.prose().evidence {
            let place = citation(graph, cited);
            if seen.insert(place.clone()) {
                places.push(place);
            }
        }
    }
    places
}

/// The places that tie two acts: those of the link itself, else those of the later act, whose words the cue is of.
pub(in crate::present) fn tied(graph: &Graph, link: &Link) -> String {
    let own: Vec<String> = link.evidence.iter().map(|cited| citation(graph, cited)).collect();
    let places = if own.is_empty() { places(graph, [graph.act(link.later)]) } else { own };
    places.join("; ")
}

/// The places of one act, in lines; past three, how many more.
pub(in crate::present) fn cited(graph: &Graph, act: ActRef<'_>) -> String {
    let mut places = places(graph, [act]);
    let more = places.len().saturating_sub(CITATIONS);
    if more > 0 {
        places.truncate(CITATIONS);
        places.push(format!("{more} more"));
    }
    in_lines(&places)
}

/// The places of several acts, in lines; where a label has no room for all, those of one of them and how many more.
pub(super) fn cited_together<'g>(
    graph: &'g Graph,
    acts: impl IntoIterator<Item = ActRef<'g>>,
    strongest: ActRef<'g>,
) -> Option<String> {
    let all = places(graph, acts);
    if all.is_empty() {
        return None;
    }
    if all.len() <= CITATIONS {
        return Some(in_lines(&all));
    }
    let mut shown = places(graph, [strongest]);
    shown.truncate(CITATIONS);
    shown.push(format!("{} more", all.len() - shown.len()));
    Some(in_lines(&shown))
}

/// Places in a row that breaks between them only.
fn in_lines(places: &[String]) -> String {
    let ends = |at: usize| if at + 1 < places.len() { ";" } else { "" };
    let pieces: Vec<String> =
        places.iter().enumerate().map(|(at, place)| format!("{place}{}", ends(at))).collect();
    lines(pieces.iter().map(String::as_str), LINE)
}

/// Acts told one a line, each with its date and every place that says so.
pub(in crate::present) fn told<'g>(
    graph: &'g Graph,
    acts: impl ExactSizeIterator<Item = ActRef<'g>>,
) -> String {
    let more = acts.len().saturating_sub(TOLD);
    let mut lines: Vec<String> = acts.take(TOLD).map(|act| told_one(graph, act)).collect();
    if more > 0 {
        lines.push(format!("and {}", sentence::count(more, "more act", "more acts")));
    }
    lines.join("\n")
}

fn told_one(graph: &Graph, act: ActRef<'_>) -> String {
    let summary = match &act.prose().summary {
        Some(summary) => format!("{summary}{}", bracketed(&sentence::marks(act))),
        None => deed(graph, act),
    };
    let place = places(graph, [act]).join("; ");
    format!("{}: {summary} ({place})", date(act))
}

/// The years that acts can touch: `1960`, `1959–1961`, or that none has a date.
pub(in crate::present) fn years<'g>(acts: impl Iterator<Item = ActRef<'g>>) -> String {
    let mut all: Vec<i32> = Vec::new();
    for act in acts {
        let hull = act.bounds().hull();
        all.extend([hull.first, hull.last].into_iter().filter_map(Day::year));
    }
    match (all.iter().min(), all.iter().max()) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}–{last}"),
        (None, _) | (_, None) => "undated".to_owned(),
    }
}

/// The first characters of a text, with an ellipsis where more follow; white space of any sort as single spaces.
pub(in crate::present) fn clip(text: &str) -> String {
    let mut clipped = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        if length > 0 {
            clipped.push(' ');
            length += 1;
        }
        for character in word.chars() {
            if length >= CLIP {
                clipped.push('…');
                return clipped;
            }
            clipped.push(character);
            length += 1;
        }
    }
    clipped
}

/// A text in lines of at most [`LINE`] characters; a longer word is broken.
pub(super) fn wrap(text: &str) -> String {
    wrap_at(text, LINE)
}

/// A text in lines of at most so many characters; a longer word is broken.
pub(in crate::present) fn wrap_at(text: &str, most: usize) -> String {
    lines(text.split_whitespace(), most)
}

fn lines<'t>(words: impl Iterator<Item = &'t str>, most: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in words {
        let word_length = word.chars().count();
        if length > 0 && length + 1 + word_length > most {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        for character in word.chars() {
            if length == most {
                lines.push(std::mem::take(&mut line));
                length = 0;
            }
            line.push(character);
            length += 1;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.join("\n")
}
