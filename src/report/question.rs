//! Each step that was asked, and each exit question: how many met it, how many had it right at once, and what went wrong most.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    say::{Arg, remedy, sentence},
    tutor::{AttemptId, Learner, What},
};

use super::{
    Asked, Cell, Column, Holds, Report, Table,
    class::count,
    first::{Encounter, discrimination, encounters},
    learner::place,
    words::{EXIT, Words},
};

pub(super) const REPORT: Report = Report {
    id: "question",
    about: "One line a step or exit question: right at the first try, the commonest wrong answer and refusal",
    title: sentence::report_question_title,
    table,
};

const COLUMNS: [Column; 12] = [
    Column::new("lesson_id", sentence::report_id),
    Column::new("lesson", sentence::report_what),
    Column::new("step_id", sentence::report_step_id),
    Column::new("step", sentence::report_step),
    Column::new("asked", sentence::report_asked).of_people(),
    Column::of(Holds::Shares, "first_try", sentence::report_first_try).of_people(),
    Column::new("discrimination_points", sentence::report_discrimination),
    Column::new("wrong", sentence::report_wrong),
    Column::new("wrong_times", sentence::report_wrong_times),
    Column::new("misconception", sentence::report_misconception),
    Column::new("refusal", sentence::report_refusal),
    Column::new("refusal_times", sentence::report_refusal_times),
];

/// How often something was said, by what it was.
type Often = BTreeMap<String, i64>;

/// What went wrong at one step, each attempt once, however many sat at it.
#[derive(Default)]
struct Trouble {
    answers: Often,
    misconceptions: Often,
    refusals: Often,
}

fn table(asked: &Asked) -> Table {
    let words = Words::of(asked.course);
    let roster = asked.roster();
    let all = encounters(&roster);
    let mut met: BTreeMap<(&str, &str), Vec<&Encounter>> = BTreeMap::new();
    for one in &all {
        met.entry((&one.lesson, &one.step)).or_default().push(one);
    }
    let trouble = trouble(&roster);
    let nothing = Trouble::default();
    let mut rows: Vec<_> = met.into_iter().collect();
    let lessons: Vec<&str> = lessons(asked).collect();
    rows.sort_by_key(|((lesson, step), _)| {
        let lesson_at = lessons.iter().position(|known| known == lesson);
        (lesson_at.unwrap_or(usize::MAX), words.place(lesson, step), *step)
    });
    let row = |((lesson, step), met): ((&str, &str), Vec<&Encounter>)| {
        let trouble = trouble.get(&(lesson.to_owned(), step.to_owned())).unwrap_or(&nothing);
        let wrong = most(&trouble.answers);
        let believed = most(&trouble.misconceptions);
        let refused = most(&trouble.refusals);
        let said = wrong.and_then(|(answer, _)| match step {
            EXIT => Some(words.exit_answer(lesson, &answer.split(' ').map(str::to_owned).collect::<Vec<_>>())),
            _ => words.answer(lesson, step, answer),
        });
        let way = |code: &str| remedy(code).map_or_else(|| Arg::as_is(code), Arg::say);
        vec![
            Cell::Text(Arg::as_is(lesson)),
            Cell::Text(words.title(&What::Lesson(lesson.to_owned()))),
            Cell::Text(Arg::as_is(step)),
            Cell::Text(words.step(lesson, step)),
            Cell::Number(count(met.len())),
            Cell::share(count(met.iter().filter(|one| one.right).count()), count(met.len())),
            discrimination(&met, &all).map_or(Cell::Blank, Cell::Number),
            said.map_or(Cell::Blank, Cell::Text),
            wrong.map_or(Cell::Blank, |(_, times)| Cell::Number(times)),
            believed.map_or(Cell::Blank, |(id, _)| Cell::Text(words.misconception(id))),
            refused.map_or(Cell::Blank, |(code, _)| Cell::Text(way(code))),
            refused.map_or(Cell::Blank, |(_, times)| Cell::Number(times)),
        ]
    };
    Table {
        title: (REPORT.title)(),
        columns: &COLUMNS,
        rows: rows.into_iter().map(row).collect(),
        notes: vec![sentence::report_first_note(), sentence::report_discrimination_note()],
    }
}

fn lessons<'a>(asked: &Asked<'a>) -> impl Iterator<Item = &'a str> {
    let lessons = asked.course.units.iter().flat_map(|unit| &unit.lessons);
    lessons.map(|entry| entry.id.as_str())
}

/// By lesson and step.
fn trouble(roster: &[&Learner]) -> BTreeMap<(String, String), Trouble> {
    let mut trouble: BTreeMap<(String, String), Trouble> = BTreeMap::new();
    let mut seen: BTreeSet<AttemptId> = BTreeSet::new();
    for (id, attempt) in roster.iter().flat_map(|learner| &learner.attempts) {
        if let (What::Lesson(lesson), Some(exit)) = (&attempt.what, &attempt.exit)
            && !exit.right
        {
            let of_exit = trouble.entry((lesson.clone(), EXIT.to_owned())).or_default();
            *of_exit.answers.entry(exit.options.join(" ")).or_default() += 1;
            tally(&mut of_exit.misconceptions, &exit.misconceptions);
        }
        if !seen.insert(*id) {
            continue;
        }
        for tried in &attempt.steps.tried {
            let Some((lesson, step)) = place(&attempt.what, &tried.step) else {
                continue;
            };
            let of_step = trouble.entry((lesson.to_owned(), step.to_owned())).or_default();
            for wrong in &tried.wrong {
                if !wrong.answer.is_empty() {
                    *of_step.answers.entry(wrong.answer.clone()).or_default() += 1;
                }
                tally(&mut of_step.misconceptions, &wrong.misconceptions);
            }
            for (code, times) in &tried.refused {
                *of_step.refusals.entry(code.clone()).or_default() += i64::from(*times);
            }
        }
    }
    trouble
}

fn tally(often: &mut Often, ids: &[String]) {
    ids.iter().for_each(|id| *often.entry(id.clone()).or_default() += 1);
}

/// The one that was there most often; of several, the first by the alphabet.
fn most(often: &Often) -> Option<(&str, i64)> {
    let most = often.iter().max_by_key(|(id, times)| (**times, std::cmp::Reverse(*id)));
    most.map(|(id, times)| (id.as_str(), *times))
}
