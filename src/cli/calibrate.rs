//! `bazar check --calibrate`: published figures beside what simulated shops give.

use std::path::Path;
use std::process::ExitCode;

use crate::course::Course;
use crate::lint::{CalibrationRequest, calibrate, calibration_table};

use super::{Failure, Global, console::print, start::source};

/// Seeds from here on were never tuned on.
const FRESH: u64 = 2_001;

/// Runs so many shops and prints the table; fails where a figure is off by more than a factor of two and no note says why.
pub fn run(global: &Global, path: Option<&Path>, shops: u32, with_held_out: bool) -> Result<ExitCode, Failure> {
    let (course, _) = Course::load(&source(path.or(global.course.as_deref()))?);
    let request = CalibrationRequest {
        shops,
        first_seed: global.seed.unwrap_or(FRESH),
        with_held_out,
    };
    let compared = calibrate(&course, &request);
    print(global, &calibration_table(&request, &compared))?;
    let is_explained = compared.iter().all(|one| !one.is_off() || one.figure.note.is_some());
    Ok(if is_explained {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
