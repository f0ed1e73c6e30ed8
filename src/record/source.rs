//! Records of sources and citations.

use serde::Deserialize;
use serde::Serialize;

use super::Written;

/// A document the graph rests on.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its title.
    #[serde(borrow)]
    pub title: Written<'t>,
    /// Its authors.
    #[serde(borrow, default)]
    pub authors: Vec<Written<'t>>,
    /// The year it appeared.
    #[serde(default)]
    pub year: Option<i32>,
    /// What it is.
    pub kind: SourceKind,
    /// How places in it are counted.
    pub locator: Locator,
    /// The path of a local copy, relative to the graph folder.
    #[serde(borrow, default)]
    pub text: Option<Written<'t>>,
    /// Slips of print or recognition.
    #[serde(borrow, default)]
    pub repairs: Vec<Repair<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum SourceKind {
    /// A book.
    Book,
    /// A chapter of a book.
    Chapter,
    /// An article in a journal.
    Article,
    /// A document in an archive.
    Archive,
    /// A newspaper.
    Newspaper,
    /// A page or site of the web.
    Website,
    /// A data set.
    Dataset,
    /// Something else.
    #[default]
    Other,
}

/// How places in a source are counted.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Locator {
    /// By paragraph, from 1.
    Paragraph,
    /// By page.
    #[default]
    Page,
    /// By section.
    Section,
}

/// A slip of print or of optical recognition, and how to read it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Repair<'t> {
    /// The paragraph in which it stands.
    #[serde(borrow)]
    pub at: Written<'t>,
    /// What stands there.
    #[serde(borrow)]
    pub printed: Written<'t>,
    /// How to read it.
    #[serde(borrow)]
    pub read: Written<'t>,
}

/// A pointer into a source; written `Cite(…)`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(rename = "Cite", deny_unknown_fields)]
pub struct Citation<'t> {
    /// The source.
    #[serde(borrow)]
    pub source: Written<'t>,
    /// The paragraph, or a range of them.
    #[serde(borrow, default)]
    pub paragraph: Option<Written<'t>>,
    /// The first and the last few words of the place.
    #[serde(borrow, default)]
    pub passage: Option<(Written<'t>, Written<'t>)>,
    /// The number of the note that supports it.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
    /// The page.
    #[serde(borrow, default)]
    pub page: Option<Written<'t>>,
    /// Somebody's words, as the source prints them.
    #[serde(borrow, default)]
    pub quote: Option<Written<'t>>,
    /// On what the claim rests.
    #[serde(default)]
    pub basis: Basis,
}

/// A passage that a curator has read and made no act of. It has no id: nothing refers to it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NoAct<'t> {
    /// The source.
    #[serde(borrow)]
    pub source: Written<'t>,
    /// The paragraph, or a range of them.
    #[serde(borrow)]
    pub paragraph: Written<'t>,
    /// The first and the last few words of the place.
    #[serde(borrow)]
    pub passage: (Written<'t>, Written<'t>),
    /// Why no act is made of it.
    #[serde(borrow)]
    pub reason: Written<'t>,
}

impl<'t> NoAct<'t> {
    /// Where it points.
    pub fn citation(&self) -> Citation<'t> {
        Citation {
            source: self.source.clone(),
            paragraph: Some(self.paragraph.clone()),
            passage: Some(self.passage.clone()),
            ..Citation::default()
        }
    }
}

/// On what a citation's claim rests.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Basis {
    /// The place says so.
    #[default]
    Direct,
    /// The note stands on a later sentence of the same passage.
    Carried,
    /// The place implies it.
    Inferred,
}
