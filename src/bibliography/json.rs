//! CSL-JSON: a list of items, as Zotero and other programs write it.

use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::diagnostic::Diagnostic;
use crate::load::Entry;
use crate::model::Fact;
use crate::model::Name;
use crate::model::Reference;
use crate::model::ReferenceDate;
use crate::record::Written;
use crate::text::Position;
use crate::text::Span;
use crate::text::Text;
use crate::text::byte_at;
use crate::text::quoted;

use super::ENTRY_SIZE_MAX;
use super::bad;
use super::label;
use super::take;
use super::variable;
use super::variable::Holds;

/// Reads a file of CSL-JSON.
pub(super) fn read(text: &Arc<Text>) -> (Vec<Entry<'_>>, Vec<Diagnostic>) {
    let body = text.body().trim_start_matches('\u{feff}');
    let items: Vec<&RawValue> = match serde_json::from_str(body) {
        Ok(items) => items,
        Err(error) => {
            let mark = text.body().len() - body.len();
            let position = Position { line: error.line(), column: error.column() };
            let at = text.boundary((byte_at(body, position) + mark).min(text.body().len()));
            let here = label(text, at..at, "reading stopped here");
            let finding = bad(format!("the file is no JSON: {}", reason(&error)), here)
                .help("a bibliography in JSON is one list of CSL items; nothing of it is read");
            return (Vec::new(), vec![finding]);
        }
    };
    let mut entries = Vec::with_capacity(items.len());
    let mut findings = Vec::new();
    for item in items {
        let span = text.span_of(item.get()).unwrap_or(0..0);
        match read_item(text, item.get(), &span) {
            Ok((id, reference, odd)) => {
                findings.extend(odd);
                entries.push(super::entry(text, span, id, reference));
            }
            Err(finding) => findings.push(*finding),
        }
    }
    (entries, findings)
}

/// Why something is no JSON, without the line and column that a finding has anyway.
fn reason(error: &serde_json::Error) -> String {
    let told = error.to_string();
    quoted(told.split(" at line ").next().unwrap_or(&told))
}

type Item<'t> = (Written<'t>, Reference, Vec<Diagnostic>);

fn read_item<'t>(
    text: &'t Arc<Text>,
    body: &'t str,
    span: &Span,
) -> Result<Item<'t>, Box<Diagnostic>> {
    let first = span.start..span.start + body.chars().next().map_or(0, char::len_utf8);
    let fail = |message: String| Box::new(bad(message, label(text, first.clone(), "this item")));
    if body.len() > ENTRY_SIZE_MAX {
        return Err(fail(format!("an item has more than {ENTRY_SIZE_MAX} bytes")));
    }
    let read: Result<serde_json::Map<String, Value>, _> = serde_json::from_str(body);
    let fields =
        read.map_err(|error| fail(format!("an item cannot be read: {}", reason(&error))))?;
    let id = match fields.get("id") {
        Some(Value::String(id)) => written(body, id),
        Some(Value::Number(number)) => Written::from(number.to_string()),
        Some(_) | None => return Err(fail("an item has no `id`".to_owned())),
    };
    let kind = fields.get("type").and_then(Value::as_str).unwrap_or_default();
    let mut odd = Vec::new();
    let known = variable::kind(kind);
    if known.is_none() {
        odd.push(format!("`{}` is no type of CSL; the item is taken for a document", quoted(kind)));
    }
    let mut reference = Reference { kind: known.unwrap_or("document"), ..Reference::default() };
    for (name, value) in &fields {
        let Some((variable, holds)) = variable::variable(name) else { continue };
        let fact = match holds {
            Holds::Text => plain(value).map(Fact::Text),
            Holds::Names => names(value).map(Fact::Names),
            Holds::Date => date(value).map(Fact::Date),
        };
        match fact {
            Some(fact) => odd.extend(take(&mut reference, variable, fact).err()),
            None => odd.push(format!("`{variable}` cannot be read; it is left out")),
        }
    }
    let findings = odd.into_iter().map(|message| *fail(message)).collect();
    Ok((id, reference, findings))
}

/// The id as it stands in the item, so that its place is known; a copy where it has escapes.
fn written<'t>(body: &'t str, id: &str) -> Written<'t> {
    let quoted = format!("\"{id}\"");
    let places = body.match_indices(&quoted).map(|(at, _)| at);
    let place = places.into_iter().find(|&at| {
        let before = body.get(..at).unwrap_or("").trim_end();
        before.strip_suffix(':').is_some_and(|rest| rest.trim_end().ends_with("\"id\""))
    });
    let inside = place.and_then(|at| body.get(at + 1..at + 1 + id.len()));
    inside.map_or_else(|| Written::from(id.to_owned()), Written::from)
}

/// Text without the marks of HTML that CSL-JSON allows in it, white space folded.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    let marks = ["i", "b", "sup", "sub", "sc", "span"];
    let mut bare = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        bare.push_str(before);
        let mark = after.split_once('>').filter(|(inner, _)| {
            let name = inner.trim_start_matches('/').split(' ').next().unwrap_or("");
            marks.contains(&name)
        });
        if let Some((_, behind)) = mark {
            rest = behind;
        } else {
            bare.push('<');
            rest = after;
        }
    }
    bare.push_str(rest);
    Some(bare.split_whitespace().collect::<Vec<&str>>().join(" "))
}

fn names(value: &Value) -> Option<Vec<Name>> {
    let one = |value: &Value| {
        let part = |name: &str| {
            let text = value.get(name).and_then(plain);
            text.filter(|text| !text.is_empty())
        };
        if let Some(literal) = part("literal") {
            return Some(Name { family: literal, ..Name::default() });
        }
        let (family, given) = (part("family"), part("given"));
        // A person of one name may have only a given one.
        let (family, given) = if family.is_some() { (family?, given) } else { (given?, None) };
        let dropping = part("dropping-particle");
        let given = match (given, dropping) {
            (Some(given), Some(particle)) => Some(format!("{given} {particle}")),
            (given, particle) => given.or(particle),
        };
        Some(Name {
            family,
            given,
            particle: part("non-dropping-particle"),
            suffix: part("suffix"),
        })
    };
    value.as_array()?.iter().map(one).collect()
}

/// The first of `date-parts`, or a year, month or day in `raw` or `literal`.
fn date(value: &Value) -> Option<ReferenceDate> {
    let is_about = match value.get("circa") {
        Some(Value::Bool(about)) => *about,
        Some(Value::String(about)) => matches!(about.as_str(), "true" | "1"),
        Some(Value::Number(number)) => number.as_i64() != Some(0),
        Some(Value::Null | Value::Array(_) | Value::Object(_)) | None => false,
    };
    let parts: Vec<u64> = match value.get("date-parts").and_then(|parts| parts.get(0)) {
        Some(Value::Array(parts)) => {
            let number = |part: &Value| match part {
                Value::Number(number) => number.as_u64(),
                Value::String(text) => text.parse().ok(),
                Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
            };
            parts.iter().map(number).collect::<Option<_>>()?
        }
        Some(
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_),
        )
        | None => {
            let text = value.get("raw").or_else(|| value.get("literal"))?.as_str()?;
            text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?
        }
    };
    let [year, rest @ ..] = parts.as_slice() else { return None };
    let number = |at: usize, most: u8| {
        let number = rest.get(at).map(|&part| u8::try_from(part).ok());
        number.map(|part| part.filter(|part| (1..=most).contains(part)))
    };
    let (month, day) = (number(0, 12), number(1, 31));
    if *year > 9999 || month == Some(None) || day == Some(None) || rest.len() > 2 {
        return None;
    }
    let year = u16::try_from(*year).ok()?;
    Some(ReferenceDate { year, month: month.flatten(), day: day.flatten(), is_about })
}
