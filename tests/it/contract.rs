//! What is cheaper for whoever promises or buys many: couriers' contracts by volume and boxes by the lot, what they bring and
//! what too much of them costs.

use std::sync::Arc;

use bazar::course::{Course, Play, Practice, Source};
use bazar::market::{Account, Command, Event, Figure, Market, Name, Refusal, courier_contract, pack_lot};
use bazar::tutor::practice::{Break, breaks, kept};
use bazar::tutor::{LossKind, MarketRun, Why};

use crate::dice::Dice;
use crate::hall::Hall;
use crate::market::{hold_throughout, script};
use crate::{first_line, guide, invariants};

const CONTRACTS: &str = include_str!("../data/market/contracts.toml");
const PATH: &str = "scenarios/contracts.toml";

/// Adds a scenario of the tests' own with contracts by volume and boxes by the lot.
pub fn add_to(source: &mut Source) {
    source
        .files
        .insert(PATH.to_owned(), CONTRACTS.as_bytes().to_vec().into());
}

fn course() -> Course {
    let mut source = Source::embedded();
    add_to(&mut source);
    Course::load(&source).0
}

/// One of each event, as it may be told.
pub fn events() -> Vec<Event> {
    let courier = || "snow".into();
    let over = |missing_fen, sent| courier_contract::event::Over {
        courier: courier(),
        promised: 71,
        sent,
        missing_fen,
    };
    vec![
        Event::from(courier_contract::event::Signed {
            courier: courier(),
            month_parcels: 150,
            promised: 71,
            off_ppm: 200_000,
            until_min: 31_680,
        }),
        Event::from(over(0, 92)),
        Event::from(over(300, 70)),
        Event::from(pack_lot::event::Ordered {
            pack: "carton".into(),
            up_to_g: 1_000,
            packs: 100,
            cost_fen: 9_000,
            comes_min: 9_000,
        }),
        Event::from(pack_lot::event::Brought {
            pack: "carton".into(),
            up_to_g: 1_000,
            packs: 100,
            cost_fen: 9_000,
        }),
        Event::from(pack_lot::event::LeftOver {
            pack: "carton".into(),
            up_to_g: 1_000,
            packs: 10,
            loss_fen: 900,
        }),
    ]
}

/// One of each reason for which nothing is agreed or bought.
pub fn refusals() -> [Refusal; 6] {
    [
        Refusal::CourierContract(courier_contract::Refusal::NoContract),
        Refusal::CourierContract(courier_contract::Refusal::NoSuchVolume),
        Refusal::from(courier_contract::refusal::ContractRuns { until_min: 31_680 }),
        Refusal::CourierContract(courier_contract::Refusal::NoTimeLeft),
        Refusal::PackLot(pack_lot::Refusal::NoLots),
        Refusal::from(pack_lot::refusal::NotALot { least: 50 }),
    ]
}

fn played(play: &Play, seed: u64, script: &[Command]) -> (MarketRun, Market) {
    let (run, mut market) = MarketRun::of_script(&play.setting, seed, script);
    market.settle();
    invariants::hold(&market);
    (run, market)
}

fn figure(market: &Market, name: &str) -> i64 {
    market.figure(Figure::named(name).expect("it is counted"))
}

fn broken(play: &Play, practice: Practice, way: &str) -> Break {
    let found = breaks(practice, &play.setting, &play.solution).into_iter();
    found
        .into_iter()
        .find(|one| one.way == way)
        .expect("the solution can break it so")
}

#[test]
fn a_contract_takes_its_part_off_each_fee_and_what_is_missing_is_paid() {
    let course = course();
    let play = &course.scenarios["contracts"];
    let (mut off_fen, mut missing) = (0, 0);
    for seed in 1..=6 {
        let (_, with) = played(play, seed, &play.solution);
        let (_, without) = played(
            play,
            seed,
            &broken(play, Practice::PromisedVolume, "no contract").script,
        );
        assert_eq!(figure(&without, "volume_off_fen"), 0);
        let mut off_here_fen = 0;
        for parcel in with.parcels.values().filter(|parcel| 0 < parcel.off_fen) {
            let same = without
                .parcel_of(&Name::from(parcel.name.as_str()))
                .expect("it goes there too");
            assert_eq!(parcel.fee_fen + parcel.off_fen, same.fee_fen, "seed {seed}");
            assert_eq!(parcel.off_fen, same.fee_fen * 200_000 / 1_000_000, "seed {seed}");
            off_here_fen += parcel.off_fen;
        }
        assert_eq!(figure(&with, "volume_off_fen"), off_here_fen);
        off_fen += off_here_fen;
        for market in [
            &with,
            &played(
                play,
                seed,
                &broken(play, Practice::PromisedVolume, "most promised").script,
            )
            .1,
        ] {
            let [contract] = market.courier_contracts.as_slice() else {
                panic!("one contract is signed");
            };
            let over = contract.over.as_ref().expect("the market is over");
            let sent = market.parcels.values().filter(|parcel| {
                let order = market.orders.get::<Name>(&parcel.name);
                let min = order.and_then(|order| order.shipped_min);
                parcel.courier == "snow"
                    && min.is_some_and(|min| contract.signed_min <= min && min <= contract.until_min)
            });
            assert_eq!(over.sent, sent.count() as u32, "seed {seed}");
            let lacks = contract.promised.saturating_sub(over.sent);
            assert_eq!(over.missing_fen, 300 * i64::from(lacks), "seed {seed}");
            assert_eq!(figure(market, "volume_missing"), i64::from(lacks));
            missing += lacks;
        }
    }
    assert!(30_000 < off_fen && 1_000 < missing, "{off_fen} off, {missing} missing");
}

#[test]
fn boxes_of_a_lot_are_used_first_and_what_is_left_is_lost() {
    let course = course();
    let play = &course.scenarios["contracts"];
    for (seed, way) in (1..=6).flat_map(|seed| [(seed, None), (seed, Some("largest lot"))]) {
        let other = way.map(|way| broken(play, Practice::CountedBoxes, way).script);
        let (_, market) = played(play, seed, other.as_deref().unwrap_or(&play.solution));
        assert_eq!(
            market.ledger.balance(Account::Packs),
            0,
            "nothing stands in the shed any more"
        );
        let mut taken = 0;
        for happened in &market.log {
            if let Event::Parcel(bazar::market::parcel::Event::Packed(packed)) = &happened.event
                && let Some(from) = &packed.from_lot
            {
                assert!(from.cost_fen < 120 && from.cost_fen <= packed.cost_fen, "{packed:?}");
                taken += from.packs;
            }
        }
        let lots = &market.pack_lots;
        let lot = &lots[&("carton".into(), 1_000)];
        assert_eq!((lots.len(), lot.left, lot.coming, lot.left_fen), (1, 0, 0, 0));
        assert_eq!(lot.ordered, taken + lot.wasted, "seed {seed}");
        assert_eq!(
            figure(&market, "lot_waste_fen"),
            market.ledger.balance(Account::PackWaste)
        );
        assert_eq!(way.is_some(), 40 < lot.wasted, "seed {seed}: {lot:?}");
    }
}

#[test]
fn who_reckons_first_does_better_and_who_does_not_is_told() {
    let course = course();
    let play = &course.scenarios["contracts"];
    let ways = [
        (Practice::PromisedVolume, "no contract", None),
        (Practice::PromisedVolume, "most promised", Some(LossKind::VolumeMissed)),
        (Practice::CountedBoxes, "box by box", None),
        (Practice::CountedBoxes, "largest lot", Some(LossKind::PacksLeftOver)),
    ];
    for (practice, way, lost) in ways {
        let (mut here_fen, mut there_fen, mut named) = (0, 0, 0);
        let other = broken(play, practice, way).script;
        for seed in 1..=8 {
            let (_, market) = played(play, seed, &play.solution);
            let (run, there) = played(play, seed, &other);
            assert!(!kept(practice, &there).is_whole(), "seed {seed}: {way}");
            here_fen += figure(&market, "profit_fen");
            there_fen += figure(&there, "profit_fen");
            let back = run.look_back(&there, play);
            let causes = back
                .causes
                .iter()
                .filter(|cause| Some(&cause.loss.kind) == lost.as_ref());
            named += causes.filter(|cause| matches!(cause.why, Why::Fault(_))).count();
        }
        assert!(there_fen < here_fen, "{way}: {there_fen}, and {here_fen} with it");
        assert!(lost.is_none() || 6 <= named, "{way}: told {named} times");
    }
}

#[test]
fn whatever_is_agreed_the_books_balance_and_a_replay_comes_to_the_same() {
    let course = course();
    let play = &course.scenarios["contracts"];
    let lines = [
        "volume snow 60",
        "volume post 1000",
        "volume snow 7",
        "order-packs carton 1000g 50",
        "order-packs foam 2500g 100",
        "order-packs carton 1000g 3",
        "pack due carton",
        "pack due foam",
        "label packed",
        "ship packed courier=snow via=station",
        "ship packed courier=post via=station",
        "wait morning",
        "wait 200",
        "wait 2000",
    ];
    let contracts = courier_contract::Figure::ALL
        .iter()
        .map(|figure| Figure::CourierContract(*figure));
    let lots = pack_lot::Figure::ALL.iter().map(|figure| Figure::PackLot(*figure));
    let figures: Vec<Figure> = contracts.chain(lots).collect();
    for seed in 1..=30 {
        let mut dice = Dice(seed);
        let commands: Vec<Command> = (0..60).map(|_| script(dice.of(&lines)).remove(0)).collect();
        hold_throughout(&play.setting, seed, &figures, &commands);
    }
}

#[test]
fn only_a_scenario_that_has_them_reads_their_rules() {
    let course = course();
    let play = &course.scenarios["contracts"];
    let mut off = (*play.setting).clone();
    (off.scenario.courier_contracts, off.scenario.pack_lots) = (false, false);
    for section in ["courier_contracts", "pack_lots"] {
        assert!(play.setting.scenario.sections().contains(section));
        assert!(!off.scenario.sections().contains(section));
    }
    let mut market = Market::open(Arc::new(off), 1);
    for line in ["volume snow 60", "order-packs carton 1000g 50"] {
        assert!(market.execute(&script(line)[0]).is_err());
    }
}

#[test]
fn digits_lead_to_both_and_whoever_does_what_the_page_says_first_comes_to_no_harm() {
    let mut hall = Hall::open();
    hall.course = Arc::new(course());
    let mut lost = guide::play(&hall, "contracts").lost;
    lost.retain(|command| !command.starts_with("wait "));
    assert_eq!(lost, Vec::<String>::new());
    assert_eq!(first_line::walk(&hall, "contracts", 1), Vec::new());
}
