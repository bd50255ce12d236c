//! A scenario that gives a star for doing nothing.

use super::Rule;
use crate::course::Node;
use crate::lint::draft::Draft;
use crate::lint::play::{SEEDS, open, seeds, stars};
use crate::lint::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B203",
    name: "idle_star",
    severity: Severity::Error,
    explain: "A learner who does nothing at all earns a star: `late == 0` alone holds in an empty shop. Ask for work as well: \
              `settled >= 1 and late == 0`.",
    check: Some(check),
};

fn check(draft: &Draft, found: &mut Vec<Diagnostic>) {
    for play in draft.course.scenarios.values() {
        let Some(document) = draft.scenario_document(&play.id) else {
            continue;
        };
        let idle: Vec<(u64, [bool; 3])> = SEEDS.map(|seed| (seed, stars(&mut open(play, seed), play))).collect();
        let goals = document.root.at("star").map_or(&[][..], Node::items);
        for (star, table) in goals.iter().take(3).enumerate() {
            let given: Vec<u64> = idle
                .iter()
                .filter(|(_, stars)| stars[star])
                .map(|(seed, _)| *seed)
                .collect();
            if let (false, Some(goal)) = (given.is_empty(), table.at("goal")) {
                let title = format!("doing nothing earns star {} on {}", star + 1, seeds(&given));
                let label = "holds in a market that nobody touched".to_owned();
                found.push(Diagnostic::new(&RULE, &document.path, goal.span.clone(), title, label));
            }
        }
    }
}
