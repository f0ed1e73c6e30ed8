//! The matrix: how often each actor acted on each recipient, and how strongly at most.
//!
//! Rows are those who acted, columns those towards whom, both in one order: by side, on each side those with the most
//! acts first, then those on no side. Where there are more than 30, or more columns than there is room for, those with the
//! most acts keep their line and the others share one.

mod grid;
pub(in crate::present) mod lines;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::dot::label;
use crate::present::sentence::count;
use crate::query::Matrix;
use crate::query::MatrixQuestion;

use super::ink::Fill;
use super::ink::Ink;
use super::ink::Stroke;
use super::lanes::Choice;
use super::scene::Anchor;
use super::scene::Area;
use super::scene::Point;
use super::scene::Scene;
use super::scene::Shape;
use super::scene::Text;
use super::scene::Type;
use super::sheet::Frame;
use super::sheet::Key;
use super::sheet::SMALL;
use super::sheet::Sheet;
use super::sheet::hidden_words;
use super::sheet::note;

use grid::Grid;
use lines::Table;

/// The most rows or columns.
pub(in crate::present) const LINES_MAX: usize = 30;
/// The most numbers of acts that the index names for a cell.
const NUMBERS_MAX: usize = 40;
/// The type of counts.
const COUNT: f64 = 7.0;

/// Who acted on whom how often, by the sides of the dispute to which most of the acts belong.
///
/// The numbered list has at most 400 acts with a date and 400 without, chosen as for `lanes`; the cells count all.
pub fn matrix(graph: &Graph, question: &MatrixQuestion, frame: &Frame) -> Scene {
    let answer = question.answer(graph);
    let all = Table::new(graph, question, [usize::MAX; 2]);
    let most = [LINES_MAX, Grid::columns_max(&all, frame.size.points()).min(LINES_MAX)];
    let table = Table::new(graph, question, most);
    let acts: Vec<ActKey> = table.acts.iter().copied().collect();
    let choice = Choice::new(graph, &acts, table.dispute);
    let listed = choice.rows.iter().chain(&choice.undated).copied();
    let numbers: BTreeMap<ActKey, usize> = listed.zip(1..).collect();
    let about = heading_lines(&[&all, &table], &answer, &choice, frame);
    let mut sheet = Sheet::new(graph, "matrix", frame, &title(graph, &acts), &about);
    if !acts.is_empty() {
        let grid = Grid::new(&table, frame.size.points());
        grid.draw(graph, &mut sheet, &table, &numbers);
        sheet.key(&keys(graph, &table));
        sheet.index(index(&table, &numbers));
    }
    let numbered = |acts: &[ActKey], first: usize| {
        acts.iter().zip(first..).map(|(&act, at)| note(graph, at, graph.act(act))).collect()
    };
    sheet.notes("The acts and where the source says so", numbered(&choice.rows, 1));
    sheet.notes("Undated acts", numbered(&choice.undated, choice.rows.len() + 1));
    sheet.finish(&description(graph, &table))
}

pub(in crate::present) fn title(graph: &Graph, acts: &[ActKey]) -> String {
    if acts.is_empty() {
        return "Who acted on whom: no acts to count".to_owned();
    }
    let years = label::years(acts.iter().map(|&act| graph.act(act)));
    format!("Who acted on whom, how often and how strongly, {years}")
}

/// What is counted, what is not, and why.
fn heading_lines(
    [all, table]: &[&Table<'_>; 2],
    answer: &Matrix,
    choice: &Choice,
    frame: &Frame,
) -> Vec<String> {
    let mut lines = vec![format!(
        "{} of {} (rows) on {} (columns).",
        count(table.acts.len(), "act", "acts"),
        count(all.rows.len(), "actor", "actors"),
        count(all.columns.len(), "recipient", "recipients"),
    )];
    let mut left = hidden_words(frame.hidden);
    if answer.without_recipient > 0 {
        left.push(format!("{} without a recipient", answer.without_recipient));
    }
    if answer.outside_dispute > 0 {
        left.push(format!("{} not between the sides in their days", answer.outside_dispute));
    }
    if !left.is_empty() {
        lines.push(format!("Left out: {}.", left.join("; ")));
    }
    lines.extend(thinned_words(all, table).map(|words| format!("Thinned: {words}.")));
    if choice.thinned + choice.undated_left > 0 {
        lines.push(format!(
            "The cells count all acts; {} are not in the numbered list.",
            choice.thinned + choice.undated_left
        ));
    }
    lines
}

/// Who shares a line because there are too many.
pub(in crate::present) fn thinned_words(all: &Table<'_>, table: &Table<'_>) -> Option<String> {
    let mut joined = Vec::new();
    for (all, drawn, who) in [
        (&all.rows, &table.rows, ["actor", "actors"]),
        (&all.columns, &table.columns, ["recipient", "recipients"]),
    ] {
        if all.len() > drawn.len() {
            joined.push(count(all.len() + 1 - drawn.len(), who[0], who[1]));
        }
    }
    let joined = joined.join(" and the ");
    (!joined.is_empty())
        .then(|| format!("the {joined} with the fewest acts share a line, “others”"))
}

/// What stands in a cell or total: how many acts, with a mark where any is in doubt.
pub(in crate::present) fn counted(graph: &Graph, acts: &BTreeSet<ActKey>) -> String {
    let doubt = acts.iter().any(|&act| graph.act(act).is_in_doubt());
    format!("{}{}", acts.len(), if doubt { "?" } else { "" })
}

pub(in crate::present) fn strongest(graph: &Graph, acts: &BTreeSet<ActKey>) -> u8 {
    acts.iter().map(|&act| graph.act(act).rung()).max().unwrap_or(0)
}

/// The mean Goldstein value of the acts that have one.
fn mean(graph: &Graph, acts: &BTreeSet<ActKey>) -> Option<f64> {
    let values: Vec<f64> = acts.iter().filter_map(|&act| graph.act(act).goldstein()).collect();
    let number = u32::try_from(values.len()).ok().filter(|number| *number > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(number))
}

/// A cell: how many acts, the highest rung under it, and the shade of that rung.
fn cell(graph: &Graph, acts: &BTreeSet<ActKey>, area: Area) -> Vec<Shape> {
    let rung = strongest(graph, acts);
    let shade = Fill::Solid(Ink::of_rung(rung, graph.ladder().top()));
    let middle = f64::midpoint(area.left, area.right);
    let word = |words: &str, y: f64, type_face: Type| {
        let at = Point::new(middle, area.top + y);
        Shape::Text(Text::new(words, at, type_face).anchored(Anchor::Middle))
    };
    let frame = Stroke::new(Ink::Muted, 0.5);
    vec![
        Shape::Box(area, 1.2, shade, Some(frame)),
        word(&counted(graph, acts), 7.2, Type::of(COUNT).bold()),
        word(&format!("R{rung}"), 14.8, Type::of(SMALL)),
    ]
}

/// The numbers of acts in the list; past so many, how many more.
fn numbers_of(acts: &BTreeSet<ActKey>, numbers: &BTreeMap<ActKey, usize>) -> String {
    let mut own: Vec<usize> = acts.iter().filter_map(|act| numbers.get(act)).copied().collect();
    own.sort_unstable();
    own.truncate(NUMBERS_MAX);
    let mut words: Vec<String> = own.iter().map(|number| number.to_string()).collect();
    if acts.len() > words.len() {
        words.push(format!("{} more", acts.len() - words.len()));
    }
    format!("[{}]", words.join(", "))
}

/// For each actor, the numbers of the acts in each of its cells.
fn index(table: &Table<'_>, numbers: &BTreeMap<ActKey, usize>) -> Vec<String> {
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let cells: Vec<String> = table
            .cells
            .range((at, 0)..(at + 1, 0))
            .map(|((_, to), acts)| {
                format!("{} {}", label::clip(&table.columns[*to].name), numbers_of(acts, numbers))
            })
            .collect();
        format!("{} on: {}.", label::clip(&row.name), cells.join("; "))
    });
    rows.collect()
}

fn keys(graph: &Graph, table: &Table<'_>) -> Vec<Key> {
    let area = |top: f64| Area::new(2.0, top, 15.0, 8.6);
    let word = |words: &str, y: f64, type_face: Type| {
        let at = Point::new(9.5, y);
        Shape::Text(Text::new(words, at, type_face).anchored(Anchor::Middle))
    };
    let mut keys = vec![Key {
        sample: vec![word("3", 2.3, Type::of(COUNT).bold())],
        words: "how many acts; in totals an act counts once, so they may be less than the sum"
            .to_owned(),
    }];
    if table.acts.iter().any(|&act| graph.act(act).is_in_doubt()) {
        keys.push(Key {
            sample: vec![word("3?", 2.3, Type::of(COUNT).bold())],
            words: "some of them in doubt: contested, contradicted, of low certainty or corrected"
                .to_owned(),
        });
    }
    let rungs: BTreeSet<u8> = table.cells.values().map(|acts| strongest(graph, acts)).collect();
    keys.extend(rungs.into_iter().map(|rung| {
        let shade = Fill::Solid(Ink::of_rung(rung, graph.ladder().top()));
        let frame = Shape::Box(area(-4.3), 1.2, shade, Some(Stroke::new(Ink::Muted, 0.5)));
        Key {
            sample: vec![frame, word(&format!("R{rung}"), 2.3, Type::of(SMALL))],
            words: format!("at most rung {rung}: {}", graph.ladder().label(rung)),
        }
    }));
    keys
}

fn description(graph: &Graph, table: &Table<'_>) -> String {
    let mut words = vec!["A row for each actor, a column for each recipient, by side.".to_owned()];
    for (&(from, to), acts) in &table.cells {
        words.push(format!(
            "{} on {}: {}, at most rung {}.",
            table.rows[from].name,
            table.columns[to].name,
            count(acts.len(), "act", "acts"),
            strongest(graph, acts)
        ));
    }
    words.join(" ")
}
