//! The tests of demarche, in one binary: behaviour, not functions.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod answers;
mod bibliography;
mod bundled;
mod check;
mod chronology;
mod contested;
mod draw;
mod escalation;
mod facts;
mod formats;
mod matrix;
mod path;
mod quotation;
mod reading;
mod sample;
mod schema;
mod terms;
mod tidy;
mod told;
mod transcripts;
