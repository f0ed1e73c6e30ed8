//! Act types and code books for people.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActType;
use crate::model::CodeBook;
use crate::model::TypeKey;

use super::Report;
use super::Table;
use super::sentence::count;

/// Act types as a list, and the ids of code books where there are any to mention.
pub fn types(graph: &Graph, types: &[TypeKey], books: &BTreeSet<&str>) -> Report {
    let mut report = Report::new();
    let mut table = Table::new(&["type", "class", "rung", "Goldstein", "CAMEO", "use"]);
    for word in types.iter().map(|&key| graph.act_type(key)) {
        table.row([
            word.id.to_string(),
            word.class.name().to_owned(),
            word.rung.to_string(),
            word.goldstein.map_or(String::new(), |value| format!("{value:+.1}")),
            word.codes.cameo.clone().unwrap_or_default(),
            word.definition.clone(),
        ]);
    }
    report.table(table);
    report.paragraph(format!(
        "{}; rungs are those of {}.",
        count(types.len(), "act type", "act types"),
        graph.ladder().name
    ));
    if !books.is_empty() {
        let books: Vec<&str> = books.iter().copied().collect();
        report.paragraph(format!(
            "Code books of event data, each with the types that its codes mean (`demarche types BOOK`): {}.",
            books.join(", ")
        ));
    }
    report
}

/// The codes of a code book, each with the act type that it means.
pub fn code_book(graph: &Graph, book: &CodeBook) -> Report {
    let mut report = Report::new();
    report.heading(format!("{}: {}, {}", book.id(), book.name(), book.version()));
    let mut table = Table::new(&["code", "label", "type", "class", "rung", "Goldstein"]);
    for code in book.codes() {
        let word = graph.act_type(code.act_type);
        table.row([
            code.code.clone(),
            code.label.clone(),
            word.id.to_string(),
            word.class.name().to_owned(),
            word.rung.to_string(),
            code.goldstein.map_or(String::new(), |value| format!("{value:+.1}")),
        ]);
    }
    report.table(table);
    report.paragraph(format!(
        "{}; rungs are those of {}, Goldstein values those that the book gives its codes.",
        count(book.codes().len(), "code", "codes"),
        graph.ladder().name
    ));
    report
}

/// One act type with its codes in other schemes.
pub fn act_type(graph: &Graph, word: &ActType) -> Report {
    let mut report = Report::new();
    report.heading(format!("{}: {}", word.id, word.label));
    report.paragraph(word.definition.clone());
    if let Some(border) = &word.not_to_be_confused_with {
        report.paragraph(format!("Not to be confused with: {border}"));
    }
    let rung = graph.ladder().label(word.rung);
    let mut table = Table::new(&[]);
    let mut row = |name: &str, value: String| {
        if !value.is_empty() {
            table.row([name.to_owned(), value]);
        }
    };
    row("class", word.class.name().to_owned());
    row(
        "rung",
        if rung.is_empty() { word.rung.to_string() } else { format!("{} ({rung})", word.rung) },
    );
    row("scope", word.scope.name().to_owned());
    row("recipients", word.recipients.name().to_owned());
    row("symmetric", if word.symmetric { "yes" } else { "no" }.to_owned());
    row("past", word.past.clone());
    row("passive", word.passive.clone());
    row("also", word.aliases.join(", "));
    let number = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:+.1}"));
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let codes = &word.codes;
    row("Goldstein", number(word.goldstein));
    row("CAMEO", [text(&codes.cameo), text(&codes.cameo_label)].join(" ").trim().to_owned());
    row("WEIS", text(&codes.weis));
    row("Goldstein of WEIS", number(codes.goldstein_weis));
    row("PLOVER", [text(&codes.plover), text(&codes.plover_mode)].join(" ").trim().to_owned());
    row("PLOVER score", number(codes.plover_score));
    row("PLOVER class", codes.plover_class.map_or(String::new(), |class| class.name().to_owned()));
    row("COPDAB", codes.copdab.map_or(String::new(), |value| value.to_string()));
    row("MID hostility", codes.mid_hostility.map_or(String::new(), |value| value.to_string()));
    row("ICBe", text(&codes.icbe));
    report.table(table);
    report
}
