//! What an edit of a listing wrote: the field and its value.

use super::{Saying, Word};
use crate::market::{Assurance, Command, FreightTerms, Zone};

/// Returns what `command` writes into a listing; a command that writes nothing there is told by its own text form.
pub fn edit(command: &Command) -> Saying {
    match command {
        Command::Title(title) => edited("title").with("value", Word::as_is(title.clone())),
        Command::Category(category) => edited("category").with("value", Word::name("category", category)),
        Command::Attribute { attribute, value } => edited("attribute")
            .with("name", Word::name("attribute", attribute))
            .with("value", Word::name("value", value)),
        Command::Photos(photos) => edited("photos").with("count", Word::Number(photos.len() as i64)),
        Command::Details(lines) => edited("details").with("count", Word::Number(lines.len() as i64)),
        Command::Sku { net_g, price_fen } => edited("sku")
            .with("weight", Word::grams(*net_g))
            .with("money", Word::Yuan(*price_fen)),
        Command::Unsku(net_g) => edited("unsku").with("weight", Word::grams(*net_g)),
        Command::Price { price_fen, .. } => edited("price").with("money", Word::Yuan(*price_fen)),
        Command::Stock { pieces, .. } => edited("stock").with("count", Word::count(*pieces)),
        Command::Freight { zone, terms } => freight(zone, *terms),
        Command::Promise(hours) => edited("promise").with("hours", Word::count(*hours)),
        Command::SevenDays(true) => edited("seven-days-yes"),
        Command::SevenDays(false) => edited("seven-days-no"),
        Command::Assure { assurance, on: true } => assured(*assurance),
        Command::Assure { assurance, on: false } => edited("assure-off").with("what", Word::say(assured(*assurance))),
        other => Saying::of(Word::as_is(other.to_string())),
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
