//! The names that a command could have named: for whoever writes commands, as a page shows them to whoever presses keys.

use crate::market::{Command, Market, Refusal, Thing, day, listing, promotion};

/// Most names of one kind on a line.
const SHOWN: usize = 40;

/// Returns the names that there are in the place of one that there is not; none where they cannot be told.
pub fn names(market: &Market, command: &Command, refusal: &Refusal) -> Vec<String> {
    let mut names = Vec::new();
    if let Refusal::Day(day::Refusal::NoSuch(day::refusal::NoSuch { what })) = refusal {
        names = of_thing(*what, market, command);
    } else if *refusal == Refusal::Listing(listing::Refusal::PromiseNotOffered) {
        names = written(market.profile().map_or(&[][..], |profile| &profile.promises_h));
    }
    if names.len() > SHOWN {
        names.truncate(SHOWN);
        names.push("…".to_owned());
    }
    names
}

fn written(all: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
    all.into_iter().map(|one| one.to_string()).collect()
}

fn of_thing(what: Thing, market: &Market, command: &Command) -> Vec<String> {
    let (rules, scenario) = (&market.setting.rules, &market.setting.scenario);
    match what {
        Thing::Profile => written(rules.profiles.keys()),
        Thing::Document => written(rules.documents.keys()),
        Thing::DocumentWay => {
            let ways = rules.documents.values();
            ways.flat_map(|document| written(&document.good).into_iter().chain(written(document.bad.keys())))
                .collect()
        }
        Thing::Product => written(scenario.goods.keys()),
        Thing::Category => written(rules.categories.keys()),
        Thing::Attribute | Thing::AttributeValue => attributes(market, what),
        Thing::Photo => written(&rules.photos),
        Thing::Sku => sizes(market),
        Thing::Reply if matches!(command, Command::Promotion(promotion::Command::Respond(_))) => {
            written(rules.review_replies.keys())
        }
        Thing::Reply => written(&rules.replies),
        Thing::Pack => written(rules.packs.keys()),
        Thing::Courier if scenario.couriers.is_empty() => written(rules.couriers.keys()),
        Thing::Courier => written(&scenario.couriers),
        Thing::Evidence => written(&rules.conduct.evidence),
        Thing::Coupon => written(rules.coupons.keys()),
        Thing::Line if matches!(command, Command::Listing(_)) => {
            written(rules.words.details.iter().chain(rules.words.lines.keys()))
        }
        Thing::Line => written(rules.lines.keys()),
        Thing::Order => written(
            market
                .orders
                .values()
                .filter(|order| !order.state.is_closed())
                .map(|order| &order.name),
        ),
        Thing::Zone => {
            let zones: std::collections::BTreeSet<String> = written(rules.places.values().map(|place| &place.zone))
                .into_iter()
                .collect();
            written(zones)
        }
        Thing::Household => written(scenario.household.keys()),
        Thing::Offer => written(scenario.offers.keys()),
        Thing::Bill => written(scenario.bills.keys()),
        Thing::Service => written(rules.services.keys()),
        Thing::Message
        | Thing::Item
        | Thing::Purchase
        | Thing::Bidder
        | Thing::Case
        | Thing::Village
        | Thing::Shop
        | Thing::Talk
        | Thing::Answer
        | Thing::Deal
        | Thing::Violation
        | Thing::Ticket
        | Thing::Hours => Vec::new(),
    }
}

/// The attributes of the category that the page on the desk names, or all their choices.
fn attributes(market: &Market, what: Thing) -> Vec<String> {
    let listing = market.desk.as_ref().and_then(|product| market.listings.get(product));
    let category = listing
        .and_then(|listing| listing.draft.category.as_ref())
        .and_then(|id| market.setting.rules.categories.get(id));
    let known = category.map_or(&[][..], |category| &category.attributes);
    if what == Thing::Attribute {
        return written(known.iter().map(|attribute| &attribute.id));
    }
    let with_options = |id: &str, options: &[String]| format!("{id} {}", options.join("|"));
    let all = known.iter();
    all.map(|attribute| with_options(&attribute.id, &attribute.options))
        .collect()
}

/// The sizes of the page on the desk, as a command names them.
fn sizes(market: &Market) -> Vec<String> {
    let listing = market.desk.as_ref().and_then(|product| market.listings.get(product));
    let sizes = listing.into_iter().flat_map(|listing| listing.skus.keys());
    sizes.map(|net_g| format!("{net_g}g")).collect()
}
