//! What is told of several things that happened at once.

use bazar::{
    app::describe_events,
    market::{Event, Role, day, household, order},
    say::{self, sentence},
};

use crate::hall::Hall;

/// That the market has closed is told to whoever sells, whatever else happened in one wait; who only buys or has sold nothing has
/// no orders to finish.
#[test]
fn whoever_sells_is_told_that_the_market_has_closed() {
    let hall = Hall::open();
    let closed = sentence::say_event_buyers_gone();
    let gone = Event::from(day::Event::BuyersGone);
    let paid = |order: &str| {
        Event::from(order::event::Paid {
            order: order.into(),
            amount_fen: 2590,
            ship_by_min: 3000,
            withdraws_min: None,
        })
    };
    let (mut sold, mut bought) = (0, 0);
    for scenario in hall.course.scenarios.keys() {
        let session = hall.session(scenario, 1);
        let mut market = session.market().expect("a market").clone();
        let is_seller = market.setting.scenario.role == Role::Seller;
        for command in &session.playable.play.as_ref().expect("a scenario").solution {
            let _ = market.execute(command);
        }
        let events = [gone.clone(), paid("b1"), paid("b2"), paid("b3"), paid("b4")];
        let is_told = describe_events(&events, &market).contains(&closed);
        if is_seller && !market.orders.is_empty() {
            assert!(is_told, "{scenario}");
            sold += 1;
        } else if market.setting.scenario.role == Role::Buyer {
            assert!(!is_told, "{scenario}");
            bought += 1;
        }
    }
    assert!(0 < sold && 0 < bought, "{sold} {bought}");
}

/// A reminder to ship says nothing beside the payment itself, and all who were not paid are named in one sentence.
#[test]
fn what_happened_together_is_told_together() {
    let warned = |order: &str| {
        Event::from(order::event::Warned {
            order: order.into(),
            ship_by_min: 3000,
        })
    };
    let missed = |household: &str| {
        Event::from(household::event::PayDayMissed {
            household: household.into(),
            owed_fen: 500,
        })
    };
    let paid = Event::from(order::event::Paid {
        order: "b17".into(),
        amount_fen: 2590,
        ship_by_min: 3000,
        withdraws_min: None,
    });
    let events = [
        paid,
        warned("b17"),
        warned("b18"),
        missed("patime"),
        missed("old-zhang"),
    ];
    let silent: Vec<bool> = (0..events.len())
        .map(|at| say::is_told_by_another(at, &events))
        .collect();
    assert_eq!(silent, [false, true, false, false, true]);
    let (all, one) = (say::event_among(&events[3], &events), say::event(&events[3]));
    assert_ne!(all, one);
    assert_eq!(say::event_among(&events[2], &events), say::event(&events[2]));
}
