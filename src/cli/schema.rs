//! `bazar schema`: the form of an author's files as JSON Schema, for editors.

use std::process::ExitCode;

use crate::course::{Course, FileKind, schema};

use super::{Failure, Global, SchemaKind, console::print, start::source};

/// Prints the schema of one kind of file, or of any, for the languages of `--course`, else of the built-in course.
pub fn run(global: &Global, kind: Option<SchemaKind>) -> Result<ExitCode, Failure> {
    let (course, _) = Course::index(&source(global.course.as_deref())?);
    let kind = kind.map(|kind| match kind {
        SchemaKind::Course => FileKind::Course,
        SchemaKind::Lesson => FileKind::Lesson,
        SchemaKind::Scenario => FileKind::Scenario,
        SchemaKind::Rules => FileKind::Rules,
        SchemaKind::Practices => FileKind::Practices,
        SchemaKind::Calibration => FileKind::Calibration,
        SchemaKind::Terms => FileKind::Terms,
        SchemaKind::Misconceptions => FileKind::Misconceptions,
        SchemaKind::Names => FileKind::Names,
        SchemaKind::Picture => FileKind::Picture,
    });
    print(global, &format!("{:#}\n", schema(kind, &course.languages)))?;
    Ok(ExitCode::SUCCESS)
}
