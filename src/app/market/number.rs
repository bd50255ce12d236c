//! The number field: a price, a stock, a fee, typed with digits, a point and Backspace.

use super::{listing::ctx, menu::Menu};
use crate::market::{CouponId, listing, promotion};
use crate::{
    app::{
        input::Key,
        keymap::{Action, Mode, action},
        number_field::NumberField,
    },
    market::{Command, FreightTerms, Market, Zone},
    say::{Arg, Sentence, sentence},
    text::{Ink, decimal},
};

/// What the number is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    /// Price of a size that is there.
    Price(u32),
    /// Price of a size that is added.
    Size(u32),
    Stock(u32),
    Fee(Zone),
    /// The price of a size during a discount of so many days.
    Sale(u32, u32),
    /// The price of a size for so many who buy together.
    Group(u32, u32),
    /// How many of a coupon.
    Coupon(CouponId),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Typing {
    pub field: Field,
    pub typed: NumberField,
    /// What holds now stands in the field, and nothing was typed yet: a digit takes its place.
    is_untouched: bool,
    /// It was handed in and stands there still, so the shop said no: a digit takes its place.
    is_refused: bool,
}

/// What a key did to the number.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    Stay,
    Done(Command),
    /// Enter in an empty field.
    Nothing,
    Back,
}

/// Digits before the point: dearer or more than this is a slip.
const WHOLE_DIGITS: usize = 5;

impl Typing {
    pub fn new(field: Field) -> Typing {
        let typed = match field {
            Field::Stock(_) | Field::Coupon(_) => NumberField::whole(WHOLE_DIGITS),
            Field::Price(_) | Field::Size(_) | Field::Fee(_) | Field::Sale(..) | Field::Group(..) => {
                NumberField::with_point(WHOLE_DIGITS)
            }
        };
        Typing {
            field,
            typed,
            is_untouched: false,
            is_refused: false,
        }
    }

    /// The field with the price or fee that holds now. How many pieces there are to sell is another matter: Enter alone says all.
    pub fn filled(self, market: &Market) -> Typing {
        let Some(listing) = ctx(market) else { return self };
        let fen = match &self.field {
            Field::Price(net_g) => listing.skus.get(net_g).map(|sku| sku.price_fen),
            Field::Fee(Zone::One(zone)) => match listing.draft.freight.get(zone) {
                Some(FreightTerms::Fee(fen)) => Some(*fen),
                Some(FreightTerms::Free | FreightTerms::None) | None => None,
            },
            Field::Fee(Zone::All)
            | Field::Size(_)
            | Field::Stock(_)
            | Field::Sale(..)
            | Field::Group(..)
            | Field::Coupon(_) => None,
        };
        let typed = fen.map(|fen| decimal(fen).replace(',', ""));
        Typing {
            is_untouched: typed.is_some(),
            typed: self.typed.holding(typed),
            field: self.field,
            is_refused: false,
        }
    }

    pub fn press(&mut self, key: Key) -> Typed {
        let action = action(key, Mode::Digits);
        if self.is_untouched && action == Some(Action::Take) {
            return Typed::Back;
        }
        let is_touched = matches!(action, Some(Action::Digit(_) | Action::Sign(_) | Action::Erase));
        if is_touched {
            let was_untouched = std::mem::take(&mut self.is_untouched);
            let was_refused = std::mem::take(&mut self.is_refused);
            if (was_untouched || was_refused) && matches!(action, Some(Action::Digit(_))) {
                self.typed.clear();
            }
        }
        match action {
            Some(Action::Take) if self.typed.is_empty() => return Typed::Nothing,
            Some(Action::Take) => {
                self.is_refused = true;
                return self.command().map_or(Typed::Stay, Typed::Done);
            }
            Some(Action::Back) => return Typed::Back,
            _ => self.typed.press(key),
        }
        Typed::Stay
    }

    /// What the number means to the person: the field's question.
    pub fn ask(&self) -> Sentence {
        match &self.field {
            Field::Price(net_g) | Field::Size(net_g) => sentence::market_type_price(Arg::grams(*net_g)),
            Field::Stock(net_g) => sentence::market_type_stock(Arg::grams(*net_g)),
            Field::Fee(_) => sentence::market_type_fee(),
            Field::Sale(net_g, _) | Field::Group(net_g, _) => sentence::market_type_price(Arg::grams(*net_g)),
            Field::Coupon(coupon) => sentence::market_type_coupons(Arg::name("coupon", coupon)),
        }
    }

    pub fn unit(&self) -> Sentence {
        match self.field {
            Field::Stock(_) => sentence::market_unit_pieces(),
            Field::Coupon(_) => sentence::market_unit_coupons(),
            Field::Price(_) | Field::Size(_) | Field::Fee(_) | Field::Sale(..) | Field::Group(..) => {
                sentence::market_unit_yuan()
            }
        }
    }

    fn command(&self) -> Option<Command> {
        let fen = self.typed.hundredths()?;
        Some(match &self.field {
            Field::Price(net_g) => Command::from(listing::Edit::Price(listing::edit::Price {
                net_g: Some(*net_g),
                price_fen: fen,
            })),
            Field::Size(net_g) => Command::from(listing::Edit::Sku(listing::edit::Sku {
                net_g: *net_g,
                price_fen: fen,
            })),
            Field::Stock(net_g) => Command::from(listing::Edit::Stock(listing::edit::Stock {
                net_g: Some(*net_g),
                pieces: u32::try_from(fen / 100).ok()?,
            })),
            Field::Sale(net_g, days) => Command::Promotion(promotion::Command::Sale(promotion::command::Sale {
                net_g: *net_g,
                price_fen: fen,
                days: *days,
            })),
            Field::Group(net_g, people) => Command::Promotion(promotion::Command::Group(promotion::command::Group {
                net_g: *net_g,
                terms: Some((fen, *people)),
            })),
            Field::Coupon(coupon) => Command::Promotion(promotion::Command::Coupon(promotion::command::Coupon {
                coupon: coupon.clone(),
                count: u32::try_from(fen / 100).ok()?,
            })),
            Field::Fee(zone) => Command::from(listing::Edit::Freight(listing::edit::Freight {
                zone: zone.clone(),
                terms: FreightTerms::Fee(fen),
            })),
        })
    }
}

/// What is asked for, and what is good to know before it is typed.
pub fn menu(typing: &Typing, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_number());
    menu.show_in(typing.ask(), Ink::Strong);
    menu.show_in(typing.unit(), Ink::Dim);
    if let Field::Price(net_g) | Field::Size(net_g) = &typing.field {
        super::goods::describe_others(&mut menu, *net_g, market);
    }
    if let (Field::Stock(net_g), Some(product)) = (&typing.field, &market.desk) {
        menu.show(sentence::market_harvest_left(Arg::grams(market.left_g(product))));
        let others_g = others_g(*net_g, market).filter(|others_g| 0 < *others_g);
        if let Some(others_g) = others_g.and_then(|others_g| i64::try_from(others_g).ok()) {
            menu.show(sentence::market_stock_others(Arg::Weight(others_g)));
        }
        if let Some(pieces) = all_left(*net_g, market) {
            menu.show_in(sentence::market_stock_all(Arg::count(pieces)), Ink::Dim);
        }
    }
    menu
}

/// What Enter alone means in an empty field.
pub fn usual(field: &Field, market: &Market) -> Option<Command> {
    let Field::Stock(net_g) = field else { return None };
    let pieces = all_left(*net_g, market)?;
    Some(Command::from(listing::Edit::Stock(listing::edit::Stock {
        net_g: Some(*net_g),
        pieces,
    })))
}

/// How many pieces of a size there are beside what the page promises in others.
fn all_left(net_g: u32, market: &Market) -> Option<u32> {
    let product = market.desk.as_ref()?;
    let pieces = u64::from(market.left_g(product)).saturating_sub(others_g(net_g, market)?) / u64::from(net_g);
    u32::try_from(pieces).ok().filter(|pieces| 0 < *pieces)
}

/// What the page at hand promises in other sizes (g).
fn others_g(net_g: u32, market: &Market) -> Option<u64> {
    let listing = market.listings.get(market.desk.as_ref()?)?;
    let own = listing.skus.get(&net_g).map_or(0, |sku| sku.stock);
    Some(listing.offered_g() - u64::from(net_g) * u64::from(own))
}
