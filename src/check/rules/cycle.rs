//! Something that leads round to itself.
//!
//! # What it finds
//!
//! Acts that carry each other (`within`), acts that prompt or continue each other (`responds_to` and `continues` together),
//! events that are part of each other, and actors that have roles in each other.
//!
//! # Why it matters
//!
//! A link says that one act came before the other, a carrier that one was said in the other, a role that one counts as the
//! other. Round a cycle each would come before itself. The links, roles and parts of the cycle are left out, and so
//! are acts that carry each other.
//!
//! # Example
//!
//! ```ron
//! [
//!     Event(id: "congress", name: "A congress", part_of: "session", evidence: []),
//!     Event(id: "session", name: "A session", part_of: "congress", evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Take out the step that is wrong; most often one points the wrong way round. `responds_to` and `continues` name the
//! *earlier* act, `part_of` the larger event, `within` the act that carries this one.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::graph::components::cycles;

const CODE: Code = Code("cycle");

pub(in crate::check) const RULE: Rule =
    Rule { code: CODE, severity: Severity::Error, page: include_str!("cycle.rs"), run: Some(run) };

/// So many steps of a cycle are shown.
const STEPS_MAX: usize = 5;

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    let records = draft.records;
    let carried = |act: usize, carrier: usize| {
        let item = records.acts.get(act)?;
        let written = item.record.within.as_ref()?;
        item.label(written, format!("`{}` is within `{}`", item.id, records.acts[carrier].id))
    };
    let linked = |earlier: usize, later: usize| {
        let (earlier, later) = (records.acts.get(earlier)?, records.acts.get(later)?);
        let responds = later.record.responds_to.iter().map(|link| (link, "responds to"));
        let continues = later.record.continues.iter().map(|link| (link, "continues"));
        let mut links = responds.chain(continues);
        let (link, verb) = links.find(|(link, _)| *link.act == *earlier.id.as_str())?;
        later.label(&link.act, format!("`{}` {verb} `{}`", later.id, earlier.id))
    };
    let part = |event: usize, whole: usize| {
        let item = records.events.get(event)?;
        let written = item.record.part_of.as_ref()?;
        item.label(written, format!("`{}` is part of `{}`", item.id, records.events[whole].id))
    };
    let held = |holder: usize, within: usize| {
        let (holder, within) = (records.actors.get(holder)?, records.actors.get(within)?);
        let role = holder.record.roles.iter().find(|role| *role.within == *within.id.as_str())?;
        holder.label(&role.within, format!("`{}` has a role in `{}`", holder.id, within.id))
    };
    let acts: Vec<&str> = records.acts.iter().map(|item| item.id.as_str()).collect();
    let events: Vec<&str> = records.events.iter().map(|item| item.id.as_str()).collect();
    let actors: Vec<&str> = records.actors.iter().map(|item| item.id.as_str()).collect();
    look("acts carry each other", &acts, &draft.carrier_edges(), carried, found);
    look("links go round", &acts, &draft.link_edges(), linked, found);
    look("events are part of each other", &events, &draft.part_edges(), part, found);
    look("actors have roles in each other", &actors, &draft.role_edges(), held, found);
}

fn look(
    what: &str,
    ids: &[&str],
    edges: &[(usize, usize)],
    step: impl Fn(usize, usize) -> Option<Label>,
    found: &mut Vec<Diagnostic>,
) {
    for cycle in cycles(ids.len(), edges) {
        let next = cycle.iter().cycle().skip(1);
        let mut labels = cycle.iter().zip(next).take(STEPS_MAX).filter_map(|(&a, &b)| step(a, b));
        let message = format!("{what}: {}", round(ids, &cycle));
        let mut diagnostic = Diagnostic::error(CODE, message).at(labels.next());
        diagnostic.others.extend(labels);
        let unseen = cycle.len().saturating_sub(STEPS_MAX);
        if unseen > 0 {
            diagnostic =
                diagnostic.note(format!("steps of the cycle that are not shown: {unseen}"));
        }
        found.push(diagnostic.help("take out the step that is wrong"));
    }
}

/// The whole cycle; of a long one its beginning and its end.
fn round(ids: &[&str], cycle: &[usize]) -> String {
    const SHOWN: usize = 20;
    let name = |&position: &usize| format!("`{}`", ids[position]);
    let mut names: Vec<String> = cycle.iter().take(SHOWN).map(name).collect();
    if cycle.len() > SHOWN {
        names.push("…".to_owned());
        names.extend(cycle.last().map(name));
    }
    names.extend(cycle.first().map(name));
    names.join(" → ")
}
