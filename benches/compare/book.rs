//! What the codes of the made data mean, by demarche's code book.

use demarche::Graph;
use demarche::check::code_book;
use demarche::dataset::Coded;
use demarche::model::CodeBook;
use demarche::model::Ladder;

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
}

/// The Goldstein value of a code.
#[expect(clippy::cast_possible_truncation, reason = "the scale goes from -10 to 10")]
pub(crate) fn tenths(coded: &Coded) -> i64 {
    (coded.goldstein.expect("root codes have a value") * 10.0).round() as i64
}
