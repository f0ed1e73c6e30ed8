//! Rows of named fields that keep their order.

use std::sync::Arc;

use serde::Serialize;
use serde::Serializer;
use serde::ser::SerializeMap;

use crate::bibliography::NotePlace;
use crate::model::Source;

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Nothing is known, or nothing applies.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// Any number.
    Number(f64),
    /// Text.
    Text(String),
    /// Several values.
    List(Vec<Field>),
    /// Named values.
    Row(Row),
    /// A citation as a note; left out unless it is [written out](super::Document::formatted).
    Note(Box<NotePlace>),
    /// Citations as notes; left out unless they are written out.
    Notes(Vec<NotePlace>),
    /// The entry of a source in a bibliography; left out unless it is written out.
    Listed(Arc<Source>),
}

/// Named values in a fixed order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(Vec<(&'static str, Field)>);

impl Row {
    /// A row without fields.
    pub fn new() -> Row {
        Row::default()
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Field>) -> Row {
        self.0.push((name, value.into()));
        self
    }

    /// The fields, in order.
    pub fn fields(&self) -> &[(&'static str, Field)] {
        &self.0
    }

    /// The fields that are written.
    pub(super) fn written(&self) -> impl Iterator<Item = &(&'static str, Field)> {
        self.0.iter().filter(|(_, value)| !value.is_pending())
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.written().count()))?;
        for (name, value) in self.written() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Field::Nothing | Field::Note(_) | Field::Notes(_) | Field::Listed(_) => {
                serializer.serialize_none()
            }
            Field::Flag(flag) => serializer.serialize_bool(*flag),
            Field::Whole(number) => serializer.serialize_i64(*number),
            Field::Number(number) => serializer.serialize_f64(*number),
            Field::Text(text) => serializer.serialize_str(text),
            Field::List(list) => list.serialize(serializer),
            Field::Row(row) => row.serialize(serializer),
        }
    }
}

impl Field {
    /// Whether it is a note or entry that is not written out.
    fn is_pending(&self) -> bool {
        matches!(self, Field::Note(_) | Field::Notes(_) | Field::Listed(_))
    }

    /// The value as one cell of a table: lists joined by `; `, rows as JSON.
    pub fn cell(&self) -> String {
        match self {
            Field::Nothing | Field::Note(_) | Field::Notes(_) | Field::Listed(_) => String::new(),
            Field::Flag(flag) => flag.to_string(),
            Field::Whole(number) => number.to_string(),
            Field::Number(number) => number.to_string(),
            Field::Text(text) => text.clone(),
            Field::List(list) => list.iter().map(Field::cell).collect::<Vec<_>>().join("; "),
            // A row holds nothing that JSON cannot: numbers that are none have been left out while reading.
            Field::Row(row) => serde_json::to_string(row).unwrap_or_else(|error| error.to_string()),
        }
    }
}

impl From<bool> for Field {
    fn from(flag: bool) -> Field {
        Field::Flag(flag)
    }
}

impl From<usize> for Field {
    fn from(number: usize) -> Field {
        Field::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Field {
    fn from(number: i64) -> Field {
        Field::Whole(number)
    }
}

impl From<u8> for Field {
    fn from(number: u8) -> Field {
        Field::Whole(number.into())
    }
}

impl From<f64> for Field {
    fn from(number: f64) -> Field {
        Field::Number(number)
    }
}

impl From<&str> for Field {
    fn from(text: &str) -> Field {
        Field::Text(text.to_owned())
    }
}

impl From<String> for Field {
    fn from(text: String) -> Field {
        Field::Text(text)
    }
}

impl From<&crate::model::Id> for Field {
    fn from(id: &crate::model::Id) -> Field {
        Field::Text(id.to_string())
    }
}

impl From<Row> for Field {
    fn from(row: Row) -> Field {
        Field::Row(row)
    }
}

impl<T: Into<Field>> From<Option<T>> for Field {
    fn from(value: Option<T>) -> Field {
        value.map_or(Field::Nothing, Into::into)
    }
}

impl<T: Into<Field>> From<Vec<T>> for Field {
    fn from(values: Vec<T>) -> Field {
        Field::List(values.into_iter().map(Into::into).collect())
    }
}
