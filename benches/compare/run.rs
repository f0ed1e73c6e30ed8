//! Asks demarche what its peers are asked, in their manner: a line of JSON a workload.

use std::error::Error;
use std::fs;
use std::fs::File;
use std::path::Path;
use std::time::Instant;

use serde::Serialize;

use crate::answers::Asked;
use crate::answers::Check;
use crate::answers::WORKLOADS;
use crate::book::Book;
use crate::made::questions::Questions;

/// In seconds: answers that took so long together are not repeated.
const ENOUGH: f64 = 2.0;

/// Names as the programs of the peers print them.
#[derive(Serialize)]
struct Line<'l> {
    peer: &'static str,
    version: &'static str,
    workload: &'l str,
    n: usize,
    seconds: f64,
    all: &'l [f64],
    check: &'l [i64],
    rss_base_mb: f64,
    rss_load_mb: f64,
    rss_peak_mb: f64,
}

#[expect(clippy::print_stdout, reason = "what is measured is the answer")]
pub(crate) fn run(workloads: &str, data: &Path, reps: usize) -> Result<(), Box<dyn Error>> {
    let questions = fs::read(data.with_extension("queries.json"))?;
    let questions: Questions = serde_json::from_slice(&questions)?;
    let book = Book::read();
    let rss_base_mb = memory("VmRSS:")?;
    forget_peak()?;
    let begin = Instant::now();
    let asked = Asked::load(File::open(data)?, &book, &questions)?;
    let load = begin.elapsed().as_secs_f64();
    let (rss_load_mb, load_peak) = (memory("VmRSS:")?, memory("VmHWM:")?);
    for workload in workloads.split(',') {
        forget_peak()?;
        let (all, check, peak) = if workload == "w1" {
            (vec![load], asked.w1(), load_peak)
        } else {
            let answer = WORKLOADS.iter().find(|(name, _)| *name == workload);
            let (_, answer) = answer.ok_or(format!("no workload is called `{workload}`"))?;
            let (all, check) = timed(|| answer(&asked), reps);
            (all, check, memory("VmHWM:")?)
        };
        let line = Line {
            peer: "demarche",
            version: env!("CARGO_PKG_VERSION"),
            workload,
            n: questions.n,
            seconds: median(&all),
            all: &all,
            check: &check,
            rss_base_mb,
            rss_load_mb,
            rss_peak_mb: peak,
        };
        println!("{}", serde_json::to_string(&line)?);
    }
    Ok(())
}

/// How long each of so many answers took, or of fewer; the check is worked out after the clock has stopped.
fn timed<'a>(answer: impl Fn() -> Check<'a>, reps: usize) -> (Vec<f64>, Vec<i64>) {
    let mut all = Vec::new();
    loop {
        let begin = Instant::now();
        let check = answer();
        all.push(begin.elapsed().as_secs_f64());
        if all.len() >= reps || all.iter().sum::<f64>() > ENOUGH {
            return (all, check());
        }
    }
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
}

/// In MB, of this process: `VmRSS` what it holds, `VmHWM` the most it held.
fn memory(field: &str) -> Result<f64, Box<dyn Error>> {
    let status = String::from_utf8(fs::read("/proc/self/status")?)?;
    let of = status.lines().find_map(|line| line.strip_prefix(field)).ok_or("no such field")?;
    Ok(of.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
}

fn forget_peak() -> Result<(), Box<dyn Error>> {
    Ok(fs::write("/proc/self/clear_refs", "5")?)
}
