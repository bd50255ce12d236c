//! What is done about a round of the neighbours' group, and its text form.

use std::fmt;

use super::Way;
use crate::grammar::{Form, KeyedYes, Moment, Number, OneOf, ParseError, Price, Share, Word, Words, grammar};
use crate::{Market, ProductId, time};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Opens a round in the neighbours' group: `open apricot 19.90 until d1 20:00 pickup d2 19:00 least 20 most 40 share 8%`.
    Open(Open),
    /// Has friends sign up who will not fetch anything: `friends 6`.
    Friends(u32),
    /// Picks and bags what was ordered, or so many: `bag ordered`, `bag 40`.
    Bag(Bags),
    /// Is at the pick-up point with the bags at the hour, and hands them out: `bring`.
    Bring,
    /// Says what becomes of bags that nobody fetched: `leftover told`.
    Leftover(Way),
}

/// The terms of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub product: ProductId,
    /// Of one portion.
    pub price_fen: i64,
    /// Until then neighbours sign up.
    pub cut_off_min: u32,
    pub pick_up_min: u32,
    /// With fewer the round is called off.
    pub least: u32,
    /// More are not taken down.
    pub most: u32,
    /// The leader's, of what is fetched (ppm).
    pub share_ppm: i64,
    /// Who wants to may pay later.
    pub credit: bool,
}

/// How many portions are bagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bags {
    /// As many as stand on the list and are not bagged.
    Ordered,
    Number(u32),
}

impl Open {
    /// Returns a portion's price at so many hundredths of the county's, as it is written: a little under the round yuan (fen).
    pub fn price_at(&self, market: &Market, hundredths: i64) -> i64 {
        market.portion_price_fen(&self.product, hundredths)
    }

    /// Returns the other hours of pick-up on the same day that come after the cut-off.
    pub fn other_hours(&self, market: &Market) -> Vec<u32> {
        let rules = &market.setting.rules.rounds;
        let day = time::day_of(self.pick_up_min);
        let hours = rules.hours.iter().map(|hour| time::at(day, hour.minute));
        let is_other = |min: &u32| *min != self.pick_up_min && self.cut_off_min + rules.trip_min <= *min;
        hours.filter(is_other).collect()
    }
}

grammar! {
    "open" Open {
        product: Word("product"),
        price_fen: Price,
        cut_off_min: After("until", Moment),
        pick_up_min: After("pickup", Moment),
        least: After("least", Number),
        most: After("most", Number),
        share_ppm: After("share", Share),
        credit: KeyedYes("credit"),
    };
    "friends" Friends(count: Number);
    "bag" Bag(bags: BagsForm);
    "bring" Bring;
    "leftover" Leftover(way: OneOf);
}

/// A value behind a word that says which it is: `least 20`.
struct After<F>(&'static str, F);

impl<T, F: Form<T>> Form<T> for After<F> {
    fn usage(&self) -> String {
        format!("{} {}", self.0, self.1.usage())
    }

    fn read(&self, words: &mut Words) -> Result<T, ParseError> {
        if words.skip(self.0) {
            self.1.read(words)
        } else {
            Err(words.missing(self.0))
        }
    }

    fn write(&self, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {}", self.0)?;
        self.1.write(value, f)
    }
}

/// `ordered`, or a number.
struct BagsForm;

impl Form<Bags> for BagsForm {
    fn usage(&self) -> String {
        "ordered|<number>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Bags, ParseError> {
        if words.skip("ordered") {
            return Ok(Bags::Ordered);
        }
        Number.read(words).map(Bags::Number)
    }

    fn write(&self, value: &Bags, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            Bags::Ordered => f.write_str(" ordered"),
            Bags::Number(count) => Number.write(count, f),
        }
    }
}
