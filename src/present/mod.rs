//! Answers for people: prose, tables and Markdown.
//!
//! A presenter makes a [`Report`] of an answer; the report is printed for a terminal or as Markdown, and only there is text
//! escaped.

pub mod dot;
pub mod figure;
pub mod mermaid;
pub mod page;

mod check;
mod contested;
mod coverage;
mod diff;
mod dossier;
mod escalation;
mod matrix;
mod notes;
mod path;
mod register;
mod report;
mod sentence;
mod stats;
mod terms;
mod timeline;
mod vocabulary;

pub use check::check_summary;
pub use check::expectations;
pub use check::fingerprints;
pub use check::passed_over;
pub use check::verified;
pub use contested::contested;
pub use coverage::coverage;
pub use diff::diff;
pub use dossier::dossier;
pub use escalation::escalation;
pub use matrix::Split;
pub use matrix::matrix;
pub use path::paths;
pub use register::acts;
pub use report::Block;
pub use report::Report;
pub use report::Table;
pub use stats::stats;
pub use terms::terms;
pub use timeline::timeline;
pub use vocabulary::act_type;
pub use vocabulary::code_book;
pub use vocabulary::types;
