//! demarche keeps the conduct of a dispute as plain text, checks it, answers questions about it and draws it.

pub mod check;
pub mod diagnostic;
mod error;
pub mod graph;
pub mod load;
pub mod model;

mod open;
pub mod present;
pub mod query;
pub mod record;
pub mod text;

pub use error::Error;
pub use graph::Graph;
pub use open::assemble;
pub use open::open;
pub use open::read;
