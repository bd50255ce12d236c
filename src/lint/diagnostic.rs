//! One finding, ready to be drawn in any form.

use std::ops::Range;

use super::rules::{RULES, Rule};
use crate::course::Problem;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// `B004`.
    pub code: &'static str,
    /// `unknown_key`.
    pub name: &'static str,
    pub severity: Severity,
    /// Path inside the course.
    pub file: String,
    /// Bytes of the file; empty at its start if the file as a whole is meant.
    pub span: Range<usize>,
    pub title: String,
    pub label: String,
    pub help: Option<String>,
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The course must not ship with it: `bazar check` ends with 1.
    Error,
    /// Somebody should look at it.
    Warning,
}

impl Severity {
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

impl Diagnostic {
    /// A finding of `rule` without help and notes.
    pub fn new(rule: &Rule, file: &str, span: Range<usize>, title: String, label: String) -> Diagnostic {
        Diagnostic {
            code: rule.code,
            name: rule.name,
            severity: rule.severity,
            file: file.to_owned(),
            span,
            title,
            label,
            help: None,
            notes: Vec::new(),
        }
    }

    pub fn with_help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    pub fn with_notes(mut self, notes: Vec<String>) -> Diagnostic {
        self.notes = notes;
        self
    }
}

impl From<Problem> for Diagnostic {
    fn from(problem: Problem) -> Diagnostic {
        let code = problem.fault.code();
        let rule = RULES.iter().find(|rule| rule.code == code);
        let rule = rule.expect("every fault of parsing stands in the table of rules, as a test sees");
        let found = Diagnostic::new(rule, &problem.file, problem.span, problem.title, problem.label);
        Diagnostic {
            help: problem.help,
            notes: problem.notes,
            ..found
        }
    }
}
