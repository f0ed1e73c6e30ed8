//! Text as a quoted DOT value: the only way in which a name, a summary or a title reaches a drawing.
//!
//! A quote ends a value, a backslash begins an escape (`\N` is the name of the node), `&` begins an HTML entity even in
//! plain labels, and a control character or a mark of direction can make a label read as what it is not. In the cell of a
//! table, which Graphviz reads as a sort of XML, `<` and `>` have a meaning as well.

use graphviz_rust::dot_structures::Attribute;
use graphviz_rust::dot_structures::Id;

use crate::text::is_invisible;

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// A label whose lines stand in the middle, an id, or any other value.
    Centred,
    /// A label whose lines stand at the left.
    Left,
    /// A tooltip: Graphviz undoes its escapes twice, the second time those that name a node or line.
    Tooltip,
}

/// An attribute and its value; the key is one of Graphviz's own words.
pub(super) fn set(key: &'static str, value: impl AsRef<str>) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), quoted(value.as_ref()))
}

/// A label whose lines stand at the left.
pub(super) fn set_left(key: &'static str, value: impl AsRef<str>) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), Id::Escaped(escape(value.as_ref(), Use::Left)))
}

/// What a reader of the picture sees who points at a thing.
pub(super) fn tooltip(key: &'static str, value: impl AsRef<str>) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), Id::Escaped(escape(value.as_ref(), Use::Tooltip)))
}

/// A text in quotes: an id of a node, or the value of an attribute.
pub(super) fn quoted(text: &str) -> Id {
    Id::Escaped(escape(text, Use::Centred))
}

/// A table as the label of a node, of which every text has been through [`cell`].
pub(super) fn set_table(table: &str) -> Attribute {
    Attribute(Id::Plain("label".to_owned()), Id::Html(format!("<{table}>")))
}

/// A text in the cell of a table, with its lines.
pub(super) fn cell(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '&' => shown.push_str("&amp;"),
            // When Graphviz has undone the entities, a backslash begins an escape as it does in plain labels.
            '\\' => shown.push_str("&#92;&#92;"),
            '\n' => shown.push_str("<BR/>"),
            unseen if is_invisible(unseen) || is_noncharacter(unseen) => {
                shown.push_str("&#92;&#92;");
                shown.extend(unseen.escape_unicode().skip(1));
            }
            seen => shown.push(seen),
        }
    }
    shown
}

fn escape(text: &str, purpose: Use) -> String {
    let line_end = match purpose {
        Use::Centred | Use::Tooltip => "\\n",
        Use::Left => "\\l",
    };
    let backslash = match purpose {
        Use::Centred | Use::Left => "\\\\",
        Use::Tooltip => "\\\\\\\\",
    };
    let mut shown = String::with_capacity(text.len() + 8);
    shown.push('"');
    for character in text.chars() {
        match character {
            '"' => shown.push_str("\\\""),
            '\\' => shown.push_str(backslash),
            '&' => shown.push_str("&amp;"),
            '\n' => shown.push_str(line_end),
            unseen if is_invisible(unseen) || is_noncharacter(unseen) => {
                shown.push_str(backslash);
                shown.extend(unseen.escape_unicode().skip(1));
            }
            seen => shown.push(seen),
        }
    }
    if purpose == Use::Left && !text.ends_with('\n') {
        shown.push_str(line_end);
    }
    shown.push('"');
    shown
}

/// Whether XML has no place for a character: an SVG that held it could not be read.
fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{ffff}')
}
