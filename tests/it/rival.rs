//! Other shops, the gate and buyers who come again: what each does to the same world.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::market::{
    Account, Command, Event, Factor, Figure, Market, ProductId, Setting, day, harvest, order, rival, time,
};

use crate::market::{course, script};

fn walnut() -> ProductId {
    "walnut".into()
}

/// One of each event that no solution comes to.
pub fn events() -> Vec<Event> {
    vec![
        Event::from(harvest::event::SoldAtGate {
            product: walnut(),
            weight_g: 20_000,
            gate_fen: 27_000,
        }),
        Event::from(harvest::event::Spoiled {
            product: walnut(),
            weight_g: 3_000,
            loss_fen: 4_050,
        }),
        Event::from(rival::event::Copied {
            product: walnut(),
            by: "new-shop".into(),
        }),
        Event::from(rival::event::TakedownAsked {
            product: walnut(),
            gone_min: 2000,
        }),
        Event::from(rival::event::TakenDown { product: walnut() }),
    ]
}

/// The first order among these, by somebody who has bought before.
pub fn again(events: &[Event]) -> Option<Event> {
    events.iter().find_map(|event| {
        let Event::Order(order::Event::Placed(placed)) = event else {
            return None;
        };
        let mut placed = placed.clone();
        placed.order.again = true;
        Some(Event::from(placed))
    })
}

/// Lets time go by, whoever asks for something.
fn sleep_until(market: &mut Market, min: u32) {
    while market.now_min < min {
        market.run_until_asked(min);
    }
}

/// The shop of S05 by its author's solution, up to this morning.
fn walnuts(seed: u64, until_day: u32) -> Market {
    let scenario = &course().scenarios["s05"];
    let mut market = Market::open(scenario.setting.clone(), seed);
    for command in &scenario.solution {
        if time::at(until_day, 0) <= market.now_min {
            break;
        }
        let _ = market.execute(command);
    }
    market
}

#[test]
fn what_others_ask_stands_a_week_and_is_dearer_when_the_cheapest_has_sold_out() {
    for seed in 1..=20 {
        let mut market = Market::open(course().scenarios["s05"].setting.clone(), seed);
        let first = market.rivals[&walnut()].quotes.clone();
        sleep_until(&mut market, time::at(7, 600));
        assert_eq!(market.rivals[&walnut()].quotes, first, "seed {seed}: within a week");
        sleep_until(&mut market, time::at(8, 1));
        assert_ne!(
            market.rivals[&walnut()].quotes,
            first,
            "seed {seed}: each week has its prices"
        );
        for (id, asked_fen) in market.asked_elsewhere(&walnut(), 850) {
            let quote = market.rivals[&walnut()].quotes[id];
            assert_eq!(asked_fen.is_none(), quote.sold_out, "seed {seed}: {id}");
        }
        let mut asked_if = |sold_out: bool| {
            let beside = market.rivals.get_mut(&walnut()).expect("it is sold");
            for (id, quote) in &mut beside.quotes {
                quote.sold_out = sold_out && id.as_str() == "cheap-shop";
            }
            market.asked_elsewhere_ppm(&walnut())
        };
        assert!(asked_if(false) < asked_if(true), "seed {seed}");
    }
}

#[test]
fn a_kilogram_is_cheaper_in_a_large_box_and_dearer_in_a_dear_year() {
    let mut years = BTreeSet::new();
    for seed in 1..=40 {
        let market = Market::open(course().scenarios["s05"].setting.clone(), seed);
        let per_kg =
            [500, 850, 1000, 2500, 5000].map(|net_g| market.usual_fen(&walnut(), net_g) * 1000 / i64::from(net_g));
        assert!(
            per_kg.is_sorted_by(|small, large| small > large),
            "seed {seed}: {per_kg:?}"
        );
        let gate_fen = market.gate_fen_per_kg(&walnut());
        assert!(
            (1_200..=1_500).contains(&gate_fen),
            "seed {seed}: Aksu's guide price, not {gate_fen}"
        );
        years.insert((gate_fen, market.usual_fen(&walnut(), 1000)));
    }
    assert!(years.len() > 20, "{} years", years.len());
    let usual = years.iter().map(|(_, usual_fen)| *usual_fen);
    assert!(usual.is_sorted(), "what the field asks, the buyer pays");
}

#[test]
fn who_goes_below_the_others_is_followed_down_to_the_cost() {
    let price = |yuan: &str| {
        let mut market = walnuts(3, 5);
        let _ = market.execute(&script(&format!("price 850g {yuan}"))[0]);
        sleep_until(&mut market, time::at(8, 600));
        market.rivals[&walnut()].quotes["cheap-shop"].price_ppm
    };
    let (usual, war) = (price("29.90"), price("20.90"));
    assert!(war < usual, "{war} is below {usual}");
    assert!(war >= course().rules().rivals["cheap-shop"].least_ppm, "{war}");
}

#[test]
fn copied_photos_cost_visits_until_the_market_takes_them_down() {
    let scenario = &course().scenarios["s05"];
    let mut rules = (*scenario.setting.rules).clone();
    let copier = rules.rivals.get_mut("new-shop").expect("it copies");
    (copier.copies_from, copier.copies_ppm) = (Some(1), 1_000_000);
    let setting = Setting {
        rules: Arc::new(rules),
        scenario: scenario.setting.scenario.clone(),
    };
    let mut market = Market::open(Arc::new(setting), 1);
    for command in &scenario.solution {
        let _ = market.execute(command);
        if market.copied(&walnut()).is_some() {
            break;
        }
    }
    let looking = |market: &Market| {
        let pull = market.pull_of(&walnut()).expect("the page is seen");
        let copied = pull.looking.iter().find(|(factor, _)| *factor == Factor::Copied);
        copied.expect("one of the factors").1
    };
    assert!(looking(&market) < 1_000_000, "somebody took them");
    let asked = market
        .execute(&script("takedown walnut")[0])
        .expect("it can be asked for");
    assert!(
        matches!(asked[0], Event::Rival(rival::Event::TakedownAsked(_))),
        "{asked:?}"
    );
    assert!(
        market.execute(&script("takedown walnut")[0]).is_err(),
        "it is asked for once"
    );
    let gone_min = market.copied(&walnut()).and_then(|copied| copied.gone_min);
    sleep_until(&mut market, gone_min.expect("it was asked for"));
    let is_told = |event: &Event| matches!(event, Event::Rival(rival::Event::TakenDown(_)));
    assert!(
        market.log.iter().any(|happened| is_told(&happened.event)),
        "the market says so"
    );
}

#[test]
fn the_gate_pays_for_what_is_sound_and_the_page_offers_no_more_than_is_left() {
    let mut market = walnuts(1, 3);
    let sold_g = market.left_g(&walnut()) - 5_000;
    let then_fen = market.ledger.balance(Account::Cash) + market.gate_fen(&walnut(), sold_g);
    market
        .execute(&script(&format!("gate walnut {sold_g}g"))[0])
        .expect("the trader takes it");
    assert_eq!(market.left_g(&walnut()), 5_000);
    assert_eq!(market.ledger.balance(Account::Cash), then_fen);
    let skus = market.listings[&walnut()].skus.iter();
    let offered_g: u32 = skus.map(|(net_g, sku)| net_g * sku.stock).sum();
    assert!(offered_g <= 5_000, "{offered_g} g are offered");
    assert!(
        market.execute(&script("gate walnut 6000g")[0]).is_err(),
        "no more than is left"
    );
    assert_eq!(market.ledger.sum(), 0);
}

#[test]
fn plums_that_nobody_bought_are_worth_less_at_the_end_and_walnuts_hardly() {
    let lost_of_hundred = |scenario: &str, product: &str| {
        let product = ProductId::from(product);
        let mut market = Market::open(course().scenarios[scenario].setting.clone(), 1);
        let whole_fen = market.goods_value_fen(&product, market.left_g(&product));
        let first_fen = market.gate_fen(&product, 1_000);
        let last_day = market.setting.scenario.days;
        let _ = market.execute(&Command::wait_until(time::at(last_day, 600)));
        assert!(market.gate_fen(&product, 1_000) <= first_fen);
        let before_fen = market.figure(Figure::Day(day::Figure::ProfitFen));
        market.settle();
        let lost_fen = market.ledger.balance(Account::Spoiled);
        let is_told = |event: &Event| matches!(event, Event::Harvest(harvest::Event::Spoiled(_)));
        assert_eq!(market.log.iter().any(|happened| is_told(&happened.event)), 0 < lost_fen);
        assert_eq!(
            market.figure(Figure::Day(day::Figure::ProfitFen)),
            before_fen - lost_fen
        );
        lost_fen * 100 / whole_fen
    };
    let (plums, walnuts) = (lost_of_hundred("s09", "prune"), lost_of_hundred("s05", "walnut"));
    assert!(0 < plums, "{plums} of a hundred");
    assert_eq!(walnuts, 0, "of a hundred");
}

#[test]
fn who_was_content_comes_again_and_who_was_not_does_not() {
    let scenario = &course().scenarios["s05"];
    let mut setting = (*scenario.setting).clone();
    setting.scenario.days = 45;
    let setting = Arc::new(setting);
    let (mut again, mut first) = (0, 0);
    for seed in 1..=6 {
        let mut market = Market::open(Arc::clone(&setting), seed);
        for command in scenario.solution.iter().cycle().take(1_500) {
            let _ = market.execute(command);
        }
        for order in market.orders.values().filter(|order| order.again) {
            let name = order.name.as_str();
            let before = &market.orders[name.rsplit_once('-').map_or(name, |(before, _)| before)];
            assert_eq!(before.refunded_fen, 0, "seed {seed}: {name} had a reason to stay away");
            assert!(!before.late && before.place == order.place, "seed {seed}: {name}");
            again += 1;
        }
        first += market.figure(Figure::Order(order::Figure::Settled));
    }
    assert!(0 < again, "nobody of {first} came again");
    assert!(again * 3 < first, "{again} of {first}: fewer than a third");
}
