//! `bazar check --prove`: whether good practice is worth it, played in every scenario.

use std::path::Path;
use std::process::ExitCode;

use crate::course::Course;
use crate::lint::{ProofRequest, Proved, Verdict, ceiling_table, prove_with, table};

use super::{Failure, Global, console::print, kept, start::source};

/// Seeds from here on were never tuned on.
const FRESH: u64 = 1_001;

/// Plays the practices on so many seeds and prints the table; fails where one is not worth it. What was played before and has
/// not changed since is not played again.
pub fn run(global: &Global, path: Option<&Path>, seeds: u64, only: Option<String>) -> Result<ExitCode, Failure> {
    let (course, _) = Course::load(&source(path.or(global.course.as_deref()))?);
    let first = global.seed.unwrap_or(FRESH);
    let request = ProofRequest {
        seeds: first..first.saturating_add(seeds.max(2)),
        only,
    };
    let mut plays = kept::read(global);
    let Proved { ceilings, proofs, kept } = prove_with(&course, &request, &mut plays);
    if 0 < plays.played {
        kept::write(global, plays);
    }
    print(global, &table(&proofs))?;
    print(global, &format!("\n{}", ceiling_table(&ceilings)))?;
    print(
        global,
        &format!("\n{kept} of {} scenarios kept from before\n", ceilings.len()),
    )?;
    let is_clean = proofs
        .iter()
        .all(|proof| matches!(proof.verdict, Verdict::Holds | Verdict::Excepted | Verdict::Idle));
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
