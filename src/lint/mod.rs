//! The author's checker: every mistake of every file in one run, each with its place, its reason and its repair.
//!
//! A rule that needs only one file to be read stands in `course`, which finds it while parsing; a rule that needs the whole
//! course, or has to play it, stands in `rules`, one file each. To add one: write the file, name it after the fault, put it into the
//! table of `rules`, and give it a case in `tests/data/lint`.
//! Titles are phrases in lower case without a full stop; the label says what is at the spot; help is the exact edit.

mod calibrate;
mod checked_course;
mod diagnostic;
mod kept;
mod pace;
mod play;
mod prove;
mod render;
mod rules;

pub use calibrate::{
    CalibrationRequest, Compared, Counted, Part, PlayedShop, calibrate, calibration_table, count_in_shop, play_middling,
};
pub use diagnostic::{Diagnostic, Severity};
pub use kept::Plays;
pub use pace::{LEAST_ACT_PPM, MOST_CHOOSE_PPM, Pace, Share, Spent, pace_table, share};
pub use prove::{Ceiling, Proof, ProofRequest, Proved, Verdict, ceiling_table, prove, prove_with, table};
pub use render::{COLUMNS, human, json, short};
pub use rules::{Avoided, Cost, RULES, Rule, avoided};

use crate::course::Source;
use checked_course::CheckedCourse;

/// What is wanted of a check.
#[derive(Debug, Default)]
pub struct Request<'a> {
    /// Only what stands in this file, though the whole course is read; nothing for everything.
    pub only: Option<&'a str>,
    /// Rules that cost more are left out; nothing for all.
    pub most: Option<Cost>,
}

/// Reads the course, applies every rule, and returns what is wrong in the order of files and places.
pub fn check(source: &Source) -> Vec<Diagnostic> {
    check_with(source, &Request::default(), &mut Plays::default())
}

/// The same as far as it is wanted; what was played before is taken from `plays`, what is played is put there.
pub fn check_with(source: &Source, request: &Request<'_>, plays: &mut Plays) -> Vec<Diagnostic> {
    let (checked, problems) = CheckedCourse::of(source, request.only, std::mem::take(plays));
    let mut found: Vec<Diagnostic> = problems.into_iter().map(Diagnostic::from).collect();
    let is_wanted = |rule: &&Rule| request.most.is_none_or(|most| rule.cost <= most);
    for rule in RULES.iter().filter(is_wanted) {
        if let Some(check) = rule.check {
            check(&checked, &mut found);
        }
    }
    *plays = checked.into_plays();
    if let Some(only) = request.only {
        found.retain(|diagnostic| diagnostic.file == only);
    }
    // A lesson's first lines are read for the index and with the lesson; what is wrong there is told once.
    let place = |found: &Diagnostic| (found.file.clone(), found.span.start, found.code, found.title.clone());
    found.sort_by_key(place);
    found.dedup();
    found
}
