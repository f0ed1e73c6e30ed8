//! A response to something that nobody ties to it.
//!
//! # What it finds
//!
//! A `responds_to` between two acts that have nobody in common: none of the actors, recipients, those spoken of and the
//! audience of the one is among those of the other, acts for any of them, or acts for the same actor.
//!
//! # Why it matters
//!
//! One who responds was addressed, or spoken of, or heard of it. Where nothing in the records says how, the id may be the
//! wrong one, or a recipient is missing.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Actor(id: "nehru", name: "Nehru", kind: Person),
//!     Act(id: "step", actors: ["mao"], type: "decided", evidence: []),
//!     Act(id: "answer", actors: ["nehru"], type: "decided", responds_to: [Link(act: "step")], evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Name in `recipients`, `about` or `audience` of the earlier act those who answer it, as far as the source does; or correct
//! the link.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::Named;
use crate::graph::Node;
use crate::model::LinkKind;
use crate::model::NodeKey;
use crate::model::UNSTATED;

const CODE: Code = Code("unexplained-link");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Warning,
    page: include_str!("unexplained_link.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, graph: &Graph, found: &mut Vec<Diagnostic>) {
    let mut teams: Option<Vec<usize>> = None;
    let nobody = match graph.named(UNSTATED) {
        Some(Named::Node(node)) => Some(node),
        Some(_) | None => None,
    };
    for (_, link) in graph.links().filter(|(_, link)| link.kind == LinkKind::RespondsTo) {
        let (earlier, later) = (graph.act(link.earlier), graph.act(link.later));
        if shares_party(earlier, later, nobody, NodeKey::position) {
            continue;
        }
        let teams = teams.get_or_insert_with(|| teams_of(graph));
        if shares_party(earlier, later, nobody, |node| teams[node.position()]) {
            continue;
        }
        let Some(position) = draft.names.position(Kind::Act, later.id().as_str()) else { continue };
        let item = &draft.records.acts[position];
        let written = item.record.responds_to.iter().find(|one| *one.act == *earlier.id().as_str());
        let message = format!(
            "`{}` responds to `{}`, and the two have nobody in common",
            later.id(),
            earlier.id()
        );
        found.push(
            Diagnostic::warning(CODE, message)
                .at(written.and_then(|one| item.label(&one.act, "who heard of it?")))
                .help("name those who answer in `recipients`, `about` or `audience` of the earlier act"),
        );
    }
}

/// Whether two acts have a party in common, as far as `name` tells them apart. `nobody` is the actor whom no source
/// names: it is another each time.
fn shares_party(
    one: ActRef<'_>,
    other: ActRef<'_>,
    nobody: Option<NodeKey>,
    name: impl Fn(NodeKey) -> usize,
) -> bool {
    let names = |act: ActRef<'_>| {
        let known = parties(act).filter(|&party| Some(party) != nobody);
        let mut names: Vec<usize> = known.map(&name).collect();
        names.sort_unstable();
        names
    };
    let (one, other) = (names(one), names(other));
    one.iter().any(|name| other.binary_search(name).is_ok())
}

fn parties(act: ActRef<'_>) -> impl Iterator<Item = NodeKey> {
    let prose = act.prose();
    let all = act.actors().iter().chain(act.recipients()).chain(&prose.about).chain(&prose.before);
    all.copied()
}

/// The team of each node: nodes tied by roles with `acts_for`, at any time and through any number of them, are one team.
fn teams_of(graph: &Graph) -> Vec<usize> {
    let mut teams: Vec<usize> = graph.nodes().map(NodeKey::position).collect();
    for node in graph.nodes() {
        let Node::Actor(actor) = graph.node(node) else { continue };
        for role in actor.roles.iter().filter(|role| role.acts_for) {
            let (one, other) =
                (head(&mut teams, node.position()), head(&mut teams, role.within.position()));
            teams[one.max(other)] = one.min(other);
        }
    }
    (0..teams.len()).map(|node| head(&mut teams, node)).collect()
}

/// The least member of a team found so far; shortens the way to it.
fn head(teams: &mut [usize], node: usize) -> usize {
    let mut at = node;
    while teams[at] != at {
        teams[at] = teams[teams[at]];
        at = teams[at];
    }
    at
}
