//! Learners who press anything: over every shipped lesson and scenario, whatever they do, nothing panics, the log replays to
//! the very same session, and pressing right answers long enough ends every lesson.

use std::sync::Arc;

use bazar::course::{Answer, Choose, Course, StepKind};
use bazar::market::Command;
use bazar::tutor::{Act, EntryWriter, Fact, LearnerRecords, Outcome, Playable, RunId, Session, What};

use crate::dice::Dice;
use crate::walk::right_act;

impl Dice {
    fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let mut some: Vec<T> = of.iter().filter(|_| self.below(2) == 0).cloned().collect();
        for last in (1..some.len()).rev() {
            some.swap(last, self.below(last + 1));
        }
        some
    }

    fn shuffled(&mut self, of: &[String]) -> Vec<String> {
        let mut all = of.to_vec();
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
        all
    }
}

/// All that can be played.
pub fn everything(course: &Course) -> Vec<What> {
    let lessons = course.units.iter().flat_map(|unit| &unit.lessons);
    let lessons = lessons.map(|entry| What::Lesson(entry.id.clone()));
    lessons
        .chain(course.scenarios.keys().cloned().map(What::Scenario))
        .collect()
}

/// Something that a hand may do here, sensible or not.
fn any_act(session: &Session, dice: &mut Dice) -> Act {
    match dice.below(13) {
        12 => Act::Away,
        0 => Act::Hint,
        1 => Act::Again,
        10 => Act::Morning,
        11 => Act::Teacher,
        2 => Act::Undo,
        3 | 4 => Act::Next,
        _ if session.exit().is_some() => Act::Exit {
            learner_index: session.turn(),
            options: vec![option(session.exit().expect("it is asked"), dice)],
        },
        5 if session.question().is_some() => Act::Skip,
        _ => match session.question() {
            Some(question) => {
                let chosen = &question.candidates[dice.below(question.candidates.len())];
                Act::Reflect(chosen.subject.id())
            }
            None => answer(session, dice),
        },
    }
}

fn option(choose: &Choose, dice: &mut Dice) -> String {
    choose.options[dice.below(choose.options.len())].id.clone()
}

fn answer(session: &Session, dice: &mut Dice) -> Act {
    let Some(step) = session.step() else {
        return trade(session, dice);
    };
    match &step.kind {
        StepKind::Choose(choose) if choose.is_several() => {
            let ids: Vec<String> = choose.options.iter().map(|option| option.id.clone()).collect();
            Act::Answer(Answer::Choose(dice.some(&ids)))
        }
        StepKind::Choose(choose) => Act::Answer(Answer::Choose(vec![option(choose, dice)])),
        StepKind::Order(order) => {
            let ids: Vec<String> = order.items.iter().map(|item| item.id.clone()).collect();
            Act::Answer(Answer::Order(dice.shuffled(&ids)))
        }
        StepKind::Match(pairs) => {
            let ids: Vec<String> = pairs.pairs.iter().map(|pair| pair.id.clone()).collect();
            Act::Answer(Answer::Match(ids.iter().cloned().zip(dice.shuffled(&ids)).collect()))
        }
        StepKind::Number(_) => {
            let answer = session.drawn().and_then(|drawn| drawn.answer).unwrap_or(0);
            Act::Answer(Answer::Number(
                answer + i64::try_from(dice.below(3)).expect("small") * 100,
            ))
        }
        StepKind::Tiles(tiles) => {
            let ids: Vec<String> = tiles.tiles.iter().map(|tile| tile.id.clone()).collect();
            Act::Answer(Answer::Tiles(dice.some(&ids)))
        }
        StepKind::Fill(fill) => {
            let chosen = fill.fields.iter().map(|field| {
                let option = &field.options[dice.below(field.options.len())];
                (field.id.clone(), option.id.clone())
            });
            Act::Answer(Answer::Fill(chosen.collect()))
        }
        StepKind::Inspect(inspect) => {
            let ids: Vec<String> = inspect.parts.iter().map(|part| part.id.clone()).collect();
            Act::Answer(Answer::Inspect(dice.some(&ids)))
        }
        StepKind::Dialog(_) if session.verdict().is_some() => Act::Again,
        StepKind::Dialog(_) => {
            let options = session.talk_options();
            Act::Answer(Answer::Say(options[dice.below(options.len())].id.clone()))
        }
        StepKind::Task(_) => trade(session, dice),
        StepKind::Read(_) | StepKind::Term(_) | StepKind::Beside(_) | StepKind::Case(_) | StepKind::Homework(_) => {
            Act::Next
        }
    }
}

/// The author's own commands in any order, with much waiting in between.
fn trade(session: &Session, dice: &mut Dice) -> Act {
    let play = session.playable.play.as_deref().expect("a market has a scenario");
    match play.solution.as_slice() {
        [] => Act::Market(Command::WAIT),
        _ if dice.below(3) == 0 => Act::Market(Command::WAIT),
        solution => Act::Market(solution[dice.below(solution.len())].clone()),
    }
}

#[test]
fn whatever_is_pressed_the_log_replays_to_the_same_session() {
    let (course, _) = Course::embedded();
    for what in everything(&course) {
        let Some(playable) = Playable::of(&course, &what) else {
            continue;
        };
        for seed in 1..=3 {
            wander(&playable, seed);
        }
    }
}

fn wander(playable: &Playable, seed: u64) {
    let mut dice = Dice(seed);
    let mut writer = EntryWriter::new(RunId(seed));
    let mut records = LearnerRecords::default();
    let mut learners = Vec::new();
    for card in 10..12 {
        let learner = writer.learner();
        let name = String::new();
        writer.write(&mut records, Fact::LearnerAdded { learner, name, card }, 0);
        learners.push(learner);
    }
    let mut session = Session::open(playable.clone(), writer.attempt(), seed, learners.clone());
    writer.write(&mut records, session.opened(None), 0);
    for _ in 0..80 {
        let act = any_act(&session, &mut dice);
        let before = session.clone();
        let turn = session.submit(&act);
        if turn.outcome == Outcome::Unfit {
            assert!(
                session == before,
                "`{act}` does not fit {} and changed it",
                playable.what
            );
        }
        for fact in turn.facts {
            assert_eq!(Fact::from_wire(fact.kind(), &fact.body()), fact);
            writer.write(&mut records, fact, 0);
        }
        if session.is_over() {
            break;
        }
    }
    match records.open_attempt(&learners) {
        Some(open) => {
            let resumed = Session::resume(playable.clone(), open).expect("its own log replays");
            assert!(resumed == session, "{} on seed {seed}", playable.what);
        }
        None => assert!(session.is_over(), "{} on seed {seed}", playable.what),
    }
}

#[test]
fn right_answers_end_every_lesson() {
    let (course, _) = Course::embedded();
    let mut played = 0;
    for what in everything(&course) {
        let Some(playable) = Playable::of(&course, &what) else {
            continue;
        };
        let Some(lesson) = playable.lesson.as_ref().map(Arc::clone) else {
            continue;
        };
        let mut session = Session::open(playable, EntryWriter::new(RunId(1)).attempt(), 7, Vec::new());
        let mut facts = Vec::new();
        let mut done = 0;
        while !session.is_over() {
            let act = right_act(&session, done).unwrap_or_else(|| panic!("{what}: no way on"));
            // A task's way is written for every market that the seed may draw: what nobody asks here, nobody answers.
            if session.clone().submit(&act).outcome == Outcome::Refused {
                done += 1;
                continue;
            }
            let turn = session.submit(&act);
            assert!(
                matches!(turn.outcome, Outcome::Right | Outcome::Moved | Outcome::Continued),
                "{what}: `{act}` came to {:?}",
                turn.outcome
            );
            let goes_on = turn.outcome == Outcome::Continued;
            done = if goes_on { done + 1 } else { 0 };
            facts.extend(turn.facts);
        }
        let clean = |fact: &&Fact| {
            matches!(
                fact,
                Fact::StepDone {
                    first_try_right: true,
                    ..
                }
            )
        };
        assert_eq!(facts.iter().filter(clean).count(), lesson.steps.len(), "{what}");
        played += 1;
    }
    assert!(0 < played, "the course has lessons");
}
