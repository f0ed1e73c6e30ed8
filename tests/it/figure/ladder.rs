//! The ladder: on which rung and day each mark stands, the corners of the stepped line, ticks, and what is said.

use std::fmt::Write;

use demarche::Graph;
use demarche::present::figure::Point;
use demarche::present::figure::Scene;
use demarche::present::figure::Shape;
use demarche::present::figure::Size;
use demarche::present::figure::ink::Dash;
use demarche::present::figure::ladder;
use demarche::present::figure::svg;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::escalation;
use demarche::text::Text as File;

use super::curated;
use super::dispute;
use super::geometry;
use super::print;

const GROUND: &str = r#"
    Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
    Actor(id: "upton", name: "Upton", kind: State),
    Actor(id: "lowton", name: "Lowton", kind: State),
    Dispute(id: "river", name: "The river", sides: [
        Side(id: "hill", name: "Hill", actors: ["upton"]), Side(id: "vale", name: "Vale", actors: ["lowton"]),
    ]),
"#;

/// One month of thirty days. Hill finds fault (rung 1) and Vale, stung, accuses (rung 2); between them Hill praises, and Vale
/// criticizes on a day not told closer than a week. Hill offers a meeting, which Vale refuses by withdrawing its experts
/// (rung 4), carrying its own charge further.
const ACTS: &str = r#"
    Act(id: "a1", actors: ["upton"], type: "criticized", recipients: ["lowton"], date: "1881-06-01",
        evidence: [Cite(source: "chapter", paragraph: "1")]),
    Act(id: "a2", actors: ["upton"], type: "praised", recipients: ["lowton"], date: "1881-06-03",
        evidence: [Cite(source: "chapter", paragraph: "2")]),
    Act(id: "b1", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-06-16",
        responds_to: [Link(act: "a1", cue: "stung")], evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "b2", actors: ["lowton"], type: "criticized", recipients: ["upton"], date: "[1881-06-08..1881-06-14]",
        evidence: [Cite(source: "chapter", paragraph: "4")]),
    Act(id: "b3", actors: ["lowton"], type: "withdrew-experts", recipients: ["upton"], date: "1881-07-01",
        continues: [Link(act: "b1", cue: "went further")], responds_to: [Link(act: "a2")],
        evidence: [Cite(source: "chapter", paragraph: "5")]),
    Act(id: "lost", actors: ["upton"], type: "criticized", recipients: ["lowton"],
        evidence: [Cite(source: "chapter", paragraph: "6")]),
"#;

#[track_caller]
fn graph(number: usize, acts: &str) -> Graph {
    let (graph, diagnostics) = demarche::read([File::new("case.ron", format!("[{GROUND}{acts}]"))]);
    assert_eq!(graph.acts().len(), number, "{diagnostics:?}");
    graph
}

fn drawn_at(graph: &Graph, id: &str, size: Size, infer: Infer) -> Scene {
    let mut question = Question::of_dispute(graph, dispute(graph, id), [0, 1]).unwrap();
    question.infer = infer;
    let mut frame = print();
    frame.size = size;
    let scene = ladder(graph, "The river", &escalation(graph, &question), &frame);
    geometry::check(&scene);
    scene
}

fn drawn(graph: &Graph) -> Scene {
    drawn_at(graph, "river", Size::Print { millimetres: 170.0 }, Infer::Never)
}

fn says(scene: &Scene, wanted: &str) -> bool {
    geometry::texts(scene).any(|text| text.words().contains(wanted))
}

/// The marks of a class: id, place, and whether it is a square.
fn marks<'s>(scene: &'s Scene, class: &str) -> Vec<(&'s str, Point, bool)> {
    let groups = scene.groups.iter().filter(|group| group.class == class);
    groups
        .map(|group| {
            let mark = group.shapes.iter().find_map(|shape| match shape {
                Shape::Box(area, ..) => Some((
                    Point::new(
                        f64::midpoint(area.left, area.right),
                        f64::midpoint(area.top, area.bottom),
                    ),
                    true,
                )),
                Shape::Disc(at, ..) => Some((*at, false)),
                _ => None,
            });
            let (at, square) = mark.unwrap();
            (group.subject.as_ref().unwrap().as_str(), at, square)
        })
        .collect()
}

/// The middle of the band of each rung, by its dotted line, from the lowest.
fn middles(scene: &Scene) -> Vec<f64> {
    let mut found: Vec<f64> = geometry::shapes(scene)
        .filter_map(|(group, shape)| match shape {
            Shape::Line(points, stroke)
                if group.class == "ground" && stroke.dash == Dash::Dotted =>
            {
                Some(points[0].y)
            }
            _ => None,
        })
        .collect();
    found.reverse();
    found
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.05
}

#[test]
fn the_path_steps_up_through_its_acts_on_their_rungs_and_days() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph);
    // Rungs 0 to 4 and one more.
    let rungs = middles(&scene);
    assert_eq!(rungs.len(), 6);
    let marks = marks(&scene, "path-act");
    let ids: Vec<(&str, bool)> = marks.iter().map(|(id, _, square)| (*id, *square)).collect();
    assert_eq!(ids, [("a1", true), ("b1", false), ("b3", false)]);
    for ((_, at, _), rung) in marks.iter().zip([1, 2, 4]) {
        assert!(near(at.y, rungs[rung]), "{at:?} is not on rung {rung} of {rungs:?}");
    }
    let corners: Vec<Vec<Point>> = scene
        .groups
        .iter()
        .filter(|group| group.class == "path")
        .flat_map(|group| &group.shapes)
        .map(|shape| match shape {
            Shape::Line(points, _) => points.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    let [a1, b1, b3] = [0, 1, 2].map(|at| marks[at].1);
    let wanted = [vec![a1, Point::new(b1.x, a1.y), b1], vec![b1, Point::new(b3.x, b1.y), b3]];
    assert_eq!(corners.len(), 2);
    for (found, wanted) in corners.iter().flatten().zip(wanted.iter().flatten()) {
        assert!(near(found.x, wanted.x) && near(found.y, wanted.y), "{corners:?}");
    }
    assert_eq!(corners.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
}

#[test]
fn days_are_as_far_apart_as_they_are_in_time() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph);
    let path = marks(&scene, "path-act");
    let small = marks(&scene, "act");
    // 170 mm are 481.89 points; 6 are free at each side, a quarter of the rest at most 96 holds the names of rungs, 18
    // lie between, and 64 at the right hold those of thresholds. Five weeks begin with 1 June: 35 days.
    let (left, right) = (6.0 + 96.0 + 18.0, 481.89 - 6.0 - 64.0);
    let day = (right - left) / 35.0;
    // Half a day in; the first mark stands at most at half its width from the edge.
    let x = |days: f64| left + (days + 0.5) * day;
    let [a1, b1, b3] = [0, 1, 2].map(|at| path[at].1);
    assert!(near(a1.x, x(0.0)), "{} {}", a1.x, x(0.0));
    assert!(near(b1.x, x(15.0)));
    assert!(near(b3.x, x(30.0)));
    // The middle of 8 to 14 June is the 11th; Vale stands below the middle of its rung, as a disc.
    let [(id, at, square)] = small[..] else { panic!("{small:?}") };
    assert_eq!((id, square), ("b2", false));
    assert!(near(at.x, x(10.0)));
    assert!(near(at.y, middles(&scene)[1] + 13.0));
    let bar = scene.groups.iter().find(|group| group.class == "act").unwrap();
    let Shape::Line(ends, stroke) = &bar.shapes[0] else { panic!("{bar:?}") };
    assert_eq!(stroke.dash, Dash::Dotted);
    assert!(near(ends[0].x, x(7.0)) && near(ends[1].x, x(13.0)));
}

#[test]
fn an_off_ramp_falls_from_its_day_and_says_what_became_of_it() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph);
    let ramps = marks(&scene, "off-ramp");
    let [(id, at, square)] = ramps[..] else { panic!("{ramps:?}") };
    assert_eq!((id, square), ("a2", true));
    assert!(at.y > middles(&scene)[0]);
    // In order of time: a1, a2, b2, b1, b3.
    assert!(says(&scene, "[2] refused [5]"));
}

#[test]
fn cues_thresholds_what_is_left_out_and_the_list_are_told() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph);
    for words in [
        "The river: how Hill and Vale escalated, 1881",
        "Main path: 3 acts from rung 1 to rung 4; Vale crosses “open hostility”; Vale crosses “words to deeds”.",
        "5 acts between the sides on their days; 1 undated act is listed below.",
        "“stung”",
        "“went further”",
        "(first: [4])",
        "(first: [5])",
        "militarisation",
    ] {
        assert!(says(&scene, words), "nothing says {words}");
    }
    let path = "Hill, rung 1: Upton criticized Lowton (1881-06-01). “stung”, Vale, rung 2: Lowton accused Upton \
                (1881-06-16). “went further”, Vale, rung 4: Lowton withdrew experts from Upton (1881-07-01). Off-ramp, \
                refused: Upton praised Lowton (1881-06-03).";
    assert!(scene.description.contains(path), "{}", scene.description);
    let numbers: Vec<usize> =
        scene.notes.iter().flat_map(|list| &list.notes).map(|note| note.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn sums_step_on_the_days_of_the_acts() {
    let graph = graph(6, ACTS);
    let scene = drawn(&graph);
    let path = marks(&scene, "path-act");
    let vale: Vec<Point> = geometry::shapes(&scene)
        .filter_map(|(group, shape)| match shape {
            Shape::Line(points, stroke) if group.class == "sum" && stroke.dash == Dash::Dashed => {
                Some(points.clone())
            }
            _ => None,
        })
        .flatten()
        .collect();
    // From the left edge: before and after each of b2, b1 and b3; to the right edge.
    assert_eq!(vale.len(), 8);
    assert!(near(vale[3].x, path[1].1.x) && near(vale[5].x, path[2].1.x));
    // Criticized −2, accused −2, withdrew experts −7.
    assert!(says(&scene, "−11"));
    let fall = |at: usize| vale[at].y - vale[at - 1].y;
    assert!(near(fall(2), fall(4)) && near(fall(6), fall(2) * 3.5));
}

#[test]
fn months_without_an_act_are_cut_short_and_one_alone_is_not() {
    let acts = |last: &str| {
        format!(
            r#"Act(id: "a", actors: ["upton"], type: "criticized", recipients: ["lowton"], date: "1881-01-05",
                evidence: [Cite(source: "chapter", paragraph: "1")]),
            Act(id: "b", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "{last}",
                evidence: [Cite(source: "chapter", paragraph: "2")]),"#
        )
    };
    let cut = "months without an act, cut short";
    assert!(!says(&drawn(&graph(2, &acts("1881-03-31"))), cut));
    assert!(says(&drawn(&graph(2, &acts("1881-04-30"))), cut));
}

#[test]
fn a_dispute_without_a_path_says_so_and_shows_its_acts() {
    let opens = r#"Act(id: "a", actors: ["upton"], type: "withdrew-experts", recipients: ["lowton"], date: "1881-01-05",
        evidence: [Cite(source: "chapter", paragraph: "1")]),"#;
    let scene = drawn(&graph(1, opens));
    assert!(says(
        &scene,
        "No escalation path: the dispute opens at its peak, rung 4: Upton withdrew experts from Lowton"
    ));
    assert_eq!(marks(&scene, "act").len(), 1);
    let apart = format!(
        r#"{opens} Act(id: "z", actors: ["lowton"], type: "criticized", recipients: ["upton"], date: "1880-01-05",
        evidence: [Cite(source: "chapter", paragraph: "1")]),"#
    );
    let scene = drawn(&graph(2, &apart));
    assert!(says(&scene, "No escalation path: no linked acts between the sides rise"));
    assert_eq!(marks(&scene, "act").len(), 2);
    let scene = drawn(&graph(0, ""));
    assert!(says(&scene, "0 acts between the sides on their days"));
}

#[test]
fn a_path_of_which_no_day_is_known_is_drawn_in_its_order() {
    let undated: String = ACTS
        .lines()
        .map(|line| {
            line.split(", ")
                .filter(|part| !part.trim().starts_with("date:"))
                .collect::<Vec<_>>()
                .join(", ")
                + "\n"
        })
        .collect();
    let undated =
        undated.replace("\"lowton\"]\n", "\"lowton\"],\n").replace("\"upton\"]\n", "\"upton\"],\n");
    let scene = drawn(&graph(6, &undated));
    assert!(says(&scene, "no day is known"));
    let places: Vec<f64> = marks(&scene, "path-act").iter().map(|(_, at, _)| at.x).collect();
    assert_eq!(places.len(), 3);
    assert!(places.windows(2).all(|pair| pair[0] + 20.0 < pair[1]), "{places:?}");
}

#[test]
fn the_curated_disputes_are_drawn_at_every_width() {
    let graph = curated();
    for id in ["sino-soviet", "us-soviet", "sino-indian-border"] {
        for millimetres in [90.0, 120.0, 170.0, 250.0, 1000.0] {
            for infer in [Infer::Never, Infer::Any { days: 400 }] {
                drawn_at(&graph, id, Size::Print { millimetres }, infer);
            }
        }
    }
}

#[test]
fn the_same_records_in_other_files_give_the_same_bytes() {
    let mut records: Vec<String> = ACTS
        .split("\n    Act(")
        .filter(|record| !record.trim().is_empty())
        .map(|record| format!("Act({record}"))
        .collect();
    assert_eq!(records.len(), 6);
    records.reverse();
    let one = graph(6, ACTS);
    let other = demarche::read([
        File::new("a.ron", format!("[{}]", records.concat())),
        File::new("z.ron", format!("[{GROUND}]")),
    ])
    .0;
    assert_eq!(svg(&drawn(&one)), svg(&drawn(&other)));
}

/// So many acts by turns, one a day or several, some linked and some offers.
fn large(acts: u32, a_day: u32, is_linked: impl Fn(u32) -> bool) -> Graph {
    let types = ["accused", "praised", "criticized", "withdrew-experts", "threatened"];
    let mut records = String::new();
    for act in 0..acts {
        let day = act / a_day;
        let date = format!("{:04}-{:02}-{:02}", 1881 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let (from, to) = if act % 2 == 0 { ("upton", "lowton") } else { ("lowton", "upton") };
        let link = if act > 0 && is_linked(act) {
            format!(
                r#"responds_to: [Link(act: "act-{}", cue: "in answer to what was done")],"#,
                act - 1
            )
        } else {
            String::new()
        };
        let kind = if is_linked(act) { "accused" } else { types[act as usize % types.len()] };
        write!(
            records,
            r#"Act(id: "act-{act}", actors: ["{from}"], type: "{kind}", recipients: ["{to}"], date: "{date}", {link}
                evidence: [Cite(source: "chapter", paragraph: "{act}")]),"#
        )
        .unwrap();
    }
    demarche::read([File::new("large.ron", format!("[{GROUND}{records}]"))]).0
}

#[test]
fn two_thousand_acts_are_thinned_and_the_figure_says_how() {
    let graph = large(2_000, 3, |_| false);
    assert_eq!(graph.acts().len(), 2_000);
    let scene = drawn(&graph);
    assert!(says(&scene, "Thinned: 1600 dated acts are left out."));
    assert!(scene.notes[0].notes.len() == 400);
}

#[test]
fn off_ramps_are_drawn_before_acts_of_higher_rungs() {
    // One rise, from 997 (rung 1) to 998 (rung 2), both on 25 December 1881, as are all from 996 on. Every fifth act is
    // praise, 996 among them; the last within 60 days, to 23 February 1882, is 1156.
    let scene = drawn(&large(2_000, 3, |act| act == 998));
    let ramps = marks(&scene, "off-ramp");
    assert_eq!(ramps.len(), 33);
    let ids: Vec<&str> = ramps.iter().map(|(id, ..)| *id).collect();
    assert!(ids.contains(&"act-996") && ids.contains(&"act-1156") && !ids.contains(&"act-1161"));
}

#[test]
fn acts_of_one_day_stand_side_by_side_as_far_as_there_is_room() {
    let scene = drawn(&large(40, 40, |_| false));
    let mut places: Vec<(u64, u64)> =
        marks(&scene, "act").iter().map(|(_, at, _)| (at.x.to_bits(), at.y.to_bits())).collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), marks(&scene, "act").len());
    drawn(&large(400, 400, |_| false));
}

#[test]
fn long_paths_are_drawn() {
    for acts in [8, 20, 60, 500] {
        drawn(&large(acts, 1, |act| act + 1 < acts));
        drawn_at(
            &large(acts, 2, |_| false),
            "river",
            Size::Print { millimetres: 90.0 },
            Infer::Latest { days: 60 },
        );
    }
}

#[test]
fn hostile_names_are_only_names() {
    let long = "x".repeat(3_000);
    for name in
        ["", " ", "]]></text><script>alert(1)</script>", "\u{202e}esrever\u{0}", "毛泽东 🐉", &long]
    {
        let escapes: String = name.chars().flat_map(char::escape_unicode).collect();
        let text = format!(
            r#"[Source(id: "chapter", title: "{escapes}", kind: Chapter, locator: Paragraph),
            Actor(id: "one", name: "{escapes}", kind: Person), Actor(id: "two", name: "{escapes}", kind: Group),
            Dispute(id: "river", name: "{escapes}", sides: [
                Side(id: "hill", name: "{escapes}", actors: ["one"]), Side(id: "vale", name: "{escapes}", actors: ["two"]),
            ]),
            Act(id: "a", actors: ["one"], type: "criticized", recipients: ["two"], date: "1960-01-01", summary: "{escapes}",
                evidence: [Cite(source: "chapter", paragraph: "{escapes}")]),
            Act(id: "b", actors: ["two"], type: "accused", recipients: ["one"], date: "1960-01-02",
                responds_to: [Link(act: "a", cue: "{escapes}")], evidence: [Cite(source: "chapter", paragraph: "1")])]"#
        );
        let graph = demarche::read([File::new("case.ron", text)]).0;
        assert_eq!(graph.acts().len(), 2);
        let file = svg(&drawn(&graph));
        assert!(!file.contains("<script"));
    }
}
