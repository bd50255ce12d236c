//! What falls due by itself, in order of time. An entry may be out of date when its minute comes: the thing it was made for
//! has moved on. Each noun looks at its own state and answers with nothing then.

use super::{
    Event, Market, Name, aftersale, buyer, coop, courier_claim, household, listing, live, message, order, parcel,
    planned, promotion, purchase, shop,
    shop::{conduct, licence},
    station::{self, StationDue},
    talk,
    tender::{self, TenderDue},
    time,
    van::{self, VanDue},
};

/// The closed list of what may fall due; at the same minute they come in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    DayBegins,
    /// The village station opens.
    StationOpens,
    /// The n-th line of the scenario's plan.
    Planned(usize),
    ShopReview,
    ListingReview(String),
    /// A possible buyer looks; `height` is the demand at which this one would buy, in millionths of an order a day.
    Candidate {
        product: String,
        number: u32,
        height: i64,
    },
    /// Somebody who got a good answer orders.
    WishBuys(Name),
    MessageLeaves(Name),
    CallEnds(Name),
    BuyerPays(Name),
    PayEnds(Name),
    Warn(Name),
    Hop(Name),
    ShipBy(Name),
    LateRefund(Name),
    Claim(Name),
    AfterSale(Name),
    Confirm(Name),
    Settle(Name),
    Review(Name),
    CourierClaim(Name),
    Purchase(Name),
    Tender(TenderDue),
    Van(VanDue),
    Station(StationDue),
    /// The `turn`-th talk of a line of the plan.
    Talk {
        plan: usize,
        turn: usize,
    },
    /// A talk that another one led to, by its terms.
    TalkBrought(String),
    TalkLeaves(Name),
    /// A code given away is used.
    Theft(Name),
    Household(household::HouseholdDue),
    Coop(coop::CoopDue),
    BuyersLeave,
    /// The shop's points or deposit have changed.
    Conduct,
    /// The n-th line of the record.
    Violation(usize),
    RestrictionEnds,
    ClosingEnds,
    Registration,
    FirstScan(Name),
    SaleEnds {
        product: String,
        net_g: u32,
    },
    CampaignEnds,
    GroupEnds(u32),
    /// A possible buyer on the live stream; `height` in millionths of an order a session.
    LiveCandidate {
        product: String,
        number: u32,
        height: i64,
    },
    Withdraws(Name),
    LiveEnds,
}

/// Returns what happens because something fell due.
pub(super) fn fire(market: &Market, due: &Due) -> Vec<Event> {
    match due {
        Due::DayBegins => day_begins(market),
        Due::StationOpens => order::station_opens(market),
        Due::Planned(n) => planned::happens(market, *n),
        Due::ShopReview => shop::review(market),
        Due::ListingReview(product) => listing::review(market, product),
        Due::Candidate {
            product,
            number,
            height,
        } => buyer::looks(market, product, *number, *height),
        Due::WishBuys(name) => buyer::wish_buys(market, name),
        Due::MessageLeaves(name) => message::leaves(market, name),
        Due::CallEnds(name) => order::call_ends(market, name),
        Due::BuyerPays(name) => order::buyer_pays(market, name),
        Due::PayEnds(name) => order::pay_ends(market, name),
        Due::Warn(name) => order::warn(market, name),
        Due::Hop(name) => parcel::hop(market, name),
        Due::ShipBy(name) => order::ship_by(market, name),
        Due::LateRefund(name) => order::late_refund(market, name),
        Due::Claim(name) => aftersale::claim(market, name),
        Due::AfterSale(name) => aftersale::fall_due(market, name),
        Due::Confirm(name) => order::confirm(market, name),
        Due::Settle(name) => order::settle(market, name),
        Due::Review(name) => order::review(market, name),
        Due::CourierClaim(name) => courier_claim::fall_due(market, name),
        Due::Purchase(name) => purchase::fall_due(market, name),
        Due::Tender(due) => tender::fall_due(market, *due),
        Due::Van(due) => van::fall_due(market, due),
        Due::Station(due) => station::fall_due(market, due),
        Due::Talk { plan, turn } => talk::dealt(market, *plan, *turn),
        Due::TalkBrought(terms) => talk::comes(market, terms),
        Due::TalkLeaves(name) => talk::leaves(market, name),
        Due::Theft(name) => talk::theft(market, name),
        Due::Household(due) => household::fall_due(market, due),
        Due::Coop(due) => coop::fall_due(market, due),
        Due::BuyersLeave => buyers_leave(market),
        Due::Conduct => conduct::look(market),
        Due::Violation(number) => conduct::violation_due(market, *number),
        Due::RestrictionEnds => conduct::restriction_ends(market),
        Due::ClosingEnds => conduct::closing_ends(market),
        Due::Registration => licence::registration_comes(market),
        Due::FirstScan(name) => conduct::first_scan(market, name),
        Due::SaleEnds { product, net_g } => promotion::sale_ends(market, product, *net_g),
        Due::CampaignEnds => promotion::campaign_ends(market),
        Due::GroupEnds(number) => promotion::group_ends(market, *number),
        Due::LiveCandidate {
            product,
            number,
            height,
        } => live::watches(market, product, *number, *height),
        Due::Withdraws(name) => live::withdraws(market, name),
        Due::LiveEnds => live::ends(market),
    }
}

fn day_begins(market: &Market) -> Vec<Event> {
    let day = time::day_of(market.now_min);
    let (month, date) = market.date(day);
    let mut events = vec![Event::DayBegan {
        day,
        month,
        date,
        ambient_c: market.ambient_c(day),
    }];
    events.extend(conduct::morning(market));
    events.extend(promotion::inspect(market));
    events
}

fn buyers_leave(market: &Market) -> Vec<Event> {
    if market.buyers_gone {
        Vec::new()
    } else {
        vec![Event::BuyersGone]
    }
}

/// Applies the market's own events: days, weather, the end.
pub(super) fn apply(market: &mut Market, event: &Event) -> bool {
    match event {
        Event::DayBegan { day, .. } => {
            market.rain = false;
            market.plan(time::at(day + 1, 0), Due::DayBegins);
            market.plan(
                time::at(*day, market.setting.rules.day.station_opens_min),
                Due::StationOpens,
            );
            buyer::plan_day(market, *day);
            coop::plan_day(market, *day);
            tender::plan_day(market, *day);
            van::plan_day(market, *day);
            station::plan_day(market, *day);
        }
        Event::BuyersGone => market.buyers_gone = true,
        Event::MarketEnded => market.ended = true,
        _ => return false,
    }
    true
}
