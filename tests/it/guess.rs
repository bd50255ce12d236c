//! Why something was lost is guessed before it is told: by whom, among what, and when it is not asked.

use std::collections::BTreeSet;

use bazar::app::{App, Clock, Input};
use bazar::course::{Course, Play};
use bazar::market::Command;
use bazar::tutor::MarketRun;

use crate::inquest::scripts;
use crate::jobs;
use crate::screens::key;

fn in_a_bag(play: &Play) -> Vec<Command> {
    play.tempting[0].script.clone()
}

fn press(app: &mut App, keys: &str) {
    for word in keys.split_whitespace() {
        jobs::update(app, Input::Key(key(word)), &Clock::default());
    }
}

/// Waits until the buyer has opened the box; returns whether the page asks why.
fn is_asked(app: &mut App) -> bool {
    for _ in 0..20 {
        // Nobody waits past a buyer who wants an answer without being asked.
        let screen = jobs::screen(app);
        let is_sure = screen.contains("这样等，就来不及了") || screen.contains("With this wait it is too late");
        press(app, if is_sure { "8" } else { "9" });
        if app.market_screen().is_none() {
            return true;
        }
        if jobs::shows_a_cause(app) {
            return false;
        }
    }
    panic!("nothing was lost\n{}", jobs::screen(app));
}

/// So many before a market in which plums travelled in a bag; the page asks why they were crushed.
pub fn before_a_guess(learners: usize, codes: &str) -> App {
    let mut app = jobs::in_the_market_of(learners, "l02-stall", codes, in_a_bag);
    app.ask_causes();
    assert!(is_asked(&mut app), "{}", jobs::screen(&app));
    app
}

#[test]
fn the_reason_is_told_once_somebody_has_guessed_and_never_asked_twice() {
    let mut app = before_a_guess(1, "en");
    let asked = jobs::screen(&app);
    assert!(asked.contains("Guess first.") && !asked.contains("you took"), "{asked}");
    press(&mut app, "1");
    let told = jobs::screen(&app);
    assert!(told.contains("[√] The box did not suit the goods"), "{told}");
    assert!(told.contains("you took") && told.contains("· 10"), "{told}");
    press(&mut app, "1");
    assert!(jobs::shows_a_cause(&app), "{}", jobs::screen(&app));
    // The other buyer's plums were in a bag, too.
    assert!(!is_asked(&mut app), "{}", jobs::screen(&app));
}

/// In the second lesson the market of the bag is settled when its last task is behind them: before the next step they guess.
#[test]
fn a_lesson_asks_why_when_its_market_is_settled() {
    let mut app = jobs::in_a_lesson("L02", "opened", |command| match command.starts_with("pack due") {
        true => "pack due bag".to_owned(),
        false => command.to_owned(),
    });
    app.ask_causes();
    press(&mut app, "1");
    let asked = jobs::screen(&app);
    assert!(asked.contains("Guess first."), "{asked}");
    press(&mut app, "1");
    let told = jobs::screen(&app);
    assert!(told.contains("[√] The box did not suit the goods"), "{told}");
    press(&mut app, "1");
    let next = jobs::screen(&app);
    assert!(next.contains("The first sale · 6 of 10"), "{next}");
}

#[test]
fn whoever_skips_it_is_told_and_a_script_is_not_asked() {
    let mut app = before_a_guess(1, "en");
    press(&mut app, "esc");
    assert!(jobs::shows_a_cause(&app), "{}", jobs::screen(&app));
    let mut script = jobs::in_the_market_of(1, "l02-stall", "en", in_a_bag);
    assert!(!is_asked(&mut script), "{}", jobs::screen(&script));
}

#[test]
fn in_a_group_nobody_sees_a_guess_before_all_have_guessed() {
    let mut app = before_a_guess(3, "en");
    let first = jobs::screen(&app);
    press(&mut app, "1");
    let second = jobs::screen(&app);
    assert_eq!(
        first.matches("[ ]").count() - second.matches("[ ]").count(),
        1,
        "{second}"
    );
    press(&mut app, "s");
    assert!(jobs::screen(&app).contains("Guess first."), "{}", jobs::screen(&app));
    press(&mut app, "2");
    let told = jobs::screen(&app);
    assert!(
        told.contains("This is why:") && !told.contains("Guess first."),
        "{told}"
    );
}

/// Three that differ, the true one among them at every place.
#[test]
fn a_guess_is_among_three() {
    let (course, _) = Course::embedded();
    let (mut asked, mut places) = (0, BTreeSet::new());
    for id in ["l02-stall", "l33-pack", "l35-label", "s05", "s09"] {
        let play = &course.scenarios[id];
        for (way, script) in scripts(play) {
            let (run, market) = MarketRun::of_script(&play.setting, 1, &script);
            for cause in run.look_back(&market, play).causes {
                for seed in 1..=4 {
                    let Some(guess) = run.guess(&market, &cause, seed) else {
                        continue;
                    };
                    asked += 1;
                    places.insert(guess.right);
                    let differ: BTreeSet<_> = guess.choices.iter().collect();
                    assert_eq!((differ.len(), guess.choices.len()), (3, 3), "{id} {way}: {guess:?}");
                    assert_eq!(run.guess(&market, &cause, seed), Some(guess), "the seed draws it");
                }
            }
        }
    }
    assert!(20 < asked && places.len() == 3, "{asked} at {places:?}");
}
