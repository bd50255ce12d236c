//! A task whose own solution does not reach its goal.

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::play::{TaskRun, seeds};
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B201",
    name: "unmet_goal",
    severity: Severity::Error,
    cost: Cost::Play,
    explain: "The solution of a task was played where the solutions of the tasks before it end, on the seeds 1 to 20, and its goal \
              did not hold. Learners would meet a task that nobody can do. Selectors such as `due` and waiting with `wait` \
              make a solution hold on every seed.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for played in checked.played_steps() {
        let step = played.step;
        let missed: Vec<&TaskRun> = played
            .runs
            .iter()
            .filter(|task_run| task_run.missed.is_some())
            .collect();
        let place = checked.step_node(played.file, &step.id, "solution");
        let (Some(first), Some((document, node))) = (missed.first(), place) else {
            continue;
        };
        let failed: Vec<u64> = missed.iter().map(|task_run| task_run.seed).collect();
        let with = played.with_product();
        let title = format!(
            "the solution of `{}` misses its goal{with} on {}",
            step.id,
            seeds(&failed)
        );
        let label = first.missed.clone().unwrap_or_default();
        let diagnostic = Diagnostic::new(&RULE, &document.path, node.span.clone(), title, label);
        found.push(diagnostic.with_notes(first.refused.clone()));
    }
}
