//! The styles that ship with hayagriva, by name.

use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg;

use crate::text::nearest;

/// A style in which notes and bibliographies are formatted. Naming one costs nothing: it is loaded when it formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    name: &'static str,
    archived: ArchivedStyle,
}

/// A name that is no style's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownStyle {
    /// The nearest name, where one is near; else those in which the word stands.
    pub like: Vec<&'static str>,
}

impl Style {
    /// The name of the style that is used where none is asked for.
    pub const DEFAULT: &'static str = "chicago-notes";

    /// The style of a name.
    pub fn named(name: &str) -> Result<Style, UnknownStyle> {
        if let Some((name, archived)) = names().find(|(known, _)| *known == name) {
            return Ok(Style { name, archived });
        }
        let near = nearest(name, names().map(|(known, _)| known)).unwrap_or(name);
        let all = || names().map(|(known, _)| known);
        let same: Vec<&str> = all().filter(|known| *known == near).collect();
        let holding = || all().filter(|known| !name.is_empty() && known.contains(name)).collect();
        Err(UnknownStyle { like: if same.is_empty() { holding() } else { same } })
    }

    /// The name by which it is asked for.
    pub fn name(self) -> &'static str {
        self.name
    }

    pub(super) fn load(self) -> citationberg::IndependentStyle {
        let whole = match self.archived.get() {
            citationberg::Style::Independent(style) => Some(style),
            citationberg::Style::Dependent(_) => None,
        };
        whole.expect("a test loads every style of the archive: none is only a name for another")
    }
}

impl Default for Style {
    fn default() -> Style {
        Style { name: Style::DEFAULT, archived: ArchivedStyle::ChicagoNotes }
    }
}

fn names() -> impl Iterator<Item = (&'static str, ArchivedStyle)> {
    let all = ArchivedStyle::all().iter();
    all.flat_map(|style| style.names().iter().map(|name| (*name, *style)))
}

/// Every style: its first name and its title, in order of name.
pub fn styles() -> Vec<(&'static str, &'static str)> {
    let all = ArchivedStyle::all().iter();
    let mut named: Vec<(&str, &str)> =
        all.filter_map(|style| Some((*style.names().first()?, style.display_name()))).collect();
    named.sort_unstable();
    named
}
