//! What happens in a cooperative: hands, offers, boxes on credit, the case card.

use super::{Saying, Word, household};
use crate::market::Consent;
use crate::market::coop;

pub(super) fn event(event: &coop::Event) -> Saying {
    let money = |key: &str, fen: i64| told(key).with("money", Word::Yuan(fen));
    match event {
        coop::Event::HandsHired(coop::event::HandsHired { hands: 0, .. }) => told("hands-none"),
        coop::Event::HandsHired(coop::event::HandsHired { hands, paid_fen }) => {
            money("hands-hired", *paid_fen).with("hands", Word::count(*hands))
        }
        coop::Event::WagesPaid(coop::event::WagesPaid { hands, amount_fen }) => {
            money("wages", *amount_fen).with("hands", Word::count(*hands))
        }
        coop::Event::HandsStayedHome(_) => told("hands-home"),
        coop::Event::CreditChosen(coop::event::CreditChosen { on: true }) => told("credit-on"),
        coop::Event::CreditChosen(coop::event::CreditChosen { on: false }) => told("credit-off"),
        coop::Event::SupplierPaid(coop::event::SupplierPaid { amount_fen }) => money("supplier-paid", *amount_fen),
        coop::Event::SupplierUnpaid(coop::event::SupplierUnpaid { amount_fen, late_fen }) => {
            money("supplier-unpaid", *amount_fen).with("late", Word::Yuan(*late_fen))
        }
        coop::Event::Hail(coop::event::Hail { product, .. }) => {
            told("hail").with("product", Word::name("product", product))
        }
        coop::Event::ConsentAsked(coop::event::ConsentAsked { household: id, consent }) => {
            let key = match consent {
                Consent::No => "consent-no",
                Consent::Unnamed => "consent-unnamed",
                Consent::Named => "consent-named",
            };
            told(key).with("who", household(id))
        }
        coop::Event::CaseWritten(_) => told("case"),
        _ => deal_event(event),
    }
}

fn deal_event(event: &coop::Event) -> Saying {
    let about = |key: &str, deal: &str| told(key).with("deal", Word::name("deal", deal));
    match event {
        coop::Event::DealOffered(coop::event::DealOffered { deal, until_min }) => {
            about("deal-offered", deal).with("time", Word::Moment(*until_min))
        }
        coop::Event::DealTaken(coop::event::DealTaken { deal, deposit_fen: 0 }) => about("deal-taken", deal),
        coop::Event::DealTaken(coop::event::DealTaken { deal, deposit_fen }) => {
            about("deal-prepaid", deal).with("money", Word::Yuan(*deposit_fen))
        }
        coop::Event::DealGone(coop::event::DealGone { deal, silent: true }) => about("deal-silent", deal),
        coop::Event::DealGone(coop::event::DealGone { deal, silent: false }) => about("deal-declined", deal),
        coop::Event::DealMissed(coop::event::DealMissed { deal, penalty_fen, .. }) => {
            about("deal-missed", deal).with("money", Word::Yuan(*penalty_fen))
        }
        coop::Event::LineShort(coop::event::LineShort { deal, missing: 0, .. }) => about("line-full", deal),
        coop::Event::LineShort(coop::event::LineShort {
            deal,
            missing,
            amount_fen,
        }) => about("line-short", deal)
            .with("count", Word::count(*missing))
            .with("money", Word::Yuan(*amount_fen)),
        _ => unreachable!("`coop_event` sends only deals here"),
    }
}

fn told(key: &str) -> Saying {
    Saying::plain(format!("coop-event-{key}"))
}

/// Fills in what the sentence of a refusal names.
pub(super) fn wrong(refusal: &coop::Refusal, saying: Saying) -> Saying {
    match refusal {
        coop::Refusal::TooManyHands(coop::refusal::TooManyHands { most }) => saying.with("most", Word::count(*most)),
        coop::Refusal::CreditSpent(coop::refusal::CreditSpent { left_fen }) => {
            saying.with("left", Word::Yuan(*left_fen))
        }
        coop::Refusal::NoOffer | coop::Refusal::SeasonRuns | coop::Refusal::NoConsent => saying,
    }
}
