//! A text file: its name, its characters, and where in it something stands.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use unicode_script::Script;
use unicode_script::UnicodeScript;

/// A text that was read, under the name by which messages call it.
#[derive(Debug)]
pub struct Text {
    name: String,
    body: String,
    lines: OnceLock<Vec<usize>>,
    /// How many characters begin before each block of [`BLOCK`] bytes.
    blocks: OnceLock<Vec<usize>>,
}

/// So many bytes are counted at most to tell a column: a line may be as long as a file.
const BLOCK: usize = 4_096;

/// A place in a text: line and column from 1, the column counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// A range of bytes of a text.
pub type Span = Range<usize>;

impl Text {
    /// A text and its name, usually the path of a file.
    pub fn new(name: impl Into<String>, body: impl Into<String>) -> Text {
        Text {
            name: name.into(),
            body: body.into(),
            lines: OnceLock::new(),
            blocks: OnceLock::new(),
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its characters.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The span of a part of this text, found by its address; nothing where the part is of some other text.
    pub fn span_of(&self, part: &str) -> Option<Span> {
        let start = part.as_ptr().addr().checked_sub(self.body.as_ptr().addr())?;
        let end = start.checked_add(part.len())?;
        (end <= self.body.len()).then_some(start..end)
    }

    /// The line and column of a byte; of the end where it lies beyond.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.boundary(byte);
        let line = self.line_starts().partition_point(|&start| start <= byte);
        let start = self.line_starts().get(line - 1).copied().unwrap_or(0);
        Position { line, column: self.characters(byte) - self.characters(start) + 1 }
    }

    /// How many characters begin before a byte.
    fn characters(&self, byte: usize) -> usize {
        let bytes = self.body.as_bytes();
        let count = |bytes: &[u8]| bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count();
        let blocks = self.blocks.get_or_init(|| {
            let mut before = 0;
            let counted = bytes.chunks(BLOCK).map(|block| {
                before += count(block);
                before
            });
            std::iter::once(0).chain(counted).collect()
        });
        let block = byte / BLOCK;
        let rest = bytes.get(block * BLOCK..byte).unwrap_or(&[]);
        blocks.get(block).copied().unwrap_or(0) + count(rest)
    }

    /// The bytes of the lines that hold a span, with so many lines around it, and the number of the first.
    pub fn window(&self, span: &Span, around: usize) -> (Span, usize) {
        let starts = self.line_starts();
        let first = starts.partition_point(|&start| start <= span.start).saturating_sub(1 + around);
        let last = starts.partition_point(|&start| start < span.end.max(span.start + 1)) + around;
        let start = starts.get(first).copied().unwrap_or(0);
        let end = starts.get(last).copied().unwrap_or(self.body.len());
        (start..end, first + 1)
    }

    /// The nearest byte at or before this one at which a character begins.
    pub fn boundary(&self, byte: usize) -> usize {
        self.body.floor_char_boundary(byte)
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.body.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
    }
}

/// The byte of a line and column of a text; its end where it has no such place.
pub fn byte_at(body: &str, position: Position) -> usize {
    let line_start = match position.line {
        0 | 1 => Some(0),
        line => body.match_indices('\n').nth(line - 2).map(|(at, _)| at + 1),
    };
    let Some(start) = line_start else { return body.len() };
    let rest = body.get(start..).unwrap_or("");
    rest.char_indices()
        .nth(position.column.saturating_sub(1))
        .map_or(body.len(), |(at, _)| start + at)
}

/// The text with control characters and marks that turn the direction of writing shown as `\u{…}`.
///
/// Line breaks and tabs are shown so as well: the result is one line.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_invisible(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// JSON in which unseen characters stand as `\u` escapes: it can be shown on a terminal, and reads back as it was.
///
/// Line breaks stay: outside of its strings JSON is printable but for these, and inside they are escapes already.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    let is_hidden = |character: char| character != '\n' && is_invisible(character);
    if !json.contains(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 8);
    for character in json.chars() {
        if is_hidden(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                shown += &format!("\\u{unit:04x}");
            }
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// A text as a message quotes it: [`visible`], and cut where nobody would read on.
pub fn quoted(text: &str) -> String {
    let mut characters = text.chars();
    let start: String = characters.by_ref().take(QUOTED_MAX).collect();
    let end = if characters.next().is_some() { "…" } else { "" };
    format!("{}{end}", visible(&start))
}

/// So many characters of a text are quoted in a message.
const QUOTED_MAX: usize = 80;

/// Whether a character is unseen and changes how others are seen: a control, a line or paragraph separator, a mark
/// of direction, a zero-width character or a byte-order mark.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// What a text looks like, letter by letter: texts that look alike have the same skeleton (UTS 39).
pub fn skeleton(text: &str) -> String {
    unicode_security::skeleton(text).collect()
}

/// Of the first character of a text that is not ASCII: what it is, and what it looks like where that is ASCII.
///
/// ```
/// let told = demarche::text::beyond_ascii("m\u{430}o");
/// assert_eq!(told.as_deref(), Some("`\u{430}` is U+0430, a Cyrillic letter that looks like `a`"));
/// ```
pub fn beyond_ascii(text: &str) -> Option<String> {
    let character = text.chars().find(|character| !character.is_ascii())?;
    let written = character.to_string();
    let (shown, code) = (visible(&written), u32::from(character));
    let sort = if character.is_alphabetic() { "letter" } else { "character" };
    let script = character.script();
    let of_none = [Script::Common, Script::Inherited, Script::Unknown].contains(&script);
    let name = if of_none { "" } else { script.full_name() };
    let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    let what = [article, name, sort].map(|word| word.replace('_', " "));
    let what: Vec<String> = what.into_iter().filter(|word| !word.is_empty()).collect();
    let what = what.join(" ");
    let alike = skeleton(&written);
    let looks = alike.is_ascii() && !alike.is_empty();
    let looks =
        if looks { format!(" that looks like `{alike}`") } else { " outside ASCII".to_owned() };
    Some(format!("`{shown}` is U+{code:04X}, {what}{looks}"))
}

/// Of some words the nearest to another, and whether it is the one that was meant for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest<'a> {
    /// The word.
    pub word: &'a str,
    /// How many letters are wrong, missing, too many or in the place of the next.
    pub slips: usize,
    /// Whether no other is as near.
    pub is_only: bool,
    /// Whether it is a slip or two away, no other is nearly as near, and every digit is the same.
    pub is_certain: bool,
}

/// "did you mean" among candidates, whatever their case: the nearest that is near enough, the first of equals in their
/// order.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(wrong, candidates).map(|nearest| nearest.word)
}

/// The nearest of some candidates, as [`nearest`] has it, and whether there is no doubt about it.
///
/// ```
/// use demarche::text::nearest_of;
///
/// let certain = |wrong, words: &[&'static str]| nearest_of(wrong, words.iter().copied()).is_some_and(|one| one.is_certain);
/// assert!(certain("khruschev", &["khrushchev", "mao"]));
/// assert!(!certain("visit-1958", &["visit-1959"]));
/// assert!(!certain("lowtan", &["lowton", "lowten"]));
/// ```
pub fn nearest_of<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<Nearest<'a>> {
    let length = wrong.chars().count();
    let allowed = (length / 3).clamp(1, 4);
    let folded = wrong.to_lowercase().replace('_', "-");
    let mut best: Option<(usize, &str)> = None;
    let mut next = usize::MAX;
    for candidate in candidates {
        if candidate.len().abs_diff(folded.len()) > allowed + 2 {
            continue;
        }
        let distance = if candidate.chars().any(|sign| sign.is_uppercase() || sign == '_') {
            strsim::osa_distance(&folded, &candidate.to_lowercase().replace('_', "-"))
        } else {
            strsim::osa_distance(&folded, candidate)
        };
        match best {
            Some((_, word)) if word == candidate => {}
            Some((least, _)) if distance >= least => next = next.min(distance),
            Some(_) | None => {
                next = best.map_or(next, |(least, _)| least);
                best = Some((distance, candidate));
            }
        }
    }
    let (distance, word) = best.filter(|(distance, _)| *distance <= allowed)?;
    // A word of three letters with one wrong may be any other.
    let most = match length {
        0..=3 => 0,
        4..=7 => 1,
        8.. => 2,
    };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_alone = next > allowed.max(distance + 1);
    let is_certain = distance <= most && is_alone && digits(wrong) == digits(word);
    Some(Nearest { word, slips: distance, is_only: next > distance, is_certain })
}
