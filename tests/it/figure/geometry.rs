//! What must hold of every figure, whatever it shows: one checker for all kinds.

use demarche::present::figure::Group;
use demarche::present::figure::Point;
use demarche::present::figure::Scene;
use demarche::present::figure::Shape;
use demarche::present::figure::Text;
use demarche::present::figure::scene::Area;
use demarche::present::figure::scene::GROUND;
use demarche::present::figure::svg;
use demarche::text::is_invisible;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Numbers are finite, nothing lies outside the view box, no two texts overlap, no line and no side of a box crosses a
/// text but those of the ground, every text can be read in print, and the SVG is well-formed.
#[track_caller]
pub(super) fn check(scene: &Scene) {
    let view = Area::new(0.0, 0.0, scene.size.points(), scene.height);
    for (group, shape) in shapes(scene) {
        for point in outline(shape) {
            let inside = (view.left..=view.right).contains(&point.x)
                && (view.top..=view.bottom).contains(&point.y);
            assert!(inside, "{point:?} of {:?} lies outside {view:?}: {shape:?}", group.class);
        }
    }
    let texts: Vec<&Text> = texts(scene).collect();
    check_texts(&texts);
    check_crossings(scene, &texts);
    assert!(!scene.title.is_empty() && !scene.description.is_empty() && !scene.origin.is_empty());
    check_xml(&svg(scene));
}

fn check_texts(texts: &[&Text]) {
    for text in texts {
        assert!(text.type_face.size >= 6.5, "too small for print: {text:?}");
        let words = text.words();
        assert!(!words.trim().is_empty(), "an empty text at {:?}", text.at);
        assert!(!words.contains(is_invisible), "unseen characters in {words:?}");
    }
    let mut boxes: Vec<(Area, &str)> =
        texts.iter().map(|text| (text.area(), text.words())).collect();
    boxes.sort_by(|one, other| one.0.top.total_cmp(&other.0.top));
    for (at, (area, words)) in boxes.iter().enumerate() {
        let near = boxes[at + 1..].iter().take_while(|(other, _)| other.top < area.bottom);
        for (other, other_words) in near {
            assert!(!shrunk(*area).overlaps(*other), "{words:?} overlaps {other_words:?}");
        }
    }
}

/// A hundredth of a point may be lost in sums.
fn shrunk(area: Area) -> Area {
    Area {
        left: area.left + 0.01,
        top: area.top + 0.01,
        right: area.right - 0.01,
        bottom: area.bottom - 0.01,
    }
}

fn check_crossings(scene: &Scene, texts: &[&Text]) {
    let mut boxes: Vec<(Area, &str)> =
        texts.iter().map(|text| (shrunk(text.area()), text.words())).collect();
    boxes.sort_by(|one, other| one.0.top.total_cmp(&other.0.top));
    let tallest = boxes.iter().map(|(area, _)| area.height()).fold(0.0, f64::max);
    for (group, shape) in shapes(scene).filter(|(group, _)| group.class != GROUND) {
        if matches!(shape, Shape::Text(_)) {
            continue;
        }
        let points = outline(shape);
        for pair in points.windows(2) {
            let (top, bottom) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
            let first = boxes.partition_point(|(area, _)| area.top < top - tallest);
            for (area, words) in boxes[first..].iter().take_while(|(area, _)| area.top <= bottom) {
                let crosses = crosses(pair[0], pair[1], *area);
                assert!(!crosses, "a line of {:?} crosses {words:?}: {shape:?}", group.class);
            }
        }
    }
}

/// Whether a line enters a box (Liang and Barsky).
fn crosses(from: Point, to: Point, area: Area) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    let sides = [
        (-dx, from.x - area.left),
        (dx, area.right - from.x),
        (-dy, from.y - area.top),
        (dy, area.bottom - from.y),
    ];
    for (step, room) in sides {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            first = first.max(room / step);
        } else {
            last = last.min(room / step);
        }
    }
    first <= last
}

pub(super) fn shapes(scene: &Scene) -> impl Iterator<Item = (&Group, &Shape)> {
    scene.groups.iter().flat_map(|group| group.shapes.iter().map(move |shape| (group, shape)))
}

pub(super) fn texts(scene: &Scene) -> impl Iterator<Item = &Text> {
    shapes(scene).filter_map(|(_, shape)| match shape {
        Shape::Text(text) => Some(text),
        Shape::Line(..)
        | Shape::Curve(..)
        | Shape::Polygon(..)
        | Shape::Box(..)
        | Shape::Disc(..) => None,
    })
}

/// The points of a shape, the last joined to the first where it has an inside; curves in sixteen pieces.
fn outline(shape: &Shape) -> Vec<Point> {
    let closed = |mut points: Vec<Point>| {
        points.extend(points.first().copied());
        points
    };
    let corners = |area: Area| {
        closed(vec![
            Point::new(area.left, area.top),
            Point::new(area.right, area.top),
            Point::new(area.right, area.bottom),
            Point::new(area.left, area.bottom),
        ])
    };
    match shape {
        Shape::Line(points, _) => points.clone(),
        Shape::Polygon(points, ..) => closed(points.clone()),
        Shape::Box(area, ..) => corners(*area),
        Shape::Disc(at, radius, ..) => {
            corners(Area::new(at.x - radius, at.y - radius, radius * 2.0, radius * 2.0))
        }
        Shape::Text(text) => corners(text.area()),
        Shape::Curve(from, curves, _) => {
            let (mut points, mut from) = (vec![*from], *from);
            for [one, two, to] in curves {
                for piece in 1..=16 {
                    let (t, u) = (f64::from(piece) / 16.0, 1.0 - f64::from(piece) / 16.0);
                    let along = |a: f64, b: f64, c: f64, d: f64| {
                        u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
                    };
                    points.push(Point::new(
                        along(from.x, one.x, two.x, to.x),
                        along(from.y, one.y, two.y, to.y),
                    ));
                }
                from = *to;
            }
            points
        }
    }
}

/// The file is well-formed and names each id once.
#[track_caller]
fn check_xml(text: &str) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut ids = std::collections::BTreeSet::new();
    let mut depth = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => {
                if let Event::Start(tag) | Event::Empty(tag) = &event {
                    for attribute in tag.attributes() {
                        let attribute = attribute.unwrap();
                        if attribute.key.as_ref() == "id" {
                            assert!(
                                ids.insert(attribute.value.clone().into_owned()),
                                "an id twice"
                            );
                        }
                    }
                }
                depth += i32::from(matches!(event, Event::Start(_)));
                depth -= i32::from(matches!(event, Event::End(_)));
            }
            Err(error) => panic!("{error} at {}", reader.error_position()),
        }
    }
    assert_eq!(depth, 0);
}
