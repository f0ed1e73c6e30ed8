//! The formats of data sets: small files of their shapes, every trap, and what comes of each.

mod blank;
mod gdelt;
mod hostile;
mod icb;
mod icbe;
mod icews14;
mod keds;
mod meanings;
mod mid;
mod mie;
mod opened;
mod polecat;
mod shuffled;

use demarche::dataset::Coded;
use demarche::dataset::Dataset;
use demarche::dataset::Way;
use demarche::dataset::format::Files;
use demarche::dataset::format::Format;
use demarche::dataset::format::Reading;
use demarche::dataset::format::Unreadable;

/// Reads a file, and those beside it; no code means anything.
fn attempt(format: &str, main: &[u8], beside: &[&str]) -> Result<Reading, Unreadable> {
    let format = Format::parse(format).unwrap();
    let files = Files {
        main: Box::new(main),
        beside: beside.iter().map(|one| Box::new(one.as_bytes()) as _).collect(),
    };
    format.read(files, Coded::unknown)
}

fn read(format: &str, main: &str) -> Reading {
    attempt(format, main.as_bytes(), &[]).unwrap()
}

/// An act as a line: `1902-05-01+30 2 > 200: 7`, where the number after the plus is how many days it is in doubt.
fn told_at(dataset: &Dataset, place: u32) -> String {
    let holds = |pair: &demarche::dataset::PairKey| {
        let acts = dataset.acts(*pair);
        (acts.first..acts.first + u32::try_from(acts.stamps.len()).unwrap()).contains(&place)
    };
    let pair = dataset.pairs().find(holds).unwrap();
    let acts = dataset.acts(pair);
    let stamp = acts.stamps[(place - acts.first) as usize];
    let [low, high] = dataset.parties(pair).map(|actor| dataset.actors().get(actor.position()));
    let (actor, recipient) = if stamp.way() == Way::Up { (low, high) } else { (high, low) };
    let doubt = match dataset.doubt(place) {
        0 => String::new(),
        days => format!("+{days}"),
    };
    let (day, code) = (dataset.day(stamp.day()), &dataset.code(stamp.code()).code);
    format!("{day}{doubt} {actor} > {recipient}: {code}")
}

/// Every act as a line, with its row before it, in order of row and line.
fn told(dataset: &Dataset) -> Vec<String> {
    let places = 0..u32::try_from(dataset.len()).unwrap();
    let mut acts: Vec<(u32, String)> =
        places.map(|place| (dataset.row(place), told_at(dataset, place))).collect();
    acts.sort();
    acts.into_iter().map(|(row, act)| format!("{row} {act}")).collect()
}

/// Every link as a line: the response and what it answers.
fn links(dataset: &Dataset) -> Vec<String> {
    let links = dataset.links().iter();
    let mut links: Vec<String> = links
        .map(|link| {
            let (later, earlier) = (told_at(dataset, link.later), told_at(dataset, link.earlier));
            format!("{later} <- {earlier}")
        })
        .collect();
    links.sort();
    links
}

fn faults(reading: &Reading) -> Vec<String> {
    reading.faults.iter().map(|fault| format!("{}: {}", fault.line, fault.message)).collect()
}

/// All rows can be read, and these are their acts.
#[track_caller]
fn acts(format: &str, main: &str, expected: &[&str]) {
    let reading = read(format, main);
    assert_eq!(faults(&reading), Vec::<String>::new());
    assert_eq!(told(&reading.dataset), expected);
}

/// These rows cannot be read, and the acts of the others are these.
#[track_caller]
fn faulty(format: &str, main: &str, expected: &[&str], acts: &[&str]) {
    let reading = read(format, main);
    assert_eq!(faults(&reading), expected);
    assert_eq!(told(&reading.dataset), acts);
}

/// Nothing of the file can be read, and this is why.
#[track_caller]
fn refused(format: &str, main: &str, expected: &str) {
    match attempt(format, main.as_bytes(), &[]) {
        Ok(reading) => panic!("it was read: {:?}", told(&reading.dataset)),
        Err(reason) => assert_eq!(reason.to_string(), expected),
    }
}
