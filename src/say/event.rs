//! What happened in the market, one sentence for each event: each noun has its own.

use super::{
    Arg, Sentence, aftersale, coop, courier_claim, day, harvest, household, inquiry, listing, live, message, order,
    papers, parcel, promotion, purchase, rival, shop, station, talk, tender, van,
};
use crate::market::{Event, Name};

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
        Event::Live(event) => live::event(event),
        Event::Rival(event) => rival::event(event),
    }
}

/// Returns how a name is said: the course's name for a person or thing, else the name itself.
pub fn called(name: &Name) -> Arg {
    Arg::Called(name.to_string())
}
