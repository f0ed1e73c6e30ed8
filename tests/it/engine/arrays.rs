//! How acts lie: what went in comes out again, by pair and by day, whatever the order of rows.

use demarche::Collection;
use demarche::check::Reading;
use demarche::dataset::ACTORS_MAX;
use demarche::dataset::ActorKey;
use demarche::dataset::Building;
use demarche::dataset::CODES_MAX;
use demarche::dataset::DAYS_MAX;
use demarche::dataset::Dataset;
use demarche::dataset::Origin;
use demarche::dataset::Refused;
use demarche::dataset::Row;
use demarche::dataset::TooLarge;
use demarche::dataset::Way;
use demarche::model::Day;
use proptest::prelude::*;

use super::CODES;
use super::Line;
use super::actor;
use super::cases;
use super::coded;
use super::dataset;
use super::dataset_of;
use super::first_day;
use super::line;

/// An act in words: actor, recipient, day, days of doubt, code, row.
type Told = (Vec<u8>, Vec<u8>, Day, u32, String, u32);

/// The acts as pairs hold them.
fn by_pair(dataset: &Dataset) -> Vec<Told> {
    let mut told = Vec::new();
    for pair in dataset.pairs() {
        let [low, high] = dataset.parties(pair);
        assert!(low <= high);
        assert_eq!((dataset.pair(low, high), dataset.pair(high, low)), (Some(pair), Some(pair)));
        let acts = dataset.acts(pair);
        let order: Vec<(u32, u32)> = acts
            .stamps
            .iter()
            .map(|stamp| stamp.day())
            .zip(dataset.rows(pair).iter().copied())
            .collect();
        assert!(order.is_sorted(), "by day, then row: {order:?}");
        for (place, stamp) in (acts.first..).zip(acts.stamps) {
            assert_eq!((dataset.stamp(place), dataset.pair_of(place)), (*stamp, pair));
            let (by, on) = if stamp.way() == Way::Up { (low, high) } else { (high, low) };
            let name = |actor: ActorKey| dataset.actors().bytes(actor.position()).to_vec();
            told.push((
                name(by),
                name(on),
                dataset.day(stamp.day()),
                dataset.doubt(place),
                dataset.code(stamp.code()).code.clone(),
                dataset.row(place),
            ));
        }
    }
    assert_eq!(told.len(), dataset.len());
    told
}

/// The acts as days hold them: actor, recipient, day, code.
fn by_day(dataset: &Dataset) -> Vec<(Vec<u8>, Vec<u8>, Day, String)> {
    let name = |actor: ActorKey| dataset.actors().bytes(actor.position()).to_vec();
    let days = dataset.on_days(0..dataset.day_count());
    let acts = days.flat_map(|(day, acts)| acts.iter().map(move |act| (day, *act)));
    let told = acts.map(|(day, act)| {
        let code = dataset.code(act.code()).code.clone();
        (name(act.actor()), name(act.recipient()), dataset.day(day), code)
    });
    told.collect()
}

fn expected(rows: &[(u32, Line)]) -> Vec<Told> {
    let told = rows.iter().map(|(row, line)| {
        let (by, on) = (line.actor.as_bytes().to_vec(), line.recipient.as_bytes().to_vec());
        (by, on, first_day().plus(line.day), line.doubt, line.code.to_owned(), *row)
    });
    told.collect()
}

/// Rows with their numbers, in order of number; some rows hold several acts.
fn rows() -> impl Strategy<Value = Vec<(u32, Line)>> {
    let names: &[&str] = &["", "a", "b", "c", "Ü"];
    let act = (0..5_usize, 0..5_usize, 0..30_i32, 0..CODES.len(), 0..4_u32, 0..3_u32);
    let act = act.prop_map(|(by, on, day, code, doubt, skip)| {
        let line = line(names[by], names[on], day, CODES[code].0);
        (skip, Line { doubt: doubt.saturating_sub(2), ..line })
    });
    proptest::collection::vec(act, 0..40).prop_map(|acts| {
        let mut row = 1;
        let numbered = acts.into_iter().map(|(skip, line)| {
            row += skip;
            (row, line)
        });
        numbered.collect()
    })
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_goes_in_comes_out(rows in rows()) {
        let dataset = dataset_of(rows.iter().map(|(row, line)| (*row, line)));
        let (mut found, mut expected) = (by_pair(&dataset), expected(&rows));
        found.sort();
        // Within a day, acts stand in order of their rows.
        let days: Vec<_> = {
            let mut days = expected.clone();
            days.sort_by_key(|told| told.2);
            days.into_iter().map(|(by, on, day, _, code, _)| (by, on, day, code)).collect()
        };
        prop_assert_eq!(by_day(&dataset), days);
        expected.sort();
        prop_assert_eq!(found, expected);
        for code in dataset.codes() {
            let acts = rows.iter().filter(|(_, line)| line.code == code.code).count();
            prop_assert_eq!(code.acts, acts);
        }
        for place in 0..u32::try_from(dataset.len()).unwrap() {
            let alike: Vec<u32> = (0..u32::try_from(dataset.len()).unwrap())
                .filter(|&other| dataset.row(other) == dataset.row(place))
                .collect();
            let ordinal = alike.iter().position(|&other| other == place).map(|at| at + 1);
            let ordinal = ordinal.filter(|_| alike.len() > 1);
            prop_assert_eq!(dataset.ordinal(place).map(|ordinal| ordinal as usize), ordinal);
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing_but_their_numbers(
        rows in rows(),
        keys in proptest::collection::vec(any::<u32>(), 40),
    ) {
        let mut shuffled: Vec<(u32, Line)> = rows.clone();
        shuffled.sort_by_key(|(row, _)| keys[*row as usize % 40]);
        let bare = |dataset: &Dataset| {
            let mut told: Vec<_> =
                by_pair(dataset).into_iter().map(|(by, on, day, doubt, code, _)| (by, on, day, doubt, code)).collect();
            told.sort();
            told
        };
        let numbered = |rows: &[(u32, Line)]| {
            dataset_of((1..).zip(rows.iter().map(|(_, line)| line)))
        };
        prop_assert_eq!(bare(&numbered(&rows)), bare(&numbered(&shuffled)));
    }

    #[test]
    fn a_pair_is_found_from_either_of_its_actors(rows in rows()) {
        let dataset = dataset_of(rows.iter().map(|(row, line)| (*row, line)));
        for at in 0..dataset.actors().len() {
            let one = ActorKey::new(at);
            let mut found: Vec<_> = dataset.pairs_of(one).collect();
            found.sort();
            let mut expected: Vec<_> = dataset
                .pairs()
                .filter_map(|pair| match dataset.parties(pair) {
                    [low, high] if low == one => Some((high, pair, Way::Up)),
                    [low, high] if high == one => Some((low, pair, Way::Down)),
                    [_, _] => None,
                })
                .collect();
            expected.sort();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn what_is_saved_is_reopened(rows in rows()) {
        let dataset = dataset_of(rows.iter().map(|(row, line)| (*row, line)));
        prop_assert_eq!(reopened(&saved(&dataset)).unwrap(), dataset);
    }

    #[test]
    fn names_of_any_bytes_are_kept_apart(names in proptest::collection::vec(
        proptest::collection::vec(any::<u8>(), 0..6), 1..20,
    )) {
        let mut building = Building::new();
        for name in &names {
            let row = Row { actor: name, recipient: b"", code: b"010", first: first_day(), doubt: 0 };
            building.add(1, &row).unwrap();
        }
        let dataset = building.finish(coded).unwrap();
        for name in &names {
            let number = dataset.actors().find(name).unwrap();
            prop_assert_eq!(dataset.actors().bytes(number), &name[..]);
        }
        let mut distinct = names.clone();
        distinct.push(Vec::new());
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(dataset.actors().len(), distinct.len());
    }
}

fn saved(dataset: &Dataset) -> Vec<u8> {
    let mut bytes = Vec::new();
    dataset.save(&mut bytes, &Origin::default()).unwrap();
    bytes
}

fn reopened(bytes: &[u8]) -> Result<Dataset, Refused> {
    Dataset::reopen(bytes, &Origin::default(), coded)
}

/// Whatever byte differs, and wherever it ends, a saved data set is refused, without a panic and without end.
#[test]
fn what_is_not_as_it_was_saved_is_refused() {
    let mut rows: Vec<(u32, Line)> = vec![
        (1, line("a", "b", 0, "112")),
        (1, line("b", "a", 3, "010")),
        (2, line("", "Ü", 1, "x")),
    ];
    rows[1].1.doubt = 2;
    let bytes = saved(&dataset_of(rows.iter().map(|(row, line)| (*row, line))));
    assert!(reopened(&bytes).is_ok());
    for at in 0..bytes.len() {
        assert!(reopened(&bytes[..at]).is_err(), "cut at {at}");
        for change in [1, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            assert!(reopened(&changed).is_err(), "changed at {at}");
            // The same with a sum that fits.
            let end = changed.len() - 4;
            let sum = crc32fast::hash(&changed[..end]);
            changed[end..].copy_from_slice(&sum.to_le_bytes());
            if let Ok(dataset) = reopened(&changed) {
                walked(&dataset);
            }
        }
    }
    let other = Origin { length: 1, ..Origin::default() };
    assert!(matches!(Dataset::reopen(&bytes[..], &other, coded), Err(Refused::Stale)));
    assert!(matches!(reopened(b"source,target\n and more of it"), Err(Refused::Strange)));
}

/// Asks everything of a data set; only that it ends is of interest.
fn walked(dataset: &Dataset) {
    for pair in dataset.pairs() {
        for (place, stamp) in (dataset.acts(pair).first..).zip(dataset.acts(pair).stamps) {
            let told = (dataset.pair_of(place), dataset.doubt(place), dataset.ordinal(place));
            std::hint::black_box((told, dataset.day(stamp.day()), dataset.code(stamp.code())));
        }
    }
    let days = dataset.on_days(0..dataset.day_count());
    std::hint::black_box(days.map(|(_, acts)| acts.len()).sum::<usize>());
    std::hint::black_box(dataset.pairs_of(ActorKey::NOBODY).count());
    let which = demarche::query::dataset::Which::all(dataset);
    for actor in (0..dataset.actors().len()).map(ActorKey::new) {
        std::hint::black_box(dataset.actors().get(actor.position()));
        std::hint::black_box(demarche::query::dataset::arrivals(dataset, actor, 0));
        let to = ActorKey::new(dataset.actors().len() - 1);
        std::hint::black_box(demarche::query::dataset::first_acts_of_shortest(
            dataset, actor, to, &which,
        ));
    }
    let all = demarche::query::dataset::Narrow::all(dataset);
    let tell = |both| {
        std::hint::black_box::<demarche::query::dataset::PairCells>(both);
    };
    demarche::query::dataset::each_pair_of_cells(dataset, &all, tell);
    let infer = demarche::query::escalation::Infer::Any { days: 60 };
    let question = demarche::query::dataset::EveryPairQuestion::new(dataset, infer);
    let empty = Collection::open(None, Reading::Printed).unwrap();
    std::hint::black_box(question.answer(dataset, empty.graph().ladder()));
}

#[test]
fn no_rows_make_an_empty_data_set() {
    let dataset = dataset(&[]);
    assert!(dataset.is_empty());
    assert_eq!((dataset.len(), dataset.day_count(), dataset.pairs().len()), (0, 0, 0));
    assert_eq!(dataset.actors().len(), 1, "nobody");
    assert_eq!(dataset.day_number(Day::FUTURE), 0);
    assert_eq!(dataset.on_days(0..dataset.day_count()).count(), 0);
    let empty = Collection::open(None, Reading::Printed).unwrap();
    assert_eq!(empty.with_dataset("none", dataset).with_acts(&[vec![]]).acts().len(), 0);
}

#[test]
fn days_are_counted_from_the_first() {
    let dataset = dataset(&[line("a", "b", 9, "010"), line("a", "b", 2, "010")]);
    assert_eq!(dataset.day_count(), 8);
    assert_eq!(dataset.day(0), first_day().plus(2));
    let numbers = [-9, 2, 5, 9, 10, 4000].map(|day| dataset.day_number(first_day().plus(day)));
    assert_eq!(numbers, [0, 0, 3, 7, 8, 8]);
    assert_eq!((dataset.day_number(Day::PAST), dataset.day_number(Day::FUTURE)), (0, 8));
}

#[test]
fn who_acts_on_himself_is_a_pair_of_one() {
    let dataset = dataset(&[line("a", "a", 0, "010"), line("b", "a", 0, "010")]);
    let a = actor(&dataset, "a");
    let found: Vec<ActorKey> = dataset.pairs_of(a).map(|(other, ..)| other).collect();
    assert_eq!(found, [a, actor(&dataset, "b")]);
}

#[test]
fn the_pairs_of_an_actor_stand_in_order_of_the_other() {
    let acts = [("a", "b"), ("c", "a"), ("d", "c"), ("c", "c"), ("b", "c")];
    let lines: Vec<Line> =
        acts.into_iter().map(|(one, other)| line(one, other, 0, "010")).collect();
    let dataset = dataset(&lines);
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|name| actor(&dataset, name));
    let found: Vec<(ActorKey, Way)> =
        dataset.pairs_of(c).map(|(other, _, way)| (other, way)).collect();
    assert_eq!(found, [(a, Way::Down), (b, Way::Down), (c, Way::Up), (d, Way::Up)]);
    for (pair, parties) in dataset.pairs_and_parties() {
        assert_eq!(dataset.parties(pair), parties);
    }
}

fn add(building: &mut Building, actor: &str, code: &str, day: Day) -> Result<(), TooLarge> {
    let row = Row {
        actor: actor.as_bytes(),
        recipient: b"b",
        code: code.as_bytes(),
        first: day,
        doubt: 0,
    };
    building.add(1, &row)
}

#[test]
fn more_codes_than_have_room_are_refused() {
    let mut building = Building::new();
    for code in 0..CODES_MAX {
        add(&mut building, "a", &code.to_string(), first_day()).unwrap();
    }
    assert_eq!(add(&mut building, "a", "one more", first_day()), Err(TooLarge::Codes));
    // What is refused is not in; the rest is.
    assert_eq!(building.len(), CODES_MAX);
    let dataset = building.finish(coded).unwrap();
    let last = dataset.codes().last().map(|code| (code.code.as_str(), code.acts));
    assert_eq!(last, Some(("4095", 1)));
}

#[test]
fn more_days_than_have_room_are_refused() {
    let days = i32::try_from(DAYS_MAX).unwrap();
    let first = Day::new(1500, 1, 1).unwrap();
    for (day, is_refused) in [(days - 1, false), (days, true)] {
        let mut building = Building::new();
        add(&mut building, "a", "010", first.plus(day)).unwrap();
        add(&mut building, "a", "010", first).unwrap();
        match building.finish(coded) {
            Ok(dataset) => {
                assert!(!is_refused);
                assert_eq!(dataset.acts(dataset.pairs().next().unwrap()).stamps[1].day(), 262_143);
            }
            Err(reason) => assert_eq!((reason, is_refused), (TooLarge::Days, true)),
        }
    }
    let mut building = Building::new();
    add(&mut building, "a", "010", Day::EARLIEST).unwrap();
    add(&mut building, "a", "010", Day::LATEST).unwrap();
    assert_eq!(building.finish(coded).unwrap_err(), TooLarge::Days);
}

#[test]
fn limits_are_told_in_words() {
    assert_eq!(ACTORS_MAX, 67_108_864);
    let told = [TooLarge::Actors, TooLarge::Codes, TooLarge::Rows, TooLarge::Days]
        .map(|one| one.to_string());
    assert_eq!(
        told,
        [
            "it names more than 67108864 actors",
            "it has more than 4096 different codes of acts",
            "it has more than 4294967295 acts",
            "its acts lie more than 262144 days apart",
        ]
    );
}
