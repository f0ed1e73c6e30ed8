//! The matrix for people: a summary of each actor where it is short, and every cell in a line.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::DisputeKey;
use crate::query::Cell;
use crate::query::Line;
use crate::query::Matrix;
use crate::query::MatrixParties;
use crate::query::Party;
use crate::query::Tally;

use super::Report;
use super::Table;
use super::register::hidden;
use super::sentence::count;

/// With more recipients than this a summary of each actor is hard to read; the table says the same.
const ROW_COLUMNS_MAX: usize = 7;

/// Whether the lines of a matrix are split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// One line for each actor and recipient.
    Whole,
    /// One line for each year of each.
    ByYear,
}

/// Who acted on whom, how often and how strongly.
pub fn matrix(graph: &Graph, parties: MatrixParties, answer: &Matrix, split: Split) -> Report {
    let view = View { graph, dispute: dispute(parties) };
    let mut report = Report::new();
    if !answer.columns.is_empty() && answer.columns.len() <= ROW_COLUMNS_MAX {
        report.list(rows(&view, answer));
    }
    match split {
        Split::Whole => report.table(cells(&view, answer)),
        Split::ByYear => report.table(years(&view, answer)),
    }
    report.paragraph(summary(answer));
    report
}

fn dispute(parties: MatrixParties) -> Option<DisputeKey> {
    match parties {
        MatrixParties::Sides(dispute) => Some(dispute),
        MatrixParties::Named | MatrixParties::Roots => None,
    }
}

struct View<'g> {
    graph: &'g Graph,
    dispute: Option<DisputeKey>,
}

impl View<'_> {
    fn name(&self, party: Party) -> String {
        match (party, self.dispute) {
            (Party::Node(node), _) => self.graph.node(node).name().to_owned(),
            (Party::Side(place), Some(dispute)) => self
                .graph
                .dispute(dispute)
                .sides
                .get(place)
                .map_or_else(String::new, |side| side.name.clone()),
            (Party::Side(place), None) => format!("side {}", place + 1),
        }
    }
}

/// Totals of each actor and of each recipient, in a line each.
fn rows(view: &View<'_>, answer: &Matrix) -> Vec<String> {
    let told = |row: &Line| {
        let towards: Vec<String> = answer
            .columns
            .iter()
            .filter_map(|column| {
                let cell = answer.cell(row.party, column.party)?;
                Some(format!("{} towards {}", cell.tally.acts, view.name(column.party)))
            })
            .collect();
        format!(
            "{}: {} ({})",
            view.name(row.party),
            count(row.tally.acts, "act", "acts"),
            towards.join(", ")
        )
    };
    answer.rows.iter().map(told).collect()
}

fn cells(view: &View<'_>, answer: &Matrix) -> Table {
    let mut table =
        Table::new(&["actor", "recipient", "acts", "top rung", "mean Goldstein", "from", "to"]);
    for cell in in_order(answer) {
        let [number, rung, goldstein] = numbers(&cell.tally);
        let day = |day: Option<crate::model::Day>| day.map_or(String::new(), |day| day.to_string());
        let (first, last) = (day(cell.tally.day_first), day(cell.tally.day_last));
        table.row([
            view.name(cell.actor),
            view.name(cell.recipient),
            number,
            rung,
            goldstein,
            first,
            last,
        ]);
    }
    table
}

/// The cells in the order of the rows and columns. Of many actors few act on each other: it is not asked of all two.
fn in_order(answer: &Matrix) -> Vec<&Cell> {
    let places = |lines: &[Line]| -> BTreeMap<Party, usize> {
        lines.iter().enumerate().map(|(place, line)| (line.party, place)).collect()
    };
    let (rows, columns) = (places(&answer.rows), places(&answer.columns));
    let mut cells: Vec<&Cell> = answer.cells.iter().collect();
    cells.sort_by_cached_key(|cell| (rows.get(&cell.actor), columns.get(&cell.recipient)));
    cells
}

fn numbers(tally: &Tally) -> [String; 3] {
    let goldstein = tally.goldstein.map_or(String::new(), |mean| format!("{mean:+.1}"));
    [acts(tally.acts, tally.in_doubt), tally.rung.to_string(), goldstein]
}

/// "12", or "12 (2 in doubt)".
fn acts(acts: usize, in_doubt: usize) -> String {
    if in_doubt == 0 { acts.to_string() } else { format!("{acts} ({in_doubt} in doubt)") }
}

fn years(view: &View<'_>, answer: &Matrix) -> Table {
    let mut table = Table::new(&["actor", "recipient", "year", "acts", "top rung"]);
    for cell in in_order(answer) {
        for year in &cell.tally.years {
            table.row([
                view.name(cell.actor),
                view.name(cell.recipient),
                year.year.map_or_else(|| "uncertain".to_owned(), |year| year.to_string()),
                acts(year.acts, year.in_doubt),
                year.rung.to_string(),
            ]);
        }
    }
    table
}

fn summary(answer: &Matrix) -> String {
    let mut told = count(answer.total.acts, "act", "acts");
    if answer.without_recipient > 0 {
        told += &format!("; {} more towards nobody", answer.without_recipient);
    }
    if answer.outside_dispute > 0 {
        told += &format!("; {} more outside the dispute", answer.outside_dispute);
    }
    told + &hidden(answer.hidden)
}
