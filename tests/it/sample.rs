//! Samples: who likes one, what is ordered upon it, who sees that the goods are worse; and that nobody asks for one where no scenario
//! has it.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::course::Course;
use bazar::market::{
    Command, Event, Figure, Happening, Market, OrderId, OrderState, Refusal, Sample, Selector, Setting, Whereabouts,
    order, sample,
};
use bazar::tutor::{Deed, Fault, LossKind, MarketRun, Why};

use crate::dice::Dice;
use crate::invariants;
use crate::market::{hold_throughout, script};

/// One of each event.
pub fn events() -> Vec<Event> {
    let order = || OrderId::from("banquet");
    vec![
        sample::event::BestChosen { order: order() }.into(),
        sample::event::LookedAt {
            order: order(),
            likes: true,
        }
        .into(),
        sample::event::LookedAt {
            order: order(),
            likes: false,
        }
        .into(),
        sample::event::TurnedAway {
            order: order(),
            freight_fen: 150,
            is_sound: false,
        }
        .into(),
        sample::event::TurnedAway {
            order: order(),
            freight_fen: 150,
            is_sound: true,
        }
        .into(),
    ]
}

/// Why nothing is picked.
pub fn refusals() -> [Refusal; 2] {
    [
        Refusal::Sample(sample::Refusal::NoSample),
        Refusal::Sample(sample::Refusal::SamplePacked),
    ]
}

/// The scenario in which a banquet hall asks for one, with its author's way, and the sample picked or not.
fn grapes(is_picked: bool) -> (Course, Vec<Command>) {
    let (course, _) = Course::embedded();
    let mut commands = Vec::new();
    for command in &course.scenarios["s10"].solution {
        commands.push(command.clone());
        let accept = Command::from(order::Command::Accept(Selector::Named(vec!["banquet".into()])));
        if is_picked && *command == accept {
            commands.extend(script("choose-best banquet"));
        }
    }
    (course, commands)
}

fn played(setting: &Arc<Setting>, seed: u64, commands: &[Command]) -> Market {
    let market = MarketRun::of_script(setting, seed, commands).1;
    invariants::hold(&market);
    market
}

fn figure(market: &Market, figure: sample::Figure) -> i64 {
    market.figure(Figure::Sample(figure))
}

fn the_sample(market: &Market) -> &Sample {
    &market.samples[&OrderId::from("banquet")]
}

#[test]
fn who_likes_a_sample_orders_and_who_sees_worse_goods_takes_none() {
    let ((course, honest), (_, picking)) = (grapes(false), grapes(true));
    let setting = &course.scenarios["s10"].setting;
    let (mut liked, mut liked_picked, mut turned_away) = (0, 0, 0);
    for seed in 1..=16 {
        let (like, best) = (played(setting, seed, &honest), played(setting, seed, &picking));
        for (market, is_best) in [(&like, false), (&best, true)] {
            let sample = the_sample(market);
            assert_eq!(sample.is_best, is_best);
            assert_eq!(figure(market, sample::Figure::SamplesAsked), 1);
            assert_eq!(figure(market, sample::Figure::SamplesSent), 1);
            let whole = market.orders.get("banquet-order");
            assert_eq!(sample.likes, Some(whole.is_some()), "seed {seed}");
            assert_eq!(figure(market, sample::Figure::SampleOrders), i64::from(whole.is_some()));
            assert_eq!(
                figure(market, sample::Figure::SamplesTurnedAway),
                i64::from(sample.turned_away)
            );
            let Some(whole) = whole else { continue };
            let state = if sample.turned_away {
                OrderState::Refunded
            } else {
                OrderState::Settled
            };
            assert_eq!(whole.state, state, "seed {seed}");
            assert_eq!(whole.settled_fen == 0, sample.turned_away);
            assert_eq!(whole.whereabouts(), Some(Whereabouts::Sold));
        }
        assert!(!the_sample(&like).turned_away, "seed {seed}: like the lot");
        // The better sample pleases whomever the other pleases.
        assert!(the_sample(&best).likes >= the_sample(&like).likes, "seed {seed}");
        liked += i64::from(the_sample(&like).likes == Some(true));
        liked_picked += i64::from(the_sample(&best).likes == Some(true));
        turned_away += figure(&best, sample::Figure::SamplesTurnedAway);
    }
    assert!(
        liked < liked_picked && liked_picked - 4 < turned_away,
        "{liked} {liked_picked} {turned_away}"
    );
}

#[test]
fn a_sample_moves_nobody_elses_draw() {
    let ((course, honest), (_, picking)) = (grapes(false), grapes(true));
    let setting = &course.scenarios["s10"].setting;
    for seed in 1..=4 {
        let others = |commands: &[Command]| -> BTreeSet<String> {
            let market = played(setting, seed, commands);
            let names = market.orders.keys().map(ToString::to_string);
            names.filter(|name| !name.starts_with("banquet")).collect()
        };
        assert_eq!(others(&honest), others(&picking), "seed {seed}");
    }
}

#[test]
fn whoever_picked_the_sample_hears_that_it_was_that() {
    let (course, picking) = grapes(true);
    let play = &course.scenarios["s10"];
    let mut named = 0;
    for seed in 1..=6 {
        let (run, market) = MarketRun::of_script(&play.setting, seed, &picking);
        let causes = run.look_back(&market, play).causes;
        for cause in causes.iter().filter(|cause| cause.loss.kind == LossKind::NotLikeSample) {
            let is_it = |fault: &Fault| matches!(fault.deed, Deed::Did(Command::Sample(_)));
            assert!(matches!(&cause.why, Why::Fault(fault) if is_it(fault)), "{cause:?}");
            named += 1;
        }
    }
    assert!(0 < named);
}

#[test]
fn where_nobody_asks_for_a_sample_there_is_none() {
    let (course, honest) = grapes(false);
    let mut off = (*course.scenarios["s10"].setting).clone();
    assert!(off.scenario.sections().contains("samples"));
    for planned in &mut off.scenario.plan {
        if let Happening::Call(call) = &mut planned.what {
            call.sample_for = None;
        }
    }
    assert!(!off.scenario.sections().contains("samples"));
    assert!(!course.scenarios["s05"].setting.scenario.sections().contains("samples"));
    let mut market = played(&Arc::new(off), 1, &honest);
    assert!(market.samples.is_empty() && !market.orders.contains_key("banquet-order"));
    assert!(
        market
            .log
            .iter()
            .all(|happened| !matches!(happened.event, Event::Sample(_)))
    );
    assert!(market.execute(&script("choose-best hospital")[0]).is_err());
}

#[test]
fn whatever_is_done_the_books_balance_and_a_replay_comes_to_the_same() {
    let (course, _) = grapes(false);
    let lines = [
        "accept banquet",
        "decline banquet",
        "choose-best banquet",
        "accept banquet-order",
        "accept all",
        "cancel banquet-order",
        "pack due crate",
        "pack banquet crate",
        "ship packed courier=tricycle",
        "wait morning",
        "wait 200",
        "wait 600",
    ];
    let figures: Vec<Figure> = sample::Figure::ALL.iter().copied().map(Figure::Sample).collect();
    for seed in 1..=12 {
        let mut dice = Dice(seed);
        let start = script("wait until d3 09:00\naccept banquet");
        let played = (0..60).map(|_| script(dice.of(&lines)).remove(0));
        let commands: Vec<Command> = start.into_iter().chain(played).collect();
        hold_throughout(&course.scenarios["s10"].setting, seed, &figures, &commands);
    }
}
