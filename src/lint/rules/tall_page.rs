//! A step whose page is longer than the screen, in two languages at 80 columns and 24 rows.

use std::sync::Arc;

use super::Rule;
use crate::app::{Block, Item, Page, Player, RULE_ROWS, SILENT, View, ViewContext, Writing};
use crate::course::{Lesson, Node, Step, StepKind, builtin_locales};
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};
use crate::text::{Lang, LanguagePair};
use crate::tutor::{AttemptId, Key, LearnerId, LearnerRecords, Playable, RunId, Session, What};

const VIEW: View = View { width: 80, height: 24 };

pub(super) const RULE: Rule = Rule {
    code: "B407",
    name: "tall_page",
    severity: Severity::Warning,
    cost: Cost::Page,
    explain: "The step was laid out in Chinese and Uyghur on a screen of 80 columns and 24 rows, and its page is longer: a \
              learner has to scroll to see the last option. Take a sentence or the picture away, shorten the options, or make two \
              steps of it. Lessons of a track with `plain = true` are looked at.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    let locales = builtin_locales();
    for (file, lesson) in &checked.lessons {
        let languages = &checked.course.languages;
        let languages = LanguagePair {
            own: languages.first().cloned().unwrap_or_else(|| Lang::new("zh")),
            other: languages.get(1).cloned(),
        };
        let ctx = ViewContext {
            course: &checked.course,
            locales: &locales,
            records: &LearnerRecords::default(),
            languages: &languages,
            writing: Writing::default(),
            learners: &[],
            voices: &SILENT,
        };
        for step in lesson.steps.iter().filter(|_| checked.is_plain(file)) {
            // A task's pages belong to the market.
            if matches!(step.kind, StepKind::Task(_)) {
                continue;
            }
            let rows = rows(&page(checked, lesson, step, &ctx));
            let room = usize::from(VIEW.height);
            let kind = checked.step_node(file, &step.id, "kind");
            if let (true, Some((document, node))) = (room < rows, kind) {
                found.push(too_tall(&document.path, node, step, rows - room));
            }
        }
    }
}

fn too_tall(file: &str, node: &Node, step: &Step, over: usize) -> Diagnostic {
    let plural = if over == 1 { "" } else { "s" };
    let title = format!("the page of `{}` is {over} row{plural} longer than the screen", step.id);
    let label = "laid out at 80 × 24 in two languages".to_owned();
    Diagnostic::new(&RULE, file, node.span.clone(), title, label)
}

/// The step's first page, in a lesson that has no other.
fn page(checked: &CheckedCourse, lesson: &Lesson, step: &Step, ctx: &ViewContext<'_>) -> Page {
    let alone = Lesson {
        steps: vec![step.clone()],
        scenario: None,
        ..lesson.clone()
    };
    let playable = Playable {
        product: None,
        what: What::Lesson(lesson.id.clone()),
        lesson: Some(Arc::new(alone)),
        play: None,
        rules: Arc::clone(checked.course.rules()),
    };
    let key = Key { run: RunId(0), n: 1 };
    let session = Session::open(playable, AttemptId(key), 1, vec![LearnerId(key)]);
    Player::of(session).page(ctx, VIEW)
}

/// All rows of a page, with the painter's two rules.
fn rows(page: &Page) -> usize {
    let count = |blocks: &[Block]| blocks.iter().map(|block| block.lines.len()).sum::<usize>();
    let options = |items: &[Item]| items.iter().map(|item| item.lines.len()).sum::<usize>();
    page.top.len() + count(&page.blocks) + options(&page.options) + page.keys.lines.len() + RULE_ROWS
}
