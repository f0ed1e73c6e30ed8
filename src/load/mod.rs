//! Reads a graph folder: the only module that reads files.
//!
//! [`folder`] turns a folder into texts, [`parse`] a text into records. Neither stops at what it cannot use: an
//! unreadable file or a broken record becomes a diagnostic and loses only itself. The vocabulary and the example
//! graph that ship with demarche are texts too ([`bundled`]).

pub mod bundled;
pub mod limits;

mod broken;
mod dataset;
mod folder;
mod given;
mod parse;
mod source_text;

pub use dataset::dataset;
pub use dataset::index;
pub use dataset::index_path;
pub use dataset::origin;
pub use folder::Folder;
pub use folder::MARKER;
pub use folder::find;
pub use folder::folder;
pub use given::GivenFile;
pub use given::GivenFolder;
pub use parse::Entry;
pub use parse::Parsed;
pub use parse::marker;
pub use parse::parse;
pub use source_text::place_inside;
pub use source_text::source_text;
pub use source_text::text_inside;

use crate::diagnostic::Code;

/// A file that cannot be read as text.
pub const UNREADABLE_FILE: Code = Code("unreadable-file");
/// A folder without `demarche.ron`.
pub const MISSING_MARKER: Code = Code("missing-marker");
/// Something above one of the [`limits`].
pub const BEYOND_LIMIT: Code = Code("beyond-limit");
/// A text that is no RON.
pub const SYNTAX: Code = Code("syntax");
/// A field that its record does not have.
pub const UNKNOWN_FIELD: Code = Code("unknown-field");
/// A word that is none of those a field allows.
pub const UNKNOWN_VARIANT: Code = Code("unknown-variant");
/// A field that its record must have.
pub const MISSING_FIELD: Code = Code("missing-field");
