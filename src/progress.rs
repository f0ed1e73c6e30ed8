//! How far long work has come: counted where it is done, looked at from another thread by whoever shows it.
//!
//! Counting is an addition for each block of work; it waits for nobody, and nobody has to look.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

/// How far some work has come.
#[derive(Debug, Default)]
pub struct Progress {
    stage: Mutex<Option<Stage>>,
    done: AtomicU64,
}

/// What is being done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// The file of this name is read, byte for byte.
    Reading(String),
    /// Every pair of actors is walked.
    Pairs,
}

/// A stretch of work of which it is known how much it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// What is being done.
    pub work: Work,
    /// How much of it there is: bytes, pairs.
    pub whole: u64,
}

impl Progress {
    /// Begins a stretch of work; what was begun before is over.
    pub fn begin(&self, work: Work, whole: u64) {
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        self.done.store(0, Ordering::Relaxed);
        *stage = Some(Stage { work, whole });
    }

    /// Counts what is done.
    pub fn advance(&self, count: u64) {
        self.done.fetch_add(count, Ordering::Relaxed);
    }

    /// Says that the stretch begun last is over.
    pub fn end(&self) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The stretch begun last and how much of it is done; nothing where none is open.
    pub fn standing(&self) -> Option<(Stage, u64)> {
        let stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        let done = self.done.load(Ordering::Relaxed).min(stage.whole);
        Some((stage, done))
    }
}
