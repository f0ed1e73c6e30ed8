//! The boxes of a figure of responses: what each says, and where it stands.

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::Certainty;
use crate::model::Link;
use crate::model::LinkKind;
use crate::present::dot::label;
use crate::present::figure::ink;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Group;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Type;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::Block;
use crate::present::figure::sheet::SMALL;
use crate::present::figure::tracks;

use super::choice::Choice;

/// Inside the frame.
const PADDING: f64 = 3.0;
/// Between boxes of a column.
const APART: f64 = 7.0;
/// How much lower than the one before it each act begins at least.
const STEP: f64 = 11.0;
/// The most lines of what was done, of one link, and of the rung and the date.
const LINES_MAX: [usize; 3] = [4, 2, 3];
/// The most links that a box tells of.
const LINKS_MAX: usize = 4;

/// A box.
#[derive(Debug)]
pub(super) struct Boxed {
    head: Vec<String>,
    deed: Vec<String>,
    links: Vec<String>,
    pub(super) top: f64,
    pub(super) height: f64,
}

/// The boxes below each other in their columns, later acts never above earlier ones.
pub(super) fn boxes(graph: &Graph, choice: &Choice<'_>, width: f64, top: f64) -> Vec<Boxed> {
    let ends: Vec<(usize, usize)> = choice.links.iter().map(|&(from, to, _)| (from, to)).collect();
    let loads = tracks::loads(&choice.columns, &ends);
    let mut free = vec![top; choice.sides.len()];
    let mut least = top;
    let mut made = Vec::with_capacity(choice.acts.len());
    for (at, (&act, &column)) in choice.acts.iter().zip(&choice.columns).enumerate() {
        let mut boxed = words(graph, choice, at, graph.act(act), width - 2.0 * PADDING);
        let lines = length(boxed.head.len() + boxed.deed.len() + boxed.links.len());
        let rows = length(loads[at]) * tracks::ROW;
        boxed.height = (lines * Type::of(SMALL).leading() + 2.0 * PADDING).max(rows + 2.0);
        boxed.top = least.max(free[column]);
        least = boxed.top + STEP;
        free[column] = boxed.top + boxed.height + APART;
        made.push(boxed);
    }
    made
}

fn words(graph: &Graph, choice: &Choice<'_>, at: usize, act: ActRef<'_>, room: f64) -> Boxed {
    let wrapped = |words: &str, weight, most| wrap_to(words, SMALL, weight, (room, most));
    let rung = if act.rung() > 0 { format!("rung {}, ", act.rung()) } else { String::new() };
    let date = label::date(act);
    let bare = date.strip_prefix('(').and_then(|date| date.strip_suffix(')'));
    let head = format!("[{}] {rung}{}", at + 1, bare.unwrap_or(&date));
    let back: Vec<_> = choice.links.iter().filter(|(_, later, _)| *later == at).collect();
    let mut links = Vec::new();
    for (earlier, _, link) in back.iter().take(LINKS_MAX) {
        links.extend(wrapped(&link_words(*earlier, link), Weight::Regular, LINES_MAX[1]));
    }
    if back.len() > LINKS_MAX {
        links.extend(wrapped(&format!("and {} more", back.len() - LINKS_MAX), Weight::Regular, 1));
    }
    Boxed {
        head: wrapped(&head, Weight::Bold, LINES_MAX[2]),
        deed: wrapped(&label::deed(graph, act), Weight::Regular, LINES_MAX[0]),
        links,
        top: 0.0,
        height: 0.0,
    }
}

/// What an act has to do with an earlier one, how sure that is, and the words that say so.
pub(in crate::present) fn link_words(earlier: usize, link: &Link) -> String {
    let number = earlier + 1;
    let verb = match link.kind {
        LinkKind::RespondsTo => format!("answers [{number}]"),
        LinkKind::Continues => format!("carries [{number}] further"),
    };
    let certainty = match link.certainty {
        Certainty::High => String::new(),
        Certainty::Medium | Certainty::Low => format!(", {} certainty", link.certainty.name()),
    };
    let cue = link.cue.as_deref().map_or(String::new(), |cue| format!(": “{cue}”"));
    format!("{verb}{certainty}{cue}")
}

/// The box of an act: the outline is that of its class, the heavier on the main path; the shade tells its rung.
pub(super) fn draw(
    graph: &Graph,
    choice: &Choice<'_>,
    at: usize,
    (boxed, area): (&Boxed, Area),
) -> Group {
    let act = graph.act(choice.acts[at]);
    let top = u16::from(graph.ladder().top().max(1));
    let shade = u8::try_from(u16::from(act.rung()).min(top) * 8 / top).unwrap_or(8);
    let weight = if choice.path.contains(&choice.acts[at]) { 2.4 } else { 1.0 };
    let frame = Shape::Box(area, 2.0, Fill::Solid(Ink::Rung(shade)), Some(ink::act(act, weight)));
    let mut shapes = vec![frame];
    let leading = Type::of(SMALL).leading();
    let lines = length(boxed.head.len() + boxed.deed.len() + boxed.links.len());
    let mut y = area.top + (area.height() - lines * leading) / 2.0;
    let faces = [Type::of(SMALL).bold(), Type::of(SMALL), Type::of(SMALL).italic()];
    for (lines, type_face) in [&boxed.head, &boxed.deed, &boxed.links].into_iter().zip(faces) {
        let block = Block { left: area.left + PADDING, top: y, type_face, ink: Ink::Text };
        shapes.extend(block.lines(lines));
        y += length(lines.len()) * leading;
    }
    let told = format!(
        "[{}] {}\n{}",
        at + 1,
        label::deed(graph, act),
        label::told(graph, [act].into_iter())
    );
    Group::new("act", shapes).about(act.id(), told)
}
