//! Diagrams in Mermaid, which many editors and web sites draw from text.
//!
//! Mermaid refuses more than 50,000 characters or 500 edges unless its host raises the limits, so such diagrams are not
//! made. Text reaches a diagram only through one function: every sign that has a meaning somewhere in the grammar becomes
//! an entity (`#59;`), which Mermaid turns back when it has read the diagram.

mod lanes;
mod relations;

use std::fmt;

use super::figure::measure::shown;

pub use lanes::lanes;
pub use relations::relations;

/// A diagram that Mermaid would refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// By its characters.
    Characters(usize),
    /// By its edges.
    Edges(usize),
}

/// The most characters that Mermaid reads.
pub const CHARACTERS_MAX: usize = 50_000;
/// The most edges that it draws.
pub const EDGES_MAX: usize = 500;

/// A fragment that says what to do.
impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (has, unit, most) = match self {
            TooLarge::Characters(number) => (number, "characters", CHARACTERS_MAX),
            TooLarge::Edges(number) => (number, "edges", EDGES_MAX),
        };
        write!(
            f,
            "the diagram would have {has} {unit} and Mermaid takes at most {most}: narrow the acts (`date:1960`, \
             `rung:1..`, `dispute:ID`) or write .svg"
        )
    }
}

/// A diagram under way.
#[derive(Debug, Default)]
struct Diagram {
    text: String,
    edges: usize,
}

impl Diagram {
    /// A line, of which every text has been through [`escaped`].
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A line that is an edge.
    fn edge(&mut self, line: &str) {
        self.edges += 1;
        self.line(line);
    }

    fn finish(self) -> Result<String, TooLarge> {
        if self.edges > EDGES_MAX {
            return Err(TooLarge::Edges(self.edges));
        }
        let characters = self.text.chars().count();
        if characters > CHARACTERS_MAX {
            return Err(TooLarge::Characters(characters));
        }
        Ok(self.text)
    }
}

/// A text on one line in which nothing has a meaning to Mermaid, to HTML or to Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in shown(text).chars() {
        if character.is_ascii_punctuation() && !matches!(character, '.' | ',' | '-' | '?' | '\'') {
            escaped += &format!("#{};", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    escaped
}
