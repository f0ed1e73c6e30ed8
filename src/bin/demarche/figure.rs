//! Figures: which of their forms is written, how large, and where their notes go.

use std::ffi::OsStr;
use std::path::Path;

use demarche::present::figure::Frame;
use demarche::present::figure::Notes;
use demarche::present::figure::Scene;
use demarche::present::figure::Size;
use demarche::present::figure::notes;
use demarche::present::figure::svg;
use demarche::present::mermaid::TooLarge;
use demarche::query::Hidden;

use crate::args::Figure;
use crate::failure::Failure;
use crate::output;
use crate::raster;
use crate::raster::Form;

/// How wide a figure is where nobody says.
const WIDTH: &str = "1000px";

/// What can be made of the answer of a question; the form asked for is made, the others are not.
pub(crate) struct Forms<'f> {
    /// The figure.
    pub(crate) scene: &'f dyn Fn(&Frame) -> Scene,
    /// The diagram in Mermaid.
    pub(crate) mermaid: &'f dyn Fn() -> Result<String, TooLarge>,
    /// The drawing in DOT.
    pub(crate) dot: &'f dyn Fn() -> String,
}

/// What was asked for: the terms, and how many acts the defaults hid.
pub(crate) struct Asked<'a> {
    pub(crate) terms: &'a [String],
    pub(crate) hidden: Hidden,
}

/// Writes a figure as the ending of its file says, and its notes where they have a file of their own.
pub(crate) fn write(figure: &Figure, asked: &Asked<'_>, forms: &Forms<'_>) -> Result<(), Failure> {
    let path = figure.output.as_deref();
    let ending = path.map_or(Some("svg"), |path| path.extension().and_then(OsStr::to_str));
    let frame = Frame {
        size: size(figure.width.as_deref().unwrap_or(WIDTH))?,
        notes: if figure.notes.is_some() { Notes::Apart } else { Notes::Below },
        asked: asked.terms.join(" "),
        hidden: asked.hidden,
    };
    let list = list(figure)?;
    match (ending, path) {
        (Some("mmd" | "mermaid" | "dot" | "gv"), _) if list.is_some() => {
            Err(Failure::new("--notes goes with a figure: .svg, .png or .pdf"))
        }
        (Some("svg"), _) => {
            let scene = (forms.scene)(&frame);
            output::write(path, svg(&scene).as_bytes())?;
            write_list(list, &scene)
        }
        (Some("mmd" | "mermaid"), Some(path)) => {
            let diagram = (forms.mermaid)().map_err(|large| {
                Failure::new(format!("cannot make `{}`: {large}", path.display()))
            })?;
            output::write(Some(path), diagram.as_bytes())
        }
        (Some("dot" | "gv"), Some(path)) => output::write(Some(path), (forms.dot)().as_bytes()),
        (Some("png" | "pdf"), Some(path)) => {
            let scene = (forms.scene)(&frame);
            let form = if ending == Some("png") { Form::Png } else { Form::Pdf };
            output::write(Some(path), &raster::picture(path, form, &scene)?)?;
            write_list(list, &scene)
        }
        (_, path) => Err(Failure::new(format!(
            "cannot tell what figure `{}` is to be: use .svg, .png, .pdf, .dot or .mmd",
            path.unwrap_or(Path::new("")).display()
        ))),
    }
}

/// How the list of acts is written.
#[derive(Clone, Copy, Debug)]
enum ListForm {
    Markdown,
    Text,
}

/// Where the list of acts goes and how, which the ending of its file tells.
fn list(figure: &Figure) -> Result<Option<(&Path, ListForm)>, Failure> {
    let Some(path) = figure.notes.as_deref() else { return Ok(None) };
    match path.extension().and_then(OsStr::to_str) {
        Some("md" | "markdown") => Ok(Some((path, ListForm::Markdown))),
        Some("txt") => Ok(Some((path, ListForm::Text))),
        _ => Err(Failure::new(format!(
            "cannot tell in what form the list in `{}` is to be: use .md or .txt",
            path.display()
        ))),
    }
}

fn write_list(list: Option<(&Path, ListForm)>, scene: &Scene) -> Result<(), Failure> {
    let Some((path, form)) = list else { return Ok(()) };
    let report = notes(scene);
    let text = match form {
        ListForm::Markdown => report.to_markdown(),
        ListForm::Text => report.to_text(output::width(Some(path))),
    };
    output::write(Some(path), text.as_bytes())
}

/// A width with its unit: `170mm`, `17cm`, `6.7in`, `480pt` on paper, `1000px` on a screen.
fn size(width: &str) -> Result<Size, Failure> {
    let wrong = || {
        Failure::new(format!(
            "--width takes a length such as 170mm, 17cm, 6.7in or 1000px, not `{}`",
            demarche::text::visible(width)
        ))
    };
    let unit = width.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    let number: f64 =
        width.strip_suffix(unit).unwrap_or(width).parse().map_err(|_not_a_number| wrong())?;
    let size = match unit {
        "mm" => Size::Print { millimetres: number },
        "cm" => Size::Print { millimetres: number * 10.0 },
        "in" => Size::Print { millimetres: number * 25.4 },
        "pt" => Size::Print { millimetres: number * 25.4 / 72.0 },
        "px" => Size::Screen { pixels: number },
        _ => return Err(wrong()),
    };
    if !size.is_fitting() {
        return Err(Failure::new(format!(
            "--width takes lengths from 110mm (498px) to 1200mm (5442px), not `{width}`"
        )));
    }
    Ok(size)
}
