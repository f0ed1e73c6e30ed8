//! Answers for programs: JSON, JSON lines and CSV, complete and in a documented shape.
//!
//! Every answer is a [`Document`]: what was asked, of which graph, and rows. JSON holds it whole; JSON lines begin with a
//! line about the graph, then one row a line; CSV has the rows, and the graph in two columns of each.
//!
//! # Shape 1
//!
//! A document is one object. Whatever the question, it has:
//!
//! | field | what it holds |
//! |---|---|
//! | `demarche` | the version of demarche that wrote it |
//! | `shape` | 1; it rises when a field is renamed, removed or changes its meaning |
//! | `question` | `acts`, `matrix`, `path`, `escalation`, `every-pair`, `timeline`, `contested`, `show`, `stats`, `types`, `diff` or `export` |
//! | `graph` | `title`, `licence`, `digest` (SHA-256 of the records, and of what was read of data sets), `ladder`, `left_out` (`records`, `acts`, `links`, `parts`) |
//! | `hidden` | where terms were given: how many acts they hide by default, `not_actual` and `rejected` |
//!
//! and its rows under a name of their own:
//!
//! | question | rows | of each row; beside the rows |
//! |---|---|---|
//! | `acts` | `acts` | an act: every field of its record by the same name, and `class`, `goldstein`, `stated` and `bounds` (`start_first`, `start_last`, `end_first`, `end_last`: days, or null where open) |
//! | `matrix` | `cells` | `actor`, `recipient`, `acts`, `in_doubt` (contested, rejected, contradicted, of low certainty or corrected), `rung`, `goldstein` (mean), `valued` (acts with a value), `day_first`, `day_last`, `years`; beside: `actors`, `recipients`, `total`, `without_recipient`, `outside_dispute` |
//! | `path` | `paths` | `length`, `steps` (`from`, `to`, `direction`, `act`); beside: `from`, `to`, `is_cut`, `nearest_miss` |
//! | `escalation` | `paths` | `kind`, `net_rise`, `peak`, `acts`, `steps` (with their `links`), `thresholds`, `days`, `strict`, `reciprocated`, `weakest_link`, `off_ramps`; beside: `sides`, `infer`, `thresholds`, `ratchets`, `polemics`, `de_escalations`, `opens_at_peak`, `left_out_of_dispute` |
//! | `every-pair` | `pairs` | `rank`, `first` and `second` (who took the first step, and the other), `net_rise`, `rung_first`, `rung_last`, `thresholds`, `inferred_links`, `explicit_links`, `strict_steps`, `days`, `acts` (`id`, `actor`, `day_first`, `day_last`, `what`, `rung`); in CSV the acts are ids, with `rungs`, `day_first` and `day_last` in columns before; beside: `found`, `passed_over`, `infer`, `infer_days` |
//! | `timeline` | `entries` | `kind` (act or event), `id`, `what`, dates and bounds, `evidence`, `modality`, `status`, `certainty`, `conflicts_with`, `corrections` |
//! | `contested` | `doubts` | `doubt` (conflict, contested, rejected, low-certainty or correction), `act` with its `evidence`, `other` with its `other_evidence`, `field`, `printed`, `reading`, `reason`; beside: `conflicts_unlisted` (pairs past the first 10,000) |
//! | `show` | `records` | one row: the record, and what hangs on it by id |
//! | `stats` | `counts` | `group`, `name`, `number` |
//! | `types` | `types` | every column of the vocabulary |
//! | `types` of a code book | `codes` | `code`, `label`, `type`, `class`, `rung`, `goldstein` (of the code itself); beside: `book` (`id`, `name`, `version`) |
//! | `diff` | `changes` | `change` (added, removed, renamed, redated, relinked, changed, reworded or moved), `kind`, `id` (the new one), `name`, `field` (`bounds`: the days that follow), `old`, `new`, `through`; an added or removed record stands whole in `new` or `old`, records and their parts under `record` and the name with which they begin in a file; beside: `old` (`title`, `digest`; `graph` is the new version), `disputes` (`is_same`, and the main path of `old` and `new`), `findings` (counts; which have `come` and `gone`), `unread` |
//! | `export` | `acts` or `edges` | the acts of the graph (beside: `links`, `actors`, `events`, `sources`, `topics`, `disputes`, `act_types`, `ladder`; where the folder has them, `code_books` and `datasets`); or one row for each actor and recipient of an act |
//!
//! Sources hold what is known of them as an item of CSL-JSON (`csl`) and as an entry of a bibliography (`formatted`). Where a
//! style is asked for, citations hold themselves as notes, each in full (`formatted`). `via` is the source through which the one
//! in `source` is known; paragraph, page, note and passage are places in it.
//!
//! Ids stand for records; days are `1960-07-16`; what is not known is null. In JSON every character that is unseen stands as an
//! escape, and reads back as it was. CSV begins with the names of its columns, whether there are rows or not. In it lists are joined by `; ` and rows inside rows are JSON; a cell of text that a
//! spreadsheet would run begins with an apostrophe, and unseen characters are shown as `\u{…}`, which does not read back.

mod act;
mod columns;
mod contested;
mod coverage;
mod diff;
mod document;
mod dossier;
mod escalation;
mod every_pair;
mod export;
mod matrix;
mod path;
mod register;
mod row;
mod stats;
mod timeline;
mod vocabulary;

pub use contested::contested;
pub use coverage::coverage;
pub use diff::diff;
pub use document::Document;
pub use document::Formatted;
pub use dossier::dossier;
pub use escalation::escalation;
pub use every_pair::every_pair;
pub use export::edges;
pub use export::graph;
pub use matrix::matrix;
pub use path::paths;
pub use register::acts;
pub use row::Field;
pub use row::Row;
pub use stats::stats;
pub use timeline::timeline;
pub use vocabulary::code_book;
pub use vocabulary::types;
