//! Lanes: which rows stand in which order, which arrows lead from where to where, and what is said of the rest.

use std::fmt::Write;

use demarche::Graph;
use demarche::present::figure::Scene;
use demarche::present::figure::Shape;
use demarche::present::figure::Size;
use demarche::present::figure::Text;
use demarche::present::figure::ink::Dash;
use demarche::present::figure::lanes;
use demarche::present::figure::svg;
use demarche::query::Hidden;
use demarche::text::Text as File;
use proptest::prelude::*;

use super::all;
use super::curated;
use super::dispute;
use super::geometry;
use super::print;

/// Mao acts for China, Khrushchev for the Soviet Union; India is on no side.
const GROUND: &str = r#"
    Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
    Actor(id: "china", name: "China", kind: State),
    Actor(id: "ussr", name: "Soviet Union", kind: State),
    Actor(id: "india", name: "India", kind: State),
    Actor(id: "mao", name: "Mao Zedong", kind: Person, roles: [
        Role(in: "china", as: "chairman", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")]),
    ]),
    Actor(id: "khrushchev", name: "Nikita Khrushchev", kind: Person, roles: [
        Role(in: "ussr", as: "premier", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")]),
    ]),
    Event(id: "summit", name: "The summit", date: "1960-01", evidence: [Cite(source: "chapter", paragraph: "1")]),
    Dispute(id: "split", name: "The split", sides: [
        Side(id: "beijing", name: "Beijing", actors: ["china"]),
        Side(id: "moscow", name: "Moscow", actors: ["ussr"]),
    ]),
"#;

/// Two exchanges at a summit, a withdrawal after it, words to oneself, and an act of which no day is known.
const ACTS: &str = r#"
    Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01", event: "summit",
        summary: "Mao found fault.", evidence: [Cite(source: "chapter", paragraph: "2", note: "7")]),
    Act(id: "b1", actors: ["khrushchev"], type: "accused", recipients: ["mao"], date: "1960-01-02", event: "summit",
        responds_to: [Link(act: "a1", cue: "stung by")],
        evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "b2", actors: ["ussr", "khrushchev"], type: "withdrew-experts", recipients: ["china"], date: "1960-02",
        continues: [Link(act: "b1")],
        evidence: [Cite(source: "chapter", paragraph: "4")]),
    Act(id: "a2", actors: ["mao"], type: "criticized", recipients: ["mao"], date: "1960-03-01",
        evidence: [Cite(source: "chapter", paragraph: "5")]),
    Act(id: "lost", actors: ["india"], type: "criticized", recipients: ["china"],
        evidence: [Cite(source: "chapter", paragraph: "6")]),
"#;

#[track_caller]
fn graph(number: usize, acts: &str) -> Graph {
    let (graph, diagnostics) = demarche::read([File::new("case.ron", format!("[{GROUND}{acts}]"))]);
    assert_eq!(graph.acts().len(), number, "{diagnostics:?}");
    graph
}

fn drawn(graph: &Graph) -> Scene {
    let scene = lanes(graph, &all(graph), Some(dispute(graph, "split")), &print());
    geometry::check(&scene);
    scene
}

/// The names of the groups of a class that show something of the graph, with where they stand.
fn named<'s>(scene: &'s Scene, class: &str) -> Vec<(&'s str, &'s [Shape])> {
    let groups = scene.groups.iter().filter(|group| group.class == class);
    groups
        .filter_map(|group| Some((group.subject.as_ref()?.as_str(), group.shapes.as_slice())))
        .collect()
}

fn words(shapes: &[Shape]) -> Vec<&Text> {
    shapes
        .iter()
        .filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None })
        .collect()
}

/// The lifelines from left to right.
fn lifelines(scene: &Scene) -> Vec<(f64, &str)> {
    let mut lanes: Vec<(f64, &str)> = named(scene, "lane")
        .into_iter()
        .map(|(id, shapes)| {
            let areas: Vec<_> = words(shapes).iter().map(|text| text.area()).collect();
            let left = areas.iter().map(|area| area.left).fold(f64::INFINITY, f64::min);
            let right = areas.iter().map(|area| area.right).fold(0.0, f64::max);
            (f64::midpoint(left, right), id)
        })
        .collect();
    lanes.sort_by(|one, other| one.0.total_cmp(&other.0));
    lanes
}

/// From whom and to whom the arrow of each row leads, by the lifelines on which its dots and heads stand.
fn arrows(scene: &Scene) -> Vec<(&str, Vec<&str>, Vec<&str>)> {
    let lifelines = lifelines(scene);
    let nearest = |x: f64| {
        let distance = |lane: &&(f64, &str)| (lane.0 - x).abs();
        let lane = lifelines.iter().min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap();
        assert!((lane.0 - x).abs() < 3.0, "{x} is on no lifeline of {lifelines:?}");
        lane.1
    };
    let of = |(id, shapes)| {
        let shapes: &[Shape] = shapes;
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for shape in shapes {
            match shape {
                // The discs of the strip of time are smaller.
                Shape::Disc(at, radius, ..) if *radius > 1.75 => from.push(nearest(at.x)),
                Shape::Polygon(points, ..) => to.push(nearest(points[0].x)),
                _ => {}
            }
        }
        (id, from, to)
    };
    named(scene, "act").into_iter().map(of).collect()
}

#[test]
fn lifelines_stand_by_side_and_the_busiest_beside_the_other_side() {
    let graph = graph(5, ACTS);
    let scene = drawn(&graph);
    let order: Vec<&str> = lifelines(&scene).into_iter().map(|(_, id)| id).collect();
    // Of the dated acts Mao has three and China one; Khrushchev has three and the Soviet Union one.
    assert_eq!(order, ["china", "mao", "khrushchev", "ussr"]);
    let sides: Vec<&str> = named(&scene, "side").into_iter().map(|(id, _)| id).collect();
    assert_eq!(sides, ["beijing", "moscow"]);
}

#[test]
fn a_row_an_act_in_order_of_time_with_an_arrow_from_who_acted_to_whom() {
    let graph = graph(5, ACTS);
    assert_eq!(
        arrows(&drawn(&graph)),
        [
            ("a1", vec!["mao"], vec!["khrushchev"]),
            ("b1", vec!["khrushchev"], vec!["mao"]),
            ("b2", vec!["khrushchev", "ussr"], vec!["china"]),
            ("a2", vec!["mao"], vec!["mao"]),
        ]
    );
    let scene = drawn(&graph);
    let heights: Vec<f64> =
        named(&scene, "act").iter().map(|(_, shapes)| words(shapes)[0].at.y).collect();
    assert!(heights.is_sorted(), "{heights:?}");
}

#[test]
fn a_row_says_its_number_its_date_its_rung_and_what_was_done() {
    let graph = graph(5, ACTS);
    let scene = drawn(&graph);
    let rows: Vec<Vec<&str>> = named(&scene, "act")
        .iter()
        .map(|(_, shapes)| words(shapes).iter().map(|text| text.words()).collect())
        .collect();
    assert_eq!(rows[0], ["[1]", "1960-01-01", "1", "Mao found fault."]);
    assert_eq!(rows[1], ["[2]", "1960-01-02", "2", "Nikita Khrushchev accused Mao Zedong."]);
}

#[test]
fn links_are_arcs_by_kind_and_tell_their_cue() {
    let graph = graph(5, ACTS);
    let scene = drawn(&graph);
    let links: Vec<(&str, Dash)> = scene
        .groups
        .iter()
        .filter(|group| group.class == "link")
        .map(|group| match &group.shapes[0] {
            Shape::Curve(_, _, stroke) => (group.told.as_str(), stroke.dash),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        links,
        [
            ("[2] answers [1] “stung by”, certainty high (¶3)", Dash::Solid),
            ("[3] carries further [2], certainty high (¶4)", Dash::Dashed),
        ]
    );
}

#[test]
fn an_event_is_a_band_behind_the_rows_of_its_acts() {
    let graph = graph(5, ACTS);
    let scene = drawn(&graph);
    let bands: Vec<_> = scene
        .groups
        .iter()
        .flat_map(|group| &group.shapes)
        .filter_map(|shape| match shape {
            Shape::Box(area, _, _, None) if area.width() > 300.0 => Some(*area),
            _ => None,
        })
        .collect();
    let [band] = bands[..] else { panic!("{bands:?}") };
    let inside: Vec<bool> = named(&scene, "act")
        .iter()
        .map(|(_, shapes)| (band.top..=band.bottom).contains(&words(shapes)[0].at.y))
        .collect();
    assert_eq!(inside, [true, true, false, false]);
    let events = named(&scene, "event");
    assert_eq!(words(events[0].1)[0].words(), "The summit");
}

#[test]
fn an_undated_act_is_listed_and_not_drawn_and_what_is_hidden_is_counted() {
    let graph = graph(5, ACTS);
    let mut frame = print();
    frame.hidden = Hidden { not_actual: 12, rejected: 1 };
    let scene = lanes(&graph, &all(&graph), Some(dispute(&graph, "split")), &frame);
    let lines: Vec<&str> = geometry::texts(&scene).take(4).map(|text| text.words()).collect();
    assert_eq!(
        lines,
        [
            "Who acted on whom, 1960",
            "4 acts in order of time between 4 parties; 1 undated act is listed below.",
            "Left out: 12 planned, imagined, foretold or alleged; 1 rejected.",
            "Beijing",
        ]
    );
    let lists: Vec<(&str, Vec<usize>)> = scene
        .notes
        .iter()
        .map(|list| (list.heading.as_str(), list.notes.iter().map(|note| note.number).collect()))
        .collect();
    assert_eq!(
        lists,
        [
            ("The acts and where the source says so", vec![1, 2, 3, 4]),
            ("Undated: no place in the order of time", vec![5]),
        ]
    );
    assert_eq!(scene.notes[0].notes[0].words, "1960-01-01: Mao found fault. (¶2 n. 7)");
    assert_eq!(scene.notes[1].notes[0].words, "(undated): India criticized China (¶6)");
}

#[test]
fn who_has_no_lifeline_is_drawn_on_that_of_the_nearest_for_whom_it_acts_and_named() {
    let mut acts = String::new();
    for number in 0..12 {
        // Each envoy acts once, all but the last for Mao; of equals, the last by id (envoy-9) have no lifeline.
        let roles = if number < 11 {
            r#"roles: [Role(in: "mao", as: "envoy", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")])]"#
        } else {
            ""
        };
        write!(
            acts,
            r#"Actor(id: "envoy-{number}", name: "Envoy {number}", kind: Person, {roles}),
            Act(id: "word-{number}", actors: ["envoy-{number}"], type: "criticized", recipients: ["khrushchev"],
                date: "1960-01-{:02}", evidence: [Cite(source: "chapter", paragraph: "1")]),"#,
            number + 1
        )
        .unwrap();
    }
    for day in 20..25 {
        write!(
            acts,
            r#"Act(id: "own-{day}", actors: ["mao"], type: "accused", recipients: ["ussr"], date: "1960-01-{day}",
                evidence: [Cite(source: "chapter", paragraph: "1")]),"#
        )
        .unwrap();
    }
    let graph = graph(17, &acts);
    let scene = drawn(&graph);
    let arrows = arrows(&scene);
    let envoy = arrows.iter().find(|(id, ..)| *id == "word-9").unwrap();
    assert_eq!(envoy.1, ["mao"]);
    let (_, shapes) = named(&scene, "act").into_iter().find(|(id, _)| *id == "word-9").unwrap();
    let said: Vec<&str> = words(shapes).iter().map(|text| text.words()).collect();
    assert_eq!(said.last(), Some(&"Envoy 9 criticized Nikita Khrushchev."));
}

#[test]
fn the_curated_graph_is_drawn_at_every_width() {
    let graph = curated();
    let split = Some(dispute(&graph, "sino-soviet"));
    for millimetres in [110.0, 120.0, 150.0, 170.0, 250.0, 1000.0] {
        let mut frame = print();
        frame.size = Size::Print { millimetres };
        for sides in [split, None] {
            let scene = lanes(&graph, &all(&graph), sides, &frame);
            geometry::check(&scene);
            assert_eq!(named(&scene, "side").len(), if sides.is_some() { 2 } else { 0 });
            assert_eq!(scene, lanes(&graph, &all(&graph), sides, &frame));
        }
    }
}

#[test]
fn the_same_records_in_other_files_give_the_same_bytes() {
    let one = [File::new("a.ron", format!("[{GROUND}]")), File::new("b.ron", format!("[{ACTS}]"))];
    let acts: Vec<&str> = ACTS.split_inclusive("\n    Act(").collect();
    assert_eq!(acts.len(), 6);
    let mut records: Vec<String> = ACTS
        .split("\n    Act(")
        .filter(|record| !record.trim().is_empty())
        .map(|record| format!("Act({record}"))
        .collect();
    records.reverse();
    let other = [
        File::new("a.ron", format!("[{}]", records.concat())),
        File::new("z.ron", format!("[{GROUND}]")),
    ];
    let [one, other] = [demarche::read(one).0, demarche::read(other).0].map(|graph| {
        assert_eq!(graph.acts().len(), 5);
        svg(&lanes(&graph, &all(&graph), Some(dispute(&graph, "split")), &print()))
    });
    assert_eq!(one, other);
}

/// So many acts, between actors of two sides and of none, with dates of every sort and links.
pub(super) fn large(acts: u32, actors: u32) -> Graph {
    let mut records = String::from(
        r#"Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),"#,
    );
    let member = |side: u32| {
        let ids = (0..actors).filter(|actor| actor % 3 == side);
        ids.map(|actor| format!("\"actor-{actor}\"")).collect::<Vec<_>>().join(",")
    };
    for actor in 0..actors {
        write!(records, r#"Actor(id: "actor-{actor}", name: "Actor of number {actor} and no other", kind: Group),"#)
            .unwrap();
    }
    let (first, second) = (member(0), member(1));
    write!(
        records,
        r#"Dispute(id: "split", name: "Split", sides: [
            Side(id: "first", name: "The first of both sides", actors: [{first}]),
            Side(id: "second", name: "Second", actors: [{second}]),
        ]),
        Event(id: "crisis", name: "The crisis", date: "1960", evidence: [Cite(source: "chapter", paragraph: "1")]),"#
    )
    .unwrap();
    let types = ["accused", "praised", "met-with", "withdrew-experts", "criticized"];
    for act in 0..acts {
        let (from, to) = (act * 7 % actors, (act * 13 + 1) % actors);
        let date = match act % 5 {
            0 => format!("{:04}", 1950 + act / 400),
            1 => format!("{:04}-{:02}", 1950 + act / 400, act % 12 + 1),
            _ => format!("{:04}-{:02}-{:02}", 1950 + act / 400, act / 30 % 12 + 1, act % 28 + 1),
        };
        let event = if act % 9 < 4 { r#"event: "crisis","# } else { "" };
        let kind = types[act as usize % types.len()];
        write!(
            records,
            r#"Act(id: "act-{act}", actors: ["actor-{from}"], type: "{kind}", recipients: ["actor-{to}"],
                date: "{date}", {event} evidence: [Cite(source: "chapter", paragraph: "{act}")]),"#
        )
        .unwrap();
    }
    demarche::read([File::new("large.ron", format!("[{records}]"))]).0
}

#[test]
fn two_thousand_acts_are_thinned_and_the_figure_says_how() {
    let graph = large(2_000, 61);
    assert_eq!(graph.acts().len(), 2_000);
    let scene = drawn(&graph);
    assert_eq!(named(&scene, "act").len(), 400);
    let says = |wanted: &str| geometry::texts(&scene).any(|text| text.words().contains(wanted));
    assert!(says("Thinned: 1600 dated acts are left out."));
    // The types stand on rungs 2, 0, 0, 4 and 1: the 400 withdrawals go before all else.
    assert!(
        named(&scene, "act")
            .iter()
            .all(|(_, shapes)| { words(shapes).iter().any(|text| text.words() == "4") })
    );
}

#[test]
fn nothing_to_draw_is_a_figure_that_says_so() {
    let graph = graph(0, "");
    let scene = lanes(&graph, &[], None, &print());
    geometry::check(&scene);
    assert_eq!(scene.title, "Who acted on whom: no acts to draw");
}

/// Names that no figure may take for anything else.
pub(super) const HOSTILE: [&str; 11] = [
    "",
    " ",
    "\"'<>&",
    "]]>",
    "</text></svg><script>alert(1)</script>",
    "<!-- -- -->",
    "&amp; &#0; &lt;",
    "\u{0}\u{7}\u{1b}[31m\r\n",
    "\u{202e}esrever\u{202c}\u{2066}",
    "a\u{fffe}\u{ffff}b",
    "Мао 毛泽东 🐉👩‍👩‍👧 مرحبا",
];

/// A text as a RON string in which nothing but escapes stands.
fn ron(text: &str) -> String {
    let escapes: String = text.chars().flat_map(char::escape_unicode).collect();
    format!("\"{escapes}\"")
}

/// Two acts of a graph of which every text is this one.
pub(super) fn hostile(name: &str) -> Graph {
    let text = format!(
        r#"[
            Source(id: "chapter", title: {name}, kind: Chapter, locator: Paragraph),
            Actor(id: "one", name: {name}, kind: Person),
            Actor(id: "two", name: {name}, kind: Group),
            Event(id: "event", name: {name}, date: "1960", evidence: [Cite(source: "chapter", paragraph: "1")]),
            Dispute(id: "split", name: {name}, sides: [
                Side(id: "first", name: {name}, actors: ["one"]), Side(id: "second", name: {name}, actors: ["two"]),
            ]),
            Act(id: "a", actors: ["one"], type: "criticized", recipients: ["two"], date: "1960-01-01", event: "event",
                summary: {name}, evidence: [Cite(source: "chapter", paragraph: {name}, note: {name})]),
            Act(id: "b", actors: ["two"], type: "accused", recipients: ["one"], date: "1960-01-02",
                responds_to: [Link(act: "a", cue: {name})], evidence: [Cite(source: "chapter", paragraph: "1")]),
        ]"#,
        name = ron(name)
    );
    let graph = demarche::read([File::new("case.ron", text)]).0;
    assert_eq!(graph.acts().len(), 2);
    graph
}

fn check_hostile(name: &str) {
    let graph = hostile(name);
    let scene = drawn(&graph);
    assert_eq!(named(&scene, "act").len(), 2);
    let file = svg(&scene);
    assert!(!file.contains("<script") && !file.contains("onload=\""), "{file}");
}

#[test]
fn hostile_names_are_only_names() {
    let long = "x".repeat(5_000);
    for name in HOSTILE.into_iter().chain([long.as_str()]) {
        check_hostile(name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_name_makes_a_sound_figure(name in "(\\PC|[\\x00-\\x20\"'<>&;\u{202e}\u{2028}-]){0,80}") {
        check_hostile(&name);
    }
}
