//! A lesson that talks and asks where it should let people do something.

use super::Rule;
use crate::course::Node;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, LEAST_ACT_PPM, MOST_CHOOSE_PPM, Pace, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B208",
    name: "few_deeds",
    severity: Severity::Warning,
    cost: Cost::Play,
    explain: "What was done is remembered, what was told is not. At least half of a lesson's minutes act: `task`, `fill`, `tiles`, \
              `dialog`, `inspect`, `number`, `order`. At most a quarter of its steps, the exit question among them, is `choose`. \
              Turn a question into a deed in the market or in a form, or leave it out; `bazar check --figures` shows every lesson.",
    check: Some(check),
};

/// A lesson with fewer steps has no shares to speak of.
const FEWEST_STEPS: u64 = 5;

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for (file, lesson, document) in checked.asked_lessons() {
        let pace = Pace::of(&checked.course, lesson);
        if pace.steps() < FEWEST_STEPS || pace.holds() {
            continue;
        }
        let span = document.root.at("id").map_or(0..0, |id: &Node| id.span.clone());
        let title = if pace.act_ppm() < LEAST_ACT_PPM {
            let percent = pace.act_ppm() / 10_000;
            format!("only {percent} of 100 minutes of this lesson act")
        } else {
            format!(
                "{} of {} steps are questions with options",
                pace.choose.steps,
                pace.steps()
            )
        };
        let label = format!(
            "wanted: at least {} of 100 minutes that act, at most {} of 100 steps that choose",
            LEAST_ACT_PPM / 10_000,
            MOST_CHOOSE_PPM / 10_000
        );
        found.push(Diagnostic::new(&RULE, file, span, title, label));
    }
}
