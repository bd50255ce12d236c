//! Figures and goals in words: what is counted, how far it is, how much is wanted.

use super::{Arg, Sentence, sentence};
use crate::market::{aftersale, purchase};
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
    let name = figure.name();
    let shown = match figure {
        Figure::Purchase(purchase::Figure::InspectedBeforeSigning) => "inspected",
        Figure::AfterSale(aftersale::Figure::RefundOfSalesPpm) => "refund-share",
        Figure::Day(_)
        | Figure::Papers(_)
        | Figure::Shop(_)
        | Figure::Listing(_)
        | Figure::Message(_)
        | Figure::Talk(_)
        | Figure::Order(_)
        | Figure::Parcel(_)
        | Figure::AfterSale(_)
        | Figure::CourierClaim(_)
        | Figure::Harvest(_)
        | Figure::Household(_)
        | Figure::Coop(_)
        | Figure::Purchase(_)
        | Figure::Inquiry(_)
        | Figure::Tender(_)
        | Figure::Van(_)
        | Figure::Station(_)
        | Figure::Promotion(_)
        | Figure::Live(_) => name
            .trim_end_matches("_ppm")
            .trim_end_matches("_fen")
            .trim_end_matches("_hundredths")
            .trim_end_matches("_min"),
    };
    Sentence::plain(format!("say-figure-{}", shown.replace('_', "-")))
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
