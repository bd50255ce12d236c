//! A wrong way that is as good as the right one.

use super::Rule;
use crate::course::Node;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::play::seeds;
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B204",
    name: "tempting_wins",
    severity: Severity::Error,
    cost: Cost::Play,
    explain: "A `[[tempting]]` script shows what looks good and fails; here it earned the star that it is said to miss, so the \
              scenario does not teach what its author meant it to teach. Sharpen the goal, or say another star in `fails`.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for (play, document) in checked.played_scenarios() {
        let tables = document.root.at("tempting").map_or(&[][..], Node::items);
        for tempting in &play.tempting {
            let star = usize::from(tempting.fails) - 1;
            let name = format!("tempting {}", tempting.id);
            let mut wins = checked.runs(play, &name, &tempting.script);
            wins.retain(|run| run.stars[star]);
            let won: Vec<u64> = wins.iter().map(|run| run.seed).collect();
            let is_it = |table: &&Node| table.at("id").and_then(Node::as_str) == Some(&tempting.id);
            let node = tables.iter().find(is_it).and_then(|table| table.at("fails"));
            if let (Some(first), Some(node)) = (wins.first(), node) {
                let title = format!("`{}` earns star {} on {}", tempting.id, tempting.fails, seeds(&won));
                let label = first.figures[star].clone();
                let diagnostic = Diagnostic::new(&RULE, &document.path, node.span.clone(), title, label);
                found.push(diagnostic.with_notes(first.refused.clone()));
            }
        }
    }
}
