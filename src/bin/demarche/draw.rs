//! Pictures: which is drawn of what answer, and those that Graphviz lays out.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;

use graphviz_rust::cmd::CommandArg;
use graphviz_rust::cmd::Format;
use graphviz_rust::exec_dot;

use demarche::Graph;
use demarche::model::ActKey;
use demarche::model::DisputeKey;
use demarche::present::dot;
use demarche::present::figure::LaneBy;
use demarche::present::figure::ladder;
use demarche::present::figure::lanes;
use demarche::present::figure::matrix;
use demarche::present::figure::relations;
use demarche::present::figure::responses;
use demarche::present::figure::timeline;
use demarche::present::mermaid;
use demarche::query::Hidden;
use demarche::query::MatrixOrder;
use demarche::query::MatrixParties;
use demarche::query::MatrixQuestion;
use demarche::query::Selection;
use demarche::query::TimelineQuestion;
use demarche::query::dispute_of;
use demarche::query::escalation::escalation;

use crate::args::DisputeArguments;
use crate::args::Drawing;
use crate::args::Engine;
use crate::args::Everywhere;
use crate::args::Figure;
use crate::args::LaneWhat;
use crate::args::Picture;
use crate::collection;
use crate::failure::Failure;
use crate::failure::Outcome;
use crate::figure;
use crate::figure::Asked;
use crate::figure::Forms;
use crate::output;
use crate::question;

/// Draws a picture of the graph.
pub(crate) fn draw(everywhere: &Everywhere, kind: &Drawing) -> Result<Outcome, Failure> {
    let graph = opened(everywhere, kind)?;
    let asked = Canvas { everywhere, graph: &graph };
    let done = match kind {
        Drawing::Lanes { terms, sides, no_sides, figure } => {
            let selection = asked.select(&terms.terms)?;
            let sides = asked.sides(sides.as_deref(), *no_sides, &selection.acts)?;
            let forms = Forms {
                scene: &|frame| lanes(&graph, &selection.acts, sides, frame),
                mermaid: &|| mermaid::lanes(&graph, &selection.acts, sides),
                dot: &|| dot::lanes(&graph, &selection.acts, sides),
            };
            let asked = Asked { terms: &terms.terms, hidden: selection.hidden };
            figure::write(figure, &asked, &forms)
        }
        Drawing::Ladder { dispute, figure } => asked.ladder(dispute, figure),
        Drawing::Timeline { terms, lane, sides, no_sides, figure } => {
            let filter = question::filter(everywhere, &graph, &terms.terms)?;
            let acts = filter.select(&graph).acts;
            let answer = TimelineQuestion { filter }.answer(&graph);
            let sides = asked.sides(sides.as_deref(), *no_sides, &acts)?;
            let by = lane_by(*lane, sides)?;
            let forms = Forms {
                scene: &|frame| timeline(&graph, &answer, by, sides, frame),
                mermaid: &|| mermaid::timeline(&graph, &answer, by, sides),
                dot: &|| dot::timeline(&graph, &answer, by, sides),
            };
            let asked = Asked { terms: &terms.terms, hidden: answer.hidden };
            figure::write(figure, &asked, &forms)
        }
        Drawing::Matrix { terms, roll_up, sides, figure } => {
            let parties = question::matrix_parties(&graph, sides.as_deref(), *roll_up)?;
            asked.matrix(&terms.terms, parties, figure)
        }
        Drawing::Relations { terms, each, sides, no_sides, engine, figure } => {
            let edges = if *each { dot::Edges::Each } else { dot::Edges::Summed };
            let selection = asked.select(&terms.terms)?;
            let acts = &selection.acts;
            let sides = asked.sides(sides.as_deref(), *no_sides, acts)?;
            let forms = Forms {
                scene: &|frame| relations(&graph, acts, edges, sides, frame),
                mermaid: &|| mermaid::relations(&graph, acts, edges, sides),
                dot: &|| dot::relations(&graph, acts, edges, sides),
            };
            let asked = Asked { terms: &terms.terms, hidden: selection.hidden };
            by_engine(*engine, figure, &asked, &forms)
        }
        Drawing::Responses { terms, engine, figure } => {
            let selection = asked.select(&terms.terms)?;
            let acts = &selection.acts;
            let dispute = dispute_of(&graph, acts);
            let forms = Forms {
                scene: &|frame| responses(&graph, acts, dispute, frame),
                mermaid: &|| mermaid::responses(&graph, acts, dispute),
                dot: &|| dot::responses(&graph, acts),
            };
            let asked = Asked { terms: &terms.terms, hidden: selection.hidden };
            by_engine(*engine, figure, &asked, &forms)
        }
        Drawing::Path { ends, terms, picture } => {
            let question = question::path(everywhere, &graph, ends, &terms.terms)?;
            write(picture, dot::path(&graph, &question.answer(&graph).paths))
        }
        Drawing::Escalation { dispute, picture } => {
            let (question, _) =
                question::escalation(everywhere, &graph, &dispute.sides, &dispute.paths)?;
            write(picture, dot::escalation(&graph, &escalation(&graph, &question)))
        }
    };
    done.map(|()| Outcome::Fine)
}

/// The graph that a picture is of.
fn opened(everywhere: &Everywhere, kind: &Drawing) -> Result<Graph, Failure> {
    match kind {
        Drawing::Lanes { terms, .. }
        | Drawing::Timeline { terms, .. }
        | Drawing::Matrix { terms, .. }
        | Drawing::Relations { terms, .. }
        | Drawing::Responses { terms, .. } => collection::graph(everywhere, &terms.terms),
        Drawing::Path { ends, terms, .. } => collection::for_path(everywhere, ends, &terms.terms),
        Drawing::Ladder { dispute, .. } | Drawing::Escalation { dispute, .. } => {
            collection::between(everywhere, &dispute.sides, &dispute.paths)
        }
    }
}

/// A graph that is drawn, and the options that every command takes.
struct Canvas<'a> {
    everywhere: &'a Everywhere,
    graph: &'a Graph,
}

impl Canvas<'_> {
    fn select(&self, terms: &[String]) -> Result<Selection, Failure> {
        Ok(question::filter(self.everywhere, self.graph, terms)?.select(self.graph))
    }

    /// The dispute that is named, or the one to which most of some acts belong.
    fn sides(
        &self,
        named: Option<&str>,
        none: bool,
        acts: &[ActKey],
    ) -> Result<Option<DisputeKey>, Failure> {
        match named {
            Some(id) => question::dispute(self.graph, id).map(Some),
            None if none => Ok(None),
            None => Ok(dispute_of(self.graph, acts)),
        }
    }

    fn matrix(
        &self,
        terms: &[String],
        parties: MatrixParties,
        figure: &Figure,
    ) -> Result<(), Failure> {
        let filter = question::filter(self.everywhere, self.graph, terms)?;
        let question = MatrixQuestion { filter, parties, order: MatrixOrder::Id };
        let forms = Forms {
            scene: &|frame| matrix(self.graph, &question, frame),
            mermaid: &|| mermaid::matrix(self.graph, &question),
            dot: &|| dot::matrix(self.graph, &question),
        };
        let hidden = question.filter.select(self.graph).hidden;
        figure::write(figure, &Asked { terms, hidden }, &forms)
    }

    fn ladder(&self, dispute: &DisputeArguments, figure: &Figure) -> Result<(), Failure> {
        let (question, title) =
            question::escalation(self.everywhere, self.graph, &dispute.sides, &dispute.paths)?;
        let answer = escalation(self.graph, &question);
        let forms = Forms {
            scene: &|frame| ladder(self.graph, &title, &answer, frame),
            mermaid: &|| mermaid::ladder(self.graph, &answer),
            dot: &|| dot::escalation(self.graph, &answer),
        };
        let asked = Asked { terms: &dispute.paths.terms, hidden: Hidden::default() };
        figure::write(figure, &asked, &forms)
    }
}

/// By what a timeline puts acts into lanes; lanes by side need sides.
fn lane_by(lane: LaneWhat, sides: Option<DisputeKey>) -> Result<LaneBy, Failure> {
    match lane {
        LaneWhat::Actor => Ok(LaneBy::Actor),
        LaneWhat::Topic => Ok(LaneBy::Topic),
        LaneWhat::Side if sides.is_some() => Ok(LaneBy::Side),
        LaneWhat::Side => Err(Failure::new(
            "--lane side needs a dispute whose sides act on each other: name one with --sides DISPUTE",
        )),
    }
}

/// Writes a figure of a kind that Graphviz can lay out as well.
fn by_engine(
    engine: Engine,
    figure: &Figure,
    asked: &Asked<'_>,
    forms: &Forms<'_>,
) -> Result<(), Failure> {
    match engine {
        Engine::Own => return figure::write(figure, asked, forms),
        Engine::Dot => {}
    }
    if figure.notes.is_some() || figure.width.is_some() {
        return Err(Failure::new(
            "--notes and --width go with a figure that demarche draws: leave out --engine dot",
        ));
    }
    write(&Picture { output: figure.output.clone() }, (forms.dot)())
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
