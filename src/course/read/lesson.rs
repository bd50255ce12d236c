//! A lesson's file: its head for the index, or all of it. The kinds of steps are read by the sisters.

use std::collections::BTreeMap;

use super::super::reader::{Ids, Placed, Reader, Table};
use super::super::{Choose, Course, Lesson, LessonEntry, Review, Step, StepKind, Text};
use super::choice::choose;
use super::{steps, talk};
use crate::text::Lang;

/// No lesson is longer, so that a group can finish one in a sitting.
const MOST_STEPS: usize = 60;

/// What a step may refer to, and the ids given before it.
pub(super) struct Context<'c> {
    pub course: &'c Course,
    /// The lesson names a scenario, so tasks have a market.
    pub has_market: bool,
    ids: Ids,
}

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
    let mut context = Context {
        course,
        has_market: scenario.is_some(),
        ids: BTreeMap::new(),
    };
    let items = reader.full_list(&mut table, "step", 1..MOST_STEPS + 1);
    let steps = reader.tables(items, |reader, table| step(reader, table, &mut context));
    let exit = exit(reader, &mut table, course);
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
        let review = reader.as_word(&word, &[("draft", Review::Draft), ("native", Review::Native)]);
        reviewed.extend(review.map(|review| (Lang::new(&entry.key), review)));
    }
    reviewed
}

fn exit<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, course: &Course) -> Option<Choose> {
    let node = reader.want(table, "exit")?;
    let mut table = reader.table(node)?;
    let exit = choose(reader, &mut table, course);
    reader.close(table);
    exit
}

/// The kinds by their names in a file.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Read,
    Term,
    Choose,
    Order,
    Match,
    Number,
    Tiles,
    Fill,
    Inspect,
    Dialog,
    Task,
    Case,
    Homework,
}

const KINDS: [(&str, Kind); 13] = [
    ("read", Kind::Read),
    ("term", Kind::Term),
    ("choose", Kind::Choose),
    ("order", Kind::Order),
    ("match", Kind::Match),
    ("number", Kind::Number),
    ("tiles", Kind::Tiles),
    ("fill", Kind::Fill),
    ("inspect", Kind::Inspect),
    ("dialog", Kind::Dialog),
    ("task", Kind::Task),
    ("case", Kind::Case),
    ("homework", Kind::Homework),
];

fn step<'a>(reader: &mut Reader<'a>, table: &mut Table<'a>, context: &mut Context<'_>) -> Option<Step> {
    let id = reader.own_id(table, "step", &mut context.ids);
    let kind = reader.word(table, "kind", &KINDS);
    let picture = reader.maybe_string(table, "picture");
    if let Some(picture) = &picture {
        reader.label("picture", picture, context.course.pictures.keys().map(String::as_str));
    }
    let skill = reader.maybe_string(table, "skill");
    if let Some(skill) = &skill {
        reader.label("skill", skill, context.course.skills.keys().map(String::as_str));
    }
    let Some(kind) = kind else {
        // Without its kind nobody can say which of the other keys belong here.
        table.forgive();
        return None;
    };
    let is_asked = !matches!(kind, Kind::Read | Kind::Term | Kind::Case | Kind::Homework);
    let hints = if is_asked {
        reader.full_list(table, "hint", 3..4)
    } else {
        reader.list(table, "hint")
    };
    let hints = hints.iter().filter_map(|hint| reader.as_text(hint)).collect();
    let kind = step_kind(reader, table, context, kind);
    Some(Step {
        id: id?.string,
        picture: picture.map(|picture| picture.string),
        skill: skill.map(|skill| skill.string),
        hints,
        kind: kind?,
    })
}

fn step_kind<'a>(
    reader: &mut Reader<'a>,
    table: &mut Table<'a>,
    context: &Context<'_>,
    kind: Kind,
) -> Option<StepKind> {
    let course = context.course;
    Some(match kind {
        Kind::Read => StepKind::Read(steps::read(reader, table)?),
        Kind::Term => StepKind::Term(steps::term(reader, table, course)?),
        Kind::Choose => StepKind::Choose(choose(reader, table, course)?),
        Kind::Order => StepKind::Order(steps::order(reader, table)?),
        Kind::Match => StepKind::Match(steps::match_pairs(reader, table)?),
        Kind::Number => StepKind::Number(steps::number(reader, table)?),
        Kind::Tiles => StepKind::Tiles(steps::tiles(reader, table, course)?),
        Kind::Fill => StepKind::Fill(talk::fill(reader, table, course)?),
        Kind::Inspect => StepKind::Inspect(talk::inspect(reader, table)?),
        Kind::Dialog => StepKind::Dialog(talk::dialog(reader, table, course)?),
        Kind::Task => StepKind::Task(steps::task(reader, table, context)?),
        Kind::Case => StepKind::Case(steps::case(reader, table)?),
        Kind::Homework => StepKind::Homework(reader.text(table, "ask")?),
    })
}
