//! An answer with its provenance, and the three ways to write it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use serde::Serialize;
use serde::Serializer as _;
use serde::ser::SerializeMap;
use serde_json::ser::CompactFormatter;
use serde_json::ser::Formatter;
use serde_json::ser::PrettyFormatter;
use serde_json::ser::Serializer;

use crate::bibliography::NotePlace;
use crate::bibliography::Prose;
use crate::bibliography::Style;
use crate::graph::Graph;
use crate::model::Id;
use crate::model::Source;
use crate::text::visible;
use crate::text::visible_json;

use super::Field;
use super::Row;
use super::columns::columns;

/// The version of the shape of documents.
const SHAPE: i64 = 1;

/// An answer for programs.
#[derive(Clone, Debug)]
pub struct Document {
    digest: String,
    head: Row,
    rows_name: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Row>,
    /// The rows of CSV, where they differ.
    table: Option<Vec<Row>>,
    rest: Row,
}

/// What is written out in a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formatted {
    /// The entries of sources in a bibliography.
    Entries,
    /// The same, and the notes of citations.
    EntriesAndNotes,
}

impl Document {
    /// An answer to a question of a kind: `rows` under a name of their own, `rest` beside them.
    pub fn new(
        graph: &Graph,
        question: &'static str,
        rows_name: &'static str,
        rows: Vec<Row>,
        rest: Row,
    ) -> Document {
        let heading = graph.heading();
        let left_out = heading.left_out;
        let about = Row::new()
            .with("title", heading.title.as_str())
            .with("licence", heading.licence.as_str())
            .with("digest", heading.digest.as_str())
            .with("ladder", &graph.ladder().id)
            .with(
                "left_out",
                Row::new()
                    .with("records", left_out.records)
                    .with("acts", left_out.acts)
                    .with("links", left_out.links)
                    .with("parts", left_out.parts),
            );
        let head = Row::new()
            .with("demarche", env!("CARGO_PKG_VERSION"))
            .with("shape", SHAPE)
            .with("question", question)
            .with("graph", about);
        let columns = columns(question, rows_name);
        let is_as_listed = |row: &Row| row.written().map(|(name, _)| name).eq(columns);
        debug_assert!(
            columns.is_empty() || rows.first().is_none_or(is_as_listed),
            "the columns of {question} are those of its rows"
        );
        let digest = heading.digest.clone();
        Document { digest, head, rows_name, columns, rows, table: None, rest }
    }

    /// The document with other rows as CSV: what is lists of rows elsewhere stands there in plain columns.
    #[must_use]
    pub(super) fn with_table(self, columns: &'static [&'static str], table: Vec<Row>) -> Document {
        debug_assert!(
            table.iter().all(|row| row.written().map(|(name, _)| name).eq(columns)),
            "the columns are those of the rows"
        );
        Document { columns, table: Some(table), ..self }
    }

    /// The whole as one row.
    pub fn whole(&self) -> Row {
        let whole = self.head.clone().with(self.rows_name, self.rows.clone());
        let rest = self.rest.fields().iter();
        rest.fold(whole, |whole, (name, value)| whole.with(name, value.clone()))
    }

    /// The document with the entries of sources written out in a style, and the notes of citations where they are asked for,
    /// each in full.
    #[must_use]
    pub fn formatted(mut self, style: Style, what: Formatted) -> Document {
        let mut places = BTreeSet::new();
        let mut sources = BTreeMap::new();
        self.pending(|field| match field {
            Field::Note(place) => drop(places.insert((**place).clone())),
            Field::Notes(all) => places.extend(all.iter().cloned()),
            Field::Listed(source) => drop(sources.insert(source.id.clone(), Arc::clone(source))),
            Field::Nothing
            | Field::Flag(_)
            | Field::Whole(_)
            | Field::Number(_)
            | Field::Text(_)
            | Field::List(_)
            | Field::Row(_) => {}
        });
        let places: Vec<NotePlace> = match what {
            Formatted::EntriesAndNotes => places.into_iter().collect(),
            Formatted::Entries => Vec::new(),
        };
        let made = if places.is_empty() { Vec::new() } else { style.format_each(&places) };
        let notes: BTreeMap<NotePlace, Prose> = places.into_iter().zip(made).collect();
        let sources: Vec<Arc<Source>> = sources.into_values().collect();
        let entries = if sources.is_empty() { Vec::new() } else { style.bibliography(&sources) };
        let entries: BTreeMap<Id, Prose> = entries.into_iter().collect();
        let note = |place: &NotePlace| Some(Field::Text(notes.get(place)?.to_string()));
        self.pending(|field| {
            let written = match &*field {
                Field::Note(place) => note(place),
                Field::Notes(all) => all.iter().map(note).collect::<Option<_>>().map(Field::List),
                Field::Listed(source) => {
                    entries.get(&source.id).map(|entry| Field::Text(entry.to_string()))
                }
                Field::Nothing
                | Field::Flag(_)
                | Field::Whole(_)
                | Field::Number(_)
                | Field::Text(_)
                | Field::List(_)
                | Field::Row(_) => None,
            };
            if let Some(written) = written {
                *field = written;
            }
        });
        self
    }

    /// Goes through every field that holds no others.
    fn pending(&mut self, mut each: impl FnMut(&mut Field)) {
        for row in self.rows.iter_mut().chain(std::iter::once(&mut self.rest)) {
            let mut open: Vec<&mut Field> = row.values_mut().collect();
            while let Some(field) = open.pop() {
                match field {
                    Field::List(list) => open.extend(list),
                    Field::Row(row) => open.extend(row.values_mut()),
                    Field::Nothing
                    | Field::Flag(_)
                    | Field::Whole(_)
                    | Field::Number(_)
                    | Field::Text(_)
                    | Field::Note(_)
                    | Field::Notes(_)
                    | Field::Listed(_) => each(field),
                }
            }
        }
    }

    /// One JSON object, indented.
    pub fn write_json(&self, out: &mut impl io::Write) -> io::Result<()> {
        let mut serializer = Serializer::with_formatter(&mut *out, Seen(PrettyFormatter::new()));
        // As the whole does, but without a copy of the rows, which may be millions.
        let (head, rest) = (self.head.written(), self.rest.written());
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in head {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry(self.rows_name, &self.rows)?;
        for (name, value) in rest {
            map.serialize_entry(name, value)?;
        }
        map.end()?;
        writeln!(out)
    }

    /// A line with everything but the rows, then one row a line.
    pub fn write_json_lines(&self, out: &mut impl io::Write) -> io::Result<()> {
        let mut first = self.head.clone();
        for (name, value) in self.rest.fields() {
            first = first.with(name, value.clone());
        }
        for row in std::iter::once(&first).chain(&self.rows) {
            row.serialize(&mut Serializer::with_formatter(&mut *out, Seen(CompactFormatter)))?;
            writeln!(out)?;
        }
        Ok(())
    }

    /// The rows with a line of names above, and the graph they come from in the last two columns.
    ///
    /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
    pub fn write_csv(&self, out: &mut impl io::Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(out);
        let of_row = |row: &Row| row.written().map(|(name, _)| *name).collect();
        let rows = self.table.as_ref().unwrap_or(&self.rows);
        let names: Vec<&str> = rows.first().map_or_else(|| self.columns.to_vec(), of_row);
        writer.write_record(names.into_iter().chain(["demarche", "graph"]))?;
        for row in rows {
            let cells = row.written().map(|(_, value)| tame(value));
            writer.write_record(
                cells.chain([env!("CARGO_PKG_VERSION").to_owned(), self.digest.clone()]),
            )?;
        }
        writer.flush()
    }
}

/// A cell that no spreadsheet runs and in which nothing is unseen.
fn tame(value: &Field) -> String {
    let cell = value.cell();
    // A spreadsheet set to Japanese takes the wide signs for the narrow ones.
    let is_formula = |text: &str| text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    match value {
        Field::Row(_) => visible_json(&cell).into_owned(),
        Field::List(list) if list.iter().any(|one| matches!(one, Field::Row(_))) => {
            visible_json(&cell).into_owned()
        }
        Field::Text(_) | Field::List(_) if is_formula(&cell) => format!("'{}", visible(&cell)),
        Field::Text(_) | Field::List(_) => visible(&cell).into_owned(),
        Field::Nothing
        | Field::Flag(_)
        | Field::Whole(_)
        | Field::Number(_)
        | Field::Note(_)
        | Field::Notes(_)
        | Field::Listed(_) => cell,
    }
}

/// Writes JSON as another formatter does, but with nothing unseen in its strings.
struct Seen<F>(F);

macro_rules! handed_on {
    ($($name:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $name<W: io::Write + ?Sized>(&mut self, out: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$name(out $(, $argument)*)
        }
    )*};
}

impl<F: Formatter> Formatter for Seen<F> {
    fn write_string_fragment<W: io::Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        self.0.write_string_fragment(out, &visible_json(fragment))
    }

    handed_on! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }
}
