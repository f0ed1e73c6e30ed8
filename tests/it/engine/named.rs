//! Acts of data sets asked for by their ids and by their links.

use demarche::Collection;
use demarche::check::Reading;
use demarche::dataset::Building;
use demarche::dataset::Dataset;
use demarche::dataset::Row;
use demarche::query::Filter;

use super::coded;
use super::first_day;

/// So many acts of `a` and `b` in turn, one a day and row; row 7 holds two; and the links between rows, by number of act.
fn events(count: u32, links: &[(u32, u32)]) -> Dataset {
    let mut building = Building::new();
    for number in 0..count {
        let [actor, recipient] = if number % 2 == 0 { [b"a", b"b"] } else { [b"b", b"a"] };
        let first = first_day().plus(i32::try_from(number).unwrap());
        let row = Row { actor, recipient, code: b"112", first, doubt: 0 };
        // The eighth act is of the seventh row.
        building.add(if number < 7 { number + 1 } else { number }, &row).unwrap();
    }
    for &(earlier, later) in links {
        building.link(earlier, later);
    }
    building.finish(coded).unwrap()
}

/// What is brought into a graph for a question, and what the question takes of it; or what is wrong with it.
fn asked(dataset: Dataset, terms: &str) -> Result<(usize, Vec<String>), String> {
    let collection = Collection::open(None, Reading::Printed).unwrap();
    let collection = collection.with_dataset("data", dataset);
    let terms = [terms.to_owned()];
    let asked = collection.asked(&terms);
    let filter = Filter::parse(asked.graph(), &terms).map_err(|error| error.message)?;
    let places = asked
        .places(&asked.narrow(&filter), 1000)
        .map_err(|(_, count)| format!("{count} are too many"))?;
    let graph = collection.with_acts(&places);
    let taken = Filter::parse(&graph, &terms).map_err(|error| error.message)?.select(&graph).acts;
    let ids = taken.into_iter().map(|act| graph.act(act).id().to_string());
    Ok((places[0].len(), ids.collect()))
}

#[track_caller]
fn found(dataset: Dataset, terms: &str, brought: usize, ids: &[&str]) {
    let ids = ids.iter().map(|&id| id.to_owned()).collect();
    assert_eq!(asked(dataset, terms), Ok((brought, ids)));
}

const MANY: u32 = 200_000;

#[test]
fn an_act_is_found_by_its_id_among_very_many() {
    found(events(MANY, &[]), "id:data-4321", 1, &["data-4321"]);
    found(events(MANY, &[]), "id:data-7-2 id:data-8", 2, &["data-7-2", "data-8"]);
    // 7 twice, 70 to 79, 700 to 799 and so on.
    assert_eq!(asked(events(MANY, &[]), "id:data-7*"), Err("11112 are too many".to_owned()));
}

#[test]
fn a_star_stands_for_the_rest_of_an_id() {
    found(
        events(30, &[]),
        "id:data-2*",
        11,
        &[
            "data-2", "data-20", "data-21", "data-22", "data-23", "data-24", "data-25", "data-26",
            "data-27", "data-28", "data-29",
        ],
    );
    found(events(30, &[]), "id:data-7*", 2, &["data-7-1", "data-7-2"]);
    found(events(30, &[]), "id:data-7-* by:b", 1, &["data-7-2"]);
    found(events(30, &[]), "id:other-*", 0, &[]);
    assert_eq!(asked(events(30, &[]), "id:d*").unwrap().0, 30);
}

#[test]
fn an_id_that_no_act_has_is_told() {
    for id in ["data-0", "data-07", "data-7", "data-7-3", "data-30", "data-", "data-4-1", "other"] {
        let told = asked(events(30, &[]), &format!("id:{id}"));
        assert_eq!(told, Err(format!("no act has the id `{id}`")));
    }
}

/// Acts 1 → 2 and 2 → 5, which are rows 2, 3 and 6.
const LINKS: [(u32, u32); 2] = [(1, 2), (2, 5)];

#[test]
fn acts_are_found_by_their_links_among_very_many() {
    let many = || events(MANY, &LINKS);
    found(many(), "link:recorded", 3, &["data-3", "data-6"]);
    found(many(), "link:responds-to by:b", 2, &["data-6"]);
    found(many(), "link:any", 3, &["data-2", "data-3", "data-6"]);
    found(many(), "link:continues", 0, &[]);
    found(many(), "link:data-3", 3, &["data-2", "data-6"]);
    found(many(), "link:data-4000", 1, &[]);
    found(many(), "id:data-2 not:id:data-4 not:id:data-3", 4, &["data-2"]);
    assert_eq!(asked(many(), "link:none"), Err("200000 are too many".to_owned()));
    found(many(), "link:none date:1960-01-01..1960-01-05", 6, &["data-1", "data-4", "data-5"]);
}
