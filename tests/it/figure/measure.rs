//! Widths and the breaking of lines. The widths of Helvetica and `DejaVu` Sans are those of their published metrics.

use demarche::present::figure::measure::Weight;
use demarche::present::figure::measure::shown;
use demarche::present::figure::measure::width;
use demarche::present::figure::measure::wrap;
use demarche::present::figure::measure::wrap_to;

#[test]
fn a_text_is_as_wide_as_in_the_widest_of_the_usual_faces() {
    // Helvetica: M 833, i 222; DejaVu Sans: M 863, i 278. Ten points of type.
    assert_eq!(width("Mi", 10.0, Weight::Regular), 11.41);
    assert!(width("Mi", 10.0, Weight::Bold) > 11.41);
}

#[test]
fn accents_take_no_room_and_wide_characters_a_whole_em() {
    let plain = width("e", 10.0, Weight::Regular);
    assert_eq!(width("é", 10.0, Weight::Regular), plain);
    assert_eq!(width("e\u{301}\u{302}\u{303}", 10.0, Weight::Regular), plain);
    assert!(width("毛", 10.0, Weight::Regular) >= 10.0);
    assert!(width("🐉", 10.0, Weight::Regular) >= 13.0);
}

#[test]
fn lines_break_between_words_and_inside_those_that_are_too_long() {
    // Digits are 637 thousandths wide, spaces 318: three digits take 19.11 points at size 10.
    assert_eq!(wrap("111 222  333", 10.0, Weight::Regular, 42.0), ["111 222", "333"]);
    assert_eq!(wrap("11111 2", 10.0, Weight::Regular, 23.0), ["111", "11 2"]);
    assert_eq!(wrap("11", 10.0, Weight::Regular, 1.0), ["1", "1"]);
    assert_eq!(wrap(" \n ", 10.0, Weight::Regular, 20.0), Vec::<String>::new());
}

#[test]
fn what_is_shortened_ends_in_an_ellipsis_that_fits() {
    let lines = wrap_to("111 222 333", 10.0, Weight::Regular, (30.0, 2));
    assert_eq!(lines, ["111", "22…"]);
    assert!(width(&lines[1], 10.0, Weight::Regular) <= 30.0);
}

/// Whoever looks at all that is left of a word for each of its lines is not done with these in hours.
#[test]
fn words_without_end_are_broken_in_the_time_of_their_length() {
    // A digit is 637 thousandths wide: three on a line of 20 points at size 10.
    let lines = wrap(&"1".repeat(600_000), 10.0, Weight::Regular, 20.0);
    assert_eq!((lines.len(), lines[199_999].as_str()), (200_000, "111"));
    let lines = wrap_to(&"1".repeat(600_000), 10.0, Weight::Regular, (20.0, 2));
    // An ellipsis is an em wide, 11 points, and leaves room for one digit of 6.37.
    assert_eq!(lines, ["111", "1…"]);
    let marked = format!("111{}11", "\u{301}".repeat(200_000));
    let lines = wrap_to(&marked, 10.0, Weight::Regular, (20.0, 1));
    assert_eq!(lines, ["1…"]);
}

#[test]
fn what_is_unseen_is_written_out() {
    assert_eq!(shown("a\u{202e}b\tc\nd"), "a\\u{202e}b c d");
    assert_eq!(shown("a\u{fffe}\u{0}"), "a\\u{fffe}\\u{0}");
}
