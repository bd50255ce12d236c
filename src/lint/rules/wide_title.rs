//! A title that does not fit into one line of its column.

use super::Rule;
use crate::lint::checked_course::CheckedCourse;
use crate::lint::{Cost, Diagnostic, Severity};
use crate::text::{Ink, line};

/// Half of the smallest wide screen, less the number before it.
const MOST_COLUMNS: usize = 33;

pub(super) const RULE: Rule = Rule {
    code: "B402",
    name: "wide_title",
    severity: Severity::Warning,
    cost: Cost::Text,
    explain: "A title stands in lists, in one line beside its translation: a column has 33 cells there, a Chinese character \
              takes two of them. A longer one is cut. Find a shorter title; the objective may say more.",
    check: Some(check),
};

fn check(checked: &CheckedCourse, found: &mut Vec<Diagnostic>) {
    for sentence in checked.sentences() {
        if sentence.key != "title" {
            continue;
        }
        let width = line(sentence.string, &sentence.lang, Ink::Plain).width();
        if MOST_COLUMNS < width {
            let title = format!("a title of {width} columns");
            let label = format!("at most {MOST_COLUMNS}, a Chinese character takes two");
            let span = sentence.node.span.clone();
            found.push(Diagnostic::new(&RULE, &sentence.document.path, span, title, label));
        }
    }
}
