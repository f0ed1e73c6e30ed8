//! A data set that cannot be read as its record says.
//!
//! # What it finds
//!
//! A `Dataset` of an unknown format or with an unknown code book, one that gives a name two actors, one whose file is not there,
//! lies outside the graph folder or is not of the format; and each row that cannot be read.
//!
//! Files are read by `check` and by questions, which leave out what cannot be read and say so.
//!
//! # Why it matters
//!
//! Its acts are missing from every answer.
//!
//! # Example
//!
//! ```ron
//! [
//!     Dataset(id: "river-events", title: "Events on the river", file: "events.csv", format: "icew"),
//! ]
//! ```
//!
//! # How to fix
//!
//! Write the format as `--as` takes it: `icews`, or `csv:actor=COLUMN,recipient=COLUMN,date=COLUMN,code=COLUMN`. Put the file where
//! `file` says, relative to the graph folder. Mend the row, or leave it: the rest is read.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Rule;
use crate::check::code_book_ids;
use crate::check::draft::Draft;
use crate::check::records::Item;
use crate::dataset::format::Format;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::diagnostic::did_you_mean;
use crate::graph::Graph;
use crate::record::Dataset;
use crate::record::Written;
use crate::text::Text;
use crate::text::quoted;

const CODE: Code = Code("bad-dataset");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_dataset.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in &draft.records.datasets {
        format(item, graph, found);
        let mut seen = BTreeSet::new();
        for (code, _) in &item.record.actors {
            if !seen.insert(&**code) {
                let message = format!("`{}` gives `{}` two actors", item.id, quoted(code));
                found.push(
                    Diagnostic::error(CODE, message)
                        .at(item.label(code, "given again here"))
                        .help("write each name of the data set once"),
                );
            }
        }
    }
}

fn format(item: &Item<'_, Box<Dataset<'_>>>, graph: &Graph, found: &mut Vec<Diagnostic>) {
    let written = &item.record.format;
    let format = match Format::parse(written) {
        Ok(format) => format,
        Err(message) => {
            let diagnostic = Diagnostic::error(CODE, message)
                .at(item.label(written, "no such format"))
                .maybe_help(did_you_mean(written, Format::NAMES));
            found.push(diagnostic);
            return;
        }
    };
    let (wanted, given) = (format.code_books().len(), item.record.codes.len());
    if given > 0 && given != wanted {
        let message = format!("the format of `{}` takes {wanted} code books, not {given}", item.id);
        found.push(
            Diagnostic::error(CODE, message)
                .at(item.label(written, "of this format"))
                .help("name as many in `codes`, or none"),
        );
    }
    let known = code_book_ids(graph);
    for book in item.record.codes.iter().filter(|book| !known.contains(&***book)) {
        let message = format!("no code book has the id `{}`", quoted(book));
        found.push(
            Diagnostic::error(CODE, message)
                .at(item.label(book, "no such code book"))
                .maybe_help(did_you_mean(book, known.iter().copied())),
        );
    }
}

/// The finding about a data set, or a row of it, that cannot be read.
pub(crate) fn report(file: &Arc<Text>, written: &Written<'_>, message: String) -> Diagnostic {
    let span = written.borrowed().and_then(|written| file.span_of(written)).unwrap_or(0..0);
    let label = Label { text: Arc::clone(file), span, message: "this file".to_owned() };
    Diagnostic::error(CODE, message).at(Some(label))
}
