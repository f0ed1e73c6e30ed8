//! A dispute whose sides are no sides.
//!
//! # What it finds
//!
//! A dispute with fewer than two sides, a side without actors, and a side whose id is badly formed or taken by another
//! side or record.
//!
//! # Why it matters
//!
//! Escalation is what one side does and the other answers. A dispute with fewer than two sides that have actors is left out.
//!
//! # Example
//!
//! ```ron
//! [Dispute(id: "quarrel", name: "A quarrel", sides: [])]
//! ```
//!
//! # How to fix
//!
//! Give two or more sides, each with the actors that stand for it; who acts for them belongs to it by roles and need not be
//! named.

use std::collections::BTreeMap;

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::records::Item;
use crate::check::rules::bad_id;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::model::Id;
use crate::record::Dispute;
use crate::text::quoted;

const CODE: Code = Code("bad-sides");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_sides.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<&str, Option<Label>> = BTreeMap::new();
    for item in &draft.records.disputes {
        if item.record.sides.len() < 2 {
            found.push(
                Diagnostic::error(
                    CODE,
                    format!("the dispute `{}` has fewer than two sides", item.id),
                )
                .at(item.label_id("between whom?"))
                .help("give it two or more sides, each with its actors"),
            );
        }
        look(draft, item, &mut taken, found);
    }
}

fn look<'d>(
    draft: &'d Draft<'_, '_>,
    item: &'d Item<'_, Dispute<'_>>,
    taken: &mut BTreeMap<&'d str, Option<Label>>,
    found: &mut Vec<Diagnostic>,
) {
    for side in &item.record.sides {
        let id = quoted(&side.id);
        if side.actors.is_empty() {
            found.push(
                Diagnostic::error(CODE, format!("the side `{id}` has no actors"))
                    .at(item.label(&side.id, "who stands on it?"))
                    .help("name the actors that make it up"),
            );
        }
        if let Err(error) = Id::check(&side.id) {
            found.push(
                Diagnostic::error(CODE, format!("`{id}` is no id of a side"))
                    .at(item.label(&side.id, bad_id::label(error)))
                    .help(
                        "an id is a lower-case letter, then lower-case letters, digits and hyphens",
                    ),
            );
            continue;
        }
        let other = match draft.names.get(&side.id) {
            Some((kind, at)) if kind != Kind::Side => Some(draft.label_id(kind, at, "taken here")),
            Some(_) | None => taken.get(&*side.id).cloned(),
        };
        match other {
            Some(place) => found.push(
                Diagnostic::error(CODE, format!("the id `{id}` of a side is taken"))
                    .at(item.label(&side.id, "given again here"))
                    .and(place)
                    .help("ids are unique over sides and all kinds of record"),
            ),
            None => {
                taken.insert(&side.id, item.label(&side.id, "taken here"));
            }
        }
    }
}
