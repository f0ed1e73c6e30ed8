//! Answers for people: prose, tables and Markdown.
//!
//! A presenter makes a [`Page`] of an answer; the page is printed for a terminal or as Markdown, and only there is text
//! escaped.

pub mod dot;
pub mod figure;
pub mod mermaid;
pub mod web;

mod check;
mod contested;
mod coverage;
mod diff;
mod dossier;
mod escalation;
mod matrix;
mod notes;
mod page;
mod path;
mod register;
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
pub use page::Block;
pub use page::Page;
pub use page::Table;
pub use path::paths;
pub use register::acts;
pub use stats::stats;
pub use terms::terms;
pub use timeline::timeline;
pub use vocabulary::act_type;
pub use vocabulary::code_book;
pub use vocabulary::types;
