//! On which line a row stands, whatever stands before it: blank lines, quoted fields over several lines, CR LF, a mark of
//! byte order.

use super::faults;
use super::faulty;
use super::read;
use super::refused;

const NUMBERED: &str = "csv:actor=1,recipient=2,date=3,code=4";
const NAMED: &str = "csv:actor=a,recipient=b,date=d,code=c";

const GOOD: &str = "1 1989-04-02 A > B: 010";

#[test]
fn blank_lines_count_for_lines_and_not_for_rows() {
    let text = "A,B,1989-04-02,010\n\n\nA,B,never,010\n\nA,B,later,010\n";
    let expected = ["4: `never` is no day", "6: `later` is no day"];
    faulty(NUMBERED, text, &expected, &[GOOD]);
    assert_eq!(read(NUMBERED, text).rows, 3);
}

#[test]
fn blank_lines_before_and_after_a_heading_count() {
    let text = "\n\na,b,d,c\n\nA,B,never,010\n\n\n\nA,B,later,010";
    faulty(NAMED, text, &["5: `never` is no day", "9: `later` is no day"], &[]);
}

#[test]
fn lines_that_end_in_cr_lf_count_once() {
    let text = "a,b,d,c\r\n\r\nA,B,never,010\r\n\r\n\r\nA,B,later,010\r\n";
    faulty(NAMED, text, &["3: `never` is no day", "6: `later` is no day"], &[]);
    // Some lines end so and some do not.
    let text = "a,b,d,c\r\n\nA,B,never,010\n\r\n\nA,B,later,010\r\n\nA,B,last,010";
    let expected = ["3: `never` is no day", "6: `later` is no day", "8: `last` is no day"];
    faulty(NAMED, text, &expected, &[]);
}

#[test]
fn a_quoted_field_over_several_lines_counts_for_all_of_them() {
    let text = "A,B,\"ne\n\nver\",010\n\n\"A\n\",B,later,010\nA,B,\"a \"\"last\"\" day\",010\n";
    let expected = [
        "1: `ne\\u{a}\\u{a}ver` is no day",
        "5: `later` is no day",
        "7: `a \"last\" day` is no day",
    ];
    faulty(NUMBERED, text, &expected, &[]);
}

#[test]
fn a_mark_of_byte_order_takes_no_line() {
    let text = "\u{feff}A,B,never,010\n\nA,B,later,010\n";
    faulty(NUMBERED, text, &["1: `never` is no day", "3: `later` is no day"], &[]);
    let text = "\u{feff}\n\na,b,d,c\n\nA,B,later,010";
    faulty(NAMED, text, &["5: `later` is no day"], &[]);
}

/// Blocks of a file end somewhere: in a row, in a run of blank lines, between CR and LF.
#[test]
fn lines_are_right_wherever_a_block_ends() {
    for ending in ["\n", "\r\n"] {
        // 999 times a row, two blank lines, a row over two lines: 5 lines; 35 or 40 bytes and more.
        let good =
            format!("A,B,1989-04-02,010{ending}{ending}{ending}\"A\nB\",B,1989-04-02,010{ending}");
        let text = format!("{}A,B,never,010{ending}", good.repeat(9999)).repeat(3);
        // 49,996 lines each time.
        let expected =
            ["49996: `never` is no day", "99992: `never` is no day", "149988: `never` is no day"];
        assert_eq!(faults(&read(NUMBERED, &text)), expected);
    }
}

#[test]
fn a_row_longer_than_a_block_has_the_line_on_which_it_begins() {
    let long = "x\n".repeat(400_000);
    let text = format!("\n\nA,\"{long}\",never,010\n\nA,B,later,010\n");
    assert_eq!(
        faults(&read(NUMBERED, &text)),
        ["3: `never` is no day", "400005: `later` is no day"]
    );
}

#[test]
fn a_heading_alone_is_a_data_set_without_acts() {
    for text in ["a,b,d,c", "a,b,d,c\n", "\u{feff}a,b,d,c\r\n\r\n"] {
        faulty(NAMED, text, &[], &[]);
    }
}

#[test]
fn a_file_with_nothing_in_it_says_so() {
    for text in ["", "\n\n", "\u{feff}", "\r\n"] {
        refused(NAMED, text, "it is empty");
        faulty(NUMBERED, text, &[], &[]);
    }
}
