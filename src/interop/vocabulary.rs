//! Act types and code books as rows.

use crate::graph::Graph;
use crate::model::ActType;
use crate::model::CodeBook;
use crate::model::TypeKey;

use super::Document;
use super::Row;

/// Act types with all their columns.
pub fn types(graph: &Graph, types: &[TypeKey]) -> Document {
    let rows = types.iter().map(|&key| act_type(graph.act_type(key))).collect();
    Document::new(graph, "types", "types", rows, Row::new())
}

/// The codes of a code book, each with the act type that it means.
pub fn code_book(graph: &Graph, book: &CodeBook) -> Document {
    let codes = book.codes().iter().map(|code| {
        let word = graph.act_type(code.act_type);
        Row::new()
            .with("code", code.code.as_str())
            .with("label", code.label.as_str())
            .with("type", &word.id)
            .with("class", word.class.name())
            .with("rung", word.rung)
            .with("goldstein", code.goldstein)
    });
    let about =
        Row::new().with("id", book.id()).with("name", book.name()).with("version", book.version());
    Document::new(graph, "types", "codes", codes.collect(), Row::new().with("book", about))
}

pub(super) fn act_type(word: &ActType) -> Row {
    let codes = &word.codes;
    Row::new()
        .with("id", &word.id)
        .with("label", word.label.as_str())
        .with("past", word.past.as_str())
        .with("passive", word.passive.as_str())
        .with("class", word.class.name())
        .with("rung", word.rung)
        .with("scope", word.scope.name())
        .with("symmetric", word.symmetric)
        .with("recipients", word.recipients.name())
        .with("goldstein", word.goldstein)
        .with("cameo", codes.cameo.clone())
        .with("cameo_label", codes.cameo_label.clone())
        .with("weis", codes.weis.clone())
        .with("goldstein_weis", codes.goldstein_weis)
        .with("plover", codes.plover.clone())
        .with("plover_mode", codes.plover_mode.clone())
        .with("plover_score", codes.plover_score)
        .with("plover_class", codes.plover_class.map(|class| class.name()))
        .with("copdab", codes.copdab)
        .with("mid_hostility", codes.mid_hostility)
        .with("icbe", codes.icbe.clone())
        .with("aliases", word.aliases.clone())
        .with("definition", word.definition.as_str())
        .with("not_to_be_confused_with", word.not_to_be_confused_with.clone())
}
