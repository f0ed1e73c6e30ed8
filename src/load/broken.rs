//! What can be told of a record that cannot be read: its id, and the edit that mends it.

use std::sync::Arc;

use ron::error::SpannedError;

use crate::diagnostic::Fix;
use crate::text::Nearest;
use crate::text::Text;
use crate::text::nearest_of;

use super::parse::place_of;
use super::parse::word_before;

/// The longest id that is looked for; a longer one is none.
const ID_SIZE_MAX: usize = 200;
/// So far into a record its id is looked for.
const ID_WITHIN: usize = 1_024;

/// The id of a broken record, which begins a text: what its first `id: "…"` holds. A passage that is no act and an
/// expectation have none of their own.
pub(super) fn id(record: &str) -> Option<&str> {
    if ["NoAct", "Expect"].iter().any(|kind| record.starts_with(kind)) {
        return None;
    }
    let record = record.get(..record.floor_char_boundary(ID_WITHIN)).unwrap_or(record);
    let value = record.match_indices("id").find_map(|(at, name)| {
        let (before, behind) = record.split_at_checked(at)?;
        let is_name = !before.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_');
        let line = before.rsplit('\n').next().filter(|line| is_name && !line.contains("//"))?;
        let value = behind.strip_prefix(name)?.trim_start().strip_prefix(':')?.trim_start();
        // What stands in a string is behind an odd number of quotation marks.
        let is_open = line.matches('"').count() % 2 == 0;
        value.strip_prefix('"').filter(|_| is_open)
    })?;
    let (id, _) = value.split_once('"')?;
    let is_id = !id.is_empty() && id.len() <= ID_SIZE_MAX && !id.contains(['\\', '\n']);
    is_id.then_some(id)
}

/// The edit that replaces an unknown name by the only one that can be meant: with it the record can be read, or at least
/// further than before.
pub(super) fn fix(
    text: &Arc<Text>,
    slice: &str,
    error: &SpannedError,
    read: impl Fn(&str) -> Result<(), SpannedError>,
) -> Option<Fix> {
    let (found, expected) = unknown_name(&error.code)?;
    let name = the_one_meant(found, expected)?;
    let at = place_of(slice, error.span.end);
    let span = word_before(slice, at, found);
    let mut mended = slice.to_owned();
    if slice.get(span.clone())? != found {
        return None;
    }
    mended.replace_range(span.clone(), name);
    if let Err(next) = read(&mended) {
        // A field that is given twice, or a value that its field cannot hold: another name was meant.
        let is_another = unknown_name(&next.code).is_some()
            || matches!(next.code, ron::Error::MissingStructField { .. });
        let got_to = place_of(&mended, next.span.end) + found.len();
        if !is_another || got_to <= at + name.len() {
            return None;
        }
    }
    let place = text.span_of(slice.get(span)?)?;
    Some(Fix::replace(text, place, name))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the errors of ron are many and may grow")]
fn unknown_name(error: &ron::Error) -> Option<(&str, &'static [&'static str])> {
    match error {
        ron::Error::NoSuchStructField { expected, found, .. }
        | ron::Error::NoSuchEnumVariant { expected, found, .. } => Some((found, *expected)),
        _ => None,
    }
}

fn the_one_meant(found: &str, expected: &'static [&'static str]) -> Option<&'static str> {
    let same = expected.iter().copied().find(|name| name.eq_ignore_ascii_case(found));
    // The names are few, and that the record can be read with it speaks for one.
    let is_meant = |near: &Nearest<'_>| near.is_certain || (near.slips == 1 && near.is_only);
    same.or_else(|| {
        nearest_of(found, expected.iter().copied()).filter(is_meant).map(|near| near.word)
    })
}
