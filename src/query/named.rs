//! The acts that terms name, before there is a graph in which to look them up.

use super::Key;
use super::term::terms;

/// The ids of acts in the terms `id:` and `link:`, as they are written; a star at the end stands for anything. Of arguments that
/// are no terms there are none, and some may be words that `link:` knows.
pub fn named_acts(arguments: &[String]) -> Vec<String> {
    let terms = terms(arguments).unwrap_or_default();
    let naming = terms.into_iter().filter(|term| matches!(term.key, Key::Id | Key::Link));
    naming.map(|term| term.value).collect()
}
