//! The tests of demarche, in one binary: behaviour, not functions.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod check;
mod chronology;
mod facts;
mod reading;
mod tidy;
