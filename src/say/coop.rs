//! What happens in a cooperative: hands, offers, boxes on credit, the case card.

use super::{Saying, Word, household};
use crate::market::{Consent, CoopEvent, CoopRefusal};

pub fn coop_event(event: &CoopEvent) -> Saying {
    let money = |key: &str, fen: i64| told(key).with("money", Word::Yuan(fen));
    match event {
        CoopEvent::HandsHired { hands: 0, .. } => told("hands-none"),
        CoopEvent::HandsHired { hands, paid_fen } => money("hands-hired", *paid_fen).with("hands", Word::count(*hands)),
        CoopEvent::WagesPaid { hands, amount_fen } => money("wages", *amount_fen).with("hands", Word::count(*hands)),
        CoopEvent::HandsStayedHome { .. } => told("hands-home"),
        CoopEvent::CreditChosen { on: true } => told("credit-on"),
        CoopEvent::CreditChosen { on: false } => told("credit-off"),
        CoopEvent::SupplierPaid { amount_fen } => money("supplier-paid", *amount_fen),
        CoopEvent::SupplierUnpaid { amount_fen, late_fen } => {
            money("supplier-unpaid", *amount_fen).with("late", Word::Yuan(*late_fen))
        }
        CoopEvent::Hail { product, .. } => told("hail").with("product", Word::name("product", product)),
        CoopEvent::ConsentAsked { household: id, consent } => {
            let key = match consent {
                Consent::No => "consent-no",
                Consent::Unnamed => "consent-unnamed",
                Consent::Named => "consent-named",
            };
            told(key).with("who", household(id))
        }
        CoopEvent::CaseWritten { .. } => told("case"),
        _ => deal_event(event),
    }
}

fn deal_event(event: &CoopEvent) -> Saying {
    let about = |key: &str, deal: &str| told(key).with("deal", Word::name("deal", deal));
    match event {
        CoopEvent::DealOffered { deal, until_min } => {
            about("deal-offered", deal).with("time", Word::Moment(*until_min))
        }
        CoopEvent::DealTaken { deal, deposit_fen: 0 } => about("deal-taken", deal),
        CoopEvent::DealTaken { deal, deposit_fen } => {
            about("deal-prepaid", deal).with("money", Word::Yuan(*deposit_fen))
        }
        CoopEvent::DealGone { deal, silent: true } => about("deal-silent", deal),
        CoopEvent::DealGone { deal, silent: false } => about("deal-declined", deal),
        CoopEvent::DealMissed { deal, penalty_fen, .. } => {
            about("deal-missed", deal).with("money", Word::Yuan(*penalty_fen))
        }
        CoopEvent::LineShort { deal, missing: 0, .. } => about("line-full", deal),
        CoopEvent::LineShort {
            deal,
            missing,
            amount_fen,
        } => about("line-short", deal)
            .with("count", Word::count(*missing))
            .with("money", Word::Yuan(*amount_fen)),
        _ => unreachable!("`coop_event` sends only deals here"),
    }
}

fn told(key: &str) -> Saying {
    Saying::plain(format!("coop-event-{key}"))
}

/// Fills in what the sentence of a refusal names.
pub(super) fn coop_refusal(refusal: CoopRefusal, saying: Saying) -> Saying {
    match refusal {
        CoopRefusal::TooManyHands { most } => saying.with("most", Word::count(most)),
        CoopRefusal::CreditSpent { left_fen } => saying.with("left", Word::Yuan(left_fen)),
        CoopRefusal::NoOffer | CoopRefusal::SeasonRuns | CoopRefusal::NoConsent => saying,
    }
}
