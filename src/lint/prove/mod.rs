//! `check --prove`: whether good practice is worth it in each scenario, played. The solution and the same script with one
//! practice broken meet on the same seeds; both may answer with another price or courier, so that whatever is between them is
//! the practice.
//!
//! ```text
//! solution ──────── best answer ─┬─ seed ─▶ profit, stars ─┐
//!           └─ break, best answer ┴────────────────────────┴─▶ paired loss, its interval ─▶ verdict by the practice's worth
//! ```
//! What the solution's own best answer earns is the ceiling of what is known of a scenario. The rows of a scenario are kept by a
//! mark of all that they depend on: what its author wrote that matters for play, the rules that it comes to, the practices, the
//! seeds.
//! A break whose own commands are refused was not played: it is called jammed and proves nothing.

mod answer;
mod interval;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

pub use interval::Interval;
use serde::{Deserialize, Serialize};

use super::kept::Plays;
use crate::course::draw::Hash;
use crate::course::{Course, Exception, Play, Practice, PracticeEntry, Worth};
use crate::market::{Command, Market, RULES_VERSION, Refusal};
use crate::tutor::practice::{Break, breaks};
use crate::tutor::{MarketRun, RunSummary, on_every_core};

/// What is wanted of a proof.
#[derive(Debug, Clone)]
pub struct ProofRequest {
    /// On these the loss is measured; none of them was ever tuned on.
    pub seeds: Range<u64>,
    /// Only this scenario.
    pub only: Option<String>,
}

/// The breaker's best answer is sought on these.
const TUNING: Range<u64> = 1..11;
/// A practice that pays is worth at least this share of the solution's profit (ppm).
const LEAST_PPM: i64 = 30_000;
/// A practice that guards saves on the whole at least so many times what it costs.
const GUARD_TIMES: i64 = 2;

/// What came of a script on one seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Came {
    money_fen: i64,
    stars: u32,
}

/// One way to break one practice in one scenario, and what it costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proof {
    pub scenario: String,
    pub practice: Practice,
    pub worth: Worth,
    pub way: String,
    /// Mean of what the solution's best answer earns (fen).
    pub base_fen: i64,
    /// What the breaker has less, seed by seed (fen).
    pub loss_fen: Interval,
    /// Stars that the breaker has less, in hundredths of a star a seed.
    pub stars_lost_hundredths: i64,
    /// Seeds on which the breaker has less, of all (ppm).
    pub hit_ppm: i64,
    pub verdict: Verdict,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Holds,
    /// Breaking it is not dearer than it should be.
    Fails,
    /// What the break does otherwise was refused each time: it was not played.
    Jammed,
    /// There was nothing to do it with on the seeds for tuning.
    Idle,
    /// The practice is taken off this scenario's list.
    Excepted,
}

/// What was played: what each solution earns, and what breaking its practices costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Proved {
    pub ceilings: Vec<Ceiling>,
    pub proofs: Vec<Proof>,
    /// Of so many scenarios the rows were kept from before.
    pub kept: usize,
}

/// What is kept of a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Rows {
    ceiling: Ceiling,
    proofs: Vec<Proof>,
}

/// Plays every practice in every scenario in which its commands occur.
pub fn prove(course: &Course, request: &ProofRequest) -> Proved {
    prove_with(course, request, &mut Plays::default())
}

/// The same; what was played before is taken from `plays`, what is played is put there.
pub fn prove_with(course: &Course, request: &ProofRequest, plays: &mut Plays) -> Proved {
    let wanted = wanted(course, request);
    let mark = |play: &Play| rows_mark(course, request, play);
    let mut rows: Vec<Option<Rows>> = wanted.iter().map(|play| plays.known(mark(play))).collect();
    let kept = rows.iter().flatten().count();
    let unknown = wanted.iter().zip(&rows).filter(|(_, rows)| rows.is_none());
    let unknown: Vec<&Play> = unknown.map(|(play, _)| *play).collect();
    let mut played = played(course, request, &unknown).into_iter();
    for (play, rows) in wanted.iter().zip(&mut rows).filter(|(_, rows)| rows.is_none()) {
        let found = played.next().expect("each unknown scenario was played");
        plays.keep(mark(play), &found);
        *rows = Some(found);
    }
    let (ceilings, proofs): (Vec<Ceiling>, Vec<Vec<Proof>>) = rows
        .into_iter()
        .flatten()
        .map(|rows| (rows.ceiling, rows.proofs))
        .unzip();
    let mut proofs = proofs.concat();
    weigh_ways_together(&mut proofs);
    Proved { ceilings, proofs, kept }
}

/// Of all that a scenario's rows depend on.
fn rows_mark(course: &Course, request: &ProofRequest, play: &Play) -> u64 {
    let start = Hash::new()
        .text("prove")
        .text(env!("CARGO_PKG_VERSION"))
        .number(i64::from(RULES_VERSION))
        .mark(play.mark)
        .mark(request.seeds.start)
        .mark(request.seeds.end);
    let scripted = play
        .solution
        .iter()
        .fold(start, |hash, command| hash.text(&command.to_string()));
    let entries = course.practices().iter();
    entries
        .fold(scripted, |hash, entry| {
            let named = hash.text(entry.practice.word()).text(entry.worth.word());
            let here = entry
                .exceptions
                .iter()
                .filter(|exception| exception.scenario == play.id);
            here.fold(named, |hash, exception| {
                hash.text(exception.way.as_deref().unwrap_or("*"))
            })
        })
        .value()
}

/// Plays these scenarios; their rows stand in their order.
fn played(course: &Course, request: &ProofRequest, plays: &[&Play]) -> Vec<Rows> {
    let kept: Vec<Vec<Came>> = all_of(
        plays,
        |play| play,
        |play| {
            let script = answer::best(play, &play.solution, TUNING);
            request.seeds.clone().map(|seed| came(play, seed, &script)).collect()
        },
    );
    let both: Vec<(&Play, &Vec<Came>)> = plays.iter().copied().zip(&kept).collect();
    let ceilings = all_of(
        &both,
        |(play, _)| play,
        |(play, kept)| {
            let written = request.seeds.clone().map(|seed| came(play, seed, &play.solution));
            Ceiling {
                scenario: play.id.clone(),
                solution_fen: mean_fen(written),
                ceiling_fen: mean_fen(kept.iter().copied()),
            }
        },
    );
    let mut jobs: Vec<(&Play, &[Came], &PracticeEntry, Break)> = Vec::new();
    for (play, kept) in both {
        for entry in course.practices() {
            let found = breaks(entry.practice, &play.setting, &play.solution);
            jobs.extend(found.into_iter().map(|one| (play, kept.as_slice(), entry, one)));
        }
    }
    let proofs = all_of(
        &jobs,
        |(play, ..)| play,
        |(play, kept, entry, one)| proof(play, kept, entry, one, request),
    );
    let rows = |ceiling: Ceiling| Rows {
        proofs: proofs
            .iter()
            .filter(|proof| proof.scenario == ceiling.scenario)
            .cloned()
            .collect(),
        ceiling,
    };
    ceilings.into_iter().map(rows).collect()
}

/// Does all jobs on every core, the longest scripts first, so that none is left alone with one of them at the end; what came
/// of them stands in their order. Nobody ends it.
fn all_of<J: Sync, T: Send>(jobs: &[J], play: impl Fn(&J) -> &Play, done: impl Fn(&J) -> T + Sync) -> Vec<T> {
    let mut longest_first: Vec<(usize, &J)> = jobs.iter().enumerate().collect();
    longest_first.sort_by_key(|(_, job)| Reverse(play(job).solution.len()));
    let numbered = |(at, job): &(usize, &J)| (*at, done(job));
    let found = on_every_core(&longest_first, numbered, &|_, _| true);
    let mut found = found.expect("a watch that always goes on ends nothing");
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, one)| one).collect()
}

fn mean_fen(all: impl Iterator<Item = Came>) -> i64 {
    let all: Vec<i64> = all.map(|came| came.money_fen).collect();
    Interval::of(&all).mean
}

/// Each way of breaking what pays must lose; that it loses enough is asked of all its ways in a scenario together.
fn weigh_ways_together(proofs: &mut [Proof]) {
    let mut ways: BTreeMap<(String, Practice), Vec<i64>> = BTreeMap::new();
    for proof in proofs.iter() {
        let losses = ways.entry((proof.scenario.clone(), proof.practice)).or_default();
        losses.push(proof.loss_fen.mean);
    }
    for proof in proofs.iter_mut().filter(|proof| proof.worth == Worth::Pays) {
        let losses = &ways[&(proof.scenario.clone(), proof.practice)];
        let mean = losses.iter().sum::<i64>() / i64::try_from(losses.len().max(1)).expect("a handful");
        if proof.verdict == Verdict::Fails && 0 < proof.loss_fen.low && is_enough(proof.base_fen, mean) {
            proof.verdict = Verdict::Holds;
        }
    }
}

/// Whether a loss is worth naming beside what the solution earns.
fn is_enough(base_fen: i64, loss_fen: i64) -> bool {
    base_fen.abs() * LEAST_PPM / 1_000_000 <= loss_fen
}

fn wanted<'a>(course: &'a Course, request: &ProofRequest) -> Vec<&'a Play> {
    let plays = course.scenarios.values();
    plays
        .filter(|play| request.only.as_ref().is_none_or(|only| *only == play.id))
        .collect()
}

/// What a scenario's solution earns, and what is the most that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceiling {
    pub scenario: String,
    /// Mean of the solution's money (fen).
    pub solution_fen: i64,
    /// The same of its best answer in price and courier.
    pub ceiling_fen: i64,
}

/// The table of them for authors, without scenarios in which no money moves.
pub fn ceiling_table(ceilings: &[Ceiling]) -> String {
    let mut out = format!("{:12} {:>10} {:>10}\n", "scenario", "solution", "ceiling");
    for Ceiling {
        scenario,
        solution_fen,
        ceiling_fen,
    } in ceilings.iter().filter(|found| found.solution_fen != 0)
    {
        let (solution, ceiling) = (hundredths(*solution_fen), hundredths(*ceiling_fen));
        writeln!(out, "{scenario:12} {solution:>10} {ceiling:>10}").expect("a string takes every line");
    }
    out
}

fn proof(play: &Play, kept: &[Came], entry: &PracticeEntry, broken: &Break, request: &ProofRequest) -> Proof {
    let script = answer::best(play, &broken.script, TUNING);
    let broke = request.seeds.clone().map(|seed| came(play, seed, &script));
    let pairs: Vec<(Came, Came)> = kept.iter().copied().zip(broke).collect();
    let losses: Vec<i64> = pairs
        .iter()
        .map(|(kept, broke)| kept.money_fen - broke.money_fen)
        .collect();
    let count = i64::try_from(pairs.len().max(1)).expect("some hundreds");
    let sum = |of: &dyn Fn(&(Came, Came)) -> i64| pairs.iter().map(of).sum::<i64>();
    let loss_fen = Interval::of(&losses);
    let base_fen = sum(&|(kept, _)| kept.money_fen) / count;
    let stars_lost_hundredths = sum(&|(kept, broke)| i64::from(kept.stars) - i64::from(broke.stars)) * 100 / count;
    let hit = i64::try_from(losses.iter().filter(|loss| 0 < **loss).count()).expect("some hundreds");
    let is_excepted = |exception: &Exception| {
        let is_way = exception.way.as_ref().is_none_or(|way| *way == broken.way);
        exception.scenario == play.id && is_way
    };
    let verdict = if entry.exceptions.iter().any(is_excepted) {
        Verdict::Excepted
    } else if let Some(hindered) = hindered(play, &broken.script) {
        hindered
    } else if holds(entry.worth, base_fen, loss_fen, stars_lost_hundredths, &losses) {
        Verdict::Holds
    } else {
        Verdict::Fails
    };
    Proof {
        scenario: play.id.clone(),
        practice: entry.practice,
        worth: entry.worth,
        way: broken.way.clone(),
        base_fen,
        loss_fen,
        stars_lost_hundredths,
        hit_ppm: hit * 1_000_000 / count,
        verdict,
    }
}

fn holds(worth: Worth, base_fen: i64, loss_fen: Interval, stars_lost_hundredths: i64, losses: &[i64]) -> bool {
    let is_dearer = 0 < loss_fen.low;
    // Where no money is between them, only the stars can tell; what pays must pay where there is money at all.
    if losses.iter().all(|loss| *loss == 0) && (base_fen == 0 || worth != Worth::Pays) {
        return 0 < stars_lost_hundredths;
    }
    match worth {
        Worth::Pays => is_dearer && is_enough(base_fen, loss_fen.mean),
        Worth::Guards => {
            let saved: i64 = losses.iter().filter(|loss| 0 < **loss).sum();
            let spent: i64 = losses.iter().filter(|loss| **loss < 0).map(|loss| -loss).sum();
            is_dearer || 0 < saved && spent * GUARD_TIMES <= saved
        }
        Worth::Owed => 0 < stars_lost_hundredths || is_dearer,
    }
}

fn came(play: &Play, seed: u64, script: &[Command]) -> Came {
    let (_, market) = MarketRun::of_script(&play.setting, seed, script);
    let summary = RunSummary::of(&market, play);
    Came {
        money_fen: summary.money_fen,
        stars: summary.stars,
    }
}

/// Why what the break does otherwise never came about on the seeds for tuning; nothing if it did.
fn hindered(play: &Play, script: &[Command]) -> Option<Verdict> {
    let known: BTreeSet<String> = play.solution.iter().map(Command::to_string).collect();
    let is_other = |command: &Command| !known.contains(&command.to_string());
    if !script.iter().any(is_other) {
        // Something is left out: that can always be done.
        return None;
    }
    let mut is_refused = false;
    for seed in TUNING {
        let mut market = Market::open(Arc::clone(&play.setting), seed);
        for command in script {
            match market.execute_silently(command) {
                Ok(()) if is_other(command) => return None,
                Err(refusal) if is_other(command) && refusal != Refusal::NOTHING_MATCHES => is_refused = true,
                Ok(()) | Err(_) => {}
            }
        }
    }
    Some(if is_refused { Verdict::Jammed } else { Verdict::Idle })
}

/// The table for authors: a row a break.
pub fn table(proofs: &[Proof]) -> String {
    let mut out = format!(
        "{:12} {:18} {:6} {:26} {:32} {:>7} {:>6} {:>5} verdict\n",
        "scenario", "practice", "worth", "way", "loss a seed (95 %)", "profit", "stars", "hit"
    );
    for proof in proofs {
        let loss = &proof.loss_fen;
        let interval = format!(
            "{} [{}, {}]",
            hundredths(loss.mean),
            hundredths(loss.low),
            hundredths(loss.high)
        );
        let row = [
            format!("{:12}", proof.scenario),
            format!("{:18}", proof.practice.word()),
            format!("{:6}", proof.worth.word()),
            format!("{:26}", proof.way),
            format!("{interval:32}"),
            format!("{:5} %", loss.mean * 100 / proof.base_fen.abs().max(1)),
            format!("{:>6}", hundredths(proof.stars_lost_hundredths)),
            format!("{:3} %", proof.hit_ppm / 10_000),
            proof.verdict.word().to_owned(),
        ];
        writeln!(out, "{}", row.join(" ")).expect("a string takes every line");
    }
    out
}

impl Verdict {
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::Fails => "FAILS",
            Verdict::Jammed => "JAMMED",
            Verdict::Idle => "idle",
            Verdict::Excepted => "excepted",
        }
    }
}

fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}
