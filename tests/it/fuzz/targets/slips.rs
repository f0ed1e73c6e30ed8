//! The slips of a hand: words of a file exchanged, lost, doubled, cut.

use super::choices::Choices;
use super::records;

/// The pieces of a text in RON: strings, words and numbers, signs, and the blanks between them.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let mut token = String::from(sign);
        let is_word = |sign: &char| sign.is_alphanumeric() || matches!(sign, '_' | '.' | '-' | '+');
        if sign == '"' {
            while let Some(inner) = signs.next() {
                token.push(inner);
                match inner {
                    '"' => break,
                    '\\' => token.extend(signs.next()),
                    _ => {}
                }
            }
        } else if is_word(&sign) {
            while let Some(inner) = signs.next_if(is_word) {
                token.push(inner);
            }
        } else if sign.is_whitespace() {
            while let Some(inner) = signs.next_if(|inner| inner.is_whitespace()) {
                token.push(inner);
            }
        }
        tokens.push(token);
    }
    tokens
}

const WORDS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "/*",
    "*/",
    "//",
    "\n",
    "r#\"",
    "\"#",
    "#![enable(implicit_some)]",
    "Some(",
    "None",
    "()",
    "true",
    "0",
    "-1",
    "4294967296",
    "1e999",
    "NaN",
    "0x1F",
    "'a'",
    "b\"x\"",
    "\u{feff}",
    "\u{202e}",
    "é",
    "Act(",
    "Actor(",
    "Graph(",
    "Low",
    "Planned",
    "Rejected(reason: \"\")",
    "\"1960-02-30\"",
    "\"mao\"",
    "\"unstated\"",
    "[[[[[[",
    "((((((",
    "id: \"x\"",
];

/// A piece is repeated to about so many bytes at most.
const REPEATED_MAX: usize = 10_000;

/// A record, or several, with one slip.
pub(super) fn slip(text: &str, choices: &mut Choices<'_>) -> String {
    let mut tokens = tokens(text);
    let at = choices.below(tokens.len());
    match choices.below(9) {
        0 => choices.pick(WORDS).clone_into(&mut tokens[at]),
        1 => drop(tokens.remove(at)),
        2 => tokens.insert(at, tokens[choices.below(tokens.len())].clone()),
        3 => {
            let other = choices.below(tokens.len());
            tokens.swap(at, other);
        }
        4 => tokens.truncate(at),
        5 => {
            let end = (at + choices.below(30)).min(tokens.len());
            let doubled = tokens[at..end].to_vec();
            tokens.splice(at..at, doubled);
        }
        6 => {
            let strings: Vec<usize> =
                (0..tokens.len()).filter(|&at| tokens[at].starts_with('"')).collect();
            if let Some(&place) = strings.get(choices.below(strings.len())) {
                tokens[place] = records::string(&choices.words());
            }
        }
        7 => {
            let strings: Vec<usize> =
                (0..tokens.len()).filter(|&at| tokens[at].starts_with('"')).collect();
            if let Some(&place) = strings.get(choices.below(strings.len())) {
                tokens[place] = records::string(&choices.date());
            }
        }
        _ => {
            let most = REPEATED_MAX / tokens[at].len().max(1);
            tokens[at] = tokens[at].repeat(1 + choices.below(200).min(most));
        }
    }
    tokens.concat()
}

/// A few records of the curated graph as a file, with slips.
pub(super) fn make(choices: &mut Choices<'_>) -> String {
    let all = records::of_curated();
    let first = choices.below(all.len());
    let few: Vec<String> = all.into_iter().skip(first).take(1 + choices.below(8)).collect();
    let mut text = format!("[\n{},\n]", few.join(",\n"));
    for _ in 0..=choices.below(6) {
        text = slip(&text, choices);
        if text.is_empty() {
            break;
        }
    }
    text
}
