//! Which strings of a record are ids of others, and by what other ids the same records go.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Value;

/// The fields whose strings are ids of other records; some of them hold days elsewhere, which no id looks like. A string
/// in another field is never taken for an id.
const REFERENCES: &[&str] = &[
    "about",
    "act",
    "actor",
    "actors",
    "acts",
    "are",
    "avoids",
    "before",
    "conflicts_with",
    "dispute",
    "event",
    "from",
    "id",
    "in",
    "part_of",
    "recipients",
    "source",
    "to",
    "topics",
    "type",
    "via",
    "within",
];

/// The records that go by another id in the new version, and those of which that is not settled yet.
#[derive(Debug, Default)]
pub(super) struct Names<'v> {
    /// Old ids and the new ones.
    pub(super) renamed: BTreeMap<&'v str, &'v str>,
    /// Ids that only one version has and that may yet be found to name one record.
    pub(super) open: BTreeSet<&'v str>,
}

/// Whose ids a value is read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Those of the old version, which are put into those of the new.
    Old,
    /// Those of the new.
    New,
}

/// What stands for an id that is not settled: no id can look like it.
const UNSETTLED: &str = "?";

impl Names<'_> {
    /// A string of a field, with an id put into that of the new version.
    pub(super) fn read<'s>(&'s self, field: &str, text: &'s str, of: Of) -> &'s str {
        if !REFERENCES.contains(&field) {
            return text;
        }
        if self.open.contains(text) {
            return UNSETTLED;
        }
        match of {
            Of::Old => self.renamed.get(text).copied().unwrap_or(text),
            Of::New => text,
        }
    }

    /// A value in one spelling, whatever the order of its sets: two values are the same where their spellings are.
    pub(super) fn spelling(&self, field: &str, value: &Value, of: Of) -> String {
        let mut out = String::new();
        self.spell(field, value, of, &mut out);
        out
    }

    fn spell(&self, field: &str, value: &Value, of: Of, out: &mut String) {
        match value {
            Value::Nothing => {}
            Value::Flag(flag) => *out += if *flag { "true" } else { "" },
            Value::Number(number) => *out += &format!("#{number}"),
            Value::Text(text) => {
                // The length in front tells where it ends.
                let text = self.read(field, text, of);
                *out += &format!("{}:", text.len());
                *out += text;
            }
            Value::Word(word) => *out += word,
            Value::Set(values) => {
                let mut each: Vec<String> =
                    values.iter().map(|one| self.spelling(field, one, of)).collect();
                each.sort_unstable();
                *out += &format!("[{}]", each.join(","));
            }
            Value::Row(values) => {
                out.push('<');
                for one in values {
                    self.spell(field, one, of, out);
                    out.push(',');
                }
                out.push('>');
            }
            Value::Fields(name, fields) => {
                *out += name;
                out.push('(');
                for (field, value) in fields {
                    self.spell(field, value, of, out);
                    out.push(',');
                }
                out.push(')');
            }
        }
    }

    /// What a value says, thing by thing: each field with what it holds, what is left out or by default left out itself.
    pub(super) fn statements(&self, value: &Value, of: Of) -> Vec<String> {
        let mut all = Vec::new();
        self.state("", value, of, &mut all);
        all.sort_unstable();
        all
    }

    fn state(&self, path: &str, value: &Value, of: Of, all: &mut Vec<String>) {
        let field = path.rsplit('.').next().unwrap_or(path);
        if value.is_default(field) {
            return;
        }
        match value {
            Value::Set(values) => values.iter().for_each(|one| self.state(path, one, of, all)),
            Value::Row(values) => {
                for (position, one) in values.iter().enumerate() {
                    self.state(&format!("{path}.{position}"), one, of, all);
                }
            }
            Value::Fields(name, fields) => {
                for (field, value) in fields {
                    self.state(&format!("{path}/{name}.{field}"), value, of, all);
                }
            }
            Value::Nothing
            | Value::Flag(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Word(_) => all.push(format!("{path}={}", self.spelling(field, value, of))),
        }
    }
}
