//! Markets played well and badly, and whether a cause that was named for a loss is one: with the named decision mended, the loss is
//! gone. Shared by the test, which plays a few small markets, and the bench, which plays a thousand.

use bazar::course::{Course, Play, Practice, builtin_locales};
use bazar::market::{Command, Market};
use bazar::say::{self, Localizer};
use bazar::text::{Ink, Lang, line};
use bazar::tutor::practice::breaks;
use bazar::tutor::{Cause, Loss, LossSort, MarketRun, Why, losses};

/// A scenario's solution, its tempting ways, and every way of breaking a practice in it, each with a name.
pub fn scripts(play: &Play) -> Vec<(String, Vec<Command>)> {
    let mut scripts = vec![("solution".to_owned(), play.solution.clone())];
    scripts.extend(play.tempting.iter().map(|one| (one.id.clone(), one.script.clone())));
    for practice in Practice::ALL.iter().copied() {
        let broken = breaks(practice, &play.setting, &play.solution);
        scripts.extend(broken.into_iter().map(|one| (one.way, one.script)));
    }
    scripts
}

/// The three lines in one.
pub fn told(cause: &Cause, course: &Course, lang: &str) -> [String; 3] {
    let locales = builtin_locales();
    let lang = Lang::new(lang);
    let localizer = Localizer {
        locales: &locales,
        names: &course.names,
        lang: &lang,
    };
    say::cause(cause).map(|said| line(&localizer.say(&said), &lang, Ink::Plain).plain())
}

pub fn word(why: &Why) -> &'static str {
    match why {
        Why::Fault(_) => "fault",
        Why::Risked(_) => "risked",
        Why::Borne(_) => "borne",
        Why::Luck => "luck",
        Why::Unfound => "unfound",
    }
}

/// Plays on with the named decision mended; what was lost by it must not be lost there, or by half at most.
pub fn is_true(cause: &Cause, run: &MarketRun, market: &Market) -> bool {
    let (Why::Fault(fault) | Why::Borne(fault)) = &cause.why else {
        return true;
    };
    let there = run.other_world(market, &fault.mend);
    let is_less = |loss: &Loss| {
        let is_money_back = LossSort::from(&loss.kind) == LossSort::GivenBack;
        is_money_back && 2 * loss.money_fen <= cause.loss.money_fen
    };
    let mut left = losses(&there, 0)
        .into_iter()
        .filter(|loss| loss.key() == cause.loss.key());
    left.all(|loss| is_less(&loss))
}
