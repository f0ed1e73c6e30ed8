//! What the codes of the made data mean, for those who do not read demarche's code books.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::made::CODES;

#[derive(Serialize)]
pub(crate) struct Meaning {
    rung: u8,
    /// In tenths.
    goldstein: i16,
}

/// To be replaced by the code book `cameo-icews`.
const MEANINGS: [(u8, i16); 20] = [
    (0, 0),
    (0, 30),
    (0, 40),
    (0, 10),
    (0, 35),
    (0, 60),
    (0, 70),
    (0, 50),
    (1, -20),
    (2, -50),
    (1, -20),
    (2, -40),
    (3, -60),
    (2, -65),
    (6, -72),
    (4, -40),
    (4, -70),
    (7, -90),
    (7, -100),
    (8, -100),
];

pub(crate) fn meanings() -> BTreeMap<&'static str, Meaning> {
    let meaning = |(rung, goldstein)| Meaning { rung, goldstein };
    CODES.into_iter().zip(MEANINGS.map(meaning)).collect()
}
