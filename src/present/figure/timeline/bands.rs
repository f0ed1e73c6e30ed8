//! The lanes of a timeline: by actor, topic or side; an act stands in the lane of each of its own.
//!
//! Lanes of actors stand by side, the busiest first; lanes of topics the busiest first. Of more than [`LANES_MAX`] the
//! busiest are kept, the others share one.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::model::Id;
use crate::model::NodeKey;
use crate::model::TopicKey;
use crate::present::dot::label;
use crate::present::figure::sides::Sides;
use crate::query;

/// The most lanes.
pub(super) const LANES_MAX: usize = 30;

/// By what acts are put into lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaneBy {
    /// By who acted.
    #[default]
    Actor,
    /// By what it was about.
    Topic,
    /// By the side that acted.
    Side,
}

/// A lane.
#[derive(Debug)]
pub(in crate::present) struct Band {
    pub(in crate::present) name: String,
    /// What it stands for, where that is one thing.
    pub(in crate::present) subject: Option<Id>,
    /// The side to which it belongs.
    pub(in crate::present) side: Option<usize>,
    /// Its acts, as places among those drawn.
    pub(in crate::present) acts: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Node(NodeKey),
    Topic(TopicKey),
    Side(usize),
    Nowhere,
}

/// The lanes of some acts, from the top.
pub(in crate::present) fn bands(
    graph: &Graph,
    acts: &[ActKey],
    by: LaneBy,
    dispute: Option<DisputeKey>,
) -> Vec<Band> {
    let on_day = dispute.map(|dispute| query::Sides::new(graph, graph.dispute(dispute)));
    let mut lanes: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (at, &key) in acts.iter().enumerate() {
        for place in places(graph.act(key), by, on_day.as_ref()) {
            lanes.entry(place).or_default().push(at);
        }
    }
    let sides = Sides::new(graph, dispute);
    let mut bands: Vec<Band> = lanes
        .into_iter()
        .map(|(place, acts)| {
            let (name, subject, side) = heading(graph, place, &sides, by);
            Band { name, subject, side, acts }
        })
        .collect();
    merge(&mut bands);
    bands.sort_by_key(|band| {
        let count = if by == LaneBy::Side { 0 } else { band.acts.len() };
        let side = band.side.unwrap_or(usize::MAX);
        (band.subject.is_none(), side, Reverse(count))
    });
    bands
}

fn places(act: ActRef<'_>, by: LaneBy, sides: Option<&query::Sides>) -> BTreeSet<Place> {
    let mut places: BTreeSet<Place> = match by {
        LaneBy::Actor => act.actors().iter().copied().map(Place::Node).collect(),
        LaneBy::Topic => act.prose().topics.iter().copied().map(Place::Topic).collect(),
        LaneBy::Side => {
            let of = sides.map(|sides| sides.of(act, act.actors()));
            of.into_iter().flatten().map(Place::Side).collect()
        }
    };
    if places.is_empty() {
        places.insert(Place::Nowhere);
    }
    places
}

/// The name of a lane, what it stands for and on which side.
fn heading(
    graph: &Graph,
    place: Place,
    sides: &Sides<'_>,
    by: LaneBy,
) -> (String, Option<Id>, Option<usize>) {
    let nowhere = match by {
        LaneBy::Actor => "nobody",
        LaneBy::Topic => "no topic",
        LaneBy::Side => "on no side",
    };
    let named = |name: &str, id: &Id| {
        let name = if name.trim().is_empty() { id.as_str() } else { name };
        (name.to_owned(), Some(id.clone()))
    };
    match place {
        Place::Node(node) => {
            let name = if graph.is_unstated(node) { "not named" } else { label::name(graph, node) };
            (name.to_owned(), Some(graph.node(node).id().clone()), sides.of(node))
        }
        Place::Topic(topic) => {
            let topic = graph.topic(topic);
            let (name, id) = named(&topic.name, &topic.id);
            (name, id, None)
        }
        Place::Side(at) => match sides.sides.get(at) {
            Some(side) => {
                let (name, id) = named(&side.name, &side.id);
                (name, id, Some(at))
            }
            None => (nowhere.to_owned(), None, None),
        },
        Place::Nowhere => (nowhere.to_owned(), None, None),
    }
}

/// Joins the lanes with the fewest acts where there are too many.
fn merge(bands: &mut Vec<Band>) {
    if bands.len() <= LANES_MAX {
        return;
    }
    bands.sort_by_key(|band| Reverse(band.acts.len()));
    let rest = bands.split_off(LANES_MAX - 1);
    let acts: BTreeSet<usize> = rest.iter().flat_map(|band| band.acts.iter().copied()).collect();
    bands.push(Band {
        name: format!("{} others", rest.len()),
        subject: None,
        side: None,
        acts: acts.into_iter().collect(),
    });
}
