//! Event files of GDELT.

use super::acts;
use super::faulty;
use super::refused;

/// A row of so many fields: id, day and month, both actors with their names, the root mark and three codes.
fn row(columns: usize, day: &str, actor: &str, recipient: &str, code: &str) -> String {
    let mut fields = vec![""; columns];
    (fields[0], fields[1], fields[2]) = ("410412347", day, "201401");
    (fields[5], fields[6]) = (actor, "A NAME THAT VARIES");
    (fields[15], fields[16]) = (recipient, "\"QUOTED");
    (fields[25], fields[26], fields[27], fields[28]) = ("1", code, "04", "04");
    fields.join("\t") + "\n"
}

#[test]
fn actors_and_the_full_code_stand_in_their_columns_in_either_version() {
    for columns in [57, 58, 61] {
        acts(
            "gdelt",
            &[
                row(columns, "20140105", "USAGOV", "RUS", "043"),
                row(columns, "20130105", "RUS", "USAGOV", "010"),
            ]
            .concat(),
            &["1 2014-01-05 USAGOV > RUS: 043", "2 2013-01-05 RUS > USAGOV: 010"],
        );
    }
}

#[test]
fn an_empty_actor_is_nobody() {
    acts(
        "gdelt",
        &[row(61, "20140105", "", "RUS", "043"), row(61, "20140105", "RUS", "", "043")].concat(),
        &["1 2014-01-05  > RUS: 043", "2 2014-01-05 RUS > : 043"],
    );
}

#[test]
fn a_row_cut_short_is_a_fault() {
    let rows = [
        row(61, "20140105", "USA", "RUS", "043"),
        row(58, "20140105", "USA", "RUS", "043"),
        row(61, "20140230", "USA", "RUS", "043"),
        row(61, "20140105", "USA", "RUS", ""),
    ];
    faulty(
        "gdelt",
        &rows.concat(),
        &["2: it has 58 fields instead of 61", "3: `20140230` is no day", "4: it has no code"],
        &["1 2014-01-05 USA > RUS: 043"],
    );
}

#[test]
fn files_of_other_widths_are_refused() {
    let reason = |count: usize| {
        format!(
            "its first line has {count} fields apart by tabs; those of GDELT have 61, or 57 or 58 in version 1.0"
        )
    };
    refused("gdelt", "Date\tSource\tTarget\n", &reason(3));
    refused("gdelt", "20140105,USA,RUS\n", &reason(1));
    refused("gdelt", &["a"; 17].join("\t"), &reason(17));
}
