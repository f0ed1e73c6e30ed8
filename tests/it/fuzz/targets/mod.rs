//! What is fuzzed: each target makes a text out of arbitrary bytes, and holds what must be true of any such text.
//!
//! The package in `fuzz/` compiles these files too, so they name nothing of the other tests. A text that once broke
//! something is kept in `tests/it/fuzz/cases/<target>/` and checked again for ever.

mod answers;
mod bibliography;
mod choices;
mod chronology;
mod dates;
mod escalation;
mod findings;
mod formats;
mod loading;
mod outputs;
mod quotation;
mod records;
mod slips;
mod terms;

use choices::Choices;

/// Something that is fuzzed.
pub(crate) struct Target {
    /// Its name, and that of its folder of cases.
    pub(crate) name: &'static str,
    /// How many texts `cargo test` makes: as many as take about three seconds.
    pub(crate) texts: u32,
    /// Makes a text of what a fuzzer chooses.
    make: fn(&mut Choices<'_>) -> String,
    /// Panics where something does not hold that must hold of every text.
    pub(crate) check: fn(&str),
}

impl Target {
    /// The text that is made of some bytes.
    pub(crate) fn text(&self, bytes: &[u8]) -> String {
        (self.make)(&mut Choices::new(bytes))
    }
}

/// Everything that is fuzzed.
pub(crate) const TARGETS: &[Target] = &[
    Target { name: "answers", texts: 8, make: records::curated, check: answers::check },
    Target {
        name: "bibliography",
        texts: 60,
        make: bibliography::make,
        check: bibliography::check,
    },
    Target { name: "chronology", texts: 120, make: chronology::make, check: chronology::check },
    Target { name: "dates", texts: 6_000, make: dates::make, check: dates::check },
    Target { name: "escalation", texts: 150, make: records::made, check: escalation::check },
    Target { name: "formats", texts: 4_000, make: formats::make, check: formats::check },
    Target { name: "loading", texts: 200, make: loading::make, check: loading::check },
    Target { name: "marker", texts: 400, make: loading::make_marker, check: loading::check_marker },
    Target { name: "quotation", texts: 60, make: quotation::make, check: quotation::check },
    Target { name: "records", texts: 15, make: records::made, check: answers::check },
    Target { name: "slips", texts: 100, make: slips::make, check: loading::check },
    Target { name: "terms", texts: 500, make: terms::make, check: terms::check },
];
