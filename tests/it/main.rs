//! The tests of demarche, in one binary: behaviour, not functions.

mod answers;
mod matrix;
mod path;
mod sample;
mod terms;
