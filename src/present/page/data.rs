//! The data in the page: readable JSON, a record a line.

use serde::Serialize;

use crate::graph::Graph;
use crate::interop;
use crate::interop::Field;
use crate::interop::Row;
use crate::model::DisputeKey;
use crate::present::sentence;
use crate::query::Sides;
use crate::query::dispute_of;
use crate::query::escalation::Question;
use crate::query::escalation::escalation;
use crate::text::is_invisible;

use super::cited::Cited;
use super::columns::columns;

/// The graph, in the shape of `demarche export json`.
pub(super) fn graph(graph: &Graph) -> String {
    readable(&interop::graph(graph).whole())
}

/// What demarche says of the graph: acts in words, what they cite as notes, sides and places by dispute, and how each dispute
/// escalated.
pub(super) fn page(graph: &Graph, cited: &Cited) -> String {
    let every: Vec<_> = graph.acts().map(|act| act.key()).collect();
    let acts = graph.acts().zip(&cited.of_act).map(|(act, notes)| {
        let places = act
            .prose()
            .evidence
            .iter()
            .map(|citation| sentence::citations(graph, std::slice::from_ref(citation)));
        Row::new()
            .with("sentence", sentence::act(graph, act))
            .with("date", sentence::date(act.timing()))
            .with("places", places.collect::<Vec<String>>())
            .with("notes", notes.clone())
    });
    let acts: Vec<Row> = acts.collect();
    let disputes = if graph.disputes().next().is_none() {
        vec![nobody(graph)]
    } else {
        graph.disputes().map(|(key, _)| dispute(graph, key)).collect()
    };
    let first = dispute_of(graph, &every).or_else(|| graph.disputes().next().map(|(key, _)| key));
    let first = first.map_or(String::new(), |key| graph.dispute(key).id.to_string());
    let whole = Row::new().with("dispute", first).with("acts", acts);
    let whole = whole.with("notes", cited.note_rows()).with("sources", cited.entry_rows());
    readable(&whole.with("disputes", disputes))
}

/// What stands where no dispute is recorded: every actor, no sides.
fn nobody(graph: &Graph) -> Row {
    let none: Vec<Field> = graph.acts().map(|_| Field::List(Vec::new())).collect();
    Row::new()
        .with("id", "")
        .with("name", "no dispute")
        .with("sides", Vec::<Row>::new())
        .with("by", Field::List(none.clone()))
        .with("on", Field::List(none))
        .with("columns", column_rows(graph, None))
        .with("escalations", Vec::<Row>::new())
}

fn dispute(graph: &Graph, key: DisputeKey) -> Row {
    let dispute = graph.dispute(key);
    let sides = Sides::new(graph, dispute);
    let named = dispute
        .sides
        .iter()
        .map(|side| Row::new().with("id", &side.id).with("name", side.name.as_str()));
    let by = graph.acts().map(|act| sides.of(act, act.actors()).collect::<Vec<usize>>());
    let on = graph.acts().map(|act| sides.of(act, act.recipients()).collect::<Vec<usize>>());
    let pairs = (0..dispute.sides.len())
        .flat_map(|one| (one + 1..dispute.sides.len()).map(move |other| [one, other]));
    let questions = pairs.filter_map(|pair| Question::of_dispute(graph, key, pair));
    let answers = questions.map(|question| {
        let answer = escalation(graph, &question);
        let entered = answer.acts.iter().map(|stand| graph.act(stand.act).id());
        let entered: Vec<String> = entered.map(ToString::to_string).collect();
        interop::escalation(graph, &answer).whole().with("entered", entered)
    });
    Row::new()
        .with("id", &dispute.id)
        .with("name", dispute.name.as_str())
        .with("sides", named.collect::<Vec<Row>>())
        .with("by", by.map(Field::from).collect::<Vec<Field>>())
        .with("on", on.map(Field::from).collect::<Vec<Field>>())
        .with("columns", column_rows(graph, Some(key)))
        .with("escalations", answers.collect::<Vec<Row>>())
}

fn column_rows(graph: &Graph, dispute: Option<DisputeKey>) -> Vec<Row> {
    let rows = columns(graph, dispute).into_iter().map(|column| {
        let nodes: Vec<String> =
            column.nodes.iter().map(|&node| graph.node(node).id().to_string()).collect();
        Row::new().with("name", column.name).with("side", column.side).with("nodes", nodes)
    });
    rows.collect()
}

/// JSON with each field of the whole, and each row of a list, on a line of its own, and in it no sign by which a script
/// could end and none that is not seen.
fn readable(whole: &Row) -> String {
    let fields = whole.fields().iter().map(|(name, value)| {
        if let Field::List(list) = value
            && matches!(list.first(), Some(Field::Row(_) | Field::List(_)))
        {
            let rows: Vec<String> = list.iter().map(json).collect();
            return format!("\"{name}\": [\n{}\n]", rows.join(",\n"));
        }
        format!("\"{name}\": {}", json(value))
    });
    format!("{{\n{}\n}}", fields.collect::<Vec<String>>().join(",\n"))
}

fn json(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("keys are texts and numbers are whole");
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '<' || is_invisible(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                out += &format!("\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
    out
}
