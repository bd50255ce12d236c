//! The class at a glance: one line a learner, what is done, where they are, and why they are stuck, in words.

use crate::{
    course::Course,
    say::{Speech, remedy},
    text::Arg,
    tutor::{Attempt, Book, ClassId, Learner, LearnerId, What, grasp},
};

use super::{Cell, Column, Table};

/// The figure of a closed market that says how many orders were paid out.
const SETTLED: &str = "settled";

/// Returns the table of one class, or of everybody here. Rows stand by card number.
///
/// `speech` gives the trainer's language. Nothing in it depends on the wall clock but the column `last_day`, which shows
/// what the PC claimed.
pub fn class(book: &Book, course: &Course, of: Option<ClassId>, speech: Speech) -> Table {
    let heads = [
        ("card", "report-card"),
        ("name", "report-name"),
        ("lessons", "report-lessons"),
        ("skills", "report-skills"),
        ("stars", "report-stars"),
        ("settled", "report-settled"),
        ("exit", "report-exit"),
        ("now_at", "report-now-at"),
        ("stuck", "report-stuck"),
        ("last_day", "report-last-day"),
    ];
    let title = match of.and_then(|class| book.classes.get(&class)) {
        Some(class) => tell(speech, "report-class-of", &[("class", Arg::word(class.name.as_str()))]),
        None => tell(speech, "report-class-all", &[]),
    };
    Table {
        title,
        columns: heads
            .map(|(key, head)| Column {
                title: tell(speech, head, &[]),
                key,
            })
            .to_vec(),
        rows: roster(book, of)
            .into_iter()
            .map(|learner| row(learner, book, course, speech))
            .collect(),
        notes: vec![tell(speech, "report-class-note", &[])],
    }
}

/// Returns whose rows the table has, in its order.
pub fn roster(book: &Book, of: Option<ClassId>) -> Vec<&Learner> {
    let mut learners: Vec<&Learner> = match of {
        Some(class) => book.members(class),
        None => book.learners.values().collect(),
    };
    learners.sort_by_key(|learner| (learner.card, learner.id));
    learners
}

fn row(learner: &Learner, book: &Book, course: &Course, speech: Speech) -> Vec<Cell> {
    let lessons = course.units.iter().flat_map(|unit| &unit.lessons);
    let is_done = |id: &str| {
        let standing = learner.standing(&What::Lesson(id.to_owned()));
        standing.is_some_and(|standing| standing.is_done)
    };
    let (done, all) = lessons.fold((0, 0), |(done, all), entry| {
        (done + i64::from(is_done(&entry.id)), all + 1)
    });
    let mastered = learner
        .first_tries
        .values()
        .filter(|tries| grasp(tries, course.mastery).is_mastered)
        .count();
    let stars: u32 = learner.standings.values().map(|standing| standing.stars).sum();
    let (right, asked) = learner.exits.values().fold((0, 0), |(right, asked), tally| {
        (right + i64::from(tally.right), asked + i64::from(tally.asked))
    });
    let open = latest(learner, book);
    vec![
        Cell::Number(i64::from(learner.card)),
        Cell::Word(learner.name.clone()),
        Cell::Part { done, all },
        Cell::Part {
            done: count(mastered),
            all: count(course.skills.len()),
        },
        Cell::Number(i64::from(stars)),
        Cell::Number(settled(learner, book)),
        Cell::Part {
            done: right,
            all: asked,
        },
        open.map_or(Cell::Blank, |attempt| Cell::Word(place(attempt, course, speech))),
        open.and_then(|attempt| reason(attempt, course, speech))
            .map_or(Cell::Blank, Cell::Word),
        day(learner.last_at_ms),
    ]
}

/// Whether a learner's open attempt waits for the teacher.
pub fn is_calling(book: &Book, learner: LearnerId) -> bool {
    let learner = book.learners.get(&learner);
    learner
        .and_then(|learner| latest(learner, book))
        .is_some_and(|attempt| attempt.called_at.is_some())
}

/// What this learner played, alone or in a group.
fn attempts_of<'a>(learner: &Learner, book: &'a Book) -> impl Iterator<Item = &'a Attempt> {
    let id = learner.id;
    let attempts = book.attempts.values();
    attempts.filter(move |attempt| attempt.learners.contains(&id))
}

/// The open attempt that was opened last.
fn latest<'a>(learner: &Learner, book: &'a Book) -> Option<&'a Attempt> {
    attempts_of(learner, book)
        .filter(|attempt| attempt.ending.is_none())
        .max_by_key(|attempt| attempt.order)
}

/// The most orders that one market of theirs paid out.
fn settled(learner: &Learner, book: &Book) -> i64 {
    attempts_of(learner, book)
        .filter_map(|attempt| attempt.figures.get(SETTLED).copied())
        .max()
        .unwrap_or(0)
}

fn place(attempt: &Attempt, course: &Course, speech: Speech) -> String {
    let title = match &attempt.what {
        What::Lesson(id) => course
            .entry(id)
            .map(|entry| entry.title.in_lang(speech.lang).to_owned()),
        What::Scenario(id) => course
            .scenarios
            .entry(id)
            .map(|entry| entry.title.in_lang(speech.lang).to_owned()),
    };
    let title = title.unwrap_or_else(|| attempt.what.id().to_owned());
    let step = Arg::Number(count(attempt.steps.len()) + 1);
    tell(speech, "report-place", &[("title", Arg::Word(title)), ("step", step)])
}

/// Why they are stuck: the teacher was called, the shop said no, or a mistake came back. Nothing when they are not.
fn reason(attempt: &Attempt, course: &Course, speech: Speech) -> Option<String> {
    let refused = attempt.last_refusal.as_deref().map(|code| speech.say(&remedy(code)));
    let mistaken = attempt.missed.last().and_then(|id| course.misconceptions.get(id));
    let why = match (refused, mistaken) {
        (Some(way), _) => Some(tell(speech, "report-stuck-refused", &[("way", Arg::Word(way))])),
        (None, mistaken) => mistaken.map(|text| text.in_lang(speech.lang).to_owned()),
    };
    match (attempt.called_at.is_some(), why) {
        (false, why) => why,
        (true, None) => Some(tell(speech, "report-stuck-called", &[])),
        (true, Some(why)) => Some(tell(speech, "report-stuck-called-why", &[("why", Arg::Word(why))])),
    }
}

/// The day that the PC's clock claimed, in Beijing time, as `2026-11-23`.
fn day(at_ms: i64) -> Cell {
    const BEIJING: jiff::tz::Offset = jiff::tz::offset(8);
    match jiff::Timestamp::from_millisecond(at_ms) {
        Ok(at) if at_ms > 0 => Cell::Word(BEIJING.to_datetime(at).date().to_string()),
        _ => Cell::Blank,
    }
}

pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).expect("fewer things than an i64 counts")
}

pub(super) fn tell(speech: Speech, key: &str, args: &[(&str, Arg)]) -> String {
    speech.locales.tell(speech.lang, key, args)
}
