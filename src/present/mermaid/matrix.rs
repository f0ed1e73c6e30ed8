//! A matrix as a grid of blocks: a row for each actor and a column for each recipient, by side.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::dot::label;
use crate::present::dot::matrix::left_out;
use crate::present::figure::matrix::LINES_MAX;
use crate::present::figure::matrix::counted;
use crate::present::figure::matrix::lines::Table;
use crate::present::figure::matrix::lines::runs;
use crate::present::figure::matrix::strongest;
use crate::present::figure::matrix::thinned_words;
use crate::present::figure::matrix::title as heading;
use crate::query::MatrixQuestion;

use super::Diagram;
use super::TooLarge;
use super::lines;

/// The characters of a line of a name.
const NAME: usize = 14;

/// Who acted on whom how often, as a grid of blocks; by the sides of the dispute to which most of the acts belong.
///
/// Of more than 30 actors or recipients those with the fewest acts share a line.
pub fn matrix(graph: &Graph, question: &MatrixQuestion) -> Result<String, TooLarge> {
    let all = Table::new(graph, question, [usize::MAX; 2]);
    let table = Table::new(graph, question, [LINES_MAX; 2]);
    let acts: Vec<ActKey> = table.acts.iter().copied().collect();
    let mut title = heading(graph, &acts);
    title += &left_out(&question.answer(graph));
    title.extend(thinned_words(&all, &table).map(|words| format!("; {words}")));
    let mut diagram = Diagram::default();
    diagram.line("block-beta");
    diagram.origin(graph);
    let has_sides = !table.sides.sides.is_empty() && !table.is_of_sides;
    let before = if has_sides { 2 } else { 1 };
    let columns = before + table.columns.len() + 1;
    diagram.line(&format!("    columns {columns}"));
    let words = label::wrap_at(&title, NAME * columns);
    diagram.line(&format!("    title[\"{}\"]:{columns}", lines([words.as_str()])));
    if !acts.is_empty() {
        draw(graph, &mut diagram, &table, (before, has_sides));
    }
    diagram.finish()
}

fn draw(
    graph: &Graph,
    diagram: &mut Diagram,
    table: &Table<'_>,
    (before, has_sides): (usize, bool),
) {
    let name = |text: &str| lines(label::wrap_at(&label::clip(text), NAME).lines());
    let side = |side: Option<usize>| {
        let side = side.and_then(|side| table.sides.sides.get(side));
        side.map_or("on no side".to_owned(), |side| name(&side.name))
    };
    if has_sides {
        diagram.line(&format!("    space:{before}"));
        for (of, [first, after]) in runs(&table.columns) {
            diagram.line(&format!("    over{first}[\"{}\"]:{}", side(of), after - first));
        }
        diagram.line("    space");
    }
    diagram.line(&format!("    corner[\"actor, recipient\"]:{before}"));
    for (at, column) in table.columns.iter().enumerate() {
        diagram.line(&format!("    column{at}[\"{}\"]", name(&column.name)));
    }
    diagram.line("    all[\"all\"]");
    for (of, [first, after]) in runs(&table.rows) {
        for (at, row) in table.rows.iter().enumerate().take(after).skip(first) {
            if has_sides {
                diagram.line(&format!("    side{at}[\"{}\"]", side(of)));
            }
            diagram.line(&format!("    row{at}[\"{}\"]", name(&row.name)));
            for to in 0..table.columns.len() {
                diagram.line(&match table.cells.get(&(at, to)) {
                    None => "    space".to_owned(),
                    Some(acts) => format!("    c{at}x{to}[\"{}\"]", cell(graph, acts)),
                });
            }
            diagram.line(&format!("    sum{at}[\"{}\"]", counted(graph, &row.acts)));
        }
    }
    diagram.line(&format!("    sums[\"all\"]:{before}"));
    for (at, column) in table.columns.iter().enumerate() {
        let sum = counted(graph, &column.acts);
        diagram.line(&format!("    under{at}[\"{sum}\"]"));
    }
    diagram.line(&format!("    whole[\"{}\"]", counted(graph, &table.acts)));
    let key =
        "A cell: how many acts, with ? where any is in doubt, and the highest rung among them";
    diagram.line(&format!("    key[\"{key}\"]:{}", before + table.columns.len() + 1));
    shade(graph, diagram, table);
}

/// How many acts, and the highest rung among them.
fn cell(graph: &Graph, acts: &BTreeSet<ActKey>) -> String {
    let rung = strongest(graph, acts);
    format!("{}, R{rung}", counted(graph, acts))
}

/// The shades of the cells: the darker, the higher the rung.
fn shade(graph: &Graph, diagram: &mut Diagram, table: &Table<'_>) {
    let top = usize::from(graph.ladder().top().max(1));
    for rung in 0..=graph.ladder().top() {
        let here = table.cells.iter().filter(|(_, acts)| strongest(graph, acts) == rung);
        let cells: Vec<String> = here.map(|((at, to), _)| format!("c{at}x{to}")).collect();
        if cells.is_empty() {
            continue;
        }
        let light = 255 - usize::from(rung) * 96 / top;
        let fill = format!("#{light:02x}{light:02x}{light:02x}");
        diagram.line(&format!("    classDef rung{rung} fill:{fill},stroke:#666666,color:#222222"));
        diagram.line(&format!("    class {} rung{rung}", cells.join(",")));
    }
}
