//! The arguments as typed. What they mean is decided by each subcommand.

use std::path::PathBuf;

use clap::{
    Parser, Subcommand, ValueEnum,
    builder::{FalseyValueParser, PossibleValue, PossibleValuesParser, TypedValueParser},
};

use crate::{
    report::{REPORTS, Report},
    tui::terminal::{BidiMethod, Uyghur},
};

/// Learn to buy and sell online, in your own language, without network.
#[derive(Debug, Parser)]
#[command(name = "bazar", version, max_term_width = 100)]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

#[derive(Debug, Clone, clap::Args)]
pub struct Global {
    /// Where the learners' records are kept (else BAZAR_DATA, else this computer's folder for data)
    #[arg(long, global = true, value_name = "DIR", env = "BAZAR_DATA")]
    pub data: Option<PathBuf>,
    /// A folder of lessons instead of the course inside the program
    #[arg(long, global = true, value_name = "DIR")]
    pub course: Option<PathBuf>,
    /// Languages of the screen, the reader's own first: zh,ug or ug,zh or en
    #[arg(long, global = true, value_name = "A,B")]
    pub lang: Option<String>,
    /// The number of the simulated world; the same number is the same world for everybody
    #[arg(long, global = true, value_name = "N")]
    pub seed: Option<u64>,
    /// Print numbered text instead of painting a screen (also: the variable ACCESSIBLE)
    #[arg(long, global = true, env = "ACCESSIBLE", hide_env = true, value_parser = FalseyValueParser::new())]
    pub plain: bool,
    /// Who joins and orders Uyghur: bazar, the terminal or whoever reads --plain, or nobody (Latin letters)
    #[arg(long, global = true, value_enum, value_name = "WHO")]
    pub uyghur: Option<Uyghur>,
    /// How the terminal is kept from ordering Uyghur once more
    #[arg(long, global = true, value_enum, value_name = "HOW")]
    pub bidi_method: Option<BidiMethod>,
    /// Use no colours (also: the variable NO_COLOR)
    #[arg(long, global = true)]
    pub no_color: bool,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Learn: language, who are you, home, lesson, market (the default)
    Learn,
    /// The trainer's screens: today's class at a glance
    Trainer,
    /// The program plays a first sale by itself, for a projector; with --plain it prints each screen
    Tour {
        /// Go on at a key only, for whoever explains each screen
        #[arg(long)]
        by_hand: bool,
    },
    /// Play a scenario from commands, one a line: prints events, goals and stars
    Play {
        scenario: String,
        /// A file of commands; standard input without it
        file: Option<PathBuf>,
        /// Play the author's own solution
        #[arg(long, conflicts_with = "file")]
        solution: bool,
        /// Explain the figures of the goals: what moved each, how the goods fared on their way, what drew buyers
        #[arg(long)]
        trace: bool,
        /// Look for better plans than the solution, playing at most so many, and tell what the goals ask
        #[arg(long, value_name = "N", conflicts_with_all = ["file", "solution", "trace"])]
        search: Option<usize>,
    },
    /// Check lessons, rules and scenarios; exit code 1 if there are errors
    Check {
        /// A folder of lessons or one file in it; the course inside the program without it
        path: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
        format: CheckFormat,
        /// Play good practice against its breaking, on so many seeds from `--seed` on; exit code 1 if it is not worth it
        #[arg(long, value_name = "SEEDS", num_args = 0..=1, default_missing_value = "40", conflicts_with = "format")]
        prove: Option<u64>,
        /// Only this scenario
        #[arg(long, value_name = "SCENARIO", requires = "prove")]
        scenario: Option<String>,
        /// Hold what is published beside what so many simulated shops give; exit code 1 if one is off and no note says why
        #[arg(long, value_name = "SHOPS", num_args = 0..=1, default_missing_value = "1000", conflicts_with_all = ["format", "prove"])]
        calibrate: Option<u32>,
        /// Those that were set aside, too: look once, when nothing is tuned any more
        #[arg(long, requires = "calibrate")]
        held_out: bool,
        /// How each lesson and track spends its steps and minutes: acting, choosing, reading
        #[arg(long, conflicts_with_all = ["format", "prove", "calibrate"])]
        figures: bool,
    },
    /// JSON Schema of the files that authors write, for editors
    Schema {
        /// Of one kind of file; of any without it
        #[arg(value_enum)]
        kind: Option<SchemaKind>,
    },
    /// What this computer has for bazar, whether its record is whole, and what to change; exit code 1 if something must be
    Doctor {
        /// Put right what can be put right in the record: what is damaged is kept aside
        #[arg(long)]
        repair: bool,
    },
    /// The trainer's figures as a table
    Report(Wanted),
    /// The list of names: out of a spreadsheet, and into one
    Roster {
        #[command(subcommand)]
        verb: RosterVerb,
    },
    /// Make a file of this PC's records for another PC
    Export {
        /// The file to make; one that is there is replaced once the new one is whole
        file: PathBuf,
        /// Only what another PC lacked when it made this bundle
        #[arg(long, value_name = "BUNDLE")]
        lacking_in: Option<PathBuf>,
        /// A course's folder or a program that travels along
        #[arg(long, value_name = "PATH")]
        with: Vec<PathBuf>,
        /// Lock it with words that are asked for: whoever finds it cannot read it
        #[arg(long)]
        lock: bool,
    },
    /// Take in what other PCs made with `bazar export`; in any order, any number of times
    Import {
        /// The bundles, each looked at whole before anything of it is taken in
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Also what no center sealed
        #[arg(long)]
        unsealed: bool,
    },
    /// Keep everything as it is now, in the folder `backups` beside the record
    Backup,
    /// Go back to a backup; the record before it is kept
    Restore {
        /// Its number; without it the backups that there are
        number: Option<u32>,
    },
    /// Set the secret with which this center seals its bundles, once on each PC; or show its digits
    Secret {
        /// A file that holds the words, instead of typing them
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum RosterVerb {
    /// Take in a list with the columns card, name, class; exit code 1, and nothing is changed, if anything in it is wrong
    Import {
        /// CSV as Excel and WPS save it: UTF-8 or GB18030, with commas, semicolons or tabs
        file: PathBuf,
        /// Only show what would change
        #[arg(long)]
        dry_run: bool,
        /// A number that is known here gets the name of the list
        #[arg(long)]
        rename: bool,
    },
    /// Write everybody's number, name and classes
    Export {
        /// The file to make; standard output without it
        file: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = RosterFormat::Csv)]
        format: RosterFormat,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RosterFormat {
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Human,
    Short,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    Course,
    Lesson,
    Scenario,
    Rules,
    Practices,
    Calibration,
    Terms,
    Misconceptions,
    Names,
    Picture,
}

/// Which report, about whom, in which form.
#[derive(Debug, clap::Args)]
pub struct Wanted {
    #[arg(value_parser = reports())]
    pub kind: &'static Report,
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Only of the class with this name
    #[arg(long, value_name = "NAME")]
    pub class: Option<String>,
    /// Only of the learner with this card number
    #[arg(long, value_name = "CARD")]
    pub learner: Option<u16>,
    /// For outside the center: no names or card numbers, and no figures of fewer than five people
    #[arg(long)]
    pub pseudonyms: bool,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Text,
    Csv,
    /// A sheet for Excel, WPS or LibreOffice, headings in both languages; needs --output
    Xlsx,
    /// A page to print
    Html,
    Json,
    /// Statements for a learning record store, one a line; of the report `attempts` alone, and without names
    Xapi,
}

/// Takes the id of a report, and offers all there are.
fn reports() -> impl TypedValueParser<Value = &'static Report> {
    let offered = |report: &Report| PossibleValue::new(report.id).help(report.about);
    PossibleValuesParser::new(REPORTS.iter().map(offered)).map(|id| {
        let report = REPORTS.iter().find(|report| report.id == id);
        report.expect("only what was offered is taken")
    })
}
