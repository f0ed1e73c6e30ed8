//! International Crisis Behavior Events 1.1 (ICBe): what was thought, said and done, sentence by sentence of the narratives.
//!
//! Comma-separated with a heading, one row an event of a sentence. The columns are those of the published file and of the paper
//! that describes it (Douglass and others, 2024); what they do not say was read from the data.
//!
//! Traps.
//! - A row has no id: the key is crisis, sentence and row. Many rows hold no event, and some an event without a word for what
//!   was done: they are no acts. The sentence is kept beside the acts of a row.
//! - A cell may hold several values, joined by `;`: a row is every actor towards every recipient by every word.
//! - A row has three layers. *Thought*: `thinkkind`, of `think_actor_a`, towards nobody. *Said*: `sayintkind`, of
//!   `say_actor_a` towards `say_actor_b`. *Done*: the words of `interact_…` and `act_…`, of `do_actor_a` towards
//!   `do_actor_b`. What is done counts as done where the event is an action, or where it is thought of as what began or
//!   ended a crisis, was won or lost, and nothing is said. Otherwise it is the content of a wish, a fear, a threat or an offer and
//!   no act. `condition_…` is always such content.
//! - `sayintkind_react` names the sentence of the same crisis to which words react: a recorded response. It is one to what those
//!   addressed said or did there to who reacts, or else said or did there at all, or else to what anybody did there to who
//!   reacts. In its own sentence words react to the rows before them.
//! - Days may be missing or several. A missing day is narrowed by `date_earliest_month_part` (1: to the 10th, 2: to the
//!   20th, 3: the rest), a missing month by `date_earliest_year_part` (a third of the year), a missing year by the decade;
//!   several values allow all days from the least to the greatest. `date_latest_…` tells when an event ended as often as how
//!   late it may have begun, and is not read. An event without any year is a fault.

mod days;
mod reactions;

use std::borrow::Cow;

use crate::dataset::Row;

use super::Files;
use super::Intake;
use super::ROW_ACTS_MAX;
use super::Unreadable;
use super::rows::Fields;
use super::rows::Heading;
use super::rows::Rows;
use super::rows::columns;
use super::rows::number;
use super::rows::shown;
use super::started::Started;

use reactions::Reactions;
use reactions::Sentence;

/// The columns whose words tell what was done.
const DONE: [&str; 8] = [
    "interact_escalate",
    "interact_deescalate",
    "interact_increasecoop",
    "interact_decreasecoop",
    "act_escalate",
    "act_deescalate",
    "act_cooperative",
    "act_uncooperative",
];

/// Thoughts about what did happen.
const OF_FACTS: [&[u8]; 4] = [b"start of crisis", b"end of crisis", b"victory", b"defeat"];

/// Where the columns stand.
struct Places {
    key: [usize; 3],
    event: usize,
    thought: [usize; 2],
    said: [usize; 4],
    done: [usize; 2],
    words: [usize; 8],
    date: [usize; 6],
}

impl Places {
    fn new(heading: &[String]) -> Result<Places, Unreadable> {
        let format = "ICBe";
        let [event] = columns(heading, ["event_type"], format)?;
        Ok(Places {
            key: columns(
                heading,
                ["crisno", "sentence_number_int_aligned", "sentence_span_text"],
                format,
            )?,
            event,
            thought: columns(heading, ["think_actor_a", "thinkkind"], format)?,
            said: columns(
                heading,
                ["say_actor_a", "say_actor_b", "sayintkind", "sayintkind_react"],
                format,
            )?,
            done: columns(heading, ["do_actor_a", "do_actor_b"], format)?,
            words: columns(heading, DONE, format)?,
            date: columns(heading, days::COLUMNS, format)?,
        })
    }
}

pub(super) fn read(files: Files<'_>, intake: &mut Intake) -> Result<(), Unreadable> {
    let mut rows = Rows::new(files.main, b',', Heading::Names);
    let places = Places::new(&rows.heading()?)?;
    let mut reactions = Reactions::default();
    while let Some(fields) = rows.next(intake)? {
        match Event::read(&fields, &places) {
            Ok(Some(event)) => event.add(fields.number, intake, &mut reactions)?,
            Ok(None) => intake.no_act(),
            Err(message) => intake.fault(fields.line(), message),
        }
    }
    reactions.link(&mut intake.building);
    Ok(())
}

/// Something that a layer of a row says: each of some actors towards each of some recipients by each of some words.
struct Layer<'r> {
    actors: Cow<'r, [u8]>,
    recipients: Cow<'r, [u8]>,
    words: Vec<u8>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Thought,
    Said,
    Done,
}

/// What a row says.
struct Event<'r> {
    place: Sentence,
    text: Cow<'r, [u8]>,
    started: Started,
    layers: Vec<Layer<'r>>,
    reacts_to: Vec<i32>,
}

impl<'r> Event<'r> {
    /// The event of a row; nothing where it holds none.
    fn read(fields: &'r Fields<'_>, places: &Places) -> Result<Option<Event<'r>>, String> {
        let cell = |place: usize| fields.get(place).unwrap_or_default();
        if fields.get(places.key[2]).is_none() {
            return Err(format!("it has {} fields", fields.len()));
        }
        let layers = layers(fields, places);
        let acts: usize = layers.iter().map(Layer::acts).sum();
        if acts == 0 {
            return Ok(None);
        }
        if acts > ROW_ACTS_MAX {
            return Err(format!("it comes to {acts} acts; the most is {ROW_ACTS_MAX}"));
        }
        let [crisis, sentence, text] = places.key.map(cell);
        let whole = |field: &[u8], what: &str| {
            number(field).ok_or_else(|| format!("{} is no number of a {what}", shown(field)))
        };
        let reacts_to = cell(places.said[3]);
        let reacts_to = values(&reacts_to).map(|field| whole(field, "sentence"));
        Ok(Some(Event {
            place: Sentence {
                crisis: whole(&crisis, "crisis")?,
                sentence: whole(&sentence, "sentence")?,
            },
            text,
            started: days::read(&places.date.map(cell))?,
            layers,
            reacts_to: reacts_to.collect::<Result<_, _>>()?,
        }))
    }

    fn add(
        &self,
        number: u32,
        intake: &mut Intake,
        reactions: &mut Reactions,
    ) -> Result<(), Unreadable> {
        intake.building.words(number, &String::from_utf8_lossy(&self.text));
        let (first, doubt) = self.started;
        for layer in &self.layers {
            for (actor, recipient, code) in layer.each() {
                let act = intake.building.number();
                intake.act(number, &Row { actor, recipient, code, first, doubt })?;
                let reacts_to = match layer.kind {
                    Kind::Thought => continue,
                    Kind::Said => self.reacts_to.as_slice(),
                    Kind::Done => &[],
                };
                reactions.note(self.place, [act, number], [actor, recipient], reacts_to)?;
            }
        }
        Ok(())
    }
}

impl Layer<'_> {
    fn each(&self) -> impl Iterator<Item = (&[u8], &[u8], &[u8])> {
        let pairs = values(&self.actors)
            .flat_map(|actor| recipients(&self.recipients).map(move |other| (actor, other)));
        pairs.flat_map(|(actor, other)| values(&self.words).map(move |word| (actor, other, word)))
    }

    fn acts(&self) -> usize {
        let counts = [
            values(&self.actors).count(),
            recipients(&self.recipients).count(),
            values(&self.words).count(),
        ];
        counts.into_iter().fold(1, usize::saturating_mul)
    }
}

/// The values of a cell.
fn values(cell: &[u8]) -> impl Iterator<Item = &[u8]> {
    cell.split(|sign| *sign == b';').map(<[u8]>::trim_ascii).filter(|value| !value.is_empty())
}

/// The recipients of a cell; nobody where there is none.
fn recipients(cell: &[u8]) -> impl Iterator<Item = &[u8]> {
    let nobody = values(cell).next().is_none().then_some(&b""[..]);
    values(cell).chain(nobody)
}

/// What is thought, said and done in a row.
fn layers<'r>(fields: &'r Fields<'_>, places: &Places) -> Vec<Layer<'r>> {
    let cell = |place: usize| fields.get(place).unwrap_or_default();
    let [thinker, thought] = places.thought.map(cell);
    let [speaker, addressed, said, _] = places.said.map(cell);
    let [actors, recipients] = places.done.map(cell);
    let event = cell(places.event);
    let is_action = values(&event).any(|value| value == b"action");
    let is_of_facts = values(&thought).next().is_some()
        && values(&thought).all(|value| OF_FACTS.contains(&value))
        && values(&said).next().is_none();
    let done = if is_action || is_of_facts {
        places.words.map(|place| cell(place).to_ascii_lowercase()).join(&b';')
    } else {
        Vec::new()
    };
    let nobody = Cow::Borrowed(&b""[..]);
    vec![
        Layer {
            actors: thinker,
            recipients: nobody,
            words: thought.to_ascii_lowercase(),
            kind: Kind::Thought,
        },
        Layer {
            actors: speaker,
            recipients: addressed,
            words: said.to_ascii_lowercase(),
            kind: Kind::Said,
        },
        Layer { actors, recipients, words: done, kind: Kind::Done },
    ]
}
