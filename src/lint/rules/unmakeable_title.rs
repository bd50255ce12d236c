//! Tiles from which no good title can be made.

use super::Rule;
use crate::course::{StepKind, Tile, Tiles};
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};
use crate::market::{RulePack, judge_title};

pub(super) const RULE: Rule = Rule {
    code: "B206",
    name: "unmakeable_title",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A `tiles` step wants certain roles in the title, but every title with one tile of each is sent back by the market: \
              it is too long for the profile, holds a banned word, or its noun is none of the product's. Add a word to the rules \
              or change the tiles.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for (file, lesson) in &checked.lessons {
        for step in &lesson.steps {
            let StepKind::Tiles(tiles) = &step.kind else {
                continue;
            };
            let Some((document, node)) = checked.step_node(file, &step.id, "need") else {
                continue;
            };
            if let Some(reason) = why_none(tiles, checked.course.rules()) {
                let title = format!("no title of `{}` passes the market", step.id);
                found.push(Diagnostic::new(&RULE, &document.path, node.span.clone(), title, reason));
            }
        }
    }
}

/// The market's objection to the last title tried, if it objects to each.
fn why_none(step: &Tiles, rules: &RulePack) -> Option<String> {
    let mut titles: Vec<String> = vec![String::new()];
    for role in &step.need {
        let tiles: Vec<&Tile> = step.tiles.iter().filter(|tile| tile.role == *role).collect();
        let longer = titles
            .iter()
            .flat_map(|title| tiles.iter().map(move |tile| format!("{title}{}", tile.word)));
        titles = longer.collect();
    }
    let mut words = step.tiles.iter().map(|tile| tile.word.as_str());
    let origin = words.find_map(|word| {
        rules
            .words
            .origins
            .iter()
            .find(|(place, _)| word.contains(place.as_str()))
    });
    let origin = origin.map_or("", |(_, id)| id);
    let mut reason = None;
    for title in titles {
        let faults = judge_title(rules, &step.profile, &step.product, origin, &title);
        match faults.first() {
            None => return None,
            Some(fault) => reason = Some(format!("`{title}`: {}", fault.problem.code())),
        }
    }
    reason
}
