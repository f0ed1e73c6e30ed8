//! The matrix as rows: a row a cell.

use crate::graph::Graph;
use crate::model::Day;
use crate::query::Line;
use crate::query::Matrix;
use crate::query::MatrixParties;
use crate::query::Party;
use crate::query::Tally;

use super::Document;
use super::Field;
use super::Row;
use super::act;
use super::register::hidden;

/// Who acted on whom, how often and how strongly.
pub fn matrix(graph: &Graph, parties: MatrixParties, answer: &Matrix) -> Document {
    let id = |party: Party| -> Field {
        match (party, parties) {
            (Party::Node(node), _) => graph.node(node).id().into(),
            (Party::Side(place), MatrixParties::Sides(dispute)) => {
                graph.dispute(dispute).sides.get(place).map(|side| &side.id).into()
            }
            (Party::Side(place), MatrixParties::Named | MatrixParties::Roots) => place.into(),
        }
    };
    let rows = answer.cells.iter().map(|cell| {
        tally(
            Row::new().with("actor", id(cell.actor)).with("recipient", id(cell.recipient)),
            &cell.tally,
        )
    });
    let lines = |lines: &[Line]| {
        lines
            .iter()
            .map(|line| tally(Row::new().with("id", id(line.party)), &line.tally))
            .collect::<Vec<Row>>()
    };
    let rest = Row::new()
        .with("actors", lines(&answer.rows))
        .with("recipients", lines(&answer.columns))
        .with("total", tally(Row::new(), &answer.total))
        .with("without_recipient", answer.without_recipient)
        .with("outside_dispute", answer.outside_dispute);
    Document::new(graph, "matrix", "cells", rows.collect(), hidden(rest, answer.hidden))
}

fn tally(row: Row, tally: &Tally) -> Row {
    let day = |day: Option<Day>| day.map_or(Field::Nothing, act::day);
    let years = tally.years.iter().map(|year| {
        Row::new()
            .with("year", year.year.map(i64::from))
            .with("acts", year.acts)
            .with("in_doubt", year.in_doubt)
            .with("rung", year.rung)
    });
    row.with("acts", tally.acts)
        .with("in_doubt", tally.in_doubt)
        .with("rung", tally.rung)
        .with("goldstein", tally.goldstein)
        .with("valued", tally.valued)
        .with("day_first", day(tally.day_first))
        .with("day_last", day(tally.day_last))
        .with("years", years.collect::<Vec<Row>>())
}
