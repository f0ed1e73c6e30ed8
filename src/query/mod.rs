//! Questions to a graph, and their answers: a struct goes in, values come out, nothing is printed.

mod candidates;
mod condition;
pub mod escalation;
mod filter;
mod meaning;
mod path;
mod term;

pub use condition::Condition;
pub use condition::DateFit;
pub use condition::LinkTest;
pub use condition::Part;
pub use condition::Parties;
pub use condition::Sides;
pub use condition::TextTest;
pub use condition::Words;
pub use filter::Filter;
pub use filter::Hidden;
pub use filter::Selection;
pub use path::Direction;
pub use path::InTime;
pub use path::NearestMiss;
pub use path::NearestNode;
pub use path::PATHS_MAX;
pub use path::Path;
pub use path::PathQuestion;
pub use path::Paths;
pub use path::Sense;
pub use path::Step;
pub use path::Tie;
pub use path::TieKind;
pub use path::Which;
pub use term::Key;
pub use term::TermError;
