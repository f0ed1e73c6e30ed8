//! The timeline: where marks stand on the axis, in which lanes, and what is said of the rest.

use std::fmt::Write;

use demarche::Graph;
use demarche::present::figure::LaneBy;
use demarche::present::figure::Scene;
use demarche::present::figure::Shape;
use demarche::present::figure::Size;
use demarche::present::figure::svg;
use demarche::present::figure::timeline;
use demarche::query::Filter;
use demarche::query::TimelineQuestion;
use demarche::query::dispute_of;
use demarche::text::Text as File;
use proptest::prelude::*;

use super::all;
use super::curated;
use super::dispute;
use super::geometry;
use super::lanes::HOSTILE;
use super::lanes::hostile;
use super::lanes::large;
use super::print;

/// Mao and the Party are of Beijing, Khrushchev of Moscow; India is on no side.
const GROUND: &str = r#"
    Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
    Actor(id: "party", name: "The Party", kind: Party),
    Actor(id: "mao", name: "Mao Zedong", kind: Person),
    Actor(id: "khrushchev", name: "Nikita Khrushchev", kind: Person),
    Actor(id: "india", name: "India", kind: State),
    Topic(id: "experts", name: "The experts"),
    Topic(id: "trade", name: "Trade"),
    Event(id: "summit", name: "The summit", date: "1960-02", evidence: [Cite(source: "chapter", paragraph: "9")]),
    Dispute(id: "split", name: "The split", sides: [
        Side(id: "beijing", name: "Beijing", actors: ["mao", "party"]),
        Side(id: "moscow", name: "Moscow", actors: ["khrushchev"]),
    ]),
"#;

/// In one year: one in the whole of it, one on a day, one over months, one of two actors and two topics, one undated.
const ACTS: &str = r#"
    Act(id: "in-year", actors: ["khrushchev"], type: "praised", recipients: ["mao"], date: "1960", event: "summit",
        topics: ["trade"], evidence: [Cite(source: "chapter", paragraph: "1")]),
    Act(id: "on-day", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-07-01",
        topics: ["trade"], evidence: [Cite(source: "chapter", paragraph: "2")]),
    Act(id: "over-months", actors: ["india"], type: "accused", recipients: ["mao"], date: "1960-07/1960-09",
        evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "of-both", actors: ["mao", "party"], type: "accused", recipients: ["khrushchev"], date: "1960-12-31",
        topics: ["experts", "trade"], certainty: Low, evidence: [Cite(source: "chapter", paragraph: "4")]),
    Act(id: "lost", actors: ["mao"], type: "accused", recipients: ["khrushchev"],
        evidence: [Cite(source: "chapter", paragraph: "5")]),
"#;

#[track_caller]
fn graph(number: usize, acts: &str) -> Graph {
    let (graph, diagnostics) = demarche::read([File::new("case.ron", format!("[{GROUND}{acts}]"))]);
    assert_eq!(graph.acts().len(), number, "{diagnostics:?}");
    graph
}

#[track_caller]
fn drawn(graph: &Graph, by: LaneBy) -> Scene {
    let answer = TimelineQuestion { filter: Filter::everything() }.answer(graph);
    let scene = timeline(graph, &answer, by, dispute_of(graph, &all(graph)), &print());
    geometry::check(&scene);
    scene
}

/// The lanes from the top, each with the labels of its marks in the order of drawing.
fn lanes(scene: &Scene) -> Vec<(String, Vec<String>)> {
    let mut lanes: Vec<(String, Vec<String>)> = Vec::new();
    for group in &scene.groups {
        let words = group.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(text.words().to_owned()),
            _ => None,
        });
        let words: Vec<String> = words.collect();
        match group.class {
            "lane" => lanes.push((words.join(" "), Vec::new())),
            "act" | "event" => lanes.last_mut().unwrap().1.extend(words),
            _ => {}
        }
    }
    lanes
}

fn shapes<'s>(scene: &'s Scene, id: &str) -> &'s [Shape] {
    let is_act = |group: &&demarche::present::figure::Group| {
        group.subject.as_ref().is_some_and(|subject| subject.as_str() == id)
    };
    &scene.groups.iter().find(is_act).unwrap().shapes
}

/// From where to where the boxes of an act reach, to a hundredth of a point.
fn boxes(scene: &Scene, id: &str) -> Vec<[String; 2]> {
    let of = |shape: &Shape| match shape {
        Shape::Box(area, ..) => Some([area.left, area.right].map(|x| format!("{x:.2}"))),
        _ => None,
    };
    shapes(scene, id).iter().filter_map(of).collect()
}

fn says(scene: &Scene, wanted: &str) -> bool {
    geometry::texts(scene).any(|text| text.words() == wanted)
}

#[test]
fn marks_stand_on_the_days_of_the_axis() {
    let graph = graph(5, ACTS);
    let scene = drawn(&graph, LaneBy::Actor);
    // The axis is the year 1960, 366 days, from 98.5 (the margin of 6, names of 84, 4 between, tips of 4.5) to
    // 481.89 - 10.5 = 471.39: a day has 1.018824 of room.
    assert_eq!(boxes(&scene, "in-year"), [["98.50".to_owned(), "471.39".to_owned()]]);
    // 182 days come before 1 July, its middle is half a day on: 284.435, with 2.6 to either side.
    assert_eq!(boxes(&scene, "on-day"), [["281.84".to_owned(), "287.04".to_owned()]]);
    // Perhaps from 1 July to the end of 30 September (274 days); for certain from 31 July (212) to 1 September (245).
    assert_eq!(
        boxes(&scene, "over-months"),
        [["283.93".to_owned(), "377.66".to_owned()], ["314.49".to_owned(), "348.11".to_owned()]]
    );
}

#[test]
fn lanes_of_actors_stand_by_side_and_the_busiest_first() {
    let graph = graph(5, ACTS);
    let scene = drawn(&graph, LaneBy::Actor);
    let told = lanes(&scene);
    let told: Vec<(&str, Vec<&str>)> = told
        .iter()
        .map(|(lane, labels)| (lane.as_str(), labels.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        told,
        [
            ("Events", vec!["[6] The summit"]),
            (
                "Mao Zedong",
                vec!["[2] criticized Nikita Khrushchev", "[4]? accused Nikita Khrushchev"]
            ),
            ("The Party", vec!["[4]? accused Nikita Khrushchev"]),
            ("Nikita Khrushchev", vec!["[1] praised Mao Zedong"]),
            ("India", vec!["[3] accused Mao Zedong"]),
        ]
    );
    assert!(says(&scene, "Beijing") && says(&scene, "Moscow"));
}

#[test]
fn an_act_stands_in_the_lane_of_each_of_its_topics_and_one_of_none_apart() {
    let graph = graph(5, ACTS);
    let counts = |by| -> Vec<(String, usize)> {
        let lanes = lanes(&drawn(&graph, by)).into_iter().skip(1);
        lanes.map(|(lane, labels)| (lane, labels.len())).collect()
    };
    let told = |lane: &str, acts| (lane.to_owned(), acts);
    assert_eq!(
        counts(LaneBy::Topic),
        [told("Trade", 3), told("The experts", 1), told("no topic", 1)]
    );
    assert_eq!(
        counts(LaneBy::Side),
        [told("Beijing", 2), told("Moscow", 1), told("on no side", 1)]
    );
}

#[test]
fn an_undated_act_is_listed_and_events_are_listed_with_their_places() {
    let graph = graph(5, ACTS);
    let scene = drawn(&graph, LaneBy::Side);
    assert!(says(
        &scene,
        "4 acts in lanes by the side that acted; 1 event; 1 undated act is listed below."
    ));
    let lists: Vec<(&str, Vec<usize>)> = scene
        .notes
        .iter()
        .map(|list| (list.heading.as_str(), list.notes.iter().map(|note| note.number).collect()))
        .collect();
    assert_eq!(
        lists,
        [
            ("The acts and where the source says so", vec![1, 2, 3, 4]),
            ("Undated: no place on the axis", vec![5]),
            ("The events", vec![6]),
        ]
    );
    assert_eq!(scene.notes[2].notes[0].words, "1960-02: The summit (chapter ¶9)");
}

/// Acts of Mao on Khrushchev on these dates.
fn on(dates: &[&str]) -> Graph {
    let mut acts = String::new();
    for (at, date) in dates.iter().enumerate() {
        write!(
            acts,
            r#"Act(id: "a{at}", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "{date}",
                evidence: [Cite(source: "chapter", paragraph: "1")]),"#
        )
        .unwrap();
    }
    demarche::read([File::new("case.ron", format!("[{GROUND}{acts}]"))]).0
}

#[test]
fn empty_years_are_cut_out_where_they_take_a_sixth_of_the_axis_and_the_figure_says_so() {
    let scene = drawn(&on(&["1945-05-01", "1956-01-01", "1960"]), LaneBy::Actor);
    assert!(says(
        &scene,
        "Cut out of the axis, since nothing is dated so closely within: 1946–1955, 1957–1959."
    ));
    // Of these 30 years the longest stretch without an act is of four, less than a sixth.
    let dense = ["1931", "1936", "1941", "1946", "1951", "1956", "1960"];
    let scene = drawn(&on(&dense), LaneBy::Actor);
    assert!(!geometry::texts(&scene).any(|text| text.words().starts_with("Cut out")));
}

#[test]
fn a_date_without_an_end_or_far_longer_than_the_others_has_a_tip() {
    let scene =
        drawn(&on(&["1960-01-01", "1960-03/..", "1900/1960-02", "1960-04-01"]), LaneBy::Actor);
    let tips = |id| -> Vec<&str> {
        let tip = |shape: &Shape| match shape {
            Shape::Line(points, _) if points[1].x < points[0].x => Some("left"),
            Shape::Line(..) => Some("right"),
            _ => None,
        };
        shapes(&scene, id).iter().filter_map(tip).collect()
    };
    assert_eq!([tips("a0"), tips("a1"), tips("a2")], [Vec::new(), vec!["right"], vec!["left"]]);
}

#[test]
fn any_dates_make_a_sound_figure() {
    for dates in [
        &["-9999", "9999"][..],
        &["9999-12-31"],
        &["../1960"],
        &["1900/2000", "..1950"],
        &["1960-01-01", "1960-01-02"],
        &["0001", "0002", "0400", "1960-02-29", "[..1961]"],
    ] {
        drawn(&on(dates), LaneBy::Actor);
    }
}

#[test]
fn the_curated_graph_is_drawn_at_every_width_in_every_lane() {
    let graph = curated();
    let split = Some(dispute(&graph, "sino-soviet"));
    for filter in [Filter::default(), Filter::everything()] {
        let answer = TimelineQuestion { filter }.answer(&graph);
        for millimetres in [110.0, 150.0, 170.0, 400.0, 1200.0] {
            let mut frame = print();
            frame.size = Size::Print { millimetres };
            for by in [LaneBy::Actor, LaneBy::Topic, LaneBy::Side] {
                geometry::check(&timeline(&graph, &answer, by, split, &frame));
            }
        }
    }
}

#[test]
fn two_thousand_acts_are_thinned_and_lanes_joined() {
    let graph = large(2_000, 61);
    let scene = drawn(&graph, LaneBy::Actor);
    assert!(
        geometry::texts(&scene)
            .any(|text| text.words().starts_with("Thinned: 1600 dated acts are left out."))
    );
    let lanes = lanes(&scene);
    // The event, 29 actors, and the other 32 together.
    assert_eq!(lanes.len(), 31);
    assert_eq!(lanes[30].0, "32 others");
}

#[test]
fn the_same_records_in_other_files_give_the_same_bytes() {
    let mut acts: Vec<String> = ACTS.trim().split("\n    Act(").map(|act| act.to_owned()).collect();
    for act in acts.iter_mut().skip(1) {
        act.insert_str(0, "Act(");
    }
    let one = acts.concat();
    acts.reverse();
    let files = |acts: &str, names: [&str; 2]| {
        let (graph, _) = demarche::read([
            File::new(names[0], format!("[{acts}]")),
            File::new(names[1], format!("[{GROUND}]")),
        ]);
        assert_eq!(graph.acts().len(), 5);
        svg(&drawn(&graph, LaneBy::Topic))
    };
    assert_eq!(files(&one, ["b.ron", "a.ron"]), files(&acts.concat(), ["a.ron", "z.ron"]));
}

#[test]
fn nothing_to_draw_is_a_figure_that_says_so() {
    let scene = drawn(&graph(0, ""), LaneBy::Side);
    assert_eq!(scene.title, "Events in time");
    let (graph, _) = demarche::read([File::new("case.ron", "[]")]);
    assert_eq!(drawn(&graph, LaneBy::Actor).title, "Acts and events in time: none has a date");
}

#[test]
fn hostile_names_are_only_names() {
    let long = "x".repeat(5_000);
    for name in HOSTILE.into_iter().chain([long.as_str()]) {
        let file = svg(&drawn(&hostile(name), LaneBy::Actor));
        assert!(!file.contains("<script") && !file.contains("onload=\""), "{file}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_name_makes_a_sound_figure(name in "(\\PC|[\\x00-\\x20\"'<>&;\u{202e}\u{2028}-]){0,80}") {
        for by in [LaneBy::Actor, LaneBy::Topic, LaneBy::Side] {
            drawn(&hostile(&name), by);
        }
    }
}
