//! Arguments made into questions: ids into keys, options into what they mean.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use demarche::Graph;
use demarche::check::Checked;
use demarche::diagnostic::Code;
use demarche::diagnostic::Diagnostic;
use demarche::diagnostic::Label;
use demarche::diagnostic::did_you_mean;
use demarche::graph::Named;
use demarche::model::ActKey;
use demarche::model::DisputeKey;
use demarche::model::NodeKey;
use demarche::model::SourceKey;
use demarche::query;
use demarche::query::Direction;
use demarche::query::Filter;
use demarche::query::InTime;
use demarche::query::MatrixOrder;
use demarche::query::MatrixParties;
use demarche::query::MatrixQuestion;
use demarche::query::PathQuestion;
use demarche::query::TermError;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::WINDOW_DAYS_MAX;
use demarche::query::escalation::Which;
use demarche::quotation::SourceText;
use demarche::text::Text;

use crate::args::Everywhere;
use crate::args::LineOrder;
use crate::args::ListingArguments;
use crate::args::MatrixArguments;
use crate::args::PathArguments;
use crate::args::PathEnds;
use crate::failure::Failure;
use crate::output;

/// The filter that terms describe; a term that cannot be read is drawn with a caret under the place.
pub(crate) fn filter(
    everywhere: &Everywhere,
    graph: &Graph,
    terms: &[String],
) -> Result<Filter, Failure> {
    Filter::parse(graph, terms).map_err(|error| Failure::drawn(drawn(everywhere, &error)))
}

fn drawn(everywhere: &Everywhere, error: &TermError) -> String {
    let text = Arc::new(Text::new("terms", error.line.clone()));
    let label = Label { text, span: error.span.clone(), message: String::new() };
    Diagnostic::error(Code("term"), error.message.clone())
        .at(Some(label))
        .maybe_help(error.help.clone())
        .render(output::style(everywhere.color, &io::stderr()))
}

/// What an id names; a failure with the nearest id where it names nothing of the kind wanted.
pub(crate) fn named<T>(
    graph: &Graph,
    wanted: &str,
    id: &str,
    pick: impl Fn(Named) -> Option<T>,
) -> Result<T, Failure> {
    if let Some(found) = graph.named(id).and_then(&pick) {
        return Ok(found);
    }
    let candidates =
        graph.names().filter(|(_, named)| pick(*named).is_some()).map(|(id, _)| id.as_str());
    let hint = did_you_mean(id, candidates).map_or(String::new(), |hint| format!("; {hint}"));
    let strange =
        demarche::text::beyond_ascii(id).map_or(String::new(), |told| format!("; {told}"));
    Err(Failure::new(format!("no {wanted} has the id `{id}`{hint}{strange}")))
}

/// The key of an act.
pub(crate) fn act(graph: &Graph, id: &str) -> Result<ActKey, Failure> {
    named(graph, "act", id, |named| if let Named::Act(key) = named { Some(key) } else { None })
}

/// The key of a dispute.
pub(crate) fn dispute(graph: &Graph, id: &str) -> Result<DisputeKey, Failure> {
    named(
        graph,
        "dispute",
        id,
        |named| if let Named::Dispute(key) = named { Some(key) } else { None },
    )
}

/// The key of a source.
pub(crate) fn source(graph: &Graph, id: &str) -> Result<SourceKey, Failure> {
    named(
        graph,
        "source",
        id,
        |named| if let Named::Source(key) = named { Some(key) } else { None },
    )
}

/// The text at hand: the only one, or that of the source named.
pub(crate) fn text<'c>(
    checked: &'c Checked,
    source_id: Option<&str>,
) -> Result<(SourceKey, &'c SourceText), Failure> {
    let wanted = source_id.map(|id| source(&checked.graph, id)).transpose()?;
    let texts = checked.texts.iter();
    let mut at_hand = texts.filter(|(key, _)| wanted.is_none_or(|wanted| wanted == **key));
    match (at_hand.next(), at_hand.next()) {
        (Some((&key, text)), None) => Ok((key, text)),
        (Some(_), Some(_)) => Err(Failure::new(
            "there are several texts: name a source, as in `demarche coverage chapter`",
        )),
        (None, _) if checked.passed_over.is_empty() => {
            Err(Failure::new("no text is at hand: name it with --text SOURCE=FILE"))
        }
        (None, _) => Err(Failure::new(
            "no text is at hand that is counted by paragraph or page: only a reader can find sections",
        )),
    }
}

/// The key of an actor or event.
fn node(graph: &Graph, id: &str) -> Result<NodeKey, Failure> {
    named(
        graph,
        "actor or event",
        id,
        |named| if let Named::Node(key) = named { Some(key) } else { None },
    )
}

/// The question of `matrix`.
pub(crate) fn matrix(
    everywhere: &Everywhere,
    graph: &Graph,
    arguments: &MatrixArguments,
    terms: &[String],
) -> Result<MatrixQuestion, Failure> {
    let parties = matrix_parties(graph, arguments.sides.as_deref(), arguments.roll_up)?;
    let order = match arguments.order {
        LineOrder::Id => MatrixOrder::Id,
        LineOrder::Total => MatrixOrder::Total,
    };
    Ok(MatrixQuestion { filter: filter(everywhere, graph, terms)?, parties, order })
}

/// Who the rows and columns of a matrix are.
pub(crate) fn matrix_parties(
    graph: &Graph,
    sides: Option<&str>,
    roll_up: bool,
) -> Result<MatrixParties, Failure> {
    match (sides, roll_up) {
        (Some(id), _) => dispute(graph, id).map(MatrixParties::Sides),
        (None, true) => Ok(MatrixParties::Roots),
        (None, false) => Ok(MatrixParties::Named),
    }
}

/// The question of `path`.
pub(crate) fn path(
    everywhere: &Everywhere,
    graph: &Graph,
    ends: &PathEnds,
    terms: &[String],
) -> Result<PathQuestion, Failure> {
    let mut question = PathQuestion::new(node(graph, &ends.from)?, node(graph, &ends.to)?);
    question.filter = filter(everywhere, graph, terms)?;
    question.which = match (ends.all, ends.best) {
        (true, _) => query::Which::All { max: ends.max as usize },
        (false, Some(best)) => query::Which::Best(usize::from(best)),
        (false, None) => query::Which::Shortest,
    };
    question.in_time = if ends.in_time { InTime::NeverBack } else { InTime::Any };
    question.direction = if ends.either_way { Direction::EitherWay } else { Direction::AsActed };
    Ok(question)
}

/// The question of `escalation`, and the title of its answer.
pub(crate) fn escalation(
    everywhere: &Everywhere,
    graph: &Graph,
    sides: &[String],
    arguments: &PathArguments,
) -> Result<(Question, String), Failure> {
    let (mut question, title) = between(graph, sides)?;
    if !arguments.terms.is_empty() {
        let selection = filter(everywhere, graph, &arguments.terms)?.select(graph);
        question.only = Some(selection.acts.into_iter().collect::<BTreeSet<ActKey>>());
    }
    question.infer = infer(arguments.infer.as_deref())?;
    question.strictness = strictness(arguments);
    question.from = arguments.from.as_deref().map(|id| act(graph, id)).transpose()?;
    question.to = arguments.to.as_deref().map(|id| act(graph, id)).transpose()?;
    Ok((question, title))
}

/// How many paths are asked for.
pub(crate) fn which(arguments: &ListingArguments) -> Which {
    match (arguments.all, arguments.best) {
        (true, _) => Which::All,
        (false, Some(best)) => Which::Best(usize::from(best)),
        (false, None) => Which::Main,
    }
}

/// Whether every step must rise.
pub(crate) fn strictness(arguments: &PathArguments) -> Strictness {
    if arguments.strict { Strictness::Strict } else { Strictness::Level }
}

/// The question between two sides or those of a dispute, and the title of its answer.
pub(crate) fn between(graph: &Graph, sides: &[String]) -> Result<(Question, String), Failure> {
    if let [one, other] = sides {
        let side = |id: &str| {
            named(graph, "side or actor", id, |named| match named {
                Named::Node(_) | Named::Side(_, _) => Some(()),
                Named::Act(_)
                | Named::Type(_)
                | Named::Source(_)
                | Named::Topic(_)
                | Named::Dispute(_) => None,
            })
        };
        side(one)?;
        side(other)?;
        let question = Question::between_ids(graph, one, other)
            .ok_or_else(|| Failure::new(format!("`{one}` and `{other}` are one side, not two")))?;
        let [first, second] = &question.sides;
        let shared = graph.roll_up(&first.roots).common(&graph.roll_up(&second.roots));
        if let Some(&node) = shared.keys().next() {
            let both = graph.node(node).id();
            return Err(Failure::new(format!(
                "`{one}` and `{other}` are not two sides: `{both}` counts as both, itself or by its roles"
            )));
        }
        return Ok((question, "Escalation".to_owned()));
    }
    let id = sides.first().map_or("", String::as_str);
    if let Some(Named::Side(_, _) | Named::Node(_)) = graph.named(id) {
        return Err(Failure::new(format!("`{id}` is one side: name the other too, or a dispute")));
    }
    let key = dispute(graph, id)?;
    let dispute = graph.dispute(key);
    if dispute.sides.len() > 2 {
        let ids: Vec<&str> = dispute.sides.iter().map(|side| side.id.as_str()).collect();
        let (all, two) = (ids.join("`, `"), ids.get(..2).unwrap_or(&ids).join(" "));
        return Err(Failure::new(format!(
            "`{id}` has {} sides (`{all}`): name two of them, as in `demarche escalation {two}`",
            ids.len()
        )));
    }
    let question = Question::of_dispute(graph, key, [0, 1])
        .ok_or_else(|| Failure::new(format!("`{id}` has no two sides to ask about")))?;
    Ok((question, dispute.name.clone()))
}

/// `DAYS` or `any:DAYS`.
pub(crate) fn infer(option: Option<&str>) -> Result<Infer, Failure> {
    let Some(option) = option else { return Ok(Infer::Never) };
    Infer::parse(option).ok_or_else(|| {
        Failure::new(format!(
            "--infer takes a number of days from 1 to {WINDOW_DAYS_MAX}, or any:DAYS, not `{option}`"
        ))
    })
}
