//! Diagrams in Mermaid, which many editors and web sites draw from text.
//!
//! Mermaid refuses more than 50,000 characters or 500 edges unless its host raises the limits, so such diagrams are not
//! made. Text reaches a diagram only through `escaped`: every sign that has a meaning somewhere in the grammar becomes an
//! entity (`#59;`), which Mermaid turns back when it has read the diagram; and the titles of flowcharts, where it does not,
//! through `titled`.

mod ladder;
mod lanes;
mod matrix;
mod relations;
mod responses;
mod timeline;

use std::fmt;

use crate::graph::Graph;

use super::figure::measure::shown;

pub use ladder::ladder;
pub use lanes::lanes;
pub use matrix::matrix;
pub use relations::relations;
pub use responses::responses;
pub use timeline::timeline;

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
    /// A flowchart from left to right, under a title.
    fn flowchart(graph: &Graph, title: &str) -> Diagram {
        let mut diagram = Diagram::default();
        diagram.line("---");
        diagram.line(&format!("title: \"{}\"", titled(title)));
        diagram.line("---");
        diagram.line("flowchart LR");
        diagram.origin(graph);
        diagram
    }

    /// Says in a comment from which program and graph it comes.
    fn origin(&mut self, graph: &Graph) {
        let digest: String = graph.heading().digest.chars().take(12).collect();
        self.line(&format!("    %% demarche {}, graph {digest}", env!("CARGO_PKG_VERSION")));
    }

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

/// Texts below each other, for a box or an arrow.
fn lines<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let lines = texts.into_iter().filter(|text| !text.trim().is_empty());
    lines.map(escaped).collect::<Vec<_>>().join("<br/>")
}

/// A text between the quotes of a title at the head of a diagram, which is YAML: there are no entities there. Mermaid
/// shows `&`, `<` and `>` of it as the entities that HTML has for them, so their wide forms stand for these.
fn titled(text: &str) -> String {
    let mut titled = String::with_capacity(text.len());
    for character in shown(text).chars() {
        match character {
            '&' => titled.push('＆'),
            '<' => titled.push('＜'),
            '>' => titled.push('＞'),
            sign if sign.is_ascii_punctuation() && !".,-?':;()".contains(sign) => {
                titled += &format!("\\x{:02x}", u32::from(sign));
            }
            plain => titled.push(plain),
        }
    }
    titled
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
