//! The acts that enter, on which side each stands, and what ties them.
//!
//! Acts are put in an order in which every tie leads forward: by first possible day, which no link on record contradicts
//! once the chronology is solved, then by key. Should links and dates of a graph disagree all the same, the order
//! of the graph itself decides, and an inferred link that would lead backward in it is dropped: so ties never form
//! a cycle.

use std::cmp::Reverse;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::RollUp;
use crate::model::ActKey;
use crate::model::AudienceKind;
use crate::model::Bounds;
use crate::model::Class;
use crate::model::DayRange;
use crate::model::LinkKey;
use crate::model::LinkKind;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::model::Scope;
use crate::model::Status;

use super::ActsLeftOut;
use super::Question;
use super::StepKind;
use super::WhichSide;
use super::inferred;

/// The acts between two sides and their ties. A *place* is a position in `acts`.
#[derive(Debug)]
pub(super) struct Field<'g> {
    pub(super) graph: &'g Graph,
    pub(super) acts: Vec<Entered>,
    /// In order of the later act, then of the earlier.
    ties: Vec<FieldTie>,
    /// Where the ties into each act begin; one more than there are acts.
    into: Vec<usize>,
    pub(super) left_out: ActsLeftOut,
    pub(super) inferring_stopped: bool,
}

/// An act that entered: what the search asks of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entered {
    pub(super) key: ActKey,
    pub(super) side: WhichSide,
    pub(super) rung: u8,
    pub(super) class: Class,
    pub(super) audience: Option<AudienceKind>,
    /// From its first possible day to its last.
    pub(super) hull: DayRange,
    pub(super) citations: usize,
    /// The place of its id among the ids of all that entered.
    pub(super) id_rank: usize,
}

/// What ties two acts of a field, by their places; the earlier is the lesser.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldTie {
    pub(super) earlier: usize,
    pub(super) later: usize,
    pub(super) kind: StepKind,
    pub(super) link: Option<LinkKey>,
}

impl<'g> Field<'g> {
    pub(super) fn new(graph: &'g Graph, question: &Question) -> Field<'g> {
        let mut left_out = ActsLeftOut::default();
        let mut acts = eligible(graph, question, &mut left_out);
        left_out.internal = drop_unlinked_internal(graph, &mut acts);
        let mut ties = put_in_order(graph, &mut acts);
        rank_ids(graph, &mut acts);
        ties.sort_unstable_by_key(|tie| (tie.later, tie.earlier));
        let is_tied = |earlier: usize, later: usize| {
            ties.binary_search_by_key(&(later, earlier), |tie| (tie.later, tie.earlier)).is_ok()
        };
        let (mut pairs, inferring_stopped) =
            inferred::pairs(&acts, question.infer, |act| act.rung > 0);
        pairs.retain(|&(earlier, later)| earlier < later && !is_tied(earlier, later));
        ties.extend(pairs.into_iter().map(|(earlier, later)| FieldTie {
            earlier,
            later,
            kind: StepKind::Inferred,
            link: None,
        }));
        ties.sort_unstable_by_key(|tie| (tie.later, tie.earlier));
        let mut into = vec![0; acts.len() + 1];
        for tie in &ties {
            into[tie.later + 1] += 1;
        }
        for place in 0..acts.len() {
            into[place + 1] += into[place];
        }
        Field { graph, acts, ties, into, left_out, inferring_stopped }
    }

    /// The ties into an act, in order of the earlier act.
    pub(super) fn ties_into(&self, later: usize) -> &[FieldTie] {
        &self.ties[self.into[later]..self.into[later + 1]]
    }

    /// Every tie, in order of the later act.
    pub(super) fn ties(&self) -> &[FieldTie] {
        &self.ties
    }

    /// What ties two acts.
    pub(super) fn tie(&self, earlier: usize, later: usize) -> Option<&FieldTie> {
        let ties = self.ties_into(later);
        let found = ties.binary_search_by_key(&earlier, |tie| tie.earlier);
        found.map_or(None, |place| ties.get(place))
    }

    /// The place of an act; nothing where it did not enter.
    pub(super) fn place_of(&self, key: ActKey) -> Option<usize> {
        self.acts.iter().position(|act| act.key == key)
    }
}

/// The acts that meet every condition but that on internal audiences; in order of key.
fn eligible(graph: &Graph, question: &Question, left_out: &mut ActsLeftOut) -> Vec<Entered> {
    let sides = Sides::new(graph, question);
    let period = question.period.map_or(DayRange::ALWAYS, Bounds::hull);
    let mut acts = Vec::new();
    for key in sides.candidates() {
        let act = graph.act(key);
        let Some(side) = sides.side_of(act) else { continue };
        let hull = act.bounds().hull();
        if question.only.as_ref().is_some_and(|only| !only.contains(&key)) {
            left_out.not_asked_for += 1;
        } else if hull.common(period).is_none() {
            left_out.outside_period += 1;
        } else if act.modality() != Modality::Actual {
            left_out.not_actual += 1;
        } else if act.status() == Status::Rejected {
            left_out.rejected += 1;
        } else if act.act_type().scope != Scope::Dyadic {
            left_out.not_dyadic += 1;
        } else {
            acts.push(Entered {
                key,
                side,
                rung: act.rung(),
                class: act.act_type().class,
                audience: act.audience(),
                hull,
                citations: act.prose().evidence.len(),
                id_rank: 0,
            });
        }
    }
    acts
}

/// The two sides, rolled up.
struct Sides<'g> {
    graph: &'g Graph,
    rolled: [RollUp; 2],
}

impl<'g> Sides<'g> {
    fn new(graph: &'g Graph, question: &Question) -> Sides<'g> {
        Sides { graph, rolled: question.sides.each_ref().map(|side| graph.roll_up(&side.roots)) }
    }

    /// The acts between members of the two sides, found by whichever index has less to look through; in order.
    fn candidates(&self) -> Vec<ActKey> {
        let [first, second] = self.rolled.each_ref().map(|side| side.nodes().collect::<Vec<_>>());
        let done: usize =
            first.iter().chain(&second).map(|&node| self.graph.done_by(node).len()).sum();
        let mut found: Vec<ActKey> = Vec::new();
        if first.len().saturating_mul(second.len()) <= done {
            for &one in &first {
                for &other in &second {
                    found.extend(self.graph.between(one, other, DayRange::ALWAYS));
                }
            }
        } else {
            for &node in first.iter().chain(&second) {
                found.extend(self.graph.done_by(node));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The side of an act whose actors stand on exactly one, with a recipient on the other.
    fn side_of(&self, act: ActRef<'_>) -> Option<WhichSide> {
        let bounds = act.bounds();
        let stands = |nodes: &[NodeKey], side: WhichSide| {
            nodes.iter().any(|&node| {
                self.rolled[side.position()].covers(node, bounds) && !self.graph.is_unstated(node)
            })
        };
        let side = match WhichSide::BOTH.map(|side| stands(act.actors(), side)) {
            [true, false] => WhichSide::First,
            [false, true] => WhichSide::Second,
            [true, true] | [false, false] => return None,
        };
        stands(act.recipients(), side.other()).then_some(side)
    }
}

/// Takes away the acts before an internal audience that no link on record ties to another act; says how many.
///
/// The acts are in order of key, before and after.
fn drop_unlinked_internal(graph: &Graph, acts: &mut Vec<Entered>) -> usize {
    let mut linked = vec![false; acts.len()];
    for later in 0..acts.len() {
        for link in graph.links_back(acts[later].key) {
            let earlier = acts.binary_search_by_key(&graph.link(link).earlier, |act| act.key);
            if let Ok(earlier) = earlier {
                linked[earlier] = true;
                linked[later] = true;
            }
        }
    }
    let before = acts.len();
    let mut linked = linked.into_iter();
    acts.retain(|act| linked.next() == Some(true) || act.audience != Some(AudienceKind::Internal));
    before - acts.len()
}

/// Puts acts into the order in which ties lead forward, and gives the ties on record.
fn put_in_order(graph: &Graph, acts: &mut [Entered]) -> Vec<FieldTie> {
    acts.sort_unstable_by_key(|act| (act.hull.first, act.key));
    let ties = explicit_ties(graph, acts);
    if ties.iter().all(|tie| tie.earlier < tie.later) {
        return ties;
    }
    acts.sort_unstable_by_key(|act| act.key);
    let mut ties = explicit_ties(graph, acts);
    ties.retain(|tie| tie.earlier < tie.later);
    ties
}

/// One tie for each pair of acts that links on record tie.
fn explicit_ties(graph: &Graph, acts: &[Entered]) -> Vec<FieldTie> {
    let mut places: Vec<(ActKey, usize)> =
        acts.iter().enumerate().map(|(place, act)| (act.key, place)).collect();
    places.sort_unstable();
    let place_of = |key: ActKey| {
        places.binary_search_by_key(&key, |&(key, _)| key).map_or(None, |at| Some(places[at].1))
    };
    let mut found = Vec::new();
    for (later, act) in acts.iter().enumerate() {
        for key in graph.links_back(act.key) {
            let link = graph.link(key);
            if let Some(earlier) = place_of(link.earlier) {
                found.push((later, earlier, link.kind, Reverse(link.certainty), key));
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|&mut (later, earlier, ..)| (later, earlier));
    let tie = |(later, earlier, kind, _, key)| FieldTie {
        earlier,
        later,
        kind: match kind {
            LinkKind::RespondsTo => StepKind::RespondsTo,
            LinkKind::Continues => StepKind::Continues,
        },
        link: Some(key),
    };
    found.into_iter().map(tie).collect()
}

fn rank_ids(graph: &Graph, acts: &mut [Entered]) {
    let mut by_id: Vec<usize> = (0..acts.len()).collect();
    let id = |place: usize| graph.act(acts[place].key).id();
    by_id.sort_unstable_by(|&one, &other| id(one).compare_counting(id(other)));
    for (rank, place) in by_id.into_iter().enumerate() {
        acts[place].id_rank = rank;
    }
}
