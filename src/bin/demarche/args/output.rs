//! How and where answers, findings and pictures are written.

use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;

/// How and where to write an answer.
#[derive(Args, Debug)]
pub(crate) struct Output {
    /// The form of the answer [default: by the ending of FILE, else table]
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// Write to FILE, whole or not at all
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Write citations out as notes in this style; `demarche explain styles` lists them [default in Markdown and
    /// `show`: chicago-notes]
    #[arg(long, value_name = "NAME")]
    pub(crate) style: Option<String>,
    /// Exit with 1 where nothing is found
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// How and where to write what differs.
#[derive(Args, Debug)]
pub(crate) struct DiffOutput {
    /// The form of the answer [default: by the ending of FILE, else table]
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// Write to FILE, whole or not at all
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Exit with 1 where something differs
    #[arg(long)]
    pub(crate) exit_code: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading
    Table,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
    /// Markdown
    Md,
}

/// How and where to write the findings of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckOutput {
    /// The form of the findings [default: by the ending of FILE, else full]
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<CheckFormat>,
    /// Write to FILE, whole or not at all
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

/// What `check` mends.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Fixing {
    /// Make the edits that can mean nothing else, then check again
    #[arg(long)]
    pub(crate) fix: bool,
    /// Show what --fix would write, and write nothing
    #[arg(long, requires = "fix", conflicts_with = "format")]
    pub(crate) diff: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// With the lines they speak of
    Full,
    /// One line a finding: path:line:column: error[code]: message
    Concise,
    /// One JSON object, described by docs/check.schema.json
    Json,
    /// Commands by which a workflow of GitHub marks files
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
}

/// Where to write a picture.
#[derive(Args, Debug)]
pub(crate) struct Picture {
    /// Write to FILE: .dot is written as it is, .svg, .png and .pdf are made by Graphviz
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// What lays out a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// Demarche itself
    Own,
    /// Graphviz, which must be installed; without a file, DOT goes to standard output
    Dot,
}

/// Where to write a figure that demarche draws itself, how large, and with what below it.
#[derive(Args, Debug)]
pub(crate) struct Figure {
    /// Write to FILE, by its ending: .svg, .png, .pdf, .dot (Graphviz) or .mmd (Mermaid: at most 500 edges and 50,000
    /// characters) [default: SVG to standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// How wide the figure is: 170mm, 17cm or 6.7in on paper, 1000px on a screen [default: 1000px]
    #[arg(long, value_name = "LENGTH")]
    pub(crate) width: Option<String>,
    /// Write the numbered list of acts to FILE (.md or .txt), not below the figure
    #[arg(long, value_name = "FILE")]
    pub(crate) notes: Option<PathBuf>,
}
