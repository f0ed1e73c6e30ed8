//! The data set that a command asks, alone or beside a graph folder.

use std::borrow::Cow;
use std::collections::BTreeSet;

use demarche::ACTS_MAX;
use demarche::Collection;
use demarche::Graph;
use demarche::check;
use demarche::dataset::Coded;
use demarche::dataset::format;
use demarche::dataset::format::Format;
use demarche::load;
use demarche::model::CodeBook;
use demarche::model::NodeKey;
use demarche::query;
use demarche::query::Direction;
use demarche::query::InTime;
use demarche::query::dataset::Beside;
use demarche::query::dataset::Narrow;
use demarche::query::dataset::first_acts_of_shortest;
use demarche::text::visible;

use crate::args::Everywhere;
use crate::args::PathArguments;
use crate::args::PathEnds;
use crate::failure::Failure;
use crate::folder;
use crate::output;
use crate::question;

/// How many faulty rows and unknown codes are named.
const NAMED_MAX: usize = 3;

/// The data set asked for, with the folder that is named beside it; nothing where none is asked for.
pub(crate) fn open(everywhere: &Everywhere) -> Result<Option<Collection>, Failure> {
    let (Some(path), Some(written)) = (&everywhere.data, &everywhere.data_format) else {
        return Ok(None);
    };
    let format = Format::parse(written).map_err(Failure::new)?;
    let collection = Collection::open(everywhere.graph.as_deref(), folder::reading(everywhere))?;
    let books = books(everywhere, &collection, &format)?;
    let shown = visible(&path.display().to_string()).into_owned();
    let files = load::dataset(path, &format).map_err(|error| {
        Failure::new(format!("cannot read `{shown}`: {}", output::reason(&error)))
    })?;
    let graph = collection.graph();
    let borrowed: Vec<&CodeBook> = books.iter().map(|book| &**book).collect();
    let meaning = |code: &str| format.meaning(code, &borrowed, |key| graph.act_type(key));
    let reading = format.read(files, meaning).map_err(|reason| match reason {
        format::Unreadable::File(error) => {
            Failure::new(format!("cannot read `{shown}`: {}", output::reason(&error)))
        }
        format::Unreadable::Format(_) | format::Unreadable::TooLarge(_) => {
            Failure::new(format!("cannot take `{shown}` as {written}: {reason}"))
        }
    })?;
    drop(books);
    tell(&shown, &reading);
    let name =
        path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Some(collection.with_dataset(&name, reading.dataset)))
}

/// The data set asked for, or the folder alone.
pub(crate) fn open_any(everywhere: &Everywhere) -> Result<Collection, Failure> {
    match open(everywhere)? {
        Some(collection) => Ok(collection),
        None => {
            Ok(Collection::open(Some(&folder::place(everywhere)?), folder::reading(everywhere))?)
        }
    }
}

/// The graph of a question: that of the folder, or that of a data set with the acts that terms may be about.
pub(crate) fn graph(everywhere: &Everywhere, terms: &[String]) -> Result<Graph, Failure> {
    let Some(collection) = open(everywhere)? else { return folder::open(everywhere) };
    let filter = question::filter(everywhere, collection.graph(), terms)?;
    with(&collection, |beside| Narrow::new(&filter, beside))
}

/// The graph of a question about two sides.
pub(crate) fn between(
    everywhere: &Everywhere,
    sides: &[String],
    paths: &PathArguments,
) -> Result<Graph, Failure> {
    let Some(collection) = open(everywhere)? else { return folder::open(everywhere) };
    let graph = collection.graph();
    let filter = question::filter(everywhere, graph, &paths.terms)?;
    let (question, _) = question::between(graph, sides)?;
    let nodes: BTreeSet<NodeKey> = question
        .sides
        .iter()
        .flat_map(|side| graph.roll_up(&side.roots).nodes().collect::<Vec<_>>())
        .collect();
    with(&collection, |beside| Narrow::new(&filter, beside).among(beside, &nodes))
}

/// The graph of a question for paths: of a data set alone the shortest are found in its flat arrays.
pub(crate) fn for_path(
    everywhere: &Everywhere,
    ends: &PathEnds,
    terms: &[String],
) -> Result<Graph, Failure> {
    let Some(collection) = open(everywhere)? else { return folder::open(everywhere) };
    let graph = collection.graph();
    let question = question::path(everywhere, graph, ends, terms)?;
    let is_plain = question.which == query::Which::Shortest
        && question.in_time == InTime::Any
        && question.direction == Direction::AsActed
        && graph.acts().next().is_none();
    if let ([attached], true) = (collection.datasets(), is_plain) {
        let beside = attached.beside();
        let narrow = Narrow::new(&question.filter, beside);
        if let (true, Some(from), Some(to)) =
            (narrow.is_network(), attached.actor(question.from), attached.actor(question.to))
        {
            let places = first_acts_of_shortest(attached.dataset(), from, to, narrow.which());
            return Ok(collection.with_acts(&[places]));
        }
    }
    with(&collection, |beside| Narrow::new(&question.filter, beside))
}

/// The code books by which codes are read.
fn books<'c>(
    everywhere: &Everywhere,
    collection: &'c Collection,
    format: &Format,
) -> Result<Vec<Cow<'c, CodeBook>>, Failure> {
    let of_format = format.code_books();
    let named: Vec<&str> = match &everywhere.codes {
        Some(named) => named.split(',').collect(),
        None => of_format.iter().map(|of| of.book).collect(),
    };
    if named.len() != of_format.len() {
        return Err(Failure::new(format!(
            "the format takes {} code books, and --codes names {}",
            of_format.len(),
            named.len()
        )));
    }
    let book = |id: &&str| {
        check::code_book(collection.graph(), id).ok_or_else(|| {
            let known: Vec<&str> = check::code_book_ids(collection.graph()).into_iter().collect();
            let known = known.join(", ");
            Failure::new(format!("no code book is called `{}`: there are {known}", visible(id)))
        })
    };
    named.iter().map(book).collect()
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
            "demarche: {name}: {} of {} rows cannot be read: {}",
            reading.faulty,
            reading.rows,
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
            .map(|code| format!("`{}` ({} acts)", visible(&code.code), code.acts))
            .collect();
        output::say(&format!(
            "demarche: {name}: the code book does not have {} of {} codes: {}",
            unknown.len(),
            reading.dataset.codes().len(),
            named.join(", ")
        ));
    }
}

/// The graph with those acts of data sets that are asked for.
fn with(collection: &Collection, narrow: impl Fn(Beside<'_>) -> Narrow) -> Result<Graph, Failure> {
    let places = collection.datasets().iter().map(|attached| {
        let found = narrow(attached.beside()).places(attached.dataset(), ACTS_MAX);
        found.map_err(|count| {
            Failure::new(format!(
                "{count} acts of `{}` fit, and {ACTS_MAX} are the most that are listed, drawn or linked at once; narrow the question with terms, as in by: on: date:",
                attached.id()
            ))
        })
    });
    Ok(collection.with_acts(&places.collect::<Result<Vec<_>, _>>()?))
}
