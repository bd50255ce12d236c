//! What is told of several things that happened at once.

use bazar::market::{Event, household, order};
use bazar::say;

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
