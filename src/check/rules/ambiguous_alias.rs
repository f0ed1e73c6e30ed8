//! A name that two actors have.
//!
//! # What it finds
//!
//! A `name` or an entry of `also` that another actor has as well, whatever the letters' case.
//!
//! # Why it matters
//!
//! A reader who meets the name in an answer cannot tell who is meant, and neither can a curator who looks up its id.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "chen-yi", name: "Chen Yi", kind: Person, also: ["Chen"]),
//!     Actor(id: "chen-yun", name: "Chen Yun", kind: Person, also: ["Chen"]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Take the alias out of one, or out of both, and write names in full. If the two are one actor, keep one record.

use std::collections::BTreeMap;

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Actor;
use crate::record::Written;
use crate::text::quoted;

const CODE: Code = Code("ambiguous-alias");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("ambiguous_alias.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    let mut holders: BTreeMap<String, (&Item<'_, Actor<'_>>, &Written<'_>)> = BTreeMap::new();
    for item in &draft.records.actors {
        for written in std::iter::once(&item.record.name).chain(&item.record.also) {
            let folded = written.trim().to_lowercase();
            let (first, name) = *holders.entry(folded).or_insert((item, written));
            if first.id == item.id {
                continue;
            }
            let message = format!(
                "`{}` is a name of `{}` and of `{}`",
                quoted(written.trim()),
                first.id,
                item.id
            );
            found.push(
                Diagnostic::error(CODE, message)
                    .at(item.label(written, format!("of `{}`", item.id)))
                    .and(first.label(name, format!("of `{}`", first.id)))
                    .help("keep it with one of the two"),
            );
        }
    }
}
