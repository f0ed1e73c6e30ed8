//! The grammar of terms: what a question may say about the acts it asks for.
//!
//! A term is a key, a colon and a value: `by:mao`. Terms stand one or more to an argument, apart by spaces. A word without a
//! key belongs to the value before it (`text:great leap`); quotes hold a value together, so that a word in it that
//! looks like a key is none (`text:"by:mao"`). `not:` in front negates. [`Filter`](super::Filter) says how terms
//! combine, [`terms`] splits arguments into terms and knows nothing of any graph.

use std::fmt;
use std::ops::Range;

use crate::text::nearest;
use crate::text::visible;

/// What a term speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Who did it: an actor, event or side, rolled up; `=` in front of the id means itself alone.
    By,
    /// Towards whom.
    On,
    /// Who is spoken of.
    About,
    /// Who did it, received it or is spoken of.
    Actor,
    /// What was done: an act type or a class.
    Did,
    /// On which rung of the ladder.
    Rung,
    /// When.
    Date,
    /// What it was about.
    Topic,
    /// To which event it belongs.
    Event,
    /// To which dispute it belongs.
    Dispute,
    /// Where it was done.
    Place,
    /// Before what kind of audience.
    Audience,
    /// Which source is cited.
    Source,
    /// Which data set holds it.
    Dataset,
    /// Which note is cited.
    Note,
    /// Whether it happened.
    Modality,
    /// Whether it is disputed.
    Status,
    /// How sure the coding is.
    Certainty,
    /// How it is linked to other acts.
    Link,
    /// Its id.
    Id,
    /// Words in it.
    Text,
}

impl Key {
    /// Every key, in the order of the grammar.
    pub const ALL: [Key; 21] = [
        Key::By,
        Key::On,
        Key::About,
        Key::Actor,
        Key::Did,
        Key::Rung,
        Key::Date,
        Key::Topic,
        Key::Event,
        Key::Dispute,
        Key::Place,
        Key::Audience,
        Key::Source,
        Key::Dataset,
        Key::Note,
        Key::Modality,
        Key::Status,
        Key::Certainty,
        Key::Link,
        Key::Id,
        Key::Text,
    ];

    /// The word before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Key::By => "by",
            Key::On => "on",
            Key::About => "about",
            Key::Actor => "actor",
            Key::Did => "did",
            Key::Rung => "rung",
            Key::Date => "date",
            Key::Topic => "topic",
            Key::Event => "event",
            Key::Dispute => "dispute",
            Key::Place => "place",
            Key::Audience => "audience",
            Key::Source => "source",
            Key::Dataset => "dataset",
            Key::Note => "note",
            Key::Modality => "modality",
            Key::Status => "status",
            Key::Certainty => "certainty",
            Key::Link => "link",
            Key::Id => "id",
            Key::Text => "text",
        }
    }

    /// What a value looks like, for messages: `by:mao`.
    pub fn example(self) -> &'static str {
        match self {
            Key::By => "by:mao",
            Key::On => "on:khrushchev",
            Key::About => "about:usa",
            Key::Actor => "actor:mao",
            Key::Did => "did:accused",
            Key::Rung => "rung:2..4",
            Key::Date => "date:1959..1960",
            Key::Topic => "topic:polemics",
            Key::Event => "event:budapest-gathering",
            Key::Dispute => "dispute:sino-soviet",
            Key::Place => "place:Moscow",
            Key::Audience => "audience:public",
            Key::Source => "source:chapter",
            Key::Dataset => "dataset:icews",
            Key::Note => "note:550",
            Key::Modality => "modality:alleged",
            Key::Status => "status:contested",
            Key::Certainty => "certainty:high",
            Key::Link => "link:responds-to",
            Key::Id => "id:budapest-*",
            Key::Text => "text:great leap",
        }
    }

    fn new(name: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// Whether a term must hold or must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Polarity {
    /// It must hold.
    Must,
    /// It must not hold.
    MustNot,
}

/// One term, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// What it speaks of.
    pub(super) key: Key,
    /// Whether it must hold.
    pub(super) polarity: Polarity,
    /// What stands after the colon, without quotes; its words one space apart.
    pub(super) value: String,
    /// Where the whole term stands in the line.
    pub(super) span: Range<usize>,
    /// Where each byte of the value stands in the line.
    places: Vec<usize>,
}

/// Why arguments are no terms, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermError {
    /// The arguments, one space apart.
    pub line: String,
    /// What is wrong, as bytes of the line.
    pub span: Range<usize>,
    /// Why it is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl fmt::Display for TermError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "; {help}"))
    }
}

impl std::error::Error for TermError {}

/// What is wrong with a term; the line is added by whoever holds it.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Fault {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Fault {
        Fault { span, message: message.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = Some(help.into());
        self
    }

    pub(super) fn maybe_help(mut self, help: Option<String>) -> Fault {
        self.help = help;
        self
    }

    pub(super) fn in_line(self, line: &str) -> TermError {
        let Fault { span, message, help } = self;
        TermError { line: line.to_owned(), span, message, help }
    }
}

impl Term {
    /// Where some bytes of the value stand in the line; just behind the value where they lie beyond it.
    pub(super) fn place(&self, bytes: Range<usize>) -> Range<usize> {
        let start = self.places.get(bytes.start).copied().unwrap_or(self.span.end);
        let last = bytes.end.checked_sub(1).filter(|last| *last >= bytes.start);
        let end = last.and_then(|last| self.places.get(last)).map_or(start, |last| last + 1);
        start..end.max(start)
    }

    /// A fault of the whole value.
    pub(super) fn fault(&self, message: impl Into<String>) -> Fault {
        Fault::new(self.place(0..self.value.len()), message)
    }
}

/// The arguments, one space apart: the line that errors point into.
pub(super) fn line(arguments: &[String]) -> String {
    arguments.join(" ")
}

/// Splits arguments into terms. No argument, no term.
pub(super) fn terms(arguments: &[String]) -> Result<Vec<Term>, Fault> {
    let mut found: Vec<Term> = Vec::new();
    let mut offset = 0;
    for argument in arguments {
        for word in words(argument, offset)? {
            match opening(&word)? {
                Some(term) => {
                    found.last().map_or(Ok(()), complete)?;
                    found.push(term);
                }
                None => extend(found.last_mut(), word)?,
            }
        }
        offset += argument.len() + 1;
    }
    found.last().map_or(Ok(()), complete)?;
    Ok(found)
}

/// A word of an argument, its quotes taken off.
struct Word {
    text: String,
    places: Vec<usize>,
    span: Range<usize>,
    /// How many bytes of the text stand before the first quote: a key must be among them.
    bare: usize,
}

fn words(argument: &str, offset: usize) -> Result<Vec<Word>, Fault> {
    let mut words = Vec::new();
    let mut open: Option<Word> = None;
    let mut quote: Option<usize> = None;
    for (at, character) in argument.char_indices() {
        let place = offset + at;
        if quote.is_none() && character.is_whitespace() {
            words.extend(open.take());
            continue;
        }
        let word = open.get_or_insert_with(|| Word {
            text: String::new(),
            places: Vec::new(),
            span: place..place,
            bare: usize::MAX,
        });
        word.span.end = place + character.len_utf8();
        if character == '"' {
            quote = if quote.is_none() { Some(place) } else { None };
            word.bare = word.bare.min(word.text.len());
        } else {
            word.text.push(character);
            word.places.extend(place..word.span.end);
        }
    }
    if let Some(place) = quote {
        return Err(Fault::new(place..place + 1, "this quote is not closed")
            .help("write `\"` where the value ends"));
    }
    words.extend(open);
    Ok(words)
}

/// The term that a word begins; nothing where it has no key.
fn opening(word: &Word) -> Result<Option<Term>, Fault> {
    let mut polarity = Polarity::Must;
    let mut start = 0;
    loop {
        let rest = word.text.get(start..).unwrap_or("");
        let Some(length) = rest.find(':').filter(|length| start + length < word.bare) else {
            let dangling = polarity == Polarity::MustNot;
            return if dangling { Err(negates_nothing(word)) } else { Ok(None) };
        };
        let name = rest.get(..length).unwrap_or("");
        if !looks_like_a_key(name) {
            let dangling = polarity == Polarity::MustNot;
            return if dangling { Err(negates_nothing(word)) } else { Ok(None) };
        }
        let after = start + length + 1;
        if name == "not" && polarity == Polarity::Must {
            polarity = Polarity::MustNot;
            start = after;
            continue;
        }
        let places = word.places.get(start..after - 1).unwrap_or(&[]);
        let key = Key::new(name).ok_or_else(|| unknown_key(name, places))?;
        return Ok(Some(Term {
            key,
            polarity,
            value: word.text.get(after..).unwrap_or("").to_owned(),
            span: word.span.clone(),
            places: word.places.get(after..).unwrap_or(&[]).to_vec(),
        }));
    }
}

fn looks_like_a_key(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphabetic() || byte == b'-' || byte == b'_';
    name.bytes().all(allowed) && name.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn unknown_key(name: &str, places: &[usize]) -> Fault {
    let start = places.first().copied().unwrap_or(0);
    let fault = Fault::new(start..start + places.len(), format!("no term has the key `{name}`"));
    if name == "not" {
        return fault.help("`not:` stands once in front of a key, as in `not:by:mao`");
    }
    if let Some(key) = nearest(name, Key::ALL.iter().map(|key| key.name())) {
        return fault.help(format!("did you mean `{key}:`?"));
    }
    let keys: Vec<String> = Key::ALL.iter().map(|key| format!("{}:", key.name())).collect();
    let keys = keys.join(" ");
    fault.help(format!("the keys are {keys}; quotes keep a word from being read as one"))
}

fn negates_nothing(word: &Word) -> Fault {
    Fault::new(word.span.clone(), "`not:` negates no term here")
        .help("it stands in front of a key, as in `not:by:mao`")
}

fn extend(term: Option<&mut Term>, word: Word) -> Result<(), Fault> {
    let Some(term) = term else {
        let shown = visible(&word.text);
        return Err(Fault::new(word.span, format!("`{shown}` belongs to no term"))
            .help(format!("a term begins with a key: `actor:{shown}`, `text:{shown}`")));
    };
    if !term.value.is_empty() {
        term.value.push(' ');
        term.places.push(word.span.start.saturating_sub(1));
    }
    term.value.push_str(&word.text);
    term.places.extend(word.places);
    term.span.end = word.span.end;
    Ok(())
}

fn complete(term: &Term) -> Result<(), Fault> {
    if !term.value.is_empty() {
        return Ok(());
    }
    Err(Fault::new(term.span.clone(), format!("`{}:` has no value", term.key.name()))
        .help(format!("as in `{}`", term.key.example())))
}
