//! A paragraph as it is compared: the steps of normalisation, and the way back to the printed bytes.

use unicode_normalization::IsNormalized;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc_quick;

use super::Repair;

/// A paragraph as it is compared.
#[derive(Debug, Default)]
pub(super) struct Normal {
    pub(super) text: String,
    /// For each byte of the text the byte of the printed paragraph that it comes from.
    pub(super) origins: Vec<u32>,
    /// The note numbers that were taken out, and the byte of the text before which each stood.
    pub(super) notes: Vec<(u32, usize)>,
}

/// A character and the printed byte that it comes from.
type Sign = (char, u32);

/// The most digits of a note number.
const NOTE_DIGITS_MAX: usize = 4;
/// As many digits before a stop are a year at the end of a sentence, and what follows the stop is a note.
const YEAR_DIGITS: usize = 4;

/// A printed paragraph as it is compared. `here` are the repairs declared for it; those that are made are marked.
pub(super) fn paragraph(
    printed: &str,
    repairs: &[Repair<'_>],
    here: &[usize],
    is_used: &mut [bool],
) -> Normal {
    let mut signs: Vec<Sign> = signs(printed);
    for &position in here {
        let Repair { printed, read, .. } = repairs[position];
        let sought: Vec<char> = printed.chars().collect();
        if sought.is_empty() {
            continue;
        }
        let mut repaired: Vec<Sign> = Vec::with_capacity(signs.len());
        let mut at = 0;
        while let Some(&sign) = signs.get(at) {
            let here = signs.get(at..at + sought.len()).unwrap_or(&[]);
            if here.iter().map(|sign| sign.0).eq(sought.iter().copied()) {
                repaired.extend(read.chars().map(|letter| (letter, sign.1)));
                at += sought.len();
                is_used[position] = true;
            } else {
                repaired.push(sign);
                at += 1;
            }
        }
        signs = repaired;
    }
    without_notes(&folded(&signs))
}

/// What is sought as it is compared.
pub(crate) fn normalised(sought: &str) -> String {
    folded(&signs(sought)).into_iter().map(|(sign, _)| sign).collect()
}

fn signs(text: &str) -> Vec<Sign> {
    let origin = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    text.char_indices().map(|(byte, sign)| (sign, origin(byte))).collect()
}

/// Steps 2 to 5.
fn folded(signs: &[Sign]) -> Vec<Sign> {
    let kept: Vec<Sign> = signs.iter().copied().filter(|(sign, _)| !is_dropped(*sign)).collect();
    let mut out: Vec<Sign> = Vec::with_capacity(kept.len());
    for word in kept.split(|(sign, _)| sign.is_whitespace()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push((' ', word[0].1));
        }
        let letters = || word.iter().map(|(sign, _)| *sign);
        if is_nfc_quick(letters()) == IsNormalized::Yes {
            out.extend(word.iter().map(|&(sign, origin)| (fold(sign), origin)));
        } else {
            // Composed letters are fewer than printed ones: the word is pointed to as a whole.
            out.extend(letters().nfc().map(|sign| (fold(sign), word[0].1)));
        }
    }
    out
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
fn without_notes(signs: &[Sign]) -> Normal {
    let mut normal = Normal::default();
    let mut at = 0;
    while at < signs.len() {
        if let Some((number, end)) = note(signs, at) {
            normal.notes.push((number, normal.text.len()));
            at = end;
            while let Some(next) = next_note(signs, at, normal.notes.last().map(|note| note.0)) {
                normal.notes.push((next.0, normal.text.len()));
                at = next.1;
            }
            continue;
        }
        let (sign, origin) = signs[at];
        normal.text.push(sign);
        normal.origins.resize(normal.text.len(), origin);
        at += 1;
    }
    normal
}

/// The note number that begins here and the place behind it.
fn note(signs: &[Sign], at: usize) -> Option<(u32, usize)> {
    let raised = number(signs, at, raised_digit);
    if raised.is_some() && at > 0 && signs[at - 1].0 != ' ' {
        return raised;
    }
    let (value, end) = number(signs, at, |sign| sign.to_digit(10))?;
    let goes_on = |at: usize| signs.get(at).is_some_and(|sign| sign.0.is_alphanumeric());
    let is_figure = matches!(signs.get(end), Some((',' | '.', _)))
        && signs.get(end + 1).is_some_and(|sign| sign.0.is_ascii_digit());
    (!goes_on(end) && !is_figure && is_glued(signs, at)).then_some((value, end))
}

/// The number directly after a note, if it is the next one: `567 568`, `567, 568`.
fn next_note(signs: &[Sign], at: usize, last: Option<u32>) -> Option<(u32, usize)> {
    let mut start = at;
    start += usize::from(matches!(signs.get(start), Some((',' | ';', _))));
    start += usize::from(matches!(signs.get(start), Some((' ', _))));
    if start == at {
        return None;
    }
    let (value, end) = number(signs, start, |sign| sign.to_digit(10))?;
    let goes_on = signs.get(end).is_some_and(|sign| sign.0.is_alphanumeric());
    (Some(value) == last.map(|last| last + 1) && !goes_on).then_some((value, end))
}

fn number(signs: &[Sign], at: usize, digit: impl Fn(char) -> Option<u32>) -> Option<(u32, usize)> {
    let digits: Vec<u32> =
        signs.get(at..)?.iter().map_while(|sign| digit(sign.0)).take(NOTE_DIGITS_MAX + 1).collect();
    let is_number = (1..=NOTE_DIGITS_MAX).contains(&digits.len());
    let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
    is_number.then_some((value, at + digits.len()))
}

fn raised_digit(sign: char) -> Option<u32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip(0..).find(|(raised, _)| *raised == sign).map(|(_, digit)| digit)
}

/// Whether digits that begin here are glued to a word or to the sign that closes one.
fn is_glued(signs: &[Sign], at: usize) -> bool {
    let sign = |back: usize| at.checked_sub(back).map(|at| signs[at].0);
    let Some(last) = sign(1) else { return false };
    let before = sign(2).filter(|sign| *sign != ' ');
    match last {
        '.' | ',' | ':' => match before {
            Some(digit) if digit.is_ascii_digit() => {
                let digits = signs.get(..at - 1).unwrap_or(&[]).iter().rev();
                digits.take_while(|sign| sign.0.is_ascii_digit()).count() == YEAR_DIGITS
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
        let normal = paragraph(printed, &[], &[], &mut []);
        let found: Vec<u32> = normal.notes.iter().map(|note| note.0).collect();
        assert_eq!((normal.text.as_str(), found.as_slice()), (text, notes));
        assert_eq!(normal.text.len(), normal.origins.len());
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
        check("cafe\u{301}", "caf\u{e9}", &[]);
        assert_eq!(normalised("“Café’s” — 12"), "\"Caf\u{e9}'s\" - 12");
    }

    #[test]
    fn a_repair_is_made_before_anything_else_and_points_to_what_is_printed() {
        let repairs = [Repair { at: "1", printed: "i9o5", read: "1905" }];
        let mut is_used = [false];
        let normal = paragraph("in i9o5 and", &repairs, &[0], &mut is_used);
        assert_eq!(normal.text, "in 1905 and");
        assert_eq!(normal.origins, [0, 1, 3, 3, 3, 3, 3, 8, 8, 9, 10]);
        assert!(is_used[0]);
    }
}
