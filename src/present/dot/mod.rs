//!
//! Each drawing is built as a graphviz-rust tree and printed at the end. That crate escapes nothing, so every value
//! goes through `escape`, the one place where text becomes DOT. The same graph and selection give the same bytes.
//!
//! Pictures are for print: colours are those of a palette that the colour-blind can tell apart, and whatever a
//! colour says, a line style or an arrowhead says as well.

mod canvas;
pub(super) mod escalation;
mod escape;
mod ink;
pub(super) mod label;
mod lanes;
pub(super) mod matrix;
mod path;
mod place;
mod relations;
mod responses;
mod staircase;
pub(super) mod timeline;

pub use escalation::escalation;
pub(super) use ink::strength;
pub use lanes::lanes;
pub use matrix::matrix;
pub use path::path;
pub use relations::Edges;
pub use relations::relations;
pub(super) use responses::links_among;
pub use responses::responses;
pub use timeline::timeline;
