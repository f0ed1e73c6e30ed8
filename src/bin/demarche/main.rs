//! The command line of demarche: arguments become a question, the answer a report or a document.
//!
//! Ends with 0 where all is fine; with 1 where there are findings, or where `--exit-code` asks and nothing was found
//! (of `diff`: something differs); with 2 where the command could not run.

mod args;
mod check;
mod collection;
mod diff;
mod draw;
mod failure;
mod figure;
mod fix;
mod folder;
mod git;
mod output;
mod question;
mod raster;
mod run;
mod watch;

use std::io::ErrorKind;
use std::process::ExitCode;

use clap::Parser;

use args::Arguments;
use failure::Outcome;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(message) => {
            let shown = message.render().to_string();
            let told = failure::visible_lines(&shown);
            // clap prints its own colours, but an argument as it is given.
            let printed = if told == shown {
                message.print()
            } else {
                output::say(told.trim_end());
                Ok(())
            };
            let is_lost = printed.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe);
            // clap knows which of its messages are answers (help, version) and which are failures.
            return ExitCode::from(if message.use_stderr() || is_lost { 2 } else { 0 });
        }
    };
    watch::begin();
    let outcome = run::run(&arguments);
    watch::end();
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            output::say(&failure.to_string());
            ExitCode::from(2)
        }
    }
}
