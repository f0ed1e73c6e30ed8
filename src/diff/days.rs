//! The days on which acts and events can have been, before and after, and through what they moved.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::Named;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::NodeKey;
use crate::model::Subject;
use crate::model::Timing;

use super::DaysChange;
use super::RecordChange;
use super::Sort;
use super::Version;
use super::What;
use super::pairing::Pairing;

/// Says of each act and event that both versions have where its days differ.
pub(super) fn add(
    old: &Version<'_>,
    new: &Version<'_>,
    pairing: &Pairing<'_>,
    changes: &mut Vec<RecordChange>,
) {
    let mut moved = BTreeMap::new();
    for &(one, other) in &pairing.pairs {
        let (Some(before), Some(after)) = (old.id(one), new.id(other)) else { continue };
        let days = |graph: &Graph, id: &str| timing(graph, id).map(|timing| timing.bounds);
        let (Some(was), Some(is)) = (days(&old.graph, before), days(&new.graph, after)) else {
            continue;
        };
        if was != is {
            moved.insert(after, (other, DaysChange { old: was, new: is, through: None }));
        }
    }
    for change in changes.iter_mut() {
        change.days = change.id_after().and_then(|id| moved.remove(id)).map(|(_, days)| days);
    }
    changes.extend(moved.into_iter().map(|(id, (place, days))| RecordChange {
        kind: new.entries[place].record.kind(),
        id: Some(id.to_owned()),
        old_id: None,
        name: super::name(&new.value(place)),
        what: What::Changed(Vec::new()),
        days: Some(days),
    }));
    say_through_what(old, new, pairing, changes);
}

fn subject(graph: &Graph, id: &str) -> Option<Subject> {
    match graph.named(id)? {
        Named::Act(act) => Some(Subject::Act(act)),
        Named::Node(node) => match graph.node(node) {
            Node::Event(_) => Some(Subject::Event(node)),
            Node::Actor(_) => None,
        },
        Named::Type(_)
        | Named::Source(_)
        | Named::Topic(_)
        | Named::Dispute(_)
        | Named::Side(_, _) => None,
    }
}

/// When an act or event was; nothing where an id names neither.
fn timing<'g>(graph: &'g Graph, id: &str) -> Option<&'g Timing> {
    Some(match subject(graph, id)? {
        Subject::Act(act) => graph.act(act).timing(),
        Subject::Event(node) => event_timing(graph, node)?,
    })
}

fn event_timing(graph: &Graph, node: NodeKey) -> Option<&Timing> {
    match graph.node(node) {
        Node::Event(event) => Some(&event.timing),
        Node::Actor(_) => None,
    }
}

/// Goes from everything that says something new of time, over ties, to what moved: the nearest is what it moved through, of
/// equals the one with the smallest id.
fn say_through_what(
    old: &Version<'_>,
    new: &Version<'_>,
    pairing: &Pairing<'_>,
    changes: &mut [RecordChange],
) {
    let mut through: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let mut frontier: Vec<(&str, &str)> = Vec::new();
    for change in changes.iter().filter(|change| matches!(change.kind, "Act" | "Event")) {
        let Some(id) = change.id.as_deref() else { continue };
        let sorts = change.sorts();
        if sorts.contains(&Sort::Moved) {
            through.insert(id, None);
        } else if [Sort::Added, Sort::Removed, Sort::Redated, Sort::Relinked]
            .iter()
            .any(|sort| sorts.contains(sort))
        {
            frontier.push((id, id));
        }
    }
    if through.is_empty() {
        return;
    }
    let ties = ties(old, new, pairing, changes);
    while !frontier.is_empty() {
        frontier.sort_unstable();
        let mut next = BTreeMap::new();
        for (id, cause) in frontier {
            for &other in ties.get(id).into_iter().flatten() {
                if through.get(other) == Some(&None) {
                    next.entry(other)
                        .and_modify(|least: &mut &str| *least = cause.min(least))
                        .or_insert(cause);
                }
            }
        }
        through.extend(next.iter().map(|(id, cause)| (*id, Some(*cause))));
        frontier = next.into_iter().collect();
    }
    let causes: BTreeMap<String, String> = through
        .into_iter()
        .filter_map(|(id, cause)| Some((id.to_owned(), cause?.to_owned())))
        .collect();
    for change in changes {
        if let (Some(days), Some(id)) = (&mut change.days, &change.id) {
            days.through = causes.get(id).cloned();
        }
    }
}

/// What orders and links of either version tie to each other among records that differ; both ways, by the ids of
/// [`RecordChange::id`].
fn ties<'c>(
    old: &Version<'_>,
    new: &Version<'_>,
    pairing: &Pairing<'_>,
    changes: &'c [RecordChange],
) -> BTreeMap<&'c str, BTreeSet<&'c str>> {
    let known: BTreeSet<&str> = changes.iter().filter_map(|change| change.id.as_deref()).collect();
    let mut ties: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for change in changes {
        let Some(id) = change.id.as_deref() else { continue };
        let before = change.id_before().map_or(Vec::new(), |id| others(&old.graph, id));
        let before =
            before.into_iter().map(|id| pairing.names.renamed.get(id).copied().unwrap_or(id));
        let after = change.id_after().map_or(Vec::new(), |id| others(&new.graph, id));
        for other in before.chain(after) {
            if let Some(&other) = known.get(other) {
                ties.entry(id).or_default().insert(other);
                ties.entry(other).or_default().insert(id);
            }
        }
    }
    ties
}

/// The acts and events that a record names in its orders and links.
fn others<'g>(graph: &'g Graph, id: &str) -> Vec<&'g str> {
    let Some(subject) = subject(graph, id) else { return Vec::new() };
    let order = timing(graph, id).map_or(&[][..], |timing| &timing.order);
    let ordered = order.iter().map(|order| match order.other {
        Subject::Act(act) => graph.act(act).id().as_str(),
        Subject::Event(node) => graph.node(node).id().as_str(),
    });
    let linked = |act: ActKey| graph.links_back(act).map(|key| graph.link(key).earlier);
    let linked = match subject {
        Subject::Act(act) => linked(act).map(|act| graph.act(act).id().as_str()).collect(),
        Subject::Event(_) => Vec::new(),
    };
    ordered.chain(linked).collect()
}
