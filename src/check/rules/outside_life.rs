//! Something done before birth or after death.
//!
//! # What it finds
//!
//! An act whose stated days lie wholly outside the `life` of the actor who did it, or a role whose first or last stated day
//! does. Recipients may be dead: they can be criticized all the same.
//!
//! # Why it matters
//!
//! One of the two dates is wrong, or the act is another's: of a namesake, of a successor, of the office and not the man.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "stalin", name: "Stalin", kind: Person, life: "1878/1953-03-05"),
//!     Act(id: "order", actors: ["stalin"], type: "decided", date: "1960", evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Correct the date, the life or the actor. For what is said of the dead use `recipients` or `about`.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::graph::Node;
use crate::model::Bounds;
use crate::model::Date;
use crate::model::DayRange;
use crate::model::NodeKey;
use crate::model::Role;
use crate::record;
use crate::text::quoted;

const CODE: Code = Code("outside-life");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("outside_life.rs"),
    run: Some(run),
};

const HELP: &str = "one of the two dates is wrong, or it was somebody else";

fn run(draft: &Draft<'_, '_>, graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (holder, actor) in graph.actors() {
        let Some(life) = &actor.life else { continue };
        let Some(item) = draft.records.actors.get(holder.position()) else { continue };
        // Roles that are left out have other faults; the rest stand in the order of the record.
        for role in &actor.roles {
            if role.days().first > role.days().last || is_within(role, life.bounds()) {
                continue;
            }
            let from = role.from.as_ref().map(Date::written);
            let is_it =
                |one: &&record::Role<'_>| *one.title == *role.title && one.from.as_deref() == from;
            let written = item.record.roles.iter().find(is_it);
            let place = written.and_then(|one| item.label(&one.title, "held outside that life"));
            let message = format!("`{}` had a role outside its life", actor.id);
            found.push(Diagnostic::error(CODE, message).at(place).and(born(item)).help(HELP));
        }
    }
    for (at, item) in draft.records.acts.iter().enumerate() {
        let Some(Ok(Some(date))) = draft.act_dates.get(at) else { continue };
        for written in &item.record.actors {
            let Some(actor) = draft.names.position(Kind::Actor, written) else { continue };
            if is_outside(graph, NodeKey::new(actor), date.bounds().hull()) {
                let message = format!("`{}` acted outside its life", quoted(written));
                found.push(
                    Diagnostic::error(CODE, message)
                        .at(item.label(written, "did not exist then"))
                        .and(item.record.date.as_ref().and_then(|date| item.label(date, "then")))
                        .and(born(&draft.records.actors[actor]))
                        .help(HELP),
                );
            }
        }
    }
}

/// Whether a role can have been held in a life: its days meet it, and so do the days on which it began and ended, where
/// they are stated.
fn is_within(role: &Role, life: Bounds) -> bool {
    let life = life.hull();
    let began = role.from.as_ref().is_none_or(|from| from.bounds().start.common(life).is_some());
    let ended = role.to.as_ref().is_none_or(|to| to.bounds().end.common(life).is_some());
    began && ended && role.days().common(life).is_some()
}

fn is_outside(graph: &Graph, actor: NodeKey, days: DayRange) -> bool {
    match graph.node(actor) {
        Node::Actor(actor) => {
            let life = actor.life.as_ref().map(Date::bounds);
            life.is_some_and(|life| life.hull().common(days).is_none())
        }
        Node::Event(_) => false,
    }
}

fn born(item: &Item<'_, record::Actor<'_>>) -> Option<Label> {
    item.label(item.record.life.as_ref()?, "its life")
}
