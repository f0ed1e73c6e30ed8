//! Why a command could not run, and the code with which it ends.

use std::fmt;

use demarche::Error;
use demarche::text::visible;

/// How a command that ran has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It answered.
    Fine,
    /// There are findings, or nothing was found where that was asked about.
    Findings,
}

/// Why a command could not run.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    is_drawn: bool,
}

impl Failure {
    /// A fragment in lower case without a full stop.
    pub(crate) fn new(message: impl Into<String>) -> Failure {
        Failure { message: message.into(), is_drawn: false }
    }

    /// A finding that is drawn with the text it speaks of.
    pub(crate) fn drawn(message: String) -> Failure {
        Failure { message, is_drawn: true }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_drawn {
            return f.write_str(&self.message);
        }
        // A message quotes arguments and file names, which may hold anything.
        write!(f, "demarche: {}", visible_lines(&self.message))
    }
}

/// A text of several lines in which nothing else is unseen.
pub(crate) fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::new(error.to_string())
    }
}
