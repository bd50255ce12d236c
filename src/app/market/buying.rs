//! The buyer's side: compare offers, order, fetch with the code, look before signing, refuse or send back, pay bills.

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    parcels,
    today::{bill_due_min, station_closed_until},
    words::due,
};
use crate::market::purchase;
use crate::{
    market::{
        Account, Command, Finding, ItemId, Market, Offer, OfferId, ParcelId, Purchase, PurchaseId, PurchaseState,
        ReturnReason,
    },
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Where a household may have a parcel sent: its own station.
const VIA: &str = "station";

/// What is offered, what was bought, what has to be paid.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Items,
    Offers(ItemId),
    Offer(OfferId),
    Purchases,
    Purchase(PurchaseId),
    ReturnReason(PurchaseId),
    Bills,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Items => items(market),
        Page::Offers(item) => offers(item, market),
        Page::Offer(id) => offer(id, market),
        Page::Purchases => purchases(market),
        Page::Purchase(name) => purchase(name, market),
        Page::ReturnReason(name) => return_reason(name),
        Page::Bills => bills(market),
    }
}

fn items(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_offers());
    menu.show(sentence::market_items_ask());
    let mut items: Vec<&ItemId> = market
        .setting
        .scenario
        .offers
        .values()
        .map(|offer| &offer.item)
        .collect();
    items.sort();
    items.dedup();
    for item in items {
        menu.go(
            Sentence::of(Arg::name("item", item)),
            MarketPage::Buying(Page::Offers(item.clone())),
        );
    }
    menu.wait();
    menu
}

fn offers(item: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Sentence::of(Arg::name("item", item)));
    let is_compared = market.compared.contains(item);
    let mut by_weight = false;
    let mut measures = Vec::new();
    for need in market.setting.scenario.needs.iter().filter(|need| need.item == item) {
        for (measure, least) in &need.at_least {
            measures.push(measure);
            menu.show_in(
                sentence::market_need(Arg::Number(*least), Arg::name("measure", measure)),
                Ink::Strong,
            );
        }
        menu.show(sentence::market_village_price(Arg::Yuan(need.village_fen)));
        by_weight |= need.by_weight;
    }
    if !is_compared {
        menu.act(
            sentence::market_compare(),
            Command::Purchase(purchase::Command::Compare(item.into())),
        );
    } else {
        menu.gap();
    }
    for (id, offer) in offers_of(item, market) {
        let said = if is_compared {
            compared_line(id, offer, by_weight, &measures)
        } else {
            offer_line(id, offer)
        };
        menu.go(said, MarketPage::Buying(Page::Offer(id.clone())));
    }
    menu
}

fn offer_line(id: &str, offer: &Offer) -> Sentence {
    let (name, price) = (Arg::name("offer", id), Arg::Yuan(offer.price_fen));
    match offer.freight_fen {
        0 => sentence::market_offer_line_free(name, price),
        fen => sentence::market_offer_line(Arg::Yuan(fen), name, price),
    }
}

/// The cheapest first, as shops list them.
fn offers_of<'a>(item: &str, market: &'a Market) -> Vec<(&'a OfferId, &'a Offer)> {
    let offers = market.setting.scenario.offers.iter();
    let mut offers: Vec<_> = offers.filter(|(_, offer)| offer.item == item).collect();
    offers.sort_by_key(|(_, offer)| offer.price_fen + offer.freight_fen);
    offers
}

fn freight(offer: &Offer) -> Arg {
    match offer.freight_fen {
        0 => Arg::say(sentence::market_free_freight()),
        fen => Arg::Yuan(fen),
    }
}

/// Side by side: everything in one sum, by the kilogram where that tells something, with what buyers say.
fn compared_line(id: &str, offer: &Offer, by_weight: bool, measures: &[&String]) -> Sentence {
    let whole_fen = offer.price_fen + offer.freight_fen;
    let per_kg = whole_fen * 1000 / i64::from(offer.weight_g.max(1));
    let (name, whole) = (Arg::say(with_claims(id, offer, measures)), Arg::Yuan(whole_fen));
    let (reviews, stars) = (Arg::count(offer.reviews), Arg::Decimal(offer.stars_hundredths));
    if by_weight {
        sentence::market_compared_weight_line(name, Arg::Yuan(per_kg), reviews, stars, whole)
    } else {
        sentence::market_compared_line(name, reviews, stars, whole)
    }
}

/// The offer with what its page says of what is asked for: that, and not the price alone, is compared.
fn with_claims(id: &str, offer: &Offer, measures: &[&String]) -> Sentence {
    let name = Arg::name("offer", id);
    let claims = measures.iter().map(|measure| match offer.claims.get(*measure) {
        Some(claimed) => Arg::say(Sentence::pair(Arg::name("measure", measure), Arg::Number(*claimed))),
        None => Arg::say(sentence::market_compared_unsaid(Arg::name("measure", measure))),
    });
    match measures {
        [] => Sentence::of(name),
        [_, ..] => sentence::market_compared_claims(Arg::List(claims.collect()), name),
    }
}

/// "Not now" stands on 1. No offer of any list stands on this digit: a key pressed twice, or held, buys nothing.
const BUY: u8 = 8;

/// What is bought, for how much, and what one has: the page asks, and "not now" has the focus.
fn offer(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_offers());
    let Some(offer) = market.setting.scenario.offers.get(id) else {
        return menu;
    };
    menu.show_in(Sentence::of(Arg::name("offer", id)), Ink::Strong);
    menu.show_in(sentence::market_offer_price(Arg::Yuan(offer.price_fen)), Ink::Money);
    menu.show(sentence::market_offer_freight(freight(offer)));
    menu.show(sentence::market_offer_weight(Arg::grams(offer.weight_g)));
    for (measure, claimed) in &offer.claims {
        menu.show(Sentence::pair(Arg::name("measure", measure), Arg::Number(*claimed)));
    }
    menu.show(sentence::market_offer_stars(
        Arg::count(offer.reviews),
        Arg::Decimal(offer.stars_hundredths),
    ));
    menu.show(if offer.seven_days {
        sentence::say_edit_seven_days_yes()
    } else {
        sentence::say_edit_seven_days_no()
    });
    menu.space();
    let buy = Command::Purchase(purchase::Command::Buy(purchase::command::Buy {
        offer: id.into(),
        via: Some(VIA.to_owned()),
    }));
    menu.show_in(
        sentence::market_buy_ask(Arg::Yuan(offer.price_fen + offer.freight_fen)),
        Ink::Strong,
    );
    menu.show(sentence::market_buy_cash(say::wallet(
        market.ledger.balance(Account::Cash),
    )));
    menu.at(1, sentence::market_buy_no(), OnChoose::Back);
    menu.at(BUY, sentence::market_buy(), OnChoose::Do(buy, usize::MAX));
    menu
}

fn purchases(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_purchases());
    if market.purchases.is_empty() {
        menu.show(sentence::market_no_purchases());
    }
    for purchase in market.purchases.values() {
        let said = Sentence::pair(
            say::called(&purchase.name),
            Arg::say(say::purchase_state(purchase.state)),
        );
        menu.go(said, MarketPage::Buying(Page::Purchase(purchase.name.clone())));
    }
    menu.wait();
    menu
}

fn purchase(name: &PurchaseId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_purchases());
    let Some(purchase) = market.purchases.get(name) else {
        return menu;
    };
    menu.show_in(Sentence::of(say::called(name)), Ink::Strong);
    menu.show(sentence::market_order_money(
        Arg::Yuan(purchase.paid_fen),
        Arg::say(say::purchase_state(purchase.state)),
    ));
    if let (Some(code), PurchaseState::Arrived) = (purchase.code, purchase.state) {
        menu.show_in(sentence::market_code(Arg::as_is(format!("{code:04}"))), Ink::Strong);
        menu.show(sentence::market_code_rule());
        menu.show_in(sentence::market_collect_by(due(purchase.due_min, market)), Ink::Warn);
    }
    if purchase.state == PurchaseState::OnTheWay {
        menu.show(sentence::market_arrives(due(purchase.due_min, market)));
    }
    if purchase.inspected {
        describe_findings(&mut menu, purchase);
    }
    menu.space();
    purchase_choices(&mut menu, purchase, market);
    menu
}

fn describe_findings(menu: &mut Menu, purchase: &Purchase) {
    for finding in &purchase.found {
        menu.show_in(say::finding(finding), Ink::Bad);
    }
    let differs = |finding: &Finding| matches!(finding, Finding::Differs { .. });
    if !purchase.found.iter().any(differs) {
        menu.show_in(sentence::market_finding_nothing(), Ink::Good);
    }
}

fn purchase_choices(menu: &mut Menu, purchase: &Purchase, market: &Market) {
    let name = purchase.name.clone();
    match purchase.state {
        PurchaseState::OnTheWay => {
            let look = OnChoose::DoTo(
                Command::Purchase(purchase::Command::Track(name.clone())),
                MarketPage::Parcels(parcels::Page::One(ParcelId::from(&name))),
            );
            menu.offer(sentence::market_track(), look);
        }
        PurchaseState::Arrived => match station_closed_until(market) {
            Some(opens_min) => {
                let said = sentence::market_via_closed(Arg::Moment(opens_min), Arg::name("stop", VIA));
                menu.act(said, Command::wait_until_or_asked(opens_min));
            }
            None => menu.act(
                sentence::market_collect(),
                Command::Purchase(purchase::Command::Collect(name)),
            ),
        },
        PurchaseState::Collected => {
            if !purchase.inspected {
                menu.act(
                    sentence::market_inspect(),
                    Command::Purchase(purchase::Command::Inspect(name.clone())),
                );
            } else {
                menu.gap();
            }
            let home = |command| OnChoose::Do(command, usize::MAX);
            menu.offer(
                sentence::market_sign(),
                home(Command::Purchase(purchase::Command::Sign(name.clone()))),
            );
            // What is not as the page said is not signed for by a key that is pressed twice.
            if !purchase.found.is_empty() {
                menu.never_first();
            }
            menu.offer(
                sentence::market_refuse(),
                home(Command::Purchase(purchase::Command::Refuse(name))),
            );
        }
        PurchaseState::Signed => {
            menu.offer(sentence::market_back(), OnChoose::Back);
            menu.go(sentence::market_return(), MarketPage::Buying(Page::ReturnReason(name)));
        }
        PurchaseState::Returning | PurchaseState::Returned => {}
    }
    // Nothing to do here but to let time go by; one signed for is not waited for.
    if matches!(
        purchase.state,
        PurchaseState::OnTheWay | PurchaseState::Returning | PurchaseState::Returned
    ) {
        menu.wait();
    }
}

fn return_reason(name: &PurchaseId) -> Menu {
    let mut menu = Menu::titled(sentence::market_return());
    for reason in ReturnReason::ALL.iter().copied() {
        let said = match reason {
            ReturnReason::WrongGoods => sentence::market_reason_wrong_goods(),
            ReturnReason::Damaged => sentence::market_reason_damaged(),
            ReturnReason::NoReason => sentence::market_reason_no_reason(),
        };
        let command = Command::Purchase(purchase::Command::Return(purchase::command::Return {
            purchase: name.clone(),
            reason,
        }));
        menu.offer(said, OnChoose::Do(command, 1));
    }
    menu
}

fn bills(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_bills());
    if market.bills.is_empty() {
        menu.show(sentence::market_no_bills());
    }
    for (id, state) in &market.bills {
        let Some(bill) = market.setting.scenario.bills.get(id) else {
            continue;
        };
        let name = Arg::name("bill", id);
        match (state.paid_min, bill_due_min(id, market)) {
            (None, Some(due_min)) => {
                let said = sentence::market_pay_bill(name, due(due_min, market), Arg::Yuan(bill.amount_fen));
                menu.offer(
                    said,
                    OnChoose::Do(Command::Purchase(purchase::Command::Pay(id.clone())), usize::MAX),
                );
            }
            _ => menu.show(sentence::market_bill_paid(name)),
        }
    }
    menu.wait();
    menu
}
