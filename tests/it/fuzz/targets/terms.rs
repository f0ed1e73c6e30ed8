//! Terms: any line is a filter or an error that points into it, and a filter found by index is one found by looking.

use std::cell::OnceCell;
use std::sync::Arc;

use demarche::Graph;
use demarche::diagnostic::Code;
use demarche::diagnostic::Diagnostic;
use demarche::diagnostic::Label;
use demarche::query::Filter;
use demarche::query::Key;
use demarche::text::Text;

use super::choices::Choices;
use super::findings;
use super::records;

const VALUES: &[&str] = &[
    "mao",
    "prc",
    "=prc",
    "beijing",
    "accused",
    "verbal",
    "conflict",
    "2..4",
    "4..2",
    "..3",
    "256",
    "-1",
    "1959..1960",
    "=1960",
    "1960-02-30",
    "..",
    "polemics",
    "sino-soviet",
    "Moscow",
    "public",
    "alleged",
    "any",
    "contested",
    "high",
    "responds-to",
    "by",
    "b*",
    "*",
    "**",
    "great leap",
    "\"",
    "\"great leap\"",
    "'",
    "\\",
    "not:",
    ":",
    "=",
    "==mao",
    "no-one",
    "MAO",
    "chapter",
    "550",
    "é",
    "\u{202e}",
    "\n",
    "",
];

pub(super) fn make(choices: &mut Choices<'_>) -> String {
    let mut lines = Vec::new();
    for _ in 0..=choices.below(3) {
        let mut line = String::new();
        for _ in 0..=choices.below(3) {
            line += choices.pick(&["", "", "", "not:", "not:not:", "\"", " "]);
            line += Key::ALL[choices.below(Key::ALL.len())].name();
            line += choices.pick(&[":", ":", ":", ":", "", ": ", "::", ":="]);
            if choices.once_in(8) {
                line += &choices.words();
            } else {
                line += choices.pick(VALUES);
            }
            line += choices.pick(&[" ", " ", "", "\"", ","]);
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// The curated graph, read once by each thread.
fn with_curated(look: impl FnOnce(&Graph)) {
    thread_local! {
        static GRAPH: OnceCell<Graph> = const { OnceCell::new() };
    }
    let read = || {
        let [curated, _] = records::files();
        demarche::read(curated.into_iter().map(|(path, text)| Text::new(path, text))).0
    };
    GRAPH.with(|graph| look(graph.get_or_init(read)));
}

/// Each line of the text is an argument.
pub(super) fn check(text: &str) {
    let arguments: Vec<String> = text.split('\n').map(str::to_owned).collect();
    with_curated(|graph| match Filter::parse(graph, &arguments) {
        Err(error) => {
            assert!(error.line.get(error.span.clone()).is_some(), "{error:?}");
            findings::shows_everything(&error.message);
            findings::shows_everything(error.help.as_deref().unwrap_or(""));
            let text = Arc::new(Text::new("terms", error.line.clone()));
            let label = Label { text, span: error.span.clone(), message: String::new() };
            let drawn = Diagnostic::error(Code("term"), error.message.clone()).at(Some(label));
            findings::check(&[drawn.maybe_help(error.help)]);
        }
        Ok(filter) => {
            let found = filter.select(graph);
            let looked = graph.acts().filter(|act| filter.matches(graph, *act));
            assert_eq!(found.acts, looked.map(|act| act.key()).collect::<Vec<_>>(), "{text:?}");
        }
    });
}
