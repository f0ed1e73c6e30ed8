//! Lists of the Kansas Event Data System.

use demarche::dataset::format::Format;

use super::acts;
use super::faulty;
use super::read;
use super::refused;

#[test]
fn the_first_line_may_name_the_columns_or_be_an_event() {
    let events = "1989-04-02\tYUG\tKSV\t224\n1989-04-03\tKSV\tYUG\t010\n";
    let expected = ["1 1989-04-02 YUG > KSV: 224", "2 1989-04-03 KSV > YUG: 010"];
    acts("keds:weis", events, &expected);
    acts("keds:weis", &format!("date\tsource\ttarget\tcode\n{events}"), &expected);
    acts("keds:weis", &format!("\u{feff}date\tsource\ttarget\tcode\n{events}"), &expected);
}

#[test]
fn a_note_behind_the_code_is_passed_over_and_marks_are_letters() {
    acts(
        "keds:cameo",
        "1989-04-02\tYUG\tKSV\t224\t(RIOT)\r\n1989-04-02\t\"YUG\tKSV\t01\t\"\r\n",
        &["1 1989-04-02 YUG > KSV: 224", "2 1989-04-02 \"YUG > KSV: 01"],
    );
}

#[test]
fn days_of_six_figures_are_of_the_years_from_1979_on() {
    acts(
        "keds:weis",
        "790101\tISR\tPAL\t223\n781231\tISR\tPAL\t223\n000102\tISR\tPAL\t223\n19790416\tISR\tPAL\t223\n",
        &[
            "1 1979-01-01 ISR > PAL: 223",
            "2 2078-12-31 ISR > PAL: 223",
            "3 2000-01-02 ISR > PAL: 223",
            "4 1979-04-16 ISR > PAL: 223",
        ],
    );
}

#[test]
fn a_line_that_cannot_be_read_is_a_fault_with_its_line() {
    faulty(
        "keds:weis",
        "date\tsource\ttarget\tcode\n\n1989-02-30\tA\tB\t010\n1989-02-28\tA\tB\n1989-02-28\tA\tB\t\n1989-02-28\tA\t\t020\n",
        &["3: `1989-02-30` is no day", "4: it has 3 fields instead of 4", "5: it has no code"],
        &["4 1989-02-28 A > : 020"],
    );
    assert_eq!(read("keds:weis", "1989-02-30\tA\tB\t010\n").rows, 1);
}

#[test]
fn a_list_apart_by_commas_is_refused() {
    refused(
        "keds:weis",
        "date,source,target,code\n1989-04-02,YUG,KSV,224\n",
        "its first line has 1 fields apart by tabs; lists of KEDS have date, source, target, code",
    );
}

#[test]
fn who_reads_a_list_says_of_which_scheme_its_codes_are() {
    assert_eq!(
        Format::parse("keds").unwrap_err(),
        "nothing in its files says of which scheme their codes are: write `keds:cameo` or `keds:weis`"
    );
    let book = |name: &str| Format::parse(name).unwrap().code_books()[0].book;
    assert_eq!([book("keds:cameo"), book("keds:weis")], ["cameo-keds", "weis"]);
}
