//! What differs between two records, field by field.

use super::FieldChange;
use super::Sort;
use super::Value;
use super::names::Names;
use super::names::Of;
use super::near;
use super::near::AtLeast;
use super::near::Seeker;

/// Fields by which an element of a list is known: one that names another there is another element.
const KEYS: &[(&str, &str)] = &[("responds_to", "act"), ("continues", "act")];

/// Fields that say when something was.
const OF_TIME: &[&str] = &["date", "date_basis", "order"];
/// Fields that tie an act to others.
const OF_LINKS: &[&str] = &["responds_to", "continues", "conflicts_with", "within"];
/// Fields in a curator's own words.
const OF_WORDS: &[&str] = &["summary", "note"];

/// An element of a list under its spelling.
type Element<'v> = (String, &'v Value);

/// What differs between two records of one kind, apart from their ids; in the order of their fields.
pub(super) fn changes(old: &Value, new: &Value, names: &Names<'_>) -> Vec<FieldChange> {
    let mut comparison = Comparison { names, sort: Sort::Changed, found: Vec::new() };
    for ((field, old), (_, new)) in old.fields().iter().zip(new.fields()) {
        if *field != "id" {
            comparison.sort = sort(field);
            comparison.compare(field, field, old, new);
        }
    }
    comparison.found
}

/// Of what sort a change of a field is.
fn sort(field: &str) -> Sort {
    if OF_TIME.contains(&field) {
        Sort::Redated
    } else if OF_LINKS.contains(&field) {
        Sort::Relinked
    } else if OF_WORDS.contains(&field) {
        Sort::Reworded
    } else {
        Sort::Changed
    }
}

struct Comparison<'c, 'v> {
    names: &'c Names<'v>,
    sort: Sort,
    found: Vec<FieldChange>,
}

impl Comparison<'_, '_> {
    fn compare(&mut self, path: &str, field: &str, old: &Value, new: &Value) {
        let spelled = |value: &Value, of: Of| self.names.spelling(field, value, of);
        let after = spelled(new, Of::New);
        if spelled(old, Of::New) == after || spelled(old, Of::Old) == after {
            return;
        }
        match (old, new) {
            (Value::Set(old), Value::Set(new)) => self.elements(path, field, old, new),
            (Value::Fields(one, old), Value::Fields(two, new)) if one == two => {
                for ((field, old), (_, new)) in old.iter().zip(new) {
                    self.compare(&format!("{path}.{field}"), field, old, new);
                }
            }
            _ => self.add(path, old, new),
        }
    }

    fn add(&mut self, field: &str, old: &Value, new: &Value) {
        let (field, sort) = (field.to_owned(), self.sort);
        self.found.push(FieldChange { field, sort, old: old.clone(), new: new.clone() });
    }

    /// Compares two lists as sets: what both have is set aside, what is left is paired where it is nearly the same.
    fn elements(&mut self, path: &str, field: &str, old: &[Value], new: &[Value]) {
        let spelled = |values: &[Element<'_>], of: Of| -> Vec<String> {
            values.iter().map(|(_, value)| self.names.spelling(field, value, of)).collect()
        };
        let mut old: Vec<Element<'_>> = old.iter().map(|one| (String::new(), one)).collect();
        let mut new: Vec<Element<'_>> = new.iter().map(|one| (String::new(), one)).collect();
        for of in [Of::New, Of::Old] {
            let (left, right) = (spelled(&old, of), spelled(&new, Of::New));
            old = left.into_iter().zip(old).map(|(text, (_, one))| (text, one)).collect();
            new = right.into_iter().zip(new).map(|(text, (_, one))| (text, one)).collect();
            (old, new) = without_common(old, new);
        }
        let pairs = self.pairs(field, &old, &new);
        let (mut old_left, mut new_left) = (vec![true; old.len()], vec![true; new.len()]);
        for &(one, two) in &pairs {
            (old_left[one], new_left[two]) = (false, false);
            let (old, new) = (old[one].1, new[two].1);
            let inner = match self.label(field, old, new) {
                label if label.is_empty() => path.to_owned(),
                label => format!("{path}[{label}]"),
            };
            self.compare(&inner, field, old, new);
        }
        for (_, (_, one)) in old_left.iter().zip(&old).filter(|(is_left, _)| **is_left) {
            self.add(path, one, &Value::Nothing);
        }
        for (_, (_, one)) in new_left.iter().zip(&new).filter(|(is_left, _)| **is_left) {
            self.add(path, &Value::Nothing, one);
        }
    }

    /// Which elements are one that has changed: those of one key; without keys, those that are half alike or more; of plain
    /// values the only two.
    fn pairs(&self, field: &str, old: &[Element<'_>], new: &[Element<'_>]) -> Vec<(usize, usize)> {
        if let Some(key) = key(field) {
            let by_key = |elements: &[Element<'_>], of: Of| -> Vec<Seeker> {
                let seeker = |(name, value): &Element<'_>| {
                    let mut fields = value.fields().iter();
                    let found = fields.find(|(field, _)| *field == key);
                    let key = found.map(|(field, key)| self.names.spelling(field, key, of));
                    Seeker { name: name.clone(), statements: key.into_iter().collect() }
                };
                elements.iter().map(seeker).collect()
            };
            return near::pairs(&by_key(old, Of::Old), &by_key(new, Of::New), AtLeast(1, 1));
        }
        let is_plain = |(_, value): &Element<'_>| value.fields().is_empty();
        if old.iter().chain(new).any(is_plain) {
            return if old.len() == 1 && new.len() == 1 { vec![(0, 0)] } else { Vec::new() };
        }
        let seekers = |elements: &[Element<'_>], of: Of| -> Vec<Seeker> {
            let seeker = |(name, value): &Element<'_>| Seeker {
                name: name.clone(),
                statements: self.names.statements(value, of),
            };
            elements.iter().map(seeker).collect()
        };
        near::pairs(&seekers(old, Of::Old), &seekers(new, Of::New), AtLeast(1, 2))
    }

    /// What an element of a list is called by that both versions have: its key, else the first two of its plain fields on
    /// which they agree.
    fn label(&self, list: &str, old: &Value, new: &Value) -> String {
        let key = key(list);
        let fields = old.fields().iter().zip(new.fields());
        let same = fields.filter_map(|((field, old), (_, new))| {
            let agree = self.names.spelling(field, old, Of::Old)
                == self.names.spelling(field, new, Of::New);
            new.plain().filter(|_| agree && key.is_none_or(|key| key == *field))
        });
        same.take(2).collect::<Vec<_>>().join(" ")
    }
}

/// The field by which an element of a list is known.
fn key(list: &str) -> Option<&'static str> {
    KEYS.iter().find(|(known, _)| *known == list).map(|(_, key)| *key)
}

/// What is left of two lists when each element of the one takes an equal one of the other with it; in order.
fn without_common<'v>(
    mut old: Vec<Element<'v>>,
    mut new: Vec<Element<'v>>,
) -> (Vec<Element<'v>>, Vec<Element<'v>>) {
    old.sort_by(|a, b| a.0.cmp(&b.0));
    new.sort_by(|a, b| a.0.cmp(&b.0));
    let mut kept = Vec::new();
    let mut rest = new.into_iter().peekable();
    let mut left = Vec::new();
    for one in old {
        while rest.peek().is_some_and(|other| other.0 < one.0) {
            left.extend(rest.next());
        }
        if rest.peek().is_some_and(|other| other.0 == one.0) {
            rest.next();
        } else {
            kept.push(one);
        }
    }
    left.extend(rest);
    (kept, left)
}
