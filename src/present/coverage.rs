//! Coverage for people: what of a text acts rest on. Of the text no more is shown than the ends of its sentences.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::query::Coverage;
use crate::query::CoveredSentence;

use super::Report;
use super::Table;
use super::sentence::count;

/// What of a source's text acts rest on, and what nothing rests on.
pub fn coverage(graph: &Graph, answer: &Coverage) -> Report {
    let mut report = Report::new();
    let source = graph.source(answer.source);
    report.heading(format!("Coverage of {}: {}", source.id, source.title));
    report.table(places(answer));
    report.table(sentences(graph, answer));
    report.table(notes(graph, answer));
    shares(graph, &mut report, answer);
    report
}

fn places(answer: &Coverage) -> Table {
    let mut by_place: BTreeMap<usize, Vec<&CoveredSentence>> = BTreeMap::new();
    for sentence in &answer.sentences {
        by_place.entry(sentence.first).or_default().push(sentence);
    }
    let mut table =
        Table::new(&[answer.place_name, "sentences", "with acts", "marked", "bare", "acts"]);
    for (place, sentences) in by_place {
        let with_acts = sentences.iter().filter(|one| !one.acts.is_empty()).count();
        let without = sentences.iter().filter(|one| one.acts.is_empty());
        let bare = without.clone().filter(|one| one.reasons.is_empty()).count();
        let mut acts: Vec<ActKey> =
            sentences.iter().flat_map(|one| one.acts.iter().copied()).collect();
        acts.sort_unstable();
        acts.dedup();
        let counts = [sentences.len(), with_acts, without.count() - bare, bare, acts.len()];
        let counts = counts.iter().map(ToString::to_string);
        table.row(std::iter::once(place.to_string()).chain(counts));
    }
    table
}

fn sentences(graph: &Graph, answer: &Coverage) -> Table {
    let mut table = Table::new(&[answer.place_name, "sentence", "rests on it"]);
    for one in &answer.sentences {
        let place = if one.first == one.last {
            one.first.to_string()
        } else {
            format!("{}–{}", one.first, one.last)
        };
        let mut rests: Vec<String> = Vec::new();
        if !one.acts.is_empty() {
            rests.push(ids(graph, &one.acts));
        }
        rests.extend(one.reasons.iter().map(|reason| format!("no act: {reason}")));
        if rests.is_empty() {
            rests.push("nothing".to_owned());
        }
        table.row([place, format!("{} … {}", one.begins, one.ends), rests.join("; ")]);
    }
    table
}

fn notes(graph: &Graph, answer: &Coverage) -> Table {
    let mut table = Table::new(&["note", answer.place_name, "cited by"]);
    for note in &answer.notes {
        let acts = if note.acts.is_empty() { "no act".to_owned() } else { ids(graph, &note.acts) };
        table.row([note.number.to_string(), note.place.to_string(), acts]);
    }
    table
}

fn shares(graph: &Graph, report: &mut Report, answer: &Coverage) {
    let all = answer.sentences.len();
    let (bare, marked) = (answer.bare().count(), answer.marked().count());
    report.paragraph(format!(
        "{}: acts rest on {}, {} are marked as no act, on {} nothing rests.",
        count(all, "sentence", "sentences"),
        share(all - bare - marked, all),
        share(marked, all),
        share(bare, all)
    ));
    let uncited: Vec<String> = answer
        .notes
        .iter()
        .filter(|note| note.acts.is_empty())
        .map(|note| note.number.to_string())
        .collect();
    let cited = answer.notes.len() - uncited.len();
    let never =
        if uncited.is_empty() { String::new() } else { format!("; never: {}", uncited.join(", ")) };
    report.paragraph(format!(
        "{}: acts cite {}{never}.",
        count(answer.notes.len(), "note", "notes"),
        share(cited, answer.notes.len())
    ));
    report.paragraph(format!(
        "{}: {} rest on one citation only.",
        count(answer.acts.len(), "act", "acts"),
        share(answer.on_one_citation.len(), answer.acts.len())
    ));
    if !answer.on_one_citation.is_empty() {
        report.paragraph(format!("On one citation: {}.", ids(graph, &answer.on_one_citation)));
    }
    if !answer.unplaced.is_empty() {
        report.paragraph(format!("Not found in the text: {}.", ids(graph, &answer.unplaced)));
    }
}

/// A number out of another, with the share in whole percent, rounded down.
fn share(number: usize, all: usize) -> String {
    match (number * 100).checked_div(all) {
        Some(percent) => format!("{number} ({percent}%)"),
        None => number.to_string(),
    }
}

fn ids(graph: &Graph, acts: &[ActKey]) -> String {
    let ids: Vec<&str> = acts.iter().map(|&act| graph.act(act).id().as_str()).collect();
    ids.join(", ")
}
