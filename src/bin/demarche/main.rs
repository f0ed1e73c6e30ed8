//! The command line of demarche: arguments become a question, the answer a page or a document.
//!
//! Ends with 0 where all is fine; with 1 where there are findings, or where `--exit-code` asks and nothing was found
//! (of `diff`: something differs); with 2 where the command could not run.

mod args;
mod check;
mod diff;
mod draw;
mod failure;
mod folder;
mod git;
mod output;
mod question;
mod run;

use std::process::ExitCode;

use clap::Parser;

use args::Arguments;
use failure::Outcome;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(message) => {
            // clap knows which of its messages are answers (help, version) and which are failures.
            let code = if message.use_stderr() { 2 } else { 0 };
            drop(message.print());
            return ExitCode::from(code);
        }
    };
    match run::run(&arguments) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            output::say(&failure.to_string());
            ExitCode::from(2)
        }
    }
}
