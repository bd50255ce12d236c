//! Figures and goals in words: what is counted, how far it is, how much is wanted.

use super::{
    Arg, Sentence, advert, aftersale, cancellation, contract, coop, courier_claim, day, group_round, harvest,
    household, inquiry, invoice, listing, live, message, order, papers, parcel, presale, promotion, purchase, rival,
    sample, sentence, shop, station, talk, tender, van,
};
use crate::{
    course::Comparison,
    market::{Figure, Market},
    tutor::Want,
};

/// Returns how far each part of a goal is, for the line over a market.
pub fn progress(comparisons: &[(Figure, Comparison, i64)], market: &Market) -> Vec<Sentence> {
    comparisons
        .iter()
        .map(|(figure, is, wanted)| {
            want(&Want {
                figure: *figure,
                is: *is,
                wanted: *wanted,
                reached: market.figure(*figure),
            })
        })
        .collect()
}

/// Returns one comparison of a goal with what was reached.
pub fn want(want: &Want) -> Sentence {
    let make = match want.is {
        Comparison::Equal => sentence::say_want_equal,
        Comparison::Unequal => sentence::say_want_unequal,
        Comparison::Less => sentence::say_want_less,
        Comparison::AtMost => sentence::say_want_at_most,
        Comparison::More => sentence::say_want_more,
        Comparison::AtLeast => sentence::say_want_at_least,
    };
    make(
        Arg::say(figure(want.figure)),
        value(want.figure, want.reached),
        value(want.figure, want.wanted),
    )
}

/// Returns what a figure counts.
pub fn figure(figure: Figure) -> Sentence {
    match figure {
        Figure::Day(figure) => day::figure(figure),
        Figure::Papers(figure) => papers::figure(figure),
        Figure::Shop(figure) => shop::figure(figure),
        Figure::Listing(figure) => listing::figure(figure),
        Figure::Message(figure) => message::figure(figure),
        Figure::Talk(figure) => talk::figure(figure),
        Figure::Order(figure) => order::figure(figure),
        Figure::Parcel(figure) => parcel::figure(figure),
        Figure::AfterSale(figure) => aftersale::figure(figure),
        Figure::CourierClaim(figure) => courier_claim::figure(figure),
        Figure::Harvest(figure) => harvest::figure(figure),
        Figure::Household(figure) => household::figure(figure),
        Figure::Coop(figure) => coop::figure(figure),
        Figure::Purchase(figure) => purchase::figure(figure),
        Figure::Inquiry(figure) => inquiry::figure(figure),
        Figure::Tender(figure) => tender::figure(figure),
        Figure::Van(figure) => van::figure(figure),
        Figure::Station(figure) => station::figure(figure),
        Figure::Promotion(figure) => promotion::figure(figure),
        Figure::Advert(figure) => advert::figure(figure),
        Figure::Presale(figure) => presale::figure(figure),
        Figure::CourierContract(figure) => contract::contract_figure(figure),
        Figure::Sample(figure) => sample::figure(figure),
        Figure::Invoice(figure) => invoice::figure(figure),
        Figure::PackLot(figure) => contract::lot_figure(figure),
        Figure::Cancellation(figure) => cancellation::figure(figure),
        Figure::GroupRound(figure) => group_round::figure(figure),
        Figure::Live(figure) => live::figure(figure),
        Figure::Rival(figure) => rival::figure(figure),
    }
}

/// Returns a figure's value in its unit: fen as yuan, parts per million as a share, hundredths as a decimal number.
pub fn value(figure: Figure, value: i64) -> Arg {
    let name = figure.name();
    if name.ends_with("_fen") {
        Arg::Yuan(value)
    } else if name.ends_with("_ppm") {
        Arg::OfHundred(value)
    } else if name.ends_with("_hundredths") {
        Arg::Decimal(value)
    } else if name.ends_with("_g") {
        Arg::Weight(value)
    } else if name.ends_with("_min") {
        Arg::Span(u32::try_from(value).unwrap_or(0))
    } else {
        Arg::Number(value)
    }
}
