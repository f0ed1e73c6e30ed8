//! Figures as files: what stands in an SVG for whoever reads or hears it, the list apart, pictures of pixels.

use demarche::present::figure::Notes;
use demarche::present::figure::Size;
use demarche::present::figure::lanes;
use demarche::present::figure::notes;
use demarche::present::figure::svg;

use super::all;
use super::curated;
use super::geometry;
use super::print;

#[test]
fn a_file_names_title_description_origin_and_size() {
    let graph = curated();
    let mut frame = print();
    frame.asked = "by:mao <x>".to_owned();
    let scene = lanes(&graph, &all(&graph), None, &frame);
    let file = svg(&scene);
    let digest: String = graph.heading().digest.chars().take(12).collect();
    for piece in [
        "width=\"170mm\"",
        // 170 mm are 170 / 25.4 × 72 points.
        "viewBox=\"0 0 481.89 ",
        "role=\"img\" aria-labelledby=\"lanes-title lanes-description\"",
        "<title id=\"lanes-title\">Who acted on whom, ",
        "<desc id=\"lanes-description\">A lifeline for each actor, a row for each act",
        &format!("<metadata>demarche 0.1.0, graph {digest}, acts by:mao &lt;x&gt;</metadata>"),
        "prefers-color-scheme:dark",
    ] {
        assert!(file.contains(piece), "no {piece}");
    }
    assert_eq!(file, svg(&lanes(&graph, &all(&graph), None, &frame)), "the same bytes twice");
}

#[test]
fn on_a_screen_a_point_is_drawn_larger() {
    let graph = curated();
    let mut frame = print();
    frame.size = Size::Screen { pixels: 1000.0 };
    let scene = lanes(&graph, &all(&graph), None, &frame);
    geometry::check(&scene);
    let file = svg(&scene);
    // 1000 pixels at 1.6 to the point.
    assert!(file.contains(" width=\"1000\" ") && file.contains("viewBox=\"0 0 625 "));
}

#[test]
fn a_size_that_no_figure_can_have_becomes_the_nearest() {
    let graph = curated();
    let mut frame = print();
    for (millimetres, points) in [(f64::NAN, 311.0), (-1.0, 311.0), (f64::INFINITY, 3402.0)] {
        frame.size = Size::Print { millimetres };
        assert_eq!(frame.size.points(), points);
        assert!(!frame.size.is_fitting());
        geometry::check(&lanes(&graph, &all(&graph), None, &frame));
    }
}

#[test]
fn the_list_can_stand_apart() {
    let graph = curated();
    let mut frame = print();
    let below = lanes(&graph, &all(&graph), None, &frame);
    frame.notes = Notes::Apart;
    let apart = lanes(&graph, &all(&graph), None, &frame);
    geometry::check(&apart);
    assert!(apart.height < below.height);
    assert_eq!(apart.notes, below.notes);
    let page = notes(&apart).to_markdown();
    assert!(page.contains("Khrushchev accused Mao Zedong of being belligerent"), "{page}");
}

fn read(path: &std::path::Path) -> String {
    String::from_utf8(std::fs::read(path).unwrap()).unwrap()
}

/// The arguments of each kind, and how its form in Mermaid begins.
const KINDS: [(&str, &str, &str); 6] = [
    ("lanes", "dispute:sino-soviet", "sequenceDiagram\n"),
    ("ladder", "sino-soviet", "---\ntitle: "),
    ("timeline", "dispute:sino-soviet", "gantt\n"),
    ("matrix", "dispute:sino-soviet", "block-beta\n"),
    ("relations", "dispute:sino-soviet", "---\ntitle: "),
    ("responses", "dispute:sino-soviet", "---\ntitle: "),
];

#[test]
fn each_kind_writes_each_form_by_the_ending_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    for (kind, asked, mermaid) in KINDS {
        for (ending, begins) in [
            ("svg", Some("<svg ")),
            ("mmd", Some(mermaid)),
            ("dot", Some("digraph ")),
            ("bmp", None),
        ] {
            let path = folder.path().join(format!("{kind}.{ending}"));
            let output = super::run(&["draw", kind, asked, "-o", path.to_str().unwrap()]);
            let said = String::from_utf8_lossy(&output.stderr);
            if let Some(begins) = begins {
                assert!(output.status.success(), "{kind}.{ending}: {said}");
                let text = read(&path);
                assert!(text.starts_with(begins), "{kind}.{ending} begins {:?}", text.get(..20));
                super::run(&["draw", kind, asked, "-o", path.to_str().unwrap()]);
                assert!(read(&path) == text, "{kind}.{ending}: other bytes the second time");
            } else {
                assert_eq!(output.status.code(), Some(2), "{kind}.{ending}");
                assert!(said.contains("is to be: use .svg, .png, .pdf, .dot or .mmd"), "{said}");
                assert!(!path.exists());
            }
        }
    }
}

#[test]
fn the_signs_of_the_list_are_said_in_words_and_no_others() {
    let graph = curated();
    let said = |terms: &[&str]| {
        let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
        let acts = demarche::query::Filter::parse(&graph, &terms).unwrap().select(&graph).acts;
        let scene = lanes(&graph, &acts, None, &print());
        let words: Vec<&str> = geometry::texts(&scene).map(|text| text.words()).collect();
        let words = words.join(" ");
        let from = words.rfind("derived:").or_else(|| words.rfind("¶: ")).unwrap();
        words.get(from..).unwrap().split(" demarche ").next().unwrap().to_owned()
    };
    assert_eq!(said(&["id:khrushchev-accused-mao-of-risks"]), "¶: paragraph; n.: note.");
    assert_eq!(
        said(&["id:experts-withdrawn"]),
        "derived: from the order in which things happened; ¶: paragraph; n.: note."
    );
}

#[test]
fn the_list_of_each_kind_can_go_to_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let [figure, list] = ["figure.svg", "list.md"].map(|name| folder.path().join(name));
    let [figure_name, list_name] = [&figure, &list].map(|path| path.to_str().unwrap());
    for (kind, asked, ..) in KINDS {
        let output = super::run(&["draw", kind, asked, "-o", figure_name, "--notes", list_name]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let [figure, list] = [&figure, &list].map(|path| read(path));
        let withdrawal = "Moscow brought 1,390 Soviet experts back from China within a month.";
        assert!(list.contains(withdrawal) && list.contains("¶14 n. 561"), "{kind}: {list}");
        assert!(
            figure.contains(">The numbered acts, and where the source says so, are listed apart.<")
        );
        assert!(!figure.contains(">The acts and where the source says so<"));
        // Which acts stand in which cell is of no use without the list.
        let cell = "Soviet officials on: China";
        assert!(!figure.contains(cell));
        assert_eq!(list.contains(cell), kind == "matrix", "{kind}");
        assert!(list.contains("implied: not said in so many words"), "{kind}: {list}");
    }
}
