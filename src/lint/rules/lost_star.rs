//! A scenario whose own solution does not earn three stars.

use super::Rule;
use crate::course::Node;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::play::{ScenarioRun, seeds};
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B202",
    name: "lost_star",
    severity: Severity::Error,
    cost: Cost::Play,
    explain: "The author's solution of a scenario has to earn all three stars on the seeds 1 to 20, as the proof that they can be \
              earned. Either the solution is not good enough, or the goal is out of reach.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for (play, document) in checked.played_scenarios() {
        let runs = checked.runs(play, "solution", &play.solution);
        let goals = document.root.at("star").map_or(&[][..], Node::items);
        for (star, table) in goals.iter().enumerate().take(3) {
            let lost: Vec<&ScenarioRun> = runs.iter().filter(|run| !run.stars[star]).collect();
            let failed: Vec<u64> = lost.iter().map(|run| run.seed).collect();
            if let (Some(first), Some(goal)) = (lost.first(), table.at("goal")) {
                let title = format!("the solution misses star {} on {}", star + 1, seeds(&failed));
                let label = first.figures[star].clone();
                let diagnostic = Diagnostic::new(&RULE, &document.path, goal.span.clone(), title, label);
                found.push(diagnostic.with_notes(first.refused.clone()));
            }
        }
    }
}
