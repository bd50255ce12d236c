//! The closed list of the market's pages by noun. Which pages a noun has stands in its own file, in its `Page`, beside the
//! `menu` that tells and offers them.

use strum::VariantNames;

use super::{
    advert, buying, cancellations, claims, contract, coop, goods, harvest, household, inquiry, listing, live, messages,
    money, number::Typing, orders, packing, parcels, presale, promote, rounds, shop, standing, station, sure, talk,
    tender, van,
};

#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum MarketPage {
    /// What wants an answer, and the way to every room.
    Today,
    Shop(shop::Page),
    Goods(goods::Page),
    Listing(listing::Page),
    Harvest(harvest::Page),
    Promote(promote::Page),
    Advert(advert::Page),
    Cancellation(cancellations::Page),
    Contract(contract::Page),
    Presale(presale::Page),
    Round(rounds::Page),
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
    /// What waits for a yes.
    Sure(Box<sure::Asked>),
    /// A number being typed.
    Number(Typing),
}

impl MarketPage {
    /// One piece of work follows the other here, each of some minutes: who asks meanwhile is told of on today's page.
    pub fn is_work(&self) -> bool {
        matches!(
            self,
            MarketPage::Household(_)
                | MarketPage::Coop(_)
                | MarketPage::Orders(_)
                | MarketPage::Packing(_)
                | MarketPage::Harvest(_)
        )
    }

    /// Its choices are other ones after each of them.
    pub fn is_talk(&self) -> bool {
        matches!(
            self,
            MarketPage::Talk(talk::Page::One(_)) | MarketPage::Live(_) | MarketPage::Messages(messages::Page::Next)
        )
    }

    /// A form is filled from top to bottom: back on it, the next field has the focus.
    pub fn is_form(&self) -> bool {
        let forms = [
            MarketPage::Shop(shop::Page::Room),
            MarketPage::Listing(listing::Page::Form),
            MarketPage::Listing(listing::Page::Attributes),
            MarketPage::Goods(goods::Page::Terms),
        ];
        forms.contains(self)
    }
}

/// The names of every page, `Orders.List`: for the tests that want to see each of them.
pub fn names() -> Vec<String> {
    let pages = |noun: &str| match noun {
        "Shop" => shop::Page::VARIANTS,
        "Goods" => goods::Page::VARIANTS,
        "Listing" => listing::Page::VARIANTS,
        "Harvest" => harvest::Page::VARIANTS,
        "Promote" => promote::Page::VARIANTS,
        "Advert" => advert::Page::VARIANTS,
        "Cancellation" => cancellations::Page::VARIANTS,
        "Contract" => contract::Page::VARIANTS,
        "Presale" => presale::Page::VARIANTS,
        "Round" => rounds::Page::VARIANTS,
        "Live" => live::Page::VARIANTS,
        "Standing" => standing::Page::VARIANTS,
        "Orders" => orders::Page::VARIANTS,
        "Packing" => packing::Page::VARIANTS,
        "Claims" => claims::Page::VARIANTS,
        "Household" => household::Page::VARIANTS,
        "Coop" => coop::Page::VARIANTS,
        "Messages" => messages::Page::VARIANTS,
        "Talk" => talk::Page::VARIANTS,
        "Parcels" => parcels::Page::VARIANTS,
        "Money" => money::Page::VARIANTS,
        "Buying" => buying::Page::VARIANTS,
        "Inquiry" => inquiry::Page::VARIANTS,
        "Tender" => tender::Page::VARIANTS,
        "Van" => van::Page::VARIANTS,
        "Station" => station::Page::VARIANTS,
        _ => &[],
    };
    let names = MarketPage::VARIANTS.iter().flat_map(|noun| match pages(noun) {
        [] => vec![(*noun).to_owned()],
        pages => pages.iter().map(|page| format!("{noun}.{page}")).collect(),
    });
    names.collect()
}
