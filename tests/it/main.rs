//! The tests of demarche, in one binary: behaviour, not functions.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod alike;
mod answers;
mod bibliography;
mod bundled;
mod check;
mod chronology;
mod code_books;
mod columns;
mod contested;
mod dataset;
mod diff;
mod draw;
mod engine;
mod escalation;
mod expect;
mod facts;
mod figure;
mod fix;
mod folders;
mod formats;
mod fuzz;
mod gallery;
mod hostile;
mod limits;
mod made;
mod matrix;
mod page;
mod path;
mod quotation;
mod reading;
mod resources;
mod sample;
mod schema;
mod terms;
mod tidy;
mod told;
mod transcripts;
