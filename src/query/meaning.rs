//! What a term means in a graph: ids looked up, dates and ranges read; with a "did you mean" for whatever is unknown.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::Named;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::AudienceKind;
use crate::model::Certainty;
use crate::model::Class;
use crate::model::Date;
use crate::model::Day;
use crate::model::DayRange;
use crate::model::LinkKind;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::model::SourceKey;
use crate::model::SourceKind;
use crate::model::Status;
use crate::model::TypeKey;
use crate::text::nearest;
use crate::text::visible;

use super::condition::Condition;
use super::condition::DateFit;
use super::condition::LinkTest;
use super::condition::Part;
use super::condition::Parties;
use super::condition::Sides;
use super::condition::TextTest;
use super::condition::Words;
use super::term::Fault;
use super::term::Key;
use super::term::Term;

/// What a term asks of an act.
pub(super) fn meaning(graph: &Graph, term: &Term) -> Result<Condition, Fault> {
    match term.key {
        Key::By => parties(graph, term).map(|who| Condition::Party(Part::Actor, who)),
        Key::On => parties(graph, term).map(|who| Condition::Party(Part::Recipient, who)),
        Key::About => parties(graph, term).map(|who| Condition::Party(Part::About, who)),
        Key::Actor => parties(graph, term).map(|who| Condition::Party(Part::Any, who)),
        Key::Did => types(graph, term).map(Condition::Type),
        Key::Rung => rungs(term),
        Key::Date => date(term),
        Key::Topic => match graph.named(&term.value) {
            Some(Named::Topic(topic)) => Ok(Condition::Topic(topic)),
            _ => Err(unknown(graph, term, "topic", |named| matches!(named, Named::Topic(_)))),
        },
        Key::Event => event(graph, term),
        Key::Dispute => match graph.named(&term.value) {
            Some(Named::Dispute(key)) => {
                Ok(Condition::Between(Sides::new(graph, graph.dispute(key))))
            }
            _ => Err(unknown(graph, term, "dispute", |named| matches!(named, Named::Dispute(_)))),
        },
        Key::Place => Ok(Condition::Place(Words::new(&term.value))),
        Key::Audience => audience(term),
        Key::Source => match graph.named(&term.value) {
            Some(Named::Source(source)) => Ok(Condition::Source(source)),
            _ => Err(unknown(graph, term, "source", |named| matches!(named, Named::Source(_)))),
        },
        Key::Dataset => datasets(graph, term).map(Condition::Dataset),
        Key::Note => Ok(Condition::Note(term.value.clone())),
        Key::Modality => one_or_any(term, &Modality::ALL, Modality::name).map(Condition::Modality),
        Key::Status => one_or_any(term, &Status::ALL, Status::name).map(Condition::Status),
        Key::Certainty => {
            word(term, &Certainty::ALL, Certainty::name, &[]).map(Condition::Certainty)
        }
        Key::Link => link(graph, term),
        Key::Id => acts(graph, term).map(Condition::Act),
        Key::Text => Ok(Condition::Text(TextTest::new(graph, &term.value))),
    }
}

/// The data set of an id, or all of them.
fn datasets(graph: &Graph, term: &Term) -> Result<Vec<SourceKey>, Fault> {
    let is_dataset = |source: SourceKey| graph.source(source).kind == SourceKind::Dataset;
    if term.value == "any" {
        let all = graph.sources().map(|(source, _)| source);
        return Ok(all.filter(|&source| is_dataset(source)).collect());
    }
    match graph.named(&term.value) {
        Some(Named::Source(source)) if is_dataset(source) => Ok(vec![source]),
        _ => Err(unknown(
            graph,
            term,
            "data set",
            |named| matches!(named, Named::Source(source) if is_dataset(source)),
        )),
    }
}

/// The message for an id that names nothing of the kind, with the nearest that does.
fn unknown(graph: &Graph, term: &Term, kind: &str, fits: impl Fn(Named) -> bool) -> Fault {
    let given = match term.value.strip_prefix('=') {
        None => &term.value,
        Some(given) if takes_itself_alone(term.key) => given,
        Some(given) => {
            let name = term.key.name();
            return Fault::new(term.place(0..1), format!("`{name}:` takes no `=`"))
                .help(format!("write `{name}:{}`", visible(given)));
        }
    };
    let fault = term.fault(format!("no {kind} has the id `{}`", visible(given)));
    let ids = graph.names().filter(|(_, named)| fits(*named)).map(|(id, _)| id.as_str());
    match graph.named(given).map(|named| kind_of(graph, named)) {
        Some(other) => fault.help(format!("`{given}` is the id of {other}")),
        None => fault.maybe_help(did_you_mean(given, ids)),
    }
}

fn did_you_mean<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(wrong, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// Whether `=` before a value asks for an actor itself, without those who act for it.
fn takes_itself_alone(key: Key) -> bool {
    matches!(key, Key::By | Key::On | Key::About | Key::Actor)
}

fn kind_of(graph: &Graph, named: Named) -> &'static str {
    match named {
        Named::Node(key) => match graph.node(key) {
            Node::Actor(_) => "an actor",
            Node::Event(_) => "an event",
        },
        Named::Act(_) => "an act",
        Named::Type(_) => "an act type",
        Named::Source(_) => "a source",
        Named::Topic(_) => "a topic",
        Named::Dispute(_) => "a dispute",
        Named::Side(..) => "a side of a dispute",
    }
}

fn parties(graph: &Graph, term: &Term) -> Result<Parties, Fault> {
    let (given, alone) = match term.value.strip_prefix('=') {
        Some(given) => (given, true),
        None => (term.value.as_str(), false),
    };
    let mut nodes = match graph.named(given) {
        Some(Named::Node(node)) => vec![node],
        Some(Named::Side(dispute, side)) => {
            graph.dispute(dispute).sides.get(side).map_or_else(Vec::new, |side| side.actors.clone())
        }
        Some(
            Named::Act(_) | Named::Type(_) | Named::Source(_) | Named::Topic(_) | Named::Dispute(_),
        )
        | None => vec![by_name(graph, term, given)?],
    };
    nodes.sort_unstable();
    nodes.dedup();
    Ok(if alone { Parties::Themselves(nodes) } else { Parties::RolledUp(graph.roll_up(&nodes)) })
}

/// The actor whose name or alias this is, whatever its case, if there is but one.
fn by_name(graph: &Graph, term: &Term, given: &str) -> Result<NodeKey, Fault> {
    let wanted = given.to_lowercase();
    let is_named = |name: &String| name.to_lowercase() == wanted;
    let found: Vec<NodeKey> = graph
        .actors()
        .filter(|(_, actor)| {
            actor.id.as_str() == wanted || is_named(&actor.name) || actor.also.iter().any(is_named)
        })
        .map(|(key, _)| key)
        .collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(unknown_party(graph, term, given)),
        several => {
            let ids: Vec<String> =
                several.iter().map(|&key| format!("`{}`", graph.node(key).id())).collect();
            let message = format!("several actors go by the name `{}`", visible(given));
            Err(term.fault(message).help(format!("write the id: {}", ids.join(", "))))
        }
    }
}

fn unknown_party(graph: &Graph, term: &Term, given: &str) -> Fault {
    let is_party = |named| matches!(named, Named::Node(_) | Named::Side(..));
    let fault = unknown(graph, term, "actor, event or side", is_party);
    if fault.help.is_some() {
        return fault;
    }
    let names = graph
        .actors()
        .flat_map(|(_, actor)| std::iter::once(&actor.name).chain(&actor.also))
        .map(|name| (name.to_lowercase(), name))
        .collect::<Vec<_>>();
    let near = nearest(given, names.iter().map(|(folded, _)| folded.as_str()));
    let name = near.and_then(|near| names.iter().find(|(folded, _)| folded == near));
    fault.maybe_help(name.map(|(_, name)| format!("did you mean `{}`?", visible(name))))
}

/// The types of a type id, a class or half a class, or another verb for a type.
fn types(graph: &Graph, term: &Term) -> Result<Vec<TypeKey>, Fault> {
    let wanted = verb(&term.value);
    if let Some(Named::Type(key)) = graph.named(&wanted) {
        return Ok(vec![key]);
    }
    if let Some(classes) = classes(&wanted) {
        let fits = graph.act_types().filter(|(_, word)| classes.contains(&word.class));
        return Ok(fits.map(|(key, _)| key).collect());
    }
    let goes_by = |name: &String| verb(name) == wanted;
    let found: Vec<(TypeKey, &str)> = graph
        .act_types()
        .filter(|(_, word)| {
            goes_by(&word.label) || goes_by(&word.past) || word.aliases.iter().any(goes_by)
        })
        .map(|(key, word)| (key, word.id.as_str()))
        .collect();
    match found.as_slice() {
        [(one, _)] => Ok(vec![*one]),
        [] => Err(unknown_type(graph, term, &wanted)),
        several => {
            let ids: Vec<String> = several.iter().map(|(_, id)| format!("`{id}`")).collect();
            let message = format!("several act types go by `{}`", visible(&term.value));
            Err(term.fault(message).help(format!("write the id: {}", ids.join(", "))))
        }
    }
}

/// A verb in the form of an id, without the remark in brackets that an alias may carry.
fn verb(written: &str) -> String {
    let bare = written.split(" (").next().unwrap_or(written);
    bare.trim().to_lowercase().replace(['_', ' '], "-")
}

const HALVES: [&str; 4] = ["verbal", "material", "conflict", "cooperation"];

fn classes(wanted: &str) -> Option<Vec<Class>> {
    if let Some(class) = Class::ALL.into_iter().find(|class| class.name() == wanted) {
        return Some(vec![class]);
    }
    let is_half = |class: &Class| class.name().split('-').any(|half| half == wanted);
    HALVES.contains(&wanted).then(|| Class::ALL.into_iter().filter(is_half).collect())
}

fn unknown_type(graph: &Graph, term: &Term, wanted: &str) -> Fault {
    let fault = term.fault(format!("no act type or class is called `{}`", visible(&term.value)));
    let ids = graph.act_types().map(|(_, word)| word.id.as_str());
    let names = Class::ALL.iter().map(|class| class.name()).chain(HALVES);
    let aliases: Vec<String> = graph
        .act_types()
        .flat_map(|(_, word)| word.aliases.iter().map(|alias| verb(alias)))
        .collect();
    let near = did_you_mean(wanted, ids.chain(names))
        .or_else(|| did_you_mean(wanted, aliases.iter().map(String::as_str)));
    fault.help(near.unwrap_or_else(|| "`demarche types` lists them".to_owned()))
}

fn rungs(term: &Term) -> Result<Condition, Fault> {
    let example = "write `rung:2`, `rung:2..4`, `rung:4..` or `rung:..3`";
    let value = term.value.as_str();
    let number = |text: &str, at: usize, open: u8| match text {
        "" => Ok(open),
        text => text.parse::<u8>().map_err(|_not_a_number| {
            Fault::new(term.place(at..at + text.len()), format!("`{}` is no rung", visible(text)))
                .help(example)
        }),
    };
    let Some((from, to)) = value.split_once("..") else {
        return number(value, 0, 0).map(|rung| Condition::Rung(rung..=rung));
    };
    if from.is_empty() && to.is_empty() {
        return Err(term.fault("a range of rungs has at least one end").help(example));
    }
    let (least, most) = (number(from, 0, 0)?, number(to, from.len() + 2, u8::MAX)?);
    if least > most {
        return Err(term
            .fault("this range ends below its start")
            .help(format!("write `{to}..{from}`")));
    }
    Ok(Condition::Rung(least..=most))
}

fn date(term: &Term) -> Result<Condition, Fault> {
    let (start, fit) = match term.value.strip_prefix('=') {
        Some(_) => (1, DateFit::Must),
        None => (0, DateFit::Can),
    };
    let written = term.value.get(start..).unwrap_or("");
    // Brackets and strokes belong to EDTF, which has dots of its own: `[..1959]`, `1959/..`.
    let is_whole = written.contains(['[', '{', '/']);
    let days = match written.split_once("..").filter(|_| !is_whole) {
        None => days(term, written, start)?,
        Some(("", "")) => {
            let fault = term.fault("a range of dates has at least one end");
            return Err(fault.help("write `1959..1960`, `1960..` or `..1960`"));
        }
        Some((from, to)) => {
            let after = start + from.len() + 2;
            let first = if from.is_empty() { Day::PAST } else { days(term, from, start)?.first };
            let last = if to.is_empty() { Day::FUTURE } else { days(term, to, after)?.last };
            DayRange { first, last }
        }
    };
    if days.first > days.last {
        return Err(term.fault("this range ends before it starts"));
    }
    Ok(Condition::Date(days, fit))
}

/// The days of a date that stands at a byte of the value.
fn days(term: &Term, written: &str, at: usize) -> Result<DayRange, Fault> {
    let date = Date::new(written).map_err(|error| {
        let offset = at + error.offset;
        let end = at + written.len();
        let span = if offset < end { term.place(offset..end) } else { term.place(at..end) };
        Fault::new(span, format!("`{}` is no date: {}", visible(written), error.message))
            .help("dates are EDTF: `1960`, `1960-07`, `1960-07-16`; a range is `1959..1960`")
    })?;
    Ok(date.bounds().hull())
}

fn event(graph: &Graph, term: &Term) -> Result<Condition, Fault> {
    let is_event = |key: NodeKey| matches!(graph.node(key), Node::Event(_));
    let whole = match graph.named(&term.value) {
        Some(Named::Node(key)) if is_event(key) => key,
        _ => {
            let fits = |named| matches!(named, Named::Node(key) if is_event(key));
            return Err(unknown(graph, term, "event", fits));
        }
    };
    Ok(Condition::Event(with_parts(graph, whole)))
}

/// An event and all its parts, parts of parts included, in order.
pub(super) fn with_parts(graph: &Graph, whole: NodeKey) -> Vec<NodeKey> {
    let mut parts: BTreeMap<NodeKey, Vec<NodeKey>> = BTreeMap::new();
    for (key, event) in graph.events() {
        if let Some(larger) = event.part_of {
            parts.entry(larger).or_default().push(key);
        }
    }
    let mut found = BTreeSet::new();
    let mut open = vec![whole];
    while let Some(event) = open.pop() {
        if found.insert(event) {
            open.extend(parts.get(&event).into_iter().flatten());
        }
    }
    found.into_iter().collect()
}

fn audience(term: &Term) -> Result<Condition, Fault> {
    if term.value == "none" {
        return Ok(Condition::Audience(None));
    }
    word(term, &AudienceKind::ALL, AudienceKind::name, &["none"])
        .map(|kind| Condition::Audience(Some(kind)))
}

fn one_or_any<T: Copy>(
    term: &Term,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<Vec<T>, Fault> {
    if term.value == "any" {
        return Ok(all.to_vec());
    }
    word(term, all, name, &["any"]).map(|one| vec![one])
}

/// The value whose name the term gives; `others` are words that are understood besides.
fn word<T: Copy>(
    term: &Term,
    all: &[T],
    name: fn(T) -> &'static str,
    others: &[&str],
) -> Result<T, Fault> {
    let names = || all.iter().map(|&one| name(one)).chain(others.iter().copied());
    all.iter().copied().find(|&one| name(one) == term.value).ok_or_else(|| {
        let message = format!("`{}:` knows no `{}`", term.key.name(), visible(&term.value));
        let list: Vec<String> = names().map(|name| format!("`{name}`")).collect();
        let help = did_you_mean(&term.value, names());
        term.fault(message)
            .help(help.unwrap_or_else(|| format!("write one of {}", list.join(", "))))
    })
}

fn link(graph: &Graph, term: &Term) -> Result<Condition, Fault> {
    let kind = LinkKind::ALL.into_iter().find(|kind| kind.name() == term.value.replace('_', "-"));
    let test = match (term.value.as_str(), kind) {
        (_, Some(kind)) => LinkTest::Back(kind),
        ("recorded", None) => LinkTest::Recorded,
        ("any", None) => LinkTest::Some,
        ("none", None) => LinkTest::None,
        (id, None) => LinkTest::To(linked_act(graph, term, id)?),
    };
    Ok(Condition::Link(test))
}

fn linked_act(graph: &Graph, term: &Term, id: &str) -> Result<ActKey, Fault> {
    if let Some(Named::Act(act)) = graph.named(id) {
        return Ok(act);
    }
    let fault = unknown(graph, term, "act", |named| matches!(named, Named::Act(_)));
    let words = LinkKind::ALL.iter().map(|kind| kind.name()).chain(["recorded", "any", "none"]);
    let all = || {
        "write `responds-to`, `continues`, `recorded`, `any`, `none` or the id of an act".to_owned()
    };
    let help = did_you_mean(id, words).or(fault.help).unwrap_or_else(all);
    Err(Fault::new(fault.span, fault.message).help(help))
}

fn acts(graph: &Graph, term: &Term) -> Result<Vec<ActKey>, Fault> {
    let is_act = |named: Named| match named {
        Named::Act(act) => Some(act),
        Named::Node(_)
        | Named::Type(_)
        | Named::Source(_)
        | Named::Topic(_)
        | Named::Dispute(_)
        | Named::Side(..) => None,
    };
    if let Some(prefix) = term.value.strip_suffix('*') {
        let mut acts: Vec<ActKey> =
            graph.names_with(prefix).filter_map(|(_, named)| is_act(named)).collect();
        acts.sort_unstable();
        return Ok(acts);
    }
    match graph.named(&term.value).and_then(is_act) {
        Some(act) => Ok(vec![act]),
        None => Err(unknown(graph, term, "act", |named| is_act(named).is_some())),
    }
}
