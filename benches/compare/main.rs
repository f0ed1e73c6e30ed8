//! demarche beside its peers, on made data: what `scripts/compare` runs.
//!
//! `generate` writes the data: the acts as CSV, and beside them the questions and what the codes mean, as JSON. `run` loads
//! it, answers, and prints how long that took; benches/peers/workload.py says what is asked.

#[path = "../made/mod.rs"]
mod made;

mod answers;
mod book;
mod run;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::path::PathBuf;

use clap::Parser;
use clap::Subcommand;
use serde::Serialize;

use book::Book;
use book::tenths;
use made::CODES;
use made::Order;

#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    task: Option<Task>,
    /// Given by `cargo bench`, which runs every benchmark: this one then does nothing.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Subcommand)]
enum Task {
    /// Write so many acts to a file, as `generate 1e6 FILE.csv`
    Generate {
        acts: f64,
        file: PathBuf,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// In no order, rather than by day
        #[arg(long)]
        shuffle: bool,
    },
    /// Time some workloads, as `run w1,w5 FILE.csv`
    Run {
        workloads: String,
        file: PathBuf,
        #[arg(long, default_value_t = 1)]
        reps: usize,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    match Args::parse().task {
        Some(Task::Generate { acts, file, seed, shuffle }) => {
            let order = if shuffle { Order::Shuffled } else { Order::ByDay };
            generate(acts, &file, seed, order)
        }
        Some(Task::Run { workloads, file, reps }) => run::run(&workloads, &file, reps),
        None => Ok(()),
    }
}

fn generate(acts: f64, file: &Path, seed: u64, order: Order) -> Result<(), Box<dyn Error>> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are written as 1e6"
    )]
    let made = made::made(acts as usize, seed, order);
    made.write_csv(&mut BufWriter::new(File::create(file)?))?;
    let beside = |ending| File::create(file.with_extension(ending));
    serde_json::to_writer(BufWriter::new(beside("queries.json")?), &made.questions)?;
    serde_json::to_writer(BufWriter::new(beside("codes.json")?), &meanings(&Book::read()))?;
    Ok(())
}

/// What a code counts for, for those who do not read code books.
#[derive(Serialize)]
struct Meaning {
    /// 0 also where acts of it are between no two actors.
    rung: u8,
    /// In tenths.
    goldstein: i64,
}

fn meanings(book: &Book) -> BTreeMap<&'static str, Meaning> {
    let meaning = |code| {
        let coded = book.coded(code);
        let rung = if coded.is_dyadic { coded.rung } else { 0 };
        (code, Meaning { rung, goldstein: tenths(&coded) })
    };
    CODES.into_iter().map(meaning).collect()
}
