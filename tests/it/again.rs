//! A day that is played once more to be compared: done otherwise, or it is none.

use bazar::{
    app::{Input, Player, View, keys_to},
    course::{Course, Repeat, Step, StepKind},
    market::{Command, Figure},
    tutor::{Act, Outcome, Session},
};

use crate::{
    hall::Hall,
    market::script,
    screens::{languages, paint},
    walk,
};

/// A lesson up to a step, done as its author does; what comes too early is passed over.
fn at(course: &Course, lesson: &str, step: &str) -> Session {
    let mut session = walk::begin(course, lesson, 1);
    let mut done = 0;
    for _ in 0..400 {
        if session.step().is_some_and(|now| now.id == step) {
            return session;
        }
        let act = walk::right_act(&session, done).unwrap_or(Act::Market(Command::WAIT));
        let outcome = session.submit(&act).outcome;
        done = if matches!(outcome, Outcome::Continued | Outcome::Refused) {
            done + 1
        } else {
            0
        };
    }
    panic!(
        "{lesson} does not come to {step}, only to {:?}",
        session.step().map(|step| &step.id)
    )
}

/// The same box is none of two boxes: the page says so where it is pressed, and the goal does not take it either.
#[test]
fn the_day_that_is_to_be_another_one_is_no_repetition() {
    let mut session = at(&Course::embedded().0, "L02", "again");
    let command = |line: &str| -> Command { line.parse().expect("a command") };
    assert_eq!(session.repeats(&command("pack due bag")), Some(Repeat::Pack));
    assert_eq!(session.repeats(&command("pack gul bag")), Some(Repeat::Pack));
    assert_eq!(session.repeats(&command("pack due foam")), None);

    let hall = Hall::reading(languages("en"));
    let ctx = hall.ctx();
    let mut player = Player::of(session.clone()).back_in_market(&ctx);
    let before = player.session.market().expect("it began").log.len();
    let (market_screen, market) = player.market_screen().expect("the market is open");
    let keys = keys_to(market_screen, market, &ctx, &command("pack due bag")).expect("it is offered");
    for key in keys {
        player.update(Input::Key(key), &ctx, &mut Vec::new());
    }
    let view = View { width: 80, height: 24 };
    let told = paint(&player.page(&ctx, view), view);
    assert!(told.contains("That is the box of the first time."), "{told}");
    assert_eq!(
        player.session.market().expect("it stands").log.len(),
        before,
        "nothing was packed"
    );

    // Whoever gets past the page has not done the task.
    let done =
        "pack due bag\nstick gul gul\nstick chen chen\nship packed courier=snow via=station\nwait until d10 09:00";
    for command in script(done) {
        session.submit(&Act::Market(command));
    }
    assert_eq!(
        session
            .market()
            .expect("it stands")
            .figure(Figure::named("delivered").expect("a figure")),
        2
    );
    assert!(!session.is_task_done() && session.verdict().is_none());
}

/// In every lesson that lays two days side by side, the first day done twice does not pass for the second.
#[test]
fn no_day_stands_beside_itself() {
    let (course, _) = Course::embedded();
    let mut compared = Vec::new();
    let entries = course.units.iter().flat_map(|unit| &unit.lessons);
    for id in entries.map(|entry| entry.id.clone()) {
        let lesson = course.lesson(&id).0.expect("a lesson");
        let is_again = |step: &Step| matches!(&step.kind, StepKind::Task(task) if task.again);
        let Some(again) = lesson.steps.iter().position(is_again) else {
            continue;
        };
        if !lesson.steps.iter().any(|step| matches!(step.kind, StepKind::Beside(_))) {
            continue;
        }
        let first = lesson.steps[..again].iter().filter_map(|step| {
            if let StepKind::Task(task) = &step.kind {
                Some(task.solution.clone())
            } else {
                None
            }
        });
        let first: Vec<Command> = first.flatten().collect();
        let mut session = at(&course, &id, &lesson.steps[again].id);
        for command in first {
            if session.repeats(&command).is_none() {
                session.submit(&Act::Market(command));
            }
        }
        let passed = session.verdict().is_some_and(|verdict| verdict.right);
        assert!(!passed, "{id}: the first day once more passes for another one");
        compared.push(id);
    }
    assert!(6 <= compared.len(), "{compared:?}");
}

/// A label on another's box is stuck on, no more: the page tells what stands on it and what is in the box, and does not say done.
#[test]
fn an_act_is_told_as_it_was_done_and_only_the_end_says_done() {
    let hall = Hall::reading(languages("en"));
    let ctx = hall.ctx();
    let view = View { width: 132, height: 40 };
    let command = |line: &str| -> Command { line.parse().expect("a command") };
    let mut session = at(&Course::embedded().0, "L02", "stick");
    session.submit(&Act::Market(command("stick gul chen")));
    let mut player = Player::of(session).back_in_market(&ctx);
    let (market_screen, market) = player.market_screen().expect("the market is open");
    let keys = keys_to(market_screen, market, &ctx, &command("stick chen gul")).expect("it is offered");
    for key in keys {
        player.update(Input::Key(key), &ctx, &mut Vec::new());
    }
    let told = paint(&player.page(&ctx, view), view).replace('|', " ");
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("The label: Teacher Chen, prune plums 5 kg"), "{told}");
    assert!(told.contains("In the box: prune plums 2.5 kg."), "{told}");
    assert!(!told.contains("Done!"), "{told}");

    // The lesson's last task of that market says so.
    let on_the_way = walk::walk(&hall.course, "L02", 1);
    let is_end =
        |session: &&Session| session.verdict().is_some() && session.step().is_some_and(|step| step.id == "opened");
    let end = on_the_way.iter().find(is_end).expect("the buyers open").clone();
    let told = paint(&Player::of(end).page(&ctx, view), view);
    assert!(told.contains("Done!"), "{told}");
}
