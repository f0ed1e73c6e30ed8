//! A citation that names no place in its source.
//!
//! # What it finds
//!
//! A citation with neither `paragraph` nor `page`; the number of a note alone is no place. Where the source counts by
//! paragraph, also a `paragraph` that is neither a number nor a range of numbers. Where a document is cited through another
//! source (`via`), the place is one in that source.
//!
//! A page whose label is no number (`xii`) is a place, and so is a section; but `check --text` cannot look them up, and says in
//! its last lines how many citations these are.
//!
//! # Why it matters
//!
//! A reader who wants to check the claim would have to read the whole source, and `check --text` and `coverage` cannot find
//! the place.
//!
//! # Example
//!
//! ```ron
//! [
//!     Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
//!     Event(id: "visit", name: "A visit", evidence: [Cite(source: "chapter", note: "12")]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Add `paragraph: "5"`, `paragraph: "6-8"` or `page: "213"`, in the way the source's `locator` says.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Citation;
use crate::record::Locator;
use crate::text::quoted;

const CODE: Code = Code("citation-without-locator");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("citation_without_locator.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in &draft.records.actors {
        let roles = item.record.roles.iter().flat_map(|role| &role.evidence);
        look(draft, item, item.record.evidence.iter().chain(roles), found);
    }
    for item in &draft.records.events {
        look(draft, item, &item.record.evidence, found);
    }
    for item in &draft.records.acts {
        let links = item.record.responds_to.iter().chain(&item.record.continues);
        let links = links.flat_map(|link| &link.evidence);
        look(draft, item, item.record.evidence.iter().chain(links), found);
    }
    for item in &draft.records.no_acts {
        look(draft, item, &[item.record.citation()], found);
    }
}

fn look<'r, 't: 'r, R>(
    draft: &Draft<'_, '_>,
    item: &Item<'t, R>,
    evidence: impl IntoIterator<Item = &'r Citation<'t>>,
    found: &mut Vec<Diagnostic>,
) {
    for citation in evidence {
        match &citation.paragraph {
            None if citation.page.is_some() => {}
            None => found.push(
                Diagnostic::error(CODE, "a citation names no place in its source")
                    .at(item.label(citation.holder(), "where in it?"))
                    .help("add `paragraph: \"…\"` or `page: \"…\"`"),
            ),
            Some(written) if is_range(written) => {}
            Some(written) => {
                let source = draft.names.position(Kind::Source, citation.holder());
                let locator = source.map(|position| draft.records.sources[position].record.locator);
                let counted = match locator {
                    Some(Locator::Paragraph) => Some("paragraph"),
                    Some(Locator::Row) => Some("row"),
                    Some(Locator::Page | Locator::Section) | None => None,
                };
                if let Some(counted) = counted {
                    let message = format!("`{}` is no {counted}", quoted(written));
                    found.push(
                        Diagnostic::error(CODE, message)
                            .at(item.label(written, "neither a number nor a range"))
                            .help(format!("write one {counted} as `5`, several as `6-8`")),
                    );
                }
            }
        }
    }
}

/// Whether a text is a number from 1, or a range of them that rises.
fn is_range(text: &str) -> bool {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|&number| digits && number > 0)
    };
    match text.split_once('-') {
        None => number(text).is_some(),
        Some((first, last)) => match (number(first), number(last)) {
            (Some(first), Some(last)) => first <= last,
            (None, _) | (_, None) => false,
        },
    }
}
