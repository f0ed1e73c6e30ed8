//! A text, record by record.
//!
//! ron stops at the first error of what it is given, so it is given one record at a time. After a broken record
//! reading goes on behind the bracket that closes it, or at the next line that begins a record if that comes
//! first: a record that is never closed loses only itself.

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

use super::BEYOND_LIMIT;
use super::MISSING_FIELD;
use super::SYNTAX;
use super::UNKNOWN_FIELD;
use super::UNKNOWN_VARIANT;
use super::broken;
use super::limits::RECORD_SIZE_MAX;

/// So many errors are reported of any text, however long.
const ERRORS_LEAST: usize = 100;

/// So many bytes may be passed over for the sake of errors: one that never closes can reach to the end of the text. After
/// that the rest is not read.
const PASSED_MAX: usize = 1_000_000_000;

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

/// What was read of a text.
#[derive(Debug, Default)]
pub struct Parsed<'t> {
    /// The records.
    pub entries: Vec<Entry<'t>>,
    /// The ids of records that could not be read, as far as they can be told: references to them are no slips.
    pub lost: Vec<&'t str>,
}

fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// Reads the records of a text: `[ Actor(…), Act(…), … ]`.
pub fn parse(text: &Arc<Text>) -> (Parsed<'_>, Vec<Diagnostic>) {
    let mut reader = Reader {
        text,
        options: options(),
        rest: without_mark(text.body()),
        is_opened: true,
        lost: Vec::new(),
        diagnostics: Vec::new(),
    };
    let mut entries = Vec::new();
    reader.skip_blank();
    if reader.rest.is_empty() {
        return (Parsed::default(), reader.diagnostics);
    }
    if !reader.take('[') {
        reader.is_opened = false;
        reader.expected(
            "`[` before the first record",
            "a file is one list of records: [ Actor(…), Act(…) ]",
        );
        reader.skip_to_next_record();
    }
    while reader.goes_on() {
        entries.extend(reader.record());
    }
    (Parsed { entries, lost: reader.lost }, reader.diagnostics)
}

/// Reads `demarche.ron`: one `Graph(…)`.
pub fn marker(text: &Arc<Text>) -> Result<Marker<'_>, Box<Diagnostic>> {
    let body = without_mark(text.body());
    options().from_str(body).map_err(|error| {
        let read = |body: &str| options().from_str::<Marker<'_>>(body).map(drop);
        let fix = broken::fix(text, body, &error, read);
        let place = place_of(body, error.span.end);
        Box::new(explain(text, body, &error.code, place).maybe_fix(fix))
    })
}

/// The text without a byte-order mark.
fn without_mark(body: &str) -> &str {
    body.strip_prefix('\u{feff}').unwrap_or(body)
}

struct Reader<'t> {
    text: &'t Arc<Text>,
    options: Options,
    rest: &'t str,
    /// Whether the list has begun with a bracket, so that one must close it.
    is_opened: bool,
    lost: Vec<&'t str>,
    diagnostics: Vec<Diagnostic>,
}

impl<'t> Reader<'t> {
    /// Whether another record follows; reports what follows the list, or that the list is not closed.
    fn goes_on(&mut self) -> bool {
        self.skip_blank();
        if self.diagnostics.len() >= ERRORS_LEAST.max(PASSED_MAX / self.text.body().len()) {
            self.expected(
                "fewer errors",
                "the rest of this file is not read until these are mended",
            );
            return false;
        }
        if self.rest.is_empty() {
            if self.is_opened {
                self.expected("`]` after the last record", "close the list with `]`");
            }
            return false;
        }
        if !self.take(']') {
            return true;
        }
        self.is_opened = false;
        self.skip_blank();
        if !self.rest.is_empty() {
            self.expected(
                "the end of the file after `]`",
                "a file is one list: put every record inside it",
            );
            self.skip_to_next_record();
            self.skip_blank();
        }
        !self.rest.is_empty() && !self.rest.starts_with(']')
    }

    /// The record that follows and the comma behind it.
    fn record(&mut self) -> Option<Entry<'t>> {
        let start = self.rest;
        let window = start.get(..start.floor_char_boundary(RECORD_SIZE_MAX)).unwrap_or(start);
        match read_record(&self.options, window) {
            Ok((mut record, rest)) => {
                record.shrink();
                let length = window.len() - rest.len();
                self.rest = start.get(length..).unwrap_or("");
                let first = self.at(start);
                let span = first..first + length;
                self.comma();
                Some(Entry { record, text: Some(self.text), span })
            }
            Err(error) => {
                let next = next_record(start);
                let at = place_of(window, error.span.end);
                let own = next.map_or(start, |next| start.get(..next).unwrap_or(start));
                let first = start.chars().next().map_or(0, char::len_utf8);
                let end = end_of_record(own).max(first);
                let record = own.get(..end).unwrap_or(own);
                let id = broken::id(record);
                self.lost.extend(id);
                let diagnostic = match next {
                    Some(next) if at >= next => unclosed(self.text, start, next),
                    Some(_) | None if end > RECORD_SIZE_MAX => too_long(self.text, start, end),
                    Some(_) | None => {
                        let read = |mended: &str| read_record(&self.options, mended).map(drop);
                        let fix = broken::fix(self.text, record, &error, read);
                        explain(self.text, start, &error.code, at).maybe_fix(fix)
                    }
                };
                let note = id.map(|id| format!("references to `{id}` are not checked"));
                self.diagnostics.push(diagnostic.maybe_note(note));
                self.rest = start.get(end..).unwrap_or("");
                self.skip_blank();
                self.take(',');
                None
            }
        }
    }

    /// The comma behind a record, unless the list ends there.
    fn comma(&mut self) {
        self.skip_blank();
        if !self.take(',') && !self.rest.is_empty() && !self.rest.starts_with(']') {
            self.expected("a comma between two records", "write `,` after the record before");
            self.skip_to_next_record();
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
                let Some((_, after)) = comment.split_once("*/") else {
                    self.expected("`*/`, which ends the comment", "close the comment");
                    self.rest = "";
                    return;
                };
                after
            } else {
                return;
            };
            self.rest = after;
        }
    }

    /// Passes on to what begins a record, here or on a later line; where nothing does, to the bracket at the end.
    fn skip_to_next_record(&mut self) {
        if begins_record(self.rest) {
            return;
        }
        let body = self.text.body().trim_end();
        let end = body.len() - usize::from(body.ends_with(']'));
        let bracket = self.text.body().get(end..).filter(|end| end.len() <= self.rest.len());
        let next = next_record(self.rest).and_then(|next| self.rest.get(next..));
        self.rest = next.or(bracket).unwrap_or("");
    }
}

/// The record that begins a text, and what stands behind it.
fn read_record<'t>(
    options: &Options,
    text: &'t str,
) -> Result<(Record<'t>, &'t str), ron::error::SpannedError> {
    let mut deserializer = ron::Deserializer::from_str_with_options(text, options)?;
    match Record::deserialize(&mut deserializer) {
        Ok(record) => Ok((record, deserializer.remainder())),
        Err(error) => Err(deserializer.span_error(error)),
    }
}

/// The byte at which a later line of a text begins a record.
fn next_record(text: &str) -> Option<usize> {
    text.match_indices('\n').find_map(|(at, _)| {
        let line = text.get(at + 1..)?.trim_start();
        begins_record(line).then_some(text.len() - line.len())
    })
}

/// The byte behind the bracket that closes what a text begins with; before a comma or bracket that ends it without; the
/// length of the text where nothing does.
fn end_of_record(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => {
                // Passes over the string, and in it over every escaped character.
                while let Some((_, inner)) = signs.next() {
                    match inner {
                        '"' => break,
                        '\\' => drop(signs.next()),
                        _ => {}
                    }
                }
            }
            '/' if text.get(at..).is_some_and(|rest| rest.starts_with("//")) => {
                signs.by_ref().find(|(_, inner)| *inner == '\n');
            }
            '(' | '[' | '{' => depth += 1,
            ',' | ')' | ']' | '}' if depth == 0 => return at,
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Whether a text begins with the name of a record kind and a bracket.
fn begins_record(text: &str) -> bool {
    Record::KINDS
        .iter()
        .any(|kind| text.strip_prefix(kind).is_some_and(|rest| rest.trim_start().starts_with('(')))
}

/// The byte of a slice at a position that ron gives.
pub(super) fn place_of(slice: &str, position: ron::error::Position) -> usize {
    byte_at(slice, Position { line: position.line, column: position.col }).min(slice.len())
}

/// A record in which the next one begins: a bracket or a string of it is not closed.
fn unclosed(text: &Arc<Text>, slice: &str, next: usize) -> Diagnostic {
    let base = text.body().len() - slice.len();
    let name = |at: usize| {
        let rest = slice.get(at..).unwrap_or("");
        base + at..base + at + rest.find(['(', '\n', ' ']).unwrap_or(0)
    };
    let label = |span: Span, message: &str| {
        Some(Label { text: Arc::clone(text), span, message: message.to_owned() })
    };
    Diagnostic::error(SYNTAX, "a record is not closed before the next one begins")
        .at(label(name(0), "begins here"))
        .and(label(name(next), "the next one"))
        .help("close every `(`, `[` and `\"` of it")
}

/// A record that is longer than any is read.
fn too_long(text: &Arc<Text>, slice: &str, length: usize) -> Diagnostic {
    let base = text.body().len() - slice.len();
    let name = slice.find(['(', '\n', ' ']).unwrap_or(0);
    let label = Label {
        text: Arc::clone(text),
        span: base..base + name,
        message: "begins here".to_owned(),
    };
    let message = format!("a record has {length} bytes; the most is {RECORD_SIZE_MAX}");
    Diagnostic::error(BEYOND_LIMIT, message)
        .at(Some(label))
        .help("divide it, or look for a bracket or quote that closes too late")
}

/// An error of ron in our words: what, where in the text, and what to do.
#[expect(clippy::wildcard_enum_match_arm, reason = "the errors of ron are many and may grow")]
fn explain(text: &Arc<Text>, slice: &str, error: &ron::Error, at: usize) -> Diagnostic {
    let base = text.body().len() - slice.len();
    let label = |span: Span, message: &str| {
        let span = base + span.start..base + span.end;
        Some(Label { text: Arc::clone(text), span, message: message.to_owned() })
    };
    let choice = |code: Code, what: &str, found: &str, expected: &'static [&'static str]| {
        let all = format!("one of: {}", expected.join(", "));
        let help = did_you_mean_any_case(found, expected).unwrap_or(all);
        Diagnostic::error(code, format!("{what} `{}`", crate::text::quoted(found)))
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
            let is_record = outer.as_deref() == Some("Record");
            let what = if is_record { "no kind of record is called" } else { "no word here is" };
            choice(UNKNOWN_VARIANT, what, found, expected)
        }
        ron::Error::MissingStructField { field, outer } => {
            let of = outer.as_deref().unwrap_or("the record");
            let end = slice.find(['(', '\n']).unwrap_or(slice.len());
            let bracket = slice.get(at..).unwrap_or("").find(')').unwrap_or(0);
            let place = at + bracket..(at + bracket + 1).min(slice.len());
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
            let (message, help) = in_words(other);
            Diagnostic::error(SYNTAX, message)
                .at(label(at..end, "reading stopped here"))
                .and(label(0..slice.find(['(', '\n']).unwrap_or(0), "in this record"))
                .maybe_help(help.map(str::to_owned))
        }
    }
}

/// What ron says of a text that is no RON, and what to do, where that can be told.
#[expect(clippy::wildcard_enum_match_arm, reason = "the errors of ron are many and may grow")]
fn in_words(error: &ron::Error) -> (String, Option<&'static str>) {
    let (message, help) = match error {
        ron::Error::ExpectedComma => ("expected `,`", "write `,` after the value before"),
        ron::Error::ExpectedString => ("expected a string", "write it in quotation marks: \"…\""),
        ron::Error::ExpectedStringEnd => ("a string is not closed", "close it with `\"`"),
        ron::Error::ExpectedInteger => ("expected a whole number", "write digits alone"),
        ron::Error::ExpectedFloat => ("expected a number", "write digits alone"),
        ron::Error::IntegerOutOfBounds => ("no such number can stand here", "write a smaller one"),
        ron::Error::ExpectedBoolean => ("expected `true` or `false`", "write one of the two"),
        ron::Error::ExpectedArray => ("expected a list", "put it in brackets: `[ … ]`"),
        ron::Error::ExpectedArrayEnd => ("a list is not closed", "write `,` or `]`"),
        ron::Error::ExpectedStructLike => ("expected `(`", "write its fields: `( … )`"),
        ron::Error::ExpectedStructLikeEnd => ("expected `)`", "write `,` or `)`"),
        ron::Error::ExpectedMapColon => {
            ("expected `:`", "write `:` between the name of a field and its value")
        }
        ron::Error::ExpectedIdentifier => {
            ("expected a word", "write the word without quotation marks")
        }
        ron::Error::DuplicateStructField { field, .. } => {
            return (format!("the field `{field}` is given twice"), Some("keep one of the two"));
        }
        ron::Error::ExpectedDifferentStructName { expected, found } => {
            let found = crate::text::quoted(found);
            let message = format!("expected `{expected}(…)` but found `{found}`");
            return (message, Some("write its fields: `( … )`"));
        }
        other => {
            let mut message = other.to_string();
            message.get_mut(..1).map(str::make_ascii_lowercase);
            return (message, None);
        }
    };
    (message.to_owned(), Some(help))
}

fn did_you_mean_any_case(found: &str, expected: &'static [&'static str]) -> Option<String> {
    let same = expected.iter().find(|name| name.eq_ignore_ascii_case(found));
    same.map(|name| format!("did you mean `{name}`?"))
        .or_else(|| did_you_mean(found, expected.iter().copied()))
}

/// The span of a word that ends at or a little after a byte.
pub(super) fn word_before(slice: &str, at: usize, word: &str) -> Span {
    let end = slice.floor_char_boundary((at + word.len()).min(slice.len()));
    let start = slice.get(..end).and_then(|before| before.rfind(word)).unwrap_or(at);
    start..(start + word.len()).min(slice.len())
}
