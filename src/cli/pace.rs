//! `bazar check --figures`: how each lesson and track spends its steps and minutes.

use std::path::Path;
use std::process::ExitCode;

use crate::course::Course;
use crate::lint::pace_table;

use super::{Failure, Global, console::print, start::source};

/// Prints the table; what misses a share is marked in it, and told as a mistake by the check itself.
pub fn run(global: &Global, path: Option<&Path>) -> Result<ExitCode, Failure> {
    let (course, _) = Course::load(&source(path.or(global.course.as_deref()))?);
    print(global, &pace_table(&course))?;
    Ok(ExitCode::SUCCESS)
}
