//! An answer with its provenance, and the three ways to write it.

use std::io;

use serde::Serialize;
use serde_json::ser::CompactFormatter;
use serde_json::ser::Formatter;
use serde_json::ser::PrettyFormatter;
use serde_json::ser::Serializer;

use crate::graph::Graph;
use crate::text::visible;
use crate::text::visible_json;

use super::Field;
use super::Row;

/// The version of the shape of documents.
const SHAPE: i64 = 1;

/// An answer for programs.
#[derive(Clone, Debug)]
pub struct Document {
    digest: String,
    head: Row,
    rows_name: &'static str,
    rows: Vec<Row>,
    rest: Row,
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
        Document { digest: heading.digest.clone(), head, rows_name, rows, rest }
    }

    /// The whole as one row.
    pub fn whole(&self) -> Row {
        let whole = self.head.clone().with(self.rows_name, self.rows.clone());
        let rest = self.rest.fields().iter();
        rest.fold(whole, |whole, (name, value)| whole.with(name, value.clone()))
    }

    /// One JSON object, indented.
    pub fn write_json(&self, out: &mut impl io::Write) -> io::Result<()> {
        let mut serializer = Serializer::with_formatter(&mut *out, Seen(PrettyFormatter::new()));
        self.whole().serialize(&mut serializer)?;
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
        let names = self.rows.first().map_or(&[][..], Row::fields).iter().map(|(name, _)| *name);
        writer.write_record(names.chain(["demarche", "graph"]))?;
        for row in &self.rows {
            let cells = row.fields().iter().map(|(_, value)| tame(value));
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
        Field::Nothing | Field::Flag(_) | Field::Whole(_) | Field::Number(_) => cell,
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
