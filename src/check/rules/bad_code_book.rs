//! A code that a code book cannot look up.
//!
//! # What it finds
//!
//! A code that a code book gives twice, and one that is empty or has white space around it.
//!
//! # Why it matters
//!
//! A code means one act type. Of two entries the first is used, and an empty code is used for nothing; rows of a data set would
//! be read as what the curator did not mean, or not at all.
//!
//! # Example
//!
//! ```ron
//! [CodeBook(
//!     id: "river-codes",
//!     name: "The codes of the river office",
//!     version: "1",
//!     codes: [
//!         Code(code: "7", label: "protest", type: "protested-to"),
//!         Code(code: "7", label: "complaint", type: "criticized"),
//!     ],
//! )]
//! ```
//!
//! # How to fix
//!
//! Give each code once, as the data set writes it: `010` is another code than `10`. A data set that leaves the code empty says
//! nothing of what was done.

use std::collections::BTreeMap;

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::records::Item;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::CodeBook;
use crate::text::quoted;

const CODE: Code = Code("bad-code-book");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("bad_code_book.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for item in &draft.records.code_books {
        codes(item, found);
    }
}

fn codes(item: &Item<'_, CodeBook<'_>>, found: &mut Vec<Diagnostic>) {
    let mut first = BTreeMap::new();
    for code in item.record.codes.iter().map(|entry| &entry.code) {
        if code.is_empty() {
            let message = format!("a code of `{}` is empty", item.id);
            let label = item.label(code, "no row can have it");
            found.push(
                Diagnostic::error(CODE, message).at(label).help("write the code or delete it"),
            );
        } else if code.trim() != &**code {
            let message = format!("the code `{}` has white space around it", quoted(code));
            let label = item.label(code, "would not be found");
            found.push(
                Diagnostic::error(CODE, message)
                    .at(label)
                    .help("write the code alone")
                    .maybe_fix(item.fix(code, code.trim())),
            );
        } else if let Some(&earlier) = first.get(&**code) {
            let message = format!("`{}` has the code `{}` twice", item.id, quoted(code));
            found.push(
                Diagnostic::error(CODE, message)
                    .at(item.label(code, "is not used"))
                    .and(item.label(earlier, "this one is used"))
                    .help("keep one of the two"),
            );
        } else {
            first.insert(&**code, code);
        }
    }
}
