//! An id that is no id.
//!
//! # What it finds
//!
//! A record whose `id` is not a lower-case ASCII letter followed by letters, digits and hyphens, or has more than 200
//! characters. Of a letter of another script it is said which it is, and what it looks like.
//!
//! # Why it matters
//!
//! Ids are typed into terms, cited in print and compared byte by byte. Letters that look alike in two scripts,
//! capitals and spaces would make two names of one.
//!
//! # Example
//!
//! ```ron
//! [Topic(id: "Border Question", name: "The border")]
//! ```
//!
//! # How to fix
//!
//! Write it in lower case with hyphens: `border-question`. The record is left out until then.

use crate::check::Rule;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::model::Id;
use crate::model::IdError;
use crate::text::beyond_ascii;
use crate::text::quoted;
use crate::text::skeleton;

const CODE: Code = Code("bad-id");

pub(in crate::check) const RULE: Rule =
    Rule { code: CODE, severity: Severity::Error, page: include_str!("bad_id.rs"), run: None };

/// What is said at the place of a bad id.
pub(in crate::check) fn label(error: IdError) -> &'static str {
    match error {
        IdError::Empty => "empty",
        IdError::Start => "begins with no lower-case letter",
        IdError::Character(_) => "holds a character that no id may hold",
        IdError::Long => "too long",
    }
}

/// The finding, with an id that would do where one can be made of the letters.
pub(in crate::check) fn report(written: &str, error: IdError, place: Option<Label>) -> Diagnostic {
    let place = place.map(|label| match error {
        IdError::Character(at) if label.span.len() == written.len() => {
            let character =
                written.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            Label { span: label.span.start + at..label.span.start + at + character, ..label }
        }
        IdError::Character(_) | IdError::Empty | IdError::Start | IdError::Long => label,
    });
    let folded: String = written.to_lowercase().chars().flat_map(folded).collect();
    let proposal = Id::new(
        folded
            .trim_matches(|sign: char| !sign.is_ascii_lowercase() && sign != '-')
            .trim_matches('-'),
    );
    let proposal = proposal.map_or(None, |id| Some(format!("write `{id}`")));
    Diagnostic::error(CODE, format!("`{}` is no id", quoted(written)))
        .at(place)
        .maybe_note(beyond_ascii(written))
        .help("an id is a lower-case letter, then lower-case letters, digits and hyphens")
        .maybe_help(proposal.filter(|_| !matches!(error, IdError::Long)))
}

/// What stands in an id for a character: itself, the letters or digits that it looks like, or a hyphen.
fn folded(character: char) -> Vec<char> {
    if character.is_ascii_alphanumeric() {
        return vec![character];
    }
    let alike = if character.is_ascii() { String::new() } else { skeleton(&character.to_string()) };
    let letters: Vec<char> = alike.chars().filter(char::is_ascii_alphanumeric).collect();
    if letters.is_empty() { vec!['-'] } else { letters }
}
