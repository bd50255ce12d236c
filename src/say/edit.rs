//! What an edit of a listing wrote: the field and its value.

use super::{Arg, Sentence, sentence};
use crate::market::{Assurance, FreightTerms, Zone, listing};

/// Returns what an edit writes into a listing.
pub fn edit(edit: &listing::Edit) -> Sentence {
    match edit {
        listing::Edit::Title(title) => sentence::say_edit_title(Arg::as_is(title.clone())),
        listing::Edit::Category(category) => sentence::say_edit_category(Arg::name("category", category)),
        listing::Edit::Attribute(listing::edit::Attribute { attribute, value }) => {
            sentence::say_edit_attribute(Arg::name("attribute", attribute), Arg::name("value", value))
        }
        listing::Edit::Photos(photos) => sentence::say_edit_photos(Arg::Number(photos.len() as i64)),
        listing::Edit::Details(lines) => sentence::say_edit_details(Arg::Number(lines.len() as i64)),
        listing::Edit::Sku(listing::edit::Sku { net_g, price_fen }) => {
            sentence::say_edit_sku(Arg::Yuan(*price_fen), Arg::grams(*net_g))
        }
        listing::Edit::Unsku(net_g) => sentence::say_edit_unsku(Arg::grams(*net_g)),
        listing::Edit::Price(listing::edit::Price { price_fen, .. }) => sentence::say_edit_price(Arg::Yuan(*price_fen)),
        listing::Edit::Stock(listing::edit::Stock { pieces, .. }) => sentence::say_edit_stock(Arg::count(*pieces)),
        listing::Edit::Freight(listing::edit::Freight { zone, terms }) => freight(zone, *terms),
        listing::Edit::Promise(hours) => sentence::say_edit_promise(Arg::count(*hours)),
        listing::Edit::SevenDays(true) => sentence::say_edit_seven_days_yes(),
        listing::Edit::SevenDays(false) => sentence::say_edit_seven_days_no(),
        listing::Edit::Assure(listing::edit::Assure { assurance, on: true }) => assured(*assurance),
        listing::Edit::Assure(listing::edit::Assure { assurance, on: false }) => {
            sentence::say_edit_assure_off(Arg::say(assured(*assurance)))
        }
    }
}

/// Returns what a row of the freight template says.
pub fn freight(zone: &Zone, terms: FreightTerms) -> Sentence {
    let zone = match zone {
        Zone::All => Arg::say(sentence::say_zone_all()),
        Zone::One(zone) => Arg::name("zone", zone),
    };
    match terms {
        FreightTerms::Free => sentence::say_edit_freight_free(zone),
        FreightTerms::Fee(fee_fen) => sentence::say_edit_freight_fee(Arg::Yuan(fee_fen), zone),
        FreightTerms::None => sentence::say_edit_freight_none(zone),
    }
}

pub fn assured(assurance: Assurance) -> Sentence {
    match assurance {
        Assurance::BadFruit => sentence::say_edit_assure_bad_fruit(),
        Assurance::ShortWeight => sentence::say_edit_assure_short_weight(),
        Assurance::ReturnFreight => sentence::say_edit_assure_return_freight(),
    }
}
