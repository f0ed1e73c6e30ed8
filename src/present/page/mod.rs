//! The page for the screen: one HTML file that needs no network, with the evidence behind every line.
//!
//! [`page`] puts three things together. *Data*: the graph as [`crate::interop::graph`] writes it, and what demarche says of it
//! in words, sides and places (the room `data`). *Program and style*: the modules beside this file, joined as they are.
//! *What stands without a program*, and on paper: the figure of lanes, a table of acts, the notes and the sources. Text of a
//! graph enters the file in two ways, as text of HTML and as JSON in which `<` is an escape, and the document by text nodes
//! alone; a content-security policy lets nothing run but the program itself, by its hash.

mod cited;
mod columns;
mod data;
mod program;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::Digest;
use sha2::Sha256;

use crate::bibliography::Prose;
use crate::bibliography::Style;
use crate::graph::Graph;
use crate::query::Filter;
use crate::query::dispute_of;
use crate::text::visible;

use super::figure::Frame;
use super::figure::Notes;
use super::figure::Size;
use super::figure::lanes;
use super::figure::svg;
use super::sentence;
use cited::Cited;

const TEMPLATE: &str = include_str!("page.html");
const LOOK: &str = include_str!("page.css");
/// Tells the style sheet, before anything is drawn, that there is a program.
const MARK: &str = "document.documentElement.classList.add(\"js\");";

/// The whole graph as a page, its notes in a style.
pub fn page(graph: &Graph, style: Style) -> String {
    let cited = Cited::new(graph, style);
    let program = program::joined();
    let fill = |name: &str| match name {
        "title" => escape(&title(graph)),
        "generator" => format!("demarche {}", env!("CARGO_PKG_VERSION")),
        "script_hashes" => format!("'{}' '{}'", hash(MARK), hash(&program)),
        "style_hash" => hash(LOOK),
        "style" => LOOK.to_owned(),
        "mark" => MARK.to_owned(),
        "script" => program.clone(),
        "graph" => data::graph(graph),
        "page" => data::page(graph, &cited),
        "figure" => figure(graph),
        "rows" => rows(graph, &cited),
        "note_style" => style.name().to_owned(),
        "notes" => notes(&cited),
        "sources" => sources(&cited),
        "footer" => footer(graph),
        _ => String::new(),
    };
    // Cut at the places first and filled then, so that no text of the graph is taken for a place.
    let mut pieces = TEMPLATE.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or(("", piece));
        out += &fill(name);
        out += rest;
    }
    out
}

/// The title of the graph; that of a data set alone is its source's.
fn title(graph: &Graph) -> String {
    let title = &graph.heading().title;
    if !title.is_empty() {
        return title.clone();
    }
    let sources: Vec<&str> = graph.sources().map(|(_, source)| source.title.as_str()).collect();
    if sources.is_empty() { "Acts".to_owned() } else { sources.join("; ") }
}

/// What a content-security policy calls a text.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Text of HTML: markup and unseen characters are shown and do nothing.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in visible(text).chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            other => out.push(other),
        }
    }
    out
}

/// The lanes of the acts that happened, as a picture inside the file: what a reader sees without a program.
fn figure(graph: &Graph) -> String {
    let selection = Filter::everything().select(graph);
    let frame = Frame {
        size: Size::Screen { pixels: 1000.0 },
        notes: Notes::Below,
        asked: String::new(),
        hidden: selection.hidden,
    };
    let scene = lanes(graph, &selection.acts, dispute_of(graph, &selection.acts), &frame);
    format!(
        "<img alt=\"{}\" src=\"data:image/svg+xml;base64,{}\">",
        escape(&scene.description),
        BASE64_STANDARD.encode(svg(&scene))
    )
}

fn rows(graph: &Graph, cited: &Cited) -> String {
    let mut out = String::new();
    for (at, (act, notes)) in graph.acts().zip(&cited.of_act).enumerate() {
        let mut numbers: Vec<String> = notes.iter().map(|note| (note + 1).to_string()).collect();
        numbers.dedup();
        out += &format!(
            "<tr data-act=\"{}\"><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escape(act.id().as_str()),
            at + 1,
            escape(&sentence::date(act.timing())),
            escape(&sentence::act(graph, act)),
            escape(&sentence::citations(graph, &act.prose().evidence)),
            numbers.join(", "),
        );
    }
    out
}

/// The notes under their numbers, which stay theirs where some are left out on paper.
fn notes(cited: &Cited) -> String {
    let notes = cited.notes.iter().enumerate();
    notes.fold(String::new(), |out, (at, note)| {
        let number = at + 1;
        out + &format!("<li value=\"{number}\">{}</li>\n", prose(note))
    })
}

fn sources(cited: &Cited) -> String {
    let entries = cited.entries.iter();
    entries.fold(String::new(), |out, (_, entry)| out + &format!("<li>{}</li>\n", prose(entry)))
}

/// Formatted text of HTML.
fn prose(prose: &Prose) -> String {
    let runs = prose.runs.iter().map(|run| {
        let text = escape(&run.text);
        let text = if run.is_italic { format!("<i>{text}</i>") } else { text };
        if run.is_bold { format!("<b>{text}</b>") } else { text }
    });
    runs.collect()
}

fn footer(graph: &Graph) -> String {
    let heading = graph.heading();
    let left_out = heading.left_out;
    let lost = if left_out.is_nothing() {
        String::new()
    } else {
        format!(
            " Left out as unsound: {} records, {} acts, {} links, {} other parts.",
            left_out.records, left_out.acts, left_out.links, left_out.parts
        )
    };
    // A data set alone has neither a record of the graph nor records to take a digest of.
    let of_graph = if heading.title.is_empty() {
        format!(" from {}", escape(&title(graph)))
    } else {
        format!(" from the graph {}", heading.digest)
    };
    let licence = if heading.licence.is_empty() {
        String::new()
    } else {
        format!(" Licence of the data: {}.", escape(&heading.licence))
    };
    format!("Made by demarche {}{of_graph}.{licence}{lost}", env!("CARGO_PKG_VERSION"))
}
