//! What happens in a cooperative: hands, offers, boxes on credit, the case card.

use super::{Saying, Word, household, sentence};
use crate::market::Consent;
use crate::market::coop;

pub(super) fn event(event: &coop::Event) -> Saying {
    match event {
        coop::Event::HandsHired(coop::event::HandsHired { hands: 0, .. }) => sentence::coop_event_hands_none(),
        coop::Event::HandsHired(coop::event::HandsHired { hands, paid_fen }) => {
            sentence::coop_event_hands_hired(Word::count(*hands), Word::Yuan(*paid_fen))
        }
        coop::Event::WagesPaid(coop::event::WagesPaid { hands, amount_fen }) => {
            sentence::coop_event_wages(Word::count(*hands), Word::Yuan(*amount_fen))
        }
        coop::Event::HandsStayedHome(_) => sentence::coop_event_hands_home(),
        coop::Event::CreditChosen(coop::event::CreditChosen { on: true }) => sentence::coop_event_credit_on(),
        coop::Event::CreditChosen(coop::event::CreditChosen { on: false }) => sentence::coop_event_credit_off(),
        coop::Event::SupplierPaid(coop::event::SupplierPaid { amount_fen }) => {
            sentence::coop_event_supplier_paid(Word::Yuan(*amount_fen))
        }
        coop::Event::SupplierUnpaid(coop::event::SupplierUnpaid { amount_fen, late_fen }) => {
            sentence::coop_event_supplier_unpaid(Word::Yuan(*late_fen), Word::Yuan(*amount_fen))
        }
        coop::Event::Hail(coop::event::Hail { product, .. }) => {
            sentence::coop_event_hail(Word::name("product", product))
        }
        coop::Event::ConsentAsked(coop::event::ConsentAsked { household: id, consent }) => {
            let tell = match consent {
                Consent::No => sentence::coop_event_consent_no,
                Consent::Unnamed => sentence::coop_event_consent_unnamed,
                Consent::Named => sentence::coop_event_consent_named,
            };
            tell(household(id))
        }
        coop::Event::CaseWritten(_) => sentence::coop_event_case(),
        coop::Event::DealOffered(coop::event::DealOffered { deal, until_min }) => {
            sentence::coop_event_deal_offered(Word::name("deal", deal), Word::Moment(*until_min))
        }
        coop::Event::DealTaken(coop::event::DealTaken { deal, deposit_fen: 0 }) => {
            sentence::coop_event_deal_taken(Word::name("deal", deal))
        }
        coop::Event::DealTaken(coop::event::DealTaken { deal, deposit_fen }) => {
            sentence::coop_event_deal_prepaid(Word::name("deal", deal), Word::Yuan(*deposit_fen))
        }
        coop::Event::DealGone(coop::event::DealGone { deal, silent: true }) => {
            sentence::coop_event_deal_silent(Word::name("deal", deal))
        }
        coop::Event::DealGone(coop::event::DealGone { deal, silent: false }) => {
            sentence::coop_event_deal_declined(Word::name("deal", deal))
        }
        coop::Event::DealMissed(coop::event::DealMissed { deal, penalty_fen, .. }) => {
            sentence::coop_event_deal_missed(Word::name("deal", deal), Word::Yuan(*penalty_fen))
        }
        coop::Event::LineShort(coop::event::LineShort { deal, missing: 0, .. }) => {
            sentence::coop_event_line_full(Word::name("deal", deal))
        }
        coop::Event::LineShort(coop::event::LineShort {
            deal,
            missing,
            amount_fen,
        }) => sentence::coop_event_line_short(Word::count(*missing), Word::name("deal", deal), Word::Yuan(*amount_fen)),
    }
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
