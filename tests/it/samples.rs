//! Every value of the small enums, and every step of a claim against a courier: for the tests of what is said.

use bazar::market::courier_claim;
use bazar::market::{ClaimState, Event, OrderId, OrderState, PurchaseState, Refusal, ShopState, Thing};

pub const CLAIM_STATES: [ClaimState; 6] = [
    ClaimState::Found,
    ClaimState::Filed,
    ClaimState::Refused,
    ClaimState::Complained,
    ClaimState::Paid,
    ClaimState::Closed,
];

/// Every step of a claim against a courier.
pub fn claim_events() -> [courier_claim::Event; 9] {
    let order = || OrderId::from("b317");
    [
        courier_claim::Event::Found(courier_claim::event::Found {
            order: order(),
            loss_fen: 9900,
            file_by_min: 2000,
        }),
        courier_claim::Event::Documented(courier_claim::event::Documented { order: order() }),
        courier_claim::Event::Filed(courier_claim::event::Filed {
            order: order(),
            answer_by_min: 2000,
        }),
        courier_claim::Event::Refused(courier_claim::event::Refused {
            order: order(),
            has_evidence: true,
            complain_by_min: 2000,
        }),
        courier_claim::Event::Refused(courier_claim::event::Refused {
            order: order(),
            has_evidence: false,
            complain_by_min: 2000,
        }),
        courier_claim::Event::Complained(courier_claim::event::Complained {
            order: order(),
            answer_by_min: 2000,
        }),
        courier_claim::Event::Paid(courier_claim::event::Paid {
            order: order(),
            amount_fen: 9900,
        }),
        courier_claim::Event::Closed(courier_claim::event::Closed {
            order: order(),
            too_late: true,
        }),
        courier_claim::Event::Closed(courier_claim::event::Closed {
            order: order(),
            too_late: false,
        }),
    ]
}

pub const THINGS: [Thing; 34] = [
    Thing::Profile,
    Thing::Document,
    Thing::DocumentWay,
    Thing::Product,
    Thing::Category,
    Thing::Attribute,
    Thing::AttributeValue,
    Thing::Photo,
    Thing::Sku,
    Thing::Zone,
    Thing::Reply,
    Thing::Order,
    Thing::Message,
    Thing::Pack,
    Thing::Courier,
    Thing::Item,
    Thing::Offer,
    Thing::Purchase,
    Thing::Bill,
    Thing::Bidder,
    Thing::Case,
    Thing::Village,
    Thing::Shop,
    Thing::Talk,
    Thing::Answer,
    Thing::Household,
    Thing::Deal,
    Thing::Violation,
    Thing::Evidence,
    Thing::Coupon,
    Thing::Line,
    Thing::Ticket,
    Thing::Hours,
    Thing::Service,
];

pub const SHOP_STATES: [ShopState; 10] = [
    ShopState::Closed,
    ShopState::Reviewing,
    ShopState::NeedFix,
    ShopState::WaitDeposit,
    ShopState::Open,
    ShopState::Trial,
    ShopState::Restricted,
    ShopState::Frozen,
    ShopState::Closing,
    ShopState::Shut,
];

pub const ORDER_STATES: [OrderState; 11] = [
    OrderState::Asked,
    OrderState::WaitPay,
    OrderState::WaitShip,
    OrderState::Shipped,
    OrderState::Delivered,
    OrderState::Completed,
    OrderState::Settled,
    OrderState::Unpaid,
    OrderState::Declined,
    OrderState::Refunded,
    OrderState::WaitGroup,
];

pub const PURCHASE_STATES: [PurchaseState; 6] = [
    PurchaseState::OnTheWay,
    PurchaseState::Arrived,
    PurchaseState::Collected,
    PurchaseState::Signed,
    PurchaseState::Returning,
    PurchaseState::Returned,
];

/// One of each event of the nouns that have tests of their own.
pub fn events_of_nouns() -> Vec<Event> {
    let mut events = crate::rival::events();
    events.extend(crate::advert::events());
    events.extend(crate::cancellation::events());
    events.extend(crate::contract::events());
    events.extend(crate::presale::events());
    events.extend(crate::invoice::events());
    events.extend(crate::sample::events());
    events.extend(crate::group_round::events());
    events.extend(crate::seller::events());
    events.extend(crate::station::events().into_iter().map(Event::Station));
    events
}

/// One of each reason of theirs for saying no.
pub fn refusals_of_nouns() -> Vec<Refusal> {
    let mut refusals = crate::advert::refusals().to_vec();
    refusals.extend(crate::cancellation::refusals());
    refusals.extend(crate::contract::refusals());
    refusals.extend(crate::presale::refusals());
    refusals.extend(crate::invoice::refusals());
    refusals.extend(crate::sample::refusals());
    refusals.extend(crate::group_round::refusals());
    refusals.extend(crate::freight_insurance::refusals());
    refusals
}

/// A market in which nobody has done anything, at each of these minutes.
pub fn markets_at<const N: usize>(minutes: [u32; N]) -> [bazar::market::Market; N] {
    let (course, _) = bazar::course::Course::embedded();
    let market = bazar::market::Market::open(course.scenarios["s01"].setting.clone(), 1);
    minutes.map(|now_min| {
        let mut there = market.clone();
        there.now_min = now_min;
        there
    })
}

/// What happens in every market of the course when its solution is played.
pub fn played() -> Vec<bazar::market::Event> {
    let (course, _) = bazar::course::Course::embedded();
    let mut events = Vec::new();
    for play in course.scenarios.values() {
        let mut market = bazar::market::Market::open(play.setting.clone(), 7);
        for command in &play.solution {
            // A refusal is told elsewhere; the rest of the solution goes on.
            let _ = market.execute(command);
        }
        market.settle();
        events.extend(market.log.into_iter().map(|happened| happened.event));
    }
    events
}
