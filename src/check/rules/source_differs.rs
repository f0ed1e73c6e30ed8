//! A source of which its record and a bibliography say different things.
//!
//! # What it finds
//!
//! A `Source` whose title, authors or year are not those of the entry with the same key in a bibliography of the folder. Authors
//! are compared in reading order: `Jane Doe` and `Doe, Jane` are the same.
//!
//! # Why it matters
//!
//! One of the two is wrong, or the entry describes another edition than the one that was read. Lists show what the record says,
//! notes what the bibliography does.
//!
//! # Example
//!
//! ```text
//! Source(id: "river-war", year: 1902, …)      in sources.ron
//! @book{river-war, year = {1901}, …           in sources.bib
//! ```
//!
//! # How to fix
//!
//! Correct the wrong one, or leave the field out of the record: it is then taken from the bibliography.

use crate::check::Rule;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::model::Name;
use crate::record::Source;
use crate::text::quoted;

const CODE: Code = Code("source-differs");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Warning,
    page: include_str!("source_differs.rs"),
    run: None,
};

/// What differs between a record and the entry of its key.
pub(in crate::check) fn compare(
    item: &Item<'_, Source<'_>>,
    listed: &Source<'_>,
) -> Vec<Diagnostic> {
    let own = &item.record;
    let mut found = Vec::new();
    let differs = |field: &str, own: &str, listed: &str| {
        let message = format!(
            "the {field} of `{}` is `{}` here and `{}` in the bibliography",
            item.id,
            quoted(own),
            quoted(listed)
        );
        Diagnostic::warning(CODE, message)
    };
    let help = "correct one of the two, or leave the field out here";
    if !own.title.is_empty() && folded(&own.title) != folded(&listed.title) {
        let finding = differs("title", &own.title, &listed.title);
        found.push(finding.at(item.label(&own.title, "differs")).help(help));
    }
    let authors = |source: &Source<'_>| -> Vec<String> {
        source.authors.iter().map(|author| folded(&Name::parse(author).in_full())).collect()
    };
    if let (Some(first), false) = (own.authors.first(), authors(own) == authors(listed)) {
        let finding = differs("authors", &authors(own).join("; "), &authors(listed).join("; "));
        found.push(finding.at(item.label(first, "differ")).help(help));
    }
    if let (Some(year), false) = (own.year, own.year == listed.year) {
        let listed = listed.year.map_or_else(|| "none".to_owned(), |year| year.to_string());
        let finding = differs("year", &year.to_string(), &listed);
        found.push(finding.at(item.label_id("its year differs")).help(help));
    }
    found
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
