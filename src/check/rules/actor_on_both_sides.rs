//! An actor on two sides of one dispute on one day.
//!
//! # What it finds
//!
//! An actor that belongs to two sides of a dispute, because both name it or because it acts on one day for actors of both,
//! through any number of roles with `acts_for: true`. Those who act for such an actor are not named besides.
//!
//! # Why it matters
//!
//! Escalation asks which side did what to which. An act of such an actor would be done by both.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "prc", name: "China", kind: State),
//!     Actor(id: "ussr", name: "Soviet Union", kind: State),
//!     Actor(id: "envoy", name: "An envoy", kind: Person, roles: [
//!         Role(in: "prc", as: "adviser", acts_for: true, evidence: []),
//!         Role(in: "ussr", as: "ambassador", acts_for: true, evidence: []),
//!     ]),
//!     Dispute(id: "split", name: "The split", sides: [
//!         Side(id: "beijing", name: "Beijing", actors: ["prc"]),
//!         Side(id: "moscow", name: "Moscow", actors: ["ussr"]),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Give the roles the dates between which they lasted (`from`, `to`), so that they do not overlap; or leave `acts_for` out
//! of the one in which the actor did not act for the other.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::graph::Node;
use crate::graph::RollUp;
use crate::model::DayRange;
use crate::model::Id;
use crate::model::NodeKey;
use crate::model::Side;
use crate::record;

const CODE: Code = Code("actor-on-both-sides");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("actor_on_both_sides.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (_, dispute) in graph.disputes() {
        let rolled: Vec<RollUp> =
            dispute.sides.iter().map(|side| graph.roll_up(&side.actors)).collect();
        for (one, other) in meeting(&rolled) {
            let common = rolled[one].common(&rolled[other]);
            let sides = [&dispute.sides[one], &dispute.sides[other]];
            for (&node, &days) in &common {
                if !follows(graph, node, &common) {
                    found.push(on_both(draft, graph, (&dispute.id, sides), (node, days)));
                }
            }
        }
    }
}

/// Whether an actor stands on both sides only as one that acts for another who does: that one is to be mended.
fn follows(graph: &Graph, node: NodeKey, common: &BTreeMap<NodeKey, DayRange>) -> bool {
    let Node::Actor(actor) = graph.node(node) else { return false };
    actor.roles.iter().filter(|role| role.acts_for).any(|role| {
        let days = common.get(&role.within);
        days.is_some_and(|days| days.common(role.days()).is_some())
    })
}

fn on_both(
    draft: &Draft<'_, '_>,
    graph: &Graph,
    (dispute, [one, other]): (&Id, [&Side; 2]),
    (node, days): (NodeKey, DayRange),
) -> Diagnostic {
    let id = graph.node(node).id();
    let (first, second, days_told) = (&one.id, &other.id, in_words(days));
    let message =
        format!("`{id}` stands on two sides of `{dispute}` {days_told}: `{first}` and `{second}`");
    let mut labels = way(draft, graph, dispute.as_str(), other, (node, days));
    labels.extend(way(draft, graph, dispute.as_str(), one, (node, days)));
    let mut labels = labels.into_iter();
    let mut diagnostic = Diagnostic::error(CODE, message).at(labels.next());
    diagnostic.others.extend(labels);
    let named_twice = one.actors.contains(&node) && other.actors.contains(&node);
    diagnostic.help(if named_twice {
        "keep it on one of the two sides"
    } else {
        "date the roles so that they do not overlap, or take `acts_for` from one of them"
    })
}

/// The pairs of sides that have a node in common.
fn meeting(rolled: &[RollUp]) -> BTreeSet<(usize, usize)> {
    let mut sides: BTreeMap<NodeKey, Vec<usize>> = BTreeMap::new();
    for (side, roll_up) in rolled.iter().enumerate() {
        for node in roll_up.nodes() {
            sides.entry(node).or_default().push(side);
        }
    }
    let mut pairs = BTreeSet::new();
    for sides in sides.values() {
        for (place, &one) in sides.iter().enumerate() {
            pairs.extend(sides.iter().skip(place + 1).map(|&other| (one, other)));
        }
    }
    pairs
}

/// Labels at the roles that lead from an actor to a side on some days, and at the actor that the side names.
fn way(
    draft: &Draft<'_, '_>,
    graph: &Graph,
    dispute: &str,
    side: &Side,
    (node, days): (NodeKey, DayRange),
) -> Vec<Label> {
    let mut before: BTreeMap<NodeKey, Option<(NodeKey, usize)>> = BTreeMap::from([(node, None)]);
    let mut open = std::collections::VecDeque::from([node]);
    let mut end = None;
    while let Some(at) = open.pop_front() {
        if side.actors.contains(&at) {
            end = Some(at);
            break;
        }
        let Node::Actor(actor) = graph.node(at) else { continue };
        for (place, role) in actor.roles.iter().enumerate() {
            if role.acts_for && role.days().contains(days) && !before.contains_key(&role.within) {
                before.insert(role.within, Some((at, place)));
                open.push_back(role.within);
            }
        }
    }
    let Some(end) = end else { return Vec::new() };
    let mut labels: Vec<Label> = named_by(draft, graph, dispute, side, end).into_iter().collect();
    let mut at = end;
    while let Some(&Some((holder, place))) = before.get(&at) {
        labels.extend(role_label(draft, graph, holder, place));
        at = holder;
    }
    labels.reverse();
    labels
}

fn role_label(
    draft: &Draft<'_, '_>,
    graph: &Graph,
    holder: NodeKey,
    place: usize,
) -> Option<Label> {
    let Node::Actor(actor) = graph.node(holder) else { return None };
    let role = actor.roles.get(place)?;
    let within = graph.node(role.within).id();
    let item = draft.records.actors.get(holder.position())?;
    let is_it =
        |one: &&record::Role<'_>| *one.title == *role.title && *one.within == *within.as_str();
    let written = item.record.roles.iter().find(is_it)?;
    item.label(&written.within, format!("`{}` acts for `{within}`", actor.id))
}

fn named_by(
    draft: &Draft<'_, '_>,
    graph: &Graph,
    dispute: &str,
    side: &Side,
    actor: NodeKey,
) -> Option<Label> {
    let item = draft.records.disputes.get(draft.names.position(Kind::Dispute, dispute)?)?;
    let written = item.record.sides.iter().find(|one| *one.id == *side.id.as_str())?;
    let id = graph.node(actor).id();
    let named = written.actors.iter().find(|one| ***one == *id.as_str())?;
    item.label(named, format!("`{id}` is on the side `{}`", side.id))
}

fn in_words(days: DayRange) -> String {
    match (days.first.is_bounded(), days.last.is_bounded()) {
        (true, true) if days.first == days.last => format!("on {}", days.first),
        (true, true) => format!("from {} to {}", days.first, days.last),
        (true, false) => format!("from {} on", days.first),
        (false, true) => format!("until {}", days.last),
        (false, false) => "at all times".to_owned(),
    }
}
