//! Bibliographies: reads BibLaTeX and CSL-JSON, and formats notes and bibliographies by the styles of CSL.
//!
//! [`read`] makes of each entry of a bibliography a source whose id is its key. [`Style`] is one of the [styles] that ship
//! with hayagriva; [`Style::format`] makes notes of [places](NotePlace) in sources. Whatever is known of a source stands in
//! the model's own [`Reference`]; the types of hayagriva and biblatex stay inside this module.
//!
//! The parsers are given one entry at a time, within limits of length, depth and reference that keep them from recursing
//! without end. Titles are printed as they are written: no letter's case is changed.

mod json;
mod latex;
mod note;
mod prose;
mod style;
mod variable;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::load::Entry;
use crate::model::Fact;
use crate::model::Name;
use crate::model::Reference;
use crate::model::ReferenceDate;
use crate::model::Source;
use crate::record;
use crate::record::Record;
use crate::record::Written;
use crate::text::Span;
use crate::text::Text;

pub use note::NotePlace;
pub use note::Notes;
pub use prose::Prose;
pub use prose::Run;
pub use style::Style;
pub use style::UnknownStyle;
pub use style::styles;

/// An entry of a bibliography, or a field of one, that cannot be read.
pub const BAD_REFERENCE: Code = Code("bad-reference");

/// The most bytes of an entry.
const ENTRY_SIZE_MAX: usize = 1 << 20;
/// The most bytes of a fact.
const FACT_SIZE_MAX: usize = 10_000;

/// Whether a text holds no records of its own, but can be a bibliography: `*.bib` and `*.json`.
pub fn is_bibliography(text: &Text) -> bool {
    ends_in(text, "bib") || ends_in(text, "json")
}

fn ends_in(text: &Text, ending: &str) -> bool {
    Path::new(text.name()).extension().is_some_and(|found| found == ending)
}

/// Reads the entries of a bibliography as records of sources. JSON that is no list is something else, and passed over.
pub fn read(text: &Arc<Text>) -> (Vec<Entry<'_>>, Vec<Diagnostic>) {
    let body = text.body().trim_start_matches('\u{feff}').trim_start();
    if ends_in(text, "bib") {
        latex::read(text)
    } else if body.starts_with('[') {
        json::read(text)
    } else {
        (Vec::new(), Vec::new())
    }
}

/// An entry as a record: what the graph asks of a source, and the reference.
fn entry<'t>(text: &'t Arc<Text>, span: Span, id: Written<'t>, reference: Reference) -> Entry<'t> {
    let title = reference.text("title").unwrap_or_default().to_owned();
    let authors = reference.names("author").iter().map(|name| name.in_full().into()).collect();
    let source = record::Source {
        id,
        title: title.into(),
        authors,
        year: reference.year(),
        kind: variable::source_kind(&reference),
        reference: Some(Box::new(reference)),
        ..record::Source::default()
    };
    Entry { record: Record::Source(source), text: Some(text), span }
}

/// What is known of a source: what a bibliography says of it, else what its record does.
pub fn reference(source: &Source) -> Cow<'_, Reference> {
    if let Some(reference) = &source.reference {
        return Cow::Borrowed(reference);
    }
    let kind = variable::kind_of_source(source.kind);
    let mut facts = BTreeMap::from([("title", Fact::Text(source.title.clone()))]);
    if !source.authors.is_empty() {
        let names = source.authors.iter().map(|author| Name::parse(author)).collect();
        facts.insert("author", Fact::Names(names));
    }
    let year = source.year.and_then(|year| u16::try_from(year).ok()).filter(|year| *year <= 9999);
    if let Some(year) = year {
        let date = ReferenceDate { year, month: None, day: None, is_about: false };
        facts.insert("issued", Fact::Date(date));
    }
    Cow::Owned(Reference { kind, facts })
}

/// Takes a fact in, unless it is empty; tells where it is too long.
fn take(reference: &mut Reference, variable: &'static str, fact: Fact) -> Result<(), String> {
    let length = match &fact {
        Fact::Text(text) => text.len(),
        Fact::Names(names) => names.iter().map(|name| name.in_full().len()).sum(),
        Fact::Date(_) => 1,
    };
    if length > FACT_SIZE_MAX {
        return Err(format!("`{variable}` has {length} bytes; the most is {FACT_SIZE_MAX}"));
    }
    if length > 0 {
        reference.facts.insert(variable, fact);
    }
    Ok(())
}

fn bad(message: impl Into<String>, label: Label) -> Diagnostic {
    Diagnostic::error(BAD_REFERENCE, message).at(Some(label))
}

fn label(text: &Arc<Text>, span: Span, message: &str) -> Label {
    Label { text: Arc::clone(text), span, message: message.to_owned() }
}
