//! Answers for programs: JSON, JSON lines and CSV, complete and in a documented shape.
//!
//! Every answer is a [`Document`]: what was asked, of which graph, and rows. JSON holds it whole; JSON lines begin with
//! a line about the graph, then one row a line; CSV has the rows, and the graph in two columns of each.

mod act;
mod coverage;
mod document;
mod dossier;
mod escalation;
mod export;
mod matrix;
mod path;
mod register;
mod row;
mod stats;
mod timeline;
mod vocabulary;

pub use coverage::coverage;
pub use document::Document;
pub use dossier::dossier;
pub use escalation::escalation;
pub use export::edges;
pub use export::graph;
pub use matrix::matrix;
pub use path::paths;
pub use register::acts;
pub use row::Field;
pub use row::Row;
pub use stats::stats;
pub use timeline::timeline;
pub use vocabulary::types;
