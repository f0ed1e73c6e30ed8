//! A text, record by record.
//!
//! ron stops at the first error of what it is given, so it is given one record at a time. After a broken record
//! reading goes on at the next line that begins one, so a record that is never closed loses only itself.

use std::sync::Arc;

use ron::extensions::Extensions;
use ron::options::Options;
use serde::Deserialize;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::did_you_mean;
use crate::record::Marker;
use crate::record::Record;
use crate::text::Position;
use crate::text::Span;
use crate::text::Text;
use crate::text::byte_at;

use super::MISSING_FIELD;
use super::SYNTAX;
use super::UNKNOWN_FIELD;
use super::UNKNOWN_VARIANT;

/// After so many errors the rest of a text is not read.
const ERRORS_MAX: usize = 100;

/// A record and the text it stands in.
#[derive(Clone, Debug)]
pub struct Entry<'t> {
    /// The record.
    pub record: Record<'t>,
    /// The text; nothing for a record made in code.
    pub text: Option<&'t Arc<Text>>,
    /// The bytes of the record in its text.
    pub span: Span,
}

fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// Reads the records of a text: `[ Actor(…), Act(…), … ]`.
pub fn parse(text: &Arc<Text>) -> (Vec<Entry<'_>>, Vec<Diagnostic>) {
    let mut reader = Reader {
        text,
        options: options(),
        rest: without_mark(text.body()),
        diagnostics: Vec::new(),
    };
    let mut entries = Vec::new();
    reader.skip_blank();
    if reader.rest.is_empty() {
        return (entries, reader.diagnostics);
    }
    if !reader.take('[') {
        reader.expected(
            "`[` before the first record",
            "a file is one list of records: [ Actor(…), Act(…) ]",
        );
        reader.skip_to_next_record();
    }
    while reader.goes_on() {
        entries.extend(reader.record());
    }
    (entries, reader.diagnostics)
}

/// Reads `demarche.ron`: one `Graph(…)`.
pub fn marker(text: &Arc<Text>) -> Result<Marker<'_>, Box<Diagnostic>> {
    let body = without_mark(text.body());
    options()
        .from_str(body)
        .map_err(|error| Box::new(explain(text, body, &error.code, error.span.end)))
}

/// The text without a byte-order mark.
fn without_mark(body: &str) -> &str {
    body.strip_prefix('\u{feff}').unwrap_or(body)
}

struct Reader<'t> {
    text: &'t Arc<Text>,
    options: Options,
    rest: &'t str,
    diagnostics: Vec<Diagnostic>,
}

impl<'t> Reader<'t> {
    /// Whether another record follows; reports what follows the list, or that the list is not closed.
    fn goes_on(&mut self) -> bool {
        self.skip_blank();
        if self.diagnostics.len() >= ERRORS_MAX {
            self.expected(
                "fewer errors",
                "the rest of this file is not read until these are mended",
            );
            return false;
        }
        if self.rest.is_empty() {
            self.expected("`]` after the last record", "close the list with `]`");
            return false;
        }
        if !self.take(']') {
            return true;
        }
        self.skip_blank();
        if !self.rest.is_empty() {
            self.expected(
                "the end of the file after `]`",
                "a file is one list: put every record inside it",
            );
            self.skip_to_next_record();
        }
        !self.rest.is_empty()
    }

    /// The record that follows and the comma behind it.
    fn record(&mut self) -> Option<Entry<'t>> {
        let start = self.rest;
        let outcome = ron::Deserializer::from_str_with_options(start, &self.options).and_then(
            |mut deserializer| match Record::deserialize(&mut deserializer) {
                Ok(record) => Ok((record, deserializer.remainder())),
                Err(error) => Err(deserializer.span_error(error)),
            },
        );
        match outcome {
            Ok((record, rest)) => {
                self.rest = rest;
                let first = self.at(start);
                let span = first..first + (start.len() - rest.len());
                self.skip_blank();
                if !self.take(',') && !self.rest.is_empty() && !self.rest.starts_with(']') {
                    self.expected(
                        "a comma between two records",
                        "write `,` after the record before",
                    );
                    if !begins_record(self.rest) {
                        self.skip_to_next_record();
                    }
                }
                Some(Entry { record, text: Some(self.text), span })
            }
            Err(error) => {
                self.diagnostics.push(explain(self.text, start, &error.code, error.span.end));
                self.skip_to_next_record();
                None
            }
        }
    }

    /// The byte of the text at which a rest of it begins.
    fn at(&self, rest: &str) -> usize {
        self.text.body().len() - rest.len()
    }

    fn expected(&mut self, what: &str, help: &str) {
        let at = self.at(self.rest);
        let span = at..at + self.rest.chars().next().map_or(0, char::len_utf8);
        let label = Label { text: Arc::clone(self.text), span, message: "here".to_owned() };
        self.diagnostics
            .push(Diagnostic::error(SYNTAX, format!("expected {what}")).at(Some(label)).help(help));
    }

    fn take(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Passes over white space and comments.
    fn skip_blank(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            let after = if self.rest.starts_with("//") {
                self.rest.split_once('\n').map_or("", |(_, after)| after)
            } else if let Some(comment) = self.rest.strip_prefix("/*") {
                comment.split_once("*/").map_or("", |(_, after)| after)
            } else {
                return;
            };
            self.rest = after;
        }
    }

    /// Passes on to the next line that begins a record; where none does, to the bracket that closes the list.
    fn skip_to_next_record(&mut self) {
        let breaks = self.rest.match_indices('\n');
        let mut lines = breaks.filter_map(|(at, _)| self.rest.get(at + 1..)).map(str::trim_start);
        let body = self.text.body().trim_end();
        let end = body.get(body.len() - usize::from(body.ends_with(']'))..).unwrap_or("");
        self.rest = lines.find(|line| begins_record(line)).unwrap_or(end);
    }
}

/// Whether a text begins with the name of a record kind and a bracket.
fn begins_record(text: &str) -> bool {
    Record::KINDS
        .iter()
        .any(|kind| text.strip_prefix(kind).is_some_and(|rest| rest.trim_start().starts_with('(')))
}

/// An error of ron in our words: what, where in the text, and what to do.
fn explain(
    text: &Arc<Text>,
    slice: &str,
    error: &ron::Error,
    position: ron::error::Position,
) -> Diagnostic {
    let base = text.body().len() - slice.len();
    let at =
        byte_at(slice, Position { line: position.line, column: position.col }).min(slice.len());
    let label = |span: Span, message: &str| {
        let span = base + span.start..base + span.end;
        Some(Label { text: Arc::clone(text), span, message: message.to_owned() })
    };
    let choice = |code: Code, what: &str, found: &str, expected: &'static [&'static str]| {
        let all = format!("one of: {}", expected.join(", "));
        let help = did_you_mean_any_case(found, expected).unwrap_or(all);
        Diagnostic::error(code, format!("{what} `{}`", crate::text::visible(found)))
            .at(label(word_before(slice, at, found), "not known here"))
            .help(help)
    };
    match error {
        ron::Error::NoSuchStructField { expected, found, outer } => {
            let what = outer
                .as_deref()
                .map_or("there is no field".to_owned(), |of| format!("`{of}` has no field"));
            choice(UNKNOWN_FIELD, &what, found, expected)
        }
        ron::Error::NoSuchEnumVariant { expected, found, outer } => {
            let what = outer
                .as_deref()
                .map_or("no choice is called".to_owned(), |of| format!("no `{of}` is called"));
            choice(UNKNOWN_VARIANT, &what, found, expected)
        }
        ron::Error::MissingStructField { field, outer } => {
            let of = outer.as_deref().unwrap_or("the record");
            let end = slice.find(['(', '\n']).unwrap_or(slice.len());
            let place = if at > 0 { at - 1..at } else { 0..end };
            let place = text.boundary(base + place.start) - base..place.end;
            Diagnostic::error(MISSING_FIELD, format!("`{of}` lacks the field `{field}`"))
                .at(label(place, "before this bracket"))
                .and(label(0..end, "in this record"))
                .help(format!("add `{field}: …`"))
        }
        other => {
            let end = slice
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(at, |next| at + next.len_utf8());
            let mut message = other.to_string();
            message.get_mut(..1).map(str::make_ascii_lowercase);
            let diagnostic = Diagnostic::error(SYNTAX, message)
                .at(label(at..end, "reading stopped here"))
                .and(label(0..slice.find(['(', '\n']).unwrap_or(0), "in this record"));
            match other {
                ron::Error::ExpectedComma => diagnostic.help("write `,` after the value before"),
                ron::Error::ExpectedStringEnd => diagnostic.help("close the string with `\"`"),
                _ => diagnostic,
            }
        }
    }
}

fn did_you_mean_any_case(found: &str, expected: &'static [&'static str]) -> Option<String> {
    let same = expected.iter().find(|name| name.eq_ignore_ascii_case(found));
    same.map(|name| format!("did you mean `{name}`?"))
        .or_else(|| did_you_mean(found, expected.iter().copied()))
}

/// The span of a word that ends at or a little after a byte.
fn word_before(slice: &str, at: usize, word: &str) -> Span {
    let end = slice.floor_char_boundary((at + word.len()).min(slice.len()));
    let start = slice.get(..end).and_then(|before| before.rfind(word)).unwrap_or(at);
    start..(start + word.len()).min(slice.len())
}
