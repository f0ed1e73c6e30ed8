//! Figures drawn by demarche itself, as SVG and other formats; no program is needed beside it.
//!
//! A figure is made in three steps, each of which knows nothing of the next:
//!
//! 1. A function for each kind (`lanes`, `timeline`, `relations`) takes the graph, what was selected and a [`Frame`], and makes a [`Scene`]: plain
//!    geometry in points, in groups of shapes, with title, description and the numbered list of acts.
//! 2. `Sheet` (for those who write a kind) sets what all figures have in common: the heading at the top, then the figure draws
//!    below `y`, then `key`, `notes` and `finish`.
//! 3. [`svg()`] writes a scene; [`notes()`] makes a page of its numbered list.
//!
//! Whoever writes a kind needs to know:
//!
//! - [`Frame`]: size, where the numbered list goes, the terms and what the defaults hid; it comes from the command line.
//! - `Sheet::new(graph, kind, frame, title, lines)`, then `room()` from `MARGIN`, `y`, `draw(group)`, `key(&[Key])`,
//!   `notes(heading, vec![note(graph, number, act)])`, `finish(description)`.
//! - [`Shape`]: `Line`, `Curve`, `Polygon`, `Box`, `Disc`, `Text`; `moved` sets one elsewhere. [`Group`]: shapes of a class;
//!   `about(id, told)` names what they show and what a reader is told who points at them.
//! - [`Ink`]: colours by meaning; [`ink::act`] and [`ink::class`] for the look of an act, [`ink::Fill::Hatched`] for doubt.
//! - [`Text::new`] shows what is unseen, and [`Text::area`] is the room it takes; [`measure::wrap`] and [`measure::wrap_to`]
//!   break texts to a width. No type is smaller than `SMALL`.
//! - What may lie under a text stands in groups of the class [`scene::GROUND`].
//!
//! The tests call one checker on every scene (`tests/it/figure/geometry.rs`): no two texts overlap, nothing lies outside
//! the view box, no line crosses a text, the SVG is well-formed. The binary writes all kinds by one function
//! (`src/bin/demarche/figure.rs`), which takes the forms that a kind has.
//!
//! Names, summaries and cues reach a scene through [`measure::shown`] only, and SVG through the escaping of quick-xml.

pub mod ink;
pub mod measure;
pub mod scene;

mod ladder;
pub(super) mod lanes;
pub(super) mod matrix;
mod relations;
pub(super) mod responses;
mod sheet;
pub(super) mod sides;
mod signs;
mod svg;
pub(super) mod timeline;
mod tracks;

pub use ink::Ink;
pub use ladder::ladder;
pub use lanes::lanes;
pub use matrix::matrix;
pub use relations::relations;
pub use responses::responses;
pub use scene::Group;
pub use scene::Point;
pub use scene::Scene;
pub use scene::Shape;
pub use scene::Size;
pub use scene::Text;
pub use sheet::Frame;
pub use sheet::Notes;
pub use sheet::notes;
pub use svg::svg;
pub use timeline::LaneBy;
pub use timeline::timeline;
