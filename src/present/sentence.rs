//! Acts, dates and citations in words.

use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::Basis;
use crate::model::Certainty;
use crate::model::Citation;
use crate::model::DateBasis;
use crate::model::Locator;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::model::Source;
use crate::model::Status;
use crate::model::Timing;

/// What happened, as one sentence: the act's summary, or one made of its actors, type and recipients; with the marks a
/// reader must not miss.
pub(super) fn act(graph: &Graph, act: ActRef<'_>) -> String {
    let mut sentence = match &act.prose().summary {
        Some(summary) => summary.clone(),
        None => made(graph, act),
    };
    let marks = marks(act);
    if !marks.is_empty() {
        sentence += &format!(" [{}]", marks.join("; "));
    }
    sentence
}

/// Who acted on whom, and what happened: "Mao Zedong → Nikita Khrushchev: …".
pub(super) fn dyad(graph: &Graph, one: ActRef<'_>) -> String {
    format!(
        "{} → {}: {}",
        names(graph, one.actors()),
        names(graph, one.recipients()),
        act(graph, one)
    )
}

/// A sentence for an act without a summary: "Mao Zedong accused Khrushchev."
fn made(graph: &Graph, act: ActRef<'_>) -> String {
    let others =
        if act.recipients().is_empty() { act.prose().about.as_slice() } else { act.recipients() };
    // The verb phrases end in the preposition that the other party needs; without one the label will do.
    let verb = if others.is_empty() {
        format!("acted ({})", act.act_type().label)
    } else {
        act.act_type().past.clone()
    };
    let whom = if others.is_empty() { String::new() } else { format!(" {}", names(graph, others)) };
    format!("{} {verb}{whom}.", names(graph, act.actors()))
}

/// What tells an act from a plain, certain, undisputed fact.
pub(super) fn marks(act: ActRef<'_>) -> Vec<String> {
    let mut marks = Vec::new();
    if act.modality() != Modality::Actual {
        marks.push(act.modality().name().to_owned());
    }
    if act.status() != Status::Accepted {
        marks.push(act.status().name().to_owned());
    }
    if act.certainty() != Certainty::High {
        marks.push(format!("{} certainty", act.certainty().name()));
    }
    if !act.prose().conflicts_with.is_empty() {
        marks.push("another account conflicts".to_owned());
    }
    for correction in &act.prose().corrections {
        marks.push(format!(
            "{} printed “{}”, read “{}”",
            correction.field.name(),
            correction.printed,
            correction.reading
        ));
    }
    marks
}

/// Names joined as in running text: "A, B and C".
pub(super) fn names(graph: &Graph, nodes: &[NodeKey]) -> String {
    let names: Vec<&str> = nodes.iter().map(|&node| graph.node(node).name()).collect();
    joined(&names)
}

/// Words joined as in running text: "A, B and C".
pub(super) fn joined(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// When something was: the date as written, and what follows from the order of things where that is narrower.
pub(super) fn date(timing: &Timing) -> String {
    let derived = derived(timing);
    match &timing.date {
        Some(date) => {
            let mark = if timing.basis == DateBasis::Inferred { " (implied)" } else { "" };
            let narrower =
                if derived.is_empty() { String::new() } else { format!(", {derived} (derived)") };
            format!("{}{mark}{narrower}", date.written())
        }
        None if derived.is_empty() => "undated".to_owned(),
        None => format!("{derived} (derived)"),
    }
}

/// What the order of things adds to the written date, in words; empty where it adds nothing.
pub(super) fn derived(timing: &Timing) -> String {
    let (bounds, stated) = (timing.bounds, timing.stated());
    let (first, last) = (bounds.start.first, bounds.hull().last);
    if bounds.is_one_day() && !stated.is_one_day() {
        return format!("on {first}");
    }
    let is_from = first != stated.start.first;
    let is_until = last != stated.hull().last;
    let begun_by = (bounds.start.last != stated.start.last).then_some(bounds.start.last);
    match (is_from, is_until, begun_by) {
        (true, true, _) => format!("between {first} and {last}"),
        (true, false, Some(latest)) if latest == first => format!("begun {first}"),
        (true, false, Some(latest)) => format!("begun between {first} and {latest}"),
        (true, false, None) => format!("not before {first}"),
        (false, true, _) => format!("not after {last}"),
        (false, false, Some(latest)) => format!("begun by {latest}"),
        (false, false, None) => String::new(),
    }
}

/// Where the source says so: "chapter ¶5 n. 550", each place once.
pub(super) fn citations(graph: &Graph, evidence: &[Citation]) -> String {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let places = evidence.iter().map(|citation| citation_short(graph, citation));
    let places: Vec<String> = places.filter(|place| told.insert(place.clone())).collect();
    places.join("; ")
}

/// A place in a source under the source's id: "chapter ¶5 n. 550"; of a document known through another source, "minutes-1959,
/// in chapter ¶5 n. 550".
pub(super) fn citation_short(graph: &Graph, citation: &Citation) -> String {
    let source = graph.source(citation.source);
    let told = match citation.via.map(|via| graph.source(via)) {
        None => format!("{} {}", source.id, place(source, citation)),
        Some(via) => {
            let page = citation.document_page.as_ref();
            let page = page.map_or(String::new(), |page| format!(" p. {page}"));
            format!("{}{page}, in {} {}", source.id, via.id, place(via, citation))
        }
    };
    told.trim_end().to_owned()
}

/// A place in a source: "¶5 n. 550", marked where it only implies what it is cited for.
pub(super) fn place(source: &Source, citation: &Citation) -> String {
    let sign = match source.locator {
        Locator::Paragraph | Locator::Page => "¶",
        Locator::Section => "§",
        Locator::Row => "row ",
    };
    let mut parts = Vec::new();
    parts.extend(
        citation
            .paragraph
            .as_ref()
            .map(|paragraph| format!("{sign}{}", paragraph.replace('-', "–"))),
    );
    parts.extend(citation.page.as_ref().map(|page| format!("p. {page}")));
    parts.extend(citation.note.as_ref().map(|note| format!("n. {note}")));
    if citation.basis == Basis::Inferred {
        parts.push("(implied)".to_owned());
    }
    parts.join(" ")
}

/// Citations in full: place, passage, quote and basis.
pub(super) fn evidence(graph: &Graph, evidence: &[Citation]) -> Vec<String> {
    let told = |citation: &Citation| {
        let mut told = citations(graph, std::slice::from_ref(citation));
        if let Some((first, last)) = &citation.passage {
            told += &format!(", from “{first}” to “{last}”");
        }
        if let Some(quote) = &citation.quote {
            told += &format!(", quoting “{quote}”");
        }
        if let Some(prefix) = &citation.prefix {
            told += &format!(", right behind “{prefix}”");
        }
        if let Some(suffix) = &citation.suffix {
            told += &format!(", right before “{suffix}”");
        }
        format!("{told}; {}", citation.basis.name())
    };
    evidence.iter().map(told).collect()
}

/// A number with its noun: "1 act", "12 acts".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
