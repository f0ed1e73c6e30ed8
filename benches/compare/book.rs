//! What the codes of the made data mean, by demarche's code book; also for those who do not read it.

use std::collections::BTreeMap;

use demarche::Graph;
use demarche::check::code_book;
use demarche::dataset::Coded;
use demarche::model::CodeBook;
use demarche::model::Ladder;
use serde::Serialize;

use crate::made::CODES;

/// What a code counts for.
#[derive(Serialize)]
pub(crate) struct Meaning {
    /// 0 also where acts of it are between no two actors.
    rung: u8,
    /// In tenths.
    goldstein: i64,
}

pub(crate) struct Book {
    graph: Graph,
    codes: CodeBook,
}

impl Book {
    pub(crate) fn read() -> Self {
        let (graph, _) = demarche::assemble("", Vec::new());
        let codes = code_book(&graph, "cameo-icews").expect("it ships with demarche").into_owned();
        Self { graph, codes }
    }

    pub(crate) fn ladder(&self) -> &Ladder {
        self.graph.ladder()
    }

    pub(crate) fn coded(&self, code: &str) -> Coded {
        Coded::new(code, &self.codes, |key| self.graph.act_type(key))
    }

    pub(crate) fn meanings(&self) -> BTreeMap<&'static str, Meaning> {
        let meaning = |code| {
            let coded = self.coded(code);
            let rung = if coded.is_dyadic { coded.rung } else { 0 };
            (code, Meaning { rung, goldstein: tenths(&coded) })
        };
        CODES.into_iter().map(meaning).collect()
    }
}

/// The Goldstein value of a code.
#[expect(clippy::cast_possible_truncation, reason = "the scale goes from -10 to 10")]
pub(crate) fn tenths(coded: &Coded) -> i64 {
    (coded.goldstein.expect("root codes have a value") * 10.0).round() as i64
}
