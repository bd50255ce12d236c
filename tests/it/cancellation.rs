//! Buyers who ask to cancel before the parcel goes: what is drawn, what an answer and a slip cost, and how good practice shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::course::{Course, Play, Practice, Source};
use bazar::market::{
    Account, CancellationState, Command, Event, Figure, Market, ObligationKind, OrderId, OrderState, Refusal, Setting,
    cancellation, time,
};
use bazar::tutor::practice::{Kept, breaks, kept};
use bazar::tutor::{LossKind, MarketRun, Why, losses};
use expect_test::expect_file;

use crate::dice::Dice;
use crate::hall::Hall;
use crate::market::{hold_throughout, script, transcript};
use crate::{first_line, guide, invariants};

const CANCELS: &str = include_str!("../data/market/cancels.toml");
const PATH: &str = "scenarios/cancels.toml";

/// Adds a scenario of the tests' own in which many buyers cancel.
pub fn add_to(source: &mut Source) {
    source.files.insert(PATH.to_owned(), CANCELS.as_bytes().to_vec().into());
}

fn course() -> Course {
    let mut source = Source::embedded();
    add_to(&mut source);
    Course::load(&source).0
}

/// One of each event, as it may be told.
pub fn events() -> Vec<Event> {
    let order = || OrderId::from("b3001");
    let mut events = vec![
        Event::from(cancellation::event::AtOnce {
            order: order(),
            refund_fen: 2_990,
        }),
        Event::from(cancellation::event::Asked {
            order: order(),
            answer_by_min: 7_000,
        }),
        Event::from(cancellation::event::Unpacked {
            order: order(),
            refund_fen: 2_990,
        }),
        Event::from(cancellation::event::ToldGone {
            order: order(),
            takes: true,
        }),
    ];
    events.extend([true, false].map(|is_here| {
        Event::from(cancellation::event::Lapsed {
            order: order(),
            is_here,
            refund_fen: if is_here { 2_990 } else { 0 },
        })
    }));
    events.extend([true, false].map(|is_sound| {
        Event::from(cancellation::event::TurnedAway {
            order: order(),
            refund_fen: 2_990,
            freight_fen: 1_000,
            is_sound,
        })
    }));
    events
}

/// One of each reason for which no request is answered.
pub fn refusals() -> [Refusal; 3] {
    [
        Refusal::Cancellation(cancellation::Refusal::NoRequest),
        Refusal::Cancellation(cancellation::Refusal::AlreadySent),
        Refusal::Cancellation(cancellation::Refusal::StillHere),
    ]
}

#[test]
fn a_shop_whose_buyers_cancel() {
    let course = course();
    expect_file!["../data/market/cancels.txt"].assert_eq(&transcript(&course.scenarios["cancels"], 5));
}

/// The scenario with many buyers, so many of whom cancel.
fn shop(play: &Play, cancellations_ppm: i64) -> Arc<Setting> {
    let mut setting = (*play.setting).clone();
    setting.scenario.cancellations_ppm = cancellations_ppm;
    Arc::new(setting)
}

/// Does these lines each morning, up to a day.
fn each_morning(setting: &Arc<Setting>, seed: u64, lines: &str, days: u32) -> Market {
    let mut market = Market::open(Arc::clone(setting), seed);
    let round = script(lines);
    while time::day_of(market.now_min) < days && !market.is_over() {
        let _ = market.execute(&script("wait morning")[0]);
        round.iter().for_each(|command| drop(market.execute(command)));
    }
    market
}

/// Who asked, and when.
fn asked(market: &Market) -> BTreeSet<(OrderId, u32)> {
    let asked = market.cancellations.iter();
    asked.map(|(order, asked)| (order.clone(), asked.asked_min)).collect()
}

fn events_of(market: &Market) -> impl Iterator<Item = &cancellation::Event> {
    market.log.iter().filter_map(|happened| {
        if let Event::Cancellation(event) = &happened.event {
            Some(event)
        } else {
            None
        }
    })
}

fn figure(market: &Market, figure: cancellation::Figure) -> i64 {
    market.figure(Figure::Cancellation(figure))
}

/// Waits with packed boxes until a buyer asks to cancel one of them.
pub fn until_asked(market: &mut Market) {
    for _ in 0..40 {
        for command in script("wait morning\npack due carton\nlabel packed") {
            let _ = market.execute(&command);
        }
        if market.cancellations.keys().any(|order| market.wants_to_cancel(order)) {
            return;
        }
        // What nobody cancels goes.
        for command in script("wait 200\nship packed courier=snow via=station\npack due carton\nlabel packed") {
            let _ = market.execute(&command);
        }
    }
}

#[test]
fn where_no_scenario_turns_it_on_nothing_is_otherwise() {
    let course = course();
    let play = &course.scenarios["cancels"];
    let without = shop(play, 0);
    let mut other = (*without).clone();
    Arc::make_mut(&mut other.rules).cancellations.asks_ppm = 10_000_000;
    let other = Arc::new(other);
    for seed in 1..=3 {
        let logs = [&without, &other].map(|setting| MarketRun::of_script(setting, seed, &play.solution).1.log);
        assert!(logs[0] == logs[1], "seed {seed}");
        assert!(
            !logs[0]
                .iter()
                .any(|happened| matches!(happened.event, Event::Cancellation(_)))
        );
    }
    assert!(!without.scenario.sections().contains("cancellations"));
    assert!(play.setting.scenario.sections().contains("cancellations"));
}

#[test]
fn more_buyers_cancel_and_none_otherwise_whatever_the_seller_does() {
    let course = course();
    let play = &course.scenarios["cancels"];
    let mut all = 0;
    for seed in 1..=20 {
        // Before the first promise ends: what is late makes shops differ.
        let [none, few, many] = [0, 2_000_000, 10_000_000].map(|ppm| each_morning(&shop(play, ppm), seed, "wait 1", 4));
        let found = |market: &Market| -> BTreeSet<String> {
            let early = market.orders.values().filter(|order| order.placed_min < time::at(4, 0));
            early
                .map(|order| format!("{} {} {}", order.name, order.place, order.pieces))
                .collect()
        };
        assert_eq!(found(&none), found(&many), "seed {seed}: who orders");
        assert!(asked(&none).is_empty());
        assert!(asked(&few).is_subset(&asked(&many)), "seed {seed}");
        let packing = each_morning(&shop(play, 10_000_000), seed, "pack due carton\nlabel packed", 4);
        assert_eq!(asked(&many), asked(&packing), "seed {seed}: a box changes no mind");
        let is_at_once = |state: CancellationState| state == CancellationState::AtOnce;
        assert!(many.cancellations.values().all(|asked| is_at_once(asked.state)));
        all += asked(&many).len();
    }
    assert!(20 < all, "{all}");
}

#[test]
fn silence_is_a_yes_and_nothing_is_late_meanwhile() {
    let course = course();
    let setting = shop(&course.scenarios["cancels"], 10_000_000);
    let mut silent = 0;
    for seed in 1..=10 {
        let market = each_morning(&setting, seed, &"pack due carton\nwait 120\n".repeat(5), 9);
        invariants::hold(&market);
        let lapsed = market
            .cancellations
            .iter()
            .filter(|(_, asked)| asked.state == CancellationState::Silent);
        for (name, asked) in lapsed {
            let order = &market.orders[name];
            assert_eq!((order.state, order.late), (OrderState::Refunded, false), "seed {seed}");
            assert_eq!(order.refunded_fen, order.price_fen + order.freight_paid_fen);
            let owed = market.obligations();
            let mut about = owed.iter().filter(|owed| owed.about == name.as_str());
            assert!(
                about.all(|owed| owed.kind != ObligationKind::Ship),
                "nobody waits for this parcel"
            );
            let of_it = |owed: &&bazar::market::Obligation| {
                owed.about == name.as_str() && owed.kind == ObligationKind::Cancellation
            };
            let answer = owed.iter().find(of_it).expect("an answer was owed");
            assert_eq!((answer.is_kept, answer.due_min), (Some(false), asked.answer_by_min));
            silent += 1;
        }
        assert_eq!(
            figure(&market, cancellation::Figure::CancelsUnanswered),
            events_of(&market)
                .filter(|event| matches!(event, cancellation::Event::Lapsed(_)))
                .count() as i64
        );
    }
    assert!(5 < silent, "{silent}");
}

#[test]
fn what_goes_all_the_same_comes_home_unless_the_buyer_is_told_and_takes_it() {
    let course = course();
    let play = &course.scenarios["cancels"];
    let sends = "wait 200\nship packed courier=snow via=station\npack due carton\nlabel packed";
    let (mut taken, mut refused, mut unheard) = (0, 0, 0);
    for (seed, tells, is_fresh) in (1..=24).map(|seed| (seed, seed % 2 == 0, seed % 3 == 0)) {
        let mut setting = (*shop(play, 10_000_000)).clone();
        let products = &mut Arc::make_mut(&mut setting.rules).products;
        products.get_mut("walnut").expect("it is sold").fresh = is_fresh;
        let lines = format!("{sends}{}", if tells { "\ngone all" } else { "" });
        let mut market = each_morning(&Arc::new(setting), seed, &lines, 12);
        market.settle();
        invariants::hold(&market);
        for (name, asked) in &market.cancellations {
            let order = &market.orders[name];
            let (Some(_), CancellationState::TurnedAway) = (order.shipped_min, asked.state) else {
                taken += u32::from(asked.state == CancellationState::Gone { takes: true });
                continue;
            };
            assert_eq!((order.state, order.came_back), (OrderState::Refunded, !is_fresh));
            let postings = market.ledger.postings.iter();
            let freight = postings.filter(|posting| {
                posting.to == Account::Freight
                    && posting
                        .about
                        .as_ref()
                        .is_some_and(|about| about.as_str() == name.as_str())
            });
            let paid_fen: i64 = freight.map(|posting| posting.amount_fen).sum();
            assert!(
                market.setting.rules.costs.return_freight_fen < paid_fen,
                "the road both ways: {paid_fen}"
            );
            let counts = if asked.answered_min.is_some() {
                &mut refused
            } else {
                &mut unheard
            };
            *counts += 1;
        }
        let sent = market
            .orders
            .values()
            .filter(|order| order.shipped_min.is_some() && market.cancellations.contains_key(&order.name));
        assert_eq!(figure(&market, cancellation::Figure::CancelsSent), sent.count() as i64);
    }
    assert!(
        0 < taken && 0 < refused && 0 < unheard,
        "{taken} taken, {refused} not, {unheard} without a word"
    );
}

#[test]
fn whatever_is_answered_the_books_balance_and_a_replay_comes_to_the_same() {
    let course = course();
    let play = &course.scenarios["cancels"];
    let lines = [
        "unpack all",
        "gone all",
        "pack due carton",
        "label packed",
        "check packed",
        "ship packed courier=snow via=station",
        "cancel all",
        "agree all",
        "wait morning",
        "wait 200",
        "wait",
        "wait 600",
    ];
    let figures: Vec<Figure> = cancellation::Figure::ALL
        .iter()
        .map(|figure| Figure::Cancellation(*figure))
        .collect();
    for seed in 1..=30 {
        let mut dice = Dice(seed);
        let commands: Vec<Command> = (0..60).map(|_| script(dice.of(&lines)).remove(0)).collect();
        hold_throughout(&play.setting, seed, &figures, &commands);
    }
}

/// The solution, or the same by somebody who never looks who cancels.
fn played(play: &Play, seed: u64, is_blind: bool) -> (MarketRun, Market) {
    let looks = |command: &&Command| !is_blind || !matches!(command, Command::Cancellation(_));
    let script: Vec<Command> = play.solution.iter().filter(looks).cloned().collect();
    let (run, mut market) = MarketRun::of_script(&play.setting, seed, &script);
    market.settle();
    (run, market)
}

#[test]
fn who_never_looks_pays_the_road_twice_and_is_told_so() {
    let course = course();
    let play = &course.scenarios["cancels"];
    let (mut lost, mut named, mut looked_fen, mut blind_fen) = (0, 0, 0, 0);
    let profit = |market: &Market| market.figure(Figure::named("profit_fen").expect("it is counted"));
    for seed in 1..=10 {
        let (_, careful) = played(play, seed, false);
        assert_eq!(
            figure(&careful, cancellation::Figure::CancelsTurnedAway),
            0,
            "seed {seed}"
        );
        let told = kept(Practice::RequestsFirst, &careful);
        assert!(told.is_whole(), "seed {seed}: {told:?}");
        let (run, blind) = played(play, seed, true);
        let of_it = losses(&blind, 0);
        let of_it = of_it.iter().filter(|loss| loss.kind == LossKind::TurnedAway).count();
        assert_eq!(of_it as i64, figure(&blind, cancellation::Figure::CancelsTurnedAway));
        let told = kept(Practice::RequestsFirst, &blind);
        assert_eq!(told.is_whole(), of_it == 0, "seed {seed}: {told:?}");
        let back = run.look_back(&blind, play);
        let causes = back
            .causes
            .iter()
            .filter(|cause| cause.loss.kind == LossKind::TurnedAway);
        for cause in causes {
            assert!(matches!(cause.why, Why::Fault(_)), "seed {seed}: {:?}", cause.why);
            named += 1;
        }
        lost += of_it;
        looked_fen += profit(&careful);
        blind_fen += profit(&blind);
    }
    assert!(8 <= lost && 4 <= named, "{lost} parcels came home, {named} told");
    assert!(blind_fen < looked_fen, "{blind_fen} blind, {looked_fen} with a look");
    let found = breaks(Practice::RequestsFirst, &play.setting, &play.solution);
    let ways: Vec<&str> = found.iter().map(|one| one.way.as_str()).collect();
    assert_eq!(ways, ["requests not looked at"]);
    let nothing = Kept { occasions: 0, kept: 0 };
    let market = Market::open(Arc::clone(&play.setting), 1);
    assert_eq!(kept(Practice::RequestsFirst, &market), nothing);
}

#[test]
fn digits_lead_to_every_answer_and_whoever_does_what_the_page_says_first_comes_to_no_harm() {
    let mut hall = Hall::open();
    hall.course = Arc::new(course());
    let mut lost = guide::play(&hall, "cancels").lost;
    // Keys wait for what comes, not by minutes.
    lost.retain(|command| !command.starts_with("wait "));
    assert_eq!(lost, Vec::<String>::new());
    for seed in 1..=3 {
        assert_eq!(first_line::walk(&hall, "cancels", seed), Vec::new(), "seed {seed}");
    }
}
