//! Code books: those that a folder brings, and those that ship with demarche, which are read when they are asked for.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::Named;
use crate::load;
use crate::load::bundled;
use crate::model::Code;
use crate::model::CodeBook;
use crate::model::Id;
use crate::model::TypeKey;
use crate::record;
use crate::record::Record;

use super::draft::Draft;
use super::draft::Kind;
use super::rules::bad_figure::is_value;

/// The code book of an id: the folder's own, or the one that ships with demarche. Each call reads the latter anew.
///
/// ```
/// let (graph, _) = demarche::assemble("", Vec::new());
/// let book = demarche::check::code_book(&graph, "weis").expect("it ships with demarche");
/// let engagement = book.find("223").expect("WEIS has it");
/// assert_eq!(graph.act_type(engagement.act_type).id.as_str(), "attacked");
/// assert_eq!(engagement.goldstein, Some(-10.0));
/// ```
pub fn code_book<'g>(graph: &'g Graph, id: &str) -> Option<Cow<'g, CodeBook>> {
    if let Some(own) = graph.code_books().iter().find(|book| book.id().as_str() == id) {
        return Some(Cow::Borrowed(own));
    }
    let text = bundled::code_book(id)?;
    let (parsed, _) = load::parse(&text);
    let record = parsed.entries.iter().find_map(|entry| {
        if let Record::CodeBook(record) = &entry.record { Some(record) } else { None }
    })?;
    let id = Id::new(&record.id).ok()?;
    let type_of = |written: &str| {
        if let Some(Named::Type(key)) = graph.named(written) { Some(key) } else { None }
    };
    Some(Cow::Owned(resolved(&id, record, type_of).0))
}

/// The ids of all code books, those that ship with demarche and the folder's own, in order.
pub fn code_book_ids(graph: &Graph) -> BTreeSet<&str> {
    let own = graph.code_books().iter().map(|book| book.id().as_str());
    let mut ids: BTreeSet<&str> = own.collect();
    for id in bundled::code_books() {
        ids.insert(id);
    }
    ids
}

/// The code books of a folder, and how many of their codes are left out.
pub(super) fn own(draft: &Draft<'_, '_>) -> (Vec<CodeBook>, usize) {
    let type_of = |written: &str| draft.names.position(Kind::ActType, written).map(TypeKey::new);
    let mut left_out = 0;
    let books = draft.records.code_books.iter().map(|item| {
        let (book, lost) = resolved(&item.id, &item.record, type_of);
        left_out += lost;
        book
    });
    (books.collect(), left_out)
}

/// A code book with the codes that are sound, and how many are not: those without a text or a known act type, and those
/// given before.
fn resolved(
    id: &Id,
    record: &record::CodeBook<'_>,
    type_of: impl Fn(&str) -> Option<TypeKey>,
) -> (CodeBook, usize) {
    let codes = record.codes.iter().filter(|one| !one.code.is_empty()).filter_map(|one| {
        Some(Code {
            code: one.code.to_string(),
            label: one.label.to_string(),
            goldstein: one.goldstein.filter(|value| is_value(*value)),
            act_type: type_of(&one.act_type)?,
        })
    });
    let (name, version) = (record.name.to_string(), record.version.to_string());
    let book = CodeBook::new(id.clone(), name, version, codes.collect());
    let left_out = record.codes.len() - book.codes().len();
    (book, left_out)
}
