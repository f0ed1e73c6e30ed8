//! What ships with demarche: the vocabulary, and the example graph.

use std::sync::Arc;

use crate::text::Text;

/// The records of the vocabulary that ships with demarche stand in texts whose names begin so.
pub const BUILT_IN: &str = "(built in) ";

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../graph/", $path)))),*]
    };
}

const VOCABULARY: &[(&str, &str)] = files![
    "vocabulary/ladder.ron",
    "vocabulary/material-conflict.ron",
    "vocabulary/material-cooperation.ron",
    "vocabulary/neutral.ron",
    "vocabulary/verbal-conflict.ron",
    "vocabulary/verbal-cooperation.ron",
];

/// The act types and the ladder that every graph knows.
pub fn vocabulary() -> Vec<Arc<Text>> {
    VOCABULARY
        .iter()
        .map(|(path, body)| Arc::new(Text::new(format!("{BUILT_IN}{path}"), *body)))
        .collect()
}
