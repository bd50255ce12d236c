//! A scenario that gives a star for doing nothing.

use super::Rule;
use crate::course::Node;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::play::seeds;
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B203",
    name: "idle_star",
    severity: Severity::Error,
    cost: Cost::Play,
    explain: "A learner who does nothing at all earns a star: `late == 0` alone holds in an empty shop. Ask for work as well: \
              `settled >= 1 and late == 0`.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for (play, document) in checked.played_scenarios() {
        let idle = checked.runs(play, "nothing", &[]);
        let goals = document.root.at("star").map_or(&[][..], Node::items);
        for (star, table) in goals.iter().take(3).enumerate() {
            let given: Vec<u64> = idle.iter().filter(|run| run.stars[star]).map(|run| run.seed).collect();
            if let (false, Some(goal)) = (given.is_empty(), table.at("goal")) {
                let title = format!("doing nothing earns star {} on {}", star + 1, seeds(&given));
                let label = "holds in a market that nobody touched".to_owned();
                found.push(Diagnostic::new(&RULE, &document.path, goal.span.clone(), title, label));
            }
        }
    }
}
