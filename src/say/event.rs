//! What happened in the market, one sentence for each event: each noun has its own.

use super::{
    Arg, Sentence, advert, aftersale, cancellation, contract, coop, courier_claim, day, group_round, harvest,
    household, inquiry, invoice, listing, live, message, order, papers, parcel, presale, promotion, purchase, rival,
    sample, shop, station, talk, tender, van,
};
use crate::market::{Event, HouseholdId, Name};

/// Whether what else happened at once says this as well: who was paid just now needs no reminder to ship, and households
/// that were not paid are named together.
pub fn is_told_by_another(at: usize, events: &[Event]) -> bool {
    use crate::market::order::Event as OfOrder;
    if let Event::Order(OfOrder::Warned(warned)) = &events[at] {
        let is_paid = |other: &Event| matches!(other, Event::Order(OfOrder::Paid(paid)) if paid.order == warned.order);
        return events.iter().any(is_paid);
    }
    missed(&events[at]).is_some() && events[..at].iter().any(|other| missed(other).is_some())
}

/// The household that was not paid on its day, and what it is owed.
fn missed(event: &Event) -> Option<(HouseholdId, i64)> {
    use crate::market::household::Event as OfHousehold;
    if let Event::Household(OfHousehold::PayDayMissed(missed)) = event {
        return Some((missed.household.clone(), missed.owed_fen));
    }
    None
}

/// Returns the sentence for what happened among others, with what it says of them.
pub fn event_among(event: &Event, events: &[Event]) -> Sentence {
    match missed(event) {
        Some(_) => super::household::pay_days_missed(&events.iter().filter_map(missed).collect::<Vec<_>>()),
        None => self::event(event),
    }
}

/// Returns the sentence for what happened.
pub fn event(event: &Event) -> Sentence {
    match event {
        Event::Day(event) => day::event(event),
        Event::Papers(event) => papers::event(event),
        Event::Shop(event) => shop::event(event),
        Event::Listing(event) => listing::event(event),
        Event::Message(event) => message::event(event),
        Event::Talk(event) => talk::event(event),
        Event::Order(event) => order::event(event),
        Event::Parcel(event) => parcel::event(event),
        Event::AfterSale(event) => aftersale::event(event),
        Event::CourierClaim(event) => courier_claim::event(event),
        Event::Harvest(event) => harvest::event(event),
        Event::Household(event) => household::event(event),
        Event::Coop(event) => coop::event(event),
        Event::Purchase(event) => purchase::event(event),
        Event::Inquiry(event) => inquiry::event(event),
        Event::Tender(event) => tender::event(event),
        Event::Van(event) => van::event(event),
        Event::Station(event) => station::event(event),
        Event::Promotion(event) => promotion::event(event),
        Event::Advert(event) => advert::event(event),
        Event::Presale(event) => presale::event(event),
        Event::CourierContract(event) => contract::contract_event(event),
        Event::Sample(event) => sample::event(event),
        Event::Invoice(event) => invoice::event(event),
        Event::PackLot(event) => contract::lot_event(event),
        Event::Cancellation(event) => cancellation::event(event),
        Event::GroupRound(event) => group_round::event(event),
        Event::Live(event) => live::event(event),
        Event::Rival(event) => rival::event(event),
    }
}

/// Returns how a name is said: the course's name for a person or thing, else the name itself.
pub fn called(name: &Name) -> Arg {
    Arg::Called(name.to_string())
}
