//! Figures drawn by demarche itself, as SVG and other formats; no program is needed beside it.
//!
//! A figure is made in three steps, each of which knows nothing of the next:
//!
//! 1. A function for each kind (`lanes`) takes the graph, what was selected and a [`Frame`], and makes a [`Scene`]: plain
//!    geometry in points, in groups of shapes, with title, description and the numbered list of acts.
//! 2. `Sheet` (for those who write a kind) sets what all figures have in common: the heading at the top, then the figure draws
//!    below `y`, then `key`, `notes` and `finish`.
//! 3. [`svg()`] writes a scene; [`notes()`] makes a page of its numbered list.
//!
//! Whoever writes a kind needs to know: [`Shape`] and [`Group`] (a class each; `about(id, told)` names what it shows);
//! colours by meaning in [`Ink`], [`ink::act`] for the look of an act; [`Text`], of which [`Text::area`] is the room it
//! takes; [`measure::wrap`] and [`measure::wrap_to`], which break texts to a width. What lines may cross a text stand in groups of
//! the class [`scene::GROUND`]. The tests call one checker on every scene: no two texts overlap, nothing lies outside
//! the view box, no line crosses a text.
//!
//! Names, summaries and cues reach a scene through [`measure::shown`] only, and SVG through the escaping of quick-xml.

pub mod ink;
pub mod measure;
pub mod scene;

mod lanes;
mod sheet;
mod svg;

pub use ink::Ink;
pub use lanes::lanes;
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
