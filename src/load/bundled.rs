//! What ships with demarche: the vocabulary, the code books, the example graph, and the beginning of a new folder.

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

/// The code books of event data. They stand apart from the vocabulary, which is read at every start.
const CODE_BOOKS: &[File] = files!["../../":
    "code_books/cameo-icews.ron",
    "code_books/cameo-keds.ron",
    "code_books/icb-response.ron",
    "code_books/icb-trigger.ron",
    "code_books/icbe.ron",
    "code_books/mid.ron",
    "code_books/plover.ron",
    "code_books/weis.ron",
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

/// The ids of the code books, in order.
pub fn code_books() -> impl Iterator<Item = &'static str> {
    CODE_BOOKS.iter().map(|(path, _)| id_of(path))
}

/// The code book of an id.
pub fn code_book(id: &str) -> Option<Arc<Text>> {
    let (path, body) = CODE_BOOKS.iter().find(|(path, _)| id_of(path) == id)?;
    Some(Arc::new(Text::new(format!("{BUILT_IN}{path}"), *body)))
}

/// A code book stands in a file that has its name.
fn id_of(path: &'static str) -> &'static str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.strip_suffix(".ron").unwrap_or(name)
}

/// The act types and the ladder that every graph knows.
pub fn vocabulary() -> Vec<Arc<Text>> {
    VOCABULARY
        .iter()
        .map(|(path, body)| Arc::new(Text::new(format!("{BUILT_IN}{path}"), *body)))
        .collect()
}
