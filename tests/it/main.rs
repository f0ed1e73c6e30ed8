//! The tests of demarche, in one binary: behaviour, not functions.

mod check;
mod chronology;
mod reading;
