//! A task whose goal holds before anything is done.

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B205",
    name: "goal_met_at_once",
    severity: Severity::Error,
    cost: Cost::Play,
    explain: "The goal of a task holds already where the task begins, on some of the seeds 1 to 20, so a learner passes by doing \
              nothing. Ask for something that only the task's own work brings about.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for played in checked.played_steps() {
        let step = played.step;
        let place = checked.step_node(played.file, &step.id, "goal");
        let met = played.runs.iter().find(|task_run| task_run.is_met_at_once);
        if let (Some(met), Some((document, node))) = (met, place) {
            let with = played.with_product();
            let title = format!("the goal of `{}` holds{with} before anything is done", step.id);
            let label = format!("on seed {}", met.seed);
            found.push(Diagnostic::new(&RULE, &document.path, node.span.clone(), title, label));
        }
    }
}
