//! A page: headings, paragraphs, lists and tables, printed for a terminal or as Markdown.

use std::fmt::Write;

use comfy_table::ColumnConstraint;
use comfy_table::ContentArrangement;
use comfy_table::Width;
use comfy_table::presets;

use crate::text::visible;

/// What a reader is shown, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Page {
    blocks: Vec<Block>,
}

/// A part of a page. All text is as it stands in the graph; printing escapes it.
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
}

/// A table: the names of its columns, and rows of as many cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The names of the columns; without any, the table has no head.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
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

impl Page {
    /// An empty page.
    pub fn new() -> Page {
        Page::default()
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

    /// Adds everything that stands on another page.
    pub fn append(&mut self, other: Page) {
        self.blocks.extend(other.blocks);
    }

    /// The page as plain text, wrapped at so many columns.
    pub fn to_text(&self, width: usize) -> String {
        let mut out = String::new();
        for (position, block) in self.blocks.iter().enumerate() {
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
            }
        }
        out
    }

    /// The page as Markdown.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        for (position, block) in self.blocks.iter().enumerate() {
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
    table.set_width(room).add_row([visible(text).into_owned()]);
    for column in table.column_iter_mut() {
        column.set_padding((0, 0));
    }
    for (position, part) in table.lines().enumerate() {
        let hang = if position > 0 && !indent.is_empty() { "  " } else { "" };
        line(out, format!("{indent}{hang}{part}").trim_end());
    }
}

fn text_table(out: &mut String, table: &Table, width: usize) {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    drawn.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    if !table.columns.is_empty() {
        drawn.set_header(table.columns.iter().map(|name| (*name).to_owned()));
    }
    for row in &table.rows {
        drawn.add_row(row.iter().map(|cell| visible(cell).into_owned()));
    }
    let longest = |column: usize| {
        table.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
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
            let words = table
                .rows
                .iter()
                .filter_map(|row| row.get(position))
                .flat_map(|cell| cell.split(' '));
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
    for row in &table.rows {
        let cells = row.iter().map(|cell| markdown(cell));
        line(out, &format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
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
