//! The timeline: acts and events on the days they can touch, in order of time.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::Bounds;
use crate::model::Day;
use crate::model::NodeKey;
use crate::model::Subject;

use super::Filter;
use super::Hidden;

/// A question for a timeline: the acts that a filter lets through and the events that they belong to, those that act or
/// are acted on in them, and the larger events of which these are part; every event where the filter asks nothing.
#[derive(Clone, Debug, Default)]
pub struct TimelineQuestion {
    /// Which acts.
    pub filter: Filter,
}

/// Acts and events in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The entries: acts in the order of the register, an event before the acts that can start with it.
    pub entries: Vec<TimelineEntry>,
    /// What the filter hides by default.
    pub hidden: Hidden,
}

/// An act or event and its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// What it is.
    pub subject: Subject,
    /// What the written date allows; nothing where none is written.
    pub stated: Option<Bounds>,
    /// What follows from all dates, orders and links.
    pub derived: Bounds,
}

impl TimelineQuestion {
    /// Puts acts and events in order.
    pub fn answer(&self, graph: &Graph) -> Timeline {
        let selection = self.filter.select(graph);
        let mut events: Vec<NodeKey> = if self.filter.asks_nothing() {
            graph.events().map(|(key, _)| key).collect()
        } else {
            let acts = selection.acts.iter().map(|&act| graph.act(act));
            let named = acts.flat_map(|act| {
                let parties = act.actors().iter().chain(act.recipients());
                parties.chain(act.prose().event.as_ref()).copied()
            });
            with_wholes(graph, named)
        };
        events.sort_by_key(|&event| (place(bounds_of(graph, event)), event));
        let mut entries = Vec::with_capacity(selection.acts.len() + events.len());
        let mut waiting = events.into_iter().peekable();
        for (&act, reached) in selection.acts.iter().zip(places(graph, &selection.acts)) {
            let timing = graph.act(act).timing();
            while let Some(event) =
                waiting.next_if(|&event| place(bounds_of(graph, event)).0 <= reached)
            {
                entries.extend(event_entry(graph, event));
            }
            entries.push(TimelineEntry {
                subject: Subject::Act(act),
                stated: timing.date.is_some().then(|| timing.stated()),
                derived: timing.bounds,
            });
        }
        entries.extend(waiting.filter_map(|event| event_entry(graph, event)));
        Timeline { entries, hidden: selection.hidden }
    }
}

/// The days by which acts stand in order of time: an act stands no later than those that follow it.
fn places(graph: &Graph, acts: &[ActKey]) -> Vec<Day> {
    let mut least = Day::FUTURE;
    let mut places: Vec<Day> = Vec::with_capacity(acts.len());
    for &act in acts.iter().rev() {
        least = least.min(place(graph.act(act).bounds()).0);
        places.push(least);
    }
    places.reverse();
    places
}

/// The events among some nodes, and those of which they are part.
fn with_wholes(graph: &Graph, nodes: impl Iterator<Item = NodeKey>) -> Vec<NodeKey> {
    let mut events = BTreeSet::new();
    for node in nodes {
        let mut next = Some(node);
        while let Some(at) = next.take() {
            if let Node::Event(event) = graph.node(at)
                && events.insert(at)
            {
                next = event.part_of;
            }
        }
    }
    events.into_iter().collect()
}

fn bounds_of(graph: &Graph, node: NodeKey) -> Bounds {
    match graph.node(node) {
        Node::Actor(_) => Bounds::UNKNOWN,
        Node::Event(event) => event.timing.bounds,
    }
}

fn event_entry(graph: &Graph, node: NodeKey) -> Option<TimelineEntry> {
    let Node::Event(event) = graph.node(node) else { return None };
    Some(TimelineEntry {
        subject: Subject::Event(node),
        stated: event.timing.date.is_some().then(|| event.timing.stated()),
        derived: event.timing.bounds,
    })
}

/// Where something stands in order of time: by its first possible day, or its last where the first is open.
fn place(bounds: Bounds) -> (Day, Day) {
    let hull = bounds.hull();
    match (hull.first.is_bounded(), hull.last.is_bounded()) {
        (true, _) => (hull.first, bounds.start.last),
        (false, true) => (hull.last, hull.last),
        (false, false) => (Day::FUTURE, Day::FUTURE),
    }
}
