//! A lesson's file: its head for the index, or all of it. Steps are read by `step`.

use std::collections::BTreeMap;

use super::super::reader::{Ids, Placed, Reader, Table, words};
use super::super::step::Context;
use super::super::{Choose, Course, Lesson, LessonEntry, Review, Step, Text};
use crate::text::Lang;

/// No lesson is longer, so that a group can finish one in a sitting.
const MOST_STEPS: usize = 60;

/// Reads what the index needs from the part of a file before its first step.
pub(in super::super) fn head(reader: &mut Reader<'_>) -> Option<LessonEntry> {
    let mut table = reader.root();
    let head = read_head(reader, &mut table);
    let id = head.id?.string;
    let title = head
        .title
        .unwrap_or_else(|| Text::from([(Lang::new("zh"), id.clone())]));
    Some(LessonEntry {
        id,
        file: reader.document.path.clone(),
        title,
        minutes: head.minutes,
        skills: head.skills.into_iter().map(|skill| skill.string).collect(),
        is_readable: true,
    })
}

/// Reads a lesson whole.
pub(in super::super) fn lesson(reader: &mut Reader<'_>, course: &Course) -> Option<Lesson> {
    let mut table = reader.root();
    let head = read_head(reader, &mut table);
    for skill in &head.skills {
        reader.label("skill", skill, course.skills.keys().map(String::as_str));
    }
    let objective = reader.text(&mut table, "objective");
    let rule = reader.text(&mut table, "rule");
    let scenario = reader.maybe_string(&mut table, "scenario");
    if let Some(scenario) = &scenario {
        reader.refer("scenario", scenario, course.scenarios.keys().map(String::as_str));
    }
    let reviewed = reviewed(reader, &mut table);
    let context = Context {
        course,
        has_market: scenario.is_some(),
    };
    let mut ids = Ids::new();
    let items = reader.full_list(&mut table, "step", 1..MOST_STEPS + 1);
    let steps = reader.tables(items, |reader, table| Step::read(reader, table, &context, &mut ids));
    let exit = exit(reader, &mut table, &context);
    reader.close(table);
    Some(Lesson {
        id: head.id?.string,
        title: head.title?,
        objective: objective.unwrap_or_default(),
        minutes: head.minutes,
        skills: head.skills.into_iter().map(|skill| skill.string).collect(),
        scenario: scenario.map(|scenario| scenario.string),
        rule: rule.unwrap_or_default(),
        reviewed,
        steps,
        exit,
    })
}

struct Head {
    id: Option<Placed>,
    title: Option<Text>,
    minutes: u32,
    skills: Vec<Placed>,
}

fn read_head<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> Head {
    Head {
        id: reader.id(table, "id"),
        title: reader.text(table, "title"),
        minutes: reader
            .integer(table, "minutes", 1..91)
            .map_or(8, |minutes| minutes as u32),
        skills: reader.strings(table, "skills"),
    }
}

/// Who has read the texts: `reviewed = { zh = "draft", ug = "native" }`.
fn reviewed<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>) -> BTreeMap<Lang, Review> {
    let mut reviewed = BTreeMap::new();
    let Some(node) = reader.maybe(table, "reviewed") else {
        return reviewed;
    };
    for entry in node.entries() {
        let Some(word) = reader.as_string(&entry.node) else {
            continue;
        };
        let review = reader.as_word(&word, &words::<Review>());
        reviewed.extend(review.map(|review| (Lang::new(&entry.key), review)));
    }
    reviewed
}

fn exit<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &Context<'_>) -> Option<Choose> {
    let node = reader.want(table, "exit")?;
    let mut table = reader.table(node)?;
    let exit = Choose::read(reader, &mut table, context);
    reader.close(table);
    exit
}
