//! Records made at random, one a line: most of them sound, with fields of every sort; or pieces of the curated graph.

use std::path::Path;

use demarche::load::MARKER;
use demarche::load::bundled;
use demarche::load::bundled::File;

use super::choices::Choices;

const ACTORS: [&str; 5] = ["a", "b", "c", "d", "unstated"];
const EVENTS: [&str; 3] = ["visit", "congress", "crisis"];
/// The first so many raise the rung.
const HOSTILE: usize = 7;
const TYPES: &[&str] = &[
    "criticized",
    "accused",
    "sanctioned",
    "threatened",
    "displayed-force",
    "attacked",
    "waged-war",
    "proposed",
    "met-with",
    "agreed-to",
    "signed-agreement",
    "decided",
    "regarded",
    "instructed",
    "own-type",
    "no-type",
];
const DAYS: &[&str] =
    &["14", "0", "1", "2", "30", "60", "366", "99999", "4000000", "2147483647", "4294967295"];

/// As many acts as any folder has.
const ACTS_MIN: usize = 4;
/// The first so many are sound as a rung too.
const SMALL: usize = 7;
const NUMBERS: &[&str] = &[
    "1",
    "0",
    "2",
    "4",
    "5",
    "7",
    "8",
    "14",
    "30",
    "203",
    "0.5",
    "-1",
    "255",
    "256",
    "4294967295",
    "4294967296",
    "2147483647",
    "99999999",
    "1e308",
    "1e999",
    "-0.0",
    "18446744073709551616",
    "NaN",
    "inf",
];

/// A string as RON has it.
pub(super) fn string(text: &str) -> String {
    let mut ron = String::from("\"");
    for character in text.chars() {
        if character.is_control() || matches!(character, '"' | '\\') {
            ron.extend(character.escape_unicode());
        } else {
            ron.push(character);
        }
    }
    ron + "\""
}

/// One record of those that are made: what stands between its brackets.
struct Fields<'c, 'b> {
    choices: &'c mut Choices<'b>,
    text: String,
}

impl<'c, 'b> Fields<'c, 'b> {
    fn new(kind: &str, choices: &'c mut Choices<'b>) -> Fields<'c, 'b> {
        Fields { choices, text: format!("{kind}(") }
    }

    fn end(self) -> String {
        self.text + ")"
    }

    /// A field; left out, or given twice, once in a while.
    fn field(&mut self, name: &str, value: impl Fn(&mut Choices<'b>) -> String) {
        if self.choices.fault(60) {
            return;
        }
        for _ in 0..=usize::from(self.choices.fault(100)) {
            let value = value(self.choices);
            self.text += &format!("{name}: {value}, ");
        }
    }

    /// A field that is there once in so many times.
    fn perhaps(&mut self, times: u8, name: &str, value: impl Fn(&mut Choices<'b>) -> String) {
        if self.choices.once_in(times) {
            self.field(name, value);
        }
    }
}

fn words(choices: &mut Choices<'_>) -> String {
    string(&choices.words())
}

fn list<'b>(
    choices: &mut Choices<'b>,
    most: usize,
    each: impl Fn(&mut Choices<'b>) -> String,
) -> String {
    let count = choices.below(most + 1);
    let all: Vec<String> = (0..count).map(|_| each(choices)).collect();
    format!("[{}]", all.join(", "))
}

/// The id of an actor, or seldom of something else.
fn actor(choices: &mut Choices<'_>) -> String {
    if choices.fault(20) {
        let others = ["visit", "x1", "ledger", "split", "nobody", "", "Not An Id", "left"];
        return string(choices.pick(&others));
    }
    string(choices.pick(&["a", "b", "a", "b", "a", "b", "c", "d", "unstated", "visit"]))
}

fn one_or_two_actors(choices: &mut Choices<'_>) -> String {
    let more = if choices.once_in(4) { format!(", {}", actor(choices)) } else { String::new() };
    format!("[{}{more}]", actor(choices))
}

/// The id of an act: mostly of one before, and always of one that is there in a folder without faults.
fn act(choices: &mut Choices<'_>) -> String {
    let end = match choices.below(8) {
        0 if choices.fault(2) => 12,
        0 => ACTS_MIN,
        _ => choices.at.clamp(1, ACTS_MIN),
    };
    string(&format!("x{}", choices.below(end)))
}

fn event(choices: &mut Choices<'_>) -> String {
    string(choices.pick(&EVENTS))
}

fn date(choices: &mut Choices<'_>) -> String {
    string(&choices.date())
}

/// A number, of which the first are sound wherever a whole number may stand.
fn number(choices: &mut Choices<'_>) -> String {
    let end = if choices.fault(2) { NUMBERS.len() } else { SMALL };
    NUMBERS[choices.below(end)].to_owned()
}

/// A number of days, huge ones among them.
fn days(choices: &mut Choices<'_>) -> String {
    if choices.fault(6) { number(choices) } else { choices.pick(DAYS).to_owned() }
}

fn certainty(choices: &mut Choices<'_>) -> String {
    if choices.fault(8) { "Sure" } else { choices.pick(&["High", "Low", "Medium"]) }.to_owned()
}

fn evidence(choices: &mut Choices<'_>) -> String {
    let first = citation(choices);
    if choices.once_in(3) {
        format!("[{first}, {}]", citation(choices))
    } else {
        format!("[{first}]")
    }
}

fn citation(choices: &mut Choices<'_>) -> String {
    let mut cite = Fields::new("Cite", choices);
    cite.field("source", |choices| string(if choices.fault(4) { "gone" } else { "ledger" }));
    cite.field("paragraph", |choices| {
        let odd = ["3-1", "0", "99999999999999999999", "2-", "x", "\u{661}"];
        string(if choices.fault(4) { choices.pick(&odd) } else { choices.pick(&["1", "2", "1-3"]) })
    });
    cite.perhaps(3, "passage", |choices| format!("({}, {})", words(choices), words(choices)));
    cite.perhaps(4, "note", |choices| string(choices.pick(&["567", "1", "", "x", "4294967296"])));
    cite.perhaps(4, "page", words);
    cite.perhaps(4, "quote", words);
    cite.perhaps(4, "basis", |choices| choices.pick(&["Direct", "Carried", "Inferred"]).to_owned());
    cite.end()
}

/// What is said of order, by acts and events alike.
pub(super) fn order(choices: &mut Choices<'_>) -> String {
    list(choices, 2, |choices| {
        let mut order = Fields::new(choices.pick(&["After", "Before", "Within"]), choices);
        order.field("id", |choices| if choices.once_in(5) { event(choices) } else { act(choices) });
        order.perhaps(2, "days", days);
        order.perhaps(4, "about", |choices| choices.pick(&["true", "false"]).to_owned());
        order.perhaps(8, "cue", words);
        order.end()
    })
}

fn links(choices: &mut Choices<'_>) -> String {
    list(choices, 2, |choices| {
        let mut link = Fields::new("Link", choices);
        link.field("act", act);
        link.perhaps(2, "cue", words);
        link.perhaps(4, "certainty", certainty);
        link.perhaps(8, "evidence", evidence);
        link.end()
    })
}

fn make_act(number_of: usize, choices: &mut Choices<'_>) -> String {
    choices.at = number_of;
    let mut record = Fields::new("Act", choices);
    record.field("id", |choices| {
        if choices.fault(20) { act(choices) } else { string(&format!("x{number_of}")) }
    });
    let (one, other) = if record.choices.once_in(2) { ("a", "b") } else { ("b", "a") };
    let party = |choices: &mut Choices<'_>, id: &str| {
        if choices.once_in(5) { one_or_two_actors(choices) } else { format!("[\"{id}\"]") }
    };
    record.field("actors", |choices| party(choices, one));
    record.field("type", |choices| {
        let end = if choices.once_in(3) { TYPES.len() } else { HOSTILE };
        string(TYPES[choices.below(end)])
    });
    record.field("recipients", |choices| party(choices, other));
    record.field("date", date);
    record.field("evidence", evidence);
    record.perhaps(2, "responds_to", links);
    record.perhaps(4, "continues", links);
    record.perhaps(4, "order", order);
    more_of_act(&mut record);
    record.end()
}

/// The fields that few acts have.
fn more_of_act(record: &mut Fields<'_, '_>) {
    record.perhaps(6, "about", one_or_two_actors);
    record.perhaps(6, "audience", |choices| {
        let kind = choices.pick(&["Internal", "Public", "Private"]);
        format!("Audience(kind: {kind}, before: {})", list(choices, 2, actor))
    });
    record.perhaps(6, "date_basis", |choices| choices.pick(&["Inferred", "Stated"]).to_owned());
    record.perhaps(4, "event", event);
    record.perhaps(6, "place", words);
    record.perhaps(6, "topics", |_| "[\"border\"]".to_owned());
    record.perhaps(3, "summary", words);
    record.perhaps(6, "figures", |choices| {
        list(choices, 2, |choices| {
            let (value, unit, counts) = (number(choices), words(choices), words(choices));
            let bound = choices.pick(&["Exact", "About", "AtLeast", "AtMost"]);
            let whole = if choices.once_in(3) {
                format!(", of: {}", number(choices))
            } else {
                String::new()
            };
            format!("Figure(value: {value}, unit: {unit}, counts: {counts}, bound: {bound}{whole})")
        })
    });
    if record.choices.once_in(5) {
        record.field("modality", |choices| {
            choices.pick(&["Planned", "Alleged", "Hypothetical", "Predicted", "Actual"]).to_owned()
        });
        record.field("within", act);
    }
    record.perhaps(8, "condition", words);
    record.perhaps(8, "repeated", |_| "true".to_owned());
    record.perhaps(6, "conflicts_with", |choices| list(choices, 2, act));
    record.perhaps(6, "rung", |choices| {
        format!("OwnRung(value: {}, reason: {})", number(choices), words(choices))
    });
    record.perhaps(8, "stance", words);
    record.perhaps(6, "certainty", certainty);
    record.perhaps(6, "status", |choices| match choices.below(3) {
        0 => "Accepted".to_owned(),
        1 => format!("Contested(reason: {})", words(choices)),
        _ => format!("Rejected(reason: {})", words(choices)),
    });
    record.perhaps(6, "corrections", |choices| {
        list(choices, 2, |choices| {
            let field = choices.pick(&["Date", "Place", "Type"]);
            let value = |choices: &mut Choices<'_>| match field {
                "Date" if !choices.fault(4) => date(choices),
                "Type" if !choices.fault(4) => string(choices.pick(TYPES)),
                _ => words(choices),
            };
            let (printed, reading) = (value(choices), value(choices));
            format!(
                "Correction(field: {field}, printed: {printed}, reading: {reading}, reason: {})",
                words(choices)
            )
        })
    });
    record.perhaps(8, "note", words);
}

fn make_actor(id: &str, choices: &mut Choices<'_>) -> String {
    let mut record = Fields::new("Actor", choices);
    record.field("id", |_| string(id));
    record.field("name", words);
    record.field("kind", |choices| {
        choices
            .pick(&["State", "Person", "Party", "Body", "Embassy", "Meeting", "Group"])
            .to_owned()
    });
    record.perhaps(4, "also", |choices| list(choices, 3, words));
    record.perhaps(6, "life", date);
    let is_side = matches!(id, "a" | "b");
    record.perhaps(if is_side { 16 } else { 2 }, "roles", |choices| {
        list(choices, 2, |choices| {
            let mut role = Fields::new("Role", choices);
            role.field("in", actor);
            role.field("as", words);
            role.perhaps(3, "from", date);
            role.perhaps(3, "to", date);
            role.perhaps(2, "acts_for", |_| "true".to_owned());
            role.end()
        })
    });
    record.end()
}

fn make_event(id: &str, choices: &mut Choices<'_>) -> String {
    let mut record = Fields::new("Event", choices);
    record.field("id", |_| string(id));
    record.field("name", words);
    record.perhaps(2, "date", date);
    record.perhaps(4, "order", order);
    record.perhaps(if id == "crisis" { 40 } else { 3 }, "part_of", event);
    record.perhaps(3, "participants", |choices| {
        list(choices, 2, |choices| format!("Participant(actor: {})", actor(choices)))
    });
    record.field("evidence", evidence);
    record.end()
}

fn make_dispute(choices: &mut Choices<'_>) -> String {
    let mut record = Fields::new("Dispute", choices);
    record.field("id", |_| "\"split\"".to_owned());
    record.field("name", words);
    record.field("sides", |choices| {
        let (left, right) = (words(choices), words(choices));
        let mut sides = format!("Side(id: \"left\", name: {left}, actors: [\"a\"]), ");
        sides += &format!("Side(id: \"right\", name: {right}, actors: [\"b\"])");
        if choices.once_in(8) {
            sides +=
                &format!(", Side(id: \"third\", name: \"\", actors: {})", list(choices, 3, actor));
        }
        format!("[{sides}]")
    });
    record.perhaps(6, "period", date);
    record.end()
}

/// A code book, a ladder or a type that takes the place of what is built in.
fn vocabulary(choices: &mut Choices<'_>) -> String {
    if choices.once_in(4) {
        let codes = list(choices, 6, |choices| {
            let code = string(choices.pick(&["1", "01", "1 ", "", "190"]));
            let act_type = string(choices.pick(&["accused", "own-type", "a", "No"]));
            format!("Code(code: {code}, label: {}, type: {act_type})", words(choices))
        });
        return format!(
            "CodeBook(id: \"weis\", name: {}, version: \"1\", codes: {codes})",
            words(choices)
        );
    }
    if choices.once_in(2) {
        let rungs = list(choices, 6, |choices| {
            format!("Rung(value: {}, label: {})", number(choices), words(choices))
        });
        let thresholds = list(choices, 3, |choices| {
            let id = choices.pick(&["low", "high", "low", "No"]);
            format!(
                "Threshold(id: \"{id}\", name: {}, enters: {})",
                words(choices),
                number(choices)
            )
        });
        return format!(
            "Ladder(id: \"ladder\", name: {}, rungs: {rungs}, thresholds: {thresholds})",
            words(choices)
        );
    }
    let mut record = Fields::new("ActType", choices);
    record.field("id", |choices| string(choices.pick(&["own-type", "accused"])));
    for name in ["label", "past", "passive", "definition"] {
        record.field(name, words);
    }
    record.field("class", |choices| {
        choices.pick(&["VerbalConflict", "Neutral", "MaterialCooperation"]).to_owned()
    });
    record.field("rung", number);
    record.field("scope", |choices| choices.pick(&["Dyadic", "Internal", "Own"]).to_owned());
    record.field("symmetric", |choices| choices.pick(&["false", "true"]).to_owned());
    record.field("recipients", |choices| {
        choices.pick(&["Optional", "Required", "Forbidden"]).to_owned()
    });
    record.perhaps(2, "goldstein", number);
    record.field("codes", |_| "Codes()".to_owned());
    record.end()
}

/// A folder of a few acts between a few actors, whose fields are of every sort.
pub(super) fn made(choices: &mut Choices<'_>) -> String {
    choices.allow_faults();
    let mut records = vec![
        "Source(id: \"ledger\", title: \"The ledger\", kind: Book, locator: Paragraph)".to_owned(),
        "Topic(id: \"border\", name: \"The border\")".to_owned(),
    ];
    records.extend(ACTORS[..4].iter().map(|id| make_actor(id, choices)));
    records.push(make_dispute(choices));
    let acts = ACTS_MIN + choices.below(6);
    records.extend((0..acts).map(|number_of| make_act(number_of, choices)));
    let events = if choices.fault(4) { choices.below(3) } else { EVENTS.len() };
    records.extend(EVENTS[..events].iter().map(|id| make_event(id, choices)));
    if choices.once_in(6) {
        records.push(vocabulary(choices));
    }
    if choices.once_in(4) {
        let (first, last) = (words(choices), words(choices));
        records.push(format!(
            "Source(id: \"letters\", title: {first}, kind: Archive, locator: Page, year: {})",
            number(choices)
        ));
        records.push(format!(
            "NoAct(source: \"ledger\", paragraph: \"2\", passage: ({first}, {last}), reason: {})",
            words(choices)
        ));
    }
    records.join(",\n")
}

/// The files of records of the curated graph, and of a new folder.
pub(super) fn files() -> [Vec<File>; 2] {
    let is_of_records = |(path, _): &File| {
        let path = Path::new(path);
        path.extension().is_some_and(|ending| ending == "ron") && path != Path::new(MARKER)
    };
    [bundled::SINO_SOVIET, bundled::BEGINNING]
        .map(|files| files.iter().copied().filter(is_of_records).collect())
}

/// The records of both, each a line.
pub(super) fn of_curated() -> Vec<String> {
    files().iter().flatten().flat_map(|(_, text)| apart(text)).collect()
}

/// The records of a file as it is formatted: each begins a line, and what belongs to it is further in.
fn apart(text: &str) -> Vec<String> {
    let mut records: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let indent = line.len() - line.trim_start().len();
        match records.last_mut() {
            _ if indent == 4 && line.ends_with('(') => records.push(line.trim().to_owned()),
            _ if indent == 4 && line.contains('(') => records.push(line.trim().to_owned()),
            Some(record) if indent >= 4 => {
                record.push(' ');
                *record += line.trim();
            }
            Some(_) | None => {}
        }
    }
    for record in &mut records {
        *record = record.trim_end_matches(',').to_owned();
    }
    records
}

/// A part of the curated graph in some order, now and then with another word in a place of it.
pub(super) fn curated(choices: &mut Choices<'_>) -> String {
    let all = of_curated();
    let (acts, others): (Vec<&String>, Vec<&String>) =
        all.iter().partition(|record| record.starts_with("Act("));
    let mut records: Vec<String> = others.into_iter().cloned().collect();
    let first = choices.below(acts.len());
    records.extend(acts.into_iter().skip(first).take(40).cloned());
    for _ in 0..choices.below(12) {
        let (one, other) = (choices.below(records.len()), choices.below(records.len()));
        records.swap(one, other);
        records[one] = super::slips::slip(&records[one], choices);
    }
    records.join(",\n")
}
