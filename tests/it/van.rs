//! The county's van: where every parcel is, what the van holds, what it costs, and whose turn it is, whatever anybody does.

use bazar::market::tender;
use bazar::market::van;
use std::collections::BTreeMap;
use std::sync::Arc;

use bazar::course::Course;
use bazar::market::{Account, Command, Event, Figure, Market, VanDirection, parse_script};

use crate::dice::Dice;
use crate::edited::refused;
use crate::market::{course, script};

const VILLAGES: [&str; 6] = ["bagh", "tograk", "kol", "yaqa", "chimen", "ustang"];

fn any_command(dice: &mut Dice) -> Command {
    let village = dice.of(&VILLAGES);
    let others = dice.of(&[
        "",
        ",tograk",
        ",kol,yaqa",
        ",chimen,ustang,kol",
        ",tograk,kol,yaqa,chimen,ustang",
    ]);
    let line = match dice.of(&["wait", "depart", "answer", "feeder", "round", "deal", "hours"]) {
        "depart" => "depart".to_owned(),
        "answer" => dice.of(&["hold", "skip"]).to_owned(),
        "feeder" => format!("feeder {}", dice.of(&[village, "closed"])),
        "round" => format!("round {village}{others}"),
        "deal" => dice
            .of(&["contract", "share market", "share feed", "unshare"])
            .to_owned(),
        "hours" => format!("wait {}", dice.of(&["30", "200", "900"])),
        _ => "wait".to_owned(),
    };
    line.parse().expect("a command")
}

fn check_parcels(market: &Market) {
    let slots = market.setting.rules.van.slots;
    let mut delivered = 0;
    let mut aboard: BTreeMap<VanDirection, u32> = BTreeMap::new();
    for (id, lot) in &market.van.lots {
        let somewhere = lot.waiting + lot.on_van + lot.on_feeder + lot.at_centre + lot.done;
        assert_eq!(somewhere, lot.parcels, "every parcel of {id} is somewhere");
        assert!(id.direction == VanDirection::Up || lot.at_centre == 0, "{id}");
        let owned: u32 = lot
            .parts(id.direction, market.now_min)
            .iter()
            .map(|(_, parcels)| parcels)
            .sum();
        assert_eq!(owned, lot.parcels - lot.done, "everything open of {id} has one owner");
        *aboard.entry(id.direction).or_default() += lot.on_van;
        delivered += lot.done;
    }
    let goods = market.van.trip.as_ref().map_or(0, |trip| trip.goods);
    assert!(aboard.get(&VanDirection::Up).copied().unwrap_or(0) <= slots);
    assert!(aboard.get(&VanDirection::Down).copied().unwrap_or(0) + goods <= slots);
    let counted: u32 = market.van.delivered.iter().map(|(_, parcels)| parcels).sum();
    assert_eq!(counted, delivered);
    assert_eq!(market.ledger.sum(), 0);
}

/// What the events say was spent is what the books hold.
fn check_costs(market: &Market) {
    let rules = &market.setting.rules.van;
    let mut costs: BTreeMap<Account, i64> = BTreeMap::new();
    let mut add = |account: Account, fen: i64| *costs.entry(account).or_default() += fen;
    for happened in &market.log {
        let Event::Van(event) = &happened.event else { continue };
        match event {
            van::Event::Departed(van::event::Departed { goods_fen, .. }) => {
                add(Account::Van, rules.day_fen);
                add(Account::Sales, -goods_fen);
            }
            van::Event::FeederSent(van::event::FeederSent { cost_fen, .. }) => add(Account::Van, *cost_fen),
            van::Event::HandedOver(van::event::HandedOver {
                fee_fen, pickup_fen, ..
            }) => add(Account::Freight, fee_fen + pickup_fen),
            van::Event::LotLate(van::event::LotLate { penalty_fen, .. }) => add(Account::Penalty, *penalty_fen),
            van::Event::Morning(_)
            | van::Event::RoundSet(_)
            | van::Event::Asked(_)
            | van::Event::Held(_)
            | van::Event::Reached(_)
            | van::Event::Returned(_)
            | van::Event::FeederBack(_)
            | van::Event::Contracted
            | van::Event::Shared(_)
            | van::Event::Unshared => {}
        }
    }
    for (account, fen) in costs {
        assert_eq!(market.ledger.balance(account), fen, "{account:?}");
    }
}

#[test]
fn every_parcel_is_somewhere_and_every_fen_is_in_the_books() {
    let course = course();
    let play = &course.scenarios["s11"];
    let mut departures = 0;
    for seed in 1..=60 {
        let mut dice = Dice(seed);
        let mut market = Market::open(Arc::clone(&play.setting), seed);
        for _ in 0..60 {
            let command = any_command(&mut dice);
            let before = market.clone();
            match market.execute(&command) {
                Ok(_) => departures += u32::from(command.to_string() == "depart"),
                Err(_) => assert_eq!(market, before, "seed {seed}: a refused `{command}` changed something"),
            }
            assert_eq!(command.to_string().parse(), Ok(command));
            check_parcels(&market);
        }
        check_costs(&market);
        market.settle();
        check_parcels(&market);
        let stars = play
            .stars
            .iter()
            .filter(|star| star.goal.holds(&|figure| market.figure(figure)));
        assert!(stars.count() < 3, "seed {seed}: pressing anything won");
    }
    assert!(departures > 100, "{departures}");
}

/// Mornings bring the same parcels, closures and promises whatever was done before.
#[test]
fn what_a_day_brings_does_not_hang_on_what_was_done() {
    let course = course();
    let setting = &course.scenarios["s11"].setting;
    let mornings = |text: &str| {
        let mut market = Market::open(Arc::clone(setting), 5);
        for command in script(text) {
            let _ = market.execute(&command);
        }
        market.settle();
        let told = market.log.into_iter().filter_map(|happened| {
            if let Event::Van(event @ van::Event::Morning(_)) = happened.event {
                Some(event)
            } else {
                None
            }
        });
        told.collect::<Vec<_>>()
    };
    let idle = mornings("wait until d16 08:00");
    assert_eq!(idle.len(), 15);
    assert_eq!(
        idle,
        mornings("contract\nshare feed\nrepeat 12\ndepart\nfeeder bagh\nwait\nhold\nwait\nend")
    );
}

/// A full van costs no more than an empty one; a hundred parcels cost less than ninety-nine under contract.
#[test]
fn gathering_pays() {
    let course = course();
    let cost = |text: &str| {
        let mut market = Market::open(Arc::clone(&course.scenarios["s11"].setting), 3);
        for command in script(text) {
            let _ = market.execute(&command);
        }
        market.figure(Figure::Tender(tender::Figure::ParcelCostFen))
    };
    let daily = cost("repeat 4\ndepart\nwait until d5 08:00\ndepart\nwait until d6 08:00\nend");
    let gathered = cost("wait until d5 08:00\ndepart\nwait until d7 08:00");
    let signed = cost("contract\nwait until d5 08:00\ndepart\nwait until d7 08:00");
    assert!(gathered < daily, "{gathered} {daily}");
    assert!(signed < gathered, "{signed} {gathered}");
}

/// The rules are data: a dearer day makes parcels dearer, without a line of Rust.
#[test]
fn the_rule_pack_decides() {
    let course = course();
    let play = &course.scenarios["s11"];
    let cost = |course: &Course, day_fen: i64| {
        let mut setting = (*course.scenarios["s11"].setting).clone();
        std::sync::Arc::make_mut(&mut setting.rules).van.day_fen = day_fen;
        let mut market = Market::open(Arc::new(setting), 1);
        for command in &play.solution {
            let _ = market.execute(command);
        }
        market.figure(Figure::Tender(tender::Figure::ParcelCostFen))
    };
    assert!(cost(&course, 6_000) < cost(&course, 30_000));
    let (commands, errors) = parse_script("round\nfeeder\nshare");
    assert!(commands.is_empty());
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["missing villages", "missing village", "missing shop"]);
}

/// A wrong value of the rules or of the scenario is refused with its place.
#[test]
fn a_wrong_number_is_refused_where_it_stands() {
    refused(&[
        ("rules/van.toml", "km_per_h = 40", "km_per_h = 0", "0 is out of range"),
        (
            "rules/van.toml",
            "late_to_min = 840",
            "late_to_min = 600",
            "600 is out of range",
        ),
        (
            "rules/tender.toml",
            "pay_days = 10",
            "pay_days = -1",
            "-1 is out of range",
        ),
        ("rules/inquiry.toml", "offered = 6", "offered = 0", "0 is out of range"),
        (
            "scenarios/s11.toml",
            "walk_in = \"snow\"",
            "walk_in = \"snov\"",
            "there is no courier `snov`",
        ),
        (
            "scenarios/s11.toml",
            "mix = { 2 =",
            "mix = { 9 =",
            "there is no zone `9`",
        ),
    ]);
}
