//! Figures as PNG and PDF, by resvg and krilla, where demarche is built with the feature `raster`.
//!
//! Text needs fonts, which are those of the system; without any, a picture would be without words and is not made.

use std::path::Path;

use demarche::present::figure::Scene;

use crate::failure::Failure;

/// A form that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Pixels: 300 to the inch in print, two to a pixel on a screen.
    Png,
    /// Pages: one of the size of the figure.
    Pdf,
}

/// Says how to get the form.
#[cfg(not(feature = "raster"))]
pub(crate) fn picture(path: &Path, _: Form, _: &Scene) -> Result<Vec<u8>, Failure> {
    Err(Failure::new(format!(
        "cannot make `{}`: this demarche is built without PNG and PDF\n  \
         build it with its feature `raster` (cargo install --path .),\n  \
         or write SVG with -o {}, which browsers and word processors read",
        path.display(),
        path.with_extension("svg").display()
    )))
}

/// The picture of a figure.
#[cfg(feature = "raster")]
pub(crate) fn picture(path: &Path, form: Form, scene: &Scene) -> Result<Vec<u8>, Failure> {
    use resvg::usvg;

    let refuse = |why: String| Failure::new(format!("cannot make `{}`: {why}", path.display()));
    let mut options = usvg::Options::default();
    load_fonts(options.fontdb_mut()).map_err(refuse)?;
    let svg = demarche::present::figure::svg(scene);
    let tree = usvg::Tree::from_str(&svg, &options)
        .map_err(|error| refuse(format!("no figure: {error}")))?;
    match form {
        Form::Png => pixels(&tree, scene).map_err(refuse),
        Form::Pdf => page(&tree, scene).map_err(refuse),
    }
}

/// A page of the size of the figure, with its title; text stays text.
#[cfg(feature = "raster")]
fn page(tree: &resvg::usvg::Tree, scene: &Scene) -> Result<Vec<u8>, String> {
    use krilla::geom::Size;
    use krilla_svg::SurfaceExt;

    // Lengths of a tree are pixels, 96 to the inch; those of a page points, 72 to the inch.
    let [across, down] = [tree.size().width(), tree.size().height()].map(|side| side * 0.75);
    let size = Size::from_wh(across, down).ok_or("it has no size")?;
    let mut document = krilla::Document::new();
    document.set_metadata(krilla::metadata::Metadata::new().title(scene.title.clone()));
    let mut page = document.start_page_with(krilla::page::PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = surface.draw_svg(tree, size, krilla_svg::SvgSettings::default());
    surface.finish();
    page.finish();
    drawn.ok_or("it could not be drawn")?;
    document.finish().map_err(|error| format!("{error:?}"))
}

/// The most pixels of a picture: 400 MB of memory.
#[cfg(feature = "raster")]
const PIXELS_MAX: u64 = 100_000_000;

#[cfg(feature = "raster")]
fn pixels(tree: &resvg::usvg::Tree, scene: &Scene) -> Result<Vec<u8>, String> {
    use demarche::present::figure::Size as Shown;
    use resvg::tiny_skia::Pixmap;
    use resvg::tiny_skia::Size;
    use resvg::tiny_skia::Transform;

    let scale = match scene.size {
        Shown::Print { .. } => 300.0 / 96.0,
        Shown::Screen { .. } => 2.0,
    };
    let [across, down] =
        [tree.size().width(), tree.size().height()].map(|side| (side * scale).round());
    let size = Size::from_wh(across, down).ok_or("it has no size")?.to_int_size();
    let (width, height) = (size.width(), size.height());
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(format!(
            "it would have {width} by {height} pixels: narrow the acts, or write .pdf or .svg"
        ));
    }
    let mut pixels = Pixmap::new(width, height).ok_or("there is no memory for it")?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    encoded(&pixels, scene).map_err(|error| error.to_string())
}

/// A picture on white, which says how large it is on paper.
#[cfg(feature = "raster")]
fn encoded(
    pixels: &resvg::tiny_skia::Pixmap,
    scene: &Scene,
) -> Result<Vec<u8>, png::EncodingError> {
    use demarche::present::figure::Size;

    /// 300 pixels to the inch, by the metre.
    const PRINT: png::PixelDimensions =
        png::PixelDimensions { xppu: 11_811, yppu: 11_811, unit: png::Unit::Meter };
    // Colours are multiplied by how opaque they are: what this lacks to the whole is the white behind.
    let on_white = pixels.pixels().iter().flat_map(|pixel| {
        let white = u8::MAX - pixel.alpha();
        [pixel.red(), pixel.green(), pixel.blue()].map(|part| part.saturating_add(white))
    });
    let bytes: Vec<u8> = on_white.collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    match scene.size {
        Size::Print { .. } => encoder.set_pixel_dims(Some(PRINT)),
        Size::Screen { .. } => {}
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&bytes)?;
    writer.finish()?;
    Ok(file)
}

/// The fonts of the system, of which one with the usual letters stands for all that are not there.
#[cfg(feature = "raster")]
fn load_fonts(fonts: &mut resvg::usvg::fontdb::Database) -> Result<(), String> {
    use resvg::usvg::fontdb::Family;
    use resvg::usvg::fontdb::Query;

    const USUAL: [&str; 6] =
        ["Helvetica", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Roboto"];
    fonts.load_system_fonts();
    let has = |name: &&&str| {
        let query = Query { families: &[Family::Name(name)], ..Query::default() };
        fonts.query(&query).is_some()
    };
    let first = fonts.faces().flat_map(|face| &face.families).map(|(name, _)| name.clone()).next();
    let name = USUAL.iter().find(has).map(|name| (*name).to_owned()).or(first);
    let name = name.ok_or(
        "no font is installed, so it would have no words\n  \
         install one (Debian, Ubuntu: apt-get install fonts-dejavu-core), or write .svg",
    )?;
    fonts.set_sans_serif_family(name.clone());
    fonts.set_serif_family(name);
    Ok(())
}
