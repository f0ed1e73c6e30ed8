//! Runs a target of `tests/it/fuzz` under libFuzzer; `scripts/fuzz` says how.
//!
//! `DEMARCHE_FUZZ_TARGET` names the target; a text that fails is written to the file that `DEMARCHE_FUZZ_FOUND` names. With a
//! file as argument, the text that is made of its bytes is printed and nothing else done.

#[expect(dead_code, reason = "how many texts `cargo test` makes is nothing to libFuzzer")]
#[path = "../tests/it/fuzz/targets/mod.rs"]
mod targets;

use std::env;
use std::fs;
use std::panic;

fn main() {
    let name = env::var("DEMARCHE_FUZZ_TARGET").unwrap_or_default();
    let found = targets::TARGETS.iter().find(|target| target.name == name);
    let target = found.expect("DEMARCHE_FUZZ_TARGET names a target");
    if let Some(file) = env::args().nth(1) {
        let bytes = fs::read(file).expect("the file can be read");
        print!("{}", target.text(&bytes));
        return;
    }
    let kept = env::var("DEMARCHE_FUZZ_FOUND").expect("DEMARCHE_FUZZ_FOUND names a file");
    bolero::check!().for_each(|bytes: &[u8]| {
        let text = target.text(bytes);
        if let Err(reason) = panic::catch_unwind(|| (target.check)(&text)) {
            fs::write(&kept, &text).expect("the text can be kept");
            panic::resume_unwind(reason);
        }
    });
}
