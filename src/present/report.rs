//! A report: headings, paragraphs, lists and tables, printed for a terminal or as Markdown.

use std::fmt::Write;
use std::sync::Arc;

use comfy_table::ColumnConstraint;
use comfy_table::ContentArrangement;
use comfy_table::Width;
use comfy_table::presets;

use crate::bibliography::NotePlace;
use crate::bibliography::Prose;
use crate::model::Source;
use crate::text::visible;

/// What a reader is shown, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub(super) blocks: Vec<Block>,
}

/// A part of a report. All text is as it stands in the graph; printing escapes it.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A list of points.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Citations whose notes are not written out.
    Cited(Vec<NotePlace>),
    /// A source whose entry in a bibliography is not written out.
    Listed(Arc<Source>),
    /// Formatted text, point by point.
    Prose(Vec<Prose>),
    /// Notes to the tables above, numbered from 1.
    Footnotes(Vec<Prose>),
}

/// What the last cell of a row cites.
#[derive(Clone, Debug, Default)]
pub struct Cited {
    /// The places.
    pub places: Vec<NotePlace>,
    /// The numbers of their notes, once they have some; they then stand in the place of the cell.
    pub numbers: Vec<usize>,
}

/// A table: the names of its columns, and rows of as many cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The names of the columns; without any, the table has no head.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// What the last cells of the first rows cite; rows that add nothing here cite nothing.
    pub cited: Vec<Cited>,
    /// Whether the columns behind the first are compared with each other, and so share its room evenly.
    pub is_comparison: bool,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: &[&'static str]) -> Table {
        Table { columns: columns.to_vec(), ..Table::default() }
    }

    /// A table without rows whose columns behind the first stand side by side to be compared.
    pub fn comparison(columns: &[&'static str]) -> Table {
        Table { is_comparison: true, ..Table::new(columns) }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }
}

impl Table {
    /// Adds a row whose last cell is a short form of citations.
    pub fn row_citing(&mut self, cells: impl IntoIterator<Item = String>, places: Vec<NotePlace>) {
        self.cited.resize_with(self.rows.len(), Cited::default);
        self.cited.push(Cited { places, numbers: Vec::new() });
        self.row(cells);
    }

    /// The numbers of the notes of a row.
    fn numbers(&self, row: usize) -> &[usize] {
        self.cited.get(row).map_or(&[], |cited| &cited.numbers)
    }

    /// The cells of a row as they are printed: the last one a list of numbers where it has notes.
    fn cells(
        &self,
        row: usize,
        print: fn(&str) -> String,
        mark: fn(usize) -> String,
    ) -> Vec<String> {
        let cells = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let mut printed: Vec<String> = cells.iter().map(|cell| print(cell)).collect();
        let numbers = self.numbers(row);
        if let (Some(last), false) = (printed.last_mut(), numbers.is_empty()) {
            *last = numbers.iter().map(|number| mark(*number)).collect::<Vec<String>>().join(" ");
        }
        printed
    }
}

impl Report {
    /// An empty report.
    pub fn new() -> Report {
        Report::default()
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, points: Vec<String>) {
        if !points.is_empty() {
            self.blocks.push(Block::List(points));
        }
    }

    /// Adds a table, unless it is empty.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds everything that stands on another report.
    pub fn append(&mut self, other: Report) {
        self.blocks.extend(other.blocks);
    }

    /// What is printed: citations and sources only once they are written out.
    fn shown(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| !matches!(block, Block::Cited(_) | Block::Listed(_)))
    }

    /// The report as plain text, wrapped at so many columns.
    pub fn to_text(&self, width: usize) -> String {
        let mut out = String::new();
        for (position, block) in self.shown().enumerate() {
            if position > 0 {
                out.push('\n');
            }
            match block {
                Block::Heading(text) | Block::Paragraph(text) => wrapped(&mut out, text, width, ""),
                Block::List(points) => {
                    for point in points {
                        wrapped(&mut out, point, width, "  ");
                    }
                }
                Block::Table(table) => text_table(&mut out, table, width),
                Block::Prose(points) => {
                    for point in points {
                        wrapped(&mut out, &point.to_string(), width, "  ");
                    }
                }
                Block::Footnotes(notes) => {
                    line(&mut out, "Notes");
                    for (at, note) in notes.iter().enumerate() {
                        wrapped(&mut out, &format!("[{}] {note}", at + 1), width, "  ");
                    }
                }
                Block::Cited(_) | Block::Listed(_) => {}
            }
        }
        out
    }

    /// The report as Markdown.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        for (position, block) in self.shown().enumerate() {
            if position > 0 {
                out.push('\n');
            }
            match block {
                Block::Heading(text) => line(&mut out, &format!("## {}", markdown(text))),
                Block::Paragraph(text) => line(&mut out, &markdown_line(text)),
                Block::List(points) => points
                    .iter()
                    .for_each(|point| line(&mut out, &format!("- {}", markdown_line(point)))),
                Block::Table(table) => markdown_table(&mut out, table),
                Block::Prose(points) => points
                    .iter()
                    .for_each(|point| line(&mut out, &format!("- {}", markdown_prose(point)))),
                Block::Footnotes(notes) => {
                    for (at, note) in notes.iter().enumerate() {
                        line(&mut out, &format!("[^{}]: {}", at + 1, markdown_prose(note)));
                    }
                }
                Block::Cited(_) | Block::Listed(_) => {}
            }
        }
        out
    }
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "{text}").expect("a string takes everything");
}

/// Wraps at spaces by the width that characters take on a terminal; every line after the first is indented further.
fn wrapped(out: &mut String, text: &str, width: usize, indent: &str) {
    let mut table = comfy_table::Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    let room = u16::try_from(width.saturating_sub(indent.len()).max(20)).unwrap_or(u16::MAX);
    table.set_width(room).add_row([seen(text)]);
    for column in table.column_iter_mut() {
        column.set_padding((0, 0));
    }
    for (position, part) in table.lines().enumerate() {
        let hang = if position > 0 && !indent.is_empty() { "  " } else { "" };
        line(out, format!("{indent}{hang}{part}").trim_end());
    }
}

/// Text as it stands on a terminal. A word longer than any is cut in parts, since each line that is wrapped off a word costs
/// a look at all that is left of it.
fn seen(text: &str) -> String {
    let text = visible(text);
    if text.split(' ').all(|word| word.len() <= PART_MAX) {
        return text.into_owned();
    }
    let mut cut = String::with_capacity(text.len() + text.len() / PART_MAX);
    let mut characters = 0;
    for character in text.chars() {
        characters = if character == ' ' { 0 } else { characters + 1 };
        if characters > PART_MAX {
            cut.push('\n');
            characters = 1;
        }
        cut.push(character);
    }
    cut
}

/// The longest word that is wrapped as one, in characters.
const PART_MAX: usize = 1_000;

fn text_table(out: &mut String, table: &Table, width: usize) {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    drawn.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    if !table.columns.is_empty() {
        drawn.set_header(table.columns.iter().map(|name| (*name).to_owned()));
    }
    let rows: Vec<Vec<String>> = (0..table.rows.len())
        .map(|row| table.cells(row, seen, |number| format!("[{number}]")))
        .collect();
    for row in &rows {
        drawn.add_row(row.clone());
    }
    let longest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = (0..columns).max_by_key(|&column| (longest(column), column));
    for (position, column) in drawn.column_iter_mut().enumerate() {
        column.set_padding((0, if position + 1 == columns { 0 } else { 2 }));
        if table.is_comparison && position > 0 {
            let room =
                width.saturating_sub(longest(0).unwrap_or(0).min(NARROW) + GAP) / (columns - 1);
            let room = u16::try_from(room).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(room)));
        } else if longest(position).is_some_and(|longest| longest <= NARROW) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        } else if Some(position) != widest {
            // Ids and dates are not broken inside, unless they are longer than any should be.
            let words =
                rows.iter().filter_map(|row| row.get(position)).flat_map(|cell| cell.split(' '));
            let word = words.map(|word| word.chars().count()).max().unwrap_or(0);
            let room = |characters: usize| {
                Width::Fixed(u16::try_from(characters + GAP).unwrap_or(u16::MAX))
            };
            column.set_constraint(ColumnConstraint::Boundaries {
                lower: room(word.min(NARROW)),
                upper: room(word.clamp(NARROW, WORD_MAX)),
            });
        }
    }
    for part in drawn.lines() {
        line(out, part.trim_end());
    }
}

/// Columns whose cells have no more characters than this are never wrapped; of the others the one with the longest cell
/// takes the room, and the rest are wrapped to about this, or to their longest word.
const NARROW: usize = 24;
const WORD_MAX: usize = 44;
/// The space between two columns.
const GAP: usize = 2;

fn markdown_table(out: &mut String, table: &Table) {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.columns.len());
    let head = (0..width).map(|at| markdown(table.columns.get(at).unwrap_or(&"")));
    line(out, &format!("| {} |", head.collect::<Vec<_>>().join(" | ")));
    line(out, &format!("|{}", "---|".repeat(width)));
    for row in 0..table.rows.len() {
        let cells = table.cells(row, markdown, |number| format!("[^{number}]"));
        line(out, &format!("| {} |", cells.join(" | ")));
    }
}

/// Text that stands alone in a line: its first characters make no list, rule, heading or code of it.
fn markdown_line(text: &str) -> String {
    let escaped = markdown(text);
    let escaped = escaped.trim_start_matches(' ');
    let behind = escaped.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let number = escaped.get(..escaped.len() - behind.len()).unwrap_or("");
    let begins = if number.is_empty() { ['-', '+', '='] } else { ['.', ')', ')'] };
    if behind.starts_with(begins) { format!("{number}\\{behind}") } else { escaped.to_owned() }
}

/// Formatted text in Markdown. White space at the ends of a run stays outside the signs around it, which would not be read
/// as such otherwise.
fn markdown_prose(prose: &Prose) -> String {
    let mut out = String::new();
    for run in &prose.runs {
        let inner = run.text.trim();
        let sign = match (run.is_italic, run.is_bold) {
            (false, false) => "",
            (true, false) => "*",
            (false, true) => "**",
            (true, true) => "***",
        };
        if inner.is_empty() || sign.is_empty() {
            out += &markdown(&run.text);
            continue;
        }
        let (before, after) = run.text.split_once(inner).unwrap_or(("", ""));
        out += &format!("{}{sign}{}{sign}{}", markdown(before), markdown(inner), markdown(after));
    }
    out
}

/// Text that no character of it can turn into Markdown or HTML.
fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible(text).chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
