//! The main path: a stepped line through its acts, its cues and deeds as words beside it.

use crate::graph::Graph;
use crate::present::dot::label;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::ABOVE;
use crate::present::figure::scene::Anchor;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Group;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::sheet::SMALL;
use crate::query::escalation::Chain;
use crate::query::escalation::Tie;

use super::Numbers;
use super::bands::Mark;
use super::bands::PATH_MARK;
use super::room::NEAR;
use super::room::Taken;
use super::room::block;
use super::room::facing;

/// The most room for the words about an act.
const WORDS: f64 = 104.0;
/// The most lines of words, of which the cue takes at most two.
const LINES: usize = 4;
/// The most acts of a path on which each has words; on longer ones all have numbers only.
const WORDY: usize = 24;

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
    (marks, numbers): (&[Mark], &Numbers),
    (taken, within): (&mut Taken, Area),
) -> (Vec<Group>, usize) {
    let (mut groups, mut homeless) = (Vec::new(), 0);
    let room = WORDS.min(within.width() / 2.0);
    for mark in marks {
        let act = graph.act(mark.stand.act);
        let number = numbers.tag(mark.stand.act);
        let tie = tie(chain, mark).filter(|_| marks.len() <= WORDY);
        let cue = tie.and_then(|tie| graph.link(tie.link?).cue.as_deref());
        let cue = cue.map_or(Vec::new(), |cue| {
            let cue = format!("“{}”", label::clip(cue));
            wrap_to(&cue, SMALL, Weight::Regular, (room, 2))
        });
        let full = format!("{number} {}", label::deed(graph, act));
        // The less there is to say, the more places there are.
        let budgets = (cue.len() + 1..=LINES).rev().filter(|_| marks.len() <= WORDY);
        let set = budgets
            .map(|lines| {
                (&cue[..], wrap_to(&full, SMALL, Weight::Regular, (room, lines - cue.len())))
            })
            .chain([(&cue[..], vec![number.clone()]), (&[], vec![number])])
            .find_map(|(cue, deed)| set(mark, cue, &deed, (taken, within)));
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
    // Words left of their mark end where the line to it begins.
    let (left, anchor) = if area.right <= mark.at.x {
        (area.right, Anchor::End)
    } else {
        (area.left, Anchor::Start)
    };
    let mut y = area.top + SMALL * ABOVE;
    for (at, line) in lines().enumerate() {
        let type_face = if at < cue.len() { type_face.italic() } else { type_face };
        let text = Text::new(line, Point::new(left, y), type_face).anchored(anchor);
        shapes.push(Shape::Text(text));
        y += type_face.leading();
    }
    Some(shapes)
}
