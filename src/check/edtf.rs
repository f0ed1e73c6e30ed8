//! Dates that people write and that are no EDTF: what each would be as EDTF.
//!
//! Only what can be told is proposed. `3/4/1960` is March in one country and April in another, so nothing is.

use crate::model::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What was meant by a text that is no date; nothing where that cannot be told.
pub(super) fn meant(written: &str) -> Option<String> {
    let text = written.trim().to_lowercase();
    if text.len() > Date::LENGTH_MAX {
        return None;
    }
    qualified(&text).or_else(|| span(&text)).filter(|edtf| Date::new(edtf).is_ok())
}

/// What was meant, where it can be read in one way only.
///
/// `1960-7` may be a month or a span of years, `1900s` ten years or a hundred, "by 1960" holds 1960 or not.
pub(super) fn certain(written: &str) -> Option<String> {
    let text = written.trim().to_lowercase();
    let about = ["circa ", "ca. ", "ca.", "ca ", "c. ", "c."];
    let about = about.iter().find_map(|word| text.strip_prefix(word));
    let is_decade = text.ends_with("0s") && !text.ends_with("00s");
    let is_certain = is_decade
        || plain(about.unwrap_or(&text)).is_some_and(|_| {
            let text = about.unwrap_or(&text);
            let parts = parts(text);
            let is_month = |part: &&str| month_of(part).is_some();
            match parts[..] {
                [_] => true,
                [month, _] => is_month(&month),
                [one, two, _] if parts.iter().any(is_month) || year_of(one).is_some() => {
                    // With two names of months neither is the day.
                    !(is_month(&one) && is_month(&two))
                }
                // With slashes either may stand first, with points in some countries as well.
                [one, two, _] => month_and_day(one, two, true).is_some(),
                _ => false,
            }
        });
    meant(written).filter(|_| is_certain)
}

/// "c. 1960", "before July 1960", "after 1960", "1960s".
fn qualified(text: &str) -> Option<String> {
    let behind = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word)).map(plain);
    if let Some(date) = behind(&["circa ", "ca. ", "ca.", "ca ", "c. ", "c.", "c ", "about ", "~"])
    {
        return Some(format!("{}~", date?));
    }
    if let Some(date) = behind(&["before ", "by ", "until ", "<"]) {
        return Some(format!("[..{}]", date?));
    }
    if let Some(date) = behind(&["after ", "since ", "from ", ">"]) {
        return Some(format!("[{}..]", date?));
    }
    let decade = text.strip_suffix("0s").filter(|front| front.len() == 3)?;
    Some(format!("{decade}X"))
}

/// One date, or two with a dash or "to" between them.
fn span(text: &str) -> Option<String> {
    let two = |(first, last): (&str, &str)| Some(format!("{}/{}", plain(first)?, plain(last)?));
    plain(text).or_else(|| {
        let dashes = [" - ", "–", "—", " to ", " until ", "/", "-"];
        dashes.iter().find_map(|dash| text.split_once(dash).and_then(two))
    })
}

/// One day, month or year, from its numbers and the name of its month.
fn plain(text: &str) -> Option<String> {
    match parts(text)[..] {
        [year] => year_of(year),
        [year, month] if year_of(year).is_some() && number(month).is_some() => {
            Some(format!("{year}-{:02}", number(month)?))
        }
        [month, year] => Some(format!("{}-{:02}", year_of(year)?, month_of(month)?)),
        [year, month, day] if year_of(year).is_some() => {
            let month = month_of(month).or_else(|| number(month))?;
            Some(format!("{year}-{month:02}-{:02}", number(day)?))
        }
        [one, two, year] => {
            let year = year_of(year)?;
            let (month, day) = month_and_day(one, two, text.contains('/'))?;
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// The numbers and names of a date.
fn parts(text: &str) -> Vec<&str> {
    text.split(|sign: char| sign.is_whitespace() || ",./-".contains(sign))
        .filter(|part| !part.is_empty())
        .collect()
}

/// The month and the day of two parts before a year; with slashes either may stand first.
fn month_and_day(one: &str, two: &str, slashes: bool) -> Option<(u32, u32)> {
    if let Some(month) = month_of(one) {
        return Some((month, number(two)?));
    }
    if let Some(month) = month_of(two) {
        return Some((month, number(one)?));
    }
    let (day, month) = (number(one)?, number(two)?);
    match (slashes, day > 12, month > 12) {
        (_, _, true) => Some((day, month)),
        (false, _, false) | (true, true, false) => Some((month, day)),
        (true, false, false) => (day == month).then_some((month, day)),
    }
}

fn year_of(text: &str) -> Option<String> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
}

/// A number of one or two digits, with or without the ending of an ordinal.
fn number(text: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_suffix(ending));
    let digits = digits.unwrap_or(text);
    let short = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if short { digits.parse().ok() } else { None }
}

/// The number of a month by its name, whole or its first three letters or more.
fn month_of(text: &str) -> Option<u32> {
    let matches = |name: &str| text.len() >= 3 && name.starts_with(text);
    let position = MONTHS.iter().position(|name| matches(name))?;
    u32::try_from(position + 1).ok()
}
