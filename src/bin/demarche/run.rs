//! One function a command: the question is put, the answer handed on.

use std::collections::BTreeSet;
use std::path::Path;

use clap::CommandFactory;

use demarche::Collection;
use demarche::bibliography::styles;
use demarche::check::Asking;
use demarche::check::RULES;
use demarche::check::code_book;
use demarche::check::code_book_ids;
use demarche::diagnostic::did_you_mean;
use demarche::graph::Named;
use demarche::interop;
use demarche::load::bundled;
use demarche::present;
use demarche::present::Split;
use demarche::query;
use demarche::query::ContestedQuestion;
use demarche::query::TimelineQuestion;
use demarche::text::visible;

use crate::args::Arguments;
use crate::args::Command;
use crate::args::EscalationArguments;
use crate::args::Everywhere;
use crate::args::Example;
use crate::args::Export;
use crate::args::ListingArguments;
use crate::args::MatrixArguments;
use crate::args::Output;
use crate::args::PathEnds;
use crate::args::SplitBy;
use crate::args::Texts;
use crate::check;
use crate::collection;
use crate::diff;
use crate::draw;
use crate::failure::Failure;
use crate::failure::Outcome;
use crate::folder;
use crate::output;
use crate::question;

/// Runs a command.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let everywhere = &arguments.everywhere;
    match &arguments.command {
        Command::Acts { terms, output } => acts(everywhere, &terms.terms, output),
        Command::Matrix { terms, parties, output } => {
            matrix(everywhere, &terms.terms, parties, output)
        }
        Command::Timeline { terms, output } => timeline(everywhere, &terms.terms, output),
        Command::Contested { terms, output } => contested(everywhere, &terms.terms, output),
        Command::Show { id, output } => show(everywhere, id, output),
        Command::Stats { output } => stats(everywhere, output),
        Command::Draw { kind } => draw::draw(everywhere, kind),
        Command::Page { style, output } => {
            let style = style.as_deref().map(output::note_style).transpose()?.unwrap_or_default();
            let page = present::page::page(&collection::graph(everywhere, &[])?, style);
            output::write(output.as_deref(), page.as_bytes()).map(|()| Outcome::Fine)
        }
        Command::Export { format } => export(everywhere, format),
        Command::Path { ends, terms, output } => path(everywhere, ends, &terms.terms, output),
        Command::Escalation { asked, output, .. } if asked.every_pair => {
            every_pair(everywhere, asked, output)
        }
        Command::Escalation { asked, listing, output } => {
            escalation(everywhere, asked, listing, output)
        }
        Command::Check { strict, texts, fixing, report } => {
            check::check(everywhere, *strict, texts, *fixing, report)
        }
        Command::Coverage { source, texts, strict, output } => {
            coverage(everywhere, source.as_deref(), texts, *strict, output)
        }
        Command::Diff { versions, output } => diff::diff(everywhere, versions, output),
        Command::Fingerprint { source, texts } => fingerprint(everywhere, source.as_deref(), texts),
        Command::Explain { code } => explain(code.as_deref()),
        Command::Types { word, output } => types(everywhere, word.as_deref(), output),
        Command::Index { file, format } => {
            collection::index(everywhere, file, format).map(|()| Outcome::Fine)
        }
        Command::Init { folder, example } => {
            let named = folder.as_deref().or(everywhere.graph.as_deref());
            init(named.unwrap_or(Path::new("graph")), *example)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "demarche", &mut script);
            output::write(None, &script).map(|()| Outcome::Fine)
        }
        Command::Man { command } => man(command),
    }
}

/// How a question ends: with findings where nothing was found and the user asked to be told so by the exit code.
fn outcome(output: &Output, found_nothing: bool) -> Outcome {
    if found_nothing && output.exit_code { Outcome::Findings } else { Outcome::Fine }
}

fn acts(everywhere: &Everywhere, terms: &[String], output: &Output) -> Result<Outcome, Failure> {
    let graph = collection::graph(everywhere, terms)?;
    let selection = question::filter(everywhere, &graph, terms)?.select(&graph);
    output::answer(
        output,
        || present::acts(&graph, &selection),
        || interop::acts(&graph, &selection),
    )?;
    Ok(outcome(output, selection.acts.is_empty()))
}

fn matrix(
    everywhere: &Everywhere,
    terms: &[String],
    parties: &MatrixArguments,
    output: &Output,
) -> Result<Outcome, Failure> {
    let (graph, question, answer) = collection::matrix(everywhere, parties, terms)?;
    let split = match parties.by {
        Some(SplitBy::Year) => Split::ByYear,
        None => Split::Whole,
    };
    let report = || present::matrix(&graph, question.parties, &answer, split);
    output::answer(output, report, || interop::matrix(&graph, question.parties, &answer))?;
    Ok(outcome(output, answer.cells.is_empty()))
}

fn timeline(
    everywhere: &Everywhere,
    terms: &[String],
    output: &Output,
) -> Result<Outcome, Failure> {
    let graph = collection::graph(everywhere, terms)?;
    let answer =
        TimelineQuestion { filter: question::filter(everywhere, &graph, terms)? }.answer(&graph);
    output::answer(
        output,
        || present::timeline(&graph, &answer),
        || interop::timeline(&graph, &answer),
    )?;
    Ok(outcome(output, answer.entries.is_empty()))
}

fn contested(
    everywhere: &Everywhere,
    terms: &[String],
    output: &Output,
) -> Result<Outcome, Failure> {
    let graph = collection::graph(everywhere, terms)?;
    let filter = question::filter(everywhere, &graph, terms)?;
    let answer = ContestedQuestion { filter }.answer(&graph);
    output::answer(
        output,
        || present::contested(&graph, &answer),
        || interop::contested(&graph, &answer),
    )?;
    Ok(outcome(output, answer.is_empty()))
}

fn show(everywhere: &Everywhere, id: &str, output: &Output) -> Result<Outcome, Failure> {
    let graph = collection::about(everywhere, id)?;
    let named = question::named(&graph, "record", id, Some)?;
    let answer = query::dossier(&graph, named);
    let style = output.style.as_deref().map(output::note_style).transpose()?.unwrap_or_default();
    output::answer(
        output,
        || present::dossier(&graph, &answer).in_full(style),
        || interop::dossier(&graph, &answer),
    )?;
    Ok(Outcome::Fine)
}

fn stats(everywhere: &Everywhere, output: &Output) -> Result<Outcome, Failure> {
    let graph = collection::graph(everywhere, &[])?;
    let answer = query::stats(&graph);
    output::answer(output, || present::stats(&graph, &answer), || interop::stats(&graph, &answer))?;
    Ok(Outcome::Fine)
}

fn export(everywhere: &Everywhere, format: &Export) -> Result<Outcome, Failure> {
    let terms = match format {
        Export::Json { .. } => &[][..],
        Export::Csv { terms, .. } => &terms.terms,
    };
    let graph = collection::graph(everywhere, terms)?;
    let mut bytes = Vec::new();
    let (written, output) = match format {
        Export::Json { style, output } => {
            let style = style.as_deref().map(output::note_style).transpose()?;
            let document = output::formatted(interop::graph(&graph), style);
            (document.write_json(&mut bytes), output)
        }
        Export::Csv { terms, style, output } => {
            let style = style.as_deref().map(output::note_style).transpose()?;
            let selection = question::filter(everywhere, &graph, &terms.terms)?.select(&graph);
            let document = output::formatted(interop::edges(&graph, &selection), style);
            (document.write_csv(&mut bytes), output)
        }
    };
    written.map_err(|error| Failure::new(format!("cannot write the graph: {error}")))?;
    output::write(output.as_deref(), &bytes).map(|()| Outcome::Fine)
}

fn path(
    everywhere: &Everywhere,
    ends: &PathEnds,
    terms: &[String],
    output: &Output,
) -> Result<Outcome, Failure> {
    let graph = collection::for_path(everywhere, ends, terms)?;
    let question = question::path(everywhere, &graph, ends, terms)?;
    let answer = question.answer(&graph);
    let report = || present::paths(&graph, &question, &answer);
    output::answer(output, report, || interop::paths(&graph, &question, &answer))?;
    Ok(outcome(output, answer.paths.is_empty()))
}

fn escalation(
    everywhere: &Everywhere,
    asked: &EscalationArguments,
    listing: &ListingArguments,
    output: &Output,
) -> Result<Outcome, Failure> {
    let graph = collection::between(everywhere, &asked.sides, &asked.paths)?;
    let (mut question, title) =
        question::escalation(everywhere, &graph, &asked.sides, &asked.paths)?;
    question.which = question::which(listing);
    let answer = query::escalation::escalation(&graph, &question);
    let report = || present::escalation(&graph, &title, &answer);
    output::answer(output, report, || interop::escalation(&graph, &answer))?;
    Ok(outcome(output, answer.paths.is_empty()))
}

fn every_pair(
    everywhere: &Everywhere,
    asked: &EscalationArguments,
    output: &Output,
) -> Result<Outcome, Failure> {
    let collection = collection::open(everywhere)?;
    let terms = collection.asked(&asked.paths.terms);
    // A term that cannot be read is drawn.
    question::filter(everywhere, terms.graph(), &asked.paths.terms)?;
    let infer = question::infer(asked.paths.infer.as_deref())?;
    let answer = terms
        .every_pair(infer, question::strictness(&asked.paths), asked.top)
        .map_err(|error| Failure::new(error.to_string()))?;
    let graph = collection.graph();
    let page = || present::every_pair(graph, &answer);
    output::answer(output, page, || interop::every_pair(graph, &answer))?;
    Ok(outcome(output, answer.pairs.is_empty()))
}

fn coverage(
    everywhere: &Everywhere,
    source: Option<&str>,
    texts: &Texts,
    strict: bool,
    output: &Output,
) -> Result<Outcome, Failure> {
    let checked = folder::open_with_texts(everywhere, texts, Asking::Nothing)?;
    let (key, text) = question::text(&checked, source)?;
    let graph = &checked.graph;
    let answer = query::coverage(graph, key, text);
    let report = || present::coverage(graph, &answer);
    output::answer(output, report, || interop::coverage(graph, &answer))?;
    let is_bare = answer.bare().next().is_some();
    Ok(if strict && is_bare { Outcome::Findings } else { outcome(output, answer.acts.is_empty()) })
}

fn fingerprint(
    everywhere: &Everywhere,
    source: Option<&str>,
    texts: &Texts,
) -> Result<Outcome, Failure> {
    let checked = folder::open_with_texts(everywhere, texts, Asking::Nothing)?;
    let (_, text) = question::text(&checked, source)?;
    let taken = text.fingerprints().iter().map(|one| (one.at, one.digest.as_str()));
    output::write(None, present::fingerprints(taken).as_bytes())?;
    Ok(Outcome::Fine)
}

fn explain(code: Option<&str>) -> Result<Outcome, Failure> {
    let Some(code) = code else {
        let lines = RULES.iter().map(|rule| format!("{:<28}{}\n", rule.code().0, rule.title()));
        return output::write(None, lines.collect::<String>().as_bytes()).map(|()| Outcome::Fine);
    };
    if code == "terms" {
        let report = present::terms().to_text(output::width(None));
        return output::write(None, report.as_bytes()).map(|()| Outcome::Fine);
    }
    if code == "styles" {
        let lines = styles().into_iter().map(|(name, title)| format!("{name:<52}{title}\n"));
        return output::write(None, lines.collect::<String>().as_bytes()).map(|()| Outcome::Fine);
    }
    let Some(rule) = RULES.iter().find(|rule| rule.code().0 == code) else {
        let known = did_you_mean(code, RULES.iter().map(|rule| rule.code().0));
        let hint = known.unwrap_or_else(|| "`demarche explain` lists them".to_owned());
        return Err(Failure::new(format!("no finding has the code `{code}`; {hint}")));
    };
    let page = format!("{}[{}]\n\n{}", rule.severity().name(), rule.code().0, rule.explanation());
    output::write(None, page.as_bytes()).map(|()| Outcome::Fine)
}

fn types(everywhere: &Everywhere, word: Option<&str>, output: &Output) -> Result<Outcome, Failure> {
    // The vocabulary is there without a folder.
    let graph = match collection::open(everywhere).map(Collection::into_graph) {
        Ok(graph) => graph,
        Err(failure) if everywhere.graph.is_some() => return Err(failure),
        Err(_) => demarche::assemble("", Vec::new()).0,
    };
    let exact = word.map(|word| word.replace('_', "-")).and_then(|id| graph.named(&id));
    if let Some(Named::Type(key)) = exact {
        let report = || present::act_type(&graph, graph.act_type(key));
        return output::answer(output, report, || interop::types(&graph, &[key]))
            .map(|()| Outcome::Fine);
    }
    if let Some(book) = word.and_then(|word| code_book(&graph, word)) {
        let page = || present::code_book(&graph, &book);
        return output::answer(output, page, || interop::code_book(&graph, &book))
            .map(|()| Outcome::Fine);
    }
    let found = query::vocabulary(&graph, word);
    let books = word.map_or_else(|| code_book_ids(&graph), |_| BTreeSet::new());
    output::answer(
        output,
        || present::types(&graph, &found, &books),
        || interop::types(&graph, &found),
    )?;
    Ok(outcome(output, found.is_empty()))
}

/// The manual page of a command, named by its words; that of demarche where there are none.
fn man(words: &[String]) -> Result<Outcome, Failure> {
    let mut command = Arguments::command();
    command.build();
    for word in words {
        let found = command.find_subcommand(word).cloned();
        command = found.ok_or_else(|| {
            let known = command.get_subcommands().map(clap::Command::get_name);
            let hint = did_you_mean(word, known).map_or(String::new(), |hint| format!("; {hint}"));
            Failure::new(format!("no command is called `{}`{hint}", visible(word)))
        })?;
    }
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command).render(&mut page);
    rendered.map_err(|error| Failure::new(format!("cannot write the manual page: {error}")))?;
    output::write(None, &page).map(|()| Outcome::Fine)
}

fn init(folder: &Path, example: Option<Example>) -> Result<Outcome, Failure> {
    let (files, first) = match example {
        Some(Example::SinoSoviet) => {
            (bundled::SINO_SOVIET, "`demarche stats` and `demarche escalation sino-soviet`")
        }
        None => (bundled::BEGINNING, "`demarche check` and `demarche acts`"),
    };
    folder::begin(folder, files)?;
    output::say(&format!(
        "wrote {} files to `{}`; the codebook is its `README.md`; try {first}",
        files.len(),
        visible(&folder.display().to_string())
    ));
    Ok(Outcome::Fine)
}
