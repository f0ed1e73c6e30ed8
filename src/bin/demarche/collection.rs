//! The data set that a command asks, alone or beside a graph folder.

use std::collections::BTreeSet;
use std::path::Path;

use demarche::ACTS_MAX;
use demarche::Asked;
use demarche::Attached;
use demarche::Collection;
use demarche::Graph;
use demarche::HowRead;
use demarche::dataset::Coded;
use demarche::dataset::format;
use demarche::graph::Named;
use demarche::graph::Node;
use demarche::load;
use demarche::model::NodeKey;
use demarche::query;
use demarche::query::Direction;
use demarche::query::InTime;
use demarche::query::Matrix;
use demarche::query::MatrixOrder;
use demarche::query::MatrixParties;
use demarche::query::MatrixQuestion;
use demarche::query::dataset::Narrow;
use demarche::query::dataset::first_acts_of_shortest;
use demarche::query::dataset::first_in_time;
use demarche::query::dataset::tallied;
use demarche::text::visible;

use crate::args::Everywhere;
use crate::args::MatrixArguments;
use crate::args::PathArguments;
use crate::args::PathEnds;
use crate::failure::Failure;
use crate::folder;
use crate::output;
use crate::question;
use crate::watch;

/// How many faulty rows and unknown codes are named.
const NAMED_MAX: usize = 3;

/// What a command asks: the folder with the data sets that it names; or the data set of --data, alone or beside the folder of
/// --graph.
pub(crate) fn open(everywhere: &Everywhere) -> Result<Collection, Failure> {
    let reading = folder::reading(everywhere);
    let (Some(path), Some(format)) = (&everywhere.data, &everywhere.data_format) else {
        let collection = Collection::open_watched(
            Some(&folder::place(everywhere)?),
            reading,
            watch::progress(),
        )?;
        tell_left_out(&collection);
        return Ok(collection);
    };
    let collection =
        Collection::open_watched(everywhere.graph.as_deref(), reading, watch::progress())?;
    tell_left_out(&collection);
    let how = HowRead::new(collection.graph(), format, everywhere.codes.as_deref())
        .map_err(Failure::new)?
        .watched(watch::progress());
    let shown = visible(&path.display().to_string()).into_owned();
    let unreadable = |reason| Failure::new(format!("cannot read `{shown}`: {reason}"));
    let reading = if everywhere.strict_data {
        // What is refused or not the rows themselves say.
        let reading = how.read_rows(collection.graph(), path).map_err(unreadable)?;
        tell(&shown, &reading);
        if reading.faulty > 0 {
            return Err(Failure::new(format!("`{shown}` has rows that cannot be read")));
        }
        reading
    } else {
        let opened = how.open(collection.graph(), path).map_err(unreadable)?;
        if let Some(refused) = &opened.refused {
            output::say(&format!("demarche: {shown}: its index is left aside: {refused}"));
        }
        tell(&shown, &opened.reading);
        opened.reading
    };
    let name =
        path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(collection.with_reading(&name, &how, reading))
}

/// Says in a line each what of a folder and of its data sets had to be left out.
fn tell_left_out(collection: &Collection) {
    folder::tell_left_out(collection.graph());
    let of_datasets =
        collection.findings().iter().filter(|finding| finding.code.0 == "bad-dataset");
    let count = of_datasets.count();
    if count > 0 {
        output::say(&format!(
            "demarche: left out of data sets: {count} {}; `demarche check` says why",
            if count == 1 { "row or file" } else { "rows or files" }
        ));
    }
}

/// Writes the index of a data set beside it, whole or not at all.
pub(crate) fn index(everywhere: &Everywhere, path: &Path, format: &str) -> Result<(), Failure> {
    let collection = Collection::open(everywhere.graph.as_deref(), folder::reading(everywhere))?;
    let how = HowRead::new(collection.graph(), format, everywhere.codes.as_deref())
        .map_err(Failure::new)?
        .watched(watch::progress());
    let shown = visible(&path.display().to_string()).into_owned();
    let unreadable = |reason| Failure::new(format!("cannot read `{shown}`: {reason}"));
    // Looked at before it is read: what changes in between makes the index stale.
    let origin = how.origin(path).map_err(unreadable)?;
    let reading = how.read_rows(collection.graph(), path).map_err(unreadable)?;
    tell(&shown, &reading);
    let target = load::index_path(path);
    output::stream(&target, |file| reading.save(file, &origin))?;
    output::say(&format!(
        "wrote {} acts to `{}`",
        reading.dataset.len(),
        visible(&target.display().to_string())
    ));
    Ok(())
}

/// The graph of a question: that of the folder, or that of a data set with the acts that terms may be about.
pub(crate) fn graph(everywhere: &Everywhere, terms: &[String]) -> Result<Graph, Failure> {
    let collection = open(everywhere)?;
    narrowed(everywhere, collection, terms)
}

fn narrowed(
    everywhere: &Everywhere,
    collection: Collection,
    terms: &[String],
) -> Result<Graph, Failure> {
    if collection.datasets().is_empty() {
        return Ok(collection.into_graph());
    }
    let asked = collection.asked(terms);
    let filter = question::filter(everywhere, asked.graph(), terms)?;
    with(&collection, &asked, &asked.narrow(&filter))
}

/// The matrix of a question: of a data set alone it is counted in its flat arrays where its acts are too many for a graph.
pub(crate) fn matrix(
    everywhere: &Everywhere,
    parties: &MatrixArguments,
    terms: &[String],
) -> Result<(Graph, MatrixQuestion, Matrix), Failure> {
    let collection = open(everywhere)?;
    let asked = |graph: &Graph| question::matrix(everywhere, graph, parties, terms);
    if let [attached] = collection.datasets()
        && collection.graph().acts().next().is_none()
    {
        let terms = collection.asked(terms);
        let question = asked(terms.graph())?;
        let is_plain =
            question.parties == MatrixParties::Named && question.order == MatrixOrder::Id;
        if is_plain
            && let [narrow] = &*terms.narrow(&question.filter)
            && narrow.places(attached.dataset(), ACTS_MAX).is_err()
            && let Some(answer) = tallied(attached.beside(), narrow)
        {
            return Ok((collection.into_graph(), question, answer));
        }
    }
    let graph = narrowed(everywhere, collection, terms)?;
    let question = asked(&graph)?;
    let answer = question.answer(&graph);
    Ok((graph, question, answer))
}

/// The graph of a question about two sides.
pub(crate) fn between(
    everywhere: &Everywhere,
    sides: &[String],
    paths: &PathArguments,
) -> Result<Graph, Failure> {
    let collection = open(everywhere)?;
    if collection.datasets().is_empty() {
        return Ok(collection.into_graph());
    }
    let graph = collection.graph();
    let asked = collection.asked(&paths.terms);
    let filter = question::filter(everywhere, asked.graph(), &paths.terms)?;
    let (question, _) = question::between(graph, sides)?;
    let nodes: BTreeSet<NodeKey> = question
        .sides
        .iter()
        .flat_map(|side| graph.roll_up(&side.roots).nodes().collect::<Vec<_>>())
        .collect();
    let narrows = asked.narrow(&filter).into_iter().zip(collection.datasets());
    let among = narrows.map(|(narrow, attached)| narrow.among(attached.beside(), &nodes));
    with(&collection, &asked, &among.collect::<Vec<_>>())
}

/// The graph of a question for paths: of a data set alone the shortest are found in its flat arrays.
pub(crate) fn for_path(
    everywhere: &Everywhere,
    ends: &PathEnds,
    terms: &[String],
) -> Result<Graph, Failure> {
    let collection = open(everywhere)?;
    if collection.datasets().is_empty() {
        return Ok(collection.into_graph());
    }
    let graph = collection.graph();
    let asked = collection.asked(terms);
    let question = question::path(everywhere, asked.graph(), ends, terms)?;
    let is_plain = question.which == query::Which::Shortest
        && question.direction == Direction::AsActed
        && graph.acts().next().is_none();
    // Where the folder knows actors of the data set, several of these may be one of its own.
    let is_apart = |attached: &Attached| attached.nodes_of_folder().next().is_none();
    if let [attached] = collection.datasets()
        && is_plain
        && is_apart(attached)
        && let [narrow] = &*asked.narrow(&question.filter)
        && let (true, Some(from), Some(to)) =
            (narrow.is_network(), attached.actor(question.from), attached.actor(question.to))
    {
        let (dataset, which) = (attached.dataset(), narrow.which());
        let places = match question.in_time {
            InTime::Any => first_acts_of_shortest(dataset, from, to, which),
            InTime::NeverBack => first_in_time(dataset, from, to, which).unwrap_or_default(),
        };
        if !places.is_empty() {
            return Ok(collection.with_acts(&[places]));
        }
        // What comes nearest to a path is told of all acts.
        let all = narrow.places(dataset, ACTS_MAX).map_err(|count| {
                let [from, to] =
                    [question.from, question.to].map(|node| graph.node(node).id().as_str());
                Failure::new(format!(
                    "no path leads from `{from}` to `{to}`, and {count} acts are too many to say what comes nearest"
                ))
            })?;
        return Ok(collection.with_acts(&[all]));
    }
    with(&collection, &asked, &asked.narrow(&question.filter))
}

/// Says on standard error what could not be read or is not known.
fn tell(name: &str, reading: &format::Reading) {
    if reading.faulty > 0 {
        let named: Vec<String> = reading
            .faults
            .iter()
            .take(NAMED_MAX)
            .map(|fault| format!("line {}: {}", fault.line, fault.message))
            .collect();
        output::say(&format!(
            "demarche: {name}: of {} rows {} cannot be read: {}",
            reading.rows,
            reading.faulty,
            named.join("; ")
        ));
    }
    let mut unknown: Vec<&Coded> =
        reading.dataset.codes().iter().filter(|code| code.act_type.is_none()).collect();
    unknown.sort_by(|one, other| other.acts.cmp(&one.acts).then_with(|| one.code.cmp(&other.code)));
    if let Some(first) = unknown.get(..unknown.len().min(NAMED_MAX)).filter(|some| !some.is_empty())
    {
        let named: Vec<String> = first
            .iter()
            .map(|code| format!("`{}` ({})", visible(&code.code), acts(code.acts)))
            .collect();
        output::say(&format!(
            "demarche: {name}: of {} codes the code book lacks {}: {}",
            reading.dataset.codes().len(),
            unknown.len(),
            named.join(", ")
        ));
    }
}

fn acts(count: usize) -> String {
    format!("{count} {}", if count == 1 { "act" } else { "acts" })
}

/// The graph with those acts of data sets that are asked for.
fn with(collection: &Collection, asked: &Asked<'_>, narrows: &[Narrow]) -> Result<Graph, Failure> {
    let places = asked.places(narrows, ACTS_MAX).map_err(|(at, count)| {
        Failure::new(format!(
            "{count} acts of `{}` fit, and {ACTS_MAX} are the most that are listed, drawn or linked at once; narrow the question with terms, as in by: on: date:",
            collection.datasets().get(at).map_or("", |attached| attached.id())
        ))
    })?;
    Ok(collection.with_acts(&places))
}

/// The graph of a question about one record: with all acts of data sets, or, where these are too many, with those that it
/// is about.
pub(crate) fn about(everywhere: &Everywhere, id: &str) -> Result<Graph, Failure> {
    let collection = open(everywhere)?;
    let count: usize = collection.datasets().iter().map(|one| one.dataset().len()).sum();
    let term = match collection.graph().named(id) {
        _ if count <= ACTS_MAX => None,
        Some(Named::Node(node)) => match collection.graph().node(node) {
            Node::Actor(_) => Some(format!("actor:={id}")),
            Node::Event(_) => Some(format!("event:{id}")),
        },
        Some(Named::Type(_)) => Some(format!("did:{id}")),
        Some(Named::Source(_)) => Some(format!("source:{id}")),
        Some(Named::Topic(_)) => Some(format!("topic:{id}")),
        Some(Named::Dispute(dispute) | Named::Side(dispute, _)) => {
            Some(format!("dispute:{}", collection.graph().dispute(dispute).id))
        }
        Some(Named::Act(_)) | None => {
            let term = [format!("id:{id}")];
            if collection.asked(&term).graph().named(id).is_none() {
                return Ok(collection.into_graph());
            }
            let [term] = term;
            Some(term)
        }
    };
    narrowed(everywhere, collection, term.as_slice())
}
