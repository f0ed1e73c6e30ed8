//! Responses: which acts are drawn and where, how links look, which path is strong, what is left out.

use std::fmt::Write;

use demarche::Graph;
use demarche::present::figure::Scene;
use demarche::present::figure::Shape;
use demarche::present::figure::Size;
use demarche::present::figure::ink::Dash;
use demarche::present::figure::responses;
use demarche::present::figure::scene::Area;
use demarche::present::figure::svg;
use demarche::text::Text as File;
use proptest::prelude::*;

use super::all;
use super::curated;
use super::dispute;
use super::geometry;
use super::print;

const GROUND: &str = r#"
    Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
    Actor(id: "china", name: "China", kind: State),
    Actor(id: "ussr", name: "Soviet Union", kind: State),
    Actor(id: "india", name: "India", kind: State),
    Dispute(id: "split", name: "The split", sides: [
        Side(id: "beijing", name: "Beijing", actors: ["china"]),
        Side(id: "moscow", name: "Moscow", actors: ["ussr"]),
    ]),
"#;

/// Beijing criticizes, Moscow answers and goes further, India answers Beijing a year on; one act stands alone.
const ACTS: &str = r#"
    Act(id: "a1", actors: ["china"], type: "criticized", recipients: ["ussr"], date: "1960-01-01",
        evidence: [Cite(source: "chapter", paragraph: "2", note: "7")]),
    Act(id: "b1", actors: ["ussr"], type: "accused", recipients: ["china"], date: "1960-01-02",
        responds_to: [Link(act: "a1", cue: "stung by")], evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "b2", actors: ["ussr"], type: "withdrew-experts", recipients: ["china"], date: "1960-02",
        continues: [Link(act: "b1", certainty: Medium)], evidence: [Cite(source: "chapter", paragraph: "4")]),
    Act(id: "c1", actors: ["india"], type: "criticized", recipients: ["china"], date: "1961-03-01",
        responds_to: [Link(act: "a1", certainty: Low)], evidence: [Cite(source: "chapter", paragraph: "5")]),
    Act(id: "lone", actors: ["china"], type: "criticized", recipients: ["india"], date: "1962",
        evidence: [Cite(source: "chapter", paragraph: "6")]),
"#;

fn graph_of(ground: &str) -> Graph {
    let graph = demarche::read([File::new("case.ron", format!("[{ground}{ACTS}]"))]).0;
    assert_eq!(graph.acts().len(), 5);
    graph
}

fn drawn(graph: &Graph) -> Scene {
    let scene = responses(graph, &all(graph), Some(dispute(graph, "split")), &print());
    geometry::check(&scene);
    scene
}

/// The boxes with their words.
fn boxes(scene: &Scene) -> Vec<(&str, Area, String)> {
    let acts = scene.groups.iter().filter(|group| group.class == "act");
    acts.map(|group| {
        let Shape::Box(area, ..) = &group.shapes[0] else { panic!("{group:?}") };
        let words = group.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(text.words()),
            _ => None,
        });
        let id = group.subject.as_ref().unwrap().as_str();
        (id, *area, words.collect::<Vec<_>>().join(" "))
    })
    .collect()
}

/// The later act of each link, with its dash and width.
fn links(scene: &Scene) -> Vec<(&str, Dash, f64)> {
    let links = scene.groups.iter().filter(|group| group.class == "link");
    links
        .map(|group| match &group.shapes[0] {
            Shape::Curve(_, _, stroke) => {
                (group.subject.as_ref().unwrap().as_str(), stroke.dash, stroke.width)
            }
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn linked_acts_stand_in_order_of_time_in_the_column_of_who_acted() {
    let graph = graph_of(GROUND);
    let scene = drawn(&graph);
    let boxes = boxes(&scene);
    let order: Vec<&str> = boxes.iter().map(|(id, ..)| *id).collect();
    assert_eq!(order, ["a1", "b1", "b2", "c1"]);
    let tops: Vec<f64> = boxes.iter().map(|(_, area, _)| area.top).collect();
    assert!(tops.windows(2).all(|two| two[0] < two[1]), "{tops:?}");
    let left: Vec<f64> = boxes.iter().map(|(_, area, _)| area.left).collect();
    assert!(left[0] < left[1] && left[1] == left[2] && left[2] < left[3], "{left:?}");
    let years: Vec<&str> = scene
        .groups
        .iter()
        .filter(|group| group.class == "year")
        .filter_map(|group| match &group.shapes[0] {
            Shape::Text(text) => Some(text.words()),
            _ => None,
        })
        .collect();
    assert_eq!(years, ["1960", "1961"]);
}

#[test]
fn a_box_says_number_rung_date_deed_and_what_it_answers() {
    let graph = graph_of(GROUND);
    let scene = drawn(&graph);
    let said: Vec<String> = boxes(&scene).into_iter().map(|(.., words)| words).collect();
    assert_eq!(
        said,
        [
            "[1] rung 1, 1960-01-01 China criticized Soviet Union",
            "[2] rung 2, 1960-01-02 Soviet Union accused China answers [1]: “stung by”",
            "[3] rung 4, 1960-02 Soviet Union withdrew experts from China carries [2] further, medium certainty",
            "[4] rung 1, 1961-03-01 India criticized China answers [1], low certainty",
        ]
    );
}

#[test]
fn links_look_by_kind_and_certainty_and_the_main_path_is_heavy() {
    let graph = graph_of(GROUND);
    let scene = drawn(&graph);
    // From 1 over 2 to 4 the rung rises: that is the main path. The answer from India is no step of it.
    assert_eq!(
        links(&scene),
        [("b1", Dash::Solid, 2.4), ("b2", Dash::Dashed, 2.4), ("c1", Dash::Dotted, 0.8)]
    );
    let said: Vec<&str> = geometry::texts(&scene).map(|text| text.words()).collect();
    assert!(said.contains(&"4 acts tied by 3 links."), "{said:?}");
    assert!(said.contains(&"Left out: 1 without a link to another."), "{said:?}");
    assert!(
        scene.description.contains(
            "The main escalation path: China criticized Soviet Union (1960-01-01); then Soviet Union accused China"
        ),
        "{}",
        scene.description
    );
}

#[test]
fn undated_acts_begin_under_a_rule_that_says_so() {
    let ground = GROUND.to_owned()
        + r#"Act(id: "u1", actors: ["ussr"], type: "accused", recipients: ["china"],
            responds_to: [Link(act: "u0", cue: "since")], evidence: [Cite(source: "chapter", paragraph: "7")]),
        Act(id: "u0", actors: ["china"], type: "accused", recipients: ["ussr"],
            evidence: [Cite(source: "chapter", paragraph: "8")]),"#;
    let graph = demarche::read([File::new("case.ron", format!("[{ground}{ACTS}]"))]).0;
    let scene = drawn(&graph);
    let years: Vec<(&str, f64)> = geometry::texts(&scene)
        .filter(|text| text.at.x < 10.0 && ["1960", "1961", "undated"].contains(&text.words()))
        .map(|text| (text.words(), text.at.y))
        .collect();
    let names: Vec<&str> = years.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["1960", "1961", "undated"]);
    for (id, area, words) in boxes(&scene) {
        let is_undated = id.starts_with('u');
        assert_eq!(area.bottom > years[2].1 && area.top + 9.0 > years[2].1, is_undated, "{id}");
        assert_eq!(
            words.contains("undated") && !words.contains("(undated)"),
            is_undated,
            "{words}"
        );
    }
}

#[test]
fn a_link_past_a_column_touches_none_of_its_boxes() {
    let graph = curated();
    let sides = Some(dispute(&graph, "sino-soviet"));
    let scene = responses(&graph, &all(&graph), sides, &print());
    let boxes = boxes(&scene);
    for group in scene.groups.iter().filter(|group| group.class == "link") {
        let Shape::Curve(_, curves, _) = &group.shapes[0] else { panic!("{group:?}") };
        for [.., end] in curves {
            let inside = boxes.iter().find(|(_, area, _)| {
                end.x > area.left && end.x < area.right && end.y > area.top && end.y < area.bottom
            });
            assert!(inside.is_none(), "{end:?} in {inside:?}");
        }
    }
}

#[test]
fn the_curated_graph_is_drawn_at_every_width_with_sides_and_without() {
    let graph = curated();
    for millimetres in [110.0, 140.0, 170.0, 297.0, 1200.0] {
        let mut frame = print();
        frame.size = Size::Print { millimetres };
        for sides in [Some("sino-soviet"), Some("us-soviet"), None] {
            let sides = sides.map(|id| dispute(&graph, id));
            geometry::check(&responses(&graph, &all(&graph), sides, &frame));
        }
    }
}

#[test]
fn the_same_records_in_other_files_give_the_same_bytes() {
    let file = |name: &str, records: &str| File::new(name, format!("[{records}]"));
    let one = demarche::read([file("a.ron", GROUND), file("b.ron", ACTS)]).0;
    let other = demarche::read([file("a.ron", ACTS), file("b.ron", GROUND)]).0;
    assert_eq!(svg(&drawn(&one)), svg(&drawn(&other)));
}

#[test]
fn two_thousand_acts_are_thinned_and_the_figure_says_how() {
    let mut records = GROUND.to_owned();
    for act in 0..2_000 {
        let (from, to) = [("china", "ussr"), ("ussr", "india"), ("india", "china")][act % 3];
        let mut links = String::new();
        for back in [1, 5, 40].into_iter().filter(|back| *back <= act) {
            write!(links, r#"Link(act: "x{}", cue: "since"),"#, act - back).unwrap();
        }
        write!(
            records,
            r#"Act(id: "x{act}", actors: ["{from}"], type: "accused", recipients: ["{to}"], date: "{:04}-{:02}-{:02}",
                responds_to: [{links}], evidence: [Cite(source: "chapter", paragraph: "2")]),"#,
            1900 + act / 336,
            act / 28 % 12 + 1,
            act % 28 + 1,
        )
        .unwrap();
    }
    let graph = demarche::read([File::new("large.ron", format!("[{records}]"))]).0;
    assert_eq!(graph.acts().len(), 2_000);
    let scene = drawn(&graph);
    let drawn = boxes(&scene).len();
    assert!((300..=400).contains(&drawn), "{drawn}");
    let said: Vec<&str> = geometry::texts(&scene).map(|text| text.words()).collect();
    let thinned = format!("Thinned: {} linked acts are left out.", 2_000 - drawn);
    assert!(said.join(" ").contains(&thinned), "{thinned}");
}

#[test]
fn nothing_to_draw_is_a_figure_that_says_so() {
    let graph = demarche::read([File::new("case.ron", format!("[{GROUND}]"))]).0;
    let scene = responses(&graph, &[], None, &print());
    geometry::check(&scene);
    assert_eq!(scene.title, "Responses: no acts to draw");
}

#[track_caller]
fn check_hostile(name: &str) {
    let escapes: String = name.chars().flat_map(char::escape_unicode).collect();
    let mut text = format!("{GROUND}{ACTS}");
    for plain in ["China", "India", "Beijing", "The split", "stung by", "A chapter"] {
        text = text.replace(&format!("\"{plain}\""), &format!("\"{escapes}\""));
    }
    let graph = demarche::read([File::new("case.ron", format!("[{text}]"))]).0;
    assert_eq!(graph.acts().len(), 5);
    let scene = drawn(&graph);
    assert_eq!(boxes(&scene).len(), 4);
    assert!(!svg(&scene).contains("<script"));
}

#[test]
fn hostile_names_are_only_names() {
    let (long, unbroken) = ("wide ".repeat(400), "W".repeat(3_000));
    for name in ["</svg><script>", "\u{202e}\u{0}", "", "\"&'<>]]>", &long, &unbroken, "﷽﷽﷽﷽"]
    {
        check_hostile(name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_name_makes_a_sound_figure(name in "(\\PC|[\\x00-\\x20\"'<>&;\u{202e}\u{2028}-]){0,80}") {
        check_hostile(&name);
    }
}
