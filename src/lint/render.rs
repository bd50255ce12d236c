//! Findings as text: drawn like a compiler's, one line each, or as JSON for editors.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::course::Source;

/// Columns of a report that is drawn where no terminal has its own width; longer lines of a lesson are cut around the spot.
pub const COLUMNS: usize = 120;

/// Less than this shows no line of a lesson.
const FEWEST_COLUMNS: usize = 40;

/// Every finding with the lines where it stands, and a closing count.
pub fn human(found: &[Diagnostic], source: &Source, is_coloured: bool, columns: usize) -> String {
    let renderer = if is_coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer
        .decor_style(DecorStyle::Ascii)
        .term_width(columns.max(FEWEST_COLUMNS));
    let mut report = String::new();
    for diagnostic in found {
        // A file that is no text, or none of a lesson's size, is not shown.
        let is_shown = !matches!(diagnostic.code, "B001" | "B002");
        let content = if is_shown {
            std::str::from_utf8(source.bytes(&diagnostic.file)).unwrap_or_default()
        } else {
            ""
        };
        report.push_str(&renderer.render(&[group(diagnostic, content)]));
        report.push_str("\n\n");
    }
    report.push_str(&summary(found));
    report.push('\n');
    report
}

fn group<'a>(diagnostic: &'a Diagnostic, content: &'a str) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.title.as_str()).id(diagnostic.code);
    let mut group = if content.is_empty() || diagnostic.span == (0..0) {
        title.element(Origin::path(diagnostic.file.as_str()))
    } else {
        let annotation = AnnotationKind::Primary.span(diagnostic.span.clone());
        let snippet = Snippet::source(content).path(diagnostic.file.as_str());
        title.element(snippet.annotation(annotation.label(diagnostic.label.as_str())))
    };
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}

fn summary(found: &[Diagnostic]) -> String {
    let count = |severity| {
        found
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let plural = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    let errors = plural(count(Severity::Error), "error");
    let warnings = plural(count(Severity::Warning), "warning");
    format!("{errors}, {warnings}")
}

/// `file:line:column: error[B004]: title`, a line each.
pub fn short(found: &[Diagnostic], source: &Source) -> String {
    let mut lines = String::new();
    for diagnostic in found {
        let (line, column) = position(diagnostic, source);
        let severity = diagnostic.severity.word();
        let start = format!("{}:{line}:{column}: {severity}[{}]", diagnostic.file, diagnostic.code);
        lines.push_str(&format!("{start}: {}\n", diagnostic.title));
    }
    lines
}

/// A list of objects, for editors and other programs.
pub fn json(found: &[Diagnostic], source: &Source) -> String {
    let objects = found.iter().map(|diagnostic| {
        let (line, column) = position(diagnostic, source);
        serde_json::json!({
            "code": diagnostic.code,
            "name": diagnostic.name,
            "severity": diagnostic.severity.word(),
            "file": diagnostic.file,
            "line": line,
            "column": column,
            "start_byte": diagnostic.span.start,
            "end_byte": diagnostic.span.end,
            "title": diagnostic.title,
            "label": diagnostic.label,
            "help": diagnostic.help,
            "notes": diagnostic.notes,
        })
    });
    let list = serde_json::Value::Array(objects.collect());
    format!("{list:#}\n")
}

/// Line and column from one; columns count letters.
fn position(diagnostic: &Diagnostic, source: &Source) -> (usize, usize) {
    let bytes = source.bytes(&diagnostic.file);
    let before = &bytes[..diagnostic.span.start.min(bytes.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    (line, column)
}
