//! Notes and bibliographies, formatted.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::OnceLock;

use hayagriva::BibliographyDriver;
use hayagriva::BibliographyRequest;
use hayagriva::CitationItem;
use hayagriva::CitationRequest;
use hayagriva::LocatorPayload;
use hayagriva::Rendered;
use hayagriva::SpecificLocator;
use hayagriva::archive;
use hayagriva::citationberg::IndependentStyle;
use hayagriva::citationberg::Locale;
use hayagriva::citationberg::LocaleCode;
use hayagriva::citationberg::StyleClass;
use hayagriva::citationberg::json;
use hayagriva::citationberg::taxonomy;

use crate::model::Citation;
use crate::model::Fact;
use crate::model::Id;
use crate::model::Locator;
use crate::model::Name;
use crate::model::ReferenceDate;
use crate::model::Source;

use super::Prose;
use super::Style;

/// The place of a citation as a note tells it: which source, and where in it.
#[derive(Clone, Debug)]
pub struct NotePlace {
    source: Arc<Source>,
    /// The source through which it is known, and whether its words are quoted.
    via: Option<(Arc<Source>, Known)>,
    /// The place in the source itself.
    own: Vec<(Part, String)>,
    /// The place in the source through which it is known.
    through: Vec<(Part, String)>,
}

/// How a document is known through another source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Cited,
    Quoted,
}

/// What a place is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Page,
    Paragraph,
    Section,
    Row,
    Note,
}

/// By what one place is told from another.
type PlaceKey<'p> = (&'p Id, Option<(&'p Id, Known)>, &'p [(Part, String)], &'p [(Part, String)]);

/// Formatted notes, and the bibliography of what they cite.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// A note for each place, in their order.
    pub notes: Vec<Prose>,
    /// An entry for each source, in the order of the style.
    pub bibliography: Vec<(Id, Prose)>,
}

/// Stands for the further parts of a place while the style formats the first.
const MORE: &str = "\u{e000}";

/// Stands for any number, and what follows it, where many notes differ in nothing else.
const ANY: &str = "1\u{e000}";

impl NotePlace {
    /// The place of a citation. `source` and `via` are the sources that it names.
    pub fn new(source: &Arc<Source>, via: Option<&Arc<Source>>, citation: &Citation) -> NotePlace {
        let holder = via.unwrap_or(source);
        let division = match holder.locator {
            Locator::Paragraph | Locator::Page => Part::Paragraph,
            Locator::Section => Part::Section,
            Locator::Row => Part::Row,
        };
        let parts = [
            (Part::Page, &citation.page),
            (division, &citation.paragraph),
            (Part::Note, &citation.note),
        ];
        let place =
            parts.into_iter().filter_map(|(part, text)| Some((part, clean(text.as_ref()?))));
        let place: Vec<(Part, String)> = place.filter(|(_, text)| !text.is_empty()).collect();
        let page = citation.document_page.iter().map(|page| (Part::Page, clean(page)));
        let known = if citation.quote.is_some() { Known::Quoted } else { Known::Cited };
        match via {
            None => {
                NotePlace { source: Arc::clone(source), via: None, own: place, through: Vec::new() }
            }
            Some(via) => NotePlace {
                source: Arc::clone(source),
                via: Some((Arc::clone(via), known)),
                own: page.filter(|(_, text)| !text.is_empty()).collect(),
                through: place,
            },
        }
    }

    fn key(&self) -> PlaceKey<'_> {
        let via = self.via.as_ref().map(|(via, known)| (&via.id, *known));
        (&self.source.id, via, &self.own, &self.through)
    }
}

impl PartialEq for NotePlace {
    fn eq(&self, other: &NotePlace) -> bool {
        self.key() == other.key()
    }
}

impl Eq for NotePlace {}

impl PartialOrd for NotePlace {
    fn partial_cmp(&self, other: &NotePlace) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NotePlace {
    fn cmp(&self, other: &NotePlace) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl Style {
    /// Notes as they follow each other in a text: the first of a source in full, the later ones short, where the style does
    /// so; and the bibliography.
    pub fn format(self, places: &[NotePlace]) -> Notes {
        Formatter::new(self).run(places)
    }

    /// Notes each of which stands alone, in full.
    pub fn format_each(self, places: &[NotePlace]) -> Vec<Prose> {
        let formatter = Formatter::new(self);
        match formatter.style.settings.class {
            // These tell sources apart by letters behind the year, which takes all of them.
            StyleClass::InText => formatter.run(places).notes,
            StyleClass::Note => {
                let mut templates = Templates::new();
                places.iter().map(|place| formatter.alone(place, &mut templates)).collect()
            }
        }
    }

    /// The entry of each source in a bibliography, in the order given where the style cites in notes, else in its own.
    pub fn bibliography(self, sources: &[Arc<Source>]) -> Vec<(Id, Prose)> {
        let place = |source: &Arc<Source>| NotePlace {
            source: Arc::clone(source),
            via: None,
            own: Vec::new(),
            through: Vec::new(),
        };
        let places: Vec<NotePlace> = sources.iter().map(place).collect();
        let formatter = Formatter::new(self);
        match formatter.style.settings.class {
            StyleClass::InText => formatter.run(&places).bibliography,
            StyleClass::Note => {
                let one = |place| formatter.run(std::slice::from_ref(place)).bibliography;
                places.iter().flat_map(one).collect()
            }
        }
    }
}

/// A style, loaded.
struct Formatter {
    style: IndependentStyle,
    language: LocaleCode,
}

/// The words of American English. They take fifteen times as long to unpack as a style does.
static ENGLISH: OnceLock<Vec<Locale>> = OnceLock::new();

/// The sources of a text in the words of hayagriva, each once: it tells a source that is cited again by its address.
type Items<'s> = BTreeMap<&'s Id, json::Item>;

/// Notes that stand alone, by their source and what counts the place; [`ANY`] stands where its number does.
type Templates = BTreeMap<(Id, Part), Prose>;

/// A source and a place in it.
struct Cite<'s> {
    id: &'s Id,
    locator: Option<(taxonomy::Locator, String)>,
    /// What stands behind the locator.
    more: String,
}

impl Formatter {
    fn new(style: Style) -> Formatter {
        let language = LocaleCode("en-US".to_owned());
        Formatter { style: style.load(), language }
    }

    fn locales(&self) -> &'static [Locale] {
        let is_ours = |locale: &Locale| locale.lang.as_ref() == Some(&self.language);
        ENGLISH.get_or_init(|| archive::locales().into_iter().filter(is_ours).collect())
    }

    fn run(&self, places: &[NotePlace]) -> Notes {
        let mut cites = Vec::with_capacity(places.len());
        for place in places {
            cites.push(Cite::new(&place.source, &place.own));
            cites.extend(place.via.iter().map(|(via, _)| Cite::new(via, &place.through)));
        }
        let vias = places.iter().filter_map(|place| Some(&place.via.as_ref()?.0));
        let sources = places.iter().map(|place| &place.source).chain(vias);
        let mut items = Items::new();
        for source in sources {
            items.entry(&source.id).or_insert_with(|| item(source));
        }
        let rendered = self.rendered(&cites, &items);
        let citations = rendered.citations.iter().map(|one| Prose::of(&one.citation));
        let mut made = citations.zip(&cites).map(|(mut prose, cite)| {
            prose.replace(MORE, &cite.more);
            prose
        });
        let mut notes = Vec::with_capacity(places.len());
        for place in places {
            let own = made.next().unwrap_or_default();
            notes.push(match &place.via {
                None => own,
                Some((_, known)) => joined(own, *known, made.next().unwrap_or_default()),
            });
        }
        Notes { notes, bibliography: entries(&rendered, &cites) }
    }

    /// A note that stands alone. Notes of one source that differ in a number are formatted once.
    fn alone(&self, place: &NotePlace, templates: &mut Templates) -> Prose {
        let own = self.cited(&place.source, &place.own, templates);
        match &place.via {
            None => own,
            Some((via, known)) => joined(own, *known, self.cited(via, &place.through, templates)),
        }
    }

    fn cited(&self, source: &Source, place: &[(Part, String)], templates: &mut Templates) -> Prose {
        let mut cite = Cite::new(source, place);
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let Some((part, text)) = place.first().filter(|(_, text)| is_number(text)) else {
            let mut prose = self.only(&cite, source);
            prose.replace(MORE, &cite.more);
            return prose;
        };
        let key = (source.id.clone(), *part);
        let mut prose = templates
            .entry(key)
            .or_insert_with(|| {
                cite.locator = cite.locator.take().map(|(kind, _)| (kind, ANY.to_owned()));
                self.only(&cite, source)
            })
            .clone();
        prose.replace(ANY, &format!("{text}{}", cite.more));
        prose
    }

    /// A citation as the only one.
    fn only(&self, cite: &Cite<'_>, source: &Source) -> Prose {
        let items = Items::from([(&source.id, item(source))]);
        let rendered = self.rendered(std::slice::from_ref(cite), &items);
        rendered.citations.first().map_or_else(Prose::default, |one| Prose::of(&one.citation))
    }

    fn rendered(&self, cites: &[Cite<'_>], items: &Items<'_>) -> Rendered {
        let mut driver = BibliographyDriver::new();
        for (number, cite) in cites.iter().enumerate() {
            let locator = cite.locator.as_ref();
            let locator =
                locator.map(|(kind, text)| SpecificLocator(*kind, LocatorPayload::Str(text)));
            driver.citation(CitationRequest::new(
                vec![CitationItem::with_locator(&items[cite.id], locator)],
                &self.style,
                Some(self.language.clone()),
                self.locales(),
                Some(number + 1),
            ));
        }
        driver.finish(BibliographyRequest::new(
            &self.style,
            Some(self.language.clone()),
            self.locales(),
        ))
    }
}

/// The entries of a bibliography; where the style has none, the sources as it cites them.
fn entries(rendered: &Rendered, cites: &[Cite<'_>]) -> Vec<(Id, Prose)> {
    let Some(bibliography) = &rendered.bibliography else {
        let mut entries: Vec<(Id, Prose)> = Vec::new();
        for (cite, one) in cites.iter().zip(&rendered.citations) {
            if entries.iter().all(|(id, _)| id != cite.id) {
                entries.push((cite.id.clone(), Prose::of(&one.citation)));
            }
        }
        return entries;
    };
    let entry = |one: &hayagriva::BibliographyItem| {
        let id = Id::new(&one.key).ok()?;
        let mut prose = Prose::default();
        if let Some(first) = &one.first_field {
            prose.append(Prose::of(&hayagriva::ElemChildren(vec![first.clone()])));
            prose.append(Prose::plain(" "));
        }
        prose.append(Prose::of(&one.content));
        Some((id, prose))
    };
    bibliography.items.iter().filter_map(entry).collect()
}

/// "A, cited in B": the document and the source through which it is known.
fn joined(mut own: Prose, known: Known, mut through: Prose) -> Prose {
    let words = match known {
        Known::Cited => "cited in",
        Known::Quoted => "quoted in",
    };
    let in_brackets = |prose: &Prose| {
        let text = prose.to_string();
        text.starts_with('(') && text.ends_with(')')
    };
    if in_brackets(&own) && in_brackets(&through) {
        own.strip_end(')');
        through.strip_start('(');
    } else if own.strip_end('”') {
        own.strip_end('.');
        own.append(Prose::plain(",” "));
        own.append(Prose::plain(format!("{words} ")));
        own.append(through);
        return own;
    } else if !own.to_string().ends_with("bid.") {
        own.strip_end('.');
    }
    own.append(Prose::plain(format!(", {words} ")));
    own.append(through);
    own
}

impl<'s> Cite<'s> {
    fn new(source: &'s Source, place: &[(Part, String)]) -> Cite<'s> {
        let mut parts = place.iter();
        let first = parts.next();
        let more = parts.fold(String::new(), |more, (part, text)| more + ", " + &told(*part, text));
        let locator = first.map(|(part, text)| {
            let kind = match part {
                Part::Page => taxonomy::Locator::Page,
                Part::Paragraph => taxonomy::Locator::Paragraph,
                Part::Section => taxonomy::Locator::Section,
                Part::Row => taxonomy::Locator::Line,
                Part::Note => taxonomy::Locator::Note,
            };
            (kind, if more.is_empty() { text.clone() } else { format!("{text}{MORE}") })
        });
        Cite { id: &source.id, locator, more }
    }
}

/// A further part of a place: "para. 5", "n. 550".
fn told(part: Part, text: &str) -> String {
    let is_range = text.contains(['-', '–', ',']);
    let word = match (part, is_range) {
        (Part::Page, false) => "p.",
        (Part::Page, true) => "pp.",
        (Part::Paragraph, false) => "para.",
        (Part::Paragraph, true) => "paras.",
        (Part::Section, false) => "sec.",
        (Part::Section, true) => "secs.",
        (Part::Row, false) => "row",
        (Part::Row, true) => "rows",
        (Part::Note, false) => "n.",
        (Part::Note, true) => "nn.",
    };
    format!("{word} {}", text.replace('-', "–"))
}

/// What hayagriva is told of a source.
fn item(source: &Source) -> json::Item {
    let reference = super::reference(source);
    let mut fields = BTreeMap::new();
    let text = |text: &str| json::Value::String(clean(text));
    fields.insert("id".to_owned(), json::Value::String(source.id.to_string()));
    fields.insert("type".to_owned(), text(reference.kind));
    for (name, fact) in &reference.facts {
        let value = match fact {
            Fact::Text(written) => text(written),
            Fact::Names(names) => json::Value::Names(names.iter().map(name_value).collect()),
            Fact::Date(date) => json::Value::Date(date_value(*date)),
        };
        fields.insert((*name).to_owned(), value);
    }
    // Titles stay as they are written: in English hayagriva would make `McNamara` into `Mcnamara`.
    fields.insert("language".to_owned(), text("und"));
    json::Item(fields)
}

fn name_value(name: &Name) -> json::NameValue {
    if name.given.is_none() && name.particle.is_none() && name.suffix.is_none() {
        return json::NameValue::Literal(json::LiteralName { literal: clean(&name.family) });
    }
    let some = |part: &Option<String>| part.as_deref().map(clean);
    json::NameValue::Item(json::NameItem {
        family: clean(&name.family),
        given: some(&name.given),
        non_dropping_particle: some(&name.particle),
        dropping_particle: None,
        suffix: some(&name.suffix),
        comma_suffix: None,
    })
}

fn date_value(date: ReferenceDate) -> json::DateValue {
    let number = |part: u8| i16::from(part);
    let year = i16::try_from(date.year).unwrap_or(i16::MAX);
    let parts = std::iter::once(year).chain(date.month.map(number)).chain(date.day.map(number));
    json::DateValue::DateParts {
        date_parts: json::VecDateRange(vec![json::VecDate(parts.collect())]),
        literal: None,
        season: None,
        circa: date.is_about,
    }
}

/// Text without the sign that stands for something else here.
fn clean(text: &str) -> String {
    text.replace(MORE, "\u{fffd}")
}
