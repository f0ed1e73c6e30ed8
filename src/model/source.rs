//! Sources and citations: what the graph rests on, and where in it.

use super::Id;
use super::Reference;
use super::SourceKey;

/// A document the graph rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Its title; in square brackets where a curator supplied it.
    pub title: String,
    /// Its authors, in order; none where the document states none.
    pub authors: Vec<String>,
    /// The year it appeared.
    pub year: Option<i32>,
    /// What it is.
    pub kind: SourceKind,
    /// How places in it are counted.
    pub locator: Locator,
    /// The path of a local copy, relative to the graph folder.
    pub text: Option<String>,
    /// The number of the first page of the text, where it is counted by page.
    pub first_page: u32,
    /// Slips of print or recognition, and how to read them.
    pub repairs: Vec<Repair>,
    /// The fingerprints of its paragraphs or pages: the number of each, and what was taken of it.
    pub fingerprints: Vec<(String, String)>,
    /// What a reader should know besides.
    pub note: Option<String>,
    /// What a bibliography says of it, where one of the folder has it.
    pub reference: Option<Box<Reference>>,
}

/// How the rows of a data set are had, which is a source as well.
#[derive(Clone, Debug)]
pub struct DatasetFile {
    /// The id of the source.
    pub id: Id,
    /// Its file, by its path from the folder.
    pub file: String,
    /// How its rows are written, as `--as` takes it.
    pub format: String,
    /// The ids of the code books of its codes; none where they are those of the format.
    pub code_books: Vec<String>,
    /// What it calls actors of the folder, and their ids.
    pub actors: Vec<(String, String)>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    Other,
}

impl SourceKind {
    /// The word for it in running text.
    pub fn label(self) -> &'static str {
        match self {
            SourceKind::Book => "book",
            SourceKind::Chapter => "chapter",
            SourceKind::Article => "article",
            SourceKind::Archive => "archival document",
            SourceKind::Newspaper => "newspaper",
            SourceKind::Website => "website",
            SourceKind::Dataset => "data set",
            SourceKind::Other => "document",
        }
    }
}

/// How places in a source are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Locator {
    /// By paragraph, from 1.
    Paragraph,
    /// By page.
    Page,
    /// By section.
    Section,
    /// By row, from 1, the heading not counted.
    Row,
}

/// A slip of print or of optical recognition, and how to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The paragraph or page in which it stands.
    pub at: String,
    /// What stands there.
    pub printed: String,
    /// How to read it.
    pub read: String,
}

/// A pointer into a source.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The source; a document that is known through another names that one in `via`.
    pub source: SourceKey,
    /// The source through which the document is known. The fields below then point into this one.
    pub via: Option<SourceKey>,
    /// The page of the document itself, as the source through which it is known gives it.
    pub document_page: Option<String>,
    /// The paragraph, or a range of them (`6-8`).
    pub paragraph: Option<String>,
    /// The first and the last few words of the place, as printed.
    pub passage: Option<(String, String)>,
    /// The words right before the passage, without one right before the quote.
    pub prefix: Option<String>,
    /// The words right behind it.
    pub suffix: Option<String>,
    /// The number of the note that supports it.
    pub note: Option<String>,
    /// The page.
    pub page: Option<String>,
    /// Somebody's words, as the source prints them.
    pub quote: Option<String>,
    /// On what the coding rests.
    pub basis: Basis,
}

impl Citation {
    /// The source into which paragraph, page, note, passage and quote point: the one that the curator had before his eyes.
    pub fn holder(&self) -> SourceKey {
        self.via.unwrap_or(self.source)
    }

    /// The source cited, and the one through which it is known.
    pub fn sources(&self) -> impl Iterator<Item = SourceKey> + use<> {
        std::iter::once(self.source).chain(self.via)
    }
}

/// A passage that a curator has read and made no act of.
#[derive(Clone, Debug)]
pub struct NoAct {
    /// Where it stands.
    pub place: Citation,
    /// Why no act is made of it.
    pub reason: String,
}

/// On what a citation's claim rests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The place says so; a note named stands on that sentence.
    #[default]
    Direct,
    /// The note named stands on a later sentence of the same passage.
    Carried,
    /// The place implies it.
    Inferred,
}

impl Basis {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Direct => "direct",
            Basis::Carried => "carried",
            Basis::Inferred => "inferred",
        }
    }
}
