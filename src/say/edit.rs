//! What an edit of a listing wrote: the field and its value.

use super::{Arg, Sentence, sentence};
use crate::market::{Assurance, FreightTerms, Zone, listing};

/// Returns what `command` writes into a listing; a command that writes nothing there is told by its own text form.
pub fn edit(command: &listing::Command) -> Sentence {
    match command {
        listing::Command::Title(title) => sentence::say_edit_title(Arg::as_is(title.clone())),
        listing::Command::Category(category) => sentence::say_edit_category(Arg::name("category", category)),
        listing::Command::Attribute(listing::command::Attribute { attribute, value }) => {
            sentence::say_edit_attribute(Arg::name("attribute", attribute), Arg::name("value", value))
        }
        listing::Command::Photos(photos) => sentence::say_edit_photos(Arg::Number(photos.len() as i64)),
        listing::Command::Details(lines) => sentence::say_edit_details(Arg::Number(lines.len() as i64)),
        listing::Command::Sku(listing::command::Sku { net_g, price_fen }) => {
            sentence::say_edit_sku(Arg::Yuan(*price_fen), Arg::grams(*net_g))
        }
        listing::Command::Unsku(net_g) => sentence::say_edit_unsku(Arg::grams(*net_g)),
        listing::Command::Price(listing::command::Price { price_fen, .. }) => {
            sentence::say_edit_price(Arg::Yuan(*price_fen))
        }
        listing::Command::Stock(listing::command::Stock { pieces, .. }) => {
            sentence::say_edit_stock(Arg::count(*pieces))
        }
        listing::Command::Freight(listing::command::Freight { zone, terms }) => freight(zone, *terms),
        listing::Command::Promise(hours) => sentence::say_edit_promise(Arg::count(*hours)),
        listing::Command::SevenDays(true) => sentence::say_edit_seven_days_yes(),
        listing::Command::SevenDays(false) => sentence::say_edit_seven_days_no(),
        listing::Command::Assure(listing::command::Assure { assurance, on: true }) => assured(*assurance),
        listing::Command::Assure(listing::command::Assure { assurance, on: false }) => {
            sentence::say_edit_assure_off(Arg::say(assured(*assurance)))
        }
        listing::Command::List(_)
        | listing::Command::Submit
        | listing::Command::Shelve
        | listing::Command::Unshelve => Sentence::of(Arg::as_is(command.to_string())),
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
    }
}
