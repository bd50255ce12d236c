//! What is cheaper for whoever promises or buys many: couriers' contracts by volume, packs by the lot. Each page shows what the shop
//! sent and used of late, so that nobody promises by feeling.
//!
//! ```text
//! orders ─▶ couriers ─▶ one courier: parcels a month, what is taken off, how many until the end
//!        └▶ packs ─▶ one size: how many, what each costs, what all cost
//! ```

use std::collections::BTreeSet;

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
};
use crate::market::{courier_contract, pack_lot};
use crate::{
    market::{Command, CourierId, Market, Order, PackId},
    say::{self, Arg, sentence},
    text::Ink,
};

/// What was sent and used in so many days is told.
const LATELY_DAYS: u32 = 7;

/// Couriers and packs, and each of them.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Couriers,
    Volume(CourierId),
    Packs,
    /// A pack, and what its size holds (g).
    Lot(PackId, u32),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Couriers => couriers(market),
        Page::Volume(courier) => volume(courier, market),
        Page::Packs => packs(market),
        Page::Lot(pack, up_to_g) => lot(pack, *up_to_g, market),
    }
}

/// The ways to both, where a scenario has them.
pub fn ways(menu: &mut Menu, market: &Market) {
    if market.setting.scenario.courier_contracts {
        menu.go(sentence::contract_room(), MarketPage::Contract(Page::Couriers));
    }
    if market.setting.scenario.pack_lots && !sizes(market).is_empty() {
        menu.go(sentence::contract_packs(), MarketPage::Contract(Page::Packs));
    }
}

/// What was promised to couriers, before parcels are handed over.
pub fn describe_running(menu: &mut Menu, market: &Market) {
    for contract in market
        .courier_contracts
        .iter()
        .filter(|contract| contract.over.is_none())
    {
        let said = sentence::contract_runs(
            Arg::name("courier", &contract.courier),
            say::paid_of_100(contract.off_ppm),
            Arg::count(contract.promised),
            Arg::count(market.sent_under(contract)),
            Arg::Moment(contract.until_min),
        );
        menu.show_in(said, Ink::Dim);
    }
}

fn describe_sent(menu: &mut Menu, market: &Market) {
    let sent = market.sent_lately(LATELY_DAYS);
    let month = sent * market.setting.rules.courier_contracts.month_days / LATELY_DAYS;
    menu.show(sentence::contract_sent(Arg::count(month), Arg::count(sent)));
}

fn couriers(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::contract_title());
    menu.show(sentence::contract_what());
    describe_sent(&mut menu, market);
    describe_running(&mut menu, market);
    for courier in &market.setting.rules.courier_contracts.couriers {
        let is_here = market.setting.courier(courier).is_some();
        if is_here && market.running_contract(courier).is_none() {
            let page = Page::Volume(courier.clone());
            menu.go(
                sentence::contract_with(Arg::name("courier", courier)),
                MarketPage::Contract(page),
            );
        }
    }
    menu
}

fn volume(courier: &CourierId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::contract_with(Arg::name("courier", courier)));
    describe_sent(&mut menu, market);
    describe_running(&mut menu, market);
    let missing = Arg::Yuan(market.setting.rules.courier_contracts.missing_fen);
    menu.show_in(sentence::contract_missing(missing), Ink::Warn);
    menu.offer(sentence::contract_not_now(), OnChoose::Back);
    if market.running_contract(courier).is_some() {
        return menu;
    }
    for offer in market.volume_offers(courier) {
        let said = sentence::contract_step(
            Arg::count(offer.month_parcels),
            say::paid_of_100(offer.off_ppm),
            Arg::count(offer.promised),
            Arg::Moment(offer.until_min),
        );
        let signed = courier_contract::Command::Volume(courier_contract::command::Volume {
            courier: courier.clone(),
            parcels: offer.month_parcels,
        });
        menu.offer(said, OnChoose::act(signed, 1));
    }
    menu
}

/// The sizes of packs that take what the shop sells, each made by the lot.
fn sizes(market: &Market) -> BTreeSet<(PackId, u32)> {
    let nets: BTreeSet<u32> = market
        .listings
        .values()
        .flat_map(|listing| listing.skus.keys().copied())
        .collect();
    let rules = &market.setting.rules;
    let mut sizes = BTreeSet::new();
    for id in &rules.pack_lots.packs {
        let Some(pack) = rules.packs.get(id) else { continue };
        for net_g in &nets {
            let size = pack.size_for(*net_g);
            sizes.extend(size.map(|size| (id.clone(), pack.sizes[size].up_to_g)));
        }
    }
    sizes
}

fn packs(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::contract_packs());
    menu.show(sentence::contract_packs_what());
    for (pack, up_to_g) in sizes(market) {
        let size = Arg::say(say::pack_size(&pack, up_to_g));
        let lot = market
            .pack_lots
            .get(&(pack.clone(), up_to_g))
            .cloned()
            .unwrap_or_default();
        let said = match (lot.left, lot.coming) {
            (0, 0) => sentence::contract_pack_none(size),
            (left, 0) => sentence::contract_pack_left(Arg::count(left), size),
            (left, coming) => sentence::contract_pack_coming(Arg::count(coming), Arg::count(left), size),
        };
        menu.go(said, MarketPage::Contract(Page::Lot(pack, up_to_g)));
    }
    menu
}

/// Boxes of a size that were filled in the last days.
fn used_lately(pack_id: &PackId, up_to_g: u32, market: &Market) -> u32 {
    let from_min = market
        .now_min
        .saturating_sub(LATELY_DAYS * crate::market::time::DAY_MIN);
    let Some(pack) = market.setting.rules.packs.get(pack_id) else {
        return 0;
    };
    let holds = |net_g: u32| pack.size_for(net_g).map(|size| pack.sizes[size].up_to_g);
    let is_it = |order: &&Order| {
        let is_late_enough = order.packed_min.is_some_and(|min| from_min <= min);
        is_late_enough && order.pack.as_ref() == Some(pack_id) && holds(order.total_g()) == Some(up_to_g)
    };
    market.orders.values().filter(is_it).count() as u32
}

fn lot(pack: &PackId, up_to_g: u32, market: &Market) -> Menu {
    let mut menu = Menu::titled(say::pack_size(pack, up_to_g));
    let left = market.packs_left(pack, up_to_g);
    let used = used_lately(pack, up_to_g, market);
    menu.show(sentence::contract_pack_used(Arg::count(left), Arg::count(used)));
    if let Some(single_fen) = market.single_pack_fen(pack, up_to_g) {
        menu.show(sentence::contract_pack_single(Arg::Yuan(single_fen)));
    }
    menu.show_in(sentence::contract_pack_risk(), Ink::Warn);
    menu.offer(sentence::contract_not_now(), OnChoose::Back);
    for offer in market.lot_offers(pack, up_to_g) {
        let each_fen = offer.cost_fen / i64::from(offer.packs.max(1));
        let said = sentence::contract_lot(Arg::count(offer.packs), Arg::Yuan(each_fen), Arg::Yuan(offer.cost_fen));
        let ordered = pack_lot::Command::OrderPacks(pack_lot::command::OrderPacks {
            pack: pack.clone(),
            up_to_g,
            packs: offer.packs,
        });
        menu.offer(said, OnChoose::Do(Command::from(ordered), 1));
    }
    menu
}
