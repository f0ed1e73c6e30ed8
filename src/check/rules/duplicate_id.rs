//! An id that two records have.
//!
//! # What it finds
//!
//! A record whose `id` is taken: by a record of the same kind or of another, in the same file or another. A side of a
//! dispute has an id too.
//!
//! # Why it matters
//!
//! A reference would mean two things. Files are read in sorted order and the first record stays; the second is left out.
//! A folder's own act type or ladder may have the id of a built-in one, which it replaces; a `Source` and one entry of a
//! bibliography may share an id, and are then one source.
//!
//! # Example
//!
//! ```ron
//! [Topic(id: "border", name: "The border"), Topic(id: "border", name: "The northern border")]
//! ```
//!
//! # How to fix
//!
//! Give one of the two another id, or delete it if they are the same.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::model::Id;

const CODE: Code = Code("duplicate-id");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("duplicate_id.rs"),
    run: None,
};

/// The finding, with the place of the record that has the id already.
pub(in crate::check) fn report(id: &Id, place: Option<Label>, first: Option<Label>) -> Diagnostic {
    let built_in =
        first.is_none().then(|| format!("`{id}` is a name that demarche keeps for itself"));
    Diagnostic::error(CODE, format!("the id `{id}` is given twice"))
        .at(place)
        .and(first)
        .maybe_help(built_in)
        .help("ids are unique over all kinds of record: give one of the two another")
}
