//! Relations: who stands in which box and column, which lines lead from where to where, how they look, what is left out.

use std::fmt::Write;

use demarche::Graph;
use demarche::present::dot::Edges;
use demarche::present::figure::Point;
use demarche::present::figure::Scene;
use demarche::present::figure::Shape;
use demarche::present::figure::Size;
use demarche::present::figure::ink::Dash;
use demarche::present::figure::ink::Ink;
use demarche::present::figure::relations;
use demarche::present::figure::scene::Area;
use demarche::present::figure::svg;
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
    Actor(id: "unstated", name: "Somebody", kind: Group),
    Actor(id: "mao", name: "Mao Zedong", kind: Person, roles: [
        Role(in: "china", as: "chairman", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")]),
    ]),
    Actor(id: "khrushchev", name: "Nikita Khrushchev", kind: Person, roles: [
        Role(in: "ussr", as: "premier", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")]),
    ]),
    Dispute(id: "split", name: "The split", sides: [
        Side(id: "beijing", name: "Beijing", actors: ["china"]),
        Side(id: "moscow", name: "Moscow", actors: ["ussr"]),
    ]),
"#;

/// Words and then a deed from Moscow to Beijing, words back, words at home, a deed past Moscow, and words to nobody.
const ACTS: &str = r#"
    Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
        evidence: [Cite(source: "chapter", paragraph: "2", note: "7")]),
    Act(id: "b1", actors: ["ussr"], type: "accused", recipients: ["china"], date: "1960-01-02",
        certainty: Low, evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "b2", actors: ["ussr"], type: "withdrew-experts", recipients: ["china"], date: "1960-02",
        evidence: [Cite(source: "chapter", paragraph: "4")]),
    Act(id: "home", actors: ["mao"], type: "criticized", recipients: ["china"], date: "1960-03-01",
        evidence: [Cite(source: "chapter", paragraph: "5")]),
    Act(id: "past", actors: ["china"], type: "attacked", recipients: ["india"], date: "1962",
        evidence: [Cite(source: "chapter", paragraph: "6")]),
    Act(id: "nobody", actors: ["mao"], type: "decided", date: "1962",
        evidence: [Cite(source: "chapter", paragraph: "6")]),
"#;

#[track_caller]
fn graph(number: usize, acts: &str) -> Graph {
    let (graph, diagnostics) = demarche::read([File::new("case.ron", format!("[{GROUND}{acts}]"))]);
    let codes: Vec<_> = diagnostics.iter().map(|one| &one.message).collect();
    assert_eq!(graph.acts().len(), number, "{codes:?}");
    graph
}

fn drawn(graph: &Graph, edges: Edges) -> Scene {
    let scene = relations(graph, &all(graph), edges, Some(dispute(graph, "split")), &print());
    geometry::check(&scene);
    scene
}

/// Who stands where.
fn boxes(scene: &Scene) -> Vec<(&str, Area)> {
    let parties = scene.groups.iter().filter(|group| group.class == "party");
    parties
        .map(|group| {
            let area = match &group.shapes[0] {
                Shape::Box(area, ..) => *area,
                Shape::Polygon(points, ..) => Area {
                    left: points[0].x,
                    top: points[1].y,
                    right: points[3].x,
                    bottom: points[4].y,
                },
                other => panic!("{other:?}"),
            };
            (group.subject.as_ref().map_or("others", |id| id.as_str()), area)
        })
        .collect()
}

/// The line of each label: from whose box to whose, its colour, dash and width.
fn lines(scene: &Scene) -> Vec<(String, &str, &str, Ink, Dash, f64)> {
    let boxes = boxes(scene);
    let at = |point: Point| {
        let distance = |area: &Area| {
            let beside = (area.left - point.x).abs().min((area.right - point.x).abs());
            if (area.top..=area.bottom).contains(&point.y) { beside } else { f64::INFINITY }
        };
        let nearest =
            boxes.iter().min_by(|a, b| distance(&a.1).total_cmp(&distance(&b.1))).unwrap();
        (nearest.0, distance(&nearest.1))
    };
    let ties = scene.groups.iter().filter(|group| group.class == "tie");
    ties.map(|group| {
        let Shape::Curve(_, curves, stroke) = &group.shapes[0] else { panic!("{group:?}") };
        let Some(Shape::Text(label)) = group.shapes.last() else { panic!("{group:?}") };
        let (from, near) = at(Point::new(label.at.x, label.at.y - 2.0));
        assert!(near < 3.0, "{label:?} is beside no box");
        let (to, near) = at(curves.last().unwrap()[2]);
        assert!(near < 9.0, "{curves:?} ends at no box");
        (label.words().to_owned(), from, to, stroke.ink, stroke.dash, stroke.width)
    })
    .collect()
}

#[test]
fn a_line_stands_for_all_acts_of_one_towards_another_and_looks_like_the_strongest() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph, Edges::Summed);
    let mut lines = lines(&scene);
    lines.sort_by(|one, other| one.0.cmp(&other.0));
    let lines: Vec<_> = lines
        .iter()
        .map(|(label, from, to, ink, dash, width)| {
            (label.contains('?'), *from, *to, *ink, *dash, *width)
        })
        .collect();
    for line in [
        (false, "mao", "khrushchev", Ink::Conflict, Dash::Dashed, 0.9),
        // Two acts, of which the withdrawal is the stronger and the accusation in doubt.
        (true, "ussr", "china", Ink::Conflict, Dash::Solid, 1.5),
        (false, "mao", "china", Ink::Conflict, Dash::Dashed, 0.9),
        (false, "china", "india", Ink::Conflict, Dash::Solid, 0.9),
    ] {
        assert!(lines.contains(&line), "{line:?} in {lines:?}");
    }
    assert_eq!(lines.len(), 4);
}

#[test]
fn a_line_for_each_act_where_that_is_asked() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph, Edges::Each);
    let lines = lines(&scene);
    let pairs: Vec<_> = lines.iter().map(|line| (line.1, line.2)).collect();
    assert_eq!(pairs.iter().filter(|pair| **pair == ("ussr", "china")).count(), 2);
    assert_eq!(lines.len(), 5);
    let mut labels: Vec<&str> = lines.iter().map(|line| line.0.trim_end_matches('?')).collect();
    labels.sort_unstable();
    assert_eq!(labels, ["[1]", "[2]", "[3]", "[4]", "[5]"]);
}

#[test]
fn each_side_has_a_column_in_its_order_and_whoever_is_on_none_the_last() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph, Edges::Summed);
    let mut boxes = boxes(&scene);
    boxes.sort_by(|one, other| one.1.left.total_cmp(&other.1.left).then(one.0.cmp(other.0)));
    let order: Vec<&str> = boxes.iter().map(|(id, _)| *id).collect();
    assert_eq!(order, ["china", "mao", "khrushchev", "ussr", "india"]);
    let columns = [0, 1, 2, 3, 4].map(|at| boxes[at].1.left);
    assert!(columns[0] == columns[1] && columns[1] < columns[2] && columns[3] < columns[4]);
    let frames: Vec<&str> = scene
        .groups
        .iter()
        .filter(|group| group.class == "ground")
        .filter_map(|group| group.subject.as_ref().map(|id| id.as_str()))
        .collect();
    assert_eq!(frames, ["beijing", "moscow"]);
}

#[test]
fn a_line_past_a_column_touches_none_of_its_boxes() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph, Edges::Summed);
    let boxes = boxes(&scene);
    for group in scene.groups.iter().filter(|group| group.class == "tie") {
        let Shape::Curve(_, curves, _) = &group.shapes[0] else { panic!("{group:?}") };
        for [.., end] in curves {
            let inside = boxes.iter().find(|(_, area)| {
                end.x > area.left && end.x < area.right && end.y > area.top && end.y < area.bottom
            });
            assert!(inside.is_none(), "{end:?} in {inside:?}");
        }
    }
}

#[test]
fn columns_are_the_further_apart_the_more_lines_run_between_them() {
    // Three lines between Beijing and Moscow, of which one goes on to India.
    let graph = graph(6, ACTS);
    let scene = drawn(&graph, Edges::Summed);
    let mut columns: Vec<[f64; 2]> =
        boxes(&scene).iter().map(|(_, area)| [area.left, area.right]).collect();
    columns.sort_by(|one, other| one[0].total_cmp(&other[0]));
    columns.dedup();
    let [beijing, moscow, others] = columns[..] else { panic!("{columns:?}") };
    assert!(moscow[0] - beijing[1] > (others[0] - moscow[1]) * 1.5, "{columns:?}");
    // Bands begin and end where the rules of the figure do, 6 points from its edges.
    for group in scene.groups.iter().filter(|group| group.subject.is_some()) {
        if let Shape::Box(area, ..) = &group.shapes[0] {
            assert!(area.left >= 6.0 && area.right <= print().size.points() - 6.0, "{area:?}");
        }
    }
}

#[test]
fn the_list_is_in_the_order_of_the_lines_and_acts_towards_nobody_are_counted() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph, Edges::Summed);
    let numbers: Vec<usize> = scene.notes[0].notes.iter().map(|note| note.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    let texts: Vec<&str> = geometry::texts(&scene).map(|text| text.words()).collect();
    assert!(texts.contains(&"5 acts as 4 lines."), "{texts:?}");
    assert!(texts.contains(&"Left out: 1 act towards nobody."), "{texts:?}");
    assert!(scene.description.contains("Beijing: "), "{}", scene.description);
    assert!(
        scene.description.contains(
            "Soviet Union to China: 2 acts, the strongest withdrew experts from (1960-02)"
        ),
        "{}",
        scene.description
    );
}

#[test]
fn an_actor_whom_no_source_names_is_another_one_each_time_and_an_event_has_a_box_of_its_own_shape()
{
    let graph = graph(
        3,
        r#"
        Event(id: "summit", name: "The summit", date: "1960", evidence: [Cite(source: "chapter", paragraph: "1")]),
        Act(id: "a", actors: ["unstated"], type: "criticized", recipients: ["mao"], date: "1960",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "b", actors: ["unstated"], type: "criticized", recipients: ["india"], date: "1961",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
        Act(id: "c", actors: ["mao"], type: "criticized", recipients: ["summit"], date: "1961",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let scene = drawn(&graph, Edges::Summed);
    let mut ids: Vec<&str> = boxes(&scene).into_iter().map(|(id, _)| id).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["india", "mao", "summit", "unstated", "unstated"]);
    let hexagons = scene
        .groups
        .iter()
        .filter(|group| group.class == "party" && matches!(group.shapes[0], Shape::Polygon(..)));
    let hexagons: Vec<_> = hexagons.map(|group| group.subject.as_ref().unwrap().as_str()).collect();
    assert_eq!(hexagons, ["summit"]);
}

#[test]
fn what_did_not_happen_and_who_is_only_spoken_of_have_dotted_lines_of_their_own() {
    let graph = graph(
        3,
        r#"
        Act(id: "a", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1960",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "b", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1961", modality: Planned, within: "a",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
        Act(id: "c", actors: ["mao"], type: "decided", about: ["khrushchev"], date: "1961",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let scene = drawn(&graph, Edges::Summed);
    let mut dashes: Vec<Dash> = lines(&scene).iter().map(|line| line.4).collect();
    dashes.sort_unstable();
    assert_eq!(dashes, [Dash::Dashed, Dash::Dotted, Dash::Dotted]);
    let said: Vec<&str> = geometry::texts(&scene).map(|text| text.words()).collect();
    assert!(said.contains(&"open head: spoken of, not addressed"), "{said:?}");
}

#[test]
fn the_curated_graph_is_drawn_at_every_width_with_sides_and_without() {
    let graph = curated();
    for millimetres in [110.0, 140.0, 170.0, 297.0, 1200.0] {
        let mut frame = print();
        frame.size = Size::Print { millimetres };
        for sides in [Some("sino-soviet"), Some("us-soviet"), None] {
            for edges in [Edges::Summed, Edges::Each] {
                let sides = sides.map(|id| dispute(&graph, id));
                geometry::check(&relations(&graph, &all(&graph), edges, sides, &frame));
            }
        }
    }
}

#[test]
fn the_same_records_in_other_files_give_the_same_bytes() {
    let file = |name: &str, records: &str| File::new(name, format!("[{records}]"));
    let one = demarche::read([file("a.ron", GROUND), file("b.ron", ACTS)]).0;
    let other = demarche::read([file("a.ron", ACTS), file("b.ron", GROUND)]).0;
    let bytes = |graph: &Graph| svg(&drawn(graph, Edges::Summed));
    assert_eq!(bytes(&one), bytes(&other));
    assert_eq!(bytes(&one), bytes(&one));
}

/// Acts among many actors, each of which does something to others near and far; half of them on sides.
fn large(acts: u32, actors: u32) -> Graph {
    let mut records = GROUND.to_owned();
    for actor in 0..actors {
        let side = match actor % 4 {
            0 => "china",
            1 => "ussr",
            _ => "",
        };
        let role = if side.is_empty() {
            String::new()
        } else {
            format!(
                r#"Role(in: "{side}", as: "official", acts_for: true, evidence: [Cite(source: "chapter", paragraph: "1")])"#
            )
        };
        write!(records, r#"Actor(id: "p{actor}", name: "Person {actor} of a longer name", kind: Person, roles: [{role}]),"#)
            .unwrap();
    }
    for act in 0..acts {
        let (from, to) = (act % actors, (act * 7 + act / actors + 1) % actors);
        let kind = ["criticized", "withdrew-experts", "praised"][act as usize % 3];
        write!(
            records,
            r#"Act(id: "x{act}", actors: ["p{from}"], type: "{kind}", recipients: ["p{to}"], date: "{}",
                evidence: [Cite(source: "chapter", paragraph: "2")]),"#,
            1950 + act % 40
        )
        .unwrap();
    }
    demarche::read([File::new("large.ron", format!("[{records}]"))]).0
}

#[test]
fn two_thousand_acts_are_thinned_and_the_figure_says_how() {
    let graph = large(2_000, 83);
    assert_eq!(graph.acts().len(), 2_000);
    for edges in [Edges::Summed, Edges::Each] {
        let scene = drawn(&graph, edges);
        let texts: Vec<&str> = geometry::texts(&scene).map(|text| text.words()).collect();
        let said = texts.join(" ");
        assert!(said.contains("Thinned: 1600 acts are left out."), "{said}");
        assert!(boxes(&scene).len() <= 48);
        let ties = scene.groups.iter().filter(|group| group.class == "tie").count();
        assert!(ties <= 200 && ties > 100, "{ties}");
    }
}

#[test]
fn nothing_to_draw_is_a_figure_that_says_so() {
    let graph = graph(0, "");
    let scene = relations(&graph, &[], Edges::Summed, None, &print());
    geometry::check(&scene);
    assert_eq!(scene.title, "Relations: no acts to draw");
}

/// A text as a RON string in which nothing but escapes stands.
fn ron(text: &str) -> String {
    let escapes: String = text.chars().flat_map(char::escape_unicode).collect();
    format!("\"{escapes}\"")
}

#[track_caller]
fn check_hostile(name: &str) {
    let mut ground = GROUND.to_owned();
    for plain in ["\"A chapter\"", "\"Mao Zedong\"", "\"Beijing\"", "\"India\"", "\"The split\""] {
        ground = ground.replace(plain, &ron(name));
    }
    let graph = graph_of(&ground);
    for sides in [Some(dispute(&graph, "split")), None] {
        let scene = relations(&graph, &all(&graph), Edges::Summed, sides, &print());
        geometry::check(&scene);
        assert_eq!(lines(&scene).len(), 4);
        assert!(!svg(&scene).contains("<script"));
    }
}

fn graph_of(ground: &str) -> Graph {
    let graph = demarche::read([File::new("case.ron", format!("[{ground}{ACTS}]"))]).0;
    assert_eq!(graph.acts().len(), 6);
    graph
}

#[test]
fn hostile_names_are_only_names() {
    let long = "wide ".repeat(400);
    let unbroken = "W".repeat(3_000);
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
