//! demarche keeps the conduct of a dispute as plain text (who did what to whom, when, and who says so), checks it, answers
//! questions about it, computes how it escalated, and draws it.
//!
//! # A tour
//!
//! A *graph folder* holds records in RON. [`open()`] reads and checks it; bad data is no failure but a finding, and what is
//! sound can be asked:
//!
//! ```
//! use std::path::Path;
//! use demarche::check::Reading;
//!
//! let (graph, findings) = demarche::open(Path::new("graph"), Reading::Printed)?;
//! assert!(findings.is_empty());
//! # Ok::<(), demarche::Error>(())
//! ```
//!
//! Texts at hand serve as well as files ([`read`]), and so do records made in code ([`assemble`]). Here is a whole
//! dispute, and the question of who acted on whom:
//!
//! ```
//! use demarche::query::Filter;
//! use demarche::text::Text;
//!
//! let records = r#"[
//!     Source(id: "ledger", title: "The river ledger", kind: Book, locator: Page),
//!     Actor(id: "upton", name: "Upton", kind: State),
//!     Actor(id: "lowton", name: "Lowton", kind: State),
//!     Act(
//!         id: "accusation", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05",
//!         evidence: [Cite(source: "ledger", page: "12")],
//!     ),
//!     Act(
//!         id: "closing", actors: ["upton"], type: "sanctioned", recipients: ["lowton"], date: "1881-06-02",
//!         responds_to: [Link(act: "accusation", cue: "stung by this")],
//!         evidence: [Cite(source: "ledger", page: "13")],
//!     ),
//! ]"#;
//! let (graph, findings) = demarche::read([Text::new("river.ron", records)]);
//! assert!(findings.is_empty());
//!
//! let filter = Filter::parse(&graph, &["by:upton date:1881".to_owned()]).expect("the terms are well formed");
//! let found = filter.select(&graph);
//! assert_eq!(graph.act(found.acts[0]).id().as_str(), "closing");
//! assert_eq!(graph.act(found.acts[0]).rung(), 4);
//! ```
//!
//! Every question is a struct and its answer plain values: [`query::Filter`] and [`query::Selection`],
//! [`query::PathQuestion`] and [`query::Paths`], [`query::escalation`] and their neighbours. [`present`] makes reports and
//! DOT of answers, [`interop`] JSON and CSV. How two sides escalated:
//!
//! ```
//! # use std::path::Path;
//! # use demarche::check::Reading;
//! use demarche::query::escalation::{Question, escalation};
//!
//! let (graph, _) = demarche::open(Path::new("graph"), Reading::Printed)?;
//! let question = Question::between_ids(&graph, "beijing", "moscow").expect("both are sides");
//! let main = &escalation(&graph, &question).paths[0];
//! assert_eq!((main.net_rise, main.peak), (2, 4));
//! # Ok::<(), demarche::Error>(())
//! ```
//!
//! # The map
//!
//! ```text
//! graph/*.ron → text → record → check → model → graph → query → present / interop → bin
//! ```
//!
//! | module | one responsibility | may import |
//! |---|---|---|
//! | [`model`] | the nouns, already true: ids, actors, acts, events, sources, act types, ladder, dates | – |
//! | [`text`] | a text file, byte spans, line and column; what is unseen in text or looks like other text; the nearest of words | – |
//! | [`progress`] | how far long work has come | – |
//! | [`quotation`] | the text of a source made searchable: where words stand, in which sentence, before which note; fingerprints of its parts | – |
//! | [`diagnostic`] | code, severity, labels, help, edits; rendering for people, JSON, SARIF | text |
//! | `error` | why nothing could be answered | text |
//! | [`record`] | what an author may write: serde structs borrowed from the file, untrusted | model |
//! | [`load`] | reads the folder and parses each file, opens data sets: the only module that reads files | text, diagnostic, record, dataset, error, progress |
//! | [`bibliography`] | BibLaTeX and CSL-JSON → records of sources; notes in the styles of CSL | text, diagnostic, record, load, model |
//! | [`check`] | records → graph + diagnostics; the list of rules, one file each; chronology | text, diagnostic, record, load, bibliography, model, dataset, graph, query, quotation |
//! | [`dataset`] | the acts of event data sets in flat arrays; the formats of their files | text, model |
//! | [`graph`] | the immutable graph over petgraph, its indexes and views | model |
//! | [`query`] | a question → an answer: terms, acts, matrix, paths, escalation, timeline, coverage | model, graph, dataset, text, quotation, progress |
//! | [`diff`] | what two versions of a folder differ in, record by record | text, diagnostic, record, load, model, graph, query |
//! | [`present`] | for people: reports, Markdown, DOT, figures, the page for the screen | model, graph, query, diff, interop, bibliography, text |
//! | [`interop`] | for programs: JSON, JSON lines, CSV | model, graph, query, diff, bibliography, record, text |
//! | `open` | from a folder, texts or records to a graph | text, diagnostic, error, record, load, bibliography, check, model, dataset, graph, query, diff, progress |
//! | `mend` | the files of a folder with their certain edits made | text, diagnostic, error, load, check, open |
//! | `bin/demarche` | arguments → question → presentation; exit code | the public API only |
//!
//! To learn the code, trace one command: `demarche acts by:ussr` goes `main` → `args` → `run::acts` → [`open()`] (`load` →
//! `check` → `graph`) → [`query::Filter::select`] → [`present::acts`]. `demarche check` opens the folder likewise; the findings
//! that [`check::assemble`] gathers from the [`check::RULES`] are then its answer, and so is what came of the expectations,
//! which no other command asks.
//!
//! # Invariants
//!
//! A test (`tests/it/tidy.rs`) holds them:
//!
//! - Only `load` reads files; only the binary touches arguments, environment, terminal and clock.
//! - `model`, `graph` and `query` know nothing of serde and show nothing of petgraph.
//! - A module imports only what its row allows.
//! - A [`Graph`] never changes once it is built.
//! - The same records give the same bytes, in whatever files they stand.

pub mod model;
pub mod progress;
pub mod quotation;
pub mod text;

pub mod diagnostic;
pub mod record;

pub mod load;

pub mod bibliography;

pub mod dataset;

pub mod check;
pub mod graph;

pub mod query;

pub mod diff;

pub mod interop;
pub mod present;

mod error;
mod mend;
mod open;

pub use error::Error;
pub use graph::Graph;
pub use mend::Mended;
pub use mend::mend;
pub use open::ACTS_MAX;
pub use open::Asked;
pub use open::Attached;
pub use open::Collection;
pub use open::Compared;
pub use open::HowRead;
pub use open::OpenedDataset;
pub use open::assemble;
pub use open::compare;
pub use open::open;
pub use open::open_with_texts;
pub use open::read;
pub use open::read_with_texts;

/// The example of the README compiles and runs.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
