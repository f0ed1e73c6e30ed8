//! What a bibliography says of a source: facts under the names of CSL, the Citation Style Language.

use std::collections::BTreeMap;

/// What a bibliography says of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The CSL type, such as `book` or `treaty`.
    pub kind: &'static str,
    /// The facts by CSL variable, such as `container-title`.
    pub facts: BTreeMap<&'static str, Fact>,
}

/// A fact about a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Text.
    Text(String),
    /// Persons or bodies, in order.
    Names(Vec<Name>),
    /// A day, month or year.
    Date(ReferenceDate),
}

/// The name of a person; of a body, or where the parts are not known, all of it in `family`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The family name.
    pub family: String,
    /// The given names.
    pub given: Option<String>,
    /// What belongs to the family name and is passed over in sorting, such as `de`.
    pub particle: Option<String>,
    /// What follows the name, such as `Jr.`.
    pub suffix: Option<String>,
}

/// When a source appeared or was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceDate {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day, from 1; only where there is a month.
    pub day: Option<u8>,
    /// Whether the date is about right, or doubted.
    pub is_about: bool,
}

impl Reference {
    /// A fact that is text.
    pub fn text(&self, variable: &str) -> Option<&str> {
        match self.facts.get(variable)? {
            Fact::Text(text) => Some(text),
            Fact::Names(_) | Fact::Date(_) => None,
        }
    }

    /// A fact that is names; none where it is missing.
    pub fn names(&self, variable: &str) -> &[Name] {
        match self.facts.get(variable) {
            Some(Fact::Names(names)) => names,
            Some(Fact::Text(_) | Fact::Date(_)) | None => &[],
        }
    }

    /// The year in which it appeared.
    pub fn year(&self) -> Option<i32> {
        match self.facts.get("issued")? {
            Fact::Date(date) => Some(date.year.into()),
            Fact::Text(_) | Fact::Names(_) => None,
        }
    }
}

impl Name {
    /// The name in reading order: "C. de Gaulle", "Jane Doe Jr.".
    pub fn in_full(&self) -> String {
        let parts = [
            self.given.as_deref(),
            self.particle.as_deref(),
            Some(self.family.as_str()),
            self.suffix.as_deref(),
        ];
        parts.into_iter().flatten().collect::<Vec<&str>>().join(" ")
    }

    /// A name as a curator writes it: parted at a comma, `Doe, Jane`; else left whole.
    pub fn parse(written: &str) -> Name {
        match written.split_once(',') {
            Some((family, given)) if !given.trim().is_empty() => Name {
                family: family.trim().to_owned(),
                given: Some(given.trim().to_owned()),
                ..Name::default()
            },
            Some(_) | None => Name { family: written.trim().to_owned(), ..Name::default() },
        }
    }
}
