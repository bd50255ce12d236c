//! What is done about a listing, and its text form.

use std::fmt;

use crate::grammar::{
    self, Either, Form, List, NO_YES, Number, OneOf, ParseError, Rest, Weight, WeightIfAny, Word, Words, Yuan, grammar,
};
use crate::{CategoryId, ProductId, ZoneId};

#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(CommandKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Command {
    /// Begins a listing of a product, or puts it on the desk again: `list walnut`.
    List(ProductId),
    /// `title 叶城薄皮核桃850克`
    Title(String),
    /// `category nuts`
    Category(CategoryId),
    /// `attribute origin yecheng`
    Attribute(Attribute),
    /// The whole set of pictures: `photos whole,cut,size,packing,orchard`.
    Photos(Vec<String>),
    /// Lines of the description: `details origin,storage,weight`.
    Details(Vec<String>),
    /// Adds a size or changes its price: `sku 850g 25.90`.
    Sku(Sku),
    /// Takes a size away: `unsku 850g`.
    Unsku(u32),
    /// Changes the price of the only size, or of one: `price 29.90`, `price 850g 29.90`.
    Price(Price),
    /// Pieces for sale: `stock 40`, `stock 850g 40`.
    Stock(Stock),
    /// One row of the freight template: `freight all free`, `freight 4 8.00`, `freight 5 none`.
    Freight(Freight),
    /// Hours until dispatch: `promise 48`.
    Promise(u32),
    /// Whether seven days' return is offered, shown on the page either way: `seven-days no`.
    SevenDays(bool),
    /// `assure bad-fruit on`
    Assure(Assure),
    /// Sends the listing to review: `submit`.
    Submit,
    /// Puts a passed listing on the shelf again: `shelve`.
    Shelve,
    /// Takes it off: `unshelve`.
    Unshelve,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    pub attribute: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sku {
    pub net_g: u32,
    pub price_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    pub net_g: Option<u32>,
    pub price_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stock {
    pub net_g: Option<u32>,
    pub pieces: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freight {
    pub zone: Zone,
    pub terms: FreightTerms,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assure {
    pub assurance: Assurance,
    pub on: bool,
}

grammar! {
    "list" List(product: Word("product"));
    "title" Title(title: Rest);
    "category" Category(category: Word("category"));
    "attribute" Attribute { attribute: Word("attribute"), value: Word("value") };
    "photos" Photos(photos: List("photos"));
    "details" Details(lines: List("details"));
    "sku" Sku { net_g: Weight, price_fen: grammar::Price };
    "unsku" Unsku(net_g: Weight);
    "price" Price { net_g: WeightIfAny, price_fen: grammar::Price };
    "stock" Stock { net_g: WeightIfAny, pieces: Number };
    "freight" Freight { zone: ZoneForm, terms: TermsForm };
    "promise" Promise(hours: Number);
    "seven-days" SevenDays(on: NO_YES);
    "assure" Assure { assurance: OneOf, on: Either(&["off", "on"]) };
    "submit" Submit;
    "shelve" Shelve;
    "unshelve" Unshelve;
}

/// A row of the freight template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    All,
    One(ZoneId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FreightTerms {
    /// The freight is inside the price.
    Free,
    /// The buyer pays this per order.
    Fee(i64),
    /// Not sent there.
    None,
}

/// A service promise on the page.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Assurance {
    /// Bad pieces are paid for.
    BadFruit,
    /// Missing grams are paid for.
    ShortWeight,
}

impl Assurance {
    pub const ALL: &'static [Assurance] = <Assurance as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// `all`, or a zone's id.
struct ZoneForm;

impl Form<Zone> for ZoneForm {
    fn usage(&self) -> String {
        "all|<zone>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<Zone, ParseError> {
        Ok(match words.need("zone")?.0 {
            "all" => Zone::All,
            zone => Zone::One(zone.into()),
        })
    }

    fn write(&self, value: &Zone, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            Zone::All => f.write_str(" all"),
            Zone::One(zone) => write!(f, " {zone}"),
        }
    }
}

/// `free`, `none`, or what the buyer pays.
struct TermsForm;

impl Form<FreightTerms> for TermsForm {
    fn usage(&self) -> String {
        "free|none|<yuan>".to_owned()
    }

    fn read(&self, words: &mut Words) -> Result<FreightTerms, ParseError> {
        if words.skip("free") {
            return Ok(FreightTerms::Free);
        }
        if words.skip("none") {
            return Ok(FreightTerms::None);
        }
        grammar::Price.read(words).map(FreightTerms::Fee)
    }

    fn write(&self, value: &FreightTerms, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            FreightTerms::Free => f.write_str(" free"),
            FreightTerms::Fee(fen) => write!(f, " {}", Yuan(*fen)),
            FreightTerms::None => f.write_str(" none"),
        }
    }
}
