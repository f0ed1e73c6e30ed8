//! The timeline for people: acts and events with the days that are stated and those that follow.

use crate::bibliography::NotePlace;
use crate::graph::Graph;
use crate::graph::Node;
use crate::model::Bounds;
use crate::model::Date;
use crate::model::DateBasis;
use crate::model::Subject;
use crate::model::Timing;
use crate::query::Timeline;
use crate::query::TimelineEntry;

use super::Report;
use super::Table;
use super::notes;
use super::register::hidden;
use super::sentence;
use super::sentence::count;

/// Acts and events in order of time.
pub fn timeline(graph: &Graph, answer: &Timeline) -> Report {
    let mut report = Report::new();
    let mut table = Table::new(&["stated", "known to lie in", "act or event", "source"]);
    for entry in &answer.entries {
        let (cells, places) = row(graph, entry);
        table.row_citing(cells, places);
    }
    report.table(table);
    let events =
        answer.entries.iter().filter(|entry| matches!(entry.subject, Subject::Event(_))).count();
    let acts = answer.entries.len() - events;
    let (acts, events) = (count(acts, "act", "acts"), count(events, "event", "events"));
    report.paragraph(format!("{acts} and {events}{}", hidden(answer.hidden)));
    report
}

fn row(graph: &Graph, entry: &TimelineEntry) -> ([String; 4], Vec<NotePlace>) {
    let (timing, told, evidence) = match entry.subject {
        Subject::Act(key) => {
            let act = graph.act(key);
            (act.timing(), sentence::act(graph, act), act.prose().evidence.as_slice())
        }
        Subject::Event(key) => match graph.node(key) {
            Node::Event(event) => {
                (&event.timing, format!("{} (event)", event.name), event.evidence.as_slice())
            }
            Node::Actor(actor) => {
                let cells = [String::new(), String::new(), actor.name.clone(), String::new()];
                return (cells, Vec::new());
            }
        },
    };
    let cells = [stated(timing), known(entry.derived), told, sentence::citations(graph, evidence)];
    (cells, notes::places(graph, evidence))
}

fn stated(timing: &Timing) -> String {
    let mark = if timing.basis == DateBasis::Inferred { " (implied)" } else { "" };
    timing.date.as_ref().map_or(String::new(), |date: &Date| format!("{}{mark}", date.written()))
}

/// The days in which something is known to lie; of one that can have gone on for ever, when it began at the latest.
fn known(bounds: Bounds) -> String {
    let days = bounds.to_string();
    let is_narrower = bounds.start.last.is_bounded()
        && bounds.start.last < bounds.hull().last
        && !bounds.end.last.is_bounded();
    if is_narrower {
        format!("{days} begun by {}", bounds.start.last).trim().to_owned()
    } else {
        days
    }
}
