//! A text as it is compared: the steps of normalisation.

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use std::borrow::Cow;
use unicode_normalization::IsNormalized;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc_quick;

use super::Repair;
use super::division::lines;

/// Words after steps 2 to 5, and the bytes at which a line cut a word.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub(super) text: String,
    pub(super) cuts: Vec<usize>,
}

/// What the end of a line means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// White space like any other.
    Space,
    /// The end of a printed line, which may cut a word.
    OfPrint,
}

/// A paragraph as it is compared.
#[derive(Debug, Default)]
pub(super) struct Normal {
    pub(super) text: String,
    /// The bytes of the text at which the end of a line cut a word.
    pub(super) cuts: Vec<usize>,
    /// The note numbers that were taken out, and the byte of the text before which each stood.
    pub(super) notes: Vec<(u32, usize)>,
}

/// The most digits of a note number.
const NOTE_DIGITS_MAX: usize = 4;
/// As many digits before a stop are a year at the end of a sentence, and what follows the stop is a note.
const YEAR_DIGITS: usize = 4;

/// Step 1: the printed text with its repairs made, all at once; of two that begin at one letter the longer is. Those that
/// are made are marked.
pub(super) fn repaired<'p>(
    printed: &'p str,
    repairs: &[Repair<'_>],
    here: &[usize],
    is_used: &mut [bool],
) -> Cow<'p, str> {
    let here: Vec<usize> =
        here.iter().copied().filter(|&one| !repairs[one].printed.is_empty()).collect();
    if here.is_empty() {
        return Cow::Borrowed(printed);
    }
    let sought = here.iter().map(|&one| repairs[one].printed);
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(sought);
    // Only more letters than a machine can count are refused; the repairs are then told as unused.
    let Ok(automaton) = automaton else { return Cow::Borrowed(printed) };
    let mut out = String::new();
    automaton.replace_all_with(printed, &mut out, |found, _, out| {
        let repair = here[found.pattern().as_usize()];
        is_used[repair] = true;
        out.push_str(repairs[repair].read);
        true
    });
    Cow::Owned(out)
}

/// What is sought as it is compared.
pub(crate) fn normalised(sought: &str) -> String {
    folded(sought, LineEnd::Space).text
}

/// Steps 2 to 5. Without printed lines they are what fingerprints of version 1 are taken of: another outcome needs another
/// version.
pub(super) fn folded(printed: &str, line_end: LineEnd) -> Folded {
    let mut folded = Folded { text: String::with_capacity(printed.len()), cuts: Vec::new() };
    match line_end {
        LineEnd::Space => words(printed, &mut folded.text),
        LineEnd::OfPrint => {
            for line in lines(printed) {
                let begins = line.trim_start().starts_with(char::is_lowercase);
                let is_cut = begins && folded.text.ends_with('-') && ends_in_letter(&folded.text);
                let at = folded.text.len();
                words(line, &mut folded.text);
                if is_cut && folded.text.len() > at {
                    // The hyphen, and the space that `words` has put behind it.
                    folded.text.replace_range(at - 1..=at, "");
                    folded.cuts.push(at - 1);
                }
                if line.trim_end().ends_with('\u{ad}') && folded.text.len() > at {
                    folded.text.push('\u{ad}');
                }
            }
            folded.text.truncate(folded.text.trim_end_matches('\u{ad}').len());
        }
    }
    folded
}

/// Whether a text ends in a letter and a hyphen.
pub(super) fn ends_in_letter(text: &str) -> bool {
    text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
}

/// Adds words as they are compared, with one space before each unless it is the first.
fn words(printed: &str, out: &mut String) {
    for word in printed.split(char::is_whitespace) {
        if word.is_ascii() && !word.is_empty() {
            space(out);
            // Of ASCII only the grave accent has another form.
            if word.contains('`') {
                out.extend(word.chars().map(fold));
            } else {
                out.push_str(word);
            }
            continue;
        }
        let word: Cow<'_, str> = if word.contains(is_dropped) {
            Cow::Owned(word.chars().filter(|sign| !is_dropped(*sign)).collect())
        } else {
            Cow::Borrowed(word)
        };
        if word.is_empty() {
            continue;
        }
        space(out);
        if is_nfc_quick(word.chars()) == IsNormalized::Yes {
            out.extend(word.chars().map(fold));
        } else {
            out.extend(word.nfc().map(fold));
        }
    }
}

/// The space before a word, unless it is the first or a soft hyphen has cut it at the end of a line.
fn space(out: &mut String) {
    if out.ends_with('\u{ad}') {
        out.pop();
    } else if !out.is_empty() {
        out.push(' ');
    }
}

fn is_dropped(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn fold(sign: char) -> char {
    match sign {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '＂' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' | '＇' | '`' | '´' => '\'',
        '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '－' => '-',
        _ => sign,
    }
}

/// Step 6.
pub(super) fn without_notes(folded: &Folded) -> Normal {
    let text = folded.text.as_str();
    let mut normal = Normal { text: String::with_capacity(text.len()), ..Normal::default() };
    let mut cuts = folded.cuts.iter().copied().peekable();
    let mut copied = 0;
    let mut copy = |normal: &mut Normal, copied: usize, end: usize| {
        while let Some(cut) = cuts.next_if(|&cut| cut < end || end == text.len()) {
            normal.cuts.push(normal.text.len() + cut.saturating_sub(copied));
        }
        normal.text += text.get(copied..end).unwrap_or("");
    };
    let mut at = 0;
    while let Some(offset) = text.get(at..).and_then(|rest| rest.find(is_digit)) {
        at += offset;
        let Some((number, end)) = note(text, at) else {
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            continue;
        };
        copy(&mut normal, copied, at);
        normal.notes.push((number, normal.text.len()));
        at = end;
        let mut last = number;
        while let Some((next, end)) = next_note(text, at, last) {
            normal.notes.push((next, normal.text.len()));
            (last, at) = (next, end);
        }
        copied = at;
    }
    copy(&mut normal, copied, text.len());
    normal
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || !sign.is_ascii() && raised_digit(sign).is_some()
}

/// The sign that begins at a byte.
fn sign(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The sign that ends at a byte.
fn sign_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The note number that begins here and the place behind it.
fn note(text: &str, at: usize) -> Option<(u32, usize)> {
    let raised = number(text, at, raised_digit);
    if raised.is_some() && sign_before(text, at).is_some_and(|sign| sign != ' ') {
        return raised;
    }
    let (value, end) = number(text, at, |sign| sign.to_digit(10))?;
    let goes_on = sign(text, end).is_some_and(char::is_alphanumeric);
    let is_figure = matches!(sign(text, end), Some(',' | '.'))
        && sign(text, end + 1).is_some_and(|sign| sign.is_ascii_digit());
    (!goes_on && !is_figure && is_glued(text, at)).then_some((value, end))
}

/// The number directly after a note, if it is the next one: `567 568`, `567, 568`.
fn next_note(text: &str, at: usize, last: u32) -> Option<(u32, usize)> {
    let mut start = at;
    start += usize::from(matches!(sign(text, start), Some(',' | ';')));
    start += usize::from(sign(text, start) == Some(' '));
    if start == at {
        return None;
    }
    let (value, end) = number(text, start, |sign| sign.to_digit(10))?;
    let goes_on = sign(text, end).is_some_and(char::is_alphanumeric);
    (value == last + 1 && !goes_on).then_some((value, end))
}

/// The number that begins at a byte and the byte behind it, if it is as short as that of a note.
fn number(text: &str, at: usize, digit: impl Fn(char) -> Option<u32>) -> Option<(u32, usize)> {
    let (mut value, mut end, mut digits) = (0, at, 0);
    for sign in text.get(at..)?.chars() {
        let Some(next) = digit(sign) else { break };
        digits += 1;
        if digits > NOTE_DIGITS_MAX {
            return None;
        }
        value = value * 10 + next;
        end += sign.len_utf8();
    }
    (digits > 0).then_some((value, end))
}

fn raised_digit(sign: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip(0..).find(|(raised, _)| *raised == sign).map(|(_, digit)| digit)
}

/// Whether digits that begin here are glued to a word or to the sign that closes one.
fn is_glued(text: &str, at: usize) -> bool {
    let Some(last) = sign_before(text, at) else { return false };
    let stop = at - last.len_utf8();
    let before = sign_before(text, stop).filter(|sign| *sign != ' ');
    match last {
        '.' | ',' | ':' => match before {
            Some(digit) if digit.is_ascii_digit() => {
                let digits = text.get(..stop).unwrap_or("").bytes().rev();
                digits.take(YEAR_DIGITS + 1).take_while(u8::is_ascii_digit).count() == YEAR_DIGITS
            }
            Some(_) => true,
            None => false,
        },
        ';' | '!' | '?' | '…' | ')' | ']' | '}' => before.is_some(),
        '"' | '\'' => before.is_some_and(|sign| !matches!(sign, '(' | '[' | '{' | '-')),
        _ => last.is_lowercase() && before.is_some_and(char::is_alphabetic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, text: &str, notes: &[u32]) {
        let normal = without_notes(&folded(printed, LineEnd::Space));
        let found: Vec<u32> = normal.notes.iter().map(|note| note.0).collect();
        assert_eq!((normal.text.as_str(), found.as_slice()), (text, notes));
    }

    #[test]
    fn a_number_glued_to_a_word_or_behind_what_closes_it_is_a_note() {
        check("to the mill.12 Then", "to the mill. Then", &[12]);
        check("said “no.”13 Then", "said \"no.\" Then", &[13]);
        check("the mill12 and", "the mill and", &[12]);
        check("hands.\"567 568 At", "hands.\" At", &[567, 568]);
        check("hands.\"567, 568", "hands.\"", &[567, 568]);
        check("in 1905.14 Then", "in 1905. Then", &[14]);
        check("(the weir)9, and", "(the weir), and", &[9]);
        check("the weir¹² and", "the weir and", &[12]);
    }

    #[test]
    fn a_figure_is_no_note() {
        for figure in [
            "1,390 men",
            "3.50 marks",
            "on June 24-26,",
            "the U-2 over",
            "at 12:30 on",
            "the \"1905 plan\"",
            "i960 and",
            "In 1905 the",
            "(1905) and",
            "12 men",
            "lot 7b",
            "May 8,1960, he",
            "mill.12345 men",
        ] {
            check(figure, figure, &[]);
        }
        check("the mill.12 13 men", "the mill. men", &[12, 13]);
        check("the mill.12 14 men", "the mill. 14 men", &[12]);
    }

    #[test]
    fn marks_spaces_and_accents_have_one_form() {
        check("  a\u{a0}\t b ", "a b", &[]);
        check(
            "\u{201e}so\u{201c} \u{2018}it\u{2019}s\u{2019} 1\u{2013}2",
            "\"so\" 'it's' 1-2",
            &[],
        );
        check("wa\u{ad}ter", "water", &[]);
        check("a \u{ad} b", "a b", &[]);
        check("cafe\u{301}", "caf\u{e9}", &[]);
        assert_eq!(normalised("“Café’s” — 12"), "\"Caf\u{e9}'s\" - 12");
    }

    #[test]
    fn repairs_are_made_all_at_once_and_the_longest_counts() {
        let repair = |printed, read| Repair { at: "1", printed, read };
        let repairs = [repair("i9", "19"), repair("i9o5", "1905"), repair("1905", "1906")];
        let mut is_used = [false; 3];
        assert_eq!(
            repaired("in i9o5 and i9", &repairs, &[0, 1, 2], &mut is_used),
            "in 1905 and 19"
        );
        assert_eq!(is_used, [true, true, false]);
    }

    #[test]
    fn a_printed_line_cuts_words_at_its_end() {
        let normal = without_notes(&folded(
            "the mill.1 A split-\nting weir-\nMarsh\n wa\u{ad}\nter",
            LineEnd::OfPrint,
        ));
        assert_eq!(normal.text, "the mill. A splitting weir- Marsh water");
        assert_eq!(normal.cuts, [17]);
        assert_eq!(normalised("split-\nting"), "split- ting");
    }
}
