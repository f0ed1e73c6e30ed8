//! Where to look for acts: of the conditions that an index answers, the one that leaves the fewest.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::graph::RollUp;
use crate::model::ActKey;
use crate::model::DayRange;
use crate::model::NodeKey;

use super::Key;
use super::condition::Condition;
use super::condition::LinkTest;
use super::condition::Part;

/// How many pairs of nodes are looked up one by one; beyond, the lists of the nodes are as good.
const PAIRS_MAX: usize = 256;

/// The acts among which all that meet the conditions are, in order of time; nothing where no index helps.
pub(super) fn candidates(
    graph: &Graph,
    musts: &BTreeMap<Key, Vec<Condition>>,
) -> Option<Vec<ActKey>> {
    let by_key = musts.values().filter_map(|alternatives| {
        let lists = alternatives.iter().map(|one| lists(graph, one));
        let lists: Vec<&[ActKey]> = lists.collect::<Option<Vec<_>>>()?.concat();
        let size: usize = lists.iter().map(|list| list.len()).sum();
        Some((size, lists))
    });
    let mut fewest = by_key.min_by_key(|(size, _)| *size).map(|(_, lists)| lists.concat());
    for acts in [linked(graph, musts), between(graph, musts)].into_iter().flatten() {
        if fewest.as_ref().is_none_or(|fewest| acts.len() < fewest.len()) {
            fewest = Some(acts);
        }
    }
    // Lists that hold an act many times over are slower than walking the acts.
    let mut found = fewest.filter(|found| found.len() <= graph.acts().len())?;
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// The lists of an index that hold every act of a condition.
fn lists<'a>(graph: &'a Graph, condition: &'a Condition) -> Option<Vec<&'a [ActKey]>> {
    let of_nodes = |nodes: Vec<NodeKey>, list: fn(&'a Graph, NodeKey) -> &'a [ActKey]| {
        nodes.into_iter().map(|node| list(graph, node)).collect::<Vec<_>>()
    };
    match condition {
        Condition::Party(part, parties) => {
            let nodes = parties.nodes();
            Some(match part {
                Part::Actor => of_nodes(nodes, Graph::done_by),
                Part::Recipient => of_nodes(nodes, Graph::done_to),
                Part::About => of_nodes(nodes, Graph::spoken_of),
                Part::Any => [
                    of_nodes(nodes.clone(), Graph::done_by),
                    of_nodes(nodes.clone(), Graph::done_to),
                    of_nodes(nodes, Graph::spoken_of),
                ]
                .concat(),
            })
        }
        Condition::Event(events) => Some(of_nodes(events.clone(), Graph::acts_in)),
        Condition::Act(acts) => Some(vec![acts]),
        Condition::Between(sides) => {
            let nodes = sides.each().iter().flat_map(RollUp::nodes).collect();
            Some(of_nodes(nodes, Graph::done_by))
        }
        Condition::Type(_)
        | Condition::Rung(_)
        | Condition::Date(..)
        | Condition::Topic(_)
        | Condition::Place(_)
        | Condition::Audience(_)
        | Condition::Source(_)
        | Condition::Dataset(_)
        | Condition::Note(_)
        | Condition::Modality(_)
        | Condition::Status(_)
        | Condition::Certainty(_)
        | Condition::Link(_)
        | Condition::Text(_) => None,
    }
}

/// The acts tied by a link to those named, where only such are asked for.
fn linked(graph: &Graph, musts: &BTreeMap<Key, Vec<Condition>>) -> Option<Vec<ActKey>> {
    let mut acts = Vec::new();
    for condition in musts.get(&Key::Link)? {
        let Condition::Link(LinkTest::To(act)) = condition else { return None };
        acts.extend(graph.links_back(*act).map(|link| graph.link(link).earlier));
        acts.extend(graph.links_on(*act).map(|link| graph.link(link).later));
    }
    Some(acts)
}

/// The acts between actors and recipients, where both are asked for and are few.
fn between(graph: &Graph, musts: &BTreeMap<Key, Vec<Condition>>) -> Option<Vec<ActKey>> {
    let nodes = |key: Key| {
        let mut nodes = Vec::new();
        for condition in musts.get(&key)? {
            if let Condition::Party(_, parties) = condition {
                nodes.extend(parties.nodes());
            }
        }
        Some(nodes)
    };
    let (actors, recipients) = (nodes(Key::By)?, nodes(Key::On)?);
    if actors.len() * recipients.len() > PAIRS_MAX {
        return None;
    }
    let pairs = actors
        .iter()
        .flat_map(|&actor| recipients.iter().map(move |&recipient| (actor, recipient)));
    Some(pairs.flat_map(|(one, other)| graph.between(one, other, DayRange::ALWAYS)).collect())
}
