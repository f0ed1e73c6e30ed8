//! A string as the author wrote it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de;

/// A string of a record: a slice of the file where it holds no escapes, a copy where it does or was made in code.
///
/// A slice knows where it stands: [`Text::span_of`](crate::text::Text::span_of) tells by its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written<'t>(Cow<'t, str>);

impl<'t> Written<'t> {
    /// The slice of the file; nothing where this is a copy.
    pub fn borrowed(&self) -> Option<&'t str> {
        match self.0 {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }
}

impl Deref for Written<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'t> From<&'t str> for Written<'t> {
    fn from(text: &'t str) -> Written<'t> {
        Written(Cow::Borrowed(text))
    }
}

impl From<String> for Written<'_> {
    fn from(text: String) -> Self {
        Written(Cow::Owned(text))
    }
}

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'de: 't, 't> Deserialize<'de> for Written<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Written<'t>, D::Error> {
        deserializer.deserialize_str(Visitor)
    }
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Written<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Written<'de>, E> {
        Ok(Written(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Written<'de>, E> {
        Ok(Written(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Written<'de>, E> {
        Ok(Written(Cow::Owned(text)))
    }
}
