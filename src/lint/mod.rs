//! The author's checker: every mistake of every file in one run, each with its place, its reason and its repair.
//!
//! A rule that needs only one file to be read stands in `course`, which finds it while parsing; a rule that needs the whole
//! course, or has to play it, stands in `rules`, one file each. To add one: write the file, name it after the fault, put it into the
//! table of `rules`, and give it a case in `tests/data/lint`.
//! Titles are phrases in lower case without a full stop; the label says what is at the spot; help is the exact edit.

mod diagnostic;
mod draft;
mod play;
mod render;
mod rules;

pub use diagnostic::{Diagnostic, Severity};
pub use render::{COLUMNS, human, json, short};
pub use rules::{RULES, Rule};

use crate::course::Source;
use draft::Draft;

/// Reads the course, applies every rule, and returns what is wrong in the order of files and places.
pub fn check(source: &Source) -> Vec<Diagnostic> {
    let (draft, problems) = Draft::of(source);
    let mut found: Vec<Diagnostic> = problems.into_iter().map(Diagnostic::from).collect();
    for rule in RULES {
        if let Some(check) = rule.check {
            check(&draft, &mut found);
        }
    }
    // A lesson's first lines are read for the index and with the lesson; what is wrong there is told once.
    let place = |found: &Diagnostic| (found.file.clone(), found.span.start, found.code, found.title.clone());
    found.sort_by_key(place);
    found.dedup();
    found
}
