//! An entry of BibLaTeX as a reference.

use std::sync::Arc;

use biblatex::ChunksExt;
use biblatex::Person;
use biblatex::RawEntry;

use crate::bibliography::bad;
use crate::bibliography::label;
use crate::bibliography::take;
use crate::bibliography::variable;
use crate::bibliography::variable::Holds;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::model::Fact;
use crate::model::Name;
use crate::model::Reference;
use crate::model::ReferenceDate;
use crate::text::Text;
use crate::text::quoted;

/// What a parsed entry says; fields that cannot be used are left out and reported.
pub(super) fn reference(
    parsed: &biblatex::Entry,
    raw: &RawEntry<'_>,
    text: &Arc<Text>,
) -> (Reference, Vec<Diagnostic>) {
    let entry_type = raw.kind.v.to_lowercase();
    let subtype = field(parsed, "entrysubtype").unwrap_or_default().to_lowercase();
    let kind = variable::kind_of_entry(&entry_type, &subtype);
    let mut reader = Reader {
        parsed,
        raw,
        text,
        reference: Reference { kind, ..Reference::default() },
        findings: Vec::new(),
    };
    for name in parsed.fields.keys() {
        if let Some((variable, holds)) = variable::variable_of_field(name, kind) {
            reader.field(name, variable, holds);
        }
    }
    reader.year();
    reader.genre(&entry_type);
    (reader.reference, reader.findings)
}

struct Reader<'r, 't> {
    parsed: &'r biblatex::Entry,
    raw: &'r RawEntry<'t>,
    text: &'t Arc<Text>,
    reference: Reference,
    findings: Vec<Diagnostic>,
}

/// The text of a field, white space folded; nothing where it is missing or empty.
fn field(parsed: &biblatex::Entry, name: &str) -> Option<String> {
    let text = parsed.get(name)?.format_verbatim();
    let folded = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    (!folded.is_empty()).then_some(folded)
}

impl Reader<'_, '_> {
    fn field(&mut self, name: &str, variable: &'static str, holds: Holds) {
        if self.reference.facts.contains_key(variable) {
            return;
        }
        let Some(written) = field(self.parsed, name) else { return };
        let fact = match holds {
            Holds::Text => Fact::Text(self.whole(name, written)),
            Holds::Names => Fact::Names(self.names(name)),
            Holds::Date => match date(&written) {
                Some(date) => Fact::Date(date),
                None => return self.no_date(name, &written),
            },
        };
        self.take(name, variable, fact);
    }

    fn take(&mut self, name: &str, variable: &'static str, fact: Fact) {
        if let Err(message) = take(&mut self.reference, variable, fact) {
            self.findings.push(bad(message, self.label(name)).help("the field is left out"));
        }
    }

    /// The text of a field, and of a title what belongs to it.
    fn whole(&self, name: &str, written: String) -> String {
        let (subtitle, addition) = match name {
            "title" => ("subtitle", "titleaddon"),
            "booktitle" => ("booksubtitle", "booktitleaddon"),
            "maintitle" => ("mainsubtitle", "maintitleaddon"),
            "journaltitle" | "journal" => ("journalsubtitle", "journaltitleaddon"),
            _ => return written,
        };
        let parts = [(": ", subtitle), (". ", addition)];
        parts.into_iter().fold(written, |whole, (sign, name)| {
            match field(self.parsed, name).filter(|_| self.is_own(name)) {
                Some(part) => whole + sign + &part,
                None => whole,
            }
        })
    }

    /// Whether a field stands in the entry itself. The parser takes the subtitle of a book over as that of its chapters.
    fn is_own(&self, name: &str) -> bool {
        let others = ["subtitle", "titleaddon"];
        let mut fields = self.raw.fields.iter();
        !others.contains(&name) || fields.any(|pair| pair.key.v.eq_ignore_ascii_case(name))
    }

    fn names(&self, name: &str) -> Vec<Name> {
        let persons = self.parsed.get_as::<Vec<Person>>(name).unwrap_or_default();
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let named = |person: Person| Name {
            family: if person.name == "others" { "et al.".to_owned() } else { person.name },
            given: some(&person.given_name),
            particle: some(&person.prefix),
            suffix: some(&person.suffix),
        };
        persons.into_iter().map(named).filter(|name| !name.family.is_empty()).collect()
    }

    /// `year`, `month` and `day`, the way of BibTeX, where there is no `date`.
    fn year(&mut self) {
        let Some(year) = field(self.parsed, "year") else { return };
        if self.reference.facts.contains_key("issued") {
            return;
        }
        let month = field(self.parsed, "month").and_then(|month| self::month(&month));
        let day = field(self.parsed, "day").and_then(|day| day.parse::<u8>().ok());
        let Some(date) = date(&year) else { return self.no_date("year", &year) };
        let day = day.filter(|day| month.is_some() && (1..=31).contains(day));
        self.take("year", "issued", Fact::Date(ReferenceDate { month, day, ..date }));
    }

    /// What sort of thesis or report it is, where the type of the entry or a keyword of BibLaTeX says so.
    fn genre(&mut self, entry_type: &str) {
        let genre = match (self.reference.text("genre"), entry_type) {
            (Some("phdthesis"), _) | (None, "phdthesis") => "PhD thesis",
            (Some("mathesis"), _) | (None, "mastersthesis") => "MA thesis",
            (Some("techreport"), _) | (None, "techreport") => "technical report",
            (Some(_) | None, _) => return,
        };
        self.take("type", "genre", Fact::Text(genre.to_owned()));
    }

    fn no_date(&mut self, name: &str, written: &str) {
        let message = format!("`{}` is no date of a bibliography", quoted(written));
        let help = "write `1960`, `1960-07` or `1960-07-16`, with `~` where it is about right; the field is left out";
        self.findings.push(bad(message, self.label(name)).help(help));
    }

    /// The place of a field; of the key where the field is taken over from another entry.
    fn label(&self, name: &str) -> Label {
        let own = self.raw.fields.iter().find(|pair| pair.key.v.eq_ignore_ascii_case(name));
        let part = own.map_or(self.raw.key.v, |pair| pair.key.v);
        label(self.text, self.text.span_of(part).unwrap_or(0..0), "in this entry")
    }
}

/// A date as bibliographies write it: `1960`, `1960-07`, `1960-07-16`, with `~` or `?`; of a span the first.
fn date(written: &str) -> Option<ReferenceDate> {
    let first = written.split('/').next().unwrap_or(written).trim();
    let bare = first.trim_end_matches(['~', '?', '%']);
    let mut parts = bare.split('-');
    let year = parts.next().filter(|year| (1..=4).contains(&year.len()))?;
    let month = parts.next().map(|month| number(month, 12));
    let day = parts.next().map(|day| number(day, 31));
    let is_number = year.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || parts.next().is_some() || month == Some(None) || day == Some(None) {
        return None;
    }
    Some(ReferenceDate {
        year: year.parse().ok()?,
        month: month.flatten(),
        day: day.flatten(),
        is_about: bare.len() < first.len(),
    })
}

/// Two digits from 1 to the most.
fn number(written: &str, most: u8) -> Option<u8> {
    let number = written.parse().ok().filter(|number| (1..=most).contains(number));
    number.filter(|_| written.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A month by its number or by the first letters of its name.
fn month(written: &str) -> Option<u8> {
    let number = written.parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    let names =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let by_name = || {
        let lower = written.to_lowercase();
        names.iter().position(|name| lower.starts_with(name))
    };
    number.or_else(|| u8::try_from(by_name()? + 1).ok())
}
