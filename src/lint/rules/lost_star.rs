//! A scenario whose own solution does not earn three stars.

use super::Rule;
use crate::course::{Document, Node};
use crate::lint::checked_course::{CheckedCourse, with};
use crate::lint::play::{ScenarioRun, seeds};
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B202",
    name: "lost_star",
    severity: Severity::Error,
    cost: Cost::Play,
    explain: "The author's solution of a scenario has to earn all three stars on the seeds 1 to 20, as the proof that they can be \
              earned; where the product may be the learner's own, with every product that fits. Either the solution is not good enough, \
              or the goal is out of reach.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for (play, document) in checked.played_scenarios() {
        look(&checked.runs(play, "solution", &play.solution), "", document, found);
        for product in checked.own_products(&play.id) {
            let runs = checked.runs_with(play, &product);
            match (runs.is_empty(), document.root.at("own")) {
                (true, Some(own)) => {
                    let title = format!("this cannot be played{}", with(&product));
                    let label = "every kind must `say` each word that the file names".to_owned();
                    found.push(Diagnostic::new(&RULE, &document.path, own.span.clone(), title, label));
                }
                (true, None) | (false, _) => look(&runs, &with(&product), document, found),
            }
        }
    }
}

fn look(runs: &[ScenarioRun], with: &str, document: &Document, found: &mut Vec<Diagnostic>) {
    let goals = document.root.at("star").map_or(&[][..], Node::items);
    for (star, table) in goals.iter().enumerate().take(3) {
        let lost: Vec<&ScenarioRun> = runs.iter().filter(|run| !run.stars[star]).collect();
        let failed: Vec<u64> = lost.iter().map(|run| run.seed).collect();
        if let (Some(first), Some(goal)) = (lost.first(), table.at("goal")) {
            let title = format!("the solution misses star {}{with} on {}", star + 1, seeds(&failed));
            let label = first.figures[star].clone();
            let diagnostic = Diagnostic::new(&RULE, &document.path, goal.span.clone(), title, label);
            found.push(diagnostic.with_notes(first.refused.clone()));
        }
    }
}
