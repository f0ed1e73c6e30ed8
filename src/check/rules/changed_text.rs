//! A text that is not the one of which fingerprints were taken.
//!
//! # What it finds
//!
//! Paragraphs or pages whose fingerprint is not the one in the source record, that are missing, that have none, or that
//! stand under another number; and an entry of `fingerprints` that is none.
//!
//! Only with a text at hand: `check --text SOURCE=FILE`, or the `text` of the source. A fingerprint is taken of the words after
//! quotation marks, dashes, white space and accents have one form, before repairs are made and with the note numbers.
//!
//! # Why it matters
//!
//! The text may be another edition: citations point to other places there, and words that still stand may have changed around
//! what is quoted.
//!
//! # Example
//!
//! A text of one or two paragraphs:
//!
//! ```text
//! The mayor went to the upper weir.12
//! ```
//!
//! ```ron
//! [
//!     Source(
//!         id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph,
//!         fingerprints: [("1", "1:0123456789abcdef")],
//!     ),
//!     Event(id: "visit", name: "A visit", evidence: [
//!         Cite(source: "chapter", paragraph: "1", passage: ("The mayor went", "upper weir"), note: "12"),
//!     ]),
//! ]
//! ```
//!
//! # How to fix
//!
//! Verify against the edition that was coded. Where the change is meant, read what changed, correct what cites it, and
//! replace the fingerprints by those that `demarche fingerprint SOURCE --text SOURCE=FILE` prints.

use crate::check::Rule;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::quotation::Changes;
use crate::quotation::Fingerprint;
use crate::quotation::Move;
use crate::quotation::SourceText;
use crate::quotation::changes;
use crate::record::Source;
use crate::text::quoted;

const CODE: Code = Code("changed-text");

/// Kept by `check::citations`.
pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("changed_text.rs"),
    run: None,
};

/// So many places are named of each sort.
const NAMED_MAX: usize = 20;

/// Compares the fingerprints of a source with those of the text at hand.
pub(in crate::check) fn look(
    item: &Item<'_, Source<'_>>,
    text: &SourceText,
    found: &mut Vec<Diagnostic>,
) {
    let mut taken = Vec::with_capacity(item.record.fingerprints.len());
    for (at, digest) in &item.record.fingerprints {
        let (message, label) = match (at.parse::<usize>(), Fingerprint::is_one(digest)) {
            (Ok(at), true) => {
                taken.push(Fingerprint { at, digest: digest.to_string() });
                continue;
            }
            (Err(_), _) => (format!("`{}` is no number", quoted(at)), item.label(at, "of what?")),
            (Ok(_), false) => (
                format!("`{}` is no fingerprint", quoted(digest)),
                item.label(digest, "not `1:` and sixteen hexadecimal digits"),
            ),
        };
        found.push(Diagnostic::error(CODE, message).at(label).help(help(item)));
    }
    if taken.is_empty() {
        return;
    }
    let changes = changes(&taken, text.fingerprints());
    if changes.is_empty() {
        return;
    }
    let first = first(&changes);
    let at = item.record.fingerprints.iter().find(|(at, _)| at.parse() == Ok(first));
    let label = match at {
        Some((_, digest)) => item.label(digest, "the first that differs"),
        None => item.label_id("fingerprints of another text"),
    };
    let message =
        format!("the text of `{}` is not the one of which fingerprints were taken", item.id);
    let mut finding = Diagnostic::error(CODE, message).at(label);
    for told in told(&changes, text.division().name()) {
        finding = finding.note(told);
    }
    found.push(finding.help(help(item)));
}

fn help(item: &Item<'_, Source<'_>>) -> String {
    format!(
        "verify the edition that was coded, or take them anew: demarche fingerprint {}",
        item.id
    )
}

/// The first place of which something is to be said.
fn first(changes: &Changes) -> usize {
    let Changes { changed, missing, more, moved } = changes;
    let of_moves = [changed, moved].map(|moves| moves.first().map(|one| one.from));
    let of_numbers = [missing, more].map(|numbers| numbers.first().copied());
    of_moves.into_iter().chain(of_numbers).flatten().min().unwrap_or(0)
}

/// What changed, a line for each sort.
fn told(changes: &Changes, name: &str) -> Vec<String> {
    let Changes { changed, missing, more, moved } = changes;
    let in_place = |numbers: &[usize]| -> Vec<Move> {
        numbers.iter().map(|&at| Move { from: at, to: at }).collect()
    };
    let sorts = [
        ("changed", changed.clone()),
        ("missing", in_place(missing)),
        ("more, without a fingerprint", in_place(more)),
        ("moved", moved.clone()),
    ];
    sorts.iter().filter_map(|(what, moves)| line(what, name, moves)).collect()
}

fn line(what: &str, name: &str, moves: &[Move]) -> Option<String> {
    let runs = runs(moves);
    let shown = runs.iter().take(NAMED_MAX).map(|(first, last)| {
        let then = range(first.from, last.from);
        if first.from == first.to {
            then
        } else {
            format!("{then} (now {})", range(first.to, last.to))
        }
    });
    let shown: Vec<String> = shown.collect();
    let plural = if moves.len() == 1 { "" } else { "s" };
    let rest = match runs.len().saturating_sub(NAMED_MAX) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!moves.is_empty()).then(|| format!("{what}: {name}{plural} {}{rest}", shown.join(", ")))
}

/// Moves of neighbours by the same way, taken together: the first and the last of each run.
fn runs(moves: &[Move]) -> Vec<(Move, Move)> {
    let mut runs: Vec<(Move, Move)> = Vec::new();
    for &one in moves {
        match runs.last_mut() {
            Some((_, last)) if follows(*last, one) => *last = one,
            Some(_) | None => runs.push((one, one)),
        }
    }
    runs
}

/// Whether one stands right behind another, then and now.
fn follows(last: Move, one: Move) -> bool {
    one.from.checked_sub(last.from) == Some(1) && one.to.checked_sub(last.to) == Some(1)
}

fn range(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
