//! Names that look alike and are not the same.
//!
//! # What it finds
//!
//! Two actors whose names, or whose ids, look the same and differ in their characters; and a word of an actor's name in which
//! letters of the Latin script stand beside letters of the Cyrillic or Greek script that look like Latin ones.
//!
//! # Why it matters
//!
//! A reader cannot tell the two apart, and a search for the one does not find the other. Most often the letter of the other
//! script came in by copying, or from recognition of print.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "moscow", name: "Мoscow", kind: State),
//!     Actor(id: "lowton", name: "Lowton", kind: State),
//! ]
//! ```
//!
//! # How to fix
//!
//! Type the name anew in one script. Names in two scripts each have an entry of their own: `name: "Mao", also: ["Мао"]`. Names
//! of two actors that truly look alike get an addition that tells them apart.

use std::collections::BTreeMap;

use unicode_script::Script;
use unicode_script::UnicodeScript;
use unicode_security::is_potential_mixed_script_confusable_char;

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Actor;
use crate::record::Written;
use crate::text::beyond_ascii;
use crate::text::quoted;
use crate::text::skeleton;

const CODE: Code = Code("look-alike");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Warning,
    page: include_str!("look_alike.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    let actors = &draft.records.actors;
    for item in actors {
        for name in names(item) {
            found.extend(name.split_whitespace().find_map(|word| mixed(item, name, word)));
        }
    }
    alike(actors, names, |name| skeleton(name.trim()), found);
    alike(
        actors,
        |item| std::iter::once(&item.record.id),
        |id| skeleton(id.trim_end_matches('-')),
        found,
    );
}

fn names<'i, 't>(item: &'i Item<'t, Actor<'t>>) -> impl Iterator<Item = &'i Written<'t>> {
    std::iter::once(&item.record.name).chain(&item.record.also)
}

/// A word of a name in which Latin letters stand beside others that look like them.
fn mixed(item: &Item<'_, Actor<'_>>, name: &Written<'_>, word: &str) -> Option<Diagnostic> {
    let is_latin = |letter: char| letter.script() == Script::Latin;
    let is_strange = |letter: char| {
        matches!(letter.script(), Script::Cyrillic | Script::Greek)
            && is_potential_mixed_script_confusable_char(letter)
    };
    let parts = word.split(|letter: char| !letter.is_alphabetic());
    let part =
        parts.into_iter().find(|part| part.contains(is_latin) && part.contains(is_strange))?;
    let letter: String = part.chars().filter(|&letter| is_strange(letter)).take(1).collect();
    let message = format!("`{}` is written in two scripts", quoted(part));
    Some(
        Diagnostic::warning(CODE, message)
            .at(item.label(name, "in this name"))
            .maybe_note(beyond_ascii(&letter))
            .help("type it anew in one script"),
    )
}

/// What two actors are called by that looks the same and is not.
fn alike<'i, 't: 'i, W: Iterator<Item = &'i Written<'t>>>(
    actors: &'i [Item<'t, Actor<'t>>],
    called: impl Fn(&'i Item<'t, Actor<'t>>) -> W,
    look: impl Fn(&str) -> String,
    found: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<String, (&Item<'_, Actor<'_>>, &Written<'_>)> = BTreeMap::new();
    for item in actors {
        for written in called(item) {
            let (other, earlier) = *first.entry(look(written)).or_insert((item, written));
            // Of what is the same but for its case another rule speaks.
            let is_same = earlier.trim().to_lowercase() == written.trim().to_lowercase();
            if other.id == item.id || is_same {
                continue;
            }
            let (one, two) = (quoted(earlier), quoted(written));
            let message = format!("`{two}` of `{}` looks like `{one}` of `{}`", item.id, other.id);
            found.push(
                Diagnostic::warning(CODE, message)
                    .at(item.label(written, "this one"))
                    .and(other.label(earlier, "and this one"))
                    .maybe_note(beyond_ascii(written).or_else(|| beyond_ascii(earlier)))
                    .help("if they are one, keep one; else add what tells them apart"),
            );
        }
    }
}
