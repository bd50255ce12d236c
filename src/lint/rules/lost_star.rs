//! A scenario whose own solution does not earn three stars.

use super::Rule;
use crate::course::{Node, Play};
use crate::lint::draft::Draft;
use crate::lint::play::{SEEDS, figures, open, run, seeds, stars};
use crate::lint::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B202",
    name: "lost_star",
    severity: Severity::Error,
    explain: "The author's solution of a scenario has to earn all three stars on the seeds 1 to 20, as the proof that they can be \
              earned. Either the solution is not good enough, or the goal is out of reach.",
    check: Some(check),
};

fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for play in draft.course.scenarios.values() {
        let Some(document) = draft.scenario_document(&play.id) else {
            continue;
        };
        let losses: Vec<Loss> = SEEDS.flat_map(|seed| losses(play, seed)).collect();
        let goals = document.root.at("star").map_or(&[][..], Node::items);
        for (star, table) in goals.iter().enumerate() {
            let lost = losses.iter().filter(|loss| loss.star == star);
            let failed: Vec<u64> = lost.clone().map(|loss| loss.seed).collect();
            if let (Some(first), Some(goal)) = (lost.clone().next(), table.at("goal")) {
                let title = format!("the solution misses star {} on {}", star + 1, seeds(&failed));
                let diagnostic =
                    Diagnostic::new(&RULE, &document.path, goal.span.clone(), title, first.figures.clone());
                found.push(diagnostic.with_notes(first.refused.iter().take(3).cloned().collect()));
            }
        }
    }
}

struct Loss {
    /// From nothing.
    star: usize,
    seed: u64,
    figures: String,
    refused: Vec<String>,
}

/// Plays the solution once; it may run through thousands of commands.
fn losses(play: &Play, seed: u64) -> Vec<Loss> {
    let mut market = open(play, seed);
    let refused = run(&mut market, &play.solution);
    let earned = stars(&mut market, play);
    let lost = (0..play.stars.len()).filter(|star| !earned[*star]);
    let loss = |star: usize| Loss {
        star,
        seed,
        figures: figures(&market, &play.stars[star].goal),
        refused: refused.clone(),
    };
    lost.map(loss).collect()
}
