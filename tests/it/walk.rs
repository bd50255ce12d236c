//! Walks through every lesson by its right answers, so that a test may look at each page on the way.

use std::collections::VecDeque;

use bazar::{
    course::{Answer, Choice, Course, StepKind, TileRole},
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
    match &session.step()?.kind {
        StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
            Some(Act::Next)
        }
        StepKind::Choose(choose) => Some(Act::Answer(Answer::Choose(right(&choose.options)))),
        StepKind::Order(order) => Some(Act::Answer(Answer::Order(
            order.items.iter().map(|item| item.id.clone()).collect(),
        ))),
        StepKind::Match(pairs) => {
            let own = pairs.pairs.iter().map(|pair| (pair.id.clone(), pair.id.clone()));
            Some(Act::Answer(Answer::Match(own.collect())))
        }
        StepKind::Number(_) => session.drawn()?.answer.map(Answer::Number).map(Act::Answer),
        StepKind::Tiles(tiles) => {
            let good = tiles.tiles.iter().filter(|tile| tile.role != TileRole::Stuffing);
            let all: Vec<String> = good.clone().map(|tile| tile.id.clone()).collect();
            let mut roles = Vec::new();
            let needed = good.filter(|tile| {
                let is_first = tiles.need.contains(&tile.role) && !roles.contains(&tile.role);
                roles.push(tile.role);
                is_first
            });
            let needed = needed.map(|tile| tile.id.clone()).collect();
            let acts = [Act::Answer(Answer::Tiles(all)), Act::Answer(Answer::Tiles(needed))];
            acts.into_iter()
                .find(|act| session.clone().submit(act).outcome == Outcome::Right)
        }
        StepKind::Fill(fill) => {
            let fields = fill
                .fields
                .iter()
                .map(|field| (field.id.clone(), right(&field.options).remove(0)));
            Some(Act::Answer(Answer::Fill(fields.collect())))
        }
        StepKind::Inspect(inspect) => {
            let faults = inspect.parts.iter().filter(|part| part.is_fault);
            Some(Act::Answer(Answer::Inspect(
                faults.map(|part| part.id.clone()).collect(),
            )))
        }
        StepKind::Dialog(_) => good_way(session).map(|mut way| Act::Answer(Answer::Say(way.remove(0)))),
        StepKind::Task(task) => task.solution.get(done).cloned().map(Act::Market),
    }
}

fn right(options: &[Choice]) -> Vec<String> {
    let right = options.iter().filter(|option| option.right);
    right.map(|option| option.id.clone()).collect()
}

/// The options that lead a talk to its good end, the shortest way first.
fn good_way(session: &Session) -> Option<Vec<String>> {
    let mut seen = Vec::new();
    let mut ways = VecDeque::from([(session.clone(), Vec::new())]);
    while let Some((session, way)) = ways.pop_front() {
        let options: Vec<String> = session.talk_options().iter().map(|option| option.id.clone()).collect();
        for option in options {
            let mut next = session.clone();
            let mut way = way.clone();
            let outcome = next.submit(&Act::Answer(Answer::Say(option.clone()))).outcome;
            way.push(option);
            let stands = next.talk().map(|talk| (talk.node.clone(), talk.counters.clone()));
            match outcome {
                Outcome::Right => return Some(way),
                Outcome::Continued if !seen.contains(&stands) => {
                    seen.push(stands);
                    ways.push_back((next, way));
                }
                Outcome::Moved
                | Outcome::Wrong
                | Outcome::Continued
                | Outcome::Refused
                | Outcome::Hinted
                | Outcome::Undone
                | Outcome::Restarted
                | Outcome::Unfit => {}
            }
        }
    }
    None
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
