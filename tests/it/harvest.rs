//! The harvest and the spells: each decision does what it says in the same world, and each spell holds on its days only.

use bazar::market::aftersale;
use bazar::market::{Command, Event, Figure, Market, Trouble, day, parcel};
use std::sync::Arc;

use crate::market::{course, script};

const SENT_NEAR: &str = "freight 3 none\nfreight 4 none\nstock 2500g 60\npromise 48\nsubmit\nrepeat 9\nwait morning\n\
    pack due foam-ice\npack due foam\nlabel packed\nship packed courier=snow via=township\nend\n";

/// Plays the July grapes with this decision first.
fn grapes(decision: &str) -> Market {
    let course = course();
    let mut market = Market::open(course.scenarios["s10"].setting.clone(), 1);
    for command in script(&format!("{decision}\n{SENT_NEAR}")) {
        // Mornings without orders have nothing to pack.
        let _ = market.execute(&command);
    }
    market.settle();
    market
}

/// Bad pieces of the orders that both worlds have.
fn bad_pieces(one: &Market, other: &Market) -> (u32, u32) {
    let both = one.orders.values().filter_map(|order| {
        let same = other.orders.get(&order.name)?;
        let is_same = same.packed_min == order.packed_min && same.pack == order.pack;
        is_same.then_some((order.bad_pieces, same.bad_pieces))
    });
    both.fold((0, 0), |(ones, others), (a, b)| (ones + a, others + b))
}

#[test]
fn fruit_picked_early_and_cooled_keeps_longer_and_ripe_fruit_less() {
    let (ripe, plain) = (grapes("pick grape ripe"), grapes(""));
    let (early, cooled) = (grapes("pick grape early"), grapes("pick grape early\ncool grape"));
    let (of_ripe, of_plain) = bad_pieces(&ripe, &plain);
    assert!(of_plain < of_ripe, "{of_plain} of {of_ripe}");
    let (of_plain, of_early) = bad_pieces(&plain, &early);
    assert!(of_early < of_plain, "{of_early} of {of_plain}");
    let (of_early, of_cooled) = bad_pieces(&early, &cooled);
    assert!(of_cooled < of_early, "{of_cooled} of {of_early}");
}

#[test]
fn ungraded_fruit_called_first_grade_brings_more_claims() {
    let (plain, graded) = (grapes(""), grapes("grade grape first"));
    let asked = |market: &Market| {
        market.figure(Figure::AfterSale(aftersale::Figure::AfterSales)) * 1_000
            / market.figure(Figure::Parcel(parcel::Figure::Delivered)).max(1)
    };
    assert!(
        asked(&graded) < asked(&plain),
        "{} of {}",
        asked(&graded),
        asked(&plain)
    );
}

#[test]
fn grading_keeps_its_shares_and_the_gate_pays_for_the_rest() {
    let course = course();
    let mut market = Market::open(course.scenarios["s10"].setting.clone(), 1);
    let rules = course.rules().harvest.clone();
    let (harvest_g, cash_fen) = (
        market.left_g(&"grape".into()),
        market.figure(Figure::Day(day::Figure::CashFen)),
    );
    let events = market
        .execute(&script("grade grape second")[0])
        .expect("it can be done");
    let kept_g = (i64::from(harvest_g) * (rules.first_ppm + rules.second_ppm) / 1_000_000) as u32;
    assert_eq!(market.left_g(&"grape".into()), kept_g, "{events:?}");
    let farm_fen = market.gate_fen_per_kg(&"grape".into());
    let gate_fen = i64::from(harvest_g - kept_g) * farm_fen / 1_000 * rules.gate_ppm / 1_000_000;
    let wages_fen = i64::from(harvest_g) * rules.grade_fen_per_kg / 1_000;
    assert_eq!(
        market.figure(Figure::Day(day::Figure::CashFen)),
        cash_fen + gate_fen - wages_fen
    );
}

#[test]
fn spells_hold_on_their_days_only() {
    let course = course();
    let open = || Market::open(course.scenarios["s10"].setting.clone(), 1);
    let begun: Vec<String> = grapes("")
        .log
        .iter()
        .filter(|happened| matches!(happened.event, Event::Day(day::Event::SpellBegan(_))))
        .map(|happened| happened.event.to_string())
        .collect();
    assert_eq!(
        begun,
        [
            "spell heat until day 8",
            "spell no-ice until day 7",
            "spell truck-waits until day 7",
            "spell heat in urumqi until day 11",
            "spell dear-boxes until day 10",
            "spell review-storm until day 12",
        ]
    );
    // The plan's heat comes on top of the weather that the seed draws.
    let mut calm = (*course.scenarios["s10"].setting).clone();
    calm.scenario.plan.clear();
    let (market, calm) = (open(), Market::open(Arc::new(calm), 1));
    let warmer: Vec<i32> = (3..=9).map(|day| market.ambient_c(day) - calm.ambient_c(day)).collect();
    assert_eq!(warmer, [0, 5, 5, 5, 5, 5, 0]);
    let waited = grapes("").log.iter().any(|happened| {
        matches!(
            &happened.event,
            Event::Parcel(parcel::Event::HopDone(parcel::event::HopDone {
                trouble: Some(Trouble::TruckWaits),
                ..
            }))
        )
    });
    assert!(waited, "a truck waited in the county town");
    let mut market = open();
    market
        .execute(&Command::wait_until(5 * 1440 - 1440 + 600))
        .expect("it is later");
    assert_eq!(market.no_ice_until_min(), Some(7 * 1440 + 480));
}
