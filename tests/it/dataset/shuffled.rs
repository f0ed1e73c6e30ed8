//! The order of the rows of a file changes nothing but their numbers.

use proptest::prelude::*;

use super::attempt;
use super::links;
use super::told_at;

/// What a file says, without the numbers of its rows.
fn said(format: &str, heading: &str, rows: &[String], beside: &[&str]) -> (Vec<String>, [u32; 2]) {
    let main = heading.to_owned() + &rows.concat();
    let reading = attempt(format, main.as_bytes(), beside).unwrap();
    let dataset = &reading.dataset;
    let places = 0..u32::try_from(dataset.len()).unwrap();
    let mut acts: Vec<String> = places
        .map(|place| {
            let words = dataset.words(dataset.row(place)).unwrap_or_default();
            format!("{} {words}", told_at(dataset, place))
        })
        .collect();
    acts.extend(links(dataset));
    acts.sort();
    (acts, [reading.faulty, reading.no_acts])
}

/// Rows, and the same rows in another order.
fn orders(row: impl Strategy<Value = String>) -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    prop::collection::vec(row, 0..30)
        .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
}

fn keds() -> impl Strategy<Value = String> {
    ("198[0-2]-0[1-9]-[0-3][0-9]", "[A-D]", "[A-D]?", "0[1-3]0")
        .prop_map(|(day, actor, recipient, code)| format!("{day}\t{actor}\t{recipient}\t{code}\n"))
}

fn mie() -> impl Strategy<Value = String> {
    (0..4, 0..4, 0..14, prop_oneof![Just(-9), 0..33], prop_oneof![Just(17), Just(22), 0..23])
        .prop_map(|(one, other, month, day, action)| {
            format!("{one},{other},1950,{month},{day},{action}\n")
        })
}

fn icb() -> impl Strategy<Value = String> {
    ((1..5, 1..5, prop_oneof![1..5, Just(996)]), (1..10, 0..14, 0..70), (1..10, 1..13, 1..40))
        .prop_map(|((crisis, state, entity), (trigger, month, day), (response, later, then))| {
            format!(
                "{crisis},{state},{entity},{trigger},1950,{month},{day},{response},1950,{later},{then}\n"
            )
        })
}

fn quadruple() -> impl Strategy<Value = String> {
    (0..4, 0..3, 0..4, 0..400).prop_map(|(actor, code, recipient, day)| {
        format!("{actor}\t{code}\t{recipient}\t{}\t-1\n", day * 24)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn lists_of_keds_may_be_in_any_order((rows, others) in orders(keds())) {
        prop_assert_eq!(said("keds:weis", "", &rows, &[]), said("keds:weis", "", &others, &[]));
    }

    #[test]
    fn events_of_mie_may_be_in_any_order((rows, others) in orders(mie())) {
        let heading = "ccode1,ccode2,styear,stmon,stday,action\n";
        prop_assert_eq!(said("mie", heading, &rows, &[]), said("mie", heading, &others, &[]));
    }

    #[test]
    fn crises_of_icb_may_be_in_any_order((rows, others) in orders(icb())) {
        let heading = "crisno,cracid,trigent,triggr,yrtrig,motrig,datrig,majres,yerres,monres,dayres\n";
        prop_assert_eq!(said("icb", heading, &rows, &[]), said("icb", heading, &others, &[]));
    }

    #[test]
    fn quadruples_may_be_in_any_order((rows, others) in orders(quadruple())) {
        let beside = ["A\t0\nB\t1\nC\t2\nD\t3\n", "Consult\t0\nAccuse\t1\n"];
        prop_assert_eq!(
            said("icews14", "", &rows, &beside),
            said("icews14", "", &others, &beside)
        );
    }
}
