//! How long it takes to verify quotations against a text: 2,000 pages of 3,000 letters, 6 MB in all.

use std::collections::BTreeMap;
use std::fmt::Write;

use demarche::quotation::Division;
use demarche::quotation::SourceText;
use demarche::text::Text;
use divan::Bencher;
use divan::counter::BytesCount;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

const PAGES: usize = 2_000;
const WORDS: [&str; 16] = [
    "the",
    "weir",
    "of",
    "Aldery",
    "and",
    "council",
    "rose",
    "to",
    "miller",
    "in",
    "Brackwater",
    "was",
    "answered",
    "that",
    "lock",
    "closed",
];

/// Numbers by chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % most
    }
}

/// A text, and for each page its sentences: the first three words, the last three, and the note.
type Book = (String, Vec<Vec<(String, String, usize)>>);

/// A text of so many pages, each a paragraph of 3,000 letters on one line, with a note on every sentence.
fn book(pages: usize, end: char) -> Book {
    let mut chance = Chance(7);
    let (mut body, mut sentences) = (String::new(), Vec::new());
    for page in 0..pages {
        let (start, mut here) = (body.len(), Vec::new());
        while body.len() - start < 3_000 {
            let number = here.len() + 1;
            let mut words: Vec<String> =
                (0..14).map(|_| WORDS[chance.below(WORDS.len())].to_owned()).collect();
            words[0] = format!("Lot-{page}-{number}");
            words[12] = format!("lot-{number}-{page}");
            write!(body, "{} end.{number} ", words.join(" "))
                .expect("a string takes what is written");
            here.push((words[..3].join(" "), format!("{} {} end", words[12], words[13]), number));
        }
        body.pop();
        body.push(end);
        sentences.push(here);
    }
    (body, sentences)
}

/// Records with so many citations, ten to an act.
fn records(locator: &str, citations: usize, sentences: &[Vec<(String, String, usize)>]) -> String {
    let mut records = format!(
        "[Source(id: \"book\", title: \"A book\", kind: Book, locator: {locator}),\n\
         Actor(id: \"upton\", name: \"Upton\", kind: State), Actor(id: \"lowton\", name: \"Lowton\", kind: State),\n"
    );
    let at = locator.to_lowercase();
    let mut chance = Chance(11);
    for act in 0..citations / 10 {
        write!(
            records,
            "Act(id: \"act-{act}\", actors: [\"upton\"], type: \"criticized\", recipients: [\"lowton\"], evidence: ["
        )
        .expect("a string takes what is written");
        for _ in 0..10 {
            let page = chance.below(sentences.len());
            let (first, last, note) = &sentences[page][chance.below(sentences[page].len())];
            write!(
                records,
                "Cite(source: \"book\", {at}: \"{}\", passage: (\"{first}\", \"{last}\"), note: \"{note}\"), ",
                page + 1
            )
            .expect("a string takes what is written");
        }
        records.push_str("]),\n");
    }
    records.push_str("]\n");
    records
}

#[divan::bench(max_time = 3)]
fn preparing_the_text(bencher: Bencher<'_, '_>) {
    let (body, _) = book(PAGES, '\n');
    bencher
        .counter(BytesCount::new(body.len()))
        .bench_local(|| SourceText::new(&body, Division::Paragraphs, &[]).sentences().len());
}

#[divan::bench(args = ["Paragraph", "Page"], max_time = 10)]
fn verifying_20_000_passages(bencher: Bencher<'_, '_>, locator: &str) {
    let end = if locator == "Page" { '\u{c}' } else { '\n' };
    let (body, sentences) = book(PAGES, end);
    let records = records(locator, 20_000, &sentences);
    bencher
        .counter(ItemsCount::new(20_000_usize))
        .with_inputs(|| {
            let given = BTreeMap::from([("book".to_owned(), Text::new("book.txt", body.as_str()))]);
            (Text::new("bench.ron", records.as_str()), given)
        })
        .bench_local_values(|(records, given)| {
            let checked = demarche::read_with_texts([records], given);
            assert_eq!((checked.verified, checked.findings.len()), (20_000, 0));
            checked
        });
}

#[divan::bench(max_time = 5)]
fn reading_the_same_records_alone(bencher: Bencher<'_, '_>) {
    let (_, sentences) = book(PAGES, '\n');
    let records = records("Paragraph", 20_000, &sentences);
    bencher
        .with_inputs(|| Text::new("bench.ron", records.as_str()))
        .bench_local_values(|records| demarche::read([records]).0);
}
