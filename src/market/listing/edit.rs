//! What an edit writes into a listing: its fields, their text form, which values the form takes. What reviewers say of them is
//! the listing's.

use std::{collections::BTreeSet, fmt};

use super::{Listing, ListingState, ShelfState, refusal};
use crate::grammar::{
    self, Either, Form, List, NO_YES, Number, OneOf, ParseError, Rest, Weight, WeightIfAny, Word, Words, Yuan,
};
use crate::{CategoryId, Market, Thing, TitleProblem, ZoneId, promotion, title::judge_title};

/// One field of a listing, and what it is to say.
#[derive(Debug, Clone, PartialEq, Eq, strum::EnumDiscriminants)]
#[strum_discriminants(name(EditKind), vis(pub(crate)), derive(strum::EnumMessage))]
pub enum Edit {
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

grammar::grammar_of! {
    Edit EditKind:
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

impl FreightTerms {
    /// What the buyer pays on top for an order (fen).
    pub fn fee_fen(self) -> i64 {
        match self {
            FreightTerms::Fee(fen) => fen,
            FreightTerms::Free | FreightTerms::None => 0,
        }
    }
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
    /// The way back of what is returned is paid, by an insurer.
    ReturnFreight,
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

/// Refuses what the form itself does not take; everything else is the reviewers' business.
pub(super) fn check(market: &Market, listing: &Listing, edit: &Edit) -> Result<(), crate::Refusal> {
    let rules = &market.setting.rules;
    let profile = market.profile().ok_or(crate::Refusal::no_such(Thing::Profile))?;
    let no_such = |what| Err(crate::Refusal::no_such(what));
    match edit {
        Edit::Title(title) => check_title(market, listing, title),
        Edit::Category(category) => match rules.categories.contains_key(category) {
            false => no_such(Thing::Category),
            true if rules
                .categories
                .values()
                .any(|other| other.parent.as_ref() == Some(category)) =>
            {
                Err(crate::Refusal::Listing(super::Refusal::NotALeaf))
            }
            true => Ok(()),
        },
        Edit::Attribute(Attribute { attribute, value }) => {
            let category = listing
                .draft
                .category
                .as_ref()
                .and_then(|category| rules.categories.get(category));
            let attributes = category.map_or(&[][..], |category| &category.attributes);
            match attributes.iter().find(|known| known.id == *attribute) {
                None => no_such(Thing::Attribute),
                Some(known) if !known.options.contains(value) => no_such(Thing::AttributeValue),
                Some(_) => Ok(()),
            }
        }
        Edit::Photos(photos) if photos.iter().any(|photo| !rules.photos.contains(photo)) => no_such(Thing::Photo),
        Edit::Details(lines) if lines.iter().any(|line| !rules.words.is_line(line)) => no_such(Thing::Line),
        Edit::Sku(Sku { price_fen, .. }) | Edit::Price(Price { price_fen, .. }) if *price_fen <= 0 => {
            Err(crate::Refusal::Listing(super::Refusal::PriceZero))
        }
        Edit::Sku(Sku { net_g: 0, .. }) => no_such(Thing::Sku),
        Edit::Sku(Sku { net_g, .. }) => {
            listing.skus.get(net_g).map_or(Ok(()), promotion::price_stands)?;
            let count = listing.skus.len() as u32 + u32::from(!listing.skus.contains_key(net_g));
            if count > profile.skus_max {
                Err(crate::Refusal::from(refusal::TooManySkus { max: profile.skus_max }))
            } else {
                Ok(())
            }
        }
        Edit::Unsku(net_g) => {
            let sku = listing.skus.get(net_g).ok_or(crate::Refusal::no_such(Thing::Sku))?;
            promotion::price_stands(sku)
        }
        Edit::Price(Price { net_g, .. }) => {
            sku_of(listing, *net_g)?;
            let priced = |size_g: &&u32| net_g.is_none_or(|net_g| net_g == **size_g);
            let mut skus = listing.skus.iter().filter(|(size_g, _)| priced(size_g));
            skus.try_for_each(|(_, sku)| promotion::price_stands(sku))
        }
        Edit::Stock(Stock { net_g, pieces }) => check_stock(market, listing, *net_g, *pieces),
        Edit::Freight(Freight {
            zone: Zone::One(zone), ..
        }) => {
            if rules.places.values().any(|place| place.zone == *zone) {
                Ok(())
            } else {
                no_such(Thing::Zone)
            }
        }
        Edit::Promise(hours) if !profile.promises_h.contains(hours) => {
            Err(crate::Refusal::Listing(super::Refusal::PromiseNotOffered))
        }
        Edit::Assure(Assure { assurance, on: true }) if !market.assurances().contains(assurance) => {
            Err(crate::Refusal::Listing(super::Refusal::NoInsurer))
        }
        Edit::Photos(_)
        | Edit::Details(_)
        | Edit::Freight(_)
        | Edit::Promise(_)
        | Edit::SevenDays(_)
        | Edit::Assure(_) => Ok(()),
    }
}

/// Nobody sells more than grew.
fn check_stock(market: &Market, listing: &Listing, net_g: Option<u32>, pieces: u32) -> Result<(), crate::Refusal> {
    let net_g = sku_of(listing, net_g)?;
    let others = listing.skus.iter().filter(|(other, _)| **other != net_g);
    let grams = |net_g: u32, pieces: u32| u64::from(net_g) * u64::from(pieces);
    let wanted = others.map(|(net_g, sku)| grams(*net_g, sku.stock)).sum::<u64>() + grams(net_g, pieces);
    let harvest_g = market.left_g(&listing.product);
    if wanted > u64::from(harvest_g) {
        return Err(crate::Refusal::from(refusal::StockAboveHarvest { harvest_g }));
    }
    Ok(())
}

/// The size a price or stock is meant for: the one named, or the only one.
fn sku_of(listing: &Listing, net_g: Option<u32>) -> Result<u32, crate::Refusal> {
    let found = match net_g {
        Some(net_g) => listing.skus.contains_key(&net_g).then_some(net_g),
        None if listing.skus.len() == 1 => listing.skus.keys().next().copied(),
        None => None,
    };
    found.ok_or(crate::Refusal::no_such(Thing::Sku))
}

fn check_title(market: &Market, listing: &Listing, title: &str) -> Result<(), crate::Refusal> {
    let faults = judge_title(&market.setting.rules, &market.shop.profile, &listing.product, "", title);
    for fault in faults {
        match fault.problem {
            TitleProblem::TooLong { width, max } => {
                return Err(crate::Refusal::from(refusal::TitleTooLong { width, max }));
            }
            TitleProblem::TooShort { chars, min } => {
                return Err(crate::Refusal::from(refusal::TitleTooShort { chars, min }));
            }
            TitleProblem::OnlyDigits => return Err(crate::Refusal::Listing(super::Refusal::TitleOnlyDigits)),
            TitleProblem::Sign => return Err(crate::Refusal::from(refusal::TitleSign { at: fault.span.start })),
            TitleProblem::NounMissing
            | TitleProblem::BannedWord { .. }
            | TitleProblem::WrongOrigin { .. }
            | TitleProblem::Stuffing { .. } => {}
        }
    }
    Ok(())
}

/// Whether an edit reaches buyers without a review.
pub(super) fn is_instant(edit: &Edit) -> bool {
    matches!(edit, Edit::Price(_) | Edit::Stock(_))
}

/// Writes one edit. Price and stock leave the review as it is; a size or a word on the page wants a new one.
pub(super) fn write(listing: &mut Listing, edit: &Edit, zones: &BTreeSet<ZoneId>) {
    let page = &mut listing.draft;
    match edit {
        Edit::Title(title) => page.title.clone_from(title),
        Edit::Category(category) => {
            if page.category.as_ref() != Some(category) {
                page.attributes.clear();
            }
            page.category = Some(category.clone());
        }
        Edit::Attribute(Attribute { attribute, value }) => {
            page.attributes.insert(attribute.clone(), value.clone());
        }
        Edit::Photos(photos) => page.photos = photos.iter().cloned().collect(),
        Edit::Details(lines) => page.details = lines.iter().cloned().collect(),
        Edit::Freight(Freight { zone: Zone::All, terms }) => {
            page.freight = zones.iter().map(|zone| (zone.clone(), *terms)).collect();
        }
        Edit::Freight(Freight {
            zone: Zone::One(zone),
            terms,
        }) => {
            page.freight.insert(zone.clone(), *terms);
        }
        Edit::Promise(hours) => page.promise_h = Some(*hours),
        Edit::SevenDays(offered) => page.seven_days = Some(*offered),
        Edit::Assure(Assure { assurance, on: true }) => {
            page.assurances.insert(*assurance);
        }
        Edit::Assure(Assure { assurance, on: false }) => {
            page.assurances.remove(assurance);
        }
        Edit::Sku(Sku { net_g, price_fen }) => {
            listing.skus.entry(*net_g).or_default().price_fen = *price_fen;
        }
        Edit::Unsku(net_g) => {
            listing.skus.remove(net_g);
        }
        Edit::Price(Price { net_g, price_fen }) => {
            listing.skus_of(*net_g).for_each(|sku| sku.price_fen = *price_fen);
        }
        Edit::Stock(Stock { net_g, pieces }) => {
            listing.skus_of(*net_g).for_each(|sku| sku.stock = *pieces);
            if listing.shelf == ShelfState::SoldOut && *pieces > 0 {
                listing.shelf = ShelfState::OnShelf;
            }
        }
    }
    if !is_instant(edit) || listing.state == ListingState::Rejected {
        listing.state = ListingState::Draft;
    }
}
