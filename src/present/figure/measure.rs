//! How wide a text may come out, in whatever sans-serif face it is set; and texts broken to a width.
//!
//! No font is read: the widths are the widest of Helvetica (and Arial and Liberation, which share its metrics) and of
//! `DejaVu` Sans, in thousandths of the size of type. Accents take no room, wide characters a whole em, characters that the
//! tables do not know at least that. A text measured here may come out narrower, not wider.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::is_invisible;

/// How heavy type is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// As running text.
    #[default]
    Regular,
    /// As headings.
    Bold,
}

/// The width of one line of text, in units of the size.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: u32 = text.nfd().map(|character| advance(character, weight)).sum();
    f64::from(thousandths) * size / 1000.0
}

/// A text as figures show it, on one line: white space as single spaces, unseen characters and those that XML has no
/// place for written out.
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
        }
        for character in word.chars() {
            if is_invisible(character) || matches!(character, '\u{fffe}' | '\u{ffff}') {
                shown.extend(character.escape_unicode());
            } else {
                shown.push(character);
            }
        }
    }
    shown
}

/// A text in lines no wider than `room`, broken between words; a word wider than that is broken inside. At least one
/// character stands on each line, however little room there is.
pub fn wrap(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let space = width(" ", size, weight);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut filled = 0.0;
    for word in shown(text).split(' ').filter(|word| !word.is_empty()) {
        let own = width(word, size, weight);
        if !line.is_empty() && filled + space + own > room {
            lines.push(std::mem::take(&mut line));
            filled = 0.0;
        }
        if !line.is_empty() {
            line.push(' ');
            filled += space;
        }
        if filled + own <= room {
            line.push_str(word);
            filled += own;
            continue;
        }
        for character in word.chars() {
            let own = width(character.encode_utf8(&mut [0; 4]), size, weight);
            if !line.is_empty() && own > 0.0 && filled + own > room {
                lines.push(std::mem::take(&mut line));
                filled = 0.0;
            }
            line.push(character);
            filled += own;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As [`wrap`], in at most so many lines: where there are more, the last one ends in an ellipsis. Whoever calls this
/// puts the whole text in a tooltip or among the notes.
pub fn wrap_to(text: &str, size: f64, weight: Weight, (room, most): (f64, usize)) -> Vec<String> {
    let mut lines = wrap(text, size, weight, room);
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        last.truncate(fitting(last, size, weight, room - width("…", size, weight)));
        last.truncate(last.trim_end().len());
        last.push('…');
    }
    lines
}

/// How many bytes of a line there is room for. Each character is measured once, so that a line of a great many that take no
/// room costs no more than its length.
fn fitting(line: &str, size: f64, weight: Weight, room: f64) -> usize {
    let mut filled = 0.0;
    for (at, character) in line.char_indices() {
        filled += width(character.encode_utf8(&mut [0; 4]), size, weight);
        if filled > room {
            return at;
        }
    }
    line.len()
}

fn advance(character: char, weight: Weight) -> u32 {
    let ascii = match weight {
        Weight::Regular => &ASCII,
        Weight::Bold => &ASCII_BOLD,
    };
    let regular = match character {
        ' '..='~' => return within(ascii, ' ', character),
        'Α'..='ω' => within(&GREEK, 'Α', character),
        'Ѐ'..='џ' => within(&CYRILLIC, 'Ѐ', character),
        '‘' | '’' | '·' => 318,
        '“' | '”' => 520,
        '–' | '§' | '°' => 557,
        '«' | '»' | '¶' | '•' | '€' => 640,
        mark if is_combining_mark(mark) => return 0,
        other => elsewhere(other),
    };
    match weight {
        Weight::Regular => regular,
        Weight::Bold => regular * 5 / 4 + 15,
    }
}

fn within(table: &[u32], first: char, character: char) -> u32 {
    let place = u32::from(character) - u32::from(first);
    usize::try_from(place).ok().and_then(|place| table.get(place)).copied().unwrap_or(EM)
}

/// The width of what no table lists: pictures are wider than an em in most fonts that have them.
fn elsewhere(character: char) -> u32 {
    match u32::from(character) {
        0x01c4..=0x01cc | 0x01f1..=0x01f3 => 1460,
        0x00a1..=0x024f => 1075,
        0x2030 | 0x2031 | 0x1f000..=0x1ffff => 1740,
        _ => EM,
    }
}

/// The width of characters of which nothing is known; those of the scripts of East Asia are so wide.
const EM: u32 = 1100;

/// From the space to `~`.
const ASCII: [u32; 95] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557, 1016, 685, 687, 723, 771, 667,
    611, 778, 752, 295, 500, 667, 558, 863, 749, 788, 667, 788, 723, 667, 611, 732, 685, 989, 686,
    667, 686, 391, 337, 391, 838, 557, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580,
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];

/// The same in bold.
const ASCII_BOLD: [u32; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611, 1000, 774, 763, 734, 831, 684,
    684, 821, 837, 373, 557, 775, 638, 996, 837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771,
    725, 726, 458, 366, 458, 838, 557, 500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666,
    343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
];

/// From capital alpha to small omega.
const GREEK: [u32; 57] = [
    685, 687, 571, 685, 667, 686, 752, 788, 295, 667, 685, 863, 749, 650, 788, 752, 667, 0, 632,
    611, 667, 837, 686, 836, 765, 295, 667, 660, 541, 634, 339, 579, 660, 639, 592, 612, 541, 544,
    634, 612, 339, 590, 592, 637, 559, 558, 612, 690, 635, 587, 634, 603, 579, 660, 592, 728, 838,
];

/// From capital ie with grave to small dzhe.
const CYRILLIC: [u32; 96] = [
    667, 668, 865, 610, 719, 667, 295, 295, 500, 1094, 1045, 855, 710, 749, 640, 752, 685, 687,
    687, 610, 782, 667, 1078, 642, 749, 749, 710, 752, 863, 752, 788, 752, 667, 723, 611, 640, 861,
    686, 777, 686, 1070, 1094, 833, 887, 687, 719, 1080, 723, 613, 617, 590, 526, 692, 616, 901,
    532, 650, 650, 605, 640, 755, 654, 612, 654, 635, 550, 834, 592, 855, 592, 681, 591, 916, 942,
    707, 790, 590, 549, 842, 602, 616, 616, 625, 526, 549, 521, 278, 278, 278, 911, 899, 652, 605,
    650, 592, 654,
];
