//! `bazar play --search`: what the author of a scenario learns from the best plans that could be found. Prints how hard each
//! goal is, the solution beside the best plan, and that plan as a script.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::{Failure, Global, console::print, start::Start};
use crate::{
    course::Play,
    market::{Command, Role},
    say::{self, Localizer},
    text::{Ink, line},
    tutor::{Origin, Searched, Worth, search},
};

/// A plan has to hold on several seeds, or it is luck.
const SEEDS: u64 = 3;
/// Reached by more of the tried plans than this (percent), a goal asks little.
const EASY_PERCENT: usize = 60;
/// Reached by fewer than this, it leaves one way only.
const NARROW_PERCENT: usize = 3;

/// Lines that a repeated block may have: a whole day's work.
const LONGEST_BLOCK: usize = 60;

pub fn run(global: &Global, id: &str, most: usize) -> Result<ExitCode, Failure> {
    let start = Start::new(global)?;
    let (course, _) = start.course(global)?;
    let play = course.scenarios.get(id).ok_or_else(|| start.no_scenario(&course, id))?;
    let localizer = Localizer {
        locales: &start.locales,
        names: &course.names,
        lang: &start.languages.own,
    };
    let first = global.seed.unwrap_or(1);
    let seeds: Vec<u64> = (first..first.saturating_add(SEEDS)).collect();
    print(global, &render(play, &search(play, &seeds, most), localizer))?;
    Ok(ExitCode::SUCCESS)
}

fn render(play: &Play, found: &Searched, localizer: Localizer) -> String {
    let mut out = String::new();
    let mut row = |text: &str| writeln!(out, "{text}").expect("a string takes every line");
    let seeds: Vec<String> = found.seeds.iter().map(u64::to_string).collect();
    row(&format!(
        "{} · seeds {} · {} plans tried",
        play.id,
        seeds.join(" "),
        found.tried
    ));
    for (star, reached) in play.stars.iter().zip(found.reached) {
        let percent = reached * 100 / found.tried.max(1);
        let verdict = match percent {
            _ if reached == 0 => "reached by none: too hard, or unreachable",
            EASY_PERCENT.. => "asks little",
            0..NARROW_PERCENT => "leaves hardly any other way",
            _ => "separates good plans from bad ones",
        };
        row(&format!(
            "{}  {reached} of {} ({percent} %): {verdict}",
            star.goal, found.tried
        ));
    }
    let of = |worth: &Worth| {
        let yuan = |fen: i64| format!("{}.{:02} yuan", fen / 100, (fen % 100).abs());
        let seeds = found.seeds.len();
        // A reviewer earns nothing: what counts there is how many answers were right.
        let came = match play.setting.scenario.role {
            Role::Reviewer => format!("{} remedies named in all", worth.money_fen),
            Role::Buyer | Role::Seller | Role::NeighbourSeller | Role::Dispatcher | Role::Official | Role::Keeper => {
                format!("{} each", yuan(worth.money_fen / seeds.max(1) as i64))
            }
        };
        format!("won on {} of {seeds} seeds, {came}", worth.won)
    };
    row(&format!("solution    {}", of(&found.solution)));
    let best = &found.best;
    row(&format!("best found  {}", of(&best.worth)));
    if best.worth <= found.solution {
        row("no better plan was found");
        return out;
    }
    row(&match &best.origin {
        Origin::Solution => "the solution, and".to_owned(),
        Origin::Tempting(id) => format!("the tempting script `{id}`, and"),
        Origin::Nothing => "an empty script, and".to_owned(),
    });
    for change in &best.changes {
        let said = localizer.say(&say::change(change));
        row(&format!("  {}", line(&said, localizer.lang, Ink::Plain).plain()));
    }
    let script: Vec<String> = best.script.iter().map(Command::to_string).collect();
    row("as a script:");
    row(&folded(&script).join("\n"));
    out
}

/// Writes a block of lines that comes several times over as authors do: `repeat 24`, the block, `end`.
fn folded(script: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < script.len() {
        let times = |length: usize| {
            let block = &script[at..at + length];
            script[at..]
                .chunks_exact(length)
                .take_while(|next| *next == block)
                .count()
        };
        let lengths = 1..=LONGEST_BLOCK.min(script.len() - at);
        let saved = |length: usize| (times(length) - 1) * length;
        // Of blocks that save as much, the shortest: the block itself and not twice the block.
        let length = lengths.rev().max_by_key(|length| saved(*length)).unwrap_or(1);
        let count = times(length);
        if saved(length) <= 2 {
            out.push(script[at].clone());
            at += 1;
            continue;
        }
        out.push(format!("repeat {count}"));
        out.extend_from_slice(&script[at..at + length]);
        out.push("end".to_owned());
        at += count * length;
    }
    out
}
