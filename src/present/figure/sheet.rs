//! What every figure has around its picture: title, period and what is left out above; the key, the numbered list of
//! acts with their citations and the origin below.
//!
//! A figure is drawn from the top down: [`Sheet::new`] sets the heading, the figure draws below [`Sheet::y`] and moves
//! it, and [`Sheet::finish`] closes the view box under what was drawn last.

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::present::Report;
use crate::present::Table;
use crate::present::dot::label;
use crate::present::sentence::count;
use crate::query::Hidden;

use super::ink::Ink;
use super::ink::Stroke;
use super::measure::Weight;
use super::measure::shown;
use super::measure::width;
use super::measure::wrap;
use super::scene::GROUND;
use super::scene::Group;
use super::scene::Note;
use super::scene::NoteList;
use super::scene::Point;
use super::scene::Scene;
use super::scene::Shape;
use super::scene::Size;
use super::scene::Text;
use super::scene::Type;
use super::scene::length;
use super::signs::signs;

/// What whoever asks for a figure decides, of whatever kind it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// How large it is.
    pub size: Size,
    /// Where the numbered list of acts goes.
    pub notes: Notes,
    /// The terms that were asked for, as written; empty where none were.
    pub asked: String,
    /// What the defaults of the filter hid.
    pub hidden: Hidden,
}

/// Where the numbered list of acts goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    /// Below the figure.
    Below,
    /// Into a file of its own: see [`Scene::notes`].
    Apart,
}

/// An entry of the key: a sample in a box of [`SAMPLE`] by 0, the line in the middle being 0, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub(super) sample: Vec<Shape>,
    pub(super) words: String,
}

/// The width of a sample in the key.
pub(super) const SAMPLE: f64 = 20.0;
/// The least height of an entry of the key.
const SAMPLE_HEIGHT: f64 = 9.8;
/// The free ground at the left and right.
pub(super) const MARGIN: f64 = 6.0;
/// Type of the title.
const TITLE: f64 = 11.0;
/// Type of headings.
const HEADING: f64 = 7.5;
/// The smallest type, for notes and keys; print calls for no smaller.
pub(super) const SMALL: f64 = 6.5;
/// The least width of a column of notes or of the key.
const COLUMN: f64 = 150.0;
/// Between columns.
const GUTTER: f64 = 12.0;

/// A figure under way.
#[derive(Debug)]
pub(super) struct Sheet<'g> {
    graph: &'g Graph,
    frame: &'g Frame,
    /// The lower end of what is drawn.
    pub(super) y: f64,
    scene: Scene,
}

impl<'g> Sheet<'g> {
    /// A figure under a title and some lines on its period and what it leaves out.
    pub(super) fn new(
        graph: &'g Graph,
        kind: &'static str,
        frame: &'g Frame,
        title: &str,
        lines: &[String],
    ) -> Sheet<'g> {
        let scene = Scene {
            kind,
            size: frame.size,
            height: 0.0,
            title: shown(title),
            description: String::new(),
            origin: origin(graph, &frame.asked),
            groups: Vec::new(),
            notes: Vec::new(),
            index: Vec::new(),
        };
        let mut sheet = Sheet { graph, frame, y: MARGIN, scene };
        sheet.paragraph("title", title, Type::of(TITLE).bold(), Ink::Text);
        let of_graph = shown(&graph.heading().title);
        if !of_graph.is_empty() && of_graph != shown(title) {
            sheet.paragraph("title", &of_graph, Type::of(HEADING), Ink::Muted);
        }
        for line in lines.iter().filter(|line| !line.is_empty()) {
            sheet.paragraph("title", line, Type::of(HEADING), Ink::Muted);
        }
        sheet.y += 4.0;
        sheet
    }

    /// From the left margin to the right.
    pub(super) fn room(&self) -> f64 {
        self.frame.size.points() - 2.0 * MARGIN
    }

    /// How many groups are drawn.
    pub(super) fn groups(&self) -> usize {
        self.scene.groups.len()
    }

    /// Draws a group before the one of this place, under it and all that follow.
    pub(super) fn insert(&mut self, at: usize, group: Group) {
        self.scene.groups.insert(at.min(self.scene.groups.len()), group);
    }

    pub(super) fn draw(&mut self, group: Group) {
        self.scene.groups.push(group);
    }

    /// Words over the whole width, below what is drawn.
    pub(super) fn paragraph(
        &mut self,
        class: &'static str,
        words: &str,
        type_face: Type,
        ink: Ink,
    ) {
        let lines = wrap(words, type_face.size, type_face.weight, self.room());
        let block = Block { left: MARGIN, top: self.y, type_face, ink };
        let shapes = block.lines(&lines);
        self.y += type_face.leading() * length(lines.len());
        self.draw(Group::new(class, shapes));
    }

    /// What the signs of the figure say.
    pub(super) fn key(&mut self, keys: &[Key]) {
        if keys.is_empty() {
            return;
        }
        self.rule();
        let type_face = Type::of(SMALL);
        let (columns, column) = columns(self.room());
        let room = column - SAMPLE - 5.0;
        let wrapped: Vec<Vec<String>> =
            keys.iter().map(|key| wrap(&key.words, SMALL, Weight::Regular, room)).collect();
        let heights: Vec<f64> = wrapped
            .iter()
            .map(|lines| (length(lines.len()) * type_face.leading()).max(SAMPLE_HEIGHT))
            .collect();
        let (places, height) = flow(&heights, columns);
        let mut shapes = Vec::new();
        for ((key, lines), (at, down)) in keys.iter().zip(&wrapped).zip(places) {
            let left = MARGIN + length(at) * (column + GUTTER);
            let top = self.y + down;
            let middle = top + type_face.size * 0.5;
            shapes.extend(key.sample.iter().map(|shape| shape.clone().moved(left, middle)));
            let block = Block { left: left + SAMPLE + 5.0, top, type_face, ink: Ink::Text };
            shapes.extend(block.lines(lines));
        }
        self.y += height + 2.0;
        self.draw(Group::new("key", shapes));
    }

    /// A part of the numbered list: below the figure, or kept for a file of its own.
    pub(super) fn notes(&mut self, heading: &str, notes: Vec<Note>) {
        if notes.is_empty() {
            return;
        }
        if self.frame.notes == Notes::Below {
            self.rule();
            self.paragraph("notes", heading, Type::of(HEADING).bold(), Ink::Text);
            self.y += 1.5;
            self.set_notes(&notes);
        }
        self.scene.notes.push(NoteList { heading: shown(heading), notes });
    }

    /// Which acts stand where in the figure, a line each: where the numbered list stands.
    pub(super) fn index(&mut self, lines: Vec<String>) {
        if self.frame.notes == Notes::Below {
            self.y += 4.0;
            for line in &lines {
                self.paragraph("cells", line, Type::of(SMALL), Ink::Text);
                self.y += 1.0;
            }
        }
        self.scene.index = lines;
    }

    fn set_notes(&mut self, notes: &[Note]) {
        let type_face = Type::of(SMALL);
        let (columns, column) = columns(self.room());
        let tag = |note: &Note| format!("[{}]", note.number);
        let tags = notes.iter().map(|note| width(&tag(note), SMALL, Weight::Regular));
        let indent = tags.fold(0.0, f64::max) + 3.0;
        let wrapped: Vec<Vec<String>> = notes
            .iter()
            .map(|note| wrap(&note.words, SMALL, Weight::Regular, column - indent))
            .collect();
        let heights: Vec<f64> =
            wrapped.iter().map(|lines| length(lines.len().max(1)) * type_face.leading()).collect();
        let (places, height) = flow(&heights, columns);
        let mut shapes = Vec::new();
        for ((note, lines), (at, down)) in notes.iter().zip(&wrapped).zip(places) {
            let left = MARGIN + length(at) * (column + GUTTER);
            let block = |left| Block { left, top: self.y + down, type_face, ink: Ink::Text };
            shapes.extend(block(left).lines(&[tag(note)]));
            shapes.extend(block(left + indent).lines(lines));
        }
        self.y += height + 2.0;
        self.draw(Group::new("notes", shapes));
    }

    /// A line across, with room above and below.
    fn rule(&mut self) {
        self.y += 4.0;
        let ends =
            vec![Point::new(MARGIN, self.y), Point::new(self.frame.size.points() - MARGIN, self.y)];
        self.draw(Group::new(GROUND, vec![Shape::Line(ends, Stroke::new(Ink::Faint, 0.6))]));
        self.y += 5.0;
    }

    /// The whole figure, with what it shows in words.
    pub(super) fn finish(mut self, description: &str) -> Scene {
        self.y += 3.0;
        if !self.scene.notes.is_empty() {
            let words = match self.frame.notes {
                Notes::Below => signs(&self.scene.notes),
                Notes::Apart => {
                    "The numbered acts, and where the source says so, are listed apart.".to_owned()
                }
            };
            self.paragraph("origin", &words, Type::of(SMALL), Ink::Muted);
        }
        let origin = shown(&format!("{}{}", self.scene.origin, sources(self.graph)));
        self.paragraph("origin", &origin, Type::of(SMALL), Ink::Muted);
        self.scene.height = self.y + MARGIN;
        self.scene.description = shown(description);
        self.scene
    }
}

/// Blocks of some heights set in columns of about the same height, in order: for each its column and how far down it
/// stands; and how high the tallest column is.
fn flow(heights: &[f64], columns: usize) -> (Vec<(usize, f64)>, f64) {
    let even = heights.iter().sum::<f64>() / length(columns);
    let (mut at, mut down, mut tallest) = (0, 0.0, 0.0_f64);
    let mut places = Vec::with_capacity(heights.len());
    for &height in heights {
        // A block goes to the next column where more than half of it would hang over.
        if at + 1 < columns && down > 0.0 && down + height / 2.0 > even {
            at += 1;
            down = 0.0;
        }
        places.push((at, down));
        down += height;
        tallest = tallest.max(down);
    }
    (places, tallest)
}

/// How many columns of text there is room for, and how wide each is.
fn columns(room: f64) -> (usize, f64) {
    let mut columns = 1;
    while columns < 6 && length(columns + 1) * (COLUMN + GUTTER) - GUTTER <= room {
        columns += 1;
    }
    let count = length(columns);
    (columns, (room - (count - 1.0) * GUTTER) / count)
}

/// Which program, graph and question a figure comes from.
fn origin(graph: &Graph, asked: &str) -> String {
    let digest: String = graph.heading().digest.chars().take(12).collect();
    let mut origin = format!("demarche {}", env!("CARGO_PKG_VERSION"));
    if !digest.is_empty() {
        origin += &format!(", graph {digest}");
    }
    if !asked.trim().is_empty() {
        origin += &format!(", acts {}", shown(asked));
    }
    origin
}

/// Where the places that notes name without a source are.
fn sources(graph: &Graph) -> String {
    let mut sources = graph.sources();
    match (sources.next(), sources.next()) {
        (Some((_, sole)), None) => format!(". Places are of: {}", sole.title),
        (_, _) => String::new(),
    }
}

/// That undated acts are listed only, and where; nothing where there are none.
pub(super) fn listed(frame: &Frame, undated: usize) -> String {
    if undated == 0 {
        return String::new();
    }
    let place = match frame.notes {
        Notes::Below => "below",
        Notes::Apart => "apart",
    };
    format!("; {} listed {place}", count(undated, "undated act is", "undated acts are"))
}

/// What a filter hid, as a figure says it; nothing where it hid nothing.
pub(super) fn hidden_words(hidden: Hidden) -> Vec<String> {
    let mut words = Vec::new();
    if hidden.not_actual > 0 {
        words.push(format!("{} planned, imagined, foretold or alleged", hidden.not_actual));
    }
    if hidden.rejected > 0 {
        words.push(format!("{} rejected", hidden.rejected));
    }
    words
}

/// Lines of text below each other.
pub(super) struct Block {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) type_face: Type,
    pub(super) ink: Ink,
}

impl Block {
    pub(super) fn lines(&self, lines: &[String]) -> Vec<Shape> {
        let mut y = self.top + self.type_face.size * super::scene::ABOVE;
        let mut shapes = Vec::with_capacity(lines.len());
        for line in lines {
            let place = Point::new(self.left, y);
            shapes.push(Shape::Text(Text::new(line, place, self.type_face).inked(self.ink)));
            y += self.type_face.leading();
        }
        shapes
    }
}

/// The numbered list as a report of its own.
pub fn notes(scene: &Scene) -> Report {
    let mut report = Report::new();
    report.heading(scene.title.clone());
    for list in &scene.notes {
        report.paragraph(list.heading.clone());
        let mut table = Table::new(&["number", "act and where the source says so"]);
        for note in &list.notes {
            table.row([format!("[{}]", note.number), shown(&note.words)]);
        }
        report.table(table);
    }
    for line in scene.index.iter().cloned().chain([signs(&scene.notes)]) {
        if !line.is_empty() {
            report.paragraph(line);
        }
    }
    report.paragraph(scene.origin.clone());
    report
}

/// The entry of an act in the numbered list.
pub(super) fn note(graph: &Graph, number: usize, act: ActRef<'_>) -> Note {
    Note { number, words: label::told(graph, [act].into_iter()) }
}
