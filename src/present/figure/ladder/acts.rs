//! The acts of a ladder drawn: the path, small marks and off-ramps, with their numbers where there is room.

use crate::graph::Graph;
use crate::present::dot::label;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Group;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::sheet::SMALL;
use crate::present::figure::sheet::Sheet;
use crate::query::escalation::Escalation;
use crate::query::escalation::WhichSide;

use super::Drawn;
use super::bands::Mark;
use super::bands::PATH_MARK;
use super::bands::SMALL_MARK;
use super::marks;
use super::ramps::Ramp;
use super::room::Taken;
use super::stairs;

/// The path, the small marks, the off-ramps, and their numbers; tells how many acts of the path have no room for theirs.
pub(super) fn draw(
    graph: &Graph,
    sheet: &mut Sheet<'_>,
    answer: &Escalation,
    drawn: &Drawn<'_>,
) -> usize {
    let mut taken = Taken::default();
    for band in &drawn.bands.rungs {
        let (left, right) = (drawn.axis.left, drawn.axis.right);
        taken.take_bar(Area { left, top: band.bottom, right, bottom: band.bottom });
    }
    for (points, stroke) in &drawn.stairs {
        taken.take_line(points);
        sheet.draw(Group::new("path", vec![Shape::Line(points.clone(), *stroke)]));
    }
    for mark in &drawn.bands.small {
        draw_mark(graph, sheet, drawn, (mark, SMALL_MARK, &mut taken));
    }
    for mark in &drawn.bands.path {
        draw_mark(graph, sheet, drawn, (mark, PATH_MARK, &mut taken));
    }
    for mark in &drawn.bands.small {
        if let Some(at) = mark.number {
            draw_number(sheet, &mut taken, (&drawn.numbers.tag(mark.stand.act), at, mark.at.y));
        }
    }
    let within = Area {
        left: drawn.axis.left,
        top: drawn.bands.rungs.first().map_or(0.0, |band| band.top + 1.0),
        right: drawn.axis.right,
        bottom: drawn.bands.bottom() - 1.0,
    };
    let path = answer.paths.first();
    let (words, homeless) = path.map_or((Vec::new(), 0), |path| {
        let marks = (&drawn.bands.path[..], &drawn.numbers);
        stairs::words(graph, path, marks, (&mut taken, within))
    });
    for group in words {
        sheet.draw(group);
    }
    late_numbers(sheet, drawn, &mut taken, within);
    for ramp in &drawn.ramps {
        draw_ramp(graph, sheet, ramp);
    }
    homeless
}

/// The mark of an act, of half a width, with its possible days.
fn draw_mark(
    graph: &Graph,
    sheet: &mut Sheet<'_>,
    drawn: &Drawn<'_>,
    (mark, half, taken): (&Mark, f64, &mut Taken),
) {
    let act = graph.act(mark.stand.act);
    let is_small = half <= SMALL_MARK;
    let mut shapes = Vec::new();
    if let Some(bar) = mark.bar {
        let y = mark.at.y + if is_small { 0.0 } else { beside(mark.stand.side) };
        let core = act.bounds().core().filter(|core| core.first < core.last);
        let core = core.map(|core| [drawn.axis.x(core.first), drawn.axis.x(core.last)]);
        shapes.extend(marks::bar(bar, core, y));
        taken.take_bar(Area { left: bar.0[0], top: y - 1.8, right: bar.0[1], bottom: y + 1.8 });
    }
    shapes.push(marks::mark(act, mark.stand.side, mark.at, half));
    let badge = drawn.badges.get(&mark.stand.act).filter(|_| is_small);
    shapes.extend(badge.and_then(|&kind| marks::badge(kind, mark.at)));
    taken.take(Area::new(mark.at.x - half, mark.at.y - half, half * 2.0, half * 2.0));
    let tag = drawn.numbers.tag(mark.stand.act);
    let told = format!("{tag} {}", label::told(graph, [act].into_iter()));
    let class = if is_small { "act" } else { "path-act" };
    sheet.draw(Group::new(class, shapes).about(act.id(), told));
}

/// The numbers of marks in rows that are not spaced for them, where there is room all the same.
fn late_numbers(sheet: &mut Sheet<'_>, drawn: &Drawn<'_>, taken: &mut Taken, within: Area) {
    for mark in drawn.bands.small.iter().filter(|mark| mark.number.is_none()) {
        let tag = drawn.numbers.tag(mark.stand.act);
        let long = width(&tag, SMALL, Weight::Regular);
        let places = [mark.at.x + SMALL_MARK + 1.6, mark.at.x - SMALL_MARK - 1.6 - long];
        let free = places.into_iter().find(|&at| {
            let area = Area::new(at, mark.at.y - SMALL * 0.5, long, SMALL);
            at >= within.left && at + long <= within.right && taken.is_free(area)
        });
        if let Some(at) = free {
            draw_number(sheet, taken, (&tag, at, mark.at.y));
        }
    }
}

/// How far from the path the possible days of an act on it lie: on the half of its side.
fn beside(side: WhichSide) -> f64 {
    match side {
        WhichSide::First => -PATH_MARK - 3.0,
        WhichSide::Second => PATH_MARK + 3.0,
    }
}

fn draw_number(sheet: &mut Sheet<'_>, taken: &mut Taken, (words, left, y): (&str, f64, f64)) {
    let text = Text::new(words, Point::new(left, y + SMALL * 0.3), Type::of(SMALL));
    taken.take(text.area());
    sheet.draw(Group::new("number", vec![Shape::Text(text)]));
}

fn draw_ramp(graph: &Graph, sheet: &mut Sheet<'_>, ramp: &Ramp<'_>) {
    let act = graph.act(ramp.offer.act);
    let mut shapes = marks::fall(ramp.at, ramp.to);
    shapes.push(marks::mark(act, ramp.offer.side, ramp.at, SMALL_MARK));
    let place = Point::new(ramp.at.x + 3.0, ramp.to);
    shapes.push(Shape::Text(Text::new(&ramp.words, place, Type::of(SMALL))));
    let told = format!("{}\n{}", ramp.words, label::told(graph, [act].into_iter()));
    sheet.draw(Group::new("off-ramp", shapes).about(act.id(), told));
}
