//! Records as values: one tree for every kind of record, made by the same derives that read it, so that whatever fields
//! a record has or will have are compared.
//!
//! A tree is as deep as the types of records nest, never as deep as what a file holds: walking it may recurse.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Serialize;
use serde_content::Data;
use serde_content::Number;
use serde_content::Serializer;
use serde_content::Value as Content;

use crate::record;

/// A value of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing is written.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// A word out of those that a field allows.
    Word(&'static str),
    /// Values whose order means nothing.
    Set(Vec<Value>),
    /// Values whose order means something.
    Row(Vec<Value>),
    /// Named values, under the name with which they begin in a file.
    Fields(&'static str, Vec<(&'static str, Value)>),
}

/// Lists whose order says something: which act is expected first, who is named first as author of a work.
const IN_ORDER: &[&str] = &["acts", "authors"];

impl Value {
    /// A record, or a part of one, as a value.
    pub(super) fn of(part: &impl Serialize) -> Value {
        let content =
            Serializer::new().serialize(part).expect("records are made of what serde describes");
        Value::from_content(content)
    }

    fn from_content(content: Content<'_>) -> Value {
        match content {
            Content::Unit | Content::Option(None) => Value::Nothing,
            Content::Option(Some(inner)) => Value::from_content(*inner),
            Content::Bool(flag) => Value::Flag(flag),
            Content::Number(number) => Value::Number(real(number)),
            Content::Char(sign) => Value::Text(sign.to_string()),
            Content::String(text) => Value::Text(text.into_owned()),
            Content::Seq(values) => {
                Value::Set(values.into_iter().map(Value::from_content).collect())
            }
            Content::Tuple(values) => Value::row(values),
            Content::Struct(one) => Value::from_data(fixed(one.name), one.data),
            Content::Enum(one) => Value::from_data(fixed(one.variant), one.data),
            Content::Bytes(_) | Content::Map(_) => unreachable!("no record holds bytes or a map"),
        }
    }

    fn row(values: Vec<Content<'_>>) -> Value {
        Value::Row(values.into_iter().map(Value::from_content).collect())
    }

    fn from_data(name: &'static str, data: Data<'_>) -> Value {
        match data {
            Data::Unit => Value::Word(name),
            Data::NewType { value } => Value::from_content(value).under(name),
            Data::Tuple { values } => Value::row(values),
            Data::Struct { fields } => {
                let fields = fields.into_iter().map(|(field, value)| {
                    let field = fixed(field);
                    let value = Value::from_content(value);
                    (field, if IN_ORDER.contains(&field) { value.in_order() } else { value })
                });
                Value::Fields(name, fields.collect())
            }
        }
    }

    /// The fields of a variant that holds a struct, under the name of the variant.
    fn under(self, name: &'static str) -> Value {
        let Value::Fields(_, fields) = self else {
            return Value::Fields(name, vec![("value", self)]);
        };
        Value::Fields(name, fields)
    }

    fn in_order(self) -> Value {
        let Value::Set(values) = self else { return self };
        Value::Row(values)
    }

    /// A record without its id.
    pub(super) fn without_id(self) -> Value {
        let Value::Fields(name, mut fields) = self else { return self };
        fields.retain(|(field, _)| *field != "id");
        Value::Fields(name, fields)
    }

    /// The named values; none of a value that has none.
    pub fn fields(&self) -> &[(&'static str, Value)] {
        if let Value::Fields(_, fields) = self { fields } else { &[] }
    }

    /// A text or number as it is; nothing of a value that is neither.
    pub(super) fn plain(&self) -> Option<String> {
        match self {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Nothing
            | Value::Flag(_)
            | Value::Word(_)
            | Value::Set(_)
            | Value::Row(_)
            | Value::Fields(_, _) => None,
        }
    }

    /// Whether nothing is said by it: it is not written, `false`, or an empty list.
    pub fn is_nothing(&self) -> bool {
        match self {
            Value::Nothing | Value::Flag(false) => true,
            Value::Set(values) | Value::Row(values) => values.is_empty(),
            Value::Flag(true)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Word(_)
            | Value::Fields(_, _) => false,
        }
    }

    /// Whether a field that holds this says no more than one left out.
    pub fn is_default(&self, field: &str) -> bool {
        if let Value::Word(word) = self {
            return default_words().contains(&(field, *word));
        }
        self.is_nothing()
    }
}

/// The words that fields hold where nothing is written, each with its field.
fn default_words() -> &'static BTreeSet<(&'static str, &'static str)> {
    static WORDS: OnceLock<BTreeSet<(&'static str, &'static str)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let empty = [
            Value::of(&record::Act::default()),
            Value::of(&record::Event::default()),
            Value::of(&record::Citation::default()),
            Value::of(&record::Link::default()),
            Value::of(&record::Figure::default()),
        ];
        let fields = empty.iter().flat_map(Value::fields);
        fields
            .filter_map(
                |(field, value)| {
                    if let Value::Word(word) = value { Some((*field, *word)) } else { None }
                },
            )
            .collect()
    })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "wider numbers than these stand in no record")]
fn real(number: Number) -> f64 {
    match number {
        Number::U8(number) => number.into(),
        Number::I32(number) => number.into(),
        Number::U32(number) => number.into(),
        Number::F64(number) => number,
        other => unreachable!("no field of a record holds {other:?}"),
    }
}

fn fixed(name: Cow<'static, str>) -> &'static str {
    match name {
        Cow::Borrowed(name) => name,
        Cow::Owned(name) => unreachable!("`{name}` is no name out of the code"),
    }
}
