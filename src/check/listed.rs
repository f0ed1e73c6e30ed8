//! Sources that a bibliography lists: entries joined with the records that have their ids.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::load::Entry;
use crate::load::MISSING_FIELD;
use crate::record::Record;
use crate::record::Source;

use super::records::Item;
use super::rules::source_differs;

/// Whether a record was read from a bibliography.
pub(super) fn is_listed(entry: &Entry<'_>) -> bool {
    matches!(&entry.record, Record::Source(source) if source.reference.is_some())
}

/// Gives each record what the first entry with its id says, and leaves the other entries. Title, authors and year are the
/// record's where it has them.
pub(super) fn join<'t>(
    sources: &mut [Item<'t, Source<'t>>],
    listed: Vec<Entry<'t>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry<'t>> {
    let positions = sources.iter().enumerate().map(|(at, item)| (item.id.to_string(), at));
    let positions: BTreeMap<String, usize> = positions.collect();
    let mut left = Vec::with_capacity(listed.len());
    for entry in listed {
        let Record::Source(found) = &entry.record else { continue };
        let item = positions.get(&*found.id).and_then(|&at| sources.get_mut(at));
        let Some(item) = item.filter(|item| item.record.reference.is_none()) else {
            left.push(entry);
            continue;
        };
        diagnostics.extend(source_differs::compare(item, found));
        let own = &mut item.record;
        own.reference.clone_from(&found.reference);
        if own.title.is_empty() {
            own.title = found.title.clone();
        }
        if own.authors.is_empty() {
            own.authors.clone_from(&found.authors);
        }
        own.year = own.year.or(found.year);
    }
    left
}

/// Leaves out the sources that have no title, neither of their own nor in a bibliography; gives how many.
pub(super) fn drop_untitled(
    sources: &mut Vec<Item<'_, Source<'_>>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let before = sources.len();
    sources.retain(|item| {
        let is_known = !item.record.title.is_empty() || item.record.reference.is_some();
        if !is_known {
            let message =
                format!("`Source` lacks the field `title`: no bibliography has `{}`", item.id);
            diagnostics.push(
                Diagnostic::error(MISSING_FIELD, message).at(item.label_id("this source")).help(
                    "add `title: \"…\"`, or an entry with this key to a bibliography of the folder",
                ),
            );
        }
        is_known
    });
    before - sources.len()
}
