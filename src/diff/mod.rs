//! What two versions of a graph folder differ in, in records and fields; for those who review changes.
//!
//! # What makes a difference
//!
//! Records are compared as they are read, so the order of files, records and fields, comments, layout and a default that is
//! written out make none. The act types and the ladder that ship with demarche count as records of both versions: a folder's
//! own type of the same id is a change of that type.
//!
//! - A record is the same one where kind and id are. What only one version has is [`Sort::Added`] or [`Sort::Removed`], unless
//!   another of its kind says the same but for its id, or nearly so: then it is [`Sort::Renamed`]. Nearly: of the
//!   statements of both (a field and what it holds; each element of a list is one; what is left out or says the default is
//!   none) at least three quarters are shared, counted as 2·common / (old + new). A reference that follows the new id is
//!   no change. Passages that are no acts have no ids and are matched by these rules alone.
//! - Fields are compared as values. Lists are sets, but for authors, whose order says something; an element that is half alike
//!   or more, by the same measure, is one that has changed; a link is known by the act that it names.
//! - A change of `date`, `date_basis` or `order` is [`Sort::Redated`]; of `responds_to`, `continues`, `conflicts_with` or
//!   `within` [`Sort::Relinked`]; of `summary` or `note` [`Sort::Reworded`]; of anything else [`Sort::Changed`]. A record
//!   can be of several sorts.
//! - An act or event of which none of the first two changed, and whose derived days differ all the same, is [`Sort::Moved`];
//!   through the nearest change to which orders and links tie it, over others that moved.
//!
//! Beside the records stand the main path of each dispute in both versions, and the findings that came and went: findings
//! are one where code and message are, wherever they stand.
//!
//! # What cannot be read
//!
//! A record that cannot be read is not there: it shows as added or removed where the other version has it, and
//! [`Diff::unread`] says how many there are. A record that reads but is unsound is compared like any other.

mod days;
mod effect;
mod fields;
mod names;
mod near;
mod pairing;
mod value;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::load;
use crate::load::Entry;
use crate::model::Bounds;
use crate::record::Marker;

pub use effect::DisputeChange;
pub use effect::Finding;
pub use effect::Findings;
pub use effect::MainPath;
pub use effect::Standing;
pub use effect::Weakest;
pub use value::Value;

use pairing::Pairing;

/// A version of a graph folder: its records, and what was made of them.
#[derive(Debug)]
pub struct Version<'t> {
    /// Its records, and those that ship with demarche and are not replaced.
    pub entries: Vec<Entry<'t>>,
    /// What stands in its `demarche.ron`.
    pub marker: Option<Marker<'t>>,
    /// What is sound of it.
    pub graph: Graph,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

impl Version<'_> {
    fn value(&self, place: usize) -> Value {
        Value::of(&self.entries[place].record)
    }

    fn id(&self, place: usize) -> Option<&str> {
        self.entries[place].record.id().map(|id| &**id)
    }

    /// The record as it stands in its file.
    fn written(&self, place: usize) -> Option<&str> {
        let entry = &self.entries[place];
        entry.text?.body().get(entry.span.clone())
    }

    /// How many files and records could not be read.
    fn unread(&self) -> usize {
        let codes = [
            load::UNREADABLE_FILE,
            load::SYNTAX,
            load::UNKNOWN_FIELD,
            load::UNKNOWN_VARIANT,
            load::MISSING_FIELD,
        ];
        let is_lost =
            |one: &&Diagnostic| one.severity == Severity::Error && codes.contains(&one.code);
        self.findings.iter().filter(is_lost).count()
    }
}

/// What two versions differ in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// The records that differ, in order of kind, then of id.
    pub changes: Vec<RecordChange>,
    /// What that does to each dispute, in order of id; empty where no record differs.
    pub disputes: Vec<DisputeChange>,
    /// How many pairs of sides were not looked at, because there are too many.
    pub disputes_left_out: usize,
    /// What is wrong with either.
    pub findings: Findings,
    /// How many files and records of the old and of the new version could not be read.
    pub unread: [usize; 2],
}

/// A record that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange {
    /// What begins it in a file: `Act`, `ActType`; `Graph` for what stands in `demarche.ron`.
    pub kind: &'static str,
    /// Its id, the new one where it has two; nothing for a kind without ids.
    pub id: Option<String>,
    /// Its old id where it was renamed.
    pub old_id: Option<String>,
    /// What a reader knows it by: its name, title or summary; else what its first two plain fields say.
    pub name: String,
    /// What became of it.
    pub what: What,
    /// Where the days on which it can have been differ, and it is sound enough in both versions to tell.
    pub days: Option<DaysChange>,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Only the new version has it.
    Added(Value),
    /// Only the old version has it.
    Removed(Value),
    /// Both have it. Without fields it was renamed or moved, and nothing else.
    Changed(Vec<FieldChange>),
}

/// A field that differs, or an element of one.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Its name, and the names of the fields inside: `date`, `evidence[ledger 12].note`. In brackets stands what the element
    /// of a list says in both versions.
    pub field: String,
    /// Of what sort the change is.
    pub sort: Sort,
    /// What it held; nothing where the new version adds the element.
    pub old: Value,
    /// What it holds.
    pub new: Value,
}

/// The days on which an act or event can have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaysChange {
    /// In the old version.
    pub old: Bounds,
    /// In the new.
    pub new: Bounds,
    /// The change that moved it, by id, where its own record says nothing new of its time.
    pub through: Option<String>,
}

/// Of what sort a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Only the new version has the record.
    Added,
    /// Only the old version has it.
    Removed,
    /// It goes by another id.
    Renamed,
    /// It says something else of when it was.
    Redated,
    /// It is tied to other acts, or otherwise.
    Relinked,
    /// Another field differs.
    Changed,
    /// A text in a curator's own words differs.
    Reworded,
    /// The days that follow from others differ.
    Moved,
}

impl Sort {
    /// Every sort, in the order in which a reviewer wants them.
    pub const ALL: [Sort; 8] = [
        Sort::Added,
        Sort::Removed,
        Sort::Renamed,
        Sort::Redated,
        Sort::Relinked,
        Sort::Changed,
        Sort::Reworded,
        Sort::Moved,
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Added => "added",
            Sort::Removed => "removed",
            Sort::Renamed => "renamed",
            Sort::Redated => "redated",
            Sort::Relinked => "relinked",
            Sort::Changed => "changed",
            Sort::Reworded => "reworded",
            Sort::Moved => "moved",
        }
    }
}

impl RecordChange {
    /// Of what sorts it is.
    pub fn sorts(&self) -> BTreeSet<Sort> {
        let fields = match &self.what {
            What::Added(_) => return BTreeSet::from([Sort::Added]),
            What::Removed(_) => return BTreeSet::from([Sort::Removed]),
            What::Changed(fields) => fields,
        };
        let mut sorts: BTreeSet<Sort> = fields.iter().map(|field| field.sort).collect();
        if self.old_id.is_some() {
            sorts.insert(Sort::Renamed);
        }
        if self.days.is_some()
            && !sorts.contains(&Sort::Redated)
            && !sorts.contains(&Sort::Relinked)
        {
            sorts.insert(Sort::Moved);
        }
        sorts
    }

    /// The id in the old version; nothing where that has no such record.
    fn id_before(&self) -> Option<&str> {
        match &self.what {
            What::Added(_) => None,
            What::Removed(_) | What::Changed(_) => self.old_id.as_deref().or(self.id.as_deref()),
        }
    }

    /// The id in the new version; nothing where that has no such record.
    fn id_after(&self) -> Option<&str> {
        match &self.what {
            What::Removed(_) => None,
            What::Added(_) | What::Changed(_) => self.id.as_deref(),
        }
    }
}

impl Diff {
    /// Whether neither a record nor a finding differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.findings.come.is_empty() && self.findings.gone.is_empty()
    }
}

/// Compares two versions of a graph folder.
pub fn diff(old: &Version<'_>, new: &Version<'_>) -> Diff {
    let pairing = pairing::pair(old, new);
    let mut changes = changes(old, new, &pairing);
    days::add(old, new, &pairing, &mut changes);
    changes.sort_by_cached_key(|change| {
        // What has no id is put in the order of what it says.
        let content = change.id.is_none().then(|| format!("{:?}", change.what));
        (change.kind, change.id.clone(), content)
    });
    let (disputes, disputes_left_out) =
        if changes.is_empty() { (Vec::new(), 0) } else { effect::disputes(old, new, &pairing) };
    Diff {
        changes,
        disputes,
        disputes_left_out,
        findings: effect::findings(&old.findings, &new.findings),
        unread: [old.unread(), new.unread()],
    }
}

/// The records that differ, apart from those that only moved.
fn changes(old: &Version<'_>, new: &Version<'_>, pairing: &Pairing<'_>) -> Vec<RecordChange> {
    let mut changes = Vec::new();
    let whole = |version: &Version<'_>, place: usize, what: fn(Value) -> What| {
        let value = version.value(place);
        RecordChange {
            kind: version.entries[place].record.kind(),
            id: version.id(place).map(str::to_owned),
            old_id: None,
            name: name(&value),
            what: what(value),
            days: None,
        }
    };
    changes.extend(pairing.gone.iter().map(|&place| whole(old, place, What::Removed)));
    changes.extend(pairing.come.iter().map(|&place| whole(new, place, What::Added)));
    for &(one, other) in &pairing.pairs {
        let (before, after) = (old.id(one), new.id(other));
        let is_as_written = old.written(one).is_some_and(|text| new.written(other) == Some(text));
        if is_as_written && before == after {
            continue;
        }
        let value = new.value(other);
        let fields = fields::changes(&old.value(one), &value, &pairing.names);
        if before != after || !fields.is_empty() {
            changes.push(RecordChange {
                kind: new.entries[other].record.kind(),
                id: after.map(str::to_owned),
                old_id: before.filter(|_| before != after).map(str::to_owned),
                name: name(&value),
                what: What::Changed(fields),
                days: None,
            });
        }
    }
    changes.extend(of_markers(old, new, pairing));
    changes
}

/// What differs in `demarche.ron`.
fn of_markers(old: &Version<'_>, new: &Version<'_>, pairing: &Pairing<'_>) -> Option<RecordChange> {
    let what = match (&old.marker, &new.marker) {
        (None, None) => return None,
        (Some(marker), None) => What::Removed(Value::of(marker)),
        (None, Some(marker)) => What::Added(Value::of(marker)),
        (Some(one), Some(other)) => {
            let fields = fields::changes(&Value::of(one), &Value::of(other), &pairing.names);
            What::Changed(Some(fields).filter(|fields| !fields.is_empty())?)
        }
    };
    let title = old.marker.iter().chain(&new.marker).last().map(|marker| marker.title.to_string());
    let name = title.unwrap_or_default();
    Some(RecordChange { kind: "Graph", id: None, old_id: None, name, what, days: None })
}

/// What a reader knows a record by.
fn name(value: &Value) -> String {
    let text = |field: &str| {
        let mut fields = value.fields().iter();
        let found = fields.find(|(name, value)| *name == field && matches!(value, Value::Text(_)));
        found.and_then(|(_, value)| value.plain())
    };
    let plain = || {
        let fields = value.fields().iter().filter(|(field, _)| *field != "id");
        fields.filter_map(|(_, value)| value.plain()).take(2).collect::<Vec<_>>().join(" ")
    };
    ["name", "title", "summary", "label"].into_iter().find_map(text).unwrap_or_else(plain)
}
