//! `bazar check`: the author's mistakes, all of them in one run, drawn where they stand.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use crate::course::Source;
use crate::lint::{self, Diagnostic, Request, Severity};
use crate::tui;

use super::{
    CheckFormat, Failure, Global,
    console::{look, print, print_coloured},
    kept,
    start::source,
};

/// Checks the folder of `path`, else of `--course`, else the course built into the program. A file in a course is checked
/// with its whole course, and only what stands in that file is told.
pub fn run(global: &Global, path: Option<&Path>, format: CheckFormat) -> Result<ExitCode, Failure> {
    let (folder, only) = match path {
        Some(path) if path.is_file() => split(path)?,
        path => (path.or(global.course.as_deref()).map(Path::to_owned), None),
    };
    let source = source(folder.as_deref())?;
    let mut plays = kept::read(global);
    let request = Request {
        only: only.as_deref(),
        ..Request::default()
    };
    let found = lint::check_with(&source, &request, &mut plays);
    if 0 < plays.played {
        kept::write(global, plays);
    }
    match format {
        CheckFormat::Human => draw(global, &found, &source)?,
        CheckFormat::Short => print(global, &lint::short(&found, &source))?,
        CheckFormat::Json => print(global, &lint::json(&found, &source))?,
    }
    let is_faulty = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if is_faulty {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// On a terminal the report is as wide as the window, so that no caret stands under another line.
fn draw(global: &Global, found: &[Diagnostic], source: &Source) -> Result<(), Failure> {
    if !std::io::stdout().is_terminal() {
        return print(global, &lint::human(found, source, false, lint::COLUMNS));
    }
    let columns = match tui::terminal::size() {
        (0, _) => lint::COLUMNS,
        (columns, _) => usize::from(columns),
    };
    let report = lint::human(found, source, look(global).has_colours, columns);
    print_coloured(global, &report)
}

/// The course that a file belongs to is the nearest folder above it with a `course.toml`.
fn split(file: &Path) -> Result<(Option<std::path::PathBuf>, Option<String>), Failure> {
    let whole = file.canonicalize().map_err(anyhow::Error::new)?;
    let course = whole
        .ancestors()
        .skip(1)
        .find(|folder| folder.join("course.toml").is_file());
    let Some(course) = course else {
        return Err(anyhow::anyhow!("no `course.toml` in the folders above `{}`", file.display()).into());
    };
    let name = whole
        .strip_prefix(course)
        .unwrap_or(&whole)
        .to_string_lossy()
        .replace('\\', "/");
    Ok((Some(course.to_owned()), Some(name)))
}
