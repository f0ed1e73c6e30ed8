//! The drawing of a matrix: one node with a table, a row for each actor and a column for each recipient, by side.
//!
//! A cell holds how many acts there are and the highest rung among them, which is also its shade. The places that say so
//! have no room in a cell: they stand in lines below the table.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::figure::matrix::LINES_MAX;
use crate::present::figure::matrix::counted;
use crate::present::figure::matrix::lines::Line;
use crate::present::figure::matrix::lines::Table;
use crate::present::figure::matrix::lines::runs;
use crate::present::figure::matrix::strongest;
use crate::present::figure::matrix::thinned_words;
use crate::present::figure::matrix::title as heading;
use crate::present::sentence;
use crate::query::Matrix;
use crate::query::MatrixQuestion;

use super::canvas::Canvas;
use super::escape::cell;
use super::escape::set;
use super::escape::set_left;
use super::escape::set_table;
use super::escape::tooltip;
use super::ink;
use super::label;

/// The characters of a line of a name.
const NAME: usize = 16;
/// The most cells whose places are told.
const CELLS_MAX: usize = 100;

/// Who acted on whom how often, by the sides of the dispute to which most of the acts belong, as DOT.
///
/// Of more than 30 actors or recipients those with the fewest acts share a line.
pub fn matrix(graph: &Graph, question: &MatrixQuestion) -> String {
    let all = Table::new(graph, question, [usize::MAX; 2]);
    let table = Table::new(graph, question, [LINES_MAX; 2]);
    let acts: Vec<ActKey> = table.acts.iter().copied().collect();
    let mut title = heading(graph, &acts);
    title += &left_out(&question.answer(graph));
    title.extend(thinned_words(&all, &table).map(|words| format!("; {words}")));
    let mut canvas = Canvas::titled(graph, &title, &[("rankdir", "TB"), ("ranksep", "0.2")]);
    if !acts.is_empty() {
        draw_table(graph, &mut canvas, &table);
        draw_places(graph, &mut canvas, &table);
        draw_legend(graph, &mut canvas, &table);
    }
    canvas.print("matrix")
}

/// What no cell counts, and why.
pub(in crate::present) fn left_out(answer: &Matrix) -> String {
    let mut words = String::new();
    for (left, why) in [
        (answer.without_recipient, "without a recipient"),
        (answer.outside_dispute, "not between the sides in their days"),
    ] {
        if left > 0 {
            words += &format!("; {left} {why} not counted");
        }
    }
    words
}

fn draw_table(graph: &Graph, canvas: &mut Canvas, table: &Table<'_>) {
    let mut html =
        "<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"4\">".to_owned();
    let name = |text: &str| cell(&label::wrap_at(&label::clip(text), NAME));
    let has_sides = !table.sides.sides.is_empty() && !table.is_of_sides;
    let side = |side: Option<usize>| {
        let side = side.and_then(|side| table.sides.sides.get(side));
        side.map_or("on no side".to_owned(), |side| name(&side.name))
    };
    let corner = if has_sides { 2 } else { 1 };
    if has_sides {
        html += "<TR><TD BORDER=\"0\" COLSPAN=\"2\"></TD>";
        for (of, [first, after]) in runs(&table.columns) {
            html += &format!("<TD COLSPAN=\"{}\"><I>{}</I></TD>", after - first, side(of));
        }
        html += "<TD BORDER=\"0\"></TD></TR>";
    }
    html += &format!("<TR><TD BORDER=\"0\" COLSPAN=\"{corner}\">actor, recipient</TD>");
    for column in &table.columns {
        html += &format!("<TD>{}</TD>", name(&column.name));
    }
    html += "<TD>all</TD></TR>";
    for (of, [first, after]) in runs(&table.rows) {
        for (at, row) in table.rows.iter().enumerate().take(after).skip(first) {
            html += "<TR>";
            if has_sides && at == first {
                html += &format!("<TD ROWSPAN=\"{}\"><I>{}</I></TD>", after - first, side(of));
            }
            html += &format!("<TD>{}</TD>", name(&row.name));
            for to in 0..table.columns.len() {
                html += &table.cells.get(&(at, to)).map_or("<TD></TD>".to_owned(), |acts| {
                    let rung = strongest(graph, acts);
                    let shade = ink::shade(rung, graph.ladder().top());
                    let number = counted(graph, acts);
                    format!("<TD BGCOLOR=\"{shade}\"><B>{number}</B><BR/>R{rung}</TD>")
                });
            }
            html += &format!("<TD>{}</TD></TR>", counted(graph, &row.acts));
        }
    }
    html += &format!("<TR><TD BORDER=\"0\" COLSPAN=\"{corner}\">all</TD>");
    for column in &table.columns {
        html += &format!("<TD>{}</TD>", counted(graph, &column.acts));
    }
    html += &format!("<TD><B>{}</B></TD></TR></TABLE>", counted(graph, &table.acts));
    let told = label::told(graph, table.acts.iter().map(|&act| graph.act(act)));
    let look = [set("shape", "plaintext"), set("fontsize", "10"), tooltip("tooltip", told)];
    canvas.node("_table", std::iter::once(set_table(&html)).chain(look).collect());
}

/// For each cell, the places that speak of its acts; past three, how many more.
fn draw_places(graph: &Graph, canvas: &mut Canvas, table: &Table<'_>) {
    let name = |line: &Line| label::clip(&line.name);
    let mut lines = vec!["Where the source says so:".to_owned()];
    for (&(from, to), acts) in table.cells.iter().take(CELLS_MAX) {
        lines.push(format!(
            "{} on {}, {}: {}",
            name(&table.rows[from]),
            name(&table.columns[to]),
            sentence::count(acts.len(), "act", "acts"),
            cited(graph, acts)
        ));
    }
    if table.cells.len() > CELLS_MAX {
        lines.push(format!("and {} more cells", table.cells.len() - CELLS_MAX));
    }
    below(canvas, ["_table", "_places"], &lines);
}

/// The places that speak of some acts, those of the strongest where there are too many.
fn cited(graph: &Graph, acts: &BTreeSet<ActKey>) -> String {
    let each = || acts.iter().map(|&act| graph.act(act));
    // The earliest of the strongest: `max_by_key` would give the last.
    let strongest = each().rev().max_by_key(|&act| ink::strength(act));
    let words = strongest.and_then(|strongest| label::cited_together(graph, each(), strongest));
    words.unwrap_or_default().replace('\n', " ")
}

fn draw_legend(graph: &Graph, canvas: &mut Canvas, table: &Table<'_>) {
    let mut lines =
        vec!["number: how many acts; in totals an act counts once, so they may be less".to_owned()];
    if table.acts.iter().any(|&act| graph.act(act).is_in_doubt()) {
        lines.push(
            "?: some are contested, rejected, contradicted, of low certainty, or corrected"
                .to_owned(),
        );
    }
    let rungs: BTreeSet<u8> = table.cells.values().map(|acts| strongest(graph, acts)).collect();
    lines.extend(
        rungs
            .iter()
            .map(|&rung| format!("R{rung}: at most rung {rung}, {}", graph.ladder().label(rung))),
    );
    lines.push("shade: the darker, the higher the rung".to_owned());
    below(canvas, ["_places", "_legend"], &lines);
}

/// Lines of text under a node.
fn below(canvas: &mut Canvas, [above, id]: [&str; 2], lines: &[String]) {
    let words = set_left("label", lines.join("\n"));
    canvas.node(id, vec![words, set("shape", "plaintext"), set("fontsize", "10")]);
    canvas.before(above, id);
}
