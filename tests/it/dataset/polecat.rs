//! POLECAT.

use super::acts;
use super::faulty;
use super::refused;

/// The published names of the columns.
const NAMES: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

fn row(day: &str, kind: &str, mode: &str, actor: &str, recipient: &str) -> String {
    let mut fields = [""; 40];
    (fields[0], fields[1], fields[2], fields[3]) = ("ID", day, kind, mode);
    (fields[7], fields[13], fields[15]) = (actor, "\"the", recipient);
    fields[39] = "NGEC_coder-Vers001";
    fields.join("\t") + "\n"
}

fn file(rows: &[String]) -> String {
    NAMES.join("\t") + "\n" + &rows.concat()
}

#[test]
fn a_code_is_a_type_and_a_mode() {
    acts(
        "polecat",
        &file(&[
            row("2018-01-01", "PROTEST", "riot", "Upton", "Lowton"),
            row("2018-01-02", "AGREE", "", "Lowton", "Upton"),
            row("2018-01-02", "AGREE", "None", "Lowton", "Upton"),
        ]),
        &[
            "1 2018-01-01 Upton > Lowton: PROTEST-riot",
            "2 2018-01-02 Lowton > Upton: AGREE",
            "3 2018-01-02 Lowton > Upton: AGREE",
        ],
    );
}

#[test]
fn several_recipients_are_as_many_acts_and_none_is_nobody() {
    acts(
        "polecat",
        &file(&[
            row("2018-01-01", "AGREE", "", "Upton", "Lowton; Rivers;None"),
            row("2018-01-02", "AGREE", "", "None", ""),
        ]),
        &[
            "1 2018-01-01 Upton > Lowton: AGREE",
            "1 2018-01-01 Upton > Rivers: AGREE",
            "2 2018-01-02  > : AGREE",
        ],
    );
}

#[test]
fn names_beyond_the_columns_and_tabs_at_the_ends_of_lines_mean_nothing() {
    let rows = row("2018-01-01", "AGREE", "", "Upton", "Lowton");
    let expected = ["1 2018-01-01 Upton > Lowton: AGREE"];
    // A name too many among the first ones: the rows are as published.
    let mut names = NAMES.to_vec();
    names.insert(4, "Headline");
    acts("polecat", &(names.join("\t") + "\n" + &rows), &expected);
    let tabs = |text: &str| text.replace('\n', "\t\t\t\n");
    acts("polecat", &tabs(&(NAMES.join("\t") + "\n" + &rows)), &expected);
    acts("polecat", &(NAMES.join("\t") + "\n" + &tabs(&rows)), &expected);
}

#[test]
fn columns_in_another_order_are_found_by_their_names() {
    acts(
        "polecat",
        "Recipient Name\tEvent Mode\tEvent Type\tActor Name\tEvent Date\nLowton\t\tAGREE\tUpton\t2018-01-01\n",
        &["1 2018-01-01 Upton > Lowton: AGREE"],
    );
}

#[test]
fn a_row_cut_short_or_too_long_is_a_fault() {
    let long = row("2018-01-01", "AGREE", "", "A", "B").replace('\n', "\tmore\n");
    let names: Vec<String> = (0..32).map(|name| format!("N{name}")).collect();
    let names = names.join(";");
    faulty(
        "polecat",
        &file(&[
            "ID\t2018-01-01\tAGREE\n".to_owned(),
            long,
            row("2018-13-01", "AGREE", "", "A", "B"),
            row("2018-01-01", "", "riot", "A", "B"),
            row("2018-01-01", "AGREE", "", &names, &names),
            row("2018-01-01", "AGREE", "", "A", "B"),
        ]),
        &[
            "2: it has 3 fields instead of 40",
            "3: it has 41 fields instead of 40",
            "4: `2018-13-01` is no day",
            "5: it has no type",
            "6: it comes to 1024 acts; the most is 1000",
        ],
        &["6 2018-01-01 A > B: AGREE"],
    );
}

#[test]
fn a_file_of_another_format_is_refused() {
    refused("polecat", "a\tb\n", "it has no column `Event Date`, which files of POLECAT have");
    refused("polecat", "", "it has no column `Event Date`, which files of POLECAT have");
}
