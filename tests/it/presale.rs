//! Selling before the harvest: what is owed by when, what hangs on the trees still, and how a promise for too early shows.

use std::sync::Arc;

use bazar::course::{Course, Practice};
use bazar::market::{Command, Event, Figure, Market, ProductId, Refusal, presale, time};
use bazar::tutor::MarketRun;
use bazar::tutor::practice::{breaks, kept};

use crate::dice::Dice;
use crate::invariants;
use crate::market::{hold_throughout, script};

/// One of each event, as it may be told.
pub fn events() -> [Event; 2] {
    let product = || ProductId::from("prune");
    [
        Event::from(presale::event::Opened {
            product: product(),
            day: 6,
        }),
        Event::from(presale::event::Ripened { product: product() }),
    ]
}

/// One of each reason for which nothing is sold ahead, or packed.
pub fn refusals() -> [Refusal; 3] {
    [
        Refusal::Presale(presale::Refusal::HarvestIsHere),
        Refusal::from(presale::refusal::DayTooFar { most_days: 15 }),
        Refusal::from(presale::refusal::NotRipe { from_min: 7_680 }),
    ]
}

fn figure(market: &Market, figure: presale::Figure) -> i64 {
    market.figure(Figure::Presale(figure))
}

#[test]
fn what_is_sold_ahead_goes_from_its_day_on_and_nothing_is_packed_before_it_is_ripe() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s09"];
    let ripe_min = time::at(6, 480);
    let mut ahead = 0;
    for seed in 1..=8 {
        let (_, mut market) = MarketRun::of_script(&play.setting, seed, &play.solution);
        market.settle();
        invariants::hold(&market);
        let paid = market.orders.values().filter(|order| order.state.was_taken());
        for order in paid {
            assert!(
                order.packed_min.is_none_or(|min| ripe_min <= min),
                "seed {seed}: {}",
                order.name
            );
            if order.placed_min < ripe_min {
                assert!(
                    ripe_min < order.ship_by_min,
                    "seed {seed}: {} is owed before",
                    order.name
                );
                ahead += 1;
            }
        }
        assert_eq!(figure(&market, presale::Figure::PreorderedLate), 0, "seed {seed}");
        assert!(kept(Practice::RipeFirst, &market).is_whole(), "seed {seed}");
        assert!(market.is_ripe(&"prune".into()) && market.presale_day(&"prune".into()).is_none());
    }
    assert!(40 < ahead, "{ahead} orders came before the harvest");
}

#[test]
fn whoever_promises_too_early_is_late() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s09"];
    let found = breaks(Practice::RipeFirst, &play.setting, &play.solution);
    let ways: Vec<&str> = found.iter().map(|one| one.way.as_str()).collect();
    assert_eq!(ways, ["sold as if there", "three days too early"]);
    for broken in found {
        let mut late = 0;
        for seed in 1..=6 {
            let (_, mut market) = MarketRun::of_script(&play.setting, seed, &broken.script);
            market.settle();
            assert!(
                !kept(Practice::RipeFirst, &market).is_whole(),
                "seed {seed}: {}",
                broken.way
            );
            late += figure(&market, presale::Figure::PreorderedLate);
        }
        assert!(20 < late, "{}: {late} late", broken.way);
    }
}

#[test]
fn whatever_is_promised_the_books_balance_and_a_replay_comes_to_the_same() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["s09"];
    let lines = [
        "presale prune 4",
        "presale prune 6",
        "presale prune 9",
        "presale prune 30",
        "stock 2500g 40",
        "promise 24",
        "submit",
        "grade prune first",
        "gate prune 10000g",
        "pack due net-carton",
        "label packed",
        "ship packed courier=snow via=township",
        "agree all",
        "wait morning",
        "wait 300",
    ];
    let figures: Vec<Figure> = presale::Figure::ALL
        .iter()
        .map(|figure| Figure::Presale(*figure))
        .collect();
    for seed in 1..=30 {
        let mut dice = Dice(seed);
        let commands: Vec<Command> = (0..60).map(|_| script(dice.of(&lines)).remove(0)).collect();
        hold_throughout(&play.setting, seed, &figures, &commands);
    }
}

#[test]
fn only_goods_that_hang_on_the_trees_read_the_rules() {
    let (course, _) = Course::embedded();
    let setting = &course.scenarios["s09"].setting;
    let mut there = (**setting).clone();
    for goods in there.scenario.goods.values_mut() {
        goods.from_day = 0;
    }
    assert!(setting.scenario.sections().contains("presale") && !there.scenario.sections().contains("presale"));
    let mut market = Market::open(Arc::new(there), 1);
    let refused = market.execute(&script("presale prune 6")[0]);
    assert_eq!(refused, Err(Refusal::Presale(presale::Refusal::HarvestIsHere)));
}
