//! Records of sources and citations.

use serde::Deserialize;
use serde::Serialize;

use crate::model::Reference;

use super::Written;

/// A document the graph rests on.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its title; empty where a bibliography has it.
    #[serde(borrow, default)]
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
    /// The number of the first page of the text; 1 where it is left out.
    #[serde(default)]
    pub first_page: Option<u32>,
    /// Slips of print or recognition.
    #[serde(borrow, default)]
    pub repairs: Vec<Repair<'t>>,
    /// The fingerprints of its paragraphs or pages: the number of each, and what was taken of it.
    #[serde(borrow, default)]
    pub fingerprints: Vec<(Written<'t>, Written<'t>)>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
    /// What a bibliography says of it. No record holds it: it is read from a bibliography of the folder.
    #[serde(skip)]
    pub reference: Option<Box<Reference>>,
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
    /// By row, from 1, the heading not counted.
    Row,
}

/// A slip of print or of optical recognition, and how to read it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Repair<'t> {
    /// The paragraph or page in which it stands.
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
    /// The source through which a document is known; all fields but `document_page` then point into this one.
    #[serde(borrow, default)]
    pub via: Option<Written<'t>>,
    /// The page of the document itself.
    #[serde(borrow, default)]
    pub document_page: Option<Written<'t>>,
    /// The paragraph, or a range of them.
    #[serde(borrow, default)]
    pub paragraph: Option<Written<'t>>,
    /// The first and the last few words of the place.
    #[serde(borrow, default)]
    pub passage: Option<(Written<'t>, Written<'t>)>,
    /// The words right before the passage, without one right before the quote.
    #[serde(borrow, default)]
    pub prefix: Option<Written<'t>>,
    /// The words right behind it.
    #[serde(borrow, default)]
    pub suffix: Option<Written<'t>>,
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

impl<'t> Citation<'t> {
    /// The source into which the place points.
    pub fn holder(&self) -> &Written<'t> {
        self.via.as_ref().unwrap_or(&self.source)
    }
}

/// A passage that a curator has read and made no act of. It has no id: nothing refers to it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NoAct<'t> {
    /// The source.
    #[serde(borrow)]
    pub source: Written<'t>,
    /// The paragraph, or a range of them.
    #[serde(borrow, default)]
    pub paragraph: Option<Written<'t>>,
    /// The page, or a range of them.
    #[serde(borrow, default)]
    pub page: Option<Written<'t>>,
    /// The first and the last few words of the place.
    #[serde(borrow)]
    pub passage: (Written<'t>, Written<'t>),
    /// The words right before it.
    #[serde(borrow, default)]
    pub prefix: Option<Written<'t>>,
    /// The words right behind it.
    #[serde(borrow, default)]
    pub suffix: Option<Written<'t>>,
    /// Why no act is made of it.
    #[serde(borrow)]
    pub reason: Written<'t>,
}

impl<'t> NoAct<'t> {
    /// Where it points.
    pub fn citation(&self) -> Citation<'t> {
        Citation {
            source: self.source.clone(),
            paragraph: self.paragraph.clone(),
            page: self.page.clone(),
            passage: Some(self.passage.clone()),
            prefix: self.prefix.clone(),
            suffix: self.suffix.clone(),
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
