//! What an edit of a listing wrote: the field and its value.

use super::{Saying, Word};
use crate::market::{Assurance, FreightTerms, Zone, listing};

/// Returns what `command` writes into a listing; a command that writes nothing there is told by its own text form.
pub fn edit(command: &listing::Command) -> Saying {
    match command {
        listing::Command::Title(title) => edited("title").with("value", Word::as_is(title.clone())),
        listing::Command::Category(category) => edited("category").with("value", Word::name("category", category)),
        listing::Command::Attribute(listing::command::Attribute { attribute, value }) => edited("attribute")
            .with("name", Word::name("attribute", attribute))
            .with("value", Word::name("value", value)),
        listing::Command::Photos(photos) => edited("photos").with("count", Word::Number(photos.len() as i64)),
        listing::Command::Details(lines) => edited("details").with("count", Word::Number(lines.len() as i64)),
        listing::Command::Sku(listing::command::Sku { net_g, price_fen }) => edited("sku")
            .with("weight", Word::grams(*net_g))
            .with("money", Word::Yuan(*price_fen)),
        listing::Command::Unsku(net_g) => edited("unsku").with("weight", Word::grams(*net_g)),
        listing::Command::Price(listing::command::Price { price_fen, .. }) => {
            edited("price").with("money", Word::Yuan(*price_fen))
        }
        listing::Command::Stock(listing::command::Stock { pieces, .. }) => {
            edited("stock").with("count", Word::count(*pieces))
        }
        listing::Command::Freight(listing::command::Freight { zone, terms }) => freight(zone, *terms),
        listing::Command::Promise(hours) => edited("promise").with("hours", Word::count(*hours)),
        listing::Command::SevenDays(true) => edited("seven-days-yes"),
        listing::Command::SevenDays(false) => edited("seven-days-no"),
        listing::Command::Assure(listing::command::Assure { assurance, on: true }) => assured(*assurance),
        listing::Command::Assure(listing::command::Assure { assurance, on: false }) => {
            edited("assure-off").with("what", Word::say(assured(*assurance)))
        }
        listing::Command::List(_)
        | listing::Command::Submit
        | listing::Command::Shelve
        | listing::Command::Unshelve => Saying::of(Word::as_is(command.to_string())),
    }
}

/// Returns what a row of the freight template says.
pub fn freight(zone: &Zone, terms: FreightTerms) -> Saying {
    let zone = match zone {
        Zone::All => Word::say(Saying::plain("say-zone-all")),
        Zone::One(zone) => Word::name("zone", zone),
    };
    match terms {
        FreightTerms::Free => edited("freight-free").with("zone", zone),
        FreightTerms::Fee(fee_fen) => edited("freight-fee")
            .with("zone", zone)
            .with("money", Word::Yuan(fee_fen)),
        FreightTerms::None => edited("freight-none").with("zone", zone),
    }
}

pub fn assured(assurance: Assurance) -> Saying {
    edited(match assurance {
        Assurance::BadFruit => "assure-bad-fruit",
        Assurance::ShortWeight => "assure-short-weight",
    })
}

fn edited(key: &str) -> Saying {
    Saying::plain(format!("say-edit-{key}"))
}
