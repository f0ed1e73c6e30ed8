//! Questions to a graph, and their answers: a struct goes in, values come out, nothing is printed.

mod vocabulary;

pub use vocabulary::vocabulary;
