//! The main path: a stepped line through its acts, its cues and deeds as words beside it.

use crate::graph::Graph;
use crate::present::dot::label;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Group;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Type;
use crate::present::figure::sheet::Block;
use crate::present::figure::sheet::SMALL;
use crate::query::escalation::Chain;
use crate::query::escalation::Tie;

use super::bands::Mark;
use super::bands::PATH_MARK;
use super::room::NEAR;
use super::room::Taken;
use super::room::block;
use super::room::facing;

/// The most room for the words about an act.
const WORDS: f64 = 104.0;
/// The most lines of a cue and of a deed, on paths of at most so many acts; on longer ones acts have numbers only.
const LINES: [(usize, usize, usize); 2] = [(8, 2, 3), (24, 1, 0)];

/// The stepped line, a piece for each tie: level, then up (or dotted down and back) to the next act.
pub(super) fn pieces(chain: &Chain, marks: &[Mark]) -> Vec<(Vec<Point>, Stroke)> {
    let mut pieces = Vec::new();
    let Some(mut from) = marks.first().map(|mark| mark.at) else { return pieces };
    for pair in marks.windows(2) {
        let (before, mark) = (&pair[0], &pair[1]);
        let is_inferred = tie(chain, mark)
            .is_none_or(|tie| tie.link.is_none() || tie.earlier != before.stand.act);
        let dash = if is_inferred { Dash::Dashed } else { Dash::Solid };
        let stroke = Stroke::new(Ink::Text, 1.7).dashed(dash);
        let corner = Point::new(mark.at.x, from.y);
        if mark.stand.counted {
            pieces.push((vec![from, corner, mark.at], stroke));
            from = mark.at;
        } else {
            pieces.push((vec![from, corner], stroke));
            let aside = Stroke::new(Ink::Text, 0.9).dashed(Dash::Dotted);
            pieces.push((vec![corner, mark.at], aside));
            from = corner;
        }
    }
    pieces
}

/// What ties an act of the path to the one before.
pub(super) fn tie<'c>(chain: &'c Chain, mark: &Mark) -> Option<&'c Tie> {
    chain.steps.iter().flat_map(|step| &step.ties).find(|tie| tie.later == mark.stand.act)
}

/// The words about each act of the path, set where there is room; and how many have found none.
pub(super) fn words(
    graph: &Graph,
    chain: &Chain,
    (marks, numbers): (&[Mark], &dyn Fn(&Mark) -> String),
    (taken, within): (&mut Taken, Area),
) -> (Vec<Group>, usize) {
    let (mut groups, mut homeless) = (Vec::new(), 0);
    let most = LINES.into_iter().find(|(acts, ..)| marks.len() <= *acts);
    let (cues, deeds) = most.map_or((0, 0), |(_, cues, deeds)| (cues, deeds));
    for mark in marks {
        let act = graph.act(mark.stand.act);
        let number = numbers(mark);
        let room = WORDS.min(within.width() / 2.0);
        let cue = tie(chain, mark).and_then(|tie| graph.link(tie.link?).cue.as_deref());
        let cue = cue.map_or(Vec::new(), |cue| {
            wrap_to(&format!("“{}”", label::clip(cue)), SMALL, Weight::Regular, (room, cues))
        });
        let cue = if cues == 0 { Vec::new() } else { cue };
        let full = if deeds == 0 {
            number.clone()
        } else {
            format!("{number} {}", label::deed(graph, act))
        };
        let deed = wrap_to(&full, SMALL, Weight::Regular, (room, deeds.max(1)));
        // With less and less to say there is more and more room.
        let tries = [(cue, deed), (Vec::new(), vec![number])];
        let set = tries.into_iter().find_map(|(cue, deed)| set(mark, &cue, &deed, (taken, within)));
        match set {
            None => homeless += 1,
            Some(shapes) => {
                let told = label::told(graph, [act].into_iter());
                groups.push(Group::new("path-words", shapes).about(act.id(), told));
            }
        }
    }
    (groups, homeless)
}

/// A cue above a deed, near a mark, with a line that leads there unless they are close; nothing where there is no room.
fn set(
    mark: &Mark,
    cue: &[String],
    deed: &[String],
    (taken, within): (&mut Taken, Area),
) -> Option<Vec<Shape>> {
    let type_face = Type::of(SMALL);
    let lines = || cue.iter().chain(deed);
    let wide = lines().map(|line| width(line, SMALL, Weight::Regular)).fold(0.0, f64::max);
    let size = block(wide, lines().count(), type_face.leading());
    let area = taken.nearest(mark.at, size, within)?;
    let mut shapes = Vec::new();
    let to = facing(area, mark.at);
    let far = (to.x - mark.at.x).hypot(to.y - mark.at.y);
    if far > NEAR {
        let on_edge = PATH_MARK / far;
        let from = Point::new(
            mark.at.x + (to.x - mark.at.x) * on_edge,
            mark.at.y + (to.y - mark.at.y) * on_edge,
        );
        // It ends short of the words.
        let to = Point::new(to.x - (to.x - from.x) * 0.8 / far, to.y - (to.y - from.y) * 0.8 / far);
        taken.take_line(&[from, to]);
        shapes.push(Shape::Line(vec![from, to], Stroke::new(Ink::Muted, 0.6)));
    }
    taken.take(area);
    let block =
        Block { left: area.left, top: area.top, type_face: type_face.italic(), ink: Ink::Text };
    shapes.extend(block.lines(cue));
    let top = area.top + type_face.leading() * crate::present::figure::scene::length(cue.len());
    let block = Block { left: area.left, top, type_face, ink: Ink::Text };
    shapes.extend(block.lines(deed));
    Some(shapes)
}
