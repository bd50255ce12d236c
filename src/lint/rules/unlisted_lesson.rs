//! A lesson's file that no unit names: nobody would ever see it.

use super::Rule;
use crate::course::{Document, Node};
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B105",
    name: "unlisted_lesson",
    severity: Severity::Warning,
    cost: Cost::Text,
    explain: "A file has steps, but no unit of `course.toml` names it, so no learner meets it. Add its path to a unit's \
              `lessons`, or take the file away.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    let listed: Vec<&str> = named(checked.documents.get("course.toml"));
    for (path, document) in &checked.documents {
        if document.root.at("step").is_some() && !listed.contains(&path.as_str()) {
            let title = "no unit names this lesson".to_owned();
            let diagnostic = Diagnostic::new(&RULE, path, 0..0, title, String::new());
            found.push(diagnostic.with_help(format!("add \"{path}\" to a unit's `lessons` in `course.toml`")));
        }
    }
}

fn named(index: Option<&Document>) -> Vec<&str> {
    let units = index
        .and_then(|index| index.root.at("unit"))
        .map_or(&[][..], Node::items);
    let lessons = units.iter().filter_map(|unit| unit.at("lessons"));
    lessons.flat_map(Node::items).filter_map(Node::as_str).collect()
}
