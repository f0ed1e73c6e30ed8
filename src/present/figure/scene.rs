//! A figure as plain geometry: shapes and texts in a view box, before any format.
//!
//! Lengths are points (1/72 inch) of the printed figure; y grows downwards. Shapes stand in groups: what belongs to one
//! act is one group, which a reader can point at.

use crate::model::Id;

use super::ink::Fill;
use super::ink::Ink;
use super::ink::Stroke;
use super::measure::Weight;
use super::measure::shown;
use super::measure::width;

/// A whole figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Of what kind it is, in one word: the beginning of every id in the file.
    pub kind: &'static str,
    /// How large it is shown.
    pub size: Size,
    /// The height of the view box; its width follows from the size.
    pub height: f64,
    /// What the figure is.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// Which program, graph and question it comes from.
    pub origin: String,
    /// What is drawn, in the order of drawing.
    pub groups: Vec<Group>,
    /// The numbered list, whether it is drawn or not.
    pub notes: Vec<NoteList>,
    /// Which of its entries stand where, for figures that have no room for that; drawn where the list is.
    pub index: Vec<String>,
}

/// A part of the numbered list of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteList {
    /// Its heading.
    pub heading: String,
    /// Its entries.
    pub notes: Vec<Note>,
}

/// An entry of the numbered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The number that stands in the figure.
    pub number: usize,
    /// The act, when it was, and where the source says so.
    pub words: String,
}

/// How large a figure is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// So many millimetres wide, on paper.
    Print {
        /// The width.
        millimetres: f64,
    },
    /// So many pixels wide, on a screen, which is read from further away: a point is drawn 1.6 pixels large.
    Screen {
        /// The width.
        pixels: f64,
    },
}

/// Shapes that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What they are in the drawing. Texts may lie on what is [`GROUND`].
    pub class: &'static str,
    /// The act, actor or event that they show.
    pub subject: Option<Id>,
    /// What a reader is told who points at them; lines apart.
    pub told: String,
    /// The shapes, in the order of drawing.
    pub shapes: Vec<Shape>,
}

/// The class of what lies below everything else: bands, guides, rules.
pub const GROUND: &str = "ground";

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line through some points.
    Line(Vec<Point>, Stroke),
    /// A line of cubic curves: its beginning, then for each curve both handles and the end.
    Curve(Point, Vec<[Point; 3]>, Stroke),
    /// An area inside straight sides.
    Polygon(Vec<Point>, Fill, Option<Stroke>),
    /// A box with rounded corners.
    Box(Area, f64, Fill, Option<Stroke>),
    /// A disc.
    Disc(Point, f64, Fill, Option<Stroke>),
    /// A line of text.
    Text(Text),
}

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left side.
    pub left: f64,
    /// Its upper side.
    pub top: f64,
    /// Its right side.
    pub right: f64,
    /// Its lower side.
    pub bottom: f64,
}

/// Words in which nothing is unseen; see [`shown`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(String);

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub words: Words,
    /// Where it is tied to: on the line on which letters stand.
    pub at: Point,
    /// Which end of it is there.
    pub anchor: Anchor,
    /// How it is set.
    pub type_face: Type,
    /// Its colour.
    pub ink: Ink,
    /// Whether it runs upwards instead of to the right.
    pub turn: Turn,
}

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// The size in points.
    pub size: f64,
    /// How heavy it is.
    pub weight: Weight,
    /// Whether it leans.
    pub slant: Slant,
}

/// Whether type leans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Slant {
    /// It stands.
    #[default]
    Upright,
    /// It leans.
    Italic,
}

/// Which end of a text is tied to its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The first letter.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The last letter.
    End,
}

/// Which way a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// To the right.
    #[default]
    Level,
    /// Upwards.
    Upwards,
}

impl Size {
    /// The least width of a figure in points: in less, words have no room beside their signs.
    pub const LEAST: f64 = 311.0;
    /// The greatest width of a figure in points: 1.2 metres.
    pub const MOST: f64 = 3402.0;

    /// The width of the view box in points; where the size is beyond what figures can have, the nearest that they can.
    pub fn points(self) -> f64 {
        match self.asked() {
            large if large > Size::MOST => Size::MOST,
            fitting if fitting >= Size::LEAST => fitting,
            _ => Size::LEAST,
        }
    }

    /// Whether figures can have this size.
    pub fn is_fitting(self) -> bool {
        (Size::LEAST..=Size::MOST).contains(&self.asked())
    }

    fn asked(self) -> f64 {
        match self {
            Size::Print { millimetres } => millimetres * 72.0 / 25.4,
            Size::Screen { pixels } => pixels / PIXELS,
        }
    }
}

/// The pixels that a point is large on a screen.
pub(super) const PIXELS: f64 = 1.6;

impl Point {
    /// A place.
    pub fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }
}

impl Area {
    /// The box from a corner, with its width and height.
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Area {
        Area { left, top, right: left + width, bottom: top + height }
    }

    /// How wide it is.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Whether two boxes have an inside in common; boxes that touch have none.
    pub fn overlaps(self, other: Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

impl Type {
    /// Running text of a size.
    pub fn of(size: f64) -> Type {
        Type { size, weight: Weight::Regular, slant: Slant::Upright }
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(self) -> Type {
        Type { weight: Weight::Bold, ..self }
    }

    /// The same leaning.
    #[must_use]
    pub fn italic(self) -> Type {
        Type { slant: Slant::Italic, ..self }
    }

    /// From one line to the next.
    pub fn leading(self) -> f64 {
        self.size * 1.22
    }
}

impl Text {
    /// Words at a place, as [`shown`]; level, black, with their beginning there.
    pub fn new(words: &str, at: Point, type_face: Type) -> Text {
        Text {
            words: Words(shown(words)),
            at,
            anchor: Anchor::Start,
            type_face,
            ink: Ink::Text,
            turn: Turn::Level,
        }
    }

    /// The same tied by another end.
    #[must_use]
    pub fn anchored(self, anchor: Anchor) -> Text {
        Text { anchor, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub fn inked(self, ink: Ink) -> Text {
        Text { ink, ..self }
    }

    /// The same running upwards.
    #[must_use]
    pub fn upwards(self) -> Text {
        Text { turn: Turn::Upwards, ..self }
    }

    /// What it says.
    pub fn words(&self) -> &str {
        &self.words.0
    }

    /// The room that it takes: from the top of its tallest letters to the foot of those that hang.
    pub fn area(&self) -> Area {
        let Type { size, weight, .. } = self.type_face;
        let length = width(&self.words.0, size, weight);
        let before = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => length / 2.0,
            Anchor::End => length,
        };
        let (above, below) = (size * ABOVE, size * BELOW);
        match self.turn {
            Turn::Level => Area {
                left: self.at.x - before,
                top: self.at.y - above,
                right: self.at.x - before + length,
                bottom: self.at.y + below,
            },
            Turn::Upwards => Area {
                left: self.at.x - above,
                top: self.at.y + before - length,
                right: self.at.x + below,
                bottom: self.at.y + before,
            },
        }
    }
}

/// How far letters reach above the line on which they stand, as a part of the size.
pub(super) const ABOVE: f64 = 0.8;
/// How far they hang below it.
pub(super) const BELOW: f64 = 0.24;

impl Shape {
    /// The same elsewhere.
    #[must_use]
    pub fn moved(self, right: f64, down: f64) -> Shape {
        let point = |point: Point| Point::new(point.x + right, point.y + down);
        let points = |points: Vec<Point>| points.into_iter().map(point).collect();
        match self {
            Shape::Line(through, stroke) => Shape::Line(points(through), stroke),
            Shape::Curve(from, curves, stroke) => {
                let curves = curves.into_iter().map(|curve| curve.map(point)).collect();
                Shape::Curve(point(from), curves, stroke)
            }
            Shape::Polygon(sides, fill, stroke) => Shape::Polygon(points(sides), fill, stroke),
            Shape::Box(area, radius, fill, stroke) => {
                let Area { left, top, .. } = area;
                let moved = Area::new(left + right, top + down, area.width(), area.height());
                Shape::Box(moved, radius, fill, stroke)
            }
            Shape::Disc(at, radius, fill, stroke) => Shape::Disc(point(at), radius, fill, stroke),
            Shape::Text(text) => Shape::Text(Text { at: point(text.at), ..text }),
        }
    }
}

impl Group {
    /// Shapes of a class that show nothing of the graph.
    pub fn new(class: &'static str, shapes: Vec<Shape>) -> Group {
        Group { class, subject: None, told: String::new(), shapes }
    }

    /// The same as the picture of something, with what a reader is told who points at it.
    #[must_use]
    pub fn about(self, subject: &Id, told: String) -> Group {
        Group { subject: Some(subject.clone()), told, ..self }
    }
}

/// A count as a length. Counts past four thousand million would come out shorter.
pub fn length(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
