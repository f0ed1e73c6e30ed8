//! A scene written as SVG.
//!
//! The attributes of every shape give the light look, which is also that of print and of programs without style sheets;
//! the sheet only puts the dark look over it on a dark screen. Numbers have at most two decimals. Every text is escaped
//! by quick-xml, and holds nothing unseen since [`super::measure::shown`] has been over it.

use quick_xml::Writer;
use quick_xml::events::BytesCData;
use quick_xml::events::BytesEnd;
use quick_xml::events::BytesStart;
use quick_xml::events::BytesText;
use quick_xml::events::Event;

use super::ink;
use super::ink::Dash;
use super::ink::Fill;
use super::ink::Ink;
use super::ink::Stroke;
use super::measure::Weight;
use super::measure::shown;
use super::scene::Anchor;
use super::scene::Group;
use super::scene::Point;
use super::scene::Scene;
use super::scene::Shape;
use super::scene::Size;
use super::scene::Slant;
use super::scene::Text;
use super::scene::Turn;

/// The figure as an SVG file of its own.
pub fn svg(scene: &Scene) -> String {
    let mut file = File { writer: Writer::new_with_indent(Vec::new(), b' ', 1) };
    file.open("svg", &root(scene));
    let id = |part: &str| format!("{}-{part}", scene.kind);
    file.words("title", &[("id", id("title"))], &scene.title);
    file.words("desc", &[("id", id("description"))], &scene.description);
    file.words("metadata", &[], &scene.origin);
    file.open("style", &[]);
    file.put(Event::CData(BytesCData::new(style_sheet())));
    file.close("style");
    patterns(&mut file, scene);
    let ground = [
        ("width", number(scene.size.points())),
        ("height", number(scene.height)),
        ("fill", Ink::Paper.light().to_owned()),
        ("class", "f-paper".to_owned()),
    ];
    file.empty("rect", &ground);
    for group in &scene.groups {
        write_group(&mut file, scene.kind, group);
    }
    file.close("svg");
    file.finish()
}

fn root(scene: &Scene) -> Vec<(&'static str, String)> {
    let width = scene.size.points();
    let shown = |points: f64| match scene.size {
        Size::Print { .. } => format!("{}mm", number(points * 25.4 / 72.0)),
        Size::Screen { .. } => number(points * super::scene::PIXELS),
    };
    vec![
        ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
        ("class", "demarche".to_owned()),
        ("width", shown(width)),
        ("height", shown(scene.height)),
        ("viewBox", format!("0 0 {} {}", number(width), number(scene.height))),
        ("role", "img".to_owned()),
        ("aria-labelledby", format!("{0}-title {0}-description", scene.kind)),
        ("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif".to_owned()),
    ]
}

/// Custom properties, their dark values, and a class for each colour. All of it stands inside a condition that only
/// programs meet which know custom properties.
fn style_sheet() -> String {
    let mut light = String::new();
    let mut dark = String::new();
    let mut classes = String::new();
    for ink in ink::all() {
        let name = ink.name();
        light += &format!("--{name}:{};", ink.light());
        dark += &format!("--{name}:{};", ink.dark());
        classes += &format!(".demarche .f-{name}{{fill:var(--{name})}}\n");
        classes += &format!(".demarche .s-{name}{{stroke:var(--{name})}}\n");
    }
    format!(
        "\n@supports (color:var(--text)) {{\n.demarche{{{light}}}\n\
         @media screen and (prefers-color-scheme:dark) {{ .demarche{{{dark}}} }}\n{classes}}}\n"
    )
}

fn patterns(file: &mut File, scene: &Scene) {
    let mut inks: Vec<Ink> = Vec::new();
    for shape in scene.groups.iter().flat_map(|group| &group.shapes) {
        if let Shape::Polygon(_, fill, _) | Shape::Box(_, _, fill, _) | Shape::Disc(_, _, fill, _) =
            shape
            && let Fill::Hatched(ink) = fill
        {
            inks.push(*ink);
        }
    }
    inks.sort_unstable();
    inks.dedup_by_key(|ink| ink.name());
    if inks.is_empty() {
        return;
    }
    file.open("defs", &[]);
    for ink in inks {
        let frame = [
            ("id", hatch(scene.kind, ink)),
            ("patternUnits", "userSpaceOnUse".to_owned()),
            ("width", "3".to_owned()),
            ("height", "3".to_owned()),
            ("patternTransform", "rotate(45)".to_owned()),
        ];
        file.open("pattern", &frame);
        let mut line = vec![
            ("x1", "1.5".to_owned()),
            ("x2", "1.5".to_owned()),
            ("y1", "0".to_owned()),
            ("y2", "3".to_owned()),
        ];
        stroke(&mut line, Some(Stroke::new(ink, 1.0)), None);
        file.empty("line", &line);
        file.close("pattern");
    }
    file.close("defs");
}

fn hatch(kind: &str, ink: Ink) -> String {
    format!("{kind}-hatch-{}", ink.name())
}

fn write_group(file: &mut File, kind: &str, group: &Group) {
    let mut attributes = vec![("class", group.class.to_owned())];
    attributes.extend(group.subject.as_ref().map(|id| ("data-id", id.to_string())));
    file.open("g", &attributes);
    if !group.told.is_empty() {
        let lines: Vec<String> = group.told.lines().map(shown).collect();
        file.words("title", &[], &lines.join("\n"));
    }
    for shape in &group.shapes {
        write_shape(file, kind, shape);
    }
    file.close("g");
}

fn write_shape(file: &mut File, kind: &str, shape: &Shape) {
    let mut attributes: Vec<(&'static str, String)> = Vec::new();
    match shape {
        Shape::Line(points, line) => {
            attributes.push(("points", pairs(points)));
            attributes.push(("fill", "none".to_owned()));
            stroke(&mut attributes, Some(*line), None);
            file.empty("polyline", &attributes);
        }
        Shape::Curve(from, curves, line) => {
            let mut path = format!("M{}", pairs(&[*from]));
            for curve in curves {
                path += &format!(" C{}", pairs(curve));
            }
            attributes.extend([("d", path), ("fill", "none".to_owned())]);
            stroke(&mut attributes, Some(*line), None);
            file.empty("path", &attributes);
        }
        Shape::Polygon(points, inside, outline) => {
            attributes.push(("points", pairs(points)));
            let class = fill(&mut attributes, kind, *inside);
            stroke(&mut attributes, *outline, class);
            file.empty("polygon", &attributes);
        }
        Shape::Box(area, radius, inside, outline) => {
            attributes.extend([
                ("x", number(area.left)),
                ("y", number(area.top)),
                ("width", number(area.width())),
                ("height", number(area.height())),
            ]);
            if *radius > 0.0 {
                attributes.push(("rx", number(*radius)));
            }
            let class = fill(&mut attributes, kind, *inside);
            stroke(&mut attributes, *outline, class);
            file.empty("rect", &attributes);
        }
        Shape::Disc(at, radius, inside, outline) => {
            attributes.extend([("cx", number(at.x)), ("cy", number(at.y)), ("r", number(*radius))]);
            let class = fill(&mut attributes, kind, *inside);
            stroke(&mut attributes, *outline, class);
            file.empty("circle", &attributes);
        }
        Shape::Text(text) => write_text(file, text),
    }
}

fn write_text(file: &mut File, text: &Text) {
    let place = text.at;
    let mut attributes = match text.turn {
        Turn::Level => vec![("x", number(place.x)), ("y", number(place.y))],
        Turn::Upwards => vec![(
            "transform",
            format!("translate({} {}) rotate(-90)", number(place.x), number(place.y)),
        )],
    };
    attributes.push(("font-size", number(text.type_face.size)));
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => attributes.push(("text-anchor", "middle".to_owned())),
        Anchor::End => attributes.push(("text-anchor", "end".to_owned())),
    }
    if text.type_face.weight == Weight::Bold {
        attributes.push(("font-weight", "bold".to_owned()));
    }
    if text.type_face.slant == Slant::Italic {
        attributes.push(("font-style", "italic".to_owned()));
    }
    attributes.push(("fill", text.ink.light().to_owned()));
    attributes.push(("class", format!("f-{}", text.ink.name())));
    file.words("text", &attributes, text.words());
}

/// The attributes of a filling; its class, which stands in one attribute with that of the outline.
fn fill(attributes: &mut Vec<(&'static str, String)>, kind: &str, fill: Fill) -> Option<String> {
    match fill {
        Fill::Solid(ink) => {
            attributes.push(("fill", ink.light().to_owned()));
            Some(format!("f-{}", ink.name()))
        }
        Fill::Hatched(ink) => {
            attributes.push(("fill", format!("url(#{})", hatch(kind, ink))));
            None
        }
    }
}

/// The attributes of a line, and the class of a shape.
fn stroke(
    attributes: &mut Vec<(&'static str, String)>,
    stroke: Option<Stroke>,
    fill_class: Option<String>,
) {
    let mut classes: Vec<String> = fill_class.into_iter().collect();
    if let Some(Stroke { ink, width, dash }) = stroke {
        attributes.push(("stroke", ink.light().to_owned()));
        attributes.push(("stroke-width", number(width)));
        match dash {
            Dash::Solid => {}
            Dash::Dashed => attributes.push(("stroke-dasharray", "3.6 1.8".to_owned())),
            Dash::Dotted => attributes.push(("stroke-dasharray", "0.9 1.6".to_owned())),
        }
        classes.push(format!("s-{}", ink.name()));
    }
    if !classes.is_empty() {
        attributes.push(("class", classes.join(" ")));
    }
}

fn pairs(points: &[Point]) -> String {
    let pairs: Vec<String> =
        points.iter().map(|point| format!("{},{}", number(point.x), number(point.y))).collect();
    pairs.join(" ")
}

/// A number with at most two decimals, the same everywhere.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The file under way. Writing to memory does not fail.
struct File {
    writer: Writer<Vec<u8>>,
}

impl File {
    fn put(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory takes what is written");
    }

    fn finish(self) -> String {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        String::from_utf8(bytes).expect("what is written is UTF-8")
    }

    fn open(&mut self, name: &str, attributes: &[(&'static str, String)]) {
        self.put(Event::Start(start(name, attributes)));
    }

    fn close(&mut self, name: &str) {
        self.put(Event::End(BytesEnd::new(name)));
    }

    fn empty(&mut self, name: &str, attributes: &[(&'static str, String)]) {
        self.put(Event::Empty(start(name, attributes)));
    }

    fn words(&mut self, name: &str, attributes: &[(&'static str, String)], words: &str) {
        self.open(name, attributes);
        self.put(Event::Text(BytesText::new(words)));
        self.close(name);
    }
}

fn start<'n>(name: &'n str, attributes: &[(&'static str, String)]) -> BytesStart<'n> {
    let pairs = attributes.iter().map(|(key, value)| (*key, value.as_str()));
    BytesStart::new(name).with_attributes(pairs)
}
