//! What the signs of a figure of lanes say: only those that it uses.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::Bounds;
use crate::model::Certainty;
use crate::model::Class;
use crate::model::DayRange;
use crate::model::Link;
use crate::model::LinkKind;
use crate::model::Modality;
use crate::present::figure::ink;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Slant;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::sheet::Key;
use crate::present::figure::sheet::SAMPLE;
use crate::present::figure::sheet::SMALL;

use super::arcs;
use super::arrows::Head;
use super::arrows::LINE;
use super::arrows::tip;
use super::chip;
use super::columns::targets;
use super::grid::Grid;
use super::rows::Row;

pub(super) fn keys(
    graph: &Graph,
    rows: &[Row],
    grid: &Grid<'_>,
    links: &[(usize, usize, &Link)],
) -> Vec<Key> {
    let mut keys = arrow_keys(graph, rows);
    if grid.columns.is_rolled_up() {
        keys.push(Key {
            sample: vec![Shape::Line(vec![Point::new(10.0, -4.0), Point::new(10.0, 4.0)], Stroke::new(Ink::Muted, 0.6))],
            words: "a lifeline also stands for those without one of their own: the actor for whom they act, or “others”; \
                    the label names them"
                .to_owned(),
        });
    }
    keys.extend(date_keys(graph, rows, grid));
    keys.extend(link_keys(links));
    keys.extend(rung_keys(graph, rows));
    keys
}

fn arrow_keys(graph: &Graph, rows: &[Row]) -> Vec<Key> {
    let acts = || rows.iter().map(|row| graph.act(row.act));
    let mut keys = Vec::new();
    let addressed: BTreeSet<Class> = acts()
        .filter(|act| !act.recipients().is_empty() && act.modality() == Modality::Actual)
        .map(|act| act.act_type().class)
        .collect();
    keys.extend(addressed.into_iter().map(|class| {
        let dash = match class {
            Class::VerbalCooperation | Class::VerbalConflict => Dash::Dashed,
            Class::MaterialCooperation | Class::MaterialConflict | Class::Neutral => Dash::Solid,
        };
        sample(
            Head::Of(class),
            Stroke::new(ink::class(class), LINE).dashed(dash),
            class_words(class),
        )
    }));
    if acts().any(|act| act.modality() != Modality::Actual) {
        let stroke = Stroke::new(Ink::Neutral, LINE).dashed(Dash::Dotted);
        keys.push(sample(
            Head::Of(Class::Neutral),
            stroke,
            "dotted: planned, imagined, foretold or alleged",
        ));
    }
    if acts().any(|act| act.recipients().is_empty() && !targets(act).is_empty()) {
        let stroke = Stroke::new(Ink::Neutral, LINE).dashed(Dash::Dotted);
        keys.push(sample(Head::Open, stroke, "open head: spoken of, not addressed"));
    }
    if acts().any(|act| targets(act).is_empty()) {
        let dot = Shape::Disc(Point::new(10.0, 0.0), 1.8, Fill::Solid(Ink::Neutral), None);
        keys.push(Key {
            sample: vec![dot],
            words: "an act towards nobody in particular".to_owned(),
        });
    }
    keys
}

pub(in crate::present::figure) fn sample(head: Head, stroke: Stroke, words: &str) -> Key {
    let end = Point::new(SAMPLE, 0.0);
    let mut sample =
        vec![Shape::Line(vec![Point::new(1.8, 0.0), Point::new(SAMPLE - 4.2, 0.0)], stroke)];
    sample.extend(tip(head, end, 1.0, stroke.ink));
    sample.push(Shape::Disc(Point::new(1.8, 0.0), 1.8, Fill::Solid(stroke.ink), None));
    Key { sample, words: words.to_owned() }
}

pub(in crate::present::figure) fn class_words(class: Class) -> &'static str {
    match class {
        Class::VerbalCooperation => "words that help or ease (dashed, hollow head)",
        Class::MaterialCooperation => "deeds that help or ease (solid, hollow head)",
        Class::VerbalConflict => "words against (dashed, filled head)",
        Class::MaterialConflict => "deeds against (solid, filled head)",
        Class::Neutral => "neither (solid, diamond)",
    }
}

fn date_keys(graph: &Graph, rows: &[Row], grid: &Grid<'_>) -> Vec<Key> {
    let mut keys = Vec::new();
    if rows.iter().any(|row| row.slant == Slant::Italic) {
        let words = Text::new("1960", Point::new(0.0, 2.3), Type::of(SMALL).italic());
        keys.push(Key {
            sample: vec![Shape::Text(words)],
            words: "a leaning date is implied by the source or follows from the order of things"
                .to_owned(),
        });
    }
    if grid.strip.is_none() {
        return keys;
    }
    let bounds: Vec<Bounds> = rows.iter().map(|row| graph.act(row.act).bounds()).collect();
    let dotted = |right| {
        Shape::Line(
            vec![Point::new(1.0, 0.0), Point::new(right, 0.0)],
            Stroke::new(Ink::Text, 0.9).dashed(Dash::Dotted),
        )
    };
    let tick =
        |x| Shape::Line(vec![Point::new(x, -2.0), Point::new(x, 2.0)], Stroke::new(Ink::Text, 0.7));
    let is_closed = |bounds: &Bounds| bounds.hull().is_bounded();
    if bounds.iter().any(|bounds| !bounds.is_one_day() && is_closed(bounds)) {
        keys.push(Key {
            sample: vec![dotted(19.0), tick(1.0), tick(19.0)],
            words: "on some day or days between; a hollow disc: within a short time; a disc: on that day; a thick bar: for certain".to_owned(),
        });
    }
    if bounds.iter().any(|bounds: &Bounds| !is_closed(bounds) && bounds.hull() != DayRange::ALWAYS)
    {
        keys.push(Key {
            sample: vec![dotted(SAMPLE), tick(1.0)],
            words: "no tick: open at that end, or beyond the strip".to_owned(),
        });
    }
    keys
}

fn link_keys(links: &[(usize, usize, &Link)]) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut key = |link: Option<&(usize, usize, &Link)>, words: &str| {
        if let Some((_, _, link)) = link {
            let curve = [Point::new(14.0, -3.0), Point::new(14.0, 3.0), Point::new(6.0, 3.0)];
            let sample = vec![
                Shape::Curve(Point::new(4.0, -3.0), vec![curve], arcs::stroke(link)),
                Shape::Polygon(
                    vec![Point::new(3.0, 3.0), Point::new(6.4, 1.5), Point::new(6.4, 4.5)],
                    Fill::Solid(arcs::stroke(link).ink),
                    None,
                ),
            ];
            keys.push(Key { sample, words: words.to_owned() });
        }
    };
    let kind = |kind: LinkKind| {
        links.iter().find(|(_, _, link)| link.kind == kind && link.certainty != Certainty::Low)
    };
    key(kind(LinkKind::RespondsTo), "arc: the later act was prompted by the earlier");
    key(kind(LinkKind::Continues), "dashed arc: the same side carries its act further");
    key(
        links.iter().find(|(_, _, link)| link.certainty == Certainty::Low),
        "dotted arc: a link of low certainty",
    );
    keys
}

fn rung_keys(graph: &Graph, rows: &[Row]) -> Vec<Key> {
    let rungs: BTreeSet<u8> =
        rows.iter().map(|row| graph.act(row.act).rung()).filter(|rung| *rung > 0).collect();
    let area = Area::new(6.0, -4.2, 9.0, 8.4);
    rungs
        .into_iter()
        .map(|rung| Key {
            sample: chip(graph, rung, area),
            words: format!("rung {rung}: {}", graph.ladder().label(rung)),
        })
        .collect()
}
