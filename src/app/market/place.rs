//! The closed list of the stall's pages by noun. Which pages a noun has stands in its own file, in its `Page`, beside the
//! `menu` that tells and offers them.

use super::{
    buying, claims, coop, goods, harvest, household, inquiry, listing, live, messages, money, number::Typing, orders,
    packing, parcels, promote, shop, standing, station, talk, tender, van,
};

#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// What wants an answer, and the way to every room.
    Today,
    Shop(shop::Page),
    Goods(goods::Page),
    Listing(listing::Page),
    Harvest(harvest::Page),
    Promote(promote::Page),
    Live(live::Page),
    Standing(standing::Page),
    Orders(orders::Page),
    Packing(packing::Page),
    Claims(claims::Page),
    Household(household::Page),
    Coop(coop::Page),
    Messages(messages::Page),
    Talk(talk::Page),
    Parcels(parcels::Page),
    Money(money::Page),
    Buying(buying::Page),
    Inquiry(inquiry::Page),
    Tender(tender::Page),
    Van(van::Page),
    Station(station::Page),
    /// A number being typed.
    Number(Typing),
}

impl Place {
    /// A form is filled from top to bottom: back on it, the next field has the focus.
    pub fn is_form(&self) -> bool {
        let forms = [
            Place::Shop(shop::Page::Room),
            Place::Listing(listing::Page::Form),
            Place::Listing(listing::Page::Attributes),
            Place::Goods(goods::Page::Terms),
        ];
        forms.contains(self)
    }
}
