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

#[cfg(not(feature = "raster"))]
#[test]
fn without_the_feature_a_picture_of_pixels_is_refused_with_the_way_to_it() {
    let output = super::run(&["draw", "lanes", "-o", "lanes.png"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "demarche: cannot make `lanes.png`: this demarche is built without PNG and PDF\n  \
         build it with them (cargo install --path . --features raster),\n  \
         or write SVG with -o lanes.svg, which browsers and word processors read\n"
    );
}

#[cfg(feature = "raster")]
#[test]
fn with_the_feature_figures_are_written_as_png_and_pdf() {
    let folder = tempfile::tempdir().unwrap();
    for (name, start) in [("lanes.png", "\u{fffd}PNG"), ("lanes.pdf", "%PDF-")] {
        let path = folder.path().join(name);
        let path_name = path.to_str().unwrap();
        let output =
            super::run(&["draw", "lanes", "date:=1960", "--width", "170mm", "-o", path_name]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let bytes = std::fs::read(&path).unwrap();
        assert!(String::from_utf8_lossy(&bytes).starts_with(start), "{name}");
        assert!(bytes.len() > 10_000, "{name} has no more than {} bytes", bytes.len());
    }
}
