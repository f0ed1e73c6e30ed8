//! Why a command could not run at all. Bad data is no such reason: it is a finding.

use std::fmt;
use std::path::PathBuf;

/// The one error of the crate: nothing could be answered.
#[derive(Debug)]
pub enum Error {
    /// There is no such folder, or it cannot be read.
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No record with this id is in the graph, or none of the kind that the question asks for.
    UnknownId {
        /// What was asked for: "actor", "act", "dispute".
        wanted: &'static str,
        /// The id as given.
        given: String,
        /// The nearest that there is.
        nearest: Option<String>,
    },
    /// The question cannot be put to this graph.
    Question(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Folder { path, source } => {
                let path = path.display().to_string();
                write!(f, "cannot read the folder `{}`: {source}", crate::text::visible(&path))
            }
            Error::UnknownId { wanted, given, nearest } => {
                write!(f, "no {wanted} has the id `{}`", crate::text::quoted(given))?;
                nearest.as_ref().map_or(Ok(()), |id| write!(f, "; did you mean `{id}`?"))
            }
            Error::Question(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Folder { source, .. } => Some(source),
            Error::UnknownId { .. } | Error::Question(_) => None,
        }
    }
}
