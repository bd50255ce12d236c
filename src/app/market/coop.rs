//! The cooperative's room: hands, offers, boxes on credit, the cash calendar, the case card.
//!
//! ```text
//!  请了 3 个人，一天 360 元                             ...
//!  ！第 17 天钱不够                                     ...
//! >1 请人                                               ...            1<
//!  2 学校食堂的合同，还有 2 天                          ...            2
//!  3 哪天来钱，哪天用钱                                 ...            3
//! ```

use super::{
    menu::{Menu, OnChoose},
    money, orders,
    page::MarketPage,
    today::Errand,
    words::{due, left},
};
use crate::market::coop;
use crate::{
    market::{CaseCard, Consent, DealId, DealTerms, LineTerms, Market, Order, OrderState, Split, SupplyTerms},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Days that the calendar looks ahead.
const AHEAD_DAYS: u32 = 20;

/// The cooperative's room, and what is decided there.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    Hire,
    /// A contract that is offered.
    Offered(DealId),
    CaseCard,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::Hire => hire(market),
        Page::Offered(id) => deal(id, market),
        Page::CaseCard => case(market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_coop());
    let Some(terms) = &market.setting.scenario.coop else {
        return menu;
    };
    let hands = market.coop.hands;
    menu.show(match hands {
        0 => sentence::coop_no_hands(),
        _ => sentence::coop_hands(Arg::count(hands), Arg::Yuan(i64::from(hands) * terms.wage_fen)),
    });
    let credit = if market.coop.on_credit {
        sentence::coop_credit_on
    } else {
        sentence::coop_credit_off
    };
    menu.show(credit(Arg::Yuan(market.credit_left_fen())));
    if let Some(day) = cash_gap_day(market) {
        menu.show_in(sentence::market_calendar_gap(Arg::count(day)), Ink::Bad);
    }
    menu.space();
    menu.go(sentence::coop_hire(), MarketPage::Coop(Page::Hire));
    menu.go(sentence::market_calendar(), MarketPage::Money(money::Page::Calendar));
    let (said, on) = if market.coop.on_credit {
        (sentence::coop_to_cash(), false)
    } else {
        (sentence::coop_to_credit(), true)
    };
    if !market.coop.credit_cut {
        menu.act(said, coop::Command::Credit(coop::command::Credit { on }));
    } else {
        menu.gap();
    }
    menu.go(sentence::coop_case(), MarketPage::Coop(Page::CaseCard));
    for (deal, until_min) in market.open_deals() {
        let said = sentence::market_errand(left(until_min, market), Arg::name("deal", deal));
        menu.go(said, MarketPage::Coop(Page::Offered(deal.clone())));
    }
    menu.wait();
    menu
}

fn hire(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::coop_hire());
    let Some(terms) = &market.setting.scenario.coop else {
        return menu;
    };
    menu.show(sentence::coop_wage(Arg::Yuan(terms.wage_fen)));
    menu.show_in(sentence::coop_phone(), Ink::Dim);
    for hands in 0..=terms.hands {
        if hands == market.coop.hands {
            menu.gap();
            continue;
        }
        let said = sentence::coop_hands_choice(Arg::count(hands));
        menu.offer(said, OnChoose::act(coop::Command::Hire(hands), 1));
    }
    menu
}

fn deal(id: &DealId, market: &Market) -> Menu {
    let mut menu = Menu::titled(Sentence::of(Arg::name("deal", id)));
    let deals = market.setting.scenario.coop.as_ref().map(|terms| &terms.deal);
    let (Some(terms), Some(until_min)) = (deals.and_then(|deals| deals.get(id)), market.open_deals().remove(id)) else {
        menu.show(sentence::say_no_no_offer());
        return menu;
    };
    let DealTerms { supply, line, .. } = terms;
    if let Some(supply) = supply {
        describe_supply(&mut menu, supply);
    }
    if let Some(line) = line {
        describe_line(&mut menu, line);
    }
    menu.show_in(sentence::market_decided_by(due(until_min, market)), Ink::Warn);
    menu.space();
    for (said, yes) in [(sentence::coop_deal_yes(), true), (sentence::coop_deal_no(), false)] {
        let command = coop::Command::Deal(coop::command::Deal { deal: id.clone(), yes });
        menu.offer(said, OnChoose::act(command, 1));
        // A contract binds, with a fine for each day that is missed.
        if yes {
            menu.never_first();
        }
    }
    menu
}

fn describe_supply(menu: &mut Menu, supply: &SupplyTerms) {
    menu.show_in(
        sentence::coop_supply(
            Arg::Yuan(supply.price_fen),
            Arg::name("product", &supply.product),
            Arg::Kilo(supply.net_g * supply.pieces),
        ),
        Ink::Strong,
    );
    let days = supply.due_days.iter().map(|day| Arg::count(*day)).collect();
    menu.show(sentence::coop_supply_days(Arg::List(days)));
    menu.show(sentence::coop_supply_penalty(Arg::Yuan(supply.penalty_fen)));
    if supply.deposit_ppm > 0 {
        let dates = supply.due_days.len() as i64;
        let deposit_fen = supply.price_fen * supply.deposit_ppm / 1_000_000 * dates;
        menu.show(sentence::coop_supply_deposit(Arg::Yuan(deposit_fen)));
    }
}

fn describe_line(menu: &mut Menu, line: &LineTerms) {
    menu.show_in(
        sentence::coop_line(Arg::count(line.least_parcels), Arg::name("courier", &line.courier)),
        Ink::Strong,
    );
    menu.show(sentence::coop_line_short(
        Arg::count(line.until_day),
        Arg::Yuan(line.short_fen),
    ));
}

/// Whose story may be told, and the card once it is written.
fn case(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::coop_case());
    if let Some(card) = market.coop.case.as_ref().and_then(|id| market.case_card(id)) {
        describe_card(&mut menu, &card);
        return menu;
    }
    menu.show(sentence::coop_case_ask());
    for id in market.setting.scenario.household.keys() {
        match market.coop.consents.get(id) {
            None => {
                let said = sentence::coop_ask_story(say::household(id));
                menu.act(said, coop::Command::Story(id.clone()));
            }
            Some(Consent::No) => {}
            Some(_) => {
                let said = sentence::coop_write_case(say::household(id));
                menu.act(said, coop::Command::Case(id.clone()));
            }
        }
    }
    menu
}

fn describe_card(menu: &mut Menu, card: &CaseCard) {
    let who = match card.consent {
        Consent::Named => say::household(&card.household),
        Consent::No | Consent::Unnamed => Arg::say(sentence::coop_card_unnamed()),
    };
    menu.show_in(
        sentence::coop_card_who(Arg::name("product", &card.product), who),
        Ink::Strong,
    );
    menu.show(sentence::coop_card_before(Arg::Yuan(card.gate_fen_per_kg)));
    if let Some(split @ (Split::Margin(_) | Split::PerKg(_))) = card.split {
        menu.show(sentence::coop_card_how(Arg::say(say::split(split))));
    }
    menu.show(sentence::coop_card_after(
        Arg::count(card.statement.boxes),
        Arg::Yuan(card.got_fen_per_kg),
        Arg::Kilo(card.statement.sold.weight_g),
    ));
    menu.show_in(sentence::coop_card_gain(Arg::Yuan(card.gain_fen)), Ink::Money);
    menu.show(sentence::coop_card_wrong(
        Arg::Number(card.late),
        Arg::Yuan(card.statement.sold.refund_fen),
        Arg::Decimal(card.score_hundredths),
    ));
    menu.show_in(sentence::coop_card_tips(), Ink::Plain);
    menu.show_in(sentence::coop_card_from(Arg::count(card.day)), Ink::Dim);
}

/// The first day on which the wallet will not be enough.
fn cash_gap_day(market: &Market) -> Option<u32> {
    let days = market.cash_calendar(AHEAD_DAYS);
    days.iter().find(|day| day.cash_fen < 0).map(|day| day.day)
}

/// Offers that wait for an answer, contracts whose day comes, and a wallet that will not be enough.
pub fn errands(market: &Market) -> Vec<Errand> {
    if market.setting.scenario.coop.is_none() {
        return Vec::new();
    }
    let deals = market.open_deals();
    let offers = deals.iter().map(|(deal, until_min)| Errand {
        label: sentence::market_errand_deal(Arg::name("deal", deal)),
        on_choose: OnChoose::Go(MarketPage::Coop(Page::Offered((*deal).clone()))),
        due_min: Some(*until_min),
    });
    let is_to_send = |order: &&Order| order.state == OrderState::WaitShip && market.is_contracted(&order.name);
    let dates = market.orders.values().filter(is_to_send).map(|order| Errand {
        label: sentence::market_errand_date(say::called(&order.name)),
        on_choose: OnChoose::Go(MarketPage::Orders(orders::Page::One(order.name.clone()))),
        due_min: Some(order.ship_by_min),
    });
    let warned = cash_gap_day(market).map(|day| Errand {
        label: sentence::market_errand_gap(Arg::count(day)),
        on_choose: OnChoose::Go(MarketPage::Money(money::Page::Calendar)),
        due_min: None,
    });
    offers.chain(dates).chain(warned).collect()
}

/// Whether boxes go once a day whoever orders: somebody sits at the phone, or nobody asks any more.
pub fn has_a_round(market: &Market) -> bool {
    let nobody_asks = market.buyers_gone || 0 < market.coop.hands;
    !market.is_over() && market.is_selling() && market.setting.scenario.coop.is_some() && nobody_asks
}

/// Goods for a date of a contract, whose box is packed alone: before the day's boxes, among which nobody would find it.
pub fn is_date(errand: &Errand, market: &Market) -> bool {
    let OnChoose::Go(MarketPage::Orders(orders::Page::One(name))) = &errand.on_choose else {
        return false;
    };
    market.is_contracted(name)
}
