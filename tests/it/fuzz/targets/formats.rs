//! Formats of data sets: any file is read or refused, every row is an act, none or a fault, and what is kept beside acts is theirs.

use demarche::dataset::Coded;
use demarche::dataset::format::FAULTS_MAX;
use demarche::dataset::format::Files;
use demarche::dataset::format::Format;
use demarche::dataset::format::Reading;

use super::choices::Choices;

/// A format, what parts its fields, and the names of its columns; where it has no heading, as many empty ones.
const FORMATS: &[(&str, &str, &str)] = &[
    ("csv:actor=a,recipient=r,date=d,last=l,code=c", ",", "a,r,d,l,c"),
    ("gdelt", "\t", ""),
    ("icb", ",", "crisno,cracid,trigent,triggr,yrtrig,motrig,datrig,majres,yerres,monres,dayres"),
    (
        "icbe",
        ",",
        "crisno,sentence_number_int_aligned,sentence_span_text,event_type,think_actor_a,thinkkind,say_actor_a,say_actor_b,sayintkind,sayintkind_react,do_actor_a,do_actor_b,interact_escalate,interact_deescalate,interact_increasecoop,interact_decreasecoop,act_escalate,act_deescalate,act_cooperative,act_uncooperative,date_earliest_decade,date_earliest_year,date_earliest_year_part,date_earliest_month,date_earliest_month_part,date_earliest_day",
    ),
    ("icews", "\t", "Event Date\tSource Name\tEvent Text\tTarget Name\tCAMEO Code"),
    ("icews14", "\t", ""),
    ("keds:weis", "\t", ""),
    ("mid", ",", "incidnum"),
    ("mie", ",", "ccode1,ccode2,styear,stmon,stday,action"),
    ("polecat", "\t", "Event Date\tEvent Type\tEvent Mode\tActor Name\tRecipient Name"),
];

const FIELDS: &[&str] = &[
    "1",
    "2",
    "0",
    "-9",
    "17",
    "22",
    "31",
    "66",
    "996",
    "997",
    "24",
    "1950",
    "1919;1920",
    "5;6",
    "Upton",
    "Lowton",
    "Upton;Lowton",
    "None",
    "NA",
    "action",
    "speech",
    "thought",
    "attack",
    "start of crisis",
    "fear",
    "043",
    "1950-02-28",
    "1950-02-30",
    "19500228",
    "790415",
    "",
    ";",
    "\"",
    "\"a",
    "\"a\nb\"",
    "\t",
    ",",
    "\u{feff}",
];

/// Whoever took part, for the format that asks for them.
const PARTIES: &str = "incidnum,ccode,insidea,action,styear,stmon,stday\n1,2,1,7,1950,2,-9\n1,200,0,17,1950,-9,-9\n2,2,1,0,1950,1,1\n31,2,1,-9,1950,1,1\n";
const ENTITIES: &str = "Upton\t0\nLowton\t1\n";
const RELATIONS: &str = "Consult\t0\nAccuse\t1\n";

pub(super) fn make(choices: &mut Choices<'_>) -> String {
    choices.allow_faults();
    let (name, delimiter, heading) = FORMATS[choices.below(FORMATS.len())];
    let mut text = format!("{name}\n");
    let mut width = match name {
        "gdelt" => 61,
        "icews14" => 5,
        "keds:weis" => 4,
        _ => heading.split(delimiter).count(),
    };
    if !heading.is_empty() && !choices.fault(16) {
        text += &format!("{heading}\n");
    }
    for _ in 0..choices.below(12) {
        if choices.fault(8) {
            width = choices.below(70);
        }
        let fields: Vec<String> = (0..width).map(|column| field(choices, name, column)).collect();
        text += &fields.join(delimiter);
        text += choices.pick(&["\n", "\n", "\n", "\r\n", "\n\n", "\r", ""]);
    }
    text
}

/// Mostly a field that belongs where it is.
fn field(choices: &mut Choices<'_>, format: &str, column: usize) -> String {
    let is_day = matches!((format, column), ("gdelt", 1) | ("keds:weis" | "icews" | "polecat", 0));
    match choices.below(8) {
        0..5 if is_day => choices.pick(&["19500228", "1950-02-27", "19500301"]).to_owned(),
        0 => choices.words(),
        1..5 if matches!(format, "icews14" | "icb" | "mie" | "mid") => {
            choices.pick(&["1", "2", "1950", "24"]).to_owned()
        }
        _ => choices.pick(FIELDS).to_owned(),
    }
}

pub(super) fn check(text: &str) {
    let (name, main) = text.split_once('\n').unwrap_or((text, ""));
    let Ok(format) = Format::parse(name) else { return };
    let read = || {
        let beside: &[&str] = match format.companions("").len() {
            0 => &[],
            1 => &[PARTIES],
            _ => &[ENTITIES, RELATIONS],
        };
        let files = Files {
            main: Box::new(main.as_bytes()),
            beside: beside.iter().map(|one| Box::new(one.as_bytes()) as _).collect(),
        };
        format.read(files, Coded::unknown)
    };
    match read() {
        Err(reason) => assert!(!reason.to_string().is_empty()),
        Ok(reading) => {
            holds(&reading, main.lines().count() + PARTIES.lines().count());
            let again = read().expect("it was read before");
            assert_eq!(again.dataset, reading.dataset);
            assert_eq!(again.faults, reading.faults);
        }
    }
}

/// What must hold of all that is read of a file of so many lines.
fn holds(reading: &Reading, lines: usize) {
    let dataset = &reading.dataset;
    assert!(reading.faults.len() <= FAULTS_MAX && reading.faults.len() <= reading.faulty as usize);
    for fault in &reading.faults {
        assert!(fault.line >= 1 && !fault.message.is_empty(), "{fault:?}");
        assert!(usize::try_from(fault.line).is_ok_and(|line| line <= lines), "{fault:?}");
    }
    let by_code: usize = dataset.codes().iter().map(|code| code.acts).sum();
    let by_day: usize =
        dataset.on_days(0..dataset.day_count()).map(|(_, parties)| parties.len()).sum();
    let by_pair: usize = dataset.pairs().map(|pair| dataset.acts(pair).stamps.len()).sum();
    assert_eq!([by_code, by_day, by_pair], [dataset.len(); 3]);
    let places = u32::try_from(dataset.len()).expect("there are few");
    for place in 0..places {
        assert!((1..=reading.rows).contains(&dataset.row(place)), "{reading:?}");
        assert!(dataset.doubt(place) <= dataset.doubt_max());
    }
    for link in dataset.links() {
        assert!(link.later < places && link.earlier < places && link.later != link.earlier);
    }
    assert!(dataset.links().is_sorted());
}
