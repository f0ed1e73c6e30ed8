//! The command line, as clap reads it.

use std::path::PathBuf;

use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;

/// Keep the conduct of a dispute as plain text, check it, ask it, draw it
///
/// A graph folder holds records in RON: actors, events, acts (who did what to whom, when, and who says so), sources and
/// disputes. demarche checks the folder, answers questions about it, computes how a dispute escalated, and draws it.
///
/// Start with `demarche init --example sino-soviet` and `demarche escalation sino-soviet`.
#[derive(Debug, Parser)]
#[command(name = "demarche", version, propagate_version = true, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) everywhere: Everywhere,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that every command takes.
#[derive(Args, Debug)]
pub(crate) struct Everywhere {
    /// The graph folder
    ///
    /// Without it: the folder named by `DEMARCHE_GRAPH`; else the nearest folder upward from here that holds
    /// `demarche.ron`, or that holds a folder `graph` which does.
    #[arg(short, long, value_name = "DIR", global = true, help_heading = "Options everywhere")]
    pub(crate) graph: Option<PathBuf>,
    /// Take fields as their corrections read them, not as the source prints them
    #[arg(long, global = true, help_heading = "Options everywhere")]
    pub(crate) corrected: bool,
    /// When to use colours
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        global = true,
        help_heading = "Options everywhere"
    )]
    pub(crate) color: Colours,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colours {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How and where to write an answer.
#[derive(Args, Debug)]
pub(crate) struct Output {
    /// The form of the answer [default: by the ending of FILE, else table]
    #[arg(short, long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// Write to FILE, whole or not at all
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Exit with 1 where nothing is found
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

/// Texts of sources.
#[derive(Args, Debug)]
pub(crate) struct Texts {
    /// The text of a source, a paragraph a line; may be repeated [default: what the source names as its `text`]
    #[arg(long = "text", value_name = "SOURCE=FILE")]
    pub(crate) files: Vec<String>,
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

/// Which acts to take.
#[derive(Args, Debug)]
pub(crate) struct Terms {
    /// Which acts: by:khrushchev on:mao date:1959..1960 did:criticized (see `demarche explain terms`)
    #[arg(value_name = "TERM")]
    pub(crate) terms: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List who acted on whom, in order of time, with citations
    ///
    /// Example: demarche acts by:khrushchev on:mao
    Acts {
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        output: Output,
    },
    /// Count acts by actor and recipient
    ///
    /// Example: demarche matrix --roll-up date:1960
    Matrix {
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        parties: MatrixArguments,
        #[command(flatten)]
        output: Output,
    },
    /// Find chains of acts from one actor to another
    ///
    /// Example: demarche path chen-yi khrushchev
    Path {
        #[command(flatten)]
        ends: PathEnds,
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        output: Output,
    },
    /// Compute how a dispute escalated, step by step
    ///
    /// Example: demarche escalation sino-soviet
    ///
    /// An escalation path is a chain of acts, each an answer to the one before or its continuation, over which the rung
    /// on the ladder never falls and in the end has risen. Only links that the source itself states are used, unless
    /// --infer asks for more; inferred links are marked.
    Escalation {
        #[command(flatten)]
        dispute: DisputeArguments,
        #[command(flatten)]
        listing: ListingArguments,
        #[command(flatten)]
        output: Output,
    },
    /// Show acts and events on their days, stated and derived
    ///
    /// Example: demarche timeline date:1960-07..1960-09
    Timeline {
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        output: Output,
    },
    /// Show what is not settled, each account beside the other
    ///
    /// Acts that contradict each other, that are contested or rejected, or of which the coding is of low certainty, and
    /// fields that an editor corrects; with the evidence of each. Acts that are rejected or did not happen are among them
    /// unless a term says otherwise.
    ///
    /// Example: demarche contested topic:india-policy
    Contested {
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        output: Output,
    },
    /// Show all that the graph holds about one id
    ///
    /// Example: demarche show khrushchev
    Show {
        /// The id of an actor, act, event, act type, source, topic, dispute or side
        id: String,
        #[command(flatten)]
        output: Output,
    },
    /// Count what is in the graph and how well it is sourced
    ///
    /// Example: demarche stats --format md
    Stats {
        #[command(flatten)]
        output: Output,
    },
    /// Say everything that is wrong with the graph folder
    ///
    /// Example: demarche check --graph my-dispute
    ///
    /// Exits with 1 where there are errors; with --strict, warnings count too. `demarche explain CODE` says more about a
    /// finding. Passages, quotes, cues and notes are looked for in the texts of their sources, as far as these are at hand:
    /// that proves that the words stand there, not that they support what is built on them.
    ///
    /// Example: demarche check --text chapter=chapter.txt
    /// Example: demarche check --format sarif -o findings.sarif
    Check {
        /// Let warnings count as errors
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        texts: Texts,
        #[command(flatten)]
        report: CheckOutput,
    },
    /// Show what of a source's text acts rest on, and what nothing rests on
    ///
    /// Example: demarche coverage --text chapter=chapter.txt
    ///
    /// Lists for each paragraph, sentence and note the acts whose passages stand on it. A sentence of which a curator has
    /// made no act on purpose is marked by a record `NoAct`. Of the text only the ends of sentences are shown.
    Coverage {
        /// The source, where there are several texts
        source: Option<String>,
        #[command(flatten)]
        texts: Texts,
        /// Exit with 1 where a sentence has neither an act nor a mark
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        output: Output,
    },
    /// Explain a finding of `check`, or the grammar of terms
    ///
    /// Example: demarche explain unknown-actor
    Explain {
        /// The code in brackets behind `error` or `warning`, or `terms`; without it, all codes are listed
        code: Option<String>,
    },
    /// List, search or show the act types of the vocabulary
    ///
    /// Example: demarche types withdrew-experts
    Types {
        /// An id shows one type with its codes in other schemes; any other word searches
        word: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Draw a picture of the graph, as DOT or through Graphviz
    ///
    /// Example: demarche draw relations by:prc -o relations.svg
    Draw {
        #[command(subcommand)]
        kind: Drawing,
    },
    /// Write the whole graph for another program
    ///
    /// Example: demarche export csv -o acts.csv
    Export {
        #[command(subcommand)]
        format: Export,
    },
    /// Begin a graph folder
    ///
    /// Example: demarche init --example sino-soviet
    Init {
        /// The folder, made where there is none [default: that of --graph, else `graph`]
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
        /// Write a graph that ships with demarche instead of the commented beginning
        #[arg(long, value_name = "NAME")]
        example: Option<Example>,
    },
    /// Print completions for a shell
    ///
    /// Example: demarche completions bash > ~/.local/share/bash-completion/completions/demarche
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    ///
    /// Example: demarche man draw relations
    Man {
        /// The page of a command; without it, that of demarche
        #[arg(value_name = "COMMAND")]
        command: Vec<String>,
    },
}

/// Who the rows and columns of a matrix are, and how they stand.
#[derive(Args, Debug)]
pub(crate) struct MatrixArguments {
    /// Count everyone as the actor for whom they act
    #[arg(long, conflicts_with = "sides")]
    pub(crate) roll_up: bool,
    /// Count everyone as their side of this dispute
    #[arg(long, value_name = "DISPUTE")]
    pub(crate) sides: Option<String>,
    /// Split the counts
    #[arg(long, value_name = "WHAT")]
    pub(crate) by: Option<SplitBy>,
    /// In which order actors and recipients stand
    #[arg(long, value_name = "ORDER", default_value = "id")]
    pub(crate) order: LineOrder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LineOrder {
    /// By id
    Id,
    /// The most acts first
    Total,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SplitBy {
    /// By the year in which the act began
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Example {
    /// The estrangement of Beijing and Moscow, 1959–1962
    SinoSoviet,
}

/// From whom to whom, and by which chains.
#[derive(Args, Debug)]
pub(crate) struct PathEnds {
    /// The actor with whom the chain begins
    pub(crate) from: String,
    /// The actor with whom it ends
    pub(crate) to: String,
    /// The N shortest chains
    #[arg(short = 'k', long, value_name = "N", conflicts_with = "all", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) best: Option<u16>,
    /// Every chain that meets nobody twice
    #[arg(long)]
    pub(crate) all: bool,
    /// With --all: stop after so many
    #[arg(long, value_name = "N", default_value_t = 1000, requires = "all", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) max: u32,
    /// Only chains whose dates never go back
    #[arg(long)]
    pub(crate) in_time: bool,
    /// Follow acts from recipient to actor as well
    #[arg(long)]
    pub(crate) either_way: bool,
}

/// Which dispute, and what its paths must be.
#[derive(Args, Debug)]
pub(crate) struct DisputeArguments {
    /// The id of a dispute; or the ids of two sides or actors
    #[arg(value_name = "DISPUTE | SIDE", num_args = 1..=2, required = true)]
    pub(crate) sides: Vec<String>,
    /// Only acts that fit this term; may be repeated
    #[arg(long = "where", value_name = "TERM")]
    pub(crate) terms: Vec<String>,
    /// Only paths that begin with this act
    #[arg(long, value_name = "ACT")]
    pub(crate) from: Option<String>,
    /// Only paths that end with this act
    #[arg(long, value_name = "ACT")]
    pub(crate) to: Option<String>,
    /// Only paths of which every step rises
    #[arg(long)]
    pub(crate) strict: bool,
    /// Infer links from the days: an act answers the other side's acts of the latest day before it, at most DAYS back; with
    /// any:DAYS, all within DAYS [default: 60]
    #[arg(long, value_name = "DAYS", num_args = 0..=1, default_missing_value = "60")]
    pub(crate) infer: Option<String>,
}

/// How many paths, where the main path is not enough.
#[derive(Args, Debug)]
pub(crate) struct ListingArguments {
    /// Every path that cannot be extended
    #[arg(long, conflicts_with = "best")]
    pub(crate) all: bool,
    /// The N best paths
    #[arg(short = 'k', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(crate) best: Option<u16>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Drawing {
    /// Draw actors and events and the acts between them
    ///
    /// Example: demarche draw relations date:=1960 -o relations.svg
    Relations {
        #[command(flatten)]
        terms: Terms,
        /// A line for each act, not one for all acts between two
        #[arg(long)]
        each: bool,
        /// Frame the sides of this dispute [default: the one to which most of the acts belong]
        #[arg(long, value_name = "DISPUTE")]
        sides: Option<String>,
        /// Frame no sides
        #[arg(long, conflicts_with = "sides")]
        no_sides: bool,
        #[command(flatten)]
        picture: Picture,
    },
    /// Draw acts in order of time and the links between them
    ///
    /// Example: demarche draw responses date:1960 -o responses.svg
    Responses {
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        picture: Picture,
    },
    /// Draw the chains of acts from one actor to another
    ///
    /// Example: demarche draw path chen-yi khrushchev -o path.svg
    Path {
        #[command(flatten)]
        ends: PathEnds,
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        picture: Picture,
    },
    /// Draw the main escalation path of a dispute and its off-ramps
    ///
    /// Example: demarche draw escalation sino-soviet -o escalation.svg
    Escalation {
        #[command(flatten)]
        dispute: DisputeArguments,
        #[command(flatten)]
        picture: Picture,
    },
}

/// Where to write a picture.
#[derive(Args, Debug)]
pub(crate) struct Picture {
    /// Write to FILE: .dot is written as it is, .svg, .png and .pdf are made by Graphviz
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// Every record of the graph as one JSON object
    ///
    /// Example: demarche export json -o graph.json
    Json {
        /// Write to FILE, whole or not at all
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Acts as rows of actor and recipient, for network programs
    ///
    /// Example: demarche export csv by:prc on:ussr -o acts.csv
    Csv {
        #[command(flatten)]
        terms: Terms,
        /// Write to FILE, whole or not at all
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}
