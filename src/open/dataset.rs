//! A data set as it is opened: from its index where there is a good one, else from its rows.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use crate::check;
use crate::dataset::Coded;
use crate::dataset::Refused;
use crate::dataset::format::Format;
use crate::dataset::format::Reading;
use crate::dataset::format::Unreadable;
use crate::graph::Graph;
use crate::load;
use crate::model::CodeBook;
use crate::progress::Progress;
use crate::text::quoted;

/// How the file of a data set is to be read.
#[derive(Clone, Debug)]
pub struct HowRead {
    format: Format,
    written: String,
    /// The ids of the code books, one for each that the format has.
    books: Vec<String>,
    progress: Arc<Progress>,
}

/// What came of opening a data set.
#[derive(Debug)]
pub struct OpenedDataset {
    /// Its acts, and what could not be read.
    pub reading: Reading,
    /// Why the index beside it was not used, where there is one.
    pub refused: Option<Refused>,
}

impl HowRead {
    /// A format as `--as` names it, and code books, if not those of the format: ids apart by commas.
    ///
    /// # Errors
    ///
    /// What is wrong with them.
    pub fn new(graph: &Graph, format: &str, books: Option<&str>) -> Result<HowRead, String> {
        let written = format.to_owned();
        let format = Format::parse(format)?;
        let of_format = format.code_books();
        let books: Vec<String> = match books {
            Some(named) => named.split(',').map(|id| id.trim().to_owned()).collect(),
            None => of_format.iter().map(|of| of.book.to_owned()).collect(),
        };
        if books.len() != of_format.len() {
            return Err(format!(
                "the format takes {} code books, and {} are named",
                of_format.len(),
                books.len()
            ));
        }
        let known = check::code_book_ids(graph);
        if let Some(unknown) = books.iter().find(|id| !known.contains(id.as_str())) {
            let known: Vec<&str> = known.into_iter().collect();
            return Err(format!(
                "no code book is called `{}`: there are {}",
                quoted(unknown),
                known.join(", ")
            ));
        }
        Ok(HowRead { format, written, books, progress: Arc::default() })
    }

    /// The same, counting how much of a file is read.
    #[must_use]
    pub fn watched(self, progress: &Arc<Progress>) -> HowRead {
        HowRead { progress: Arc::clone(progress), ..self }
    }

    /// Opens the data set of a file.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, as the end of a sentence.
    pub fn open(&self, graph: &Graph, path: &Path) -> Result<OpenedDataset, String> {
        let books = self.books(graph);
        let meaning = self.meaning(graph, &books);
        let refused = match self.reopened(path, &meaning) {
            None => None,
            Some(Ok(reading)) => return Ok(OpenedDataset { reading, refused: None }),
            Some(Err(refused)) => Some(refused),
        };
        let reading = self.read(path, &meaning)?;
        Ok(OpenedDataset { reading, refused })
    }

    /// Reads the data set of a file from its rows, whatever index there is.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read_rows(&self, graph: &Graph, path: &Path) -> Result<Reading, String> {
        let books = self.books(graph);
        self.read(path, &self.meaning(graph, &books))
    }

    /// What an index of a file is made of.
    ///
    /// # Errors
    ///
    /// Why the file cannot be looked at.
    pub fn origin(&self, path: &Path) -> Result<crate::dataset::Origin, String> {
        load::origin(path, &self.format, &self.written)
    }

    /// What was read and how, in a line: the format, the code books, the digest of the contents.
    pub(super) fn told(&self, reading: &Reading) -> String {
        format!("{} {} {}", self.written, self.books.join(","), reading.digest)
    }

    fn reopened(
        &self,
        path: &Path,
        meaning: &impl Fn(&str) -> Coded,
    ) -> Option<Result<Reading, Refused>> {
        let index = load::index(path, &self.progress)?;
        let origin = self.origin(path).ok()?;
        Some(Reading::reopen(index, &origin, meaning))
    }

    fn read(&self, path: &Path, meaning: &impl Fn(&str) -> Coded) -> Result<Reading, String> {
        let files = load::dataset(path, &self.format, &self.progress)?;
        self.format.read(files, meaning).map_err(|reason| match reason {
            Unreadable::File(error) => error.to_string(),
            Unreadable::Format(_) | Unreadable::TooLarge(_) => {
                format!("it cannot be taken as {}: {reason}", self.written)
            }
        })
    }

    fn books<'g>(&self, graph: &'g Graph) -> Vec<Cow<'g, CodeBook>> {
        self.books.iter().filter_map(|id| check::code_book(graph, id)).collect()
    }

    fn meaning<'b>(
        &'b self,
        graph: &'b Graph,
        books: &'b [Cow<'_, CodeBook>],
    ) -> impl Fn(&str) -> Coded + use<'b> {
        let books: Vec<&CodeBook> = books.iter().map(|book| &**book).collect();
        move |code| self.format.meaning(code, &books, |key| graph.act_type(key))
    }
}
