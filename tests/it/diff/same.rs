//! What makes no difference, and that the other way round is the mirror image.

use proptest::prelude::*;
use serde_json::Value;
use serde_json::json;

use demarche::load::Folder;

use super::ACCUSATION;
use super::CLOSING;
use super::TOWNS;
use super::document;
use super::folder;
use super::page;
use super::rows;

#[test]
fn files_order_comments_layout_and_defaults_make_no_difference() {
    let one = folder(&[TOWNS, ACCUSATION, CLOSING]);
    let closing = r#"
        // The weir was closed.
        Act(
            evidence: [Cite(page: "13", source: "ledger", basis: Direct)],
            id: "closing", certainty: High, repeated: false, topics: [], modality: Actual, status: Accepted,
            actors: ["upton"], type: "sanctioned", recipients: ["lowton"],
            date: Some("1881-06-02"), date_basis: Stated,
            responds_to: [Link(cue: "stung by this", act: "accusation", certainty: High)],
        ),
    "#;
    let whole = format!("{closing}{ACCUSATION}{TOWNS}");
    assert_eq!(page(&one, &folder(&[&whole])), "Nothing differs.\n");
}

#[test]
fn files_read_in_another_order_give_the_same_answer() {
    let old = folder(&[TOWNS, ACCUSATION]);
    let closing = CLOSING.replace("accusation", "lost");
    let [one, other] =
        [[TOWNS, &closing, ACCUSATION], [ACCUSATION, &closing, TOWNS]].map(|texts| {
            let mut document = document(&old, &folder(&texts));
            // The texts of this test are named by their order.
            for finding in document["findings"]["come"].as_array_mut().unwrap() {
                finding["place"] = Value::Null;
            }
            document
        });
    assert_eq!(one, other);
}

#[derive(Clone, Debug)]
struct Act {
    id: usize,
    parties: (usize, usize),
    date: Option<usize>,
    link: Option<usize>,
    cites: Vec<usize>,
    words: usize,
}

impl Act {
    fn record(&self) -> String {
        let towns = ["upton", "lowton", "ledger"];
        let date = self.date.map_or(String::new(), |year| format!("date: \"188{year}\","));
        let link = self.link.map_or(String::new(), |act| {
            format!("responds_to: [Link(act: \"act-{act}\", cue: \"so\")],")
        });
        let cites =
            self.cites.iter().map(|page| format!("Cite(source: \"ledger\", page: \"{page}\")"));
        format!(
            "Act(id: \"act-{}\", actors: [\"{}\"], type: \"accused\", recipients: [\"{}\"], {date} {link}
                summary: \"Words {}.\", evidence: [{}]),",
            self.id,
            towns[self.parties.0],
            towns[self.parties.1],
            self.words,
            cites.collect::<Vec<_>>().join(",")
        )
    }
}

/// Acts of ids that may occur twice, with links that may lead nowhere.
fn acts() -> impl Strategy<Value = Vec<Act>> {
    let cites = proptest::collection::vec(0..3_usize, 0..3);
    let act = (
        0..9_usize,
        (0..3_usize, 0..3_usize),
        proptest::option::of(0..9_usize),
        proptest::option::of(0..9_usize),
        cites,
        0..4_usize,
    );
    let act = act.prop_map(|(id, parties, date, link, cites, words)| Act {
        id,
        parties,
        date,
        link,
        cites,
        words,
    });
    proptest::collection::vec(act, 0..8)
}

fn of(acts: &[Act]) -> Folder {
    let mut ids = std::collections::BTreeSet::new();
    let records = acts.iter().filter(|act| ids.insert(act.id)).map(Act::record);
    folder(&[TOWNS, &records.collect::<String>()])
}

/// The rows with old and new changed for each other, without what is said from the side of the new version alone.
fn mirrored(rows: &Value) -> Vec<String> {
    let mut told: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row[0] == "added" || row[0] == "removed" || row[0] == "renamed")
        .map(|row| match row[0].as_str() {
            Some("added") => json!(["removed", row[1], row[2]]).to_string(),
            Some("removed") => json!(["added", row[1], row[2]]).to_string(),
            _ => json!(["renamed", row[1], row[5], row[4]]).to_string(),
        })
        .collect();
    told.sort();
    told
}

/// The rows of records that came, went or go by another id.
fn plain(rows: &Value) -> Vec<String> {
    let mut told: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| match row[0].as_str() {
            Some("added" | "removed") => Some(row.to_string()),
            Some("renamed") => Some(json!(["renamed", row[1], row[4], row[5]]).to_string()),
            _ => None,
        })
        .collect();
    told.sort();
    told
}

/// How many fields differ.
fn fields(rows: &Value) -> usize {
    let is_field = |row: &&Value| {
        let sort = row[0].as_str().unwrap();
        matches!(sort, "redated" | "relinked" | "changed" | "reworded" | "moved")
    };
    rows.as_array().unwrap().iter().filter(is_field).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_graph_does_not_differ_from_itself_in_another_order((acts, shuffled) in
        acts().prop_flat_map(|acts| {
            let mut ids = std::collections::BTreeSet::new();
            let once: Vec<Act> = acts.into_iter().filter(|act| ids.insert(act.id)).collect();
            (Just(once.clone()), Just(once).prop_shuffle())
        }))
    {
        let turned: Vec<Act> = shuffled
            .into_iter()
            .map(|mut act| {
                act.cites.reverse();
                act
            })
            .collect();
        let (one, other) = (of(&acts), of(&turned));
        prop_assert_eq!(page(&one, &other), "Nothing differs.\n");
    }

    #[test]
    fn the_other_way_round_is_the_mirror_image(one in acts(), other in acts()) {
        let (one, other) = (of(&one), of(&other));
        let (there, back) = (rows(&one, &other), rows(&other, &one));
        prop_assert_eq!(mirrored(&there), plain(&back));
        prop_assert_eq!(fields(&there), fields(&back));
    }
}
