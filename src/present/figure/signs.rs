//! The signs of the numbered list in words: how its dates and places are to be read. Only those that it uses.

use super::scene::NoteList;

/// What the signs say; nothing where there are none.
pub(super) fn signs(lists: &[NoteList]) -> String {
    let notes = || lists.iter().flat_map(|list| &list.notes).map(|note| note.words.as_str());
    let in_dates = |sign: fn(&str) -> bool| notes().map(date).any(sign);
    let mut said = Vec::new();
    for (is_used, words) in [
        (in_dates(|date| date.starts_with('[')), "[a..b]: some day from a to b"),
        (in_dates(|date| date.contains('/')), "a/b: from a to b"),
        (in_dates(|date| date.contains('~')), "~: about"),
        (in_dates(|date| date.contains('?')), "?: uncertain"),
        (in_dates(|date| date.contains('%')), "%: about and uncertain"),
        (in_dates(|date| date.contains('X')), "X: a digit that is not known"),
        (notes().any(|words| words.contains("(implied)")), "implied: not said in so many words"),
        (in_dates(|date| date == DERIVED), "derived: from the order in which things happened"),
        (notes().any(|words| words.contains('¶')), "¶: paragraph"),
        (notes().any(|words| words.contains(" n. ")), "n.: note"),
        (notes().any(|words| words.contains("p. ")), "p.: page"),
    ] {
        if is_used {
            said.push(words);
        }
    }
    if said.is_empty() { String::new() } else { format!("{}.", said.join("; ")) }
}

/// How a date that no source gives begins.
const DERIVED: &str = "(derived";

/// The date with which an entry begins.
fn date(words: &str) -> &str {
    let date = words.split(':').next().unwrap_or("");
    date.split(' ').next().unwrap_or("")
}
