//! The grammar of terms, explained.

use crate::query::Key;

use super::Report;
use super::Table;

/// What terms are, and what each key asks.
pub fn terms() -> Report {
    let mut report = Report::new();
    report.heading("Terms");
    report.paragraph(
        "A term is a key, a colon and a value. Terms of the same key are alternatives, different keys must all hold, and \
         `not:` in front negates (not:by:mao). Quotes hold spaces; a word without a key belongs to the value before it. \
         Without a term that says otherwise, acts are taken which are actual and not rejected; what this hides is \
         counted under the answer.",
    );
    let mut table = Table::new(&["term", "asks for"]);
    for key in Key::ALL {
        table.row([key.example().to_owned(), meaning(key).to_owned()]);
    }
    report.table(table);
    report
}

fn meaning(key: Key) -> &'static str {
    match key {
        Key::By => {
            "acts done by an actor, event or side, or by whoever acts for it on that day; by:=prc is the PRC itself"
        }
        Key::On => "acts towards it, rolled up alike",
        Key::About => "acts which speak of it without addressing it",
        Key::Actor => "acts by it, towards it or about it",
        Key::Did => {
            "an act type (did:withdrew-experts), a class (did:verbal-conflict, did:material) or another verb for a type"
        }
        Key::Rung => "a rung of the ladder or a range: rung:2, rung:2..4, rung:4..",
        Key::Date => {
            "acts that can fall on these days: date:1960, date:1960-07..1960-08, date:..1959; date:=1960 asks for those that must"
        }
        Key::Topic => "acts about a topic",
        Key::Event => "acts that belong to an event or to a part of it",
        Key::Dispute => "acts between the sides of a dispute, in its period",
        Key::Place => "acts in a place whose name holds this text",
        Key::Audience => {
            "audience:public, :private, :internal, or :none where the source does not say"
        }
        Key::Source => "acts that cite a source, itself or through another",
        Key::Dataset => "acts of a data set, or :any of them",
        Key::Note => "acts that cite a note by its number",
        Key::Modality => "modality:actual, :planned, :hypothetical, :predicted, :alleged, or :any",
        Key::Status => "status:accepted, :contested, :rejected, or :any",
        Key::Certainty => "certainty:low, :medium or :high",
        Key::Link => {
            "link:responds-to, :continues, :recorded (by a data set), :any, :none, or the id of an act that it is linked with"
        }
        Key::Id => "an act by its id; a star at the end stands for anything",
        Key::Text => {
            "acts in whose id, summary, notes, cues, place, figures or names this text stands"
        }
    }
}
