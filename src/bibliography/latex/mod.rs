//! BibLaTeX, and BibTeX with it.
//!
//! The parser stops at the first error of what it is given, so it is given one entry at a time: what begins with `@` and a
//! name at the start of a line, up to the next such line. An entry that is never closed loses only itself. Abbreviations
//! (`@string`) stand before their use, as in BibTeX, and are put in before the parser sees a field; `crossref` and `xdata`
//! are followed over at most [`REFERRED_MAX`] entries that do not refer in a circle. Both would else recurse without end.

mod entry;

use std::collections::BTreeMap;
use std::sync::Arc;

use biblatex::Bibliography;
use biblatex::Pair;
use biblatex::RawBibliography;
use biblatex::RawChunk;
use biblatex::RawEntry;
use biblatex::Spanned;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::load::Entry;
use crate::record::Written;
use crate::text::Span;
use crate::text::Text;
use crate::text::quoted;

use super::ENTRY_SIZE_MAX;
use super::bad;
use super::label;

/// The deepest nesting of braces in a field.
const DEPTH_MAX: usize = 32;
/// The most bytes and parts that an abbreviation or a field has once abbreviations are put in.
const EXPANDED_MAX: usize = 1 << 16;
/// The most entries from which one may take fields over.
const REFERRED_MAX: usize = 8;
/// After so many findings the rest of a file is not read.
const FINDINGS_MAX: usize = 1000;

type Value<'t> = Vec<Spanned<RawChunk<'t>>>;

/// An entry whose fields hold no abbreviations and no references.
struct Raw<'t> {
    entry: RawEntry<'t>,
    span: Span,
    /// The keys of the entries from which it takes fields over, and the fields that name them.
    parents: Vec<String>,
    references: Vec<Pair<'t>>,
}

struct Reader<'t> {
    text: &'t Arc<Text>,
    strings: BTreeMap<String, Value<'t>>,
    raw: Vec<Raw<'t>>,
    findings: Vec<Diagnostic>,
}

/// Reads a file of BibLaTeX.
pub(super) fn read(text: &Arc<Text>) -> (Vec<Entry<'_>>, Vec<Diagnostic>) {
    let mut reader =
        Reader { text, strings: BTreeMap::new(), raw: Vec::new(), findings: Vec::new() };
    for span in entries(text.body()) {
        if reader.findings.len() >= FINDINGS_MAX {
            let here = label(text, span.start..span.start + 1, "here");
            reader.findings.push(
                bad("expected fewer errors", here)
                    .help("the rest of this file is not read until these are mended"),
            );
            break;
        }
        reader.segment(span);
    }
    let made = reader.entries();
    (made, reader.findings)
}

/// The spans from each line that begins an entry to the next.
fn entries(body: &str) -> Vec<Span> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let inner = line.trim_start_matches('\u{feff}').trim_start();
        let name = inner.strip_prefix('@').map(|rest| rest.trim_start_matches(char::is_alphabetic));
        let is_start = name.is_some_and(|rest| {
            rest.len() + 1 < inner.len() && rest.trim_start().starts_with(['{', '('])
        });
        if is_start {
            starts.push(at + line.len() - inner.len());
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    starts.iter().zip(ends).map(|(&start, end)| start..end).collect()
}

impl<'t> Reader<'t> {
    /// Reads what stands between one entry and the next.
    fn segment(&mut self, span: Span) {
        let Some(segment) = self.text.body().get(span.clone()).map(str::trim_end) else { return };
        let at = |inner: Span| {
            let end = span.start + segment.len();
            (span.start + inner.start).min(end)..(span.start + inner.end).min(end)
        };
        if segment.len() > ENTRY_SIZE_MAX {
            let message = format!("an entry has more than {ENTRY_SIZE_MAX} bytes");
            self.findings.push(bad(message, self.label(at(0..1), "this entry")));
            return;
        }
        match RawBibliography::parse(segment) {
            Ok(raw) => {
                for pair in raw.abbreviations {
                    let value = self.expanded(pair.value.v);
                    self.strings.insert(pair.key.v.to_lowercase(), value);
                }
                for one in raw.entries {
                    let span = at(one.span);
                    self.entry(one.v, span);
                }
            }
            Err(error) => {
                let told = self.label(at(error.span), "reading stopped here");
                let line = segment.split('\n').next().unwrap_or(segment).trim_end();
                self.findings.push(
                    bad(
                        format!("an entry cannot be read: {}", quoted(&error.kind.to_string())),
                        told,
                    )
                    .and(Some(self.label(at(0..line.len()), "this entry")))
                    .help("look for a missing brace or comma; the entry is left out"),
                );
            }
        }
    }

    fn label(&self, span: Span, message: &str) -> Label {
        label(self.text, span, message)
    }

    /// A label at a part of the text.
    fn label_at(&self, part: &str, message: &str) -> Label {
        self.label(self.text.span_of(part).unwrap_or(0..0), message)
    }

    /// A value with the abbreviations put in. The names of months are left: the parser knows them.
    fn expanded(&mut self, value: Value<'t>) -> Value<'t> {
        let mut whole = Vec::with_capacity(value.len());
        let mut size = 0;
        for part in value {
            let RawChunk::Abbreviation(name) = part.v else {
                whole.push(part);
                continue;
            };
            if let Some(inner) = self.strings.get(&name.to_lowercase()) {
                size += inner.len() + inner.iter().map(length).sum::<usize>();
                if size > EXPANDED_MAX {
                    let here = self.label_at(name, "grows too long here");
                    self.findings.push(bad("an abbreviation stands for too much text", here));
                    return Vec::new();
                }
                let placed = inner.iter().map(|one| Spanned::new(one.v.clone(), part.span.clone()));
                whole.extend(placed);
            } else if is_month(name) {
                whole.push(part);
            } else {
                let here = self.label_at(name, "stands for nothing");
                let message = format!("`{}` is no abbreviation of this file", quoted(name));
                self.findings.push(
                    bad(message, here)
                        .help("put the text in braces, or define it before with `@string`"),
                );
            }
        }
        whole
    }

    /// Takes an entry in, without the fields that cannot be used.
    fn entry(&mut self, mut entry: RawEntry<'t>, span: Span) {
        let (mut parents, mut references) = (Vec::new(), Vec::new());
        let mut fields = Vec::with_capacity(entry.fields.len());
        for mut pair in std::mem::take(&mut entry.fields) {
            let name = pair.key.v.to_lowercase();
            pair.value.v = self.expanded(std::mem::take(&mut pair.value.v));
            if pair.value.v.iter().any(|part| depth(part) > DEPTH_MAX) {
                let message = format!("braces stand more than {DEPTH_MAX} deep");
                let here = self.label_at(pair.key.v, "in this field");
                self.findings.push(bad(message, here).help("the field is left out"));
                continue;
            }
            match name.as_str() {
                "crossref" | "xdata" => {
                    let keys = pair.value.v.iter().flat_map(|part| raw_text(part).split(','));
                    parents.extend(keys.map(|key| key.trim().to_owned()));
                    references.push(pair);
                }
                // Other keys for an entry: an id has no aliases.
                "ids" | "entryset" | "related" => {}
                _ => fields.push(pair),
            }
        }
        entry.fields = fields;
        self.raw.push(Raw { entry, span, parents, references });
    }

    /// The entries as records.
    fn entries(&mut self) -> Vec<Entry<'t>> {
        let raw = std::mem::take(&mut self.raw);
        let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, one) in raw.iter().enumerate() {
            keys.entry(one.entry.key.v).or_insert(at);
        }
        let mut made = Vec::with_capacity(raw.len());
        for one in raw.iter().filter(|one| !one.entry.kind.v.eq_ignore_ascii_case("xdata")) {
            let family = self.family(one, &raw, &keys);
            let Some(parsed) = self.parsed(one, &family) else { continue };
            let (reference, findings) = entry::reference(&parsed, &one.entry, self.text);
            self.findings.extend(findings);
            let id = Written::from(one.entry.key.v);
            made.push(super::entry(self.text, one.span.clone(), id, reference));
        }
        made
    }

    /// The entries from which one takes fields over, straight or through others; none, and a finding, where that leads in a
    /// circle or too far.
    fn family<'r>(
        &mut self,
        one: &'r Raw<'t>,
        raw: &'r [Raw<'t>],
        keys: &BTreeMap<&str, usize>,
    ) -> Vec<&'r Raw<'t>> {
        let mut open: Vec<(&'r Raw<'t>, usize)> = vec![(one, 0)];
        let mut family: Vec<&'r Raw<'t>> = Vec::new();
        while let Some((next, steps)) = open.pop() {
            for parent in next.parents.iter().filter(|parent| !parent.is_empty()) {
                let Some(&at) = keys.get(parent.as_str()) else {
                    let message = format!("no entry of this file has the key `{}`", quoted(parent));
                    let here = self.label_at(next.entry.key.v, "refers to it");
                    self.findings.push(bad(message, here));
                    continue;
                };
                // A chain as long as the family may be has met one entry twice, or goes too far.
                if steps >= REFERRED_MAX || family.len() > REFERRED_MAX {
                    let message = format!(
                        "`{}` takes fields over in a circle, or from more than {REFERRED_MAX} entries",
                        quoted(one.entry.key.v)
                    );
                    let here = self.label_at(one.entry.key.v, "this entry");
                    self.findings.push(
                        bad(message, here).help("shorten the chain of `crossref` and `xdata`"),
                    );
                    return Vec::new();
                }
                open.push((&raw[at], steps + 1));
                if !family.iter().any(|known| known.entry.key.v == raw[at].entry.key.v) {
                    family.push(&raw[at]);
                }
            }
        }
        family
    }

    /// The entry with what it takes over; nothing, and a finding, where a field cannot be read.
    fn parsed(&mut self, one: &Raw<'t>, family: &[&Raw<'t>]) -> Option<biblatex::Entry> {
        let mut entries = vec![with_parents(one, !family.is_empty())];
        entries.extend(family.iter().map(|other| with_parents(other, true)));
        let raw = RawBibliography { preamble: String::new(), entries, abbreviations: Vec::new() };
        let reason = match Bibliography::from_raw(raw) {
            Ok(parsed) => return parsed.into_iter().next(),
            Err(error) => error.kind.to_string(),
        };
        let here = self.label_at(one.entry.key.v, "this entry");
        let message = format!("an entry cannot be read: {}", quoted(&reason));
        self.findings.push(bad(message, here).help("the entry is left out"));
        None
    }
}

/// The entry as the parser takes it, with its references where they are to be followed.
fn with_parents<'t>(one: &Raw<'t>, follow: bool) -> Spanned<RawEntry<'t>> {
    let mut entry = one.entry.clone();
    if follow {
        entry.fields.extend(one.references.clone());
    }
    Spanned::new(entry, 0..0)
}

fn raw_text<'t>(part: &Spanned<RawChunk<'t>>) -> &'t str {
    match part.v {
        RawChunk::Normal(text) | RawChunk::Abbreviation(text) => text,
    }
}

fn length(part: &Spanned<RawChunk<'_>>) -> usize {
    raw_text(part).len()
}

/// How deep braces stand in a part, at the most.
fn depth(part: &Spanned<RawChunk<'_>>) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for sign in raw_text(part).bytes() {
        match sign {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn is_month(name: &str) -> bool {
    let months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    months.iter().any(|month| name.eq_ignore_ascii_case(month))
}
