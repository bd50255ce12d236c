//! Insurance of return freight: what the premium follows, who pays the way back, and that it is off where no scenario has it.

use std::sync::Arc;

use bazar::course::{Course, Play, Source};
use bazar::market::{Account, Assurance, Command, Figure, Market, Refusal, Setting, aftersale, listing, time};

use crate::dice::Dice;
use crate::hall::Hall;
use crate::market::{hold_throughout, script};
use crate::{first_line, guide, invariants};

const INSURED: &str = include_str!("../data/market/insured.toml");
const PATH: &str = "scenarios/insured.toml";

/// Adds a scenario of the tests' own in which ways back are insured.
pub fn add_to(source: &mut Source) {
    source.files.insert(PATH.to_owned(), INSURED.as_bytes().to_vec().into());
}

/// Why no way back is insured, and no part offered.
pub fn refusals() -> [Refusal; 2] {
    [
        Refusal::Listing(listing::Refusal::NoInsurer),
        Refusal::AfterSale(aftersale::Refusal::NothingLess),
    ]
}

fn course() -> Course {
    let mut source = Source::embedded();
    add_to(&mut source);
    Course::load(&source).0
}

/// The same shop, in which so many of a hundred send back.
fn regretted(play: &Play, refund_ppm: i64) -> Arc<Setting> {
    let mut setting = (*play.setting).clone();
    let walnut = Arc::make_mut(&mut setting.rules)
        .products
        .get_mut("walnut")
        .expect("it is sold");
    walnut.refund_ppm = refund_ppm;
    Arc::new(setting)
}

/// Sends daily, with or without the promise.
fn sold(setting: &Arc<Setting>, seed: u64, is_insured: bool) -> Market {
    let promise = if is_insured { "on" } else { "off" };
    let round = "wait morning\nagree all\nreceive all\npack due carton\nlabel packed\nwait 120\nship packed courier=snow via=station\nwait 300\n";
    let lines = format!(
        "assure return-freight {promise}\nsubmit\nwait 300\n{}",
        round.repeat(24)
    );
    let mut market = Market::open(Arc::clone(setting), seed);
    script(&lines).iter().for_each(|command| drop(market.execute(command)));
    market.settle();
    invariants::hold(&market);
    market
}

fn figure(market: &Market, figure: aftersale::Figure) -> i64 {
    market.figure(Figure::AfterSale(figure))
}

#[test]
fn the_premium_follows_what_came_back_and_the_insurer_pays_the_way() {
    let course = course();
    let play = &course.scenarios["insured"];
    let rules = &play.setting.rules.freight_insurance;
    let (mut calm, mut restless) = (Vec::new(), Vec::new());
    for seed in 1..=6 {
        for (refund_ppm, premiums) in [(0, &mut calm), (300_000, &mut restless)] {
            let market = sold(&regretted(play, refund_ppm), seed, true);
            let paid: i64 = market.parcels.values().map(|parcel| parcel.premium_fen).sum();
            assert_eq!(figure(&market, aftersale::Figure::ReturnPremiumsFen), paid);
            assert_eq!(market.ledger.balance(Account::Insurance), paid, "seed {seed}");
            let back = market.orders.values().filter(|order| order.came_back).count() as i64;
            let most_fen = back * rules.covers_fen;
            assert_eq!(
                figure(&market, aftersale::Figure::ReturnsInsuredFen),
                most_fen,
                "seed {seed}"
            );
            assert_eq!(back == 0, refund_ppm == 0);
            premiums.push(market.return_premium_fen().expect("there is an insurer"));
            let known = market.parcels.len() >= rules.known_from as usize;
            assert!(known, "seed {seed}: {} parcels", market.parcels.len());
        }
    }
    assert_eq!(calm, [rules.premiums[0].fen; 6]);
    assert!(restless.iter().all(|fen| calm[0] < *fen), "{restless:?}");
}

#[test]
fn a_promise_draws_buyers_and_returns_and_moves_no_other_draw() {
    let course = course();
    let play = &course.scenarios["insured"];
    let setting = regretted(play, 150_000);
    let (mut with, mut without, mut back_with, mut back_without) = (0, 0, 0, 0);
    for seed in 1..=12 {
        let [on, off] = [true, false].map(|is_insured| sold(&setting, seed, is_insured));
        let names = |market: &Market| -> std::collections::BTreeSet<String> {
            let early = market
                .orders
                .values()
                .filter(|order| order.placed_min < time::at(4, 0) && !order.again);
            early.map(|order| order.name.to_string()).collect()
        };
        assert!(
            names(&off).is_subset(&names(&on)),
            "seed {seed}: nobody stays away for it"
        );
        with += on.orders.len();
        without += off.orders.len();
        let back = |market: &Market| market.orders.values().filter(|order| order.came_back).count();
        back_with += back(&on);
        back_without += back(&off);
        assert_eq!(off.ledger.balance(Account::Insurance), 0);
    }
    assert!(
        without < with && with * 10 < without * 12,
        "{with} beside {without} orders"
    );
    assert!(back_without < back_with, "{back_with} beside {back_without} came back");
}

#[test]
fn where_no_scenario_has_an_insurer_nothing_is_promised_and_nothing_is_otherwise() {
    let course = course();
    let play = &course.scenarios["insured"];
    let mut off = (*play.setting).clone();
    off.scenario.freight_insurance = false;
    assert!(!off.scenario.sections().contains("freight_insurance"));
    assert!(play.setting.scenario.sections().contains("freight_insurance"));
    let off = Arc::new(off);
    let mut market = Market::open(Arc::clone(&off), 1);
    assert!(!market.assurances().contains(&Assurance::ReturnFreight));
    assert_eq!(market.return_premium_fen(), None);
    let promise = Command::from(listing::Edit::Assure(listing::edit::Assure {
        assurance: Assurance::ReturnFreight,
        on: true,
    }));
    let refused = market.execute(&promise).expect_err("nobody insures here");
    assert_eq!(refused.code(), "no_insurer");
    assert_eq!(sold(&off, 2, false).log, {
        let mut dearer = (*off).clone();
        Arc::make_mut(&mut dearer.rules).freight_insurance.start_fen = 9_999;
        sold(&Arc::new(dearer), 2, false).log
    });
}

#[test]
fn whatever_is_done_the_books_balance_and_a_replay_comes_to_the_same() {
    let course = course();
    let setting = regretted(&course.scenarios["insured"], 300_000);
    let lines = [
        "assure return-freight off",
        "assure return-freight on",
        "submit",
        "pack due carton",
        "label packed",
        "ship packed courier=snow via=station",
        "agree all",
        "receive all",
        "reject all",
        "wait morning",
        "wait 200",
        "wait 600",
    ];
    let figures: Vec<Figure> = aftersale::Figure::ALL.iter().copied().map(Figure::AfterSale).collect();
    for seed in 1..=12 {
        let mut dice = Dice(seed);
        let commands: Vec<Command> = (0..70).map(|_| script(dice.of(&lines)).remove(0)).collect();
        hold_throughout(&setting, seed, &figures, &commands);
    }
}

#[test]
fn digits_lead_to_the_promise_and_the_page_does_no_harm() {
    let mut hall = Hall::open();
    hall.course = Arc::new(course());
    let mut lost = guide::play(&hall, "insured").lost;
    lost.retain(|command| !command.starts_with("wait "));
    assert_eq!(lost, Vec::<String>::new());
    assert_eq!(first_line::walk(&hall, "insured", 1), Vec::new());
}
