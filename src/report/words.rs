//! What a lesson's ids are called: its steps, and what was answered to them. Reads each lesson once for a report.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::{
    course::{Answer, Choice, Course, LABEL, Lesson, MatchPair, Step, StepKind, Text},
    say::{Arg, sentence},
    text::bare,
    tutor::{Act, What},
};

/// The step's id under which a lesson's exit question stands in tables.
pub(super) const EXIT: &str = "exit";

/// The lessons of a course as far as somebody asked for them.
pub(super) struct Words<'a> {
    pub course: &'a Course,
    lessons: RefCell<BTreeMap<String, Option<Rc<Lesson>>>>,
}

impl<'a> Words<'a> {
    pub fn of(course: &'a Course) -> Words<'a> {
        Words {
            course,
            lessons: RefCell::default(),
        }
    }

    fn lesson(&self, id: &str) -> Option<Rc<Lesson>> {
        let mut lessons = self.lessons.borrow_mut();
        let lesson = lessons.entry(id.to_owned());
        lesson.or_insert_with(|| self.course.lesson(id).0.map(Rc::new)).clone()
    }

    /// What a lesson or scenario is called; its id where the course has it no more.
    pub fn title(&self, what: &What) -> Arg {
        let title = match what {
            What::Lesson(id) => self.course.entry(id).map(|entry| &entry.title),
            What::Scenario(id) => self.course.scenarios.entry(id).map(|entry| &entry.title),
            What::Review(_) => return Arg::say(sentence::app_review_title()),
        };
        title.map_or_else(|| Arg::as_is(what.id()), |title| Arg::Written(title.clone()))
    }

    /// What a step asks, or a lesson's exit question; its id where the lesson has it no more.
    pub fn step(&self, lesson: &str, step: &str) -> Arg {
        let asked = self.lesson(lesson).and_then(|lesson| {
            let of_step = find(&lesson, step).and_then(|step| step.kind.texts().first().copied());
            let of_exit = || lesson.exit.as_ref().map(|exit| &exit.ask);
            let text = of_step.or_else(|| if step == EXIT { of_exit() } else { None });
            text.map(|text| Arg::Written(plain(text)))
        });
        asked.unwrap_or_else(|| Arg::as_is(step))
    }

    /// In which place of the lesson it stands, the exit question last.
    pub fn place(&self, lesson: &str, step: &str) -> usize {
        let lesson = self.lesson(lesson);
        let place = lesson.and_then(|lesson| lesson.steps.iter().position(|known| known.id == step));
        place.unwrap_or(usize::MAX)
    }

    /// What was answered, in the words that stood on the page; ids that the lesson has no more stay ids.
    pub fn answer(&self, lesson: &str, step: &str, answer: &str) -> Option<Arg> {
        let lesson = self.lesson(lesson);
        let kind = lesson
            .as_ref()
            .and_then(|lesson| find(lesson, step))
            .map(|step| &step.kind);
        let said = match answer.parse().ok()? {
            Act::Answer(answer) => said(kind, &answer),
            Act::Next
            | Act::Market(_)
            | Act::Hint
            | Act::Teacher
            | Act::Undo
            | Act::Morning
            | Act::Again
            | Act::Exit { .. }
            | Act::Reflect(_)
            | Act::Skip
            | Act::Away => return None,
        };
        Some(list(said))
    }

    /// What was taken of the exit question's options.
    pub fn exit_answer(&self, lesson: &str, options: &[String]) -> Arg {
        let lesson = self.lesson(lesson);
        let known = lesson.as_ref().and_then(|lesson| lesson.exit.as_ref());
        let known = known.map_or(&[][..], |exit| &exit.options);
        list(options.iter().map(|id| choice(known, id)).collect())
    }

    pub fn misconception(&self, id: &str) -> Arg {
        let known = self.course.misconceptions().get(id);
        known.map_or_else(|| Arg::as_is(id), |text| Arg::Written(text.clone()))
    }
}

fn find<'l>(lesson: &'l Lesson, step: &str) -> Option<&'l Step> {
    lesson.steps.iter().find(|known| known.id == step)
}

/// An author's text without its markup. The numbers that a question draws are others for each learner: they are left open.
fn plain(text: &Text) -> Text {
    text.map(|string| {
        let bare = bare(string);
        let mut rest = bare.as_str();
        let mut open = String::with_capacity(rest.len());
        while let Some(at) = rest.find('{') {
            let (before, drawn) = rest.split_at(at);
            let end = drawn.find('}').map_or(drawn.len(), |end| end + 1);
            open.push_str(before);
            open.push_str(if drawn.starts_with(LABEL) { &drawn[..end] } else { "…" });
            rest = &drawn[end..];
        }
        open + rest
    })
}

fn list(mut said: Vec<Arg>) -> Arg {
    match said.len() {
        1 => said.remove(0),
        _ => Arg::List(said),
    }
}

fn choice(options: &[Choice], id: &str) -> Arg {
    let known = options.iter().find(|option| option.id == id);
    known.map_or_else(|| Arg::as_is(id), |option| Arg::Written(plain(&option.text)))
}

fn said(kind: Option<&StepKind>, answer: &Answer) -> Vec<Arg> {
    let each = |ids: &[String], text: &dyn Fn(&str) -> Option<Arg>| -> Vec<Arg> {
        ids.iter()
            .map(|id| text(id).unwrap_or_else(|| Arg::as_is(id)))
            .collect()
    };
    let written = |text: &Text| Arg::Written(plain(text));
    match (answer, kind) {
        (Answer::Number(hundredths), _) => vec![Arg::Decimal(*hundredths)],
        (Answer::Choose(ids), Some(StepKind::Choose(step))) => each(ids, &|id| Some(choice(&step.options, id))),
        (Answer::Order(ids), Some(StepKind::Order(step))) => each(ids, &|id| {
            let item = step.items.iter().find(|item| item.id == id);
            item.map(|item| written(&item.text))
        }),
        (Answer::Tiles(ids), Some(StepKind::Tiles(step))) => each(ids, &|id| {
            let tile = step.tiles.iter().find(|tile| tile.id == id);
            tile.map(|tile| Arg::as_is(tile.word.as_str()))
        }),
        (Answer::Inspect(ids), Some(StepKind::Inspect(step))) => each(ids, &|id| {
            let part = step.parts.iter().find(|part| part.id == id);
            part.map(|part| written(&part.text))
        }),
        (Answer::Say(id), Some(StepKind::Dialog(step))) => {
            let mut options = step.nodes.iter().flat_map(|node| &node.options);
            let option = options.find(|option| option.id == *id);
            vec![option.map_or_else(|| Arg::as_is(id.as_str()), |option| written(&option.text))]
        }
        (Answer::Fill(pairs), Some(StepKind::Fill(step))) => {
            // Only what was wrong in the form, each with its field.
            let beside = |(field, id): &(String, String)| {
                let field = step.fields.iter().find(|known| known.id == *field)?;
                let is_right = field.options.iter().any(|option| option.id == *id && option.right);
                let said = sentence::report_beside(written(&field.label), choice(&field.options, id));
                (!is_right).then(|| Arg::say(said))
            };
            pairs.iter().filter_map(beside).collect()
        }
        (Answer::Match(pairs), Some(StepKind::Match(step))) => {
            let side = |id: &String, of: fn(&MatchPair) -> &Text| {
                let pair = step.pairs.iter().find(|pair| pair.id == *id);
                pair.map_or_else(|| Arg::as_is(id.as_str()), |pair| written(of(pair)))
            };
            let wrong = pairs.iter().filter(|(left, right)| left != right);
            let beside = |(left, right): &(String, String)| {
                let both = [side(left, |pair| &pair.left), side(right, |pair| &pair.right)];
                let [left, right] = both;
                Arg::say(sentence::report_beside(left, right))
            };
            wrong.map(beside).collect()
        }
        // The step is of another kind now.
        (answer, _) => vec![Arg::as_is(answer.to_string())],
    }
}
