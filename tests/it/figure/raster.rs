//! Figures as PNG and PDF, which the feature `raster` makes; and what is said where it is off.

#[cfg(not(feature = "raster"))]
#[test]
fn without_the_feature_a_picture_of_pixels_is_refused_with_the_way_to_it() {
    for (name, svg) in [("lanes.png", "lanes.svg"), ("lanes.pdf", "lanes.svg")] {
        let output = super::run(&["draw", "lanes", "-o", name]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            format!(
                "demarche: cannot make `{name}`: this demarche is built without PNG and PDF\n  \
                 build it with its feature `raster` (cargo install --path .),\n  \
                 or write SVG with -o {svg}, which browsers and word processors read\n"
            )
        );
    }
}

#[cfg(feature = "raster")]
mod with_it {
    use std::fs::File;
    use std::io::BufReader;

    use super::super::run;

    /// The file that a command writes.
    #[track_caller]
    fn drawn(folder: &tempfile::TempDir, name: &str, arguments: &[&str]) -> Vec<u8> {
        let path = folder.path().join(name);
        let output = run(&[arguments, &["-o", path.to_str().unwrap()]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(&path).unwrap()
    }

    /// Width and height in pixels, and how many of these a metre has.
    fn size(folder: &tempfile::TempDir, name: &str) -> ([u32; 2], Option<u32>) {
        let file = BufReader::new(File::open(folder.path().join(name)).unwrap());
        let reader = png::Decoder::new(file).read_info().unwrap();
        let info = reader.info();
        let metre = info.pixel_dims.map(|dims| {
            assert_eq!((dims.xppu, dims.unit), (dims.yppu, png::Unit::Meter));
            dims.xppu
        });
        ([info.width, info.height], metre)
    }

    const LANES: [&str; 3] = ["draw", "lanes", "date:=1960"];

    #[test]
    fn a_png_for_print_has_three_hundred_pixels_to_the_inch_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let arguments = [&LANES[..], &["--width", "170mm"]].concat();
        let once = drawn(&folder, "lanes.png", &arguments);
        // 170 mm are 170 / 25.4 × 300 = 2007.9 pixels; 300 to the inch are 11811 to the metre.
        let ([width, height], metre) = size(&folder, "lanes.png");
        assert_eq!((width, metre), (2008, Some(11811)));
        let svg = String::from_utf8(drawn(&folder, "lanes.svg", &arguments)).unwrap();
        let millimetres = svg.split(" height=\"").nth(1).unwrap().split("mm").next().unwrap();
        let millimetres: f64 = millimetres.parse().unwrap();
        assert!(
            (f64::from(height) - millimetres / 25.4 * 300.0).abs() <= 1.0,
            "{height} pixels, {millimetres} mm"
        );
        assert!(once == drawn(&folder, "again.png", &arguments), "other bytes the second time");
    }

    #[test]
    fn a_png_for_a_screen_has_two_pixels_for_each() {
        let folder = tempfile::tempdir().unwrap();
        drawn(&folder, "lanes.png", &[&LANES[..], &["--width", "640px"]].concat());
        let ([width, _], metre) = size(&folder, "lanes.png");
        assert_eq!((width, metre), (1280, None));
    }

    #[test]
    fn a_png_shows_words_and_colours_on_white() {
        let folder = tempfile::tempdir().unwrap();
        drawn(&folder, "lanes.png", &[&LANES[..], &["--width", "110mm"]].concat());
        let file = BufReader::new(File::open(folder.path().join("lanes.png")).unwrap());
        let mut reader = png::Decoder::new(file).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!(info.color_type, png::ColorType::Rgb);
        let count = |colour: [u8; 3]| pixels.chunks(3).filter(|pixel| **pixel == colour).count();
        let all = pixels.len() / 3;
        // Paper, words, and the orange of conflict: #222222 and #d55e00.
        assert!(count([255, 255, 255]) > all / 2);
        assert!(count([0x22, 0x22, 0x22]) > all / 200, "{} of {all}", count([0x22, 0x22, 0x22]));
        assert!(count([0xd5, 0x5e, 0x00]) > 500);
    }

    #[test]
    fn a_pdf_is_a_page_of_the_size_of_the_figure_with_text_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let arguments = [&LANES[..], &["--width", "170mm"]].concat();
        let pdf = drawn(&folder, "lanes.pdf", &arguments);
        assert!(pdf == drawn(&folder, "again.pdf", &arguments), "other bytes the second time");
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.starts_with("%PDF-1."));
        assert!(text.trim_end().ends_with("%%EOF"));
        // 170 mm are 481.89 points.
        let page = text.split("/MediaBox[").nth(1).unwrap().split(']').next().unwrap();
        let sides: Vec<f64> = page.split_whitespace().map(|side| side.parse().unwrap()).collect();
        assert!((sides[2] - 481.89).abs() < 0.1 && sides[3] > 600.0, "{page}");
        assert!(text.contains("/Title(Who acted on whom, 1960)"), "no title");
        // Fonts that say which letters their signs are: what is set in them can be searched and copied.
        assert!(text.contains("/Type0") && text.contains("/ToUnicode"), "no text");
    }
}
