//! Requests for money back, and claims against couriers: what is asked, what could be shown, and the ways to answer.

use super::{
    menu::{Menu, OnChoose},
    orders::head,
    page::MarketPage,
    words::{counted, due},
};
use crate::market::{aftersale, courier_claim};
use crate::{
    market::{
        AfterSale, AfterSaleState, ClaimState, Command, Complaint, CourierClaim, Market, Order, OrderId, RejectReason,
        ResponsibleRole, Selector, Shown,
    },
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Shares of what is asked for that may be offered instead, in parts per million.
const PARTS_PPM: [i64; 4] = [100_000, 300_000, 500_000, 700_000];

/// Who wants money back, and what couriers owe.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    List,
    One(OrderId),
    OfferPart(OrderId),
    Rejection(OrderId),
    CourierList,
    Courier(OrderId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::List => claims(market),
        Page::One(name) => claim(name, market),
        Page::OfferPart(name) => offer_part(name, market),
        Page::Rejection(name) => rejection(name, market),
        Page::CourierList => courier_claims(market),
        Page::Courier(name) => courier_claim(name, market),
    }
}

fn claims(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_claims_title());
    let mut claims: Vec<_> = market.after_sales.values().collect();
    claims.sort_by_key(|claim| (!claim.is_open(), claim.due_min, claim.order.clone()));
    let waiting = claims
        .iter()
        .filter(|claim| claim.state == AfterSaleState::Applied)
        .count();
    if waiting > 1 {
        let all = OnChoose::Do(Command::AfterSale(aftersale::Command::Agree(Selector::All)), usize::MAX);
        menu.offer(counted(sentence::market_agree_all, waiting), all);
        menu.never_first();
    }
    for claim in claims {
        let said = sentence::market_claim_line(say::called(&claim.order), Arg::say(say::after_sale_state(claim.state)));
        menu.go(said, MarketPage::Claims(Page::One(claim.order.clone())));
    }
    menu
}

fn claim(name: &OrderId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_claims_title());
    let (Some(claim), Some(order)) = (market.after_sales.get(name), market.orders.get(name)) else {
        return menu;
    };
    menu.show(head(order));
    menu.show_in(say::complaint(claim, order.price_fen), Ink::Strong);
    if let Some(shown) = &claim.shown {
        sides(&mut menu, claim, shown, order, market);
    } else if matches!(
        claim.complaint,
        Complaint::BadFruit | Complaint::Damaged | Complaint::Missing
    ) {
        menu.show(sentence::market_photos_show(Arg::OfHundred(whole(claim.share_ppm))));
    }
    if order.custom_days > 0 {
        menu.show_in(sentence::aftersale_custom(Arg::count(order.custom_days)), Ink::Warn);
    }
    let evidence = market.evidence(order);
    if claim.is_open() && !evidence.is_empty() && claim.shown.is_none() {
        let shown = evidence.into_iter().map(|one| Arg::say(say::evidence(one))).collect();
        menu.show(sentence::aftersale_evidence(Arg::List(shown)));
    }
    menu.show(Sentence::of(Arg::say(say::after_sale_state(claim.state))));
    if claim.is_open() {
        let owner = market.next_step(name).map(|next| next.owner);
        let ink = if owner == Some(ResponsibleRole::Seller) {
            Ink::Warn
        } else {
            Ink::Dim
        };
        menu.show_in(sentence::market_decided_by(due(claim.due_min, market)), ink);
    }
    menu.space();
    if claim.state == AfterSaleState::Applied {
        answers(&mut menu, claim, order, market);
    }
    if claim.state == AfterSaleState::BackHome {
        let one = Selector::Named(vec![name.clone().into()]);
        let receive = OnChoose::Do(Command::AfterSale(aftersale::Command::Receive(one)), usize::MAX);
        menu.offer(sentence::aftersale_receive(), receive);
    }
    if market.courier_claims.contains_key(name) {
        let claim = MarketPage::Claims(Page::Courier(name.clone()));
        menu.go(sentence::aftersale_courier_claim(), claim);
    }
    menu
}

/// The ways to answer.
fn answers(menu: &mut Menu, claim: &AfterSale, order: &Order, market: &Market) {
    let name = &claim.order;
    let one = Selector::Named(vec![name.clone().into()]);
    let home = |command| OnChoose::Do(command, usize::MAX);
    let comes_back = matches!(claim.complaint, Complaint::NoReason | Complaint::NotAsShown);
    let agree = if comes_back {
        sentence::aftersale_agree_return()
    } else {
        sentence::market_agree()
    };
    menu.offer(agree, home(Command::AfterSale(aftersale::Command::Agree(one.clone()))));
    if let (true, Some(shown)) = (market.shows_less(claim), &claim.shown) {
        let shown_fen = order.price_fen * shown.shows_ppm / 1_000_000;
        let settle = Command::AfterSale(aftersale::Command::Settle(one.clone()));
        menu.offer(sentence::aftersale_settle(Arg::Yuan(shown_fen)), home(settle));
    }
    menu.go(
        sentence::market_offer(),
        MarketPage::Claims(Page::OfferPart(name.clone())),
    );
    if claim.complaint.can_be_resent() {
        let (_, cost_fen) = market.resend_terms(claim);
        let said = sentence::aftersale_resend(Arg::Yuan(cost_fen));
        menu.offer(said, home(Command::AfterSale(aftersale::Command::Resend(one))));
    }
    menu.go(
        sentence::market_reject(),
        MarketPage::Claims(Page::Rejection(name.clone())),
    );
}

/// What the buyer shows beside what the seller has, two and two, so that a look decides.
fn sides(menu: &mut Menu, claim: &AfterSale, shown: &Shown, order: &Order, market: &Market) {
    let record = market.record_of(order);
    let day = |day: u32| Arg::say(sentence::aftersale_day(Arg::count(day)));
    let number = |label: u32| Arg::as_is(label.to_string());
    menu.show_in(sentence::aftersale_sides(), Ink::Strong);
    menu.show(sentence::aftersale_side_day(
        day(record.delivered_day),
        day(shown.photo_day),
    ));
    menu.show(sentence::aftersale_side_label(
        number(shown.label),
        number(record.label),
    ));
    if claim.complaint.is_of_weight() {
        let scale_g = shown.scale_g.unwrap_or(0);
        menu.show(match record.packed_g {
            Some(packed_g) => sentence::aftersale_side_weight(Arg::Kilo(scale_g), Arg::Kilo(packed_g)),
            None => sentence::aftersale_side_weight_none(Arg::Kilo(scale_g)),
        });
        menu.show(sentence::aftersale_side_scans(
            Arg::Kilo(record.handed_g),
            Arg::Kilo(record.door_g),
        ));
    } else {
        let theirs = Arg::name("pack", &shown.pack);
        menu.show(match record.pack.filter(|_| record.packed_g.is_some()) {
            Some(pack) => sentence::aftersale_side_pack(theirs, Arg::name("pack", &pack)),
            None => sentence::aftersale_side_pack_none(theirs),
        });
        if let Some((bad, all)) = market.pieces_shown(claim) {
            let asked = (i64::from(all) * claim.share_ppm + 500_000) / 1_000_000;
            menu.show(sentence::aftersale_side_pieces(
                Arg::count(all),
                Arg::count(asked.max(1) as u32),
                Arg::count(bad),
            ));
        }
    }
}

/// To whole pieces in a hundred, but never to none: nobody counts hundredths of an apple.
fn whole(share_ppm: i64) -> i64 {
    const ONE_PPM: i64 = 10_000;
    ((share_ppm + ONE_PPM / 2) / ONE_PPM).max(1) * ONE_PPM
}

/// Why not: a rejection needs a reason, and the market looks at it.
fn rejection(name: &OrderId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_reject());
    let (Some(claim), Some(order)) = (market.after_sales.get(name), market.orders.get(name)) else {
        return menu;
    };
    menu.show(head(order));
    if let Some(shown) = &claim.shown {
        sides(&mut menu, claim, shown, order, market);
    }
    menu.show_in(sentence::aftersale_reject_ask(), Ink::Warn);
    menu.space();
    for reason in market.reject_reasons(claim) {
        let orders = Selector::Named(vec![name.clone().into()]);
        let reject = OnChoose::Do(
            Command::AfterSale(aftersale::Command::Reject(aftersale::command::Reject {
                orders,
                reason,
            })),
            usize::MAX,
        );
        let said = match (&claim.shown, reason) {
            (Some(_), RejectReason::PackingPhoto) => sentence::aftersale_reason_other_pack(),
            _ => say::reject_reason(reason),
        };
        menu.offer(said, reject);
    }
    menu
}

/// Claims against couriers, those that wait for the seller first.
fn courier_claims(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::aftersale_courier_title());
    let mut claims: Vec<&CourierClaim> = market.courier_claims.values().collect();
    claims.sort_by_key(|claim| {
        let mine = claim.state.owner() == Some(ResponsibleRole::Seller);
        (!mine, claim.due_min, claim.order.clone())
    });
    for claim in claims {
        let said = sentence::market_claim_line(
            say::called(&claim.order),
            Arg::say(say::courier_claim_state(claim.state)),
        );
        menu.go(said, MarketPage::Claims(Page::Courier(claim.order.clone())));
    }
    menu
}

fn courier_claim(name: &OrderId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::aftersale_courier_title());
    let (Some(claim), Some(order)) = (market.courier_claims.get(name), market.orders.get(name)) else {
        return menu;
    };
    menu.show(head(order));
    menu.show_in(sentence::aftersale_courier_loss(Arg::Yuan(claim.loss_fen)), Ink::Strong);
    let parcel = market.parcel_of(name);
    let insured = parcel.is_some_and(|parcel| parcel.insurance_fen > 0);
    let courier = parcel.and_then(|parcel| market.setting.rules.couriers.get(&parcel.courier));
    let fees = courier.and_then(|courier| courier.uninsured_fees);
    menu.show(match fees {
        _ if insured => sentence::aftersale_insured(),
        Some(fees) => sentence::aftersale_uninsured_post(Arg::count(fees)),
        None => sentence::aftersale_uninsured(),
    });
    menu.show(Sentence::of(Arg::say(say::courier_claim_state(claim.state))));
    if let Some(owner) = claim.state.owner() {
        let ink = if owner == ResponsibleRole::Seller {
            Ink::Warn
        } else {
            Ink::Dim
        };
        menu.show_in(sentence::market_decided_by(due(claim.due_min, market)), ink);
    }
    menu.space();
    let one = || Selector::Named(vec![name.clone().into()]);
    menu.act_if(
        matches!(claim.state, ClaimState::Found | ClaimState::Refused) && !claim.has_evidence,
        sentence::aftersale_courier_evidence(),
        Command::CourierClaim(courier_claim::Command::Evidence(one())),
    );
    let mut act = |said: Sentence, command| menu.act(said, Command::CourierClaim(command));
    match claim.state {
        ClaimState::Found => act(sentence::aftersale_courier_file(), courier_claim::Command::File(one())),
        ClaimState::Refused => {
            act(
                sentence::aftersale_courier_complain(),
                courier_claim::Command::Complain(one()),
            );
            menu.show_in(sentence::aftersale_ask_office(), Ink::Dim);
        }
        ClaimState::Filed | ClaimState::Complained | ClaimState::Paid | ClaimState::Closed => {}
    }
    menu
}

fn offer_part(name: &OrderId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_offer());
    let (Some(claim), Some(order)) = (market.after_sales.get(name), market.orders.get(name)) else {
        return menu;
    };
    for share_ppm in PARTS_PPM.into_iter().filter(|part| *part < claim.share_ppm) {
        let said = sentence::market_offer_part(
            Arg::Yuan(order.price_fen * share_ppm / 1_000_000),
            Arg::Share(share_ppm),
        );
        let command = Command::AfterSale(aftersale::Command::Offer(aftersale::command::Offer {
            orders: Selector::Named(vec![name.clone().into()]),
            share_ppm,
        }));
        menu.offer(said, OnChoose::Do(command, usize::MAX));
    }
    if menu.choices.is_empty() {
        menu.show(sentence::market_offer_none());
    }
    menu
}
