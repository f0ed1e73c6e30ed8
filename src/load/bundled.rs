//! What ships with demarche: the vocabulary, the example graph, and the beginning of a new folder.

use std::sync::Arc;

use crate::text::Text;

/// The records of the vocabulary that ships with demarche stand in texts whose names begin so.
pub const BUILT_IN: &str = "(built in) ";

/// A file that ships with demarche: its path in a graph folder, and what stands in it.
pub type File = (&'static str, &'static str);

macro_rules! files {
    ($folder:literal: $($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!($folder, $path)))),*]
    };
}

const VOCABULARY: &[File] = files!["../../graph/":
    "vocabulary/ladder.ron",
    "vocabulary/material-conflict.ron",
    "vocabulary/material-cooperation.ron",
    "vocabulary/neutral.ron",
    "vocabulary/verbal-conflict.ron",
    "vocabulary/verbal-cooperation.ron",
];

/// The curated graph of the estrangement of Beijing and Moscow. The vocabulary, which every graph knows, is not in it.
pub const SINO_SOVIET: &[File] = files!["../../graph/":
    "README.md",
    "acts/1959.ron",
    "acts/1960.ron",
    "acts/1961.ron",
    "acts/1962.ron",
    "actors/bodies.ron",
    "actors/groups.ron",
    "actors/parties-and-states.ron",
    "actors/persons.ron",
    "demarche.ron",
    "disputes.ron",
    "events.ron",
    "expectations.ron",
    "no-acts.ron",
    "sources.ron",
    "topics.ron",
];

/// A new folder: a small invented dispute with comments, and the codebook.
pub const BEGINNING: &[File] = &[
    ("README.md", include_str!("../../graph/README.md")),
    ("acts.ron", include_str!("beginning/acts.ron")),
    ("actors.ron", include_str!("beginning/actors.ron")),
    ("demarche.ron", include_str!("beginning/demarche.ron")),
    ("expectations.ron", include_str!("beginning/expectations.ron")),
    ("sources.ron", include_str!("beginning/sources.ron")),
];

/// The act types and the ladder that every graph knows.
pub fn vocabulary() -> Vec<Arc<Text>> {
    VOCABULARY
        .iter()
        .map(|(path, body)| Arc::new(Text::new(format!("{BUILT_IN}{path}"), *body)))
        .collect()
}
