//! Bibliographies: any text is read to its end, and notes can be made of whatever is read.

use std::collections::BTreeMap;
use std::sync::Arc;

use demarche::bibliography::NotePlace;
use demarche::bibliography::Style;
use demarche::bibliography::styles;
use demarche::model::Basis;
use demarche::model::Citation;
use demarche::model::Source;
use demarche::model::SourceKey;
use demarche::text::Text;

use super::choices::Choices;
use super::findings;

const PIECES: &[&str] = &[
    "{",
    "}",
    "\"",
    "#",
    ",",
    "=",
    "@",
    "\n",
    " ",
    "\\",
    "$",
    "%",
    "~",
    "--",
    "{\\'e}",
    "\\\"{o}",
    "\\emph{x}",
    "\\textbf",
    "and",
    "von Upton, Anne",
    "{Upton Press}",
    "others",
    "1881",
    "1881/1883",
    "[1881]",
    "..",
    "-1",
    "99999999999999999999",
    "jan",
    "nocase",
    "\\url{x}",
    "12--14",
    "12-14, 17",
    "Mao 毛",
    "e\u{301}",
    "\u{202e}",
    "<i>x</i>",
    "&amp;",
];
const KINDS: &[&str] = &[
    "book",
    "article",
    "incollection",
    "misc",
    "online",
    "thesis",
    "string",
    "comment",
    "preamble",
    "xdata",
    "set",
    "nothing",
    "inbook",
    "archival",
];
const FIELDS: &[&str] = &[
    "title",
    "author",
    "editor",
    "date",
    "year",
    "month",
    "pages",
    "volume",
    "number",
    "journaltitle",
    "publisher",
    "location",
    "url",
    "urldate",
    "doi",
    "crossref",
    "xdata",
    "langid",
    "edition",
    "booktitle",
    "note",
    "shorthand",
    "options",
    "keywords",
    "type",
    "origdate",
    "translator",
];

pub(super) fn make(choices: &mut Choices<'_>) -> String {
    if choices.once_in(3) { json(choices) } else { latex(choices) }
}

fn pieces(choices: &mut Choices<'_>) -> String {
    let count = 1 + choices.below(4);
    (0..count).map(|_| choices.pick(PIECES)).collect()
}

fn latex(choices: &mut Choices<'_>) -> String {
    let mut text = String::new();
    for number in 0..=choices.below(4) {
        text += &format!("@{}{{k{number}, ", choices.pick(KINDS));
        for _ in 0..choices.below(8) {
            let (open, close) = if choices.once_in(4) { ("\"", "\"") } else { ("{", "}") };
            let value = match choices.below(4) {
                0 => pieces(choices),
                1 => choices.words(),
                2 => choices.date(),
                _ => format!("k{}", choices.below(5)),
            };
            text += &format!("{} = {open}{value}{close},\n", choices.pick(FIELDS));
        }
        text += if choices.once_in(10) { "\n" } else { "}\n" };
        if choices.once_in(6) {
            text += &pieces(choices);
        }
    }
    text
}

fn json(choices: &mut Choices<'_>) -> String {
    let mut items = Vec::new();
    for number in 0..=choices.below(3) {
        let mut fields = vec![format!("\"id\": \"k{number}\"")];
        for _ in 0..choices.below(8) {
            let names = [
                "type",
                "title",
                "author",
                "issued",
                "page",
                "volume",
                "container-title",
                "URL",
                "note",
                "accessed",
                "editor",
                "id",
                "publisher-place",
                "archive",
                "custom",
            ];
            let values = [
                "\"book\"",
                "\"x\"",
                "[{\"family\": \"Upton\", \"given\": \"A.\"}]",
                "[{\"literal\": \"\"}]",
                "{\"date-parts\": [[1881, 5, 2]]}",
                "{\"date-parts\": [[1881, 13, 40], [-9999999]]}",
                "{\"raw\": \"..\"}",
                "{\"literal\": \"spring\"}",
                "1e999",
                "-1",
                "null",
                "true",
                "[]",
                "{}",
                "[[[[[[[[]]]]]]]]",
                "\"12-14\"",
                "\"<i>x</i> <b>\"",
            ];
            let value = match choices.below(3) {
                0 => serde_json::Value::from(choices.words()).to_string(),
                _ => choices.pick(&values).to_owned(),
            };
            fields.push(format!("\"{}\": {value}", choices.pick(&names)));
        }
        items.push(format!("{{{}}}", fields.join(", ")));
    }
    let end = if choices.once_in(10) { "" } else { "]" };
    format!("[{}{end}", items.join(",\n"))
}

/// A text that begins with a bracket is CSL-JSON, any other BibLaTeX.
pub(super) fn check(text: &str) {
    let name = if text.starts_with('[') { "case.json" } else { "case.bib" };
    let (graph, found) = demarche::read([Text::new(name, text)]);
    findings::check(&found);
    let keys: BTreeMap<_, _> =
        graph.sources().map(|(key, _)| (key, graph.shared_source(key))).collect();
    let sources: Vec<Arc<Source>> = keys.values().map(|&source| Arc::clone(source)).collect();
    let place = |(&key, &source): (&SourceKey, &&Arc<Source>)| {
        let citation = Citation {
            source: key,
            via: None,
            document_page: Some("iv".to_owned()),
            paragraph: Some("2-3".to_owned()),
            passage: None,
            prefix: None,
            suffix: None,
            note: Some("567".to_owned()),
            page: Some("12–14".to_owned()),
            quote: None,
            basis: Basis::default(),
        };
        NotePlace::new(source, None, &citation)
    };
    let places: Vec<NotePlace> = keys.iter().map(place).collect();
    let other = styles().get(text.len() % styles().len()).map(|(name, _)| *name);
    let other = other.map(|name| Style::named(name).expect("it is listed"));
    for style in [Style::default()].into_iter().chain(other) {
        let mut notes = style.format(&places).notes;
        notes.extend(style.format_each(&places));
        notes.extend(style.bibliography(&sources).into_iter().map(|(_, prose)| prose));
        let runs = notes.iter().map(|prose| prose.runs.len()).sum::<usize>();
        assert!(runs <= 200 * notes.len(), "a note is a line or two");
    }
}
