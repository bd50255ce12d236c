//! Walks through every lesson by its right answers, so that a test may look at each page on the way.

use bazar::{
    course::{Choice, Course, StepKind},
    tutor::{Act, AttemptId, Key, LearnerId, Outcome, Playable, RunId, Session, What},
};

fn key(n: u64) -> Key {
    Key { run: RunId(1), n }
}

/// The session of a lesson for a group of so many, at its first step.
pub fn begin(course: &Course, lesson: &str, learners: u64) -> Session {
    let playable = Playable::of(course, &What::Lesson(lesson.to_owned())).expect("a lesson that can be played");
    let learners = (1..=learners).map(|n| LearnerId(key(n))).collect();
    Session::open(playable, AttemptId(key(9)), 7, learners)
}

/// The act that leads on: the right answer, or the next command of the author's solution.
///
/// `done` counts the solution's commands that were already given on this step.
pub fn right_act(session: &Session, done: usize) -> Option<Act> {
    if session.verdict().is_some() {
        return Some(Act::Next);
    }
    if let Some(exit) = session.exit() {
        return Some(Act::Exit {
            learner_index: session.turn(),
            options: right(&exit.options),
        });
    }
    let step = session.step()?;
    let answers = step.right_answers(session.seed, &session.playable.rules);
    match &step.kind {
        StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
            Some(Act::Next)
        }
        StepKind::Choose(_)
        | StepKind::Order(_)
        | StepKind::Match(_)
        | StepKind::Number(_)
        | StepKind::Tiles(_)
        | StepKind::Fill(_)
        | StepKind::Inspect(_) => answers.first().cloned().map(Act::Answer),
        StepKind::Dialog(_) => {
            let said = session.talk()?.path.len();
            answers.get(said).cloned().map(Act::Answer)
        }
        StepKind::Task(task) => task.solution.get(done).cloned().map(Act::Market),
    }
}

fn right(options: &[Choice]) -> Vec<String> {
    let right = options.iter().filter(|option| option.right);
    right.map(|option| option.id.clone()).collect()
}

/// Every session on the way through a lesson, first to last, up to its end or to a step that cannot be passed.
pub fn walk(course: &Course, lesson: &str, learners: u64) -> Vec<Session> {
    let mut session = begin(course, lesson, learners);
    let mut on_the_way = vec![session.clone()];
    let mut done = 0;
    while let Some(act) = right_act(&session, done) {
        let turn = session.submit(&act);
        if let Outcome::Unfit | Outcome::Wrong | Outcome::Refused = turn.outcome {
            break;
        }
        done = if turn.outcome == Outcome::Continued {
            done + 1
        } else {
            0
        };
        on_the_way.push(session.clone());
        if session.is_over() {
            break;
        }
    }
    on_the_way
}
