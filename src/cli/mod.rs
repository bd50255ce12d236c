//! What a person types: one file per subcommand, arguments in, exit code out. Knows no rule of any room.
//!
//! Exit codes: 0 done, 1 failed or errors found, 2 usage.

mod args;
mod backup;
mod calibrate;
mod check;
mod console;
mod doctor;
mod export;
mod failure;
mod import;
mod kept;
mod known;
mod learn;
mod pace;
mod play;
mod prove;
mod report;
mod roster;
mod schema;
mod search;
mod secret;
mod start;
mod tour;
mod trace;
mod trainer;

use std::process::ExitCode;

use clap::Parser;

pub use args::{Args, CheckFormat, Global, ReportFormat, RosterFormat, RosterVerb, SchemaKind, Verb, Wanted};
pub use failure::Failure;

/// Runs what the arguments ask for and says, on standard error, what went wrong and the way out.
pub fn run() -> ExitCode {
    let Args { global, verb } = Args::parse();
    let ended = match verb.unwrap_or(Verb::Learn) {
        Verb::Learn => learn::run(&global),
        Verb::Trainer => trainer::run(&global),
        Verb::Tour { by_hand } => tour::run(&global, by_hand),
        Verb::Play {
            scenario,
            file,
            solution,
            trace,
            search,
        } => match search {
            Some(most) => search::run(&global, &scenario, most),
            None => play::run(&global, &scenario, file.as_deref(), solution, trace),
        },
        Verb::Check {
            path,
            calibrate: Some(shops),
            held_out,
            ..
        } => calibrate::run(&global, path.as_deref(), shops, held_out),
        Verb::Check {
            path,
            prove: Some(seeds),
            scenario,
            ..
        } => prove::run(&global, path.as_deref(), seeds, scenario),
        Verb::Check {
            path, figures: true, ..
        } => pace::run(&global, path.as_deref()),
        Verb::Check { path, format, .. } => check::run(&global, path.as_deref(), format),
        Verb::Schema { kind } => schema::run(&global, kind),
        Verb::Doctor { repair } => doctor::run(&global, repair),
        Verb::Roster {
            verb: RosterVerb::Import { file, dry_run, rename },
        } => roster::import(&global, &file, dry_run, rename),
        Verb::Roster {
            verb: RosterVerb::Export { file, format },
        } => roster::export(&global, file.as_deref(), format),
        Verb::Export {
            file,
            lacking_in,
            with,
            lock,
        } => export::run(&global, &file, lacking_in, &with, lock),
        Verb::Import { files, unsealed } => import::run(&global, &files, unsealed),
        Verb::Backup => backup::run(&global),
        Verb::Restore { number } => backup::run_restore(&global, number),
        Verb::Secret { from } => secret::run(&global, from.as_deref()),
        Verb::Report(wanted) => report::run(&global, &wanted),
    };
    match ended {
        Ok(code) => code,
        Err(failure) => {
            failure.print();
            ExitCode::from(failure.code)
        }
    }
}
