//! The command line, as clap reads it.

mod drawing;
mod output;
mod question;

use std::path::PathBuf;

use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;

pub(crate) use drawing::Drawing;
pub(crate) use drawing::LaneWhat;
pub(crate) use output::CheckFormat;
pub(crate) use output::CheckOutput;
pub(crate) use output::DiffOutput;
pub(crate) use output::Engine;
pub(crate) use output::Figure;
pub(crate) use output::Fixing;
pub(crate) use output::Format;
pub(crate) use output::Output;
pub(crate) use output::Picture;
pub(crate) use question::DisputeArguments;
pub(crate) use question::EscalationArguments;
pub(crate) use question::LineOrder;
pub(crate) use question::ListingArguments;
pub(crate) use question::MatrixArguments;
pub(crate) use question::PathArguments;
pub(crate) use question::PathEnds;
pub(crate) use question::SplitBy;
pub(crate) use question::Terms;
pub(crate) use question::Texts;
pub(crate) use question::Versions;

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
    /// A data set of events, to be asked beside the folder named by --graph, or else alone
    #[arg(
        long,
        value_name = "FILE",
        global = true,
        requires = "format_of_data",
        help_heading = "Options everywhere"
    )]
    pub(crate) data: Option<PathBuf>,
    /// How the rows of --data are written: icews, csv:actor=COLUMN,recipient=COLUMN,date=COLUMN,code=COLUMN, ...
    #[arg(
        long = "as",
        id = "format_of_data",
        value_name = "FORMAT",
        global = true,
        requires = "data",
        help_heading = "Options everywhere"
    )]
    pub(crate) data_format: Option<String>,
    /// Refuse --data where a row of it cannot be read
    #[arg(long, global = true, requires = "data", help_heading = "Options everywhere")]
    pub(crate) strict_data: bool,
    /// The code book that says what the codes of --data mean [default: that of the format]
    #[arg(
        long,
        value_name = "BOOK",
        global = true,
        requires = "data",
        help_heading = "Options everywhere"
    )]
    pub(crate) codes: Option<String>,
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
        asked: EscalationArguments,
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
    /// that proves that the words stand there, not that they support what is built on them. What `Expect` records state of
    /// the graph is asked; where one fails, what was found instead is shown.
    ///
    /// With --fix, edits that can mean nothing else are made first: an id or name a letter or two off, where no other comes
    /// near; a date in another form that can be read in one way only; a `demarche.ron` that is missing. Comments and layout
    /// stay, each file is written whole or not at all, and one that changed in the meantime is left alone.
    ///
    /// Example: demarche check --text chapter=chapter.txt
    /// Example: demarche check --format sarif -o findings.sarif
    /// Example: demarche check --fix --diff
    Check {
        /// Let warnings count as errors
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        texts: Texts,
        #[command(flatten)]
        fixing: Fixing,
        #[command(flatten)]
        report: CheckOutput,
    },
    /// Show what of a source's text acts rest on, and what nothing rests on
    ///
    /// Example: demarche coverage --text chapter=chapter.txt
    ///
    /// Lists for each paragraph, sentence and note the acts whose passages stand on it. A sentence of which a curator has
    /// made no act on purpose is marked by a record `NoAct`. A source that counts by page is covered by page. Of the text
    /// only the ends of sentences are shown.
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
    /// Show what two versions of a graph folder differ in, record by record
    ///
    /// Example: demarche diff old/graph graph
    ///
    /// Says which records were added, removed, renamed, redated or relinked and which fields changed, what that does to the
    /// main path of each dispute, and which findings of `check` are new. How records are filed and laid out makes no
    /// difference. With --rev the folder, as it stands, is compared with what it was at a revision of its git repository;
    /// with --rev A..B what it was at two revisions. Nothing is checked out.
    ///
    /// Example: demarche diff --rev HEAD
    ///
    /// Example: demarche diff --rev main..HEAD --format md graph
    Diff {
        #[command(flatten)]
        versions: Versions,
        #[command(flatten)]
        output: DiffOutput,
    },
    /// Print the fingerprints of a source's text, for its record
    ///
    /// Example: demarche fingerprint --text chapter=chapter.txt
    ///
    /// Put what is printed into the `Source`: `check --text` then notices another edition of the text, and which paragraphs or
    /// pages changed, are missing or moved. Of the text itself nothing is printed.
    Fingerprint {
        /// The source, where there are several texts
        source: Option<String>,
        #[command(flatten)]
        texts: Texts,
    },
    /// Explain a finding of `check`, or the grammar of terms, or list the styles of notes
    ///
    /// Example: demarche explain unknown-actor
    Explain {
        /// The code in brackets behind `error` or `warning`, or `terms` or `styles`; without it, all codes are listed
        code: Option<String>,
    },
    /// List, search or show act types and code books of event data
    ///
    /// Example: demarche types withdrew-experts
    Types {
        /// An id shows one type with its codes in other schemes, the id of a code book (`weis`) what its codes mean; any other
        /// word searches
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
    /// Write the whole graph as one page for the browser
    ///
    /// Example: demarche page -o dispute.html
    ///
    /// The file holds everything it needs and opens from disk. Every state of the page stands in its address, so that it can
    /// be linked to. Without a program, or on paper, it is a figure and a table of acts with their notes and sources.
    Page {
        /// Write citations out as notes in this style; `demarche explain styles` lists them [default: chicago-notes]
        #[arg(long, value_name = "NAME")]
        style: Option<String>,
        /// Write to FILE, whole or not at all
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Write the whole graph for another program
    ///
    /// Example: demarche export csv -o acts.csv
    Export {
        #[command(subcommand)]
        format: Export,
    },
    /// Write the index of a data set beside it, so that it opens at once
    ///
    /// Example: demarche index events.csv icews
    ///
    /// The index stands in FILE.demarche and is used wherever FILE is asked in the same format. It is left aside when the file
    /// has changed since.
    Index {
        /// The data set
        file: PathBuf,
        /// How its rows are written, as --as takes it
        format: String,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Example {
    /// The estrangement of Beijing and Moscow, 1959–1962
    SinoSoviet,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// Every record of the graph as one JSON object
    ///
    /// Example: demarche export json -o graph.json
    Json {
        /// Write citations out as notes, and sources as entries, in this style [default: sources in chicago-notes]
        #[arg(long, value_name = "NAME")]
        style: Option<String>,
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
        /// Add a column of citations written out as notes in this style
        #[arg(long, value_name = "NAME")]
        style: Option<String>,
        /// Write to FILE, whole or not at all
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}
