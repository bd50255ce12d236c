//! Promoted listings: what a bid, a page and a budget do to the same world, and how good practice shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::course::{Course, Measure, Play, Practice, PublishedFigure, Source};
use bazar::lint::{Counted, PlayedShop, Proof, ProofRequest, Verdict, count_in_shop, play_middling, prove};
use bazar::market::{
    Account, AdvertDay, Command, Confidence, Event, Figure, Market, Name, Order, ProductId, Refusal, Setting, Slot,
    Unready, advert, listing, order, time,
};
use bazar::tutor::practice::{Kept, breaks, kept};
use bazar::tutor::{Change, LossKind, MarketRun, Why, losses};
use expect_test::{expect, expect_file};

use crate::dice::Dice;
use crate::hall::Hall;
use crate::market::{hold_throughout, script, transcript};
use crate::{first_line, guide, invariants};

const ADS: &str = include_str!("../data/market/ads.toml");
const PATH: &str = "scenarios/ads.toml";

/// The course, and scenarios of the tests' own: one in which clicks can be bought, one whose buyers cancel,
/// one in which couriers take more for remote places, one with contracts by volume and boxes by the lot.
pub fn course() -> Course {
    let mut source = Source::embedded();
    add_to(&mut source);
    crate::cancellation::add_to(&mut source);
    crate::group_round::add_to(&mut source);
    crate::remote::add_to(&mut source);
    crate::contract::add_to(&mut source);
    Course::load(&source).0
}

pub fn add_to(source: &mut Source) {
    source.files.insert(PATH.to_owned(), ADS.as_bytes().to_vec().into());
}

fn walnut() -> ProductId {
    "walnut".into()
}

/// One of each event, as it may be told.
pub fn events() -> Vec<Event> {
    let product = walnut;
    let day = AdvertDay {
        day: 3,
        clicks: 12,
        spent_fen: 240,
        orders: 1,
        earns_fen: Some(540),
    };
    let slot = Slot {
        place: 2,
        price_fen: 19,
        views: 180,
    };
    let mut events = vec![
        Event::from(advert::event::Promoted {
            product: product(),
            bid_fen: 20,
            budget_fen: 500,
            unready: Some(Unready::Photos),
        }),
        Event::from(advert::event::Unpromoted { product: product() }),
        Event::from(advert::event::Clicked {
            product: product(),
            buyer: Name::from("a3001"),
            price_fen: 19,
        }),
    ];
    events.extend([Some(slot), None].map(|slot| {
        Event::from(advert::event::Ranked {
            product: product(),
            slot,
        })
    }));
    events.extend([true, false].map(|is_broke| {
        Event::from(advert::event::Rested {
            product: product(),
            is_broke,
        })
    }));
    events.extend([0, 700].map(|lost_fen| {
        Event::from(advert::event::Reckoned {
            product: product(),
            day,
            lost_fen,
        })
    }));
    events
}

/// The first order among these, by somebody who pressed on an ad.
pub fn by_ad(events: &[Event]) -> Option<Event> {
    events.iter().find_map(|event| {
        let Event::Order(order::Event::Placed(placed)) = event else {
            return None;
        };
        let mut placed = placed.clone();
        placed.order.promoted = true;
        Some(Event::from(placed))
    })
}

/// One of each reason for which nothing is promoted.
pub fn refusals() -> [Refusal; 7] {
    [
        Refusal::Advert(advert::Refusal::NoAdverts),
        Refusal::Advert(advert::Refusal::PageNotSeen),
        Refusal::from(advert::refusal::BidTooLow { least_fen: 10 }),
        Refusal::from(advert::refusal::BidTooHigh { most_fen: 500 }),
        Refusal::from(advert::refusal::BudgetTooLow { least_fen: 300 }),
        Refusal::from(advert::refusal::BudgetTooHigh { most_fen: 50_000 }),
        Refusal::Advert(advert::Refusal::NotPromoted),
    ]
}

/// The scenario with its page changed, in which nothing is promoted yet.
fn shop(play: &Play, change: impl Fn(&mut listing::Edit)) -> Arc<Setting> {
    let mut setting = (*play.setting).clone();
    for command in &mut setting.scenario.setup {
        if let Command::Listing(listing::Command::Edit(edit)) = command {
            change(edit);
        }
    }
    // Many orders never run out of goods, and much happens.
    setting.scenario.demand_ppm = 400_000;
    Arc::new(setting)
}

fn as_it_is(_: &mut listing::Edit) {}

fn few_photos(edit: &mut listing::Edit) {
    if let listing::Edit::Photos(photos) = edit {
        *photos = ["whole", "cut", "size"].map(str::to_owned).into_iter().collect();
    }
}

fn cheaper(edit: &mut listing::Edit) {
    if let listing::Edit::Sku(sku) = edit {
        sku.price_fen = 2_590;
    }
}

/// Promotes the page from the beginning, lets the days go by and does nothing else.
fn promoted(setting: &Arc<Setting>, seed: u64, bid: &str, budget: &str) -> Market {
    let mut market = promoting(setting, seed, bid, budget);
    let _ = market.execute(&Command::wait_until(time::at(9, 600)));
    market
}

fn promoting(setting: &Arc<Setting>, seed: u64, bid: &str, budget: &str) -> Market {
    let mut market = Market::open(Arc::clone(setting), seed);
    let promote = &script(&format!("promote walnut {bid} {budget}"))[0];
    market.execute(promote).expect("the page is on the shelf");
    market
}

fn of_adverts(market: &Market) -> impl Iterator<Item = (u32, &advert::Event)> {
    market.log.iter().filter_map(|happened| {
        if let Event::Advert(event) = &happened.event {
            Some((happened.at_min, event))
        } else {
            None
        }
    })
}

/// Who pressed on the ad, with the minute and what it cost.
fn clicks(market: &Market) -> Vec<(u32, Name, i64)> {
    let clicked = of_adverts(market).filter_map(|(at_min, event)| {
        if let advert::Event::Clicked(clicked) = event {
            Some((at_min, clicked.buyer.clone(), clicked.price_fen))
        } else {
            None
        }
    });
    clicked.collect()
}

fn pressed(market: &Market) -> BTreeSet<Name> {
    clicks(market).into_iter().map(|(_, buyer, _)| buyer).collect()
}

/// Those of them who wanted it: ordered, or asked first.
fn wanted(market: &Market) -> BTreeSet<Name> {
    let orders = market.orders.values().filter(|order| order.promoted);
    let orders = orders.map(|order| Name::from(order.name.as_str()));
    let asked = market.messages.values().map(|message| message.from.clone());
    let asked = asked.filter(|from| market.adverts.clicked.contains(from));
    orders.chain(asked).collect()
}

#[test]
fn a_shop_that_pays_for_clicks() {
    let course = course();
    expect_file!["../data/market/ads.txt"].assert_eq(&transcript(&course.scenarios["ads"], 5));
}

#[test]
fn where_nothing_is_promoted_nothing_is_otherwise() {
    let course = course();
    let play = &course.scenarios["ads"];
    let mut without = (*play.setting).clone();
    without.scenario.adverts = false;
    let without = Arc::new(without);
    for seed in 1..=5 {
        let logs = [&play.setting, &without].map(|setting| {
            let mut market = Market::open(Arc::clone(setting), seed);
            for command in play
                .solution
                .iter()
                .filter(|command| !matches!(command, Command::Advert(_)))
            {
                let _ = market.execute(command);
            }
            market.settle();
            market.log
        });
        assert!(logs[0] == logs[1], "seed {seed}");
        let mut market = Market::open(Arc::clone(&without), seed);
        let refused = market.execute(&script("promote walnut 0.20 5")[0]);
        assert_eq!(refused, Err(Refusal::Advert(advert::Refusal::NoAdverts)));
    }
}

#[test]
fn a_higher_bid_and_a_better_page_never_stand_lower_and_nobody_pays_over_the_bid() {
    let course = course();
    let play = &course.scenarios["ads"];
    let (good, poor) = (shop(play, as_it_is), shop(play, few_photos));
    let rules = &good.rules.adverts;
    let mut places = BTreeSet::new();
    for seed in 1..=30 {
        let mut markets = [&good, &poor].map(|setting| Market::open(Arc::clone(setting), seed));
        // Before the first promise ends: what is late makes shops differ.
        for day in 3..=4 {
            for market in &mut markets {
                while market.now_min < time::at(day, 600) {
                    market.run_until_asked(time::at(day, 600));
                }
            }
            let slots = |market: &Market| -> Vec<Option<Slot>> {
                (rules.bid_least_fen..=120)
                    .map(|bid_fen| market.ad_slot(&walnut(), bid_fen))
                    .collect()
            };
            let (better, worse) = (slots(&markets[0]), slots(&markets[1]));
            for (bid_fen, (better, worse)) in (rules.bid_least_fen..=120).zip(better.iter().zip(&worse)) {
                let (views, fewer) = [better, worse].map(|slot| slot.map_or(0, |slot| slot.views)).into();
                assert!(
                    fewer <= views,
                    "seed {seed} day {day}: {bid_fen} fen, {better:?}, {worse:?}"
                );
                for slot in [better, worse].into_iter().flatten() {
                    places.insert(slot.place);
                    assert!(
                        (rules.bid_least_fen..=bid_fen).contains(&slot.price_fen),
                        "{bid_fen}: {slot:?}"
                    );
                }
                if let (Some(better), Some(worse)) = (better, worse)
                    && better.place == worse.place
                {
                    assert!(better.price_fen <= worse.price_fen, "{bid_fen}: {better:?}, {worse:?}");
                }
            }
            let views = better.iter().map(|slot| slot.map_or(0, |slot| slot.views));
            assert!(views.is_sorted(), "seed {seed} day {day}: a higher bid is seen more");
        }
    }
    assert_eq!(places, (1..=4).collect(), "every place is reached");
}

#[test]
fn more_money_adds_clicks_and_changes_none_and_leaves_all_other_buyers_alone() {
    let course = course();
    let mut setting = shop(&course.scenarios["ads"], as_it_is);
    // Who is not answered, and who waits too long, makes the shop worse for all.
    let rules = Arc::make_mut(&mut Arc::make_mut(&mut setting).rules);
    rules.personas.values_mut().for_each(|persona| persona.asks_ppm = 0);
    let (mut low, mut high) = (0, 0);
    for seed in 1..=20 {
        let [none, less, more] = ["0.10", "0.15", "0.60"].map(|bid| promoted(&setting, seed, bid, "300"));
        let found = |market: &Market| -> BTreeSet<String> {
            let is_own = |order: &&Order| !order.promoted && order.placed_min < time::at(4, 0);
            let own = market.orders.values().filter(is_own);
            own.map(|order: &Order| format!("{} {} {}", order.name, order.place, order.pieces))
                .collect()
        };
        assert_eq!(found(&none), found(&more), "seed {seed}: who came by themselves");
        for (fewer, all) in [(&none, &less), (&less, &more)] {
            assert!(pressed(fewer).is_subset(&pressed(all)), "seed {seed}");
            assert!(wanted(fewer).is_subset(&wanted(all)), "seed {seed}");
        }
        low += pressed(&less).len();
        high += pressed(&more).len();
    }
    assert!(2 * low < high, "{low} clicks at a low bid, {high} at a high one");
}

#[test]
fn the_same_clicks_bring_more_orders_at_a_better_price() {
    let course = course();
    let play = &course.scenarios["ads"];
    let (dear, cheap) = (shop(play, as_it_is), shop(play, cheaper));
    let (mut few, mut many) = (0, 0);
    for seed in 1..=40 {
        let [dear, cheap] = [&dear, &cheap].map(|setting| promoted(setting, seed, "0.60", "300"));
        let both: BTreeSet<Name> = pressed(&dear).intersection(&pressed(&cheap)).cloned().collect();
        let of_both = |market: &Market| -> BTreeSet<Name> { wanted(market).intersection(&both).cloned().collect() };
        assert!(of_both(&dear).is_subset(&of_both(&cheap)), "seed {seed}");
        few += of_both(&dear).len();
        many += of_both(&cheap).len();
    }
    assert!(few < many, "{few} of the same clicks bought, then {many}");
}

#[test]
fn no_day_costs_more_than_its_budget_and_no_wallet_owes_for_clicks() {
    let course = course();
    let mut setting = (*shop(&course.scenarios["ads"], as_it_is)).clone();
    let mut broke = 0;
    for (seed, cash_fen) in (1..=10).map(|seed| (seed, 101_000 + 150 * seed as i64)) {
        setting.scenario.cash_fen = cash_fen;
        let market = promoted(&Arc::new(setting.clone()), seed, "0.60", "3");
        let of_day = |day: u32| {
            clicks(&market)
                .iter()
                .filter(|(at_min, ..)| time::day_of(*at_min) == day)
                .map(|(.., fen)| fen)
                .sum::<i64>()
        };
        for day in 1..=9 {
            assert!(of_day(day) <= 300, "seed {seed}, day {day}: {}", of_day(day));
        }
        let rests: Vec<u32> = of_adverts(&market)
            .filter(|(_, event)| matches!(event, advert::Event::Rested(_)))
            .map(|(at_min, _)| time::day_of(at_min))
            .collect();
        assert!(
            !rests.is_empty() && rests.is_sorted_by(|one, other| one < other),
            "{rests:?}: once a day"
        );
        let mut cash_fen = 0;
        for posting in &market.ledger.postings {
            cash_fen += if posting.to == Account::Cash {
                posting.amount_fen
            } else {
                0
            };
            cash_fen -= if posting.from == Account::Cash {
                posting.amount_fen
            } else {
                0
            };
            assert!(
                0 <= cash_fen || posting.to != Account::Advert,
                "seed {seed}: owed for a click"
            );
        }
        broke += of_adverts(&market)
            .filter(|(_, event)| matches!(event, advert::Event::Rested(rested) if rested.is_broke))
            .count();
        let spent_fen: i64 = clicks(&market).iter().map(|(.., fen)| fen).sum();
        assert_eq!(market.ledger.balance(Account::Advert), spent_fen);
        assert_eq!(
            market.figure(Figure::Advert(advert::Figure::AdClicks)),
            clicks(&market).len() as i64
        );
        invariants::hold(&market);
    }
    assert!(0 < broke, "some wallet was empty");
    let mut market = Market::open(Arc::new(setting), 1);
    let refused = market.execute(&script("promote walnut 0.60 500")[0]);
    assert!(
        matches!(refused, Err(Refusal::Day(_))),
        "no budget that is not there: {refused:?}"
    );
}

#[test]
fn whatever_is_bid_the_books_balance_and_a_replay_comes_to_the_same() {
    let course = course();
    let play = &course.scenarios["ads"];
    let figures: Vec<Figure> = advert::Figure::ALL
        .iter()
        .map(|figure| Figure::Advert(*figure))
        .collect();
    let round: Vec<Command> = play.solution.iter().take(20).cloned().collect();
    for seed in 1..=40 {
        let mut dice = Dice(seed);
        let any = |_| match dice.below(4) {
            0 => {
                let line = format!(
                    "promote walnut {}.{:02} {}",
                    dice.below(2),
                    dice.below(100),
                    dice.below(40)
                );
                script(&line).remove(0)
            }
            1 => script(dice.of(&["unpromote walnut", "unshelve", "shelve", "promote raisin 0.20 5"])).remove(0),
            _ => round[dice.below(round.len())].clone(),
        };
        let commands: Vec<Command> = (0..60).map(any).collect();
        hold_throughout(&play.setting, seed, &figures, &commands);
    }
}

/// The solution with its ad at another bid, and stopped or not.
fn played(play: &Play, seed: u64, bid: &str, is_stopped: bool) -> (MarketRun, Market) {
    let dear = script(&format!("promote walnut {bid} 20")).remove(0);
    let is_promoting = |command: &Command| matches!(command, Command::Advert(advert::Command::Promote(_)));
    let is_stopping = |command: &Command| matches!(command, Command::Advert(advert::Command::Unpromote(_)));
    let kept = play
        .solution
        .iter()
        .filter(|command| is_stopped || !is_stopping(command));
    let bid = |command: &Command| {
        if is_promoting(command) {
            dear.clone()
        } else {
            command.clone()
        }
    };
    let script: Vec<Command> = kept.map(bid).collect();
    let (run, mut market) = MarketRun::of_script(&play.setting, seed, &script);
    market.settle();
    (run, market)
}

#[test]
fn what_orders_by_ads_left_is_what_the_books_say_of_them() {
    let course = course();
    let mut orders = 0;
    for seed in 1..=10 {
        let (_, market) = played(&course.scenarios["ads"], seed, "0.60", true);
        let figure = |figure| market.figure(Figure::Advert(figure));
        let is_its = |order: &&Order| order.promoted && order.state.was_taken();
        let by_ads: Vec<&Order> = market.orders.values().filter(is_its).collect();
        assert_eq!(figure(advert::Figure::AdOrders), by_ads.len() as i64);
        assert!(
            by_ads
                .iter()
                .all(|order| market.adverts.clicked.contains(order.name.as_str()))
        );
        let postings = market.ledger.postings.iter().filter(|posting| {
            let about = posting.about.as_ref();
            about.is_some_and(|about| by_ads.iter().any(|order| order.name.as_str() == about.as_str()))
        });
        let is_flow = |account: &Account| Account::FLOWS.contains(account);
        let earned_fen: i64 = postings
            .map(|posting| match (is_flow(&posting.from), is_flow(&posting.to)) {
                (true, false) => posting.amount_fen,
                (false, true) => -posting.amount_fen,
                (true, true) | (false, false) => 0,
            })
            .sum();
        let spent_fen = market.ledger.balance(Account::Advert);
        assert_eq!(
            figure(advert::Figure::AdMarginFen),
            earned_fen - spent_fen,
            "seed {seed}"
        );
        assert_eq!(
            figure(advert::Figure::AdOrderFen),
            spent_fen / (by_ads.len() as i64).max(1)
        );
        orders += by_ads.len();
    }
    assert!(10 < orders, "{orders}");
}

#[test]
fn a_dear_ad_loses_is_told_and_what_would_have_helped_does() {
    let course = course();
    let play = &course.scenarios["ads"];
    let (mut lost, mut named, mut stopped_fen, mut went_on_fen) = (0, 0, 0, 0);
    for seed in 1..=8 {
        let (run, market) = played(play, seed, "0.90", false);
        went_on_fen += market.figure(Figure::Advert(advert::Figure::AdMarginFen));
        let (_, other) = played(play, seed, "0.15", true);
        stopped_fen += other.figure(Figure::Advert(advert::Figure::AdMarginFen));
        let of_ads = |loss: &&bazar::tutor::Loss| loss.kind == LossKind::Advertised;
        let all = losses(&market, 0);
        lost += all.iter().filter(of_ads).count();
        assert!(kept(Practice::StoppedLoss, &market).kept == 0, "nobody stopped it");
        let back = run.look_back(&market, play);
        let causes = back
            .causes
            .iter()
            .filter(|cause| cause.loss.kind == LossKind::Advertised);
        for cause in causes {
            assert!(matches!(cause.why, Why::Fault(_)), "seed {seed}: {:?}", cause.why);
            named += 1;
        }
        let is_of_ads = |change: &Change| {
            matches!(
                change,
                Change::Instead {
                    was: Command::Advert(_),
                    ..
                } | Change::Without {
                    was: Command::Advert(_)
                }
            )
        };
        let changed = back.what_ifs.iter().filter(|one| is_of_ads(&one.change));
        assert!(0 < changed.count(), "seed {seed}: the bid is asked about");
    }
    assert!(8 <= lost && 4 <= named, "{lost} mornings lost, {named} told");
    assert!(
        went_on_fen < stopped_fen,
        "{went_on_fen} with a dear ad, {stopped_fen} with a cheap one"
    );
}

#[test]
fn another_bid_is_another_world_and_no_change_is_this_one() {
    let course = course();
    let play = &course.scenarios["ads"];
    for seed in [1, 2, 3] {
        let (run, market) = MarketRun::of_script(&play.setting, seed, &play.solution);
        let was = Command::wait_for(0);
        let same = run.other_world(&market, &Change::Without { was });
        assert!(same == market, "seed {seed}");
        let first = play
            .solution
            .iter()
            .find(|command| matches!(command, Command::Advert(_)));
        let was = first.expect("it is promoted").clone();
        let ways = run.others_of(&market, &was).expect("there are others");
        let told: Vec<String> = ways
            .iter()
            .map(|change| {
                if let Change::Instead { command, .. } = change {
                    command.to_string()
                } else {
                    "nothing".to_owned()
                }
            })
            .collect();
        let others = ["0.40 10.00", "0.90 10.00", "0.60 5.00", "0.60 20.00"].map(|bid| format!("promote walnut {bid}"));
        assert_eq!(told, [&others[..], &["nothing".to_owned()]].concat());
        let spent = |change: &Change| run.other_world(&market, change).ledger.balance(Account::Advert);
        let here_fen = market.ledger.balance(Account::Advert);
        assert!(
            spent(&ways[0]) <= here_fen && here_fen <= spent(&ways[1]),
            "seed {seed}"
        );
        assert!(spent(&ways[4]) < here_fen, "seed {seed}: without the dear week");
    }
}

#[test]
fn good_practice_shows_in_the_log_and_can_be_broken_in_a_script() {
    let course = course();
    let play = &course.scenarios["ads"];
    let wide = Kept { occasions: 0, kept: 0 };
    let mut stopped = wide;
    for seed in 1..=10 {
        // Whoever stops on the morning on which it is told.
        let mut market = promoting(&play.setting, seed, "0.90", "20");
        for day in 3..=20 {
            if market.adverts.by_product[&walnut()].loses {
                let _ = market.execute(&script("unpromote walnut")[0]);
            }
            let _ = market.execute(&Command::wait_until(time::at(day, 600)));
        }
        let told = kept(Practice::StoppedLoss, &market);
        assert!(told.is_whole(), "seed {seed}: {told:?}");
        stopped.occasions += told.occasions;
        let ready = kept(Practice::ReadyForClicks, &market);
        assert_eq!(
            ready,
            Kept { occasions: 1, kept: 0 },
            "nobody has reviewed anything yet"
        );
    }
    assert!(0 < stopped.occasions);
    let ways = |practice| -> Vec<String> {
        let found = breaks(practice, &play.setting, &play.solution);
        found.into_iter().map(|one| one.way).collect()
    };
    assert_eq!(ways(Practice::StoppedLoss), ["never stopped"]);
    assert_eq!(ways(Practice::ReadyForClicks), ["promoted at once"]);
    let at_once = breaks(Practice::ReadyForClicks, &play.setting, &play.solution).remove(0);
    let begins = |script: &[Command]| {
        let mut market = Market::open(Arc::clone(&play.setting), 1);
        script.iter().for_each(|command| drop(market.execute(command)));
        of_adverts(&market).next().map(|(at_min, _)| at_min)
    };
    assert!(
        begins(&at_once.script) < begins(&play.solution),
        "the page is promoted sooner"
    );
}

#[test]
fn a_page_is_ready_with_photos_reviews_and_a_price_like_the_others() {
    let course = course();
    let play = &course.scenarios["ads"];
    let unready = |setting: &Arc<Setting>| Market::open(Arc::clone(setting), 1).unready_for_clicks(&walnut());
    assert_eq!(unready(&shop(play, few_photos)), Some(Unready::Photos));
    assert_eq!(unready(&shop(play, as_it_is)), Some(Unready::Reviews));
    let mut market = Market::open(Arc::clone(&play.setting), 1);
    play.solution.iter().for_each(|command| drop(market.execute(command)));
    market.settle();
    assert!(0 < market.figure(Figure::Order(order::Figure::Reviews)));
    assert_eq!(market.unready_for_clicks(&walnut()), None);
    let sku = market
        .listings
        .get_mut(&walnut())
        .and_then(|page| page.skus.get_mut(&850));
    sku.expect("the size stands").price_fen = 5_500;
    assert_eq!(market.unready_for_clicks(&walnut()), Some(Unready::Price));
}

#[test]
fn digits_lead_to_every_bid_and_whoever_does_what_the_page_says_first_comes_to_no_harm() {
    let mut hall = Hall::open();
    hall.course = Arc::new(course());
    let lost = guide::play(&hall, "ads").lost;
    assert_eq!(lost, Vec::<String>::new());
    let mut source = Source::embedded();
    let promoted = ADS.replacen("wait until d2 15:00", "wait until d2 15:00\npromote walnut 0.90 20", 1);
    source.files.insert(PATH.to_owned(), promoted.into_bytes().into());
    hall.course = Arc::new(Course::load(&source).0);
    for seed in 1..=3 {
        assert_eq!(first_line::walk(&hall, "ads", seed), Vec::new(), "seed {seed}");
    }
}

/// What each came to on seeds that nobody tuned on: the solution, and each practice broken.
#[test]
fn both_practices_are_worth_it() {
    let course = course();
    let request = ProofRequest {
        seeds: 1_001..1_021,
        only: Some("ads".to_owned()),
    };
    let proofs = prove(&course, &request).proofs;
    for practice in [Practice::StoppedLoss, Practice::ReadyForClicks] {
        let of_it: Vec<&Proof> = proofs.iter().filter(|proof| proof.practice == practice).collect();
        assert_eq!(of_it.len(), 1);
        assert_eq!(of_it[0].verdict, Verdict::Holds, "{:?}", of_it[0]);
    }
}

/// What middling sellers give for clicks, counted as the calibration counts it.
#[test]
fn clicks_cost_and_bring_what_can_be_held_beside_real_ones() {
    let course = course();
    let shops: Vec<PlayedShop> = (2_001..2_021)
        .map(|shop| play_middling(&course.scenarios["ads"], shop))
        .collect();
    let value = |measure: Measure| {
        let figure = PublishedFigure {
            id: measure.word().to_owned(),
            measure,
            what: String::new(),
            scenarios: Vec::new(),
            product: None,
            least: 0,
            most: 0,
            source: String::new(),
            date: String::new(),
            confidence: Confidence::Low,
            held_out: false,
            note: None,
        };
        let counted = shops.iter().map(|shop| count_in_shop(&figure, shop));
        counted.fold(Counted::default(), Counted::plus).value(measure)
    };
    let told = format!(
        "a click {:?} fen, {:?} of a million are orders, which cost {:?} of a million of their sales",
        value(Measure::ClickPrice),
        value(Measure::OrdersOfClicks),
        value(Measure::AdsOfTheirSales)
    );
    expect![
        "a click Some(28) fen, Some(20948) of a million are orders, which cost Some(436369) of a million of their sales"
    ]
    .assert_eq(&told);
}
