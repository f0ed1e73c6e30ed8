//! Pictures: DOT as it is, or through Graphviz.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;

use graphviz_rust::cmd::CommandArg;
use graphviz_rust::cmd::Format;
use graphviz_rust::exec_dot;

use demarche::model::ActKey;
use demarche::present::dot;
use demarche::present::figure::lanes;
use demarche::present::figure::relations;
use demarche::present::figure::responses;
use demarche::present::mermaid;
use demarche::query::dispute_of;
use demarche::query::escalation::escalation;

use crate::args::Drawing;
use crate::args::Engine;
use crate::args::Everywhere;
use crate::args::Figure;
use crate::args::Picture;
use crate::failure::Failure;
use crate::failure::Outcome;
use crate::figure;
use crate::figure::Asked;
use crate::figure::Forms;
use crate::folder;
use crate::output;
use crate::question;

/// Draws a picture of the graph.
pub(crate) fn draw(everywhere: &Everywhere, kind: &Drawing) -> Result<Outcome, Failure> {
    let graph = folder::open(everywhere)?;
    let sides_of = |sides: &Option<String>, no_sides: bool, acts: &[ActKey]| match sides {
        Some(id) => question::dispute(&graph, id).map(Some),
        None if no_sides => Ok(None),
        None => Ok(dispute_of(&graph, acts)),
    };
    let (drawn, picture) = match kind {
        Drawing::Lanes { terms, sides, no_sides, figure } => {
            let selection = question::filter(everywhere, &graph, &terms.terms)?.select(&graph);
            let sides = sides_of(sides, *no_sides, &selection.acts)?;
            let forms = Forms {
                scene: &|frame| lanes(&graph, &selection.acts, sides, frame),
                mermaid: Some(&|| mermaid::lanes(&graph, &selection.acts, sides)),
                dot: None,
            };
            let asked = Asked { terms: &terms.terms, hidden: selection.hidden };
            return figure::write(figure, &asked, &forms).map(|()| Outcome::Fine);
        }
        Drawing::Relations { terms, each, sides, no_sides, engine, figure } => {
            let edges = if *each { dot::Edges::Each } else { dot::Edges::Summed };
            let selection = question::filter(everywhere, &graph, &terms.terms)?.select(&graph);
            let acts = &selection.acts;
            let sides = sides_of(sides, *no_sides, acts)?;
            let forms = Forms {
                scene: &|frame| relations(&graph, acts, edges, sides, frame),
                mermaid: Some(&|| mermaid::relations(&graph, acts, edges, sides)),
                dot: Some(&|| dot::relations(&graph, acts, edges, sides)),
            };
            let asked = Asked { terms: &terms.terms, hidden: selection.hidden };
            return by_engine(*engine, figure, &asked, &forms).map(|()| Outcome::Fine);
        }
        Drawing::Responses { terms, engine, figure } => {
            let selection = question::filter(everywhere, &graph, &terms.terms)?.select(&graph);
            let acts = &selection.acts;
            let forms = Forms {
                scene: &|frame| responses(&graph, acts, dispute_of(&graph, acts), frame),
                mermaid: None,
                dot: Some(&|| dot::responses(&graph, acts)),
            };
            let asked = Asked { terms: &terms.terms, hidden: selection.hidden };
            return by_engine(*engine, figure, &asked, &forms).map(|()| Outcome::Fine);
        }
        Drawing::Path { ends, terms, picture } => {
            let question = question::path(everywhere, &graph, ends, &terms.terms)?;
            (dot::path(&graph, &question.answer(&graph).paths), picture)
        }
        Drawing::Escalation { dispute, picture } => {
            let (question, _) = question::escalation(everywhere, &graph, dispute)?;
            (dot::escalation(&graph, &escalation(&graph, &question)), picture)
        }
    };
    write(picture, drawn).map(|()| Outcome::Fine)
}

/// Writes a figure of a kind that Graphviz can lay out as well.
fn by_engine(
    engine: Engine,
    figure: &Figure,
    asked: &Asked<'_>,
    forms: &Forms<'_>,
) -> Result<(), Failure> {
    let dot = match (engine, forms.dot) {
        (Engine::Dot, Some(dot)) => dot,
        (Engine::Dot | Engine::Own, _) => return figure::write(figure, asked, forms),
    };
    if figure.notes.is_some() || figure.width.is_some() {
        return Err(Failure::new(
            "--notes and --width go with a figure that demarche draws: leave out --engine dot",
        ));
    }
    write(&Picture { output: figure.output.clone() }, dot())
}

fn write(picture: &Picture, drawn: String) -> Result<(), Failure> {
    let Some(path) = &picture.output else { return output::write(None, drawn.as_bytes()) };
    let format = match path.extension().and_then(OsStr::to_str) {
        Some("dot" | "gv") => return output::write(Some(path), drawn.as_bytes()),
        Some("svg") => Format::Svg,
        Some("png") => Format::Png,
        Some("pdf") => Format::Pdf,
        _ => {
            return Err(Failure::new(format!(
                "cannot tell what picture `{}` is to be: use .dot, .svg, .png or .pdf",
                path.display()
            )));
        }
    };
    output::write(Some(path), &through_graphviz(path, drawn, format)?)
}

/// The picture that Graphviz makes of DOT.
fn through_graphviz(path: &Path, drawn: String, format: Format) -> Result<Vec<u8>, Failure> {
    exec_dot(drawn, vec![CommandArg::Format(format)]).map_err(|error| {
        let picture = path.display();
        if error.kind() != ErrorKind::NotFound {
            return Failure::new(format!("Graphviz could not make `{picture}`: {error}"));
        }
        let dot = path.with_extension("dot");
        Failure::new(format!(
            "cannot make `{picture}`: Graphviz is not installed\n  \
             install it (Debian, Ubuntu: apt-get install graphviz; macOS: brew install graphviz; Windows: winget install graphviz),\n  \
             or write DOT with -o {} and draw it elsewhere",
            dot.display()
        ))
    })
}
