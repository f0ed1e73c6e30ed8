//! The last lines of `check`, and the fingerprints of a text as a record holds them.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::Locator;
use crate::model::SourceKey;

use super::sentence::count;

/// So many fingerprints stand on a line.
const ON_A_LINE: usize = 3;

/// What was read and what was found.
pub fn check_summary(graph: &Graph, errors: usize, warnings: usize) -> String {
    let read = format!(
        "{}, {}, {}, {}",
        count(graph.acts().len(), "act", "acts"),
        count(
            graph.actors().filter(|(key, _)| !graph.is_unstated(*key)).count(),
            "actor",
            "actors"
        ),
        count(graph.events().count(), "event", "events"),
        count(graph.sources().count(), "source", "sources"),
    );
    match (errors, warnings) {
        (0, 0) => format!("{read}: nothing wrong\n"),
        _ => format!(
            "{read}: {} and {}\n",
            count(errors, "error", "errors"),
            count(warnings, "warning", "warnings")
        ),
    }
}

/// Which citations could not be looked up though a text is at hand, a line for each source.
pub fn passed_over(graph: &Graph, citations: &BTreeMap<SourceKey, usize>) -> String {
    let mut lines = String::new();
    for (&source, &number) in citations {
        let source = graph.source(source);
        let (one, many) = match source.locator {
            Locator::Paragraph => ("names no paragraph", "name no paragraph"),
            Locator::Page => ("names no page by its number", "name no page by its number"),
            Locator::Section => (
                "names a section, which only a reader can find",
                "name sections, which only a reader can find",
            ),
            Locator::Row => (
                "names a row, which is no place in a text",
                "name rows, which are no places in a text",
            ),
        };
        let verb = if number == 1 { one } else { many };
        let citations = count(number, "citation", "citations");
        lines += &format!("{citations} of {} not looked up: {verb}\n", source.id);
    }
    lines
}

/// Against which texts citations were verified, and how many words stand where they are said to stand.
pub fn verified(
    graph: &Graph,
    sources: impl Iterator<Item = SourceKey>,
    verified: usize,
) -> String {
    let sources: Vec<&str> = sources.map(|source| graph.source(source).id.as_str()).collect();
    format!(
        "{} found in the text of {}; that proves presence, not support\n",
        count(verified, "passage, quote or cue", "passages, quotes and cues"),
        sources.join(", ")
    )
}

/// How many expectations hold, of how many; empty where there are none.
pub fn expectations(all: usize, hold: usize) -> String {
    match (all, hold) {
        (0, _) => String::new(),
        (1, 1) => "1 expectation holds\n".to_owned(),
        (all, hold) if all == hold => format!("{all} expectations hold\n"),
        (all, hold) => format!("{hold} of {all} expectations hold\n"),
    }
}

/// The fingerprints of paragraphs or pages, by number, as lines of a record `Source`.
pub fn fingerprints<'f>(taken: impl Iterator<Item = (usize, &'f str)>) -> String {
    let entries: Vec<String> =
        taken.map(|(at, digest)| format!("(\"{at}\", \"{digest}\"),")).collect();
    let lines: Vec<String> = entries
        .chunks(ON_A_LINE)
        .map(|chunk| format!("            {}\n", chunk.join(" ")))
        .collect();
    format!("        fingerprints: [\n{}        ],\n", lines.concat())
}
