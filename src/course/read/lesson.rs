//! A lesson's file: its head for the index, or all of it. What goes beyond single keys of a step is looked at by `step`.

use super::super::document::Node;
use super::super::reader::Reader;
use super::super::shape::lesson::{EXIT_QUESTION, HEAD, ID, LESSON, MINUTES, SCENARIO, SKILLS, STEPS, TITLE};
use super::super::shape::{Known, Value, check, check_lines};
use super::super::step::look_at_exit;
use super::super::{Lesson, LessonEntry, Step, Text};
use crate::text::Lang;

/// What a lesson takes whose author has not said it rightly.
const USUAL_MINUTES: u32 = 8;

/// Reads what the index needs from the part of a file before its first step.
pub(in super::super) fn head(reader: &mut Reader<'_>, known: &Known) -> Option<LessonEntry> {
    let root = &reader.document.root;
    check_lines(reader, known, HEAD, root);
    let id = ID.of(root)?;
    let title = TITLE.of(root);
    Some(LessonEntry {
        title: title.unwrap_or_else(|| Text::from([(Lang::new("zh"), id.clone())])),
        id,
        file: reader.document.path.clone(),
        minutes: MINUTES.of(root).unwrap_or(USUAL_MINUTES),
        skills: SKILLS.of(root).unwrap_or_default(),
        is_readable: true,
    })
}

/// Reads a lesson whole; `known` are the ids of its course.
pub(in super::super) fn lesson(reader: &mut Reader<'_>, known: &Known) -> Option<Lesson> {
    let root = &reader.document.root;
    check(reader, known, &LESSON, root);
    let has_market = SCENARIO.at(root).is_some();
    for step in STEPS.at(root).map_or(&[][..], Node::items) {
        Step::look(reader, step, has_market);
    }
    if let Some(exit) = EXIT_QUESTION.at(root) {
        look_at_exit(reader, exit);
    }
    Lesson::of(root)
}
