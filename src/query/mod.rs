//! Questions to a graph, and their answers: a struct goes in, values come out, nothing is printed.

pub mod escalation;
