//! How much is read: what is above a limit is left out and reported as `beyond-limit`, the rest is read.
//!
//! Every length is in bytes. The limits of a question stand where it is answered, those of an id and of a date in
//! [`Id`](crate::model::Id::LENGTH_MAX) and [`Date`](crate::model::Date::LENGTH_MAX). The codebook lists them all.

/// The most bytes a file may have.
pub const FILE_SIZE_MAX: u64 = 256 << 20;
/// The most bytes all files of a folder may have together.
pub const FOLDER_SIZE_MAX: u64 = 2 << 30;
/// The deepest folder that is read; the graph folder itself is 0.
pub const DEPTH_MAX: usize = 64;
/// The most records a folder may have.
pub const RECORDS_MAX: usize = 10_000_000;
/// The longest record, from its name to its last bracket. No text in it can be longer.
pub const RECORD_SIZE_MAX: usize = 1 << 20;
/// The longest name, title, office, place, unit or summary: whatever is printed again and again.
pub const NAME_SIZE_MAX: usize = 10_000;
/// The most entries of one list in a record.
pub const LIST_MAX: usize = 10_000;
/// The most pairs of an actor and a recipient that one act may have.
pub const ACT_PAIRS_MAX: usize = 10_000;
/// The most pairs of an actor and a recipient in all acts together.
pub const PAIRS_MAX: usize = 20_000_000;
/// The most days of an entry of `order`: more than ten thousand years.
pub const DAYS_MAX: u32 = 4_000_000;
/// The most findings of one code that are listed.
pub const FINDINGS_MAX: usize = 10_000;
