//! A lesson in which a place of the learner's own product stays empty, or a sum of it cannot be reckoned, with one that fits.

use super::Rule;
use crate::lint::checked_course::{CheckedCourse, with};
use crate::lint::{Cost, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    code: "B109",
    name: "unfilled_product",
    severity: Severity::Error,
    cost: Cost::Text,
    explain: "A lesson speaks of the learner's own product, and with one that fits `[own]` a place has no word or a sum cannot be \
              reckoned: whoever grows that would not meet the lesson. Every kind must `say` each word that the file names, or the \
              kind does not fit.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for (_, lesson, document) in checked.asked_lessons() {
        let (Some(own), Some(table)) = (checked.course.own(&lesson.id), document.root.at("own")) else {
            continue;
        };
        let mut products = own.products(checked.course.rules());
        let unread = |product: &&str| checked.course.lesson_with(&lesson.id, Some(product)).0.is_none();
        if let Some(product) = products.find(unread) {
            let title = format!("this cannot be played{}", with(product));
            let label = "every kind must `say` each word that the file names".to_owned();
            found.push(Diagnostic::new(&RULE, &document.path, table.span.clone(), title, label));
        }
    }
}
