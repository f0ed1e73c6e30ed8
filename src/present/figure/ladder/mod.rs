//! The figure of a ladder: how two sides escalated, time to the right and rungs upwards.
//!
//! The main path is a stepped line with its cues; small marks are the other acts between the sides, ticks below the
//! lowest rung the off-ramps of the path. A strip under it sums the Goldstein values of each side on the same days.

mod acts;
mod axis;
mod bands;
mod choice;
mod ground;
mod key;
mod marks;
mod ramps;
mod room;
mod stairs;
mod sums;
mod told;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Day;
use crate::query::escalation::ChainKind;
use crate::query::escalation::Escalation;

use super::ink::Ink;
use super::ink::Stroke;
use super::scene::Point;
use super::scene::Scene;
use super::scene::Type;
use super::sheet::Frame;
use super::sheet::MARGIN;
use super::sheet::SMALL;
use super::sheet::Sheet;
use super::sheet::note;

use axis::Axis;
use axis::day;
use bands::Bands;
use choice::Choice;
use ramps::Ramp;

/// The room for the names of rungs, and for those of thresholds, as parts of the whole; at most so much.
const NAMES: (f64, f64) = (0.25, 96.0);
const THRESHOLDS: (f64, f64) = (0.16, 64.0);
/// Between the names of rungs and the first day.
const GAP: f64 = 18.0;

/// What a figure shows, in its places.
struct Drawn<'a> {
    numbers: Numbers,
    axis: Axis,
    bands: Bands,
    ramps: Vec<Ramp<'a>>,
    stairs: Vec<(Vec<Point>, Stroke)>,
    /// To which chain beside the path an act belongs; the first of each.
    badges: BTreeMap<ActKey, ChainKind>,
}

/// The numbers of acts in the list.
struct Numbers(BTreeMap<ActKey, usize>);

impl Numbers {
    fn new(choice: &Choice<'_>) -> Numbers {
        let all = choice.drawn().into_iter().chain(choice.undated.iter().copied());
        Numbers(all.zip(1..).collect())
    }

    /// The number of an act as it stands in the figure; empty where it has none.
    fn tag(&self, act: ActKey) -> String {
        self.0.get(&act).map_or(String::new(), |number| format!("[{number}]"))
    }

    /// How many digits the longest has.
    fn digits(&self) -> usize {
        self.0.len().to_string().len()
    }
}

/// How two sides escalated, as the answer to a question about them; `title` is what the answer is called.
///
/// Of more than 400 dated acts those on the main path and its off-ramps are drawn first, then by rung, links, citations and time. Undated acts
/// are listed only, but for those of the path.
pub fn ladder(graph: &Graph, title: &str, answer: &Escalation, frame: &Frame) -> Scene {
    let choice = Choice::new(graph, answer);
    let heading = told::heading(graph, answer, &choice, frame);
    let title = told::title(graph, title, answer);
    let mut sheet = Sheet::new(graph, "ladder", frame, &title, &heading);
    let drawn = place(graph, &mut sheet, answer, &choice);
    ground::draw(graph, &mut sheet, answer, &drawn);
    let homeless = acts::draw(graph, &mut sheet, answer, &drawn);
    sums::draw(graph, &mut sheet, answer, &drawn.axis);
    ground::days(&mut sheet, &drawn.axis);
    asides(&mut sheet, answer, &drawn, homeless);
    sheet.key(&key::keys(graph, answer, &drawn));
    let notes = |acts: &[ActKey]| {
        let number = |act: &ActKey| drawn.numbers.0.get(act).copied().unwrap_or(0);
        acts.iter().map(|act| note(graph, number(act), graph.act(*act))).collect()
    };
    sheet.notes("The acts and where the source says so", notes(&choice.drawn()));
    sheet.notes("Undated: no place in the order of time", notes(&choice.undated));
    sheet.finish(&told::description(graph, answer, &choice))
}

/// Sets everything above the strip of sums in its place, and the sheet below it.
fn place<'a>(
    graph: &Graph,
    sheet: &mut Sheet<'_>,
    answer: &Escalation,
    choice: &Choice<'a>,
) -> Drawn<'a> {
    let numbers = Numbers::new(choice);
    let room = sheet.room();
    let [names, right] = [NAMES, THRESHOLDS].map(|(part, most)| (room * part).min(most));
    let edge = MARGIN + room;
    let days: Vec<Day> =
        choice.drawn().into_iter().filter_map(|act| day(graph.act(act).bounds())).collect();
    let axis = Axis::new([MARGIN + names + GAP, edge - right], &days);
    let bands = Bands::new(graph, choice, &axis, (sheet.y + 2.0, names - 12.0, numbers.digits()));
    let (ramps, bottom) =
        ramps::ramps(graph, &choice.ramps, &axis, &numbers, (bands.bottom(), edge));
    let path = answer.paths.first();
    let stairs = path.map_or(Vec::new(), |path| stairs::pieces(path, &bands.path));
    sheet.y = bottom + 2.0;
    let small: BTreeSet<ActKey> = bands.small.iter().map(|mark| mark.stand.act).collect();
    let mut badges = BTreeMap::new();
    for chain in answer.polemics.iter().chain(&answer.ratchets).chain(&answer.de_escalations) {
        for stand in chain.acts.iter().filter(|stand| small.contains(&stand.act)) {
            badges.entry(stand.act).or_insert(chain.kind);
        }
    }
    Drawn { numbers, axis, bands, ramps, stairs, badges }
}

/// What stands beside the path, and what of the picture has no room.
fn asides(sheet: &mut Sheet<'_>, answer: &Escalation, drawn: &Drawn<'_>, homeless: usize) {
    let mut lines = Vec::new();
    let beside = told::beside(answer, &drawn.numbers);
    if !beside.is_empty() {
        lines.push(format!("Other chains of linked acts: {}.", beside.join("; ")));
    }
    if drawn.bands.cramped > 0 {
        lines.push(format!(
            "{} of the acts listed have no room for a mark beside others of their days.",
            drawn.bands.cramped
        ));
    }
    if homeless > 0 {
        lines.push(format!("{homeless} of the acts of the path have no room for their number."));
    }
    for line in lines {
        sheet.paragraph("asides", &line, Type::of(SMALL), Ink::Text);
    }
}
